package bundle

import (
	"fmt"
	"strings"
)

// leaf is a run of pages: own pages (part is nil or a placeholder) or the
// pages of a source.
type leaf struct {
	key      string
	part     *part     // nil for own pages
	chapter  *chapter  // that it belongs to; nil for front matter and appendices
	question *question // that it belongs to; nil also for the divider of a chapter
	volume   *volume
	page     int   // number of its first page, counted over all volumes
	pages    int   // how many
	bytes    int64 // in the output, estimated at first and then measured

	head string       // what stands at the upper left of own pages; "" for a page without running head
	draw func(*front) // paints own pages
}

// copied tells whether the leaf's pages come from a source.
func (l *leaf) copied() bool { return l.part != nil && !l.part.isPlaceholder() }

// volume is one PDF of the bundle.
type volume struct {
	no     int // 1-based
	leaves []*leaf
	units  int
	first  int   // number of its first page, counted over all volumes
	pages  int   // how many
	size   int64 // bytes of the file, once it is written

	// Where chapters and questions begin or go on in this volume, by leaf key.
	chapters  map[*chapter]string
	questions map[*question]string
}

// Names of own pages that every volume has at most once.
const (
	keyCover    = "cover"
	keyContents = "contents"
	keyIndex    = "index"
	keySummary  = "summary"
	keyHashes   = "hashes"
)

// key names such pages over all volumes.
func (v *volume) key(name string) string {
	if v.no == 1 {
		return name
	}
	return fmt.Sprintf("%s/%d", name, v.no)
}

// inFile gives the page of the volume's file for a page of the bundle.
func (v *volume) inFile(page int) int { return page - v.first + 1 }

// layUnits lists the runs of pages behind the front matter in the order of the
// bundle, in units that a split into volumes may not tear apart: a document
// with all its files, and the dividers that stand right before it.
func (p *plan) layUnits() {
	var unit []*leaf
	for _, ch := range p.chapters {
		head := ch.label() + " · " + ch.name
		unit = append(unit, &leaf{key: ch.key(), chapter: ch, head: head, draw: func(f *front) { f.divider(ch) }})
		for _, q := range ch.questions() {
			if len(q.items) == 0 {
				continue
			}
			unit = append(unit, &leaf{key: q.key(), chapter: ch, question: q, head: head, draw: func(f *front) { f.question(q) }})
			for _, it := range q.items {
				for _, pt := range it.parts {
					unit = append(unit, &leaf{key: pt.key(), part: pt, chapter: ch, question: q, head: head, draw: func(f *front) { f.placeholder(pt) }})
				}
				if len(it.parts) > 0 {
					p.units = append(p.units, unit)
					unit = nil
				}
			}
		}
	}
	if n := len(p.units); n > 0 { // dividers behind the last document
		p.units[n-1] = append(p.units[n-1], unit...)
	} else {
		p.units = append(p.units, unit)
	}
}

// lay puts the units into volumes; starts says which units begin one. Where
// there are several volumes each has the index of all, otherwise that is the
// first appendix.
func (p *plan) lay(starts []int) {
	p.volumes, p.leaves = nil, nil
	for i, from := range starts {
		to := len(p.units)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		p.volumes = append(p.volumes, p.layVolume(i+1, p.units[from:to], len(starts)))
	}
	p.leafOf = map[string]*leaf{}
	for _, v := range p.volumes {
		for _, l := range v.leaves {
			l.volume = v
			p.leafOf[l.key] = l
		}
		p.leaves = append(p.leaves, v.leaves...)
	}
	p.assign()
}

// layVolume lists the runs of pages of volume no of n.
func (p *plan) layVolume(no int, units [][]*leaf, n int) *volume {
	v := &volume{no: no, units: len(units), chapters: map[*chapter]string{}, questions: map[*question]string{}}
	own := func(name, head string, draw func(*front)) {
		v.leaves = append(v.leaves, &leaf{key: v.key(name), head: head, draw: draw})
	}
	own(keyCover, "", (*front).cover)
	own(keyContents, "Daftar isi", (*front).contents)
	if n > 1 {
		own(keyIndex, indexTitle(n), (*front).index)
	}
	if no == 1 {
		own(keySummary, "Ringkasan nilai dan syarat", (*front).summary)
	}
	for _, u := range units {
		v.leaves = append(v.leaves, u...)
		for _, l := range u {
			if v.chapters[l.chapter] == "" {
				v.chapters[l.chapter] = l.key
			}
			if l.question != nil && v.questions[l.question] == "" {
				v.questions[l.question] = l.key
			}
		}
	}
	if no == n && p.appendices() {
		if n == 1 {
			own(keyIndex, "Lampiran A · "+indexTitle(n), (*front).index)
		}
		own(keyHashes, hashesLabel(n)+" · "+hashesTitle, (*front).hashes)
	}
	return v
}

// appendices tells whether the bundle has appendices: those for a part of the
// worksheet are short enough without, and without evidence there is nothing
// to list.
func (p *plan) appendices() bool { return len(p.req.Codes) == 0 && len(p.parts) > 0 }

// assign notes in which volume every question and document is listed: that of
// its pages, or where it has none the one that its neighbours before it are in.
func (p *plan) assign() {
	for _, ch := range p.chapters {
		v := p.leafOf[ch.key()].volume
		for _, q := range ch.questions() {
			if l := p.leafOf[q.key()]; l != nil {
				v = l.volume
			}
			q.volume = v
			for _, it := range q.items {
				if it.same == nil {
					v = p.leafOf[it.parts[0].key()].volume
				}
				it.volume = v
			}
		}
	}
}

// number gives every leaf its first page. own tells how many pages our own
// leaves have. It tells whether any page number changed.
func (p *plan) number(own map[string]int) (changed bool) {
	page := 1
	for _, v := range p.volumes {
		v.first = page
		for _, l := range v.leaves {
			pages := own[l.key]
			if l.copied() {
				pages = l.part.pages
			}
			if l.page != page || l.pages != pages {
				changed = true
			}
			l.page, l.pages = page, pages
			page += pages
		}
		v.pages = page - v.first
	}
	p.pages = page - 1
	return changed
}

// pageOf gives the first page of the leaf with this key, 0 for none.
func (p *plan) pageOf(key string) int {
	if l := p.leafOf[key]; l != nil {
		return l.page
	}
	return 0
}

// volumeAt gives the volume that has this page of the bundle.
func (p *plan) volumeAt(page int) *volume {
	for _, v := range p.volumes {
		if page < v.first+v.pages {
			return v
		}
	}
	return p.volumes[len(p.volumes)-1]
}

// itemPage gives the first page of an item, wherever it is included.
func (p *plan) itemPage(it *item) int { return p.pageOf(it.holder().parts[0].key()) }

// chapterPages says on which pages a chapter stands, its divider included.
func (p *plan) chapterPages(ch *chapter) string {
	return p.pagesOf(func(l *leaf) bool { return l.chapter == ch })
}

// questionPages does the same for a question.
func (p *plan) questionPages(q *question) string {
	return p.pagesOf(func(l *leaf) bool { return l.question == q })
}

// pagesOf gives the pages of the leaves that belong: "38–50", or with one range
// for each volume "38–50 dan 61–70 (Vol. 2)".
func (p *plan) pagesOf(belongs func(*leaf) bool) string {
	var ranges []string
	for _, v := range p.volumes {
		first, count := 0, 0
		for _, l := range v.leaves {
			if belongs(l) {
				if count == 0 {
					first = l.page
				}
				count += l.pages
			}
		}
		if count == 0 {
			continue
		}
		text := pageRange(first, count)
		if len(ranges) > 0 {
			text += fmt.Sprintf(" (Vol. %d)", v.no)
		}
		ranges = append(ranges, text)
	}
	return and(ranges)
}

// covers says in a few words what a volume holds: "Area 1 s.d. 3 dan lampiran".
func (p *plan) covers(v *volume) string {
	var areas, others []string
	for _, ch := range p.chapters {
		switch {
		case v.chapters[ch] == "":
		case ch.kind == "Area":
			areas = append(areas, ch.mark)
		default:
			others = append(others, ch.label())
		}
	}
	var words []string
	switch n := len(areas); n {
	case 0:
	case 1, 2:
		words = append(words, "Area "+strings.Join(areas, " dan "))
	default:
		words = append(words, "Area "+areas[0]+" s.d. "+areas[n-1])
	}
	words = append(words, others...)
	if p.leafOf[v.key(keyHashes)] != nil {
		words = append(words, "lampiran")
	}
	return and(words)
}
