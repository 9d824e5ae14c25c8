package cos

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"sort"
)

// Errors that a caller tells apart.
var (
	// ErrDamaged says that not even a scan found a usable document.
	ErrDamaged = errors.New("cos: no readable document")
	// ErrPassword says that the file is encrypted and the password does not open it.
	ErrPassword = errors.New("cos: password needed")
	// ErrTooMuch says that a file wants more work or memory than it is allowed.
	ErrTooMuch = errors.New("cos: limit exceeded")
)

const (
	maxObjectText = 64 << 20 // longest object without its stream
	maxObjStm     = 96 << 20 // largest object stream after decoding
	cacheText     = 4 << 20  // bytes of object text whose objects stay cached
	packsBytes    = 24 << 20 // decoded object streams that stay in memory
	// decodeBudget and as many bytes for each byte of the file bound all that
	// is decoded of one file; see File.spend.
	decodeBudget  = 1 << 30
	decodePerByte = 32
)

type entryKind uint8

const (
	entryFree entryKind = iota
	entryOffset
	entryPacked // in an object stream
)

// entry is one line of the cross-reference table.
type entry struct {
	kind entryKind
	gen  int   // or the place within the object stream
	off  int64 // or the number of the object stream
}

// File is an open PDF file. It belongs to one goroutine at a time.
type File struct {
	r    io.ReaderAt
	size int64
	base int64 // where the header stands; offsets in the file count from here

	ctx     context.Context
	entries map[int]entry
	trailer Dict
	crypt   *crypt
	rebuilt bool

	win       []byte // the window of the file that was read last
	winOff    int64
	cache     map[int]Object
	cached    int // bytes of text behind the cache
	loading   map[int]bool
	packs     []*pack // object streams decoded last, newest first
	remaining int64   // decode budget
}

// Open reads the cross-reference table of a PDF of the given size. The password
// may be empty. Errors are ErrPassword, ErrDamaged (also after a scan of the
// whole file), ErrTooMuch, the context's, or the reader's.
func Open(ctx context.Context, r io.ReaderAt, size int64, password string) (*File, error) {
	f := &File{r: r, size: size, ctx: ctx, remaining: decodeBudget + decodePerByte*size}
	f.reset()
	f.base = f.findHeader()
	if err := f.readXref(); err != nil || !f.hasCatalog() {
		if err := f.Rebuild(); err != nil {
			return nil, err
		}
	}
	if err := f.unlock(password); err != nil {
		return nil, err
	}
	if f.crypt != nil && f.rebuilt { // object streams could not be read before
		if err := f.Rebuild(); err != nil {
			return nil, err
		}
	}
	if !f.hasCatalog() {
		if f.rebuilt {
			return nil, ErrDamaged
		}
		if err := f.Rebuild(); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// reset empties the table and all caches.
func (f *File) reset() {
	f.entries = map[int]entry{}
	f.trailer = Dict{}
	f.Forget()
}

// Forget empties the caches, for a file that stays open but is not used now.
func (f *File) Forget() {
	f.cache = map[int]Object{}
	f.cached = 0
	f.loading = map[int]bool{}
	f.packs = nil
	f.win = nil
}

// Bind sets the context that ends the work of all calls from now on.
func (f *File) Bind(ctx context.Context) { f.ctx = ctx }

// Err tells why reading was stopped: the context's error, ErrTooMuch, or nil.
// While it is not nil objects read as null.
func (f *File) Err() error {
	if f.remaining < 0 {
		return ErrTooMuch
	}
	return f.ctx.Err()
}

// Trailer gives the trailer dictionary.
func (f *File) Trailer() Dict { return f.trailer }

// Catalog gives the document catalogue, or an empty dictionary.
func (f *File) Catalog() Dict { return f.Dict(f.trailer["Root"]) }

// Rebuilt tells whether the cross-reference table was made by scanning.
func (f *File) Rebuilt() bool { return f.rebuilt }

// Encrypted tells whether the file is encrypted (and was unlocked).
func (f *File) Encrypted() bool { return f.crypt != nil }

// SortedNumbers gives the numbers of all objects in use, rising.
func (f *File) SortedNumbers() []int {
	ns := make([]int, 0, len(f.entries))
	for n, e := range f.entries {
		if e.kind != entryFree {
			ns = append(ns, n)
		}
	}
	sort.Ints(ns)
	return ns
}

func (f *File) hasCatalog() bool {
	if f.trailer["Encrypt"] != nil && f.crypt == nil {
		return f.trailer["Root"] != nil // it may lie in an encrypted object stream
	}
	c := f.Catalog()
	return c["Pages"] != nil || c["Type"] == Name("Catalog")
}

// findHeader gives the place of %PDF- within the first bytes, or 0.
func (f *File) findHeader() int64 {
	b, err := f.bytesAt(0, 8192)
	if err != nil {
		return 0
	}
	if i := bytes.Index(b, []byte("%PDF-")); i > 0 {
		return int64(i)
	}
	return 0
}

// bytesAt gives the bytes from off, n of them or as many as the file has. They
// are valid until the next call.
func (f *File) bytesAt(off int64, n int) ([]byte, error) {
	if off < 0 || off >= f.size {
		return nil, io.EOF
	}
	if rest := f.size - off; int64(n) > rest {
		n = int(rest)
	}
	if i := off - f.winOff; f.win != nil && i >= 0 && i+int64(n) <= int64(len(f.win)) {
		return f.win[i : i+int64(n)], nil
	}
	if err := f.ctx.Err(); err != nil {
		return nil, err
	}
	want := max(n, 16<<10)
	if rest := f.size - off; int64(want) > rest {
		want = int(rest)
	}
	if cap(f.win) < want || cap(f.win) > 4*want+(64<<10) {
		f.win = make([]byte, want)
	}
	f.win = f.win[:want]
	m, err := f.r.ReadAt(f.win, off)
	if m < n {
		f.win = nil
		if err == nil || err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return nil, fmt.Errorf("cos: read at %d: %w", off, err)
	}
	f.win, f.winOff = f.win[:m], off
	return f.win[:n], nil
}

// parseAt lets read work on the bytes from off and comes again with more of
// them until it is content. It gives what read left unread as a position.
func (f *File) parseAt(off int64, read func(p *parser) error) (end int64, err error) {
	for n := 2 << 10; ; n *= 4 {
		b, err := f.bytesAt(off, n)
		if err != nil {
			return off, err
		}
		p := &parser{b: b, final: off+int64(len(b)) >= f.size}
		err = read(p)
		if err == errMore {
			if n >= maxObjectText {
				return off, ErrTooMuch
			}
			continue
		}
		return off + int64(p.pos), err
	}
}

// Resolve follows references until o is an object itself.
func (f *File) Resolve(o Object) Object {
	for range 32 {
		r, ok := o.(Ref)
		if !ok {
			return o
		}
		o = f.Load(r)
	}
	return nil
}

// Dict resolves o; a stream gives its dictionary, anything else an empty one.
func (f *File) Dict(o Object) Dict {
	switch v := f.Resolve(o).(type) {
	case Dict:
		return v
	case *Stream:
		return v.Dict
	}
	return nil
}

// Array resolves o; anything but an array gives nil.
func (f *File) Array(o Object) Array {
	a, _ := f.Resolve(o).(Array)
	return a
}

// Name resolves o; anything but a name gives "".
func (f *File) Name(o Object) Name {
	n, _ := f.Resolve(o).(Name)
	return n
}

// Load gives the object that r points to; null where there is none, where it
// cannot be read, or where reading it needs itself.
func (f *File) Load(r Ref) Object {
	if o, ok := f.cache[r.Num]; ok {
		return o
	}
	e, ok := f.entries[r.Num]
	if !ok || e.kind == entryFree || f.loading[r.Num] {
		return nil
	}
	f.loading[r.Num] = true
	defer delete(f.loading, r.Num)
	var (
		o    Object
		size int64
		err  error
	)
	if e.kind == entryPacked {
		o, size, err = f.loadPacked(r.Num, e)
	} else {
		o, size, err = f.loadAt(r.Num, e)
	}
	if err == errMisplaced && !f.rebuilt && f.ctx.Err() == nil {
		if f.Rebuild() == nil {
			delete(f.loading, r.Num)
			return f.Load(r)
		}
		return nil
	}
	if f.Err() != nil {
		return nil // stopped, which says nothing about the object
	}
	if err != nil {
		o = nil
	}
	if f.cached += int(size) + 64; f.cached > cacheText {
		f.cache, f.cached = map[int]Object{}, 0
	}
	f.cache[r.Num] = o
	return o
}

// errMisplaced says that the table points to something that is not the object.
var errMisplaced = errors.New("cos: no object where the table says")

// loadAt reads the object n, "n gen obj …", at its offset.
func (f *File) loadAt(n int, e entry) (o Object, size int64, err error) {
	var got Ref
	var streamAt int
	end, err := f.parseAt(e.off, func(p *parser) (err error) {
		got, o, streamAt, err = p.indirect()
		return err
	})
	if err == errSyntax || err == io.EOF || err == nil && got.Num != n {
		return nil, 0, errMisplaced
	}
	if err != nil {
		return nil, 0, err
	}
	size = end - e.off
	if f.crypt != nil {
		o = f.crypt.decryptStrings(o, got)
	}
	if d, ok := o.(Dict); ok && streamAt > 0 {
		o = f.stream(d, got, e.off+int64(streamAt))
	}
	return o, size, nil
}

// indirect reads "n g obj" and the object. streamAt is the position after the
// keyword stream and its line end, 0 where there is none.
func (p *parser) indirect() (r Ref, o Object, streamAt int, err error) {
	p.noRefs = true
	n, err1 := p.object()
	g, err2 := p.object()
	k, err3 := p.object()
	p.noRefs = false
	if err := errors.Join(err1, err2, err3); err != nil {
		if err1 == errMore || err2 == errMore || err3 == errMore {
			err = errMore
		}
		return r, nil, 0, err
	}
	num, ok1 := n.(Integer)
	gen, ok2 := g.(Integer)
	if !ok1 || !ok2 || k != keyword("obj") || num < 0 || num > maxNumber {
		return r, nil, 0, errSyntax
	}
	r = Ref{int(num), int(gen)}
	start := p.pos
	if o, err = p.object(); err != nil {
		if err == errSyntax { // the file ends here
			return r, nil, 0, nil
		}
		return r, nil, 0, err
	}
	if _, ok := o.(keyword); ok {
		p.pos = start
		return r, nil, 0, nil
	}
	if _, ok := o.(Dict); ok {
		streamAt, err = p.streamStart()
	}
	return r, o, streamAt, err
}

// streamStart looks for the keyword stream and gives the position of the first
// byte after its line end.
func (p *parser) streamStart() (int, error) {
	save := p.pos
	p.skipSpace()
	if p.pos+10 >= len(p.b) && !p.final {
		return 0, errMore
	}
	if !bytes.HasPrefix(p.b[p.pos:], []byte("stream")) {
		p.pos = save
		return 0, nil
	}
	i := p.pos + len("stream")
	for i < len(p.b) && (p.b[i] == ' ' || p.b[i] == '\t') && i+1 < len(p.b) && class[p.b[i+1]] == space {
		i++ // blanks before the line end
	}
	if i < len(p.b) && p.b[i] == '\r' {
		i++
	}
	if i < len(p.b) && p.b[i] == '\n' {
		i++
	}
	return i, nil
}
