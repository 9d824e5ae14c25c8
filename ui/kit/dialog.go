package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/look"
)

// DialogConfig says what a dialog shows. Body or Text is needed.
type DialogConfig struct {
	Title string
	Text  string            // a sentence above Body
	Body  fyne.CanvasObject // may be nil
	Width float32           // 0 means 480

	Confirm string // word on the main button; "" shows only Cancel
	Danger  bool   // the main button does what cannot be undone
	Cancel  string // word on the other button; "" means "Batal", or "Tutup" without Confirm
	Extra   string // word on a third button at the left; "" shows none

	// OnConfirm runs on the main button and Enter. The dialog closes unless it
	// gives false, as a form does that found a mistake.
	OnConfirm func() bool
	OnCancel  func() // on Cancel and Esc; may be nil
	Stay      bool   // Cancel and Esc do not close it, as while a job is being stopped
	OnExtra   func() // closes the dialog first

	Focus fyne.Focusable // gets the focus; nil means the main button

	// Sheet shows nothing but Body, near the upper edge, without heading,
	// buttons and distance; a click beside it is Cancel. It needs Focus.
	Sheet bool
}

// Dialog is a window within the window. While one is open, commands do not
// run (see DialogOpen).
type Dialog struct {
	cfg     DialogConfig
	canvas  fyne.Canvas
	root    fyne.CanvasObject
	confirm *Button
	cancel  *Button
	onKey   func(*fyne.KeyEvent)
}

// dialogs is the pile of open dialogs of a canvas, the last one in front; only
// Fyne's goroutine touches it.
var dialogs = map[fyne.Canvas][]*Dialog{}

// ShowDialog opens a dialog in w.
func ShowDialog(w fyne.Window, cfg DialogConfig) *Dialog {
	d := &Dialog{cfg: cfg, canvas: w.Canvas()}
	if cfg.Width == 0 {
		d.cfg.Width = 480
	}
	shade := &shade{}
	shade.ExtendBaseWidget(shade)
	inside := cfg.Body
	if cfg.Sheet {
		shade.onTap = d.Cancel
	} else {
		inside = Padded(d.content(), look.Gap24, look.Gap24, look.Gap24, look.Gap24)
	}
	card := Stack(NewBox(look.ColorSurface, look.ColorLine, look.Radius), inside)
	d.root = container.New(&dialogLayout{d.cfg.Width, cfg.Sheet}, shade, card)
	d.root.Resize(d.canvas.Size())

	d.onKey = d.canvas.OnTypedKey()
	d.canvas.SetOnTypedKey(func(k *fyne.KeyEvent) { d.key(k) })
	dialogs[d.canvas] = append(dialogs[d.canvas], d)
	d.canvas.Overlays().Add(d.root)
	d.focus()
	return d
}

func (d *Dialog) content() fyne.CanvasObject {
	c := d.cfg
	parts := Rows(look.Gap16, NewPara(c.Title, look.Title, look.ColorText))
	if c.Text != "" {
		parts.Add(NewPara(c.Text, look.Body, look.ColorText))
	}
	if c.Body != nil {
		parts.Add(c.Body)
	}
	cancel := c.Cancel
	switch {
	case cancel != "":
	case c.Confirm == "":
		cancel = lang.L("Tutup")
	default:
		cancel = lang.L("Batal")
	}
	d.cancel = NewButton(Outlined, cancel, "", d.Cancel)
	buttons := Row(look.Gap8)
	if c.Extra != "" {
		buttons.Add(NewButton(Quiet, c.Extra, "", func() {
			d.Close()
			c.OnExtra()
		}))
	}
	buttons.Add(Space())
	buttons.Add(d.cancel)
	if c.Confirm != "" {
		kind := Filled
		if c.Danger {
			kind = Danger
		}
		d.confirm = NewButton(kind, c.Confirm, "", d.Accept)
		buttons.Add(d.confirm)
	}
	parts.Add(buttons)
	return parts
}

func (d *Dialog) focus() {
	switch {
	case d.cfg.Focus != nil:
		d.canvas.Focus(d.cfg.Focus)
	case d.confirm != nil && !d.cfg.Danger:
		d.canvas.Focus(d.confirm)
	default:
		d.canvas.Focus(d.cancel)
	}
}

// Accept does what the main button does.
func (d *Dialog) Accept() {
	if d.cfg.Confirm == "" {
		d.Cancel()
		return
	}
	if d.cfg.OnConfirm == nil || d.cfg.OnConfirm() {
		d.Close()
	}
}

// Cancel does what the other button and Esc do.
func (d *Dialog) Cancel() {
	if !d.cfg.Stay {
		d.Close()
	}
	if d.cfg.OnCancel != nil {
		d.cfg.OnCancel()
	}
}

// Close takes the dialog away without calling anything.
func (d *Dialog) Close() {
	pile := dialogs[d.canvas]
	for i, x := range pile {
		if x == d {
			dialogs[d.canvas] = append(pile[:i:i], pile[i+1:]...)
			d.canvas.SetOnTypedKey(d.onKey)
			d.canvas.Overlays().Remove(d.root)
		}
	}
}

// key handles what no focused control took.
func (d *Dialog) key(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyEscape:
		d.Cancel()
	case fyne.KeyReturn, fyne.KeyEnter:
		d.Accept()
	default:
		return false
	}
	return true
}

// dialogKey hands a key that o does not want to the dialog around it.
func dialogKey(o fyne.CanvasObject, k *fyne.KeyEvent) bool {
	pile := dialogs[fyne.CurrentApp().Driver().CanvasForObject(o)]
	if len(pile) == 0 {
		return false
	}
	return pile[len(pile)-1].key(k)
}

// DialogOpen tells whether anything modal is open in w: one of our dialogs or
// one of Fyne's. Commands do not run then.
func DialogOpen(w fyne.Window) bool { return w.Canvas().Overlays().Top() != nil }

// TopDialog gives the dialog in front, or nil; for tests.
func TopDialog(w fyne.Window) *Dialog {
	pile := dialogs[w.Canvas()]
	if len(pile) == 0 {
		return nil
	}
	return pile[len(pile)-1]
}

// Title gives the dialog's heading.
func (d *Dialog) Title() string { return d.cfg.Title }

// Text gives the dialog's sentence.
func (d *Dialog) Text() string { return d.cfg.Text }

// Confirm asks before something happens; onYes runs when it may.
func Confirm(w fyne.Window, title, text, yes string, danger bool, onYes func()) *Dialog {
	return ShowDialog(w, DialogConfig{Title: title, Text: text, Confirm: yes, Danger: danger, OnConfirm: func() bool {
		onYes()
		return true
	}})
}

// ShowMenu opens a context menu at an absolute position.
func ShowMenu(w fyne.Window, at fyne.Position, items ...*fyne.MenuItem) {
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.Canvas(), at)
}

// dialogLayout darkens everything and puts the card in the middle, or below the
// header.
type dialogLayout struct {
	width float32
	above bool
}

// sheetTop is where a sheet begins.
const sheetTop = 64

func (l *dialogLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l *dialogLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(s)
	w := min(l.width, s.Width-2*look.Gap24)
	o[1].Resize(fyne.NewSize(w, o[1].Size().Height)) // paragraphs learn their width first
	h := min(HeightFor(o[1], w), s.Height-2*look.Gap24)
	o[1].Resize(fyne.NewSize(w, h))
	y := half(s.Height - h)
	if l.above {
		y = min(y, sheetTop)
	}
	o[1].Move(fyne.NewPos(half(s.Width-w), y))
}

// shade lies between a dialog and the page and takes all clicks.
type shade struct {
	widget.BaseWidget
	onTap func() // nil for none
}

// Tapped is for Fyne: the click ends here.
func (s *shade) Tapped(*fyne.PointEvent) {
	if s.onTap != nil {
		s.onTap()
	}
}

// CreateRenderer is for Fyne.
func (s *shade) CreateRenderer() fyne.WidgetRenderer {
	rect := &canvas.Rectangle{}
	return newPainter(func() fyne.Size { return fyne.Size{} }, func(size fyne.Size) { rect.Resize(size) },
		func() { rect.FillColor = theme.Color(look.ColorShade) }, rect)
}
