package office

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"io"
	"os"
	"regexp"
)

var errNotPDF = errors.New("office: the result is not a whole PDF")

// isWholePDF looks at both ends of a file.
func isWholePDF(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close() // read-only
	var head [5]byte
	if _, err := io.ReadFull(f, head[:]); err != nil || string(head[:]) != "%PDF-" {
		return errNotPDF
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	tail := make([]byte, min(info.Size(), 64))
	if _, err := f.ReadAt(tail, info.Size()-int64(len(tail))); err != nil && err != io.EOF {
		return err
	}
	if !bytes.HasSuffix(bytes.TrimRight(tail, "\r\n\x00 "), []byte("%%EOF")) {
		return errNotPDF
	}
	return nil
}

// pageObject is the type entry of a page, not of the tree of pages.
var pageObject = regexp.MustCompile(`/Type\s*/Page[^s]`)

// countPages counts page objects in a PDF that LibreOffice wrote. Versions from
// 2025 on hide them in compressed object streams.
func countPages(ctx context.Context, path string) (int, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return 0, err
	}
	n := len(pageObject.FindAllIndex(data, -1))
	for rest := data; ctx.Err() == nil; {
		i := bytes.Index(rest, []byte("/ObjStm"))
		if i < 0 {
			break
		}
		rest = rest[i+len("/ObjStm"):]
		start := bytes.Index(rest, []byte("stream"))
		if start < 0 {
			break
		}
		n += len(pageObject.FindAllIndex(inflate(bytes.TrimLeft(rest[start+len("stream"):], "\r\n")), -1))
	}
	return n, ctx.Err()
}

// inflate gives what can be inflated from the beginning of b, within a cap.
func inflate(b []byte) []byte {
	z, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	const most = 16 << 20 // LibreOffice puts some hundred objects into a stream
	out, _ := io.ReadAll(io.LimitReader(z, most))
	return append(out, ' ') // so that an entry at the end is seen
}
