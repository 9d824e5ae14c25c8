package beranda

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/readiness"
	"siapzi/model/setting"
	"siapzi/model/standing"
	"siapzi/ui/kit"
	"siapzi/ui/kit/kittest"
	"siapzi/ui/look"
	"siapzi/ui/task"
)

// office stands for everything outside the page.
type office struct {
	bus     model.Bus
	sheet   *lke.Worksheet // nil for that of the regulation
	target  model.Target
	answers lke.Answers
	proofs  map[model.Code]int
	fail    error
	errs    []error
	went    []model.Code
	said    map[string]readiness.Statement
	trend   readiness.Trend
	kept    int
	led     []string
	window  fyne.Window
}

func (o *office) worksheet() *lke.Worksheet {
	if o.sheet == nil {
		return lke.Default()
	}
	return o.sheet
}
func (o *office) Report(context.Context) (standing.Report, error) {
	err := o.fail
	o.fail = nil
	w := o.worksheet()
	r := standing.Report{Report: readiness.Assess(w, o.answers, o.proofs, o.target), Conditions: readiness.Conditions(w, o.target, o.said)}
	for _, c := range r.Conditions {
		if c.Verdict != readiness.Met {
			r.Unmet++
		}
	}
	r.Path, r.HasPath = readiness.Cheapest(w, o.answers, o.target)
	return r, err
}
func (o *office) Keep(context.Context, standing.Report) error         { o.kept++; return nil }
func (o *office) Trend(context.Context, int) (readiness.Trend, error) { return o.trend, nil }
func (o *office) OpenConditions()                                     { o.led = append(o.led, "prasyarat") }
func (o *office) OpenCarried()                                        { o.led = append(o.led, "dokumen") }
func (o *office) Window() fyne.Window                                 { return o.window }
func (o *office) Deadlines(context.Context) (setting.Deadlines, error) {
	return setting.Deadlines{Submission: "2026-05-31"}, nil
}
func (o *office) OpenQuestion(c model.Code) { o.went = append(o.went, c) }
func (o *office) ShowError(err error)       { o.errs = append(o.errs, err) }

func (o *office) open(t testing.TB, width, height float32) *Page {
	o.window = kittest.Window(t, look.Light)
	p := New(Deps{Worksheet: lke.Default(), Standing: o, Settings: o, Shell: o, Bus: &o.bus, Tasks: task.NewSync(),
		Now: func() time.Time { return time.Date(2026, 5, 12, 9, 0, 0, 0, time.UTC) }})
	t.Cleanup(p.Close)
	o.window.SetContent(kit.Ground(look.ColorBackground, p.Content()))
	o.window.Resize(fyne.NewSize(width, height))
	return p
}

// tap presses the row that shows text.
func (o *office) tap(t *testing.T, text string) {
	t.Helper()
	var hit fyne.Tappable
	kittest.Walk(o.window.Canvas().Content(), func(c fyne.CanvasObject) {
		if p, ok := c.(*kit.Press); ok && strings.Contains(kittest.Texts(p), text) {
			hit = p
		}
		if b, ok := c.(*kit.Button); ok && b.Text() == text {
			hit = b
		}
	})
	if hit == nil {
		t.Fatalf("nothing to press shows %q", text)
	}
	test.Tap(hit)
}

func TestThresholds(t *testing.T) {
	o := &office{target: model.WBK, answers: answers()}
	p := o.open(t, 1112, 712)
	o.sheet = lke.Default().WithThresholds(lke.Thresholds{{Target: model.WBK, ID: "total"}: 80, {Target: model.WBK, ID: "area-1"}: 65})
	o.bus.Publish(model.UnitChanged{})
	screen := kittest.Texts(p.Content())
	for _, want := range []string{"dari minimum 80", "Minimum 60–65\u00a0%", "minimal 60–65\u00a0%"} {
		if !strings.Contains(screen, want) {
			t.Errorf("the screen does not say %q", want)
		}
	}
}

func TestPage(t *testing.T) {
	t.Run("it says in words what is missing and every row leads to a question", func(t *testing.T) {
		o := &office{target: model.WBK, answers: answers("R.5.i.a", "R.5.ii.a", "R.5.iii.a", "R.5.iii.b"),
			proofs: map[model.Code]int{"P.2.i.a": 1}}
		p := o.open(t, 1112, 712)

		screen := kittest.Texts(p.Content())
		for _, want := range []string{"Belum siap diajukan", "109 dari 113 soal dijawab", "92,50", "dari minimum 75", "1 dari 12 belum terpenuhi",
			"kurang 1,50", "Paling menaikkan nilai", "+3,00", "112 soal", "Reform Area 5 sendiri di bawah minimum.", "VI", "pengajuan 31 Mei 2026, 19 hari lagi"} {
			if !strings.Contains(screen, want) {
				t.Errorf("the screen does not say %q", want)
			}
		}

		o.tap(t, "7,50 / 9")
		o.tap(t, "+3,00")
		o.tap(t, "Manajemen Perubahan")
		o.tap(t, "II")
		o.tap(t, "Lihat")
		if len(o.went) != 5 || o.went[0] != "R.5.ii.a" || o.went[1] != "R.5.ii.a" || o.went[2] != "P.1.i.a" || o.went[4] != "R.5.ii.a" {
			t.Errorf("went to %v", o.went)
		}
	})

	t.Run("changes from elsewhere appear", func(t *testing.T) {
		o := &office{target: model.WBK, answers: answers("H.I.a"), said: allMet()}
		p := o.open(t, 1112, 712)
		o.answers = answers()
		o.bus.Publish(model.AnswerChanged{})
		if s := kittest.Texts(p.Content()); !strings.Contains(s, "Siap diajukan") || strings.Contains(s, "Belum") || !strings.Contains(s, "Semua soal sudah bernilai penuh.") {
			t.Errorf("the screen says\n%s", s)
		}
	})

	t.Run("a page that cannot load says so and tries again", func(t *testing.T) {
		o := &office{target: model.WBK, fail: errors.New("store: read")}
		p := o.open(t, 1112, 712)
		if !strings.Contains(kittest.Texts(p.Content()), "Nilai tidak dapat dihitung") {
			t.Fatal("no error state")
		}
		o.tap(t, "Coba lagi")
		if !strings.Contains(kittest.Texts(p.Content()), "Belum siap diajukan") {
			t.Error("it did not load")
		}
		o.fail = errors.New("store: read")
		p.Reload()
		if len(o.errs) != 1 {
			t.Errorf("errors %v", o.errs)
		}
	})
}

func TestColumns(t *testing.T) {
	o := &office{target: model.WBK, answers: answers("H.I.a")}
	p := o.open(t, 1112, 712)
	at := func(c fyne.CanvasObject) fyne.Position {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(c)
	}
	if a, g := at(p.board.areas), at(p.board.gains); g.X <= a.X || g.Y > a.Y+10 {
		t.Errorf("wide: areas at %v, gains at %v", a, g)
	}
	o.window.Resize(fyne.NewSize(856, 600))
	if a, g := at(p.board.areas), at(p.board.gains); g.X != a.X || g.Y <= a.Y {
		t.Errorf("narrow: areas at %v, gains at %v", a, g)
	}
}

// BenchmarkAnswer measures what changing an answer costs this page: gates,
// gains, dial and bars anew.
func BenchmarkAnswer(b *testing.B) {
	q := lke.Default().Questions[0]
	o := &office{target: model.WBK, answers: lke.Answers{}}
	p := o.open(b, 1112, 712)
	for i := 0; b.Loop(); i++ {
		o.answers[q.Code] = model.Answer{Code: q.Code, Option: q.Options[i%2].Key}
		p.Reload()
	}
}

// allMet says of every prerequisite that it is met.
func allMet() map[string]readiness.Statement {
	out := map[string]readiness.Statement{}
	for id, value := range map[string]string{"opini-bpk": "WTP", "sakip-instansi": "A", "indeks-rb": "kl:A", "maturitas-spip": "4", "bebas-kkn": "ya",
		"layanan-inti": "ya", "dampak-persepsi": "ya", "tlhp": "100", "lhkpn-lhkan": "100", "lama-membangun": "2", "sakip-unit": "A", "predikat-wbk": "ya"} {
		out[id] = readiness.Statement{Value: value}
	}
	return out
}

func TestFacts(t *testing.T) {
	o := &office{target: model.WBK, answers: answers("H.I.a"), trend: readiness.Compare([]readiness.Point{
		{Day: "2026-04-10", Safe: 60}, {Day: "2026-05-12", Safe: 64.5}}, "2026-04-12")}
	p := o.open(t, 1112, 712)

	s := kittest.Texts(p.Content())
	for _, want := range []string{"1 soal cukup untuk semua syarat", "Prasyarat 0 dari 11", "+4,50 sejak 10 Apr 2026"} {
		if !strings.Contains(s, want) {
			t.Errorf("the screen lacks %q", want)
		}
	}
	if o.kept == 0 {
		t.Error("the day is not remembered")
	}
	o.tap(t, "Prasyarat 0 dari 11")
	if len(o.led) != 1 || o.led[0] != "prasyarat" {
		t.Errorf("led to %v", o.led)
	}
	o.tap(t, "1 soal cukup untuk semua syarat")
	if d := kit.TopDialog(o.window); d == nil || d.Title() != "Jalan terpendek" {
		t.Fatal("no dialog")
	}

	t.Run("answers that suffice without prerequisites say so", func(t *testing.T) {
		o := &office{target: model.WBK, answers: answers()}
		if s := kittest.Texts(o.open(t, 1112, 712).Content()); !strings.Contains(s, "Nilai siap, prasyarat belum") || strings.Contains(s, "soal cukup") {
			t.Errorf("the screen says\n%s", s)
		}
	})
}
