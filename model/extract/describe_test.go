package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
)

func TestTitle(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		// codes in front
		{"1.i.a SK TIM ZONA INTEGRITAS NOV 2022.pdf", "SK Tim Zona Integritas Nov 2022"},
		{"1.i.b RAPAT PEMBENTUKKAN TIM ZI, 8 NOVEMBER 2022.pdf", "Rapat Pembentukkan Tim ZI, 8 November 2022"},
		{"1.ii.a RENCANA AKSI PEMBANGUNAN ZI TAHUN 2022 - Copy.pdf", "Rencana Aksi Pembangunan ZI Tahun 2022"},
		{"1.a SK Zona Integritas-2021-New.pdf", "SK Zona Integritas-2021"},
		{"3.f Laporan Monev Triwulan II.pdf", "Laporan Monev Triwulan II"},
		{"I.1.a.1 TIM ZI WBBM.pdf", "TIM ZI WBBM"},
		{"I.1.a.2 Dokumentasi Rapat Pembentukan Tim.jpg", "Dokumentasi Rapat Pembentukan Tim"},
		{"(1) Sk Tim Kerja Zi Th 2021.pdf", "SK Tim Kerja ZI Th 2021"},
		{"P.1.i.a_SK Tim Kerja.pdf", "SK Tim Kerja"},
		{"P.1.i.a SK Tim Kerja.pdf", "SK Tim Kerja"},
		{"2_i_c_Kertas_Kerja_Evaluasi_SOP_2026-New.pdf", "Kertas Kerja Evaluasi SOP 2026"},
		{"P-1-i-a SK Tim Kerja.pdf", "SK Tim Kerja"},
		{"P.1.iii.c - Laporan Monev TW 2.pdf", "Laporan Monev TW 2"},
		{"[P.2.i.a] SOP Pelayanan Informasi.docx", "SOP Pelayanan Informasi"},
		{"R.2.i.b Peta Proses Bisnis.pdf", "Peta Proses Bisnis"},
		{"H.I.a Laporan Survei IPAK.pdf", "Laporan Survei IPAK"},
		{"01. Undangan Rapat.pdf", "Undangan Rapat"},
		{"02 Daftar Hadir Rapat.pdf", "Daftar Hadir Rapat"},
		{"3 Notula Rapat.pdf", "Notula Rapat"},
		{"4) Foto Kegiatan.jpg", "Foto Kegiatan"},
		{"5 - Laporan Kegiatan.pdf", "Laporan Kegiatan"},
		{"a. Undangan.pdf", "Undangan"},
		{"i. Penyusunan Tim Kerja", "Penyusunan Tim Kerja"},
		{"VI. Peningkatan Kualitas Pelayanan Publik", "Peningkatan Kualitas Pelayanan Publik"},
		{"A.1 Struktur Organisasi.pdf", "Struktur Organisasi"},
		{"1.i.a (1) SK Tim.pdf", "SK Tim"},
		{"P.3.vi.a 1. SKP Pegawai.pdf", "SKP Pegawai"},
		{"20260331_Laporan Capaian.pdf", "Laporan Capaian"},
		{"2026-03-31 Laporan Capaian.pdf", "Laporan Capaian"},

		// numbers that belong to the title
		{"14 Komponen Standar Pelayanan.pdf", "14 Komponen Standar Pelayanan"},
		{"3 Pilar Budaya Kerja.pptx", "3 Pilar Budaya Kerja"},
		{"8 November 2022 Rapat Tim.pdf", "8 November 2022 Rapat Tim"},
		{"2026 Rencana Kerja.pdf", "2026 Rencana Kerja"},
		{"5S Budaya Kantor.pdf", "5S Budaya Kantor"},

		// marks of copies and revisions
		{"SK Tim - Salin.pdf", "SK Tim"},
		{"SK Tim - Salinan (2).pdf", "SK Tim"},
		{"SK Tim - Copy (3).pdf", "SK Tim"},
		{"SK Tim (1).pdf", "SK Tim"},
		{"SK Tim (1) (2).pdf", "SK Tim"},
		{"SK Tim_rev2.docx", "SK Tim"},
		{"SK Tim final.pdf", "SK Tim"},
		{"SK Tim FINAL FIX.pdf", "SK Tim"},
		{"SK Tim_v3_final - Copy.pdf", "SK Tim"},
		{"SK Tim (revisi).pdf", "SK Tim"},
		{"Copy of Laporan Monev.xlsx", "Laporan Monev"},
		{"Salinan dari Undangan Rapat.docx", "Undangan Rapat"},
		{"Laporan Monev.pdf.pdf", "Laporan Monev"},
		{"Aplikasi Baru.pdf", "Aplikasi Baru"},
		{"Laporan Kegiatan (2026).pdf", "Laporan Kegiatan (2026)"},

		// separators and spaces
		{"Laporan_Monev__TW_1_2026.pdf", "Laporan Monev TW 1 2026"},
		{"laporan-monev-tw-1-2026.pdf", "Laporan monev TW 1-2026"},
		{"SK.Tim.Zona.Integritas.pdf", "SK Tim Zona Integritas"},
		{"RAPAT  TIM   ZI .pdf", "Rapat Tim ZI"},
		{"Undangan%20Rapat.pdf", "Undangan Rapat"},
		{"  spasi di depan.pdf", "Spasi di depan"},

		// letter case
		{"LAPORAN MONITORING DAN EVALUASI SPIP.pdf", "Laporan Monitoring dan Evaluasi SPIP"},
		{"LAPORAN SURVEI IPAK DAN IPKP SEMESTER II.pdf", "Laporan Survei IPAK dan IPKP Semester II"},
		{"PENGADILAN NEGERI CONTOH.pdf", "Pengadilan Negeri Contoh"},
		{"SOP WBS.pdf", "SOP WBS"},
		{"sk tim zi.pdf", "SK tim ZI"},
		{"Laporan LHKPN dan LHKASN Tahun 2026.pdf", "Laporan LHKPN dan LHKASN Tahun 2026"},
		{"Sosialisasi Gratifikasi SE-Kabupaten.pdf", "Sosialisasi Gratifikasi SE-Kabupaten"},
		{"Rapat Se-Provinsi.pdf", "Rapat Se-Provinsi"},
		{"FOTO SOSIALISASI UPG & WBS.jpg", "Foto Sosialisasi UPG & WBS"},

		// names without words
		{"1.i.a.pdf", "1.i.a"},
		{"001.pdf", "001"},
		{"SK", "SK"},
		{"Rapat Tim No. 12", "Rapat Tim No. 12"},
		{"Laporan v1.2 Kepatuhan.pdf", "Laporan v1.2 Kepatuhan"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Describe(c.name, "", "").Title; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}

	t.Run("names of cameras borrow the folder's", func(t *testing.T) {
		folder := "AREA I/i. Penyusunan Tim Kerja/02. RAPAT PEMBENTUKAN TIM"
		for name, want := range map[string]string{
			"IMG_20260112_083012.jpg":                        "Foto Rapat Pembentukan Tim (083012)",
			"IMG-20260112-WA0007.jpg":                        "Foto Rapat Pembentukan Tim (WA0007)",
			"WhatsApp Image 2026-01-12 at 08.30.12 (1).jpeg": "Foto Rapat Pembentukan Tim (1)",
			"DSC_0042.JPG":                                   "Foto Rapat Pembentukan Tim (0042)",
			"Screenshot_2026-01-12.png":                      "Tangkapan layar Rapat Pembentukan Tim (12)",
			"scan0001.pdf":                                   "Rapat Pembentukan Tim (scan0001)",
			"001.pdf":                                        "Rapat Pembentukan Tim (001)",
			"Dokumen Baru.pdf":                               "Rapat Pembentukan Tim",
		} {
			if got := Describe(name, folder, "").Title; got != want {
				t.Errorf("%s: got %q, want %q", name, got, want)
			}
		}
	})

	t.Run("an endless name is cut", func(t *testing.T) {
		if got := Describe(strings.Repeat("rapat ", 100)+".pdf", "", "").Title; len([]rune(got)) > maxTitle {
			t.Errorf("%d characters", len([]rune(got)))
		}
	})
}

func TestDate(t *testing.T) {
	for _, c := range []struct {
		name string
		want model.Date
	}{
		{"1.i.b RAPAT PEMBENTUKKAN TIM ZI, 8 NOVEMBER 2022.pdf", "2022-11-08"},
		{"Notula 08 Nov 2022.pdf", "2022-11-08"},
		{"Notula 8-Nov-2022.pdf", "2022-11-08"},
		{"Notula_8_November_2022.pdf", "2022-11-08"},
		{"Notula 8 Nopember 2022.pdf", "2022-11-08"},
		{"Notula 8Nov2022.pdf", "2022-11-08"},
		{"Notula, 1 Pebruari 2026.pdf", "2026-02-01"},
		{"Rapat 3 Jan 2026.pdf", "2026-01-03"},
		{"Rapat 3 Feb. 2026.pdf", "2026-02-03"},
		{"Rapat 3 Mar 2026.pdf", "2026-03-03"},
		{"Rapat 3 Apr 2026.pdf", "2026-04-03"},
		{"Rapat 3 Mei 2026.pdf", "2026-05-03"},
		{"Rapat 3 Jun 2026.pdf", "2026-06-03"},
		{"Rapat 3 Jul 2026.pdf", "2026-07-03"},
		{"Rapat 3 Agu 2026.pdf", "2026-08-03"},
		{"Rapat 3 Agt 2026.pdf", "2026-08-03"},
		{"Rapat 3 Agust 2026.pdf", "2026-08-03"},
		{"Rapat 3 Sept 2026.pdf", "2026-09-03"},
		{"Rapat 3 Okt 2026.pdf", "2026-10-03"},
		{"Rapat 3 Des 2026.pdf", "2026-12-03"},
		{"Meeting March 8, 2026.pdf", "2026-03-08"},
		{"Meeting 8th March 2026.pdf", "2026-03-08"},
		{"Undangan 31-03-2026.pdf", "2026-03-31"},
		{"Undangan 31.3.2026.pdf", "2026-03-31"},
		{"Undangan 31_03_2026.pdf", "2026-03-31"},
		{"Undangan tgl 31-03-26.pdf", "2026-03-31"},
		{"Undangan 2026-03-31.pdf", "2026-03-31"},
		{"20260331_Laporan.pdf", "2026-03-31"},
		{"IMG_20260112_083012.jpg", "2026-01-12"},
		{"IMG-20260112-WA0007.jpg", "2026-01-12"},
		{"WhatsApp Image 2026-01-12 at 08.30.12.jpeg", "2026-01-12"},
		{"Undangan 31032026.pdf", "2026-03-31"},
		{"Bimtek 12-14 Maret 2026.pdf", "2026-03-12"},
		{"Bimtek 30 Maret s.d. 2 April 2026.pdf", "2026-03-30"},
		// no date
		{"SK Tim NOV 2022.pdf", ""},
		{"Laporan 31-02-2026.pdf", ""},
		{"Rapat 32 Januari 2026.pdf", ""},
		{"Surat 8 November 1999.pdf", ""},
		{"1.2.2026 kali.pdf", "2026-02-01"},
		{"NIP 198503122010121001.pdf", ""},
		{"Nomor 12345678.pdf", ""},
		{"Pasal 3 Maretha 2026.pdf", ""},
		{"SK Tim.pdf", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Describe(c.name, "", "").Date; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}

	for _, c := range []struct {
		what, text string
		want       model.Date
	}{
		{"a decree is dated where it was signed", "KEPUTUSAN KEPALA BALAI CONTOH\nNOMOR 12 TAHUN 2026\nTENTANG\nTIM KERJA\nMenimbang: bahwa rapat tanggal 2 Januari 2026;\n" +
			"Mengingat: Undang-Undang Nomor 28 Tahun 1999; Peraturan tanggal 31 Desember 2021\nMEMUTUSKAN\nDitetapkan di Contoh\npada tanggal 5 Januari 2026\nKEPALA", "2026-01-05"},
		{"with colons too", "Ditetapkan di : Contoh\nPada tanggal : 5 Januari 2026\n", "2026-01-05"},
		{"a letter is dated by place and day, not by the meeting", "Nomor : 12/B/2026 Contoh Kota, 5 Januari 2026\nHal : Undangan\nHari/Tanggal : Kamis, 8 Januari 2026\n", "2026-01-05"},
		{"the line may stand alone", "BALAI CONTOH\nContoh, 9 Maret 2026\nYth. Kepala\n", "2026-03-09"},
		{"minutes are dated by the meeting", "NOTULA RAPAT\nHari/Tanggal : Kamis, 8 Januari 2026\nTempat : Aula\nRapat dibuka 9 Januari 2026", "2026-01-08"},
		{"a date that belongs to a cited letter does not count", "Berdasarkan surat nomor 3/2026 tanggal 2 Januari 2026 telah dilaksanakan rapat pada 7 Januari 2026", "2026-01-07"},
		{"years of laws are no dates", "Undang-Undang Nomor 28 Tahun 1999 dan Peraturan Nomor 90 Tahun 2021", ""},
		{"numbers without month are none", "NIP 19850312 201012 1 001 Telp 0254-200120", ""},
		{"an official record spells the day", "Pada hari ini Kamis tanggal delapan bulan Januari tahun dua ribu dua puluh enam (08-01-2026) kami", "2026-01-08"},
	} {
		t.Run(c.what, func(t *testing.T) {
			if got := Describe("dokumen.pdf", "", c.text).Date; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}

	t.Run("the name is believed before the text", func(t *testing.T) {
		if got := Describe("Notula 8 Januari 2026.pdf", "", "Contoh, 5 Januari 2026").Date; got != "2026-01-08" {
			t.Error(got)
		}
	})
}

func TestPeriod(t *testing.T) {
	p := func(from, to model.Date, label string) model.Period {
		return model.Period{From: from, To: to, Label: label}
	}
	q3 := p("2026-07-01", "2026-09-30", "Triwulan III 2026")
	march := p("2026-03-01", "2026-03-31", "Maret 2026")
	for _, c := range []struct {
		name, folder, text string
		want               model.Period
	}{
		{"Laporan Triwulan III 2026.pdf", "", "", q3},
		{"Laporan Monev TW 3 2026.pdf", "", "", q3},
		{"Laporan_TW3_2026.pdf", "", "", q3},
		{"Laporan TW III Tahun 2026.pdf", "", "", q3},
		{"LAPORAN TRIWULAN KETIGA TAHUN 2026.pdf", "", "", q3},
		{"Laporan Q3 2026.pdf", "", "", q3},
		{"2026 Laporan TW III.pdf", "", "", q3},
		{"Laporan TW III.pdf", "ZONA INTEGRITAS 2026/AREA I", "", q3},
		{"Laporan TW III.pdf", "", "", p("", "", "Triwulan III")},
		{"Laporan TW I-II 2026.pdf", "", "", p("2026-01-01", "2026-06-30", "Triwulan I–II 2026")},
		{"Laporan Semester I 2026.pdf", "", "", p("2026-01-01", "2026-06-30", "Semester I 2026")},
		{"Laporan Smt 2 TA 2026.pdf", "", "", p("2026-07-01", "2026-12-31", "Semester II 2026")},
		{"Rekap Bulan Maret 2026.pdf", "", "", march},
		{"Rekap Maret 2026.pdf", "", "", march},
		{"SK TIM ZI MAR 2026.pdf", "", "", march},
		{"Rekap bulan Maret.pdf", "2026/R.5", "", march},
		{"Rekap Januari–Maret 2026.pdf", "", "", p("2026-01-01", "2026-03-31", "Januari–Maret 2026")},
		{"Rekap Jan - Mar 2026.pdf", "", "", p("2026-01-01", "2026-03-31", "Januari–Maret 2026")},
		{"Rekap Januari s.d. Maret 2026.pdf", "", "", p("2026-01-01", "2026-03-31", "Januari–Maret 2026")},
		{"Rekap Desember 2025 - Februari 2026.pdf", "", "", p("2025-12-01", "2026-02-28", "Desember 2025–Februari 2026")},
		{"Realisasi B03 2026.xlsx", "", "", march},
		{"Realisasi B01-B03 2026.xlsx", "", "", p("2026-01-01", "2026-03-31", "Januari–Maret 2026")},
		{"Rencana Aksi Tahun 2026.pdf", "", "", p("2026-01-01", "2026-12-31", "Tahun 2026")},
		{"DIPA TA 2026.pdf", "", "", p("2026-01-01", "2026-12-31", "Tahun 2026")},
		{"1.a SK Zona Integritas-2021-New.pdf", "", "", p("2021-01-01", "2021-12-31", "Tahun 2021")},
		{"Renstra 2025-2029.pdf", "", "", p("2025-01-01", "2029-12-31", "Tahun 2025–2029")},
		{"Bimtek 12-14 Maret 2026.pdf", "", "", p("2026-03-12", "2026-03-14", "12-14 Maret 2026")},
		{"Februari 2024.pdf", "", "", p("2024-02-01", "2024-02-29", "Februari 2024")},

		{"Rapat 8 November 2022.pdf", "", "", model.Period{}},
		{"SK Nomor 5 Tahun 2026.pdf", "", "", model.Period{}},
		{"SK Tim.pdf", "ZONA INTEGRITAS 2026", "", model.Period{}},
		{"IMG_20260112_083012.jpg", "", "", model.Period{}},

		{"Laporan Monev.pdf", "", "LAPORAN MONITORING\nTRIWULAN III TAHUN 2026\nBALAI CONTOH", q3},
		{"Laporan Monev 2026.pdf", "", "LAPORAN MONITORING\nTRIWULAN III TAHUN 2026\nBALAI CONTOH", q3},
		{"Laporan Monev 2026.pdf", "", "Tindak lanjut atas laporan TRIWULAN III TAHUN 2025", p("2026-01-01", "2026-12-31", "Tahun 2026")},
		{"SK Tim.pdf", "", "KEPUTUSAN KEPALA\nNOMOR 12 TAHUN 2026\nTENTANG TIM", model.Period{}},
		{"SK Tim.pdf", "", "KEPUTUSAN KEPALA\nNOMOR 12/ZI/2025\nTENTANG TIM KERJA TAHUN 2026", p("2026-01-01", "2026-12-31", "Tahun 2026")},
		{"Laporan.pdf", "", "LAPORAN TRIWULAN III\nsesuai Peraturan Menteri Nomor 90 Tahun 2021", p("", "", "Triwulan III")},
		{"Rekap Disiplin.pdf", "", "REKAP DISIPLIN\nsesuai PP 94 Tahun 2021", model.Period{}},
		{"Undangan.pdf", "", "Sesuai Peraturan Menteri Nomor 90 Tahun 2021", model.Period{}},
	} {
		t.Run(c.name+" "+c.folder, func(t *testing.T) {
			got := Describe(c.name, c.folder, c.text).Period
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNumber(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"SK Nomor 5 Tahun 2026.pdf", "", "5 Tahun 2026"},
		{"SK No. 12 Tahun 2026 tentang Tim.pdf", "", "12 Tahun 2026"},
		{"SK 12 Tahun 2026.pdf", "", "12 Tahun 2026"},
		{"Surat Nomor 12_SK_ZI_2026.pdf", "", "12/SK/ZI/2026"},
		{"Surat No 45-ZI-2026.pdf", "", "45-ZI-2026"},
		{"No 12 Rapat.pdf", "", "12"},
		{"Notula Rapat.pdf", "", ""},
		{"Nota Dinas.pdf", "", ""},

		{"SK Tim.pdf", "KEPUTUSAN KEPALA BALAI CONTOH\nNomor: 12/SK/ZI/2026\nTENTANG", "12/SK/ZI/2026"},
		{"SK Tim.pdf", "KEPUTUSAN KEPALA BALAI CONTOH\nNOMOR SK-12/ZI/2026\nTENTANG", "SK-12/ZI/2026"},
		{"SK Tim.pdf", "KEPUTUSAN KEPALA BALAI CONTOH NOMOR 12 TAHUN 2026", "12 Tahun 2026"},
		{"SK Tim.pdf", "KEPUTUSAN KEPALA\nNOMOR\n12 TAHUN 2026\nTENTANG", "12 Tahun 2026"},
		{"Undangan.pdf", "BALAI CONTOH\nJl. Mawar No. 45 Telp. 0254 200120\nNomor : W1.U1 / 1234 / KP.04.6 / XI / 2026 Contoh, 8 November 2026\nSifat : Biasa", "W1.U1/1234/KP.04.6/XI/2026"},
		{"Undangan.pdf", "No : B-123/Kk.10/HM.00/01/2026\nLampiran : -", "B-123/Kk.10/HM.00/01/2026"},
		{"Konsep.pdf", "Nomor : B-     /Kk.10/HM.00/01/2026\n", ""},
		{"Konsep.pdf", "Nomor :        \nLampiran : -", ""},
		{"Laporan.pdf", "LAPORAN\nBerdasarkan Peraturan Menteri\nNomor 90 Tahun 2021 tentang", ""},
		{"Pedoman.pdf", "PEDOMAN SESUAI PERATURAN MENTERI NOMOR 90 TAHUN 2021", ""},
		{"Tabel.pdf", "No Nama Jabatan\n1 A B\nNo. 12 Jalan Mawar", ""},
		{"SK.pdf", "KEPUTUSAN KEPALA\nMenimbang : a. bahwa\nNomor 28 Tahun 1999", ""},
		{"SK Nomor 5 Tahun 2026.pdf", "NOMOR: 5/KPTS/2026", "5/KPTS/2026"},
	} {
		t.Run(c.name+" "+c.text, func(t *testing.T) {
			if got := Describe(c.name, "", c.text).Number; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestKind(t *testing.T) {
	for _, c := range []struct {
		name, folder, text string
		want               model.DocumentKind
	}{
		{"1.i.a SK TIM ZI.pdf", "", "", model.KindDecree},
		{"Surat Keputusan Tim.pdf", "", "", model.KindDecree},
		{"Surat Undangan Rapat SOP.pdf", "", "", model.KindInvitation},
		{"Undangan Sosialisasi SK.pdf", "", "", model.KindInvitation},
		{"Daftar Hadir Rapat.pdf", "", "", model.KindAttendance},
		{"ABSENSI_RAPAT.pdf", "", "", model.KindAttendance},
		{"Notulen Rapat.pdf", "", "", model.KindMinutes},
		{"Berita Acara Seleksi.pdf", "", "", model.KindMinutes},
		{"Foto Kegiatan.jpg", "", "", model.KindPhoto},
		{"Dokumentasi Rapat.pdf", "", "", model.KindPhoto},
		{"IMG_20260112_083012.jpg", "", "", model.KindPhoto},
		{"WhatsApp Image 2026-01-12 at 08.30.12.jpeg", "", "", model.KindPhoto},
		{"Laporan Survei IPAK.pdf", "", "", model.KindReport},
		{"3.f Laporan Monev.pdf", "", "", model.KindReport},
		{"LKjIP 2026.pdf", "", "", model.KindReport},
		{"SOP Pelayanan.pdf", "", "", model.KindSOP},
		{"Surat Tugas.pdf", "", "", model.KindLetter},
		{"Nota Dinas Usulan.pdf", "", "", model.KindLetter},
		{"Rencana Aksi ZI.xlsx", "", "", model.KindPlan},
		{"Hasil Survei Kepuasan.pdf", "", "", model.KindSurvey},
		{"Kuesioner SPAK.pdf", "", "", model.KindSurvey},
		{"Sertifikat Pelatihan.pdf", "", "", model.KindCert},
		{"Screenshot_2026-01-12.png", "", "", model.KindScreenshot},
		{"Tangkapan Layar Situs.png", "", "", model.KindScreenshot},
		{"Paparan Kepala.pptx", "", "", model.KindMaterial},
		{"Struktur Organisasi.pdf", "", "", model.KindOther},
		{"SKP.pdf", "", "", model.KindOther},
		{"Askot.pdf", "", "", model.KindOther},

		{"dok1.pdf", "", "PENGADILAN CONTOH\nSURAT KEPUTUSAN\nNomor 1", model.KindDecree},
		{"dok1.pdf", "", "Nomor : 1/2026\nHal : Undangan Rapat\nYth.", model.KindInvitation},
		{"dok1.pdf", "", "DAFTAR HADIR\nRapat Tim", model.KindAttendance},
		{"dok1.pdf", "", "Kami sampaikan bahwa laporan sudah dikirim", model.KindOther},
		{"001.pdf", "P.1/Undangan", "", model.KindInvitation},
		{"001.pdf", "P.1/02. Foto Kegiatan", "", model.KindPhoto},
		{"Publikasi di laman.png", "1/ii. Rencana Pembangunan Zona Integritas", "", model.KindOther},
		{"dok1.pdf", "P.1/Undangan", "NOTULA RAPAT", model.KindMinutes},
	} {
		t.Run(c.name+" "+c.text, func(t *testing.T) {
			if got := Describe(c.name, c.folder, c.text).Kind; got != c.want || !got.Valid() {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestIssuer(t *testing.T) {
	for _, c := range []struct{ what, text, want string }{
		{"the unit below its ministry", "KEMENTERIAN CONTOH REPUBLIK INDONESIA\nDIREKTORAT JENDERAL CONTOH\nBALAI PELAYANAN CONTOH NUSANTARA\nJl. Mawar 1\nNomor : 1", "Balai Pelayanan Contoh Nusantara"},
		{"a court", "PENGADILAN NEGERI CONTOH\nJalan Mawar Nomor 1", "Pengadilan Negeri Contoh"},
		{"no letterhead", "Laporan kegiatan\nBalai Contoh", ""},
	} {
		t.Run(c.what, func(t *testing.T) {
			if got := Describe("a.pdf", "", c.text).Issuer; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTables(t *testing.T) {
	t.Run("words of kinds are small and of valid kinds", func(t *testing.T) {
		for _, k := range kinds {
			if !k.kind.Valid() {
				t.Error(k.kind)
			}
			for _, w := range k.words {
				if w != strings.ToLower(w) {
					t.Error(w)
				}
			}
		}
	})
	t.Run("acronyms are capitals", func(t *testing.T) {
		for w := range acronyms {
			if w != strings.ToUpper(w) {
				t.Error(w)
			}
		}
	})
}
