package dokumen

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"siapzi/model/catalog"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// maxMarks is how many found words of one line are shown on a ground; more
// than that tell nothing new.
const maxMarks = 3

// marked paints a line in which found words stand on a coloured ground. It
// takes the marks of catalog.Hit. The texts and grounds are made once.
type marked struct {
	grounds [maxMarks]*canvas.Rectangle
	texts   [2*maxMarks + 1]*canvas.Text
}

func newMarked() *marked {
	m := &marked{}
	for i := range m.grounds {
		m.grounds[i] = &canvas.Rectangle{CornerRadius: 3}
	}
	for i := range m.texts {
		m.texts[i] = &canvas.Text{}
	}
	return m
}

// objects gives the grounds, which belong behind, and then the texts.
func (m *marked) objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, g := range m.grounds {
		out = append(out, g)
	}
	for _, t := range m.texts {
		out = append(out, t)
	}
	return out
}

// place paints line into a rectangle, shortened where it is too long.
func (m *marked) place(line string, style look.Style, token fyne.ThemeColorName, pos fyne.Position, size fyne.Size) {
	color, n, marks := theme.Color(token), 0, 0
	x, end := pos.X, pos.X+size.Width
	for _, piece := range pieces(line) {
		t := m.texts[n]
		kit.PlaceText(t, piece.text, style, fyne.TextAlignLeading, fyne.NewPos(x, pos.Y), fyne.NewSize(end-x, size.Height))
		t.Color, t.Hidden = color, false
		n++
		if piece.found {
			g := m.grounds[marks]
			g.FillColor, g.Hidden = theme.Color(look.ColorMark), false
			g.Move(fyne.NewPos(x-1, pos.Y))
			g.Resize(fyne.NewSize(t.Size().Width+2, size.Height))
			t.Color = theme.Color(look.ColorText)
			marks++
		}
		x += t.Size().Width
		if t.Text != piece.text || x >= end {
			break
		}
	}
	for _, t := range m.texts[n:] {
		t.Hidden = true
	}
	for _, g := range m.grounds[marks:] {
		g.Hidden = true
	}
}

// refresh tells Fyne that the line changed.
func (m *marked) refresh() {
	for _, g := range m.grounds {
		g.Refresh()
	}
	for _, t := range m.texts {
		t.Refresh()
	}
}

// piece is a run of a line, found or not.
type piece struct {
	text  string
	found bool
}

// pieces splits a line at its marks, at most maxMarks of them; the words of
// further ones are ordinary text.
func pieces(line string) []piece {
	var out []piece
	for range maxMarks {
		before, rest, ok := strings.Cut(line, catalog.MarkOpen)
		word, after, closed := strings.Cut(rest, catalog.MarkClose)
		if !ok || !closed {
			break
		}
		if before != "" {
			out = append(out, piece{text: before})
		}
		out = append(out, piece{word, true})
		line = after
	}
	if line = unmark(line); line != "" {
		out = append(out, piece{text: line})
	}
	return out
}

var noMarks = strings.NewReplacer(catalog.MarkOpen, "", catalog.MarkClose, "")

// unmark gives a line without its marks.
func unmark(s string) string { return noMarks.Replace(s) }

// beforeFind is how many characters of a snippet stand before its first find,
// so that the find is seen in a narrow column.
const beforeFind = 20

// nearer shortens the words before the first find of a snippet.
func nearer(snippet string) string {
	i := strings.Index(snippet, catalog.MarkOpen)
	before := []rune(snippet[:max(i, 0)])
	if len(before) <= beforeFind {
		return snippet
	}
	tail := string(before[len(before)-beforeFind:])
	if cut := strings.IndexByte(tail, ' '); cut >= 0 {
		tail = tail[cut+1:]
	}
	return "…" + tail + snippet[i:]
}
