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

// outline gives the bookmarks: own pages, then chapter, question, document,
// and below a document the bookmarks of its source.
func (p *plan) outline(sources map[*part][]pdf.Bookmark) []pdf.Bookmark {
	list := []pdf.Bookmark{
		mark("Sampul", p.pageOf[keyCover]),
		mark("Daftar isi", p.pageOf[keyContents]),
		mark("Ringkasan nilai dan syarat", p.pageOf[keySummary]),
	}
	for _, ch := range p.chapters {
		m := mark(ch.title(), p.pageOf[ch.key()])
		for _, q := range ch.questions() {
			m.Children = append(m.Children, p.questionMark(q, sources))
		}
		list = append(list, m)
	}
	return list
}

// questionMark is the bookmark of a question with its documents. A question
// without evidence has no page of its own and leads to its chapter's list.
func (p *plan) questionMark(q *question, sources map[*part][]pdf.Bookmark) pdf.Bookmark {
	if len(q.items) == 0 {
		return mark(string(q.node.Code)+" "+q.node.Name+" – belum ada bukti", p.pageOf[q.chapter.key()])
	}
	m := mark(string(q.node.Code)+" "+q.node.Name, p.pageOf[q.key()])
	m.Closed = true
	for _, it := range q.items {
		m.Children = append(m.Children, p.itemMark(it, sources))
	}
	return m
}

// itemMark is the bookmark of a document. One that is included elsewhere leads
// there.
func (p *plan) itemMark(it *item, sources map[*part][]pdf.Bookmark) pdf.Bookmark {
	page := p.itemPage(it)
	if it.same != nil {
		return mark(it.code+" = "+it.same.code+" "+it.title(), page)
	}
	m := mark(it.code+" "+it.fullTitle(), page)
	m.Closed = true
	if len(it.parts) == 1 {
		m.Children = numbered(sources[it.parts[0]])
		return m
	}
	for _, pt := range it.parts {
		k := mark(fmt.Sprintf("%d. %s", pt.no, pt.label()), p.pageOf[pt.key()])
		k.Closed = true
		k.Children = numbered(sources[pt])
		m.Children = append(m.Children, k)
	}
	return m
}

// numbered gives the bookmarks of a source titles like ours.
func numbered(marks []pdf.Bookmark) []pdf.Bookmark {
	out := make([]pdf.Bookmark, len(marks))
	for i, m := range marks {
		out[i] = mark(m.Title, m.Page)
		out[i].Down, out[i].Closed, out[i].Children = m.Down, true, numbered(m.Children)
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
