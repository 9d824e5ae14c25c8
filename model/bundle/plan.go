package bundle

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/paint"
)

// plan is everything that is known about a bundle before a page is copied.
type plan struct {
	req       Request
	unit      model.Unit
	head      Letterhead
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
	units     [][]*leaf   // what a split may not tear apart, in the order of the bundle
	volumes   []*volume
	leaves    []*leaf // of all volumes
	leafOf    map[string]*leaf
	pages     int  // of all volumes
	overhead  load // of a volume beside its units: estimated, then measured
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
	p := &plan{req: req, unit: src.Unit, head: src.Letterhead, sheet: w, answers: answers, score: w.Score(answers), rules: w.Targets[src.Unit.Target],
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
	p.layUnits()
	p.lay([]int{0})
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
