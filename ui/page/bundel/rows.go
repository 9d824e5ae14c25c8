package bundel

import (
	"fmt"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/ui/look"
)

// row is one line of the page list.
type row struct {
	kind     bundle.LineKind
	code     string     // "P.6.i.a", "P.6.i.a-01"; "" for headings
	question model.Code // "" for headings
	document model.DocumentID
	title    string
	count    string // "12 hal."
	page     string
	missing  bool // a question without evidence
	care     care // the gravest; its word is "" where the file is fine
	more     int  // further ones
	hash     model.Hash
}

// heading tells whether the row heads others and cannot be chosen.
func (r row) heading() bool { return r.kind == bundle.LineChapter || r.kind == bundle.LineVolume }

// summary counts what stands in the list.
type summary struct {
	pages, documents, volumes int
	bytes                     int64
	cares, missing            int
	locked, replaced          int // files that a password would open; all that a placeholder stands for
}

// newRows makes the lines of an outlook.
func newRows(o *bundle.Outlook, portal int64) ([]row, summary) {
	sum := summary{pages: o.Pages, documents: o.Documents, volumes: len(o.Volumes), bytes: o.Bytes}
	rows := make([]row, 0, len(o.Lines))
	for _, l := range o.Lines {
		r := row{kind: l.Kind, code: l.Code, question: l.Question, document: l.Document, title: l.Title, count: pagesWord(l.Pages), page: number(l.Page),
			missing: l.Missing, hash: l.File.Hash}
		switch l.Kind {
		case bundle.LineFile:
			if l.Part != "" {
				r.title += " · " + l.Part
			}
			sum.file(l.File)
			if cares := caresOf(l.File, portal); len(cares) > 0 {
				r.care, r.more = cares[0], len(cares)-1
				sum.cares++
			}
		case bundle.LineSame:
			r.count = lang.L("lihat {{.Code}}", map[string]any{"Code": l.Same})
		case bundle.LineQuestion:
			if l.Missing {
				sum.missing++
			}
			if l.Pages == 0 { // its evidence stands elsewhere, or there is none
				r.count = ""
			}
		}
		rows = append(rows, r)
	}
	return rows, sum
}

func (s *summary) file(f bundle.FileOutlook) {
	if f.Problem != "" {
		s.replaced++
	}
	if f.Locked {
		s.locked++
	}
}

func pagesWord(n int) string {
	return lang.L("{{.Count}} hal.", map[string]any{"Count": look.Count(n)})
}

func number(page int) string {
	if page == 0 {
		return ""
	}
	return look.Count(page)
}

// describe puts counts into words: "41 bukti · 9,8 MB · 2 volume".
func (s summary) describe() string {
	text := fmt.Sprintf("%s · %s", lang.L("{{.Count}} bukti", map[string]any{"Count": look.Count(s.documents)}), look.Size(s.bytes))
	if s.volumes > 1 {
		text += " · " + lang.L("{{.Count}} volume", map[string]any{"Count": look.Count(s.volumes)})
	}
	return text
}

// filter is which rows the chips leave.
type filter int

const (
	showAll filter = iota
	showCares
	showMissing
)

// filtered keeps the rows of a filter together with the headings above them.
func filtered(rows []row, f filter) []row {
	if f == showAll {
		return rows
	}
	var out []row
	var volume, chapter, question *row
	keep := func(r row) {
		for _, head := range []**row{&volume, &chapter, &question} {
			if *head != nil {
				out = append(out, **head)
				*head = nil
			}
		}
		out = append(out, r)
	}
	for i, r := range rows {
		switch {
		case r.kind == bundle.LineVolume:
			volume, chapter, question = &rows[i], nil, nil
		case r.kind == bundle.LineChapter:
			chapter, question = &rows[i], nil
		case r.kind == bundle.LineQuestion && f == showMissing && r.missing:
			question = nil
			keep(r)
		case r.kind == bundle.LineQuestion:
			question = &rows[i]
		case f == showCares && r.care.word != "":
			keep(r)
		}
	}
	return out
}

// fileName proposes a name for the PDF of a scope.
func fileName(o *bundle.Outlook, u model.Unit) string {
	if o != nil {
		return o.FileName
	}
	return bundle.FileName(u, "")
}
