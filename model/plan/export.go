package plan

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/sheet"
)

// The signs of a month strip on paper. They can be told apart without colour,
// and the import reads them back: every sign but signExtra means planned.
const (
	signPlanned = "○"
	signDone    = "✓"
	signLate    = "!"
	signSettled = "↷"
	signExtra   = "+"
	signOpen    = "·"
)

// Legend explains the signs of the strip in one line.
const Legend = "○ rencana   ✓ selesai   ! terlambat   ↷ selesai di bulan lain   + selesai di luar rencana   · tidak ditunggu lagi"

// markOf is a month of an activity as the workbook shows it.
func markOf(a model.Activity, p Progress, month int) sheet.Mark {
	switch p.Cells[month-1] {
	case CellPlanned, CellDue:
		return sheet.Mark{Text: signPlanned, Tone: sheet.TonePlanned}
	case CellLate:
		return sheet.Mark{Text: signLate, Tone: sheet.ToneLate}
	case CellSettled:
		return sheet.Mark{Text: signSettled, Tone: sheet.ToneMuted}
	case CellOpen:
		return sheet.Mark{Text: signOpen, Tone: sheet.ToneMuted}
	case CellDone:
		if !a.Months.Has(month) {
			return sheet.Mark{Text: signExtra, Tone: sheet.ToneDone}
		}
		return sheet.Mark{Text: signDone, Tone: sheet.ToneDone}
	}
	return sheet.Mark{}
}

// Sign is a month of an activity in one letter, see Legend; "" for nothing.
func Sign(a model.Activity, p Progress, month int) string { return markOf(a, p, month).Text }

// Export is what WriteXLSX needs to know beside the activities.
type Export struct {
	Unit   model.Unit
	Today  time.Time
	Paper  sheet.Paper                 // the zero value is A4
	Titles map[model.DocumentID]string // of the documents, for people; may be nil
}

// WriteXLSX writes the plan as a workbook for people that Preview reads back
// without loss: a sheet with the plan and its month strip, and one with the
// realisations. Ids stand in hidden columns. Same plan, same bytes.
func WriteXLSX(w io.Writer, worksheet *lke.Worksheet, as []model.Activity, x Export) error {
	rows := Rows(as, x.Unit.Year, x.Today)
	view := Year(worksheet, as, x.Unit.Year, x.Today)
	plan := sheet.Table{Name: "Rencana aksi", Title: fmt.Sprintf("Rencana aksi pembangunan Zona Integritas %d", x.Unit.Year),
		About: []string{x.Unit.Name + " · " + x.Unit.Agency, fmt.Sprintf("%d kegiatan, capaian %s · keadaan per %s", len(as), percentWords(view.Percent),
			x.Today.Format("02-01-2006")), Legend},
		Columns: planColumns(), Paper: x.Paper, Created: x.Today, Creator: "SiapZI"}
	plan.Print = len(plan.Columns) - hiddenColumns - 1 // notes stay on the screen: they would make the rest too small to read
	for i, r := range rows {
		plan.Rows = append(plan.Rows, planRow(i+1, r))
	}
	return sheet.WriteBook(w, plan, realisationTable(rows, x))
}

func percentWords(p float64) string {
	return strings.Replace(strconv.FormatFloat(p, 'f', 1, 64), ".", ",", 1) + " %"
}

// hiddenColumns is how many columns at the right people do not see.
const hiddenColumns = 3

func planColumns() []sheet.Column {
	c := []sheet.Column{{Head: "No", Width: 5, Kind: sheet.Number}, {Head: "Pokja", Width: 6}, {Head: "Kode soal", Width: 9.5}, {Head: "Sasaran", Width: 18},
		{Head: "Kegiatan", Width: 29}, {Head: "Output", Width: 18}, {Head: "Target", Width: 7.5, Kind: sheet.Number}, {Head: "Satuan", Width: 9}}
	for m := 1; m <= 12; m++ {
		c = append(c, sheet.Column{Head: fmt.Sprintf("B%02d", m), Width: 4, Kind: sheet.Month})
	}
	return append(c, sheet.Column{Head: "Persen", Width: 8, Kind: sheet.Number}, sheet.Column{Head: "Status", Width: 10.5}, sheet.Column{Head: "PIC", Width: 15},
		sheet.Column{Head: "Kendala", Width: 19}, sheet.Column{Head: "Tindak lanjut", Width: 19}, sheet.Column{Head: "Keterangan", Width: 20},
		sheet.Column{Head: "Bukti ke", Width: 8, Hidden: true}, sheet.Column{Head: "Alasan batal", Width: 20, Hidden: true},
		sheet.Column{Head: "ID", Width: 38, Hidden: true})
}

func planRow(no int, r Row) []any {
	row := []any{no, romanOrNone(r.Pokja), strings.ReplaceAll(joined(r.Codes), " ", "\n"), r.Goal, r.Name, r.Output, orNil(r.Target), r.TargetUnit}
	for m := 1; m <= 12; m++ {
		row = append(row, markOf(r.Activity, r.Progress, m))
	}
	evidence := ""
	if r.Evidence > 0 {
		evidence = strconv.Itoa(r.Evidence)
	}
	return append(row, int(r.Progress.Percent+0.5), r.Progress.Status.Label(), r.PIC, r.Obstacle, r.FollowUp, r.Note, evidence, r.CancelReason, string(r.ID))
}

func romanOrNone(n int) string {
	if n == 0 {
		return ""
	}
	return Roman(n)
}

func orNil(x float64) any {
	if x == 0 {
		return nil
	}
	return x
}

// realisationSheet is the name of the second sheet.
const realisationSheet = "Realisasi"

// The columns of the second sheet, 1-based.
const (
	doneMonth = iota + 3
	doneQuantity
	doneYes
	doneNote
	doneTitles
	doneID
	doneDocuments
)

func realisationTable(rows []Row, x Export) sheet.Table {
	t := sheet.Table{Name: realisationSheet, Title: fmt.Sprintf("Realisasi rencana aksi %d", x.Unit.Year), About: []string{x.Unit.Name + " · " + x.Unit.Agency},
		Columns: []sheet.Column{{Head: "No", Width: 5, Kind: sheet.Number}, {Head: "Kegiatan", Width: 44}, {Head: "Bulan", Width: 8},
			{Head: "Jumlah", Width: 9, Kind: sheet.Number}, {Head: "Selesai", Width: 9}, {Head: "Catatan", Width: 40}, {Head: "Bukti", Width: 50},
			{Head: "ID", Width: 38, Hidden: true}, {Head: "ID bukti", Width: 38, Hidden: true}},
		Paper: x.Paper, Print: 7, Created: x.Today, Creator: "SiapZI"}
	for i, r := range rows {
		for _, d := range r.Realisations {
			var titles []string
			for _, id := range d.Documents {
				if s := x.Titles[id]; s != "" {
					titles = append(titles, s)
				}
			}
			t.Rows = append(t.Rows, []any{i + 1, r.Name, fmt.Sprintf("B%02d", d.Month), orNil(d.Quantity), yes(d.Done), d.Note,
				strings.Join(titles, "\n"), string(r.ID), joined(d.Documents)})
		}
	}
	return t
}

// readRealisations reads the second sheet of our own workbook.
func readRealisations(b *Workbook) map[model.ActivityID][]model.Realisation {
	out := map[model.ActivityID][]model.Realisation{}
	for _, g := range b.Sheets {
		if g.Name != realisationSheet {
			continue
		}
		for y := 1; y <= g.Rows; y++ {
			id := model.ActivityID(g.Value(y, doneID))
			month, bad := parseMonths(g.Value(y, doneMonth), false)
			if id == "" || bad != "" || month.Count() != 1 {
				continue // the title and the headings too
			}
			x := model.Realisation{Month: month.List()[0], Done: g.Value(y, doneYes) == "ya", Note: g.Value(y, doneNote)}
			if q, _, ok := parseQuantity(g.Value(y, doneQuantity)); ok {
				x.Quantity = q
			}
			for _, d := range strings.Fields(g.Value(y, doneDocuments)) {
				x.Documents = append(x.Documents, model.DocumentID(d))
			}
			out[id] = append(out[id], x)
		}
	}
	return out
}
