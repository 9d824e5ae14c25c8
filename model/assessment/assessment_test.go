package assessment_test

import (
	"context"
	"math"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/assessment"
	"siapzi/model/lke"
	"siapzi/model/store"
	"siapzi/model/store/storetest"
)

const who model.Actor = "Sekretaris"

// desk is an assessment on a real store with the events that it published.
type desk struct {
	*assessment.Assessment
	db     *store.DB
	events *[]model.Event
}

func open(t *testing.T) desk {
	t.Helper()
	var bus model.Bus
	var events []model.Event
	bus.Subscribe(func(e model.Event) { events = append(events, e) })
	db := storetest.OpenConfig(t, store.Config{Now: storetest.Now, Bus: &bus})
	return desk{assessment.New(db, lke.Default()), db, &events}
}

func (d desk) set(t *testing.T, answers ...model.Answer) {
	t.Helper()
	if err := d.Set(t.Context(), who, answers); err != nil {
		t.Fatal(err)
	}
}

// apply stores a file of the unit.
func (d desk) apply(t *testing.T, file string) error {
	t.Helper()
	changes, err := assessment.ParseFile(lke.Default(), strings.NewReader(file), model.UnitAssessor)
	if err != nil {
		t.Fatal(err)
	}
	return d.Apply(t.Context(), who, changes)
}

func (d desk) get(t *testing.T, code model.Code) model.Answer {
	t.Helper()
	a, err := d.Get(t.Context(), model.UnitAssessor, code)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func (d desk) audit(t *testing.T) []string {
	t.Helper()
	var lines []string
	err := d.db.Read(t.Context(), func(tx *store.Tx) error {
		log, err := tx.AuditLog(100)
		for i := len(log) - 1; i >= 0; i-- { // oldest first
			e := log[i]
			lines = append(lines, string(e.Who)+" "+e.Entity+" "+e.ID+" "+e.Field+": "+e.Old+" → "+e.New)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func unit(code model.Code, option, note string) model.Answer {
	return model.Answer{Code: code, Assessor: model.UnitAssessor, Option: option, Note: note}
}

func numbers(code model.Code, n nums) model.Answer {
	return model.Answer{Code: code, Assessor: model.UnitAssessor, Inputs: n}
}

func TestSetAndRead(t *testing.T) {
	d := open(t)
	d.set(t, unit("P.1.i.a", "Ya", " Lihat SK \n"), numbers("H.I.a", nums{"indeks": 3.6}),
		model.Answer{Code: "P.1.i.a", Assessor: model.TPI, Option: "Tidak"})

	want := unit("P.1.i.a", "Ya", "Lihat SK")
	want.Updated = storetest.Now()
	if diff := cmp.Diff(want, d.get(t, "P.1.i.a")); diff != "" {
		t.Error(diff)
	}
	answers, err := d.Answers(t.Context(), model.UnitAssessor)
	if err != nil || len(answers) != 2 || answers["H.I.a"].Inputs["indeks"] != 3.6 {
		t.Errorf("answers = %+v, %v", answers, err)
	}
	// P.1.i.a is 1 of 2 questions of weight 0.5; IPAK 3.6 is 15.75.
	s, err := d.Score(t.Context(), model.UnitAssessor)
	if err != nil || math.Abs(s.Safe.Total-(.25+15.75)) > 1e-9 || math.Abs(s.Provisional.Total-(.5+15.75)) > 1e-9 {
		t.Errorf("score = %v / %v, %v", s.Safe.Total, s.Provisional.Total, err)
	}
	s, err = d.Score(t.Context(), model.TPI)
	if err != nil || s.Safe.Total != 0 || s.Safe.Answered != 1 {
		t.Errorf("TPI's score = %v with %d answered, %v", s.Safe.Total, s.Safe.Answered, err)
	}
}

func TestSetReplacesAndRemoves(t *testing.T) {
	d := open(t)
	d.set(t, unit("P.1.i.a", "Ya", "SK"), numbers("R.1.i.a", nums{"agen": 7, "perubahan": 6}), unit("P.1.i.b", "", "Tanya TPI"))

	d.set(t, unit("P.1.i.a", "Tidak", ""), numbers("R.1.i.a", nums{"agen": 8}), unit("P.1.i.b", "", ""))

	if a := d.get(t, "P.1.i.a"); a.Option != "Tidak" || a.Note != "" {
		t.Errorf("P.1.i.a = %+v, want the new answer without a note", a)
	}
	if a := d.get(t, "R.1.i.a"); !cmp.Equal(a.Inputs, nums{"agen": 8}) {
		t.Errorf("R.1.i.a = %+v, want only the new number", a)
	}
	answers, _ := d.Answers(t.Context(), model.UnitAssessor)
	if _, there := answers["P.1.i.b"]; there {
		t.Error("a blank answer without note is still stored")
	}
}

func TestSetIsAllOrNothing(t *testing.T) {
	d := open(t)
	d.set(t, unit("P.1.i.a", "Ya", ""))
	*d.events = nil

	err := d.Set(t.Context(), who, []model.Answer{unit("P.1.i.a", "Tidak", ""), unit("P.1.i.b", "Z", ""),
		unit("P.1.i.a", "Ya", ""), numbers("R.1.i.a", nums{"agen": -1}), {Code: "P.1.i.b", Assessor: "apip"}})

	var got []string
	for _, f := range fieldsOf(t, err) {
		got = append(got, f.Field)
	}
	if diff := cmp.Diff([]string{"P.1.i.b", "P.1.i.a", "R.1.i.a.agen", "P.1.i.b"}, got); diff != "" {
		t.Error(diff)
	}
	if a := d.get(t, "P.1.i.a"); a.Option != "Ya" {
		t.Errorf("P.1.i.a = %+v, want it untouched", a)
	}
	if len(*d.events) != 0 || len(d.audit(t)) != 1 {
		t.Errorf("events %v, audit %v: something was stored", *d.events, d.audit(t))
	}
}

func TestEventsAndAudit(t *testing.T) {
	d := open(t)
	d.set(t, unit("P.1.i.a", "Ya", ""), unit("P.1.i.b", "A", "SOP"), model.Answer{Code: "P.1.i.a", Assessor: model.TPI, Option: "Ya"})
	want := []model.Event{
		model.AnswerChanged{Assessor: model.UnitAssessor, Codes: []model.Code{"P.1.i.a", "P.1.i.b"}},
		model.AnswerChanged{Assessor: model.TPI, Codes: []model.Code{"P.1.i.a"}},
	}
	if diff := cmp.Diff(want, *d.events); diff != "" {
		t.Error(diff)
	}

	t.Run("nothing for what is the same already", func(t *testing.T) {
		*d.events = nil
		d.set(t, unit("P.1.i.a", "Ya", ""), unit("P.2.i.a", "", ""))
		if len(*d.events) != 0 {
			t.Errorf("events = %v", *d.events)
		}
	})

	half, zero := .5, nums{"sasaran": 0, "tercapai": 0}
	d.set(t, model.Answer{Code: "R.4.i.a", Assessor: model.UnitAssessor, Inputs: zero, Decision: &half, Note: "BA"})
	d.set(t, numbers("R.4.i.a", nums{"sasaran": 4}))
	d.set(t, unit("P.1.i.b", "", ""))
	wantLog := []string{
		"Sekretaris answer unit/P.1.i.a option:  → Ya",
		"Sekretaris answer unit/P.1.i.b option:  → A",
		"Sekretaris answer unit/P.1.i.b note:  → SOP",
		"Sekretaris answer tpi/P.1.i.a option:  → Ya",
		"Sekretaris answer unit/R.4.i.a inputs.sasaran:  → 0",
		"Sekretaris answer unit/R.4.i.a inputs.tercapai:  → 0",
		"Sekretaris answer unit/R.4.i.a decision:  → 0.5",
		"Sekretaris answer unit/R.4.i.a note:  → BA",
		"Sekretaris answer unit/R.4.i.a inputs.sasaran: 0 → 4",
		"Sekretaris answer unit/R.4.i.a inputs.tercapai: 0 → ",
		"Sekretaris answer unit/R.4.i.a decision: 0.5 → ",
		"Sekretaris answer unit/R.4.i.a note: BA → ",
		"Sekretaris answer unit/P.1.i.b option: A → ",
		"Sekretaris answer unit/P.1.i.b note: SOP → ",
	}
	if diff := cmp.Diff(wantLog, d.audit(t)); diff != "" {
		t.Error(diff)
	}
}

func TestApplyKeepsWhatAFileDoesNotMention(t *testing.T) {
	for _, c := range []struct {
		name, file   string
		option, note string
	}{
		{"an option keeps the note", `{"P.1.i.b":"B"}`, "B", "lama"},
		{"a note keeps the answer", `{"P.1.i.b":{"catatan":"baru"}}`, "A", "baru"},
		{"an empty note is removed", `{"P.1.i.b":{"catatan":""}}`, "A", ""},
		{"both", `{"P.1.i.b":{"jawaban":"C","catatan":"baru"}}`, "C", "baru"},
		{"no option keeps the note", `{"P.1.i.b":{"jawaban":null}}`, "", "lama"},
		{"null clears both", `{"P.1.i.b":null}`, "", ""},
		{"a note on a question without answer", `{"P.1.i.b":null,"P.1.ii.b":{"catatan":"baru"}}`, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := open(t)
			d.set(t, unit("P.1.i.b", "A", "lama"))
			if err := d.apply(t, c.file); err != nil {
				t.Fatal(err)
			}
			if a := d.get(t, "P.1.i.b"); a.Option != c.option || a.Note != c.note {
				t.Errorf("P.1.i.b = %q with note %q, want %q with %q", a.Option, a.Note, c.option, c.note)
			}
		})
	}

	t.Run("a note on a question without answer leaves it blank", func(t *testing.T) {
		d := open(t)
		if err := d.apply(t, `{"P.1.ii.b":{"catatan":"Menunggu"}}`); err != nil {
			t.Fatal(err)
		}
		if a := d.get(t, "P.1.ii.b"); !a.IsBlank() || a.Note != "Menunggu" {
			t.Errorf("P.1.ii.b = %+v", a)
		}
	})
	t.Run("numbers are replaced as one whole and keep the note", func(t *testing.T) {
		d := open(t)
		a := numbers("R.1.i.a", nums{"agen": 7, "perubahan": 6})
		a.Note = "SK agen"
		d.set(t, a)
		if err := d.apply(t, `{"R.1.i.a":{"agen":8}}`); err != nil {
			t.Fatal(err)
		}
		if a := d.get(t, "R.1.i.a"); !cmp.Equal(a.Inputs, nums{"agen": 8}) || a.Note != "SK agen" {
			t.Errorf("R.1.i.a = %+v", a)
		}
	})
}

func TestDecisionNeedsItsNoteWhereverItStands(t *testing.T) {
	const decision = `{"R.4.i.a":{"sasaran":0,"tercapai":0,"keputusan":0.75}}`

	t.Run("a note stored before serves", func(t *testing.T) {
		d := open(t)
		d.set(t, unit("R.4.i.a", "", "Berita acara TPI"))
		if err := d.apply(t, decision); err != nil {
			t.Fatal(err)
		}
		// R.4.i has weight 2: 0.75 × 2.
		if s, _ := d.Score(t.Context(), model.UnitAssessor); math.Abs(s.Safe.Total-1.5) > 1e-9 {
			t.Errorf("total = %v, want 1.5", s.Safe.Total)
		}
		err := d.SetNote(t.Context(), who, model.UnitAssessor, "R.4.i.a", "")
		if f := fieldsOf(t, err); len(f) != 1 || !strings.Contains(f[0].Msg, "catatan alasannya") {
			t.Errorf("taking the note away: %v", err)
		}
	})
	t.Run("none at all is refused", func(t *testing.T) {
		if f := fieldsOf(t, open(t).apply(t, decision)); len(f) != 1 || f[0].Field != "R.4.i.a" {
			t.Errorf("problems = %q", f)
		}
	})
}

func TestSetNote(t *testing.T) {
	d := open(t)
	d.set(t, unit("P.1.i.a", "Ya", ""))
	for _, note := range []string{"Lihat SK", "Lihat SK 12", ""} {
		if err := d.SetNote(t.Context(), who, model.UnitAssessor, "P.1.i.a", note); err != nil {
			t.Fatal(err)
		}
		if a := d.get(t, "P.1.i.a"); a.Option != "Ya" || a.Note != note {
			t.Errorf("P.1.i.a = %+v, want Ya with note %q", a, note)
		}
	}
}

func TestGetUndoes(t *testing.T) {
	d := open(t)
	d.set(t, unit("P.1.i.a", "Ya", "SK"))
	for _, code := range []model.Code{"P.1.i.a", "R.1.i.a"} {
		before := d.get(t, code)
		if code == "R.1.i.a" {
			d.set(t, numbers(code, nums{"agen": 1}))
		} else {
			d.set(t, unit(code, "Tidak", ""))
		}
		d.set(t, before)
		if diff := cmp.Diff(before, d.get(t, code)); diff != "" {
			t.Error(diff)
		}
	}
	if answers, _ := d.Answers(t.Context(), model.UnitAssessor); len(answers) != 1 {
		t.Errorf("answers = %+v, want the first one only", answers)
	}
}

func TestUnknownCodesAndAssessors(t *testing.T) {
	d := open(t)
	if _, err := d.Get(t.Context(), model.UnitAssessor, "P.1"); model.KindOf(err) != model.NotFound {
		t.Errorf("get of an area: %v, want NotFound", err)
	}
	if _, err := d.Get(t.Context(), "apip", "P.1.i.a"); model.KindOf(err) != model.Invalid {
		t.Errorf("get by nobody: %v, want Invalid", err)
	}
	if _, err := d.Answers(t.Context(), "apip"); model.KindOf(err) != model.Invalid {
		t.Errorf("answers of nobody: %v, want Invalid", err)
	}
	if _, err := d.Score(t.Context(), "apip"); model.KindOf(err) != model.Invalid {
		t.Errorf("score of nobody: %v, want Invalid", err)
	}
}

func TestCanceled(t *testing.T) {
	d := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := d.Set(ctx, who, []model.Answer{unit("P.1.i.a", "Ya", "")}); model.KindOf(err) != model.Canceled {
		t.Errorf("error = %v, want Canceled", err)
	}
	if a := d.get(t, "P.1.i.a"); !a.IsBlank() {
		t.Errorf("P.1.i.a = %+v, want nothing stored", a)
	}
}

func TestSetDoesNotKeepTheCallersMap(t *testing.T) {
	d := open(t)
	a := numbers("R.1.i.a", nums{"agen": 7})
	d.set(t, a)
	a.Inputs["agen"] = 9
	if got := d.get(t, "R.1.i.a"); got.Inputs["agen"] != 7 {
		t.Errorf("agen = %v, want 7", got.Inputs["agen"])
	}
}

func TestSeveralWritersAtOnce(t *testing.T) {
	d := assessment.New(storetest.Open(t), lke.Default())
	var wg sync.WaitGroup
	for _, q := range lke.Default().Questions[:20] {
		wg.Go(func() {
			if err := d.SetNote(t.Context(), who, model.UnitAssessor, q.Code, "catatan"); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if answers, err := d.Answers(t.Context(), model.UnitAssessor); err != nil || len(answers) != 20 {
		t.Errorf("%d answers, %v", len(answers), err)
	}
}

// BenchmarkSet is one click: check, store, log, commit to disk.
func BenchmarkSet(b *testing.B) {
	db := storetest.Open(b)
	a := assessment.New(db, lke.Default())
	keys := []string{"Ya", "Tidak"}
	for i := 0; b.Loop(); i++ {
		if err := a.Set(b.Context(), who, []model.Answer{unit("P.1.i.a", keys[i%2], "")}); err != nil {
			b.Fatal(err)
		}
	}
}
