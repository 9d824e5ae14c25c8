package main

import (
	"io"
	"os"

	"siapzi/model"
	"siapzi/model/assessment"
)

type answerCmd struct {
	WS       string `arg:"" name:"ws" help:"Folder ruang kerja."`
	File     string `arg:"" name:"file.json" help:"Berkas jawaban, atau - untuk masukan standar."`
	Assessor string `enum:"unit,tpi,tpn" default:"unit" placeholder:"unit|tpi|tpn" help:"Siapa yang menjawab."`
	JSON     bool   `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Help explains the file.
func (c *answerCmd) Help() string {
	return `Isi berkas: {"P.1.i.a":"Ya","R.1.i.a":{"agen":7,"perubahan":7},"H.I.a":{"indeks":3.6},"P.2.i.a":null}
null mengosongkan jawaban. Bentuk lengkap: {"P.1.i.b":{"jawaban":"A","catatan":"…"}}.
`
}

// Run stores all answers of the file, or none.
func (c *answerCmd) Run(a *app) error {
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // answers are committed; a failing close cannot lose them
	var r io.Reader = os.Stdin
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return model.Errorf(model.NotFound, "Berkas jawaban %s tidak dapat dibuka: %w. Jawaban lama tidak berubah.", c.File, err)
		}
		defer f.Close() //nolint:errcheck // read-only
		r = f
	}
	changes, err := assessment.ParseFile(ws.Worksheet(), r, model.Assessor(c.Assessor))
	if err != nil {
		return err
	}
	if err := ws.Assessment().Apply(a.ctx, who(), changes); err != nil {
		return err
	}
	if c.JSON {
		return a.json(map[string]any{"assessor": c.Assessor, "stored": len(changes)})
	}
	a.print("%d jawaban tersimpan (%s).", len(changes), c.Assessor)
	return nil
}
