package bundle

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"siapzi/model"
	"siapzi/model/extract"
	"siapzi/model/typeset"
)

// problemConvert is the problem of an office file that could not be converted.
const problemConvert model.Problem = "tidak-dapat-diubah"

// isPicture tells whether package picture knows the type. It says itself which
// of them it cannot draw.
func isPicture(mime string) bool {
	switch mime {
	case "image/jpeg", "image/png", "image/gif", "image/bmp", "image/webp", "image/tiff", "image/heic", "image/heif":
		return true
	}
	return false
}

// isOffice tells whether the type is one that LibreOffice may be able to read.
func isOffice(mime string) bool {
	return slices.ContainsFunc([]string{"application/msword", "application/rtf", "text/rtf", "application/vnd.ms-excel", "application/vnd.ms-powerpoint",
		"application/vnd.ms-word", "application/vnd.openxmlformats-officedocument.", "application/vnd.oasis.opendocument.", "application/x-ole-storage"},
		func(p string) bool { return strings.HasPrefix(mime, p) })
}

// isText tells whether the type is text that is read as it stands, or a link,
// which is an address. HTML is not: its code would tell nobody what the page
// looked like.
func isText(mime string) bool {
	return model.IsLink(mime) || strings.HasPrefix(mime, "text/") && mime != "text/html" && mime != "text/x-shellscript" || mime == "application/json" || mime == "application/x-ndjson"
}

// make makes a PDF of a file in the temporary folder; draw writes it and gives
// its number of pages.
func (b *prober) make(pt *part, draw func(w io.Writer) (pages int, err error)) error {
	path := filepath.Join(b.temp, fmt.Sprintf("%05d.pdf", pt.index))
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("bundle: temporary file: %w", err)
	}
	pages, err := draw(f)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		_ = os.Remove(path) // the folder goes at the end anyway
		return err
	}
	pt.made, pt.pages = path, pages
	return nil
}

// office has the file converted. What the converter says stands on the
// placeholder where it cannot.
func (b *prober) office(ctx context.Context, pt *part) error {
	v := pt.file.Version
	if b.src.Converter == nil {
		pt.replace(problemConvert, "LibreOffice tidak terpasang, jadi berkas Office ini belum dapat diubah menjadi PDF. Pasang LibreOffice, atau simpan berkas sebagai PDF lalu ganti.")
		return nil
	}
	path, err := b.src.Converter.Convert(ctx, pt.path, v.Hash, v.MIME)
	switch model.KindOf(err) {
	case "":
	case model.Denied:
		pt.replace(model.ProblemLocked, "")
		return nil
	case model.Canceled, model.Internal:
		return err
	default:
		pt.replace(problemConvert, model.Message(err))
		return nil
	}
	pt.made = path
	limited, cancel := context.WithTimeout(ctx, probeLimit)
	defer cancel()
	if err := b.pdf(limited, pt); err != nil {
		pt.made = ""
		return err
	}
	return nil
}

// text sets a text file as pages; one that holds nothing but an address on the
// web becomes a page with a link that works.
func (b *prober) text(ctx context.Context, pt *part, w io.Writer) (pages int, err error) {
	v := pt.file.Version
	opt := typeset.Options{Name: v.Name, Created: b.date}
	if address := addressIn(pt.path); address != "" {
		pages, err := typeset.Link(ctx, pt.item.title(), address, pt.item.doc.Note, w, opt)
		if model.KindOf(err) != model.Invalid {
			return pages, err
		}
	}
	return typeset.ToPDF(ctx, pt.path, v.MIME, w, opt)
}

// maxAddress is how large a text may be that holds only an address.
const maxAddress = 4 << 10

// addressIn gives the web address that is all a file holds: a shortcut of
// Windows, Linux or macOS, or a text of one address. It gives "" for others.
func addressIn(path string) string {
	l, ok, err := extract.ReadLink(path)
	if err != nil || ok {
		return l.Address // who reads it next says what is wrong with it
	}
	st, err := os.Stat(path)
	if err != nil || st.Size() > maxAddress {
		return ""
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	address, err := model.CheckAddress(string(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))))
	if err != nil {
		return ""
	}
	return address
}
