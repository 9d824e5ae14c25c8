package setelan

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// roleForm is what the roles of the team are called, and who signs for them.
type roleForm struct {
	root  fyne.CanvasObject
	texts []*field
}

const roleLabelWidth = 128

func newRoleForm(p *Page) *roleForm {
	f := &roleForm{}
	f.root = kit.Rows(look.Gap12, heading(lang.L("Peran"), lang.L("Sebutan yang dipakai di laporan dan rencana aksi. Tulis jabatan: jabatan tetap ada bila orangnya berganti.")),
		kit.Card(f.rows(p, "role.")),
		kit.Padded(heading(lang.L("Penanda tangan"), lang.L("Tercetak di blok tanda tangan laporan. Boleh kosong: laporan memberi garis untuk ditulis tangan.")), look.Gap12, 0, 0, 0),
		kit.Card(f.rows(p, "signer.")))
	return f
}

// rows is a line for each setting whose key begins so.
func (f *roleForm) rows(p *Page, prefix string) *fyne.Container {
	rows := kit.Rows(look.Gap8)
	for _, k := range p.order {
		if !strings.HasPrefix(string(k), prefix) {
			continue
		}
		it := p.items[k]
		field := newField(p, k, kit.NewEntry(it.Default))
		line := newLine(labelOf(it), roleLabelWidth, field.entry)
		field.place = line
		f.texts = append(f.texts, field)
		rows.Add(line.root)
	}
	return rows
}

func (f *roleForm) object() fyne.CanvasObject { return f.root }

func (f *roleForm) show() {
	for _, t := range f.texts {
		t.show()
	}
}

// line is a label beside a control, with what is wrong below.
type line struct {
	root    *fyne.Container
	below   *fyne.Container
	problem *kit.Para
}

func newLine(label string, labelWidth float32, control fyne.CanvasObject) *line {
	l := &line{problem: kit.NewPara("", look.Body, look.ColorDanger)}
	l.below = kit.Padded(l.problem, 0, 0, 0, labelWidth+look.Gap12)
	l.below.Hide()
	l.root = kit.Rows(look.Gap4, kit.Row(look.Gap12, kit.Fixed(kit.Muted(label).Shrink(), labelWidth, 0), kit.Grow(control)), l.below)
	return l
}

// SetProblem shows what is wrong; "" is all right.
func (l *line) SetProblem(s string) {
	l.problem.Set(s)
	l.below.Hidden = s == ""
	l.root.Refresh()
}

// Problem gives what is shown as wrong.
func (l *line) Problem() string { return l.problem.Text() }
