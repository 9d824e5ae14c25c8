package bundel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// ordered gives questions in the order of the bundle.
func (p *Page) ordered(set map[model.Code]bool) []model.Code {
	var out []model.Code
	for _, ch := range p.chapters {
		for _, n := range ch.nodes {
			if set[n.Code] {
				out = append(out, n.Code)
			}
		}
	}
	return out
}

// tickRow is a line of the dialog: a whole chapter or one question.
type tickRow struct {
	chapter int // place in Page.chapters
	code    model.Code
	title   string
}

// tickList lets people pick chapters and questions.
type tickList struct {
	p    *Page
	rows []tickRow
	set  map[model.Code]bool
	list *kit.List
	sum  *kit.Text
}

func newTickList(p *Page, own []model.Code) *tickList {
	t := &tickList{p: p, set: map[model.Code]bool{}, sum: kit.Muted("")}
	for _, c := range own {
		t.set[c] = true
	}
	for i, ch := range p.chapters {
		t.rows = append(t.rows, tickRow{chapter: i, title: ch.title})
		for _, n := range ch.nodes {
			t.rows = append(t.rows, tickRow{chapter: i, code: n.Code, title: n.Name})
		}
	}
	t.list = kit.NewList(kit.ListConfig{
		Count:  func() int { return len(t.rows) },
		NewRow: func() fyne.CanvasObject { return newTickLine(t.toggle) },
		Bind: func(i int, o fyne.CanvasObject, _ kit.RowState) {
			o.(*tickLine).show(i, t.rows[i], t.on(t.rows[i]))
		},
		RowHeight: 32, OnOpen: t.toggle,
		OnKey: func(k *fyne.KeyEvent) bool {
			if k.Name != fyne.KeySpace || t.list.Selected() < 0 {
				return false
			}
			t.toggle(t.list.Selected())
			return true
		},
	})
	t.count()
	return t
}

// on tells whether a row is ticked: a chapter when all of it is.
func (t *tickList) on(r tickRow) bool {
	if r.code != "" {
		return t.set[r.code]
	}
	for _, n := range t.p.chapters[r.chapter].nodes {
		if !t.set[n.Code] {
			return false
		}
	}
	return true
}

func (t *tickList) toggle(i int) {
	r := t.rows[i]
	on := !t.on(r)
	if r.code != "" {
		t.set[r.code] = on
	} else {
		for _, n := range t.p.chapters[r.chapter].nodes {
			t.set[n.Code] = on
		}
	}
	t.count()
	t.list.Repaint()
}

func (t *tickList) count() {
	t.sum.Set(lang.L("{{.Count}} soal dipilih", map[string]any{"Count": look.Count(len(t.p.ordered(t.set)))}))
}

// tickLine paints a tickRow.
type tickLine struct {
	widget.BaseWidget
	at     int
	check  *kit.Check
	code   *kit.Text
	title  *kit.Text
	indent *fyne.Container
	row    *fyne.Container
	ground *kit.Box
}

func newTickLine(toggle func(int)) *tickLine {
	l := &tickLine{code: kit.NewText("", look.Strong, look.ColorPrimary), title: kit.NewText("", look.Body, look.ColorText).Shrink(),
		indent: kit.Fixed(kit.Stack(), look.Gap16, 0), ground: kit.NewBox("", "", 0)}
	l.check = kit.NewCheck("", false, func(bool) { toggle(l.at) })
	l.row = kit.Row(look.Gap8, l.indent, kit.Fixed(l.check, 24, 0), l.code, kit.Grow(l.title))
	l.ExtendBaseWidget(l)
	return l
}

func (l *tickLine) show(i int, r tickRow, on bool) {
	l.at = i
	head := r.code == ""
	l.indent.Hidden, l.code.Hidden = head, head
	style, fill := look.Body, fyne.ThemeColorName(look.ColorNone)
	if head {
		style, fill = look.Strong, look.ColorHover
	}
	l.ground.Set(fill)
	l.check.SetOn(on)
	l.code.Set(string(r.code))
	l.title.SetIn(r.title, style, look.ColorText)
	l.row.Refresh()
}

// CreateRenderer is for Fyne.
func (l *tickLine) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(&kit.Pad{}, l.ground, container.New(&kit.Pad{Left: look.Gap8, Right: look.Gap16}, l.row)))
}

// askQuestions lets people pick what the bundle holds.
func (c *choices) askQuestions() {
	t := newTickList(c.p, c.own)
	height := min(float32(420), c.p.d.Shell.Window().Canvas().Size().Height-220)
	kit.ShowDialog(c.p.d.Shell.Window(), kit.DialogConfig{
		Title: lang.L("Area dan soal dalam bundel"), Width: 560, Focus: t.list,
		Body:    kit.Rows(look.Gap8, kit.Fixed(t.list, 0, max(height, 160)), t.sum),
		Confirm: lang.L("Pakai"),
		OnConfirm: func() bool {
			c.own = c.p.ordered(t.set)
			if len(c.own) == 0 {
				c.setScope(scopeWhole)
			} else {
				c.setScope(scopeOwn)
			}
			return true
		},
		OnCancel: func() {
			if len(c.own) == 0 && c.scope() == scopeOwn {
				c.setScope(scopeWhole)
			}
		},
	})
}
