package review

import (
	"math"
	"strings"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/assessment"
	"siapzi/model/lke"
	"siapzi/model/store"
	"siapzi/model/store/storetest"
)

var (
	sari = By{Actor: "sari@kantor", Name: "Sari", Role: "Koordinator Pokja I"}
	dewi = By{Actor: "dewi@itjen", Name: "Dewi", Role: "TPI"}
)

const (
	team  model.Code = "P.1.i.a"
	elect model.Code = "P.1.i.b"
)

type fixture struct {
	*Review
	t  *testing.T
	db *store.DB
	as *assessment.Assessment
	f  *storetest.Factory
}

func newFixture(t *testing.T) *fixture {
	now := storetest.Now()
	db := storetest.OpenConfig(t, store.Config{Now: func() time.Time { now = now.Add(time.Minute); return now }})
	w := lke.Default()
	return &fixture{New(db, w), t, db, assessment.New(db, w), storetest.NewFactory(t, db)}
}

func (f *fixture) answer(code model.Code, option string) {
	f.t.Helper()
	f.must(f.as.Set(f.t.Context(), "sari", []model.Answer{{Code: code, Assessor: model.UnitAssessor, Option: option}}))
}

func (f *fixture) must(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(err)
	}
}

func (f *fixture) status(code model.Code) Status {
	f.t.Helper()
	s, err := f.Get(f.t.Context(), code)
	f.must(err)
	return s
}

// refused checks that err is a sentence that holds words.
func refused(t *testing.T, err error, words string) {
	t.Helper()
	if model.KindOf(err) != model.Invalid || !strings.Contains(model.Message(err), words) {
		t.Errorf("error %v, want Invalid with %q", err, words)
	}
}

func TestRounds(t *testing.T) {
	f := newFixture(t)
	ctx := t.Context()
	f.answer(team, "Ya")

	f.must(f.Submit(ctx, sari, team))
	f.must(f.Return(ctx, dewi, team, "  SK belum memuat uraian tugas. "))
	s := f.status(team)
	if s.State != Returned || s.Round != 1 || s.Open != 1 || s.Unanswered() != 1 || s.Remarks[0].Text != "SK belum memuat uraian tugas." || s.Remarks[0].Who != "Dewi" {
		t.Fatalf("after the return: %+v", s)
	}
	refused(t, f.Submit(ctx, sari, team), "catatan pemeriksa belum dijawab")
	f.must(f.AnswerRemark(ctx, sari, s.Remarks[0].ID, "Lampiran III ditambahkan."))
	f.must(f.Submit(ctx, sari, team))
	if s = f.status(team); s.State != Submitted || s.Round != 2 || s.Open != 1 || s.Unanswered() != 0 {
		t.Fatalf("second round: %+v", s)
	}
	f.must(f.Accept(ctx, dewi, team))
	s = f.status(team)
	if s.State != Accepted || s.Round != 2 || s.Open != 0 || s.Remarks[0].ClosedBy != "Dewi" || s.By != "Dewi" {
		t.Fatalf("accepted: %+v", s)
	}
	if len(s.Steps) != 4 || !s.Steps[0].At.Before(s.Steps[3].At) || s.Steps[3].Role != "TPI" {
		t.Errorf("steps: %+v", s.Steps)
	}
	var log []store.AuditEntry
	f.must(f.db.Read(ctx, func(tx *store.Tx) (err error) { log, err = tx.AuditOf("review", string(team), 10); return err }))
	if len(log) != 4 || log[0].Old != "diajukan" || log[0].New != "diterima" || log[0].Who != "dewi@itjen" {
		t.Errorf("audit: %+v", log)
	}
}

func TestIllegalSteps(t *testing.T) {
	f := newFixture(t)
	ctx := t.Context()

	refused(t, f.Submit(ctx, sari, team), "belum dijawab")
	refused(t, f.Accept(ctx, dewi, team), "belum diajukan")
	refused(t, f.Return(ctx, dewi, team, "kurang"), "belum diajukan")
	refused(t, f.Withdraw(ctx, sari, team), "tidak sedang diajukan")
	refused(t, f.Submit(ctx, sari, "P.9"), "tidak ada")
	f.answer(team, "Ya")
	f.must(f.Submit(ctx, sari, team))
	refused(t, f.Submit(ctx, sari, team), "sudah diajukan")
	refused(t, f.Return(ctx, dewi, team, " \n"), "alasannya")
	refused(t, f.Return(ctx, dewi, team, strings.Repeat("x", MaxRemark+1)), "terlalu panjang")
	f.must(f.Accept(ctx, dewi, team))
	refused(t, f.Submit(ctx, sari, team), "sudah diterima")
	refused(t, f.Accept(ctx, dewi, team), "tidak dapat diterima")
	f.must(f.Return(ctx, dewi, team, "Setelah dilihat lagi, SK belum ditandatangani."))
	id := f.status(team).Remarks[0].ID
	f.must(f.CloseRemark(ctx, dewi, id))
	f.must(f.CloseRemark(ctx, dewi, id))
	if err := f.AnswerRemark(ctx, sari, id, "Sudah."); model.KindOf(err) != model.Conflict {
		t.Errorf("answer to a closed remark: %v", err)
	}
	if err := f.CloseRemark(ctx, dewi, "tak-ada"); model.KindOf(err) != model.NotFound {
		t.Errorf("unknown remark: %v", err)
	}

	t.Run("all or none", func(t *testing.T) {
		err := f.Submit(ctx, sari, team, elect)
		if model.KindOf(err) != model.Invalid || !strings.Contains(model.Message(err), string(elect)) {
			t.Errorf("error %v", err)
		}
		if s := f.status(team); s.State != Returned {
			t.Errorf("one of two was submitted: %+v", s)
		}
	})
	t.Run("what is withdrawn goes on in its round", func(t *testing.T) {
		f.must(f.Submit(ctx, sari, team))
		f.must(f.Withdraw(ctx, sari, team))
		f.must(f.Submit(ctx, sari, team))
		if s := f.status(team); s.Round != 2 || s.State != Submitted {
			t.Errorf("%+v", s)
		}
	})
}

func TestChangesAfterAcceptance(t *testing.T) {
	f := newFixture(t)
	ctx := t.Context()
	d := f.f.Document("SK tim", func(d *model.Document) { d.Links = []model.Link{{Code: team}} })
	f.answer(team, "Ya")
	f.must(f.Submit(ctx, sari, team))
	f.must(f.Accept(ctx, dewi, team))

	t.Run("another answer makes a draft of it, and back makes it accepted", func(t *testing.T) {
		f.answer(team, "Tidak")
		if s := f.status(team); s.State != Draft || !s.Changed {
			t.Errorf("%+v", s)
		}
		f.answer(team, "Ya")
		if s := f.status(team); s.State != Accepted || s.Changed {
			t.Errorf("%+v", s)
		}
	})
	t.Run("so does other evidence", func(t *testing.T) {
		f.must(f.db.Write(ctx, "sari", func(tx *store.Tx) error { return tx.SetDeleted(d.ID, tx.Now()) }))
		s := f.status(team)
		list, err := f.List(ctx)
		if !s.Changed || err != nil || len(Queue(list)) != 1 {
			t.Errorf("%+v, queue %v", s, Queue(list))
		}
	})
	t.Run("a corrected title does not", func(t *testing.T) {
		f.must(f.db.Write(ctx, "sari", func(tx *store.Tx) error {
			d.Title = "SK tim kerja"
			if err := tx.UpdateDocument(d); err != nil {
				return err
			}
			return tx.SetDeleted(d.ID, time.Time{})
		}))
		if s := f.status(team); s.Changed {
			t.Errorf("%+v", s)
		}
	})
	t.Run("what changed is submitted again in a new round", func(t *testing.T) {
		f.answer(team, "Tidak")
		f.must(f.Submit(ctx, sari, team))
		if s := f.status(team); s.State != Submitted || s.Round != 2 {
			t.Errorf("%+v", s)
		}
	})
}

func TestCompare(t *testing.T) {
	w := lke.Default()
	unit := lke.Answers{elect: {Code: elect, Option: "A"}, team: {Code: team, Option: "Ya"}, "H.I.a": {Code: "H.I.a", Inputs: map[string]float64{"indeks": 3.8}}}
	tpi := lke.Answers{elect: {Code: elect, Option: "B", Note: "Belum semua unsur."}, team: {Code: team, Option: "Ya"},
		"H.I.a": {Code: "H.I.a", Inputs: map[string]float64{"indeks": 3.6}}, "P.1.ii.a": {Code: "P.1.ii.a", Option: "Ya"}, "P.1.ii.b": {Code: "P.1.ii.b", Note: "lihat nanti"}}
	for _, m := range []lke.Answers{unit, tpi} {
		for c, a := range m {
			a.Assessor = model.UnitAssessor
			m[c] = a
		}
	}

	c := Compare(w, unit, tpi)

	if c.Answered != 4 || len(c.Differences) != 3 || c.Differences[0].Code != elect || c.Differences[0].Points >= 0 {
		t.Fatalf("%+v", c)
	}
	if got := c.Differences[2].Points; math.Abs(got+0.2/4*17.5) > 1e-9 {
		t.Errorf("H.I.a costs %v", got)
	}
	if math.Abs(c.Judged-c.Safe-c.Points) > 1e-9 {
		t.Errorf("%v + %v is not %v", c.Safe, c.Points, c.Judged)
	}
}

// BenchmarkList takes 113 questions with three rounds each. The promise is
// 100 ms for every list.
func BenchmarkList(b *testing.B) {
	db := storetest.Open(b)
	w := lke.Default()
	r := New(db, w)
	err := db.Write(b.Context(), "b", func(tx *store.Tx) error {
		for _, q := range w.Questions {
			for _, s := range []State{Submitted, Returned, Submitted, Returned, Submitted, Accepted} {
				if err := tx.AddReviewStep(store.ReviewStep{Code: q.Code, Round: 1, State: string(s), Who: "b"}); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if list, err := r.List(b.Context()); err != nil || len(list) != 113 {
			b.Fatal(len(list), err)
		}
	}
}
