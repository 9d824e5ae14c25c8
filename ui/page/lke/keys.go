package lke

import (
	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/ui/kit"
)

// TypedKey takes a key that no control wanted: ↑ ↓ ← → move in the tree. It
// tells whether it did something with it.
func (p *Page) TypedKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown:
		p.tree.focus()
		p.tree.list.TypedKey(e)
		return true
	}
	return false
}

// TypedRune takes a character that no control wanted: 1–5 choose a criterion,
// N goes to the note, [ and ] turn the page of the document, + − 0 change its
// size. It tells whether it did something with it.
func (p *Page) TypedRune(r rune) bool {
	switch {
	case r >= '1' && r <= '9':
		p.choose(int(r - '1'))
	case r == 'n', r == 'N':
		p.question.focusNote()
	default:
		return p.details.typed(r)
	}
	return true
}

// typed takes the keys of the page that is shown.
func (d *detailsPane) typed(r rune) bool { return d.view != nil && d.view.Typed(r) }

// Find searches in the document that the right pane shows.
func (p *Page) Find() {
	if p.details.view != nil {
		p.details.view.OpenFind()
	}
}

// follow shows another question that a document proves, with the document
// still at the right.
func (p *Page) follow(code model.Code, id model.DocumentID) {
	p.Show(code)
	p.showDocument(id)
}

// Place gives the question that is shown, to be remembered.
func (p *Page) Place() string { return string(p.code) }

// ShowPlace shows a remembered question.
func (p *Page) ShowPlace(place string) { p.Show(model.Code(place)) }

// Panes gives the panes, whose widths the window remembers.
func (p *Page) Panes() *kit.Panes { return p.root }
