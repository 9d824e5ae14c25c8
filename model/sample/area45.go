package sample

// Documents of Area 4, Penguatan Akuntabilitas, and Area 5, Penguatan
// Pengawasan.

func agreementMinutes() document {
	return document{title: "Notula Penyusunan Perjanjian Kinerja", paper: a4, blocks: join(
		minutes("Penyusunan Perjanjian Kinerja Tahun 2026", dayOn(2026, 1, 15), "13.00–15.30", "Ruang Rapat Melati", "Kepala Balai",
			[]string{"Penetapan sasaran dan indikator kinerja", "Target kinerja 2026", "Penandatanganan perjanjian kinerja"},
			[]string{"Kepala Balai memimpin langsung penyusunan perjanjian kinerja (PK) dan meminta indikator berorientasi hasil.",
				"Perencana memaparkan capaian kinerja 2025 sebagai dasar target 2026.",
				"Target indeks kepuasan masyarakat dinaikkan dari 87 menjadi 88,50; target waktu layanan dua hari kerja.",
				"Setiap kepala seksi menyampaikan rencana aksi kinerja triwulanan."},
			[]string{"Perjanjian kinerja ditandatangani pada " + dayOn(2026, 1, 19) + ".", "Perjanjian kinerja diturunkan ke SKP seluruh pegawai sebelum akhir Januari."}),
		signature{on(2026, 1, 15), "Notulis, Perencana Ahli Muda"},
	)}
}

func strategicPlan() document {
	chapter := func(no, name string) section { return section("BAB " + no + "  " + name) }
	return document{title: "Rencana Strategis 2025-2029 (ringkasan)", paper: a4, blocks: join(
		letterhead{}, gap(20), title{"RENCANA STRATEGIS (RENSTRA)", "BALAI CONTOH NUSANTARA", "TAHUN 2025–2029", "RINGKASAN"}, centred("Ditetapkan "+on(2025, 3, 3)),
		gap(8), para("Dokumen perencanaan ini memuat visi, tujuan, sasaran strategis, indikator kinerja, dan target lima tahun. Rencana kerja tahunan (Renja), rencana kerja dan anggaran (RKA), serta perjanjian kinerja disusun dari dokumen ini."),
		newPage{}, chapter("I", "PENDAHULUAN"),
		para("Balai Contoh Nusantara melayani kebutuhan data wilayah bagi instansi, pelaku usaha, peneliti, dan masyarakat. Permintaan layanan tumbuh rata-rata 12 persen per tahun sejak 2021, sedangkan jumlah pegawai tetap 70 orang. Karena itu arah kebijakan lima tahun ke depan adalah layanan digital yang sederhana, cepat, dan bersih dari pungutan."),
		bars{[]string{"2021", "2022", "2023", "2024", "2025"}, []float64{4120, 4655, 5190, 5880, 6542}, 7000, ""},
		para("Gambar 1. Jumlah layanan data per tahun."),
		chapter("II", "VISI, TUJUAN, DAN SASARAN STRATEGIS"),
		list("Tujuan: terwujudnya pemanfaatan data wilayah yang luas dan tepercaya.", "Sasaran strategis 1: meningkatnya kualitas layanan data.", "Sasaran strategis 2: meningkatnya pemanfaatan data oleh pengguna.", "Sasaran strategis 3: terwujudnya tata kelola balai yang bersih dan akuntabel, termasuk target capaian Zona Integritas predikat WBK tahun 2026."),
		newPage{}, chapter("III", "INDIKATOR DAN TARGET KINERJA"),
		table{[]float64{0.06, 0.4, 0.09, 0.09, 0.09, 0.09, 0.09, 0.09}, []string{"No", "Indikator kinerja (hasil)", "Satuan", "2025", "2026", "2027", "2028", "2029"}, numbered(
			[]string{"Indeks kepuasan masyarakat", "indeks", "87,00", "88,50", "89,00", "89,50", "90,00"},
			[]string{"Persentase layanan tepat waktu", "%", "92", "95", "96", "97", "98"},
			[]string{"Pengguna data yang mengambil keputusan berdasarkan data balai", "%", "60", "65", "70", "75", "80"},
			[]string{"Nilai SAKIP balai", "nilai", "78,0", "80,0", "81,0", "82,0", "83,0"},
			[]string{"Nilai Zona Integritas", "nilai", "68,0", "75,0", "80,0", "85,0", "87,0"})},
		chapter("IV", "KERANGKA PENDANAAN"),
		table{[]float64{0.5, 0.25, 0.25}, []string{"Program", "2025 (juta rupiah)", "2026 (juta rupiah)"}, [][]string{{"Layanan data", "4.120", "4.385"}, {"Dukungan manajemen", "6.310", "6.402"}}},
		chapter("V", "PENUTUP"), para("Renstra ditinjau setiap tahun bersama evaluasi kinerja dan disesuaikan bila diperlukan."),
		signature{on(2025, 3, 3), head},
	)}
}

func performanceReport() document {
	return document{title: "Laporan Kinerja (LKjIP) Tahun 2025", paper: a4, blocks: join(
		letterhead{}, gap(24), title{"LAPORAN KINERJA (LKjIP)", "BALAI CONTOH NUSANTARA", "TAHUN 2025"}, centred("Disampaikan "+on(2026, 1, 28)+", sebelum batas waktu 31 Januari 2026"),
		newPage{}, section("IKHTISAR EKSEKUTIF"),
		para("Laporan kinerja ini menyajikan target dan realisasi, perbandingan dengan tahun sebelumnya, analisis penyebab keberhasilan, dan efisiensi anggaran. Dari enam sasaran kinerja, lima mencapai 100 persen atau lebih."),
		section("A. Capaian kinerja"),
		table{[]float64{0.06, 0.4, 0.13, 0.14, 0.13, 0.14}, []string{"No", "Indikator kinerja utama", "Target 2025", "Realisasi 2025", "Realisasi 2024", "Capaian (%)"}, numbered(
			[]string{"Indeks kepuasan masyarakat", "87,00", "88,12", "86,40", "101,29"}, []string{"Layanan tepat waktu", "92", "94,6", "91,2", "102,83"},
			[]string{"Pemanfaatan data untuk keputusan", "60", "63", "58", "105,00"}, []string{"Permohonan daring", "70", "78", "61", "111,43"},
			[]string{"Nilai SAKIP", "78,0", "78,4", "76,9", "100,51"}, []string{"Rata-rata waktu izin (hari)", "2,5", "2,9", "3,6", "84,00"})},
		section("B. Analisis"),
		list("Kenaikan indeks kepuasan disebabkan oleh antrean daring dan loket terpadu.", "Target waktu izin belum tercapai karena persetujuan dua tingkat; SOP diperbaiki pada triwulan I 2026.", "Dibandingkan unit sejenis, layanan tepat waktu balai lebih tinggi 2,1 poin."),
		section("C. Realisasi anggaran"),
		table{[]float64{0.4, 0.2, 0.2, 0.2}, []string{"Program", "Pagu (juta)", "Realisasi (juta)", "Persen"}, [][]string{{"Layanan data", "4.120", "4.032", "97,86"}, {"Dukungan manajemen", "6.310", "6.215", "98,49"}}},
		section("D. Rencana perbaikan"), list("Menyederhanakan persetujuan izin.", "Melatih petugas layanan pada semester I 2026."),
		signature{on(2026, 1, 27), head},
	)}
}

func indicatorDecree() document {
	return document{title: "SK Indikator Kinerja Utama 2026", paper: a4, blocks: join(
		decree("SK-06/BCN/I/2026", "Penetapan Indikator Kinerja Utama (IKU) Tahun 2026", on(2026, 1, 20),
			[]string{"bahwa untuk mengukur sasaran strategis perlu ditetapkan indikator kinerja utama;", "bahwa IKU dilengkapi manual indikator agar dapat diukur dengan cara yang sama."},
			[]string{"Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah."},
			[]string{"Menetapkan lima indikator kinerja utama beserta target dan sumber datanya sebagaimana lampiran.", "Capaian IKU dipantau setiap bulan dan dilaporkan setiap triwulan."}),
		annex("SK-06/BCN/I/2026", on(2026, 1, 20), "Indikator kinerja utama"),
		table{[]float64{0.06, 0.4, 0.14, 0.14, 0.26}, []string{"No", "Indikator kinerja utama", "Satuan", "Target", "Sumber data"}, numbered(
			[]string{"Indeks kepuasan masyarakat", "indeks", "88,50", "Laporan SKM"}, []string{"Layanan tepat waktu", "%", "95", "Aplikasi layanan"},
			[]string{"Pemanfaatan data untuk keputusan", "%", "65", "Survei pengguna"}, []string{"Nilai SAKIP", "nilai", "80,0", "LHE SAKIP"}, []string{"Nilai Zona Integritas", "nilai", "75,0", "LKE ZI"})},
	)}
}

func gratuityReport() document {
	return document{title: "Laporan Gratifikasi Maret 2026", paper: a4, blocks: join(
		report("LAP-12/BCN/UPG/IV/2026", on(2026, 4, 3), "LAPORAN PENGENDALIAN GRATIFIKASI", "BULAN MARET 2026"),
		para("Unit Pengendalian Gratifikasi (UPG) balai melaporkan penerimaan, penolakan, dan sosialisasi gratifikasi selama bulan Maret 2026."),
		table{[]float64{0.08, 0.52, 0.2, 0.2}, []string{"No", "Uraian", "Jumlah", "Keterangan"}, numbered(
			[]string{"Penerimaan gratifikasi dilaporkan", "0", "Nihil"}, []string{"Penolakan gratifikasi", "2", "Parsel dan uang"}, []string{"Sosialisasi antigratifikasi", "1", "Apel 2 Maret"})},
		newPage{}, section("Rekap laporan gratifikasi Januari–Maret"),
		table{[]float64{0.34, 0.33, 0.33}, []string{"Bulan", "Penerimaan", "Penolakan"}, [][]string{{"Januari", "0", "1"}, {"Februari", "0", "0"}, {"Maret", "0", "2"}}},
		signature{on(2026, 4, 3), "Ketua UPG"},
	)}
}

func riskRegister() document {
	row := func(process, risk, cause, level, action, when string) []string {
		return []string{process, risk, cause, level, action, when}
	}
	return document{title: "Register Risiko dan RTP 2026", paper: f4Wide, blocks: join(
		title{"REGISTER RISIKO DAN RENCANA TINDAK PENGENDALIAN (RTP)", "BALAI CONTOH NUSANTARA TAHUN 2026"},
		para("Penilaian risiko dilaksanakan dalam rapat identifikasi dan analisis risiko pada "+on(2026, 2, 12)+" menurut pedoman manajemen risiko instansi. Skor = kemungkinan × dampak (1–25)."),
		table{[]float64{0.04, 0.17, 0.22, 0.18, 0.07, 0.22, 0.1}, []string{"No", "Kegiatan", "Pernyataan risiko", "Penyebab", "Skor", "Rencana tindak pengendalian", "Batas"}, numbered(
			row("Izin pemanfaatan data", "Pungutan di luar tarif", "Layanan bertemu langsung", "12", "Pembayaran dan berkas seluruhnya daring", "B04"),
			row("Izin pemanfaatan data", "Izin terlambat terbit", "Persetujuan dua tingkat", "16", "SOP satu tingkat, pengingat otomatis", "B05"),
			row("Salinan data", "Data pribadi ikut terkirim", "Pemeriksaan berkas tidak baku", "15", "Daftar periksa sebelum kirim", "B03"),
			row("Pengadaan jaringan", "Benturan kepentingan panitia", "Hubungan dengan penyedia", "10", "Surat pernyataan bebas benturan kepentingan", "B02"),
			row("Pengelolaan aset", "Aset tidak ditemukan", "Pencatatan manual", "8", "Inventarisasi dengan kode QR", "B08"),
			row("Kepegawaian", "Presensi tidak sah", "Titip absen", "9", "Presensi wajah dan lokasi", "B04"),
			row("Pengaduan", "Aduan tidak dijawab tepat waktu", "Petugas tunggal", "12", "Dua petugas dan pengingat harian", "B03"),
			row("Keuangan", "Perjalanan dinas fiktif", "Bukti tidak diverifikasi", "10", "Verifikasi lokasi dan foto kegiatan", "B06"),
			row("Layanan konsultasi", "Gratifikasi dari pengguna", "Kebiasaan memberi", "9", "Kampanye dan kotak penolakan", "B02"),
			row("Sistem informasi", "Layanan daring terhenti", "Peladen tunggal", "15", "Peladen cadangan", "B07"))},
		signature{on(2026, 2, 16), "Ketua Satgas SPIP"},
	)}
}

func complaintProcedure() document {
	return document{title: "SOP Pengaduan Masyarakat 2026", paper: a4, blocks: join(
		letterhead{}, title{"STANDAR OPERASIONAL PROSEDUR", "PENANGANAN PENGADUAN MASYARAKAT"},
		table{[]float64{0.3, 0.7}, []string{"Keterangan", "Isi"}, [][]string{{"Nomor SOP", "SOP-10/PN/2026"}, {"Tanggal pengesahan", on(2026, 1, 15)}, {"Disahkan oleh", head},
			{"Dasar", "Peraturan Presiden Nomor 76 Tahun 2013 tentang Pengelolaan Pengaduan Pelayanan Publik"}, {"Kanal", "SP4N-LAPOR!, kotak pengaduan, WhatsApp pengaduan, surat, tatap muka"}}},
		section("Alur penanganan pengaduan"),
		table{[]float64{0.07, 0.45, 0.24, 0.24}, []string{"No", "Kegiatan", "Pelaksana", "Waktu"}, numbered(
			[]string{"Menerima dan mencatat pengaduan masyarakat (dumas)", "Petugas pengaduan", "Hari yang sama"},
			[]string{"Menelaah dan memberi nomor", "Pengelola pengaduan", "1 hari"}, []string{"Meneruskan ke pokja atau seksi terkait", "Ketua tim pengaduan", "1 hari"},
			[]string{"Memeriksa dan menyiapkan jawaban", "Seksi terkait", "3 hari"}, []string{"Menyampaikan tanggapan kepada pengadu", "Petugas pengaduan", "5 hari sejak diterima"},
			[]string{"Merekap dan melaporkan kepada Kepala Balai", "Pengelola pengaduan", "Setiap bulan"})},
		section("Ketentuan"), list("Identitas pengadu dirahasiakan.", "Kebijakan pengelolaan pengaduan diumumkan di laman dan papan informasi.", "Pengaduan tentang pegawai diteruskan melalui whistle blowing system."),
		signature{on(2026, 1, 15), head},
	)}
}

func whistleDecree() document {
	return document{title: "SK WBS", paper: a4, blocks: join(
		decree("SK-11/BCN/II/2026", "Penerapan Whistle Blowing System (WBS)", on(2026, 2, 17),
			[]string{"bahwa whistle blowing system diperlukan agar pegawai dan masyarakat dapat melaporkan pelanggaran dengan aman;", "bahwa pelapor pelanggaran wajib mendapat perlindungan."},
			usualLaws[:1],
			[]string{"Menerapkan whistle blowing system di lingkungan balai melalui aplikasi WBS instansi, surel, dan kotak tertutup.",
				"Menunjuk pengelola WBS yang terdiri atas tiga pegawai dengan tugas menerima, menelaah, dan meneruskan laporan.", "Identitas pelapor dirahasiakan; pembalasan terhadap pelapor dikenai sanksi disiplin."}),
	)}
}

func conflictMap() document {
	return document{title: "Peta Benturan Kepentingan", paper: a4, blocks: join(
		report("LAP-08/BCN/ZI/III/2026", on(2026, 3, 16), "PEMETAAN BENTURAN KEPENTINGAN", "PADA TUGAS DAN FUNGSI UTAMA TAHUN 2026"),
		para("Identifikasi dan pemetaan benturan kepentingan dilakukan pada setiap tugas fungsi utama menurut pedoman penanganan benturan kepentingan instansi."),
		table{[]float64{0.07, 0.29, 0.34, 0.3}, []string{"No", "Tugas fungsi", "Bentuk benturan kepentingan", "Penanganan"}, numbered(
			[]string{"Layanan izin data", "Pemohon adalah kerabat petugas", "Petugas diganti, dicatat dalam log"}, []string{"Pengadaan barang dan jasa", "Hubungan usaha dengan penyedia", "Surat pernyataan, pengunduran diri dari panitia"},
			[]string{"Mutasi dan penilaian pegawai", "Hubungan keluarga", "Penilai pengganti"}, []string{"Pengolahan data", "Pekerjaan sampingan sebagai konsultan", "Izin atasan dan pernyataan"})},
		signature{on(2026, 3, 16), "Koordinator Pokja V"},
	)}
}

func conflictStatement() document {
	return document{title: "Surat Pernyataan Bebas Benturan Kepentingan", paper: a4, blocks: join(
		letterhead{}, title{"SURAT PERNYATAAN BEBAS BENTURAN KEPENTINGAN"},
		para("Kami petugas pada lima jenis layanan dan panitia pengadaan menyatakan bahwa dalam melaksanakan tugas tahun 2026:"),
		list("tidak memiliki hubungan keluarga atau usaha dengan pemohon dan penyedia yang dilayani;", "akan melaporkan kepada atasan bila timbul benturan kepentingan;", "bersedia diganti dan dikenai sanksi bila pernyataan ini tidak benar."),
		table{[]float64{0.1, 0.6, 0.3}, []string{"No", "Layanan", "Petugas menyatakan"}, numbered(
			[]string{"Izin pemanfaatan data", "6 dari 6"}, []string{"Salinan data", "4 dari 4"}, []string{"Konsultasi data", "5 dari 5"}, []string{"Peminjaman ruang baca", "2 dari 2"}, []string{"Kunjungan edukasi", "3 dari 3"}, []string{"Panitia pengadaan", "5 dari 5"})},
		signature{on(2026, 2, 2), "Pengelola benturan kepentingan"},
	)}
}
