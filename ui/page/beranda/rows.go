package beranda

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/readiness"
	"siapzi/model/standing"
	"siapzi/ui/look"
)

// gateRow is one line of the list of minimums.
type gateRow struct {
	met   bool
	label string // "Nilai total", "Area 5"
	full  string // the whole label where label is a short one
	value string // "71,84 / 75"; "" for several areas in one line
	word  string // "kurang 3,16", "lebih 0,09", "pas"
	code  model.Code
}

// gainRow is one question that raises the score.
type gainRow struct {
	code model.Code
	name string
	note string // "D sekarang · menutup Area 5"
	gain string // "+1,88"
}

// headline is the answer in words.
func headline(r standing.Report) string {
	switch {
	case r.Met && r.Unmet == 0:
		return lang.L("Siap diajukan")
	case r.Met:
		return lang.L("Nilai siap, prasyarat belum")
	}
	return lang.L("Belum siap diajukan")
}

// progress says how far the answers are, what else is asked for, and when the
// proposal is due.
func progress(r readiness.Report, due string) string {
	s := lang.L("{{.N}} dari {{.All}} soal dijawab", map[string]any{"N": r.Answered, "All": r.Questions})
	if r.RequiresPredicate != "" {
		s += " · " + lang.L("unit harus sudah berpredikat {{.Target}}", map[string]any{"Target": r.RequiresPredicate})
	}
	if due != "" {
		s += " · " + due
	}
	return s
}

// dueWords says when the proposal is due: "pengajuan 31 Mei 2026, 19 hari lagi".
func dueWords(on model.Date, today time.Time) string {
	if on == "" {
		return ""
	}
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) }
	days := int(day(on.Time()).Sub(day(today)) / (24 * time.Hour))
	when := map[string]any{"Date": look.Date(on.Time()), "N": look.Count(max(days, -days))}
	switch {
	case days > 0:
		return lang.L("pengajuan {{.Date}}, {{.N}} hari lagi", when)
	case days == 0:
		return lang.L("pengajuan hari ini")
	}
	return lang.L("pengajuan {{.Date}}, lewat {{.N}} hari", when)
}

// shortArea leaves out the first word of a long name, which says the same in
// most areas: "Penataan Sistem Manajemen SDM Aparatur".
func shortArea(name string) string {
	first, rest, ok := strings.Cut(name, " ")
	if ok && utf8.RuneCountInString(name) > longArea && strings.HasPrefix(first, "Pen") {
		return rest
	}
	return name
}

// longArea is how many letters an area's name has at most beside its score.
const longArea = 28

// unmet says how many minimums fail, "" for none.
func unmet(r readiness.Report) string {
	n := 0
	for _, g := range r.Gates {
		if !g.Met {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return lang.L("{{.N}} dari {{.All}} belum terpenuhi", map[string]any{"N": n, "All": len(r.Gates)})
}

// gateRows words the minimums, failing ones first. Areas that pass share one
// line: nothing has to be done about them.
func gateRows(w *lke.Worksheet, r readiness.Report) []gateRow {
	var rows []gateRow
	passed, numbers := passedAreas(r)
	grouped := false
	for _, g := range r.Gates {
		area := areaOf(r, g)
		if g.Met && area != nil && len(passed) > 1 {
			if !grouped {
				rows = append(rows, gateRow{met: true, label: lang.L("Area {{.List}}", map[string]any{"List": list(numbers)}),
					word: lang.L("minimal {{.Percent}}", map[string]any{"Percent": areaMinimum(passed)}), code: best(w, r, g.Nodes)})
			}
			grouped = true
			continue
		}
		row := gateRow{met: g.Met, label: g.Label, full: g.Label, value: look.Score(g.Value) + " / " + look.Short(g.Minimum),
			word: margin(g), code: best(w, r, g.Nodes)}
		if area != nil {
			row.label = lang.L("Area {{.List}}", map[string]any{"List": strconv.Itoa(area.No)})
		}
		rows = append(rows, row)
	}
	return rows
}

// margin says how far a gate is missed or passed.
func margin(g lke.Gate) string {
	if !g.Met {
		return lang.L("kurang {{.N}}", map[string]any{"N": look.Gap(g.Gap)})
	}
	if over := look.Score(g.Value - g.Minimum); over != look.Score(0) {
		return lang.L("lebih {{.N}}", map[string]any{"N": over})
	}
	return lang.L("pas")
}

// areaOf gives the area that g is the minimum of, or nil.
func areaOf(r readiness.Report, g lke.Gate) *readiness.Area {
	for i := range r.Areas {
		if slices.Equal(r.Areas[i].Nodes, g.Nodes) {
			return &r.Areas[i]
		}
	}
	return nil
}

// passedAreas lists the areas whose minimum is met, and their numbers.
func passedAreas(r readiness.Report) (areas []readiness.Area, numbers []string) {
	for _, g := range r.Gates {
		if a := areaOf(r, g); a != nil && g.Met {
			areas, numbers = append(areas, *a), append(numbers, strconv.Itoa(a.No))
		}
	}
	return areas, numbers
}

// areaMinimum writes what areas must reach: "60 %", "60–65 %" where thresholds
// of the year tell them apart, "" where nothing is asked.
func areaMinimum(areas []readiness.Area) string {
	if len(areas) == 0 {
		return ""
	}
	low, high := areas[0].MinPercent, areas[0].MinPercent
	for _, a := range areas {
		low, high = min(low, a.MinPercent), max(high, a.MinPercent)
	}
	switch {
	case high == 0:
		return ""
	case low == high:
		return look.Short(low) + "\u00a0%"
	}
	return look.Short(low) + "–" + look.Short(high) + "\u00a0%"
}

// list joins words: "1, 2, dan 6".
func list(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	case 2:
		return words[0] + " " + lang.L("dan") + " " + words[1]
	default:
		return strings.Join(words[:n-1], ", ") + ", " + lang.L("dan") + " " + words[n-1]
	}
}

// best gives the question below nodes that gains most; where nothing can be
// gained, the first one.
func best(w *lke.Worksheet, r readiness.Report, nodes []model.Code) model.Code {
	questions, err := w.Expand(nodes)
	if err != nil || len(questions) == 0 {
		return ""
	}
	for _, g := range r.Gains {
		for _, q := range questions {
			if q.Code == g.Code {
				return g.Code
			}
		}
	}
	return questions[0].Code
}

// gainRows words the n questions that raise the score most.
func gainRows(r readiness.Report, n int) []gainRow {
	var rows []gainRow
	for _, g := range r.Gains[:min(n, len(r.Gains))] {
		var note string
		switch {
		case !g.Answered:
			note = lang.L("kosong")
		case g.Now != "":
			note = lang.L("{{.Option}} sekarang", map[string]any{"Option": g.Now})
		default:
			note = lang.L("belum penuh")
		}
		if g.Closes != nil {
			label := strings.TrimPrefix(g.Closes.Label, "Nilai ")
			if a := areaOf(r, *g.Closes); a != nil {
				label = lang.L("Area {{.List}}", map[string]any{"List": strconv.Itoa(a.No)})
			}
			note += " · " + lang.L("menutup {{.Gate}}", map[string]any{"Gate": label})
		}
		rows = append(rows, gainRow{code: g.Code, name: g.Name, note: note, gain: look.Signed(g.Points)})
	}
	return rows
}

// warning says which halves of areas are below the minimum of the whole, ""
// for none. The regulation does not say whether a half alone must reach it.
func warning(w *lke.Worksheet, r readiness.Report) (text string, code model.Code) {
	byHalf := map[string][]string{}
	var halves []string
	for _, h := range r.Warnings {
		area, ok := w.AreaOf(h.Node)
		if !ok {
			continue
		}
		half := w.Node(h.Node).Parent.Name
		if byHalf[half] == nil {
			halves = append(halves, half)
		}
		byHalf[half] = append(byHalf[half], strconv.Itoa(area.No))
		if code == "" {
			code = best(w, r, []model.Code{h.Node})
		}
	}
	var parts []string
	for _, half := range halves {
		parts = append(parts, lang.L("{{.Half}} Area {{.List}}", map[string]any{"Half": half, "List": list(byHalf[half])}))
	}
	if parts == nil {
		return "", ""
	}
	return lang.L("{{.What}} sendiri di bawah minimum.", map[string]any{"What": strings.Join(parts, "; ")}), code
}

// roman writes the numbers of Pokja.
func roman(n int) string {
	words := []string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
	if n < 1 || n > len(words) {
		return strconv.Itoa(n)
	}
	return words[n-1]
}

// unproved gives the first question of a Pokja that nothing proves, or "".
func unproved(w *lke.Worksheet, r readiness.Report, pokja int) model.Code {
	for _, q := range w.Questions {
		if q.Pokja == pokja && r.Proofs[q.Code] == 0 {
			return q.Code
		}
	}
	return ""
}
