package bundle

import (
	"fmt"
	"strconv"
	"strings"

	"siapzi/model/paint"
)

// Columns of the index. Numbers end where they are given, text begins there.
const (
	indexName   = 46.0
	indexDate   = 144.5
	indexSheets = 157.5
	indexOthers = 161.0
	indexVolume = 180.0
	indexWidth  = 79.0 // of titles
)

// Columns of the list of files.
const (
	hashName = 47.0
	hashSize = 173.0
)

// The styles of the appendices, which are denser than the contents.
var (
	dense     = paint.Regular.At(7.8, 3.7, paint.Ink)
	denseCode = paint.SemiBold.At(7.8, 3.7, paint.Ink)
	hashStyle = paint.Regular.At(7.4, 3.6, paint.Ink)
)

const hashesTitle = "Daftar berkas dan SHA-256"

// indexTitle names the index in a bundle of n volumes.
func indexTitle(n int) string {
	if n > 1 {
		return "Indeks semua volume"
	}
	return "Indeks bukti per Pokja"
}

// hashesLabel names the appendix with the hashes in a bundle of n volumes:
// where there are several the index stands in front and is no appendix.
func hashesLabel(n int) string {
	if n > 1 {
		return "Lampiran"
	}
	return "Lampiran B"
}

// appendixHead writes label and title and gives where the text below starts.
func (f *front) appendixHead(label, title string) float64 {
	if label != "" {
		f.Write(paint.Regular.At(8.8, 0, paint.Ink), left, 26, label)
	}
	f.Write(paint.Bold.At(18, 0, paint.Ink), left, 33.5, title)
	return 40
}

// index lists all documents by the Pokja that looks after them, so that each
// Pokja finds its own. Where there are several volumes it leads evaluators to
// the right one and stands in each of them.
func (f *front) index() {
	n := len(f.p.volumes)
	label := "Lampiran A"
	if n > 1 {
		label = ""
	}
	y := f.appendixHead(label, indexTitle(n))
	if n > 1 {
		y = f.volumeTable(y)
	}
	again := ""
	f.indexHeads(y + 6)
	fl := f.flow(y+6, func(y float64) float64 {
		f.indexHeads(y)
		if again == "" {
			return y
		}
		f.Write(paint.SemiBold.At(8.8, 0, paint.Ink), left, y+5, again+" (lanjutan)")
		f.Line(left, y+7.2, right, y+7.2, ruleGroup)
		return y + 7.2
	})
	for _, ch := range f.p.chapters {
		again = ""
		name := ch.pokja
		if name == "" {
			name = ch.label()
		}
		name += " · " + ch.name
		rows := []paint.Block{f.indexGroup(name, chapterItems(ch))}
		for _, q := range ch.questions() {
			for _, it := range q.items {
				rows = append(rows, f.indexRow(it))
			}
		}
		if len(rows) == 1 {
			continue
		}
		fl.Gap(3)
		fl.Add(rows[:min(3, len(rows))]...)
		again = name
		for _, r := range rows[min(3, len(rows)):] {
			fl.Add(r)
		}
	}
}

// volumeTable lists the volumes with their pages and gives the y below.
func (f *front) volumeTable(y float64) float64 {
	y += 6
	f.heads(y, head{left, "Volume", false}, head{indexName, "Isi", false}, head{right, "Halaman", true})
	for _, v := range f.p.volumes {
		s := dense
		text := f.p.covers(v)
		if v == f.v {
			s = denseCode
			text += " (volume ini)"
		}
		f.Write(s, left, y+4, strconv.Itoa(v.no))
		f.Write(s, indexName, y+4, text)
		f.WriteRight(s, right, y+4, pageRange(v.first, v.pages))
		y += 5.6
		f.Line(left, y, right, y, ruleRow)
	}
	return y + 5
}

// indexHeads writes the column heads; the rule stands at y.
func (f *front) indexHeads(y float64) {
	heads := []head{{left, "Kode", false}, {indexName, "Judul bukti", false}, {indexDate, "Tanggal", true},
		{indexSheets, "Lembar", true}, {indexOthers, "Soal lain", false}, {right, "Halaman", true}}
	if len(f.p.volumes) > 1 {
		heads = append(heads, head{indexVolume, "Vol.", true})
	}
	f.heads(y, heads...)
}

// indexGroup is the row above the documents of one Pokja.
func (f *front) indexGroup(name string, items int) paint.Block {
	return paint.Block{H: 7.2, Draw: func(y float64) {
		f.Write(paint.SemiBold.At(8.8, 0, paint.Ink), left, y+5, name)
		f.WriteRight(paint.Regular.At(7.8, 0, paint.Muted), right, y+5, fmt.Sprintf("%d bukti", items))
		f.Line(left, y+7.2, right, y+7.2, ruleGroup)
	}}
}

// indexRow is the row of one document under one question.
func (f *front) indexRow(it *item) paint.Block {
	lines := f.Lines(dense, indexWidth, it.fullTitle())
	others := it.otherCodes()
	if it.same != nil {
		others = []string{"= " + it.same.code}
	}
	room := right - 10 - indexOthers
	if len(f.p.volumes) > 1 {
		room = indexVolume - 4 - indexOthers
	}
	also := f.Lines(dense, room, strings.Join(others, " "))
	h := 2.4 + float64(max(len(lines), len(also)))*dense.Line
	key := it.holder().parts[0].key()
	return paint.Block{H: h, Draw: func(y float64) {
		base := y + 4
		f.Write(denseCode, left, base, it.code)
		f.WriteLines(dense, indexName, base, lines)
		f.WriteRight(dense.Ink(paint.Muted), indexDate, base, day(it.doc.Date))
		if it.same == nil {
			f.WriteRight(dense.Ink(paint.Muted), indexSheets, base, strconv.Itoa(it.pages()))
		}
		f.WriteLines(dense.Ink(paint.Muted), indexOthers, base, also)
		if len(f.p.volumes) > 1 {
			f.WriteRight(dense, indexVolume, base, strconv.Itoa(f.p.leafOf[key].volume.no))
		}
		f.WriteRight(denseCode.Ink(f.pageInk(key)), right, base, strconv.Itoa(f.p.itemPage(it)))
		f.Link(left, y, width, h, key)
		f.Line(left, y+h, right, y+h, ruleRow)
	}}
}

// hashes lists every file with its SHA-256, so that anyone can prove years
// later that an original is the one that was judged.
func (f *front) hashes() {
	y := f.appendixHead(hashesLabel(len(f.p.volumes)), hashesTitle)
	intro := paint.Regular.At(8, 4, paint.Muted)
	lines := f.Lines(intro, width, "Nilai SHA-256 dihitung dari berkas asli sebelum digabung. Bandingkan dengan hasil "+
		"certutil -hashfile NAMA SHA256 (Windows) atau sha256sum NAMA (Linux).")
	f.WriteLines(intro, left, y, lines)
	y += float64(len(lines))*intro.Line + 4
	heads := func(y float64) {
		f.heads(y, head{left, "Kode", false}, head{hashName, "Nama berkas asli dan SHA-256", false}, head{hashSize, "KB", true}, head{right, "Halaman", true})
	}
	heads(y)
	fl := f.flow(y, func(y float64) float64 { heads(y); return y })
	for _, pt := range f.p.parts {
		fl.Add(f.hashRowOf(pt))
	}
}

// hashRowOf is the row of one file.
func (f *front) hashRowOf(pt *part) paint.Block {
	name, hash := pt.file.Version.Name, string(pt.file.Version.Hash)
	if name == "" {
		name = pt.item.title()
	}
	if hash == "" {
		hash = "belum ada berkas"
	}
	lines := f.Lines(dense, hashSize-14-hashName, name)
	h := 2.4 + float64(len(lines))*dense.Line + hashStyle.Line
	return paint.Block{H: h, Draw: func(y float64) {
		base := y + 3.8
		f.Write(denseCode, left, base, pt.item.code)
		f.WriteLines(dense, hashName, base, lines)
		f.Write(hashStyle, hashName, base+float64(len(lines))*dense.Line, hash)
		if pt.file.Version.Hash != "" {
			f.WriteRight(dense.Ink(paint.Muted), hashSize, base, kilobytes(pt.file.Version.Size))
		}
		f.WriteRight(denseCode.Ink(f.pageInk(pt.key())), right, base, f.at(pt.key(), strconv.Itoa(f.p.pageOf(pt.key()))))
		f.Link(left, y, width, h, pt.key())
		f.Line(left, y+h, right, y+h, ruleRow)
	}}
}
