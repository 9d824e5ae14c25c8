package bundle

import (
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"siapzi/model"
	"siapzi/model/filename"
)

// MB is a megabyte as size limits of mail and portals count it at the least;
// those that count 1,048,576 bytes let such a file pass too.
const MB = 1_000_000

// minPages is the least that MaxPages may be.
const minPages = 50

// maxName is the length of file names of volumes, in characters.
const maxName = 80

// maxSplits is how often a bundle is written anew because a volume came out
// larger than estimated. Sizes are measured each time, so the second try
// nearly always holds.
const maxSplits = 6

// Estimates before anything was written. They only have to be near; what
// counts is measured.
const (
	guessFront   = 150_000 // cover, contents, fonts
	guessRow     = 500     // of a document in contents and indexes
	guessDivider = 4_000
	guessPage    = 700 // stamp and page object of a copied page
	rowsPerPage  = 25  // of contents and indexes
)

// load is what leaves add to a volume.
type load struct {
	bytes int64
	pages int
}

func (a load) plus(b load) load { return load{a.bytes + b.bytes, a.pages + b.pages} }

// loadOf sums up a unit.
func loadOf(unit []*leaf) (sum load) {
	for _, l := range unit {
		sum = sum.plus(load{l.bytes, l.pages})
	}
	return sum
}

// guess estimates what every leaf adds to its volume.
func (p *plan) guess() {
	rows := len(p.parts) + len(p.questions)
	p.overhead = load{guessFront + int64(rows)*guessRow, 3 + 2*rows/rowsPerPage}
	for _, u := range p.units {
		for _, l := range u {
			l.bytes, l.pages = guessDivider, 1
			if l.copied() {
				l.bytes, l.pages = l.part.bytes+int64(l.part.pages)*guessPage, l.part.pages
			}
		}
	}
}

// measure takes over what the front matter and appendices of the volumes
// really needed. The leaves were measured while they were copied.
func (p *plan) measure() {
	p.overhead = load{}
	for _, v := range p.volumes {
		rest := load{v.size, v.pages}
		for _, l := range v.leaves {
			if l.chapter != nil {
				rest.bytes -= l.bytes
				rest.pages -= l.pages
			}
		}
		p.overhead = load{max(p.overhead.bytes, rest.bytes), max(p.overhead.pages, rest.pages)}
	}
}

// starts says which units begin a volume, so that there are as few volumes as
// the limits allow. try makes room for what earlier tries overlooked.
func (p *plan) starts(try int) []int {
	starts := []int{0}
	limit := load{p.req.MaxBytes - p.req.MaxBytes*int64(try)/100, p.req.MaxPages - try}
	used := p.overhead
	for i, u := range p.units {
		next := used.plus(loadOf(u))
		if i > starts[len(starts)-1] && (p.req.MaxBytes > 0 && next.bytes > limit.bytes || p.req.MaxPages > 0 && next.pages > limit.pages) {
			starts = append(starts, i)
			next = p.overhead.plus(loadOf(u))
		}
		used = next
	}
	return starts
}

// overfull tells whether a volume is over a limit that could be split.
func (p *plan) overfull() bool {
	for _, v := range p.volumes {
		if p.tooLarge(v) && v.units > 1 {
			return true
		}
	}
	return false
}

// tooLarge tells whether a volume is over a limit.
func (p *plan) tooLarge(v *volume) bool {
	return p.req.MaxBytes > 0 && v.size > p.req.MaxBytes || p.req.MaxPages > 0 && v.pages > p.req.MaxPages
}

// path gives where a volume is written.
func (p *plan) path(v *volume) string {
	if len(p.volumes) == 1 {
		return p.req.Out
	}
	dir, base := filepath.Split(p.req.Out)
	if ext := filepath.Ext(base); strings.EqualFold(ext, ".pdf") {
		base = strings.TrimSuffix(base, ext)
	}
	tail := fmt.Sprintf(" - Volume %d dari %d.pdf", v.no, len(p.volumes))
	return filepath.Join(dir, filename.Safe(base, maxName-utf8.RuneCountInString(tail))+tail)
}

// FileName gives a name for the bundle of a unit that says what it is: unit,
// year, target and, unless scope is "", which part. It is safe on every system
// and leaves room for the number of a volume.
func FileName(u model.Unit, scope string) string {
	name := fmt.Sprintf("Bundel ZI %d %s %s", u.Year, u.Target, u.Name)
	if scope != "" {
		name = fmt.Sprintf("Bundel ZI %d %s %s - %s", u.Year, u.Target, scope, u.Name)
	}
	return filename.Safe(name, maxName-len(" - Volume 99 dari 99.pdf")) + ".pdf"
}

// warnings lists the volumes that are over the limit, each with the document
// that is too large for it.
func (p *plan) warnings() []Problem {
	var list []Problem
	for _, v := range p.volumes {
		if !p.tooLarge(v) {
			continue
		}
		is, limit := megabytes(v.size), megabytes(p.req.MaxBytes)
		if p.req.MaxBytes == 0 || v.size <= p.req.MaxBytes {
			is, limit = fmt.Sprintf("%d halaman", v.pages), fmt.Sprintf("%d halaman", p.req.MaxPages)
		}
		pr := Problem{Page: v.first, Reason: fmt.Sprintf("Volume %d berisi %s, melebihi batas %s.", v.no, is, limit)}
		for _, l := range v.leaves {
			if pt := l.part; pt != nil {
				pr.Code, pr.Document, pr.Name, pr.Page = pt.item.code, pt.item.doc.ID, pt.file.Version.Name, l.page
				pr.Reason = fmt.Sprintf("Dokumen ini tidak dapat dibagi, sehingga Volume %d berisi %s dan melebihi batas %s.", v.no, is, limit)
				break
			}
		}
		list = append(list, pr)
	}
	return list
}
