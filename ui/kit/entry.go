package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/look"
)

// Entry is a text field that also tells when the focus leaves it, and that
// lets a dialog around it react to Esc and Enter.
type Entry struct {
	widget.Entry
	// OnLeave runs with the text when the focus leaves and the text is not the
	// one the focus found.
	OnLeave func(text string)
	// OnArrow runs for ↑ (-1) and ↓ (+1) of a single-line field; nil leaves the
	// keys to the field.
	OnArrow func(dir int)

	before string
	self   fyne.Widget // the widget around the field, which Fyne knows
}

// ExtendBaseWidget is for the constructors here.
func (e *Entry) ExtendBaseWidget(w fyne.Widget) {
	e.self = w
	e.Entry.ExtendBaseWidget(w)
}

// NewEntry makes a single-line field.
func NewEntry(placeholder string) *Entry {
	e := &Entry{}
	e.PlaceHolder = placeholder
	e.Wrapping = fyne.TextWrapOff
	e.ExtendBaseWidget(e)
	return e
}

// NewNote makes a field of several lines that wraps; rows is how many are seen
// at least. For notes, not for whole documents: Fyne's field gets slow beyond
// a few thousand characters.
func NewNote(placeholder string, rows int) *Entry {
	e := &Entry{}
	e.PlaceHolder = placeholder
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(rows)
	return e
}

// SetQuietly replaces the text without calling OnChanged; equal text costs nothing.
func (e *Entry) SetQuietly(text string) {
	if e.Text == text {
		return
	}
	changed := e.OnChanged
	e.OnChanged = nil
	e.SetText(text)
	e.OnChanged = changed
	e.before = text
}

// FocusGained is for Fyne.
func (e *Entry) FocusGained() {
	e.before = e.Text
	e.Entry.FocusGained()
}

// FocusLost is for Fyne.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	if e.OnLeave != nil && e.Text != e.before {
		e.before = e.Text
		e.OnLeave(e.Text)
	}
}

// TypedKey is for Fyne.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	switch {
	case k.Name == fyne.KeyEscape && dialogKey(e.self, k):
	case (k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter) && !e.MultiLine && e.OnSubmitted == nil && dialogKey(e.self, k):
	case k.Name == fyne.KeyUp && e.OnArrow != nil && !e.MultiLine:
		e.OnArrow(-1)
	case k.Name == fyne.KeyDown && e.OnArrow != nil && !e.MultiLine:
		e.OnArrow(1)
	case passHelp(e.self, k):
	default:
		e.Entry.TypedKey(k)
	}
}

// SearchEntry is a field with a lens and a cross that empties it; so does Esc.
type SearchEntry struct {
	Entry
	clear *Button
	hint  string // the whole placeholder
}

// NewSearchEntry makes a search field; onChange gets every new text, so the
// page debounces it.
func NewSearchEntry(placeholder string, onChange func(text string)) *SearchEntry {
	s := &SearchEntry{}
	s.PlaceHolder, s.hint = placeholder, placeholder
	s.Wrapping = fyne.TextWrapOff
	s.Icon = look.NewIcon(look.IconSearch, look.ColorMuted)
	s.clear = NewIconButton(look.IconClose, "", s.Clear).Quiet()
	s.clear.Hide()
	s.ActionItem = s.clear
	s.OnChanged = func(text string) {
		s.clear.Hidden = text == ""
		onChange(text)
	}
	s.ExtendBaseWidget(s)
	return s
}

// Resize shortens the placeholder to the field, which would scroll it otherwise.
func (s *SearchEntry) Resize(size fyne.Size) {
	const around = look.IconSize + 4*look.Gap12 // icon, cross and margins
	if short := Elide(s.hint, look.Body, size.Width-around); short != s.PlaceHolder {
		s.SetPlaceHolder(short)
	}
	s.Entry.Resize(size)
}

// Clear empties the field and tells onChange.
func (s *SearchEntry) Clear() { s.SetText("") }

// TypedKey empties the field on Esc; on an empty field Esc goes to the dialog
// around it.
func (s *SearchEntry) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape && s.Text != "" {
		s.Clear()
		return
	}
	s.Entry.TypedKey(k)
}

// Field is a label above a control with room for what is wrong below.
type Field struct {
	wrap
	problem *Para
	hint    *Para
}

// NewField makes a labelled control; hint may be "".
func NewField(label string, control fyne.CanvasObject, hint string) *Field {
	f := &Field{problem: NewPara("", look.Body, look.ColorDanger), hint: NewPara(hint, look.Body, look.ColorMuted)}
	f.problem.Hide()
	if hint == "" {
		f.hint.Hide()
	}
	f.object = Rows(look.Gap4, Muted(label), control, f.hint, f.problem)
	f.ExtendBaseWidget(f)
	return f
}

// SetHint changes the muted words below the control.
func (f *Field) SetHint(s string) {
	f.hint.Set(s)
	f.hint.Hidden = s == "" || f.problem.Visible()
	f.object.Refresh()
}

// SetProblem shows what is wrong, in place of the hint; "" is all right.
func (f *Field) SetProblem(s string) {
	f.problem.Set(s)
	f.problem.Hidden = s == ""
	f.hint.Hidden = s != "" || f.hint.Text() == ""
	f.object.Refresh()
}

// Problem gives what is shown as wrong.
func (f *Field) Problem() string {
	if f.problem.Hidden {
		return ""
	}
	return f.problem.Text()
}
