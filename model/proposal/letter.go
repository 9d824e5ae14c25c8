package proposal

import (
	"fmt"
	"strconv"
	"strings"

	"siapzi/model"
)

// DraftMark stands on every page of a proposal that fails a gate or a
// prerequisite.
const DraftMark = "DRAF – belum memenuhi syarat"

// blank is room to write on.
const blank = "…………………………"

// letter is the surat pengajuan: one letter for all units.
func (d Data) letter() form {
	p := form{d: d, agency: true, title: "Surat pengajuan Zona Integritas " + d.year()}
	units := d.units()
	p.add(block{kind: kindHead})
	p.add(block{kind: kindPair, label: "Nomor", text: or(d.Facts.Number, blank), before: 10})
	p.pair("Tanggal", d.day())
	p.pair("Lampiran", "1 (satu) berkas")
	p.pair("Hal", fmt.Sprintf("Pengajuan %s Zona Integritas %s Tahun %s", numberOf(len(units)), targets(units), d.year()))
	p.add(block{text: "Yth. " + or(d.Facts.Recipient, DefaultRecipient) + "\ndi Jakarta", before: 12})
	p.add(block{text: fmt.Sprintf("Berdasarkan Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 90 Tahun 2021 tentang Pembangunan dan Evaluasi "+
		"Zona Integritas Menuju Wilayah Bebas dari Korupsi dan Wilayah Birokrasi Bersih dan Melayani di Instansi Pemerintah, sebagaimana diubah dengan Peraturan Menteri "+
		"Nomor 5 Tahun 2024, bersama ini kami mengajukan %s di lingkungan %s untuk dievaluasi oleh Tim Penilai Nasional:", numberOf(len(units)), d.Unit.Agency), before: 12})
	p.grid(unitTable(units))
	p.text("Sebagai kelengkapan pengajuan ini kami sampaikan:")
	p.item("1.", "Surat Pernyataan Tanggung Jawab Mutlak (SPTJM);")
	p.item("2.", "kelengkapan usulan: daftar pemenuhan prasyarat, profil unit, ringkasan Lembar Kerja Evaluasi, hasil survei, serta daftar inovasi dan agen perubahan;")
	p.item("3.", "Lembar Kerja Evaluasi beserta bundel bukti dukungnya.")
	if c := d.Facts.Contact; c.Name != "" {
		p.text("Untuk keperluan evaluasi, Tim Penilai Nasional dapat menghubungi " + strings.Join(filled(c.Name, c.Phone, c.Email), ", ") + ".")
	}
	p.add(block{text: "Demikian pengajuan ini kami sampaikan. Atas perhatian dan kerja sama Bapak/Ibu Menteri, kami ucapkan terima kasih.", before: 8, keep: true})
	d.sign(&p, "")
	return p
}

// sptjm is the statement of full responsibility. The regulation asks for three
// statements; the words are ours.
func (d Data) sptjm() form {
	p := form{d: d, agency: true, title: "SPTJM Zona Integritas " + d.year()}
	units := d.units()
	p.add(block{kind: kindHead})
	p.add(block{text: "SURAT PERNYATAAN TANGGUNG JAWAB MUTLAK", style: title, center: true, before: 16})
	p.add(block{text: "Pengajuan Zona Integritas " + targets(units) + " Tahun " + d.year(), center: true, before: 2})
	p.add(block{text: "Yang bertanda tangan di bawah ini:", before: 16})
	p.pair("Nama", or(d.Facts.Signer.Name, blank))
	if d.Facts.Signer.ID != "" {
		p.pair("NIP", d.Facts.Signer.ID)
	}
	p.pair("Jabatan", or(d.Facts.Signer.Title, "Pimpinan "+d.Unit.Agency))
	p.pair("Instansi", d.Unit.Agency)
	p.text(fmt.Sprintf("menyatakan dengan sebenarnya dan penuh tanggung jawab, atas pengajuan %s berikut:", numberOf(len(units))))
	p.grid(unitTable(units))
	p.text("bahwa:")
	p.item("1.", "setiap unit kerja tersebut memenuhi syarat pengajuan, dan keterangan tentang pemenuhannya sesuai dengan keadaan yang sebenarnya;")
	p.item("2.", "data dan dokumen pendukung komponen pengungkit yang kami sampaikan benar, sah, dan dapat dipertanggungjawabkan;")
	p.item("3.", "data dan dokumen pendukung komponen hasil yang kami sampaikan benar, sah, dan dapat dipertanggungjawabkan.")
	p.add(block{text: "Apabila kemudian ternyata pernyataan ini tidak benar, kami bersedia pengajuan unit kerja tersebut ditinjau kembali dan bertanggung jawab menurut ketentuan yang berlaku.",
		before: 8, keep: true})
	d.sign(&p, "Meterai\nRp10.000")
	return p
}

// sign adds place, date and the head of the instansi.
func (d Data) sign(p *form, stamp string) {
	s := d.Facts.Signer
	below := or(s.Name, blank)
	if s.ID != "" {
		below += "\nNIP " + s.ID
	}
	place := or(d.Facts.City, blank) + ", " + d.day() + "\n" + or(s.Title, "Pimpinan "+d.Unit.Agency) + ","
	p.add(block{kind: kindSign, label: place, text: below, before: 18, table: table{head: []string{stamp}}})
}

// unitTable lists the units.
func unitTable(units []Unit) table {
	t := table{widths: []float64{10, 78, 34, 38}, head: []string{"No.", "Unit kerja", "Diusulkan", "Keterangan"}}
	for i, u := range units {
		t.rows = append(t.rows, row(strconv.Itoa(i+1), u.Name, "Menuju "+string(u.Target), or(u.Note, "–")))
	}
	return t
}

// targets words what is proposed: "Menuju WBK", "Menuju WBK dan WBBM".
func targets(units []Unit) string {
	has := map[model.Target]bool{}
	for _, u := range units {
		has[u.Target] = true
	}
	switch {
	case has[model.WBK] && has[model.WBBM]:
		return "Menuju WBK dan WBBM"
	case has[model.WBBM]:
		return "Menuju WBBM"
	}
	return "Menuju WBK"
}

// numberOf counts units: "1 (satu) unit kerja".
func numberOf(n int) string {
	words := [...]string{"nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"}
	if n < len(words) {
		return fmt.Sprintf("%d (%s) unit kerja", n, words[n])
	}
	return fmt.Sprintf("%d unit kerja", n)
}

func (d Data) year() string { return strconv.Itoa(d.Unit.Year) }

// filled gives the texts that are not empty.
func filled(texts ...string) []string {
	var out []string
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}
