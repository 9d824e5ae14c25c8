package viewer

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// bar is the row of buttons of a view: two rows in a pane, one in the large view.
type bar struct {
	v                *View
	root             *fyne.Container
	prev, next       *kit.Button
	place            *kit.Button // "3 / 40"; pressed, it becomes a field
	field            *pageField
	out, in          *kit.Button
	size             *kit.Text
	fit, find, thumb *kit.Button
	enlarge, open    *kit.Button
}

const placeWidth, sizeWidth = float32(64), float32(44)

func newBar(v *View) *bar {
	b := &bar{v: v}
	b.prev = kit.NewIconButton(look.IconChevronLeft, lang.L("Halaman sebelumnya (PgUp)"), func() { v.Turn(-1) })
	b.next = kit.NewIconButton(look.IconChevronRight, lang.L("Halaman berikutnya (PgDn)"), func() { v.Turn(1) })
	b.place = kit.NewButton(kit.Quiet, "", "", b.ask).Small().Tip(lang.L("Pergi ke halaman…"))
	b.field = newPageField(b.answer)
	b.field.Hide()
	b.out = kit.NewIconButton(look.IconMinus, lang.L("Perkecil (−)"), func() { v.Zoom(-1) })
	b.in = kit.NewIconButton(look.IconPlus, lang.L("Perbesar (+)"), func() { v.Zoom(1) })
	b.size = kit.NewText("", look.Body, look.ColorText).Align(fyne.TextAlignCenter)
	b.fit = kit.NewIconButton(look.IconZoomFit, lang.L("Pas selebar tempat atau sehalaman (0)"), v.Fit)
	b.find = kit.NewIconButton(look.IconSearch, lang.L("Cari di dokumen (Ctrl+F)"), v.toggleFind)
	b.thumb = kit.NewIconButton(look.IconGrid, lang.L("Gambar kecil semua halaman"), v.ToggleStrip)
	b.enlarge = kit.NewIconButton(look.IconExpand, lang.L("Baca di jendela besar (Enter)"), v.Enlarge)
	b.open = kit.NewIconButton(look.IconExternal, lang.L("Buka dengan program lain"), func() { v.cfg.Open(v.version) })
	pages := kit.Row(look.Gap4, b.prev, kit.Fixed(kit.Stack(b.place, b.field), placeWidth, look.ControlHeight), b.next)
	sizes := kit.Row(look.Gap4, b.out, kit.Fixed(b.size, sizeWidth, 0), b.in)
	b.enlarge.Hidden = v.large || v.cfg.Window == nil
	b.open.Hidden = v.cfg.Open == nil
	if v.large {
		b.root = kit.Row(look.Gap16, pages, sizes, b.fit, kit.Space(), b.find, b.thumb, b.open)
	} else {
		b.root = kit.Rows(0, kit.Row(look.Gap4, pages, kit.Space(), sizes),
			kit.Row(look.Gap4, b.find, b.thumb, b.fit, kit.Space(), b.enlarge, b.open))
	}
	return b
}

// refresh shows where the view stands and enables what can be done.
func (b *bar) refresh() {
	v := b.v
	some := v.pages > 0
	text := ""
	if some {
		text = fmt.Sprintf("%d / %d", v.page+1, v.pages)
	}
	b.place.SetText(text)
	b.place.SetEnabled(v.pages > 1)
	b.prev.SetEnabled(v.page > 0)
	b.next.SetEnabled(v.page < v.pages-1)
	label := ""
	if some {
		label = v.zoom.label()
	}
	b.size.Set(label)
	b.in.SetEnabled(some && v.zoom.step < len(zoomSteps)-1)
	b.out.SetEnabled(v.zoom.step > 0)
	b.fit.SetEnabled(some)
	b.find.SetEnabled(some)
	b.thumb.SetEnabled(v.pages > 1)
	b.enlarge.SetEnabled(some)
	b.open.SetEnabled(v.version.Hash != "")
}

// ask turns the number of the page into a field.
func (b *bar) ask() {
	b.place.Hide()
	b.field.SetQuietly(strconv.Itoa(b.v.page + 1))
	b.field.Show()
	if c := fyne.CurrentApp().Driver().CanvasForObject(b.place); c != nil {
		c.Focus(b.field)
	}
	b.field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// answer goes to the page that was typed; what is no number is left alone.
func (b *bar) answer(text string) {
	b.field.Hide()
	b.place.Show()
	b.root.Refresh()
	if n, err := strconv.Atoi(strings.TrimSpace(text)); err == nil {
		b.v.GoTo(n - 1)
	}
}

// pageField is the field for the number of a page; leaving it gives it up.
type pageField struct {
	kit.Entry
	done func(text string)
}

func newPageField(done func(string)) *pageField {
	f := &pageField{done: done}
	f.Wrapping = fyne.TextWrapOff
	f.OnSubmitted = func(text string) { f.done(text) }
	f.ExtendBaseWidget(f)
	return f
}

// FocusLost is for Fyne.
func (f *pageField) FocusLost() {
	f.Entry.FocusLost()
	if f.Visible() {
		f.done("")
	}
}

// TypedKey gives up on Esc.
func (f *pageField) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		f.done("")
		return
	}
	f.Entry.TypedKey(k)
}
