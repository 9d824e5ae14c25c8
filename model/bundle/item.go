package bundle

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"siapzi/model"
	"siapzi/model/pdf"
)

// item is one document under one question.
type item struct {
	code     string // "P.1.iii.b-01"
	no       int    // place under its question, 1-based
	doc      model.Document
	question *question
	same     *item   // the item that holds the pages; nil when it is this one
	parts    []*part // none when same is set
	volume   *volume // where it is listed
	// evidence is the place of the expected evidence that it is linked to,
	// 0 for none.
	evidence int
}

// part is one file of an item.
type part struct {
	item   *item
	file   model.File
	path   string // of the stored original, "" when it is gone
	no, of int    // 1-based place among the item's files
	index  int    // place in plan.parts

	pages int
	bytes int64  // of the PDF that is copied
	made  string // PDF made from a picture, an office file or text; "" for none
	// signatures are those of the file. In the bundle only their pictures are
	// left, since its pages are no longer the file that was signed.
	signatures []pdf.Signature

	drawn   bool        // made holds pictures of the pages of a damaged PDF
	tried   bool        // it was opened with a password
	source  *pdf.Source // still open since the probe; usually nil
	problem model.Problem
	reason  string   // why there is a placeholder; "" when the file itself is shown
	notes   []string // what was changed or left out while copying, in sentences
}

// isPlaceholder tells whether a page of ours stands for the file.
func (p *part) isPlaceholder() bool { return p.reason != "" }

// key names the part's pages.
func (p *part) key() string { return fmt.Sprintf("part/%d", p.index) }

// label tells the part from its siblings: "undangan", "bagian 2"; "" when the
// item has only one.
func (p *part) label() string {
	if p.of < 2 {
		return ""
	}
	if p.file.Label != "" {
		return p.file.Label
	}
	return fmt.Sprintf("bagian %d", p.no)
}

// holder is the item that has the pages.
func (it *item) holder() *item {
	if it.same != nil {
		return it.same
	}
	return it
}

// pages counts the pages of all its parts.
func (it *item) pages() int {
	n := 0
	for _, p := range it.holder().parts {
		n += p.pages
	}
	return n
}

// title is the document's title on one line, or its file's name where it has
// none.
func (it *item) title() string {
	if t := strings.TrimSpace(strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ").Replace(it.doc.Title)); t != "" {
		return t
	}
	for _, f := range it.doc.Files {
		if f.Version.Name != "" {
			return f.Version.Name
		}
	}
	return "Tanpa judul"
}

// fullTitle is title with the words of the period that it proves, unless the
// title or the date beside it says them already.
func (it *item) fullTitle() string {
	t, period := it.title(), it.doc.Period
	if period.Label == "" || period.From != "" && period.From == period.To && period.From == it.doc.Date {
		return t
	}
	words := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	}
	said := words(t + " tahun")
	for _, w := range words(period.Label) {
		if !slices.Contains(said, w) {
			return t + ", " + glue(period.Label)
		}
	}
	return t
}

// absolute makes a path that the manifest's reader can follow from anywhere.
func absolute(path string) string {
	if abs, err := filepath.Abs(path); path != "" && err == nil {
		return abs
	}
	return path
}

// evidenceOf gives which expected evidence of question c the document is
// linked to, 0 for none.
func evidenceOf(d model.Document, c model.Code) int {
	for _, l := range d.Links {
		if l.Code == c {
			return l.Evidence
		}
	}
	return 0
}

// evidenceOrder is evidenceOf for sorting: none comes last.
func evidenceOrder(d model.Document, c model.Code) int {
	if n := evidenceOf(d, c); n > 0 {
		return n
	}
	return 1 << 30
}
