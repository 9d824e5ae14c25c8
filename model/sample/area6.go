package sample

import "image"

// Documents of Area 6, Peningkatan Kualitas Pelayanan Publik.

// service is one service of the unit.
type service struct{ name, needs, steps, time, channel string }

var services = []service{
	{"Izin pemanfaatan data", "Surat permohonan, identitas, formulir tujuan", "Ajukan, periksa, setujui, terbit", "2 hari kerja", "Daring dan loket"},
	{"Salinan data", "Formulir permohonan, identitas", "Ajukan, siapkan, kirim", "1 hari kerja", "Daring dan loket"},
	{"Konsultasi data", "Pendaftaran jadwal", "Daftar, konsultasi, catatan", "1 hari kerja", "Daring dan tatap muka"},
	{"Peminjaman ruang baca", "Kartu identitas", "Daftar di loket, gunakan, kembalikan", "Hari yang sama", "Loket"},
	{"Kunjungan edukasi", "Surat permohonan lembaga", "Ajukan, jadwalkan, laksanakan", "5 hari kerja", "Daring"},
}

// unsur is one of the nine elements of the satisfaction survey with its mean
// on the scale 1 to 4.
type unsur struct {
	name string
	mean float64
}

var surveyUnsur = []unsur{
	{"Persyaratan", 3.62}, {"Sistem, mekanisme, dan prosedur", 3.55}, {"Waktu penyelesaian", 3.31},
	{"Biaya atau tarif", 3.88}, {"Produk spesifikasi jenis pelayanan", 3.52}, {"Kompetensi pelaksana", 3.58},
	{"Perilaku pelaksana", 3.66}, {"Penanganan pengaduan dan masukan", 3.47}, {"Sarana dan prasarana", 3.41},
}

// ikm is the index of PermenPANRB 14/2017: the mean of all nine × 25.
func ikm() float64 {
	sum := 0.0
	for _, u := range surveyUnsur {
		sum += u.mean
	}
	return sum / float64(len(surveyUnsur)) * 25
}

// mutu is the grade that belongs to an index.
func mutu(index float64) string {
	switch {
	case index >= 88.31:
		return "A (Sangat baik)"
	case index >= 76.61:
		return "B (Baik)"
	case index >= 65:
		return "C (Kurang baik)"
	}
	return "D (Tidak baik)"
}

func standardDecree() document {
	blocks := decree("SK-03/BCN/I/2026", "Penetapan Standar Pelayanan", on(2026, 1, 9),
		[]string{"bahwa standar pelayanan wajib ditetapkan untuk seluruh jenis layanan sesuai asas dan komponen standar pelayanan publik;",
			"bahwa rancangan standar pelayanan telah dibahas dalam forum konsultasi publik tanggal " + on(2025, 12, 11) + "."},
		[]string{usualLaws[1], "Peraturan Menteri PANRB Nomor 15 Tahun 2014 tentang Pedoman Standar Pelayanan."},
		[]string{"Menetapkan standar pelayanan untuk lima jenis layanan yang memuat 14 komponen sebagaimana lampiran.",
			"Standar pelayanan dimaklumatkan, dipublikasikan, dan ditinjau paling lama setiap satu tahun."})
	for i, s := range services {
		blocks = append(blocks, annex("SK-03/BCN/I/2026", on(2026, 1, 9), "Standar pelayanan "+itoa(i+1)+": "+s.name)...)
		blocks = append(blocks, standardTable(s))
	}
	blocks = append(blocks, signature{on(2026, 1, 9), head})
	return document{title: "SK Standar Pelayanan 2026", paper: a4, blocks: blocks}
}

// standardTable lists the 14 components for one service.
func standardTable(s service) table {
	rows := [][]string{
		{"Persyaratan", s.needs}, {"Sistem, mekanisme, dan prosedur", s.steps}, {"Jangka waktu", s.time}, {"Biaya atau tarif", "Rp0"},
		{"Produk pelayanan", "Dokumen atau jasa " + s.name}, {"Penanganan pengaduan, saran, masukan", "SP4N-LAPOR!, WhatsApp, kotak saran; dijawab paling lama 5 hari"},
		{"Dasar hukum", "Undang-Undang Nomor 25 Tahun 2009"}, {"Sarana dan prasarana", "Loket terpadu, ruang konsultasi, jalur kursi roda"},
		{"Kompetensi pelaksana", "Memahami data dan pelayanan prima"}, {"Pengawasan internal", "Kepala seksi dan satgas SPIP"},
		{"Jumlah pelaksana", "4 orang"}, {"Jaminan pelayanan", "Sesuai maklumat; kompensasi bila terlambat"},
		{"Jaminan keamanan dan keselamatan", "Data pemohon dilindungi"}, {"Evaluasi kinerja pelaksana", "Survei kepuasan setiap triwulan"},
	}
	return table{[]float64{0.07, 0.38, 0.55}, []string{"No", "Komponen", "Uraian"}, numbered(rows...)}
}

func surveyReport() document {
	var rows [][]string
	var names []string
	var means []float64
	for i, u := range surveyUnsur {
		rows = append(rows, []string{"U" + itoa(i+1) + "  " + u.name, decimal(u.mean, 2), decimal(u.mean/9, 3), mutuOf(u.mean)})
		names = append(names, "U"+itoa(i+1)+" "+firstWords(u.name))
		means = append(means, u.mean)
	}
	rows = append(rows, []string{sum, "", decimal(ikm()/25, 3), ""})
	return document{title: "Laporan SKM Triwulan I 2026", paper: a4, blocks: join(
		report("LAP-09/BCN/YAN/IV/2026", on(2026, 4, 14), "LAPORAN SURVEI KEPUASAN MASYARAKAT (SKM)", "TRIWULAN I TAHUN 2026"),
		section("A. Metode"),
		para("Survei dilaksanakan pada 5 Januari sampai dengan "+on(2026, 3, 31)+" menurut PermenPANRB 14 Tahun 2017 dengan kuesioner daring dan luring. Responden 132 orang yang telah selesai dilayani, tersebar pada lima jenis layanan."),
		table{[]float64{0.08, 0.56, 0.18, 0.18}, []string{"No", "Jenis layanan", "Responden", "Persen"}, numbered(
			[]string{"Izin pemanfaatan data", "52", "39,4"}, []string{"Salinan data", "34", "25,8"}, []string{"Konsultasi data", "28", "21,2"}, []string{"Peminjaman ruang baca", "11", "8,3"}, []string{"Kunjungan edukasi", "7", "5,3"}, []string{sum, "132", "100,0"})},
		section("B. Hasil per unsur"),
		table{[]float64{0.08, 0.44, 0.14, 0.18, 0.16}, []string{"No", "Unsur pelayanan", "Rata-rata", "Tertimbang (1/9)", "Mutu"}, numbered(rows...)},
		para("Indeks kepuasan masyarakat (IKM) = jumlah nilai tertimbang × 25 = "+decimal(ikm(), 2)+", mutu pelayanan "+mutu(ikm())+"."),
		bars{names, means, 4, ""},
		section("C. Analisis dan tindak lanjut"),
		list("Unsur terendah adalah waktu penyelesaian dan sarana prasarana.", "Berkas permohonan diperiksa di loket pada hari yang sama mulai Mei 2026.", "Kursi tunggu dan pengisi daya ditambah pada Juni 2026.", "Hasil survei dipublikasikan di laman dan ruang layanan pada "+on(2026, 4, 20)+"."),
		signature{on(2026, 4, 14), "Koordinator Pokja VI"},
	)}
}

// mutuOf grades one element on the scale 1 to 4.
func mutuOf(mean float64) string { return mutu(mean * 25)[:1] }

// firstWords shortens a name for the chart.
func firstWords(s string) string {
	for i, r := range s {
		if i > 14 && (r == ' ' || r == ',') {
			return s[:i]
		}
	}
	return s
}

func servicePDF() document {
	d := document{title: "Informasi layanan di SIPPN", paper: a4, blocks: join(
		title{"INFORMASI LAYANAN PADA SIPPN DAN LAMAN BALAI"}, pair{"Tangkapan layar", on(2026, 3, 14) + ", pukul 09.12"}, pair{"Dibuat oleh", "Koordinator Pokja VI"}, gap(4),
		para("Informasi pelayanan publik balai dapat dilihat di SIPPN, laman, media sosial, brosur, dan papan informasi. Tangkapan layar berikut menunjukkan komponen layanan yang tersedia secara daring."))}
	for i, p := range servicePages() {
		// gofpdf writes pictures of one width in random order, so each gets a width of its own.
		shot := p.page().SubImage(image.Rect(0, 0, screenW-8*i, screenH))
		d.blocks = append(d.blocks, picture{encodeJPEG(shot, 80), float64(screenH) / screenW, "Gambar " + itoa(i+1) + ". Tangkapan layar informasi layanan"})
	}
	d.blocks = append(d.blocks, section("Jangkauan"),
		table{[]float64{0.1, 0.5, 0.4}, []string{"No", "Media", "Kunjungan triwulan I"}, numbered([]string{"SIPPN", "1.118"}, []string{"Laman balai", "8.420"}, []string{"Media sosial", "12.306"})})
	return d
}
