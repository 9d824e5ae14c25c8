package rencana

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"siapzi/model"
	"siapzi/model/plan"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

// importer is the dialog between a workbook and the plan: which column holds
// what, and what every row would do. Nothing is stored before "Impor".
type importer struct {
	p       *Page
	book    *plan.Workbook
	mapping plan.Mapping
	preview plan.Preview
	ok      bool // preview is of mapping
	choices []plan.FieldChoice
	columns *fyne.Container
	summary *kit.Para
	list    *kit.List
	state   *fyne.Container
	sheet   *kit.Select
	head    *kit.Entry
	some    *kit.Check
	dialog  *kit.Dialog
}

// ImportFile asks for a workbook.
func (p *Page) ImportFile() {
	p.d.Picker.OpenFiles(lang.L("Impor buku kerja (XLSX)"), func(paths []string) { p.importBook(paths[0]) })
}

func (p *Page) importBook(path string) {
	read := func(ctx context.Context) (*plan.Workbook, error) { return plan.ReadWorkbook(ctx, path) }
	task.Latest(p.d.Tasks, "import.read", read, func(b *plan.Workbook) { newImporter(p, b) }, p.d.Shell.ShowError)
}

func newImporter(p *Page, b *plan.Workbook) *importer {
	x := &importer{p: p, book: b, choices: plan.FieldChoices(), columns: kit.Rows(look.Gap4), summary: kit.NewPara("", look.Body, look.ColorMuted)}
	x.mapping, _ = b.Propose()
	var names []string
	for _, g := range b.Sheets {
		names = append(names, g.Name)
	}
	x.sheet = kit.NewSelect(func(i int) { x.remap(i, 0) }, names...)
	x.sheet.Set(x.mapping.Sheet)
	x.head = kit.NewEntry("")
	x.head.OnLeave = func(s string) {
		if n, ok := quantity(s); ok && int(n) >= 1 && int(n) != x.mapping.Head && int(n) <= b.Sheets[x.mapping.Sheet].Rows {
			x.remap(x.mapping.Sheet, int(n))
		}
	}
	x.head.OnSubmitted = x.head.OnLeave
	x.some = kit.NewCheck(lang.L("Impor baris yang benar walau ada baris yang salah"), false, func(bool) {})
	x.list = kit.NewList(kit.ListConfig{Count: func() int { return len(x.preview.Rows) }, RowHeight: 44, Dividers: true, NewRow: newImportRow, Bind: x.bind})
	x.state = kit.Stack(x.list)
	maps, _ := kit.VScroll(kit.Padded(x.columns, 0, look.Gap12, 0, 0))
	left := kit.Rows(look.Gap8, kit.Columns(look.Gap8, kit.NewField(lang.L("Lembar"), x.sheet, ""), kit.NewField(lang.L("Baris judul kolom"), x.head, "")),
		kit.Section(lang.L("Isi tiap kolom")), kit.Grow(maps))
	right := kit.Rows(look.Gap8, x.summary, kit.Grow(kit.Stack(kit.NewBox("", look.ColorLine, look.Radius), kit.Padded(x.state, 1, 1, 1, 1))), x.some)
	body := kit.Fixed(kit.RowFill(look.Gap16, kit.Fixed(left, 360, 0), kit.Grow(right)), 0, 400)
	x.dialog = kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: lang.L("Impor rencana aksi"), Body: body, Width: 920,
		Confirm: lang.L("Impor"), OnConfirm: x.store})
	x.showColumns()
	x.try()
	return x
}

// remap proposes columns for another sheet or row of headings; head 0 looks for
// it.
func (x *importer) remap(sheet, head int) {
	if head > 0 {
		x.mapping = x.book.Remap(sheet, head)
	} else {
		one := &plan.Workbook{Path: x.book.Path, Sheets: x.book.Sheets[sheet : sheet+1]}
		x.mapping, _ = one.Propose()
		x.mapping.Sheet = sheet
	}
	x.showColumns()
	x.try()
}

// showColumns lists every column with what it holds.
func (x *importer) showColumns() {
	x.head.SetQuietly(look.Count(x.mapping.Head))
	x.columns.Objects = nil
	words := make([]string, len(x.choices))
	for i, c := range x.choices {
		words[i] = say.Text(c.Label)
	}
	for i, c := range x.mapping.Columns {
		if c.Head == "" && c.Field == plan.FieldNone {
			continue
		}
		pick := widget.NewSelect(words, nil)
		for n, f := range x.choices {
			if f.Field == c.Field && f.No == c.No {
				pick.SetSelectedIndex(n)
			}
		}
		pick.OnChanged = func(string) {
			f := x.choices[max(pick.SelectedIndex(), 0)]
			x.mapping.Columns[i].Field, x.mapping.Columns[i].No = f.Field, f.No
			x.try()
		}
		name := kit.NewText(c.Name()+"  "+c.Head, look.Body, look.ColorText).Shrink()
		x.columns.Add(kit.Row(look.Gap8, kit.Grow(name), kit.Fixed(kit.Stack(kit.NewBox("", look.ColorControl, look.Radius), pick), 170, 0)))
	}
	x.columns.Refresh()
}

// try makes the dry run anew.
func (x *importer) try() {
	x.ok = false
	m := x.mapping
	m.Columns = append([]plan.Column(nil), m.Columns...)
	dry := func(ctx context.Context) (plan.Preview, error) { return x.p.d.Plan.Preview(ctx, x.book, m) }
	task.Latest(x.p.d.Tasks, "import.try", dry, func(pv plan.Preview) {
		x.preview, x.ok = pv, true
		x.some.Hidden = pv.Count[plan.ActionWrong] == 0
		x.summary.Set(lang.L("{{.New}} baru · {{.Changed}} berubah · {{.Same}} sudah ada · {{.Wrong}} salah", map[string]any{"New": pv.Count[plan.ActionAdd],
			"Changed": pv.Count[plan.ActionChange], "Same": pv.Count[plan.ActionSame], "Wrong": pv.Count[plan.ActionWrong]}))
		x.list.Reload()
		x.set(x.list)
	}, func(err error) {
		x.preview = plan.Preview{}
		x.some.Hidden = true
		x.summary.Set(say.Error(err))
		x.set(kit.EmptyState(look.IconWarning, lang.L("Belum dapat dibaca"), lang.L("Pilih lembar dan baris judul kolom, lalu tunjuk kolom “Kegiatan”."), "", nil))
	})
}

func (x *importer) set(o fyne.CanvasObject) {
	x.state.Objects = []fyne.CanvasObject{o}
	x.state.Refresh()
}

func newImportRow() fyne.CanvasObject {
	return kit.Padded(kit.Row(look.Gap8, kit.NewIcon(look.IconPlus, look.ColorMuted, look.IconSize),
		kit.Grow(kit.Rows(0, kit.NewText("", look.Strong, look.ColorText).Shrink(), kit.NewText("", look.Body, look.ColorMuted).Shrink()))), 3, look.Gap12, 3, look.Gap12)
}

// bind shows a row: what would happen, and below the name the first problem
// with its cell, or when it is planned.
func (x *importer) bind(i int, o fyne.CanvasObject, _ kit.RowState) {
	if i >= len(x.preview.Rows) {
		return
	}
	r := x.preview.Rows[i]
	row := o.(*fyne.Container).Objects[0].(*fyne.Container)
	texts := row.Objects[1].(*fyne.Container).Objects[0].(*fyne.Container)
	icon, token, word := look.IconPlus, fyne.ThemeColorName(look.ColorPrimary), lang.L("baru")
	switch r.Action {
	case plan.ActionChange:
		icon, token, word = look.IconPencil, look.ColorWarningText, lang.L("berubah")
	case plan.ActionSame:
		icon, token, word = look.IconCheck, look.ColorMuted, lang.L("sudah ada")
	case plan.ActionWrong:
		icon, token, word = look.IconWarning, look.ColorDanger, lang.L("salah")
	}
	sub, subToken := word+" · "+r.Activity.Months.String(), fyne.ThemeColorName(look.ColorMuted)
	var notes []string
	for _, n := range append(r.Problems, r.Notes...) {
		notes = append(notes, strings.TrimSpace(n.Cell+" "+say.Text(n.Msg)))
	}
	if len(notes) > 0 {
		sub = word + " · " + strings.Join(notes, "; ")
	}
	if r.Action == plan.ActionWrong {
		subToken = look.ColorDanger
	}
	row.Objects[0].(*kit.Icon).Set(icon, token)
	texts.Objects[0].(*kit.Text).Set(r.Activity.Name)
	texts.Objects[1].(*kit.Text).SetIn(sub, look.Body, subToken)
}

// store imports everything, or with the tick what is right; false keeps the
// dialog open.
func (x *importer) store() bool {
	if !x.ok {
		return false
	}
	choose := func(r plan.ImportRow) bool { return r.Action != plan.ActionWrong }
	if !x.some.On() {
		choose = nil
	}
	b, err := x.preview.Batch(choose)
	if err != nil {
		x.summary.SetIn(say.Error(err), look.Body, look.ColorDanger)
		return false
	}
	n := len(b.Add) + len(b.Edit)
	if n == 0 {
		return true
	}
	x.p.write(lang.L("Impor rencana aksi"), b, func([]model.Activity) {
		x.p.d.Shell.Toast(lang.L("{{.Count}} kegiatan diimpor. Ctrl+Z mengurungkannya.", map[string]any{"Count": look.Count(n)}), "", nil)
	})
	return true
}
