package main

import (
	"io"
	"os"
	"strings"

	"siapzi/model"
	"siapzi/model/catalog"
)

type addCmd struct {
	Link addLinkCmd `cmd:"" help:"Simpan alamat web sebagai bukti."`
	Note addNoteCmd `cmd:"" help:"Simpan teks sebagai bukti."`
}

// detailFlags are what both kinds of new documents can be given.
type detailFlags struct {
	Title  string     `name:"title" placeholder:"JUDUL" help:"Judul dokumen; tanpa ini dari isinya."`
	Number string     `name:"number" placeholder:"NOMOR" help:"Nomor dokumen."`
	Date   model.Date `name:"date" placeholder:"TTTT-BB-HH" help:"Tanggal dokumen, misalnya 2026-05-31."`
	Kind   string     `name:"kind" placeholder:"JENIS" help:"Jenis: sk, undangan, notula, laporan, …"`
	Issuer string     `name:"issuer" placeholder:"NAMA" help:"Penerbit."`
	Note   string     `name:"note" placeholder:"CATATAN" help:"Catatan pada dokumen."`
	To     []string   `name:"to" placeholder:"SOAL" help:"Soal yang dibuktikan, misalnya P.1.i.a; boleh beberapa dengan koma."`
	JSON   bool       `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

func (f *detailFlags) details() catalog.Details {
	return catalog.Details{Title: f.Title, Number: f.Number, Date: f.Date, Kind: model.DocumentKind(f.Kind), Issuer: f.Issuer, Note: f.Note}
}

type addLinkCmd struct {
	WS      string `arg:"" name:"ws" help:"Folder ruang kerja."`
	Address string `arg:"" name:"alamat" help:"Alamat lengkap dengan https:// atau http://. Alamat tidak dibuka."`
	detailFlags
}

// Run stores an address as a document.
func (c *addLinkCmd) Run(a *app) error {
	return c.add(a, c.WS, func(cat *catalog.Catalog, to []model.Code) (catalog.Made, error) {
		return cat.AddLink(a.ctx, who(), catalog.LinkInput{Address: c.Address, Details: c.details()}, to...)
	})
}

type addNoteCmd struct {
	WS   string `arg:"" name:"ws" help:"Folder ruang kerja."`
	Text string `arg:"" name:"teks" help:"Isi catatan; @BERKAS membaca dari berkas, - membaca dari masukan."`
	detailFlags
}

// Run stores a text as a document.
func (c *addNoteCmd) Run(a *app) error {
	text, err := readText(c.Text)
	if err != nil {
		return err
	}
	return c.add(a, c.WS, func(cat *catalog.Catalog, to []model.Code) (catalog.Made, error) {
		return cat.AddNote(a.ctx, who(), catalog.NoteInput{Text: text, Details: c.details()}, to...)
	})
}

// maxInput bounds what is read for a note, in bytes.
const maxInput = 4 << 20

// readText gives the text itself, that of a file after @, or that of the
// standard input for -.
func readText(s string) (string, error) {
	in := io.Reader(os.Stdin)
	switch path, isFile := strings.CutPrefix(s, "@"); {
	case isFile:
		f, err := os.Open(path)
		if err != nil {
			return "", model.Errorf(model.NotFound, "Berkas %s tidak dapat dibaca.", path)
		}
		defer f.Close() // read-only
		in = f
	case s != "-":
		return s, nil
	}
	data, err := io.ReadAll(io.LimitReader(in, maxInput))
	return string(data), err
}

// add opens the workspace, adds the document and tells of it.
func (f *detailFlags) add(a *app, dir string, add func(cat *catalog.Catalog, to []model.Code) (catalog.Made, error)) error {
	ws, err := a.open(dir)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // the document is committed; a failing close cannot lose it
	to, err := questionCodes(ws.Worksheet(), f.To)
	if err != nil {
		return err
	}
	made, err := add(ws.Catalog(), to)
	if err != nil {
		return err
	}
	d, err := ws.Catalog().Get(a.ctx, made.Document)
	if err != nil {
		return err
	}
	if f.JSON {
		return a.json(map[string]any{"document": made.Document, "title": d.Title, "status": made.Status, "linked": codesOf(d)})
	}
	a.print("%-9s  %s  %s", statusWords[made.Status], made.Document, d.Title)
	for _, code := range codesOf(d) {
		a.print("           → %s", code)
	}
	return nil
}

// codesOf gives the questions that a document proves; never nil.
func codesOf(d model.Document) []model.Code {
	codes := []model.Code{}
	for _, l := range d.Links {
		codes = append(codes, l.Code)
	}
	return codes
}
