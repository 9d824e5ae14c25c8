package workspace

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// networkShare names the share that dir lies on, "" for a local disk.
func networkShare(dir string) string {
	if rest, ok := strings.CutPrefix(dir, `\\?\UNC\`); ok { // the long form of a share
		dir = `\\` + rest
	}
	volume := filepath.VolumeName(dir)
	if strings.HasPrefix(volume, `\\`) && !strings.HasPrefix(volume, `\\?\`) && !strings.HasPrefix(volume, `\\.\`) {
		return volume
	}
	root, err := windows.UTF16PtrFromString(volume + `\`)
	if err != nil || windows.GetDriveType(root) != windows.DRIVE_REMOTE {
		return ""
	}
	return volume
}
