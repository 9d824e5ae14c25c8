package survey

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"siapzi/model"
	"siapzi/model/charset"
	"siapzi/model/sheet"
)

// File is a table of responses as a form tool wrote it.
type File struct {
	Name string // without folders
	Rows [][]string
	// Note tells what was left out of reading, "" for nothing.
	Note string
}

// How large a file of responses may be. 20,000 rows of 40 columns are 10 MB.
const (
	maxBytes   = 32 << 20
	maxColumns = 200
	maxRows    = 100_000
	maxText    = 2000 // letters of one cell that are kept
)

// ReadFile reads a workbook (its sheet with most rows) or a text file with
// separators, whatever its character set. It is NotFound or Unavailable where
// the file cannot be read and Unsupported where it is no table or too large.
func ReadFile(ctx context.Context, path string) (*File, error) {
	f := &File{Name: filepath.Base(path)}
	ext := strings.ToLower(filepath.Ext(path))
	if ext == ".xlsx" || ext == ".xlsm" {
		return f, f.readBook(ctx, path)
	}
	if ext == ".xls" || ext == ".ods" || ext == ".pdf" || ext == ".docx" {
		return nil, model.Errorf(model.Unsupported, "Berkas %s belum dapat dibaca sebagai jawaban survei. Simpan sebagai XLSX atau CSV, lalu coba lagi.", f.Name)
	}
	return f, f.readText(ctx, path)
}

func (f *File) readBook(ctx context.Context, path string) error {
	grids, err := sheet.Read(ctx, path)
	if err != nil {
		return err
	}
	var best *sheet.Grid
	for _, g := range grids {
		if !g.Hidden && g.Rows > 0 && (best == nil || g.Rows > best.Rows) {
			best = g
		}
	}
	if best == nil {
		return model.Errorf(model.Invalid, "Buku kerja %s tidak berisi jawaban.", f.Name)
	}
	for y := 1; y <= best.Rows; y++ {
		row := make([]string, min(best.Columns, maxColumns))
		for x := range row {
			row[x] = strings.TrimSpace(best.At(y, x+1).Text)
		}
		f.Rows = append(f.Rows, row)
	}
	if best.Rows >= 20_000 { // the reader of workbooks ends there
		f.Note = "Hanya 20.000 baris pertama buku kerja yang dibaca. Simpan sebagai CSV bila jawabannya lebih banyak."
	}
	return nil
}

func (f *File) readText(ctx context.Context, path string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	in, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return model.Errorf(model.NotFound, "Berkas %s tidak ditemukan.", f.Name)
	}
	var data []byte
	if err == nil {
		defer in.Close() //nolint:errcheck // read-only
		data, err = io.ReadAll(io.LimitReader(in, maxBytes+1))
	}
	if err != nil {
		return model.Errorf(model.Unavailable, "Berkas %s tidak dapat dibaca: %w", f.Name, err)
	}
	if len(data) > maxBytes {
		return model.Errorf(model.Unsupported, "Berkas %s lebih besar dari %d MB. Simpan hanya kolom yang diperlukan, lalu coba lagi.", f.Name, maxBytes>>20)
	}
	text := strings.ReplaceAll(strings.ReplaceAll(charset.Decode(data, false), "\r\n", "\n"), "\r", "\n")
	if strings.ContainsRune(text, 0) {
		return model.Errorf(model.Unsupported, "Berkas %s bukan tabel jawaban survei. Pilih berkas CSV atau XLSX.", f.Name)
	}
	f.Rows = charset.Records(text, maxColumns)
	if len(f.Rows) < 2 {
		return model.Errorf(model.Invalid, "Berkas %s tidak berisi tabel dengan judul kolom dan jawaban.", f.Name)
	}
	if len(f.Rows) > maxRows {
		f.Rows = f.Rows[:maxRows]
		f.Note = "Hanya 100.000 baris pertama yang dibaca."
	}
	return nil
}

// at gives a cell, "" outside the table.
func (f *File) at(row, column int) string {
	if row < 0 || row >= len(f.Rows) || column < 0 || column >= len(f.Rows[row]) {
		return ""
	}
	s := f.Rows[row][column]
	if len(s) > maxText {
		if r := []rune(s); len(r) > maxText {
			s = string(r[:maxText]) + "…"
		}
	}
	return s
}
