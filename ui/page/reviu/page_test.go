package reviu

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/jobs"
	"siapzi/model/readiness"
	"siapzi/model/review"
	"siapzi/model/workspace"
	"siapzi/ui/kit"
	"siapzi/ui/kit/kittest"
	"siapzi/ui/look"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

// desk is a real workspace with a window around the page.
type desk struct {
	t      *testing.T
	ws     *workspace.Workspace
	page   *Page
	window fyne.Window
	person model.Person
	undo   undo.Stack
	said   []string
	errs   []error
	went   []model.Code
}

func (d *desk) Person() model.Person { return d.person }
func (d *desk) AskPerson(then func()) {
	d.person = model.Person{Name: "Sari", Role: model.RoleReviewer}
	then()
}
func (d *desk) OpenQuestion(c model.Code)   { d.went = append(d.went, c) }
func (d *desk) OpenDocument(model.Document) {}
func (d *desk) OpenFile(model.Version)      {}
func (d *desk) ShowError(err error)         { d.errs = append(d.errs, err) }
func (d *desk) Toast(s, _ string, _ func()) { d.said = append(d.said, s) }
func (d *desk) Window() fyne.Window         { return d.window }
func (d *desk) by(name string) review.By    { return review.By{Actor: "uji", Name: name} }

// open makes the workspace, lets prepare fill it, and shows the page.
func open(t *testing.T, prepare func(d *desk)) *desk {
	t.Helper()
	now := time.Date(2026, 5, 12, 9, 0, 0, 0, time.UTC)
	ws, err := workspace.Create(t.Context(), filepath.Join(t.TempDir(), "Balai.siapzi"), model.Unit{Name: "Balai", Agency: "Kementerian", Year: 2026, Target: model.WBK},
		workspace.Config{Now: func() time.Time { now = now.Add(time.Second); return now }, Who: "uji"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	d := &desk{t: t, ws: ws, window: kittest.Window(t, look.Light)}
	if prepare != nil {
		prepare(d)
	}
	d.page = New(Deps{Worksheet: ws.Worksheet(), Answers: ws.Assessment(), Documents: ws.Catalog(), Reviews: ws.Review(), Checks: ws.Checks(), Standing: ws.Standing(),
		Shell: d, Bus: ws.Bus(), Tasks: task.NewSync(), Jobs: jobs.New(t.Context(), jobs.Config{}), Undo: &d.undo, Who: "uji"})
	t.Cleanup(d.page.Close)
	d.window.SetContent(d.page.Content())
	d.window.Resize(fyne.NewSize(1112, 712))
	return d
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) answer(assessor model.Assessor, code model.Code, option string) {
	d.t.Helper()
	d.must(d.ws.Assessment().Set(context.Background(), "uji", []model.Answer{{Code: code, Assessor: assessor, Option: option}}))
}

// fill types into the dialog in front and accepts it.
func (d *desk) fill(text string) {
	d.t.Helper()
	dialog := kit.TopDialog(d.window)
	if dialog == nil {
		d.t.Fatal("no dialog")
	}
	if e := d.window.Canvas().Focused(); e != nil {
		for _, r := range text {
			e.TypedRune(r)
		}
	}
	dialog.Accept()
}

func (d *desk) state(c model.Code) review.Status {
	d.t.Helper()
	s, err := d.ws.Review().Get(context.Background(), c)
	d.must(err)
	return s
}

const (
	team  model.Code = "P.1.i.a"
	elect model.Code = "P.1.i.b"
)

func TestQueue(t *testing.T) {
	d := open(t, func(d *desk) {
		d.person = model.Person{Name: "Dewi", Role: model.RoleReviewer}
		d.answer(model.UnitAssessor, team, "Ya")
		d.answer(model.UnitAssessor, elect, "A")
		d.answer(model.TPI, elect, "C")
		d.must(d.ws.Review().Submit(context.Background(), d.by("Sari"), team, elect))
	})

	t.Run("a reviewer begins with the queue", func(t *testing.T) {
		if len(d.page.rows) != 2 || d.page.filters[modeQuestions] != filterQueue {
			t.Fatalf("rows %+v", d.page.rows)
		}
		if s := kittest.Texts(d.page.Content()); !strings.Contains(s, "Jawaban unit") || !strings.Contains(s, "Jawaban TPI") || !strings.Contains(s, "Terima (A)") {
			t.Errorf("the screen says\n%s", s)
		}
	})
	t.Run("the difference to TPI is told in points", func(t *testing.T) {
		if r := d.page.rows[1]; !strings.HasPrefix(r.right, "−") {
			t.Errorf("row %+v", r)
		}
	})
	t.Run("K wants a reason", func(t *testing.T) {
		d.page.TypedRune('k')
		d.fill("")
		if kit.TopDialog(d.window) == nil || d.state(team).State != review.Submitted {
			t.Error("returned without a reason")
		}
		d.fill("SK belum memuat uraian tugas.")
		s := d.state(team)
		if s.State != review.Returned || s.By != "Dewi" || s.Steps[1].Role != "TPI" || len(s.Remarks) != 1 {
			t.Errorf("%+v", s)
		}
	})
	t.Run("it goes on to the next, and A accepts", func(t *testing.T) {
		if len(d.page.rows) != 1 || d.page.chosen[modeQuestions] != string(elect) {
			t.Fatalf("rows %+v", d.page.rows)
		}
		d.page.TypedRune('A')
		if s := d.state(elect); s.State != review.Accepted {
			t.Errorf("%+v", s)
		}
		if s := kittest.Texts(d.page.Content()); !strings.Contains(s, "Antrean kosong") {
			t.Errorf("the screen says\n%s", s)
		}
	})
	t.Run("the unit answers the remark and submits again", func(t *testing.T) {
		d.page.setFilter(filterReturned, false)
		kittest.Press(d.t, d.window, "Ajukan lagi")
		if len(d.errs) != 1 || !strings.Contains(model.Message(d.errs[0]), "catatan pemeriksa belum dijawab") {
			t.Errorf("errors %v", d.errs)
		}
		kittest.Press(d.t, d.window, "Jawab")
		d.fill("Lampiran II ditambahkan.")
		kittest.Press(d.t, d.window, "Ajukan lagi")
		if s := d.state(team); s.State != review.Submitted || s.Round != 2 || s.Remarks[0].Answer != "Lampiran II ditambahkan." {
			t.Errorf("%+v", s)
		}
	})
}

func TestFindings(t *testing.T) {
	d := open(t, func(d *desk) { d.answer(model.UnitAssessor, team, "Ya") })
	d.page.setMode(modeFindings)
	if len(d.page.rows) != 1 || d.page.rows[0].code != string(team) {
		t.Fatalf("rows %+v", d.page.rows)
	}
	kittest.Press(d.t, d.window, "Buka soal di LKE")
	if len(d.went) != 1 || d.went[0] != team {
		t.Errorf("went to %v", d.went)
	}
	kittest.Press(d.t, d.window, "Abaikan…")
	d.fill("Bukti menyusul dari arsip pusat.")
	if len(d.page.rows) != 0 {
		t.Errorf("still listed: %+v", d.page.rows)
	}
	d.page.setFilter(filterWaived, false)
	if s := kittest.Texts(d.page.Content()); !strings.Contains(s, "menyusul dari arsip pusat.") {
		t.Errorf("the screen says\n%s", s)
	}
	kittest.Press(d.t, d.window, "Berlakukan lagi")
	d.page.setFilter("", false)
	if len(d.page.rows) != 1 {
		t.Errorf("rows %+v", d.page.rows)
	}
}

func TestConditions(t *testing.T) {
	d := open(t, func(d *desk) {
		d.must(d.ws.Standing().Say(context.Background(), "uji", "tlhp", readiness.Statement{Value: "96", Note: "dua rekomendasi"}))
	})
	d.page.ShowPlace("prasyarat")
	if len(d.page.rows) != 11 || d.page.Place() != "prasyarat" {
		t.Fatalf("%d rows", len(d.page.rows))
	}
	d.page.chosen[modeConditions] = "tlhp"
	d.page.refresh()
	if s := kittest.Texts(d.page.Content()); !strings.Contains(s, "minimal 100") || !strings.Contains(s, "Belum terpenuhi") {
		t.Errorf("the screen says\n%s", s)
	}
	kittest.Press(d.t, d.window, "Simpan")
	x, err := d.ws.Standing().Statement(context.Background(), "tlhp")
	if err != nil || x.Value != "96" || x.Note != "dua rekomendasi" {
		t.Errorf("%+v, %v", x, err)
	}
}

func TestWords(t *testing.T) {
	for value, want := range map[string]string{"ya": "Ya", "kl:BB": "BB", "99.5": "99,5\u00a0%"} {
		kind := map[string]string{"ya": "yesno", "kl:BB": "grade_by_kind", "99.5": "percent"}[value]
		if got := valueWords(kind, value); got != want {
			t.Errorf("%s: %q", value, got)
		}
	}
}
