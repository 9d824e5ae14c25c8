package bundle

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/paint"
	"siapzi/model/pdf"
)

// plan is everything that is known about a bundle before a page is copied.
type plan struct {
	req       Request
	unit      model.Unit
	sheet     *lke.Worksheet
	answers   lke.Answers
	score     lke.Score
	target    lke.TargetResult
	rules     *lke.TargetRules // of the target; nil for an unknown one
	scope     string           // which part of the worksheet, "" for all of it
	code      string           // code of the bundle
	chapters  []*chapter
	questions []*question // of all chapters, in the order of the bundle
	parts     []*part     // of all items that are included, in the order of the bundle
	leaves    []*leaf
	pages     int
	pageOf    map[string]int // first page by leaf key
}

// item is one document under one question.
type item struct {
	code     string // "P.1.iii.b-01"
	no       int    // place under its question, 1-based
	doc      model.Document
	question *question
	same     *item   // the item that holds the pages; nil when it is this one
	parts    []*part // none when same is set
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

	pages   int
	picture string      // PDF made from a picture, "" otherwise
	source  *pdf.Source // still open since the probe; usually nil
	problem model.Problem
	reason  string   // why there is a placeholder; "" when the file itself is shown
	notes   []string // what was changed or left out while copying, in sentences
}

// leaf is a run of pages: own pages (part is nil or a placeholder) or the
// pages of a source.
type leaf struct {
	key   string
	part  *part // nil for own pages
	page  int   // first page, 1-based
	pages int
}

// copied tells whether the leaf's pages come from a source.
func (l *leaf) copied() bool { return l.part != nil && !l.part.isPlaceholder() }

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

// newPlan gathers the data and decides what stands in the bundle. Page counts
// of the sources are still unknown, see probe.
func newPlan(ctx context.Context, src Source, req Request) (*plan, error) {
	w := src.Worksheet
	wanted, err := w.Expand(req.Codes)
	if err != nil {
		return nil, err
	}
	answers, err := src.Answers.Answers(ctx, req.Assessor)
	if err != nil {
		return nil, fmt.Errorf("bundle: read answers: %w", err)
	}
	documents, err := src.Documents.ByQuestion(ctx)
	if err != nil {
		return nil, fmt.Errorf("bundle: read documents: %w", err)
	}
	p := &plan{req: req, unit: src.Unit, sheet: w, answers: answers, score: w.Score(answers), rules: w.Targets[src.Unit.Target],
		scope: scope(w, req.Codes, wanted), code: bundleCode(src.Unit, req)}
	p.target = w.Gates(p.score.Safe, src.Unit.Target)
	p.chapters = chapters(w, wanted, p.target.Gates)
	first := map[model.DocumentID]*item{}
	for _, ch := range p.chapters {
		for _, q := range ch.questions() {
			q.answer = answers[q.node.Code]
			q.answer.Code = q.node.Code
			q.value = w.Value(q.answer)
			p.addItems(q, documents[q.node.Code], first, src.Documents)
			p.questions = append(p.questions, q)
		}
	}
	p.layLeaves()
	return p, nil
}

// addItems puts the documents of a question into the plan.
func (p *plan) addItems(q *question, docs []model.Document, first map[model.DocumentID]*item, store Documents) {
	docs = slices.Clone(docs)
	slices.SortStableFunc(docs, func(a, b model.Document) int {
		return evidenceOrder(a, q.node.Code) - evidenceOrder(b, q.node.Code)
	})
	for i, d := range docs {
		it := &item{no: i + 1, doc: d, question: q, code: fmt.Sprintf("%s-%02d", q.node.Code, i+1),
			evidence: evidenceOf(d, q.node.Code)}
		q.items = append(q.items, it)
		if it.same = first[d.ID]; it.same != nil {
			continue
		}
		first[d.ID] = it
		for k, f := range d.Files {
			pt := &part{item: it, file: f, path: absolute(store.PathOf(f.Version)), no: k + 1, of: len(d.Files), index: len(p.parts)}
			it.parts = append(it.parts, pt)
			p.parts = append(p.parts, pt)
		}
		if len(d.Files) == 0 { // a document whose file is still to come
			pt := &part{item: it, no: 1, of: 1, index: len(p.parts)}
			it.parts = append(it.parts, pt)
			p.parts = append(p.parts, pt)
		}
	}
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

// layLeaves lists the runs of pages in the order of the bundle.
func (p *plan) layLeaves() {
	p.leaves = []*leaf{{key: keyCover}, {key: keyContents}, {key: keySummary}}
	for _, ch := range p.chapters {
		p.leaves = append(p.leaves, &leaf{key: ch.key()})
		for _, q := range ch.questions() {
			if len(q.items) == 0 {
				continue
			}
			p.leaves = append(p.leaves, &leaf{key: q.key()})
			for _, it := range q.items {
				for _, pt := range it.parts {
					p.leaves = append(p.leaves, &leaf{key: pt.key(), part: pt})
				}
			}
		}
	}
}

// keys of own pages that exist once.
const (
	keyCover    = "cover"
	keyContents = "contents"
	keySummary  = "summary"
)

// number gives every leaf its first page. own tells how many pages our own
// leaves have. It tells whether any page number changed.
func (p *plan) number(own map[string]int) (changed bool) {
	page := 1
	pageOf := make(map[string]int, len(p.leaves))
	for _, l := range p.leaves {
		pages := own[l.key]
		if l.copied() {
			pages = l.part.pages
		}
		if l.page != page || l.pages != pages {
			changed = true
		}
		l.page, l.pages = page, pages
		pageOf[l.key] = page
		page += pages
	}
	p.pages, p.pageOf = page-1, pageOf
	return changed
}

// leafOf gives the leaf with this key; it must exist.
func (p *plan) leafOf(key string) *leaf {
	for _, l := range p.leaves {
		if l.key == key {
			return l
		}
	}
	panic("bundle: no pages for " + key)
}

// itemPage gives the first page of an item, wherever it is included.
func (p *plan) itemPage(it *item) int { return p.pageOf[it.holder().parts[0].key()] }

// chapterPages gives first page and number of pages from the chapter's divider
// to its last evidence.
func (p *plan) chapterPages(ch *chapter) (first, count int) {
	return p.span(ch.key(), func(l *leaf) bool { return l.part != nil && l.part.item.question.chapter == ch || p.dividerOf(l, ch) })
}

// questionPages does the same for a question.
func (p *plan) questionPages(q *question) (first, count int) {
	return p.span(q.key(), func(l *leaf) bool { return l.part != nil && l.part.item.question == q })
}

// dividerOf tells whether l is the divider of a question of ch.
func (p *plan) dividerOf(l *leaf, ch *chapter) bool {
	for _, q := range ch.questions() {
		if l.key == q.key() {
			return true
		}
	}
	return false
}

// span adds the leaf with this key and the leaves behind it that belong.
func (p *plan) span(key string, belongs func(*leaf) bool) (first, count int) {
	for _, l := range p.leaves {
		switch {
		case l.key == key:
			first, count = l.page, l.pages
		case count > 0 && belongs(l):
			count += l.pages
		case count > 0:
			return first, count
		}
	}
	return first, count
}

// documents counts the different documents in the bundle.
func (p *plan) documents() int {
	n := 0
	for _, q := range p.questions {
		for _, it := range q.items {
			if it.same == nil {
				n++
			}
		}
	}
	return n
}

// scope says which part of the worksheet the bundle holds, "" for all of it.
func scope(w *lke.Worksheet, codes []model.Code, wanted []*lke.Node) string {
	if len(wanted) == len(w.Questions) {
		return ""
	}
	for _, a := range w.Areas {
		n, all := 0, true
		for _, q := range w.Questions {
			if got, ok := w.AreaOf(q.Code); ok && got.No == a.No {
				n++
				all = all && slices.Contains(wanted, q)
			}
		}
		if all && n == len(wanted) {
			return fmt.Sprintf("Area %d %s", a.No, a.Name)
		}
	}
	var list []string
	for _, c := range codes {
		if known, ok := w.ParseCode(string(c)); ok && !slices.Contains(list, string(known)) {
			list = append(list, string(known))
		}
	}
	if len(list) > 12 {
		return fmt.Sprintf("%d soal dari %s sampai %s", len(wanted), wanted[0].Code, wanted[len(wanted)-1].Code)
	}
	return "Soal " + strings.Join(list, ", ")
}

// bundleCode names the bundle: unit, year, target and day, "BCN-ZI-2026-WBK-20260531".
func bundleCode(u model.Unit, req Request) string {
	return fmt.Sprintf("%s-ZI-%d-%s-%s", initials(paint.Printable(u.Name)), u.Year, u.Target, req.Date.Format("20060102"))
}
