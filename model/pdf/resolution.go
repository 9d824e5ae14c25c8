package pdf

import (
	"context"
	"math"

	"siapzi/model/pdf/cos"
)

// Limits of looking at the pictures of a page.
const (
	deepestForm  = 5
	pictureShare = 0.5 // of the page that pictures must cover to be the page
)

// PictureDPI tells how fine the picture is that page i (0-based) consists of, in
// pixels per inch as printed; 0 where the page is no picture: it shows text of
// its own, or its pictures cover less than half of it. Text that nobody sees,
// as character recognition puts it behind a scan, does not count. Of several
// pictures the coarsest one of those that matter decides. Content that cannot
// be read gives 0. The error is that of ctx, or Internal.
func (s *Source) PictureDPI(ctx context.Context, i int) (dpi float64, err error) {
	defer recovered(&err)
	s.file.Bind(ctx)
	g := s.geometry(i)
	w, h := g.size()
	d := &pictureScan{f: s.file, area: w * h}
	d.read(s.pageContent(i), s.file.Dict(s.pages[i].resources), matrix{g.unit, 0, 0, g.unit, 0, 0}, 0)
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	if d.text || d.covered < d.area*pictureShare {
		return 0, nil
	}
	return d.coarsest, nil
}

// pageContent gives the decoded content of page i; what cannot be decoded is
// left out.
func (s *Source) pageContent(i int) []byte {
	o := s.file.Resolve(s.pageDict(i)["Contents"])
	list, ok := o.(cos.Array)
	if !ok {
		list = cos.Array{o}
	}
	var out []byte
	for _, x := range list {
		st, ok := s.file.Resolve(x).(*cos.Stream)
		if !ok || len(out) > maxContent {
			continue
		}
		data, err := s.file.Decode(st, int64(maxContent))
		if err != nil {
			continue
		}
		out = append(append(out, data...), '\n')
	}
	return out
}

// pictureScan reads content and measures the pictures that it draws.
type pictureScan struct {
	f        *cos.File
	area     float64 // of the page
	covered  float64 // by pictures, square points
	coarsest float64
	text     bool // visible text is shown
	budget   int
}

// mostOperators bounds the work on one page.
const mostOperators = 400_000

// graphics is the part of the graphics state that matters.
type graphics struct {
	ctm     matrix
	textual int // text rendering mode; 3 shows nothing
}

// read goes through content with the given resources.
func (d *pictureScan) read(content []byte, res cos.Dict, ctm matrix, depth int) {
	pictures := d.f.Dict(res["XObject"])
	state := graphics{ctm: ctm}
	var stack []graphics
	c := cos.NewContent(content)
	for d.budget < mostOperators && !d.text {
		d.budget++
		op, args, ok := c.Next()
		if !ok {
			return
		}
		switch op {
		case "q":
			if len(stack) < 256 {
				stack = append(stack, state)
			}
		case "Q":
			if n := len(stack); n > 0 {
				state, stack = stack[n-1], stack[:n-1]
			}
		case "cm":
			if m, ok := matrixOf(args); ok {
				state.ctm = m.then(state.ctm)
			}
		case "Tr":
			if len(args) > 0 {
				mode, _ := cos.Int(args[0])
				state.textual = int(mode)
			}
		case "Tj", "TJ", "'", "\"":
			d.text = d.text || state.textual != 3
		case "Do":
			if len(args) > 0 {
				name, _ := args[0].(cos.Name)
				d.draw(d.f.Resolve(pictures[name]), res, state.ctm, depth)
			}
		}
	}
}

// draw measures a picture, or reads a form.
func (d *pictureScan) draw(o cos.Object, res cos.Dict, ctm matrix, depth int) {
	st, ok := o.(*cos.Stream)
	if !ok {
		return
	}
	switch d.f.Name(st.Dict["Subtype"]) {
	case "Form":
		data, err := d.f.Decode(st, int64(maxContent))
		if err != nil || depth >= deepestForm {
			return
		}
		if m, ok := matrixOf(d.f.Array(st.Dict["Matrix"])); ok {
			ctm = m.then(ctm)
		}
		if own := d.f.Dict(st.Dict["Resources"]); own != nil {
			res = own
		}
		d.read(data, res, ctm, depth+1)
	case "Image":
		w, _ := cos.Number(d.f.Resolve(st.Dict["Width"]))
		h, _ := cos.Number(d.f.Resolve(st.Dict["Height"]))
		wide, high := math.Hypot(ctm[0], ctm[1]), math.Hypot(ctm[2], ctm[3])
		if w < 1 || h < 1 || wide < 1 || high < 1 {
			return
		}
		covered := wide * high
		d.covered += covered
		const small = 0.05 // of the page: a stamp or a logo does not make it illegible
		if dpi := min(w/wide, h/high) * 72; covered >= d.area*small && (d.coarsest == 0 || dpi < d.coarsest) {
			d.coarsest = dpi
		}
	}
}

// matrixOf reads six numbers.
func matrixOf(args []cos.Object) (m matrix, ok bool) {
	if len(args) != 6 {
		return m, false
	}
	for i, o := range args {
		v, ok := cos.Number(o)
		if !ok {
			return m, false
		}
		m[i] = v
	}
	return m, true
}

// then gives the transformation that does m first and n after it.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}
