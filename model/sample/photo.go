package sample

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"math/rand/v2"

	"siapzi/model/paint"
)

// Photos are drawn scenes without people, with the grain and the dark corners
// of a telephone camera.
const (
	photoW = 1600
	photoH = 1200
)

// snap finishes a scene as a JPEG.
func (r *raster) snap(seed uint64) []byte {
	grain(r.page(), seed)
	return encodeJPEG(r.page(), 82)
}

// snapLying is snap for a telephone that was held upright: the pixels lie on
// their side and EXIF orientation 6 tells viewers to turn them clockwise.
func (r *raster) snapLying(seed uint64) []byte {
	grain(r.page(), seed)
	up := r.page()
	w, h := up.Rect.Dx(), up.Rect.Dy()
	lying := image.NewRGBA(image.Rect(0, 0, h, w))
	for y := range w {
		for x := range h {
			copy(lying.Pix[y*lying.Stride+4*x:][:4], up.Pix[x*up.Stride+4*(w-1-y):][:4])
		}
	}
	return withOrientation(encodeJPEG(lying, 82), 6)
}

// withOrientation puts an EXIF segment with only the orientation after the
// JPEG's first marker.
func withOrientation(jpeg []byte, orientation uint16) []byte {
	var tiff bytes.Buffer
	tiff.WriteString("II*\x00")
	for _, v := range []any{uint32(8), uint16(1), uint16(0x0112), uint16(3), uint32(1), orientation, uint16(0), uint32(0)} {
		_ = binary.Write(&tiff, binary.LittleEndian, v) // a Buffer takes everything
	}
	body := append([]byte("Exif\x00\x00"), tiff.Bytes()...)
	out := append([]byte{}, jpeg[:2]...)
	out = append(out, 0xFF, 0xE1, byte((len(body)+2)>>8), byte(len(body)+2))
	return append(append(out, body...), jpeg[2:]...)
}

// grain darkens the corners and adds noise.
func grain(m *image.RGBA, seed uint64) {
	rnd := rand.New(rand.NewPCG(seed, 7))
	w, h := m.Rect.Dx(), m.Rect.Dy()
	for y := range h {
		dy := float64(y)/float64(h) - 0.5
		for x := range w {
			dx := float64(x)/float64(w) - 0.5
			dark := 1 - 0.45*(dx*dx+dy*dy)
			n := float64(rnd.IntN(13)) - 6
			p := m.Pix[y*m.Stride+4*x:]
			for c := range 3 {
				p[c] = uint8(min(255, max(0, float64(p[c])*dark+n)))
			}
		}
	}
}

// wash fills a box with colours that run from top to bottom.
func (r *raster) wash(box image.Rectangle, top, bottom color.RGBA) {
	mix := func(a, b uint8, t float64) uint8 { return uint8(float64(a)*(1-t) + float64(b)*t) }
	for y := box.Min.Y; y < box.Max.Y; y++ {
		t := float64(y-box.Min.Y) / float64(box.Dy())
		line := color.RGBA{mix(top.R, bottom.R, t), mix(top.G, bottom.G, t), mix(top.B, bottom.B, t), 255}
		draw.Draw(r.page(), image.Rect(box.Min.X, y, box.Max.X, y+1), image.NewUniform(line), image.Point{}, draw.Src)
	}
}

// put writes a line of text in a colour, x being its middle.
func (r *raster) put(x, y float64, f paint.Font, size float64, ink color.Color, s string) {
	old := r.ink
	r.SetFont(f, size)
	r.ink = ink
	r.Text(x-r.Width(s)/2, y, s)
	r.ink = old
}

// at writes a line of text in a colour, x being its left end.
func (r *raster) at(x, y float64, f paint.Font, size float64, ink color.Color, s string) {
	old := r.ink
	r.SetFont(f, size)
	r.ink = ink
	r.Text(x, y, s)
	r.ink = old
}

var (
	wallTop    = color.RGBA{226, 222, 210, 255}
	wallBottom = color.RGBA{205, 199, 184, 255}
	teal       = color.RGBA{15, 92, 92, 255}
	white      = color.RGBA{250, 250, 248, 255}
	dark       = color.RGBA{40, 44, 46, 255}
)

// meetingRoom shows an empty meeting room with a slide on its screen.
func meetingRoom(w, h int, lines []string) *raster {
	r := newPicture(w, h, wallTop)
	fw, fh := float64(w), float64(h)
	r.wash(image.Rect(0, 0, w, h*62/100), wallTop, wallBottom)
	r.wash(image.Rect(0, h*62/100, w, h), color.RGBA{150, 120, 92, 255}, color.RGBA{112, 88, 66, 255})
	for i := range 3 { // lamps in the ceiling
		x := fw * (0.16 + 0.27*float64(i))
		r.polygon(color.RGBA{255, 253, 240, 255}, x, 0, x+fw*0.14, 0, x+fw*0.12, fh*0.035, x+fw*0.02, fh*0.035)
	}
	r.Fill(fw*0.2, fh*0.09, fw*0.6, fh*0.37, 0x2E3336)
	r.Fill(fw*0.21, fh*0.1, fw*0.58, fh*0.35, 0xF7FAFA)
	r.Fill(fw*0.21, fh*0.1, fw*0.58, fh*0.05, 0x0F5C5C)
	r.put(fw*0.5, fh*0.135, paint.SemiBold, fw*0.02, white, "BALAI CONTOH NUSANTARA")
	for i, s := range lines {
		size := fw * 0.03
		if i > 0 {
			size = fw * 0.019
		}
		r.put(fw*0.5, fh*(0.225+0.062*float64(i)), paint.Bold, size, dark, s)
	}
	table := color.RGBA{176, 134, 92, 255}
	r.polygon(table, fw*0.3, fh*0.6, fw*0.7, fh*0.6, fw*0.93, fh*0.97, fw*0.07, fh*0.97)
	r.polygon(color.RGBA{128, 94, 62, 255}, fw*0.07, fh*0.97, fw*0.93, fh*0.97, fw*0.93, fh, fw*0.07, fh)
	for i := range 4 { // chairs on both sides, papers and bottles on the table
		t := float64(i) / 3
		y, s := fh*(0.6+0.26*t), 0.6+0.7*t
		for _, side := range []float64{-1, 1} {
			x := fw*0.5 + side*fw*(0.26+0.2*t)
			r.polygon(color.RGBA{52, 62, 72, 255}, x-fw*0.03*s, y-fh*0.07*s, x+fw*0.03*s, y-fh*0.07*s, x+fw*0.035*s, y+fh*0.06*s, x-fw*0.035*s, y+fh*0.06*s)
			px := fw*0.5 + side*fw*(0.11+0.12*t)
			r.polygon(white, px-fw*0.03*s, y+fh*0.045, px+fw*0.03*s, y+fh*0.045, px+fw*0.036*s, y+fh*0.045+fh*0.022*s, px-fw*0.036*s, y+fh*0.045+fh*0.022*s)
		}
	}
	return r
}

// noticeBoard shows a framed notice on a wall beside a counter.
func noticeBoard(w, h int, head []string, body []string) *raster {
	r := newPicture(w, h, wallTop)
	fw, fh := float64(w), float64(h)
	r.wash(image.Rect(0, 0, w, h), color.RGBA{214, 220, 222, 255}, color.RGBA{182, 188, 190, 255})
	r.Fill(fw*0.145, fh*0.095, fw*0.72, fh*0.7, 0x9AA0A2) // shadow
	r.Fill(fw*0.13, fh*0.08, fw*0.72, fh*0.7, 0x6B4A2B)
	r.Fill(fw*0.15, fh*0.1, fw*0.68, fh*0.66, 0xFDFCF6)
	emblemAt := fh * 0.165
	emblem(r, fw*0.49, emblemAt, fw*0.045)
	y := fh * 0.265
	for _, s := range head {
		r.put(fw*0.49, y, paint.Bold, fw*0.045, teal, s)
		y += fh * 0.055
	}
	r.SetFont(paint.Medium, fw*0.023)
	for _, s := range body {
		for _, line := range r.Wrap(s, fw*0.58) {
			r.put(fw*0.49, y, paint.Medium, fw*0.023, dark, line)
			y += fh * 0.033
		}
		y += fh * 0.012
	}
	r.polygon(color.RGBA{124, 92, 62, 255}, 0, fh*0.88, fw, fh*0.84, fw, fh, 0, fh)
	r.polygon(color.RGBA{160, 122, 84, 255}, 0, fh*0.86, fw, fh*0.82, fw, fh*0.845, 0, fh*0.885)
	return r
}

// bannerOutside shows a banner at the fence of an office.
func bannerOutside(w, h int, big, small string) *raster {
	r := newPicture(w, h, wallTop)
	fw, fh := float64(w), float64(h)
	r.wash(image.Rect(0, 0, w, h/2), color.RGBA{120, 172, 220, 255}, color.RGBA{206, 226, 240, 255})
	r.wash(image.Rect(0, h/2, w, h), color.RGBA{120, 140, 96, 255}, color.RGBA{150, 148, 140, 255})
	r.Fill(fw*0.12, fh*0.2, fw*0.76, fh*0.36, 0xE9E4D6)
	r.polygon(color.RGBA{150, 74, 54, 255}, fw*0.08, fh*0.2, fw*0.2, fh*0.1, fw*0.8, fh*0.1, fw*0.92, fh*0.2)
	for i := range 6 {
		r.Fill(fw*(0.16+0.12*float64(i)), fh*0.28, fw*0.07, fh*0.12, 0x5D7F92)
	}
	r.put(fw*0.5, fh*0.175, paint.Bold, fw*0.026, white, "BALAI CONTOH NUSANTARA")
	for i := range 17 { // fence
		x := fw * float64(i) / 16
		r.Fill(x-4, fh*0.5, 8, fh*0.34, 0x3C4448)
	}
	r.Fill(0, fh*0.52, fw, 8, 0x3C4448)
	r.Fill(0, fh*0.82, fw, 8, 0x3C4448)
	r.polygon(color.RGBA{178, 38, 30, 255}, fw*0.1, fh*0.55, fw*0.9, fh*0.54, fw*0.905, fh*0.79, fw*0.095, fh*0.8)
	r.put(fw*0.5, fh*0.665, paint.Bold, fw*0.062, white, big)
	r.put(fw*0.5, fh*0.74, paint.SemiBold, fw*0.022, white, small)
	return r
}
