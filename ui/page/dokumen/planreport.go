package dokumen

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/disk"
	"siapzi/model/sheet"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

// problemTable lists the files of the import table that need somebody's care,
// for whoever has to mend them: those that cannot be imported, and those that
// can, but not be read.
func problemTable(lines []line, now time.Time) sheet.Table {
	t := sheet.Table{Name: lang.L("Berkas bermasalah"), Title: lang.L("Berkas yang perlu diperbaiki sebelum diimpor"), Created: now,
		About: []string{lang.L("Berkas asli tidak diubah. Perbaiki di tempatnya, lalu impor lagi.")},
		Columns: []sheet.Column{{Head: lang.L("Berkas"), Width: 44}, {Head: lang.L("Keadaan"), Width: 20}, {Head: lang.L("Masalah"), Width: 70},
			{Head: lang.L("Lokasi"), Width: 80}}, Rows: [][]any{}}
	for i := range lines {
		l := &lines[i]
		if !l.troubled() {
			continue
		}
		state, why := lang.L("tidak diimpor"), say.Text(l.item.Reason)
		if !l.failed {
			state, why = lang.L("dapat diimpor"), say.Text(l.item.Blob.Problem.Sentence())
		}
		t.Rows = append(t.Rows, []any{l.item.Name, state, why, l.item.Path})
	}
	return t
}

// troubled tells whether something is wrong with the file itself.
func (l *line) troubled() bool { return l.failed || l.item.Blob.Problem != model.ProblemNone }

// saveReport asks where the list of troubled files shall be written.
func (t *planPane) saveReport() {
	p := t.p
	now := p.d.Now()
	table := problemTable(t.lines, now)
	name := lang.L("Berkas bermasalah {{.Day}}", map[string]any{"Day": now.Format(time.DateOnly)}) + ".xlsx"
	p.d.Picker.SaveFile(lang.L("Simpan daftar berkas bermasalah"), name, func(path string) {
		write := func(ctx context.Context) (string, error) { return path, writeTable(ctx, path, table) }
		task.Latest(p.d.Tasks, "plan.report", write, func(path string) {
			p.d.Shell.Toast(lang.L("Daftar berkas bermasalah disimpan."), lang.L("Buka"), func() { p.d.Shell.OpenPath(path) })
		}, p.d.Shell.ShowError)
	})
}

// writeTable writes a workbook, the whole of it or nothing.
func writeTable(ctx context.Context, path string, table sheet.Table) error {
	wrong := func(err error) error {
		return model.Errorf(model.Unavailable, "Daftar tidak dapat ditulis ke %s. Tutup berkasnya di program lain atau pilih folder lain: %w.", path, err)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".siapzi-*")
	if err != nil {
		return wrong(err)
	}
	err = table.WriteXLSX(f)
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = disk.Rename(ctx, f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // half a list is worth nothing
		return wrong(err)
	}
	return nil
}
