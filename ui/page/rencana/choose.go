package rencana

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/plan"
	"siapzi/ui/kit"
)

// modifiersNow asks the desktop which modifier keys are held.
func modifiersNow() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// ids gives the activities of the table in its order.
func (p *Page) ids() []model.ActivityID {
	out := make([]model.ActivityID, len(p.shown))
	for i, r := range p.shown {
		out[i] = r.ID
	}
	return out
}

// index gives the row of the table that shows id, or -1.
func (p *Page) index(id model.ActivityID) int {
	return slices.IndexFunc(p.shown, func(r row) bool { return r.ID == id })
}

// chosenIDs gives what is chosen, in the order of the table.
func (p *Page) chosenIDs() []model.ActivityID { return p.sel.In(p.ids()) }

// keepChosen gives up what the table does not show any more; something is
// always shown at the right.
func (p *Page) keepChosen() {
	shown := make(map[model.ActivityID]bool, len(p.shown))
	for _, r := range p.shown {
		shown[r.ID] = true
	}
	p.sel.Keep(func(id model.ActivityID) bool { return shown[id] }, p.ids)
	if p.sel.Cursor == "" && len(p.shown) > 0 {
		p.sel.Only(p.shown[0].ID)
	}
}

// follow shows what is chosen.
func (p *Page) follow() {
	if p.details.id != p.sel.Cursor {
		p.details.leave()
	}
	p.table.repaint()
	p.details.show()
}

// selectAll chooses every activity of the table while it has the focus.
func (p *Page) selectAll() {
	if p.d.Shell.Window().Canvas().Focused() == fyne.Focusable(p.table.list) {
		p.sel.All(p.ids())
		p.follow()
	}
}

// repaint shows what is chosen, and the bar below while it is several.
func (t *table) repaint() {
	p := t.p
	at := p.index(p.sel.Cursor)
	if at >= 0 && !p.sel.Chosen[p.sel.Cursor] {
		at = -1
	}
	t.list.Mark(at)
	t.list.Repaint()
	if t.bulk.show(len(p.sel.Chosen), p.bin) {
		t.root.Refresh()
	}
}

// pressed chooses a row with the mouse: alone, with Ctrl beside the others,
// with Shift everything up to it.
func (t *table) pressed(i int) {
	p, id := t.p, t.p.shown[i].ID
	switch m := p.modifiers(); {
	case m&fyne.KeyModifierShift != 0:
		p.sel.Extend(p.ids(), id)
	case m&fyne.KeyModifierShortcutDefault != 0:
		p.sel.Toggle(id)
	default:
		p.sel.Only(id)
	}
	p.follow()
}

// menu opens what can be done with the row, or with everything chosen if it is
// among them.
func (t *table) menu(i int, at fyne.Position) {
	p, id := t.p, t.p.shown[i].ID
	if !p.sel.Chosen[id] {
		p.sel.Only(id)
		p.follow()
	}
	kit.ShowMenu(p.d.Shell.Window(), at, p.menuItems()...)
}

func (p *Page) menuItems() []*fyne.MenuItem {
	if p.bin {
		return []*fyne.MenuItem{fyne.NewMenuItem(lang.L("Pulihkan"), p.remove)}
	}
	items := []*fyne.MenuItem{fyne.NewMenuItem(lang.L("Ubah…"), p.change), fyne.NewMenuItem(lang.L("Gandakan"), p.duplicate)}
	if len(p.sel.Chosen) > 1 {
		items = []*fyne.MenuItem{fyne.NewMenuItem("PIC…", p.changePIC), fyne.NewMenuItem(lang.L("Bulan rencana…"), p.changeMonths)}
		items = append(items, p.statusItems()...)
	}
	return append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.L("Naikkan (Alt+↑)"), p.MoveUp), fyne.NewMenuItem(lang.L("Turunkan (Alt+↓)"), p.MoveDown),
		fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.L("Hapus"), p.remove))
}

// key moves the cursor and the selection; Shift extends it, Space chooses
// beside the others, Delete throws away.
func (t *table) key(k *fyne.KeyEvent) bool {
	p := t.p
	page := max(int(t.list.Size().Height/rowHeight)-1, 1)
	switch k.Name {
	case fyne.KeyDown:
		t.step(1)
	case fyne.KeyUp:
		t.step(-1)
	case fyne.KeyPageDown:
		t.step(page)
	case fyne.KeyPageUp:
		t.step(-page)
	case fyne.KeyHome:
		t.step(-len(p.shown))
	case fyne.KeyEnd:
		t.step(len(p.shown))
	case fyne.KeySpace:
		if p.sel.Cursor != "" {
			p.sel.Toggle(p.sel.Cursor)
			p.follow()
		}
	case fyne.KeyEscape:
		p.sel.Only(p.sel.Cursor)
		p.follow()
	case fyne.KeyDelete:
		p.remove()
	case fyne.KeyInsert:
		p.Add()
	default:
		return false
	}
	return true
}

// step moves the cursor by n rows.
func (t *table) step(n int) {
	p := t.p
	if len(p.shown) == 0 {
		return
	}
	i := min(max(p.index(p.sel.Cursor)+n, 0), len(p.shown)-1)
	if p.modifiers()&fyne.KeyModifierShift != 0 {
		p.sel.Extend(p.ids(), p.shown[i].ID)
	} else {
		p.sel.Only(p.shown[i].ID)
	}
	t.list.ScrollTo(i)
	p.follow()
}

// MoveUp puts what is chosen above the row before it.
func (p *Page) MoveUp() { p.move(-1) }

// MoveDown puts what is chosen below the row after it.
func (p *Page) MoveDown() { p.move(+1) }

// move lets the chosen activities jump over the row above or below them. Where
// a filter hides rows they jump over those too.
func (p *Page) move(by int) {
	chosen := p.chosenIDs()
	if p.bin || p.yearly || len(chosen) == 0 {
		return
	}
	over := p.index(chosen[0]) - 1
	if by > 0 {
		over = p.index(chosen[len(chosen)-1]) + 1
	}
	if over < 0 || over >= len(p.shown) {
		return
	}
	var order []model.ActivityID
	for _, a := range p.all {
		if !p.sel.Chosen[a.ID] {
			order = append(order, a.ID)
		}
	}
	to := slices.Index(order, p.shown[over].ID)
	if by > 0 {
		to++
	}
	p.write(lang.L("Pindah kegiatan"), plan.Batch{Order: slices.Insert(order, to, chosen...)}, nil)
}
