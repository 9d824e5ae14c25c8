package form

import (
	"context"
	"os"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/lke"
	"siapzi/model/sheet"
)

// Output chooses what is written into a form.
type Output struct {
	Manifest *bundle.Manifest // for page numbers; nil for none
	TPI      bool             // write the answers of TPI too; else they stay as they are
	Sheet    string           // of the workbook to fill; "" to find it
}

// Filled tells what was written.
type Filled struct {
	Path    string
	Sheet   string
	Changed int          // cells
	Kept    []string     // cells with formulas that stayed
	Parts   []string     // parts of the file that changed; all others are the same bytes
	Missing []model.Code // questions that the form has no row for
	Notes   []string     // sentences that people should know
}

// aboutR5iii says why R.5.iii differs in official workbooks.
const aboutR5iii = "Rumus R.5.iii di lembar resmi hanya merata-ratakan LHKPN lalu mengalikannya dengan bobot 2, sehingga LHKASN tidak ikut dihitung. Menurut peraturan nilainya LHKPN × 1 + LHKASN × 1; SiapZI memakai yang ini."

// Fill writes the workspace's answers, notes and lists of evidence into a copy
// of the user's own workbook at dst; src stays as it is. What is blank in the
// workspace becomes blank, and a cell that says the same already is not
// touched. Errors are those of Read; dst must be another file (Conflict).
func (f *Forms) Fill(ctx context.Context, src, dst string, o Output) (Filled, error) {
	if sameFile(src, dst) {
		return Filled{}, model.Errorf(model.Conflict, "Simpan hasilnya dengan nama lain; buku kerja asal tidak diubah.")
	}
	b, err := Read(ctx, f.d.Worksheet(), src, Options{Sheet: o.Sheet})
	if err != nil {
		return Filled{}, err
	}
	s, err := f.state(ctx)
	if err != nil {
		return Filled{}, err
	}
	e, err := f.evidence(ctx, o.Manifest)
	if err != nil {
		return Filled{}, err
	}
	fl := &filling{f: f, b: b, e: e, out: Filled{Path: dst, Sheet: b.Sheet}}
	who := []model.Assessor{model.UnitAssessor}
	if o.TPI {
		who = append(who, model.TPI)
	}
	for _, a := range who {
		for _, n := range f.d.Worksheet().Questions {
			fl.question(n, a, s.answers[a][n.Code])
		}
	}
	if b.Kind == LKE {
		fl.out.Notes = append(fl.out.Notes, aboutR5iii)
	}
	var done sheet.Filled
	err = writeFile(ctx, dst, func(out *os.File) (err error) {
		done, err = sheet.Fill(ctx, src, out, fl.edits)
		return err
	})
	fl.out.Changed, fl.out.Kept, fl.out.Parts = done.Changed, done.Kept, done.Parts
	return fl.out, err
}

// filling collects the edits of one workbook.
type filling struct {
	f     *Forms
	b     *Book
	e     evidence
	edits []sheet.Edit
	out   Filled
}

// put writes a value into a cell "K8"; "" names none.
func (fl *filling) put(cell string, v any) {
	row, column, ok := sheet.ParseAddress(cell)
	if ok && row > 0 {
		fl.edits = append(fl.edits, sheet.Edit{Sheet: fl.b.Sheet, Row: row, Column: column, Value: v})
	}
}

func (fl *filling) question(n *lke.Node, who model.Assessor, ours model.Answer) {
	theirs, ok := fl.b.Answers[who][n.Code]
	if !ok {
		if who == model.UnitAssessor {
			fl.out.Missing = append(fl.out.Missing, n.Code)
		}
		return
	}
	if n.HasInputs() {
		fl.numbers(n, who, ours, theirs)
	} else if theirs.Bad || theirs.Answer.Option != ours.Option {
		fl.put(theirs.Cell, ours.Option)
	}
	note, list := ours.Note, ""
	if who == model.UnitAssessor {
		list = fl.list(n.Code)
	}
	if theirs.EvidenceCell == "" && list != "" {
		if note != "" {
			note += "\n\n"
		}
		note += list
	} else if list != "" && list != theirs.Evidence {
		fl.put(theirs.EvidenceCell, list)
	}
	if theirs.NoteCell != "" && (note != theirs.Answer.Note || theirs.EvidenceCell == "" && theirs.Evidence != "") {
		fl.put(theirs.NoteCell, note)
	}
}

// list gives what stands as evidence of a question.
func (fl *filling) list(c model.Code) string {
	if fl.b.Kind == Portal {
		return fl.e.address(fl.f, c)
	}
	return fl.e.list(fl.f, c)
}

func (fl *filling) numbers(n *lke.Node, who model.Assessor, ours model.Answer, theirs Answered) {
	column := fl.b.Columns.Answer[who]
	for _, in := range n.Inputs {
		row := fl.b.InputRow(n, in.Key)
		if row == 0 {
			continue
		}
		mine, has := ours.Inputs[in.Key]
		x, had := theirs.Answer.Inputs[in.Key]
		switch {
		case has && (!had || x != mine || theirs.Bad):
			fl.put(sheet.Address(row, column), mine)
		case !has && (had || theirs.Bad):
			fl.put(sheet.Address(row, column), nil)
		}
	}
	same := theirs.Answer.Decision != nil && ours.Decision != nil && *theirs.Answer.Decision == *ours.Decision
	if ours.Decision != nil && !same && n.Scale != lke.ScaleIndex && fl.b.Rows[n.Code] > 0 {
		fl.put(sheet.Address(fl.b.Rows[n.Code], column), *ours.Decision)
	}
}
