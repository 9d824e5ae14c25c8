package kit

import (
	"fyne.io/fyne/v2"

	"siapzi/ui/look"
)

// MenuPress is a Press that also asks for a context menu on the other
// mouse button.
type MenuPress struct {
	Press
	onMenu func(at fyne.Position)
}

var _ fyne.SecondaryTappable = (*MenuPress)(nil)

// NewMenuPress wraps content; onMenu gets where the menu belongs.
func NewMenuPress(content fyne.CanvasObject, onTap func(), onMenu func(at fyne.Position)) *MenuPress {
	m := &MenuPress{Press: Press{content: content, radius: look.Radius}, onMenu: onMenu}
	m.onTap = onTap
	m.ExtendBaseWidget(m)
	return m
}

// TappedSecondary asks for the menu at the pointer.
func (m *MenuPress) TappedSecondary(e *fyne.PointEvent) { m.onMenu(e.AbsolutePosition) }
