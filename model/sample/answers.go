package sample

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"siapzi/model"
)

// chosen holds the options that the unit chose, area by area: "i.a=Ya". What
// is not listed is not answered yet.
var chosen = []struct {
	area    string
	answers string
}{
	{"P.1", "i.a=Ya i.b=A ii.a=Ya ii.b=B ii.c=B iii.b=B iii.c=C iv.a=Ya iv.b=B iv.d=B"},
	{"P.2", "i.a=A i.c=B ii.a=A ii.b=A ii.c=B iii.a=A"},
	{"P.3", "i.a=Ya ii.a=Ya iii.a=Ya iii.b=B iii.e=A iv.a=A iv.b=B iv.c=A iv.d=Ya v.a=B vi.a=A"},
	{"P.4", "i.a=A i.b=A i.c=B ii.a=Ya ii.b=Ya ii.c=Ya ii.e=Ya ii.f=B"},
	{"P.5", "i.a=A i.b=A ii.a=A ii.b=A iii.a=A iii.b=Ya iv.a=A v.a=B v.c=B"},
	{"P.6", "i.a=A i.b=A i.c=B i.d=Ya ii.b=B ii.f=B iii.b=A iv.a=A iv.b=A iv.c=B"},
	{"R.1", "ii.a=B iii.a=A"},
	{"R.2", "i.a=B ii.a=A ii.b=B iii.a=B iii.b=D iii.c=B"},
	{"R.3", "i.a=B ii.a=A"},
	{"R.4", "ii.a=B iii.a=B"},
	{"R.5", "i.a=C"},
	{"R.6", "i.a=B ii.a=A"},
	{"H", "I.b=C"},
}

// counted holds the numbers of ratio and index questions. They agree with the
// documents of the sample.
var counted = []struct {
	code   model.Code
	inputs map[string]float64
}{
	{"R.1.i.a", map[string]float64{"agen": 7, "perubahan": 7}},
	{"R.1.i.b", map[string]float64{"perubahan": 7, "terintegrasi": 3}},
	{"R.3.iii.a", map[string]float64{"tahun_lalu": 4, "tahun_ini": 1, "disanksi": 1}},
	{"R.4.i.a", map[string]float64{"sasaran": 6, "tercapai": 5}},
	{"R.5.ii.a", map[string]float64{"harus": 12, "proses": 2, "selesai": 10}},
	{"R.5.iii.a", map[string]float64{"kepala": 1, "pejabat": 3, "lainnya": 4, "sudah": 8}},
	{"R.6.i.b", map[string]float64{"terdaftar": 5, "dipermudah": 4}},
	{"H.I.a", map[string]float64{"indeks": ipak}},
	{"H.II.a", map[string]float64{"indeks": ipkp}},
}

// notes are the unit's remarks.
var notes = map[model.Code]string{
	"P.1.i.a":   "Tim kerja ditetapkan dengan SK-01/BCN/ZI/I/2026, lengkap dengan enam pokja dan uraian tugas.",
	"P.1.i.b":   "Seleksi dituangkan dalam berita acara 2 Januari 2026.",
	"P.1.iii.b": "Monev triwulan I dipimpin Kepala Balai. Monev triwulan II dijadwalkan minggu pertama Juli 2026.",
	"P.1.iii.c": "Dua dari empat rekomendasi triwulan I selesai; dua lainnya berjalan.",
	"P.2.i.c":   "Delapan dari dua belas SOP selesai dievaluasi.",
	"P.3.iii.e": "IHT angkatan I diikuti 34 pegawai, 816 JP.",
	"P.4.ii.e":  "LKjIP 2025 disampaikan 28 Januari 2026.",
	"P.5.i.b":   "Laporan gratifikasi dibuat setiap bulan.",
	"P.5.iv.a":  "WBS mengikuti aplikasi instansi; uji coba selesai April 2026.",
	"P.5.v.a":   "Peta benturan kepentingan belum memuat semua tugas fungsi.",
	"P.6.i.a":   "Standar pelayanan lima jenis layanan memuat 14 komponen.",
	"P.6.ii.b":  "Jam layanan dan tarif tampil di situs dan Instagram. Penghubungan ke SIPPN menunggu akun admin instansi.",
	"P.6.iv.a":  "SKM triwulan I: 132 responden, IKM 88,89.",
	"R.1.i.b":   "Tiga perubahan sudah menjadi SOP atau nota dinas; empat lainnya masih diuji.",
	"R.5.ii.a":  "Dua pengaduan menunggu jawaban penyedia jaringan.",
	"H.I.a":     "Survei eksternal, 48 responden.",
	"H.II.a":    "Survei eksternal, 48 responden; unsur terendah jangka waktu.",
}

// Answers gives the unit's own answers to about 70 % of the questions, by code
// in the order of the tables above. The result is mixed on purpose: some gates
// of WBK are met, some are narrowly missed.
func Answers() []model.Answer {
	var out []model.Answer
	add := func(a model.Answer) {
		a.Assessor, a.Note = model.UnitAssessor, notes[a.Code]
		out = append(out, a)
	}
	for _, area := range chosen {
		for _, pair := range strings.Fields(area.answers) {
			code, option, _ := strings.Cut(pair, "=")
			add(model.Answer{Code: model.Code(area.area + "." + code), Option: option})
		}
	}
	for _, c := range counted {
		inputs := map[string]float64{}
		for k, v := range c.inputs {
			inputs[k] = v
		}
		add(model.Answer{Code: c.code, Inputs: inputs})
	}
	return out
}

// WriteAnswersFile writes the answers with their notes as the file jawaban.json
// that `zi answer` reads, and gives its path.
func WriteAnswersFile(dir string) (string, error) {
	values := map[model.Code]any{}
	for _, a := range Answers() {
		values[a.Code] = fileValue(a)
	}
	data, err := json.MarshalIndent(values, "", "  ") // keys come out sorted
	if err != nil {
		return "", fmt.Errorf("sample: write answers: %w", err)
	}
	path := filepath.Join(dir, "jawaban.json")
	if err := write(path, append(data, '\n')); err != nil {
		return "", fmt.Errorf("sample: write answers: %w", err)
	}
	return path, nil
}

// fileValue gives an answer in the shortest form that the file knows.
func fileValue(a model.Answer) any {
	if a.Option != "" && a.Note == "" {
		return a.Option
	}
	v := map[string]any{}
	for k, n := range a.Inputs {
		v[k] = n
	}
	if a.Option != "" {
		v["jawaban"] = a.Option
	}
	if a.Note != "" {
		v["catatan"] = a.Note
	}
	return v
}
