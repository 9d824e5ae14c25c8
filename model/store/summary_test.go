package store_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/store"
	"siapzi/model/store/storetest"
)

func TestSummaries(t *testing.T) {
	db := storetest.Open(t)
	f := storetest.NewFactory(t, db)
	decree := f.Document("isi keputusan", func(d *model.Document) {
		d.Title, d.Number, d.Date, d.Kind, d.Issuer = "SK Tim", "SK-1/2026", "2026-02-03", model.KindDecree, "Kepala"
		d.Period = model.Period{From: "2026-01-01", To: "2026-12-31", Label: "2026"}
		second := d.Files[0]
		second.ID, second.Position = "f2", 2
		second.Version = model.Version{ID: "v2", No: 1, Hash: storetest.Hash(50), Size: 500, Name: "lampiran.pdf", MIME: "application/pdf", Pages: 4, Problem: model.ProblemLocked}
		d.Files = append(d.Files, second)
		d.Links = []model.Link{{Code: "P.1.i.b"}, {Code: "P.1.i.a"}}
	})
	bare := f.Document("", func(d *model.Document) { d.Files = nil })
	thrown := f.Document("", func(d *model.Document) { d.Deleted = storetest.Now() })
	write(t, db, func(tx *store.Tx) error { // the newest version counts
		if err := tx.PutBlob(store.Blob{Hash: storetest.Hash(51), Size: 7, MIME: "image/png", Pages: 1}, ""); err != nil {
			return err
		}
		return tx.AddVersion(thrown.Files[0].ID, model.Version{ID: "v9", No: 2, Hash: storetest.Hash(51), Name: "baru.png"})
	})
	want := []store.Summary{
		{Seq: 1, ID: decree.ID, Title: "SK Tim", Number: "SK-1/2026", Date: "2026-02-03", Period: decree.Period, Kind: model.KindDecree, Issuer: "Kepala",
			Created: storetest.Now(), Files: 2, Name: decree.Files[0].Version.Name, MIME: "application/pdf", Hash: storetest.Hash(1), Pages: 5, Size: 1500,
			HasText: true, Problem: model.ProblemLocked, Links: []model.Code{"P.1.i.a", "P.1.i.b"}},
		{Seq: 2, ID: bare.ID, Title: bare.Title, Kind: model.KindOther, Created: storetest.Now()},
		{Seq: 3, ID: thrown.ID, Title: thrown.Title, Kind: model.KindOther, Created: storetest.Now(), Deleted: storetest.Now(), Files: 1,
			Name: "baru.png", MIME: "image/png", Hash: storetest.Hash(51), Pages: 1, Size: 7},
	}

	read(t, db, func(tx *store.Tx) error {
		got, err := tx.AllSummaries()
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("all: -want +got\n%s", d)
		}
		some, err2 := tx.Summaries([]model.DocumentID{thrown.ID, "unknown", bare.ID})
		if d := cmp.Diff(want[1:], some); d != "" {
			t.Errorf("some: -want +got\n%s", d)
		}
		return firstError(err, err2)
	})
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func TestMatches(t *testing.T) {
	db := storetest.Open(t)
	f := storetest.NewFactory(t, db)
	f.Document("foto papan maklumat pelayanan di lobi", func(d *model.Document) { d.Title = "Foto" }) // 1
	f.Document("berjanji", func(d *model.Document) { d.Title = "Maklumat" })                          // 2
	f.Document("", func(d *model.Document) { d.Title, d.Number = "SK", "SK-112/ZI" })                 // 3
	f.Document("maklumat lama", func(d *model.Document) { d.Deleted = storetest.Now() })              // 4
	for _, c := range []struct {
		text string
		want []int64
	}{
		{"maklumat", []int64{2, 4, 1}},
		{"maklu", []int64{2, 4, 1}},
		{"12/ZI", []int64{3}},
		{"klumat", []int64{2}},
		{"tidak ada", nil},
		{"  ", nil},
		{`"`, nil},
	} {
		t.Run(c.text, func(t *testing.T) {
			read(t, db, func(tx *store.Tx) error {
				got, ranked, err := tx.Matches(c.text)
				if !slices.Equal(got, c.want) || !ranked {
					t.Errorf("got %v (ranked %v), want %v", got, ranked, c.want)
				}
				return err
			})
		})
	}
}
