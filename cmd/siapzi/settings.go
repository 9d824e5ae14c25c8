package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"siapzi/model"
	"siapzi/ui"
)

// loadPrefs reads the preferences. A damaged file is put aside, so that the
// next save does not destroy what somebody may want to look at; trouble is
// then what the user is told once the window is there.
func loadPrefs(path string) (prefs *ui.Prefs, trouble error) {
	prefs, err := ui.LoadPrefs(path)
	if err == nil {
		return prefs, nil
	}
	slog.Warn("preferences", "err", err)
	aside := strings.TrimSuffix(path, filepath.Ext(path)) + "-rusak" + filepath.Ext(path)
	if rerr := os.Rename(path, aside); rerr != nil {
		slog.Warn("preferences", "err", rerr)
		aside = path
	}
	return prefs, model.Errorf(model.Invalid,
		"Setelan tampilan di komputer ini rusak, jadi dipakai setelan awal. Ruang kerja Anda tidak terpengaruh. Berkas lama disimpan sebagai %s.", aside)
}
