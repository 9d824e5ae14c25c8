package bundle

import (
	"fmt"
	"strings"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/paint"
)

// Columns of the table of minimums; numbers line up at their comma.
const (
	gateValue   = 121.0
	gateMinimum = 140.0
	gateGap     = 159.0
	gateMark    = 170.5
)

// summary paints the page with both scores, every minimum and a bar for each
// area.
func (f *front) summary() {
	f.title("Ringkasan nilai dan syarat")
	y := f.figures(41, f.summaryFigures())
	blank := f.p.score.Safe.Questions - f.p.score.Safe.Answered
	text := "Nilai aman menghitung soal yang belum dijawab sebagai 0, nilai sementara melewatinya"
	if blank > 0 {
		text += fmt.Sprintf(" (%d soal belum dijawab)", blank)
	}
	text += "; setiap syarat di bawah diuji dengan nilai aman tanpa pembulatan."
	lines := f.Lines(body, width, text)
	f.WriteLines(body, left, y+8, lines)
	y = f.gateTable(y + 8 + float64(len(lines))*body.Line + 7)
	y = f.areaBars(y + 10)
	note := paint.Regular.At(7.8, 4.2, paint.Ink)
	for _, s := range f.summaryNotes() {
		lines := f.Lines(note, width, s)
		f.WriteLines(note, left, y, lines)
		y += float64(len(lines))*note.Line + 1
	}
}

// figure is a large number with a word above and below.
type figure struct {
	over, value, under string
	strong             bool
}

func (f *front) summaryFigures() []figure {
	met := 0
	var open []string
	for _, g := range f.p.target.Gates {
		if g.Met {
			met++
		} else {
			open = append(open, shortGate(g))
		}
	}
	total := len(f.p.target.Gates)
	under := "semua terpenuhi"
	if len(open) > 0 {
		under = fmt.Sprintf("%d belum: %s", len(open), strings.Join(open, ", "))
	}
	minimum := ""
	if total > 0 {
		minimum = "minimum " + twoDecimals(f.p.target.Gates[0].Minimum)
	}
	return []figure{
		{"Nilai aman (penentu)", twoDecimals(f.p.score.Safe.Total), minimum, true},
		{"Nilai sementara", twoDecimals(f.p.score.Provisional.Total), "hanya soal terjawab", false},
		{"Syarat terpenuhi", fmt.Sprintf("%d dari %d", met, total), under, true},
	}
}

// shortGate names a minimum in few letters: "Area 5" for areas.
func shortGate(g lke.Gate) string {
	if w := strings.Fields(g.Label); len(w) > 2 && w[0] == "Area" {
		return w[0] + " " + w[1]
	}
	return g.Label
}

// figures draws large numbers side by side and gives the y below them.
func (f *front) figures(y float64, list []figure) float64 {
	step := width / float64(len(list))
	for i, g := range list {
		x := left + float64(i)*step
		if i > 0 {
			f.Line(x-4, y-3, x-4, y+15, ruleRow)
		}
		small := paint.Regular.At(7.8, 0, paint.Muted)
		f.Write(small, x, y, g.over)
		face := paint.Regular
		if g.strong {
			face = paint.Bold
		}
		f.Write(face.At(24, 0, paint.Ink), x, y+9.4, g.value)
		f.Use(small)
		f.Write(small, x, y+15.2, f.Shorten(g.under, step-6))
	}
	return y + 15.2
}

// gateTable lists the minimums of the target and gives the y below them.
func (f *front) gateTable(y float64) float64 {
	f.heads(y, head{left, "Syarat menuju " + string(f.p.unit.Target), false}, head{gateValue + 5, "Nilai", true},
		head{gateMinimum + 5, "Minimum", true}, head{gateGap + 5, "Selisih", true}, head{gateMark, "Hasil", false})
	depths := f.p.sheet.Depths(f.p.target.Gates)
	for i, g := range f.p.target.Gates {
		f.gateRow(y, g, f.gateHint(i), depths[i])
		y += 6.95
		f.Line(left, y, right, y, ruleRow)
	}
	return y
}

// gateRow draws one minimum. A minimum that is not met stands on tint with a
// bar in the margin, so that it is found in black and white too.
func (f *front) gateRow(y float64, g lke.Gate, hint string, depth int) {
	base := y + 4.7
	name := paint.SemiBold.At(8.8, 0, paint.Ink)
	value := name
	x := left
	if depth > 1 {
		name, x = paint.Regular.At(8.8, 0, paint.Ink), left+4
		value = name
	}
	if !g.Met {
		f.Fill(left, y+0.2, width, 6.6, paint.Tint)
		f.Fill(left-2.2, y+0.2, 1.2, 6.6, paint.Ink)
		name.Font, value.Font = paint.SemiBold, paint.SemiBold
	}
	hintStyle := paint.Regular.At(7, 0, paint.Muted)
	f.Use(hintStyle)
	hintW := f.Width(hint) + 2
	room := gateValue - 7 - x
	f.Use(name)
	w := f.Width(g.Label)
	f.Write(name, x, base, f.Shorten(g.Label, room))
	if w+hintW <= room { // the column of minimums says the same in points
		f.Write(hintStyle, x+w+2, base, hint)
	}
	f.Use(value)
	f.Decimal(gateValue, base, twoDecimals(g.Value))
	f.Use(paint.Regular.At(8.8, 0, paint.Muted))
	f.Decimal(gateMinimum, base, twoDecimals(g.Minimum))
	f.Use(value.In(paint.SemiBold))
	f.Decimal(gateGap, base, f.gateDifference(g))
	if g.Met {
		f.Check(gateMark, base, 2.9, paint.Green)
		f.Write(paint.Regular.At(8.2, 0, paint.Ink), gateMark+4, base, "Terpenuhi")
		return
	}
	f.Cross(gateMark, base, 2.5, paint.Red)
	f.Write(paint.SemiBold.At(8.2, 0, paint.Red), gateMark+4, base, "Kurang "+gapText(g.Gap))
}

// gateDifference is value − minimum with its sign.
func (f *front) gateDifference(g lke.Gate) string {
	if !g.Met {
		return "−" + gapText(g.Gap)
	}
	return signed(max(g.Value-g.Minimum, 0))
}

// gateHint says how else the regulation states the minimum.
func (f *front) gateHint(i int) string {
	if f.p.rules == nil || i >= len(f.p.rules.Gates) {
		return ""
	}
	r := f.p.rules.Gates[i]
	switch {
	case r.MinIndex > 0:
		return "indeks ≥ " + twoDecimals(r.MinIndex)
	case r.MinOption != "":
		return "pilihan " + r.MinOption
	case r.Measure == lke.MeasurePercent:
		return short(r.Percent) + "% bobot"
	}
	return ""
}

// Columns of the bars.
const (
	barLeft   = 82.0
	barWidth  = 92.0
	barHeight = 5.4
)

// areaBars draws a bar for each area: Pemenuhan solid, Reform hatched, and the
// line of the minimum across all. It gives the y below.
func (f *front) areaBars(y float64) float64 {
	f.Write(paint.SemiBold.At(11, 0, paint.Ink), left, y, "Nilai aman per area pengungkit")
	y += 6
	f.barLegend(y)
	line := f.areaMinimum()
	y += 3
	if line > 0 {
		f.Use(paint.Medium.At(7.5, 0, paint.Ink))
		f.TextCenter(barLeft+barWidth*line/100, y+3.6, "minimum "+short(line)+"%")
	}
	y += 6
	top := y
	rowH := 9.4
	for _, a := range f.p.sheet.Areas {
		f.areaBar(y, a)
		y += rowH
	}
	if line > 0 {
		f.MinimumLine(barLeft+barWidth*line/100, top-1.4, y-rowH+barHeight+1.4)
	}
	return y + 3
}

// barLegend explains solid, hatched and tint.
func (f *front) barLegend(y float64) {
	x := barLeft
	for i, s := range []string{"Pemenuhan", "Reform", "belum dicapai"} {
		parts := [][]paint.BarPart{{{Share: 1}}, {{Share: 1, Hatched: true}}, nil}[i]
		f.Bar(x, y-2.2, 6, 2.6, parts)
		x += 7.5 + f.Write(paint.Regular.At(7.5, 0, paint.Muted), x+7.5, y, s) + 5
	}
	f.WriteRight(paint.Regular.At(7.5, 0, paint.Muted), right, y, "Nilai / bobot")
}

// areaMinimum is the percentage that all areas must reach; 0 where they differ
// or have none.
func (f *front) areaMinimum() float64 {
	line := 0.0
	for i, a := range f.p.sheet.Areas {
		g := gateOf(f.p.target.Gates, a.Nodes)
		if g == nil || i > 0 && g.MinPercent != line {
			return 0
		}
		line = g.MinPercent
	}
	return line
}

// areaBar draws the row of one area.
func (f *front) areaBar(y float64, a lke.Area) {
	var parts []paint.BarPart
	value := 0.0
	for i, c := range a.Nodes {
		s := f.p.score.Safe.Nodes[c].Score
		value += s
		parts = append(parts, paint.BarPart{Share: s / a.Weight, Hatched: i > 0})
	}
	gate := gateOf(f.p.target.Gates, a.Nodes)
	failed := gate != nil && !gate.Met
	name := paint.Regular.At(8.6, 4.1, paint.Ink)
	if failed {
		name.Font = paint.SemiBold
	}
	base := y + barHeight/2 + 1.1
	f.Write(name, left, base, fmt.Sprint(a.No))
	lines := f.Lines(name, barLeft-left-8, a.Name)
	f.WriteLines(name, left+5, base-float64(len(lines)-1)*name.Line/2, lines)
	f.Bar(barLeft, y, barWidth, barHeight, parts)
	if failed {
		// Behind the bar and behind the line, so that it crosses neither.
		x := max(barLeft+barWidth*value/a.Weight, barLeft+barWidth*gate.MinPercent/100) + 2
		f.Cross(x, base-0.1, 2.2, paint.Red)
		f.Write(paint.SemiBold.At(7.2, 0, paint.Red), x+3.4, base-0.1, "kurang "+gapText(gate.Gap))
	}
	f.Use(name)
	f.Decimal(182, base, twoDecimals(value))
	f.Write(paint.Regular.At(8.6, 0, paint.Muted), 189, base, "/")
	f.WriteRight(paint.Regular.At(8.6, 0, paint.Muted), right, base, short(a.Weight))
}

// summaryNotes are the sentences below the bars.
func (f *front) summaryNotes() []string {
	var notes []string
	if len(f.p.target.Warnings) > 0 && f.p.rules != nil {
		var list []string
		for _, h := range f.p.target.Warnings {
			list = append(list, fmt.Sprintf("%s (%s dari %s)", f.half(h.Node), twoDecimals(h.Value), twoDecimals(h.Minimum)))
		}
		notes = append(notes, fmt.Sprintf("Perhatian: bila minimum %s%% dihitung terpisah untuk tiap bagian, yang masih kurang adalah %s.",
			short(f.p.rules.HalfPercent), strings.Join(list, ", ")))
	}
	if t := f.p.target.RequiresPredicate; t != "" {
		notes = append(notes, fmt.Sprintf("Syarat lain: unit sudah menyandang predikat %s.", t))
	}
	return notes
}

// half names a half of an area: "Pemenuhan Area 2".
func (f *front) half(c model.Code) string {
	n := f.p.sheet.Node(c)
	if a, ok := f.p.sheet.AreaOf(c); ok && n != nil && n.Parent != nil {
		return fmt.Sprintf("%s Area %d", n.Parent.Name, a.No)
	}
	return string(c)
}
