package sample

// Documents of Area 2, Penataan Tatalaksana, and Area 3, Penataan Sistem
// Manajemen SDM Aparatur.

func processMap() document {
	return document{title: "Peta Proses Bisnis dan Daftar SOP", paper: f4, blocks: join(
		letterhead{}, title{"PETA PROSES BISNIS DAN DAFTAR SOP", "BALAI CONTOH NUSANTARA TAHUN 2026"},
		para("SOP balai disusun dari peta proses bisnis Kementerian Contoh. Setiap proses utama pada level 2 diturunkan menjadi paling sedikit satu SOP; keterkaitannya ditunjukkan pada daftar berikut."),
		section("A. Peta proses bisnis"),
		table{[]float64{0.14, 0.36, 0.5}, []string{"Kode", "Proses bisnis", "Keluaran"}, [][]string{
			{"LD.01", "Pengumpulan data", "Data terverifikasi"}, {"LD.02", "Pengolahan data", "Data siap pakai"},
			{"LD.03", "Layanan data", "Izin pemanfaatan, salinan, konsultasi"}, {"DK.01", "Dukungan kepegawaian", "Pegawai kompeten"},
			{"DK.02", "Dukungan keuangan dan aset", "Laporan keuangan"}, {"PN.01", "Pengendalian dan pengawasan", "Laporan SPIP"}}},
		section("B. Daftar SOP dan kaitannya dengan proses bisnis"),
		table{[]float64{0.08, 0.22, 0.44, 0.14, 0.12}, []string{"No", "Nomor SOP", "Nama SOP", "Proses", "Tahun"}, numbered(
			[]string{"SOP-01/LD/2026", "Izin pemanfaatan data", "LD.03", "2026"}, []string{"SOP-02/LD/2026", "Salinan data", "LD.03", "2026"},
			[]string{"SOP-03/LD/2025", "Konsultasi data", "LD.03", "2025"}, []string{"SOP-04/LD/2025", "Kunjungan edukasi", "LD.03", "2025"},
			[]string{"SOP-05/LD/2024", "Peminjaman ruang baca", "LD.03", "2024"}, []string{"SOP-06/LD/2026", "Verifikasi data masuk", "LD.01", "2026"},
			[]string{"SOP-07/LD/2025", "Pengolahan data berkala", "LD.02", "2025"}, []string{"SOP-08/DK/2025", "Penyusunan sasaran kinerja", "DK.01", "2025"},
			[]string{"SOP-09/DK/2026", "Pengelolaan cuti daring", "DK.01", "2026"}, []string{"SOP-10/PN/2026", "Penanganan pengaduan masyarakat", "PN.01", "2026"},
			[]string{"SOP-11/PN/2026", "Pelaporan gratifikasi", "PN.01", "2026"}, []string{"SOP-12/LD/2026", "Inovasi antrean daring SIGAP", "LD.03", "2026"})},
		signature{on(2026, 2, 16), head},
	)}
}

func sopReview() document {
	row := func(name, finding, advice, before, after string) []string {
		return []string{name, finding, advice, before, after}
	}
	return document{title: "Kertas Kerja Evaluasi SOP 2026", paper: a4Wide, blocks: join(
		title{"KERTAS KERJA EVALUASI SOP", "BALAI CONTOH NUSANTARA TAHUN 2026"},
		para("Evaluasi dilaksanakan Pokja II pada "+on(2026, 3, 9)+" sampai dengan "+on(2026, 4, 24)+" atas dua belas SOP utama. SOP yang berubah disahkan kembali; SOP lama disimpan sebagai pembanding."),
		table{[]float64{0.05, 0.22, 0.27, 0.26, 0.1, 0.1}, []string{"No", "Nama SOP", "Temuan evaluasi", "Usulan perbaikan SOP", "Waktu lama", "Waktu baru"}, numbered(
			row("Izin pemanfaatan data", "Persetujuan dua tingkat untuk berkas sederhana", "Persetujuan satu tingkat, tanda tangan elektronik", "4 hari", "2 hari"),
			row("Salinan data", "Formulir diisi dua kali", "Formulir tunggal dari aplikasi", "2 hari", "1 hari"),
			row("Konsultasi data", "Jadwal tidak tampil di laman", "Jadwal daring dan pengingat", "3 hari", "1 hari"),
			row("Kunjungan edukasi", "Sesuai", "Tetap", "5 hari", "5 hari"),
			row("Verifikasi data masuk", "Tidak ada batas waktu pemeriksaan", "Batas 1 hari kerja", "-", "1 hari"),
			row("Pengelolaan cuti", "Formulir kertas", "SOP baru: cuti daring", "3 hari", "1 hari"),
			row("Penanganan pengaduan masyarakat", "Belum memuat kanal WhatsApp", "Kanal dan waktu tanggapan ditambahkan", "7 hari", "5 hari"),
			row("Pelaporan gratifikasi", "Alur ke UPG instansi belum jelas", "Alur dan formulir diperjelas", "7 hari", "3 hari"))},
		para("Kesimpulan: tujuh dari delapan SOP yang selesai dievaluasi diperbaiki atau diusulkan perbaikannya; empat SOP lainnya dievaluasi pada bulan Mei."),
		signature{on(2026, 4, 27), "Koordinator Pokja II"},
	)}
}

func ppidDecree() document {
	return document{title: "SK PPID Pelaksana", paper: a4, blocks: join(
		decree("SK-04/BCN/I/2026", "Penunjukan Pejabat Pengelola Informasi dan Dokumentasi (PPID) Pelaksana", on(2026, 1, 13),
			[]string{"bahwa kebijakan keterbukaan informasi publik dilaksanakan melalui PPID Pelaksana di setiap unit kerja;",
				"bahwa PPID Pelaksana perlu menyusun dan mempublikasikan daftar informasi publik."},
			[]string{"Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik;", "Peraturan Komisi Informasi Nomor 1 Tahun 2021 tentang Standar Layanan Informasi Publik."},
			[]string{"Menunjuk Kepala Subbagian Tata Usaha sebagai PPID Pelaksana dan Pranata Humas sebagai petugas layanan informasi.",
				"PPID Pelaksana menyusun daftar informasi publik paling lambat bulan Februari setiap tahun.",
				"Permohonan informasi publik dijawab paling lambat sepuluh hari kerja sesuai SOP permohonan informasi."}),
	)}
}

func trainingNeeds() document {
	return document{title: "Laporan Analisis Kebutuhan Pelatihan (TNA) 2026", paper: a4, blocks: join(
		report("LAP-02/BCN/SDM/II/2026", on(2026, 2, 20), "LAPORAN ANALISIS KEBUTUHAN PELATIHAN", "(TRAINING NEED ANALYSIS) PEGAWAI TAHUN 2026"),
		para("Analisis kebutuhan diklat disusun dari kuesioner 70 pegawai, hasil penilaian kinerja 2025, dan standar kompetensi jabatan."),
		section("Hasil analisis"),
		table{[]float64{0.08, 0.4, 0.22, 0.3}, []string{"No", "Kebutuhan pelatihan", "Pegawai", "Prioritas"}, numbered(
			[]string{"Pelayanan prima", "18", "Tinggi"}, []string{"Pengolahan data", "16", "Tinggi"}, []string{"Manajemen risiko", "9", "Sedang"},
			[]string{"Penyusunan laporan kinerja (SAKIP)", "6", "Sedang"}, []string{"Bahasa isyarat dasar", "4", "Rendah"})},
		section("Usulan"),
		list("Usulan diklat disampaikan kepada pusat pelatihan instansi melalui sistem kepegawaian.", "Kebutuhan prioritas tinggi dipenuhi dengan in house training pada semester I."),
		signature{on(2026, 2, 20), "Koordinator Pokja III"},
	)}
}

func inHouseTraining() document {
	return document{title: "Laporan In House Training", paper: a4, blocks: join(
		report("LAP-05/BCN/SDM/III/2026", on(2026, 3, 27), "LAPORAN IN HOUSE TRAINING", "PENGOLAHAN DAN LAYANAN DATA ANGKATAN I TAHUN 2026"),
		para("In house training (IHT) angkatan I dilaksanakan pada "+on(2026, 3, 24)+" sampai dengan "+on(2026, 3, 26)+" selama 24 jam pelajaran (JP) untuk meningkatkan kompetensi 34 pegawai. Surat tugas, materi, daftar hadir, dan sertifikat terlampir."),
		section("Materi"), list("Verifikasi data masuk dan kamus data (8 JP).", "Pengolahan data berkala dengan aplikasi (8 JP).", "Layanan konsultasi data yang ramah dan tuntas (8 JP)."),
		section("Rekap jam pelajaran"),
		table{[]float64{0.08, 0.42, 0.18, 0.16, 0.16}, []string{"No", "Unit", "Peserta", "JP", "Lulus"}, numbered(
			[]string{"Seksi Layanan Data", "14", "336", "14"}, []string{"Seksi Pengolahan Data", "12", "288", "12"}, []string{"Kelompok Jabatan Fungsional", "8", "192", "8"}, []string{sum, "34", "816", "34"})},
		section("Evaluasi"),
		bars{[]string{"Nilai awal", "Nilai akhir"}, []float64{61.4, 84.7}, 100, ""},
		para("Nilai rata-rata peserta naik 23,3 poin. Coaching dan mentoring lanjutan dijadwalkan setiap Jumat selama dua bulan."),
		signature{on(2026, 3, 27), "Koordinator Pokja III"},
	)}
}

func disciplineRecord() document {
	row := func(unit, staff, onTime, late, warned string) []string {
		return []string{unit, staff, onTime, late, warned}
	}
	return document{title: "Rekap Presensi dan Penegakan Disiplin", paper: a4Wide, blocks: join(
		title{"REKAP PRESENSI DAN PENEGAKAN DISIPLIN PEGAWAI", "BALAI CONTOH NUSANTARA, JANUARI - APRIL 2026"},
		para("Rekap ini disusun dari presensi online sebagai pelaksanaan PP 94 Tahun 2021 tentang Disiplin PNS. Kode etik dan kode perilaku pegawai dibacakan pada apel pagi setiap Senin."),
		table{[]float64{0.05, 0.35, 0.12, 0.16, 0.16, 0.16}, []string{"No", "Unit", "Pegawai", "Hadir tepat waktu", "Terlambat", "Teguran"}, numbered(
			row("Subbagian Tata Usaha", "14", "97,8%", "2,2%", "0"), row("Seksi Layanan Data", "18", "98,6%", "1,4%", "0"),
			row("Seksi Pengolahan Data", "16", "96,9%", "3,1%", "1"), row("Kelompok Jabatan Fungsional", "22", "98,1%", "1,9%", "0"), row(sum, "70", "97,9%", "2,1%", "1"))},
		section("Penegakan disiplin"),
		list("Satu pegawai mendapat teguran lisan karena terlambat lebih dari tiga kali dalam satu bulan.", "Tidak ada pelanggaran disiplin sedang dan berat.", "Sanksi dicatat dalam aplikasi kepegawaian dan menjadi bahan penilaian kinerja."),
		signature{on(2026, 5, 4), "Koordinator Pokja III"},
	)}
}

// staffPlan is the job analysis as a spreadsheet.
func staffPlan() table {
	return table{[]float64{0.06, 0.34, 0.12, 0.12, 0.12, 0.24}, []string{"No", "Jabatan", "Kelas", "Kebutuhan (ABK)", "Bezetting", "Selisih dan usulan"}, numbered(
		[]string{"Kepala Seksi Layanan Data", "9", "1", "1", "0"}, []string{"Statistisi Ahli Muda", "9", "6", "5", "-1, usul formasi 2027"},
		[]string{"Pranata Komputer Ahli Pertama", "8", "5", "4", "-1, usul formasi 2027"}, []string{"Arsiparis Ahli Pertama", "8", "3", "3", "0"},
		[]string{"Pengelola Layanan", "7", "9", "8", "-1, pemenuhan dari mutasi"}, []string{"Pengadministrasi Umum", "5", "4", "6", "+2, alih tugas"})}
}
