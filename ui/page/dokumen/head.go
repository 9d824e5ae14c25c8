package dokumen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// listHead is the line above the list: what each column holds, and by which
// the list is sorted.
type listHead struct {
	root  *fyne.Container
	cells []*headCell
	count *kit.Text
	fresh *kit.Button // newest first
}

// headCell is the head of a column; a click sorts by it, another turns it
// around.
type headCell struct {
	by    order
	first bool // whether the first click sorts backwards
	word  *kit.Text
	arrow *kit.Icon
	press *kit.Press
	shown look.IconName // up while sorted from A, down backwards, "" while not
}

func newListHead(sort func(by order, desc bool)) *listHead {
	h := &listHead{count: kit.Muted("").Shrink()}
	for _, c := range []struct {
		by    order
		word  string
		first bool
	}{{byTitle, lang.L("Dokumen"), false}, {byDate, lang.L("Jenis, tanggal"), true}, {byCode, lang.L("Soal"), false}, {byState, lang.L("Keadaan"), false}} {
		cell := &headCell{by: c.by, first: c.first, word: kit.Muted(c.word), arrow: kit.NewIcon("", look.ColorPrimary, 14)}
		inside := kit.Row(look.Gap4, cell.word, cell.arrow)
		if c.by == byTitle {
			inside = kit.Row(look.Gap4, cell.word, cell.arrow, kit.Grow(h.count))
		}
		cell.press = kit.NewPress(kit.Padded(inside, 0, look.Gap4, 0, look.Gap4), nil)
		h.cells = append(h.cells, cell)
		cell.press.OnTap(func() { sort(cell.by, cell.next()) })
	}
	h.fresh = kit.NewIconButton(look.IconClock, lang.L("Yang baru ditambahkan lebih dahulu"), func() { sort(byCreated, true) }).Quiet()
	objects := []fyne.CanvasObject{h.fresh}
	for _, c := range h.cells {
		objects = append(objects, c.press)
	}
	h.root = container.New(&headLayout{}, objects...)
	return h
}

// next tells whether the next click sorts backwards.
func (c *headCell) next() bool {
	switch c.shown {
	case look.IconChevronUp:
		return true
	case look.IconChevronDown:
		return false
	}
	return c.first
}

// show marks the column that the list is sorted by.
func (h *listHead) show(s sorting, count string) {
	h.count.Set("· " + count)
	for _, c := range h.cells {
		c.shown = ""
		switch {
		case c.by != s.by:
		case s.desc:
			c.shown = look.IconChevronDown
		default:
			c.shown = look.IconChevronUp
		}
		token := fyne.ThemeColorName(look.ColorMuted)
		if c.shown != "" {
			token = look.ColorPrimary
		}
		c.arrow.Set(c.shown, look.ColorPrimary)
		c.word.SetIn(c.word.Text(), look.Body, token)
	}
	h.root.Refresh()
}

// headLayout puts the heads above the columns of the rows.
type headLayout struct{}

// MinSize is for Fyne.
func (*headLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, headHeight) }

// Layout is for Fyne.
func (*headLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	c := columnsIn(s.Width)
	const gap = look.Gap12
	place := func(i int, x, width float32) {
		o[i].Move(fyne.NewPos(x-look.Gap4, 3))
		o[i].Resize(fyne.NewSize(max(width, 0)+look.Gap4, headHeight-6))
	}
	place(0, c.icon, look.SmallHeight)
	place(1, c.title, c.titleWidth)
	place(2, c.kind, c.code-gap-c.kind)
	place(3, c.code, codeColumn)
	place(4, c.chip, c.chipWidth)
	show := func(i int, on bool) {
		if on {
			o[i].Show()
		} else {
			o[i].Hide()
		}
	}
	show(2, c.kind < c.code)
	show(4, c.chipWidth >= chipColumn) // else no room for its word
}
