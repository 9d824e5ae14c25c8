package report

import (
	"context"
	"fmt"
	"io"
	"strings"
	"unicode"

	"siapzi/model"
	"siapzi/model/chart"
	"siapzi/model/paint"
	"siapzi/model/paper"
	"siapzi/model/plan"
	"siapzi/model/sheet"
)

// monitoring is the report over a month or quarter.
type monitoring struct {
	*base
	plan.Monitoring
	total  int // activities of the year
	titles map[model.DocumentID]string
}

func (m *Maker) gatherMonitoring(ctx context.Context, b *base) (content, error) {
	as, err := m.d.Plan().List(ctx)
	if err != nil {
		return nil, err
	}
	titles, err := m.titles(ctx, as)
	if err != nil {
		return nil, err
	}
	r := &monitoring{b, plan.Monitor(b.worksheet, as, b.unit.Year, b.req.Span, b.day), len(as), titles}
	n := 0
	for _, g := range r.Groups {
		n += len(g.Rows)
	}
	b.req.Progress.SetStage("Menyusun laporan monitoring", int64(2*n))
	return r, nil
}

// period names what the report is about: "Triwulan II 2026".
func (r *monitoring) period() string { return fmt.Sprintf("%s %d", r.Span.Label(), r.Year) }

func (r *monitoring) tables() []table {
	return []table{r.areas(), r.activities(), r.open(), r.earlier(), r.proofs()}
}

func (r *monitoring) book(out io.Writer) error { return sheets(out, r.base, r.tables()...) }

func (r *monitoring) pdf(ctx context.Context, w *writer) error {
	w.title = "Laporan monitoring " + r.period()
	fl := w.flow(w.heading("Laporan monitoring dan evaluasi Zona Integritas", r.lead()) + 2)
	w.bases(fl, r)
	for _, t := range r.tables() {
		fl.Gap(6)
		if err := w.table(ctx, fl, t); err != nil {
			return err
		}
	}
	fl.Gap(6)
	fl.Add(w.section("Rekomendasi dan arahan pimpinan", ""), w.lines(4), w.sign())
	return nil
}

// lead is the result in a sentence.
func (r *monitoring) lead() string {
	s := "Periode " + paper.Glue(r.period()) + ". "
	if r.Planned == 0 {
		return s + "Tidak ada kegiatan yang direncanakan dalam periode ini."
	}
	return s + fmt.Sprintf("Terlaksana %d dari %d rencana kegiatan (%s); capaian setahun sampai hari ini %s.",
		r.Done, r.Planned, percentWords(r.Percent), percentWords(r.YearPercent))
}

// bases writes what the report rests on.
func (w *writer) bases(fl *paint.Flow, r *monitoring) {
	lines := []string{
		r.worksheet.Regulation + " tentang pembangunan dan evaluasi Zona Integritas menuju WBK dan WBBM.",
		fmt.Sprintf("Rencana aksi pembangunan Zona Integritas %s tahun %d (%d kegiatan).", r.unit.Name, r.Year, r.total),
		"Persen adalah kegiatan bulanan yang selesai dibagi yang direncanakan dalam periode; kegiatan batal tidak dihitung.",
	}
	var blocks []paint.Block
	for i, s := range lines {
		wrapped := w.Lines(bodyStyle, w.width()-6, s)
		blocks = append(blocks, paint.Block{H: float64(len(wrapped)) * bodyStyle.Line, Draw: func(y float64) {
			w.Write(bodyStyle, w.left, y+3.2, fmt.Sprintf("%d.", i+1))
			for k, l := range wrapped {
				w.Write(bodyStyle, w.left+6, y+3.2+float64(k)*bodyStyle.Line, l)
			}
		}})
	}
	fl.Add(append([]paint.Block{w.section("Dasar", "")}, blocks...)...)
}

// areas is the percent of every area.
func (r *monitoring) areas() table {
	t := table{title: "Capaian per area", empty: "Tidak ada kegiatan yang direncanakan atau dilaksanakan dalam periode ini.",
		columns: []column{{head: "Area"}, {head: "Kegiatan", width: 18, align: alignRight, kind: sheet.Number}, {head: "Rencana", width: 18, align: alignRight, kind: sheet.Number},
			{head: "Realisasi", width: 18, align: alignRight, kind: sheet.Number}, {head: "Persen", width: 19, align: alignRight, kind: sheet.Decimal},
			{head: "", width: 74, paper: true}, {head: "Setahun", width: 20, align: alignRight, kind: sheet.Decimal}}}
	t.columns[0].chars = 44
	var rows [][]cell
	add := func(name string, n, planned, done int, percent, year float64, tone tone) {
		rows = append(rows, []cell{{text: name, tone: tone}, number(n), number(planned), number(done), {text: percentWords(percent), tone: tone, value: percent},
			{bar: &chart.Bar{Parts: []float64{percent / 100}}}, {text: percentWords(year), value: year}})
	}
	n := 0
	for _, g := range r.Groups {
		inside := 0
		for _, x := range g.Rows {
			if within(x) {
				inside++
			}
		}
		if inside == 0 {
			continue
		}
		n += inside
		add(r.groupName(g.No), inside, g.Planned, g.Done, g.Percent, g.YearPercent, toneNormal)
	}
	if n > 0 {
		add("Semua area", n, r.Planned, r.Done, r.Percent, r.YearPercent, toneStrong)
		t.groups = []group{{rows: rows}}
	}
	return t
}

// within tells whether something of the activity was planned or done in the
// span; what is only late from before stands in a table of its own.
func within(x plan.MonitorRow) bool { return len(x.Planned) > 0 || len(x.Realisations) > 0 }

func number(n int) cell { return cell{text: fmt.Sprint(n), value: n} }

// activities is plan and realisation of every activity.
func (r *monitoring) activities() table {
	t := table{title: "Rencana dan realisasi per kegiatan", tab: "Rencana dan realisasi", empty: "Tidak ada kegiatan yang direncanakan atau dilaksanakan dalam periode ini.",
		columns: []column{{head: "No", width: 9, align: alignRight, kind: sheet.Number}, {head: "Kode", width: 17}, {head: "Kegiatan dan output", chars: 44}, {head: "Rencana", width: 19},
			{head: "Target", width: 20}, {head: "Realisasi", width: 42, chars: 34}, {head: "Persen", width: 16, align: alignRight, kind: sheet.Number},
			{head: "Kendala", width: 39, chars: 30}, {head: "Tindak lanjut", width: 39, chars: 30}}}
	no := 0
	for _, g := range r.Groups {
		out := group{name: r.groupName(g.No), note: fmt.Sprintf("%d dari %d · %s", g.Done, g.Planned, percentWords(g.Percent))}
		for _, x := range g.Rows {
			if !within(x) {
				continue
			}
			no++
			out.rows = append(out.rows, r.activity(no, x))
		}
		t.groups = append(t.groups, out)
	}
	return t
}

func (r *monitoring) activity(no int, x plan.MonitorRow) []cell {
	percent := cell{text: wholePercent(x.Percent), value: int(x.Percent + 0.5)}
	planned := text(monthWords(x.Planned))
	switch {
	case x.Canceled:
		percent = cell{text: "batal", tone: toneQuiet, note: x.CancelReason}
	case len(x.Planned) == 0:
		percent, planned = quiet(""), quiet("di luar rencana")
	case len(x.Open) > 0 && x.Progress.Status == plan.Late:
		percent.tone = toneAlert
	}
	return []cell{{text: fmt.Sprint(no), tone: toneQuiet, value: no}, {text: codes(x.Codes), tone: toneCode}, {text: x.Name, note: x.Output}, planned,
		quiet(target(x.Target, x.TargetUnit)), quiet(done(x)), percent, quiet(x.Obstacle), quiet(x.FollowUp)}
}

// done says what was done month by month: "Mar: 1 laporan, tersusun".
func done(x plan.MonitorRow) string {
	var lines []string
	for _, d := range x.Realisations {
		var words []string
		if q := target(d.Quantity, x.TargetUnit); q != "" {
			words = append(words, q)
		}
		if d.Note != "" {
			words = append(words, d.Note)
		}
		switch {
		case len(words) == 0 && d.Done:
			words = append(words, "selesai")
		case len(words) == 0:
			words = append(words, "bukti ditambahkan")
		case !d.Done:
			words = append(words, "belum selesai")
		}
		lines = append(lines, shortMonths[d.Month-1]+": "+strings.Join(words, ", "))
	}
	return strings.Join(lines, "\n")
}

// open lists what was planned in the span and is not done: what hinders it and
// what is done about it.
func (r *monitoring) open() table {
	t := table{title: "Belum selesai: kendala dan tindak lanjut", tab: "Belum selesai", empty: "Semua rencana kegiatan dalam periode ini sudah selesai.", columns: r.openColumns("Belum selesai")}
	if r.Planned == 0 {
		t.empty = "Tidak ada kegiatan yang direncanakan dalam periode ini."
	}
	return r.collect(t, func(x plan.MonitorRow) []int { return x.Open })
}

// earlier lists what is still late from before the span: the follow-up of the
// report before.
func (r *monitoring) earlier() table {
	t := table{title: "Tindak lanjut periode sebelumnya", tab: "Tindak lanjut sebelumnya", note: "Kegiatan yang direncanakan sebelum periode ini dan masih terlambat.",
		empty: "Tidak ada kegiatan yang tertunggak dari periode sebelumnya.", columns: r.openColumns("Tertunggak sejak")}
	return r.collect(t, func(x plan.MonitorRow) []int {
		var late []int
		for _, m := range x.Progress.Late {
			if m < r.Span.From {
				late = append(late, m)
			}
		}
		return late
	})
}

func (r *monitoring) openColumns(months string) []column {
	return []column{{head: "Kode", width: 17}, {head: "Kegiatan", chars: 44}, {head: months, width: 28}, {head: "Penanggung jawab", width: 40},
		{head: "Kendala", width: 50, chars: 34}, {head: "Tindak lanjut", width: 50, chars: 34}}
}

func (r *monitoring) collect(t table, months func(plan.MonitorRow) []int) table {
	for _, g := range r.Groups {
		out := group{name: r.groupName(g.No)}
		for _, x := range g.Rows {
			list := months(x)
			if x.Canceled || len(list) == 0 {
				continue
			}
			when, fill := cell{text: monthWords(list)}, quiet
			if late := lateOf(x, list); late != nil {
				when.tone, fill = toneStrong, unfilled
				if len(late) < len(list) {
					when.note = "terlambat: " + monthWords(late)
				}
			}
			out.rows = append(out.rows, []cell{{text: codes(x.Codes), tone: toneCode}, text(x.Name), when,
				quiet(x.PIC), fill(x.Obstacle), fill(x.FollowUp)})
		}
		if len(out.rows) > 0 {
			t.groups = append(t.groups, out)
		}
	}
	return t
}

// lateOf gives those of months that are late.
func lateOf(x plan.MonitorRow, months []int) []int {
	var late []int
	for _, m := range months {
		if x.Progress.Cells[m-1] == plan.CellLate {
			late = append(late, m)
		}
	}
	return late
}

// unfilled says that something is still to be written.
func unfilled(s string) cell {
	if s == "" {
		return cell{text: "belum diisi", tone: toneAlert, value: ""}
	}
	return text(s)
}

// proofs lists the documents that prove what was done.
func (r *monitoring) proofs() table {
	t := table{title: "Lampiran: bukti realisasi", tab: "Bukti realisasi", empty: "Belum ada dokumen yang dicatat sebagai bukti realisasi dalam periode ini.",
		columns: []column{{head: "Kode", width: 17}, {head: "Kegiatan", width: 100, chars: 44}, {head: "Bulan", width: 18}, {head: "Dokumen bukti", chars: 60}}}
	for _, g := range r.Groups {
		out := group{name: r.groupName(g.No)}
		for _, x := range g.Rows {
			for _, d := range x.Realisations {
				var titles []string
				for _, id := range d.Documents {
					if s := r.titles[id]; s != "" {
						titles = append(titles, s)
					}
				}
				if len(titles) > 0 {
					out.rows = append(out.rows, []cell{{text: codes(x.Codes), tone: toneCode}, text(x.Name), text(shortMonths[d.Month-1]), text(strings.Join(titles, "\n"))})
				}
			}
		}
		if len(out.rows) > 0 {
			t.groups = append(t.groups, out)
		}
	}
	return t
}

// lines gives ruled lines to write on.
func (w *writer) lines(n int) paint.Block {
	const step = 8.0
	return paint.Block{H: float64(n) * step, Draw: func(y float64) {
		for i := range n {
			w.Line(w.left, y+float64(i+1)*step, w.right, y+float64(i+1)*step, ruleRow)
		}
	}}
}

// lower gives s with a small first letter.
func lower(s string) string {
	for i, r := range s {
		return string(unicode.ToLower(r)) + s[i+len(string(r)):]
	}
	return s
}
