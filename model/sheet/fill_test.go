package sheet_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/sheet"
)

// fill fills a workbook whose only sheet is xml and gives the XML afterwards.
func fill(t *testing.T, xml string, edits ...sheet.Edit) (string, sheet.Filled) {
	t.Helper()
	var out bytes.Buffer
	done, err := sheet.Fill(t.Context(), raw(t, xml), &out, edits)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "out.xlsx")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := sheet.Read(t.Context(), path); err != nil {
		t.Errorf("cannot be read again: %v", err)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("xl/s.xml")
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(data), done
}

func TestFillXML(t *testing.T) {
	text := func(s string) string { return `t="inlineStr"><is><t xml:space="preserve">` + s + `</t></is></c>` }
	at := func(row, column int, v any) sheet.Edit {
		return sheet.Edit{Sheet: "A", Row: row, Column: column, Value: v}
	}
	for name, c := range map[string]struct {
		in    string
		edits []sheet.Edit
		want  string
	}{
		"a cell that is there keeps its style": {`<worksheet><sheetData><row r="2"><c r="B2" s="7" t="s"><v>0</v></c></row></sheetData></worksheet>`,
			[]sheet.Edit{at(2, 2, "Ya & <x>")}, `<worksheet><sheetData><row r="2"><c r="B2" s="7" ` + text("Ya &amp; &lt;x&gt;") + `</row></sheetData></worksheet>`},
		"numbers, and nothing": {`<worksheet><sheetData><row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="2"><v>1</v></c></row></sheetData></worksheet>`,
			[]sheet.Edit{at(1, 1, 3.65), at(1, 2, nil)}, `<worksheet><sheetData><row r="1"><c r="A1" s="1"><v>3.65</v></c><c r="B1" s="2"/></row></sheetData></worksheet>`},
		"cells and rows that are not there, in order": {`<worksheet><sheetData><row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>1</v></c></row><row r="5"/></sheetData><x/></worksheet>`,
			[]sheet.Edit{at(2, 1, 1.0), at(2, 3, 2.0), at(2, 5, 3.0), at(1, 1, 4.0), at(5, 2, 5.0), at(9, 1, 6.0)},
			`<worksheet><sheetData><row r="1"><c r="A1"><v>4</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>1</v></c><c r="C2"><v>2</v></c><c r="D2"><v>1</v></c><c r="E2"><v>3</v></c></row><row r="5"><c r="B5"><v>5</v></c></row><row r="9"><c r="A9"><v>6</v></c></row></sheetData><x/></worksheet>`},
		"an empty sheet": {`<worksheet><sheetData/></worksheet>`, []sheet.Edit{at(3, 2, 1.0)}, `<worksheet><sheetData><row r="3"><c r="B3"><v>1</v></c></row></sheetData></worksheet>`},
		"names with a prefix": {`<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
			[]sheet.Edit{at(1, 1, 2.0), at(1, 2, "a")}, `<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1"><x:v>2</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t xml:space="preserve">a</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`},
		"cells without addresses": {`<worksheet><sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData></worksheet>`,
			[]sheet.Edit{at(1, 2, 9.0)}, `<worksheet><sheetData><row><c><v>1</v></c><c r="B1"><v>9</v></c></row></sheetData></worksheet>`},
		"a formula stays, what it gave goes": {`<worksheet><sheetData><row r="1"><c r="A1" t="str"><f>B1&amp;"x"</f><v>alt</v></c><c r="B1"><v>1</v></c></row></sheetData></worksheet>`,
			[]sheet.Edit{at(1, 1, "x"), at(1, 2, 2.0)}, `<worksheet><sheetData><row r="1"><c r="A1" t="str"><f>B1&amp;"x"</f></c><c r="B1"><v>2</v></c></row></sheetData></worksheet>`},
		"the first cell of a merged range": {`<worksheet><sheetData><row r="1"><c r="A1"/><c r="B1"/></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`,
			[]sheet.Edit{at(2, 2, 7.0)}, `<worksheet><sheetData><row r="1"><c r="A1"><v>7</v></c><c r="B1"/></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`},
	} {
		t.Run(name, func(t *testing.T) {
			got, _ := fill(t, c.in, c.edits...)
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
	t.Run("formulas that stayed are told", func(t *testing.T) {
		_, done := fill(t, `<worksheet><sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>`, at(1, 1, "x"))
		if d := cmp.Diff([]string{"A!A1"}, done.Kept); d != "" || done.Changed != 0 {
			t.Error(d)
		}
	})
	t.Run("a sheet that is not there is refused", func(t *testing.T) {
		var out bytes.Buffer
		_, err := sheet.Fill(t.Context(), raw(t, `<worksheet><sheetData/></worksheet>`), &out, []sheet.Edit{{Sheet: "B", Row: 1, Column: 1, Value: "x"}})
		if model.KindOf(err) != model.NotFound {
			t.Error(err)
		}
	})
}

func TestForm(t *testing.T) {
	most := 4.0
	f := sheet.Form{Name: "Formulir", Title: "T", Widths: []float64{10, 20, 10}, Head: 1, Cells: []sheet.FormCell{
		{Row: 1, Column: 1, Value: "Soal", Look: sheet.LookHead}, {Row: 2, Column: 1, Value: "=bukan rumus", Look: sheet.LookText},
		{Row: 2, Column: 2, Value: "Ya", Look: sheet.LookChoice, Open: true, Options: []string{"Ya", "Tidak"}},
		{Row: 3, Column: 2, Value: 3.5, Look: sheet.LookInput, Open: true, Most: &most},
		{Row: 2, Column: 3, Value: 1.0, Look: sheet.LookScore, Formula: `IF(B2="Ya",1,0)`, Comment: "Catatan"},
		{Row: 3, Column: 3, Value: "Blm Diisi", Look: sheet.LookScore, Formula: `IF(B9="","Blm Diisi",1)`}}}
	var one, two bytes.Buffer
	for _, b := range []*bytes.Buffer{&one, &two} {
		if err := sheet.WriteForm(b, f); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("the bytes differ")
	}
	path := filepath.Join(t.TempDir(), "a.xlsx")
	if err := os.WriteFile(path, one.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	grids, err := sheet.Read(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	g := grids[0]
	if c := g.At(2, 3); c.Text != "1" || !c.Formula {
		t.Errorf("%+v", c)
	}
	if c := g.At(3, 3); !c.Formula || g.At(2, 1).Formula {
		t.Errorf("%+v", c)
	}
	z, err := zip.NewReader(bytes.NewReader(one.Bytes()), int64(one.Len()))
	if err != nil {
		t.Fatal(err)
	}
	in, err := z.Open("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	xml, _ := io.ReadAll(in)
	for _, want := range []string{"<sheetProtection", `"Ya,Tidak"`, `<f>IF(B2=`, "dataValidation"} {
		if !strings.Contains(string(xml), want) && !strings.Contains(string(xml), strings.ReplaceAll(want, `"`, "&#34;")) && !strings.Contains(string(xml), strings.ReplaceAll(want, `"`, "&quot;")) {
			t.Errorf("no %s", want)
		}
	}
}
