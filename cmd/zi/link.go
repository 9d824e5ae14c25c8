package main

import (
	"siapzi/model"
	"siapzi/model/lke"
)

type linkCmd struct {
	WS       string   `arg:"" name:"ws" help:"Folder ruang kerja."`
	Document string   `arg:"" name:"document" help:"Id dokumen (dari impor atau pencarian)."`
	Codes    []string `arg:"" name:"code" help:"Kode soal, misalnya P.1.i.a."`
	JSON     bool     `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Run links a document to questions; all of them or none.
func (c *linkCmd) Run(a *app) error {
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // the link is committed; a failing close cannot lose it
	codes, err := questionCodes(ws.Worksheet(), c.Codes)
	if err != nil {
		return err
	}
	id := model.DocumentID(c.Document)
	links := make([]model.Link, len(codes))
	for i, code := range codes {
		links[i] = model.Link{Document: id, Code: code, Origin: model.OriginUser}
	}
	if err := ws.Catalog().Link(a.ctx, who(), id, links...); err != nil {
		return err
	}
	d, err := ws.Catalog().Get(a.ctx, id)
	if err != nil {
		return err
	}
	all := []model.Code{}
	for _, l := range d.Links {
		all = append(all, l.Code)
	}
	if c.JSON {
		return a.json(map[string]any{"document": id, "title": d.Title, "linked": all})
	}
	a.print("%s membuktikan %v", d.Title, all)
	return nil
}

// questionCodes checks codes as people type them; every unknown one is named.
func questionCodes(w *lke.Worksheet, words []string) ([]model.Code, error) {
	var codes []model.Code
	var bad []model.FieldError
	for _, s := range words {
		code, ok := w.ParseCode(s)
		if n := w.Node(code); !ok || n == nil || !n.IsQuestion() {
			bad = append(bad, model.FieldError{Field: s, Msg: "bukan kode soal LKE"})
			continue
		}
		codes = append(codes, code)
	}
	if bad != nil {
		return nil, &model.Error{Kind: model.Invalid, Msg: "Kode soal belum benar.", Fields: bad}
	}
	return codes, nil
}
