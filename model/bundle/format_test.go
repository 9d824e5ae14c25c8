package bundle

import (
	"testing"
	"time"
)

func TestNumbers(t *testing.T) {
	for _, tt := range []struct{ what, got, want string }{
		{"half a cent goes up in spite of its binary form", twoDecimals(0.625), "0,63"},
		{"negative numbers have a true minus", twoDecimals(-0.41), "−0,41"},
		{"nothing is never negative", twoDecimals(-0.0000001), "0,00"},
		{"gains have a plus", signed(1.32), "+1,32"},
		{"no gain has none", signed(0), "0,00"},
		{"weights have no idle zeros", short(7.5) + " " + short(10) + " " + short(17.25), "7,5 10 17,25"},
		{"inputs keep all digits", number(1234567.125), "1.234.567,125"},
		{"a ratio in percent", percent(2.0 / 3), "67%"},
		{"a gap that rounds to nothing is still a gap", gapText(0.0001), "< 0,01"},
		{"sizes in short and in full", size(1314816), "1,3 MB (1.314.816 bita)"},
		{"one page", pageRange(12, 1), "12"},
		{"several pages", pageRange(12, 3), "12–14"},
		{"a list", and([]string{"a", "b", "c"}), "a, b, dan c"},
		{"initials", initials("Balai Contoh Nusantara di Kota 3"), "BCNK3"},
		{"a unit in small letters", initials("balai"), "ZI"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.what, tt.got, tt.want)
		}
	}
}

func TestMoment(t *testing.T) {
	at := func(hours int) string {
		return moment(time.Date(2026, 5, 31, 0, 5, 0, 0, time.FixedZone("", hours*3600)))
	}
	for hours, want := range map[int]string{7: "WIB", 8: "WITA", 9: "WIT", 0: "UTC", -3: "UTC-03:00"} {
		if got := at(hours); got != "31 Mei 2026 pukul 00.05 "+want {
			t.Errorf("got %q, want zone %s", got, want)
		}
	}
}
