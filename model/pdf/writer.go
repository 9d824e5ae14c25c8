package pdf

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"

	"siapzi/model/pdf/cos"
)

const (
	packObjects = 200       // objects in one object stream
	packBytes   = 128 << 10 // or this much text
	fanout      = 64        // children of a page tree node
)

// slot is where an object of the output stands.
type slot struct {
	off    int64 // in the file; or the number of its object stream
	index  int32 // within the object stream
	packed bool
	used   bool
}

// Writer makes one PDF out of pages of sources. All methods belong to one
// goroutine. After an error of the underlying writer every call gives it again.
type Writer struct {
	out   *bufio.Writer
	disk  io.ReaderFrom // below out, where the system can copy into it
	n     int64         // bytes written
	err   error
	meta  Meta
	slots []slot // by object number

	total int          // pages promised
	pages []pageRecord // pages written
	late  []lateLink   // links whose targets may not be written yet

	packNums []int // objects waiting for their object stream
	packOffs []int
	packText bytes.Buffer
	deflate  *zlib.Writer
	buf      []byte // for copying streams
	inflate  io.ReadCloser
	zbuf     []byte // for verifying compressed streams

	seen   map[fingerprint]int // objects without streams, by text
	blobs  map[fingerprint][]seenStream
	fonts  [2]*font       // number and code of the stamp
	marks  map[string]int // forms of watermarks, by text
	layers layers
	digest hash.Hash // of what is written, for the file's ID

	lock *cos.Encryption // nil for a file that everybody may open
	body io.WriteCloser  // takes the bytes of the stream that is written now, where they are encrypted
}

// pageRecord is what is remembered of a written page.
type pageRecord struct {
	g geometry
}

// lateLink is a link annotation that is written at the end.
type lateLink struct {
	num  int
	rect rect
	page int
}

// Object numbers that are fixed.
const (
	catalogNum = 1
	infoNum    = 2
	treeNum    = 3 // root of the page tree; the other nodes follow, then the pages
)

// NewWriter begins a PDF of exactly the given number of pages on w. Finish
// ends it; w is not closed. A w that is an *os.File, or passes ReadFrom on to
// one, lets the system copy large streams.
func NewWriter(w io.Writer, pages int, meta Meta) *Writer {
	x := &Writer{
		out: bufio.NewWriterSize(w, 256<<10), total: pages, meta: meta, digest: sha256.New(),
		seen: map[fingerprint]int{}, blobs: map[fingerprint][]seenStream{}, marks: map[string]int{}, buf: make([]byte, 256<<10),
	}
	if f, ok := w.(io.ReaderFrom); ok && systemCopies {
		x.disk = f
	}
	x.slots = make([]slot, treeNum+treeNodes(pages)+pages)
	x.write([]byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"))
	for i, f := range stampFonts() {
		x.fonts[i] = f.use(x.alloc())
	}
	return x
}

// treeNodes gives the number of nodes that the page tree needs above n pages.
func treeNodes(n int) int {
	total := 0
	for {
		n = max(1, (n+fanout-1)/fanout)
		total += n
		if n == 1 {
			return total
		}
	}
}

// pageNum gives the object number of page n, counted from 1.
func (w *Writer) pageNum(n int) int { return treeNum + treeNodes(w.total) + n - 1 }

// pageRef gives the reference to page n, counted from 1.
func (w *Writer) pageRef(n int) cos.Ref { return cos.Ref{Num: w.pageNum(n)} }

// alloc gives a new object number.
func (w *Writer) alloc() int {
	w.slots = append(w.slots, slot{})
	return len(w.slots) - 1
}

// write puts bytes into the file and counts them.
func (w *Writer) write(b []byte) {
	if w.err != nil {
		return
	}
	n, err := w.out.Write(b)
	w.n += int64(n)
	if err != nil {
		w.err = fmt.Errorf("pdf: write: %w", err)
	}
}

// put writes an object without stream, sooner or later, into an object stream.
func (w *Writer) put(num int, o cos.Object) { w.putText(num, cos.Append(nil, o)) }

func (w *Writer) putText(num int, text []byte) {
	w.slots[num].used = true
	w.digest.Write(text)
	w.packNums = append(w.packNums, num)
	w.packOffs = append(w.packOffs, w.packText.Len())
	w.packText.Write(text)
	w.packText.WriteByte('\n')
	if len(w.packNums) >= packObjects || w.packText.Len() >= packBytes {
		w.flushPack()
	}
}

// flushPack writes the waiting objects as one object stream.
func (w *Writer) flushPack() {
	if len(w.packNums) == 0 {
		return
	}
	num := w.alloc()
	var head []byte
	for i, n := range w.packNums {
		head = fmt.Appendf(head, "%d %d ", n, w.packOffs[i])
		w.slots[n] = slot{off: int64(num), index: int32(i), packed: true, used: true}
	}
	head[len(head)-1] = '\n'
	d := cos.Dict{"Type": cos.Name("ObjStm"), "N": cos.Integer(len(w.packNums)), "First": cos.Integer(len(head))}
	w.packNums, w.packOffs = w.packNums[:0], w.packOffs[:0]
	w.putFlate(num, d, head, w.packText.Bytes())
	w.packText.Reset()
}

// putFlate compresses the parts and writes them as stream num.
func (w *Writer) putFlate(num int, d cos.Dict, parts ...[]byte) {
	d["Filter"] = cos.Name("FlateDecode")
	w.putStream(num, d, w.deflated(parts...))
}

// deflated gives the parts compressed.
func (w *Writer) deflated(parts ...[]byte) []byte {
	var b bytes.Buffer
	if w.deflate == nil {
		w.deflate = zlib.NewWriter(&b)
	} else {
		w.deflate.Reset(&b)
	}
	for _, p := range parts {
		_, _ = w.deflate.Write(p) // a bytes.Buffer does not fail
	}
	_ = w.deflate.Close()
	return b.Bytes()
}

// putStream writes a stream whose encoded bytes are in memory.
func (w *Writer) putStream(num int, d cos.Dict, raw []byte) {
	d["Length"] = cos.Integer(len(raw))
	w.beginStream(num, d, cos.Append(nil, d))
	w.digest.Write(raw)
	w.data(raw)
	w.endStream()
}

// beginStream writes what stands before the bytes of a stream. text is d as it
// is written without encryption.
func (w *Writer) beginStream(num int, d cos.Dict, text []byte) {
	w.slots[num] = slot{off: w.n, used: true}
	w.digest.Write(text)
	if w.lock != nil {
		size, _ := d["Length"].(cos.Integer)
		d, _ = w.lock.Strings(d).(cos.Dict)
		d["Length"] = cos.Integer(w.lock.Size(int64(size)))
		text = cos.Append(nil, d)
	}
	w.write(fmt.Appendf(nil, "%d 0 obj\n", num))
	w.write(text)
	w.write([]byte("\nstream\n"))
	if w.lock != nil {
		w.body = w.lock.Writer(plainWriter{w})
	}
}

// data writes bytes of the stream that was begun.
func (w *Writer) data(b []byte) {
	if w.body == nil {
		w.write(b)
		return
	}
	_, _ = w.body.Write(b) // an error stays in w.err
}

func (w *Writer) endStream() {
	if w.body != nil {
		_ = w.body.Close() // an error stays in w.err
		w.body = nil
	}
	w.write([]byte("\nendstream\nendobj\n"))
}

// plainWriter is w.write for those who need an io.Writer.
type plainWriter struct{ w *Writer }

func (p plainWriter) Write(b []byte) (int, error) {
	p.w.write(b)
	return len(b), p.w.err
}

// Size gives the number of bytes written so far, so that a caller can tell what
// each source added. Small objects are counted when the object stream that
// they wait for is written.
func (w *Writer) Size() int64 { return w.n }

// Err gives the error of the underlying writer, nil while there is none. It
// tells a full disk from a source that cannot be copied.
func (w *Writer) Err() error { return w.err }

// Pages gives the number of pages written so far.
func (w *Writer) Pages() int { return len(w.pages) }

// Finish writes the bookmarks, the page tree and the metadata and ends the
// file. It is an error if fewer or more pages were written than promised.
func (w *Writer) Finish(outline []Bookmark) (err error) {
	defer recovered(&err)
	if w.err != nil {
		return w.err
	}
	if len(w.pages) != w.total {
		return fmt.Errorf("pdf: finish: %d pages written, %d promised", len(w.pages), w.total)
	}
	if err := w.putLinks(); err != nil {
		return err
	}
	for _, f := range w.fonts {
		f.write(w)
	}
	catalog := cos.Dict{
		"Type": cos.Name("Catalog"), "Pages": cos.Ref{Num: treeNum}, "Version": cos.Name("1.7"),
		"ViewerPreferences": cos.Dict{"DisplayDocTitle": true},
		"Metadata":          cos.Ref{Num: w.putMeta()},
	}
	if w.meta.Lang != "" {
		catalog["Lang"] = cos.FromText(w.meta.Lang)
	}
	if root, err := w.putOutline(outline); err != nil {
		return err
	} else if root != 0 {
		catalog["Outlines"] = cos.Ref{Num: root}
		catalog["PageMode"] = cos.Name("UseOutlines")
	}
	if labels := w.meta.pageLabels(); labels != nil {
		catalog["PageLabels"] = labels
	}
	if oc := w.layers.properties(); oc != nil {
		catalog["OCProperties"] = oc
	}
	if w.lock != nil {
		catalog["Extensions"] = cos.Dict{"ADBE": cos.Dict{"BaseVersion": cos.Name("1.7"), "ExtensionLevel": cos.Integer(8)}}
	}
	if w.total > 0 {
		catalog["OpenAction"] = w.destination(1, 0, cos.Integer(1))
	}
	w.putTree()
	w.put(catalogNum, catalog)
	w.flushPack()
	w.putXref()
	if w.err == nil {
		if err := w.out.Flush(); err != nil {
			w.err = fmt.Errorf("pdf: write: %w", err)
		}
	}
	return w.err
}

// putTree writes the nodes of the page tree, level by level from the pages up.
func (w *Writer) putTree() {
	type child struct{ num, count int }
	level := make([]child, w.total)
	for i := range level {
		level[i] = child{w.pageNum(i + 1), 1}
	}
	last := treeNum + treeNodes(w.total) // nodes are numbered from the root down
	for {
		n := max(1, (len(level)+fanout-1)/fanout)
		first := last - n
		up := make([]child, n)
		for i := range up {
			kids := level[min(i*fanout, len(level)):min((i+1)*fanout, len(level))]
			refs := make(cos.Array, len(kids))
			up[i].num = first + i
			for j, k := range kids {
				refs[j] = cos.Ref{Num: k.num}
				up[i].count += k.count
			}
			d := cos.Dict{"Type": cos.Name("Pages"), "Kids": refs, "Count": cos.Integer(up[i].count)}
			if n > 1 {
				above := max(1, (n+fanout-1)/fanout)
				d["Parent"] = cos.Ref{Num: first - above + i/fanout}
			}
			w.put(up[i].num, d)
		}
		if n == 1 {
			return
		}
		level, last = up, first
	}
}

// parentOf gives the page tree node above page n, counted from 1.
func (w *Writer) parentOf(n int) cos.Ref {
	lowest := max(1, (w.total+fanout-1)/fanout)
	return cos.Ref{Num: w.pageNum(1) - lowest + (n-1)/fanout}
}

// putXref writes the cross-reference stream and the end of the file.
func (w *Writer) putXref() {
	lock := w.putLock()
	num, at := w.alloc(), w.n
	w.slots[num] = slot{off: at, used: true}
	const width = 1 + 5 + 2
	rows := make([]byte, 0, len(w.slots)*(width+1))
	var prev [width]byte
	for i, s := range w.slots {
		var row [width]byte
		gen := int64(s.index)
		switch {
		case i == 0:
			gen = 65535
		case s.packed:
			row[0] = 2
		case s.used:
			row[0] = 1
		}
		for j := range 5 {
			row[1+j] = byte(s.off >> (8 * (4 - j)))
		}
		row[6], row[7] = byte(gen>>8), byte(gen)
		rows = append(rows, 2) // PNG predictor "up"
		for j := range row {
			rows = append(rows, row[j]-prev[j])
		}
		prev = row
	}
	sum := w.digest.Sum(nil)
	id := cos.String(sum[:16])
	d := cos.Dict{
		"Type": cos.Name("XRef"), "Size": cos.Integer(len(w.slots)), "W": cos.Array{cos.Integer(1), cos.Integer(5), cos.Integer(2)},
		"DecodeParms": cos.Dict{"Predictor": cos.Integer(12), "Columns": cos.Integer(width)},
		"Root":        cos.Ref{Num: catalogNum}, "Info": cos.Ref{Num: infoNum}, "ID": cos.Array{id, id},
	}
	if lock != 0 {
		d["Encrypt"] = cos.Ref{Num: lock}
	}
	w.putFlate(num, d, rows)
	w.write(fmt.Appendf(nil, "startxref\n%d\n%%%%EOF\n", at))
}
