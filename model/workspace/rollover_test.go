package workspace

import (
	"os"
	"path/filepath"
	"testing"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/pdfium/pdfiumtest"
	"siapzi/model/plan"
	"siapzi/model/readiness"
	"siapzi/model/setting"
)

func TestRollover(t *testing.T) {
	ctx := t.Context()
	w := create(t)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "1.i.a SK Tim ZI 2026.pdf")
	must(os.WriteFile(path, pdfiumtest.PDF(pdfiumtest.Page{Text: "SK Tim Zona Integritas maklumat"}), 0o600))
	rep, err := w.Catalog().Import(ctx, "sari", []string{path}, catalog.ImportOptions{})
	must(err)
	id := rep.Files[0].Document
	must(w.Catalog().Link(ctx, "sari", id, model.Link{Code: "P.1.i.a", Evidence: 1}, model.Link{Code: "P.1.i.b"}))
	must(w.Assessment().Set(ctx, "sari", []model.Answer{{Code: "P.1.i.a", Assessor: model.UnitAssessor, Option: "Ya"}}))
	must(w.Settings().Set(ctx, "sari", map[setting.Key]string{setting.DeadlineUnit: "2026-04-30", setting.PortalLimit: "12"}))
	must(w.Standing().Say(ctx, "sari", "tlhp", readiness.Statement{Value: "100"}))
	_, err = plan.New(w.db, w.Worksheet()).Add(ctx, "sari",
		model.Activity{Name: "Monev triwulanan", Months: model.MonthsOf(3, 6), Codes: []model.Code{"P.1.iii.b"}, Realisations: []model.Realisation{{Month: 3, Done: true}}},
		model.Activity{Name: "Batal", Canceled: true, CancelReason: "tidak perlu"})
	must(err)

	dir := filepath.Join(t.TempDir(), "2027.siapzi")
	next, r, err := w.Rollover(ctx, dir, 2027, config(), nil)
	must(err)
	defer next.Close()

	if r.Documents != 1 || r.Links != 2 || r.Activities != 1 || len(r.Failed) > 0 || r.From != 2026 || r.To != 2027 {
		t.Errorf("report %+v", r)
	}
	u, err := next.Unit(ctx)
	if must(err); u.Year != 2027 || u.Name != unit.Name {
		t.Errorf("unit %+v", u)
	}
	answers, err := next.Assessment().Answers(ctx, model.UnitAssessor)
	if must(err); len(answers) != 0 {
		t.Errorf("answers %v", answers)
	}
	by, err := next.Catalog().ByQuestion(ctx)
	if must(err); len(by) != 0 {
		t.Errorf("counted as proved: %v", by)
	}
	carried, err := next.Catalog().Carried(ctx)
	must(err)
	ds := carried["P.1.i.a"]
	if len(carried) != 2 || len(ds) != 1 || ds[0].Links[0].Carried != 2026 || ds[0].Links[0].Evidence != 1 || ds[0].ID == id {
		t.Fatalf("carried %+v", carried)
	}
	if data, err := os.ReadFile(next.Catalog().PathOf(ds[0].Files[0].Version)); err != nil || len(data) == 0 {
		t.Errorf("file: %v", err)
	}
	if hits, err := next.Catalog().Search(ctx, "maklumat", 5); err != nil || len(hits) != 1 {
		t.Errorf("search: %v, %v", hits, err)
	}
	d, err := next.Settings().Deadlines(ctx)
	must(err)
	limit, err := next.Settings().PortalBytes(ctx)
	if must(err); d.Unit != "" || d.Submission != "2027-05-31" || limit != 12<<20 {
		t.Errorf("deadlines %+v, limit %d", d, limit)
	}
	if x, err := next.Standing().Statement(ctx, "tlhp"); err != nil || x.Value != "" {
		t.Errorf("prerequisite %+v, %v", x, err)
	}
	list, err := plan.New(next.db, next.Worksheet()).List(ctx)
	if must(err); len(list) != 1 || len(list[0].Realisations) != 0 || list[0].Months != model.MonthsOf(3, 6) || list[0].Codes[0] != "P.1.iii.b" {
		t.Errorf("plan %+v", list)
	}
	s, err := next.Standing().Report(ctx)
	if must(err); s.Unproved != 113 || s.Carried != 2 {
		t.Errorf("%d unproved, %d carried", s.Unproved, s.Carried)
	}
	if v, err := next.Verify(ctx, nil); err != nil || !v.OK() {
		t.Errorf("verify %+v, %v", v, err)
	}

	t.Run("confirmed links prove", func(t *testing.T) {
		_, err := next.Catalog().Confirm(ctx, "sari", []model.DocumentID{ds[0].ID})
		must(err)
		if s, _ := next.Standing().Report(ctx); s.Unproved != 111 || s.Carried != 0 {
			t.Errorf("%d unproved, %d carried", s.Unproved, s.Carried)
		}
	})
	t.Run("a year that is not later is refused, and a folder with content", func(t *testing.T) {
		if _, _, err := w.Rollover(ctx, filepath.Join(t.TempDir(), "x"), 2026, config(), nil); model.KindOf(err) != model.Invalid {
			t.Errorf("same year: %v", err)
		}
		if _, _, err := w.Rollover(ctx, dir, 2028, config(), nil); model.KindOf(err) != model.Conflict {
			t.Errorf("folder in use: %v", err)
		}
	})
	t.Run("a lost file is told and does not stop the rest", func(t *testing.T) {
		doc, err := w.Catalog().Get(ctx, id)
		must(err)
		lost := w.Catalog().PathOf(doc.Files[0].Version)
		must(os.Chmod(filepath.Dir(lost), 0o700))
		must(os.Remove(lost))
		other, r, err := w.Rollover(ctx, filepath.Join(t.TempDir(), "2028.siapzi"), 2028, config(), nil)
		must(err)
		defer other.Close()
		if len(r.Failed) != 1 || r.Documents != 1 {
			t.Errorf("report %+v", r)
		}
	})
}
