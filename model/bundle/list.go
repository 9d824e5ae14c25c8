package bundle

import (
	"fmt"

	"siapzi/model/sheet"
)

// list is the table of all evidence that goes with a package: one row for
// every file, and one for every document that is only referred to.
func (k *packer) list() sheet.Table {
	p := k.p
	t := sheet.Table{
		Name: "Daftar bukti", Title: fmt.Sprintf("Daftar bukti Zona Integritas %s %d", p.unit.Name, p.unit.Year), Created: p.req.Date, Creator: p.producer(),
		About: []string{fmt.Sprintf("%s · menuju %s · %s · %s", p.unit.Agency, p.unit.Target, p.code, moment(p.req.Date))},
		Columns: []sheet.Column{{Head: "No", Width: 5, Kind: sheet.Number}, {Head: "Kode bukti", Width: 13}, {Head: "Bagian", Width: 26},
			{Head: "Judul bukti", Width: 46}, {Head: "Tanggal", Width: 12, Kind: sheet.Date}, {Head: "Berkas asli", Width: 36},
			{Head: "Halaman", Width: 9, Kind: sheet.Number}, {Head: "Jumlah halaman", Width: 9, Kind: sheet.Number}, {Head: "Volume", Width: 8, Kind: sheet.Number},
			{Head: "Keterangan", Width: 32},
			{Head: "Soal", Width: 10}, {Head: "Nomor surat", Width: 22}, {Head: "Periode", Width: 20}, {Head: "Letak dalam paket", Width: 60},
			{Head: "Ukuran (bita)", Width: 14, Kind: sheet.Number}, {Head: "SHA-256", Width: 68}},
		Print: 10,
	}
	for _, q := range p.questions {
		for _, it := range q.items {
			if it.same != nil {
				t.Rows = append(t.Rows, k.row(len(t.Rows)+1, it, it.same.parts[0], "sama dengan "+it.same.code+", dimuat satu kali"))
				continue
			}
			for _, pt := range it.parts {
				t.Rows = append(t.Rows, k.row(len(t.Rows)+1, it, pt, pt.reason))
			}
		}
	}
	return t
}

// row describes one file under one question.
func (k *packer) row(no int, it *item, pt *part, remark string) []any {
	v := pt.file.Version
	title := it.title()
	if l := pt.label(); l != "" && it.same == nil {
		title += " – " + l
	}
	var size any
	place := k.places[pt]
	if place != "" {
		place = "data/" + place
	}
	if v.Hash != "" {
		size = v.Size
	}
	return []any{no, it.code, it.question.chapter.title(), title, it.doc.Date, v.Name,
		k.p.pageOf(pt.key()), pt.pages, k.p.leafOf[pt.key()].volume.no, remark,
		string(it.question.node.Code), it.doc.Number, it.doc.Period.Label, place, size, string(v.Hash)}
}
