package chart

import "slices"

// DialSweep is how far the ring of a Dial reaches, in degrees; the rest is open
// at the bottom.
const DialSweep = 270.0

// Dial is a ring from 0 to Of.
type Dial struct {
	Value  float64 // of the thick ring
	Second float64 // of the thin ring around it
	Mark   float64 // tick through both; 0 for none
	Of     float64 // the end of the ring; 0 stands for 100
}

// Share gives how much of the ring v takes, 0..1.
func (d Dial) Share(v float64) float64 {
	of := d.Of
	if of <= 0 {
		of = 100
	}
	return clamp(v / of)
}

// Angle gives the place of v on the ring in degrees: 0 is at the top, clockwise.
func (d Dial) Angle(v float64) float64 { return DialSweep * (d.Share(v) - 0.5) }

// Bar is a whole with parts of it, from the left.
type Bar struct {
	Parts []float64 // shares of the whole, 0..1
	Mark  float64   // where the line of the minimum stands, 0..1; 0 for none
}

// Span is a stretch of a bar, as shares of its length.
type Span struct{ From, To float64 }

// Spans gives the stretches that the parts take. None is negative and none
// reaches beyond the end, whatever the shares are.
func (b Bar) Spans() []Span {
	out := make([]Span, len(b.Parts))
	at := 0.0
	for i, p := range b.Parts {
		to := clamp(at + max(p, 0))
		out[i] = Span{at, to}
		at = to
	}
	return out
}

// Filled gives how much of the bar its parts take together.
func (b Bar) Filled() float64 {
	if s := b.Spans(); len(s) > 0 {
		return s[len(s)-1].To
	}
	return 0
}

// Point is a place in a chart: X from the left, Y from the bottom, both 0..1.
type Point struct{ X, Y float64 }

// Line is what a row of values over time looks like.
type Line struct {
	Points    []Point
	Low, High float64 // the values at Y 0 and Y 1
}

// NewLine spreads values ys at times xs, which ascend, between low and high.
// Where low is not below high the values' own least and largest are taken; a
// line without any rise lies in the middle. The slices are as long as each other.
func NewLine(xs, ys []float64, low, high float64) Line {
	if len(ys) == 0 {
		return Line{}
	}
	if low >= high {
		low, high = slices.Min(ys), slices.Max(ys)
	}
	l := Line{Points: make([]Point, len(ys)), Low: low, High: high}
	first, last := xs[0], xs[len(xs)-1]
	for i, y := range ys {
		p := Point{Y: 0.5}
		if last > first {
			p.X = clamp((xs[i] - first) / (last - first))
		}
		if high > low {
			p.Y = clamp((y - low) / (high - low))
		}
		l.Points[i] = p
	}
	return l
}

// Height gives the Y of a value, also of one that is no point of the line.
func (l Line) Height(v float64) float64 {
	if l.High <= l.Low {
		return 0.5
	}
	return clamp((v - l.Low) / (l.High - l.Low))
}

func clamp(x float64) float64 { return min(max(x, 0), 1) }
