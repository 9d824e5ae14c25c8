package dokumen

import (
	"siapzi/model"
)

// filter is what the list is narrowed to besides the words that are searched.
// The zero value shows every document outside the recycle bin.
type filter struct {
	area   int // 1..6; outside for questions outside the areas; 0 = all
	kind   model.DocumentKind
	period model.Period // only documents that prove something within it
	marks  marks
	bin    bool // the recycle bin instead
}

// outside is the filter.area of questions that belong to no area.
const outside = -1

// marks are the filters that are on or off.
type marks struct{ unlinked, twins, noText, incomplete, problems, carried bool }

// narrows tells whether f hides documents of its place (list or bin).
func (f filter) narrows() bool { return f != filter{bin: f.bin} }

// passes tells whether r is shown.
func (f filter) passes(r *row) bool {
	if r.bin != f.bin || r.gone {
		return false
	}
	switch {
	case f.area == outside && r.areas&1 == 0, f.area > 0 && r.areas&(1<<f.area) == 0:
		return false
	case f.kind != "" && r.what != f.kind:
		return false
	case !f.period.IsZero() && !within(r, f.period):
		return false
	}
	m := f.marks
	return (!m.unlinked || r.code == "") && (!m.twins || r.twin) && (!m.noText || r.noText) &&
		(!m.incomplete || r.incomplete()) && (!m.problems || r.problem) && (!m.carried || r.carried)
}

// within tells whether the span that r proves lies in p. Days are compared as
// text, which is their order.
func within(r *row, p model.Period) bool {
	from, to := r.from, r.to
	if from == "" {
		from = to
	}
	if to == "" {
		to = from
	}
	return from != "" && from >= p.From && to <= p.To
}

// sorting is the order that the user chose.
type sorting struct {
	by   order
	desc bool
}

// finds is what a search gave: the rows, and whether the best come first.
type finds struct {
	places []int32
	ranked bool
}

// shown gives the places of the rows that pass f, sorted. hits narrows them to
// what a search found; nil means that nothing is searched.
func (b *book) shown(f filter, s sorting, hits *finds) []int32 {
	if hits != nil && s.by == byMatch && hits.ranked {
		return b.passing(f, hits.places, nil, false)
	}
	if s.by == byMatch {
		s = sorting{by: byTitle}
	}
	var found []bool
	if hits != nil {
		found = make([]bool, len(b.rows))
		for _, at := range hits.places {
			found[at] = true
		}
	}
	return b.passing(f, b.sorted[s.by], found, s.desc)
}

// passing keeps of places those that pass f and are found (nil for all),
// backwards if desc.
func (b *book) passing(f filter, places []int32, found []bool, desc bool) []int32 {
	out := make([]int32, 0, len(places))
	for i := range places {
		at := places[i]
		if desc {
			at = places[len(places)-1-i]
		}
		if (found == nil || found[at]) && f.passes(&b.rows[at]) {
			out = append(out, at)
		}
	}
	return out
}

// finds turns the numbers that a search gave into places.
func (b *book) finds(seqs []int64, ranked bool) *finds {
	f := &finds{places: make([]int32, 0, len(seqs)), ranked: ranked}
	for _, n := range seqs {
		if at, ok := b.seqs[n]; ok { // else it came after this book
			f.places = append(f.places, at)
		}
	}
	return f
}
