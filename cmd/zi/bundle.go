package main

import (
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/bundle"
)

type bundleCmd struct {
	WS    string `arg:"" name:"ws" help:"Folder ruang kerja."`
	Out   string `required:"" placeholder:"BERKAS.pdf" help:"Berkas PDF yang dibuat; manifesnya di sebelahnya."`
	Codes string `placeholder:"P.6,R.6" help:"Hanya bagian ini; kosong berarti seluruh LKE."`
	Date  string `placeholder:"WAKTU" help:"Waktu pada bundel, RFC 3339; waktu yang sama menghasilkan berkas yang sama. Bawaan: sekarang."`
	JSON  bool   `name:"json" help:"Cetak manifes sebagai satu objek JSON."`

	MaxMB float64 `name:"max-mb" placeholder:"N" help:"Bagi menjadi volume yang masing-masing paling besar N MB (1 MB = 1.000.000 bita)."`
}

// Run builds the bundle and its manifest.
func (c *bundleCmd) Run(a *app) error {
	date := a.now().Truncate(time.Second)
	if c.Date != "" {
		var err error
		if date, err = time.Parse(time.RFC3339, c.Date); err != nil {
			return model.Errorf(model.Invalid, "Waktu %q tidak terbaca. Tulis seperti 2026-05-31T00:00:00+07:00.", c.Date)
		}
	}
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // nothing was written to the workspace
	codes, err := nodeCodes(ws.Worksheet().ParseCode, c.Codes)
	if err != nil {
		return err
	}
	src, err := ws.BundleSource(a.ctx)
	if err != nil {
		return err
	}
	var p model.Progress
	stop := a.progress(&p)
	r, err := bundle.Build(a.ctx, src, bundle.Request{Out: c.Out, Codes: codes, Date: date,
		Assessor: model.UnitAssessor, Progress: &p, Producer: "SiapZI " + model.ProgramVersion, MaxBytes: int64(c.MaxMB * bundle.MB)})
	stop()
	if err != nil {
		return err
	}
	return c.report(a, r)
}

func (c *bundleCmd) report(a *app, r bundle.Result) error {
	if c.JSON {
		if err := a.json(r.Manifest); err != nil {
			return err
		}
	} else {
		a.print("Bundel selesai: %s, %d halaman, %d bukti.", c.Out, r.Manifest.Pages, len(r.Manifest.Entries))
		for i, v := range r.Manifest.Volumes {
			a.print("  Volume %d: %s, halaman %d–%d, %s", v.No, r.Volumes[i], v.FirstPage, v.FirstPage+v.Pages-1, v.Content)
		}
		for _, p := range r.Problems {
			a.print("  ! hal. %d %s %s: %s", p.Page, p.Code, p.Name, p.Reason)
		}
	}
	if len(r.Problems) > 0 {
		return errProblems
	}
	return nil
}

// nodeCodes splits "P.6,R.6" and names every unknown part.
func nodeCodes(parse func(string) (model.Code, bool), list string) ([]model.Code, error) {
	var codes []model.Code
	var bad []model.FieldError
	for _, s := range strings.Split(list, ",") {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		code, ok := parse(s)
		if !ok {
			bad = append(bad, model.FieldError{Field: s, Msg: "bukan kode LKE"})
		}
		codes = append(codes, code)
	}
	if bad != nil {
		return nil, &model.Error{Kind: model.Invalid, Msg: "Kode bagian belum benar.", Fields: bad}
	}
	return codes, nil
}
