package sample

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"siapzi/assets"
	"siapzi/model/paint"
)

// raster is a board of pixels. Lengths are millimetres at its resolution.
type raster struct {
	dpi   float64
	pages []*image.RGBA
	ink   color.Color
	face  font.Face
	faces map[faceKey]font.Face
}

type faceKey struct {
	font paint.Font
	size float64
}

// newRaster makes a board without pages.
func newRaster(dpi float64) *raster {
	return &raster{dpi: dpi, ink: color.Gray{25}, faces: map[faceKey]font.Face{}}
}

// newPicture makes a board with one page of w × h pixels, on which a
// millimetre is a pixel and font sizes are pixels.
func newPicture(w, h int, background color.Color) *raster {
	r := newRaster(25.4)
	r.AddPageSize(float64(w), float64(h))
	draw.Draw(r.page(), r.page().Bounds(), image.NewUniform(background), image.Point{}, draw.Src)
	return r
}

func (r *raster) page() *image.RGBA { return r.pages[len(r.pages)-1] }

// px turns millimetres into pixels.
func (r *raster) px(mm float64) float64 { return mm * r.dpi / 25.4 }

// AddPageSize starts a white page.
func (r *raster) AddPageSize(w, h float64) {
	p := image.NewRGBA(image.Rect(0, 0, int(r.px(w)+0.5), int(r.px(h)+0.5)))
	draw.Draw(p, p.Bounds(), image.White, image.Point{}, draw.Src)
	r.pages = append(r.pages, p)
}

// SetFont chooses the font. Sizes are points, on a picture pixels.
func (r *raster) SetFont(f paint.Font, size float64) {
	key := faceKey{f, size}
	if r.faces[key] == nil {
		px := size / 72 * r.dpi
		if r.dpi == 25.4 {
			px = size
		}
		r.faces[key] = newFace(f, px)
	}
	r.face = r.faces[key]
}

// fonts are the faces that the program ships with.
var fonts = map[paint.Font][]byte{
	paint.Regular: assets.FontRegular, paint.Medium: assets.FontMedium, paint.SemiBold: assets.FontSemiBold,
	paint.Bold: assets.FontBold, paint.Italic: assets.FontItalic,
}

// newFace panics on a broken font, which would be a broken build.
func newFace(f paint.Font, px float64) font.Face {
	parsed, err := opentype.Parse(fonts[f])
	if err != nil {
		panic("sample: embedded font: " + err.Error())
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: px, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic("sample: embedded font: " + err.Error())
	}
	return face
}

// Width measures s in the current font.
func (r *raster) Width(s string) float64 {
	return float64(font.MeasureString(r.face, s)) / 64 * 25.4 / r.dpi
}

// Wrap cuts s into lines of at most w.
func (r *raster) Wrap(s string, w float64) []string { return wrap(s, w, r.Width) }

// Text draws one line of ink.
func (r *raster) Text(x, y float64, s string) {
	d := font.Drawer{Dst: r.page(), Src: image.NewUniform(r.ink), Face: r.face,
		Dot: fixed.Point26_6{X: fixed.Int26_6(r.px(x) * 64), Y: fixed.Int26_6(r.px(y) * 64)}}
	d.DrawString(s)
}

// Line draws a stroke with flat ends, at least a pixel wide.
func (r *raster) Line(x1, y1, x2, y2 float64, p paint.Pen) {
	w := max(r.px(p.Width), 1) / 2
	ax, ay, bx, by := r.px(x1), r.px(y1), r.px(x2), r.px(y2)
	dx, dy := bx-ax, by-ay
	n := math.Hypot(dx, dy)
	if n == 0 {
		return
	}
	ox, oy := -dy/n*w, dx/n*w
	var ink color.Color = rgb(p.Color)
	if p.Color == paint.Black {
		ink = r.ink
	}
	r.polygon(ink, ax+ox, ay+oy, bx+ox, by+oy, bx-ox, by-oy, ax-ox, ay-oy)
}

// Fill paints a rectangle.
func (r *raster) Fill(x, y, w, h float64, col paint.Color) {
	box := image.Rect(int(r.px(x)+0.5), int(r.px(y)+0.5), int(r.px(x+w)+0.5), int(r.px(y+h)+0.5))
	draw.Draw(r.page(), box, image.NewUniform(rgb(col)), image.Point{}, draw.Over)
}

// polygon fills the shape through points given as pixel pairs.
func (r *raster) polygon(ink color.Color, points ...float64) {
	box := image.Rectangle{}
	for i := 0; i+1 < len(points); i += 2 {
		x, y := int(points[i]), int(points[i+1])
		box = box.Union(image.Rect(x-1, y-1, x+2, y+2))
	}
	box = box.Intersect(r.page().Bounds())
	if box.Empty() {
		return
	}
	v := vector.NewRasterizer(box.Dx(), box.Dy())
	for i := 0; i+1 < len(points); i += 2 {
		x, y := float32(points[i])-float32(box.Min.X), float32(points[i+1])-float32(box.Min.Y)
		if i == 0 {
			v.MoveTo(x, y)
		} else {
			v.LineTo(x, y)
		}
	}
	v.ClosePath()
	v.Draw(r.page(), box, image.NewUniform(ink), image.Point{})
}

func rgb(c paint.Color) color.RGBA { return color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 255} }

// wrap cuts s at spaces into lines that are at most w wide.
func wrap(s string, w float64, width func(string) float64) []string {
	var lines []string
	for _, par := range strings.Split(s, "\n") {
		line := ""
		for _, word := range strings.Fields(par) {
			if line == "" {
				line = word
			} else if width(line+" "+word) <= w {
				line += " " + word
			} else {
				lines = append(lines, line)
				line = word
			}
		}
		lines = append(lines, line)
	}
	return lines
}
