package picture

import (
	"image"
	"math"

	"golang.org/x/image/draw"
)

// What economize does: the resolution that print needs, the least that is
// worth the loss, and the quality at which evidence stays readable.
const (
	economyDPI     = 200
	economyMargin  = 1.15 // pictures with less than 230 dpi stay
	economySmall   = 100_000
	economyQuality = 82
)

// economize reduces a photo to what its page can show, if Options.Hemat asks
// for it and the result is smaller. What cannot be decoded stays as it is:
// viewers may still cope with it. The page keeps its size.
func (f frame) economize(opt Options) frame {
	decode := f.decode
	f.decode = nil // the pixels need not be kept any longer
	if !opt.Hemat || decode == nil || f.mask != nil || len(f.image.data) < economySmall {
		return f
	}
	l := f.layout(opt)
	dpi := float64(f.w) * 72 / l.w
	if dpi < economyDPI*economyMargin || enoughMemory(f.w, f.h, 4) != nil {
		return f
	}
	img, err := decode()
	if err != nil || img.Bounds().Dx() != f.w || img.Bounds().Dy() != f.h {
		return f
	}
	colours := 3
	switch img.(type) {
	case *image.CMYK:
		return f
	case *image.Gray, *image.Gray16:
		colours = 1
	}
	scale := economyDPI / dpi
	w, h := max(1, int(math.Round(float64(f.w)*scale))), max(1, int(math.Round(float64(f.h)*scale)))
	data, err := asJPEG(reduce(img, w, h, colours == 1), economyQuality)
	if err != nil || len(data) >= len(f.image.data) {
		return f
	}
	f.dpiX, f.dpiY = float64(w)*72/l.w, float64(h)*72/l.h
	f.w, f.h = w, h
	f.image = jpegStream(w, h, colours, data)
	return f
}

// reduce makes a smaller picture.
func reduce(img image.Image, w, h int, grey bool) image.Image {
	small := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.CatmullRom.Scale(small, small.Rect, img, img.Bounds(), draw.Src, nil)
	if !grey {
		return small
	}
	out := image.NewGray(small.Rect)
	for i := range out.Pix {
		out.Pix[i] = small.Pix[4*i]
	}
	return out
}
