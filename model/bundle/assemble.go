package bundle

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strconv"

	"siapzi/model/disk"
	"siapzi/model/paint"
	"siapzi/model/pdf"
)

// assembler copies own pages and sources of one volume to its file, in the
// order of the plan.
type assembler struct {
	p      *plan
	v      *volume
	b      *prober
	front  *front
	own    *pdf.Source
	links  map[int][]paint.Link // of the front canvas, by its page
	writer *pdf.Writer
	out    *pipe
	mark   *pdf.Watermark           // nil for none
	marks  map[*part][]pdf.Bookmark // the sources' own bookmarks
}

// sourceError says that the pages of a part could not be copied.
type sourceError struct {
	part *part
	err  error
}

func (e *sourceError) Error() string {
	return "bundle: copy " + e.part.item.code + ": " + e.err.Error()
}
func (e *sourceError) Unwrap() error { return e.err }

// expect is what the finished file of the volume must have.
func (f *front) expect(outline []pdf.Bookmark) pdf.Expect {
	links := map[int][]int{}
	offset := map[int]int{} // from a page of the front canvas to one of the file
	for _, l := range f.v.leaves {
		s := f.spans[l.key]
		for i := range s.count {
			offset[s.first+i] = f.v.inFile(l.page + i)
		}
	}
	for _, l := range f.Links() {
		n := offset[l.Page]
		links[n] = append(links[n], f.v.inFile(f.p.pageOf(l.Target)))
	}
	return pdf.Expect{Pages: f.v.pages, Links: links, Bookmarks: outline, Password: f.p.req.OpenPassword,
		Stamp: func(n int) string { return f.p.stampText(f.v.first + n - 1) }}
}

// assemble writes a volume to file and gives its bookmarks. The error is a
// *sourceError where a source could not be copied: the plan must then change
// and all start again.
func assemble(ctx context.Context, b *prober, f *front, file *os.File) ([]pdf.Bookmark, error) {
	data, err := f.bytes()
	if err != nil {
		return nil, err
	}
	own, err := pdf.OpenReader(ctx, bytes.NewReader(data), int64(len(data)), "")
	if err != nil {
		return nil, fmt.Errorf("bundle: own pages: %w", err)
	}
	a := &assembler{p: f.p, v: f.v, b: b, front: f, own: own, mark: f.p.req.watermark(), links: map[int][]paint.Link{}, marks: map[*part][]pdf.Bookmark{}}
	for _, l := range f.Links() {
		a.links[l.Page] = append(a.links[l.Page], l)
	}
	a.out = newPipe(file)
	a.writer = pdf.NewWriter(a.out, a.v.pages, a.p.meta(a.v))
	var outline []pdf.Bookmark
	if word := f.p.req.OpenPassword; word != "" {
		err = a.writer.Encrypt(word)
	}
	if err == nil {
		outline, err = a.all(ctx)
	}
	return outline, a.out.finish(err)
}

// all copies every leaf and ends the file.
func (a *assembler) all(ctx context.Context) ([]pdf.Bookmark, error) {
	for _, l := range a.v.leaves {
		before := a.writer.Size()
		a.out.begin(l.part)
		copy := a.paint
		if l.copied() {
			copy = a.copy
		}
		if err := copy(ctx, l); err != nil {
			return nil, err
		}
		l.bytes = a.writer.Size() - before
	}
	outline := a.p.outline(a.v, a.marks)
	if err := a.writer.Finish(outline); err != nil {
		return nil, fmt.Errorf("bundle: finish: %w", err)
	}
	a.v.size = a.writer.Size()
	return outline, nil
}

// stampText is what stands on page n.
func (p *plan) stampText(n int) string { return fmt.Sprintf("Hal. %d dari %d", n, p.pages) }

// paint copies own pages from the front canvas, with their stamp in the corner
// that the grid keeps free and with the links recorded while painting.
func (a *assembler) paint(ctx context.Context, l *leaf) error {
	s := a.front.spans[l.key]
	stampCode := ""
	if l.part != nil {
		stampCode = l.part.item.code
	}
	_, _, err := a.writer.Append(ctx, a.own, s.first-1, s.count, func(i int) pdf.Dress {
		page := l.page + i - (s.first - 1)
		d := pdf.Dress{Stamp: &pdf.Stamp{Code: stampCode, Text: a.p.stampText(page), Style: pdf.Pojok}, Watermark: a.mark}
		for _, k := range a.links[i+1] {
			const pt = paint.PointsPerMM
			d.Links = append(d.Links, pdf.Link{X: k.X * pt, Y: k.Y * pt, W: k.W * pt, H: k.H * pt, Page: a.v.inFile(a.p.pageOf(k.Target))})
		}
		a.p.req.Progress.Add(1)
		return d
	})
	if err != nil {
		return fmt.Errorf("bundle: own pages %s: %w", l.key, err)
	}
	return nil
}

// copy copies the pages of a source, each with the stamp in a strip below it.
func (a *assembler) copy(ctx context.Context, l *leaf) error {
	pt := l.part
	a.p.req.Progress.SetItem(pt.file.Version.Name)
	s, err := a.b.open(ctx, pt)
	if err != nil {
		return a.blame(ctx, pt, err)
	}
	defer func() { _ = s.Close() }() // read-only
	if s.NumPages() != pt.pages {
		return a.blame(ctx, pt, fmt.Errorf("%d pages now, %d before", s.NumPages(), pt.pages))
	}
	text := func(i int) string { return a.p.stampText(l.page + i) }
	style, corner, covered, err := a.p.req.Stamp.pdf(), []pdf.Corner(nil), []int(nil), error(nil)
	if style == pdf.Pojok && a.b.src.Drawer != nil {
		if corner, covered, err = a.b.corners(ctx, pt, pt.item.code, text); err != nil {
			return err
		}
	}
	marks, report, err := a.writer.Append(ctx, s, 0, pt.pages, func(i int) pdf.Dress {
		a.p.req.Progress.Add(1)
		st := &pdf.Stamp{Code: pt.item.code, Text: text(i), Style: style}
		if corner != nil {
			st.Corner = corner[i]
		}
		return pdf.Dress{Stamp: st, Watermark: a.mark}
	})
	if err != nil {
		return a.blame(ctx, pt, err)
	}
	a.marks[pt] = marks
	pt.notes = report.Sentences()
	if pt.drawn {
		pt.notes = append([]string{drawnNote}, pt.notes...)
	}
	if len(covered) > 0 {
		pt.notes = append(pt.notes, coveredNote(l.page, covered))
	}
	return nil
}

// coveredNote says on which pages a stamp may cover something.
func coveredNote(first int, covered []int) string {
	var pages []string
	for _, i := range covered {
		pages = append(pages, strconv.Itoa(first+i))
	}
	if n := len(pages); n > 12 {
		pages = append(pages[:12], fmt.Sprintf("%d lainnya", n-12))
	}
	return "Tidak ada sudut kosong; cap nomor menutup sebagian sudut kanan bawah pada halaman " + and(pages) + "."
}

// blame makes an error the source's, unless the user cancelled or the output
// could not be written.
func (a *assembler) blame(ctx context.Context, pt *part, err error) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case a.writer.Err() != nil:
		return fmt.Errorf("bundle: write: %w", a.writer.Err())
	case disk.IsFull(err): // no source is to blame, however the error came about
		return fmt.Errorf("bundle: write: %w", err)
	}
	return &sourceError{pt, err}
}

// meta is what the file of a volume says about itself.
func (p *plan) meta(v *volume) pdf.Meta {
	title := fmt.Sprintf("Bundel ZI %s %d", p.unit.Name, p.unit.Year)
	if p.scope != "" {
		title += " – " + p.scope
	}
	if n := len(p.volumes); n > 1 {
		title += fmt.Sprintf(" – Volume %d dari %d", v.no, n)
	}
	return pdf.Meta{
		Title:     title,
		Author:    p.unit.Name,
		Subject:   fmt.Sprintf("Bukti dukung pembangunan Zona Integritas menuju %s tahun %d, %s", p.unit.Target, p.unit.Year, p.unit.Agency),
		Keywords:  fmt.Sprintf("Zona Integritas, %s, LKE, bukti dukung, %s", p.unit.Target, p.code),
		Creator:   p.producer(),
		Producer:  p.producer(),
		Lang:      "id-ID",
		Created:   p.req.Date,
		FirstPage: v.first,
	}
}
