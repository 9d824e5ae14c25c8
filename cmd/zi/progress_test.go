package main

import (
	"testing"
	"time"
	"unicode/utf8"

	"siapzi/model"
)

func TestProgressLine(t *testing.T) {
	var p model.Progress
	var pace model.Pace
	now := time.Date(2026, 5, 31, 8, 0, 0, 0, time.UTC)
	at := func(s int) string { return progressLine(&p, &pace, now.Add(time.Duration(s)*time.Second)) }
	if got := at(0); got != "" {
		t.Errorf("nothing has begun, but %q", got)
	}
	p.SetStage("Menggabungkan halaman", 1000)
	if got := at(0); got != "Menggabungkan halaman 0 dari 1000" {
		t.Errorf("got %q", got)
	}
	p.Add(100)
	p.SetItem("laporan.pdf")
	if got := at(10); got != "Menggabungkan halaman 100 dari 1000, sisa 1 mnt 30 dtk · laporan.pdf" {
		t.Errorf("got %q", got)
	}
	p.SetItem("Laporan pemantauan dan evaluasi pembangunan zona integritas triwulan ketiga.pdf")
	if got := at(11); utf8.RuneCountInString(got) > 79 {
		t.Errorf("%q does not fit on a line", got)
	}
}
