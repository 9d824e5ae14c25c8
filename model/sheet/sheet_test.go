package sheet_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"siapzi/model"
	"siapzi/model/sheet"
)

func table() sheet.Table {
	return sheet.Table{
		Name: "Daftar bukti", Title: "Daftar bukti Balai Contoh", About: []string{"Tahun 2026"},
		Columns: []sheet.Column{{Head: "No", Width: 5, Kind: sheet.Number}, {Head: "Judul", Width: 60}, {Head: "Tanggal", Width: 12, Kind: sheet.Date}},
		Rows: [][]any{
			{1, "SK tim; \"kerja\"\nbaris kedua", model.Date("2026-01-12")},
			{2, "=HYPERLINK(\"http://x\")", model.Date("")},
			{nil, "Rapat – é\x00", model.Date("2026-02-03")},
		},
		Created: time.Date(2026, 5, 31, 0, 0, 0, 0, time.UTC), Creator: "SiapZI",
	}
}

func TestWorkbook(t *testing.T) {
	var one, two bytes.Buffer
	for _, b := range []*bytes.Buffer{&one, &two} {
		if err := table().WriteXLSX(b); err != nil {
			t.Fatal(err)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(one.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()

	t.Run("the same table gives the same bytes", func(t *testing.T) {
		if !bytes.Equal(one.Bytes(), two.Bytes()) {
			t.Error("they differ")
		}
	})
	t.Run("cells hold what was given, text never as a formula", func(t *testing.T) {
		rows, err := f.GetRows("Daftar bukti")
		if err != nil {
			t.Fatal(err)
		}
		want := [][]string{{"Daftar bukti Balai Contoh"}, {"Tahun 2026"}, nil, {"No", "Judul", "Tanggal"},
			{"1", "SK tim; \"kerja\"\nbaris kedua", "12/01/2026"}, {"2", "=HYPERLINK(\"http://x\")"}, {"", "Rapat – é", "03/02/2026"}}
		if diff := cmp.Diff(want, rows); diff != "" {
			t.Error(diff)
		}
		if s, _ := f.GetCellFormula("Daftar bukti", "B6"); s != "" {
			t.Errorf("a formula: %s", s)
		}
	})
	t.Run("it is set up for paper and has its heads frozen", func(t *testing.T) {
		layout, err := f.GetPageLayout("Daftar bukti")
		if err != nil || *layout.Size != 9 || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
			t.Errorf("%+v %v", layout, err)
		}
		panes, err := f.GetPanes("Daftar bukti")
		if err != nil || !panes.Freeze || panes.YSplit != 4 {
			t.Errorf("%+v %v", panes, err)
		}
		names := map[string]string{}
		for _, d := range f.GetDefinedName() {
			names[d.Name] = d.RefersTo
		}
		if names["_xlnm.Print_Titles"] != "'Daftar bukti'!$4:$4" || !strings.HasSuffix(names["_xlnm._FilterDatabase"], "$A$4:$C$7") {
			t.Errorf("%v", names)
		}
	})
	t.Run("LibreOffice prints it on A4 in landscape, if it is there", func(t *testing.T) {
		office, err := exec.LookPath("soffice")
		if err != nil {
			t.Skip("not required")
		}
		dir := t.TempDir()
		path := filepath.Join(dir, "a.xlsx")
		if err := os.WriteFile(path, one.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "pdf", "--outdir", dir, path).CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		info, err := exec.Command("pdfinfo", filepath.Join(dir, "a.pdf")).Output()
		if err != nil || !strings.Contains(string(info), "841.89 x 595.276") && !strings.Contains(string(info), "(A4)") {
			t.Errorf("%s %v", info, err)
		}
	})
}

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	if err := table().WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	want := "\uFEFFNo;Judul;Tanggal\r\n1;\"SK tim; \"\"kerja\"\"\r\nbaris kedua\";12/01/2026\r\n2;\"'=HYPERLINK(\"\"http://x\"\")\";\r\n;Rapat – é;03/02/2026\r\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestWrongCells(t *testing.T) {
	for name, row := range map[string][]any{"too few cells": {1}, "a text for a number": {"satu", "SK", model.Date("")}} {
		c := table()
		c.Rows = [][]any{row}
		if err := c.WriteXLSX(&bytes.Buffer{}); err == nil {
			t.Errorf("%s: no error for a workbook", name)
		}
		if err := c.WriteCSV(&bytes.Buffer{}); err == nil {
			t.Errorf("%s: no error for CSV", name)
		}
	}
}
