package suggest

import (
	"maps"
	"slices"
	"strings"

	"siapzi/model"
	"siapzi/model/lke"
)

// Past is one document of the workspace with the questions that it is linked to.
type Past struct {
	Title  string
	Folder string // as in Input
	Codes  []model.Code
}

// History is what was linked in the workspace so far, in any order.
type History []Past

// Points of habits. A habit alone does not pass AutoThreshold by much: what
// was linked before may have been a mistake.
const (
	pointsSameFolder = 2.5 // every document of the folder went to this question
	pointsLikeTitle  = 5.0 // a document with the same words went to this question
	leastLike        = 0.6 // titles less alike than this are no clue
)

// Habits is a History made ready for look-ups. It is read-only.
type Habits struct {
	x       *Index
	folders map[string]folderHabit
	past    []pastTitle
	byTerm  map[string][]int // places in past
}

type folderHabit struct {
	documents int
	byCode    map[model.Code]int
}

type pastTitle struct {
	title string
	terms map[string]bool
	worth float64
	codes []model.Code
}

// NewHabits reads h. Codes that the worksheet does not have as questions are
// left out. A nil *Habits is allowed wherever one is asked for.
func NewHabits(w *lke.Worksheet, h History) *Habits {
	hb := &Habits{x: New(w), folders: map[string]folderHabit{}, byTerm: map[string][]int{}}
	for _, p := range h {
		codes := slices.DeleteFunc(slices.Clone(p.Codes), func(c model.Code) bool { return w.Node(c) == nil || !w.Node(c).IsQuestion() })
		if len(codes) == 0 {
			continue
		}
		if f := foldFolder(p.Folder); f != "" {
			fh, ok := hb.folders[f]
			if !ok {
				fh.byCode = map[model.Code]int{}
			}
			fh.documents++
			for _, c := range codes {
				fh.byCode[c]++
			}
			hb.folders[f] = fh
		}
		terms := hb.titleTerms(p.Title)
		if len(terms) == 0 {
			continue
		}
		for _, t := range sortedNames(terms) {
			hb.byTerm[t] = append(hb.byTerm[t], len(hb.past))
		}
		hb.past = append(hb.past, pastTitle{p.Title, terms, hb.worth(terms), codes})
	}
	return hb
}

// titleTerms gives the terms that make a title itself: no codes, no numbers, no
// periods, so that the reports of two quarters are alike.
func (h *Habits) titleTerms(title string) map[string]bool {
	_, rest := codesIn(stem(title))
	out := map[string]bool{}
	for _, t := range h.x.terms.lex.terms(rest, true) {
		out[t.term] = true
	}
	return out
}

// worth adds up how telling terms are; words that the worksheet does not know
// are telling too.
func (h *Habits) worth(terms map[string]bool) float64 {
	sum := 0.0
	for _, t := range sortedNames(terms) {
		sum += h.termWorth(t)
	}
	return sum
}

func (h *Habits) termWorth(t string) float64 {
	if w, ok := h.x.terms.worth[t]; ok {
		return w + 0.2
	}
	return rarest / 2
}

// habitHit is what the past says of one question.
type habitHit struct {
	points float64
	reason string
}

// look gives what the past says of the questions, for a file of this folder
// and title.
func (h *Habits) look(folder, title string) map[model.Code]habitHit {
	if h == nil {
		return nil
	}
	hits := map[model.Code]habitHit{}
	if f, ok := h.folders[foldFolder(folder)]; ok {
		for c, n := range f.byCode {
			hits[c] = habitHit{pointsSameFolder * float64(n) / float64(f.documents+1), "folder yang sama dengan bukti yang sudah ditautkan"}
		}
	}
	terms := h.titleTerms(title)
	own := h.worth(terms)
	if own < 1 {
		return hits
	}
	shared := map[int]float64{}
	for _, t := range sortedNames(terms) {
		for _, i := range h.byTerm[t] {
			shared[i] += h.termWorth(t)
		}
	}
	best := map[model.Code]float64{}
	for _, i := range slices.Sorted(maps.Keys(shared)) {
		like := 2 * shared[i] / (own + h.past[i].worth)
		if like < leastLike {
			continue
		}
		for _, c := range h.past[i].codes {
			if like > best[c] {
				best[c] = like
				hits[c] = habitHit{hits[c].points, "seperti dokumen «" + h.past[i].title + "» yang sudah ditautkan"}
			}
		}
	}
	for c, like := range best {
		hit := hits[c]
		hit.points += pointsLikeTitle * (like - leastLike/2) / (1 - leastLike/2)
		hits[c] = hit
	}
	return hits
}

// foldFolder makes spellings of one folder equal.
func foldFolder(f string) string {
	parts := strings.FieldsFunc(strings.ToLower(f), func(r rune) bool { return r == '/' || r == '\\' })
	for i, p := range parts {
		parts[i] = strings.Join(strings.Fields(p), " ")
	}
	return strings.Join(parts, "/")
}

// sortedNames gives the members of a set in a fixed order, since sums of
// floats depend on theirs.
func sortedNames(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }
