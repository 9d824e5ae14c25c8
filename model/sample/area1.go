package sample

// Documents of Area 1, Manajemen Perubahan.

func teamDecree() document {
	const number = "SK-01/BCN/ZI/I/2026"
	date := on(2026, 1, 5)
	return document{title: "SK Tim Kerja Zona Integritas 2026", paper: a4, blocks: join(
		decree(number, "Pembentukan Tim Kerja Pembangunan Zona Integritas Tahun 2026", date,
			[]string{
				"bahwa untuk membangun Zona Integritas menuju Wilayah Bebas dari Korupsi di lingkungan Balai Contoh Nusantara perlu dibentuk tim kerja;",
				"bahwa anggota tim kerja dipilih melalui seleksi yang dituangkan dalam berita acara tanggal " + on(2026, 1, 2) + ";",
				"bahwa berdasarkan pertimbangan huruf a dan huruf b perlu menetapkan keputusan tentang pembentukan tim kerja.",
			}, usualLaws,
			[]string{
				"Membentuk Tim Kerja Pembangunan Zona Integritas Tahun 2026 dengan susunan tim sebagaimana Lampiran I dan uraian tugas sebagaimana Lampiran II.",
				"Tim kerja terdiri atas penanggung jawab, ketua tim, sekretaris, dan enam kelompok kerja (pokja) sesuai enam area perubahan.",
				"Tim kerja melaporkan pelaksanaan tugas kepada Kepala Balai setiap triwulan.",
				"Biaya yang timbul dibebankan pada DIPA Balai Contoh Nusantara Tahun Anggaran 2026.",
				"Keputusan ini berlaku sejak tanggal ditetapkan sampai dengan 31 Desember 2026.",
			}),
		annex(number+" (I)", date, "Susunan tim kerja pembangunan Zona Integritas"),
		table{[]float64{0.08, 0.34, 0.58}, []string{"No", "Kedudukan dalam tim", "Jabatan dalam dinas"}, numbered(
			[]string{"Penanggung jawab", "Kepala Balai"},
			[]string{"Ketua tim", "Kepala Subbagian Tata Usaha"},
			[]string{"Sekretaris", "Analis Tata Laksana Ahli Muda"},
			[]string{"Koordinator Pokja I Manajemen Perubahan", "Analis SDM Aparatur Ahli Muda"},
			[]string{"Koordinator Pokja II Penataan Tatalaksana", "Pranata Komputer Ahli Muda"},
			[]string{"Koordinator Pokja III Penataan Sistem Manajemen SDM", "Analis SDM Aparatur Ahli Pertama"},
			[]string{"Koordinator Pokja IV Penguatan Akuntabilitas", "Perencana Ahli Muda"},
			[]string{"Koordinator Pokja V Penguatan Pengawasan", "Kepala Seksi Pengolahan Data"},
			[]string{"Koordinator Pokja VI Peningkatan Kualitas Pelayanan Publik", "Kepala Seksi Layanan Data"},
			[]string{"Anggota setiap pokja", "Tiga pegawai hasil seleksi, mewakili unsur struktural, fungsional, dan pelaksana"},
		)},
		para("Struktur tim: penanggung jawab membawahkan ketua tim; ketua tim dibantu sekretaris dan mengoordinasikan enam pokja."),
		annex(number+" (II)", date, "Uraian tugas tim kerja"),
		table{[]float64{0.34, 0.66}, []string{"Kedudukan", "Uraian tugas"}, [][]string{
			{"Penanggung jawab", "Memberi arahan, menetapkan rencana aksi, memimpin monitoring dan evaluasi, serta menjadi teladan."},
			{"Ketua tim", "Menyusun rencana kerja pembangunan Zona Integritas dan mengendalikan pelaksanaannya."},
			{"Sekretaris", "Mengelola administrasi, jadwal rapat, dan penyimpanan bukti dukung."},
			{"Pokja I", "Menyusun tim, rencana, dan monev; mengelola agen perubahan, pola pikir, dan budaya kerja."},
			{"Pokja II", "Menata SOP, peta proses bisnis, sistem elektronik, dan keterbukaan informasi publik."},
			{"Pokja III", "Menata kebutuhan pegawai, mutasi, pengembangan kompetensi, kinerja individu, dan disiplin."},
			{"Pokja IV", "Menyiapkan dokumen perencanaan, indikator kinerja, dan laporan kinerja."},
			{"Pokja V", "Melaksanakan pengendalian gratifikasi, SPIP, pengaduan, WBS, dan penanganan benturan kepentingan."},
			{"Pokja VI", "Menata standar pelayanan, budaya pelayanan prima, pengaduan layanan, dan survei kepuasan."},
		}},
		signature{date, head},
	)}
}

func selectionRecord() document {
	return document{title: "Berita Acara Seleksi", paper: a4, blocks: join(
		letterhead{}, title{"BERITA ACARA SELEKSI ANGGOTA TIM KERJA", "PEMBANGUNAN ZONA INTEGRITAS TAHUN 2026"}, centred("Nomor: BA-02/BCN/ZI/I/2026"),
		para("Pada hari ini, "+dayOn(2026, 1, 2)+", bertempat di ruang rapat Balai Contoh Nusantara, panitia seleksi telah memilih anggota tim kerja Zona Integritas dengan tata cara sebagai berikut."),
		list("Pendaftaran terbuka bagi seluruh pegawai pada 22–30 Desember 2025; 31 pegawai mendaftar dan menyerahkan daftar riwayat hidup.",
			"Penilaian dengan kertas kerja: rekam jejak disiplin (30%), capaian kinerja (30%), integritas (20%), dan wawancara (20%).",
			"Delapan belas calon dengan nilai tertinggi ditetapkan menjadi anggota enam pokja sehingga semua unsur terwakili."),
		section("Rekap hasil penilaian"),
		table{[]float64{0.1, 0.36, 0.18, 0.18, 0.18}, []string{"No", "Unsur pegawai", "Pendaftar", "Terpilih", "Nilai terendah"}, numbered(
			[]string{"Struktural", "4", "3", "86,5"}, []string{"Fungsional", "15", "9", "84,0"}, []string{"Pelaksana", "12", "6", "82,5"})},
		para("Demikian berita acara ini dibuat untuk dipergunakan sebagaimana mestinya."),
		signature{on(2026, 1, 2), "Ketua Panitia Seleksi"},
	)}
}

func actionPlan() document {
	row := func(area, activity, target, when, who string) []string {
		return []string{area, activity, target, when, who}
	}
	return document{title: "Rencana Aksi Pembangunan Zona Integritas 2026", paper: a4Wide, blocks: join(
		title{"RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS MENUJU WBK", "BALAI CONTOH NUSANTARA TAHUN 2026"},
		para("Rencana kerja ini disusun dalam rapat tanggal "+on(2026, 1, 8)+" dan disahkan Kepala Balai. Target prioritas ditandai dengan (P). Monitoring dan evaluasi dilaksanakan setiap triwulan dengan membandingkan rencana dan realisasi."),
		table{[]float64{0.05, 0.17, 0.36, 0.18, 0.12, 0.12}, []string{"No", "Area", "Kegiatan", "Target dan keluaran", "Jadwal", "Penanggung jawab"}, numbered(
			row("Manajemen Perubahan", "Pembentukan tim kerja dan enam pokja melalui seleksi", "1 SK tim kerja", "B01", "Sekretaris"),
			row("Manajemen Perubahan", "Sosialisasi Zona Integritas kepada pegawai dan pengguna layanan", "4 kegiatan, 48 unggahan", "B02–B11", "Pokja I"),
			row("Manajemen Perubahan", "Penetapan dan pembinaan agen perubahan (P)", "7 agen, 7 perubahan", "B02–B12", "Pokja I"),
			row("Penataan Tatalaksana", "Evaluasi dan perbaikan SOP utama (P)", "12 SOP dievaluasi", "B03–B06", "Pokja II"),
			row("Penataan Tatalaksana", "Monev pemanfaatan teknologi informasi", "2 laporan", "B06, B12", "Pokja II"),
			row("Penataan Sistem Manajemen SDM", "Analisis kebutuhan pelatihan dan rencana pengembangan kompetensi", "1 laporan TNA", "B02", "Pokja III"),
			row("Penataan Sistem Manajemen SDM", "In house training pelayanan dan pengolahan data", "4 angkatan", "B03–B10", "Pokja III"),
			row("Penguatan Akuntabilitas", "Penyusunan perjanjian kinerja dipimpin Kepala Balai", "1 dokumen", "B01", "Pokja IV"),
			row("Penguatan Akuntabilitas", "Dialog capaian kinerja bulanan", "12 notula", "B01–B12", "Pokja IV"),
			row("Penguatan Pengawasan", "Kampanye dan pelaporan pengendalian gratifikasi (P)", "12 laporan bulanan", "B01–B12", "Pokja V"),
			row("Penguatan Pengawasan", "Register risiko dan rencana tindak pengendalian", "1 register, 2 laporan", "B02, B06, B12", "Pokja V"),
			row("Penguatan Pengawasan", "Penerapan WBS dan pemetaan benturan kepentingan", "1 peta, 2 evaluasi", "B03, B06, B12", "Pokja V"),
			row("Pelayanan Publik", "Penetapan dan publikasi standar serta maklumat pelayanan (P)", "5 jenis layanan", "B01–B02", "Pokja VI"),
			row("Pelayanan Publik", "Survei kepuasan masyarakat dan tindak lanjutnya", "4 survei", "B03, B06, B09, B12", "Pokja VI"),
			row("Pelayanan Publik", "Pelatihan budaya pelayanan prima petugas loket", "2 kegiatan", "B04, B08", "Pokja VI"),
			row("Pelayanan Publik", "Inovasi layanan antrean daring dan izin elektronik (P)", "2 inovasi", "B02–B12", "Pokja VI"),
		)},
		section("Target prioritas dan hubungannya dengan WBK"),
		table{[]float64{0.05, 0.4, 0.55}, []string{"No", "Target prioritas", "Hubungan dengan tujuan WBK"}, numbered(
			[]string{"Tujuh perubahan nyata dari agen perubahan", "Mengubah pola pikir dan menutup celah pungutan di luar tarif."},
			[]string{"Dua belas SOP utama lebih ringkas", "Memangkas waktu layanan dari 4 hari menjadi 2 hari kerja."},
			[]string{"Nihil gratifikasi dan pelaporan tepat waktu", "Mencegah korupsi pada layanan bertemu langsung."},
			[]string{"Indeks kepuasan masyarakat di atas 88", "Menunjukkan pelayanan publik yang prima."},
		)},
		signature{on(2026, 1, 12), head},
	)}
}

func monitoringReport() document {
	return document{title: "Laporan Monitoring dan Evaluasi Pembangunan ZI Triwulan I 2026", paper: a4, blocks: join(
		report("LAP-07/BCN/ZI/IV/2026", on(2026, 4, 10), "LAPORAN MONITORING DAN EVALUASI", "PEMBANGUNAN ZONA INTEGRITAS TRIWULAN I TAHUN 2026"),
		section("A. Dasar"),
		list("Keputusan Kepala Balai Nomor SK-01/BCN/ZI/I/2026 tentang Tim Kerja Pembangunan Zona Integritas.",
			"Rencana aksi pembangunan Zona Integritas Tahun 2026 yang disahkan "+on(2026, 1, 12)+"."),
		section("B. Pelaksanaan monev"),
		para("Monev triwulan I dilaksanakan pada "+dayOn(2026, 4, 7)+" dalam rapat yang dipimpin Kepala Balai dan dihadiri seluruh koordinator pokja. Setiap pokja menyampaikan rencana, realisasi, kendala, dan rekomendasi. Undangan, daftar hadir, notula, dan foto tersedia sebagai paket rapat."),
		section("C. Rencana dan realisasi kegiatan"),
		table{[]float64{0.08, 0.4, 0.17, 0.17, 0.18}, []string{"No", "Area", "Rencana", "Realisasi", "Persen"}, numbered(
			[]string{"Manajemen Perubahan", "12", "11", "91,67"}, []string{"Penataan Tatalaksana", "9", "8", "88,89"},
			[]string{"Penataan Sistem Manajemen SDM", "10", "9", "90,00"}, []string{"Penguatan Akuntabilitas", "8", "8", "100,00"},
			[]string{"Penguatan Pengawasan", "13", "10", "76,92"}, []string{"Peningkatan Kualitas Pelayanan Publik", "11", "10", "90,91"},
			[]string{sum, "63", "56", "88,89"})},
		bars{[]string{"Manajemen Perubahan", "Tatalaksana", "Manajemen SDM", "Akuntabilitas", "Pengawasan", "Pelayanan Publik"},
			[]float64{91.67, 88.89, 90, 100, 76.92, 90.91}, 100, "%"},
		section("D. Kendala"),
		list("Pelaporan WBS belum diuji coba karena aplikasi instansi dimutakhirkan sampai Maret.",
			"Evaluasi benturan kepentingan menunggu hasil pemetaan seluruh tugas fungsi.",
			"Dua kegiatan tatalaksana bergeser karena pergantian penyedia jaringan."),
		section("E. Rekomendasi"),
		list("Pokja V menyelesaikan uji coba WBS paling lambat "+on(2026, 5, 15)+".",
			"Pokja V menyusun jadwal evaluasi benturan kepentingan semester I.",
			"Pokja II menyelesaikan evaluasi dua SOP yang tersisa pada bulan Mei.",
			"Seluruh pokja mengunggah bukti dukung paling lambat tanggal 5 bulan berikutnya."),
		section("F. Tindak lanjut rekomendasi sebelumnya"),
		table{[]float64{0.08, 0.44, 0.3, 0.18}, []string{"No", "Rekomendasi monev 2025", "Tindakan", "Status"}, numbered(
			[]string{"Target prioritas dicantumkan dalam rencana aksi", "Dicantumkan pada rencana aksi 2026", "Selesai"},
			[]string{"Pimpinan memimpin monev", "Kepala Balai memimpin rapat triwulan I", "Selesai"},
			[]string{"Bukti dukung disimpan per soal", "Folder ditata ulang per area", "Selesai"})},
		section("G. Penutup"),
		para("Realisasi rencana aksi triwulan I mencapai 88,89 persen. Monev berikutnya dilaksanakan pada minggu pertama Juli 2026."),
		signature{on(2026, 4, 10), deputy},
	)}
}

func meetingInvitation() document {
	return document{title: "Undangan Rapat Monev ZI", paper: a4, blocks: join(
		letterhead{}, pair{"Nomor", "UND-15/BCN/ZI/IV/2026"}, pair{"Sifat", "Biasa"}, pair{"Lampiran", "-"},
		pair{"Hal", "Undangan rapat monitoring dan evaluasi pembangunan ZI triwulan I"}, gap(4),
		para(on(2026, 4, 2)), para("Yth. Koordinator dan anggota Pokja I sampai dengan Pokja VI\ndi tempat"), gap(2),
		para("Dalam rangka monitoring dan evaluasi pembangunan Zona Integritas menuju WBK, kami mengundang Saudara menghadiri rapat pada:"),
		pair{"Hari, tanggal", dayOn(2026, 4, 7)}, pair{"Waktu", "Pukul 09.00–11.30"}, pair{"Tempat", "Ruang Rapat Melati, Balai Contoh Nusantara"},
		pair{"Agenda", "Evaluasi rencana aksi triwulan I, kendala, dan rekomendasi setiap pokja"}, gap(3),
		para("Mengingat pentingnya acara, Saudara diminta hadir tepat waktu dan membawa data rencana serta realisasi kegiatan pokja masing-masing. Atas perhatian Saudara kami ucapkan terima kasih."),
		signature{on(2026, 4, 2), head},
	)}
}

func attendance() document {
	rows := make([][]string, 0, 14)
	for _, s := range []string{"Kepala Balai", "Ketua Tim", "Sekretaris Tim", "Koordinator Pokja I", "Koordinator Pokja II", "Koordinator Pokja III",
		"Koordinator Pokja IV", "Koordinator Pokja V", "Koordinator Pokja VI", "Anggota Pokja I", "Anggota Pokja III", "Anggota Pokja V", "Anggota Pokja VI", "Operator bukti dukung"} {
		rows = append(rows, []string{s, "Balai Contoh Nusantara", "(paraf)"})
	}
	return document{title: "Daftar Hadir", paper: a4, blocks: join(
		letterhead{}, title{"DAFTAR HADIR", "RAPAT MONITORING DAN EVALUASI PEMBANGUNAN ZONA INTEGRITAS", "TRIWULAN I TAHUN 2026"},
		pair{"Hari, tanggal", dayOn(2026, 4, 7)}, pair{"Waktu", "Pukul 09.00–11.30"}, pair{"Tempat", "Ruang Rapat Melati"}, gap(2),
		table{[]float64{0.08, 0.4, 0.32, 0.2}, []string{"No", "Jabatan", "Unit kerja", "Paraf"}, numbered(rows...)},
		signature{on(2026, 4, 7), "Sekretaris Tim"},
	)}
}

func monitoringMinutes() document {
	return document{title: "Notula Rapat Monev ZI Triwulan I", paper: a4, blocks: join(
		minutes("Monitoring dan Evaluasi Pembangunan Zona Integritas Triwulan I", dayOn(2026, 4, 7), "09.00–11.30", "Ruang Rapat Melati", "Kepala Balai",
			[]string{"Evaluasi rencana aksi triwulan I", "Kendala setiap pokja", "Rekomendasi dan batas waktu"},
			[]string{"Kepala Balai membuka rapat dan menegaskan bahwa monev Zona Integritas wajib memuat rencana, realisasi, kendala, dan rekomendasi.",
				"Pokja I sampai IV melaporkan realisasi di atas 88 persen; tidak ada kendala yang berarti.",
				"Pokja V melaporkan realisasi 76,92 persen; uji coba WBS dan evaluasi benturan kepentingan tertunda.",
				"Pokja VI melaporkan hasil survei kepuasan masyarakat triwulan I dengan indeks " + decimal(ikm(), 2) + "."},
			[]string{"Pokja V menyelesaikan uji coba WBS paling lambat " + on(2026, 5, 15) + ".",
				"Pokja II menyelesaikan evaluasi dua SOP pada bulan Mei.",
				"Seluruh pokja melengkapi bukti dukung paling lambat tanggal 5 bulan berikutnya."}),
		signature{on(2026, 4, 7), "Notulis, Sekretaris Tim"},
	)}
}

func meetingReport() document {
	return document{title: "Laporan Rapat Monev ZI Triwulan I", paper: a4, blocks: join(
		report("LAP-06/BCN/ZI/IV/2026", on(2026, 4, 8), "LAPORAN PELAKSANAAN RAPAT", "MONITORING DAN EVALUASI ZONA INTEGRITAS TRIWULAN I"),
		para("Rapat monev pembangunan Zona Integritas triwulan I dilaksanakan pada "+dayOn(2026, 4, 7)+" di Ruang Rapat Melati, dipimpin Kepala Balai, dan dihadiri 14 orang dari seluruh pokja."),
		section("Hasil"), list("Realisasi rencana aksi triwulan I 56 dari 63 kegiatan (88,89 persen).", "Empat rekomendasi ditetapkan dengan penanggung jawab dan batas waktu.", "Laporan monev disampaikan kepada Kepala Balai pada "+on(2026, 4, 10)+"."),
		section("Dokumentasi"),
		picture{meetingRoom(900, 600, []string{"RAPAT MONEV ZI TRIWULAN I", "Rencana · Realisasi · Kendala · Rekomendasi", on(2026, 4, 7)}).snap(31), 600.0 / 900, "Paparan capaian rencana aksi di Ruang Rapat Melati"},
		signature{on(2026, 4, 8), "Sekretaris Tim"},
	)}
}

// followUp is the matrix of the monitoring's follow-up.
func followUp() table {
	return table{[]float64{0.06, 0.3, 0.3, 0.12, 0.1, 0.12}, []string{"No", "Rekomendasi monev", "Tindak lanjut", "Penanggung jawab", "Status", "Bukti"}, numbered(
		[]string{"Uji coba WBS diselesaikan", "Uji coba dilaksanakan 29 April 2026", "Pokja V", "Selesai", "Laporan uji coba"},
		[]string{"Jadwal evaluasi benturan kepentingan disusun", "Jadwal semester I disahkan", "Pokja V", "Proses", "Draf jadwal"},
		[]string{"Evaluasi dua SOP diselesaikan", "Satu SOP selesai, satu dibahas", "Pokja II", "Proses", "Kertas kerja"},
		[]string{"Bukti dukung diunggah tepat waktu", "Pengingat tanggal 1 setiap bulan", "Sekretaris", "Selesai", "Nota dinas"})}
}

func agentDecree() document {
	return document{title: "SK Agen Perubahan 2026", paper: a4, blocks: join(
		decree("SK-09/BCN/ZI/II/2026", "Penetapan Agen Perubahan Tahun 2026", on(2026, 2, 3),
			[]string{"bahwa agen perubahan diperlukan sebagai penggerak perubahan pola pikir dan budaya kerja;",
				"bahwa agen perubahan telah dipilih dalam rapat pemilihan agen perubahan tanggal " + on(2026, 1, 29) + "."},
			usualLaws[1:],
			[]string{"Menetapkan tujuh pegawai dengan jabatan sebagaimana lampiran sebagai agen perubahan Tahun 2026.",
				"Setiap agen perubahan menyusun rencana aksi dan menghasilkan paling sedikit satu perubahan nyata dalam satu tahun.",
				"Agen perubahan melaporkan kontribusinya kepada Kepala Balai setiap semester."}),
		annex("SK-09/BCN/ZI/II/2026", on(2026, 2, 3), "Daftar agen perubahan"),
		table{[]float64{0.08, 0.42, 0.5}, []string{"No", "Jabatan agen perubahan", "Rencana perubahan"}, numbered(
			[]string{"Arsiparis Ahli Pertama", "Berkas permohonan dipindai di loket"}, []string{"Pranata Komputer Ahli Muda", "Antrean daring layanan data"},
			[]string{"Analis SDM Ahli Pertama", "Cuti dan presensi tanpa kertas"}, []string{"Statistisi Ahli Muda", "Katalog data terbuka"},
			[]string{"Pengelola Layanan", "Jam layanan istirahat bergilir"}, []string{"Perencana Ahli Pertama", "Dasbor capaian kinerja"},
			[]string{"Pranata Humas", "Tanggapan aduan dalam satu hari"})},
	)}
}

func integrityPact() document {
	return document{title: "Pakta Integritas", paper: f4, blocks: join(
		letterhead{}, title{"PAKTA INTEGRITAS"}, para("Kami seluruh pegawai Balai Contoh Nusantara menyatakan sebagai berikut."),
		list("Berperan secara aktif dalam pencegahan dan pemberantasan korupsi, kolusi, dan nepotisme.",
			"Tidak meminta atau menerima pemberian berupa suap, hadiah, atau bentuk lain yang tidak sesuai ketentuan.",
			"Bersikap transparan, jujur, objektif, dan akuntabel dalam melaksanakan tugas.",
			"Menghindari benturan kepentingan dalam pelaksanaan tugas.",
			"Memberi contoh dalam kepatuhan terhadap peraturan dan melaporkan penyimpangan.",
			"Siap menghadapi konsekuensi apabila melanggar hal-hal tersebut."),
		section("Rekap penandatanganan"),
		table{[]float64{0.1, 0.5, 0.2, 0.2}, []string{"No", "Unit", "Pegawai", "Menandatangani"}, numbered(
			[]string{"Subbagian Tata Usaha", "14", "14"}, []string{"Seksi Layanan Data", "18", "18"}, []string{"Seksi Pengolahan Data", "16", "16"}, []string{"Kelompok Jabatan Fungsional", "22", "22"})},
		signature{on(2026, 1, 19), head},
	)}
}
