package store_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/store"
	"siapzi/model/store/storetest"
)

func TestDocumentComesBackWhole(t *testing.T) {
	db := storetest.Open(t)
	f := storetest.NewFactory(t, db)
	f.Document("", nil)
	want := model.Document{ID: "d1", Title: "SK Tim ZI", Number: "SK-12/ZI/2026", Date: "2026-01-15",
		Period: model.Period{From: "2026-01-01", To: "2026-12-31", Label: "2026"}, Kind: model.KindDecree, Issuer: "Kepala", Note: "asli",
		Files: []model.File{
			{ID: "f1", Position: 1, Label: "SK", Version: model.Version{ID: "v1", No: 1, Hash: storetest.Hash(7), Size: 12, Name: "sk.pdf",
				Folder: "I/1", MIME: "application/pdf", Pages: 3, HasText: true}},
			{ID: "f2", Position: 2, Label: "lampiran", Version: model.Version{ID: "v2", No: 1, Hash: storetest.Hash(8), Size: 13, Name: "l.pdf",
				MIME: "application/pdf", Problem: model.ProblemLocked}}},
		Links: []model.Link{{Code: "P.1.i.a", Evidence: 2, Origin: model.OriginUser}, {Code: "P.1.i.b", Origin: model.OriginAuto, Reason: "folder I/1"}}}

	got := f.Document("isi", func(d *model.Document) { *d = want })

	want.Created, want.Updated = storetest.Now(), storetest.Now()
	for i := range want.Files {
		want.Files[i].Version.Imported = storetest.Now()
	}
	for i := range want.Links {
		want.Links[i].Document, want.Links[i].Created = "d1", storetest.Now()
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}

func TestNewestVersionCounts(t *testing.T) {
	db := storetest.Open(t)
	f := storetest.NewFactory(t, db)
	doc := f.Document("teks pertama", nil)
	file := doc.Files[0].ID
	write(t, db, func(tx *store.Tx) error {
		return errors.Join(
			tx.PutBlob(store.Blob{Hash: storetest.Hash(99), Size: 5, MIME: "application/pdf", Pages: 2, HasText: true}, "teks kedua"),
			tx.AddVersion(file, model.Version{ID: "v2", No: 2, Hash: storetest.Hash(99), Name: "baru.pdf"}),
			tx.IndexDocument(doc.ID))
	})

	read(t, db, func(tx *store.Tx) error {
		got, _, err := tx.Document(doc.ID)
		if v := got.Files[0].Version; v.No != 2 || v.Pages != 2 || v.Name != "baru.pdf" {
			t.Errorf("newest version: %+v", v)
		}
		all, err2 := tx.Versions(file)
		if len(all) != 2 || all[0].No != 1 {
			t.Errorf("all versions: %+v", all)
		}
		for _, h := range []model.Hash{storetest.Hash(99), doc.Files[0].Version.Hash} {
			if id, ok, _ := tx.DocumentOfHash(h); !ok || id != doc.ID {
				t.Errorf("content %s is found in %q", h, id)
			}
		}
		return errors.Join(err, err2)
	})
	if got := search(t, db, "pertama"); len(got) != 0 {
		t.Errorf("the text of the old version is found: %v", got)
	}
	if got := search(t, db, "kedua"); len(got) != 1 {
		t.Errorf("the text of the new version is not found")
	}
}

func TestFindDocuments(t *testing.T) {
	db := storetest.Open(t)
	f := storetest.NewFactory(t, db)
	add := func(title string, date model.Date, codes ...model.Code) {
		f.Document("isi "+title, func(d *model.Document) {
			d.ID, d.Title, d.Date = model.DocumentID(title), title, date
			for _, c := range codes {
				d.Links = append(d.Links, model.Link{Code: c})
			}
		})
	}
	add("Rapat 10", "2026-03-01", "P.1.i.a", "P.1.i.b")
	add("rapat 2", "2026-05-01", "P.1.i.b")
	add("Notula", "")
	add("Laporan", "2026-01-01")
	f.Document("isi", func(d *model.Document) { d.ID, d.Title, d.Deleted = "Buangan", "Buangan", storetest.Now() })

	for _, c := range []struct {
		name  string
		q     store.DocumentQuery
		total int
		want  []model.DocumentID
	}{
		{"all by title, 2 before 10", store.DocumentQuery{}, 4, []model.DocumentID{"Laporan", "Notula", "rapat 2", "Rapat 10"}},
		{"last first", store.DocumentQuery{Desc: true}, 4, []model.DocumentID{"Rapat 10", "rapat 2", "Notula", "Laporan"}},
		{"by date", store.DocumentQuery{Sort: store.SortDate}, 4, []model.DocumentID{"Notula", "Laporan", "Rapat 10", "rapat 2"}},
		{"a page", store.DocumentQuery{Limit: 2, Offset: 1}, 4, []model.DocumentID{"Notula", "rapat 2"}},
		{"behind the end", store.DocumentQuery{Limit: 2, Offset: 10}, 4, nil},
		{"of a question", store.DocumentQuery{Codes: []model.Code{"P.1.i.b"}}, 2, []model.DocumentID{"rapat 2", "Rapat 10"}},
		{"unlinked", store.DocumentQuery{Unlinked: true}, 2, []model.DocumentID{"Laporan", "Notula"}},
		{"in the bin", store.DocumentQuery{InBin: true}, 1, []model.DocumentID{"Buangan"}},
		{"by words", store.DocumentQuery{Text: "isi rap"}, 2, []model.DocumentID{"rapat 2", "Rapat 10"}},
		{"by a part of a word", store.DocumentQuery{Text: "otul"}, 1, []model.DocumentID{"Notula"}},
		{"by punctuation", store.DocumentQuery{Text: "-- *"}, 0, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			read(t, db, func(tx *store.Tx) error {
				got, total, err := tx.FindDocuments(c.q)
				if d := cmp.Diff(c.want, got); d != "" || total != c.total {
					t.Errorf("total %d, want %d; -want +got\n%s", total, c.total, d)
				}
				return err
			})
		})
	}

	t.Run("linked ones, undated last", func(t *testing.T) {
		f.Document("", func(d *model.Document) { d.ID, d.Links = "Tanpa tanggal", []model.Link{{Code: "P.1.i.a"}} })
		read(t, db, func(tx *store.Tx) error {
			got, err := tx.LinkedDocuments()
			if d := cmp.Diff([]model.DocumentID{"Rapat 10", "rapat 2", "Tanpa tanggal"}, got); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
			return err
		})
	})
	t.Run("links that people made, for suggestions", func(t *testing.T) {
		read(t, db, func(tx *store.Tx) error {
			got, err := tx.MadeLinks()
			if len(got) != 4 || got[0] != (store.MadeLink{Document: "Rapat 10", Code: "P.1.i.a", Title: "Rapat 10"}) {
				t.Errorf("got %+v", got)
			}
			return err
		})
	})
}

func TestManyDocumentsAtOnce(t *testing.T) {
	db := storetest.Open(t)
	f := storetest.NewFactory(t, db)
	var ids []model.DocumentID
	for i := range 3 {
		ids = append(ids, f.Document(fmt.Sprint(i), nil).ID)
	}
	var asked []model.DocumentID
	for i := range 1200 { // more than one statement carries
		asked = append(asked, model.DocumentID(fmt.Sprint("tidak ada ", i)))
	}
	asked = append([]model.DocumentID{ids[2]}, append(asked, ids[0])...)
	read(t, db, func(tx *store.Tx) error {
		got, err := tx.Documents(asked)
		if len(got) != 2 || got[0].ID != ids[2] || got[1].ID != ids[0] || len(got[1].Files) != 1 {
			t.Errorf("got %+v", got)
		}
		return err
	})
}

func TestErrorsOfTheDatabaseHaveKinds(t *testing.T) {
	db := storetest.Open(t)
	doc := storetest.NewFactory(t, db).Document("", nil)
	for _, c := range []struct {
		name string
		do   func(tx *store.Tx) error
		want model.Kind
	}{
		{"an id that is taken", func(tx *store.Tx) error { return tx.AddDocument(doc) }, model.Conflict},
		{"an update of nothing", func(tx *store.Tx) error { return tx.UpdateDocument(model.Document{ID: "x", Kind: model.KindOther}) }, model.NotFound},
		{"a deletion of nothing", func(tx *store.Tx) error { return tx.SetDeleted("x", time.Time{}) }, model.NotFound},
		{"an index of nothing", func(tx *store.Tx) error { return tx.IndexDocument("x") }, model.NotFound},
		{"a link of nothing", func(tx *store.Tx) error { return tx.PutLink(model.Link{Document: "x", Origin: "user"}) }, model.NotFound},
		{"an unknown origin", func(tx *store.Tx) error { return tx.PutLink(model.Link{Document: doc.ID, Origin: "x"}) }, model.Invalid},
		{"an unknown kind", func(tx *store.Tx) error { return tx.UpdateDocument(model.Document{ID: doc.ID, Kind: "x"}) }, model.Invalid},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := db.Write(t.Context(), storetest.Who, c.do); model.KindOf(err) != c.want {
				t.Errorf("got %v (%s), want %s", err, model.KindOf(err), c.want)
			}
		})
	}
}

func search(t *testing.T, db *store.DB, text string) (ids []model.DocumentID) {
	t.Helper()
	read(t, db, func(tx *store.Tx) error {
		hits, err := tx.Search(text, 20)
		for _, h := range hits {
			ids = append(ids, h.Document)
		}
		return err
	})
	return ids
}
