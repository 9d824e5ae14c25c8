package main

import (
	"siapzi/model"
	"siapzi/model/workspace"
)

type initCmd struct {
	WS     string `arg:"" name:"ws" help:"Folder ruang kerja yang akan dibuat, misalnya Balai.siapzi."`
	Unit   string `required:"" placeholder:"NAMA" help:"Nama unit kerja."`
	Agency string `required:"" placeholder:"NAMA" help:"Nama instansi."`
	Year   int    `required:"" placeholder:"TAHUN" help:"Tahun penilaian."`
	Target string `required:"" enum:"WBK,WBBM" placeholder:"WBK|WBBM" help:"Predikat yang dituju."`
	JSON   bool   `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Run makes a new workspace.
func (c *initCmd) Run(a *app) error {
	u := model.Unit{Name: c.Unit, Agency: c.Agency, Year: c.Year, Target: model.Target(c.Target)}
	ws, err := workspace.Create(a.ctx, c.WS, u, a.config())
	if err != nil {
		return err
	}
	warnings := ws.Warnings()
	if err := ws.Close(); err != nil {
		return err
	}
	for _, w := range warnings {
		a.say("Peringatan: %s", w)
	}
	if c.JSON {
		return a.json(map[string]any{"workspace": c.WS, "warnings": orEmpty(warnings)})
	}
	a.print("Ruang kerja dibuat: %s", c.WS)
	a.print("Langkah berikut: zi import %q FOLDER_BUKTI", c.WS)
	return nil
}

// orEmpty keeps JSON lists from being null.
func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
