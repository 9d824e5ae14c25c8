package form_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

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
	}
	b := read(t, o.save(t, unit, nil))
	var cells []string
	for _, p := range b.Problems {
		cells = append(cells, p.Cell)
	}
	want := []string{"LKE ZI!K8", "LKE ZI!K9", "LKE ZI!K129", "LKE ZI!K132", "LKE ZI!K202"}
	if d := cmp.Diff(want, cells); d != "" {
		t.Errorf("-want +got\n%s\n%v", d, b.Problems)
	}
	if a := b.Answers[model.UnitAssessor]["P.1.ii.a"]; !a.Blank || a.Bad {
		t.Errorf("%+v", a)
	}
}
