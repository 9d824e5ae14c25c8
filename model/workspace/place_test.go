package workspace

import (
	"os"
	"path/filepath"
	"testing"
)

func TestSyncService(t *testing.T) {
	top := t.TempDir()
	for dir, want := range map[string]string{
		"biasa/Balai.siapzi":                       "",
		"OneDrive/Balai.siapzi":                    "OneDrive",
		"OneDrive - Instansi/ZI/Balai.siapzi":      "OneDrive",
		"Dropbox (Kantor)/Balai.siapzi":            "Dropbox",
		"dropboxnya/Balai.siapzi":                  "",
		"Google Drive/a/Balai.siapzi":              "Google Drive",
		"drive saya/Balai.siapzi":                  "Google Drive",
		"Nextcloud/Balai.siapzi":                   "Nextcloud",
		"Nextcloud.siapzi":                         "", // the workspace's own name tells nothing
		"sinkron/dalam/Balai.siapzi":               "Nextcloud",
		"tanda [1]/a*b/Balai.siapzi":               "Syncthing",
		filepath.Join("awan", "x", "Balai.siapzi"): "OneDrive",
	} {
		path := filepath.Join(top, filepath.FromSlash(dir))
		if err := os.MkdirAll(path, 0o755); err != nil {
			t.Fatal(err)
		}
		for _, mark := range []string{"sinkron/.sync_ab12.db", "tanda [1]/a*b/.stfolder"} {
			mark = filepath.Join(top, filepath.FromSlash(mark))
			if _, err := os.Stat(filepath.Dir(mark)); err == nil {
				if err := os.WriteFile(mark, nil, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
		getenv := func(name string) string {
			if name == "OneDriveCommercial" {
				return filepath.Join(top, "awan")
			}
			return ""
		}
		if got := syncService(path, getenv); got != want {
			t.Errorf("%s: got %q, want %q", dir, got, want)
		}
	}
}

func TestPlaceWarnings(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Dropbox", "a.siapzi")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if got := placeWarnings(dir); len(got) != 1 {
		t.Errorf("got %q", got)
	}
	link := filepath.Join(t.TempDir(), "pintas")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	if got := placeWarnings(link); len(got) != 1 {
		t.Errorf("through a link: %q", got)
	}
}
