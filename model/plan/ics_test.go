package plan_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"siapzi/model"
	"siapzi/model/plan"
)

func TestICS(t *testing.T) {
	as := []model.Activity{
		{ID: "019a-1", Name: `Rapat; monev, "bulanan" \ dengan nama yang panjang sekali – é dan seterusnya sampai lebih dari tujuh puluh lima oktet`,
			Months: model.MonthsOf(6, 12), Pokja: 6, PIC: "Sari, M.Si."}}
	all := plan.Deadlines(as, 2026, []plan.FixedDate{{Key: "deadline.submission", Title: "Pengajuan ke TPN", Day: "2026-05-31", Source: "PermenPANRB 5/2024"}}, day("2026-05-12"))
	var b, again bytes.Buffer
	for _, w := range []*bytes.Buffer{&b, &again} {
		if err := plan.WriteICS(w, "ZI, Balai Contoh", "balai contoh 2026", all, day("2026-05-12")); err != nil {
			t.Fatal(err)
		}
	}

	t.Run("lines are folded at 75 octets between letters, and end with CRLF", func(t *testing.T) {
		text := strings.TrimSuffix(b.String(), "\r\n")
		for _, l := range strings.Split(text, "\r\n") {
			if len(l) > 75 || !utf8.ValidString(l) || strings.ContainsAny(l, "\r\n") {
				t.Errorf("%d octets: %q", len(l), l)
			}
		}
		if !bytes.Equal(b.Bytes(), again.Bytes()) {
			t.Error("not the same bytes")
		}
	})
	t.Run("ids stay when title and day change", func(t *testing.T) {
		as[0].Name = "Nama lain"
		var c bytes.Buffer
		if err := plan.WriteICS(&c, "ZI", "balai contoh 2026", plan.Deadlines(as, 2026, nil, day("2026-05-13")), day("2026-05-13")); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), "UID:019a-1-B06@balai-contoh-2026.siapzi\r\n") || !strings.Contains(c.String(), "UID:019a-1-B06@balai-contoh-2026.siapzi\r\n") {
			t.Error(c.String())
		}
	})
	t.Run("another program reads what was written", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "a.ics")
		if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("/usr/bin/python3", "-c", `
import sys, icalendar
c = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
for e in c.walk("VEVENT"):
    a = e.walk("VALARM")
    print(e["UID"], e["DTSTART"].dt, e["DTEND"].dt, str(e["SUMMARY"]), "|".join(str(e["DESCRIPTION"]).split("\n")), len(a), a[0]["TRIGGER"].dt, sep="~")
`, path).CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		want := "deadline.submission@balai-contoh-2026.siapzi~2026-05-31~2026-06-01~Pengajuan ke TPN~PermenPANRB 5/2024~1~-1 day, 8:00:00\n" +
			`019a-1-B06@balai-contoh-2026.siapzi~2026-06-30~2026-07-01~Rapat; monev, "bulanan" \ dengan nama yang panjang sekali – é dan seterusnya sampai lebih dari tujuh puluh lima oktet~Rencana aksi B06|Pokja VI|PIC: Sari, M.Si.~1~-1 day, 8:00:00` + "\n"
		if got := string(out); !strings.HasPrefix(got, want) {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	})
}
