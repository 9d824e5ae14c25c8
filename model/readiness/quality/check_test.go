package quality

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/pdf/pdftest"
	"siapzi/model/store"
	"siapzi/model/store/storetest"
	"siapzi/model/suggest"
)

// newChecker makes a checker whose stored files lie in a folder by their hash.
func newChecker(t testing.TB) (*Checker, *storetest.Factory, *store.DB, func(h model.Hash, data []byte)) {
	db := storetest.Open(t)
	dir := t.TempDir()
	w := lke.Default()
	if err := db.Write(t.Context(), "u", func(tx *store.Tx) error {
		return tx.PutUnit(model.Unit{Name: "Balai", Agency: "Kementerian", Year: 2026, Target: model.WBK})
	}); err != nil {
		t.Fatal(err)
	}
	c := New(Deps{DB: db, Worksheet: func() *lke.Worksheet { return w }, Limit: func(context.Context) (int64, error) { return 2 << 20, nil },
		Path: func(v model.Version) string { return filepath.Join(dir, string(v.Hash)) }, Suggest: suggest.New(w)})
	return c, storetest.NewFactory(t, db), db, func(h model.Hash, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, string(h)), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// coarse is a PDF whose only page is a picture of 50 dpi.
func coarse() []byte {
	d := pdftest.New()
	pages := d.Reserve()
	im := d.Flate("/Type /XObject /Subtype /Image /Width 413 /Height 585 /ColorSpace /DeviceGray /BitsPerComponent 8", make([]byte, 413*585))
	c := d.Stream("", []byte("q 595 0 0 842 0 0 cm /Im Do Q"))
	page := d.Add("<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /XObject << /Im %d 0 R >> >> >>", pages, c, im)
	d.Set(pages, "<< /Type /Pages /Kids [%d 0 R] /Count 1 >>", page)
	d.Trailer(fmt.Sprintf("/Root %d 0 R", d.Add("<< /Type /Catalog /Pages %d 0 R >>", pages)))
	return d.Bytes()
}

func TestCheck(t *testing.T) {
	ctx := t.Context()
	c, f, db, put := newChecker(t)
	scan := f.Document("", func(d *model.Document) { d.Links = []model.Link{{Code: team}} })
	put(scan.Files[0].Version.Hash, coarse())
	wrong := f.Document("Notula rapat pada Senin, 3 Juni 2026.", func(d *model.Document) { d.Links = []model.Link{{Code: elect}} })
	put(wrong.Files[0].Version.Hash, coarse())
	f.Document("Senin, 3 Juni 2026", func(d *model.Document) { d.Links = []model.Link{{Code: team, Carried: 2025}} })
	f.Document("Senin, 3 Juni 2026", nil) // proves nothing
	link := f.Document("", func(d *model.Document) {
		d.Links = []model.Link{{Code: team}}
		d.Files[0].Version.MIME, d.Files[0].Version.Name = "application/x-mswinurl", "laman.url"
	})
	put(link.Files[0].Version.Hash, []byte("[InternetShortcut]\r\nURL=http://contoh.go.id/berita\r\n"))

	var p model.Progress
	got, err := c.Check(ctx, &p)
	if err != nil {
		t.Fatal(err)
	}
	want := map[Code]model.DocumentID{NoText: scan.ID, Illegible: scan.ID, WrongWeekday: wrong.ID, InsecureLink: link.ID}
	for rule, id := range want {
		list := of(got, rule)
		if len(list) == 0 || list[0].Document != id {
			t.Errorf("%s: %+v", rule, list)
		}
	}
	if list := of(got, WrongWeekday); len(list) != 1 {
		t.Errorf("unconfirmed or unlinked documents were judged: %+v", list)
	}
	if _, done, total := p.Snapshot(); done != 3 || total != 3 {
		t.Errorf("looked at %d of %d files", done, total)
	}

	t.Run("a file is read once", func(t *testing.T) {
		put(wrong.Files[0].Version.Hash, nil)
		var again model.Progress
		list, err := c.Check(ctx, &again)
		if _, _, total := again.Snapshot(); err != nil || total != 0 || len(list) != len(got) {
			t.Errorf("%d findings, %d files read, %v", len(list), total, err)
		}
	})

	t.Run("a waiver needs a reason, is logged, and can be taken back", func(t *testing.T) {
		finding := of(got, WrongWeekday)[0]
		if err := c.Waive(ctx, "sari", finding, "  "); model.KindOf(err) != model.Invalid {
			t.Errorf("without a reason: %v", err)
		}
		if err := c.Waive(ctx, "sari", Finding{Rule: "lain"}, "x"); model.KindOf(err) != model.Invalid {
			t.Errorf("unknown rule: %v", err)
		}
		if err := c.Waive(ctx, "sari", finding, "Notula sudah diralat di halaman 2."); err != nil {
			t.Fatal(err)
		}
		list, err := c.Check(ctx, nil)
		if w := of(list, WrongWeekday)[0].Waived; err != nil || w == nil || w.Who != "sari" || w.Reason != "Notula sudah diralat di halaman 2." {
			t.Errorf("waived %+v, %v", w, err)
		}
		var log []store.AuditEntry
		if err := db.Read(ctx, func(tx *store.Tx) (err error) { log, err = tx.AuditLog(1); return err }); err != nil || log[0].Entity != "waiver" || log[0].New == "" {
			t.Errorf("audit %+v, %v", log, err)
		}
		if err := c.Unwaive(ctx, "sari", finding); err != nil {
			t.Fatal(err)
		}
		if list, _ = c.Check(ctx, nil); of(list, WrongWeekday)[0].Waived != nil {
			t.Error("still waived")
		}
	})
}

// BenchmarkCheck takes 1,000 documents that were looked at before and 113
// answers. The promise is 100 ms.
func BenchmarkCheck(b *testing.B) {
	c, f, db, put := newChecker(b)
	w := lke.Default()
	for i := range 1000 {
		d := f.Document("Laporan monev pada Selasa, 7 April 2026", func(d *model.Document) {
			d.Links = []model.Link{{Code: w.Questions[i%len(w.Questions)].Code}}
		})
		put(d.Files[0].Version.Hash, []byte("x"))
	}
	err := db.Write(b.Context(), "b", func(tx *store.Tx) error {
		for _, q := range w.Questions {
			if len(q.Options) > 0 {
				if err := tx.PutAnswer(model.Answer{Code: q.Code, Assessor: model.UnitAssessor, Option: q.Options[0].Key}); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := c.Check(b.Context(), nil); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := c.Check(b.Context(), nil); err != nil {
			b.Fatal(err)
		}
	}
}
