package dokumen

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"siapzi/model"
	"siapzi/model/sheet"
	"siapzi/ui/pick"
)

func TestReportOfTroubledFiles(t *testing.T) {
	o := newOffice(t)
	p := o.open()
	good, empty := o.file("bukti/Maklumat.txt", maklumatText), o.file("bukti/kosong.pdf", "")
	damaged := o.file("bukti/rusak.pdf", "%PDF-1.4\nxxxx")
	p.Drop([]string{good})
	if p.table.report.Visible() {
		t.Error("a list of nothing is offered")
	}
	p.Drop([]string{empty, damaged})
	path := filepath.Join(t.TempDir(), "daftar.xlsx")
	p.d.Picker.(*pick.Fake).SavePath = path

	test.Tap(p.table.report)

	grids, err := sheet.Read(t.Context(), path)
	if err != nil || len(grids) != 1 {
		t.Fatal(grids, err)
	}
	var all []string
	for r := 1; r <= grids[0].Rows; r++ {
		var row []string
		for c := 1; c <= grids[0].Columns; c++ {
			row = append(row, grids[0].Value(r, c))
		}
		all = append(all, strings.Join(row, "|"))
	}
	text := strings.Join(all, "\n")
	for _, want := range []string{"kosong.pdf|tidak diimpor|Berkas ini kosong (0 byte).|" + empty, "rusak.pdf|dapat diimpor|Berkas ini rusak"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "Maklumat.txt") || o.toasts[len(o.toasts)-1] != "Daftar berkas bermasalah disimpan." {
		t.Errorf("%v\n%s", o.toasts, text)
	}
	p.d.Picker.(*pick.Fake).SavePath = filepath.Join(t.TempDir(), "tidak ada", "x.xlsx")
	test.Tap(p.table.report)
	if len(o.errs) != 1 || model.KindOf(o.errs[0]) != model.Unavailable {
		t.Errorf("%v", o.errs)
	}
}
