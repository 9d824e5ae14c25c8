package paper

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
)

func TestFormats(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Score(0.625), "0,63"}, {Score(-0.001), "0,00"}, {Score(-1.5), "−1,50"}, {Signed(0.41), "+0,41"}, {Signed(0), "0,00"},
		{Gap(0.0001), "< 0,01"}, {Gap(0.41), "0,41"}, {Short(7.5), "7,5"}, {Short(10), "10"}, {Day("2026-05-31"), "31-05-2026"}, {Day(""), ""},
		{LongDay(time.Date(2026, 11, 3, 0, 0, 0, 0, time.UTC)), "3 November 2026"},
		{And([]string{"a", "b", "c"}), "a, b, dan c"}, {And(nil), ""}, {Glue("TW III"), "TW\u00a0III"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestReadLetterhead(t *testing.T) {
	u := model.Unit{Name: "Balai Contoh", Agency: "Kementerian Contoh"}
	for _, c := range []struct {
		name  string
		lines []string
		want  Letterhead
	}{
		{"the unit's name parts agency and address", []string{"KEMENTERIAN", "BALAI CONTOH", "Jalan Mawar 1"},
			Letterhead{[]string{"KEMENTERIAN"}, "BALAI CONTOH", []string{"Jalan Mawar 1"}}},
		{"another name stands before the address", []string{"KEMENTERIAN", "BALAI BESAR", "Jl. Mawar 1", "telp. 021 555"},
			Letterhead{[]string{"KEMENTERIAN"}, "BALAI BESAR", []string{"Jl. Mawar 1", "telp. 021 555"}}},
		{"without lines agency and unit", []string{" "}, Letterhead{[]string{"Kementerian Contoh"}, "Balai Contoh", []string{}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, ReadLetterhead(c.lines, u)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
