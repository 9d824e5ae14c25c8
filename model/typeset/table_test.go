package typeset

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     [][]string
	}{
		{"commas", "a,b\n1,2\n", [][]string{{"a", "b"}, {"1", "2"}}},
		{"semicolons beside decimal commas", "a;b\n1,5;2,5\n1,0;3,1\n", [][]string{{"a", "b"}, {"1,5", "2,5"}, {"1,0", "3,1"}}},
		{"tabs", "a\tb, c\n1\t2\n", [][]string{{"a", "b, c"}, {"1", "2"}}},
		{"bars", "a|b\n1|2", [][]string{{"a", "b"}, {"1", "2"}}},
		{"quoted fields with delimiters, lines and quotes", "a;b\n\"x;y\nz\";\"kata \"\"mutu\"\"\"\n", [][]string{{"a", "b"}, {"x;y\nz", `kata "mutu"`}}},
		{"Excel's own line", "sep=|\na;b|c\n", [][]string{{"a;b", "c"}}},
		{"records of different length", "Judul\na;b;c\n1;2\n1;2;3\n4;5;6", [][]string{{"Judul", "", ""}, {"a", "b", "c"}, {"1", "2", ""}, {"1", "2", "3"}, {"4", "5", "6"}}},
		{"empty columns and records at the end", "a;b;;;\n;;;;\n1;2;;;\n", [][]string{{"a", "b"}, {"1", "2"}}},
		{"a quotation mark inside a field", "a;b\n5\" pipa;2\n", [][]string{{"a", "b"}, {`5" pipa`, "2"}}},
		{"prose is no table", "Rapat dibuka pukul 09.00\nHadir: Kepala, Sekretaris, dan anggota\nDitutup", nil},
		{"one column is no table", "a\nb\n", nil},
		{"nothing is no table", "", nil},
		{"a thousand columns are no table", strings.Repeat("a;", 1000) + "b\n", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, parse(tt.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
	t.Run("a mark that is never closed does not swallow the file", func(t *testing.T) {
		got := parse("a;b\n\"x;1\n" + strings.Repeat("y;2\n", 500))
		if len(got) != 502 || got[1][0] != `"x` {
			t.Errorf("%d records", len(got))
		}
	})
}

func TestAnatomy(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     parts
	}{
		{"a head and rows", "Nama;Nilai\nA;1\n", parts{nil, []string{"Nama", "Nilai"}, [][]string{{"A", "1"}}}},
		{"titles above", "LAPORAN;\nTahun 2026;\nNama;2026\nA;1\n", parts{[]string{"LAPORAN", "Tahun 2026"}, []string{"Nama", "2026"}, [][]string{{"A", "1"}}}},
		{"no head", "A;1.500\nB;2.500\n", parts{nil, nil, [][]string{{"A", "1.500"}, {"B", "2.500"}}}},
		{"one record is a row", "Nama;Nilai\n", parts{nil, nil, [][]string{{"Nama", "Nilai"}}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, anatomy(parse(tt.in)), cmp.AllowUnexported(parts{})); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNumber(t *testing.T) {
	for in, want := range map[string][2]string{
		"12":               {"12", ""},
		"1.234.567,89":     {"1.234.567", ",89"},
		"1,234,567.89":     {"1,234,567", ".89"},
		"1.234":            {"1.234", ""},
		"1.234.567":        {"1.234.567", ""},
		"3,68":             {"3", ",68"},
		"0,125":            {"0", ",125"},
		"-5,5":             {"-5", ",5"},
		"Rp 1.500.000":     {"Rp 1.500.000", ""},
		"75,5 %":           {"75", ",5 %"},
		"80%":              {"80", "%"},
		"1 234 567,5":      {"1 234 567", ",5"},
		"(1.500,25)":       {"(1.500", ",25)"},
		"081234567890":     {},
		"1.1.2":            {},
		"2026-03-01":       {},
		"3201012345678901": {},
		"12 orang":         {},
		"":                 {},
	} {
		t.Run(in, func(t *testing.T) {
			whole, fraction, ok := number(in)
			if got := [2]string{whole, fraction}; got != want || ok != (want != [2]string{}) {
				t.Errorf("got %q, %v, want %q", got, ok, want)
			}
		})
	}
}

func TestCSV(t *testing.T) {
	t.Run("a narrow table is portrait", func(t *testing.T) {
		m := set(t, "a.csv", "LAPORAN REALISASI;;\nUraian;Pagu;Realisasi\nBelanja pegawai;1.250.000.000;980.500.250,50\nJumlah;1.250.000.000;980.500.250,50\n", Options{})
		m.has(t, 0, "LAPORAN REALISASI Uraian Pagu Realisasi Belanja pegawai 1.250.000.000 980.500.250,50 Jumlah")
		if !slices.Equal(m.sizes, []string{"portrait"}) {
			t.Error(m.sizes)
		}
	})
	t.Run("a wide one is landscape and repeats its head", func(t *testing.T) {
		var b strings.Builder
		b.WriteString("No,Kegiatan,Penanggung jawab,Target,Realisasi,Keterangan\n")
		for i := range 80 {
			fmt.Fprintf(&b, "%d,Rapat monitoring dan evaluasi rencana aksi ke-%d,Pokja %d,%d,%d,\"Keterangan panjang, dengan koma, yang harus dibungkus karena tidak muat dalam satu baris ujung%d\"\n", i+1, i, i%6+1, i*100, i*90, i)
		}
		m := set(t, "rencana.csv", b.String(), Options{})
		if m.pages < 3 || slices.Contains(m.sizes, "portrait") {
			t.Fatalf("%d pages %v", m.pages, m.sizes)
		}
		for n := range m.pages {
			m.has(t, n, "No Kegiatan Penanggung jawab Target Realisasi Keterangan", fmt.Sprintf("lembar %d dari %d", n+1, m.pages))
		}
		all := strings.Join(m.text, " ")
		for i := range 80 {
			if !strings.Contains(all, fmt.Sprintf("ujung%d", i)) {
				t.Errorf("row %d is lost", i)
			}
		}
	})
	t.Run("a row higher than a sheet goes on on the next", func(t *testing.T) {
		var cell strings.Builder
		for i := range 900 {
			fmt.Fprintf(&cell, "kata%d ", i)
		}
		m := set(t, "a.csv", "Kode;Uraian\n1;"+cell.String()+"\n2;"+cell.String()+"\n3;akhir\n", Options{})
		all := strings.Join(m.text, " ")
		for i := range 900 {
			if strings.Count(all, fmt.Sprintf("kata%d ", i)) != 2 {
				t.Fatalf("word %d is lost", i)
			}
		}
		m.has(t, m.pages-1, "Kode Uraian", "3 akhir")
	})
	t.Run("a table of many columns is parted, with the first column in each part", func(t *testing.T) {
		var b strings.Builder
		for r := range 30 {
			fmt.Fprintf(&b, "Responden%d", r)
			for c := 1; c < 40; c++ {
				fmt.Fprintf(&b, ";Jawaban%d_%d", r, c)
			}
			b.WriteString("\n")
		}
		m := set(t, "survei.csv", b.String(), Options{})
		all := strings.Join(m.text, " ")
		for r := range 30 {
			for c := 1; c < 40; c++ {
				if !strings.Contains(all+" ", fmt.Sprintf("Jawaban%d_%d ", r, c)) {
					t.Fatalf("cell %d, %d is lost", r, c)
				}
			}
		}
		m.has(t, 0, "kolom 2–", "dari 40")
		m.has(t, m.pages-1, "–40 dari 40", "Responden29")
	})
	t.Run("a table beyond the cap says how many rows are shown", func(t *testing.T) {
		m := set(t, "a.csv", "Nama;Nilai\n"+strings.Repeat("Siti;9\n", 500), Options{MaxPages: 2})
		if m.pages != 2 {
			t.Fatalf("%d pages", m.pages)
		}
		shown := strings.Count(strings.Join(m.text, " "), "Siti")
		m.has(t, 1, fmt.Sprintf("… dipotong: tabel ini lebih panjang. Yang dimuat hanya %d baris pertama", shown))
	})
	t.Run("bands beyond the cap are told too", func(t *testing.T) {
		m := set(t, "a.csv", strings.Repeat(strings.Repeat("sepuluhhuruf;", 60)+"x\n", 3), Options{MaxPages: 2})
		if m.pages != 2 {
			t.Fatalf("%d pages", m.pages)
		}
		m.has(t, 1, "tidak dimuat")
	})
	t.Run("prose under a table's name is text", func(t *testing.T) {
		set(t, "a.csv", "Rapat dibuka.\nDitutup pukul 10.00", Options{}).has(t, 0, "Rapat dibuka. Ditutup pukul 10.00")
	})
}
