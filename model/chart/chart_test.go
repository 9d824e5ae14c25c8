package chart

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

var near = cmpopts.EquateApprox(0, 1e-9)

func TestDial(t *testing.T) {
	d := Dial{Value: 50}
	for _, c := range []struct{ value, angle float64 }{{0, -135}, {50, 0}, {75, 67.5}, {100, 135}, {130, 135}, {-4, -135}} {
		if got := d.Angle(c.value); got != c.angle {
			t.Errorf("%v stands at %v°, want %v°", c.value, got, c.angle)
		}
	}
	if got := (Dial{Of: 40}).Share(10); got != 0.25 {
		t.Errorf("share of a ring to 40: %v", got)
	}
}

func TestBar(t *testing.T) {
	for _, c := range []struct {
		name  string
		parts []float64
		want  []Span
	}{
		{"parts follow each other", []float64{0.25, 0.5}, []Span{{0, 0.25}, {0.25, 0.75}}},
		{"nothing reaches beyond the end", []float64{0.8, 0.5, 0.1}, []Span{{0, 0.8}, {0.8, 1}, {1, 1}}},
		{"nothing is negative", []float64{-1, 0.5}, []Span{{0, 0}, {0, 0.5}}},
		{"no parts", nil, []Span{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, Bar{Parts: c.parts}.Spans(), near); diff != "" {
				t.Error(diff)
			}
		})
	}
	if got := (Bar{Parts: []float64{0.25, 0.5}}).Filled(); got != 0.75 {
		t.Errorf("filled %v", got)
	}
}

func TestLine(t *testing.T) {
	l := NewLine([]float64{10, 15, 20}, []float64{40, 60, 80}, 0, 0)
	want := Line{Points: []Point{{0, 0}, {0.5, 0.5}, {1, 1}}, Low: 40, High: 80}
	if diff := cmp.Diff(want, l, near); diff != "" {
		t.Error(diff)
	}
	if got := l.Height(70); got != 0.75 {
		t.Errorf("height of 70: %v", got)
	}
	flat := NewLine([]float64{1, 2}, []float64{5, 5}, 0, 0)
	if flat.Points[0].Y != 0.5 || flat.Points[1].X != 1 {
		t.Errorf("a flat line: %+v", flat)
	}
	if got := NewLine(nil, nil, 0, 0); got.Points != nil {
		t.Errorf("no values: %+v", got)
	}
	if one := NewLine([]float64{3}, []float64{7}, 0, 10); one.Points[0] != (Point{0, 0.7}) {
		t.Errorf("one value: %+v", one.Points)
	}
}
