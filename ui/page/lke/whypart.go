package lke

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
)

// whyPart is "Mengapa nilai ini?": the arithmetic line by line up to the total.
// The lines are made only while it is open.
type whyPart struct {
	p    *Page
	row  *kit.Disclosure
	body *fyne.Container
	root fyne.CanvasObject
}

func newWhyPart(p *Page) *whyPart {
	w := &whyPart{p: p, body: kit.Rows(0)}
	w.row = kit.NewDisclosure(lang.L("Mengapa nilai ini?"), "", kit.Card(w.body))
	w.row.OnToggle = func(bool) {
		w.refresh()
	}
	w.root = w.row
	return w
}

func (w *whyPart) refresh() {
	s := w.p.book.facts.score.Safe.Nodes[w.p.code]
	w.row.SetHint(lang.L("menyumbang {{.Score}} dari {{.Weight}}",
		map[string]any{"Score": look.Score(s.Score), "Weight": look.Short(s.Weight)}))
	if !w.row.Open() {
		w.p.question.relayout()
		return
	}
	w.body.Objects = nil
	for i, l := range w.p.book.sheet.Why(w.p.book.answers, w.p.code) {
		if i > 0 {
			w.body.Add(kit.NewDivider())
		}
		lines := kit.Rows(2, kit.NewPara(say.Text(l.Label), look.Body, look.ColorMuted), kit.NewPara(say.Text(l.Text), look.Strong, look.ColorText))
		if l.Provisional != "" {
			lines.Add(kit.NewPara(lang.L("Sementara: {{.Text}}", map[string]any{"Text": say.Text(l.Provisional)}), look.Body, look.ColorMuted))
		}
		w.body.Add(kit.Padded(lines, look.Gap8, 0, look.Gap8, 0))
	}
}
