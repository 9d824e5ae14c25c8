package form_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"siapzi/model"
	"siapzi/model/lke"
)

// official builds workbooks that lie like the official one: a staircase of
// labels in A–E, question, weight, criteria, answer type, answer, value,
// percent, note, then the same of TPI. The words are ours.
type official struct {
	w       *lke.Worksheet
	sheet   string
	shift   int                       // rows above
	column  func(name string) int     // where a column stands
	text    func(n *lke.Node) string  // of a question
	input   func(in lke.Input) string // how a number is named
	write   func(s string) any        // how an option is typed
	number  func(x float64) any       // how a number is typed
	between func(n *lke.Node) int     // blank or foreign rows before a node
	skip    func(n *lke.Node) bool    // rows that the sheet does not have
	after   func(f *excelize.File, o *official)
	rows    map[model.Code]int
	inputs  map[string]int                                         // "R.1.i.a.agen"
	raw     func(o *official, unit lke.Answers, xml string) string // changes the XML of the sheet
	score   *lke.Totals                                            // what the form shows; half of every weight where nil
	glued   bool                                                   // labels stand before the text in its cell
	chain   bool                                                   // labels name the whole way: "I.1.i.a"
	bare    bool                                                   // no heads
}

var usual = map[string]int{"question": 6, "weight": 8, "criteria": 9, "type": 10, "answer": 11, "value": 12, "percent": 13, "note": 14, "evidence": 15,
	"tpi": 16, "tpivalue": 17, "tpipercent": 18, "tpinote": 19}

func newOfficial() *official {
	return &official{w: lke.Default(), sheet: "LKE ZI", column: func(s string) int { return usual[s] }, text: func(n *lke.Node) string { return "Apakah " + n.Gist },
		input: func(in lke.Input) string { return "- Jumlah " + in.Label },
		write: func(s string) any { return s }, number: func(x float64) any { return x }, rows: map[model.Code]int{}, inputs: map[string]int{}}
}

// answersOf gives an answer to every question, another for each seed.
func answersOf(w *lke.Worksheet, seed int64, who model.Assessor) lke.Answers {
	r := rand.New(rand.NewSource(seed))
	all := lke.Answers{}
	for _, n := range w.Questions {
		a := model.Answer{Code: n.Code, Assessor: who, Note: fmt.Sprintf("Catatan %s %d: lihat bukti di folder Pokja, https://contoh.go.id/%s", who, seed, n.Code)}
		if n.HasInputs() {
			a.Inputs = map[string]float64{}
			for i, in := range n.Inputs {
				a.Inputs[in.Key] = float64(3 + i + r.Intn(9))
				if n.Scale == lke.ScaleIndex {
					a.Inputs[in.Key] = float64(300+r.Intn(100)) / 100
				}
			}
		} else {
			a.Option = n.Options[r.Intn(len(n.Options))].Key
		}
		all[n.Code] = a
	}
	return all
}

func (o *official) set(f *excelize.File, row int, column string, v any) {
	c := o.column(column)
	if c == 0 || v == nil {
		return
	}
	at, _ := excelize.CoordinatesToCellName(c, row)
	_ = f.SetCellValue(o.sheet, at, v)
}

func (o *official) label(f *excelize.File, row, level int, s string) {
	at, _ := excelize.CoordinatesToCellName(max(1, o.column("question")-6+level), row)
	_ = f.SetCellValue(o.sheet, at, s)
}

// save writes the workbook with the answers of unit and TPI.
func (o *official) save(t *testing.T, unit, tpi lke.Answers) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	_ = f.SetSheetName("Sheet1", o.sheet)
	o.heads(f, 2+o.shift)
	for i, n := range o.w.Nodes {
		row := o.rowOf(i) + o.shift
		if o.between != nil {
			o.shift += o.between(n)
			row = o.rowOf(i) + o.shift
		}
		if o.skip != nil && o.skip(n) {
			continue
		}
		o.node(f, n, row, unit, tpi)
	}
	if o.after != nil {
		o.after(f, o)
	}
	path := filepath.Join(t.TempDir(), "lke.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	if o.raw != nil {
		rewrite(t, path, func(name, content string) string {
			if name == "xl/worksheets/sheet1.xml" {
				return o.raw(o, unit, content)
			}
			return content
		})
	}
	return path
}

// rewrite changes the parts of a workbook.
func rewrite(t *testing.T, path string, change func(name, content string) string) {
	t.Helper()
	in, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		w, err := z.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(change(f.Name, string(data))))
	}
	_ = in.Close()
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

func (o *official) heads(f *excelize.File, row int) {
	_ = f.SetCellValue(o.sheet, "A1", "LEMBAR KERJA EVALUASI ZONA INTEGRITAS – TIM PENILAI INTERNAL")
	_ = f.MergeCell(o.sheet, "A1", "S1")
	if o.bare {
		return
	}
	o.set(f, row, "answer", "PENILAIAN UNIT")
	o.set(f, row, "tpi", "PENILAIAN TIM PENILAI INTERNAL")
	for c, s := range map[string]string{"question": "PENILAIAN", "weight": "Bobot", "criteria": "Penjelasan", "type": "Pilihan Jawaban", "answer": "Jawaban", "value": "Nilai", "percent": "%",
		"note": "Catatan/Keterangan", "evidence": "Bukti Dukung", "tpi": "Jawaban TPI", "tpivalue": "Nilai", "tpipercent": "%", "tpinote": "Catatan TPI"} {
		o.set(f, row+1, c, s)
	}
}

// rowOf gives the row of the i-th node in the official file; nodes above
// questions stand right before what is below them.
func (o *official) rowOf(i int) int {
	for k := i; ; k++ {
		if n := o.w.Nodes[k]; n.XLSXRow > 0 {
			return n.XLSXRow - (k - i)
		}
	}
}

func (o *official) node(f *excelize.File, n *lke.Node, row int, unit, tpi lke.Answers) {
	level := map[lke.Level]int{lke.LevelKomponen: 1, lke.LevelSubkomponen: 2, lke.LevelArea: 3, lke.LevelAspek: 4, lke.LevelSoal: 5}[n.Level]
	label := n.Label
	if n.PrintedLabel != "" {
		label = n.PrintedLabel
	}
	if o.chain {
		for up := n.Parent; up != nil; up = up.Parent {
			label = up.Label + "." + label
		}
	}
	if !o.glued {
		o.label(f, row, level, label+".")
	}
	if !n.IsQuestion() {
		name := strings.ToUpper(n.Name)
		if o.glued {
			name = label + ". " + name
		}
		o.label(f, row, level+1, name)
		o.set(f, row, "weight", n.Weight)
		value := n.Weight / 2
		if o.score != nil {
			value = o.score.Nodes[n.Code].Score
		}
		o.set(f, row, "value", value)
		o.set(f, row, "percent", value/n.Weight)
		return
	}
	o.rows[n.Code] = row
	text := o.text(n)
	if o.glued {
		text = label + ". " + text
	}
	o.set(f, row, "question", text)
	var criteria []string
	for _, x := range n.Options {
		criteria = append(criteria, strings.ToLower(x.Key)+". "+x.Criterion)
	}
	o.set(f, row, "criteria", strings.Join(criteria, "\n"))
	u, p := unit[n.Code], tpi[n.Code]
	o.set(f, row, "note", u.Note)
	o.set(f, row, "evidence", "https://drive.contoh.go.id/"+string(n.Code))
	o.set(f, row, "tpinote", p.Note)
	types := map[lke.Scale]string{"YT": "Ya/Tidak", "ABC": "A/B/C", "ABCD": "A/B/C/D", "ABCDE": "A/B/C/D/E", "rasio": "%", "indeks": "0-4"}
	o.set(f, row, "type", types[n.Scale])
	if !n.HasInputs() {
		o.set(f, row, "answer", o.write(u.Option))
		o.set(f, row, "value", 1)
		if p.Option != "" {
			o.set(f, row, "tpi", o.write(p.Option))
		}
		return
	}
	for _, in := range n.Inputs {
		at := row
		if n.Scale != lke.ScaleIndex {
			at = in.XLSXRow + o.shift
			o.set(f, at, "question", o.input(in))
			o.set(f, at, "type", "Jumlah")
		}
		o.inputs[string(n.Code)+"."+in.Key] = at
		if x, ok := u.Inputs[in.Key]; ok {
			o.set(f, at, "answer", o.number(x))
		}
		if x, ok := p.Inputs[in.Key]; ok {
			o.set(f, at, "tpi", o.number(x))
		}
	}
}
