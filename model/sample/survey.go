package sample

import (
	"fmt"
	"strings"

	"siapzi/model"
)

// SurveyFile is the answers to one survey of the sample as a form tool would
// hand them out: invented, and without names.
type SurveyFile struct {
	Kind       model.SurveyKind
	Quarter    int
	Population int
	Name       string // of the file
	Content    string // CSV
}

// Surveys are the surveys of the sample: two of SKM, so that there is a trend,
// one of SPAK and one of SPKP.
func Surveys() []SurveyFile {
	skm := "Timestamp,Jenis layanan,Jenis kelamin,Umur,Pendidikan,Kesesuaian persyaratan,Kemudahan prosedur,Kecepatan waktu,Kewajaran biaya/tarif," +
		"Kesesuaian produk pelayanan,Kompetensi petugas,Perilaku petugas,Penanganan pengaduan,Sarana dan prasarana,Saran"
	perception := "Timestamp;Jenis layanan;Jenis kelamin;Umur;Pendidikan"
	return []SurveyFile{
		{model.SKM, 1, 90, "skm triwulan I.csv", answers(skm, ",", 1, 74, []int{32, 30, 24, 38, 32, 34, 35, 30, 24}, 4)},
		{model.SKM, 2, 104, "skm triwulan II.csv", answers(skm, ",", 2, 86, []int{34, 33, 27, 39, 33, 35, 36, 33, 28}, 4)},
		{model.SPAK, 2, 0, "spak triwulan II.csv", answers(perception+";Tidak ada diskriminasi;Tidak ada pelayanan di luar prosedur;Tidak ada imbalan;"+
			"Tidak ada pungutan liar;Tidak ada percaloan;Saran", ";", 2, 42, []int{36, 35, 37, 38, 36}, 4)},
		{model.SPKP, 2, 0, "spkp triwulan II.csv", answers(perception+";Informasi tersedia;Persyaratan sesuai;Prosedur mudah;Jangka waktu sesuai;Tarif sesuai;"+
			"Sarana dan layanan online nyaman;Petugas merespon dengan cepat;Konsultasi dan pengaduan mudah;Saran", ";", 2, 45, []int{54, 52, 50, 46, 56, 45, 52, 49}, 6)},
	}
}

// saran are the free answers, most forms have none.
var saran = []string{"Ruang tunggu perlu diperluas", "Petugas ramah dan sigap", "Waktu tunggu masih lama pada jam istirahat", "Tambah informasi persyaratan di laman",
	"Parkir sulit pada hari Senin", "Sudah baik dan perlu dipertahankan", "Mohon ada antrean daring"}

// answers writes n forms whose answers lie around means, given in tenths.
func answers(head, separator string, quarter, n int, means []int, scale int) string {
	seed := uint32(n)
	random := func(below int) int { // the same numbers on every computer
		seed = seed*1664525 + 1013904223
		return int(seed>>16) % below
	}
	var b strings.Builder
	b.WriteString(head + "\n")
	for i := range n {
		row := []string{fmt.Sprintf("2026-%02d-%02d %02d:%02d:%02d", 3*quarter-2+i%3, 1+i%28, 8+random(8), random(60), random(60)),
			[]string{"Permintaan data", "Konsultasi", "Pengujian sampel", "Permintaan data"}[random(4)], []string{"Perempuan", "Laki-laki"}[random(2)],
			fmt.Sprint(19 + random(44)), []string{"SMA", "D3", "S1", "S1", "S2"}[random(5)]}
		mood := random(7) - 3 // who is content is so with everything
		for _, m := range means {
			v := (m + mood + random(10)) / 10
			if random(6) == 0 {
				v--
			}
			row = append(row, fmt.Sprint(max(1, min(scale, v))))
		}
		text := ""
		if random(4) == 0 {
			text = saran[random(len(saran))]
		}
		b.WriteString(strings.Join(append(row, text), separator) + "\n")
	}
	return b.String()
}
