package suggest

import (
	"maps"
	"math"
	"slices"
	"strings"

	"siapzi/model/lke"
)

// Weights of the parts of a question: how much a term there tells of it.
const (
	inName     = 10.0
	inKeyword  = 1.2
	inEvidence = 0.8
	inGist     = 1.4
	inAspek    = 1.3

	saturate    = 2.0  // BM25's k1: where a term's weight reaches half
	lengthness  = 0.6  // BM25's b: how much long questions are held back
	pairShare   = 0.5  // what a pair of neighbouring terms is worth beside its two terms
	dullShare   = 0.5  // what a dull term is worth
	commonShare = 0.72 // what a common term is worth
	rarest      = 4.2  // no term counts more; else a word of one question decides alone
)

// posting says how much a term tells of one question.
type posting struct {
	question int
	weight   float64 // 0..1
}

// termIndex knows the terms and term pairs of all questions.
type termIndex struct {
	lex      *lexicon
	postings map[string][]posting
	worth    map[string]float64 // how rare a term is, dull ones made small
	keywords [][][]string       // per question, per keyword, its terms
	facetsOf [][]string         // per question, the groups of facets in its name
	hasFacet []map[string]bool  // per question, the groups of facets anywhere in it
	count    int
}

// newTermIndex reads the questions.
func newTermIndex(lex *lexicon, questions []*lke.Node) *termIndex {
	x := &termIndex{lex: lex, postings: map[string][]posting{}, worth: map[string]float64{}, count: len(questions)}
	for _, q := range questions {
		for _, f := range fieldsOf(q) {
			lex.learn(f.text)
		}
	}
	for _, names := range areaNames {
		lex.learn(strings.Join(names, " "))
	}
	lex.learn(otherWords)
	lex.finish()
	weights := make([]map[string]float64, len(questions))
	lengths, sum := make([]float64, len(questions)), 0.0
	for i, q := range questions {
		weights[i], lengths[i] = x.weigh(q)
		sum += lengths[i]
		x.keep(q, weights[i])
	}
	mean := sum / float64(max(1, len(questions)))
	for i := range questions {
		long := saturate * (1 - lengthness + lengthness*lengths[i]/mean)
		for _, t := range sortedKeys(weights[i]) {
			w := weights[i][t]
			x.postings[t] = append(x.postings[t], posting{i, w / (w + long)})
		}
	}
	for t, list := range x.postings {
		x.worth[t] = x.rarity(t, len(list))
	}
	return x
}

// field is one text of a question.
type field struct {
	text   string
	weight float64
}

// fieldsOf lists the texts of a question.
func fieldsOf(q *lke.Node) []field {
	out := []field{{q.Name, inName}, {q.Gist, inGist}}
	if q.Parent != nil {
		out = append(out, field{q.Parent.Name, inAspek})
	}
	for _, k := range q.Keywords {
		out = append(out, field{k, inKeyword})
	}
	for _, e := range q.Evidence {
		out = append(out, field{e.Name, inEvidence})
	}
	return out
}

// weigh adds up the terms and pairs of q.
func (x *termIndex) weigh(q *lke.Node) (weights map[string]float64, length float64) {
	weights = map[string]float64{}
	for _, f := range fieldsOf(q) {
		list := x.lex.terms(f.text, false)
		for i, t := range list {
			weights[t.term] += f.weight
			length += f.weight
			if i > 0 {
				weights[pair(list[i-1].term, t.term)] += f.weight
			}
		}
	}
	return weights, length
}

// keep stores what is looked up per question.
func (x *termIndex) keep(q *lke.Node, weights map[string]float64) {
	var own []string
	for _, t := range x.lex.terms(q.Name, false) {
		if f, ok := facets[t.term]; ok && !slices.Contains(own, f) {
			own = append(own, f)
		}
	}
	x.facetsOf = append(x.facetsOf, own)
	any := map[string]bool{}
	for t := range weights {
		addFacets(any, t)
	}
	x.hasFacet = append(x.hasFacet, any)
	var keys [][]string
	for _, k := range q.Keywords {
		if list := x.lex.terms(k, false); len(list) > 0 {
			keys = append(keys, termsOf(list))
		}
	}
	x.keywords = append(x.keywords, keys)
}

// addFacets adds the groups that t is a facet of.
func addFacets(groups map[string]bool, t string) {
	if f, ok := facets[t]; ok {
		groups[f] = true
	}
	if f, ok := alsoFacets[t]; ok {
		groups[f] = true
	}
}

// rarity is BM25's idf with a ceiling.
func (x *termIndex) rarity(t string, n int) float64 {
	idf := math.Log(1 + (float64(x.count)-float64(n)+0.5)/(float64(n)+0.5))
	idf = min(idf, rarest)
	switch {
	case isPair(t):
		first, second, _ := strings.Cut(t, pairMark)
		return idf * pairShare * (plain(first) + plain(second)) / 2
	}
	return idf * plain(t)
}

// plain gives the share that dull and common terms keep.
func plain(t string) float64 {
	switch {
	case dull[t]:
		return dullShare
	case common[t]:
		return commonShare
	}
	return 1
}

// bag is the terms of one text with how often each stands there.
type bag map[string]float64

// bagOf counts terms and pairs of tokens. One other term may stand between the
// two of a pair.
func bagOf(tokens []token) bag {
	b := bag{}
	for i, t := range tokens {
		b[t.term] += t.sure
		if i > 0 {
			b[pair(tokens[i-1].term, t.term)] += min(t.sure, tokens[i-1].sure)
		}
		if i > 1 {
			skipped := pair(tokens[i-2].term, t.term)
			b[skipped] = max(b[skipped], min(t.sure, tokens[i-2].sure))
		}
	}
	return b
}

// alternatives gives what a term or a pair may stand for, itself first.
func alternatives(t string) []nearTerm {
	out := []nearTerm{{t, 1}}
	first, second, ok := strings.Cut(t, pairMark)
	if !ok {
		return append(out, near[t]...)
	}
	for _, r := range near[first] {
		out = append(out, nearTerm{pair(r.term, second), r.share})
	}
	for _, r := range near[second] {
		out = append(out, nearTerm{pair(first, r.term), r.share})
	}
	return out
}

// score adds up what the terms of a name tell of each question. How often a
// term stands there does not matter. Of a term and what it may stand for, the
// one that tells most counts.
func (x *termIndex) score(b bag) []float64 {
	out := make([]float64, x.count)
	best := make([]float64, x.count)
	for _, t := range sortedKeys(b) {
		clear(best)
		for _, alt := range alternatives(t) {
			for _, p := range x.postings[alt.term] {
				best[p.question] = max(best[p.question], alt.share*x.worth[alt.term]*p.weight)
			}
		}
		for q, v := range best {
			out[q] += min(b[t], 1) * v
		}
	}
	return out
}

// scoreText adds up what the terms of a long text tell of each question. The
// more often a term stands there the more it counts, up to once.
func (x *termIndex) scoreText(b bag) []float64 {
	const half = 2 // occurrences that count half
	out := make([]float64, x.count)
	for _, t := range sortedKeys(b) {
		n := b[t] / (b[t] + half)
		for _, p := range x.postings[t] {
			out[p.question] += n * x.worth[t] * p.weight
		}
	}
	return out
}

// worthOf adds up the worth of the terms of b without pairs.
func (x *termIndex) worthOf(b bag) float64 {
	sum := 0.0
	for _, t := range sortedKeys(b) {
		if !isPair(t) {
			sum += x.worth[t]
		}
	}
	return sum
}

// share tells how much of what is written in tokens the worksheet knows: 1 for
// all of it, 0 for none.
func (x *termIndex) share(tokens []token) float64 {
	known, all := 0.0, 0.0
	for _, t := range tokens {
		w, ok := x.worth[t.term]
		if ok {
			known += w
		} else {
			w = rarest / 2
		}
		all += w
	}
	if all == 0 {
		return 0
	}
	return known / all
}

// keyword gives, for each question, the worth of its best keyword that stands
// whole in tokens.
func (x *termIndex) keyword(tokens []token) []float64 {
	out := make([]float64, x.count)
	terms := termsOf(tokens)
	for q, keys := range x.keywords {
		for _, k := range keys {
			if contains(terms, k) {
				w := 0.0
				for _, t := range k {
					w += x.worth[t]
				}
				out[q] = max(out[q], w)
			}
		}
	}
	return out
}

// contains tells whether part stands in list, with at most one other term
// between its neighbours ("laporan tahunan PPID" has "laporan PPID").
func contains(list, part []string) bool {
	for i, t := range list {
		if t == part[0] && follows(list[i+1:], part[1:]) {
			return true
		}
	}
	return false
}

// follows tells whether rest begins with part, see contains.
func follows(rest, part []string) bool {
	if len(part) == 0 {
		return true
	}
	for gap := 0; gap < 2 && gap < len(rest); gap++ {
		if rest[gap] == part[0] && follows(rest[gap+1:], part[1:]) {
			return true
		}
		if facets[rest[gap]] != "" {
			return false // "laporan tindak lanjut monev" is no "laporan monev"
		}
	}
	return false
}

const pairMark = "\x00"

func pair(a, b string) string { return a + pairMark + b }
func isPair(t string) bool    { return strings.Contains(t, pairMark) }
func termsOf(list []token) []string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = t.term
	}
	return out
}

// sortedKeys gives the terms of a bag in a fixed order, since sums of floats
// depend on theirs.
func sortedKeys(m map[string]float64) []string { return slices.Sorted(maps.Keys(m)) }
