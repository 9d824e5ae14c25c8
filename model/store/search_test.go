package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/store"
	"siapzi/model/store/storetest"
)

func TestSearch(t *testing.T) {
	db := storetest.Open(t)
	f := storetest.NewFactory(t, db)
	add := func(id model.DocumentID, number, text string) {
		f.Document(text, func(d *model.Document) {
			d.ID, d.Title, d.Number = id, string(id), number
			d.Files[0].Version.Name = "pindaian-" + number[:2] + ".pdf"
		})
	}
	add("Maklumat Pelayanan", "11/ZI", "Kami berjanji melayani sesuai standar.")
	add("Foto Papan", "22/ZI", "Foto papan maklumat pelayanan di lobi, dua kali maklumat.")
	add("SK Tim Kerja", "SK-112/ZI/2026", "Keputusan Kepala tentang tim kerja. José.")
	f.Document("maklumat", func(d *model.Document) { d.ID, d.Deleted = "dibuang", storetest.Now() })

	for _, c := range []struct {
		text string
		want []model.DocumentID
	}{
		{"maklumat", []model.DocumentID{"Maklumat Pelayanan", "Foto Papan"}}, // title before text
		{"MAKLUMAT pelay", []model.DocumentID{"Maklumat Pelayanan", "Foto Papan"}},
		{"pelay maklumat", []model.DocumentID{"Maklumat Pelayanan"}}, // a part, but of the title only
		{"jose", []model.DocumentID{"SK Tim Kerja"}},
		{"SK-112/ZI/2026", []model.DocumentID{"SK Tim Kerja"}},
		{"12/ZI", []model.DocumentID{"SK Tim Kerja"}}, // a part of a number
		{"klumat", []model.DocumentID{"Maklumat Pelayanan"}},
		{"pindaian", []model.DocumentID{"Foto Papan", "Maklumat Pelayanan", "SK Tim Kerja"}},
		{"lobi standar", nil}, // all words in one document
		{`"`, nil},
		{`tim" OR "foto`, nil},
		{`tim* kerja)`, []model.DocumentID{"SK Tim Kerja"}},
		{"title:foto", nil},
		{"NEAR(tim kerja)", nil},
		{"\x00 \xff", nil},
		{"  ", nil},
	} {
		t.Run(c.text, func(t *testing.T) {
			got := search(t, db, c.text)
			if c.text == "pindaian" { // equal rank: only the set counts
				if len(got) != len(c.want) {
					t.Errorf("got %v", got)
				}
				return
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
		})
	}

	t.Run("a new title is found, the old one is not", func(t *testing.T) {
		write(t, db, func(tx *store.Tx) error {
			d, _, err := tx.Document("Foto Papan")
			if err != nil {
				return err
			}
			d.Title = "Dokumentasi"
			if err := tx.UpdateDocument(d); err != nil {
				return err
			}
			return tx.IndexDocument(d.ID)
		})
		for text, want := range map[string]int{"papan lobi": 1, "dokumentasi lobi": 1, "foto papan maklumat": 1, "okumenta": 1, "oto pap": 0} {
			if got := search(t, db, text); len(got) != want {
				t.Errorf("%q finds %v, want %d", text, got, want)
			}
		}
	})
	t.Run("the limit holds", func(t *testing.T) {
		read(t, db, func(tx *store.Tx) error {
			hits, err := tx.Search("zi", 2)
			if len(hits) != 2 || hits[0].Rank < hits[1].Rank {
				t.Errorf("got %+v", hits)
			}
			return err
		})
	})
}

// TestSearchOfFrequentWords: more documents than are ranked hold the words.
func TestSearchOfFrequentWords(t *testing.T) {
	db := storetest.Open(t)
	write(t, db, func(tx *store.Tx) error {
		for i := range 2100 {
			title := "Surat"
			if i == 7 || i == 9 {
				title = "Laporan Rapat"
			}
			if err := addDocument(tx, i, title, "laporan rapat"); err != nil {
				return err
			}
		}
		return tx.SetDeleted("d000009", storetest.Now())
	})
	got := search(t, db, "rapat laporan")
	if want := []model.DocumentID{"d000007", "d002099", "d002098"}; len(got) < 3 || !cmp.Equal(got[:3], want) {
		t.Errorf("got %v…, want %v first: the title, then the newest", got[:min(len(got), 3)], want)
	}
	seen := map[model.DocumentID]bool{}
	for _, id := range got {
		if seen[id] || id == "d000009" {
			t.Errorf("%s stands twice or lies in the recycle bin", id)
		}
		seen[id] = true
	}
}

func FuzzSearch(f *testing.F) {
	db := storetest.Open(f)
	for _, s := range []string{"sk tim", `"`, "a* OR b", "NEAR(", "title : x", "\xff\x00", "-", "é", "1/2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		err := db.Read(t.Context(), func(tx *store.Tx) error {
			if _, err := tx.Search(text, 5); err != nil {
				return err
			}
			_, _, err := tx.FindDocuments(store.DocumentQuery{Text: text})
			return err
		})
		if err != nil {
			t.Errorf("%q: %v", text, err)
		}
	})
}
