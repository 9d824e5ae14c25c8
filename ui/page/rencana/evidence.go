package rencana

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/plan"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// Drop takes files: as evidence of a month of the activity that is shown, or a
// workbook as a plan. Where no activity is shown they are evidence like any.
func (p *Page) Drop(paths []string) {
	book := len(paths) == 1 && strings.EqualFold(filepath.Ext(paths[0]), ".xlsx")
	r, ok := p.current()
	switch {
	case ok && !p.yearly && !p.bin && !r.Canceled:
		p.askMonth(r, paths, book)
	case book:
		p.importBook(paths[0])
	default:
		p.d.Shell.AddEvidence(paths, "", func([]model.DocumentID) {})
	}
}

// askMonth asks which month the files prove; book offers to read them as a
// plan instead.
func (p *Page) askMonth(r plan.Row, paths []string, book bool) {
	var names []string
	for m := 1; m <= 12; m++ {
		names = append(names, strings.Trim(monthName(m)+" · "+cellWord(r.Progress.Cells[m-1]), " ·"))
	}
	month := kit.NewSelect(func(int) {}, names...)
	month.Set(p.likelyMonth(r) - 1)
	files := filepath.Base(paths[0])
	if len(paths) > 1 {
		files = lang.L("{{.Name}} dan {{.Count}} lainnya", map[string]any{"Name": files, "Count": look.Count(len(paths) - 1)})
	}
	cfg := kit.DialogConfig{Title: lang.L("Tambah bukti kegiatan"), Text: r.Name, Confirm: lang.L("Tambah bukti"),
		Body: kit.Rows(look.Gap12, kit.Pair(lang.L("Berkas"), 64, kit.NewPara(files, look.Body, look.ColorText)), kit.NewField(lang.L("Membuktikan bulan"), month, "")),
		OnConfirm: func() bool {
			p.addProof(r, month.Selected()+1, paths)
			return true
		}}
	if book {
		cfg.Extra, cfg.OnExtra = lang.L("Impor sebagai rencana aksi"), func() { p.importBook(paths[0]) }
	}
	kit.ShowDialog(p.d.Shell.Window(), cfg)
}

// likelyMonth is the month that new evidence most likely proves: the first one
// that is late, else the present one, else the next planned one.
func (p *Page) likelyMonth(r plan.Row) int {
	switch {
	case len(r.Progress.Late) > 0:
		return r.Progress.Late[0]
	case r.Progress.Due || r.Progress.Next == 0:
		return int(p.d.Now().Month())
	}
	return r.Progress.Next
}

// pickFiles asks for files that prove a month.
func (p *Page) pickFiles(r plan.Row, m int) {
	p.d.Picker.OpenFiles(lang.L("Bukti {{.Month}}", map[string]any{"Month": monthName(m)})+": "+r.Name, func(paths []string) { p.addProof(r, m, paths) })
}

// addProof imports files, linked to the question of the activity, and notes
// them as what was done in the month, which is done with that. Ctrl+Z takes the
// note back; the documents stay.
func (p *Page) addProof(r plan.Row, m int, paths []string) {
	code := model.Code("")
	if len(r.Codes) > 0 {
		code = r.Codes[0]
	}
	p.d.Shell.AddEvidence(paths, code, func(ids []model.DocumentID) {
		i := slices.IndexFunc(p.all, func(a model.Activity) bool { return a.ID == r.ID })
		if i < 0 {
			return // it went to the recycle bin meanwhile; the documents are there
		}
		x := p.all[i].Realisation(m)
		x.Documents = slices.Clone(x.Documents)
		for _, id := range ids {
			if !slices.Contains(x.Documents, id) {
				x.Documents = append(x.Documents, id)
			}
		}
		x.Done = x.Done || len(ids) > 0
		p.edit(lang.L("Bukti {{.Month}}", map[string]any{"Month": monthName(m)})+": "+r.Name, plan.Edit{ID: r.ID, Realisations: []model.Realisation{x}})
	})
}
