package sample

import (
	"bytes"
	"image"
	"image/color"
	"image/png"

	"siapzi/model/paint"
)

const (
	screenW = 1280
	screenH = 760
	barH    = 76 // tab and address bar of the browser
)

var (
	bodyInk = color.RGBA{33, 40, 42, 255}
	mutedOn = color.RGBA{96, 108, 112, 255}
)

// browser starts a screenshot of a page.
func browser(tab, address string) *raster {
	r := newPicture(screenW, screenH, color.RGBA{255, 255, 255, 255})
	r.Fill(0, 0, screenW, 36, 0xDEE3E6)
	r.Fill(10, 6, 290, 30, 0xFFFFFF)
	r.at(24, 27, paint.Medium, 14, bodyInk, tab)
	r.Fill(0, 36, screenW, 40, 0xFFFFFF)
	r.Fill(90, 42, screenW-180, 28, 0xEEF1F3)
	r.at(104, 61, paint.Regular, 14, mutedOn, "https://"+address)
	r.Fill(0, barH-1, screenW, 1, 0xC9D0D4)
	return r
}

// siteHead draws the head of the unit's own site.
func (r *raster) siteHead(items ...string) {
	r.Fill(0, barH, screenW, 64, 0x0F5C5C)
	r.at(40, barH+40, paint.Bold, 22, white, Unit.Name)
	x := 620.0
	for _, s := range items {
		r.at(x, barH+39, paint.Medium, 15, white, s)
		x += r.Width(s) + 34
	}
}

// textBlock writes wrapped text and gives where it ends.
func (r *raster) textBlock(x, y, w, size float64, f paint.Font, ink color.Color, s string) float64 {
	r.SetFont(f, size)
	for _, line := range r.Wrap(s, w) {
		r.at(x, y, f, size, ink, line)
		y += size * 1.45
	}
	return y
}

// grid draws a table of a web page.
func (r *raster) grid(x, y float64, widths []float64, rows [][]string) {
	for i, row := range rows {
		cx := x
		total := 0.0
		for _, w := range widths {
			total += w
		}
		switch {
		case i == 0:
			r.Fill(x, y, total, 34, 0xE4ECEC)
		case i%2 == 0:
			r.Fill(x, y, total, 34, 0xF6F8F8)
		}
		for n, cell := range row {
			f := paint.Regular
			if i == 0 {
				f = paint.SemiBold
			}
			r.at(cx+10, y+23, f, 14, bodyInk, cell)
			cx += widths[n]
		}
		r.Fill(x, y+34, total, 1, 0xD5DBDD)
		y += 35
	}
}

// card draws a box with a coloured picture, as news pages have.
func (r *raster) card(x, y, w float64, tint paint.Color, date, head, text string) {
	r.Fill(x, y, w, 410, 0xF4F6F6)
	r.wash(image.Rect(int(x), int(y), int(x+w), int(y)+180), rgb(tint), color.RGBA{232, 236, 236, 255})
	r.put(x+w/2, y+98, paint.Bold, 24, white, "ZONA INTEGRITAS")
	r.at(x+16, y+208, paint.Regular, 13, mutedOn, date)
	end := r.textBlock(x+16, y+234, w-32, 17, paint.SemiBold, bodyInk, head)
	r.textBlock(x+16, end+6, w-32, 14, paint.Regular, bodyInk, text)
}

// png gives the screenshot as a file.
func (r *raster) png() []byte {
	var b bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := enc.Encode(&b, r.page()); err != nil {
		panic("sample: png: " + err.Error()) // writing to memory
	}
	return b.Bytes()
}

// newsScreen shows the unit's news on its Zona Integritas.
func newsScreen() *raster {
	r := browser("Berita – "+Unit.Name, "balai.contoh.example/berita/zona-integritas")
	r.siteHead("Profil", "Layanan", "Informasi Publik", "Berita", "Kontak")
	r.at(40, 190, paint.Bold, 26, bodyInk, "Berita Zona Integritas")
	r.card(40, 220, 380, 0x2F7F79, "9 Februari 2026 · 1.204 kali dibaca", "Sosialisasi pembangunan Zona Integritas kepada pengguna layanan",
		"Balai mengundang pengguna layanan dan mitra kerja untuk mengenal rencana pembangunan Zona Integritas menuju WBK.")
	r.card(450, 220, 380, 0x8A5200, "2 Maret 2026 · 986 kali dibaca", "Kampanye Zona Integritas di media sosial berjalan setiap pekan",
		"Pesan antikorupsi dan jadwal layanan dimuat setiap Senin; jangkauan unggahan naik 38 persen dibanding Januari.")
	r.card(860, 220, 380, 0x35618E, "6 April 2026 · 655 kali dibaca", "Enam kelompok kerja melaporkan kemajuan triwulan pertama",
		"Rencana aksi triwulan I terlaksana 88,9 persen. Hasil pemantauan dimuat di laman ini.")
	return r
}

// leaveScreen shows the application for presence and leave.
func leaveScreen() *raster {
	r := browser("SIAGA Pegawai", "siaga.balai.contoh.example/presensi")
	r.Fill(0, barH, 220, screenH-barH, 0x23313A)
	for i, s := range []string{"Beranda", "Presensi online", "Cuti online", "Data kepegawaian", "Diklat", "Kinerja bulanan"} {
		if i == 1 {
			r.Fill(0, barH+52+46, 220, 40, 0x0F5C5C)
		}
		r.at(28, barH+80+46*float64(i), paint.Medium, 16, white, s)
	}
	r.at(252, barH+48, paint.Bold, 24, bodyInk, "Presensi online dan cuti pegawai")
	r.at(252, barH+76, paint.Regular, 14, mutedOn, "Data per 30 April 2026 · diperbarui otomatis dari mesin presensi dan SIMPEG")
	r.grid(252, barH+104, []float64{60, 270, 150, 150, 150, 200}, [][]string{
		{"No", "Unit", "Pegawai", "Hadir tepat", "Terlambat", "Cuti disetujui"},
		{"1", "Subbagian Tata Usaha", "14", "97,8%", "2,2%", "3"},
		{"2", "Seksi Layanan Data", "18", "98,6%", "1,4%", "4"},
		{"3", "Seksi Pengolahan Data", "16", "96,9%", "3,1%", "2"},
		{"4", "Kelompok Jabatan Fungsional", "22", "98,1%", "1,9%", "5"},
		{"", "Jumlah", "70", "97,9%", "2,1%", "14"},
	})
	r.textBlock(252, barH+360, 940, 15, paint.Regular, bodyInk,
		"Pengajuan cuti diproses seluruhnya lewat aplikasi: pegawai mengajukan, atasan menyetujui, dan sisa cuti terhitung sendiri. Sejak Januari 2026 tidak ada lagi formulir cuti kertas.")
	return r
}

// surveyScreen shows the published result of the satisfaction survey.
func surveyScreen() *raster {
	r := browser("Hasil SKM – "+Unit.Name, "balai.contoh.example/informasi-publik/hasil-skm")
	r.siteHead("Profil", "Layanan", "Informasi Publik", "Berita", "Kontak")
	r.at(40, 194, paint.Bold, 26, bodyInk, "Hasil Survei Kepuasan Masyarakat Triwulan I 2026")
	r.at(40, 222, paint.Regular, 15, mutedOn, "Dipublikasikan 20 April 2026 · 132 responden · metode kuesioner daring dan luring")
	r.Fill(40, 250, 300, 210, 0xE1EEED)
	r.put(190, 300, paint.Medium, 18, bodyInk, "Indeks Kepuasan Masyarakat")
	r.put(190, 380, paint.Bold, 64, teal, decimal(ikm(), 2))
	r.put(190, 428, paint.SemiBold, 20, bodyInk, "Mutu "+mutu(ikm()))
	y := 262.0
	for _, u := range surveyUnsur {
		r.at(390, y+16, paint.Regular, 15, bodyInk, u.name)
		r.Fill(720, y, 420, 20, 0xE6ECEC)
		r.Fill(720, y, 420*u.mean/4, 20, 0x3B7F7A)
		r.at(1152, y+16, paint.Medium, 15, bodyInk, decimal(u.mean, 2))
		y += 34
	}
	r.textBlock(40, 610, 1180, 15, paint.Regular, bodyInk,
		"Unsur terendah adalah waktu penyelesaian. Tindak lanjut: berkas permohonan diperiksa di loket pada hari yang sama mulai Mei 2026. Laporan lengkap dapat diunduh pada tautan di bawah ini.")
	return r
}

// servicePages are screenshots of the national register of services.
func servicePages() []*raster {
	first := browser("SIPPN – Informasi Layanan", "sippn.contoh.example/unit/balai-contoh-nusantara")
	first.Fill(0, barH, screenW, 64, 0x173F73)
	first.at(40, barH+40, paint.Bold, 22, white, "SIPPN · Sistem Informasi Pelayanan Publik Nasional")
	first.at(40, 190, paint.Bold, 26, bodyInk, "Izin Pemanfaatan Data – "+Unit.Name)
	first.at(40, 216, paint.Regular, 15, mutedOn, "Informasi layanan, diperbarui 14 Maret 2026")
	first.grid(40, 240, []float64{260, 900}, [][]string{
		{"Komponen", "Keterangan"},
		{"Persyaratan", "Surat permohonan, identitas pemohon, formulir tujuan pemanfaatan"},
		{"Prosedur", "Ajukan di laman atau loket, pemeriksaan berkas, persetujuan, penerbitan izin"},
		{"Waktu penyelesaian", "2 hari kerja sejak berkas lengkap"},
		{"Biaya atau tarif", "Rp0 (tidak dipungut biaya)"},
		{"Produk pelayanan", "Surat izin pemanfaatan data dengan tanda tangan elektronik"},
		{"Pengaduan", "SP4N-LAPOR!, WhatsApp layanan, kotak saran, surel"},
		{"Jam layanan", "Senin–Jumat 08.00–15.30"},
	})
	second := browser("SIPPN – Daftar layanan", "sippn.contoh.example/unit/balai-contoh-nusantara/layanan")
	second.Fill(0, barH, screenW, 64, 0x173F73)
	second.at(40, barH+40, paint.Bold, 22, white, "SIPPN · Sistem Informasi Pelayanan Publik Nasional")
	second.at(40, 190, paint.Bold, 26, bodyInk, "Informasi pelayanan yang tersedia")
	rows := [][]string{{"No", "Layanan", "Waktu", "Biaya", "Kanal"}}
	for i, s := range services {
		rows = append(rows, []string{itoa(i + 1), s.name, s.time, "Rp0", s.channel})
	}
	second.grid(40, 220, []float64{60, 420, 200, 120, 360}, rows)
	second.textBlock(40, 470, 1180, 15, paint.Regular, bodyInk,
		"Informasi layanan yang sama dimuat di laman balai, media sosial, brosur, dan papan informasi di ruang layanan terpadu lantai 1.")
	return []*raster{first, second}
}
