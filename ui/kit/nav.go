package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"siapzi/ui/look"
)

// NavItem is one line of the sidebar: an icon and a word, with a bar at the
// window's edge while its page is shown. Where it is narrower than a word needs it is the icon alone, with the count as a mark at its corner.
type NavItem struct {
	press
	icon     look.IconName
	text     string
	badge    string
	selected bool
}

// navLeast is the width that a word needs beside the icon.
const navLeast = float32(120)

// NewNavItem makes a line; tip names its shortcut.
func NewNavItem(icon look.IconName, text, tip string, onTap func()) *NavItem {
	n := &NavItem{icon: icon, text: text}
	n.onTap, n.tip = onTap, tip
	n.ExtendBaseWidget(n)
	return n
}

// Tip sets what is said under the pointer.
func (n *NavItem) Tip(s string) { n.tip = s }

// SetSelected shows it as the present page.
func (n *NavItem) SetSelected(on bool) {
	if n.selected != on {
		n.selected = on
		n.Refresh()
	}
}

// SetBadge shows a short count behind the word; "" hides it.
func (n *NavItem) SetBadge(count string) {
	if n.badge != count {
		n.badge = count
		n.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (n *NavItem) CreateRenderer() fyne.WidgetRenderer {
	ground, bar, ring := &canvas.Rectangle{}, &canvas.Rectangle{}, &canvas.Rectangle{}
	icon, label := &canvas.Image{FillMode: canvas.ImageFillContain}, &canvas.Text{}
	pill, count := &canvas.Rectangle{}, &canvas.Text{}
	const side = look.Gap8
	style := func() look.Style {
		if n.selected {
			return look.LeadMid
		}
		return look.Lead
	}
	layout := func(s fyne.Size) {
		bar.Move(fyne.NewPos(0, half(s.Height-20)))
		bar.Resize(fyne.NewSize(3, 20))
		inner := fyne.NewSize(s.Width-2*side, s.Height)
		ground.Move(fyne.NewPos(side, 0))
		ground.Resize(inner)
		placeRing(ring, inner, look.Radius)
		ring.Move(fyne.NewPos(side-3, -3))
		icon.Resize(fyne.NewSquareSize(look.NavIconSize))
		at := float32(20)
		if s.Width < navLeast {
			at = half(s.Width - look.NavIconSize)
		}
		icon.Move(fyne.NewPos(at, half(s.Height-look.NavIconSize)))
		room := s.Width - 52 - side
		if n.badge != "" {
			w := look.Strong.Measure(n.badge).Width + 2*6
			x, y, h := s.Width-side-look.Gap8-w, half(s.Height-20), float32(20)
			if s.Width < navLeast {
				x, y, h = s.Width-w-2, 0, 18
			}
			pill.Resize(fyne.NewSize(w, h))
			pill.Move(fyne.NewPos(x, y))
			placeText(count, n.badge, look.Strong, fyne.TextAlignCenter, fyne.NewPos(x, y), fyne.NewSize(w, h))
			room = x - look.Gap4 - 52
		}
		if label.Hidden = s.Width < navLeast; label.Hidden {
			return
		}
		placeText(label, n.text, style(), fyne.TextAlignLeading, fyne.NewPos(52, 0), fyne.NewSize(room, s.Height))
	}
	return newPainter(
		func() fyne.Size { return fyne.NewSize(look.NavIconSize+2*side, 36) },
		layout,
		func() {
			fill, text := look.ColorNone, fyne.ThemeColorName(look.ColorMuted)
			switch {
			case n.selected:
				fill, text = look.ColorPrimaryTint, look.ColorPrimary
			case n.hovered:
				fill, text = look.ColorHover, look.ColorText
			}
			paintRect(ground, fill, "", 0, look.Radius)
			bar.FillColor = theme.Color(look.ColorPrimary)
			bar.Hidden = !n.selected
			paintRing(ring, n.focused)
			icon.Resource = look.NewIcon(n.icon, text).At(look.NavIconSize)
			label.Color = theme.Color(text)
			pill.Hidden, count.Hidden = n.badge == "", n.badge == ""
			paintRect(pill, look.ColorDangerTint, "", 0, 10)
			count.Color = theme.Color(look.ColorDanger)
			layout(n.Size())
		}, ground, bar, icon, label, pill, count, ring)
}
