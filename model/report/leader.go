package report

import (
	"context"
	"fmt"
	"strconv"

	"siapzi/model/chart"
	"siapzi/model/lke"
	"siapzi/model/paint"
	"siapzi/model/paper"
	"siapzi/model/readiness"
)

// The leader's first page: the answer, dial and figures, every minimum, the
// areas. Rows shrink a little where letterhead and sentence take much room, so
// that all of it stands on one page.

func (r *ready) pdf(ctx context.Context, w *writer) error {
	w.title = "Laporan kesiapan Zona Integritas"
	ok, sentence := r.answer()
	y := w.letterhead() + 11
	w.Bookmark(0, 0, "Kesiapan")
	w.Write(titleStyle, w.left, y, fmt.Sprintf("Apakah kita siap menuju %s?", r.Target))
	y = w.verdict(y+7.5, ok, sentence)
	w.Bookmark(1, y, "Nilai")
	y = w.dialAndFigures(r, y+1)
	rest := w.bottom - y - barsHead - gatesHead - 8 // for rows of gates and areas
	gateRow, areaRow := 6.9, 9.2
	if need := float64(len(r.gates))*gateRow + float64(len(r.Areas))*areaRow; need > 0 {
		scale := min(rest/need, 1.15) // a longer sheet gives rows more air
		gateRow, areaRow = gateRow*scale, areaRow*scale
	}
	w.Bookmark(1, y, "Syarat nilai")
	y = w.gates(r, y+gatesHead, gateRow)
	w.Bookmark(1, y, "Area pengungkit")
	w.areas(r, y+8, areaRow)
	r.req.Progress.Add(1)
	if err := ctx.Err(); err != nil {
		return err
	}
	return w.leaderBack(ctx, r)
}

const (
	gatesHead = 9.0  // from what is above to the first row of gates
	barsHead  = 19.0 // title and legend above the bars
)

// verdict writes the answer with its mark and gives the y below.
func (w *writer) verdict(y float64, ok bool, sentence string) float64 {
	if ok {
		w.Check(w.left, y, 3.4, paint.Green)
	} else {
		w.Cross(w.left, y, 3, paint.Red)
	}
	return w.putLines(leadStyle, w.left+5.5, y, w.width()-5.5, sentence)
}

// dialAndFigures draws the dial at the left and the figures beside it.
func (w *writer) dialAndFigures(r *ready, top float64) float64 {
	const radius, high = 21.5, 51.0
	x, y := w.left+36, top+29
	d := r.Dial()
	mx, my := w.Dial(x, y, radius, d)
	small := paint.Regular.At(7.8, 0, paint.Muted)
	w.Use(paint.Bold.At(23, 0, paint.Ink))
	w.TextCenter(x, y+2.2, paper.Score(r.Safe))
	w.Use(small)
	w.TextCenter(x, y+7, "nilai aman")
	if d.Mark > 0 {
		w.Use(paint.Medium.At(7.5, 0, paint.Ink))
		w.Text(mx+0.5, my+1, "min. "+paper.Short(d.Mark))
	}
	w.Use(small)
	w.TextCenter(x-radius*0.72-1, y+radius*0.72+6.4, "0")
	w.TextCenter(x+radius*0.72+1, y+radius*0.72+6.4, "100")

	left := w.left + 88
	list := r.figures()
	step := high / float64(len(list))
	for i, f := range list {
		at := top + float64(i)*step
		w.Line(left, at, w.right, at, ruleRow)
		w.Use(paint.Bold.At(13.5, 0, paint.Ink))
		room := w.right - left - w.Width(f.value) - 4
		w.WriteRight(paint.Bold.At(13.5, 0, paint.Ink), w.right, at+step*0.66, f.value)
		w.Write(paint.Medium.At(8.6, 0, paint.Ink), left, at+step*0.45, f.name)
		w.Use(paint.Regular.At(7.2, 0, paint.Muted))
		w.Text(left, at+step*0.8, w.Shorten(f.note, room))
	}
	w.Line(left, top+high, w.right, top+high, ruleRow)
	return top + high
}

// figure is one number beside the dial.
type figure struct{ name, note, value string }

func (r *ready) figures() []figure {
	blank := r.Questions - r.Answered
	note := "cincin tipis; semua soal dijawab"
	if blank > 0 {
		note = fmt.Sprintf("cincin tipis; tanpa %d soal yang belum dijawab", blank)
	}
	list := []figure{{"Nilai sementara", note, paper.Score(r.Provisional)}}
	then := figure{"Nilai aman bila rencana aksi selesai", "tidak ada soal yang naik oleh rencana aksi", paper.Score(r.Outlook.Safe)}
	if n := len(r.Outlook.Raised); n > 0 {
		then.note = fmt.Sprintf("%d soal naik; %s", n, r.outlookWords())
	}
	proved := figure{"Soal berbukti", "semua soal sudah ada bukti", strconv.Itoa(r.Questions - r.Unproved)}
	if r.Unproved > 0 {
		proved.note = fmt.Sprintf("%d dari %d soal belum ada bukti", r.Unproved, r.Questions)
	}
	if r.Carried > 0 {
		proved.note += fmt.Sprintf("; %d tautan tahun lalu belum diperiksa", r.Carried)
	}
	conditions := figure{"Prasyarat di luar LKE", "semua terpenuhi", fmt.Sprintf("%d/%d", len(r.Conditions)-r.Unmet, len(r.Conditions))}
	if r.Unmet > 0 {
		conditions.note = r.unmetWords()
	}
	accepted := figure{"Soal diterima dalam reviu", fmt.Sprintf("dari %d soal", r.Questions), strconv.Itoa(r.Accepted)}
	return append(list, then, proved, accepted, conditions)
}

// outlookWords says what the plan does to the gates.
func (r *ready) outlookWords() string {
	if missing := failing(r.Outlook.Gates); len(missing) > 0 {
		return fmt.Sprintf("%d syarat masih kurang", len(missing))
	}
	return "semua syarat nilai terpenuhi"
}

// unmetWords counts prerequisites that are missed and unknown.
func (r *ready) unmetWords() string {
	missed := 0
	for _, c := range r.Conditions {
		if c.Verdict == readiness.Missed {
			missed++
		}
	}
	switch unknown := r.Unmet - missed; {
	case missed == 0:
		return fmt.Sprintf("%d belum diisi", unknown)
	case unknown == 0:
		return fmt.Sprintf("%d belum terpenuhi", missed)
	default:
		return fmt.Sprintf("%d belum terpenuhi, %d belum diisi", missed, unknown)
	}
}

// Columns of the table of minimums, from the right edge; numbers line up at
// their comma.
const (
	gateMark    = 24.5
	gateGap     = 36.0
	gateMinimum = 55.0
	gateValue   = 74.0
)

// gates draws the table of minimums, its rule at y, and gives the y below.
func (w *writer) gates(r *ready, y, rowH float64) float64 {
	w.Write(columnStyle, w.left, y-1.9, "Syarat menuju "+string(r.Target))
	for _, h := range []struct {
		x    float64
		text string
	}{{gateValue, "Nilai"}, {gateMinimum, "Minimum"}, {gateGap, "Selisih"}} {
		w.WriteRight(columnStyle, w.right-h.x+5, y-1.9, h.text)
	}
	w.Write(columnStyle, w.right-gateMark, y-1.9, "Hasil")
	w.Line(w.left, y, w.right, y, ruleHead)
	for i, g := range r.gates {
		w.gate(y, rowH, g, r.hint(g), r.depths[i])
		y += rowH
		w.Line(w.left, y, w.right, y, ruleRow)
	}
	return y
}

// gate draws one minimum. One that is not met stands on tint with a bar in the
// margin, so that it is found in black and white too.
func (w *writer) gate(y, h float64, g lke.Gate, hint string, depth int) {
	base := y + h/2 + 1.25
	name := paint.SemiBold.At(8.6, 0, paint.Ink)
	x := w.left
	if depth > 1 {
		x += 4
		if g.Met {
			name.Font = paint.Regular
		}
	}
	if !g.Met {
		w.Fill(w.left, y+0.2, w.width(), h-0.3, paint.Tint)
		w.Fill(w.left-2.2, y+0.2, 1.2, h-0.3, paint.Ink)
	}
	room := w.right - gateValue - 9 - x
	small := paint.Regular.At(7, 0, paint.Muted)
	w.Use(small)
	hintW := w.Width(hint) + 2
	w.Use(name)
	wide := w.Width(g.Label)
	w.Write(name, x, base, w.Shorten(g.Label, room))
	if hint != "" && wide+hintW <= room {
		w.Write(small, x+wide+2, base, hint)
	}
	w.Use(name)
	w.Decimal(w.right-gateValue, base, paper.Score(g.Value))
	w.Use(paint.Regular.At(8.6, 0, paint.Muted))
	w.Decimal(w.right-gateMinimum, base, paper.Score(g.Minimum))
	w.Use(name.In(paint.SemiBold))
	if g.Met {
		w.Decimal(w.right-gateGap, base, paper.Signed(max(g.Value-g.Minimum, 0)))
		w.Check(w.right-gateMark, base, 2.7, paint.Green)
		w.Write(paint.Regular.At(8.2, 0, paint.Ink), w.right-gateMark+4, base, "Terpenuhi")
		return
	}
	w.Decimal(w.right-gateGap, base, "−"+paper.Gap(g.Gap))
	w.Cross(w.right-gateMark, base, 2.4, paint.Red)
	w.Write(paint.SemiBold.At(8.2, 0, paint.Red), w.right-gateMark+4, base, "Kurang "+paper.Gap(g.Gap))
}

// areas draws a bar for every area.
func (w *writer) areas(r *ready, y, rowH float64) {
	barX, barW := w.left+60, w.width()-60-26
	w.Write(sectionStyle.In(paint.SemiBold), w.left, y+1, "Enam area pengungkit")
	y += 6.5
	x := barX
	for i, s := range []string{"Pemenuhan", "Reform", "belum dicapai"} {
		w.Stack(x, y-2.2, 6, 2.6, chart.Bar{Parts: [][]float64{{1}, {0, 1}, nil}[i]})
		x += 7.5 + w.Write(noteStyle, x+7.5, y, s) + 5
	}
	w.WriteRight(noteStyle, w.right, y, "Nilai / bobot")
	line := commonMark(r.Areas)
	if line > 0 {
		w.Use(paint.Medium.At(7.5, 0, paint.Ink))
		w.TextCenter(barX+barW*line, y+5, "minimum "+paper.Short(line*100)+"%")
	}
	y += 7.6
	top, barH := y, min(rowH*0.58, 5.2)
	for _, a := range r.Areas {
		w.area(a, y, rowH, barX, barW, barH)
		if line == 0 && a.MinPercent > 0 {
			m := barX + barW*a.Bar().Mark
			w.MinimumLine(m, y-0.8, y+barH+0.8)
		}
		y += rowH
	}
	if line > 0 {
		w.MinimumLine(barX+barW*line, top-1.2, y-rowH+barH+1.2)
	}
}

// commonMark gives the minimum that all areas share, 0 where they differ or
// have none.
func commonMark(areas []readiness.Area) float64 {
	line := 0.0
	for i, a := range areas {
		if i > 0 && a.Bar().Mark != line {
			return 0
		}
		line = a.Bar().Mark
	}
	return line
}

// area draws the row of one area.
func (w *writer) area(a readiness.Area, y, rowH, barX, barW, barH float64) {
	name := paint.Regular.At(8.4, 3.7, paint.Ink)
	if !a.Met {
		name.Font = paint.SemiBold
	}
	base := y + barH/2 + 1.1
	w.Write(name, w.left, base, strconv.Itoa(a.No))
	lines := w.Lines(name, barX-w.left-9, a.Name)
	for i, l := range lines {
		w.Write(name, w.left+5, base+(float64(i)-float64(len(lines)-1)/2)*name.Line, l)
	}
	bar := a.Bar()
	w.Stack(barX, y, barW, barH, bar)
	if !a.Met {
		x := barX + barW*max(bar.Filled(), bar.Mark) + 2
		w.Cross(x, base-0.1, 2.2, paint.Red)
		w.Write(paint.SemiBold.At(7.2, 0, paint.Red), x+3.4, base-0.1, "kurang "+paper.Gap(a.Gap))
	}
	w.Use(name)
	w.Decimal(w.right-13, base, paper.Score(a.Score))
	w.Write(name.In(paint.Regular).Ink(paint.Muted), w.right-6, base, "/")
	w.WriteRight(name.In(paint.Regular).Ink(paint.Muted), w.right, base, paper.Short(a.Weight))
}
