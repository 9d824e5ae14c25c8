package readiness

import "siapzi/model/chart"

// The charts of a report, as data for whoever draws them.

// Dial shows the safe total, the provisional one around it and the minimum.
func (r Report) Dial() chart.Dial {
	return chart.Dial{Value: r.Safe, Second: r.Provisional, Mark: r.Minimum}
}

// Bar shows the halves of an area as parts of its weight, Pemenuhan first, and
// its minimum.
func (a Area) Bar() chart.Bar {
	b := chart.Bar{Mark: a.MinPercent / 100}
	if a.Weight > 0 {
		b.Parts = []float64{a.Fulfilment / a.Weight, a.Reform / a.Weight}
	}
	return b
}

// Line shows the safe total day by day; low and high as for chart.NewLine.
func (t Trend) Line(low, high float64) chart.Line {
	xs, ys := make([]float64, len(t.Points)), make([]float64, len(t.Points))
	for i, p := range t.Points {
		xs[i], ys[i] = float64(p.Day.Time().Unix()), p.Safe
	}
	return chart.NewLine(xs, ys, low, high)
}
