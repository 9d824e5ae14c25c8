package sample

import (
	"bytes"
	"image"
	"image/jpeg"
	"math"
	"math/rand/v2"
)

// scanDPI is what office scanners are set to.
const scanDPI = 150

// scanned gives a PDF as a scanner makes it: every page one grey JPEG, a
// little askew and speckled, and no text.
func scanned(d document, seed uint64) []byte {
	r := newRaster(scanDPI)
	d.draw(r)
	p := newRawPDF("")
	for i, page := range r.pages {
		rnd := rand.New(rand.NewPCG(seed, uint64(i)))
		grey := wear(page, (rnd.Float64()-0.5)*0.022, rnd)
		p.imagePage(d.paper, encodeJPEG(grey, 52), grey.Bounds().Dx(), grey.Bounds().Dy(), "DeviceGray", 0)
	}
	return p.bytes("Contoh Scan 3.1", "")
}

// wear turns a clean page by angle (radians) and gives it the looks of a scan:
// paper that is not white, a shadow at one edge, speckles.
func wear(src *image.RGBA, angle float64, rnd *rand.Rand) *image.Gray {
	b := src.Bounds()
	dst := image.NewGray(b)
	sin, cos := math.Sincos(angle)
	cx, cy := float64(b.Dx())/2, float64(b.Dy())/2
	edge := make([]float64, b.Dx()) // the lid's shadow
	for x := range edge {
		edge[x] = 244 - 14*math.Exp(-float64(x)/40)
	}
	for y := range b.Dy() {
		fade := 6 * float64(y) / float64(b.Dy())
		for x := range b.Dx() {
			dx, dy := float64(x)-cx, float64(y)-cy
			v := greyAt(src, cx+dx*cos-dy*sin, cy+dx*sin+dy*cos)
			v = v*(edge[x]-fade)/255 + float64(rnd.IntN(7)) - 3
			dst.Pix[y*dst.Stride+x] = uint8(min(255, max(0, v)))
		}
	}
	for range b.Dx() * b.Dy() / 9000 {
		x, y := rnd.IntN(b.Dx()), rnd.IntN(b.Dy())
		dst.Pix[y*dst.Stride+x] = uint8(90 + rnd.IntN(90))
	}
	return dst
}

// greyAt samples src between pixels; outside it is the scanner's white lid.
func greyAt(src *image.RGBA, x, y float64) float64 {
	x0, y0 := int(math.Floor(x)), int(math.Floor(y))
	fx, fy := x-float64(x0), y-float64(y0)
	at := func(x, y int) float64 {
		if x < 0 || y < 0 || x >= src.Rect.Dx() || y >= src.Rect.Dy() {
			return 255
		}
		p := src.Pix[y*src.Stride+4*x:]
		return 0.3*float64(p[0]) + 0.59*float64(p[1]) + 0.11*float64(p[2])
	}
	top := at(x0, y0)*(1-fx) + at(x0+1, y0)*fx
	low := at(x0, y0+1)*(1-fx) + at(x0+1, y0+1)*fx
	return top*(1-fy) + low*fy
}

// encodeJPEG cannot fail: the buffer grows and the picture has a size.
func encodeJPEG(m image.Image, quality int) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality}); err != nil {
		panic("sample: jpeg: " + err.Error())
	}
	return b.Bytes()
}
