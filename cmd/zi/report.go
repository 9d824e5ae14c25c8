package main

import (
	"time"

	"siapzi/model"
	"siapzi/model/plan"
	"siapzi/model/report"
	"siapzi/model/sheet"
)

type reportCmd struct {
	WS      string      `arg:"" name:"ws" help:"Folder ruang kerja."`
	Kind    report.Kind `arg:"" enum:"readiness,plan,monitoring,returned,documents" help:"Laporan: readiness, plan, monitoring, returned, atau documents."`
	Out     string      `required:"" help:"Berkas yang ditulis; akhirannya menentukan bentuknya." placeholder:"laporan.pdf|.xlsx"`
	Month   int         `xor:"span" placeholder:"3" help:"monitoring: bulan 1 sampai 12."`
	Quarter int         `xor:"span" placeholder:"2" help:"monitoring: triwulan 1 sampai 4; bawaan: triwulan hari laporan."`
	Since   model.Date  `placeholder:"2026-03-31" help:"readiness: hari pembanding; bawaan: 30 hari sebelumnya."`
	Date    model.Date  `placeholder:"2026-05-12" help:"Hari laporan; bawaan: hari ini."`
	Paper   string      `enum:"A4,F4" default:"A4" placeholder:"A4|F4" help:"Ukuran kertas."`
	JSON    bool        `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Run writes one report; an existing file is replaced as a whole.
func (c *reportCmd) Run(a *app) error {
	req, err := c.request()
	if err != nil {
		return err
	}
	if day := c.Date.Time(); !day.IsZero() {
		a.now = func() time.Time { return day }
	}
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // only read
	req.Progress = new(model.Progress)
	stop := a.progress(req.Progress)
	err = ws.Reports(a.now).Save(a.ctx, c.Out, req)
	stop()
	if err != nil {
		return err
	}
	if c.JSON {
		return a.json(map[string]any{"report": c.Kind, "out": c.Out})
	}
	a.print("%s ditulis ke %s", c.Kind.Label(), c.Out)
	return nil
}

// request checks the options and gathers them.
func (c *reportCmd) request() (report.Request, error) {
	r := report.Request{Kind: c.Kind, Since: c.Since}
	for _, d := range []model.Date{c.Since, c.Date} {
		if !d.Valid() {
			return r, model.Errorf(model.Invalid, "Tanggal %s tidak ada; tulis seperti 2026-05-31.", d)
		}
	}
	switch {
	case c.Month < 0 || c.Month > 12:
		return r, model.Errorf(model.Invalid, "Bulan %d tidak ada; tulis 1 sampai 12.", c.Month)
	case c.Quarter < 0 || c.Quarter > 4:
		return r, model.Errorf(model.Invalid, "Triwulan %d tidak ada; tulis 1 sampai 4.", c.Quarter)
	case c.Month > 0:
		r.Span = plan.Span{From: c.Month, To: c.Month}
	case c.Quarter > 0:
		r.Span = plan.Quarter(c.Quarter)
	}
	if c.Paper == "F4" {
		r.Paper = sheet.F4
	}
	return r, nil
}
