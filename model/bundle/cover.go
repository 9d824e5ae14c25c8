package bundle

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"siapzi/model"
	"siapzi/model/paint"
)

// coverCenter is the middle of the text area, on which the cover is centred.
const coverCenter = (left + right) / 2

// cover paints the first page.
func (f *front) cover() {
	u := f.p.unit
	y := f.coverTitle(max(f.letterhead()+20, 110))
	y += 4
	y = f.centered(paint.Regular.At(12.5, 6.4, paint.Ink), y, "Pembangunan unit kerja menuju")
	y = f.centered(paint.Regular.At(12.5, 6.4, paint.Ink), y, fmt.Sprintf("%s Tahun %d", f.p.predicate(), u.Year))
	if f.p.scope != "" {
		y = f.coverBox(y+4, "Sebagian", f.p.scope)
	}
	if len(f.p.volumes) > 1 {
		y = f.coverVolumes(y + 4)
	}
	f.coverTable(max(y+10, 184))
}

// The most letters that the cover has room for.
const (
	maxTitle  = 120
	maxNumber = 80
)

// completeCover brings what stands on the cover onto one line each and refuses
// what has no room.
func (r *Request) completeCover() error {
	r.Title, r.Number = strings.Join(strings.Fields(r.Title), " "), strings.Join(strings.Fields(r.Number), " ")
	if utf8.RuneCountInString(r.Title) > maxTitle {
		return model.Errorf(model.Invalid, "Judul sampul paling panjang %d huruf.", maxTitle)
	}
	if utf8.RuneCountInString(r.Number) > maxNumber {
		return model.Errorf(model.Invalid, "Nomor surat di sampul paling panjang %d huruf.", maxNumber)
	}
	return nil
}

// coverTitle writes the title, smaller where it is long, and gives the next
// baseline.
func (f *front) coverTitle(y float64) float64 {
	large := paint.Bold.At(28, 12, paint.Ink)
	title := f.p.req.Title
	if title == "" {
		return f.centered(large, f.centered(large, y, "Bundel Bukti Dukung"), "Zona Integritas")
	}
	if len(f.Lines(large, width-10, title)) > 2 {
		large = paint.Bold.At(20, 8.6, paint.Ink)
	}
	return f.centered(large, y, title)
}

// coverVolumes says which volume this is, what it holds, and what the others
// hold as far as there is room.
func (f *front) coverVolumes(y float64) float64 {
	p, n := f.p, len(f.p.volumes)
	what := func(v *volume) string { return fmt.Sprintf("alaman %s", pageRange(v.first, v.pages)) }
	y = f.coverBox(y, fmt.Sprintf("Volume %d dari %d", f.v.no, n), "H"+what(f.v)+"  ·  "+p.covers(f.v))
	y += 6
	line := paint.Regular.At(8, 4, paint.Muted)
	if n > 5 {
		index := f.v.key(keyIndex)
		return f.centered(line, y, fmt.Sprintf("%d halaman dalam %d volume. Isi setiap volume ada pada Indeks semua volume (hal. %d).",
			p.pages, n, p.pageOf(index)))
	}
	for _, v := range p.volumes {
		if v != f.v {
			y = f.centered(line, y, fmt.Sprintf("Volume %d: h%s, %s", v.no, what(v), p.covers(v)))
		}
	}
	return y
}

// predicate is the target in words: "Wilayah Bebas dari Korupsi (WBK)".
func (p *plan) predicate() string {
	if s := strings.TrimPrefix(p.target.Label, "Menuju "); s != "" {
		return s
	}
	return string(p.unit.Target)
}

// centered sets lines on the middle and gives the next baseline.
func (f *front) centered(s paint.Style, y float64, text string) float64 {
	for _, l := range f.Lines(s, width-10, text) {
		f.TextCenter(coverCenter, y, l)
		y += s.Line
	}
	return y
}

// coverBox tells in a frame which part of the whole this file is.
func (f *front) coverBox(y float64, head, text string) float64 {
	bold := paint.Bold.At(10.5, 5, paint.Ink)
	plain := paint.Regular.At(9.2, 4.6, paint.Ink)
	f.Use(bold)
	headW := f.Width(head)
	lines := f.Lines(plain, 100, text)
	textW := 0.0
	for _, l := range lines {
		textW = max(textW, f.Width(l))
	}
	h := 7.4 + float64(len(lines))*plain.Line
	w := headW + textW + 24
	x := coverCenter - w/2
	f.Rect(x, y, w, h, paint.Pen{Width: 0.3, Color: paint.Ink})
	f.Write(bold, x+6, y+h/2+1.3, head)
	f.Line(x+headW+12, y+3, x+headW+12, y+h-3, paint.Pen{Width: 0.3, Color: paint.Ink})
	f.WriteLines(plain, x+headW+18, y+3.7+plain.Line*0.72, lines)
	return y + h
}

// coverTable says what the bundle is about and what it holds.
func (f *front) coverTable(y float64) {
	p := f.p
	basis := p.sheet.Regulation
	if by, _, _ := strings.Cut(p.sheet.AmendedBy, " ("); by != "" {
		basis += ", pengajuan menurut " + by
	}
	rows := [][2]string{
		{"Unit kerja", p.unit.Name},
		{"Instansi", p.unit.Agency},
		{"Predikat yang diusulkan", "Menuju " + p.predicate()},
		{"Dasar penilaian", basis},
		{"Isi bundel", fmt.Sprintf("%d halaman · %d soal · %d bukti", p.pages, len(p.questions), p.documents())},
	}
	if n := len(p.volumes); n > 1 {
		rows[len(rows)-1][1] += fmt.Sprintf(" · %d volume", n)
	}
	if p.req.Assessor != model.UnitAssessor {
		rows = append(rows, [2]string{"Jawaban dan nilai", "menurut " + assessorName(p.req.Assessor)})
	}
	if p.req.Number != "" {
		rows = append(rows, [2]string{"Nomor", p.req.Number})
	}
	rows = append(rows, [2]string{"Kode bundel", p.code}, [2]string{"Disusun pada", moment(p.req.Date)})
	f.Line(left, y, right, y, paint.Pen{Width: 0.4, Color: paint.Ink})
	wrapped := 0
	for _, r := range rows {
		wrapped += len(f.Lines(body, right-left-50, r[1])) - 1
	}
	pitch := min(8.5, (262-y-float64(wrapped)*body.Line)/float64(len(rows))) // closer where much stands above
	for _, r := range rows {
		lines := f.Lines(body, right-left-50, r[1])
		f.Write(quiet, left, y+pitch*5.6/8.5, r[0])
		f.WriteLines(body, left+50, y+pitch*5.6/8.5, lines)
		y += pitch + float64(len(lines)-1)*body.Line
		f.Line(left, y, right, y, ruleRow)
	}
	y += 8
	note := paint.Regular.At(7.5, 4, paint.Muted)
	f.WriteLines(note, left, min(y, 270), f.Lines(note, width, f.coverNote()))
	contents := f.v.key(keyContents)
	f.link(left, footBase, fmt.Sprintf("Daftar isi → hal. %d", p.pageOf(contents)), contents)
}

// coverNote explains the numbers and names the pages that need attention.
func (f *front) coverNote() string {
	note := "Nomor di sudut kanan bawah sama dengan nomor halaman pada pembaca PDF. Judul pada daftar isi dan penanda halaman dapat diklik."
	if len(f.p.volumes) > 1 {
		note = "Nomor di sudut kanan bawah berjalan terus melewati semua volume. Judul pada daftar isi dan penanda halaman dapat diklik; yang ada di volume lain hanya disebut."
	}
	if l := f.p.leafOf[f.v.key(keyHashes)]; l != nil {
		note += fmt.Sprintf(" Daftar SHA-256 setiap berkas ada di lampiran (hal. %d).", l.page)
	}
	var pages []string
	for _, pt := range f.p.parts {
		if pt.isPlaceholder() {
			pages = append(pages, strconv.Itoa(f.p.pageOf(pt.key())))
		}
	}
	if n := len(pages); n > 0 {
		if n > 12 {
			pages = append(pages[:12], "…")
		}
		note += fmt.Sprintf(" %d berkas tidak dapat digabung dan diwakili halaman pengganti (hal. %s).", n, strings.Join(pages, ", "))
	}
	return note
}

// assessorName is how people call an assessor.
func assessorName(a model.Assessor) string {
	switch a {
	case model.TPI:
		return "TPI"
	case model.TPN:
		return "TPN"
	}
	return "unit"
}
