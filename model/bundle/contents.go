package bundle

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"siapzi/model/lke"
	"siapzi/model/paint"
)

// Columns of the contents. The date ends at tocDate, the page number at right.
const (
	tocTitle    = 46.0
	tocDocument = 52.0
	tocDate     = 171.0
	tocWidth    = 96.0 // of document titles
)

// The styles of the contents.
var (
	tocChapter  = paint.Bold.At(11, 5, paint.Ink)
	tocQuestion = paint.SemiBold.At(8.8, 4.3, paint.Ink)
	tocLine     = paint.Regular.At(8.2, 4.0, paint.Ink)
)

// contents paints the table of contents of the volume: every chapter, question
// and document with its page, every row a link. Evidence that is missing is a
// row too.
func (f *front) contents() {
	f.title("Daftar isi")
	intro := "Area → soal → bukti. Setiap baris dapat diklik. Bukti yang dipakai bersama dimuat satu kali dan dirujuk dari soal lain; baris berbingkai putus-putus menandai bukti yang belum ada."
	if n := len(f.p.volumes); n > 1 {
		intro = fmt.Sprintf("Isi Volume %d dari %d, halaman %s. Bukti di semua volume ada pada Indeks semua volume (hal. %d). ",
			f.v.no, n, pageRange(f.v.first, f.v.pages), f.p.pageOf(f.v.key(keyIndex))) + intro
	}
	lines := f.Lines(paint.Regular.At(8, 4, paint.Muted), width, intro)
	f.WriteLines(paint.Regular.At(8, 4, paint.Muted), left, titleBase+8, lines)
	top := titleBase + 8 + float64(len(lines))*4 + 6.5
	f.tocHeads(top)

	again := "" // what goes on where a page ends now
	fl := f.flow(top, func(y float64) float64 {
		f.tocHeads(y)
		if again != "" {
			f.Write(column.Ink(paint.Ink), left, y+4.6, again+" (lanjutan)")
			y += 6
		}
		return y
	})
	fl.Gap(1)
	before, after := []string{keySummary}, []string{keyIndex, keyHashes}
	if len(f.p.volumes) > 1 {
		before, after = []string{keyIndex, keySummary}, []string{keyHashes}
	}
	f.tocOwns(fl, before)
	for _, ch := range f.p.chapters {
		again = "" // its own head comes now
		head := f.tocChapterHead(ch)
		for i, q := range f.v.listed(ch) {
			rows := f.tocQuestionRows(q)
			together := rows[:min(2, len(rows))]
			if i == 0 {
				fl.Gap(2.4)
				together = append([]paint.Block{head}, together...)
			} else {
				fl.Gap(1.6)
			}
			fl.Add(together...)
			again = ch.title() + " · " + string(q.node.Code)
			for _, r := range rows[min(2, len(rows)):] {
				fl.Add(r)
			}
			again = ch.title()
		}
	}
	again = ""
	fl.Gap(2.4)
	f.tocOwns(fl, after)
}

// listed gives the questions of a chapter that the contents of this volume
// name: those that are in it with their divider, with a document, or with
// nothing but the words that evidence is missing.
func (v *volume) listed(ch *chapter) []*question {
	var list []*question
	for _, q := range ch.questions() {
		if q.volume == v || slices.ContainsFunc(q.items, func(it *item) bool { return it.volume == v }) {
			list = append(list, q)
		}
	}
	return list
}

// tocHeads writes the column heads; the rule stands at y.
func (f *front) tocHeads(y float64) {
	f.heads(y, head{left, "Kode", false}, head{tocTitle, "Judul", false}, head{tocDate, "Tanggal", true}, head{right, "Halaman", true})
}

// tocOwns adds rows for those of our own pages that the volume has.
func (f *front) tocOwns(fl *paint.Flow, names []string) {
	for _, name := range names {
		key := f.v.key(name)
		if l := f.p.leafOf[key]; l != nil {
			fl.Add(f.tocOwn(l.head, key))
		}
	}
}

// tocOwn is the row of one of our own pages.
func (f *front) tocOwn(title, key string) paint.Block {
	return paint.Block{H: 5.6, Draw: func(y float64) {
		w := f.Write(tocQuestion, left, y+4, title)
		f.tocPage(tocQuestion, left+w, y+4, right, f.p.pageOf(key))
		f.Link(left, y, width, 5.6, key)
	}}
}

// tocPage writes the page number at the right end of a row, with dots from x.
func (f *front) tocPage(s paint.Style, x, y, end float64, page int) {
	f.WriteRight(s, end, y, strconv.Itoa(page))
	f.Dots(x+1.8, right-9, y, paint.Hairline)
}

// tocChapterHead is the row of a chapter. One that began in an earlier volume
// leads to where it goes on.
func (f *front) tocChapterHead(ch *chapter) paint.Block {
	key, name := f.v.chapters[ch], ch.name
	if key != ch.key() {
		name += " (lanjutan)"
	}
	lines := f.Lines(tocChapter, right-tocTitle-14, name)
	h := 7.4 + float64(len(lines)-1)*tocChapter.Line
	return paint.Block{H: h, Draw: func(y float64) {
		f.Line(left, y, right, y, ruleGroup)
		f.Use(tocChapter)
		label := ch.label()
		if f.Width(label) > tocTitle-left-2 {
			label = ch.mark
		}
		f.Text(left, y+5.2, label)
		f.WriteLines(tocChapter, tocTitle, y+5.2, lines)
		last := y + 5.2 + float64(len(lines)-1)*tocChapter.Line
		f.Use(tocChapter)
		f.tocPage(tocChapter, tocTitle+f.Width(lines[len(lines)-1]), last, right, f.p.pageOf(key))
		f.Link(left, y, width, h, key)
	}}
}

// tocQuestionRows gives the rows of a question as far as they belong to this
// volume: its head, its documents, what is missing.
func (f *front) tocQuestionRows(q *question) []paint.Block {
	rows := []paint.Block{f.tocQuestionHead(q)}
	if len(q.items) == 0 {
		return append(rows, paint.Block{H: 4.6, Draw: func(y float64) {
			f.Tag(tocDocument, y+3.3, "belum ada bukti", true)
			f.WriteRight(tocLine.Ink(paint.Muted), right, y+3.3, "–")
		}})
	}
	for _, it := range q.items {
		if it.volume == f.v {
			rows = append(rows, f.tocItem(it)...)
		}
	}
	if gone := q.missing(); len(gone) > 0 && q.volume == f.v {
		rows = append(rows, f.tocMissing(q, gone))
	}
	return rows
}

// tocQuestionHead is the row of a question.
func (f *front) tocQuestionHead(q *question) paint.Block {
	key, gist := f.v.questions[q], q.node.Gist
	if q.volume != f.v {
		gist += " (lanjutan)"
	}
	lines := f.Lines(tocQuestion, right-tocTitle-14, gist)
	h := 1.2 + float64(len(lines))*tocQuestion.Line
	return paint.Block{H: h, Draw: func(y float64) {
		base := y + 3.9
		f.Write(tocQuestion, left, base, string(q.node.Code))
		f.WriteLines(tocQuestion, tocTitle, base, lines)
		if len(q.items) == 0 {
			return
		}
		last := base + float64(len(lines)-1)*tocQuestion.Line
		f.Use(tocQuestion)
		f.tocPage(tocQuestion, tocTitle+f.Width(lines[len(lines)-1]), last, right, f.p.pageOf(key))
		f.Link(left, y, width, h, key)
	}}
}

// tocItem gives the row of a document and, where it has several files, one row
// for each.
func (f *front) tocItem(it *item) []paint.Block {
	s := fitStart(f, tocLine, tocWidth, it.fullTitle())
	lines := f.Lines(s, tocWidth, it.fullTitle())
	note := ""
	if it.same != nil {
		note = f.sameNote(it)
	}
	h := 0.4 + float64(len(lines))*s.Line
	if note != "" {
		h += 3.6
	}
	parts := it.parts
	single := len(parts) == 1
	tagged := single && parts[0].isPlaceholder()
	if tagged {
		h += 4.2
	}
	rows := []paint.Block{{H: h, Draw: func(y float64) {
		base := y + 3.2
		f.Write(tocLine.Ink(paint.Muted), tocTitle, base, fmt.Sprintf("%02d", it.no))
		f.WriteLines(s, tocDocument, base, lines)
		last := base + float64(len(lines)-1)*s.Line
		f.Use(s)
		f.tocDated(tocDocument+f.Width(lines[len(lines)-1]), last, day(it.doc.Date), f.p.itemPage(it))
		below := last + 3.6
		if note != "" {
			f.Write(aside, tocDocument, below, note)
			below += 3.6
		}
		if tagged {
			f.Tag(tocDocument, below+0.4, "halaman pengganti: berkas tidak dapat digabung", false)
		}
		f.Link(left, y, width, h, it.holder().parts[0].key())
	}}}
	if !single {
		for _, pt := range parts {
			rows = append(rows, f.tocPart(pt))
		}
	}
	return rows
}

// tocDated ends a document's row: dots from x, date, page.
func (f *front) tocDated(x, y float64, date string, page int) {
	f.WriteRight(tocLine, right, y, strconv.Itoa(page))
	end := right - 9.0
	if date != "" {
		f.WriteRight(tocLine.Ink(paint.Muted), tocDate, y, date)
		f.Use(tocLine)
		end = tocDate - f.Width(date) - 1
	}
	f.Dots(x+1.8, end, y, paint.Hairline)
}

// tocPart is the row of one file of a document with several.
func (f *front) tocPart(pt *part) paint.Block {
	const x = tocDocument + 5
	s := tocLine.Ink(paint.Muted)
	lines := f.Lines(s, tocWidth-5, pt.label())
	h := 0.2 + float64(len(lines))*s.Line
	if pt.isPlaceholder() {
		h += 4.2
	}
	return paint.Block{H: h, Draw: func(y float64) {
		base := y + 3.0
		f.Write(s, tocDocument, base, fmt.Sprintf("%d.", pt.no))
		f.WriteLines(s, x, base, lines)
		last := base + float64(len(lines)-1)*s.Line
		f.tocDated(x+f.Width(lines[len(lines)-1]), last, "", f.p.pageOf(pt.key()))
		if pt.isPlaceholder() {
			f.Tag(x, last+4, "halaman pengganti: berkas tidak dapat digabung", false)
		}
		f.Link(left, y, width, h, pt.key())
	}}
}

// tocMissing is the row that says which expected evidence is missing. It may
// be shortened: the question's divider has the full list.
func (f *front) tocMissing(q *question, gone []lke.Evidence) paint.Block {
	var names []string
	for _, e := range gone {
		names = append(names, e.Name)
	}
	return paint.Block{H: 4.6, Draw: func(y float64) {
		w := f.Tag(tocDocument, y+3.3, fmt.Sprintf("belum ada bukti: %d dari %d", len(gone), len(q.node.Evidence)), true)
		s := paint.Regular.At(7.2, 0, paint.Muted)
		f.Use(s)
		x := tocDocument + w + 2.2
		f.Write(s, x, y+3.2, f.Shorten(strings.Join(names, "; "), tocDate-x))
	}}
}

// fitStart gives s, smaller where the first word of a title alone would be cut
// within its first 40 letters: such a title could not be found by searching
// for its beginning.
func fitStart(f *front, s paint.Style, w float64, title string) paint.Style {
	word, _, _ := strings.Cut(paint.Printable(title), " ")
	if utf8.RuneCountInString(word) > 40 {
		word = string([]rune(word)[:40])
	}
	f.Use(s)
	for s.Size > 5 && f.Width(word) > w {
		s.Size -= 0.2
		f.Use(s)
	}
	return s
}
