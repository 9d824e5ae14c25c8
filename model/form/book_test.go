package form_test

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"

	"siapzi/model"
	"siapzi/model/form"
	"siapzi/model/lke"
)

// said gives what a book says as answers.
func said(b *form.Book, who model.Assessor) lke.Answers {
	all := lke.Answers{}
	for code, a := range b.Answers[who] {
		all[code] = a.Answer
	}
	return all
}

func read(t *testing.T, path string) *form.Book {
	t.Helper()
	b, err := form.Read(t.Context(), lke.Default(), path, form.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func same(t *testing.T, b *form.Book, unit, tpi lke.Answers) {
	t.Helper()
	for who, want := range map[model.Assessor]lke.Answers{model.UnitAssessor: unit, model.TPI: tpi} {
		if d := cmp.Diff(want, said(b, who), cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s: -want +got\n%s", who, d)
		}
	}
	if len(b.Problems) > 0 {
		t.Errorf("%d problems: %v", len(b.Problems), b.Problems[:min(5, len(b.Problems))])
	}
}

func TestMangled(t *testing.T) {
	w := lke.Default()
	unit, tpi := answersOf(w, 1, model.UnitAssessor), answersOf(w, 2, model.TPI)
	moved := map[string]int{"question": 8, "weight": 20, "criteria": 21, "type": 9, "answer": 12, "value": 13, "percent": 14, "note": 11, "evidence": 22, "tpi": 17, "tpinote": 16}
	cases := map[string]func(o *official){
		"as it is":                 func(*official) {},
		"a renamed sheet":          func(o *official) { o.sheet = "Penilaian 2026 (final)" },
		"title rows":               func(o *official) { o.shift = 7 },
		"moved columns":            func(o *official) { o.column = func(s string) int { return moved[s] } },
		"small letters and spaces": func(o *official) { o.write = func(s string) any { return "  " + strings.ToLower(s) + " " } },
		"letters with words": func(o *official) {
			o.write = func(s string) any {
				if len(s) == 1 {
					return s + ". sesuai"
				}
				return strings.ToUpper(s)
			}
		},
		"options with all their words": func(o *official) {
			o.write = func(s string) any {
				return map[bool]any{true: strings.ToLower(s) + ". Semua yang diminta sudah dilaksanakan menurut ketentuan", false: s}[len(s) == 1]
			}
		},
		"numbers named in a few other words": func(o *official) {
			o.input = func(in lke.Input) string { return "- Angka yang dimaksud" }
			o.text = func(n *lke.Node) string { return "Pertanyaan lain sama sekali mengenai hal tersebut" }
			o.column = func(s string) int {
				if s == "type" {
					return 0
				}
				return usual[s]
			}
			o.shift = 2
		},
		"y and t": func(o *official) {
			o.write = func(s string) any { return map[string]any{"Ya": "y", "Tidak": "tdk"}[s] }
			o.write = orSelf(o.write)
		},
		"numbers as text": func(o *official) {
			o.number = func(x float64) any { return strings.Replace(fmt.Sprint(x), ".", ",", 1) }
		},
		"numbers with units": func(o *official) {
			o.number = func(x float64) any { return strings.Replace(fmt.Sprint(x), ".", ",", 1) + " orang" }
		},
		"other words": func(o *official) {
			o.text = func(n *lke.Node) string { return "Pertanyaan lain sama sekali mengenai hal tersebut" }
		},
		"inserted rows": func(o *official) {
			o.between = func(n *lke.Node) int {
				if n.Level == lke.LevelAspek {
					return 1
				}
				return 0
			}
		},
		"no heads":                   func(o *official) { o.bare = true },
		"hidden rows and columns":    func(o *official) { o.after = hide },
		"merged cells":               func(o *official) { o.after = merge },
		"a formula for every answer": func(o *official) { o.raw = formulas },
		"an empty copy beside it":    func(o *official) { o.after = copyEmpty },
		"no type column": func(o *official) {
			o.column = func(s string) int {
				if s == "type" {
					return 0
				}
				return usual[s]
			}
		},
		"labels in the cell of the text":                      func(o *official) { o.glued = true },
		"labels as whole codes":                               func(o *official) { o.chain = true },
		"a line between the label of R.5.iii and its numbers": func(o *official) { o.after = between },
		"percentages beside the numbers":                      func(o *official) { o.after = percentages },
		"other words, no answer types, title rows": func(o *official) {
			o.text = func(n *lke.Node) string { return "Pertanyaan lain sama sekali mengenai hal tersebut" }
			o.column = func(s string) int {
				if s == "type" {
					return 0
				}
				return usual[s]
			}
			o.shift = 5
		},
		"other words, no heads, small letters, inserted rows": func(o *official) {
			o.text = func(n *lke.Node) string { return "Pertanyaan lain sama sekali mengenai hal tersebut" }
			o.bare = true
			o.write = func(s string) any { return strings.ToLower(s) }
			o.between = func(n *lke.Node) int {
				if n.Level == lke.LevelArea {
					return 2
				}
				return 0
			}
		},
		"a list of choices far right": func(o *official) {
			o.after = func(f *excelize.File, o *official) {
				for i, row := range o.rows {
					_ = f.SetCellStr(o.sheet, fmt.Sprint("X", row), map[bool]string{true: "Ya", false: "A"}[len(i)%2 == 0])
				}
			}
		},
		"criteria in rows of their own, other words, no answer types": func(o *official) {
			o.text = func(n *lke.Node) string { return "Pertanyaan lain sama sekali mengenai hal tersebut" }
			o.column = func(s string) int {
				if s == "type" {
					return 0
				}
				return usual[s]
			}
			o.between = func(n *lke.Node) int { return 4 }
			o.after = criteriaRows
		},
		"rows of nodes left out": func(o *official) { o.skip = func(n *lke.Node) bool { return n.Level == lke.LevelArea } },
	}
	for name, mangle := range cases {
		t.Run(name, func(t *testing.T) {
			o := newOfficial()
			mangle(o)
			b := read(t, o.save(t, unit, tpi))
			same(t, b, unit, tpi)
			if got := b.Answers[model.UnitAssessor]["P.1.i.a"].Evidence; got != "https://drive.contoh.go.id/P.1.i.a" {
				t.Errorf("evidence %q", got)
			}
		})
	}
}

func orSelf(f func(string) any) func(string) any {
	return func(s string) any {
		if v := f(s); v != nil {
			return v
		}
		return s
	}
}

func hide(f *excelize.File, o *official) {
	for r := 10; r < 60; r++ {
		_ = f.SetRowVisible(o.sheet, r, false)
	}
	_ = f.SetColVisible(o.sheet, "I:J", false)
}

// merge merges each answer with the cell below or right of it, as people do.
func merge(f *excelize.File, o *official) {
	for _, row := range o.rows {
		_ = f.MergeCell(o.sheet, fmt.Sprintf("F%d", row), fmt.Sprintf("G%d", row))
	}
	_ = f.MergeCell(o.sheet, "K2", "O2")
	_ = f.MergeCell(o.sheet, "P2", "S2")
}

// criteriaRows writes a criterion below the first one of every question with
// options, each in a row of its own.
func criteriaRows(f *excelize.File, o *official) {
	for code, row := range o.rows {
		n := o.w.Question(code)
		for i := range n.Options {
			_ = f.SetCellStr(o.sheet, fmt.Sprint("I", row+i), string(rune('a'+i))+". Kriteria lain mengenai hal tersebut")
		}
	}
}

// formulas makes the unit's answers formulas with values as of the last save.
func formulas(o *official, unit lke.Answers, xml string) string {
	for code, row := range o.rows {
		if a := unit[code]; a.Option != "" {
			re := regexp.MustCompile(fmt.Sprintf(`<c r="K%d" t="s"><v>\d+</v></c>`, row))
			xml = re.ReplaceAllString(xml, fmt.Sprintf(`<c r="K%d" t="str"><f>Lain!A1</f><v>%s</v></c>`, row, a.Option))
		}
	}
	return xml
}

// between puts the label of R.5.iii.a and b one row above the percentage.
func between(f *excelize.File, o *official) {
	for _, row := range []int{177, 184} {
		s, _ := f.GetCellValue(o.sheet, fmt.Sprint("E", row))
		_ = f.SetCellStr(o.sheet, fmt.Sprint("E", row), "")
		_ = f.SetCellStr(o.sheet, fmt.Sprint("E", row-1), s)
		_ = f.SetCellStr(o.sheet, fmt.Sprint("F", row-1), "Penyampaian laporan harta kekayaan")
	}
}

// percentages show what the numbers of a ratio give, where the answer of
// another question would stand.
func percentages(f *excelize.File, o *official) {
	style, _ := f.NewStyle(&excelize.Style{NumFmt: 9})
	for _, n := range lke.Default().Questions {
		if n.Scale == lke.ScaleRatio {
			at := fmt.Sprint("K", o.rows[n.Code])
			_ = f.SetCellFloat(o.sheet, at, 0.857142857, 9, 64)
			_ = f.SetCellStyle(o.sheet, at, at, style)
		}
	}
}

func copyEmpty(f *excelize.File, o *official) {
	from, _ := f.GetSheetIndex(o.sheet)
	to, _ := f.NewSheet("Salinan")
	_ = f.CopySheet(from, to)
	for row := 4; row < 210; row++ {
		for _, c := range []string{"K", "N", "P"} {
			_ = f.SetCellStr("Salinan", fmt.Sprint(c, row), "")
		}
	}
	_ = f.MoveSheet("Salinan", o.sheet)
}

func TestProblems(t *testing.T) {
	w := lke.Default()
	unit := answersOf(w, 3, model.UnitAssessor)
	o := newOfficial()
	o.after = func(f *excelize.File, o *official) {
		_ = f.SetCellValue(o.sheet, "K8", "mungkin")
		_ = f.SetCellValue(o.sheet, "K9", "E")
		_ = f.SetCellValue(o.sheet, "K11", "Blm Diisi")
		_ = f.SetCellValue(o.sheet, "K129", "banyak")
		_ = f.SetCellValue(o.sheet, "K202", 94.5)
		_ = f.SetCellValue(o.sheet, "K132", 2.5)
		_ = f.SetCellValue(o.sheet, "K160", 0.75) // a ratio in place of its numbers
		_ = f.SetCellValue(o.sheet, "K161", nil)
		_ = f.SetCellValue(o.sheet, "K162", nil)
	}
	b := read(t, o.save(t, unit, nil))
	var cells []string
	for _, p := range b.Problems {
		cells = append(cells, p.Cell)
	}
	want := []string{"LKE ZI!K8", "LKE ZI!K9", "LKE ZI!K129", "LKE ZI!K132", "LKE ZI!K160", "LKE ZI!K202"}
	if d := cmp.Diff(want, cells); d != "" {
		t.Errorf("-want +got\n%s\n%v", d, b.Problems)
	}
	if a := b.Answers[model.UnitAssessor]["P.1.ii.a"]; !a.Blank || a.Bad {
		t.Errorf("%+v", a)
	}
}

func TestByPlace(t *testing.T) {
	w := lke.Default()
	unit := answersOf(w, 4, model.UnitAssessor)
	f := excelize.NewFile()
	defer f.Close()
	_ = f.SetSheetName("Sheet1", "Jawaban")
	_ = f.SetCellStr("Jawaban", "K1", "Jawaban")
	for _, n := range w.Questions {
		a := unit[n.Code]
		if n.PortalXLSXRow > 0 && a.Option != "" {
			_ = f.SetCellStr("Jawaban", fmt.Sprint("K", n.PortalXLSXRow), a.Option)
		}
		for i, in := range n.Inputs {
			row := in.PortalXLSXRow
			if row == 0 {
				row = n.PortalXLSXRow
			}
			_ = f.SetCellFloat("Jawaban", fmt.Sprint("K", row), a.Inputs[in.Key], -1, 64)
			if i == 0 {
				_ = f.SetCellStr("Jawaban", fmt.Sprint("L", row), a.Note)
			}
		}
		if n.PortalXLSXRow > 0 {
			_ = f.SetCellStr("Jawaban", fmt.Sprint("L", n.PortalXLSXRow), a.Note)
		}
	}
	path := filepath.Join(t.TempDir(), "jawaban.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	b := read(t, path)
	if d := cmp.Diff(unit, said(b, model.UnitAssessor), cmpopts.EquateEmpty()); d != "" || b.Kind != form.Portal {
		t.Errorf("%s: -want +got\n%s", b.Kind, d)
	}
}

func TestRefused(t *testing.T) {
	for name, fill := range map[string]func(f *excelize.File){
		"an empty workbook": func(*excelize.File) {},
		"another table": func(f *excelize.File) {
			for r := 1; r < 300; r++ {
				_ = f.SetSheetRow("Sheet1", fmt.Sprint("A", r), &[]any{r, "Kegiatan rutin di kantor", "Ya", "A", 3})
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := excelize.NewFile()
			defer f.Close()
			fill(f)
			path := filepath.Join(t.TempDir(), "a.xlsx")
			if err := f.SaveAs(path); err != nil {
				t.Fatal(err)
			}
			if _, err := form.Read(t.Context(), lke.Default(), path, form.Options{}); model.KindOf(err) != model.Invalid {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestHostile(t *testing.T) {
	w := lke.Default()
	unit := answersOf(w, 4, model.UnitAssessor)
	soon := func(t *testing.T, path string) (*form.Book, error) {
		t.Helper()
		start := time.Now()
		b, err := form.Read(t.Context(), w, path, form.Options{})
		if d := time.Since(start); d > 15*time.Second {
			t.Errorf("took %v", d)
		}
		return b, err
	}
	t.Run("a million empty rows", func(t *testing.T) {
		o := newOfficial()
		o.raw = func(_ *official, _ lke.Answers, xml string) string {
			var b strings.Builder
			for r := 300; r < 1_000_300; r++ {
				fmt.Fprintf(&b, `<row r="%d"/>`, r)
			}
			return strings.Replace(xml, "</sheetData>", b.String()+"</sheetData>", 1)
		}
		b, err := soon(t, o.save(t, unit, nil))
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(unit, said(b, model.UnitAssessor), cmpopts.EquateEmpty()); d != "" {
			t.Error(d)
		}
	})
	t.Run("addresses outside are kept as words and never followed", func(t *testing.T) {
		o := newOfficial()
		o.after = func(f *excelize.File, o *official) {
			_ = f.SetCellStr(o.sheet, "O8", "folder bukti")
			_ = f.SetCellHyperLink(o.sheet, "O8", "https://tidak.ada.invalid/x", "External")
		}
		path := o.save(t, unit, nil)
		rewrite(t, path, func(name, content string) string {
			if name == "xl/_rels/workbook.xml.rels" {
				return strings.Replace(content, "</Relationships>", `<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="http://tidak.ada.invalid/y.xlsx" TargetMode="External"/></Relationships>`, 1)
			}
			return content
		})
		b, err := soon(t, path)
		if err != nil || b.Answers[model.UnitAssessor]["P.1.i.a"].Evidence != "folder bukti\nhttps://tidak.ada.invalid/x" {
			t.Errorf("%v %+v", err, b.Answers[model.UnitAssessor]["P.1.i.a"])
		}
	})
	t.Run("a bomb", func(t *testing.T) {
		o := newOfficial()
		o.raw = func(_ *official, _ lke.Answers, xml string) string {
			return strings.Replace(xml, "<sheetData>", "<sheetData>"+strings.Repeat(" ", 200<<20), 1)
		}
		if _, err := soon(t, o.save(t, unit, nil)); model.KindOf(err) != model.Unsupported {
			t.Errorf("%v", err)
		}
	})
}
