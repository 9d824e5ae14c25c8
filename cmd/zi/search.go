package main

import (
	"strings"

	"siapzi/model"
)

// searchLimit bounds the list; a person narrows the words rather than read more.
const searchLimit = 100

type searchCmd struct {
	WS    string   `arg:"" name:"ws" help:"Folder ruang kerja."`
	Words []string `arg:"" name:"kata" help:"Kata yang dicari; kata terakhir boleh belum lengkap."`
	JSON  bool     `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

type hitJSON struct {
	Document model.DocumentID `json:"document"`
	Title    string           `json:"title"`
	Number   string           `json:"number"`
	Date     model.Date       `json:"date"`
	Codes    []model.Code     `json:"codes"`
	Snippet  string           `json:"snippet"`
}

// Run searches titles, numbers and text.
func (c *searchCmd) Run(a *app) error {
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // nothing was written
	hits, err := ws.Catalog().Search(a.ctx, strings.Join(c.Words, " "), searchLimit)
	if err != nil {
		return err
	}
	out := []hitJSON{}
	for _, h := range hits {
		codes := []model.Code{}
		for _, l := range h.Document.Links {
			codes = append(codes, l.Code)
		}
		out = append(out, hitJSON{h.Document.ID, h.Document.Title, h.Document.Number, h.Document.Date, codes, h.Snippet})
	}
	if c.JSON {
		return a.json(map[string]any{"hits": out})
	}
	for _, h := range out {
		a.print("%s  %s %v", h.Document, h.Title, h.Codes)
		if h.Snippet != "" {
			a.print("    %s", h.Snippet)
		}
	}
	a.print("%d dokumen cocok.", len(out))
	return nil
}
