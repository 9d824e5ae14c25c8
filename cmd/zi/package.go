package main

import (
	"siapzi/model"
	"siapzi/model/bag"
)

type packageCmd struct {
	Verify packageVerifyCmd `cmd:"" help:"Periksa apakah paket lengkap dan tidak berubah."`
}

type packageVerifyCmd struct {
	Path string `arg:"" name:"paket" help:"Folder paket atau berkas ZIP, juga buatan program lain (BagIt, SHA-256)."`
	JSON bool   `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

type packageJSON struct {
	OK       bool     `json:"ok"`
	Files    int      `json:"files"`
	Bytes    int64    `json:"bytes"`
	Problems []string `json:"problems"`
}

// Run checks a package; it changes nothing.
func (c *packageVerifyCmd) Run(a *app) error {
	var p model.Progress
	stop := a.progress(&p)
	r, err := bag.Verify(a.ctx, c.Path, &p)
	stop()
	if err != nil {
		return err
	}
	if c.JSON {
		if err := a.json(packageJSON{r.OK(), r.Files, r.Bytes, orEmpty(r.Problems)}); err != nil {
			return err
		}
	} else {
		for _, s := range r.Problems {
			a.print("  ! %s", s)
		}
		if r.OK() {
			a.print("Paket lengkap dan tidak berubah: %d berkas, %s.", r.Files, model.Size(r.Bytes))
		} else {
			a.print("Paket tidak lengkap atau berubah: %d masalah pada %d berkas.", len(r.Problems), r.Files)
		}
	}
	if !r.OK() {
		return errProblems
	}
	return nil
}
