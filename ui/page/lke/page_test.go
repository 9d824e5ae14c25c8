package lke

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/ui/kit"
	"siapzi/ui/kit/kittest"
)

// card taps the i-th criterion on the screen.
func card(p *Page, i int) { test.Tap(p.question.answer.(*choicePart).cards[i]) }

// press sends a key to whatever has the focus, as a keyboard does.
func (o *office) press(name fyne.KeyName) {
	c := o.window.Canvas()
	if f := c.Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: name})
		return
	}
	c.OnTypedKey()(&fyne.KeyEvent{Name: name})
}

// write sends characters to whatever has the focus.
func (o *office) write(text string) {
	c := o.window.Canvas()
	for _, r := range text {
		if f := c.Focused(); f != nil {
			f.TypedRune(r)
		} else {
			c.OnTypedRune()(r)
		}
	}
}

// click presses the mouse on the line of the tree that shows code.
func (o *office) click(p *Page, code model.Code) {
	i := indexOf(p.tree.rows, code)
	pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.tree.list).AddXY(60, float32(i)*treeRowHeight-p.tree.list.Offset()+10)
	var hit desktop.Mouseable
	kittest.Walk(o.window.Canvas().Content(), func(c fyne.CanvasObject) {
		m, ok := c.(desktop.Mouseable)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c)
		if ok && pos.X >= at.X && pos.Y >= at.Y && pos.X < at.X+c.Size().Width && pos.Y < at.Y+c.Size().Height {
			hit = m
		}
	})
	if hit == nil {
		o.t.Fatalf("nothing to click at the line of %s", code)
	}
	hit.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
}

func TestAnswering(t *testing.T) {
	t.Run("a tap on a criterion is saved at once and shows in score and tree", func(t *testing.T) {
		o := newOffice(t)
		p := o.open(1112, 712)
		p.Show("P.1.i.a")

		card(p, 0) // "Ya"

		if got := o.answers["P.1.i.a"]; got.Option != "Ya" || o.writes != 1 {
			t.Fatalf("saved %+v after %d writes", got, o.writes)
		}
		if r := p.tree.rows[indexOf(p.tree.rows, "P.1.i.a")]; r.score != "1" || r.status != statusNoProof {
			t.Errorf("line of the tree: %+v", r)
		}
		screen := kittest.Texts(p.Content())
		for _, want := range []string{"0,25", "Tanpa bukti", "0,25 / 0,5", "menyumbang 0,25 dari 0,25"} {
			if !strings.Contains(screen, want) {
				t.Errorf("the screen does not say %q", want)
			}
		}
	})

	t.Run("better criteria say what they would gain", func(t *testing.T) {
		o := newOffice(t)
		p := o.open(1112, 712)
		p.Show("P.6.ii.b")
		o.write("2")

		got := p.book.choices(p.node())
		if got[0].gain < 0.0549 || got[0].gain > 0.0551 || got[1].gain != 0 || got[2].gain != 0 {
			t.Errorf("choices = %+v", got)
		}
		if s := kittest.Texts(p.Content()); !strings.Contains(s, "+0,06") && !strings.Contains(s, "+0,05") {
			t.Error("the gain is not on the screen")
		}
	})

	t.Run("a change is undone and done again, also from another question", func(t *testing.T) {
		o := newOffice(t)
		p := o.open(1112, 712)
		p.Show("P.1.i.a")
		o.write("1")
		o.write("2")
		p.Show("H.I.a")

		p.d.Undo.Undo()
		if p.code != "P.1.i.a" || o.answers["P.1.i.a"].Option != "Ya" || !p.question.answer.(*choicePart).cards[0].On() {
			t.Errorf("after undo: question %s, answer %+v", p.code, o.answers["P.1.i.a"])
		}
		p.d.Undo.Undo()
		if _, has := o.answers["P.1.i.a"]; has {
			t.Error("after two undos there is still an answer")
		}
		p.d.Undo.Redo()
		if o.answers["P.1.i.a"].Option != "Ya" {
			t.Errorf("after redo: %+v", o.answers["P.1.i.a"])
		}
	})

	t.Run("emptying keeps the note", func(t *testing.T) {
		o := newOffice(t)
		a := option("P.1.i.a", "Ya")
		a.Note = "SK terbit Januari"
		o.answers["P.1.i.a"] = a
		p := o.open(1112, 712)
		p.Show("P.1.i.a")

		test.Tap(o.button("Kosongkan jawaban"))

		if got := o.answers["P.1.i.a"]; got.Option != "" || got.Note != "SK terbit Januari" {
			t.Errorf("answer = %+v", got)
		}
		if !o.button("Kosongkan jawaban").Disabled() {
			t.Error("an empty answer can be emptied again")
		}
	})

	t.Run("the same criterion again writes nothing", func(t *testing.T) {
		o := newOffice(t)
		p := o.open(1112, 712)
		p.Show("P.1.i.a")
		card(p, 0)
		card(p, 0)
		if u, _ := p.d.Undo.Next(); o.writes != 1 || u == "" {
			t.Errorf("%d writes", o.writes)
		}
	})

	t.Run("a failed write is told and the screen goes back to what is stored", func(t *testing.T) {
		o := newOffice(t)
		p := o.open(1112, 712)
		p.Show("P.1.i.a")
		o.fail = model.Errorf(model.Unavailable, "Disk penuh.")

		card(p, 0)

		if len(o.errs) != 1 || p.book.answer("P.1.i.a").Option != "" || p.question.answer.(*choicePart).cards[0].On() {
			t.Errorf("errors %v, answer %+v", o.errs, p.book.answer("P.1.i.a"))
		}
	})
}

func TestNote(t *testing.T) {
	t.Run("a note is saved when typing rests", func(t *testing.T) {
		o := newOffice(t)
		p := o.open(1112, 712)
		p.Show("P.1.i.a")
		o.write("n") // to the note
		o.write("12 Mei")
		if o.writes != 0 {
			t.Error("it was saved while typing")
		}
		p.d.Tasks.Fire("commit")
		if got := o.answers["P.1.i.a"]; got.Note != "12 Mei" || got.Option != "" || o.writes != 1 {
			t.Errorf("answer = %+v after %d writes", got, o.writes)
		}
	})

	t.Run("leaving the question or closing the page saves it too", func(t *testing.T) {
		o := newOffice(t)
		p := o.open(1112, 712)
		p.Show("P.1.i.a")
		o.write("nsatu")
		p.Show("P.1.i.b")
		if got := o.answers["P.1.i.a"].Note; got != "satu" {
			t.Errorf("note = %q", got)
		}
		p.question.focusNote()
		o.write("dua")
		p.Close()
		if got := o.answers["P.1.i.b"].Note; got != "dua" {
			t.Errorf("note = %q", got)
		}
	})

	t.Run("an answer chosen while a note is being typed keeps both", func(t *testing.T) {
		o := newOffice(t)
		p := o.open(1112, 712)
		p.Show("P.1.i.a")
		o.write("nalasan")
		card(p, 0)
		if got := o.answers["P.1.i.a"]; got.Note != "alasan" || got.Option != "Ya" {
			t.Errorf("answer = %+v", got)
		}
	})
}

func TestLongNote(t *testing.T) {
	t.Run("a note that cannot be saved stays on the screen until it is", func(t *testing.T) {
		o := newOffice(t)
		p := o.open(1112, 712)
		p.Show("P.1.i.a")
		o.write("ncatatan penting")
		o.fail = model.Errorf(model.Unavailable, "Disk penuh.")
		p.Show("P.1.i.b")

		if len(o.errs) != 1 || p.code != "P.1.i.a" || p.question.note.entry.Text != "catatan penting" {
			t.Fatalf("errors %v; %s shows %q", o.errs, p.code, p.question.note.entry.Text)
		}
		p.Show("P.1.i.b")
		if p.code != "P.1.i.b" || o.answers["P.1.i.a"].Note != "catatan penting" {
			t.Errorf("%s; saved %+v", p.code, o.answers["P.1.i.a"])
		}
	})

	t.Run("more than can be edited is refused while typing and shown when stored", func(t *testing.T) {
		o := newOffice(t)
		a := option("P.1.i.a", "Ya")
		a.Note = strings.Repeat("kata ", 3000)
		o.answers["P.1.i.a"] = a
		p := o.open(1112, 712)
		n := p.question.note
		if n.entry.Visible() || !n.long.Visible() || !n.problem.Visible() {
			t.Error("a stored long note is in the field")
		}
		card(p, 1)
		if got := o.answers["P.1.i.a"]; got.Option != "Tidak" || got.Note != a.Note {
			t.Errorf("the note changed with the answer: %d characters", len(got.Note))
		}
		p.Show("P.1.i.b")
		p.question.note.typed(strings.Repeat("x", longestNote+1))
		p.commit()
		if _, has := o.answers["P.1.i.b"]; has || !p.question.note.problem.Visible() {
			t.Error("it was saved")
		}
	})
}

func TestKeyboard(t *testing.T) {
	o := newOffice(t)
	p := o.open(1112, 712)
	p.Show("P.6.ii.b")

	o.press(fyne.KeyDown)
	if p.code != "P.6.ii.c" {
		t.Errorf("↓ shows %s", p.code)
	}
	o.write("1")
	if o.answers["P.6.ii.c"].Option == "" {
		t.Error("1 chose nothing while the tree has the focus")
	}
	o.press(fyne.KeyUp)
	o.press(fyne.KeyLeft)
	if p.tree.cursor != "P.6.ii" || p.code != "P.6.ii.b" {
		t.Errorf("← selects %s, shows %s", p.tree.cursor, p.code)
	}
	o.press(fyne.KeyLeft)
	if p.open["P.6.ii"] || indexOf(p.tree.rows, "P.6.ii.b") >= 0 {
		t.Error("← did not close the branch")
	}
	o.press(fyne.KeyRight)
	o.press(fyne.KeyRight)
	if p.code != "P.6.ii.a" {
		t.Errorf("→ → shows %s", p.code)
	}
	o.window.Canvas().Focus(p.question.answer.(*choicePart).cards[2])
	o.write("3")
	if o.answers["P.6.ii.a"].Option != p.node().Options[2].Key {
		t.Error("3 chose nothing while a card has the focus")
	}
}

func TestTree(t *testing.T) {
	o := newOffice(t)
	o.answers["P.6.ii.a"] = option("P.6.ii.a", "A")
	p := o.open(1112, 712)

	t.Run("a click opens a branch and shows a question", func(t *testing.T) {
		o.click(p, "P.1.i")
		if p.open["P.1.i"] {
			t.Error("the branch is still open")
		}
		o.click(p, "P.1.i")
		o.click(p, "P.1.i.b")
		if !p.open["P.1.i"] || p.code != "P.1.i.b" {
			t.Errorf("shown is %s", p.code)
		}
	})

	t.Run("search and chips narrow it, and next walks over what is left", func(t *testing.T) {
		p.tree.search.SetText("budaya pelayanan prima")
		if got := codes(p.tree.rows); got != "A P P.6 P.6.ii P.6.ii.a P.6.ii.b P.6.ii.c P.6.ii.d P.6.ii.e P.6.ii.f" {
			t.Errorf("lines: %s", got)
		}
		test.Tap(p.tree.blank)
		if got := codes(p.tree.rows); strings.Contains(got, "P.6.ii.a") {
			t.Errorf("lines: %s", got)
		}
		p.step(1)
		if p.code != "P.6.ii.b" || !strings.Contains(kittest.Texts(p.Content()), "1 dari 5") {
			t.Errorf("shown is %s", p.code)
		}
		p.step(-1)
		if p.code != "P.6.ii.b" {
			t.Errorf("the first has a predecessor %s", p.code)
		}
	})

	t.Run("↓ and Enter go from the search to the first question found", func(t *testing.T) {
		p.tree.blank.SetOn(false)
		p.setFilter(filter{})
		p.tree.search.SetText("lhkasn")
		o.window.Canvas().Focus(p.tree.search)
		o.press(fyne.KeyDown)
		if p.code != "R.5.iii.b" || o.window.Canvas().Focused() != p.tree.list {
			t.Errorf("shown is %s", p.code)
		}
	})

	t.Run("nothing found says so and offers to show all", func(t *testing.T) {
		p.tree.search.SetText("zebra")
		if !strings.Contains(kittest.Texts(p.Content()), "Tidak ada soal yang cocok") {
			t.Fatal("no empty state")
		}
		test.Tap(o.button("Tampilkan semua"))
		if p.filter.active() || p.tree.search.Text != "" || p.tree.blank.On() || indexOf(p.tree.rows, p.code) < 0 {
			t.Errorf("filter = %+v", p.filter)
		}
	})

	t.Run("a question that the filter hides is shown without it", func(t *testing.T) {
		p.tree.search.SetText("ipak")
		p.Show("P.1.i.a")
		if p.filter.active() || p.tree.search.Text != "" {
			t.Errorf("filter = %+v", p.filter)
		}
	})
}

func TestLoading(t *testing.T) {
	t.Run("a page that cannot load says so and tries again", func(t *testing.T) {
		o := newOffice(t)
		o.fail = errors.New("store: read answers")
		o.answers["P.1.i.a"] = option("P.1.i.a", "Ya")
		p := o.open(1112, 712)
		if !strings.Contains(kittest.Texts(p.Content()), "Lembar kerja tidak dapat dimuat") {
			t.Fatal("no error state")
		}
		test.Tap(o.button("Coba lagi"))
		if !p.ready || !strings.Contains(kittest.Texts(p.Content()), "Pembentukan tim ZI") {
			t.Error("it did not load")
		}
	})

	t.Run("changes from elsewhere appear", func(t *testing.T) {
		o := newOffice(t)
		p := o.open(1112, 712)
		o.answers["P.1.i.a"] = option("P.1.i.a", "Ya")
		o.bus.Publish(model.AnswerChanged{Assessor: model.UnitAssessor, Codes: []model.Code{"P.1.i.a"}})
		if !p.question.answer.(*choicePart).cards[0].On() {
			t.Error("the answer is not on the screen")
		}
		o.target = model.WBBM
		o.bus.Publish(model.UnitChanged{})
		if !strings.Contains(kittest.Texts(p.Content()), "syarat WBBM") {
			t.Error("the gates are still those of WBK")
		}
	})

	t.Run("new thresholds judge at once", func(t *testing.T) {
		o := newOffice(t)
		p := o.open(1112, 712)
		before, _ := p.book.unmet()
		o.sheet = o.sheet.WithThresholds(lke.Thresholds{{Target: model.WBK, ID: "ipak"}: 0})
		o.bus.Publish(model.UnitChanged{})
		if after, _ := p.book.unmet(); after != before-1 {
			t.Errorf("%d gates fail, %d before", after, before)
		}
	})

	t.Run("what is read while a note is typed does not overwrite it", func(t *testing.T) {
		o := newOffice(t)
		p := o.open(1112, 712)
		o.write("nsedang diketik")
		o.bus.Publish(model.AnswerChanged{Assessor: model.UnitAssessor})
		p.Reload()
		if p.question.note.entry.Text != "sedang diketik" {
			t.Errorf("note = %q", p.question.note.entry.Text)
		}
	})
}

func TestPanes(t *testing.T) {
	o := newOffice(t)
	o.docs = []model.Document{document("1", "SK Tim ZI", model.Version{MIME: "application/pdf", Pages: 3, Name: "sk.pdf", Hash: "abc"},
		model.Link{Document: "1", Code: "P.1.i.a"}, model.Link{Document: "1", Code: "P.1.i.b"})}
	p := o.open(1112, 712)

	t.Run("the details name the other questions and lead there", func(t *testing.T) {
		if s := kittest.Texts(p.details.root); !strings.Contains(s, "P.1.i.b") || !strings.Contains(s, "1 / 3") {
			t.Fatalf("details:\n%s", s)
		}
		p.follow("P.1.i.b", "1")
		if p.code != "P.1.i.b" || p.doc != "1" {
			t.Errorf("shown is %s with %q", p.code, p.doc)
		}
	})

	t.Run("documents show their first page, and a search opens in the one that is shown", func(t *testing.T) {
		if w := p.question.bukti.docs[0]; !w.image.Visible() || w.image.Image == nil {
			t.Error("no thumbnail")
		}
		p.Find()
		if !strings.Contains(kittest.Texts(p.details.root), "Ketik kata yang dicari.") {
			t.Error("no field of search")
		}
		p.details.view.CloseFind()
		o.window.Canvas().Unfocus()
	})

	t.Run("pages are turned by key", func(t *testing.T) {
		p.TypedRune(']')
		if page, pages := p.details.view.Page(); page != 1 || pages != 3 {
			t.Errorf("page %d of %d", page, pages)
		}
		p.TypedRune('[')
		if page, _ := p.details.view.Page(); page != 0 {
			t.Errorf("page %d", page)
		}
	})

	t.Run("every file of a document can be seen", func(t *testing.T) {
		two := document("2", "Paket rapat", model.Version{MIME: "application/pdf", Pages: 1, Name: "undangan.pdf", Hash: "u1"}, model.Link{Document: "2", Code: "P.1.ii.a"})
		two.Files = append(two.Files, model.File{Position: 2, Version: model.Version{MIME: "application/pdf", Pages: 5, Name: "notula.pdf", Hash: "n1"}})
		o.docs = append(o.docs, two)
		p.Reload()
		p.Show("P.1.ii.a")
		if s := kittest.Texts(p.details.root); !strings.Contains(s, "1 / 1") {
			t.Fatalf("details:\n%s", s)
		}
		p.details.file = 1
		p.details.refresh()
		if s := kittest.Texts(p.details.root); !strings.Contains(s, "1 / 5") {
			t.Errorf("details:\n%s", s)
		}
		p.follow("P.1.i.b", "1")
		if p.details.file != 0 {
			t.Error("another document begins with its second file")
		}
	})

	t.Run("a narrow window hides them", func(t *testing.T) {
		o.window.Resize(fyne.NewSize(856, 600))
		if p.details.root.Visible() {
			t.Error("they are still there")
		}
	})
}

func TestGates(t *testing.T) {
	o := newOffice(t)
	p := o.open(1112, 712)
	test.Tap(p.tree.score.root)
	if s := kittest.Texts(o.window.Canvas().Overlays().Top()); !strings.Contains(s, "kurang 75,00") || !strings.Contains(s, "Nilai total") {
		t.Errorf("gates:\n%s", s)
	}
	test.Tap(o.button("Tutup"))
	if kit.TopDialog(o.window) != nil {
		t.Error("the list stays open")
	}
}

// repaintBudget is what changing an answer may cost on the UI goroutine.
const repaintBudget = 30_000_000 // ns

// answerAgain changes an answer on a page with the whole tree open and paints it.
func answerAgain(p *Page, i int) { p.choose(i % 2) }

func TestRepaintIsQuick(t *testing.T) {
	o := newOffice(t)
	p := wholeTree(o)
	r := testing.Benchmark(func(b *testing.B) {
		for i := range b.N {
			answerAgain(p, i)
		}
	})
	if r.NsPerOp() > repaintBudget {
		t.Errorf("changing an answer takes %v ms, want at most 30", float64(r.NsPerOp())/1e6)
	}
}

func BenchmarkAnswer(b *testing.B) {
	p := wholeTree(newOffice(b))
	for i := 0; b.Loop(); i++ { // without the opening of the page
		answerAgain(p, i)
	}
}

// wholeTree opens the page with every branch open.
func wholeTree(o *office) *Page {
	p := o.open(1112, 712)
	for _, n := range o.sheet.Nodes {
		p.open[n.Code] = true
	}
	p.Show("P.6.ii.b")
	return p
}
