package pdfium

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"
	"strings"

	gopdfium "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"

	"siapzi/model"
)

// maxPixels bounds a drawn page (160 MB of memory). Wall posters do occur
// among evidence; they are drawn at a lower resolution than asked for.
const maxPixels = 40_000_000

// PageSize gives the size of page i (0-based) in points as it is displayed,
// that is cropped and turned.
func (d *Doc) PageSize(ctx context.Context, i int) (w, h float64, err error) {
	err = d.page(ctx, i, func(in gopdfium.Pdfium) (err error) {
		w, h, err = d.pageSize(in, i)
		return err
	})
	return w, h, err
}

// Text gives the text of page i (0-based) as PDFium orders it, lines ended by
// "\n". A page without text, such as a scan, gives "".
func (d *Doc) Text(ctx context.Context, i int) (text string, err error) {
	err = d.page(ctx, i, func(in gopdfium.Pdfium) (err error) {
		text, err = d.pageText(in, i)
		return err
	})
	return text, err
}

// Render draws page i (0-based) with its annotations and form fields on white,
// at dpi pixels per inch or less: a page has at most 40 million pixels.
func (d *Doc) Render(ctx context.Context, i int, dpi float64) (img *image.RGBA, err error) {
	err = d.page(ctx, i, func(in gopdfium.Pdfium) (err error) {
		w, h, err := d.pageSize(in, i)
		if err != nil {
			return err
		}
		scale := dpi / 72
		if pixels := w * h * scale * scale; pixels > maxPixels {
			scale *= math.Sqrt(maxPixels / pixels)
		}
		img, err = d.draw(in, i, max(1, int(math.Round(w*scale))), max(1, int(math.Round(h*scale))))
		return err
	})
	return img, err
}

// page is work on page i. What PDFium says of a page becomes an Invalid error.
func (d *Doc) page(ctx context.Context, i int, f func(in gopdfium.Pdfium) error) error {
	if i < 0 || i >= d.pages {
		return model.Errorf(model.NotFound, "PDF ini tidak mempunyai halaman %d.", i+1)
	}
	err := d.work(ctx, f)
	var known *model.Error
	if err == nil || errors.As(err, &known) || ctx.Err() != nil {
		return err
	}
	return &model.Error{Kind: model.Invalid, Msg: fmt.Sprintf("Halaman %d dari PDF ini rusak.", i+1), Err: err}
}

func (d *Doc) pageSize(in gopdfium.Pdfium, i int) (w, h float64, err error) {
	res, err := in.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: d.ref, Index: i})
	if err != nil {
		return 0, 0, err
	}
	return res.Width, res.Height, nil
}

// loaded calls f with page i loaded.
func (d *Doc) loaded(in gopdfium.Pdfium, i int, f func(p requests.Page) error) error {
	res, err := in.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: d.ref, Index: i})
	if err != nil {
		return err
	}
	err = f(requests.Page{ByReference: &res.Page})
	_, closeErr := in.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: res.Page})
	return errors.Join(err, closeErr)
}

// pageText asks for all characters at once; go-pdfium's GetPageText would call
// into the sandbox for each.
func (d *Doc) pageText(in gopdfium.Pdfium, i int) (text string, err error) {
	err = d.loaded(in, i, func(p requests.Page) error {
		tp, err := in.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: p})
		if err != nil {
			return err
		}
		count, err := in.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: tp.TextPage})
		if err == nil && count.Count > 0 {
			var res string
			res, err = getText(in, tp.TextPage, count.Count)
			text = clean(res)
		}
		_, closeErr := in.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: tp.TextPage})
		return errors.Join(err, closeErr)
	})
	return text, err
}

func getText(in gopdfium.Pdfium, tp references.FPDF_TEXTPAGE, count int) (string, error) {
	res, err := in.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: tp, Count: count})
	if err != nil {
		return "", err
	}
	return res.Text, nil
}

// clean makes PDFium's text plain: "\n" line ends, no control characters, and
// words joined that a line end had divided (PDFium marks those with U+FFFE or
// U+0002).
func clean(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\uFFFE\n", "", "\uFFFE", "", "\x02\n", "", "\x02", "").Replace(s)
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == '\uFFFF' {
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

// draw makes a picture of w × h pixels of page i.
func (d *Doc) draw(in gopdfium.Pdfium, i, w, h int) (img *image.RGBA, err error) {
	// Painting on white from the start, rather than laying the finished page
	// on it, is what viewers do; blend modes look different otherwise.
	bm, err := in.FPDFBitmap_Create(&requests.FPDFBitmap_Create{Width: w, Height: h})
	if err != nil {
		return nil, err
	}
	_, err = in.FPDFBitmap_FillRect(&requests.FPDFBitmap_FillRect{Bitmap: bm.Bitmap, Width: w, Height: h, Color: 0xFFFFFFFF})
	if err == nil {
		err = d.loaded(in, i, func(p requests.Page) error { return d.paint(in, bm.Bitmap, p, w, h) })
	}
	if err == nil {
		img, err = copyBitmap(in, bm.Bitmap, w, h)
	}
	_, closeErr := in.FPDFBitmap_Destroy(&requests.FPDFBitmap_Destroy{Bitmap: bm.Bitmap})
	return img, errors.Join(err, closeErr)
}

// flags ask for annotations and for red, green, blue in that order.
const flags = enums.FPDF_RENDER_FLAG_ANNOT | enums.FPDF_RENDER_FLAG_REVERSE_BYTE_ORDER

func (d *Doc) paint(in gopdfium.Pdfium, bm references.FPDF_BITMAP, p requests.Page, w, h int) error {
	_, err := in.FPDF_RenderPageBitmap(&requests.FPDF_RenderPageBitmap{Bitmap: bm, Page: p, SizeX: w, SizeY: h, Flags: flags})
	if err != nil {
		return err
	}
	form, err := in.FPDF_GetFormType(&requests.FPDF_GetFormType{Document: d.ref})
	if err != nil || form.FormType == enums.FPDF_FORMTYPE_NONE {
		return err
	}
	env, err := in.FPDFDOC_InitFormFillEnvironment(&requests.FPDFDOC_InitFormFillEnvironment{
		Document: d.ref, FormFillInfo: deadForm})
	if err != nil {
		return err
	}
	_, err = in.FPDF_FFLDraw(&requests.FPDF_FFLDraw{FormHandle: env.FormHandle, Bitmap: bm, Page: p,
		SizeX: w, SizeY: h, Flags: flags})
	_, closeErr := in.FPDFDOC_ExitFormFillEnvironment(&requests.FPDFDOC_ExitFormFillEnvironment{FormHandle: env.FormHandle})
	return errors.Join(err, closeErr)
}

// deadForm answers PDFium's form filler, which is used only to draw the fields
// as they are: nothing moves and no action runs.
var deadForm = structs.FPDF_FORMFILLINFO{
	FFI_Invalidate:         func(references.FPDF_PAGE, float64, float64, float64, float64) {},
	FFI_SetCursor:          func(enums.FXCT) {},
	FFI_SetTimer:           func(int, func(int)) int { return 0 },
	FFI_KillTimer:          func(int) {},
	FFI_GetLocalTime:       func() structs.FPDF_SYSTEMTIME { return structs.FPDF_SYSTEMTIME{} },
	FFI_GetPage:            func(references.FPDF_DOCUMENT, int) *references.FPDF_PAGE { return nil },
	FFI_GetRotation:        func(references.FPDF_PAGE) enums.FPDF_PAGE_ROTATION { return 0 },
	FFI_ExecuteNamedAction: func(string) {},
}

// copyBitmap takes a picture out of the sandbox.
func copyBitmap(in gopdfium.Pdfium, bm references.FPDF_BITMAP, w, h int) (*image.RGBA, error) {
	res, err := in.FPDFBitmap_GetBuffer(&requests.FPDFBitmap_GetBuffer{Bitmap: bm})
	if err != nil {
		return nil, err
	}
	if len(res.Buffer) != 4*w*h {
		return nil, fmt.Errorf("pdfium: bitmap of %d bytes for %d × %d", len(res.Buffer), w, h)
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	copy(img.Pix, res.Buffer)
	for i := 3; i < len(img.Pix); i += 4 {
		img.Pix[i] = 0xFF // PDFium leaves the fourth byte undefined
	}
	return img, nil
}
