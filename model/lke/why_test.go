package lke_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/lke"
)

// texts gives the arithmetic of the lines, with the provisional one behind "|".
func texts(lines []lke.WhyLine) []string {
	var list []string
	for _, l := range lines {
		text := string(l.Code) + ": " + l.Text
		if l.Provisional != "" {
			text += " | " + l.Provisional
		}
		list = append(list, text)
	}
	return list
}

func TestWhy(t *testing.T) {
	w := lke.Default()
	options := lke.Answers{"P.1.ii.a": option("P.1.ii.a", "Ya"), "P.1.ii.c": option("P.1.ii.c", "B")}
	zero := func(a model.Answer) lke.Answers { return lke.Answers{a.Code: a} }
	for _, c := range []struct {
		name    string
		answers lke.Answers
		code    model.Code
		want    []string
	}{
		{"an option up to the total, both scores", options, "P.1.ii.c", []string{
			"P.1.ii.c: Jawaban B = 0,5",
			"P.1.ii: (1 + 0 + 0,5) ÷ 3 × 1 = 0,5 | (1 + 0,5) ÷ 2 × 1 = 0,75",
			"P.1: 0 + 0,5 + 0 + 0 = 0,5 | 0 + 0,75 + 0 + 0 = 0,75",
			"P: 0,5 + 0 + 0 + 0 + 0 + 0 = 0,5 | 0,75 + 0 + 0 + 0 + 0 + 0 = 0,75",
			"A: 0,5 + 0 = 0,5 | 0,75 + 0 = 0,75",
			": Pengungkit 0,5 + Hasil 0 = 0,5 | Pengungkit 0,75 + Hasil 0 = 0,75",
		}},
		{"a blank question", options, "P.1.ii.b", []string{
			"P.1.ii.b: Belum dijawab; nilai aman menghitungnya 0, nilai sementara melewatinya",
			"P.1.ii: (1 + 0 + 0,5) ÷ 3 × 1 = 0,5 | (1 + 0,5) ÷ 2 × 1 = 0,75",
		}},
		{"a ratio with a derived number, weighted by the regulation", lke.Answers{
			"R.5.iii.a": inputs("R.5.iii.a", nums{"kepala": 1, "pejabat": 2, "lainnya": 3, "sudah": 4}),
			"R.5.iii.b": inputs("R.5.iii.b", nums{"es3": 1, "es4": 1, "fungsional": 2, "sudah": 4}),
		}, "R.5.iii.a", []string{
			"R.5.iii.a: Masukan: Kepala satuan kerja 1; Pejabat wajib LHKPN 2; Wajib lapor lainnya 3; Yang sudah melapor 4",
			"R.5.iii.a: Jumlah wajib lapor: 1 + 2 + 3 = 6",
			"R.5.iii.a: min(1; 4 ÷ (1 + 2 + 3)) ≈ 0,6667",
			"R.5.iii: 0,6667 × 1 + 1 × 1 ≈ 1,6667",
		}},
		{"an index", zero(inputs("H.II.a", nums{"indeks": 3.2})), "H.II.a", []string{
			"H.II.a: Masukan: Nilai IPKP 3,2",
			"H.II.a: 3,2 ÷ 4 = 0,8",
			"H.II: 0,8 × 17,5 = 14",
			"B: 0 + 14 = 14",
			": Pengungkit 0 + Hasil 14 = 14",
		}},
		{"the branch of a formula that counts", zero(inputs("R.3.iii.a", nums{"tahun_lalu": 5, "tahun_ini": 2, "disanksi": 1})), "R.3.iii.a", []string{
			"R.3.iii.a: Masukan: Pelanggaran disiplin tahun lalu 5; Pelanggaran disiplin tahun ini 2; Pelanggaran yang sudah dijatuhi sanksi 1 (tidak ikut dihitung)",
			"R.3.iii.a: max(0; (5 − 2) ÷ 5) = 0,6",
			"R.3.iii: 0,6 × 2 = 1,2",
		}},
		{"the special case of a formula", zero(inputs("R.3.iii.a", nums{"tahun_lalu": 0, "tahun_ini": 0, "disanksi": 0})), "R.3.iii.a", []string{
			"R.3.iii.a: Masukan: Pelanggaran disiplin tahun lalu 0; Pelanggaran disiplin tahun ini 0; Pelanggaran yang sudah dijatuhi sanksi 0 (tidak ikut dihitung)",
			"R.3.iii.a: Nilai = 1",
		}},
		{"a divisor of 0 with a rule", zero(inputs("R.3.iii.a", nums{"tahun_lalu": 0, "tahun_ini": 1, "disanksi": 0})), "R.3.iii.a", []string{
			"R.3.iii.a: Masukan: Pelanggaran disiplin tahun lalu 0; Pelanggaran disiplin tahun ini 1; Pelanggaran yang sudah dijatuhi sanksi 0 (tidak ikut dihitung)",
			"R.3.iii.a: Pembaginya 0: nilai menurut aturan lembar kerja = 0",
		}},
		{"a divisor of 0 that waits for TPI", zero(inputs("R.4.i.a", nums{"sasaran": 0, "tercapai": 0})), "R.4.i.a", []string{
			"R.4.i.a: Masukan: Banyaknya sasaran kinerja 0; Sasaran yang mencapai 100% atau lebih 0",
			"R.4.i.a: Pembaginya 0 dan peraturan tidak memberi aturan: dihitung belum dijawab sampai ada keputusan TPI",
			"R.4.i: 0 × 2 = 0",
		}},
		{"a decision of TPI", zero(decided(inputs("R.4.i.a", nums{"sasaran": 0, "tercapai": 0}), .75)), "R.4.i.a", []string{
			"R.4.i.a: Masukan: Banyaknya sasaran kinerja 0; Sasaran yang mencapai 100% atau lebih 0",
			"R.4.i.a: Pembaginya 0: nilai menurut keputusan TPI = 0,75 (Berita acara TPI)",
			"R.4.i: 0,75 × 2 = 1,5",
		}},
		{"half filled", zero(inputs("R.4.i.a", nums{"sasaran": 4})), "R.4.i.a", []string{
			"R.4.i.a: Masukan: Banyaknya sasaran kinerja 4; Sasaran yang mencapai 100% atau lebih belum diisi",
			"R.4.i.a: Belum dijawab lengkap; nilai aman menghitungnya 0, nilai sementara melewatinya",
		}},
		{"from a node above", options, "A", []string{
			"A: 0,5 + 0 = 0,5 | 0,75 + 0 = 0,75",
			": Pengungkit 0,5 + Hasil 0 = 0,5 | Pengungkit 0,75 + Hasil 0 = 0,75",
		}},
		{"the total alone", nil, "", []string{": Pengungkit 0 + Hasil 0 = 0"}},
		{"an unknown code", nil, "P.9", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := texts(w.Why(c.answers, c.code))
			if len(got) > len(c.want) {
				got = got[:len(c.want)] // the rest of the way is tested above
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhyNamesLabelAndRule(t *testing.T) {
	lines := lke.Default().Why(lke.Answers{"R.5.iii.a": inputs("R.5.iii.a", nums{"kepala": 0, "pejabat": 0, "lainnya": 0, "sudah": 0})}, "R.5.iii.a")
	for i, want := range []struct{ label, source string }{
		{"Soal R.5.iii.a LHKPN", "PermenPANRB 90/2021, Lampiran III"},
		{"Soal R.5.iii.a LHKPN", "PermenPANRB 90/2021, Lampiran III"},
		{"Soal R.5.iii.a LHKPN", "Minta keputusan TPI"},
		{"Aspek R.5.iii Penyampaian", "masing-masing berbobot 1"},
		{"Area R.5 Penguatan", "jumlah skor anak"},
		{"Subkomponen R Reform", "jumlah skor anak"},
		{"Komponen A Pengungkit", "jumlah skor anak"},
		{"Nilai total", "jumlah skor anak"},
	} {
		if !strings.HasPrefix(lines[i].Label, want.label) || !strings.Contains(lines[i].Source, want.source) {
			t.Errorf("line %d = %+v, want label %q and source with %q", i, lines[i], want.label, want.source)
		}
	}
}
