package sample

// Documents of the Reform half and of Hasil, and one that proves nothing.

func agentReport() document {
	row := func(agent, before, after, proof string) []string { return []string{agent, before, after, proof} }
	return document{title: "Laporan Perubahan Agen Perubahan 2026", paper: a4, blocks: join(
		report("LAP-10/BCN/ZI/IV/2026", on(2026, 4, 30), "LAPORAN PERUBAHAN NYATA", "AGEN PERUBAHAN TAHUN 2026"),
		para("Tujuh agen perubahan menghasilkan tujuh perubahan nyata (satu agen, satu perubahan). Tiga perubahan sudah menyatu dengan sistem manajemen melalui SOP dan nota dinas; empat lainnya masih diuji."),
		table{[]float64{0.06, 0.22, 0.27, 0.27, 0.18}, []string{"No", "Agen perubahan", "Sebelum", "Sesudah", "Bukti"}, numbered(
			row("Arsiparis", "Berkas kertas, dicari 20 menit", "Dipindai di loket, dicari 1 menit", "SOP-01/LD/2026"),
			row("Pranata Komputer", "Antre di ruang tunggu", "Antrean daring SIGAP", "SOP-12/LD/2026"),
			row("Analis SDM", "Formulir cuti kertas", "Cuti daring", "Nota dinas"),
			row("Statistisi", "Data diminta satu per satu", "Katalog data terbuka", "Laman"),
			row("Pengelola Layanan", "Loket tutup saat istirahat", "Istirahat bergilir", "Jadwal"),
			row("Perencana", "Capaian direkap manual", "Dasbor capaian", "Tangkapan layar"),
			row("Pranata Humas", "Aduan dijawab 3 hari", "Aduan dijawab 1 hari", "Log aduan"))},
		signature{on(2026, 4, 30), "Koordinator Pokja I"},
	)}
}

func wealthReport() document {
	return document{title: "Rekap LHKPN", paper: a4, blocks: join(
		letterhead{}, title{"REKAP PENYAMPAIAN LHKPN DAN LHKAN", "TAHUN PELAPORAN 2025"},
		para("Seluruh wajib lapor LHKPN telah menyampaikan laporan harta kekayaan penyelenggara negara melalui e-LHKPN sebelum 31 Maret 2026. Tanda terima disimpan oleh pengelola kepegawaian."),
		table{[]float64{0.08, 0.44, 0.24, 0.24}, []string{"No", "Wajib lapor LHKPN", "Jumlah", "Sudah melapor"}, numbered(
			[]string{"Kepala satuan kerja", "1", "1"}, []string{"Pejabat wajib LHKPN", "3", "3"}, []string{"Wajib lapor lainnya (PPK, bendahara)", "4", "4"}, []string{sum, "8", "8"})},
		para("Tanda terima e-LHKPN diterbitkan antara "+on(2026, 2, 3)+" dan "+on(2026, 3, 27)+"."),
		signature{on(2026, 4, 1), "Pengelola Kepegawaian"},
	)}
}

func complaintRecord() document {
	return document{title: "Rekap Penyelesaian Pengaduan Masyarakat", paper: a4, blocks: join(
		letterhead{}, title{"REKAP PENYELESAIAN PENGADUAN MASYARAKAT", "JANUARI–APRIL 2026"},
		table{[]float64{0.3, 0.24, 0.22, 0.24}, []string{"Kanal", "Wajib ditindaklanjuti", "Diproses", "Selesai"}, [][]string{
			{"SP4N-LAPOR!", "5", "1", "4"}, {"WhatsApp pengaduan", "4", "1", "3"}, {"Kotak pengaduan", "2", "0", "2"}, {"Tatap muka", "1", "0", "1"}, {sum, "12", "2", "10"}}},
		para("Persentase penyelesaian pengaduan masyarakat 10 dari 12 atau 83,33 persen. Dua pengaduan yang diproses menunggu jawaban penyedia jaringan."),
		signature{on(2026, 5, 4), "Pengelola Pengaduan"},
	)}
}

func innovationEffect() document {
	return document{title: "Perbandingan Sembilan Unsur", paper: a4, blocks: join(
		report("LAP-11/BCN/YAN/IV/2026", on(2026, 4, 28), "PERBANDINGAN SEMBILAN UNSUR LAYANAN", "SEBELUM DAN SESUDAH INOVASI SIGAP"),
		para("Inovasi SIGAP (antrean daring dan izin elektronik) dipakai sejak November 2025. Tabel ini membandingkan sembilan unsur layanan sebelum dan sesudah inovasi."),
		table{[]float64{0.07, 0.33, 0.3, 0.3}, []string{"No", "Unsur layanan", "Sebelum", "Sesudah"}, numbered(
			[]string{"Persyaratan", "5 dokumen", "3 dokumen"}, []string{"Kemudahan prosedur", "7 langkah", "4 langkah"}, []string{"Waktu penyelesaian", "4 hari", "2 hari"},
			[]string{"Biaya tarif", "Rp0, ongkos datang", "Rp0, tanpa datang"}, []string{"Produk layanan", "Surat kertas", "Surat bertanda tangan elektronik"}, []string{"Kompetensi petugas", "Nilai uji 61", "Nilai uji 85"},
			[]string{"Perilaku petugas", "3,41", "3,66"}, []string{"Sarana prasarana", "1 loket", "3 loket terpadu"}, []string{"Penanganan pengaduan", "3 hari", "1 hari"})},
		signature{on(2026, 4, 28), "Koordinator Pokja VI"},
	)}
}

// perceptionReport is a survey on corruption or on quality.
func perceptionReport(number, name, short, indexName string, index float64, questions []string, means []float64) document {
	var rows [][]string
	for i, q := range questions {
		rows = append(rows, []string{q, decimal(means[i], 2)})
	}
	return document{title: "Laporan " + name, paper: a4, blocks: join(
		report(number, on(2026, 4, 24), "LAPORAN "+name, "("+short+") TAHUN 2026"),
		section("A. Metode"),
		para("Survei eksternal dilaksanakan lembaga survei independen pada "+on(2026, 3, 16)+" sampai dengan "+on(2026, 4, 10)+" dengan kuesioner skala 1–4. Responden 48 pengguna yang telah selesai dilayani, dipilih acak dari lima jenis layanan (minimal 30 responden)."),
		section("B. Hasil"),
		table{[]float64{0.08, 0.68, 0.24}, []string{"No", "Pertanyaan", "Rata-rata (1–4)"}, numbered(rows...)},
		para(indexName+" = "+decimal(index, 2)+" pada skala 0–4."),
		bars{labels(len(questions)), means, 4, ""},
		section("C. Kesimpulan"),
		para("Data responden disimpan dengan akses terbatas. Hasil survei disampaikan kepada Kepala Balai dan menjadi bahan perbaikan layanan."),
		signature{on(2026, 4, 24), deputy},
	)}
}

// labels numbers the bars of a chart.
func labels(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = "Pertanyaan " + itoa(i+1)
	}
	return out
}

// The two indices of the sample; Answers uses the same.
const (
	ipak = 3.62
	ipkp = 3.24
)

func corruptionSurvey() document {
	return perceptionReport("LAP-13/BCN/ZI/IV/2026", "SURVEI PERSEPSI ANTI KORUPSI", "SPAK", "Indeks persepsi anti korupsi (IPAK)", ipak,
		[]string{"Tidak ada diskriminasi pelayanan", "Tidak ada pelayanan di luar prosedur atau kecurangan", "Tidak ada penerimaan imbalan uang, barang, atau fasilitas", "Tidak ada pungutan liar", "Tidak ada percaloan"},
		[]float64{3.54, 3.56, 3.63, 3.70, 3.67})
}

func qualitySurvey() document {
	return perceptionReport("LAP-14/BCN/ZI/IV/2026", "SURVEI PERSEPSI KUALITAS PELAYANAN", "SPKP", "Indeks persepsi kualitas pelayanan (IPKP)", ipkp,
		[]string{"Informasi layanan tersedia di media elektronik dan nonelektronik", "Persyaratan sesuai dengan informasi", "Prosedur mudah diikuti", "Jangka waktu sesuai", "Tarif sesuai ketentuan", "Sarana dan layanan daring nyaman", "Petugas dan sistem merespons cepat", "Konsultasi dan pengaduan mudah"},
		[]float64{3.31, 3.28, 3.22, 3.05, 3.62, 3.10, 3.18, 3.16})
}

func vehicleForm() document {
	return document{title: "Formulir peminjaman kendaraan", paper: a4, blocks: join(
		letterhead{}, title{"FORMULIR PEMINJAMAN KENDARAAN DINAS"},
		table{[]float64{0.1, 0.45, 0.45}, []string{"No", "Uraian", "Diisi peminjam"}, numbered([]string{"Keperluan", ""}, []string{"Tanggal pinjam", ""}, []string{"Tanggal kembali", ""}, []string{"Nomor polisi", ""}, []string{"Kilometer awal", ""}, []string{"Kilometer akhir", ""})},
		para("Kunci kendaraan dikembalikan kepada petugas rumah tangga pada hari yang sama."),
	)}
}
