package plan

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"
)

// WriteICS writes deadlines as a calendar file (RFC 5545), one all-day event
// each with an alarm on the morning of the day before. name is the calendar's;
// space keeps the events of different workspaces apart and stays the same for
// one workspace, so that a second import changes events instead of doubling
// them. stamp is when the file was made.
func WriteICS(w io.Writer, name, space string, all []Deadline, stamp time.Time) error {
	var b strings.Builder
	line := func(key, value string) { fold(&b, key+":"+value) }
	line("BEGIN", "VCALENDAR")
	line("VERSION", "2.0")
	line("PRODID", "-//SiapZI//Rencana aksi//ID")
	line("CALSCALE", "GREGORIAN")
	line("METHOD", "PUBLISH")
	line("X-WR-CALNAME", icsText(name))
	for _, d := range all {
		t := d.Day.Time()
		line("BEGIN", "VEVENT")
		line("UID", icsID(d.Key)+"@"+icsID(space)+".siapzi")
		line("DTSTAMP", stamp.UTC().Format("20060102T150405Z"))
		line("DTSTART;VALUE=DATE", t.Format("20060102"))
		line("DTEND;VALUE=DATE", t.AddDate(0, 0, 1).Format("20060102"))
		line("SUMMARY", icsText(d.Title))
		if s := d.about(); s != "" {
			line("DESCRIPTION", icsText(s))
		}
		line("CATEGORIES", "Zona Integritas")
		line("TRANSP", "TRANSPARENT")
		line("BEGIN", "VALARM")
		line("ACTION", "DISPLAY")
		line("DESCRIPTION", icsText(d.Title))
		line("TRIGGER", "-PT16H") // 08.00 on the day before
		line("END", "VALARM")
		line("END", "VEVENT")
	}
	line("END", "VCALENDAR")
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("plan: write calendar: %w", err)
	}
	return nil
}

// about is what stands below the title in a calendar.
func (d Deadline) about() string {
	var parts []string
	if d.Month > 0 {
		parts = append(parts, fmt.Sprintf("Rencana aksi B%02d", d.Month))
	}
	if d.Pokja > 0 {
		parts = append(parts, "Pokja "+Roman(d.Pokja))
	}
	if d.PIC != "" {
		parts = append(parts, "PIC: "+d.PIC)
	}
	if d.Source != "" {
		parts = append(parts, d.Source)
	}
	return strings.Join(parts, "\n")
}

// icsText escapes what the format reads as its own signs (RFC 5545, 3.3.11).
func icsText(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`).Replace(s)
}

// icsID keeps of s what an id may hold.
func icsID(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '.' {
			return r
		}
		return '-'
	}, s)
}

// fold writes one content line in pieces of at most 75 octets, never within a
// letter (RFC 5545, 3.1).
func fold(b *strings.Builder, s string) {
	room := 75
	for s != "" {
		n := min(room, len(s))
		for n < len(s) && !utf8.RuneStart(s[n]) {
			n--
		}
		b.WriteString(s[:n])
		b.WriteString("\r\n")
		if s = s[n:]; s != "" {
			b.WriteString(" ")
			room = 74 // the space counts
		}
	}
}

// Roman writes a Pokja as people do: I to VI.
func Roman(n int) string {
	if n >= 1 && n <= 10 {
		return []string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"}[n-1]
	}
	return fmt.Sprint(n)
}
