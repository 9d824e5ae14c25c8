package ui

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/jobs"
)

func TestPrefs(t *testing.T) {
	at := filepath.Join(t.TempDir(), "baru", "settings.json")
	t.Run("a first start has defaults and writes its own folder", func(t *testing.T) {
		p, err := LoadPrefs(at)
		if err != nil || p.Width != defaultWidth || p.Height != defaultHeight {
			t.Fatalf("got %+v, %v", p, err)
		}
		for i := range 10 {
			p.Opened(Recent{Dir: string(rune('a' + i))})
		}
		p.Opened(Recent{Dir: "c", Unit: "Balai"})
		if err := p.Save(); err != nil {
			t.Fatal(err)
		}
		again, err := LoadPrefs(at)
		if err != nil || len(again.Recent) != maxRecent || again.Recent[0].Unit != "Balai" || again.Recent[1].Dir != "j" {
			t.Errorf("got %+v, %v", again.Recent, err)
		}
	})
	t.Run("a damaged file gives the defaults and an error for the log", func(t *testing.T) {
		if err := os.WriteFile(at, []byte(`{"width": 12, "th`), 0o600); err != nil {
			t.Fatal(err)
		}
		p, err := LoadPrefs(at)
		if err == nil || p.Width != defaultWidth || p.Recent != nil {
			t.Errorf("got %+v, %v", p, err)
		}
	})
	t.Run("a window that was too small comes back usable", func(t *testing.T) {
		if err := os.WriteFile(at, []byte(`{"width": 12, "height": 99999, "theme": "pink"}`), 0o600); err != nil {
			t.Fatal(err)
		}
		p, err := LoadPrefs(at)
		if err != nil || p.Width != defaultWidth || p.Theme != "" {
			t.Errorf("got %+v, %v", p, err)
		}
	})
}

func TestJobWords(t *testing.T) {
	for _, c := range []struct {
		job   jobs.Status
		count int
		want  string
		part  float64
	}{
		{jobs.Status{Name: "Impor", State: jobs.Running, Stage: "Mengimpor berkas", Done: 37, Total: 1200}, 1, "Impor · Mengimpor berkas 37/1.200", 37.0 / 1200},
		{jobs.Status{Name: "Impor", State: jobs.Running}, 2, "2 pekerjaan: Impor", -1},
		{jobs.Status{Name: "Impor", State: jobs.Queued}, 1, "Impor menunggu giliran", -1},
		{jobs.Status{Name: "Impor", State: jobs.Running, Canceling: true}, 1, "Menghentikan Impor…", -1},
	} {
		if got := jobText(c.job, c.count); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
		if got := jobPart(c.job); got != c.part {
			t.Errorf("%s: part %g, want %g", c.want, got, c.part)
		}
	}
}

func TestImportSummary(t *testing.T) {
	r := catalog.ImportReport{Added: 37, Reused: 2, Failed: 1, Files: []catalog.ImportedFile{
		{Document: "b", Linked: []model.Code{"P.1.i.a"}}, {Document: "a"}, {Document: "b"}, {Status: catalog.Failed}}}
	if got, want := importSummary(r), "37 berkas baru, 2 sudah ada, 1 tidak dapat diambil, 1 tertaut ke soal."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := documents(r); len(got) != 2 || got[0] != "b" || got[1] != "a" {
		t.Errorf("documents %v", got)
	}
}

func TestCopyForViewing(t *testing.T) {
	dir := t.TempDir()
	from := filepath.Join(dir, "asli")
	if err := os.WriteFile(from, []byte("isi"), 0o400); err != nil {
		t.Fatal(err)
	}
	v := model.Version{ID: "v1", Name: "../../SK Tim.pdf"}
	path, err := copyTo(filepath.Join(dir, "lihat"), from, v)
	if err != nil || path != filepath.Join(dir, "lihat", "v1", "SK Tim.pdf") {
		t.Fatalf("got %s, %v", path, err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "isi" {
		t.Errorf("copy holds %q, %v", data, err)
	}
	if _, err := copyTo(dir, filepath.Join(dir, "hilang"), v); model.KindOf(err) != model.NotFound || !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a lost original: %v", err)
	}
}

func TestFileURL(t *testing.T) {
	if got := fileURL("/home/sari/Bukti 1 #2.pdf").String(); got != "file:///home/sari/Bukti%201%20%232.pdf" {
		t.Errorf("got %s", got)
	}
}
