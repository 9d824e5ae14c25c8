package dokumen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// menuChip is a filter chip that offers a menu: "Jenis ⌄", or "Area 6 ×" while
// it narrows the list.
type menuChip struct {
	root   *fyne.Container
	word   string
	ground *kit.Box
	text   *kit.Text
	icon   *kit.Icon
	open   *kit.Press
	clear  *kit.Press
	on     bool
}

// newMenuChip makes a chip that is off; items gives the menu when it is opened.
func newMenuChip(word string, window func() fyne.Window, items func() []*fyne.MenuItem, onClear func()) *menuChip {
	c := &menuChip{word: word, ground: kit.NewBox(look.ColorSurface, look.ColorControl, look.SmallHeight/2),
		text: kit.NewText(word, look.Strong, look.ColorText), icon: kit.NewIcon(look.IconChevronDown, look.ColorMuted, 14)}
	show := func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c.root)
		kit.ShowMenu(window(), at.AddXY(0, c.root.Size().Height+2), items()...)
	}
	c.open = kit.NewPress(kit.Padded(c.text, 0, 2, 0, look.Gap12), show).Plain()
	c.clear = kit.NewPress(kit.Padded(c.icon, 0, look.Gap12, 0, look.Gap4), func() {
		if c.on {
			onClear()
		} else {
			show()
		}
	}).Plain()
	c.root = kit.Fixed(kit.Stack(c.ground, kit.RowFill(0, c.open, c.clear)), 0, look.SmallHeight)
	return c
}

// set shows word as what the list is narrowed to, or the chip as off for "".
func (c *menuChip) set(word string) {
	c.on = word != ""
	if !c.on {
		c.text.SetIn(c.word, look.Strong, look.ColorText)
		c.icon.Set(look.IconChevronDown, look.ColorMuted)
		c.ground.Fill, c.ground.Stroke = look.ColorSurface, look.ColorControl
	} else {
		c.text.SetIn(word, look.Strong, look.ColorPrimary)
		c.icon.Set(look.IconClose, look.ColorPrimary)
		c.ground.Fill, c.ground.Stroke = look.ColorPrimaryTint, look.ColorPrimary
	}
	c.ground.Refresh()
	c.root.Refresh()
}

// filterBar is the line of chips below the search field.
type filterBar struct {
	p                  *Page
	root               *kit.Flow
	area, kind, period *menuChip
	marks              []markChip
	bin                *kit.Chip
}

// markChip is a chip of filter.marks.
type markChip struct {
	chip  *kit.Chip
	field func(m *marks) *bool
	count func(c counts) int
	quiet bool // hidden while there is nothing to filter
}

func newFilterBar(p *Page) *filterBar {
	b := &filterBar{p: p}
	window := func() fyne.Window { return p.d.Shell.Window() }
	b.area = newMenuChip(lang.L("Area"), window, b.areaItems, func() { b.change(func(f *filter) { f.area = 0 }) })
	b.kind = newMenuChip(lang.L("Jenis"), window, b.kindItems, func() { b.change(func(f *filter) { f.kind = "" }) })
	b.period = newMenuChip(lang.L("Periode"), window, b.periodItems, func() { b.change(func(f *filter) { f.period = model.Period{} }) })
	objects := []fyne.CanvasObject{b.area.root, b.kind.root, b.period.root}
	for _, m := range []struct {
		word  string
		field func(m *marks) *bool
		count func(c counts) int
		quiet bool
	}{
		{lang.L("Tanpa tautan"), func(m *marks) *bool { return &m.unlinked }, func(c counts) int { return c.unlinked }, false},
		{lang.L("Ganda"), func(m *marks) *bool { return &m.twins }, func(c counts) int { return c.twins }, true},
		{lang.L("Tanpa teks"), func(m *marks) *bool { return &m.noText }, func(c counts) int { return c.noText }, false},
		{lang.L("Belum lengkap"), func(m *marks) *bool { return &m.incomplete }, func(c counts) int { return c.incomplete }, false},
		{lang.L("Dari tahun lalu"), func(m *marks) *bool { return &m.carried }, func(c counts) int { return c.carried }, true},
		{lang.L("Bermasalah"), func(m *marks) *bool { return &m.problems }, func(c counts) int { return c.problems }, true},
	} {
		chip := kit.NewChip(m.word, func(on bool) { b.change(func(f *filter) { *m.field(&f.marks) = on }) })
		b.marks = append(b.marks, markChip{chip, m.field, m.count, m.quiet})
		objects = append(objects, chip)
	}
	b.bin = kit.NewChip(lang.L("Keranjang sampah"), func(on bool) { b.change(func(f *filter) { *f = filter{bin: on} }) })
	b.root = kit.NewFlow(look.Gap8, append(objects, b.bin)...)
	return b
}

// change narrows the list otherwise.
func (b *filterBar) change(how func(f *filter)) {
	f := b.p.filter
	how(&f)
	b.p.setFilter(f)
}

// show makes the chips say what the list is narrowed to.
func (b *filterBar) show(f filter, c counts) {
	area := ""
	switch {
	case f.area == outside:
		area = lang.L("Hasil")
	case f.area > 0:
		area = lang.L("Area {{.No}}", map[string]any{"No": f.area})
	}
	b.area.set(area)
	b.kind.set(kindWords()[f.kind])
	b.period.set(shortPeriod(f.period))
	for _, m := range b.marks {
		n, on := m.count(c), *m.field(&f.marks)
		m.chip.SetOn(on)
		m.chip.SetCount(look.Count(n))
		m.chip.Hidden = m.quiet && n == 0 && !on || f.bin
	}
	b.bin.SetOn(f.bin)
	b.bin.SetCount(look.Count(c.bin))
	b.bin.Hidden = c.bin == 0 && !f.bin
	b.root.Relayout()
}

func (b *filterBar) areaItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	add := func(word string, area int) {
		item := fyne.NewMenuItem(word, func() { b.change(func(f *filter) { f.area = area }) })
		item.Checked = b.p.filter.area == area
		items = append(items, item)
	}
	add(lang.L("Semua area"), 0)
	for _, a := range b.p.d.Worksheet.Areas {
		add(lang.L("Area {{.No}}", map[string]any{"No": a.No})+"  "+a.Name, a.No)
	}
	add(lang.L("Hasil"), outside)
	return items
}

func (b *filterBar) kindItems() []*fyne.MenuItem {
	words := kindWords()
	var items []*fyne.MenuItem
	add := func(word string, kind model.DocumentKind) {
		item := fyne.NewMenuItem(word, func() { b.change(func(f *filter) { f.kind = kind }) })
		item.Checked = b.p.filter.kind == kind
		items = append(items, item)
	}
	add(lang.L("Semua jenis"), "")
	for _, k := range model.DocumentKinds {
		add(words[k], k)
	}
	return items
}

func (b *filterBar) periodItems() []*fyne.MenuItem {
	set := func(p model.Period) { b.change(func(f *filter) { f.period = p }) }
	all := fyne.NewMenuItem(lang.L("Semua periode"), func() { set(model.Period{}) })
	all.Checked = b.p.filter.period.IsZero()
	return append([]*fyne.MenuItem{all}, periodMenu(b.p.unit.Year, b.p.filter.period, set)...)
}
