package report

import (
	"context"
	"fmt"
	"io"

	"siapzi/model"
	"siapzi/model/paint"
	"siapzi/model/paper"
	"siapzi/model/plan"
	"siapzi/model/sheet"
)

// planYear is the action plan of the year.
type planYear struct {
	*base
	view       plan.YearView
	activities []model.Activity
	titles     map[model.DocumentID]string
}

func (m *Maker) gatherPlan(ctx context.Context, b *base) (content, error) {
	as, err := m.d.Plan().List(ctx)
	if err != nil {
		return nil, err
	}
	titles, err := m.titles(ctx, as)
	if err != nil {
		return nil, err
	}
	b.req.Progress.SetStage("Menyusun rencana aksi", int64(len(as)))
	return &planYear{b, plan.Year(b.worksheet, as, b.unit.Year, b.day), as, titles}, nil
}

// titles gives the titles of the documents that prove realisations.
func (m *Maker) titles(ctx context.Context, as []model.Activity) (map[model.DocumentID]string, error) {
	var ids []model.DocumentID
	for _, x := range as {
		for _, r := range x.Realisations {
			ids = append(ids, r.Documents...)
		}
	}
	out := map[model.DocumentID]string{}
	if len(ids) == 0 {
		return out, nil
	}
	list, err := m.d.Catalog.Summaries(ctx, ids)
	for _, d := range list {
		out[d.ID] = d.Title
	}
	return out, err
}

// book is the workbook that can be imported again.
func (p *planYear) book(out io.Writer) error {
	return plan.WriteXLSX(out, p.worksheet, p.activities, plan.Export{Unit: p.unit, Today: p.day, Paper: p.req.Paper, Titles: p.titles})
}

func (p *planYear) pdf(ctx context.Context, w *writer) error {
	w.title = fmt.Sprintf("Rencana aksi %d", p.unit.Year)
	y := w.heading(fmt.Sprintf("Rencana aksi pembangunan Zona Integritas tahun %d", p.unit.Year),
		fmt.Sprintf("%d kegiatan menuju %s, capaian %s. %s.", p.view.Total, p.unit.Target, percentWords(p.view.Percent), statusWords(p.view.Count)))
	y = w.legend(y + 1)
	fl := w.flow(y + 4)
	return w.table(ctx, fl, p.table(), w.sign())
}

// statusWords counts activities by status: "3 selesai, 2 terlambat".
func statusWords(count map[plan.Status]int) string {
	var words []string
	for _, s := range []plan.Status{plan.Finished, plan.Running, plan.NotStarted, plan.Late, plan.Canceled} {
		if n := count[s]; n > 0 {
			words = append(words, fmt.Sprintf("%d %s", n, lower(s.Label())))
		}
	}
	if words == nil {
		return "Belum ada kegiatan"
	}
	return paper.And(words)
}

// table is the plan by Pokja.
func (p *planYear) table() table {
	t := table{title: "Kegiatan per Pokja", empty: "Rencana aksi tahun ini belum berisi kegiatan.",
		columns: []column{{head: "No", width: 9, align: alignRight}, {head: "Kode", width: 17}, {head: "Kegiatan dan output"}, {head: "Target", width: 21},
			{head: "Bulan", width: 61, months: true}, {head: "Persen", width: 14, align: alignRight}, {head: "Status", width: 25}, {head: "Penanggung jawab", width: 34}}}
	no := 0
	for _, g := range p.view.Groups {
		out := group{name: p.groupName(g.No), note: fmt.Sprintf("%d kegiatan · %s", len(g.Rows), percentWords(g.Percent))}
		for i := range g.Rows {
			no++
			out.rows = append(out.rows, p.row(no, &g.Rows[i]))
		}
		t.groups = append(t.groups, out)
	}
	return t
}

func (p *planYear) row(no int, r *plan.Row) []cell {
	state := cell{text: r.Progress.Status.Label()}
	switch r.Progress.Status {
	case plan.Finished:
		state.tone = toneMet
	case plan.Late:
		state.tone = toneMissed
	case plan.Canceled:
		state.tone, state.note = toneQuiet, r.CancelReason
	}
	pic := quiet(r.PIC)
	if r.PIC != "" {
		pic = text(r.PIC)
	}
	return []cell{{text: fmt.Sprint(no), tone: toneQuiet}, {text: codes(r.Codes), tone: toneCode}, {text: r.Name, note: r.Output},
		quiet(target(r.Target, r.TargetUnit)), {strip: r}, {text: wholePercent(r.Progress.Percent)}, state, pic}
}

// codes writes questions below each other.
func codes(list []model.Code) string {
	s := ""
	for i, c := range list {
		if i > 0 {
			s += "\n"
		}
		s += string(c)
	}
	return s
}

// target writes a quantity with its unit: "4 laporan"; "" for none.
func target(q float64, unit string) string {
	if q == 0 {
		return ""
	}
	return plan.FormatQuantity(q) + " " + unit
}

// wholePercent writes "45 %".
func wholePercent(p float64) string { return fmt.Sprintf("%d\u00a0%%", int(p+0.5)) }

// legend explains the boxes of the strip and gives the y below.
func (w *writer) legend(y float64) float64 {
	x := w.left
	for _, l := range []struct {
		cell  plan.Cell
		extra bool
		text  string
	}{{plan.CellPlanned, false, "rencana"}, {plan.CellDone, false, "selesai"}, {plan.CellLate, false, "terlambat"}, {plan.CellSettled, false, "selesai di bulan lain"},
		{plan.CellDone, true, "selesai di luar rencana"}, {plan.CellOpen, false, "tidak ditunggu lagi"}} {
		w.month(x, y, l.cell, l.extra)
		x += monthCell + 1.6
		x += w.Write(paint.Regular.At(7.5, 0, paint.Muted), x, y+3.1, l.text) + 5.5
	}
	return y + monthCell
}

// sheets writes tables as the sheets of one workbook.
func sheets(out io.Writer, b *base, tables ...table) error {
	var list []sheet.Table
	for _, t := range tables {
		list = append(list, t.sheet(b))
	}
	return sheet.WriteBook(out, list...)
}
