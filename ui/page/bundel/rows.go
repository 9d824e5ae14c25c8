package bundel

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/lke"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// chapter is a part of the bundle that can be made by itself.
type chapter struct {
	title string       // "Area 6 Peningkatan Kualitas Pelayanan Publik"
	short string       // "Area 6"
	codes []model.Code // what bundle.Request wants
	nodes []*lke.Node  // its questions in the order of the bundle
}

// chapters gives the areas in their order, each with its Pemenuhan questions
// before its Reform questions, then what lies outside the areas. The order is
// that of package bundle.
func chapters(w *lke.Worksheet, area func(no int) string) []chapter {
	var out []chapter
	taken := map[model.Code]bool{}
	add := func(c chapter, below ...model.Code) {
		for _, code := range below {
			walk(w.Node(code), func(q *lke.Node) {
				if !taken[q.Code] {
					taken[q.Code] = true
					c.nodes = append(c.nodes, q)
				}
			})
		}
		if len(c.nodes) > 0 {
			out = append(out, c)
		}
	}
	for _, a := range w.Areas {
		name := area(a.No)
		add(chapter{title: name + " " + a.Name, short: name, codes: a.Nodes}, a.Nodes...)
	}
	for _, r := range w.Roots {
		add(chapter{title: r.Label + " " + r.Name, short: r.Name, codes: []model.Code{r.Code}}, r.Code)
	}
	return out
}

func walk(n *lke.Node, visit func(*lke.Node)) {
	if n.IsQuestion() {
		visit(n)
	}
	for _, c := range n.Children {
		walk(c, visit)
	}
}

type rowKind int

const (
	chapterRow rowKind = iota
	questionRow
	documentRow
)

// row is one line of the list.
type row struct {
	kind  rowKind
	code  model.Code // of the question; "" for chapters
	title string
	count string // pages in words, "12 hal."
	page  string // page number after the bundle was made

	warn    string // why the document needs care, one or two words
	icon    look.IconName
	tone    kit.Tone
	missing bool // a question without evidence
}

// summary counts what stands in the list.
type summary struct {
	documents, pages, warnings, missing int
	bytes                               int64
}

// words are the texts of rows, translated once.
type words struct {
	pages, seeAt                                        func(string) string
	locked, damaged, noPages, tooLong, otherType, noTxt string
}

// newRows makes the lines of the given chapters. A document that proves
// several questions counts at the first of them and is referred to at the
// others, as in the bundle. pages are the page numbers of a finished bundle by
// entryKey; nil while there is none.
func newRows(list []chapter, docs map[model.Code][]model.Document, pages map[entryKey]int, w words) ([]row, summary) {
	var rows []row
	var sum summary
	first := map[model.DocumentID]model.Code{}
	for _, c := range list {
		at := len(rows)
		rows = append(rows, row{kind: chapterRow, title: c.title})
		before := sum.pages
		for _, q := range c.nodes {
			rows = append(rows, questionRows(q, docs[q.Code], first, pages, w, &sum)...)
		}
		rows[at].count = w.pages(look.Count(sum.pages - before))
	}
	return rows, sum
}

func questionRows(q *lke.Node, docs []model.Document, first map[model.DocumentID]model.Code, pages map[entryKey]int, w words, sum *summary) []row {
	head := row{kind: questionRow, code: q.Code, title: q.Name, missing: len(docs) == 0}
	if head.missing {
		sum.missing++
		return []row{head}
	}
	out := []row{head}
	before := sum.pages
	for _, d := range inOrder(docs, q.Code) {
		r := row{kind: documentRow, code: q.Code, title: d.Title}
		if home, seen := first[d.ID]; seen {
			r.count = w.seeAt(string(home))
			out = append(out, r)
			continue
		}
		first[d.ID] = q.Code
		n := 0
		for _, f := range d.Files {
			n += pagesOf(f.Version)
			sum.bytes += f.Version.Size
			if r.warn == "" {
				r.warn, r.icon, r.tone = warning(f.Version, w)
			}
		}
		if r.warn != "" {
			sum.warnings++
		}
		sum.documents++
		sum.pages += n
		r.count = w.pages(look.Count(n))
		r.page = number(pages[entryKey{d.ID}])
		out = append(out, r)
	}
	if sum.pages > before { // else all of it stands elsewhere
		out[0].count = w.pages(look.Count(sum.pages - before))
	}
	return out
}

// inOrder puts a question's documents into the order of the expected evidence
// that they were linked to, those linked to none last, as the bundle does.
func inOrder(docs []model.Document, code model.Code) []model.Document {
	place := func(d model.Document) int {
		for _, l := range d.Links {
			if l.Code == code && l.Evidence > 0 {
				return l.Evidence
			}
		}
		return math.MaxInt
	}
	docs = slices.Clone(docs)
	slices.SortStableFunc(docs, func(a, b model.Document) int { return cmp.Compare(place(a), place(b)) })
	return docs
}

// pagesOf is how many pages a file takes: a file that cannot be shown is
// replaced by one placeholder page.
func pagesOf(v model.Version) int {
	if v.Problem != model.ProblemNone || v.Pages == 0 {
		return 1
	}
	return v.Pages
}

// warning says in a word or two what is wrong with a file, "" for nothing.
func warning(v model.Version, w words) (text string, icon look.IconName, tone kit.Tone) {
	switch v.Problem {
	case model.ProblemLocked:
		return w.locked, look.IconLock, kit.Warn
	case model.ProblemDamaged:
		return w.damaged, look.IconFileBroken, kit.Bad
	case model.ProblemNoPages:
		return w.noPages, look.IconFileBroken, kit.Bad
	case model.ProblemTooLong:
		return w.tooLong, look.IconClock, kit.Warn
	case model.ProblemType:
		return w.otherType, look.IconFile, kit.Warn
	}
	if v.MIME == "application/pdf" && !v.HasText {
		return w.noTxt, look.IconScan, kit.Info
	}
	return "", "", kit.Neutral
}

// entryKey finds a document's first page in a manifest.
type entryKey struct{ doc model.DocumentID }

// pageNumbers takes the first page of every document out of a manifest.
func pageNumbers(m bundle.Manifest) map[entryKey]int {
	out := map[entryKey]int{}
	for _, e := range m.Entries {
		k := entryKey{e.Document}
		if p, ok := out[k]; !ok || e.Page < p {
			out[k] = e.Page
		}
	}
	return out
}

func number(page int) string {
	if page == 0 {
		return ""
	}
	return look.Count(page)
}

// filter is which rows the chips leave.
type filter int

const (
	showAll filter = iota
	showWarnings
	showMissing
)

// filtered keeps the rows of a filter together with the headings above them.
func filtered(rows []row, f filter) []row {
	if f == showAll {
		return rows
	}
	var out []row
	var head, question *row
	keep := func(r row) {
		if head != nil {
			out, head = append(out, *head), nil
		}
		if question != nil {
			out, question = append(out, *question), nil
		}
		out = append(out, r)
	}
	for i, r := range rows {
		switch {
		case r.kind == chapterRow:
			head, question = &rows[i], nil
		case r.kind == questionRow && f == showMissing && r.missing:
			question = nil
			keep(r)
		case r.kind == questionRow:
			question = &rows[i]
		case f == showWarnings && r.warn != "":
			keep(r)
		}
	}
	return out
}

// fileName proposes a name for the PDF: "Bundel ZI Balai Contoh 2026 Area 6.pdf".
func fileName(u model.Unit, scope string) string {
	name := fmt.Sprintf("Bundel ZI %s %d", u.Name, u.Year)
	if scope != "" {
		name += " " + scope
	}
	return look.FileName(name) + ".pdf"
}
