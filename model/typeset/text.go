package typeset

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"siapzi/model/paint"
)

const (
	textSize = 9.0 // points
	textLine = 4.5 // mm from baseline to baseline

	// columnWidth is the place of one character where a file lines up columns
	// with tabs or spaces, in mm: a little more than the average letter is wide,
	// so that words of a column seldom push the next one aside.
	columnWidth = 1.8
	tabColumns  = 8

	// longest is how much of one line is measured at a time, in bytes. A file of
	// a megabyte without a line end would take minutes otherwise.
	longest = 2000
)

// run is a stretch of text at its place in a line.
type run struct {
	x float64 // mm from the left edge of the content
	s string
}

// text lays out running text. Words that a file has put below each other with
// tabs or spaces stay below each other, although the letters have different
// widths.
func (b *book) text(ctx context.Context, text string, cut bool) error {
	b.SetFont(paint.Regular, textSize)
	perSheet := int((portrait.bottom - portrait.top) / textLine)
	l := layout{b: b, width: portrait.content(), most: b.most*perSheet + 1}
	for i, par := range strings.Split(strings.TrimRight(text, "\n \t\f\x00"), "\n") {
		if i%100 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		for j, piece := range strings.Split(par, "\f") {
			if j > 0 {
				l.newSheet(perSheet)
			}
			l.paragraph(piece)
		}
		if l.full() {
			cut = true
			break
		}
	}
	if blank(l.lines) {
		b.note(b.add(portrait), portrait.top+textLine, "Berkas ini tidak berisi teks.")
		return nil
	}
	if len(l.lines) > b.most*perSheet {
		l.lines = l.lines[:b.most*perSheet]
	}
	b.placeLines(l.lines, perSheet, cut)
	return nil
}

// placeLines distributes lines to sheets. The last one of a file that was cut
// gives way to the remark that says so.
func (b *book) placeLines(lines [][]run, perSheet int, cut bool) {
	if cut && len(lines) == b.most*perSheet {
		lines = lines[:len(lines)-2] // one empty line before the remark
	}
	var s *sheet
	y := 0.0
	for i, line := range lines {
		if i%perSheet == 0 {
			s, y = b.add(portrait), portrait.top
		}
		y += textLine
		base := y
		for _, r := range line {
			s.draw = append(s.draw, func() { b.ink(); b.Text(s.left+r.x, base, r.s) })
		}
	}
	if cut {
		b.note(s, y+2*textLine, fmt.Sprintf("… dipotong: berkas ini lebih panjang. Yang dimuat hanya %d lembar pertama; isi lengkap ada pada berkas aslinya.", len(b.sheets)))
	}
}

// ink chooses the style of text.
func (b *book) ink() {
	b.SetFont(paint.Regular, textSize)
	b.SetColor(paint.Ink)
}

func blank(lines [][]run) bool {
	for _, line := range lines {
		for _, r := range line {
			if strings.Trim(paint.Printable(r.s), " \u00A0") != "" {
				return false
			}
		}
	}
	return true
}

// layout breaks text into lines.
type layout struct {
	b     *book
	width float64
	most  int // lines
	lines [][]run

	line   []run // the line being filled
	x      float64
	indent float64 // where the lines after the first one of a paragraph begin
}

func (l *layout) full() bool { return len(l.lines) >= l.most }

// newSheet fills the current sheet with empty lines.
func (l *layout) newSheet(perSheet int) {
	for len(l.lines)%perSheet != 0 && !l.full() {
		l.lines = append(l.lines, nil)
	}
}

// paragraph appends the lines of one line of the file.
func (l *layout) paragraph(par string) {
	l.line, l.x, l.indent = nil, 0, 0
	space := l.b.Width(" ")
	for i, seg := range segments(par) {
		at := float64(seg.column) * columnWidth
		if i == 0 {
			l.indent = min(at, l.width/2)
			l.x = l.indent
		} else {
			l.x = max(l.x+2*space, at)
		}
		joint := apart
		for _, word := range strings.Split(seg.text, " ") {
			for len(word) > longest {
				n := wholeRunes(word, longest)
				l.word(word[:n], joint, space)
				word, joint = word[n:], glued
				if l.full() {
					return
				}
			}
			l.word(word, joint, space)
			joint = spaced
			if l.full() {
				return
			}
		}
	}
	l.end()
}

// joint is how a word follows the one before it.
type joint int

const (
	apart  joint = iota // at a place of its own
	spaced              // after a space
	glued               // it is the same word
)

// word puts a word on the line, or on lines of its own where it is too wide.
func (l *layout) word(s string, j joint, space float64) {
	w, gap := l.b.Width(s), 0.0
	if j == spaced {
		gap = space
	}
	if l.x+gap+w > l.width && len(l.line) > 0 && (j != glued || l.width-l.x < 10) {
		l.end()
		l.x, j, gap = l.indent, apart, 0
	}
	for l.x+gap+w > l.width && !l.full() {
		piece := l.b.Wrap(s, l.width-l.x)[0]
		if len(piece) == len(s) { // one letter wider than the line
			break
		}
		l.put(piece, j)
		l.end()
		l.x, j, s = l.indent, apart, s[len(piece):]
		w = l.b.Width(s)
	}
	l.put(s, j)
	l.x += gap + w
}

// put adds text to the line.
func (l *layout) put(s string, j joint) {
	if j == apart || len(l.line) == 0 {
		l.line = append(l.line, run{l.x, s})
		return
	}
	last := &l.line[len(l.line)-1]
	if j == spaced {
		last.s += " "
	}
	last.s += s
}

// end ends the line.
func (l *layout) end() {
	l.lines = append(l.lines, l.line)
	l.line = nil
}

// segment is a stretch of a line that begins at a column which the file chose.
type segment struct {
	column int // characters from the left
	text   string
}

// segments parts a line at tabs and at three or more spaces. One or two spaces
// only part words.
func segments(par string) []segment {
	const jump = 3
	var all []segment
	var b strings.Builder
	start, column, spaces := 0, 0, 0
	flush := func() {
		if b.Len() > 0 {
			all = append(all, segment{start, paint.Printable(b.String())})
			b.Reset()
		}
	}
	for _, r := range par {
		switch {
		case r == '\t':
			flush()
			column, spaces = (column/tabColumns+1)*tabColumns, 0
		case r == ' ':
			column++
			spaces++
		case unicode.IsControl(r):
		default:
			if spaces >= jump {
				flush()
			}
			if b.Len() == 0 {
				start = column
			} else {
				b.WriteString(strings.Repeat(" ", spaces))
			}
			spaces = 0
			b.WriteRune(r)
			if !unicode.In(r, unicode.Mn, unicode.Cf) { // no width of their own
				column++
			}
		}
	}
	flush()
	return all
}
