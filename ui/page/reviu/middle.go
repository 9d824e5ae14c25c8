package reviu

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// middlePane shows the chosen row: a head that stays, a body that scrolls, and
// what can be done at its foot. Its parts are made anew for each row.
type middlePane struct {
	p    *Page
	root *fyne.Container
}

func newMiddlePane(p *Page) *middlePane { return &middlePane{p: p, root: kit.Stack(kit.Loading())} }

// show makes the parts of the chosen row.
func (m *middlePane) show() {
	p := m.p
	if p.at() < 0 {
		m.set(kit.EmptyState(look.IconPencil, lang.L("Tidak ada yang dipilih"), lang.L("Pilih satu baris di kiri."), "", nil))
		p.file.show(model.Document{})
		return
	}
	switch p.mode {
	case modeQuestions:
		m.showQuestion()
	case modeFindings:
		m.showFinding()
	case modeConditions:
		m.showCondition()
	}
}

// lay puts head, body and foot below each other; foot may be nil.
func (m *middlePane) lay(head, body, foot fyne.CanvasObject) {
	scroll, _ := kit.VScroll(kit.Padded(body, look.Gap16, look.Gap16, look.Gap24, look.Gap16))
	rows := kit.Rows(0, kit.Ground(look.ColorSurface, kit.Padded(head, look.Gap12, look.Gap16, look.Gap12, look.Gap16)), kit.NewDivider(), kit.Grow(scroll))
	if foot != nil {
		rows.Add(kit.NewDivider())
		rows.Add(kit.Ground(look.ColorSurface, kit.Padded(foot, look.Gap12, look.Gap16, look.Gap12, look.Gap16)))
	}
	m.set(rows)
}

func (m *middlePane) set(o fyne.CanvasObject) {
	m.root.Objects = []fyne.CanvasObject{o}
	m.root.Refresh()
}

// head is the first part: what it is about, with its status at the right.
func head(code, name string, status *kit.Status, above string) fyne.CanvasObject {
	line := kit.RowTop(look.Gap8)
	if code != "" {
		line.Add(kit.NewText(code, look.Title, look.ColorPrimary))
	}
	line.Add(kit.Grow(kit.NewPara(name, look.Title, look.ColorText).MaxLines(2)))
	line.Add(kit.Padded(status, 1, 0, 0, 0))
	return kit.Rows(look.Gap4, kit.NewText(above, look.Body, look.ColorMuted).Shrink(), line)
}

// documentRow is one document that can be looked at.
func (p *Page) documentRow(d model.Document) fyne.CanvasObject {
	sub := look.Date(d.Date.Time())
	if d.Period.Label != "" {
		sub = d.Period.Label + dot(sub)
	}
	if sub == "" {
		sub = lang.L("tanpa tanggal")
	}
	press := kit.NewPress(kit.Padded(kit.Row(look.Gap8, kit.NewIcon(look.IconFile, look.ColorMuted, look.IconSize),
		kit.Grow(kit.Rows(0, kit.NewText(d.Title, look.Strong, look.ColorText).Shrink(), kit.NewText(sub, look.Body, look.ColorMuted).Shrink())),
		kit.NewIcon(look.IconChevronRight, look.ColorMuted, look.IconSize)), 6, look.Gap8, 6, look.Gap8), func() { p.file.show(d) })
	return press
}
