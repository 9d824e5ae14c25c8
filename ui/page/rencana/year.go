package rencana

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"siapzi/model/plan"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// yearView is the whole year: every activity with its strip, by Pokja, below a
// row with the totals of the Pokja. A click on that row folds it.
type yearView struct {
	p      *Page
	root   *fyne.Container
	count  *kit.Text
	place  *fyne.Container // of the count, refreshed with it
	heads  *yearHeads
	list   *kit.List
	body   *fyne.Container
	items  []yearItem
	folded map[int]bool // by Pokja
}

// yearItem is one row: a Pokja, or an activity of it.
type yearItem struct {
	group *plan.Group
	row   *plan.Row // nil for the Pokja itself
	title string
	sub   string
	right string
	late  bool
	fold  bool
}

func newYearView(p *Page) *yearView {
	v := &yearView{p: p, count: kit.Muted(""), heads: newYearHeads(), folded: map[int]bool{}}
	v.list = kit.NewList(kit.ListConfig{Count: func() int { return len(v.items) }, NewRow: func() fyne.CanvasObject { return newYearRow() },
		Bind: func(i int, o fyne.CanvasObject, _ kit.RowState) {
			if i < len(v.items) {
				o.(*yearRow).set(&v.items[i])
			}
		},
		HeightOf: func(i int) float32 {
			if v.items[i].row == nil {
				return yearGroupHeight
			}
			return yearRowHeight
		},
		RowHeight: yearRowHeight, Dividers: true, OnPress: v.press, OnOpen: v.open, OnKey: v.key})
	v.body = kit.Stack(v.list)
	legend := kit.Padded(kit.Muted(lang.L("Baris Pokja: selesai dari rencana bulan itu; tanda seru: ada yang terlambat. Klik Pokja untuk melipat, klik ganda kegiatan untuk membukanya.")).Shrink(),
		look.Gap8, look.Gap24, look.Gap8, look.Gap24)
	v.place = container.New(whole{}, v.count)
	v.root = kit.Stack(kit.Ground(look.ColorSurface, kit.Rows(0, kit.Padded(pageHead(p, v.place, viewSwitch(p, 1)), look.Gap12, look.Gap16, look.Gap12, look.Gap24),
		kit.NewDivider(), v.heads, kit.NewDivider(), kit.Grow(v.body), kit.NewDivider(), legend)))
	return v
}

// show fills the rows.
func (v *yearView) show(now time.Time) {
	p := v.p
	y := plan.Year(p.d.Worksheet, p.all, p.unit.Year, now)
	v.count.Set(lang.L("{{.Count}} kegiatan", map[string]any{"Count": look.Count(y.Total)}) + " · " + look.Percent(y.Percent))
	v.place.Refresh()
	v.heads.present = 0
	if now.Year() == p.unit.Year {
		v.heads.present = int(now.Month())
	}
	v.heads.Refresh()
	v.items = v.items[:0]
	for i := range y.Groups {
		v.add(&y.Groups[i])
	}
	content := fyne.CanvasObject(v.list)
	if y.Total == 0 && len(p.all) == 0 {
		content = p.table.empty()
	}
	if v.body.Objects[0] != content {
		v.body.Objects = []fyne.CanvasObject{content}
		v.body.Refresh()
	}
	v.list.Reload()
}

func (v *yearView) add(g *plan.Group) {
	head := yearItem{group: g, title: lang.L("Tanpa Pokja"), right: "–", late: g.Count[plan.Late] > 0, fold: v.folded[g.No]}
	if g.No > 0 {
		head.title, head.sub = "Pokja "+plan.Roman(g.No)+" · "+g.Name, activities(len(g.Rows), len(g.Rows))
	}
	if n := g.Count[plan.Late]; n > 0 {
		head.sub += " · " + lang.L("{{.Count}} terlambat", map[string]any{"Count": n})
	}
	if len(g.Rows) > 0 {
		head.right = look.Percent(g.Percent)
	}
	v.items = append(v.items, head)
	if head.fold {
		return
	}
	for i := range g.Rows {
		r := &g.Rows[i]
		it := yearItem{group: g, row: r, title: r.Name, sub: r.PIC, right: look.Percent(r.Progress.Percent), late: r.Progress.Status == plan.Late}
		if r.Canceled {
			it.right = lang.L("Batal")
		}
		v.items = append(v.items, it)
	}
}

// press folds or unfolds a Pokja.
func (v *yearView) press(i int) {
	if it := v.items[i]; it.row == nil && len(it.group.Rows) > 0 {
		v.folded[it.group.No] = !it.fold
		v.show(v.p.d.Now())
	}
}

// open shows an activity in the table, with every filter off.
func (v *yearView) open(i int) {
	it := v.items[i]
	if it.row == nil {
		return
	}
	p := v.p
	p.yearly, p.bin = false, false
	p.details.leave()
	p.table.clear()
	p.choose(it.row.ID)
	p.table.list.ScrollTo(p.index(it.row.ID))
}

// key folds with Space.
func (v *yearView) key(k *fyne.KeyEvent) bool {
	if k.Name != fyne.KeySpace || v.list.Selected() < 0 {
		return false
	}
	v.press(v.list.Selected())
	return true
}
