package typeset

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"siapzi/model/paint"
)

// maxHeadLines bounds the head row, which is repeated on each sheet.
const maxHeadLines = 12

// placer puts the rows of one band on sheets.
type placer struct {
	b      *book
	g      *grid
	band   []int
	titles []string // lines above the first head row
	last   int      // sheets that there may be after this band

	s     *sheet
	y     float64 // lower edge of what was placed
	start float64 // y before the first row of the sheet
	head  [][]string
	full  bool // a row found no room
	done  int  // rows placed
}

// rows places all rows that there is room for.
func (p *placer) rows(ctx context.Context) error {
	if p.g.table.head != nil {
		p.b.SetFont(paint.Medium, headOf(p.g.size))
		p.head, _ = p.lines(p.g.table.head)
	}
	p.newSheet()
	for i, row := range p.g.table.rows {
		if i%100 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		p.b.SetFont(paint.Regular, p.g.size)
		cells, most := p.lines(row)
		if p.row(cells, most); p.full {
			return nil
		}
		p.done++
	}
	return nil
}

// lines wraps the cells of a record to their columns. most is the number of
// lines of the highest one.
func (p *placer) lines(record []string) (cells [][]string, most int) {
	for _, i := range p.band {
		lines := p.wrapCell(record[i], p.g.columns[i].width)
		cells = append(cells, lines)
		most = max(most, len(lines))
	}
	return cells, most
}

// wrapCell wraps one cell. Long ones are wrapped piece by piece, since measuring
// a word takes longer the longer it is.
func (p *placer) wrapCell(s string, w float64) []string {
	var lines []string
	for len(s) > longest {
		n := strings.LastIndexAny(s[:longest], " \n")
		if n <= 0 {
			n = wholeRunes(s, longest)
		}
		lines = append(lines, p.b.Wrap(s[:n], w)...)
		s = strings.TrimLeft(s[n:], " \n")
	}
	return append(lines, p.b.Wrap(s, w)...)
}

// wholeRunes gives the length of the longest beginning of s that has at most n
// bytes and ends between two letters.
func wholeRunes(s string, n int) int {
	for n > 1 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// newSheet starts a sheet with what stands above the rows, or says that there
// may be none.
func (p *placer) newSheet() {
	if p.full = len(p.b.sheets) >= p.last; p.full {
		return
	}
	p.s = p.b.add(p.g.format)
	p.y = p.g.top - 4
	for _, title := range p.titles {
		p.title(title)
	}
	if p.titles != nil {
		p.y += 2
		p.titles = nil
	}
	if len(p.g.bands) > 1 {
		p.small(p.y+4, fmt.Sprintf("kolom %d–%d dari %d", p.band[1]+1, p.band[len(p.band)-1]+1, len(p.g.columns)))
		p.y += 5
	}
	if p.head != nil {
		most := 0
		for _, lines := range p.head {
			most = max(most, min(len(lines), maxHeadLines))
		}
		p.cells(p.head, 0, most, paint.Medium, headOf(p.g.size), paint.Muted)
		p.rule(0.5, paint.Ink)
	}
	p.start = p.y
}

// title sets a line above the table.
func (p *placer) title(words string) {
	font := func() { p.b.SetFont(paint.SemiBold, 9.5) }
	font()
	for _, line := range p.wrapCell(words, p.g.content()) {
		p.y += 5
		y := p.y
		p.s.draw = append(p.s.draw, func() {
			font()
			p.b.SetColor(paint.Ink)
			p.b.Text(p.g.left, y, line)
		})
	}
	p.y += 1.5
}

// small sets a line in small type.
func (p *placer) small(y float64, words string) {
	s := p.s
	s.draw = append(s.draw, func() {
		p.b.SetFont(paint.Regular, headSize)
		p.b.SetColor(paint.Muted)
		p.b.Text(s.left, y, words)
	})
}

// remark says something of ours below the last row; at the end of a sheet it
// stands in the free room below the rows.
func (p *placer) remark(words string) {
	p.y += textLine
	p.b.note(p.s, p.y+1, words)
}

// row places one row. A row that fits on one sheet is not torn apart.
func (p *placer) row(cells [][]string, most int) {
	line := lineOf(p.g.size)
	for from := 0; from < most && !p.full; {
		left := most - from
		room := int((p.g.bottom - p.y - 2*cellPad) / line)
		if left > room && p.y > p.start && (room < 3 || p.fitsAlone(left)) {
			p.newSheet()
			continue
		}
		n := min(left, max(1, room))
		p.cells(cells, from, from+n, paint.Regular, p.g.size, paint.Ink)
		p.rule(0.15, paint.Hairline)
		if from += n; from < most {
			p.newSheet()
		}
	}
}

// fitsAlone tells whether so many lines fit on a sheet below its head row.
func (p *placer) fitsAlone(lines int) bool {
	return p.start+2*cellPad+float64(lines)*lineOf(p.g.size) <= p.g.bottom
}

// cells draws lines from–to of each cell of a row and moves y below them.
func (p *placer) cells(cells [][]string, from, to int, font paint.Font, size float64, color paint.Color) {
	line := lineOf(size)
	x, s := p.g.left, p.s
	for k, i := range p.band {
		c := p.g.columns[i]
		for n := from; n < min(to, len(cells[k])); n++ {
			words, left := cells[k][n], x
			base := p.y + cellPad + float64(n-from)*line + 0.76*line
			if words == "" {
				continue
			}
			s.draw = append(s.draw, func() {
				p.b.SetFont(font, size)
				p.b.SetColor(color)
				p.b.Text(left+p.offset(c, words), base, words)
			})
		}
		x += c.width + cellGap
	}
	p.y += 2*cellPad + float64(to-from)*line
}

// offset moves an amount to the right, so that decimal commas stand below each
// other, and words in a column of amounts (its head) to the right end. The font
// must be set.
func (p *placer) offset(c column, s string) float64 {
	if !c.amounts {
		return 0
	}
	if whole, _, ok := number(s); ok {
		return max(0, c.width-c.fraction-p.b.Width(whole))
	}
	return max(0, c.width-p.b.Width(s))
}

// rule draws a line below what was placed, as wide as the band.
func (p *placer) rule(width float64, color paint.Color) {
	right := p.g.left - cellGap
	for _, i := range p.band {
		right += p.g.columns[i].width + cellGap
	}
	y := p.y
	p.s.draw = append(p.s.draw, func() {
		p.b.Line(p.g.left, y, right, y, paint.Pen{Width: width, Color: color})
	})
}
