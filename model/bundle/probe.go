package bundle

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/disk"
	"siapzi/model/pdf"
	"siapzi/model/picture"
)

const (
	// problemMissing is the problem of a file that the store does not have.
	problemMissing model.Problem = "hilang"

	// probeLimit is how long opening one file may take. Files that take longer
	// are built to be slow; they get a placeholder.
	probeLimit = 20 * time.Second

	// keepOpen is how many repaired sources stay open between probe and copy,
	// so that the repair is done once.
	keepOpen = 16
)

// prober opens every source once to learn how many pages it has.
type prober struct {
	src  Source
	temp string // folder for PDFs made from other files
	kept int

	date      time.Time // of the bundle, for PDFs made from text
	economy   bool      // make pictures smaller
	passwords map[string]string
}

// probe counts the pages of every part and marks those that need a
// placeholder. Only ctx and a full disk make it fail.
func (b *prober) probe(ctx context.Context, p *plan) error {
	p.req.Progress.SetStage("Memeriksa berkas bukti", int64(len(p.parts)))
	b.date, b.passwords, b.economy = p.req.Date, p.req.Passwords, p.req.Images == ImagesEconomy
	for _, pt := range p.parts {
		if err := ctx.Err(); err != nil {
			return err
		}
		p.req.Progress.SetItem(pt.file.Version.Name)
		if err := b.part(ctx, pt); err != nil {
			return err
		}
		p.req.Progress.Add(1)
	}
	return nil
}

// part probes one file.
func (b *prober) part(ctx context.Context, pt *part) error {
	if pt.path == "" {
		pt.replace(problemMissing, "Dokumen ini belum mempunyai berkas.")
		return nil
	}
	if st, err := os.Stat(pt.path); err != nil || !st.Mode().IsRegular() {
		pt.replace(problemMissing, "Berkas tidak ada lagi di tempat penyimpanan. Periksa ruang kerja, lalu ganti berkasnya.")
		pt.path = ""
		return nil
	}
	err := b.pages(ctx, pt)
	if err == nil {
		return pt.weigh()
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if disk.IsFull(err) {
		return fmt.Errorf("bundle: probe %s: %w", pt.item.code, err)
	}
	return b.giveUp(ctx, pt, err)
}

// pages makes a PDF of what is none, and counts the pages.
func (b *prober) pages(ctx context.Context, pt *part) error {
	limited, cancel := context.WithTimeout(ctx, probeLimit)
	defer cancel()
	kind := mimeOf(pt)
	switch {
	case pt.isPDF():
		return b.pdf(limited, pt)
	case isPicture(kind):
		return b.make(pt, func(w io.Writer) (int, error) {
			return picture.ToPDF(limited, pt.path, w, picture.Options{Hemat: b.economy})
		})
	case isOffice(kind):
		return b.office(ctx, pt) // has limits of its own, and may have to wait for its turn
	case isText(kind):
		return b.make(pt, func(w io.Writer) (int, error) { return b.text(limited, pt, w) })
	}
	pt.replace(model.ProblemType, "")
	return nil
}

// mimeOf gives the type of a part's file without parameters.
func mimeOf(pt *part) string {
	kind, _, _ := strings.Cut(pt.file.Version.MIME, ";")
	return kind
}

// weigh notes how large the PDF is that will be copied.
func (pt *part) weigh() error {
	st, err := os.Stat(pt.pdfPath())
	if err != nil {
		return fmt.Errorf("bundle: probe: %w", err)
	}
	pt.bytes = st.Size()
	return nil
}

// pdfPath is where the PDF lies that will be copied: the original itself, or
// what was made from it.
func (pt *part) pdfPath() string {
	if pt.made != "" {
		return pt.made
	}
	return pt.path
}

// pdf opens a PDF and visits every page.
func (b *prober) pdf(ctx context.Context, pt *part) error {
	s, err := b.open(ctx, pt)
	if err != nil {
		return err
	}
	pt.pages = s.NumPages()
	for i := range pt.pages {
		s.PageSize(i)
	}
	if pt.isPDF() {
		if pt.signatures, err = s.Signatures(ctx); err != nil && ctx.Err() != nil {
			return errors.Join(err, s.Close()) // any other error is no reason to leave out the pages
		}
	}
	if m := s.Method(); (m == pdf.Rewrote || m == pdf.Repaired) && b.kept < keepOpen {
		pt.source = s
		b.kept++
		return nil
	}
	return s.Close()
}

// open opens the PDF of a part: its own, or the one made from it.
func (b *prober) open(ctx context.Context, pt *part) (*pdf.Source, error) {
	if s := pt.source; s != nil {
		pt.source = nil
		return s, nil
	}
	pt.tried = b.password(pt) != ""
	return pdf.Open(ctx, pt.pdfPath(), pdf.OpenOptions{Password: b.password(pt), Repairer: b.src.Repairer, TempDir: b.temp})
}

// password gives the password that the user gave for a part's file, "" for
// none.
func (b *prober) password(pt *part) string {
	v := pt.file.Version
	for _, name := range []string{string(v.Hash), pt.item.code, v.Name} {
		if word, ok := b.passwords[name]; ok && name != "" {
			return word
		}
	}
	return ""
}

// replace marks the part for a placeholder; reason "" takes the problem's own
// sentence.
func (pt *part) replace(problem model.Problem, reason string) {
	if reason == "" {
		reason = problem.Sentence()
	}
	pt.problem, pt.reason, pt.pages, pt.made, pt.signatures = problem, reason, 1, "", nil
	if pt.source != nil {
		_ = pt.source.Close() // read-only
		pt.source = nil
	}
}

// fail marks the part for a placeholder because of what opening or copying it
// said.
func (pt *part) fail(err error) {
	switch {
	case errors.Is(err, pdf.ErrLocked) && pt.tried:
		pt.replace(model.ProblemLocked, "Kata sandi yang diberikan untuk berkas ini tidak cocok. Berkas tetap disimpan; periksa kata sandinya lalu ulangi.")
	case errors.Is(err, pdf.ErrLocked):
		pt.replace(model.ProblemLocked, "")
	case errors.Is(err, pdf.ErrNoPages):
		pt.replace(model.ProblemNoPages, "")
	case errors.Is(err, context.DeadlineExceeded):
		pt.replace(model.ProblemTooLong, "")
	case errors.Is(err, fs.ErrPermission):
		pt.replace(model.ProblemDamaged, "Berkas tidak boleh dibaca oleh pengguna komputer ini.")
	case model.KindOf(err) == model.Unsupported:
		pt.replace(model.ProblemType, "")
	default:
		pt.replace(model.ProblemDamaged, "")
	}
}

// examine copies every remaining source to nowhere. It is done once a copy
// failed, so that all files with hidden damage are found in one go.
func (b *prober) examine(ctx context.Context, p *plan) error {
	for _, pt := range p.parts {
		if pt.isPlaceholder() {
			continue
		}
		err := b.rehearse(ctx, pt)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			if err := b.giveUp(ctx, pt, err); err != nil {
				return err
			}
		}
	}
	return nil
}

// rehearse copies one source to nowhere.
func (b *prober) rehearse(ctx context.Context, pt *part) error {
	s, err := b.open(ctx, pt)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }() // read-only
	if s.NumPages() != pt.pages {
		return fmt.Errorf("bundle: %s has %d pages now, had %d", pt.item.code, s.NumPages(), pt.pages)
	}
	_, _, err = pdf.NewWriter(io.Discard, pt.pages, pdf.Meta{}).Append(ctx, s, 0, pt.pages, nil)
	return err
}

// release closes what is still open.
func (p *plan) release() {
	for _, pt := range p.parts {
		if pt.source != nil {
			_ = pt.source.Close() // read-only
			pt.source = nil
		}
	}
}
