package tukar

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"siapzi/model/form"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// Measures of the table.
const (
	rowHeight   = float32(46)
	tickWidth   = float32(18)
	codeWidth   = float32(72)
	nameWidth   = float32(210)
	cellWidth   = float32(104)
	tableWidth  = float32(980)
	tableHeight = 7 * rowHeight
)

// table is the dialog with everything that differs.
type table struct {
	x       *Exchange
	p       *form.Preview
	all     []row
	rows    []row // what the filter leaves
	filter  int
	wording bool

	list   *kit.List
	state  *fyne.Container
	tally  *kit.Text
	dialog *kit.Dialog
}

func newTable(x *Exchange, p *form.Preview) *table {
	t := &table{x: x, p: p, all: rowsOf(x.d.Worksheet(), p), tally: kit.Muted("")}
	t.list = kit.NewList(kit.ListConfig{
		Count:     func() int { return len(t.rows) },
		NewRow:    func() fyne.CanvasObject { return newLine(t) },
		Bind:      func(i int, o fyne.CanvasObject, _ kit.RowState) { o.(*tableLine).set(t.rows[i]) },
		RowHeight: rowHeight, Dividers: true,
		OnOpen: func(i int) { t.tick(t.rows[i], !t.rows[i].on) },
		OnKey:  t.key,
	})
	filter := kit.NewSegments(func(i int) { t.filter = i; t.show() }, lang.L("Semua"), lang.L("Unit"), "TPI", lang.L("Perlu dilihat"))
	everything := kit.NewButton(kit.Quiet, lang.L("Pilih semua"), "", func() { t.tickAll(true) }).Small()
	nothing := kit.NewButton(kit.Quiet, lang.L("Kosongkan pilihan"), "", func() { t.tickAll(false) }).Small()
	bar := kit.Row(look.Gap12, filter, kit.Grow(t.tally), everything, nothing)
	t.state = kit.Stack(t.list)
	frame := kit.Stack(kit.NewBox("", look.ColorLine, look.Radius), kit.Padded(kit.Rows(0, t.heads(), kit.NewDivider(), kit.Fixed(t.state, 0, tableHeight)), 1, 1, 1, 1))
	body := kit.Rows(look.Gap12, bar, frame)
	if p.Wordings > 0 {
		body.Add(kit.NewCheck(lang.L("Pakai redaksi soal dan kriteria dari buku kerja ini ({{.N}} soal)", map[string]any{"N": look.Count(p.Wordings)}), false, func(on bool) { t.wording = on }))
	}
	t.dialog = kit.ShowDialog(x.d.Shell.Window(), kit.DialogConfig{Title: lang.L("Impor dari {{.Name}}", map[string]any{"Name": filepath.Base(p.Book.Path)}),
		Text: t.summary(), Body: body, Width: tableWidth, Confirm: lang.L("Impor yang dipilih"), OnConfirm: t.confirm, Focus: t.list})
	t.show()
	return t
}

// summary says what was found and, where the form shows scores, how many agree.
func (t *table) summary() string {
	s := lang.L("Lembar “{{.Sheet}}”: {{.Diff}} beda, {{.Same}} sama, {{.Wrong}} sel tidak terbaca. Belum ada yang disimpan.",
		map[string]any{"Sheet": t.p.Book.Sheet, "Diff": look.Count(len(t.p.Items)), "Same": look.Count(t.p.Same), "Wrong": look.Count(len(t.p.Problems))})
	if n := len(t.p.Scores); n > 0 {
		s += " " + lang.L("{{.N}} nilai yang tampil di berkas berbeda dari hitungan di sini.", map[string]any{"N": look.Count(n)})
	}
	if t.p.HasSlip() {
		s += " " + lang.L("Rumus R.5.iii di lembar resmi tidak menghitung LHKASN.")
	}
	return s
}

func (t *table) heads() fyne.CanvasObject {
	return line(kit.Muted(""), kit.Muted(lang.L("Soal")), kit.Muted(""), kit.Muted(lang.L("Di sini")), kit.Muted(lang.L("Di berkas")), kit.Muted(lang.L("Sel")))
}

// line lays the cells of a line out.
func line(tick, code, name, ours, theirs, cell fyne.CanvasObject) *fyne.Container {
	return kit.Padded(kit.Row(look.Gap12, kit.Fixed(tick, tickWidth, 0), kit.Fixed(code, codeWidth, 0), kit.Fixed(name, nameWidth, 0),
		kit.Grow(kit.Columns(look.Gap12, ours, theirs)), kit.Fixed(cell, cellWidth, 0)), 4, look.Gap12, 4, look.Gap12)
}

func (t *table) show() {
	t.rows = filtered(t.all, t.p.Items, t.filter)
	t.list.Reload()
	var o fyne.CanvasObject = t.list
	if len(t.rows) == 0 {
		o = kit.EmptyState(look.IconCheck, lang.L("Tidak ada di sini"), lang.L("Saringan ini tidak menyisakan baris."), "", nil)
	}
	t.state.Objects = []fyne.CanvasObject{o}
	t.state.Refresh()
	t.count()
}

func (t *table) count() {
	t.tally.Set(lang.L("{{.N}} dipilih", map[string]any{"N": look.Count(count(t.p.Items))}))
}

// key ticks with the space bar.
func (t *table) key(k *fyne.KeyEvent) bool {
	i := t.list.Selected()
	if k.Name != fyne.KeySpace || i < 0 || i >= len(t.rows) {
		return false
	}
	t.tick(t.rows[i], !t.rows[i].on)
	return true
}

// tick chooses one difference.
func (t *table) tick(r row, on bool) {
	if r.item < 0 || r.wrong != "" {
		return
	}
	t.p.Items[r.item].Chosen = on
	for _, rows := range [][]row{t.all, t.rows} {
		for i := range rows {
			if rows[i].item == r.item {
				rows[i].on = on
			}
		}
	}
	t.list.Repaint()
	t.count()
}

// tickAll chooses everything that is shown and can be imported. What the form
// leaves blank is only ticked one by one.
func (t *table) tickAll(on bool) {
	for _, r := range t.rows {
		if r.item >= 0 && r.wrong == "" && (!on || t.p.Items[r.item].Theirs != "") {
			t.p.Items[r.item].Chosen = on
			for i := range t.all {
				if t.all[i].item == r.item {
					t.all[i].on = on
				}
			}
		}
	}
	t.show()
}

func (t *table) confirm() bool {
	if count(t.p.Items) == 0 && !t.wording {
		return false
	}
	t.x.store(t.p, t.wording)
	return true
}

// tableLine paints one row.
type tableLine struct {
	widget.BaseWidget
	t    *table
	row  row
	tick *kit.Check
	code, name, about,
	ours, theirs, cell *kit.Text
	says   *kit.Para
	values *fyne.Container
	root   fyne.CanvasObject
}

func newLine(t *table) *tableLine {
	l := &tableLine{t: t, code: kit.NewText("", look.Strong, look.ColorPrimary), name: kit.NewText("", look.Body, look.ColorText).Shrink(), about: kit.Muted("").Shrink(),
		ours: kit.NewText("", look.Body, look.ColorMuted).Shrink(), theirs: kit.NewText("", look.Strong, look.ColorText).Shrink(), cell: kit.Muted("").Shrink(),
		says: kit.NewPara("", look.Body, look.ColorDanger).MaxLines(2)}
	l.tick = kit.NewCheck("", false, func(on bool) { t.tick(l.row, on) })
	l.values = kit.Columns(look.Gap12, l.ours, l.theirs)
	l.root = kit.Padded(kit.Row(look.Gap12, kit.Fixed(l.tick, tickWidth, 0), kit.Fixed(l.code, codeWidth, 0), kit.Fixed(kit.Rows(0, l.name, l.about), nameWidth, 0),
		kit.Grow(kit.Stack(l.values, l.says)), kit.Fixed(l.cell, cellWidth, 0)), 4, look.Gap12, 4, look.Gap12)
	l.ExtendBaseWidget(l)
	return l
}

func (l *tableLine) set(r row) {
	l.row = r
	l.tick.SetOn(r.on)
	l.tick.SetEnabled(r.item >= 0 && r.wrong == "")
	l.code.Set(r.code)
	l.name.Set(r.name)
	about := r.about
	if r.unsure && r.wrong == "" {
		about += " · " + lang.L("baris belum pasti")
	}
	l.about.Set(about)
	l.ours.Set(r.ours)
	l.theirs.Set(r.theirs)
	l.cell.Set(r.cell)
	l.says.Set(r.wrong)
	l.says.Hidden, l.values.Hidden = r.wrong == "", r.wrong != ""
	l.values.Refresh()
	l.says.Refresh()
}

// CreateRenderer is for Fyne.
func (l *tableLine) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.root) }
