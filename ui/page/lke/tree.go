package lke

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// typingPause is how long the tree waits for the next key of a search.
const typingPause = 150 * time.Millisecond

// Sizes of a line of the tree.
const (
	treeRowHeight = float32(27)
	treeIndent    = float32(10)
	treeIcon      = float32(14)
)

// treePane is the left pane: search, chips, the score, and the worksheet as a
// flat list with indentation.
type treePane struct {
	p       *Page
	rows    []row
	cursor  model.Code // selected line; a branch, or the question that is shown
	search  *kit.SearchEntry
	blank   *kit.Chip
	noProof *kit.Chip
	// returned is hidden while no question was returned, mine while nobody has
	// said which Pokja is his.
	returned, mine *kit.Chip
	chips          *kit.Flow
	score          *scoreLine
	list           *kit.List
	empty          *fyne.Container
	root           fyne.CanvasObject
}

func newTreePane(p *Page) *treePane {
	t := &treePane{p: p, score: newScoreLine(p.showGates)}
	t.search = kit.NewSearchEntry(lang.L("Cari kode atau kata"), func(text string) {
		p.d.Tasks.Debounce("search", typingPause, func() {
			f := p.filter
			f.text = text
			p.setFilter(f)
		})
	})
	t.search.OnArrow = func(int) { t.enter() }
	t.search.OnSubmitted = func(string) { t.enter() }
	t.blank = kit.NewChip(lang.L("Belum dijawab"), func(on bool) {
		f := p.filter
		f.blank = on
		p.setFilter(f)
	})
	t.noProof = kit.NewChip(lang.L("Tanpa bukti"), func(on bool) {
		f := p.filter
		f.noProof = on
		p.setFilter(f)
	})
	t.returned = kit.NewChip(lang.L("Dikembalikan"), func(on bool) {
		f := p.filter
		f.returned = on
		p.setFilter(f)
	})
	t.mine = kit.NewChip(lang.L("Pokja saya"), func(on bool) {
		f := p.filter
		f.pokja = 0
		if on {
			f.pokja = p.pokja()
		}
		p.setFilter(f)
	})
	t.chips = kit.NewFlow(look.Gap8, t.blank, t.noProof, t.returned, t.mine)
	t.list = kit.NewList(kit.ListConfig{
		Count:     func() int { return len(t.rows) },
		NewRow:    func() fyne.CanvasObject { return newTreeRow() },
		Bind:      func(i int, o fyne.CanvasObject, s kit.RowState) { o.(*treeRow).set(t.rows[i], s.Selected) },
		RowHeight: treeRowHeight,
		OnSelect:  t.moved,
		OnPress:   t.pressed,
		OnKey:     t.key,
		Inset:     look.Gap8,
	})
	t.empty = kit.EmptyState(look.IconSearch, lang.L("Tidak ada soal yang cocok"),
		lang.L("Ubah kata pencarian atau saringannya."), lang.L("Tampilkan semua"), func() {
			t.clear()
			p.setFilter(filter{})
		})
	head := kit.Padded(kit.Rows(look.Gap8, t.search, t.chips, t.score.root),
		look.Gap12, look.Gap12, look.Gap8, look.Gap12)
	t.root = kit.Ground(look.ColorSurface, kit.Rows(0, head, kit.NewDivider(), kit.Grow(
		kit.Padded(kit.Stack(t.list, t.empty), look.Gap8, 0, look.Gap8, 0))))
	t.empty.Hide()
	return t
}

// clear empties search and chips without asking for new rows.
func (t *treePane) clear() {
	t.search.SetQuietly("")
	t.blank.SetOn(false)
	t.noProof.SetOn(false)
	t.returned.SetOn(false)
	t.mine.SetOn(false)
}

// refresh makes the rows anew and paints everything that shows scores. The
// list moves only where rows came or went.
func (t *treePane) refresh() {
	before := len(t.rows)
	t.rows = t.p.outline.rows(t.p.filter, t.p.open, t.p.book.facts)
	blank, noProof := t.p.outline.counts(t.p.book.facts)
	t.blank.SetCount(look.Count(blank))
	t.noProof.SetCount(look.Count(noProof))
	t.score.set(t.p.book)
	t.showMore()
	if t.empty.Visible() == (len(t.rows) > 0) {
		t.empty.Hidden = len(t.rows) > 0
		t.list.Hidden = !t.empty.Hidden
		t.root.Refresh()
	}
	if len(t.rows) != before {
		t.list.Reload()
		t.list.Mark(indexOf(t.rows, t.cursor))
		return
	}
	t.list.Mark(indexOf(t.rows, t.cursor))
	t.list.Repaint()
}

// showMore shows the chips that have something to say.
func (t *treePane) showMore() {
	n := t.p.book.facts.returned()
	t.returned.SetCount(look.Count(n))
	hadReturned, hadMine := t.returned.Hidden, t.mine.Hidden
	t.returned.Hidden = n == 0 && !t.p.filter.returned
	t.mine.Hidden = t.p.pokja() == 0 && t.p.filter.pokja == 0
	t.chips.Relayout()
	if t.returned.Hidden != hadReturned || t.mine.Hidden != hadMine {
		t.root.Refresh()
	}
}

// reveal selects the line of code and brings it into view.
func (t *treePane) reveal(code model.Code) {
	t.cursor = code
	t.list.Select(indexOf(t.rows, code))
}

// moved is called when the keyboard moved the selection to line i.
func (t *treePane) moved(i int) {
	r := t.rows[i]
	t.cursor = r.code
	if !r.branch {
		t.p.Show(r.code)
	}
}

// pressed is called after a click on line i: a branch opens or closes.
func (t *treePane) pressed(i int) {
	if r := t.rows[i]; r.branch {
		t.p.toggle(r.code)
	}
}

// focus puts the keyboard into the tree.
func (t *treePane) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(t.list); c != nil {
		c.Focus(t.list)
	}
}

// enter goes from the search into the tree, to the first question that was
// found unless the shown one is among them.
func (t *treePane) enter() {
	t.focus()
	if indexOf(t.rows, t.cursor) >= 0 {
		return
	}
	for i, r := range t.rows {
		if !r.branch {
			t.goTo(i)
			return
		}
	}
}

// key handles ← and →: they close and open branches, or go to the branch above
// and the first line below.
func (t *treePane) key(e *fyne.KeyEvent) bool {
	i := indexOf(t.rows, t.cursor)
	if i < 0 {
		return false
	}
	r := t.rows[i]
	switch {
	case e.Name == fyne.KeyRight && r.branch && !r.open, e.Name == fyne.KeyLeft && r.branch && r.open:
		t.p.toggle(r.code)
	case e.Name == fyne.KeyRight && r.branch:
		t.goTo(i + 1)
	case e.Name == fyne.KeyLeft:
		if parent := t.p.d.Worksheet.Node(r.code).Parent; parent != nil {
			t.goTo(indexOf(t.rows, parent.Code))
		}
	default:
		return false
	}
	return true
}

func (t *treePane) goTo(i int) {
	if i >= 0 && i < len(t.rows) {
		t.list.Select(i)
		t.moved(i)
	}
}
