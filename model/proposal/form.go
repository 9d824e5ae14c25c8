package proposal

// form is a letter or form as blocks, from which DOCX and PDF are made alike.
type form struct {
	d      Data
	title  string // of the file, not printed
	agency bool   // under the letterhead of the instansi
	blocks []block
}

// block is one piece of a paper. Only the fields of its kind count.
type block struct {
	kind kind

	text   string
	label  string // of an item or a pair
	style  look
	center bool
	keep   bool    // stays with the next block
	before float64 // space above, points

	table table
}

type kind int

const (
	kindText  kind = iota
	kindHead       // letterhead
	kindItem       // "1." and text
	kindPair       // label, colon, text
	kindTable      // table
	kindSign       // who signs: label is what stands above the room, text the lines below it
	kindPage       // a new page
)

// look is how text is set.
type look int

const (
	plain look = iota
	bold
	title
	section
	note
)

// table has columns with widths in millimetres, which add up to textWidth.
type table struct {
	widths []float64
	head   []string
	rows   [][]cell
}

// cell is one cell of a table.
type cell struct {
	text string
	tone tone
}

type tone int

const (
	toneNormal tone = iota
	toneStrong
	toneGood // met
	toneBad  // not met
)

// textWidth is the room between the margins of a paper, in millimetres.
const textWidth = 160.0

func (p *form) add(b block) { p.blocks = append(p.blocks, b) }

func (p *form) text(s string)    { p.add(block{text: s, before: 8}) }
func (p *form) section(s string) { p.add(block{text: s, style: section, before: 16, keep: true}) }
func (p *form) note(s string)    { p.add(block{text: s, style: note, before: 3}) }

func (p *form) item(label, s string) {
	p.add(block{kind: kindItem, label: label, text: s, before: 4})
}

func (p *form) pair(label, s string) {
	p.add(block{kind: kindPair, label: label, text: s, before: 2})
}

func (p *form) grid(t table) { p.add(block{kind: kindTable, table: t, before: 6}) }

// row makes cells of plain text.
func row(texts ...string) []cell {
	out := make([]cell, len(texts))
	for i, t := range texts {
		out[i].text = t
	}
	return out
}
