package extract

import (
	"archive/zip"
	"context"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// Caps for office files, which are ZIP archives of XML parts. A thesis of 400
// pages has some dozens of parts and 10 MB of XML; what goes beyond the caps
// is a bomb or of no use for search.
const (
	maxEntries  = 10_000
	maxInflated = 256 << 20 // bytes of all parts read from one file
	maxRatio    = 400       // inflated to packed, looked at beyond ratioFrom
	ratioFrom   = 16 << 20
)

var (
	errTooBig  = errors.New("extract: beyond the caps for office files")
	errDamaged = errors.New("extract: damaged office file")
	errLocked  = errors.New("extract: needs a password")
)

// archive is an open office file. All its parts together may inflate to
// maxInflated bytes.
type archive struct {
	zip   *zip.Reader
	parts map[string]*zip.File
	read  int64
}

// openArchive reads the directory of a ZIP archive.
func openArchive(r io.ReaderAt, size int64) (*archive, error) {
	if n, err := countEntries(r, size); err != nil || n > maxEntries {
		return nil, errors.Join(errDamaged, err)
	}
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // names are only compared, never used as paths
		return nil, errors.Join(errDamaged, err)
	}
	if len(z.File) > maxEntries {
		return nil, errDamaged
	}
	a := &archive{zip: z, parts: make(map[string]*zip.File, len(z.File))}
	for _, f := range z.File {
		name := strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")
		a.parts[name] = f
	}
	return a, nil
}

// countEntries reads the number of entries from the end of the archive before
// archive/zip makes room for them. 65535 stands for "more than fit here", which
// no office file has.
func countEntries(r io.ReaderAt, size int64) (int, error) {
	const end = 22 // bytes of the end record; a comment of up to 64 KB may follow
	buf := make([]byte, min(size, end+65535))
	if _, err := r.ReadAt(buf, size-int64(len(buf))); err != nil && err != io.EOF {
		return 0, err
	}
	i := strings.LastIndex(string(buf), "PK\x05\x06")
	if i < 0 || i+end > len(buf) {
		return 0, errDamaged
	}
	return int(binary.LittleEndian.Uint16(buf[i+10:])), nil
}

// has tells whether the archive has a part of that name.
func (a *archive) has(name string) bool { return a.parts[name] != nil }

// open opens a part for reading within the caps.
func (a *archive) open(name string) (io.ReadCloser, error) {
	f := a.parts[name]
	if f == nil {
		return nil, errDamaged
	}
	if f.Flags&1 != 0 {
		return nil, errLocked
	}
	rc, err := f.Open()
	if err != nil {
		return nil, errors.Join(errDamaged, err)
	}
	return &cappedPart{a: a, rc: rc, packed: int64(f.CompressedSize64)}, nil
}

// cappedPart is a part being read.
type cappedPart struct {
	a            *archive
	rc           io.ReadCloser
	packed, read int64
}

func (p *cappedPart) Read(b []byte) (int, error) {
	n, err := p.rc.Read(b)
	p.read += int64(n)
	p.a.read += int64(n)
	if p.a.read > maxInflated || p.read > ratioFrom && p.read > maxRatio*p.packed {
		return n, errTooBig
	}
	return n, err
}

func (p *cappedPart) Close() error { return p.rc.Close() }

// walk gives the XML tokens of a part to f, until f returns errEnough. Names
// are without namespace: office files use each local name for one thing.
func (a *archive) walk(ctx context.Context, part string, f func(t xml.Token) error) error {
	rc, err := a.open(part)
	if err != nil {
		return err
	}
	defer rc.Close() // read-only
	return walkXML(ctx, rc, f)
}

// errEnough ends a walk without error: no more text is wanted.
var errEnough = errors.New("extract: enough")

// maxToken bounds a single XML token; a longer one would be held in memory.
const maxToken = 16 << 20

func walkXML(ctx context.Context, r io.Reader, f func(t xml.Token) error) error {
	lim := &tokenLimit{r: r}
	d := xml.NewDecoder(lim)
	d.Strict = false
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) { return charsetReader(label, in) }
	for n := 0; ; n++ {
		if n%1024 == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		lim.left = maxToken
		t, err := d.RawToken()
		switch {
		case err == io.EOF:
			return nil
		case errors.Is(err, errTooBig), errors.Is(err, errLocked):
			return err
		case err != nil:
			return errors.Join(errDamaged, err)
		}
		if err := f(t); err != nil {
			if err == errEnough {
				return nil
			}
			return err
		}
	}
}

// tokenLimit refuses to read on within one token for ever.
type tokenLimit struct {
	r    io.Reader
	left int
}

func (l *tokenLimit) Read(b []byte) (int, error) {
	if l.left <= 0 {
		return 0, errTooBig
	}
	n, err := l.r.Read(b)
	l.left -= n
	return n, err
}

// attr gives the value of the attribute with that local name, or "".
func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// contentTypes gives the parts of an Office Open XML file by the last word of
// their type: "document.main", "worksheet", "slide", "header", …
func (a *archive) contentTypes(ctx context.Context) (map[string][]string, error) {
	byRole := map[string][]string{}
	count := 0
	err := a.walk(ctx, "[Content_Types].xml", func(t xml.Token) error {
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != "Override" {
			return nil
		}
		if count++; count > maxEntries {
			return errTooBig
		}
		role := attr(e, "ContentType")
		role = strings.TrimSuffix(role, "+xml")
		role = role[strings.LastIndexByte(role, '.')+1:]
		if role == "main" {
			role = mainRole(attr(e, "ContentType"))
		}
		name := strings.TrimPrefix(path.Clean(attr(e, "PartName")), "/")
		byRole[role] = append(byRole[role], name)
		return nil
	})
	for _, names := range byRole {
		naturalSort(names)
	}
	return byRole, err
}

// mainRole tells which program's main part a content type names. Templates and
// files with macros have names of their own.
func mainRole(contentType string) string {
	for _, m := range []struct{ word, role string }{
		{"wordprocessingml", "word"}, {"ms-word", "word"},
		{"spreadsheetml", "excel"}, {"ms-excel", "excel"},
		{"presentationml", "powerpoint"}, {"ms-powerpoint", "powerpoint"},
	} {
		if strings.Contains(contentType, m.word) {
			return m.role
		}
	}
	return "main"
}

// sniffZIP tells office files and programs from other ZIP archives. guess is
// what the first bytes look like: it is all there is for a damaged archive.
func sniffZIP(r io.ReaderAt, size int64, guess, ext string) Type {
	a, err := openArchive(r, size)
	if err != nil {
		switch {
		case programs[guess]:
			return Type{guess, ClassProgram}
		case guess == mimeDOCX || guess == mimeXLSX || guess == mimePPTX || strings.HasPrefix(guess, mimeODF):
			return Type{guess, ClassOffice}
		}
		return Type{mimeZIP, ClassArchive}
	}
	ctx := context.Background() // a part of some kilobytes
	if a.has("xl/workbook.bin") {
		return Type{mimeXLSB, ClassOffice}
	}
	if a.has("[Content_Types].xml") {
		roles, _ := a.contentTypes(ctx) // damaged: what was found until then
		for _, m := range []struct{ role, mime string }{{"word", mimeDOCX}, {"excel", mimeXLSX}, {"powerpoint", mimePPTX}} {
			if len(roles[m.role]) > 0 {
				return Type{m.mime, ClassOffice}
			}
		}
		if strings.HasPrefix(guess, "application/vnd.openxmlformats") {
			return Type{guess, ClassOffice}
		}
	}
	if mime := a.odfType(); mime != "" {
		return Type{mime, ClassOffice}
	}
	if a.has("AndroidManifest.xml") || a.has("META-INF/MANIFEST.MF") || runnable[strings.ToLower(ext)] {
		return Type{"application/java-archive", ClassProgram}
	}
	return Type{mimeZIP, ClassArchive}
}

// odfType gives the type that an OpenDocument file names in its first part.
func (a *archive) odfType() string {
	rc, err := a.open("mimetype")
	if err != nil {
		return ""
	}
	defer rc.Close() // read-only
	var b [100]byte
	n, _ := io.ReadFull(rc, b[:]) // shorter than the buffer, as it should be
	mime := strings.TrimSpace(string(b[:n]))
	if !strings.HasPrefix(mime, mimeODF) {
		return ""
	}
	return mime
}
