package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"siapzi/model"
	"siapzi/model/pdf/cos"
)

// Causes of the errors that Open gives, for errors.Is. The error itself is a
// model.Error with a sentence for people: Denied for ErrLocked, else Invalid.
var (
	ErrLocked  = errors.New("pdf: password needed")
	ErrDamaged = errors.New("pdf: damaged")
	ErrNoPages = errors.New("pdf: no pages")
	ErrTooMuch = errors.New("pdf: needs more memory or work than a file may")
)

// Method says how a source was opened, for reports.
type Method string

// The methods, in the order in which they are tried.
const (
	Plain    Method = "langsung"      // as it is
	Scanned  Method = "dipindai"      // its table was made anew by scanning for objects
	Rewrote  Method = "ditulis-ulang" // rewritten by pdfcpu
	Repaired Method = "diperbaiki"    // repaired by OpenOptions.Repairer
)

// Repairer makes a sound copy of a damaged PDF.
type Repairer interface {
	Repair(ctx context.Context, src, dst string) (pages int, err error)
}

// OpenOptions says how to open a source. The zero value works.
type OpenOptions struct {
	Password string
	// Repairer is asked last, for files that nothing else opens; may be nil.
	Repairer Repairer
	// TempDir is where repaired copies lie until Close; "" for the system's.
	TempDir string
}

// Source is an opened PDF. Its pages are counted from 0. The caller closes it.
type Source struct {
	file   *cos.File
	pages  []page
	method Method
	lost   int // pages that the page tree promises and that could not be found
	close  func() error
	disk   *os.File // the file, where it is one
	copies map[*Writer]*copier
	dests  map[string]cos.Object // named destinations, read at first use
}

// Open opens the PDF at path. Files with an empty user password are simply
// opened; for others without the right password the error is Denied. A file
// that no method opens, or that has no page, is Invalid.
func Open(ctx context.Context, path string, opt OpenOptions) (*Source, error) {
	r, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("pdf: open: %w", err)
	}
	st, err := r.Stat()
	if err == nil && !st.Mode().IsRegular() {
		err = fmt.Errorf("pdf: open %s: not a file", path)
	}
	if err != nil {
		_ = r.Close() // read-only
		return nil, err
	}
	s, err := OpenReader(ctx, r, st.Size(), opt.Password)
	if err == nil {
		s.close, s.disk = r.Close, r
		return s, nil
	}
	_ = r.Close() // read-only
	if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNoPages) {
		return nil, err
	}
	return openRepaired(ctx, path, st.Size(), opt, err)
}

// OpenReader opens a PDF of the given size without any repair by other
// programs. r must stay usable until the Source is no longer needed.
func OpenReader(ctx context.Context, r io.ReaderAt, size int64, password string) (s *Source, err error) {
	defer recovered(&err)
	f, err := cos.Open(ctx, r, size, password)
	if err != nil {
		return nil, openError(err)
	}
	s = &Source{file: f, method: Plain, close: func() error { return nil }}
	err = s.readPages()
	if f.Rebuilt() {
		s.method = Scanned
		if errors.Is(err, ErrNoPages) { // its pages were lost with what is missing
			err = openError(err)
		}
	}
	if err != nil {
		return nil, err
	}
	return s, nil
}

// openError turns an error of the reader into one for people.
func openError(err error) error {
	switch {
	case errors.Is(err, cos.ErrPassword):
		return &model.Error{Kind: model.Denied, Msg: "PDF ini terkunci kata sandi.", Err: errors.Join(ErrLocked, err)}
	case errors.Is(err, cos.ErrTooMuch):
		return &model.Error{Kind: model.Invalid, Msg: "PDF ini terlalu rumit untuk dibaca.", Err: errors.Join(ErrTooMuch, err)}
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	}
	return &model.Error{Kind: model.Invalid, Msg: "PDF ini rusak dan tidak dapat dibuka.", Err: errors.Join(ErrDamaged, err)}
}

// stopped gives the error of a file whose reading was stopped, or nil.
func stopped(f *cos.File) error {
	if err := f.Err(); err != nil {
		return openError(err)
	}
	return nil
}

func errNoPages() error {
	return &model.Error{Kind: model.Invalid, Msg: "PDF ini tidak berisi halaman.", Err: ErrNoPages}
}

// recovered turns a panic into an Internal error: one bad file must not end
// the program. The stack is in the error's chain for the log.
func recovered(err *error) {
	if x := recover(); x != nil {
		cause := fmt.Errorf("pdf: panic: %v\n%s", x, debug.Stack())
		*err = &model.Error{Kind: model.Internal, Msg: "PDF ini tidak dapat dibaca (kesalahan program).", Err: errors.Join(ErrDamaged, cause)}
	}
}

// NumPages gives the number of pages, at least 1.
func (s *Source) NumPages() int { return len(s.pages) }

// Method tells how the source was opened.
func (s *Source) Method() Method { return s.method }

// Encrypted tells whether the source was encrypted.
func (s *Source) Encrypted() bool { return s.file.Encrypted() }

// Lost gives how many pages a damaged file promises that could not be found.
func (s *Source) Lost() int { return s.lost }

// PageSize gives width and height of page i as displayed, in points.
func (s *Source) PageSize(i int) (w, h float64) { return s.geometry(i).size() }

// Close lets go of the file.
func (s *Source) Close() error {
	s.copies = nil
	s.file.Forget()
	return s.close()
}
