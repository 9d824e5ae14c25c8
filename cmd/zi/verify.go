package main

import (
	"siapzi/model"
)

type verifyCmd struct {
	WS   string `arg:"" name:"ws" help:"Folder ruang kerja."`
	JSON bool   `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

type verifyJSON struct {
	OK       bool         `json:"ok"`
	Database []string     `json:"database"`
	Files    int          `json:"files"`
	Damaged  []model.Hash `json:"damaged"`
	Missing  []model.Hash `json:"missing"`
	Orphans  []model.Hash `json:"orphans"`
	Leftover []string     `json:"leftover"`
}

// Run checks the database and every stored file; it changes nothing.
func (c *verifyCmd) Run(a *app) error {
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // nothing was written
	var p model.Progress
	stop := a.progress(&p)
	r, err := ws.Verify(a.ctx, &p)
	stop()
	if err != nil {
		return err
	}
	if c.JSON {
		err = a.json(verifyJSON{r.OK(), orEmpty(r.Database), r.Files, orEmpty(r.Damaged), orEmpty(r.Missing), orEmpty(r.Orphans), orEmpty(r.Leftover)})
		if err != nil {
			return err
		}
	} else {
		for _, s := range r.Database {
			a.print("Basis data: %s", s)
		}
		for _, h := range r.Damaged {
			a.print("Isi berkas berubah: %s", h)
		}
		for _, h := range r.Missing {
			a.print("Berkas hilang: %s", h)
		}
		if n := len(r.Orphans) + len(r.Leftover); n > 0 {
			a.print("%d berkas tidak dipakai dokumen mana pun (tidak berbahaya).", n)
		}
		a.print("%d berkas diperiksa.", r.Files)
	}
	if !r.OK() {
		return errProblems
	}
	return nil
}
