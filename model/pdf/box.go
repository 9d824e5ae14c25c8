package pdf

import (
	"math"

	"siapzi/model/pdf/cos"
)

// mm is one millimetre in points.
const mm = 72 / 25.4

// rect is a rectangle with x0 < x1 and y0 < y1.
type rect struct{ x0, y0, x1, y1 float64 }

func (r rect) width() float64  { return r.x1 - r.x0 }
func (r rect) height() float64 { return r.y1 - r.y0 }
func (r rect) empty() bool     { return r.x1-r.x0 < 1e-3 || r.y1-r.y0 < 1e-3 }

func (r rect) intersect(s rect) rect {
	return rect{math.Max(r.x0, s.x0), math.Max(r.y0, s.y0), math.Min(r.x1, s.x1), math.Min(r.y1, s.y1)}
}

func (r rect) union(s rect) rect {
	return rect{math.Min(r.x0, s.x0), math.Min(r.y0, s.y0), math.Max(r.x1, s.x1), math.Max(r.y1, s.y1)}
}

func (r rect) array() cos.Array {
	return cos.Array{number(r.x0), number(r.y0), number(r.x1), number(r.y1)}
}

// number gives v as it is written: whole, or with five decimals at most.
func number(v float64) cos.Object {
	v = math.Round(v*1e5) / 1e5
	if v == math.Trunc(v) && math.Abs(v) < 1e9 {
		return cos.Integer(v)
	}
	return cos.Real(v)
}

// readRect reads an array of four numbers in any order of its corners.
func readRect(f *cos.File, o cos.Object) (rect, bool) {
	a := f.Array(o)
	if len(a) < 4 {
		return rect{}, false
	}
	var v [4]float64
	for i := range v {
		n, ok := cos.Number(f.Resolve(a[i]))
		if !ok || math.Abs(n) > 1e7 {
			return rect{}, false
		}
		v[i] = n
	}
	return rect{math.Min(v[0], v[2]), math.Min(v[1], v[3]), math.Max(v[0], v[2]), math.Max(v[1], v[3])}, true
}

// geometry is where a page stands in its own coordinates and how it is shown.
type geometry struct {
	media, crop rect    // crop lies within media
	rotate      int     // clockwise when shown: 0, 90, 180, 270
	unit        float64 // points per unit
}

// letter is the size that readers assume where a page names none.
var letter = rect{0, 0, 612, 792}

// newGeometry makes sound values out of what a page says.
func newGeometry(f *cos.File, media, crop, rotate, unit cos.Object) geometry {
	g := geometry{unit: 1}
	var ok bool
	if g.media, ok = readRect(f, media); !ok || g.media.empty() {
		g.media = letter
	}
	g.crop = g.media
	if c, ok := readRect(f, crop); ok {
		if c = c.intersect(g.media); !c.empty() {
			g.crop = c
		}
	}
	// Anything but a multiple of 90 counts as upright, as most readers have it.
	if r, ok := cos.Number(f.Resolve(rotate)); ok && math.Abs(r) < 1e6 && math.Mod(r, 90) == 0 {
		g.rotate = (int(r)%360 + 360) % 360
	}
	if u, ok := cos.Number(f.Resolve(unit)); ok && u > 0.001 && u <= 75000 {
		g.unit = u
	}
	return g
}

// size gives width and height as displayed, in points.
func (g geometry) size() (w, h float64) {
	w, h = g.crop.width()*g.unit, g.crop.height()*g.unit
	if g.rotate%180 == 90 {
		w, h = h, w
	}
	return w, h
}

// matrix is a transformation: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix [6]float64

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// box gives the rectangle around the transformed r.
func (m matrix) box(r rect) rect {
	out := rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, c := range [4][2]float64{{r.x0, r.y0}, {r.x1, r.y0}, {r.x0, r.y1}, {r.x1, r.y1}} {
		x, y := m.apply(c[0], c[1])
		out = out.union(rect{x, y, x, y})
	}
	return out
}

// fromDisplay gives the matrix that takes displayed points, counted from the
// lower left corner as seen, to the page's own coordinates. Text drawn under
// it stands upright on the screen.
func (g geometry) fromDisplay() matrix {
	s := 1 / g.unit
	c := g.crop
	switch g.rotate {
	case 90:
		return matrix{0, s, -s, 0, c.x1, c.y0}
	case 180:
		return matrix{-s, 0, 0, -s, c.x1, c.y1}
	case 270:
		return matrix{0, -s, s, 0, c.x0, c.y1}
	}
	return matrix{s, 0, 0, s, c.x0, c.y0}
}

// topLeft gives the page's own coordinates of the displayed point that lies
// down points below the upper left corner.
func (g geometry) topLeft(down float64) (x, y float64) {
	_, h := g.size()
	return g.fromDisplay().apply(0, h-down)
}

// grow gives the geometry with h points more at the lower edge as displayed.
// The media box grows only as far as needed.
func (g geometry) grow(h float64) geometry {
	d := h / g.unit
	switch g.rotate {
	case 90:
		g.crop.x1 += d
	case 180:
		g.crop.y1 += d
	case 270:
		g.crop.x0 -= d
	default:
		g.crop.y0 -= d
	}
	g.media = g.media.union(g.crop)
	return g
}

// above gives the area of the page without what a strip at its lower edge (as
// displayed) covers. On the other sides it reaches beyond the page, so that
// clipping to it changes no pixel there.
func (g geometry) above() rect {
	const beyond = 100
	r := rect{g.crop.x0 - beyond, g.crop.y0 - beyond, g.crop.x1 + beyond, g.crop.y1 + beyond}
	switch g.rotate {
	case 90:
		r.x1 = g.crop.x1
	case 180:
		r.y1 = g.crop.y1
	case 270:
		r.x0 = g.crop.x0
	default:
		r.y0 = g.crop.y0
	}
	return r
}
