package lke

import (
	"path"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/ui/look"
	"siapzi/ui/say"
)

// fileShape is what the icon of a document row tells: what kind of file it is.
type fileShape int

const (
	shapeOther fileShape = iota
	shapePDF
	shapePicture
	shapeWord
	shapeSheet
	shapeSlides
)

// docRow is one linked document, ready to paint.
type docRow struct {
	id      model.DocumentID
	item    int // 1-based expected evidence it is assigned to; 0 = other
	title   string
	meta    string // "PDF · 4 hal. · 14 Mar 2026 · Sem. I 2026"
	shape   fileShape
	warning string // word of the chip, "" when every file can be used
	problem string // the full sentence behind the chip
	doc     model.Document
}

// item is one piece of evidence that the worksheet expects, with the documents
// assigned to it.
type item struct {
	no      int // 1-based
	name    string
	rhythm  string // "tahunan"; already in the user's language
	meeting bool   // asks for a whole meeting package
	docs    []docRow
}

// proof is the evidence section of one question.
type proof struct {
	items  []item
	others []docRow // assigned to no item
	have   int      // items with at least one document
}

// count gives the number of linked documents.
func (p proof) count() int {
	n := len(p.others)
	for _, it := range p.items {
		n += len(it.docs)
	}
	return n
}

// usable tells whether an evaluator can open at least one of the documents.
func (p proof) usable() bool {
	for _, r := range p.all() {
		if r.warning == "" || r.doc.Files[0].Version.Problem == model.ProblemType {
			return true
		}
	}
	return false
}

// find gives the row of document id, or false.
func (p proof) find(id model.DocumentID) (docRow, bool) {
	for _, r := range p.all() {
		if r.id == id {
			return r, true
		}
	}
	return docRow{}, false
}

// all gives the rows in the order in which the screen shows them.
func (p proof) all() []docRow {
	var out []docRow
	for _, it := range p.items {
		out = append(out, it.docs...)
	}
	return append(out, p.others...)
}

// summary says how much of the expected evidence is there: "1 dari 2 ada".
func (p proof) summary() string {
	s := lang.L("{{.Have}} dari {{.All}} ada", map[string]any{"Have": p.have, "All": len(p.items)})
	if n := len(p.others); n > 0 {
		s += " · " + lang.L("{{.N}} bukti lain", map[string]any{"N": n})
	}
	return s
}

// groupEvidence puts docs, which are linked to q, under the evidence that they
// are assigned to. A number beyond the list counts as none chosen: the
// worksheet of a later year may have fewer items.
func groupEvidence(q *lke.Node, docs []model.Document) proof {
	p := proof{items: make([]item, len(q.Evidence))}
	for i, e := range q.Evidence {
		p.items[i] = item{no: i + 1, name: e.Name, rhythm: lang.L(e.Rhythm), meeting: e.MeetingPackage}
	}
	for _, d := range docs {
		r := newDocRow(d, linkTo(d, q.Code).Evidence)
		if r.item < 1 || r.item > len(p.items) {
			r.item = 0
			p.others = append(p.others, r)
			continue
		}
		p.items[r.item-1].docs = append(p.items[r.item-1].docs, r)
	}
	for _, it := range p.items {
		if len(it.docs) > 0 {
			p.have++
		}
	}
	return p
}

// linkTo gives the link of d to code, or a zero link.
func linkTo(d model.Document, code model.Code) model.Link {
	for _, l := range d.Links {
		if l.Code == code {
			return l
		}
	}
	return model.Link{}
}

// newDocRow makes the row of d.
func newDocRow(d model.Document, item int) docRow {
	r := docRow{id: d.ID, item: item, title: d.Title, meta: docMeta(d), doc: d}
	if len(d.Files) > 0 {
		r.shape = shapeOf(d.Files[0].Version.MIME)
	}
	for _, f := range d.Files {
		if p := f.Version.Problem; p != model.ProblemNone {
			r.warning, r.problem = problemWord(p), say.Text(p.Sentence())
			break
		}
	}
	return r
}

// docMeta is the muted second line of a document: type, pages, date, period.
func docMeta(d model.Document) string {
	var parts []string
	if len(d.Files) > 1 {
		parts = append(parts, lang.L("{{.N}} berkas", map[string]any{"N": len(d.Files)}))
	} else if len(d.Files) == 1 {
		parts = append(parts, fileType(d.Files[0].Version))
	}
	pages := 0
	for _, f := range d.Files {
		if shapeOf(f.Version.MIME) != shapePicture {
			pages += f.Version.Pages
		}
	}
	if pages > 0 {
		parts = append(parts, lang.L("{{.N}} hal.", map[string]any{"N": pages}))
	}
	if d.Date != "" {
		parts = append(parts, look.Date(d.Date.Time()))
	}
	if p := periodText(d.Period); p != "" {
		parts = append(parts, p)
	}
	return strings.Join(parts, " · ")
}

// fileType is the short name of a file's type as users know it: the ending of
// its name where it has one, else what the bytes say.
func fileType(v model.Version) string {
	if v.MIME == "application/pdf" {
		return "PDF"
	}
	if ext := strings.TrimPrefix(path.Ext(v.Name), "."); ext != "" && len(ext) <= 5 {
		return strings.ToUpper(ext)
	}
	_, sub, _ := strings.Cut(v.MIME, "/")
	return strings.ToUpper(sub)
}

// periodText writes a period in the words it came with, else as its two days.
func periodText(p model.Period) string {
	switch {
	case p.Label != "":
		return p.Label
	case p.From != "" && p.To != "" && p.From != p.To:
		return look.Date(p.From.Time()) + " – " + look.Date(p.To.Time())
	case p.From != "":
		return look.Date(p.From.Time())
	}
	return look.Date(p.To.Time())
}

// shapeOf tells the kind of file behind a sniffed MIME type.
func shapeOf(mime string) fileShape {
	switch {
	case mime == "application/pdf":
		return shapePDF
	case strings.HasPrefix(mime, "image/"):
		return shapePicture
	case strings.Contains(mime, "wordprocessing"), strings.Contains(mime, "opendocument.text"),
		mime == "application/msword", strings.HasPrefix(mime, "text/"):
		return shapeWord
	case strings.Contains(mime, "spreadsheet"), mime == "application/vnd.ms-excel":
		return shapeSheet
	case strings.Contains(mime, "presentation"), mime == "application/vnd.ms-powerpoint":
		return shapeSlides
	}
	return shapeOther
}

// problemWord is the word on the warning chip of p.
func problemWord(p model.Problem) string {
	switch p {
	case model.ProblemDamaged:
		return lang.L("Rusak")
	case model.ProblemLocked:
		return lang.L("Terkunci")
	case model.ProblemNoPages:
		return lang.L("Kosong")
	case model.ProblemTooLong:
		return lang.L("Terlalu rumit")
	}
	return lang.L("Perlu PDF")
}

// fileName is what a file of a document is called on the screen.
func fileName(f model.File) string {
	if f.Label != "" {
		return f.Label + " – " + f.Version.Name
	}
	return f.Version.Name
}

// shortHash is enough of a hash to tell files apart by eye.
func shortHash(h model.Hash) string {
	if len(h) < 12 {
		return string(h)
	}
	return string(h[:12]) + "…"
}

// shortened cuts a long name for menus and lists of choices.
func shortened(name string) string {
	const longest = 60
	r := []rune(name)
	if len(r) <= longest {
		return name
	}
	return strings.TrimRight(string(r[:longest]), " ,") + "…"
}

// sortIDs sorts by age, since ids are made in the order of time.
func sortIDs(ids []model.DocumentID) { slices.Sort(ids) }
