package pdfium

import (
	"context"
	"errors"

	gopdfium "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// maxSpans bounds the places that Search looks up on one page: each costs
// several calls into the sandbox, and nobody reads more hits of one page.
const maxSpans = 200

// Span is a piece of a page's text: characters From up to, not including, To.
type Span struct{ From, To int }

// Box is a rectangle on a page as it is displayed, in parts of the page's
// width and height (0–1) from its upper left corner.
type Box struct{ X, Y, W, H float64 }

// Search hands the characters of page i (0-based) to find and tells where the
// spans that find gives stand on the page: one box per line that a span covers.
// A page without text, such as a scan, gives no characters; find is not called
// then and text is false. At most 200 spans are looked up.
func (d *Doc) Search(ctx context.Context, i int, find func(chars []rune) []Span) (found [][]Box, text bool, err error) {
	err = d.page(ctx, i, func(in gopdfium.Pdfium) error {
		return d.loaded(in, i, func(p requests.Page) error {
			tp, err := in.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: p})
			if err != nil {
				return err
			}
			found, text, err = search(in, p, tp.TextPage, find)
			_, closeErr := in.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: tp.TextPage})
			return errors.Join(err, closeErr)
		})
	})
	return found, text, err
}

func search(in gopdfium.Pdfium, p requests.Page, tp references.FPDF_TEXTPAGE, find func([]rune) []Span) (found [][]Box, text bool, err error) {
	count, err := in.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: tp})
	if err != nil || count.Count <= 0 {
		return nil, false, err
	}
	s, err := getText(in, tp, count.Count)
	if err != nil {
		return nil, false, err
	}
	chars := []rune(s)
	for _, r := range chars {
		text = text || r > ' '
	}
	if !text {
		return nil, false, nil
	}
	spans := find(chars)
	for _, sp := range spans[:min(len(spans), maxSpans)] {
		boxes, err := boxesOf(in, p, tp, sp)
		if err != nil {
			return nil, true, err
		}
		if len(boxes) > 0 {
			found = append(found, boxes)
		}
	}
	return found, true, nil
}

// boxesOf gives where a span stands. PDFium counts the characters of a page
// otherwise than those of its text, which leaves some out.
func boxesOf(in gopdfium.Pdfium, p requests.Page, tp references.FPDF_TEXTPAGE, sp Span) ([]Box, error) {
	from, err := in.FPDFText_GetCharIndexFromTextIndex(&requests.FPDFText_GetCharIndexFromTextIndex{TextPage: tp, NTextIndex: sp.From})
	if err != nil {
		return nil, err
	}
	last, err := in.FPDFText_GetCharIndexFromTextIndex(&requests.FPDFText_GetCharIndexFromTextIndex{TextPage: tp, NTextIndex: sp.To - 1})
	if err != nil {
		return nil, err
	}
	if from.CharIndex < 0 || last.CharIndex < from.CharIndex {
		return nil, nil
	}
	n, err := in.FPDFText_CountRects(&requests.FPDFText_CountRects{TextPage: tp, StartIndex: from.CharIndex, Count: last.CharIndex - from.CharIndex + 1})
	if err != nil {
		return nil, err
	}
	var boxes []Box
	for i := range n.Count {
		r, err := in.FPDFText_GetRect(&requests.FPDFText_GetRect{TextPage: tp, Index: i})
		if err != nil {
			return nil, err
		}
		x1, y1, err := displayed(in, p, r.Left, r.Top)
		if err != nil {
			return nil, err
		}
		x2, y2, err := displayed(in, p, r.Right, r.Bottom)
		if err != nil {
			return nil, err
		}
		boxes = append(boxes, Box{X: min(x1, x2), Y: min(y1, y2), W: max(x1, x2) - min(x1, x2), H: max(y1, y2) - min(y1, y2)})
	}
	return boxes, nil
}

// displayed turns a point in the page's own coordinates into parts of the page
// as it is displayed, that is cropped and turned.
func displayed(in gopdfium.Pdfium, p requests.Page, x, y float64) (float64, float64, error) {
	const fine = 20000 // PDFium answers in whole pixels
	res, err := in.FPDF_PageToDevice(&requests.FPDF_PageToDevice{Page: p, SizeX: fine, SizeY: fine, PageX: x, PageY: y})
	if err != nil {
		return 0, 0, err
	}
	return float64(res.DeviceX) / fine, float64(res.DeviceY) / fine, nil
}
