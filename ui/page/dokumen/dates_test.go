package dokumen

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
)

func TestParseDate(t *testing.T) {
	for in, want := range map[string]model.Date{
		"2 Feb 2026": "2026-02-02", "02/02/2026": "2026-02-02", "2-2-26": "2026-02-02", "2026-02-02": "2026-02-02", "2.2.2026": "2026-02-02",
		"17 Agustus 1945": "1945-08-17", "31 DESEMBER 2026": "2026-12-31", "1 Nopember 2026": "2026-11-01", " 5  mei 2026 ": "2026-05-05", "": "", "  ": "",
	} {
		if got, ok := parseDate(in); !ok || got != want {
			t.Errorf("%q: %q %v, want %q", in, got, ok, want)
		}
	}
	for _, in := range []string{"30 Feb 2026", "x", "2026", "2 2026", "2 Fe 2026", "12 13 2026", "1 Xyz 2026", "-", "1 Jan 1800", "1 Jan 2026 10"} {
		if got, ok := parseDate(in); ok {
			t.Errorf("%q was taken as %q", in, got)
		}
	}
}

func TestPeriods(t *testing.T) {
	want := model.Period{From: "2024-02-01", To: "2024-02-29", Label: "Februari 2024"}
	if d := cmp.Diff(want, months(2024)[1]); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	all := periods(2026)
	if d := cmp.Diff(model.Period{From: "2026-10-01", To: "2026-12-31", Label: "Triwulan IV 2026"}, all[len(all)-1]); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	for label, want := range map[string]string{"Triwulan I 2026": "TW I", "Semester II 2026": "Sem. II", "Tahun 2026": "2026", "Maret 2026": "Mar 2026",
		"B03": "B03", "Januari 2026 – Juni 2026": "Januari 2026 – Juni 2026", "": ""} {
		if got := shortPeriod(model.Period{Label: label}); got != want {
			t.Errorf("%q: %q, want %q", label, got, want)
		}
	}
	if got := shortPeriod(model.Period{From: "2026-01-01", To: "2026-01-31"}); got != "1 Jan 2026 – 31 Jan 2026" {
		t.Errorf("without label: %q", got)
	}
}

func TestReadSpan(t *testing.T) {
	p, problems := readSpan("1 Jan 2026", "31/3/2026", "")
	if d := cmp.Diff(model.Period{From: "2026-01-01", To: "2026-03-31", Label: "1 Jan 2026 – 31 Mar 2026"}, p); d != "" || problems != [2]string{} {
		t.Errorf("%v -want +got\n%s", problems, d)
	}
	for _, c := range []struct{ from, to string }{{"", "1 Jan 2026"}, {"1 Jan 2026", ""}, {"x", "1 Jan 2026"}, {"2 Jan 2026", "1 Jan 2026"}} {
		if _, problems := readSpan(c.from, c.to, ""); problems == [2]string{} {
			t.Errorf("%q to %q was taken", c.from, c.to)
		}
	}
}
