package lke

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/lke"
	"siapzi/ui/kit"
	"siapzi/ui/kit/kittest"
	"siapzi/ui/look"
	"siapzi/ui/task"
	"siapzi/ui/undo"
	"siapzi/ui/viewer/viewertest"
)

// office stands for everything outside the page: a workspace in memory with
// the real worksheet, and the window around the page.
type office struct {
	t       testing.TB
	sheet   *lke.Worksheet
	bus     *model.Bus
	target  model.Target
	answers lke.Answers
	docs    []model.Document
	fail    error // what the next write ends with

	writes int
	window fyne.Window
	picked []string // what the file dialog gives
	added  []string // paths that were to be imported
	opened []model.Version
	errs   []error
	toasts []string
	toast  func()
}

func newOffice(t testing.TB) *office {
	return &office{t: t, sheet: lke.Default(), bus: &model.Bus{}, target: model.WBK, answers: lke.Answers{}}
}

func (o *office) Unit(context.Context) (model.Unit, error) {
	return model.Unit{Name: "Balai Contoh", Agency: "Instansi", Year: 2026, Target: o.target}, nil
}

func (o *office) Worksheet() *lke.Worksheet { return o.sheet }

func (o *office) Answers(context.Context, model.Assessor) (lke.Answers, error) {
	return maps.Clone(o.answers), o.takeFail()
}

func (o *office) takeFail() error {
	err := o.fail
	o.fail = nil
	return err
}

func (o *office) Set(_ context.Context, _ model.Actor, answers []model.Answer) error {
	o.writes++
	if err := o.takeFail(); err != nil {
		return err
	}
	for _, a := range answers {
		if err := o.sheet.Check(a); err != nil {
			return err
		}
		if a.IsBlank() && a.Note == "" {
			delete(o.answers, a.Code)
		} else {
			o.answers[a.Code] = a
		}
		o.bus.Publish(model.AnswerChanged{Assessor: a.Assessor, Codes: []model.Code{a.Code}})
	}
	return nil
}

func (o *office) ByQuestion(context.Context) (map[model.Code][]model.Document, error) {
	by := map[model.Code][]model.Document{}
	for _, d := range o.docs {
		d.Links = slices.Clone(d.Links)
		for _, l := range d.Links {
			by[l.Code] = append(by[l.Code], d)
		}
	}
	return by, nil
}

func (o *office) Find(_ context.Context, q catalog.Query) ([]model.Document, int, error) {
	var out []model.Document
	for _, d := range o.docs {
		if strings.Contains(strings.ToLower(d.Title), strings.ToLower(q.Text)) {
			out = append(out, d)
		}
	}
	return out, len(out), o.takeFail()
}

func (o *office) Link(_ context.Context, _ model.Actor, id model.DocumentID, links ...model.Link) error {
	d := o.document(id)
	for _, l := range links {
		l.Document = id
		d.Links = slices.DeleteFunc(d.Links, func(x model.Link) bool { return x.Code == l.Code })
		d.Links = append(d.Links, l)
		o.bus.Publish(model.LinkChanged{Codes: []model.Code{l.Code}})
	}
	return nil
}

func (o *office) Unlink(_ context.Context, _ model.Actor, id model.DocumentID, codes ...model.Code) error {
	d := o.document(id)
	d.Links = slices.DeleteFunc(d.Links, func(x model.Link) bool { return slices.Contains(codes, x.Code) })
	o.bus.Publish(model.LinkChanged{Codes: codes})
	return nil
}

func (o *office) document(id model.DocumentID) *model.Document {
	for i := range o.docs {
		if o.docs[i].ID == id {
			return &o.docs[i]
		}
	}
	o.t.Fatalf("no document %s", id)
	return nil
}

func (o *office) Address(context.Context, model.Version) (string, error) {
	return "https://contoh.go.id", nil
}

func (o *office) PickFiles(done func([]string)) { done(o.picked) }

func (o *office) AddEvidence(paths []string, code model.Code, done func([]model.DocumentID)) {
	o.added = append(o.added, paths...)
	var ids []model.DocumentID
	for _, p := range paths {
		d := document("new-"+p, p, model.Version{MIME: "application/pdf", Name: p, Pages: 1, Hash: model.Hash(p)}, model.Link{Document: model.DocumentID("new-" + p), Code: code, Origin: model.OriginUser})
		o.docs = append(o.docs, d)
		ids = append(ids, d.ID)
	}
	o.bus.Publish(model.DocumentChanged{IDs: ids})
	done(ids)
}

func (o *office) OpenFile(v model.Version) { o.opened = append(o.opened, v) }
func (o *office) ShowError(err error)      { o.errs = append(o.errs, err) }
func (o *office) Toast(text, _ string, on func()) {
	o.toasts, o.toast = append(o.toasts, text), on
}
func (o *office) Window() fyne.Window { return o.window }

// open makes the page in a window of this size.
func (o *office) open(width, height float32) *Page {
	o.window = kittest.Window(o.t, look.Light)
	p := New(Deps{Worksheet: o.sheet, Unit: o, Answers: o, Documents: o, Preview: viewertest.Source{}, Shell: o, Bus: o.bus,
		Tasks: task.NewSync(), Undo: &undo.Stack{}, Who: "Sari"})
	o.t.Cleanup(func() { p.Close() })
	o.window.SetContent(kit.Ground(look.ColorBackground, p.Content()))
	o.window.Resize(fyne.NewSize(width, height))
	o.window.Canvas().SetOnTypedRune(func(r rune) { p.TypedRune(r) })
	o.window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { p.TypedKey(e) })
	return p
}

// button finds the visible button with these words.
func (o *office) button(words string) *kit.Button {
	o.t.Helper()
	return kittest.Button(o.t, o.window, words)
}
