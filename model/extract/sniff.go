package extract

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/gabriel-vasile/mimetype"

	"siapzi/model"
	"siapzi/model/charset"
	"siapzi/model/disk"
)

// Class is what the program can do with a file.
type Class string

// The classes of files.
const (
	ClassPDF     Class = "pdf"
	ClassPicture Class = "picture" // JPEG, PNG, GIF, BMP, WebP, TIFF, HEIC
	ClassOffice  Class = "office"  // word processing, sheets and slides; RTF too
	ClassText    Class = "text"    // plain text, CSV, HTML and other readable text
	ClassLink    Class = "link"    // nothing but an address on the web
	ClassProgram Class = "program" // something that a double click would run
	ClassArchive Class = "archive" // ZIP, RAR, 7z, …
	ClassEmpty   Class = "empty"   // no bytes at all
	ClassOther   Class = "other"
)

// Type is what Sniff found.
type Type struct {
	MIME  string // "application/pdf"; without parameters
	Class Class
}

// headSize is how much of a file's beginning is looked at. A PDF header may
// stand anywhere in the first 1,024 bytes (PDF 1.7, implementation note 13).
const (
	headSize    = 8192
	pdfHeadSize = 1024
)

// Types that need a name here; others come from the mimetype library.
const (
	mimePDF    = "application/pdf"
	mimeRTF    = "text/rtf"
	mimeHTML   = "text/html"
	mimeText   = "text/plain"
	mimeOLE    = "application/x-ole-storage"
	mimeZIP    = "application/zip"
	mimeBinary = "application/octet-stream"
	mimeEXE    = "application/vnd.microsoft.portable-executable"
	mimeDOCX   = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	mimeXLSX   = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	mimeXLSB   = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
	mimePPTX   = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
	mimeODF    = "application/vnd.oasis.opendocument."
	mimeDOC    = "application/msword"
	mimeXLS    = "application/vnd.ms-excel"
	mimePPT    = "application/vnd.ms-powerpoint"
)

// Sniff tells what the file at path is from its bytes. The name counts only
// for one thing: text that Windows runs (.bat, .vbs, .js, …) looks like any
// other text, so the extension alone makes it a program. Errors are those of
// the disk.
func Sniff(path string) (Type, error) {
	f, err := os.Open(path)
	if err != nil {
		return Type{}, diskError(path, err)
	}
	defer f.Close() // read-only
	info, err := f.Stat()
	if err != nil {
		return Type{}, diskError(path, err)
	}
	if !info.Mode().IsRegular() {
		return Type{}, model.Errorf(model.Invalid, "%q bukan berkas biasa.", filepath.Base(path))
	}
	head := make([]byte, headSize)
	n, err := io.ReadFull(f, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return Type{}, diskError(path, err)
	}
	return sniff(f, info.Size(), head[:n], filepath.Ext(path)), nil
}

func diskError(path string, err error) error {
	kind := model.Unavailable
	switch {
	case errors.Is(err, fs.ErrNotExist):
		kind = model.NotFound
	case errors.Is(err, fs.ErrPermission):
		kind = model.Denied
	case disk.IsInUse(err):
		return &model.Error{Kind: model.Busy, Err: err,
			Msg: fmt.Sprintf("Berkas %q sedang dibuka di program lain. Tutup di sana, lalu coba lagi.", filepath.Base(path))}
	}
	return &model.Error{Kind: kind, Err: err,
		Msg: fmt.Sprintf("Berkas %q tidak dapat dibaca dari disk.", filepath.Base(path))}
}

// sniff decides from the beginning of a file, looking further into r for
// containers. ext is the extension with its dot.
func sniff(r io.ReaderAt, size int64, head []byte, ext string) Type {
	if size == 0 {
		return Type{"inode/x-empty", ClassEmpty}
	}
	if program, ok := programMagic(r, head); ok {
		return Type{program, ClassProgram}
	}
	if t, ok := sniffLink(r, size, head); ok {
		return t
	}
	m := mimetype.Detect(head)
	mime, _, _ := strings.Cut(m.String(), ";")
	text := isText(m)
	if mime == mimePDF || mime == mimeEXE {
		// The library is content with "MZ" or "%PDF-" in the middle of a text.
		mime = mimeBinary
		if text = readable(head); text {
			mime = mimeText
		}
	}
	switch {
	case m.Is(mimeOLE) || bytes.HasPrefix(head, oleMagic):
		return sniffOLE(r, size)
	case bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return sniffZIP(r, size, mime, ext)
	case pictures[mime]:
		return Type{mime, ClassPicture}
	case bytes.HasPrefix(head, []byte(`{\rt`)):
		return Type{mimeRTF, ClassOffice}
	case hasPDFHeader(head) && (mime == mimeBinary || text):
		return Type{mimePDF, ClassPDF}
	case programs[mime] || runnable[strings.ToLower(ext)]:
		return Type{mime, ClassProgram}
	case archives[mime]:
		return Type{mime, ClassArchive}
	case text || mime == mimeBinary && charset.IsUTF16(head):
		if mime == mimeBinary {
			mime = mimeText
		}
		return Type{mime, ClassText}
	}
	return Type{mime, ClassOther}
}

// isText tells whether m is plain text or a kind of it, but not SVG, which is
// a picture that we cannot draw.
func isText(m *mimetype.MIME) bool {
	for x := m; x != nil; x = x.Parent() {
		if x.Is("image/svg+xml") {
			return false
		}
		if x.Is(mimeText) {
			return true
		}
	}
	return false
}

// hasPDFHeader tells whether "%PDF-" and a digit stand in the first kilobyte.
func hasPDFHeader(head []byte) bool {
	head = head[:min(len(head), pdfHeadSize)]
	for {
		i := bytes.Index(head, []byte("%PDF-"))
		if i < 0 {
			return false
		}
		head = head[i+5:]
		if len(head) > 0 && head[0] >= '0' && head[0] <= '9' {
			return true
		}
	}
}

// readable tells whether head is UTF-8 or Windows text without control characters.
func readable(head []byte) bool {
	return bytes.IndexFunc(head, func(r rune) bool { return r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f' }) < 0
}

// programMagic recognises programs by their first bytes, whatever follows: a
// file that is PDF and program at once is a program.
func programMagic(r io.ReaderAt, head []byte) (mime string, ok bool) {
	for _, p := range programHeads {
		if bytes.HasPrefix(head, []byte(p.head)) {
			return p.mime, true
		}
	}
	if len(head) >= 64 && bytes.HasPrefix(head, []byte("MZ")) {
		// "MZ" alone may begin a text. A program has zeros in its old header
		// and, where the number at 60 points, the mark of the new one.
		var mark [2]byte
		_, err := r.ReadAt(mark[:], int64(binary.LittleEndian.Uint32(head[60:])))
		if bytes.IndexByte(head[:64], 0) >= 0 || err == nil && string(mark[:]) == "PE" {
			return mimeEXE, true
		}
	}
	return "", false
}

// programHeads are beginnings of files that a computer runs.
var programHeads = []struct{ head, mime string }{
	{"\x7fELF", "application/x-elf"},
	{"\xFE\xED\xFA\xCE", "application/x-mach-binary"},
	{"\xFE\xED\xFA\xCF", "application/x-mach-binary"},
	{"\xCE\xFA\xED\xFE", "application/x-mach-binary"},
	{"\xCF\xFA\xED\xFE", "application/x-mach-binary"},
	{"\xCA\xFE\xBA\xBE", "application/x-mach-binary"}, // also a Java class
	{"#!", "text/x-shellscript"},
	{"\xEF\xBB\xBF#!", "text/x-shellscript"},
	{"L\x00\x00\x00\x01\x14\x02\x00", "application/x-ms-shortcut"},
	{"\x00asm", "application/wasm"},
	{"dex\n", "application/x-dex"},
}

// programs are types of the library that are programs or install some.
var programs = set("application/x-elf", "application/x-object",
	"application/x-executable", "application/x-sharedlib", "application/x-mach-binary", "application/x-java-applet",
	"application/x-shockwave-flash", "application/x-chrome-extension", "application/wasm", "application/x-ms-shortcut",
	"application/vnd.debian.binary-package", "application/x-rpm", "application/x-ms-installer",
	"application/java-archive", "application/vnd.android.package-archive", "text/x-shellscript")

// runnable are extensions of text that Windows runs on a double click.
var runnable = set(".bat", ".cmd", ".ps1", ".psm1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".wsh", ".hta", ".reg",
	".scr", ".com", ".pif", ".msi", ".lnk", ".jar", ".exe", ".cpl", ".scf", ".inf", ".sh")

// pictures are the picture types that are evidence.
var pictures = set("image/jpeg", "image/png", "image/apng", "image/gif", "image/bmp", "image/webp", "image/tiff",
	"image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence")

var archives = set(mimeZIP, "application/x-7z-compressed", "application/x-rar-compressed", "application/vnd.rar",
	"application/gzip", "application/x-tar", "application/x-bzip2", "application/x-xz", "application/zstd",
	"application/vnd.ms-cab-compressed", "application/x-cpio", "application/lzip", "application/x-xar")

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
