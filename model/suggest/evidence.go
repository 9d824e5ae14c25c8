package suggest

import (
	"slices"
	"strings"

	"siapzi/model"
	"siapzi/model/lke"
)

// evidenceTerms is one expected evidence of a question.
type evidenceTerms struct {
	terms   map[string]bool
	meeting bool
}

// readEvidence reads what q expects.
func (x *Index) readEvidence(q *lke.Node) []evidenceTerms {
	var out []evidenceTerms
	for _, e := range q.Evidence {
		terms := map[string]bool{}
		list := x.terms.lex.terms(e.Name, false)
		for t := range bagOf(list) {
			terms[t] = true
		}
		out = append(out, evidenceTerms{terms, e.MeetingPackage || terms["rapat"]})
	}
	return out
}

// kindTerms gives the term that a kind of document has in the names of
// expected evidence.
var kindTerms = map[model.DocumentKind]string{
	model.KindDecree: "sk", model.KindPhoto: "foto", model.KindReport: "laporan", model.KindSOP: "sop",
	model.KindLetter: "surat", model.KindPlan: "rencana", model.KindSurvey: "survei", model.KindCert: "sertifikat",
	model.KindScreenshot: "tangkapan layar", model.KindMaterial: "materi",
}

// fitting gives the 1-based expected evidence of question i that d fits best,
// 0 if it fits none.
func (x *Index) fitting(d *document, i int) int {
	best, most := 0, 0.5 // one dull word is too little
	for n, e := range x.evidence[i] {
		s := x.overlap(d.nameBag, e.terms) + 0.5*x.overlap(bagOf(d.heading), e.terms) + 0.15*x.overlap(d.textBag, e.terms)
		if t := kindTerms[d.kind]; t != "" && e.terms[t] {
			s++
		}
		for _, t := range d.name {
			if dull[t.term] && e.terms[t.term] {
				s += 0.7 // here the kind of document is what tells items apart
			}
		}
		if d.meeting && e.meeting {
			s += 1.2
		}
		if s > most {
			best, most = n+1, s
		}
	}
	if best == 0 && len(x.evidence[i]) == 1 && len(d.name) > 0 {
		return 1
	}
	return best
}

// overlap adds up the worth of the terms that b shares with terms.
func (x *Index) overlap(b bag, terms map[string]bool) float64 {
	sum := 0.0
	for _, t := range sortedKeys(b) {
		if terms[t] {
			sum += x.terms.worth[t]
		}
	}
	return sum
}

// reason says in words why question i was suggested.
func (x *Index) reason(d *document, i int, h habitHit) string {
	var parts []string
	for _, c := range d.place.clues {
		if c.points(x.addresses[i]) >= 1 && !slices.Contains(parts, c.reason) {
			parts = append(parts, c.reason)
		}
	}
	if words := x.words(d, i); words != "" {
		parts = append(parts, "kata: "+words)
	} else if words := x.textWords(d, i); words != "" {
		parts = append(parts, "kata dalam isi: "+words)
	}
	if h.points >= 0.8 {
		parts = append(parts, h.reason)
	}
	if parts == nil {
		return "kata yang mirip"
	}
	return strings.Join(parts, "; ")
}

// shownWords is how many words a reason names.
const shownWords = 4

// words gives the words of name, title and folders that tell of question i.
func (x *Index) words(d *document, i int) string {
	var list []token
	for _, from := range [][]token{d.name, d.title, d.place.folders} {
		for _, t := range from {
			if !slices.ContainsFunc(list, func(o token) bool { return o.term == t.term }) {
				list = append(list, t)
			}
		}
	}
	return x.telling(list, i, 0.35)
}

// textWords gives the words of the text that tell most of question i.
func (x *Index) textWords(d *document, i int) string {
	var list []token
	for _, t := range sortedKeys(d.textBag) {
		if !isPair(t) {
			list = append(list, token{term: t, raw: t})
		}
	}
	return x.telling(list, i, 1)
}

// telling picks the words of list that tell most of question i and gives them
// in their order.
func (x *Index) telling(list []token, i int, atLeast float64) string {
	type told struct {
		at    int
		worth float64
	}
	var all []told
	for n, t := range list {
		for _, near := range append([]nearTerm{{t.term, 1}}, near[t.term]...) {
			if w := x.tells(near.term, i) * near.share; w >= atLeast {
				all = append(all, told{n, w})
				break
			}
		}
	}
	slices.SortStableFunc(all, func(a, b told) int {
		switch {
		case a.worth > b.worth:
			return -1
		case a.worth < b.worth:
			return 1
		}
		return 0
	})
	all = all[:min(len(all), shownWords)]
	slices.SortFunc(all, func(a, b told) int { return a.at - b.at })
	var out []string
	for _, t := range all {
		out = append(out, list[t.at].raw)
	}
	return strings.Join(out, ", ")
}

// tells gives what term t alone is worth for question i.
func (x *Index) tells(t string, i int) float64 {
	for _, p := range x.terms.postings[t] {
		if p.question == i {
			return p.weight * x.terms.worth[t]
		}
	}
	return 0
}
