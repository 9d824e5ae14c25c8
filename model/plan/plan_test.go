package plan_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/plan"
	"siapzi/model/store"
	"siapzi/model/store/storetest"
)

func ptr[T any](v T) *T { return &v }

// env is a plan over a real catalogue.
type env struct {
	t      testing.TB
	db     *store.DB
	p      *plan.Plan
	events []model.Event
}

func newEnv(t testing.TB) *env {
	t.Helper()
	e := &env{t: t}
	bus := &model.Bus{}
	bus.Subscribe(func(ev model.Event) { e.events = append(e.events, ev) })
	e.db = storetest.OpenConfig(t, store.Config{Now: storetest.Now, Bus: bus})
	e.p = plan.New(e.db, lke.Default())
	return e
}

func (e *env) add(as ...model.Activity) []model.Activity {
	e.t.Helper()
	got, err := e.p.Add(e.t.Context(), storetest.Who, as...)
	if err != nil {
		e.t.Fatal(err)
	}
	return got
}

func (e *env) list() []model.Activity {
	e.t.Helper()
	as, err := e.p.List(e.t.Context())
	if err != nil {
		e.t.Fatal(err)
	}
	return as
}

func (e *env) audit(id model.ActivityID) []store.AuditEntry {
	e.t.Helper()
	var out []store.AuditEntry
	if err := e.db.Read(e.t.Context(), func(tx *store.Tx) (err error) { out, err = tx.AuditOf("activity", string(id), 100); return err }); err != nil {
		e.t.Fatal(err)
	}
	return out
}

func full(docs ...model.DocumentID) model.Activity {
	return model.Activity{Goal: "Monev berkala", Name: "Rapat monev ZI", Output: "Paket rapat", Target: 4.5, TargetUnit: "paket",
		Months: model.MonthsOf(3, 6, 12), PIC: "Koordinator Pokja I", Pokja: 1, Codes: []model.Code{"P.1.iii.b", "P.1.iii.a"}, Evidence: 2,
		Obstacle: "jadwal\npimpinan", FollowUp: "dijadwalkan ulang", Note: "catatan", Realisations: []model.Realisation{
			{Month: 3, Quantity: 1.5, Done: true, Note: "12 Maret", Documents: docs}, {Month: 4, Note: "ditunda"}}}
}

func TestAddAndList(t *testing.T) {
	e := newEnv(t)
	f := storetest.NewFactory(t, e.db)
	a, b := f.Document("satu", nil), f.Document("dua", nil)
	want := full(b.ID, a.ID)

	got := e.add(want, model.Activity{Name: "  Lain \t saja "})

	opt := cmpopts.IgnoreFields(model.Activity{}, "ID", "Created", "Updated")
	if d := cmp.Diff([]model.Activity{want, {Name: "Lain saja"}}, e.list(), opt); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	if d := cmp.Diff(got, e.list()); d != "" {
		t.Errorf("what Add gives differs from what is stored\n%s", d)
	}
	if one, err := e.p.Get(t.Context(), got[0].ID); err != nil || cmp.Diff(got[0], one) != "" {
		t.Errorf("get: %v %s", err, cmp.Diff(got[0], one))
	}
	if d := cmp.Diff([]model.Event{model.PlanChanged{IDs: []model.ActivityID{got[0].ID, got[1].ID}}}, e.events); d != "" {
		t.Errorf("events\n%s", d)
	}
	if log := e.audit(got[1].ID); len(log) != 1 || log[0].New != "Lain saja" {
		t.Errorf("audit %+v", log)
	}
}

func TestEdit(t *testing.T) {
	e := newEnv(t)
	d := storetest.NewFactory(t, e.db).Document("satu", nil)
	as := e.add(full(), model.Activity{Name: "B"})
	before := e.list()
	e.events = nil

	undo, err := e.p.Edit(t.Context(), storetest.Who,
		plan.Edit{ID: as[0].ID, Name: ptr("Nama baru"), Months: ptr(model.MonthsOf(1)), Realisations: []model.Realisation{
			{Month: 3}, {Month: 6, Done: true, Documents: []model.DocumentID{d.ID}}}},
		plan.Edit{ID: as[1].ID, Pokja: ptr(2)},
		plan.Edit{ID: as[0].ID, Name: ptr("Nama lebih baru")})
	if err != nil {
		t.Fatal(err)
	}

	got := e.list()
	if got[0].Name != "Nama lebih baru" || len(got[0].Realisations) != 2 || got[0].Realisation(6).Documents[0] != d.ID || got[1].Pokja != 2 {
		t.Errorf("%+v", got)
	}
	var fields []string
	for _, x := range e.audit(as[0].ID) {
		fields = append(fields, x.Field)
	}
	want := []string{"realisation.06.documents", "realisation.06.done", "realisation.03.note", "realisation.03.done", "realisation.03.quantity", "months", "name", ""}
	if d := cmp.Diff(want, fields); d != "" {
		t.Errorf("audit, newest first\n%s", d)
	}

	t.Run("what it gives takes it back and makes it again", func(t *testing.T) {
		redo, err := e.p.Edit(t.Context(), storetest.Who, undo...)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(before, e.list(), cmpopts.IgnoreFields(model.Activity{}, "Updated")); d != "" {
			t.Errorf("undo\n%s", d)
		}
		if _, err := e.p.Edit(t.Context(), storetest.Who, redo...); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(got, e.list(), cmpopts.IgnoreFields(model.Activity{}, "Updated")); d != "" {
			t.Errorf("redo\n%s", d)
		}
	})
	t.Run("an edit that changes nothing tells nobody", func(t *testing.T) {
		e.events = nil
		if _, err := e.p.Edit(t.Context(), storetest.Who, plan.Edit{ID: as[1].ID, Pokja: ptr(2)}); err != nil || e.events != nil {
			t.Errorf("%v %v", err, e.events)
		}
	})
}

func TestRefused(t *testing.T) {
	e := newEnv(t)
	a := e.add(model.Activity{Name: "A"})[0]

	t.Run("every problem of every activity at once", func(t *testing.T) {
		_, err := e.p.Add(t.Context(), storetest.Who, model.Activity{Name: "baik"},
			model.Activity{Target: -1, Pokja: 7, Codes: []model.Code{"P.9.x"}, Canceled: true, Realisations: []model.Realisation{
				{Month: 13, Done: true}, {Month: 14, Quantity: 1e12}}})
		var me *model.Error
		if !errors.As(err, &me) || me.Kind != model.Invalid {
			t.Fatal(err)
		}
		var got []string
		for _, f := range me.Fields {
			got = append(got, f.Field)
		}
		want := []string{"2.name", "2.target", "2.pokja", "2.codes", "2.cancel_reason", "2.realisation.13", "2.realisation.14"}
		if d := cmp.Diff(want, got); d != "" || len(e.list()) != 1 {
			t.Errorf("%s, %d stored", d, len(e.list()))
		}
	})
	t.Run("a document that does not exist", func(t *testing.T) {
		_, err := e.p.Edit(t.Context(), storetest.Who, plan.Edit{ID: a.ID, Realisations: []model.Realisation{{Month: 1, Documents: []model.DocumentID{"x"}}}})
		if model.KindOf(err) != model.NotFound {
			t.Error(err)
		}
	})
	t.Run("unknown and deleted activities", func(t *testing.T) {
		if _, err := e.p.Edit(t.Context(), storetest.Who, plan.Edit{ID: "x"}); model.KindOf(err) != model.NotFound {
			t.Error(err)
		}
		if err := e.p.Trash(t.Context(), storetest.Who, a.ID); err != nil {
			t.Fatal(err)
		}
		if _, err := e.p.Edit(t.Context(), storetest.Who, plan.Edit{ID: a.ID, Name: ptr("x")}); model.KindOf(err) != model.Conflict {
			t.Error(err)
		}
	})
}

func TestTrashOrderAndBatch(t *testing.T) {
	e := newEnv(t)
	as := e.add(model.Activity{Name: "A"}, model.Activity{Name: "B"}, model.Activity{Name: "C"})
	names := func() (s string) {
		for _, a := range e.list() {
			s += a.Name
		}
		return s
	}

	_, back, err := e.p.Apply(t.Context(), storetest.Who, plan.Batch{
		Add: []model.Activity{{Name: "D"}}, Edit: []plan.Edit{{ID: as[1].ID, Name: ptr("E")}}, Trash: []model.ActivityID{as[0].ID},
		Order: []model.ActivityID{as[2].ID, as[1].ID}})
	if err != nil || names() != "CED" {
		t.Fatal(err, names())
	}
	if bin, err := e.p.Bin(t.Context()); err != nil || len(bin) != 1 || bin[0].Name != "A" {
		t.Errorf("bin %v %v", bin, err)
	}
	_, again, err := e.p.Apply(t.Context(), storetest.Who, back)
	if err != nil || names() != "ABC" {
		t.Fatal(err, names())
	}
	if _, _, err := e.p.Apply(t.Context(), storetest.Who, again); err != nil || names() != "CED" {
		t.Fatal(err, names())
	}
	if err := e.p.Restore(t.Context(), storetest.Who, as[0].ID); err != nil || len(e.list()) != 4 {
		t.Errorf("%v %s", err, names())
	}
}

func TestStarter(t *testing.T) {
	e := newEnv(t)
	w := lke.Default()
	expected := 0
	for _, q := range w.Questions {
		expected += len(q.Evidence)
	}

	as := plan.Starter(w, nil)

	if len(as) != expected {
		t.Fatalf("%d activities, want %d", len(as), expected)
	}
	e.add(as...)
	of := func(code model.Code, no int) model.Activity {
		for _, a := range as {
			if a.Codes[0] == code && a.Evidence == no {
				return a
			}
		}
		t.Fatalf("no activity for %s/%d", code, no)
		return model.Activity{}
	}
	if a := of("P.1.iii.b", 2); a.Months.String() != "B03,B06,B09,B12" || a.Target != 4 || a.TargetUnit != "paket" ||
		a.Output != "Paket rapat: undangan, daftar hadir, notula, foto, materi, laporan" || a.Pokja != 1 || a.PIC != "Koordinator Pokja I" {
		t.Errorf("%+v", a)
	}
	if a := of("P.1.i.a", 1); a.Months != model.MonthsOf(1) {
		t.Errorf("the decree of the team is planned in %v", a.Months)
	}
	if a := of("H.II.a", 1); a.Pokja != 0 || a.PIC != "" {
		t.Errorf("%+v", a)
	}
	if more := plan.Starter(w, e.list()); len(more) != 0 {
		t.Errorf("%d activities are made a second time", len(more))
	}
}

func TestProposals(t *testing.T) {
	a := model.Activity{ID: "a", Name: "Rapat", Codes: []model.Code{"P.1.iii.b"}, Evidence: 2, Months: model.MonthsOf(3, 6), Realisations: done(6)}
	doc := func(id model.DocumentID, date model.Date, evidence int) model.Document {
		return model.Document{ID: id, Date: date, Links: []model.Link{{Document: id, Code: "P.1.iii.b", Evidence: evidence}}}
	}
	quarter := doc("quarter", "2026-04-10", 2)
	quarter.Period = model.Period{From: "2026-01-01", To: "2026-03-31"}
	docs := map[model.Code][]model.Document{"P.1.iii.b": {
		doc("good", "2026-03-12", 2), doc("other evidence", "2026-03-12", 1), doc("none named", "2026-03-12", 0), doc("other month", "2026-04-12", 2),
		doc("other year", "2025-03-12", 2), doc("done already", "2026-06-12", 2), doc("undated", "", 2), quarter}}

	got := plan.Proposals([]model.Activity{a}, docs, 2026)

	var ids []model.DocumentID
	for _, p := range got {
		ids = append(ids, p.Document)
	}
	if d := cmp.Diff([]model.DocumentID{"good", "quarter"}, ids); d != "" {
		t.Error(d)
	}
}

func TestDeadlines(t *testing.T) {
	as := []model.Activity{
		{ID: "a", Name: "Monev; rapat, lanjut", Months: model.MonthsOf(3, 5, 6, 12), Pokja: 1, PIC: "Sari"},
		{ID: "b", Name: "Batal", Months: model.MonthsOf(1), Canceled: true},
		{ID: "c", Name: "Selesai", Months: model.MonthsOf(1), Realisations: done(1)}}
	fixed := []plan.FixedDate{{Key: "deadline.submission", Title: "Pengajuan ke TPN", Day: "2026-05-31", Source: "PermenPANRB 5/2024"},
		{Key: "past", Title: "Lewat", Day: "2026-05-25"}, {Key: "done", Title: "Sudah", Day: "2026-06-30", Done: "2026-05-20"}, {Key: "none", Title: "Tanpa hari"}}

	all := plan.Deadlines(as, 2026, fixed, time.Date(2026, 5, 26, 23, 30, 0, 0, time.FixedZone("WIB", 7*3600)))

	var got []string
	for _, d := range all {
		got = append(got, string(d.Day)+" "+d.Key+" "+d.When())
	}
	want := []string{"2026-03-31 a-B03 lewat 56 hari", "2026-05-31 deadline.submission 5 hari lagi", "2026-05-31 a-B05 5 hari lagi",
		"2026-06-30 a-B06 35 hari lagi", "2026-12-31 a-B12 219 hari lagi"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	due := plan.DueOf(all)
	if len(due.Late) != 1 || len(due.Week) != 2 || len(due.Next) != 0 || due.Count() != 3 {
		t.Errorf("%+v", due)
	}
	title, text, ok := due.Notice()
	if !ok || title != "Rencana aksi: 1 terlambat, 2 jatuh tempo minggu ini" || text != "Pengajuan ke TPN – 5 hari lagi" {
		t.Errorf("%q %q", title, text)
	}
	if _, _, ok := (plan.Due{}).Notice(); ok {
		t.Error("a notice about nothing")
	}
}
