package lke

import (
	"testing"

	"siapzi/model/lke"
)

func TestParseNumber(t *testing.T) {
	for _, c := range []struct {
		text    string
		integer bool
		want    float64
		ok      bool
	}{
		{"7", true, 7, true},
		{" 1.250 ", true, 1250, true},
		{"1.250.000", true, 1250000, true},
		{"3,6", false, 3.6, true},
		{"3.6", false, 3.6, true},
		{"3.625", false, 3.625, true},
		{"1.250,5", false, 1250.5, true},
		{"-2", true, -2, true},
		{"0", true, 0, true},
		{"tujuh", true, 0, false},
		{"1e3", false, 0, false},
		{"Inf", false, 0, false},
		{"3,6,1", false, 0, false},
		{"", false, 0, false},
	} {
		got, ok := parseNumber(c.text, c.integer)
		if ok != c.ok || ok && got != c.want {
			t.Errorf("parseNumber(%q, %v) = %v, %v, want %v, %v", c.text, c.integer, got, ok, c.want, c.ok)
		}
	}
}

func TestNumberTextReadsBack(t *testing.T) {
	for _, x := range []float64{0, 7, 1250, 3.6, 3.625, 0.1} {
		if got, ok := parseNumber(numberText(x), x == float64(int(x))); !ok || got != x {
			t.Errorf("%v written as %q reads back as %v", x, numberText(x), got)
		}
	}
}

func TestCheckInput(t *testing.T) {
	people, _ := lke.Default().Node("R.1.i.a").Input("agen")
	index, _ := lke.Default().Node("H.I.a").Input("indeks")
	for _, c := range []struct {
		in   lke.Input
		text string
		ok   bool
		msg  string
	}{
		{people, "", false, ""},
		{people, "12", true, ""},
		{people, "1,5", false, "Harus bilangan bulat."},
		{people, "-1", false, "Tidak boleh kurang dari 0."},
		{people, "banyak", false, "Isi dengan angka."},
		{people, "9999999999", false, "Angka terlalu besar."},
		{index, "3,6", true, ""},
		{index, "4,01", false, "Paling tinggi 4."},
	} {
		if _, ok, msg := checkInput(c.in, c.text); ok != c.ok || msg != c.msg {
			t.Errorf("checkInput(%s, %q) = %v, %q, want %v, %q", c.in.Key, c.text, ok, msg, c.ok, c.msg)
		}
	}
}

func TestCheckDecision(t *testing.T) {
	if f, ok, _ := checkDecision("75 %"); !ok || f != 0.75 {
		t.Errorf("75 %% = %v, %v", f, ok)
	}
	if _, ok, msg := checkDecision("101"); ok || msg != "Paling tinggi 100." {
		t.Errorf("101 = %v, %q", ok, msg)
	}
}
