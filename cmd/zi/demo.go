package main

import (
	"errors"
	"time"

	"siapzi/model"
	"siapzi/model/demo"
)

type demoCmd struct {
	Dir  string `arg:"" name:"dir" help:"Folder baru untuk contoh."`
	JSON bool   `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Run makes evidence, workspace and bundle of the invented unit.
func (c *demoCmd) Run(a *app) error {
	var p model.Progress
	stop := a.progress(&p)
	defer stop()
	ws, report, err := demo.Create(a.ctx, c.Dir, a.config(), &p)
	if err != nil {
		return err
	}
	at := demo.In(c.Dir)
	r, err := demo.Bundle(a.ctx, ws, at.Bundle, a.now().Truncate(time.Second), &p)
	if err = errors.Join(err, ws.Close()); err != nil {
		return err
	}
	if c.JSON {
		return a.json(map[string]any{"evidence": at.Evidence, "answers": at.Answers, "workspace": at.Workspace,
			"bundle": at.Bundle, "pages": r.Manifest.Pages, "files": len(report.Files)})
	}
	a.print("Bukti contoh  : %s (%d berkas)", at.Evidence, len(report.Files))
	a.print("Jawaban       : %s", at.Answers)
	a.print("Ruang kerja   : %s", at.Workspace)
	a.print("Bundel PDF    : %s (%d halaman)", at.Bundle, r.Manifest.Pages)
	a.print("Beberapa berkas contoh sengaja rusak atau terkunci; di bundel tempatnya diisi halaman pengganti.")
	return nil
}
