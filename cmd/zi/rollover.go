package main

import (
	"siapzi/model"
)

type rolloverCmd struct {
	WS   string `arg:"" name:"ws" help:"Folder ruang kerja tahun ini."`
	New  string `arg:"" name:"new" help:"Folder ruang kerja baru yang akan dibuat."`
	Year int    `required:"" placeholder:"TAHUN" help:"Tahun penilaian yang baru."`
	JSON bool   `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Help says what comes along.
func (c *rolloverCmd) Help() string {
	return `Dokumen, tautan, rencana aksi, dan setelan ikut; jawaban, reviu, prasyarat, dan realisasi mulai kosong.
Setiap tautan ditandai "dari tahun lalu" dan belum dihitung sebagai bukti sampai dikonfirmasi.
`
}

// Run makes the workspace of the next year.
func (c *rolloverCmd) Run(a *app) error {
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // only read
	var p model.Progress
	stop := a.progress(&p)
	next, r, err := ws.Rollover(a.ctx, c.New, c.Year, a.config(), &p)
	stop()
	if err != nil {
		return err
	}
	dir := next.Dir()
	if err := next.Close(); err != nil {
		return err
	}
	failed := map[string]string{}
	for _, f := range r.Failed {
		failed[f.Name] = model.Message(f.Err)
	}
	if c.JSON {
		err = a.json(map[string]any{"workspace": dir, "from": r.From, "year": r.To, "documents": r.Documents, "links": r.Links,
			"activities": r.Activities, "settings": r.Settings, "failed": failed})
		if err != nil {
			return err
		}
	} else {
		a.print("%s: %d dokumen, %d tautan (dari tahun lalu – periksa), %d kegiatan.", dir, r.Documents, r.Links, r.Activities)
		for _, f := range r.Failed {
			a.print("Tidak dapat disalin: %s – %s", f.Name, model.Message(f.Err))
		}
	}
	if len(r.Failed) > 0 {
		return errProblems
	}
	return nil
}
