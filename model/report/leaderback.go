package report

import (
	"context"
	"fmt"
	"math"
	"slices"

	"siapzi/model/paint"
	"siapzi/model/paper"
	"siapzi/model/readiness"
)

// The leader's second page: what raises the score, the cheapest way, what is
// due, how it went, and who signs. Lists are cut so that all stands on the
// page; the workbook has them in full.

// shown is how many rows a list of the second page has at most.
const shown = 5

// leaderBack draws the second page.
func (w *writer) leaderBack(ctx context.Context, r *ready) error {
	y := w.page()
	gains, path, due := r.gainTable(shown), r.pathTable(), r.dueTable()
	r.balance(&due)
	path.cut(shown, inFull)
	due.cut(shown, inFull)
	tables := []*table{&gains, &path, &due}
	const gap, below = 5.0, 43.0 // between parts; for trend and forecast
	room := w.bottom - y - below - w.sign().H - gap
	for w.high(tables, gap) > room && shorten(tables[1:]) {
	}
	fl := w.flow(y)
	for _, t := range tables {
		if err := w.table(ctx, fl, *t); err != nil {
			return err
		}
		fl.Gap(gap)
	}
	fl.Add(w.progress(r, below))
	fl.Gap(gap)
	fl.Add(w.sign())
	r.req.Progress.Add(1)
	return nil
}

// inFull says where the rows stand that were left out.
const inFull = "lainnya; selengkapnya dalam laporan berbentuk XLSX"

// balance puts the first deadlines ahead behind three late ones, so that a
// long list of what is late does not hide what comes next.
func (r *ready) balance(due *table) {
	const most = 3
	late := 0
	for _, d := range r.due {
		if d.Days < 0 {
			late++
		}
	}
	if late <= most || late == len(r.due) {
		return
	}
	rows := due.groups[0].rows
	due.groups[0].rows = slices.Concat(rows[:most], rows[late:], rows[most:late])
}

// cut leaves the first n rows of a table with one group and says how many more
// there are.
func (t *table) cut(n int, more string) {
	if len(t.groups) == 0 || len(t.groups[0].rows) <= n {
		return
	}
	rest := t.more + len(t.groups[0].rows) - n
	t.groups[0].rows = slices.Clone(t.groups[0].rows[:n])
	t.more, t.moreWords = rest, more
}

// shorten takes a row from the longest table; false where all are short.
func shorten(tables []*table) bool {
	longest := tables[0]
	for _, t := range tables {
		if t.count() > longest.count() {
			longest = t
		}
	}
	if longest.count() <= 2 {
		return false
	}
	longest.cut(longest.count()-1, inFull)
	return true
}

// high measures tables as they would stand on a page.
func (w *writer) high(tables []*table, gap float64) float64 {
	sum := 0.0
	for _, t := range tables {
		cols := w.places(*t)
		sum += w.section(t.title, t.note).H + gap
		if t.count() == 0 {
			sum += 9
			continue
		}
		sum += w.heads(cols).H
		for _, g := range t.groups {
			for _, cells := range g.rows {
				for _, b := range w.row(cols, cells) {
					sum += b.H
				}
			}
		}
		if t.more > 0 {
			sum += moreRow
		}
	}
	return sum
}

// progress draws how the score went and what the plan would bring, side by side.
func (w *writer) progress(r *ready, high float64) paint.Block {
	return paint.Block{H: high, Draw: func(y float64) {
		w.Bookmark(1, y, "Perkembangan dan perkiraan")
		half := (w.width() - 10) / 2
		w.Write(sectionStyle, w.left, y+4.4, "Perkembangan nilai aman")
		w.trendChart(r, w.left, y+7, half, high-7)
		x := w.left + half + 10
		w.Write(sectionStyle, x, y+4.4, "Bila semua rencana aksi selesai")
		w.forecast(r, x, y+7, half)
	}}
}

// trendChart draws the line of the safe total with what it has become.
func (w *writer) trendChart(r *ready, x, y, width, high float64) {
	t := r.trend
	if !t.Known {
		w.putLines(noteStyle, x, y+3, width, "Belum ada hari lain untuk dibandingkan. Program mengingat keadaan setiap hari ruang kerja dibuka.")
		return
	}
	w.Write(noteStyle, x, y+2.2, fmt.Sprintf("%s poin sejak %s (%s menjadi %s)", paper.Signed(t.Safe), paper.LongDay(t.From.Day.Time()),
		paper.Score(t.From.Safe), paper.Score(t.To.Safe)))
	low, top := bounds(t.Points, r.Minimum)
	line := t.Line(low, top)
	left, chartTop, bottom := x+8, y+7, y+high-6
	w.grid(low, top, line.Height, left, x+width, chartTop, bottom)
	if r.Minimum > 0 {
		at := bottom - line.Height(r.Minimum)*(bottom-chartTop)
		w.Line(left, at, x+width, at, paint.Pen{Width: 0.3, Color: paint.Ink, Dash: []float64{1.2, 0.9}})
		w.WriteRight(paint.Medium.At(6.8, 0, paint.Ink), x+width, at-1, "minimum "+paper.Short(r.Minimum))
	}
	w.Trend(left, chartTop, width-8, bottom-chartTop, line, paint.Pen{Width: 0.6, Color: paint.Teal})
	small := paint.Regular.At(7, 0, paint.Muted)
	w.Write(small, left, bottom+4, paper.Day(t.From.Day))
	w.WriteRight(small, x+width, bottom+4, paper.Day(t.To.Day))
}

// grid draws the lines of round values with their numbers.
func (w *writer) grid(low, top float64, height func(float64) float64, left, right, chartTop, bottom float64) {
	step := 5.0
	for (top-low)/step > 5 {
		step *= 2
	}
	for v := math.Ceil(low/step) * step; v <= top+1e-9; v += step {
		at := bottom - height(v)*(bottom-chartTop)
		w.Line(left, at, right, at, ruleRow)
		w.WriteRight(paint.Regular.At(6.8, 0, paint.Muted), left-1.5, at+0.9, paper.Short(v))
	}
}

// bounds gives round values around all points and the minimum.
func bounds(points []readiness.Point, minimum float64) (low, top float64) {
	low, top = points[0].Safe, points[0].Safe
	for _, p := range points {
		low, top = min(low, p.Safe), max(top, p.Safe)
	}
	if minimum > 0 {
		low, top = min(low, minimum), max(top, minimum)
	}
	low, top = math.Floor((low-1)/5)*5, math.Ceil((top+1)/5)*5
	return max(low, 0), min(top, 100)
}

// forecast lists what the plan would bring: total and gates.
func (w *writer) forecast(r *ready, x, y, width float64) {
	if r.Planned == 0 {
		w.putLines(noteStyle, x, y+3, width, "Belum ada kegiatan yang terhubung ke soal LKE.")
		return
	}
	w.Write(noteStyle, x, y+2.2, fmt.Sprintf("%d soal memiliki kegiatan; %d di antaranya naik.", r.Planned, len(r.Outlook.Raised)))
	y += 9
	w.Write(columnStyle, x, y-1.9, "")
	w.WriteRight(columnStyle, x+width-22, y-1.9, "Sekarang")
	w.WriteRight(columnStyle, x+width, y-1.9, "Nanti")
	w.Line(x, y, x+width, y, ruleHead)
	row := func(name, now, then string, face paint.Font) {
		s := face.At(8, 0, paint.Ink)
		w.Write(s, x, y+4, w.shortened(s, name, width-37))
		w.Use(s)
		w.Decimal(x+width-26.6, y+4, now)
		w.Decimal(x+width-4.6, y+4, then)
		y += 5.6
		w.Line(x, y, x+width, y, ruleRow)
	}
	row("Nilai aman", paper.Score(r.Safe), paper.Score(r.Outlook.Safe), paint.SemiBold)
	row("Syarat nilai yang kurang", fmt.Sprint(len(failing(r.gates))), fmt.Sprint(len(failing(r.Outlook.Gates))), paint.SemiBold)
	n := 0
	for _, g := range failing(r.gates) {
		for _, o := range r.Outlook.Gates {
			if o.ID == g.ID && n < 3 {
				row(shortGate(g)+" (min. "+paper.Short(g.Minimum)+")", paper.Score(g.Value), paper.Score(o.Value), paint.Regular)
				n++
			}
		}
	}
}

// shortened cuts text to a width in a style.
func (w *writer) shortened(s paint.Style, text string, width float64) string {
	w.Use(s)
	return w.Shorten(text, width)
}
