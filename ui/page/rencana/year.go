package rencana

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model/plan"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// yearView is the whole year: one row per Pokja, a cell per month.
type yearView struct {
	p     *Page
	root  *fyne.Container
	count *kit.Text
	body  *fyne.Container
	outer *fyne.Container
}

func newYearView(p *Page) *yearView {
	v := &yearView{p: p, count: kit.Muted(""), body: kit.Rows(0)}
	v.outer, _ = kit.VScroll(kit.Padded(v.body, look.Gap8, look.Gap24, look.Gap24, look.Gap24))
	v.root = kit.Stack(kit.Ground(look.ColorSurface, kit.Rows(0, kit.Padded(pageHead(p, v.count, viewSwitch(p, 1)), look.Gap12, look.Gap16, look.Gap12, look.Gap24),
		kit.NewDivider(), kit.Grow(v.outer))))
	return v
}

// show fills the rows.
func (v *yearView) show(now time.Time) {
	p := v.p
	y := plan.Year(p.d.Worksheet, p.all, p.unit.Year, now)
	v.count.Set(lang.L("{{.Count}} kegiatan", map[string]any{"Count": look.Count(y.Total)}) + " · " + look.Percent(y.Percent))
	present := 0
	if now.Year() == p.unit.Year {
		present = int(now.Month())
	}
	v.body.Objects = []fyne.CanvasObject{v.heads(present)}
	for i, g := range y.Groups {
		v.body.Add(kit.NewDivider())
		v.body.Add(v.group(i, g))
	}
	v.body.Add(kit.NewDivider())
	v.body.Add(kit.Padded(kit.Muted(lang.L("Tiap kotak: kegiatan yang selesai dari yang direncanakan pada bulan itu. Tanda seru: ada yang terlambat.")), look.Gap12, 0, 0, 0))
	v.outer.Refresh()
}

const (
	groupColumn = float32(230)
	yearCell    = float32(46)
)

func (v *yearView) heads(present int) fyne.CanvasObject {
	cells := kit.Row(look.Gap4, kit.Fixed(kit.Stack(), groupColumn, 0))
	for m := 1; m <= 12; m++ {
		style, token := look.Body, fyne.ThemeColorName(look.ColorMuted)
		if m == present {
			style, token = look.Strong, look.ColorPrimary
		}
		cells.Add(kit.Grow(kit.NewText(string([]rune(monthName(m))[:3]), style, token).Align(fyne.TextAlignCenter)))
	}
	cells.Add(kit.Fixed(kit.NewText(lang.L("Capaian"), look.Body, look.ColorMuted).Align(fyne.TextAlignTrailing), 72, 0))
	return kit.Padded(cells, look.Gap4, 0, look.Gap4, 0)
}

// group is one Pokja; a click shows its activities.
func (v *yearView) group(i int, g plan.Group) fyne.CanvasObject {
	title, sub := lang.L("Tanpa Pokja"), ""
	if g.No > 0 {
		title, sub = "Pokja "+plan.Roman(g.No), g.Name
	}
	if n := g.Count[plan.Late]; n > 0 {
		sub = lang.L("{{.Count}} terlambat", map[string]any{"Count": n}) + " · " + sub
	}
	name := kit.Rows(0, kit.NewText(title, look.Strong, look.ColorText), kit.NewText(sub, look.Body, look.ColorMuted).Shrink())
	cells := kit.Row(look.Gap4, kit.Fixed(name, groupColumn, 0))
	for m := range 12 {
		cells.Add(kit.Grow(yearBox(g.Planned[m], g.Done[m], g.Late[m])))
	}
	percent := "–"
	if len(g.Rows) > 0 {
		percent = look.Percent(g.Percent)
	}
	cells.Add(kit.Fixed(kit.NewText(percent, look.Strong, look.ColorText).Align(fyne.TextAlignTrailing), 72, 0))
	return kit.NewPress(kit.Padded(cells, look.Gap8, 0, look.Gap8, 0), func() {
		v.p.yearly = false
		if g.No > 0 {
			v.p.table.pokja.Set(i + 1)
			v.p.filter.Pokja = []int{g.No}
		}
		v.p.refresh()
	})
}

// yearBox is one month of a Pokja: done of planned, with a sign where something
// is late.
func yearBox(planned, done, late int) fyne.CanvasObject {
	fill, stroke, token, text := look.ColorHover, fyne.ThemeColorName(""), fyne.ThemeColorName(look.ColorMuted), ""
	switch {
	case planned == 0:
	case late > 0:
		fill, stroke, token, text = look.ColorDangerTint, look.ColorDanger, look.ColorDanger, fmt.Sprintf("! %d/%d", done, planned)
	case done == planned:
		fill, token, text = look.ColorPrimary, look.ColorOnPrimary, fmt.Sprintf("%d/%d", done, planned)
	default:
		fill, stroke, token, text = look.ColorSurface, look.ColorControl, look.ColorText, fmt.Sprintf("%d/%d", done, planned)
	}
	return kit.Fixed(kit.Stack(kit.NewBox(fill, stroke, 4), kit.NewText(text, look.Body, token).Align(fyne.TextAlignCenter)), yearCell, 32)
}
