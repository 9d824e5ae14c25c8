package proposal

import (
	"io"
	"strings"

	"siapzi/model"
	"siapzi/model/docx"
	"siapzi/model/paper"
	"siapzi/model/setting"
)

// toDOCX writes a paper as DOCX with the letterhead of the unit.
func (p form) toDOCX(w io.Writer) error {
	cfg := docx.Config{Title: p.title, Author: p.d.Unit.Agency, Created: p.d.Date, Size: 10.5}
	if p.d.Draft() {
		cfg.Banner = DraftMark
	}
	doc := docx.New(cfg)
	for _, b := range p.blocks {
		p.docxBlock(doc, b)
	}
	_, err := doc.WriteTo(w)
	return err
}

// docxBlock adds one block.
func (p form) docxBlock(doc *docx.Document, b block) {
	para := docx.Para{Before: b.before, Together: b.keep}
	switch b.kind {
	case kindHead:
		docxHead(doc, p.head(), p.d.Head.Logo)
	case kindPage:
		doc.Para(docx.Para{NewPage: true})
	case kindItem:
		para.Runs, para.Indent, para.Hanging, para.Tabs, para.Align = []docx.Run{{Text: b.label + "\t" + b.text}}, 8, 8, []float64{8}, docx.Justify
		doc.Para(para)
	case kindPair:
		para.Runs = []docx.Run{{Text: b.label + "\t:\t" + b.text}}
		para.Indent, para.Hanging, para.Tabs = 38, 38, []float64{35, 38}
		doc.Para(para)
	case kindTable:
		doc.Para(docx.Para{Runs: []docx.Run{{Text: "", Size: 4}}})
		doc.Grid(docxTable(b.table))
	case kindSign:
		docxSign(doc, b)
	default:
		para.Runs = []docx.Run{docxRun(b)}
		para.Align = docx.Justify
		if b.center {
			para.Align = docx.Center
		} else if b.style != plain || strings.Contains(b.text, "\n") {
			para.Align = docx.Left
		}
		doc.Para(para)
	}
}

// docxRun sets the text of a block in its look.
func docxRun(b block) docx.Run {
	r := docx.Run{Text: b.text}
	switch b.style {
	case bold:
		r.Bold = true
	case title:
		r.Bold, r.Size = true, 14
	case section:
		r.Bold, r.Size = true, 12
	case note:
		r.Size, r.Color = 9.5, "4A595B"
	}
	return r
}

// docxHead writes the letterhead: logo at the left, lines in the middle, rule.
func docxHead(doc *docx.Document, h paper.Letterhead, logo setting.Logo) {
	var lines []docx.Para
	add := func(size float64, bold bool, texts ...string) {
		for _, t := range texts {
			lines = append(lines, docx.Para{Runs: []docx.Run{{Text: t, Bold: bold, Size: size}}, Align: docx.Center})
		}
	}
	add(12, false, h.Above...)
	add(14, true, h.Name)
	add(9, false, h.Address...)
	if logo.IsZero() {
		for _, l := range lines {
			doc.Para(l)
		}
	} else {
		w, high := logoSize(logo)
		doc.Grid(docx.Grid{Widths: []float64{28, textWidth - 56, 28}, Rows: [][]docx.Cell{{
			{Picture: &docx.Picture{MIME: logo.MIME, Data: logo.Data, Width: w, Height: high}}, {Paras: lines, Middle: true}, {}}}})
	}
	doc.Para(docx.Para{Runs: []docx.Run{{Text: "", Size: 2}}, Rule: true})
}

// logoSize fits a logo into 22 × 22 mm.
func logoSize(l setting.Logo) (w, h float64) {
	const side = 22.0
	scale := side / float64(max(l.Width, l.Height, 1))
	return float64(l.Width) * scale, float64(l.Height) * scale
}

func docxTable(t table) docx.Grid {
	g := docx.Grid{Widths: t.widths, Head: 1, Lines: true}
	cells := make([]docx.Cell, len(t.head))
	for i, h := range t.head {
		cells[i] = docx.Cell{Paras: []docx.Para{{Runs: []docx.Run{{Text: h, Bold: true, Size: 9}}}}, Shaded: true}
	}
	g.Rows = append(g.Rows, cells)
	for _, r := range t.rows {
		cells := make([]docx.Cell, len(r))
		for i, c := range r {
			run := docx.Run{Text: c.text, Size: 9, Bold: c.tone != toneNormal}
			switch c.tone {
			case toneGood:
				run.Color = "2E7D32"
			case toneBad:
				run.Color = "B3261E"
			}
			cells[i] = docx.Cell{Paras: []docx.Para{{Runs: []docx.Run{run}}}}
		}
		g.Rows = append(g.Rows, cells)
	}
	return g
}

// docxSign writes who signs at the right, with room for the signature.
func docxSign(doc *docx.Document, b block) {
	room := docx.Para{Before: 54}
	if s := b.table.head[0]; s != "" {
		room = docx.Para{Runs: []docx.Run{{Text: s, Size: 8, Color: "808080"}}, Before: 20, After: 24}
	}
	doc.Para(docx.Para{Before: b.before, Together: true})
	doc.Grid(docx.Grid{Widths: []float64{80, 80}, Rows: [][]docx.Cell{{{}, {Paras: []docx.Para{docx.Text(b.label), room, {Runs: []docx.Run{{Text: b.text}}}}}}}})
}

// head gives the letterhead split into its parts.
//
// The letter and the SPTJM are the instansi's own, so its name stands there
// where no lines were written.
func (p form) head() paper.Letterhead {
	if !p.agency {
		return paper.ReadLetterhead(p.d.Head.Lines, p.d.Unit)
	}
	lines := strings.Split(strings.TrimSpace(p.d.Facts.Letterhead), "\n")
	return paper.Letterhead{Name: or(lines[0], p.d.Unit.Agency), Address: lines[1:]}
}

// WriteDOCX writes a paper of the proposal as DOCX.
func (d Data) WriteDOCX(part Part, w io.Writer) error {
	p, err := d.form(part)
	if err != nil {
		return err
	}
	return p.toDOCX(w)
}

// form gives a part as blocks.
func (d Data) form(part Part) (form, error) {
	switch part {
	case Letter:
		return d.letter(), nil
	case SPTJM:
		return d.sptjm(), nil
	case Dossier:
		return d.dossier(), nil
	}
	return form{}, model.Errorf(model.Invalid, "Bagian usulan %q tidak dikenal. Pilih surat, sptjm, atau kelengkapan.", part)
}
