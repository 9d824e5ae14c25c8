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
)

// guess estimates what every leaf adds to its volume.
func (p *plan) guess() {
	p.frontBytes = guessFront + int64(len(p.parts))*guessRow
	for _, u := range p.units {
		for _, l := range u {
			l.bytes = guessDivider
			if l.copied() {
				l.bytes = l.part.bytes + int64(l.part.pages)*guessPage
			}
		}
	}
}

// measure takes over what the front matter and appendices of the volumes
// really needed. The leaves were measured while they were copied.
func (p *plan) measure() {
	p.frontBytes = 0
	for _, v := range p.volumes {
		rest := v.size
		for _, l := range v.leaves {
			if l.chapter != nil {
				rest -= l.bytes
			}
		}
		p.frontBytes = max(p.frontBytes, rest)
	}
}

// starts says which units begin a volume, so that there are as few volumes as
// the limit allows. try makes room for what earlier tries overlooked.
func (p *plan) starts(try int) []int {
	starts := []int{0}
	limit := p.req.MaxBytes - p.req.MaxBytes*int64(try)/100
	used := p.frontBytes
	for i, u := range p.units {
		need := int64(0)
		for _, l := range u {
			need += l.bytes
		}
		if p.req.MaxBytes > 0 && used+need > limit && i > starts[len(starts)-1] {
			starts = append(starts, i)
			used = p.frontBytes
		}
		used += need
	}
	return starts
}

// overfull tells whether a volume is over the limit that could be split.
func (p *plan) overfull() bool {
	for _, v := range p.volumes {
		if p.tooLarge(v) && v.units > 1 {
			return true
		}
	}
	return false
}

// tooLarge tells whether a volume is over the limit.
func (p *plan) tooLarge(v *volume) bool { return p.req.MaxBytes > 0 && v.size > p.req.MaxBytes }

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
		size, limit := megabytes(v.size), megabytes(p.req.MaxBytes)
		pr := Problem{Page: v.first, Reason: fmt.Sprintf("Volume %d berukuran %s, melebihi batas %s.", v.no, size, limit)}
		for _, l := range v.leaves {
			if pt := l.part; pt != nil {
				pr.Code, pr.Document, pr.Name, pr.Page = pt.item.code, pt.item.doc.ID, pt.file.Version.Name, l.page
				pr.Reason = fmt.Sprintf("Dokumen ini tidak dapat dibagi, sehingga Volume %d berukuran %s dan melebihi batas %s.", v.no, size, limit)
				break
			}
		}
		list = append(list, pr)
	}
	return list
}
