package quality

import (
	"fmt"
	"slices"
	"strings"

	"siapzi/model"
)

// A meeting package is one document whose files are labelled as its parts. The
// day of the meeting is that of its minutes or its list of attendance; all
// parts that give days must give that one, and an invitation must name it.

// held are the parts that are dated on the day of the meeting, the one that
// tells it best first.
var held = []string{"notula", "daftar hadir", "absensi", "berita acara", "laporan"}

func findMeetingDates(in *Input, report func(Finding)) {
	for _, d := range in.Documents {
		if len(d.Files) < 2 || !slices.ContainsFunc(d.Files, func(f model.File) bool { return f.Label != "" }) {
			continue
		}
		if msg := packageDates(in, d); msg != "" {
			report(ofFile(d, msg))
		}
	}
}

// packageDates says which parts of a package disagree, "" for none.
func packageDates(in *Input, d model.Document) string {
	var first model.File
	var meeting model.Date
	for _, part := range held {
		for _, f := range d.Files {
			if isPart(f, part) && meeting == "" {
				first, meeting = f, in.Looks[f.Version.Hash].Date
			}
		}
	}
	if meeting == "" {
		return ""
	}
	for _, f := range d.Files {
		l := in.Looks[f.Version.Hash]
		if f.ID == first.ID || len(l.Dates) == 0 || slices.Contains(l.Dates, meeting) {
			continue
		}
		if isPart(f, "undangan") {
			return fmt.Sprintf("Undangan tidak menyebut %s, hari rapat menurut %s.", day(meeting), first.Label)
		}
		if slices.ContainsFunc(held, func(p string) bool { return p != "laporan" && isPart(f, p) }) {
			return fmt.Sprintf("%s bertanggal %s, tetapi %s bertanggal %s.", title(first.Label), day(meeting), f.Label, day(l.Date))
		}
	}
	return ""
}

// isPart tells whether a file is labelled as that part of a package.
func isPart(f model.File, part string) bool {
	return strings.HasPrefix(strings.ToLower(strings.ReplaceAll(f.Label, "-", " ")), part)
}

func title(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
