package dokumen

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/lke"
)

// order is a column that the list can be sorted by.
type order int

// The orders. While words are searched, byMatch puts the best find first;
// otherwise it is the order by title.
const (
	byMatch order = iota
	byTitle
	byDate
	byCode
	byState
	byCreated
	orders
)

// book is all rows of the workspace with their orders. It is never changed
// after it was made, so that it may be read on any goroutine.
type book struct {
	rows   []row
	at     map[model.DocumentID]int32
	seqs   map[int64]int32
	sorted [orders][]int32 // places in rows; nil for byMatch
	counts counts
}

// counts is what the chips say, of documents outside the recycle bin but for
// bin itself.
type counts struct{ all, unlinked, twins, noText, incomplete, problems, carried, bin int }

// newBook makes the book of all documents.
func newBook(w *lke.Worksheet, all []catalog.Summary) *book {
	b := &book{rows: make([]row, len(all)), at: make(map[model.DocumentID]int32, len(all)), seqs: make(map[int64]int32, len(all))}
	m := newRowMaker(w)
	for i := range all {
		b.put(int32(i), m.row(&all[i]))
	}
	b.judge()
	for o := byTitle; o < orders; o++ {
		places := make([]int32, len(b.rows))
		for i := range places {
			places[i] = int32(i)
		}
		slices.SortFunc(places, b.less(o))
		b.sorted[o] = places
	}
	return b
}

func (b *book) put(i int32, r row) {
	b.rows[i] = r
	b.at[r.id], b.seqs[r.seq] = i, i
}

// with gives a book in which the changed documents stand as they are now.
func (b *book) with(w *lke.Worksheet, changed []catalog.Summary) *book {
	n := &book{rows: slices.Clone(b.rows), at: b.at, seqs: b.seqs}
	m := newRowMaker(w)
	moved := make(map[int32]bool, len(changed))
	for i := range changed {
		r := m.row(&changed[i])
		at, known := b.at[r.id]
		if !known {
			if len(n.rows) == len(b.rows) { // the first new one
				n.at, n.seqs = maps.Clone(b.at), maps.Clone(b.seqs)
			}
			at = int32(len(n.rows))
			n.rows = append(n.rows, row{})
			n.at[r.id], n.seqs[r.seq] = at, at
		}
		n.rows[at] = r
		moved[at] = true
	}
	for at, changed := range n.judge() {
		if changed && int(at) < len(b.rows) {
			moved[at] = true
		}
	}
	for o := byTitle; o < orders; o++ {
		n.sorted[o] = n.resorted(o, b.sorted[o], moved)
	}
	return n
}

// resorted puts the moved rows into an order in which the others stand already.
func (b *book) resorted(o order, old []int32, moved map[int32]bool) []int32 {
	less := b.less(o)
	in := make([]int32, 0, len(moved))
	for at := range moved {
		in = append(in, at)
	}
	slices.SortFunc(in, less)
	out := make([]int32, 0, len(b.rows))
	for _, at := range old {
		if moved[at] {
			continue
		}
		for len(in) > 0 && less(in[0], at) < 0 {
			out = append(out, in[0])
			in = in[1:]
		}
		out = append(out, at)
	}
	return append(out, in...)
}

// less compares two rows in an order; ties go by title and age, so that every
// order is total.
func (b *book) less(o order) func(x, y int32) int {
	return func(x, y int32) int {
		p, q := &b.rows[x], &b.rows[y]
		first := 0
		switch o {
		case byDate:
			first = strings.Compare(string(p.date), string(q.date))
		case byCode:
			first = cmp.Compare(p.place, q.place)
		case byState:
			first = cmp.Compare(p.state, q.state)
		case byCreated:
			first = p.created.Compare(q.created)
		}
		return cmp.Or(first, strings.Compare(p.key, q.key), cmp.Compare(p.seq, q.seq))
	}
}

// judge finds twins, sets the states that follow, counts, and tells which rows
// have another state than before.
func (b *book) judge() (changed map[int32]bool) {
	first := make(map[model.Hash]int32, len(b.rows))
	twin := map[int32]bool{}
	for i := range b.rows {
		r := &b.rows[i]
		if r.bin || r.hash == "" {
			continue
		}
		if at, ok := first[r.hash]; ok {
			twin[at], twin[int32(i)] = true, true
		} else {
			first[r.hash] = int32(i)
		}
	}
	changed = map[int32]bool{}
	for i := range b.rows {
		r := &b.rows[i]
		if t := twin[int32(i)]; t != r.twin {
			r.setTwin(t)
			changed[int32(i)] = true
		}
		b.counts.add(r)
	}
	return changed
}

// setTwin marks or unmarks r; a twin's state gives way only to a problem.
func (r *row) setTwin(on bool) {
	r.twin = on
	switch {
	case on && r.state > stateTwin && !r.bin:
		r.single, r.state = r.state, stateTwin
	case !on && r.state == stateTwin:
		r.state, r.single = r.single, 0
	}
}

func (c *counts) add(r *row) {
	if r.gone {
		return
	}
	if r.bin {
		c.bin++
		return
	}
	c.all++
	c.unlinked += one(r.code == "")
	c.twins += one(r.twin)
	c.noText += one(r.noText)
	c.incomplete += one(r.incomplete())
	c.problems += one(r.problem)
	c.carried += one(r.carried)
}

func one(on bool) int {
	if on {
		return 1
	}
	return 0
}

// row gives the row of document id, or nil.
func (b *book) row(id model.DocumentID) *row {
	if at, ok := b.at[id]; ok {
		return &b.rows[at]
	}
	return nil
}
