package standing

import (
	"context"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/readiness"
	"siapzi/model/store"
	"siapzi/model/store/storetest"
)

func open(t testing.TB) (*Standing, *store.DB, *time.Time) {
	now := storetest.Now()
	db := storetest.OpenConfig(t, store.Config{Now: func() time.Time { return now }})
	err := db.Write(t.Context(), "u", func(tx *store.Tx) error {
		return tx.PutUnit(model.Unit{Name: "Balai", Agency: "Kementerian", Year: 2026, Target: model.WBK})
	})
	if err != nil {
		t.Fatal(err)
	}
	s := New(Deps{DB: db, Worksheet: lke.Default, Now: func() time.Time { return now },
		Planned: func(context.Context) (map[model.Code]bool, error) { return map[model.Code]bool{"H.I.a": false}, nil }})
	return s, db, &now
}

func TestReport(t *testing.T) {
	ctx := t.Context()
	s, db, _ := open(t)
	f := storetest.NewFactory(t, db)
	f.Document("SK", func(d *model.Document) { d.Links = []model.Link{{Code: "P.1.i.a"}} })
	f.Document("SK lama", func(d *model.Document) { d.Links = []model.Link{{Code: "P.1.i.b", Carried: 2025}} })
	f.Document("dibuang", func(d *model.Document) { d.Links = []model.Link{{Code: "P.1.ii.a"}}; d.Deleted = storetest.Now() })

	r, err := s.Report(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if r.Unproved != 112 || r.Proofs["P.1.i.a"] != 1 || r.Proofs["P.1.i.b"] != 0 || r.Carried != 1 {
		t.Errorf("%d unproved, proofs %v, %d carried", r.Unproved, r.Proofs, r.Carried)
	}
	if !r.HasPath || len(r.Path.Raises) == 0 || len(r.Outlook.Raised) != 1 || r.Unmet != len(r.Conditions) {
		t.Errorf("path %v, outlook %v, %d of %d conditions unmet", r.HasPath, r.Outlook.Raised, r.Unmet, len(r.Conditions))
	}
}

func TestSay(t *testing.T) {
	ctx := t.Context()
	s, db, _ := open(t)
	d := storetest.NewFactory(t, db).Document("LHP", nil)
	if err := s.Say(ctx, "sari", "tlhp", readiness.Statement{Value: "100 %", Document: d.ID, Note: "surat APIP"}); err != nil {
		t.Fatal(err)
	}
	x, err := s.Statement(ctx, "tlhp")
	if err != nil || x.Value != "100" || x.Document != d.ID || x.Note != "surat APIP" {
		t.Errorf("%+v, %v", x, err)
	}
	r, err := s.Report(ctx)
	if err != nil || r.Unmet != len(r.Conditions)-1 {
		t.Errorf("%d unmet, %v", r.Unmet, err)
	}
	if err := s.Say(ctx, "sari", "tlhp", readiness.Statement{Value: "banyak"}); model.KindOf(err) != model.Invalid {
		t.Errorf("wrong value: %v", err)
	}
	if err := s.Say(ctx, "sari", "tlhp", readiness.Statement{Value: "1", Document: "tak-ada"}); model.KindOf(err) != model.NotFound {
		t.Errorf("unknown document: %v", err)
	}
	if err := s.Say(ctx, "sari", "lain", readiness.Statement{}); model.KindOf(err) != model.NotFound {
		t.Errorf("unknown prerequisite: %v", err)
	}
}

func TestTrend(t *testing.T) {
	ctx := t.Context()
	s, _, now := open(t)
	keep := func(safe float64) {
		t.Helper()
		r, err := s.Report(ctx)
		if err != nil {
			t.Fatal(err)
		}
		r.Safe = safe
		if err := s.Keep(ctx, r); err != nil {
			t.Fatal(err)
		}
	}
	keep(10)
	keep(12) // the last look of a day counts
	*now = now.AddDate(0, 0, 20)
	keep(15)
	keep(15)
	*now = now.AddDate(0, 0, 15)
	keep(30)

	got, err := s.Trend(ctx, 30)
	if err != nil || !got.Known || len(got.Points) != 3 || got.From.Safe != 12 || got.Safe != 18 || len(got.Areas) != 6 {
		t.Errorf("%+v, %v", got, err)
	}
	if got, _ = s.Trend(ctx, 10); got.From.Safe != 15 {
		t.Errorf("ten days: %+v", got.From)
	}
}

// BenchmarkReport takes 113 questions with ten documents each. The promise is 100 ms.
func BenchmarkReport(b *testing.B) {
	s, db, _ := open(b)
	f := storetest.NewFactory(b, db)
	for _, q := range lke.Default().Questions {
		for range 10 {
			f.Document("x", func(d *model.Document) { d.Links = []model.Link{{Code: q.Code}} })
		}
	}
	for b.Loop() {
		if _, err := s.Report(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}
