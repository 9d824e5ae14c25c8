#!/bin/sh
# Installs SiapZI for the present user below ~/.local, or removes it again:
#   ./install.sh [--remove]
# Workspaces and settings are not touched.
set -eu
cd "$(dirname "$0")"
to=${XDG_DATA_HOME:-$HOME/.local/share} bin=$HOME/.local/bin
if [ "${1:-}" = --remove ]; then
  rm -f "$bin/siapzi" "$bin/zi" "$to/applications/id.siapzi.desktop.desktop" "$to/mime/packages/siapzi.xml" \
    "$to/icons/hicolor/512x512/apps/siapzi.png"
  rm -rf "$to/doc/siapzi"
else
  mkdir -p "$bin" "$to/applications" "$to/mime/packages" "$to/icons/hicolor/512x512/apps" "$to/doc"
  cp bin/siapzi bin/zi "$bin/"
  sed "s|^Exec=siapzi|Exec=\"$bin/siapzi\"|" share/applications/id.siapzi.desktop.desktop >"$to/applications/id.siapzi.desktop.desktop"
  cp share/mime/packages/siapzi.xml "$to/mime/packages/"
  cp share/icons/hicolor/512x512/apps/siapzi.png "$to/icons/hicolor/512x512/apps/"
  cp -r share/doc/siapzi "$to/doc/"
fi
for tool in "update-mime-database $to/mime" "update-desktop-database $to/applications"; do
  # Without these tools the file type works after the next login.
  command -v "${tool%% *}" >/dev/null && ${tool%% *} "${tool#* }" || true
done
