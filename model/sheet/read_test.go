package sheet_test

import (
	"archive/zip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"siapzi/model"
	"siapzi/model/sheet"
)

// workbook writes a file with excelize, which is not ours.
func workbook(t *testing.T, fill func(f *excelize.File)) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	path := filepath.Join(t.TempDir(), "a.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestRead(t *testing.T) {
	path := workbook(t, func(f *excelize.File) {
		_ = f.SetSheetName("Sheet1", "Rencana & aksi")
		_ = f.SetCellValue("Rencana & aksi", "B2", "JUDUL")
		_ = f.MergeCell("Rencana & aksi", "B2", "D3")
		_ = f.SetCellValue("Rencana & aksi", "A5", 3.5)
		_ = f.SetCellValue("Rencana & aksi", "B5", time.Date(2026, 5, 31, 0, 0, 0, 0, time.UTC))
		_ = f.SetCellValue("Rencana & aksi", "C5", true)
		_ = f.SetCellRichText("Rencana & aksi", "D5", []excelize.RichTextRun{{Text: "dua "}, {Text: "gaya", Font: &excelize.Font{Bold: true}}})
		_ = f.SetCellFormula("Rencana & aksi", "E5", "1+1")
		for cell, color := range map[string]string{"F5": "FFC000", "G5": "FFFFFF"} {
			s, _ := f.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}})
			_ = f.SetCellStyle("Rencana & aksi", cell, cell, s)
		}
		_, _ = f.NewSheet("Lain")
		_ = f.SetSheetVisible("Lain", false)
	})

	grids, err := sheet.Read(t.Context(), path)
	if err != nil || len(grids) != 2 {
		t.Fatal(err, len(grids))
	}
	g := grids[0]
	for at, want := range map[[2]int]string{{2, 2}: "JUDUL", {3, 4}: "JUDUL", {5, 1}: "3.5", {5, 2}: "2026-05-31", {5, 3}: "ya", {5, 4}: "dua gaya", {9, 9}: ""} {
		if got := g.Value(at[0], at[1]); got != want {
			t.Errorf("%s: %q, want %q", sheet.Address(at[0], at[1]), got, want)
		}
	}
	if g.At(3, 4).Text != "" || !g.At(5, 6).Filled || g.At(5, 7).Filled || g.Rows != 5 || g.Columns != 4 || g.Name != "Rencana & aksi" || !grids[1].Hidden {
		t.Errorf("%d×%d %+v", g.Rows, g.Columns, g.At(5, 6))
	}
	if s := sheet.ColumnName(28) + sheet.ColumnName(26) + sheet.ColumnName(1); s != "ABZA" {
		t.Error(s)
	}
}

// raw writes a workbook whose only sheet is xml.
func raw(t *testing.T, xml string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "raw.xlsx")
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(out)
	const rel = `<Relationships xmlns="r"><Relationship Id="i" Type="x/%s" Target="%s"/></Relationships>`
	for _, p := range [][2]string{{"_rels/.rels", fmt.Sprintf(rel, "officeDocument", "xl/workbook.xml")},
		{"xl/_rels/workbook.xml.rels", fmt.Sprintf(rel, "worksheet", "s.xml")},
		{"xl/workbook.xml", `<workbook><sheets><sheet name="A" r:id="i"/></sheets></workbook>`}, {"xl/s.xml", xml}} {
		w, err := z.Create(p[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(p[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadIsBounded(t *testing.T) {
	lonely := raw(t, `<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="2"><c r="XFD2"><v>1</v></c></row>
		<row r="3"><c r="A3" t="inlineStr"><is><t>ada</t></is></c></row></sheetData><mergeCells><mergeCell ref="A4:XFD1048576"/></mergeCells></worksheet>`)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	grids, err := sheet.Read(t.Context(), lonely)
	runtime.ReadMemStats(&after)
	if err != nil || grids[0].Rows != 3 || grids[0].Value(3, 1) != "ada" {
		t.Fatalf("%v %+v", err, grids)
	}
	if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 200 {
		t.Errorf("%d MB for three cells", mb)
	}

	bomb := raw(t, "<worksheet><sheetData><row>"+strings.Repeat(" ", 100<<20)+"</row></sheetData></worksheet>")
	if info, _ := os.Stat(bomb); info.Size() > 1<<20 {
		t.Fatalf("the bomb has %d bytes", info.Size())
	}
	many := raw(t, "<worksheet><sheetData>"+strings.Repeat("<row>"+strings.Repeat("<c><v>1</v></c>", 200)+"</row>", 2000)+"</sheetData></worksheet>")
	for name, path := range map[string]string{"a bomb": bomb, "too many cells": many} {
		if _, err := sheet.Read(t.Context(), path); model.KindOf(err) != model.Unsupported {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for name, c := range map[string]struct {
		path string
		want model.Kind
	}{
		"no file":              {filepath.Join(dir, "x"), model.NotFound},
		"a folder":             {dir, model.Unsupported},
		"a text":               {write("a.txt", "halo"), model.Unsupported},
		"an old or locked one": {write("a.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1xxxxxxxx"), model.Denied},
		"damaged":              {raw(t, "<worksheet><sheetData><row"), model.Invalid},
	} {
		if _, err := sheet.Read(t.Context(), c.path); model.KindOf(err) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := sheet.Read(ctx, raw(t, "<worksheet/>")); model.KindOf(err) != model.Canceled {
		t.Errorf("canceled: %v", err)
	}
}
