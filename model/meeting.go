package model

import (
	"fmt"
	"slices"
	"strings"
)

// The labels of the parts that a meeting package has. Other labels may stand
// beside them.
const (
	PartInvitation = "undangan"
	PartAttendance = "daftar hadir"
	PartMinutes    = "notula"
	PartPhoto      = "foto"
	PartMaterial   = "materi"
	PartReport     = "laporan"
)

// MeetingParts lists the labels in the order in which a package shows its parts.
var MeetingParts = []string{PartInvitation, PartAttendance, PartMinutes, PartPhoto, PartMaterial, PartReport}

// PartOf gives the label of the part that a document of kind k would be in a
// meeting package, "" for none.
func PartOf(k DocumentKind) string {
	switch k {
	case KindInvitation:
		return PartInvitation
	case KindAttendance:
		return PartAttendance
	case KindMinutes:
		return PartMinutes
	case KindPhoto, KindScreenshot:
		return PartPhoto
	case KindMaterial:
		return PartMaterial
	case KindReport:
		return PartReport
	}
	return ""
}

// KindOfPart is the kind of document that a part is when it leaves its package.
func KindOfPart(label string) DocumentKind {
	for _, k := range DocumentKinds {
		if PartOf(k) == label && label != "" {
			return k
		}
	}
	return KindOther
}

// MeetingIssue is one thing that evaluators would object to in a package.
type MeetingIssue struct {
	Missing string   // label of a part that is missing; "" for a matter of dates
	Files   []FileID // parts whose dates do not agree; none where one is missing
	Msg     string   // sentence for people
}

// CheckMeeting tells what is missing in a meeting package and which dates of
// its parts do not agree, in the order of MeetingParts. Materi may be missing,
// and undated parts agree with everything. What must agree: minutes and photos
// are of the days of the attendance list, the invitation is not younger than
// the meeting, and the report not older. Evaluators return evidence for this
// ("tanggal daftar hadir berbeda dengan notula").
func CheckMeeting(d Document) []MeetingIssue {
	var out []MeetingIssue
	for _, label := range MeetingParts {
		if label != PartMaterial && len(partFiles(d, label)) == 0 {
			out = append(out, MeetingIssue{Missing: label, Msg: upperFirst(label) + " belum ada."})
		}
	}
	anchor, first, last := MeetingDays(d)
	if anchor == "" {
		return out
	}
	for _, label := range MeetingParts {
		for _, f := range partFiles(d, label) {
			if msg := againstMeeting(f, anchor, first, last); msg != "" {
				out = append(out, MeetingIssue{Files: []FileID{f.ID}, Msg: msg})
			}
		}
	}
	return out
}

// MeetingDays gives the first and last day of the meeting and the label of the
// parts that tell it: the attendance list, else the minutes, else the photos.
// anchor is "" where none has a date.
func MeetingDays(d Document) (anchor string, first, last Date) {
	for _, label := range []string{PartAttendance, PartMinutes, PartPhoto} {
		for _, f := range partFiles(d, label) {
			if f.Date == "" {
				continue
			}
			if anchor == "" || f.Date < first {
				first = f.Date
			}
			anchor, last = label, max(last, f.Date)
		}
		if anchor != "" {
			return anchor, first, last
		}
	}
	return "", "", ""
}

// againstMeeting says how the date of a part disagrees with the meeting's days,
// "" where it does not.
func againstMeeting(f File, anchor string, first, last Date) string {
	days := first.Words()
	if first != last {
		days = first.Words() + " sampai " + last.Words()
	}
	dated := fmt.Sprintf("%s bertanggal %s", upperFirst(f.Label), f.Date.Words())
	switch {
	case f.Date == "" || f.Label == anchor:
	case (f.Label == PartMinutes || f.Label == PartPhoto) && (f.Date < first || f.Date > last):
		return fmt.Sprintf("%s, %s %s.", dated, anchor, days)
	case f.Label == PartInvitation && f.Date > last:
		return fmt.Sprintf("%s, sesudah rapat (%s %s).", dated, anchor, days)
	case f.Label == PartReport && f.Date < first:
		return fmt.Sprintf("%s, sebelum rapat (%s %s).", dated, anchor, days)
	}
	return ""
}

// partFiles gives the files of d with a label, in order.
func partFiles(d Document, label string) []File {
	var out []File
	for _, f := range d.Files {
		if f.Label == label {
			out = append(out, f)
		}
	}
	return out
}

// SortParts puts files in the order of MeetingParts, others last, and numbers
// them. Files of one label stay as they stand.
func SortParts(files []File) {
	place := func(f File) int {
		if i := slices.Index(MeetingParts, f.Label); i >= 0 {
			return i
		}
		return len(MeetingParts)
	}
	slices.SortStableFunc(files, func(a, b File) int { return place(a) - place(b) })
	for i := range files {
		files[i].Position = i + 1
	}
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

var monthWords = [...]string{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
	"November", "Desember"}

// Words writes a day for sentences that are made below the screen, "4 Juni
// 2026"; "" for none.
func (d Date) Words() string {
	t := d.Time()
	if t.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", t.Day(), monthWords[t.Month()-1], t.Year())
}
