package dokumen

import (
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/lke"
	"siapzi/ui/look"
)

// row is one document of the list with its texts ready to paint.
type row struct {
	seq   int64
	id    model.DocumentID
	title string
	sub   string // second line while nothing is searched
	kind  string // word of its kind
	when  string // "2 Feb 2026 · TW I"
	code  string // the first question that it proves, "" for none
	more  string // "+2"
	icon  look.IconName
	state state

	// What filters and orders look at.
	number   string
	key      string // of the title, numbers by value
	place    int    // of the first question in the worksheet
	date     model.Date
	from, to model.Date // the span it proves, or the day of its date
	created  time.Time
	what     model.DocumentKind
	areas    uint16 // bit n for area n, bit 0 for questions outside the areas
	hash     model.Hash
	noText   bool
	problem  bool
	twin     bool  // another document has the same content
	single   state // the state that it would have without its twin
	bin      bool
	lacking  bool // parts of a meeting package are missing, or their dates disagree
	carried  bool // a link of the year before waits to be confirmed
	gone     bool // all its files became parts of a package
}

// incomplete tells whether the day is missing that evaluators ask for first, or
// something in a meeting package.
func (r *row) incomplete() bool { return r.date == "" || r.lacking }

// rowMaker makes rows; it keeps words and dates that many rows share.
type rowMaker struct {
	sheet *lke.Worksheet
	kinds map[model.DocumentKind]string
	areas map[model.Code]uint16
	dates map[model.Date]string
	codes map[model.Code]string
	pages map[int]string
}

func newRowMaker(w *lke.Worksheet) *rowMaker {
	m := &rowMaker{sheet: w, kinds: kindWords(), areas: map[model.Code]uint16{}, dates: map[model.Date]string{}, codes: map[model.Code]string{},
		pages: map[int]string{}}
	for _, q := range w.Questions {
		m.areas[q.Code] = 1
		if a, ok := w.AreaOf(q.Code); ok {
			m.areas[q.Code] = 1 << a.No
		}
		m.codes[q.Code] = string(q.Code)
	}
	return m
}

// row makes the row of s; the book sets twin and with it the state.
func (m *rowMaker) row(s *catalog.Summary) row {
	r := row{seq: s.Seq, id: s.ID, title: s.Title, kind: m.kinds[s.Kind], number: s.Number, key: model.NaturalKey(s.Title), place: int(^uint(0) >> 1),
		date: s.Date, from: s.Period.From, to: s.Period.To, created: s.Created, what: s.Kind, hash: s.Hash,
		noText: !s.HasText, problem: s.Problem != model.ProblemNone, bin: !s.Deleted.IsZero(), carried: s.Carried, lacking: s.Lacking, gone: !s.Deleted.IsZero() && s.Files == 0,
		icon: iconOf(s.MIME, s.HasText, s.Problem)}
	if s.Kind == model.KindMeeting {
		r.icon = look.IconLayers
	}
	if r.from == "" && r.to == "" {
		r.from, r.to = s.Date, s.Date
	}
	r.when = m.when(s)
	if len(s.Links) > 0 {
		r.code, r.place = m.codes[s.Links[0]], m.sheet.Order(s.Links[0])
		if len(s.Links) > 1 {
			r.more = "+" + look.Count(len(s.Links)-1)
		}
	}
	for _, c := range s.Links {
		r.areas |= m.areas[c]
	}
	r.sub = m.sub(s)
	r.state = r.stateOf(s.Problem)
	return r
}

// stateOf gives the state of r but for twins.
func (r *row) stateOf(p model.Problem) state {
	switch {
	case r.bin:
		return stateBinned
	case p != model.ProblemNone && p != model.ProblemType:
		return problemState(p)
	case r.carried:
		return stateCarried
	case r.incomplete():
		return stateIncomplete
	case p == model.ProblemType:
		return stateUnusable
	case r.noText:
		return stateNoText
	}
	return stateComplete
}

func (m *rowMaker) when(s *catalog.Summary) string {
	date := ""
	if s.Date != "" {
		var known bool
		if date, known = m.dates[s.Date]; !known {
			date = look.Date(s.Date.Time())
			m.dates[s.Date] = date
		}
	}
	period := shortPeriod(s.Period)
	switch {
	case period == "" || date != "" && strings.HasSuffix(date, period): // the year is told already
		if date == "" {
			return lang.L("tanpa tanggal")
		}
		return date
	case date == "":
		return period
	}
	return date + " · " + period
}

// sub tells what cannot be seen elsewhere: when it was thrown away, its
// number, and what kind of file it is.
func (m *rowMaker) sub(s *catalog.Summary) string {
	parts := make([]string, 0, 4)
	if !s.Deleted.IsZero() {
		parts = append(parts, lang.L("dibuang {{.Date}}", map[string]any{"Date": look.Date(s.Deleted)}))
	}
	if s.Number != "" {
		parts = append(parts, s.Number)
	}
	switch {
	case s.Files == 0:
		return strings.Join(append(parts, lang.L("tanpa berkas")), " · ")
	case s.Files > 1:
		parts = append(parts, lang.L("{{.N}} berkas", map[string]any{"N": s.Files}))
	default:
		parts = append(parts, fileType(s.Name, s.MIME))
	}
	if model.IsLink(s.MIME) && s.Files == 1 {
		return strings.Join(parts, " · ") // one page of some bytes tells nothing
	}
	if s.Pages > 0 && !strings.HasPrefix(s.MIME, "image/") {
		words, known := m.pages[s.Pages]
		if !known {
			words = pages(s.Pages)
			m.pages[s.Pages] = words
		}
		parts = append(parts, words)
	}
	return strings.Join(append(parts, look.Size(s.Size)), " · ")
}

func pages(n int) string { return lang.L("{{.N}} hal.", map[string]any{"N": look.Count(n)}) }
