package report_test

import (
	"strings"
	"testing"

	"siapzi/model/report"
	"siapzi/model/setting"
)

func TestSignatures(t *testing.T) {
	ws := empty(t)
	text := func(k report.Kind) string {
		t.Helper()
		return words(t, write(t, ws.Reports(clock), report.PDF, report.Request{Kind: k}))
	}

	t.Run("where nobody is known there are lines to write on", func(t *testing.T) {
		got := text(report.Readiness)
		holds(t, got, "Mengetahui,", "Kepala Unit Kerja", "Ketua Tim Pembangunan Zona Integritas")
		if n := strings.Count(got, "Nama dan NIP"); n != 2 {
			t.Errorf("%d lines", n)
		}
	})

	err := ws.Settings().Set(t.Context(), "penguji", map[setting.Key]string{setting.SignerCity: "Kota Contoh",
		setting.SignerNameKey(setting.RoleHead):   "Nama Kepala Unit, Gelar Pertama, Gelar Kedua, Gelar Ketiga, Gelar Keempat",
		setting.SignerNumberKey(setting.RoleHead): strings.Repeat("0", 18),
		setting.SignerNameKey(setting.RoleLeader): "Nama Ketua Tim"})
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range []report.Kind{report.Readiness, report.PlanYear, report.Monitoring, report.Returned, report.Documents} {
		t.Run("names, number, town and day stand in the report "+string(k), func(t *testing.T) {
			got := text(k)
			holds(t, got, "Kota Contoh, 24 November 2026", "Nama Kepala Unit, Gelar Pertama", "Gelar Keempat", "NIP 00000000 000000 0 000", "Nama Ketua Tim")
			if strings.Contains(got, "Nama dan NIP") {
				t.Error("there is a line to write on as well")
			}
		})
	}
}
