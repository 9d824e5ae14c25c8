package workspace

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/setting"
)

func TestSettingsOfAWorkspace(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Balai.siapzi")
	w, err := Create(t.Context(), dir, model.Unit{Name: "Balai", Agency: "Badan", Year: 2026, Target: model.WBK}, Config{Who: "sari"})
	if err != nil {
		t.Fatal(err)
	}
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewGray(image.Rect(0, 0, 4, 4))); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "logo.png")
	if err := os.WriteFile(path, logo.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := setting.ReadLogo(t.Context(), path)
	if err == nil {
		err = w.Settings().SetLogo(t.Context(), "sari", l)
	}
	if err == nil {
		err = w.Settings().Set(t.Context(), "sari", map[setting.Key]string{"threshold.WBK.total": "80"})
	}
	if err != nil {
		t.Fatal(err)
	}
	minimum := func(sheet *lke.Worksheet) float64 {
		g, _ := sheet.Rule(lke.GateKey{Target: model.WBK, ID: "total"})
		return g.Minimum
	}

	t.Run("thresholds judge at once, also in bundles", func(t *testing.T) {
		src, err := w.BundleSource(t.Context())
		if err != nil || minimum(w.Worksheet()) != 80 || minimum(src.Worksheet) != 80 {
			t.Errorf("minimum %v, in bundles %v, %v", minimum(w.Worksheet()), minimum(src.Worksheet), err)
		}
		if minimum(lke.Default()) != 75 {
			t.Error("the regulation was changed")
		}
	})
	t.Run("the logo is no orphan", func(t *testing.T) {
		r, err := w.Verify(t.Context(), nil)
		if err != nil || !r.OK() || len(r.Orphans)+len(r.Leftover) > 0 {
			t.Errorf("%+v, %v", r, err)
		}
	})
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}

	t.Run("everything is there when it is opened again", func(t *testing.T) {
		w, err := Open(t.Context(), dir, Config{})
		if err != nil {
			t.Fatal(err)
		}
		defer w.Close()
		h, err := w.Settings().Letterhead(t.Context())
		if err != nil || minimum(w.Worksheet()) != 80 || !bytes.Equal(h.Logo.Data, l.Data) {
			t.Errorf("minimum %v, logo %s, %v", minimum(w.Worksheet()), h.Logo, err)
		}
	})
}

func TestCache(t *testing.T) {
	w, err := Create(t.Context(), filepath.Join(t.TempDir(), "Balai.siapzi"), model.Unit{Name: "Balai", Agency: "Badan", Year: 2026, Target: model.WBK}, Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	sub := filepath.Join(w.CacheDir(), "preview")
	if err := os.MkdirAll(sub, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, size := range map[string]int{"a.pdf": 1000, "b.pdf": 234} {
		if err := os.WriteFile(filepath.Join(sub, name), make([]byte, size), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := w.CacheSize(t.Context()); n != 1234 || err != nil {
		t.Errorf("size %d, %v", n, err)
	}
	if n, err := w.ClearCache(t.Context()); n != 1234 || err != nil {
		t.Errorf("freed %d, %v", n, err)
	}
	if n, err := w.CacheSize(t.Context()); n != 0 || err != nil {
		t.Errorf("left %d, %v", n, err)
	}
	if err := os.RemoveAll(w.CacheDir()); err != nil { // as its promise allows
		t.Fatal(err)
	}
	if n, err := w.CacheSize(t.Context()); n != 0 || err != nil {
		t.Errorf("without a folder: %d, %v", n, err)
	}
}
