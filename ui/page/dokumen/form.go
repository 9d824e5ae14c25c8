package dokumen

import (
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
)

// savePause is how long typing must rest before it is saved; leaving the field
// and Enter save at once.
const savePause = 1500 * time.Millisecond

// form edits the words of the shown document. What is right is saved field by
// field; what is wrong stays on the screen with a sentence below it.
type form struct {
	p      *Page
	doc    model.Document // as it is stored
	root   *fyne.Container
	fields []*textField
	kind   *kit.Select
	period *pressField
}

// textField is a field of the form that is typed.
type textField struct {
	name    string // of the field in errors of the catalogue
	label   string
	entry   *kit.Entry
	problem *kit.Para
	stored  string // what the entry showed when it was filled
	text    func(d model.Document) string
	// edit makes the change that the text asks for, or says what is wrong.
	edit func(s string) (e catalog.Edit, problem string)
}

func newForm(p *Page) *form {
	f := &form{p: p, root: kit.Rows(look.Gap8)}
	plain := func(put func(e *catalog.Edit, s *string)) func(string) (catalog.Edit, string) {
		return func(s string) (e catalog.Edit, _ string) {
			put(&e, &s)
			return e, ""
		}
	}
	f.text("title", lang.L("Judul"), kit.NewEntry(""), func(d model.Document) string { return d.Title }, plain(func(e *catalog.Edit, s *string) { e.Title = s }))
	f.text("number", lang.L("Nomor"), kit.NewEntry(lang.L("belum diisi")), func(d model.Document) string { return d.Number }, plain(func(e *catalog.Edit, s *string) { e.Number = s }))
	f.text("date", lang.L("Tanggal"), kit.NewEntry(lang.L("misal 2 Feb 2026")), func(d model.Document) string { return look.Date(d.Date.Time()) }, dateEdit)
	f.period = newPressField(func() []*fyne.MenuItem {
		return periodEditMenu(p.d.Shell.Window(), p.unit.Year, f.doc.Period, func(period model.Period) {
			f.save(lang.L("Periode"), catalog.Edit{Period: &period}, nil)
		})
	}, func() fyne.Window { return p.d.Shell.Window() })
	f.add(lang.L("Periode"), f.period.press, nil)
	words := kindWords()
	options := make([]string, len(model.DocumentKinds))
	for i, k := range model.DocumentKinds {
		options[i] = words[k]
	}
	f.kind = kit.NewSelect(func(i int) { f.save(lang.L("Jenis"), catalog.Edit{Kind: &model.DocumentKinds[i]}, nil) }, options...)
	f.add(lang.L("Jenis"), f.kind, nil)
	f.text("issuer", lang.L("Penerbit"), kit.NewEntry(lang.L("belum diisi")), func(d model.Document) string { return d.Issuer }, plain(func(e *catalog.Edit, s *string) { e.Issuer = s }))
	f.text("note", lang.L("Catatan"), kit.NewNote("", 2), func(d model.Document) string { return d.Note }, plain(func(e *catalog.Edit, s *string) { e.Note = s }))
	return f
}

// dateEdit reads a typed day.
func dateEdit(s string) (e catalog.Edit, problem string) {
	date, ok := parseDate(s)
	if !ok {
		return e, notADay()
	}
	e.Date = &date
	return e, ""
}

func (f *form) text(name, label string, entry *kit.Entry, text func(model.Document) string, edit func(string) (catalog.Edit, string)) {
	t := &textField{name: name, label: label, entry: entry, problem: kit.NewPara("", look.Body, look.ColorDanger), text: text, edit: edit}
	t.problem.Hide()
	entry.OnLeave = func(string) { f.commitField(t) }
	if !entry.MultiLine {
		entry.OnSubmitted = func(string) { f.commitField(t) }
	}
	entry.OnChanged = func(string) { f.p.d.Tasks.After("form.save", savePause, f.rest) }
	f.fields = append(f.fields, t)
	f.add(label, entry, t.problem)
}

// add puts a control beside its label.
func (f *form) add(label string, control fyne.CanvasObject, problem *kit.Para) {
	right := kit.Rows(look.Gap4, control)
	if problem != nil {
		right.Add(problem)
	}
	f.root.Add(kit.RowTop(look.Gap8, kit.Fixed(kit.Padded(kit.Muted(label), look.Gap8, 0, 0, 0), labelWidth, 0), kit.Grow(right)))
}

// show fills the form. A field in which something was typed meanwhile keeps it,
// unless another document is shown.
func (f *form) show(d model.Document, other, enabled bool) {
	f.doc = d
	for _, t := range f.fields {
		text := t.text(d)
		if other || t.entry.Text == t.stored {
			t.entry.SetQuietly(text)
			f.tell(t, "")
		}
		t.stored = text
		if enabled {
			t.entry.Enable()
		} else {
			t.entry.Disable()
		}
	}
	f.kind.Set(slices.Index(model.DocumentKinds, d.Kind))
	f.kind.SetEnabled(enabled)
	f.period.set(periodText(d.Period))
	f.period.press.SetEnabled(enabled)
	f.root.Refresh()
}

// commit saves every field that differs from what is stored, since another
// document will be shown. What is wrong cannot be kept; that is told.
func (f *form) commit() {
	f.p.d.Tasks.Cancel("form.save")
	for _, t := range f.fields {
		f.commitField(t)
		if f.doc.ID != "" && t.entry.Text != t.stored {
			f.p.d.Shell.Toast(lang.L("{{.Field}} “{{.Text}}” tidak disimpan. {{.Why}}",
				map[string]any{"Field": t.label, "Text": shortened(t.entry.Text), "Why": t.problem.Text()}), "", nil)
			t.entry.SetQuietly(t.stored)
		}
	}
}

// rest saves what is right after a pause in typing. What is wrong may only be
// half typed, so nothing is said of it.
func (f *form) rest() {
	for _, t := range f.fields {
		if _, problem := t.edit(t.entry.Text); problem == "" && t.entry.Text != "" {
			f.commitField(t)
		}
	}
}

// commitField saves a field, or says below it what is wrong.
func (f *form) commitField(t *textField) {
	if f.doc.ID == "" || t.entry.Text == t.stored {
		f.tell(t, "")
		return
	}
	e, problem := t.edit(t.entry.Text)
	f.tell(t, problem)
	if problem != "" {
		return
	}
	t.stored = t.entry.Text // so that it is not saved twice
	id := f.doc.ID
	f.save(t.label, e, func(err error) bool {
		if sentence := fieldProblem(err, t.name); sentence != "" && f.doc.ID == id {
			f.tell(t, sentence)
			t.stored = t.text(f.doc)
			return true
		}
		return false
	})
}

// fieldProblem gives what an Invalid error says of a field, "" for nothing.
func fieldProblem(err error, name string) string {
	var e *model.Error
	if !errors.As(err, &e) {
		return ""
	}
	for _, x := range e.Fields {
		if x.Field == name {
			return say.Text(x.Msg)
		}
	}
	return ""
}

// save writes a change of the shown document. told may take an error over; nil
// takes none.
func (f *form) save(label string, e catalog.Edit, told func(error) bool) {
	id := f.doc.ID
	if id == "" {
		return
	}
	e.ID = id
	what := label + " “" + shortened(f.doc.Title) + "”"
	f.p.writer.run(what, editing(f.p.d, []catalog.Edit{e}), nil, func(err error) {
		if told == nil || !told(err) {
			f.p.writeFailed(err)
		}
	})
}

// tell shows what is wrong with a field; "" is all right.
func (f *form) tell(t *textField, problem string) {
	if t.problem.Text() == problem && t.problem.Hidden == (problem == "") {
		return
	}
	t.problem.Set(problem)
	t.problem.Hidden = problem == ""
	f.root.Refresh()
}

// pressField is a control that shows words and offers a menu.
type pressField struct {
	press *kit.Press
	text  *kit.Text
	empty string // what it says while nothing is chosen
}

func newPressField(items func() []*fyne.MenuItem, window func() fyne.Window) *pressField {
	f := &pressField{text: kit.NewText("", look.Body, look.ColorText).Shrink(), empty: lang.L("belum diisi")}
	box := kit.NewBox(look.ColorSurface, look.ColorControl, look.Radius)
	inside := kit.Padded(kit.Row(look.Gap4, kit.Grow(f.text), kit.NewIcon(look.IconChevronDown, look.ColorMuted, look.IconSize)), 0, look.Gap8, 0, look.Gap12)
	f.press = kit.NewPress(kit.Fixed(kit.Stack(box, inside), 0, look.ControlHeight), func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(f.press)
		kit.ShowMenu(window(), at.AddXY(0, f.press.Size().Height+2), items()...)
	}).Plain()
	return f
}

// set shows words, or that nothing is chosen for "".
func (f *pressField) set(words string) {
	if words == "" {
		f.text.SetIn(f.empty, look.Body, look.ColorMuted)
		return
	}
	f.text.SetIn(words, look.Body, look.ColorText)
}
