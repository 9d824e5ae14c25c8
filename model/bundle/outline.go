package bundle

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"siapzi/model/pdf"
)

// markLimit is the length of a bookmark's title that every reader shows.
const markLimit = 80

// outliner makes the bookmarks of one volume.
type outliner struct {
	p       *plan
	v       *volume
	sources map[*part][]pdf.Bookmark // with pages of the file
}

// outline gives the bookmarks of a volume: own pages, then chapter, question,
// document, and below a document the bookmarks of its source. Pages of
// bookmarks are those of the file, numbers in titles those of the bundle.
func (p *plan) outline(v *volume, sources map[*part][]pdf.Bookmark) []pdf.Bookmark {
	o := &outliner{p, v, sources}
	list := []pdf.Bookmark{o.mark("Sampul", v.key(keyCover)), o.mark("Daftar isi", v.key(keyContents))}
	if len(p.volumes) > 1 {
		list = append(list, o.mark(indexTitle(len(p.volumes)), v.key(keyIndex)))
	}
	if v.no == 1 {
		list = append(list, o.mark("Ringkasan nilai dan syarat", keySummary))
	}
	for _, ch := range p.chapters {
		if v.chapters[ch] != "" {
			list = append(list, o.chapter(ch))
		}
	}
	for _, key := range []string{keyIndex, v.key(keyHashes)} {
		if l := p.leafOf[key]; l != nil && (key != keyIndex || len(p.volumes) == 1) {
			list = append(list, o.mark(l.head, key))
		}
	}
	return list
}

// mark gives a bookmark that leads to the leaf with this key.
func (o *outliner) mark(title, key string) pdf.Bookmark { return o.markPage(title, o.p.pageOf(key)) }

// markPage gives a bookmark that leads to a page, counted over all volumes.
func (o *outliner) markPage(title string, page int) pdf.Bookmark {
	m := mark(title, page)
	m.Page = o.v.inFile(page)
	return m
}

// chapter is the bookmark of a chapter, or of its part in this volume.
func (o *outliner) chapter(ch *chapter) pdf.Bookmark {
	key, title := o.v.chapters[ch], ch.title()
	if key != ch.key() {
		title += " (lanjutan)"
	}
	m := o.mark(title, key)
	for _, q := range o.v.listed(ch) {
		m.Children = append(m.Children, o.question(q, key))
	}
	return m
}

// question is the bookmark of a question with its documents. A question
// without evidence has no page of its own and leads to its chapter's list.
func (o *outliner) question(q *question, chapterKey string) pdf.Bookmark {
	if len(q.items) == 0 {
		return o.mark(string(q.node.Code)+" "+q.node.Name+" – belum ada bukti", chapterKey)
	}
	name := string(q.node.Code) + " " + q.node.Name
	if q.volume != o.v {
		name += " (lanjutan)"
	}
	m := o.mark(name, o.v.questions[q])
	m.Closed = true
	for _, it := range q.items {
		if it.volume == o.v {
			m.Children = append(m.Children, o.item(it))
		}
	}
	return m
}

// item is the bookmark of a document. One that is included elsewhere leads
// there, or to the question that refers to it where that is in another volume.
func (o *outliner) item(it *item) pdf.Bookmark {
	key := it.holder().parts[0].key()
	if same := it.same; same != nil {
		title := it.code + " = " + same.code + " " + it.title()
		if same.volume == o.v {
			return o.mark(title, key)
		}
		title = fmt.Sprintf("%s = %s, Vol. %d hal. %d, %s", it.code, same.code, same.volume.no, o.p.pageOf(key), it.title())
		return o.mark(title, o.v.questions[it.question])
	}
	m := o.mark(it.code+" "+it.fullTitle(), key)
	m.Closed = true
	if len(it.parts) == 1 {
		m.Children = o.numbered(o.sources[it.parts[0]])
		return m
	}
	for _, pt := range it.parts {
		k := o.mark(fmt.Sprintf("%d. %s", pt.no, pt.label()), pt.key())
		k.Closed = true
		k.Children = o.numbered(o.sources[pt])
		m.Children = append(m.Children, k)
	}
	return m
}

// numbered gives the bookmarks of a source titles like ours.
func (o *outliner) numbered(marks []pdf.Bookmark) []pdf.Bookmark {
	out := make([]pdf.Bookmark, len(marks))
	for i, m := range marks {
		out[i] = mark(m.Title, m.Page+o.v.first-1)
		out[i].Page = m.Page
		out[i].Down, out[i].Closed, out[i].Children = m.Down, true, o.numbered(m.Children)
	}
	return out
}

// mark gives a bookmark whose title ends in its page number and is not longer
// than markLimit.
func mark(title string, page int) pdf.Bookmark {
	suffix := fmt.Sprintf(" (hal. %d)", page)
	title = strings.Join(strings.FieldsFunc(title, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r)
	}), " ")
	title = strings.ReplaceAll(strings.ToValidUTF8(title, "□"), "\uFFFD", "□")
	if title == "" {
		title = "Tanpa judul"
	}
	return pdf.Bookmark{Title: cut(title, markLimit-utf8.RuneCountInString(suffix)) + suffix, Page: page}
}
