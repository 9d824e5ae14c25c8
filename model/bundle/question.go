package bundle

import (
	"fmt"
	"slices"
	"strings"

	"siapzi/model/lke"
	"siapzi/model/paint"
)

// Columns of the list of documents on a question's divider.
const (
	colTitle   = 49.0
	colDate    = 168.0
	colSheets  = 180.0
	titleWidth = 90.0
)

// question paints the divider of a question: what is asked, what was answered,
// and the documents that follow.
func (f *front) question(q *question) {
	y := f.questionHead(q)
	fl := f.flow(y, nil)
	f.answerSection(fl, q)
	fl.Gap(6)
	f.noteSection(fl, q)
	fl.Gap(6)
	f.documentSection(fl, q)
	fl.Gap(6)
	f.expectedSection(fl, q)
}

// questionHead writes code, place in the worksheet and gist.
func (f *front) questionHead(q *question) float64 {
	f.Write(paint.SemiBold.At(26, 0, paint.Teal), left-0.3, 34, string(q.node.Code))
	place := paint.Regular.At(8, 4.2, paint.Muted)
	lines := append(f.Lines(place, 95, q.place()), "halaman "+f.p.questionPages(q))
	for i, l := range lines {
		f.WriteRight(place, right, 29.5+float64(i)*place.Line, l)
	}
	gist := paint.SemiBold.At(13.5, 6.2, paint.Ink)
	y := max(44, 29.5+float64(len(lines))*place.Line+4.5)
	text := f.Lines(gist, width, q.node.Gist)
	f.WriteLines(gist, left, y, text)
	return y + float64(len(text)-1)*gist.Line + 4.2
}

// place says where the question stands in the worksheet.
func (q *question) place() string {
	var names []string
	for n := q.node.Parent; n != nil; n = n.Parent {
		switch n.Level {
		case lke.LevelAspek, lke.LevelSubkomponen:
			names = append([]string{n.Name}, names...)
		}
	}
	return strings.Join(names, "  ·  ")
}

// answerSection shows the options with the chosen one marked, or the numbers
// with what they come to.
func (f *front) answerSection(fl *paint.Flow, q *question) {
	who := assessorName(f.p.req.Assessor)
	if q.node.HasInputs() {
		rows := []paint.Block{f.heading("Jawaban "+who, "")}
		for _, in := range q.node.Inputs {
			v, ok := q.answer.Inputs[in.Key]
			text := "belum diisi"
			switch {
			case ok && q.node.Scale == lke.ScaleIndex: // its unit is a range
				text = number(v) + " (" + in.Unit + ")"
			case ok:
				text = number(v) + " " + in.Unit
			}
			rows = append(rows, f.inputRow(in.Label, text))
		}
		fl.Add(append(rows, f.resultRow(q))...)
		return
	}
	rows := []paint.Block{f.heading("Jawaban "+who, "nilai pilihan")}
	f.Use(strong)
	keyW := 0.0
	for _, o := range q.node.Options {
		keyW = max(keyW, f.Width(o.Key))
	}
	for _, o := range q.node.Options {
		rows = append(rows, f.optionRow(o, keyW, o.Key == q.answer.Option))
	}
	if !q.value.Answered {
		rows = append(rows, f.unansweredRow("belum dijawab"))
	}
	fl.Add(rows...)
}

// optionRow is one option with its box; keyW is the width of the widest key.
func (f *front) optionRow(o lke.Option, keyW float64, chosen bool) paint.Block {
	s := paint.Regular.At(8.8, 4.4, paint.Muted)
	if chosen {
		s = paint.SemiBold.At(8.8, 4.4, paint.Ink)
	}
	text := left + 9 + keyW + 5
	lines := f.Lines(s, right-text-20, o.Criterion)
	h := 3.1 + float64(len(lines))*s.Line
	return paint.Block{H: h, Draw: func(y float64) {
		base := y + 5
		if chosen {
			f.Fill(left, y+0.1, width, h-0.2, paint.Tint)
		}
		f.Checkbox(left+2, base+0.6, 3.6, chosen)
		f.Write(s.In(paint.SemiBold), left+9, base, o.Key)
		f.WriteLines(s, text, base, lines)
		f.Use(s)
		f.Decimal(right-7, base, twoDecimals(o.Value))
		f.Line(left, y+h, right, y+h, ruleRow)
	}}
}

// inputRow is one number of a ratio or index question.
func (f *front) inputRow(label, value string) paint.Block {
	lines := f.Lines(body, width-50, label)
	h := 3.1 + float64(len(lines))*body.Line
	return paint.Block{H: h, Draw: func(y float64) {
		f.WriteLines(body, left+2, y+5, lines)
		f.WriteRight(body, right-2, y+5, value)
		f.Line(left, y+h, right, y+h, ruleRow)
	}}
}

// resultRow is the line that says what the numbers are worth, and how.
func (f *front) resultRow(q *question) paint.Block {
	if !q.value.Answered && !q.value.NeedsDecision {
		return f.unansweredRow("belum dijawab lengkap")
	}
	note := f.Lines(strong, width-34, "Nilai = "+lowerFirst(strings.TrimSuffix(q.node.FormulaNote, ".")))
	how := f.Lines(quiet, width-34, f.p.calculation(q))
	h := 3.4 + float64(len(note)+len(how))*body.Line
	return paint.Block{H: h, Draw: func(y float64) {
		f.Fill(left, y+0.1, width, h-0.2, paint.Tint)
		f.WriteLines(strong, left+2, y+5, note)
		f.WriteLines(quiet, left+2, y+5+float64(len(note))*body.Line, how)
		value := twoDecimals(q.value.Fraction)
		switch {
		case q.value.NeedsDecision:
			value = "–"
		case q.node.Scale == lke.ScaleIndex: // its note speaks of points
			value += " × " + short(q.node.Weight) + " = " + twoDecimals(q.value.Fraction*q.node.Weight)
		}
		f.WriteRight(paint.SemiBold.At(11, 0, paint.Ink), right-2, y+5.3, value)
		f.Line(left, y+h, right, y+h, ruleRow)
	}}
}

// unansweredRow says that there is no answer yet.
func (f *front) unansweredRow(text string) paint.Block {
	return paint.Block{H: 7.5, Draw: func(y float64) {
		w := f.Tag(left, y+5.2, text, true)
		f.Write(quiet, left+w+3, y+5.1, "Nilai aman menghitung soal ini 0.")
		f.Line(left, y+7.5, right, y+7.5, ruleRow)
	}}
}

// calculation is the last step of the score's explanation for q itself:
// "18 ÷ 20 = 0,9".
func (p *plan) calculation(q *question) string {
	text := ""
	for _, l := range p.sheet.Why(p.answers, q.node.Code) {
		if l.Code == q.node.Code {
			text = l.Text
		}
	}
	return text
}

func lowerFirst(s string) string {
	r := []rune(s)
	// A word of capitals, such as "LHKPN", stays.
	if len(r) > 1 && strings.ToLower(string(r[1])) == string(r[1]) {
		return strings.ToLower(string(r[0])) + string(r[1:])
	}
	return s
}

// noteSection shows the note of the assessor.
func (f *front) noteSection(fl *paint.Flow, q *question) {
	head := f.heading("Catatan "+assessorName(f.p.req.Assessor), "")
	note := strings.TrimSpace(q.answer.Note)
	if note == "" {
		fl.Add(head, paint.Block{H: 6, Draw: func(y float64) {
			f.Write(paint.Italic.At(8.8, 0, paint.Muted), left, y+4.2, "Tidak ada catatan.")
		}})
		return
	}
	f.paragraph(fl, body, left, width, note, head, paint.Space(1.2))
}

// documentSection lists the documents with their pages.
func (f *front) documentSection(fl *paint.Flow, q *question) {
	pages := 0
	for _, it := range q.items {
		if it.same == nil {
			pages += it.pages()
		}
	}
	columns := func(y float64) {
		f.heads(y, head{left, "Kode", false}, head{colTitle, "Judul", false}, head{colDate, "Tanggal", true},
			head{colSheets, "Lembar", true}, head{right, "Halaman", true})
	}
	top := paint.Block{H: 6.6, Draw: func(y float64) { columns(y + 6.6) }}
	before := fl.Break
	fl.Break = func() float64 {
		f.page()
		columns(nextTop)
		return nextTop
	}
	head := paint.Block{H: 6.4, Draw: func(y float64) {
		f.Write(paint.SemiBold.At(9.5, 0, paint.Ink), left, y+4.6, "Bukti yang dimuat")
		f.WriteRight(paint.Regular.At(7.8, 0, paint.Muted), right, y+4.6, fmt.Sprintf("%d bukti · %d halaman", len(q.items), pages))
	}}
	for i, it := range q.items {
		rows := f.itemRows(it)
		if i == 0 {
			f.startTable(fl, before, append([]paint.Block{head, top}, rows[0])...)
			rows = rows[1:]
		}
		for _, r := range rows {
			fl.Add(r)
		}
	}
	fl.Break = before
}

// startTable adds the head of a table with its first row. Where that starts a
// page, the page must not repeat the column heads that the head itself has.
func (f *front) startTable(fl *paint.Flow, plain func() float64, blocks ...paint.Block) {
	repeat := fl.Break
	fl.Break = plain
	fl.Add(blocks...)
	fl.Break = repeat
}

// itemRows gives the row of a document and one for each of its files where it
// has several.
func (f *front) itemRows(it *item) []paint.Block {
	lines := f.Lines(body, titleWidth, it.fullTitle())
	var notes []string
	for _, n := range f.notes(it) {
		notes = append(notes, f.Lines(aside, titleWidth+20, n)...)
	}
	const line = 4.4
	h := 2.9 + float64(len(lines))*line + float64(len(notes))*aside.Line
	if !f.here(it.holder().parts[0].key()) {
		h = max(h, 2.9+line+aside.Line)
	}
	page := f.p.itemPage(it)
	rows := []paint.Block{{H: h, Draw: func(y float64) {
		base := y + 4.9
		f.Write(paint.SemiBold.At(8.4, 0, paint.Ink), left, base, it.code)
		for i, l := range lines {
			f.Write(body, colTitle, base+float64(i)*line, l)
		}
		f.WriteLines(aside, colTitle, base+float64(len(lines))*line-0.6, notes)
		f.WriteRight(quiet, colDate, base, day(it.doc.Date))
		f.WriteRight(quiet, colSheets, base, fmt.Sprint(it.pages()))
		f.pageLink(right, base, pageRange(page, it.pages()), it.holder().parts[0].key())
		f.Line(left, y+h, right, y+h, ruleRow)
	}}}
	if len(it.parts) > 1 {
		for _, pt := range it.parts {
			rows = append(rows, f.partRow(pt))
		}
	}
	return rows
}

// partRow is the row of one file of a document.
func (f *front) partRow(pt *part) paint.Block {
	label := fmt.Sprintf("%d. %s", pt.no, pt.label())
	if pt.isPlaceholder() {
		label += " – halaman pengganti: " + pt.headline()
	}
	lines := f.Lines(small.Ink(paint.Muted), titleWidth-4, label)
	h := 2.4 + float64(len(lines))*small.Line
	if !f.here(pt.key()) {
		h = max(h, 2.4+small.Line+aside.Line)
	}
	return paint.Block{H: h, Draw: func(y float64) {
		base := y + 4.2
		f.WriteLines(small.Ink(paint.Muted), colTitle+4, base, lines)
		f.WriteRight(small.Ink(paint.Muted), colSheets, base, fmt.Sprint(pt.pages))
		f.pageLink(right, base, pageRange(f.p.pageOf(pt.key()), pt.pages), pt.key())
		f.Line(left, y+h, right, y+h, ruleRow)
	}}
}

// pageInk is the colour of page numbers: that of links where they are some.
func (f *front) pageInk(key string) paint.Color {
	if f.here(key) {
		return paint.Teal
	}
	return paint.Ink
}

// pageLink writes underlined page numbers that lead to the leaf with this key.
// In another volume they have its number below them and lead nowhere.
func (f *front) pageLink(x, y float64, text, key string) {
	f.Use(code.Ink(f.pageInk(key)))
	w := f.Width(text)
	f.TextRight(x, y, text)
	if !f.here(key) {
		f.WriteRight(aside, x, y+aside.Line, fmt.Sprintf("Volume %d", f.p.leafOf[key].volume.no))
		return
	}
	f.Line(x-w, y+1, x, y+1, ruleLink)
	f.Link(x-w-1, y-3.6, w+2, 5.4, key)
}

// sameNote says where a document is included that is only referred to here.
func (f *front) sameNote(it *item) string {
	note := "sama dengan " + it.same.code + ", dimuat satu kali"
	if v := it.same.volume; v != f.v {
		note += fmt.Sprintf(" di Volume %d", v.no)
	}
	return note
}

// notes are the small lines below a document's title.
func (f *front) notes(it *item) []string {
	var notes []string
	if it.doc.Number != "" {
		notes = append(notes, "nomor "+it.doc.Number)
	}
	if it.same != nil {
		return append(notes, f.sameNote(it))
	}
	if others := it.otherCodes(); len(others) > 0 {
		notes = append(notes, "juga membuktikan "+and(others))
	}
	for _, pt := range it.parts {
		notes = append(notes, f.signatureNotes(pt)...)
	}
	if len(it.parts) == 1 && it.parts[0].isPlaceholder() {
		notes = append(notes, "halaman pengganti: "+it.parts[0].headline())
	}
	return notes
}

// signatureNotes says who signed a file, when, and whether it was changed
// since. Whether a certificate can be trusted only its issuer can tell.
func (f *front) signatureNotes(pt *part) []string {
	var notes []string
	for _, s := range pt.signatures {
		what, who := "ditandatangani elektronik oleh ", s.Signer
		if s.Stamp {
			what = "bercap waktu elektronik dari "
		}
		if who == "" {
			who = "penanda tangan yang tidak disebut"
		}
		note := what + who
		if l := pt.label(); l != "" {
			note = l + ": " + note
		}
		if !s.Time.IsZero() {
			note += ", " + moment(s.Time.In(f.p.req.Date.Location()))
		}
		notes = append(notes, note+". "+s.State.Sentence()+" Keabsahannya diperiksa pada berkas asli.")
	}
	return notes
}

// otherCodes lists the other questions that the document is linked to.
func (it *item) otherCodes() []string {
	var codes []string
	for _, l := range it.doc.Links {
		if l.Code != it.question.node.Code {
			codes = append(codes, string(l.Code))
		}
	}
	return codes
}

// expectedSection lists what the question expects: what is missing where that
// is certain, else everything with marks for what was linked.
func (f *front) expectedSection(fl *paint.Flow, q *question) {
	list, certain := q.expectations()
	if len(list) == 0 {
		return
	}
	if certain {
		gone := q.missing()
		if len(gone) == 0 {
			return
		}
		blocks := []paint.Block{f.heading("Bukti yang belum ada", fmt.Sprintf("%d dari %d", len(gone), len(list)))}
		w := f.TagWidth("belum ada bukti") + 3
		for _, e := range gone {
			blocks = append(blocks, f.expectedRow(e.Name, e.Rhythm, w, func(y float64) { f.Tag(left, y, "belum ada bukti", true) }))
		}
		fl.Add(blocks...)
		return
	}
	note := "bukti di atas belum dipasangkan dengan daftar ini"
	if slices.ContainsFunc(list, func(e expected) bool { return e.covered }) {
		note = "bercentang: sudah dipasangkan dengan bukti di atas"
	}
	blocks := []paint.Block{f.heading("Bukti yang lazim diminta", note)}
	for _, e := range list {
		blocks = append(blocks, f.expectedRow(e.Name, e.Rhythm, 8, func(y float64) { f.Checkbox(left+1, y+0.5, 3.4, e.covered) }))
	}
	fl.Add(blocks...)
}

// expectedRow is one kind of evidence behind a mark of width w.
func (f *front) expectedRow(name, rhythm string, w float64, mark func(y float64)) paint.Block {
	lines := f.Lines(body, width-w-28, name)
	h := 2.9 + float64(len(lines))*body.Line
	return paint.Block{H: h, Draw: func(y float64) {
		mark(y + 5)
		f.WriteLines(body, left+w, y+5, lines)
		f.WriteRight(quiet, right, y+5, rhythm)
		f.Line(left, y+h, right, y+h, ruleRow)
	}}
}
