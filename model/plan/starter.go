package plan

import (
	"fmt"
	"slices"
	"strings"

	"siapzi/model"
	"siapzi/model/lke"
)

// Starter makes a plan from the worksheet: one activity for every expected
// evidence of every question, with its rhythm, to be trimmed by people. What
// have already holds for the same question and evidence is left out. Where the
// evidence is a meeting package its parts are named as the output.
//
// Months follow the rhythm: monthly all of them, quarterly and half-yearly the
// last month of the span. Yearly work is put where the year needs it: what sets
// up the year (decrees, plans, pacts, …) in January, the rest in April, so that
// it is there before proposals close on 31 May. Incidental work has no month.
func Starter(w *lke.Worksheet, have []model.Activity) []model.Activity {
	type place struct {
		code model.Code
		no   int
	}
	known := map[place]bool{}
	for _, a := range have {
		if a.Evidence > 0 && len(a.Codes) > 0 {
			known[place{a.Codes[0], a.Evidence}] = true
		}
	}
	var out []model.Activity
	for _, q := range w.Questions {
		for i, e := range q.Evidence {
			if known[place{q.Code, i + 1}] {
				continue
			}
			out = append(out, starter(w, q, i+1, e))
		}
	}
	return out
}

func starter(w *lke.Worksheet, q *lke.Node, no int, e lke.Evidence) model.Activity {
	a := model.Activity{Name: short(e.Name), Months: rhythm(e), Pokja: q.Pokja, Codes: []model.Code{q.Code}, Evidence: no,
		Output: "Dokumen lengkap dan ditautkan ke soal", Target: 1, TargetUnit: "dokumen"}
	if q.Parent != nil {
		a.Goal = q.Parent.Name
	}
	if e.MeetingPackage {
		a.Output, a.TargetUnit = "Paket rapat: "+strings.Join(w.MeetingParts, ", "), "paket"
	}
	if n := a.Months.Count(); n > 0 {
		a.Target = float64(n)
	}
	if q.Pokja > 0 {
		a.PIC = fmt.Sprintf("Koordinator Pokja %s", Roman(q.Pokja))
	}
	return a
}

func short(s string) string {
	if r := []rune(s); len(r) > maxLine {
		return string(r[:maxLine-1]) + "…"
	}
	return s
}

// setsUp are words of evidence that must stand at the beginning of the year.
var setsUp = []string{"sk", "pembentukan", "rencana", "penetapan", "pakta", "piagam", "perjanjian", "target", "jadwal", "sop", "surat keputusan"}

// rhythm gives the months of an expected evidence, see Starter.
func rhythm(e lke.Evidence) model.Months {
	switch e.Rhythm {
	case "bulanan":
		return model.AllMonths
	case "triwulanan":
		return model.MonthsOf(3, 6, 9, 12)
	case "semesteran":
		return model.MonthsOf(6, 12)
	case "insidental":
		return 0
	}
	words := strings.Fields(same(e.Name))
	if slices.ContainsFunc(setsUp, func(s string) bool { return slices.Contains(words, s) }) {
		return model.MonthsOf(1)
	}
	return model.MonthsOf(4)
}

// Proposal is a realisation that a linked document seems to prove; people
// decide.
type Proposal struct {
	Activity model.ActivityID
	Month    int
	Document model.DocumentID
	Reason   string // in Indonesian
}

// Proposals looks for documents that prove open months. It proposes only where
// nothing is left to guess: the document is linked to the activity's question,
// to the same expected evidence where the activity names one, and its date, or
// its period as a whole, lies in the planned month of the year. Of a month
// several documents may come; a document is proposed once for an activity.
func Proposals(as []model.Activity, docs map[model.Code][]model.Document, year int) []Proposal {
	var out []Proposal
	for _, a := range as {
		if a.Canceled {
			continue
		}
		var used []model.DocumentID
		for _, r := range a.Realisations {
			used = append(used, r.Documents...)
		}
		for _, code := range a.Codes {
			for _, d := range docs[code] {
				m := monthOf(d, year)
				if m == 0 || !a.Months.Has(m) || a.Realisation(m).Done || slices.Contains(used, d.ID) || !proves(a, d, code) {
					continue
				}
				used = append(used, d.ID)
				out = append(out, Proposal{a.ID, m, d.ID, fmt.Sprintf("tertaut ke %s, bertanggal %s", code, MonthNames[m-1])})
			}
		}
	}
	return out
}

// proves tells whether d is linked to code as the evidence that a names.
func proves(a model.Activity, d model.Document, code model.Code) bool {
	if a.Evidence == 0 || code != a.Codes[0] {
		return a.Evidence == 0
	}
	return slices.ContainsFunc(d.Links, func(l model.Link) bool { return l.Code == code && l.Evidence == a.Evidence })
}

// monthOf is the month of year that a document is about, 0 where its date and
// period do not say one.
func monthOf(d model.Document, year int) int {
	if d.Period.From != "" && d.Period.To != "" {
		from, to := d.Period.From.Time(), d.Period.To.Time()
		if from.Year() != year || to.Year() != year {
			return 0
		}
		if from.Month() != to.Month() && int(to.Month())%3 != 0 {
			return 0 // neither a month nor the end of a quarter
		}
		return int(to.Month())
	}
	if t := d.Date.Time(); !t.IsZero() && t.Year() == year {
		return int(t.Month())
	}
	return 0
}
