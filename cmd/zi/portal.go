package main

import (
	"path/filepath"
	"strings"

	"siapzi/model/form"
	"siapzi/model/lke"
)

// portalCmd is what PortalRB takes and gives.
type portalCmd struct {
	Import portalImportCmd `cmd:"" help:"Impor jawaban dari lembar \"Jawaban\" (XLSX) atau JSON PortalRB."`
	Export portalExportCmd `cmd:"" help:"Tulis lembar \"Jawaban\" (XLSX) atau JSON PortalRB."`
	Schema portalSchemaCmd `cmd:"" help:"Cetak skema JSON yang dipakai."`
}

type portalImportCmd struct {
	WS   string `arg:"" name:"ws" help:"Folder ruang kerja."`
	File string `arg:"" name:"berkas" help:"Lembar Jawaban (.xlsx) atau JSON (.json)."`
	importFlags
}

// Run imports what differs, all or nothing.
func (c *portalImportCmd) Run(a *app) error {
	return c.importForm(a, c.WS, func(w *lke.Worksheet) (*form.Book, error) {
		if isJSON(c.File) {
			return form.ReadJSON(a.ctx, w, c.File)
		}
		return form.Read(a.ctx, w, c.File, form.Options{})
	})
}

func isJSON(path string) bool { return strings.EqualFold(filepath.Ext(path), ".json") }

type portalExportCmd struct {
	WS   string `arg:"" name:"ws" help:"Folder ruang kerja."`
	Into string `name:"isi" placeholder:"lkezi.xlsx" help:"Templat PortalRB yang diisi; tanpa ini dibuat yang baru."`
	exportFlags
}

// Help says how links come about.
func (c *portalExportCmd) Help() string {
	return `Hasil berakhiran .json menjadi JSON, selain itu lembar "Jawaban".
Tautan bukti mengikuti setelan portal.link, misalnya:
  zi setting WS set portal.link=https://drive.google.com/drive/folders/contoh/{kode}
Isian yang dikenal: {kode}, {area}, {pokja}, {soal}, {tahun}.
`
}

// Run writes JSON or a sheet, by the name of the result.
func (c *portalExportCmd) Run(a *app) error {
	if !isJSON(c.Out) {
		return c.export(a, c.WS, form.Portal, c.Into, true)
	}
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // only read
	if c.Dry {
		return c.dry(a, ws, "")
	}
	o, err := c.output(true)
	if err != nil {
		return err
	}
	done, err := ws.Forms().WriteJSON(a.ctx, c.Out, o)
	if err != nil {
		return err
	}
	return c.print(a, done)
}

type portalSchemaCmd struct{}

// Run prints the schema.
func (c *portalSchemaCmd) Run(a *app) error {
	_, err := a.stdout.Write(form.PortalSchema())
	return err
}
