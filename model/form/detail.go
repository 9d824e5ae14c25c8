package form

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/sheet"
)

// Detail writes the lists for people (rincian) as one workbook: the documents
// of every question, the evidence that is missing by Pokja, and answers with
// score and gain. paper is what they print on.
func (f *Forms) Detail(ctx context.Context, dst string, o Output, paper sheet.Paper, unit model.Unit, now time.Time) error {
	s, err := f.state(ctx)
	if err != nil {
		return err
	}
	e, err := f.evidence(ctx, o.Manifest)
	if err != nil {
		return err
	}
	d := detail{w: f.d.Worksheet(), s: s, e: e}
	about := []string{fmt.Sprintf("%s · %s · %d · menuju %s", unit.Name, unit.Agency, unit.Year, unit.Target), "Dibuat " + now.Format("02-01-2006")}
	tables := []sheet.Table{d.documents(), d.missing(), d.answers()}
	for i := range tables {
		t := &tables[i]
		t.About = append(slices.Clone(about), t.About...)
		t.Paper, t.Created, t.Creator = paper, now, "SiapZI "+model.ProgramVersion
	}
	return writeFile(ctx, dst, func(out *os.File) error { return sheet.WriteBook(out, tables...) })
}

// detail gathers the rows of the lists.
type detail struct {
	w *lke.Worksheet
	s state
	e evidence
}

// areaOf names the area and the Pokja of a question.
func (d detail) areaOf(n *lke.Node) (area, pokja string) {
	a, ok := d.w.AreaOf(n.Code)
	if !ok {
		return "Hasil", "–"
	}
	return a.Name, a.PokjaName
}

func (d detail) documents() sheet.Table {
	t := sheet.Table{Name: "Dokumen per soal", Title: "Daftar dokumen per soal", Rows: [][]any{}, Columns: []sheet.Column{{Head: "Kode", Width: 10}, {Head: "Area", Width: 22}, {Head: "Soal", Width: 34},
		{Head: "No", Width: 5, Kind: sheet.Number}, {Head: "Dokumen", Width: 48}, {Head: "Nomor", Width: 22}, {Head: "Tanggal", Width: 11, Kind: sheet.Date}, {Head: "Membuktikan", Width: 36},
		{Head: "Di bundel", Width: 12}}}
	for _, n := range d.w.Questions {
		area, _ := d.areaOf(n)
		for i, doc := range d.e.documents[n.Code] {
			t.Rows = append(t.Rows, []any{string(n.Code), area, n.Name, i + 1, doc.Title, doc.Number, doc.Date, expected(n, doc), d.e.pages[doc.ID]})
		}
	}
	return t
}

// expected names the expected evidence that a document stands for.
func expected(n *lke.Node, doc model.Document) string {
	for _, l := range doc.Links {
		if l.Code == n.Code && l.Evidence > 0 && l.Evidence <= len(n.Evidence) {
			return n.Evidence[l.Evidence-1].Name
		}
	}
	return ""
}

func (d detail) missing() sheet.Table {
	t := sheet.Table{Name: "Bukti belum ada", Title: "Bukti yang belum ada, per Pokja", About: []string{"“Periksa”: soalnya sudah mempunyai dokumen yang belum dicocokkan dengan bukti yang diharapkan."}, Rows: [][]any{},
		Columns: []sheet.Column{{Head: "Pokja", Width: 11}, {Head: "Kode", Width: 10}, {Head: "Soal", Width: 34}, {Head: "Bukti yang diharapkan", Width: 66}, {Head: "Irama", Width: 13},
			{Head: "Keadaan", Width: 12}, {Head: "Dikerjakan oleh", Width: 22}}}
	questions := slices.Clone(d.w.Questions)
	slices.SortStableFunc(questions, func(a, b *lke.Node) int { return (a.Pokja+6)%7 - (b.Pokja+6)%7 }) // those of nobody last
	for _, n := range questions {
		_, pokja := d.areaOf(n)
		for i, want := range n.Evidence {
			if state := d.stateOf(n, i+1); state != "" {
				t.Rows = append(t.Rows, []any{pokja, string(n.Code), n.Name, want.Name, want.Rhythm, state, ""})
			}
		}
	}
	return t
}

// stateOf tells whether one expected evidence is missing, "" where it is there.
func (d detail) stateOf(n *lke.Node, no int) string {
	documents := d.e.documents[n.Code]
	if len(documents) == 0 {
		return "belum ada"
	}
	state := "belum ada"
	for _, doc := range documents {
		for _, l := range doc.Links {
			switch {
			case l.Code != n.Code:
			case l.Evidence == no:
				return ""
			case l.Evidence == 0:
				state = "periksa"
			}
		}
	}
	return state
}

func (d detail) answers() sheet.Table {
	t := sheet.Table{Name: "Jawaban dan nilai", Title: "Jawaban, nilai, dan tambahan yang masih mungkin", Rows: [][]any{},
		Columns: []sheet.Column{{Head: "Kode", Width: 10}, {Head: "Pokja", Width: 11}, {Head: "Soal", Width: 36}, {Head: "Jawaban", Width: 20}, {Head: "Bobot", Width: 8, Kind: sheet.Decimal},
			{Head: "Nilai aman", Width: 8, Kind: sheet.Decimal}, {Head: "Bisa naik", Width: 8, Kind: sheet.Decimal}, {Head: "Jawaban TPI", Width: 14}, {Head: "Dokumen", Width: 9, Kind: sheet.Number},
			{Head: "Catatan", Width: 56}}}
	unit := d.s.answers[model.UnitAssessor]
	score := d.w.Score(unit)
	t.About = []string{fmt.Sprintf("Nilai aman %s · nilai sementara %s", two(score.Safe.Total), two(score.Provisional.Total))}
	for _, n := range d.w.Questions {
		_, pokja := d.areaOf(n)
		a := unit[n.Code]
		t.Rows = append(t.Rows, []any{string(n.Code), pokja, n.Name, Words(n, a), n.Weight, score.Safe.Nodes[n.Code].Score, d.w.Gain(unit, n.Code, ""),
			Words(n, d.s.answers[model.TPI][n.Code]), len(d.e.documents[n.Code]), a.Note})
	}
	return t
}

// two writes a score for people.
func two(x float64) string { return strings.Replace(fmt.Sprintf("%.2f", x), ".", ",", 1) }
