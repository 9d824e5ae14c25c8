package kit

import (
	"fyne.io/fyne/v2"

	"siapzi/ui/look"
)

// Disclosure is a row that opens and closes what stands below it.
type Disclosure struct {
	wrap
	// OnToggle runs after the row was opened or closed by the user; it may be nil.
	OnToggle func(open bool)

	row     *Press
	chevron *Icon
	hint    *Text
	body    fyne.CanvasObject
	open    bool
}

// NewDisclosure makes a closed row with a title, a muted hint at its right,
// and content below.
func NewDisclosure(title, hint string, body fyne.CanvasObject) *Disclosure {
	d := &Disclosure{body: body}
	d.chevron = NewIcon(look.IconChevronRight, look.ColorText, look.IconSize)
	d.hint = Muted(hint)
	head := Row(look.Gap8, d.chevron, NewText(title, look.Strong, look.ColorText), Space(), d.hint)
	d.row = NewPress(Padded(head, 6, 4, 6, 4), func() {
		d.SetOpen(!d.open)
		if d.OnToggle != nil {
			d.OnToggle(d.open)
		}
	})
	body.Hide()
	d.object = Rows(look.Gap4, d.row, body)
	d.ExtendBaseWidget(d)
	return d
}

// SetHint changes the muted words at the right.
func (d *Disclosure) SetHint(s string) { d.hint.Set(s) }

// Open tells whether the content is shown.
func (d *Disclosure) Open() bool { return d.open }

// Tap opens or closes it as the user would.
func (d *Disclosure) Tap() { d.row.fire() }

// SetOpen shows or hides the content without calling OnToggle.
func (d *Disclosure) SetOpen(open bool) {
	d.open = open
	if open {
		d.chevron.Set(look.IconChevronDown, look.ColorText)
		d.body.Show()
	} else {
		d.chevron.Set(look.IconChevronRight, look.ColorText)
		d.body.Hide()
	}
	d.object.Refresh()
}
