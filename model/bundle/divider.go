package bundle

import (
	"fmt"
	"strconv"

	"siapzi/model/lke"
	"siapzi/model/paint"
)

// Columns of a chapter's table.
const (
	colName     = 45.0
	colAnswer   = 124.0
	colFraction = 154.0 // decimal comma
	colEvidence = 165.0
)

// divider paints the page before a chapter: its score and all its questions,
// those without evidence too.
func (f *front) divider(ch *chapter) {
	y := f.dividerHead(ch)
	f.Line(left, y, right, y, paint.Pen{Width: 0.4, Color: paint.Ink})
	y = f.dividerFigures(y, ch) + 11
	f.dividerColumns(y)

	fl := f.flow(y, func(y float64) float64 { f.dividerColumns(y); return y })
	n := len(ch.questions()) + len(ch.groups)
	rowH := min(7.2, max((bottom-y)/float64(n), 5.4))
	for _, g := range ch.groups {
		head := f.groupHead(g, rowH)
		for i, q := range g.questions {
			row := f.questionRow(q, rowH)
			if i == 0 {
				fl.Add(head, row)
			} else {
				fl.Add(row)
			}
		}
	}
}

// dividerHead writes the large mark and name and gives the y of the rule below.
func (f *front) dividerHead(ch *chapter) float64 {
	f.Write(paint.Regular.At(9.5, 0, paint.Muted), left, titleBase-2, ch.kind)
	mark := paint.Bold.At(64, 0, paint.Teal)
	f.Write(mark, left-0.6, 50.5, ch.mark)
	x := max(54, left+f.Width(ch.mark)+6)
	name := paint.Bold.At(20, 8, paint.Ink)
	lines := f.Lines(name, right-x, ch.name)
	y := 43.0
	if len(lines) > 1 {
		y = 37
	}
	f.WriteLines(name, x, y, lines)
	y += float64(len(lines)-1)*name.Line + 11.6
	facts := fmt.Sprintf("%d soal   ·   %d bukti   ·   halaman %s", len(ch.questions()), chapterItems(ch), f.p.chapterPages(ch))
	if ch.pokja != "" {
		facts = ch.pokja + "   ·   " + facts
	}
	f.Write(paint.Regular.At(9, 0, paint.Muted), x, y, facts)
	return y + 5.6
}

// chapterItems counts the different documents that prove the chapter's questions.
func chapterItems(ch *chapter) int {
	seen := map[*item]bool{}
	for _, q := range ch.questions() {
		for _, it := range q.items {
			seen[it.holder()] = true
		}
	}
	return len(seen)
}

// dividerFigures writes weight and scores of the chapter and gives the y below.
func (f *front) dividerFigures(y float64, ch *chapter) float64 {
	var safe, provisional float64
	for _, n := range ch.nodes {
		safe += f.p.score.Safe.Nodes[n.Code].Score
		provisional += f.p.score.Provisional.Nodes[n.Code].Score
	}
	type fact struct{ over, value string }
	facts := []fact{{"Bobot", short(ch.weight)}, {"Nilai aman", twoDecimals(safe)}}
	if g := ch.gate; g != nil {
		label := "Minimum"
		if g.MinPercent > 0 {
			label += " (" + short(g.MinPercent) + "%)"
		}
		facts = append(facts, fact{label, twoDecimals(g.Minimum)})
	}
	facts = append(facts, fact{"Nilai sementara", twoDecimals(provisional)})
	step := width / 4
	for i, c := range facts {
		x := left + float64(i)*step
		if i > 0 {
			f.Line(x-4, y+3, x-4, y+13.5, ruleRow)
		}
		f.Write(paint.Regular.At(7.8, 0, paint.Muted), x, y+5.2, c.over)
		face := paint.Regular
		if i == 1 {
			face = paint.SemiBold
		}
		w := f.Write(face.At(14, 0, paint.Ink), x, y+12, c.value)
		if i == 1 && ch.gate != nil {
			f.verdict(x+w+2.4, y+12, *ch.gate)
		}
	}
	return y + 13.5
}

// verdict marks whether a minimum is met, and what is missing.
func (f *front) verdict(x, y float64, g lke.Gate) {
	if g.Met {
		f.Check(x, y, 3.2, paint.Green)
		return
	}
	f.Cross(x, y, 2.6, paint.Red)
	f.Write(paint.SemiBold.At(7.6, 0, paint.Red), x+4, y-0.1, "kurang "+gapText(g.Gap))
}

// dividerColumns writes the column heads; the rule stands at y.
func (f *front) dividerColumns(y float64) {
	f.heads(y, head{left, "Soal", false}, head{colAnswer, "Jawaban", false}, head{colFraction + 4.5, "Nilai", true},
		head{colEvidence, "Bukti", false}, head{right, "Halaman", true})
}

// groupHead is the row above the questions of one group.
func (f *front) groupHead(g group, h float64) paint.Block {
	return paint.Block{H: h, Draw: func(y float64) {
		base := y + h/2 + 1.2
		s := f.p.score.Safe.Nodes[g.node.Code]
		w := f.Write(paint.SemiBold.At(8.8, 0, paint.Teal), left, base, g.name)
		text := fmt.Sprintf("nilai %s dari bobot %s", twoDecimals(s.Score), short(s.Weight))
		if g.gate != nil {
			text += ", minimum " + twoDecimals(g.gate.Minimum)
		}
		x := max(colName+5, left+w+5)
		w = f.Write(paint.Regular.At(7.8, 0, paint.Muted), x, base, text)
		if g.gate != nil {
			f.verdict(x+w+2.4, base, *g.gate)
		}
		f.Line(left, y+h, right, y+h, ruleGroup)
	}}
}

// questionRow is the row of one question. A name that needs two lines makes it
// higher.
func (f *front) questionRow(q *question, h float64) paint.Block {
	name := paint.Regular.At(8.3, 3.9, paint.Ink)
	lines := f.Lines(name, colAnswer-colName-4, q.node.Name)
	full := h + float64(len(lines)-1)*name.Line
	return paint.Block{H: full, Draw: func(y float64) {
		base := y + h/2 + 1.1
		f.Write(name.In(paint.Medium), left, base, string(q.node.Code))
		f.WriteLines(name, colName, base, lines)
		f.answerCell(q, base)
		if n := len(q.items); n > 0 {
			f.Write(name, colEvidence, base, strconv.Itoa(n))
			f.WriteRight(name.Ink(f.pageInk(q.key())), right, base, f.at(q.key(), strconv.Itoa(f.p.pageOf(q.key()))))
			f.Link(left, y, width, full, q.key())
		} else {
			f.Tag(colEvidence, base, "belum ada bukti", true)
			f.WriteRight(name.Ink(paint.Muted), right, base, "–")
		}
		f.Line(left, y+full, right, y+full, ruleRow)
	}}
}

// answerCell writes the answer and what it is worth.
func (f *front) answerCell(q *question, base float64) {
	value := paint.Regular.At(8.3, 0, paint.Ink)
	if !q.value.Answered {
		tag := "belum dijawab"
		if q.value.NeedsDecision {
			tag = "perlu keputusan TPI"
		}
		f.Tag(colAnswer, base, tag, true)
		value.Color = paint.Muted
	} else {
		f.Write(value.In(paint.SemiBold), colAnswer, base, q.shortAnswer())
	}
	f.Use(value)
	f.Decimal(colFraction, base, twoDecimals(q.value.Fraction))
}

// shortAnswer is the answer in a word: the option, the ratio as percentage,
// or the index.
func (q *question) shortAnswer() string {
	switch {
	case q.answer.Option != "":
		return q.answer.Option
	case q.node.Scale == lke.ScaleIndex && len(q.node.Inputs) == 1:
		return twoDecimals(q.answer.Inputs[q.node.Inputs[0].Key])
	case q.answer.Decision != nil:
		return percent(q.value.Fraction) + " (keputusan TPI)"
	}
	return percent(q.value.Fraction)
}
