package survey

import (
	"fmt"
	"strconv"
	"strings"

	"siapzi/model"
)

// Chart is bars as data: the screen and the report paint the same one.
type Chart struct {
	Title string
	// Max is the value of a full bar. Line is a minimum to be reached, 0 for
	// none, with its words.
	Max, Line float64
	LineText  string
	Bars      []Bar
}

// Bar is one bar.
type Bar struct {
	Key   string // short code before the label, may be empty
	Label string
	Value float64
	Text  string // the value as it is written
	Note  string // muted words behind it, may be empty
	Mark  bool   // deserves care: one of the two lowest elements, a survey below its minimum
}

// Decimal writes a number with a comma, as reports do.
func Decimal(x float64, decimals int) string {
	return strings.Replace(strconv.FormatFloat(x+1e-9, 'f', decimals, 64), ".", ",", 1)
}

// Large is the figure that people quote: the converted value of SKM, the index
// of the others.
func (r Result) Large() string {
	if r.Survey.Kind == model.SKM {
		return Decimal(r.Converted, 2)
	}
	return Decimal(r.Index, 2)
}

// ElementChart is the means of the elements.
func (r Result) ElementChart() Chart {
	c := Chart{Title: "Nilai per unsur", Max: 4}
	low := map[int]bool{}
	for _, i := range r.Lowest {
		low[i] = true
	}
	for i, e := range r.Elements {
		b := Bar{Key: e.Key, Label: e.Name, Value: e.Index, Text: Decimal(e.Index, 3), Mark: low[i] && len(r.Elements) > 2}
		if e.N == 0 {
			b.Text, b.Note = "–", "tidak ditanyakan"
		}
		c.Bars = append(c.Bars, b)
	}
	return c
}

// TrendChart is the indexes over the quarters; minimum is that of the target,
// 0 for none.
func (r Result) TrendChart(minimum float64) Chart {
	c := Chart{Title: "Perkembangan " + r.Kind.Index, Max: 4, Line: minimum}
	if minimum > 0 {
		c.LineText = "batas " + Decimal(minimum, 2)
	}
	for _, p := range r.Trend {
		b := Bar{Label: p.Survey.Period(), Value: p.Index, Text: Decimal(p.Index, 2), Note: fmt.Sprintf("%d responden", p.Used), Mark: minimum > 0 && p.Index < minimum-1e-9}
		if r.Survey.Kind == model.SKM {
			b.Text = Decimal(p.Converted, 2)
		}
		c.Bars = append(c.Bars, b)
	}
	return c
}

// GroupChart is one breakdown.
func (r Result) GroupChart(g Group) Chart {
	c := Chart{Title: g.Title, Max: 4}
	for _, x := range g.Rows {
		b := Bar{Label: x.Label, Value: x.Index, Text: Decimal(x.Index, 2), Note: fmt.Sprintf("%d responden (%s %%)", x.N, Decimal(100*x.Share, 1))}
		if r.Survey.Kind == model.SKM {
			b.Text = Decimal(x.Index*25, 2)
		}
		c.Bars = append(c.Bars, b)
	}
	return c
}
