package sample

import (
	"time"

	"siapzi/model"
)

// planned is one activity of the sample's action plan.
type planned struct {
	code         model.Code
	name, output string
	unit         string
	pic          string
	pokja        int
	months       model.Months
	// behind is how many of its past months are open: its last ones.
	behind int
	// canceled gives the reason why it was given up.
	canceled           string
	obstacle, followUp string
}

// always is a month set that repeats every n months.
func always(n int) model.Months {
	var m model.Months
	for i := n; i <= 12; i += n {
		m = m.With(i, true)
	}
	return m
}

var plannedActivities = []planned{
	{"P.1.iii.b", "Rapat monev ZI bulanan", "Paket rapat monev", "paket", "Koordinator Pokja I", 1, model.AllMonths, 0, "", "", ""},
	{"P.1.ii.c", "Sosialisasi ZI kepada pegawai dan mitra", "Laporan sosialisasi", "kegiatan", "Tim agen perubahan", 1, always(3), 1, "",
		"Narasumber dari inspektorat belum bersedia.", "Jadwal baru disepakati paling lambat akhir bulan."},
	{"P.1.iv.b", "Kegiatan agen perubahan", "Laporan kontribusi agen", "laporan", "Tim agen perubahan", 1, always(2), 0, "", "", ""},
	{"P.1.i.a", "Penetapan SK tim kerja ZI", "SK dengan susunan dan tugas", "dokumen", "Sekretaris tim", 1, model.MonthsOf(1), 0, "", "", ""},
	{"P.2.i.c", "Evaluasi SOP utama", "Laporan evaluasi SOP", "laporan", "Koordinator Pokja II", 2, always(6), 0, "", "", ""},
	{"P.2.ii.c", "Pemeliharaan aplikasi layanan", "Log dan statistik aplikasi", "laporan", "Pengelola TI", 2, always(3), 0, "", "", ""},
	{"P.3.iii.b", "Pelatihan pegawai", "Laporan pelatihan", "kegiatan", "Sekretaris Pokja III", 3, always(3), 0, "", "", ""},
	{"P.3.iv.a", "Dialog kinerja individu", "Rekap penilaian kinerja", "rekap", "Koordinator Pokja III", 3, model.MonthsOf(12), 0, "", "", ""},
	{"P.3.iii.e", "Magang pegawai di unit lain", "Laporan magang", "laporan", "Sekretaris Pokja III", 3, model.MonthsOf(5, 8), 0,
		"Anggaran perjalanan dialihkan; diganti pelatihan daring.", "", ""},
	{"P.4.i.c", "Pemantauan kinerja oleh pimpinan", "Notula pemantauan", "notula", "Kepala Balai", 4, model.AllMonths, 1, "",
		"Rapat bulan lalu bersamaan dengan kunjungan kerja.", "Digabung dengan rapat bulan ini."},
	{"P.4.ii.e", "Pemutakhiran informasi kinerja", "Tangkapan layar laman kinerja", "kali", "Koordinator Pokja IV", 4, always(3), 0, "", "", ""},
	{"P.5.i.a", "Kampanye antigratifikasi", "Laporan kampanye", "kegiatan", "Koordinator Pokja V", 5, model.MonthsOf(2, 5, 8, 11), 0, "", "", ""},
	{"P.5.iv.b", "Monev WBS triwulanan", "Laporan monev WBS", "laporan", "Sekretaris Pokja V", 5, always(3), 2, "",
		"Data laporan WBS dari aplikasi instansi belum diterima.", "Surat permintaan data ke inspektorat sudah dikirim."},
	{"P.5.v.a", "Pemetaan benturan kepentingan", "Peta benturan kepentingan", "dokumen", "Koordinator Pokja V", 5, model.MonthsOf(1), 0, "", "", ""},
	{"P.6.i.c", "Reviu standar pelayanan", "Berita acara reviu", "dokumen", "Sekretaris Pokja VI", 6, model.MonthsOf(12), 0, "", "", ""},
	{"P.6.ii.a", "Pelatihan pelayanan prima", "Laporan pelatihan", "kegiatan", "Koordinator Pokja VI", 6, always(4), 0, "", "", ""},
	{"P.6.iv.a", "Survei kepuasan masyarakat (SKM)", "Laporan SKM", "laporan", "Sekretaris Pokja VI", 6, always(3), 0, "", "", ""},
	{"P.6.iii.b", "Tindak lanjut pengaduan layanan", "Rekap tindak lanjut", "rekap", "Petugas pengaduan", 6, model.AllMonths, 0, "", "", ""},
}

// Plan is the action plan of the sample as it stands on a day: past months are
// done but for those that the plan is behind with, the present one is open.
// Every status appears on any day from April to December of the sample's year.
func Plan(today time.Time) []model.Activity {
	present := int(today.Month())
	if today.Year() != Unit.Year {
		present = 5 // somebody tries the program in a later year: May shows most
	}
	var out []model.Activity
	for _, p := range plannedActivities {
		a := model.Activity{Name: p.name, Output: p.output, Target: float64(p.months.Count()), TargetUnit: p.unit, Months: p.months, PIC: p.pic,
			Pokja: p.pokja, Codes: []model.Code{p.code},
			Canceled: p.canceled != "", CancelReason: p.canceled, Obstacle: p.obstacle, FollowUp: p.followUp}
		var past []int
		for _, m := range p.months.List() {
			if m < present && p.canceled == "" {
				past = append(past, m)
			}
		}
		for _, m := range past[:max(0, len(past)-p.behind)] {
			a.Realisations = append(a.Realisations, model.Realisation{Month: m, Done: true, Quantity: 1, Note: "Terlaksana"})
		}
		out = append(out, a)
	}
	return out
}
