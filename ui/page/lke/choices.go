package lke

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model/lke"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// choicePart answers a question with one of its criteria.
type choicePart struct {
	p     *Page
	q     *lke.Node
	cards []*kit.Choice
	clear *kit.Button
	root  fyne.CanvasObject
}

func newChoicePart(p *Page, q *lke.Node) *choicePart {
	c := &choicePart{p: p, q: q}
	rows := kit.Rows(6)
	for i, o := range q.Options {
		card := kit.NewChoice(o.Key, o.Criterion, func() {
			p.tree.focus() // so that ↑ ↓ and 1–5 go on from here
			p.choose(i)
		})
		c.cards = append(c.cards, card)
		rows.Add(card)
	}
	kit.AlignKeys(c.cards...)
	c.clear = newClearButton(p)
	rows.Add(kit.Row(0, kit.Space(), c.clear))
	c.root = rows
	return c
}

// newClearButton empties the answer of the shown question.
func newClearButton(p *Page) *kit.Button {
	return kit.NewButton(kit.Quiet, lang.L("Kosongkan jawaban"), "", p.clearAnswer).Small()
}

func (c *choicePart) object() fyne.CanvasObject { return c.root }

func (c *choicePart) refresh() {
	for i, ch := range c.p.book.choices(c.q) {
		gain := ""
		if ch.gain > 0 {
			gain = look.Signed(ch.gain)
		}
		c.cards[i].SetFigures(gain, look.Short(ch.value))
		c.cards[i].SetOn(ch.chosen)
	}
	c.clear.SetEnabled(!c.p.book.answer(c.q.Code).IsBlank())
}

func (c *choicePart) noteChanged() {}
