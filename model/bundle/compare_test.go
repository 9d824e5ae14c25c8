package bundle

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
)

// lines gives changes in short form.
func lines(list []Change) []string {
	var out []string
	for _, c := range list {
		s := c.OldCode + " → " + c.Code + " " + c.Title
		for _, w := range c.What {
			s += ", " + w
		}
		out = append(out, s)
	}
	return out
}

func TestChangesBetweenTwoBundles(t *testing.T) {
	w := newWorld(t)
	sk := w.add("SK tim", []model.File{w.pdf("sk.pdf", 2)}, "P.1.i.a")
	minutes := w.add("Notula", []model.File{w.pdf("notula.pdf", 1), w.pdf("foto.pdf", 1)}, "P.1.i.b")
	w.add("Laporan lama", []model.File{w.pdf("lama.pdf", 1)}, "P.1.ii.a")
	w.add("Survei", []model.File{w.pdf("survei.pdf", 1)}, "H.II.a")
	before := w.build().Manifest

	t.Run("J2: nothing differs from itself", func(t *testing.T) {
		if c := Compare(before, before); !c.IsEmpty() || c.Unchanged != len(before.Entries) {
			t.Errorf("%+v", c)
		}
	})
	clear(w.docs)
	minutes.Files[0] = w.pdf("notula bertanda tangan.pdf", 3)
	minutes.Title = "Notula rapat tim"
	w.put(minutes)
	sk.Links[0].Code = "P.1.iii.a"
	w.put(sk)
	w.add("Undangan", []model.File{w.pdf("undangan.pdf", 1)}, "P.1.i.b")
	again := w.add("Survei", []model.File{w.pdf("survei.pdf", 1)}, "H.II.a") // imported anew: another document
	after := w.build().Manifest
	got := Compare(before, after)

	for _, tt := range []struct {
		name string
		got  []Change
		want []string
	}{
		{"added", got.Added, []string{" → P.1.i.b-02 Undangan"}},
		{"removed", got.Removed, []string{"P.1.ii.a-01 →  Laporan lama"}},
		{"moved", got.Moved, []string{"P.1.i.a-01 → P.1.iii.a-01 SK tim"}},
		{"changed", got.Changed, []string{"P.1.i.b-01 → P.1.i.b-01 Notula rapat tim, isi berkas, judul, jumlah halaman", "P.1.i.b-01 → P.1.i.b-01 Notula rapat tim, judul"}},
		{"shifted", got.Shifted, []string{"H.II.a-01 → H.II.a-01 Survei"}},
	} {
		t.Run("J2: what was "+tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, lines(tt.got)); diff != "" {
				t.Error(diff)
			}
		})
	}
	if got.Shifted[0].Document != again.ID || got.Shifted[0].OldPage == got.Shifted[0].Page {
		t.Errorf("%+v", got.Shifted[0])
	}
}

func TestReadManifest(t *testing.T) {
	w := varied(t)
	res := w.build()
	m, err := ReadManifest(res.ManifestPath)
	if err != nil || !cmp.Equal(m, res.Manifest) {
		t.Errorf("%v %s", err, cmp.Diff(m, res.Manifest))
	}
	other := filepath.Join(w.out, "lain.json")
	if err := os.WriteFile(other, []byte(`{"pages": 3}`), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, kind := range map[string]model.Kind{other: model.Invalid, res.Path: model.Invalid, other + "x": model.NotFound} {
		if _, err := ReadManifest(path); model.KindOf(err) != kind {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestPreview(t *testing.T) {
	w := varied(t)
	preview, err := Preview(context.Background(), w.source(), Request{Date: date})
	if err != nil {
		t.Fatal(err)
	}
	if left := w.leftovers(); len(left) > 0 {
		t.Errorf("wrote %v", left)
	}
	built := w.build().Manifest
	for i := range built.Entries {
		built.Entries[i].Notes = nil // known only when pages are copied
	}
	if diff := cmp.Diff(built, preview); diff != "" {
		t.Error(diff)
	}
}
