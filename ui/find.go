package ui

import (
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/lke"
	"siapzi/ui/look"
)

// found is one line of the palette: a heading, or something that can be run.
type found struct {
	heading bool
	icon    look.IconName
	code    string // of a question, "" for others
	title   string
	detail  string // second line, "" for none
	right   string // muted words at the right: a shortcut, a kind, a date
	run     func()
}

// How many lines of each sort the palette shows; who needs more narrows down.
const (
	mostCommands  = 6
	mostQuestions = 8
	mostDocuments = 8
)

// findCommands gives the commands whose words begin with what was typed; all
// that can be run now when nothing was. A title that begins with the text
// comes first.
func findCommands(commands []*Command, text string) []*Command {
	words := fold(text)
	var out []*Command
	for _, c := range commands {
		if c.ID != commandFind && (c.Enabled == nil || c.Enabled()) && beginAll(words, fold(c.Title)) {
			out = append(out, c)
		}
	}
	if len(words) == 0 {
		return out
	}
	whole := strings.Join(words, " ")
	slices.SortStableFunc(out, func(a, b *Command) int {
		return isFirst(b.Title, whole) - isFirst(a.Title, whole)
	})
	return out[:min(len(out), mostCommands)]
}

func isFirst(title, text string) int {
	if strings.HasPrefix(strings.Join(fold(title), " "), text) {
		return 1
	}
	return 0
}

// findQuestions gives the questions in which every typed word stands: in the
// code (also without its dots), the name, the gist or the keywords. Those whose
// code begins with the text come first, then those whose name holds all words.
func findQuestions(w *lke.Worksheet, text string) []*lke.Node {
	words := fold(text)
	if w == nil || len(words) == 0 {
		return nil
	}
	code := plainCode(text)
	var byRank [3][]*lke.Node
	for _, q := range w.Questions {
		name := fold(q.Name)
		switch {
		case code != "" && strings.HasPrefix(plainCode(string(q.Code)), code):
			byRank[0] = append(byRank[0], q)
		case beginAll(words, name):
			byRank[1] = append(byRank[1], q)
		case beginAll(words, slices.Concat(fold(string(q.Code)), name, fold(q.Gist), fold(strings.Join(q.Keywords, " ")))):
			byRank[2] = append(byRank[2], q)
		}
	}
	out := slices.Concat(byRank[:]...)
	return out[:min(len(out), mostQuestions)]
}

// plainCode writes a code as people type it: "P.6.ii.b" and "p6iib" are one.
func plainCode(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s))
}

// fold gives the words of s in lower case.
func fold(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// beginAll tells whether every word of want begins a word of have.
func beginAll(want, have []string) bool {
	for _, w := range want {
		if !slices.ContainsFunc(have, func(h string) bool { return strings.HasPrefix(h, w) }) {
			return false
		}
	}
	return true
}

// lines puts what was found under headings.
func (s *Shell) lines(text string, hits []catalog.Hit) []found {
	var out []found
	section := func(title string, items []found) {
		if len(items) > 0 {
			out = append(append(out, found{heading: true, title: title}), items...)
		}
	}
	var commands, questions, documents []found
	for _, c := range findCommands(append(slices.Clone(s.commands), s.pageCommands()...), text) {
		commands = append(commands, found{icon: c.Icon, title: c.Title, right: keyWords(c), run: func() { s.run(c) }})
	}
	if s.session != nil {
		for _, q := range findQuestions(s.session.Worksheet, text) {
			questions = append(questions, found{icon: look.IconList, code: string(q.Code), title: q.Name, detail: q.Gist, run: func() { s.OpenQuestion(q.Code) }})
		}
	}
	for _, h := range hits {
		documents = append(documents, newFoundDocument(h, func() { s.OpenDocument(h.Document) }))
	}
	// What the fingers know by heart stands above; a code is never a command.
	section(lang.L("Perintah"), commands)
	section(lang.L("Soal"), questions)
	section(lang.L("Dokumen"), documents)
	return out
}

func newFoundDocument(h catalog.Hit, run func()) found {
	d := h.Document
	f := found{icon: look.IconFile, title: d.Title, right: look.Date(d.Date.Time()), run: run}
	f.detail = strings.NewReplacer(catalog.MarkOpen, "", catalog.MarkClose, "").Replace(h.Snippet)
	if f.detail == "" {
		f.detail = d.Number
	}
	return f
}

// PageDocuments is the id of the page that shows documents.
const PageDocuments = "dokumen"

// PageReview is the id of the page on which answers and evidence are examined.
const PageReview = "reviu"

// OpenDocument shows a document where the window has a place for it: on the
// page of documents, else with the first question that it proves, else in
// another program.
func (s *Shell) OpenDocument(d model.Document) {
	if s.GoTo(PageDocuments) {
		if p, ok := s.page().(interface{ ShowDocument(model.DocumentID) }); ok {
			p.ShowDocument(d.ID)
		}
		return
	}
	switch {
	case len(d.Links) > 0:
		s.OpenQuestion(d.Links[0].Code)
	case len(d.Files) > 0:
		s.OpenFile(d.Files[0].Version)
	}
}
