package bundel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// What the middle shows, in the order of the choice above it.
const (
	showList = iota
	showFront
	showHistory
)

// middle is the pane between the choices and the picture.
type middle struct {
	p     *Page
	root  *fyne.Container
	title *kit.Text
	which *kit.Segments
	body  *fyne.Container
}

func newMiddle(p *Page) *middle {
	m := &middle{p: p, title: kit.NewText("", look.Title, look.ColorText).Shrink()}
	m.which = kit.NewSegments(m.choose, lang.L("Susunan"), lang.L("Pratinjau"), lang.L("Riwayat"))
	m.body = kit.Stack(p.list.root)
	m.root = kit.Rows(0, kit.Padded(kit.Row(look.Gap12, kit.Grow(m.title), m.which), look.Gap12, look.Gap16, look.Gap12, look.Gap16), kit.Grow(m.body))
	return m
}

// choose shows one of the three.
func (m *middle) choose(i int) {
	m.which.Set(i)
	p := m.p
	p.large.visible = i == showFront
	content := []fyne.CanvasObject{p.list.root, p.large.root, p.records.root}[i]
	m.body.Objects = []fyne.CanvasObject{content}
	m.body.Refresh()
	m.show()
	p.large.show()
	if i == showHistory {
		p.records.compare()
	}
}

// show says what is looked at.
func (m *middle) show() {
	switch {
	case m.which.On() == showHistory:
		m.title.Set(lang.L("Bundel yang pernah dibuat"))
	case m.p.outlook == nil:
		m.title.Set(lang.L("Bundel"))
	default:
		about := ""
		if !m.p.outlook.Exact {
			about = "± "
		}
		m.title.Set(about + lang.L("{{.Count}} hal.", map[string]any{"Count": look.Count(m.p.sum.pages)}))
	}
	m.root.Refresh()
}
