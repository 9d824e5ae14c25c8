package viewer

import (
	"fyne.io/fyne/v2"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// Around the large view: the window that is still seen, and the dialog's own
// heading, button and distances.
const (
	largeMargin = float32(32)
	findWidth   = float32(420) // of the field of search
	largeFrame  = float32(2*24 + 24 + 2*16 + 34)
)

// Enlarge shows the file in a window of its own, with thumbnails at the left.
// The small view goes to the page at which that was closed.
func (v *View) Enlarge() {
	if v.large || v.cfg.Window == nil || v.pages == 0 {
		return
	}
	w := v.cfg.Window()
	cfg := v.cfg
	cfg.Key, cfg.MaxHeight = v.key("large"), 0
	big := newView(cfg, true)
	big.modifiers = v.modifiers
	size := w.Canvas().Size()
	width := size.Width - 2*largeMargin
	body := kit.Rows(look.Gap12, big.Bar, kit.Grow(kit.Ground(look.ColorBackground, kit.Padded(big.Root, look.Gap12, look.Gap12, look.Gap12, look.Gap12))))
	kit.ShowDialog(w, kit.DialogConfig{Title: v.version.Name, Width: width, Focus: big.surface,
		Body: kit.Fixed(body, 0, max(size.Height-2*largeMargin-largeFrame, leastZoomed)),
		OnCancel: func() {
			big.Close()
			v.GoTo(big.page)
			v.focus()
		}})
	big.start(v.version, v.page)
	if v.find.root.Visible() && v.find.words != "" {
		big.find.root.Show()
		big.find.entry.SetQuietly(v.find.words)
		big.find.start(v.find.words)
		big.shaped()
	}
}

// focus gives the page the keys.
func (v *View) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.surface); c != nil {
		c.Focus(v.surface)
	}
}
