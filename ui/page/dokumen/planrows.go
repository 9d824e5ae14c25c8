package dokumen

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/lke"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
)

// lineState is the one thing about a planned file that people should know.
type lineState int

// The states of a line.
const (
	lineWaiting lineState = iota
	lineReady
	lineCheck // something is missing, or the proposal is not sure
	lineTwin  // the content is stored already
	lineBad   // nobody can open it, or it cannot be imported
)

// chip gives how a state is painted.
func (s lineState) chip() (kit.Tone, look.IconName, string) {
	switch s {
	case lineReady:
		return kit.Good, look.IconCheckRing, lang.L("Siap")
	case lineCheck:
		return kit.Warn, look.IconWarning, lang.L("Periksa")
	case lineTwin:
		return kit.Info, look.IconCopy, lang.L("Ganda")
	case lineBad:
		return kit.Bad, look.IconFileBroken, lang.L("Rusak")
	}
	return kit.Neutral, look.IconClock, lang.L("Menunggu")
}

// line is a file in the import table with its texts ready to paint.
type line struct {
	item   catalog.Planned
	state  lineState
	failed bool   // cannot be imported at all, so it cannot be ticked
	place  string // "AREA I › i. Penyusunan Tim Kerja", without the folder that all came from
	icon   look.IconName
	code   string
	name   string // of the question
	reason string // why it is proposed, or that people chose it
	date   string
	period string
	bad    string // what is wrong with the file, in one sentence
	twin   string // where its content is already
}

// newLines makes the lines of the import table.
func newLines(w *lke.Worksheet, items []catalog.Planned) []line {
	lines := make([]line, len(items))
	top := source(items)
	for i, it := range items {
		lines[i] = newLine(w, it, top)
	}
	return lines
}

// newLine makes the line of a planned file; top is the folder that all files of
// the table came from, "" for several.
func newLine(w *lke.Worksheet, p catalog.Planned, top string) line {
	place := strings.TrimPrefix(strings.TrimPrefix(p.Folder, top), "/")
	l := line{item: p, place: strings.ReplaceAll(place, "/", " › "), icon: iconOf(p.Blob.MIME, p.Blob.HasText, p.Blob.Problem),
		date: look.Date(p.Document.Date.Time()), period: shortPeriod(p.Document.Period), failed: p.State == catalog.PlanFailed}
	if q := w.Question(p.Link.Code); q != nil {
		l.code, l.name, l.reason = string(q.Code), q.Name, say.Text(p.Link.Reason)
		if p.Link.Origin == model.OriginUser {
			l.reason = lang.L("dipilih sendiri · {{.What}}", map[string]any{"What": evidenceName(q, p.Link.Evidence)})
		}
	} else {
		l.name, l.reason = lang.L("Pilih soal"), lang.L("tidak ada petunjuk dari nama, folder, atau isi")
	}
	if p.Same != nil {
		l.twin = twinWords(*p.Same)
	}
	switch {
	case p.State == catalog.PlanWaiting:
		l.state, l.name, l.reason, l.icon = lineWaiting, lang.L("menunggu dibaca"), "", look.IconFile
	case l.failed:
		l.state, l.bad, l.icon = lineBad, say.Text(p.Reason), look.IconFileBroken
	case brokenWords(p.Blob.Problem) != "":
		l.state, l.bad, l.icon = lineBad, brokenWords(p.Blob.Problem), brokenIcon(p.Blob.Problem)
	case p.Same != nil:
		l.state = lineTwin
	case !p.Sure || p.Document.Date == "":
		l.state = lineCheck
	default:
		l.state = lineReady
	}
	return l
}

// brokenWords tells why a file is no use to anybody as it is and what to do, ""
// where it is of use.
func brokenWords(p model.Problem) string {
	switch p {
	case model.ProblemDamaged:
		return lang.L("Berkas rusak dan tidak dapat dibuka. Aslinya tidak diubah; ganti dengan salinan yang utuh.")
	case model.ProblemLocked:
		return lang.L("Berkas terkunci kata sandi. Simpan ulang tanpa kata sandi, lalu coba lagi.")
	case model.ProblemNoPages:
		return lang.L("Berkas tidak berisi halaman. Ganti dengan berkas yang berisi.")
	}
	return ""
}

func brokenIcon(p model.Problem) look.IconName {
	if p == model.ProblemLocked {
		return look.IconLock
	}
	return look.IconFileBroken
}

func twinWords(s catalog.Same) string {
	what := map[string]any{"Title": s.Title, "Date": look.Date(s.Added)}
	switch {
	case s.Document == "":
		return lang.L("Isi sama dengan “{{.Title}}” di tabel ini", what)
	case s.InBin:
		return lang.L("Isi sama dengan “{{.Title}}” di keranjang sampah", what)
	}
	return lang.L("Isi sama dengan “{{.Title}}”, ditambahkan {{.Date}}", what)
}

// choosable tells whether l can be imported.
func (l *line) choosable() bool { return !l.failed && l.state != lineWaiting }

// planFilter is which lines the table shows.
type planFilter int

// The filters, in the order of their chips.
const (
	planAll planFilter = iota
	planReady
	planCheck
	planTwin
	planBad
	planFilters
)

// passes tells whether l is shown.
func (f planFilter) passes(l *line) bool {
	switch f {
	case planReady:
		return l.state == lineReady
	case planCheck:
		return l.state == lineCheck
	case planTwin:
		return l.state == lineTwin
	case planBad:
		return l.state == lineBad
	}
	return true
}

// planSum is what the import table says about itself.
type planSum struct {
	all, waiting  int
	by            [planFilters]int
	chosen        int // that will be imported
	fresh, reused int // of the chosen
	bad           int
}

// sumOf counts lines.
func sumOf(lines []line) planSum {
	s := planSum{all: len(lines)}
	for i := range lines {
		l := &lines[i]
		s.waiting += one(l.state == lineWaiting)
		s.bad += one(l.state == lineBad)
		for f := range planFilters {
			s.by[f] += one(f.passes(l))
		}
		if !l.choosable() || !l.item.Chosen {
			continue
		}
		s.chosen++
		reuse := l.item.Same != nil && l.item.Twin == catalog.TwinReuse
		s.reused += one(reuse)
		s.fresh += one(!reuse)
	}
	return s
}

// words say what will happen: "36 dipilih: 33 baru, 3 memakai yang ada · 1 rusak".
func (s planSum) words() string {
	out := lang.L("{{.N}} dipilih", map[string]any{"N": look.Count(s.chosen)})
	if s.chosen > 0 {
		out += ": " + lang.L("{{.N}} baru", map[string]any{"N": look.Count(s.fresh)})
	}
	if s.reused > 0 {
		out += ", " + lang.L("{{.N}} memakai yang ada", map[string]any{"N": look.Count(s.reused)})
	}
	if s.bad > 0 {
		out += " · " + lang.L("{{.N}} rusak", map[string]any{"N": look.Count(s.bad)})
	}
	return out
}

// source names the folder that all files came from, "" for several.
func source(items []catalog.Planned) string {
	name := ""
	for i, it := range items {
		top, _, _ := strings.Cut(it.Folder, "/")
		if i > 0 && top != name {
			return ""
		}
		name = top
	}
	return name
}

// remaining says how long something takes that has done part of all in the
// given seconds; "" while that cannot be told.
func remaining(done, all int, seconds float64) string {
	if done < 3 || all <= done {
		return ""
	}
	left := seconds / float64(done) * float64(all-done)
	if left < 60 {
		return lang.L("kurang dari semenit lagi")
	}
	return lang.L("sekitar {{.N}} menit lagi", map[string]any{"N": fmt.Sprint(int(left/60 + 0.5))})
}
