package typeset

import (
	"context"
	"fmt"
	"math"
	"strings"

	"siapzi/model/paint"
)

// Measures of tables, in mm where nothing else is said.
const (
	cellGap    = 4.0  // between columns
	cellPad    = 1.3  // above and below the lines of a row
	narrowest  = 12.0 // a column of long text is not made narrower
	widestWord = 40.0 // a longer word may be cut
	bandColumn = 60.0 // widest column where a table is parted into bands
	measured   = 3000 // rows that are measured; the others wrap into what these need
	headSize   = 7.5  // points
)

// sizes are the sizes of type that are tried, in points, from the best one down.
var sizes = []float64{8.2, 7.4, 6.8}

// headOf gives the size of the head row over rows of a size.
func headOf(size float64) float64 { return min(headSize, size) }

// lineOf gives the height of a line in a size of type.
func lineOf(size float64) float64 { return 0.512 * size }

// grid is a table made ready: how wide its columns are and how they are set.
type grid struct {
	format
	size    float64 // of type, points
	columns []column
	table   parts
	bands   [][]int // columns that stand side by side
}

// column is how one column is set.
type column struct {
	width    float64
	natural  float64 // width without wrapping
	word     float64 // width of its longest word
	amounts  bool    // numbers, aligned at the decimal comma
	fraction float64 // widest part from the decimal comma on
}

// table lays out records.
func (b *book) table(ctx context.Context, records [][]string, cut bool) error {
	g := b.measure(anatomy(records))
	b.fit(g)
	perBand := max(1, b.most/len(g.bands))
	for i, band := range g.bands {
		p := placer{b: b, g: g, band: band, last: len(b.sheets) + perBand}
		if i == 0 {
			p.titles = g.table.titles
		}
		if err := p.rows(ctx); err != nil {
			return err
		}
		if p.full || cut {
			p.remark(fmt.Sprintf("… dipotong: tabel ini lebih panjang. Yang dimuat hanya %d baris pertama; isi lengkap ada pada berkas aslinya.", p.done))
		}
		if i+1 < len(g.bands) && len(b.sheets) >= b.most {
			p.remark(fmt.Sprintf("… dipotong: kolom sesudah kolom %d tidak dimuat; isi lengkap ada pada berkas aslinya.", band[len(band)-1]+1))
			break
		}
	}
	return nil
}

// measure finds widths and kinds of the columns, in the largest size of type.
func (b *book) measure(t parts) *grid {
	g := &grid{table: t, size: sizes[0], columns: make([]column, len(t.rows[0]))}
	sample := t.rows[:min(len(t.rows), measured)]
	for i := range g.columns {
		c := &g.columns[i]
		numbers, texts := 0, 0
		b.SetFont(paint.Regular, g.size)
		before := 0.0
		for _, row := range sample {
			b.measureCell(c, row[i])
			whole, fraction, ok := number(row[i])
			switch {
			case ok:
				numbers++
				before, c.fraction = max(before, b.Width(whole)), max(c.fraction, b.Width(fraction))
			case row[i] != "" && row[i] != "-" && row[i] != "–":
				texts++
			}
		}
		if c.amounts = numbers > 0 && texts*10 <= numbers; c.amounts {
			c.natural = max(c.natural, before+c.fraction)
			c.word = c.natural // numbers are never wrapped
		}
		if t.head != nil {
			// Heads shrink less than rows do, so they are measured a little larger.
			b.SetFont(paint.Medium, headSize*1.1)
			b.measureCell(c, t.head[i])
		}
	}
	return g
}

// measureCell widens a column for one cell.
func (b *book) measureCell(c *column, s string) {
	for _, line := range strings.Split(s, "\n") {
		if len(line) > 400 { // wide enough in any case
			line = line[:400]
		}
		c.natural = max(c.natural, b.Width(line))
		for _, word := range strings.Fields(line) {
			c.word = max(c.word, min(b.Width(word), widestWord))
		}
	}
}

// fit chooses format and size: portrait if everything fits on one line, then
// landscape, then wrapped, then smaller, and at last in bands.
func (b *book) fit(g *grid) {
	all := make([]int, len(g.columns))
	for i := range all {
		all[i] = i
	}
	g.bands = [][]int{all}
	for _, f := range []format{portrait, landscape} {
		if g.format = f; g.needs(func(c column) float64 { return c.natural }, 1) <= f.content() {
			g.setWidths(1, math.Inf(1))
			return
		}
	}
	if len(g.columns) <= 3 && b.wrap(g, portrait, sizes[0]) {
		return
	}
	for _, size := range sizes {
		if b.wrap(g, landscape, size) {
			return
		}
	}
	g.part()
}

// needs adds up the widths of all columns and the gaps.
func (g *grid) needs(width func(c column) float64, scale float64) float64 {
	sum := cellGap * float64(len(g.columns)-1)
	for _, c := range g.columns {
		sum += scale * width(c)
	}
	return sum
}

// least is the width that a column must have.
func (c column) least() float64 { return min(c.natural, max(c.word, narrowest)) }

// wrap tries to fit all columns into a format by wrapping the widest ones.
func (b *book) wrap(g *grid, f format, size float64) bool {
	scale := size / sizes[0]
	if g.needs(column.least, scale) > f.content() {
		return false
	}
	// The widest columns get one common limit, found by halving.
	low, high := 0.0, f.content()
	for range 40 {
		limit := (low + high) / 2
		if g.needs(func(c column) float64 { return max(c.least(), min(c.natural, limit/scale)) }, scale) > f.content() {
			high = limit
		} else {
			low = limit
		}
	}
	g.format, g.size = f, size
	g.setWidths(scale, low/scale)
	return true
}

// setWidths gives each column its natural width up to a limit, both at the
// largest size, and scales them to the size of type.
func (g *grid) setWidths(scale, limit float64) {
	for i := range g.columns {
		c := &g.columns[i]
		c.width = scale*max(c.least(), min(c.natural, limit)) + 0.01 // what just fits shall not wrap
		c.fraction *= scale
	}
}

// part distributes the columns to bands, in each of which the first column is
// repeated to tell whose row it is.
func (g *grid) part() {
	g.format, g.size = landscape, sizes[1]
	g.setWidths(sizes[1]/sizes[0], bandColumn)
	first := g.columns[0].width
	g.bands = [][]int{{0}}
	x := first
	for i := 1; i < len(g.columns); i++ {
		band := &g.bands[len(g.bands)-1]
		w := min(g.columns[i].width, g.content()-first-cellGap)
		g.columns[i].width = w
		if x+cellGap+w > g.content()+0.1 && len(*band) > 1 {
			g.bands = append(g.bands, []int{0})
			band, x = &g.bands[len(g.bands)-1], first
		}
		*band = append(*band, i)
		x += cellGap + w
	}
}
