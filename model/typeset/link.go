package typeset

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"strings"

	"rsc.io/qr"

	"siapzi/model"
	"siapzi/model/paint"
)

// qrSide is the side of the QR code with its margin, in mm. A telephone reads
// the code of an address of 300 letters from a screen and from paper.
const qrSide = 62.0

// quiet is the margin that belongs to a QR code, in modules (ISO/IEC 18004, 6.3.8).
const quiet = 4

// Link writes a PDF of one page for a proof that is an address on the web: the
// address as a working link and as a QR code. note may be empty; title may be
// too, then the address's site stands in its place. An address without a scheme
// is taken for https. The address is never opened.
//
// Errors: Invalid for an empty address and for one that is not of the web or of
// mail; those of ctx and w.
func Link(ctx context.Context, title, address, note string, w io.Writer, opt Options) (pages int, err error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	u, err := webAddress(address)
	if err != nil {
		return 0, err
	}
	site := strings.TrimPrefix(u.Hostname(), "www.")
	if u.Scheme == "mailto" {
		site = "surat elektronik"
	}
	if title = strings.TrimSpace(title); title == "" {
		title = site
	}
	if opt.Name == "" {
		opt.Name = title
	}
	b := newBook("", opt)
	p := linkPage{book: b, address: strings.TrimSpace(address), target: u.String()}
	b.AddPage()
	p.top(title)
	p.row("Alamat", p.address, true)
	p.row("Situs", site, false)
	if note = strings.TrimSpace(note); note != "" {
		p.row("Catatan", note, false)
	}
	p.code()
	if err := b.Output(w); err != nil {
		return 0, fmt.Errorf("typeset: write: %w", err)
	}
	return 1, nil
}

// webAddress reads an address as people write it.
func webAddress(s string) (*url.URL, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return nil, model.Errorf(model.Invalid, "Alamat tautan masih kosong.")
	}
	if !strings.Contains(s, "://") && !strings.HasPrefix(strings.ToLower(s), "mailto:") {
		s = "https://" + s
	}
	u, err := url.Parse(s)
	if err == nil {
		u.Scheme = strings.ToLower(u.Scheme)
	}
	switch {
	case err != nil:
	case (u.Scheme == "http" || u.Scheme == "https") && strings.Contains(u.Hostname(), "."):
		return u, nil
	case u.Scheme == "mailto" && strings.Contains(u.Opaque, "@"):
		return u, nil
	}
	return nil, &model.Error{Kind: model.Invalid, Err: err,
		Msg: fmt.Sprintf("%q bukan alamat web. Tulis alamat lengkap, misalnya https://contoh.go.id/laporan.", s)}
}

// linkPage is the page being drawn.
type linkPage struct {
	*book
	address string // as written
	target  string // as opened
	y       float64
}

const labelWidth = 30.0

func (p *linkPage) top(title string) {
	f := portrait
	p.SetFont(paint.Regular, 8.8)
	p.SetColor(paint.Muted)
	p.Text(f.left, 29.5, "Bukti berupa tautan")
	p.SetFont(paint.Bold, 18)
	p.SetColor(paint.Ink)
	p.y = p.TextWrapped(f.left, 38, f.content(), 7.6, title)
	p.Line(f.left, p.y, f.right, p.y, paint.Pen{Width: 0.25, Color: paint.Ink})
}

// row draws a label and its words, which are clickable where link is set.
func (p *linkPage) row(label, words string, link bool) {
	f := portrait
	x := f.left + labelWidth
	p.SetFont(paint.Regular, 8.2)
	p.SetColor(paint.Muted)
	p.Text(f.left, p.y+5.4, label)
	p.SetFont(paint.Regular, 9)
	p.SetColor(paint.Ink)
	lines := p.Wrap(words, f.right-x)
	const most = 30 // an address of 3,000 letters
	if len(lines) > most {
		lines = append(lines[:most-1:most-1], "…")
	}
	if link {
		p.SetColor(paint.Teal)
	}
	base := p.y + 5.4
	for i, line := range lines {
		y := base + float64(i)*textLine
		p.Text(x, y, line)
		if link {
			w := p.Width(line)
			p.Line(x, y+0.9, x+w, y+0.9, paint.Pen{Width: 0.15, Color: paint.Teal})
			p.URI(x, y-3.4, w, textLine, p.target)
		}
	}
	p.y += 4 + float64(len(lines))*textLine
	p.Line(f.left, p.y, f.right, p.y, paint.Pen{Width: 0.15, Color: paint.Hairline})
}

// code draws the QR code with what to do with it.
func (p *linkPage) code() {
	f := portrait
	x, y := f.left, p.y+10
	p.SetFont(paint.Regular, 9)
	p.SetColor(paint.Ink)
	if y+qrSide > f.bottom || QR(p.Canvas, p.target, x, y, qrSide) != nil {
		p.TextWrapped(x, p.y+9, f.content(), textLine, "Alamat ini terlalu panjang untuk kode QR. Buka tautan di atas.")
		return
	}
	p.Rect(x, y, qrSide, qrSide, paint.Pen{Width: 0.15, Color: paint.Hairline})
	p.URI(x, y, qrSide, qrSide, p.target)
	tx := x + qrSide + 8
	p.SetFont(paint.SemiBold, 10)
	p.Text(tx, y+6, "Membuka bukti ini")
	p.SetFont(paint.Regular, 9)
	end := p.TextWrapped(tx, y+12.5, f.right-tx, textLine, "Di layar: klik alamat atau kode di samping.")
	end = p.TextWrapped(tx, end+1.5, f.right-tx, textLine, "Di kertas: pindai kode dengan kamera telepon.")
	p.TextWrapped(tx, end+1.5, f.right-tx, textLine, "Isi di balik tautan tidak disimpan di sini dan dapat berubah. Bila meminta izin masuk, mintalah akses kepada unit.")
}

// QR draws the QR code of an address with its margin into a square of side
// millimetres whose upper left corner is x, y. It is Invalid where the address
// is too long for a code.
func QR(c *paint.Canvas, address string, x, y, side float64) error {
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		code, err = qr.Encode(address, qr.L) // more letters, less mending
	}
	if err != nil {
		return &model.Error{Kind: model.Invalid, Err: err, Msg: "Alamat ini terlalu panjang untuk kode QR."}
	}
	module := side / float64(code.Size+2*quiet)
	drawCode(c, code, x+quiet*module, y+quiet*module, module)
	return nil
}

// drawCode draws the dark modules as rectangles, each as long as dark modules
// stand side by side.
func drawCode(c *paint.Canvas, code *qr.Code, x, y, side float64) {
	for row := range code.Size {
		for col := 0; col < code.Size; {
			n := 0
			for col+n < code.Size && code.Black(col+n, row) {
				n++
			}
			if n == 0 {
				col++
				continue
			}
			// A trace higher than the module, so that no light line shows between rows.
			c.Fill(x+float64(col)*side, y+float64(row)*side, float64(n)*side, side+0.02, paint.Black)
			col += n
		}
	}
}
