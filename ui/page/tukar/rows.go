package tukar

import (
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/form"
	"siapzi/model/lke"
	"siapzi/ui/say"
)

// row is one line of the table, ready to be painted.
type row struct {
	item   int // place in the preview; -1 for a cell that was not understood
	code   string
	name   string
	about  string // "Unit · jawaban"
	ours   string
	theirs string
	cell   string
	wrong  string // why it cannot be imported
	unsure bool   // worth a look
	on     bool
}

// The filters of the table.
const (
	showAll = iota
	showUnit
	showTPI
	showWrong
)

// rowsOf makes the lines: cells that were not understood first.
func rowsOf(w *lke.Worksheet, p *form.Preview) []row {
	var rows []row
	name := func(c model.Code) string {
		if n := w.Node(c); n != nil {
			return n.Name
		}
		return ""
	}
	for _, x := range p.Problems {
		rows = append(rows, row{item: -1, code: string(x.Code), name: name(x.Code), about: lang.L("sel tidak terbaca"), cell: x.Cell, wrong: say.Text(x.Msg)})
	}
	for i, it := range p.Items {
		rows = append(rows, row{item: i, code: string(it.Code), name: name(it.Code), about: assessor(it.Assessor) + " · " + field(it.Field),
			ours: dash(it.Ours), theirs: dash(it.Theirs), cell: it.Cell, wrong: say.Text(it.Problem), unsure: it.Confidence != form.Sure, on: it.Chosen})
	}
	return rows
}

// filtered gives the lines that a filter leaves.
func filtered(rows []row, items []form.Item, filter int) []row {
	var out []row
	for _, r := range rows {
		keep := filter == showAll || filter == showWrong && (r.wrong != "" || r.unsure)
		if r.item >= 0 {
			who := items[r.item].Assessor
			keep = keep || filter == showUnit && who == model.UnitAssessor || filter == showTPI && who != model.UnitAssessor
		}
		if keep {
			out = append(out, r)
		}
	}
	return out
}

func assessor(a model.Assessor) string {
	switch a {
	case model.TPI:
		return "TPI"
	case model.TPN:
		return "TPN"
	}
	return lang.L("Unit")
}

func field(f form.Field) string {
	switch f {
	case form.FieldNote:
		return lang.L("catatan")
	case form.FieldReference:
		return lang.L("rujukan bukti")
	}
	return lang.L("jawaban")
}

func dash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// count gives how many lines are ticked.
func count(items []form.Item) int {
	n := 0
	for _, it := range items {
		if it.Chosen {
			n++
		}
	}
	return n
}
