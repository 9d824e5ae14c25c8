package main

import (
	"errors"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/suggest"
)

type importCmd struct {
	WS    string   `arg:"" name:"ws" help:"Folder ruang kerja."`
	Paths []string `arg:"" name:"path" help:"Berkas atau folder bukti; folder dibaca sampai ke dalam."`
	Link  string   `enum:"auto,none" default:"auto" placeholder:"auto|none" help:"auto: tautkan ke soal bila dugaannya kuat; none: hanya menyimpan."`
	JSON  bool     `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// The JSON shape of `zi import`, a contract with scripts.
type (
	importJSON struct {
		Files  []importedJSON `json:"files"`
		Counts countsJSON     `json:"counts"`
	}
	importedJSON struct {
		Path        string               `json:"path"`
		SHA256      model.Hash           `json:"sha256"`
		Status      catalog.ImportStatus `json:"status"`
		Document    model.DocumentID     `json:"document"`
		Title       string               `json:"title"`
		Suggestions []suggestionJSON     `json:"suggestions"`
		Linked      []model.Code         `json:"linked"`
		Problem     string               `json:"problem"`
	}
	suggestionJSON struct {
		Code   model.Code `json:"code"`
		Score  float64    `json:"score"`
		Reason string     `json:"reason"`
	}
	countsJSON struct {
		Added  int `json:"added"`
		Reused int `json:"reused"`
		Failed int `json:"failed"`
	}
)

// Run imports files and folders. A canceled import reports what it stored.
func (c *importCmd) Run(a *app) error {
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	var p model.Progress
	stop := a.progress(&p)
	report, err := ws.Catalog().Import(a.ctx, who(), c.Paths, catalog.ImportOptions{Link: catalog.LinkMode(c.Link), Progress: &p})
	stop()
	err = errors.Join(err, ws.Close())
	if err != nil && report.Added+report.Reused == 0 {
		return err
	}
	if c.JSON {
		if err := a.json(newImportJSON(report)); err != nil {
			return err
		}
	} else {
		c.print(a, report)
	}
	return c.verdict(a, report, err)
}

// verdict chooses the exit code: problems are listed, and a call after which
// nothing at all was stored has failed.
func (c *importCmd) verdict(a *app, r catalog.ImportReport, err error) error {
	if err != nil {
		a.say("Impor berhenti sebelum selesai: %s Yang sudah tercatat tetap tersimpan.", model.Message(err))
		return errProblems
	}
	for _, f := range r.Files {
		if f.Problem != "" {
			return errProblems
		}
	}
	return nil
}

func newImportJSON(r catalog.ImportReport) importJSON {
	out := importJSON{Files: []importedJSON{}, Counts: countsJSON{r.Added, r.Reused, r.Failed}}
	for _, f := range r.Files {
		out.Files = append(out.Files, importedJSON{Path: f.Path, SHA256: f.Hash, Status: f.Status, Document: f.Document,
			Title: f.Title, Suggestions: newSuggestions(f.Suggestions), Linked: orEmpty(f.Linked), Problem: f.Problem})
	}
	return out
}

func newSuggestions(ss []suggest.Suggestion) []suggestionJSON {
	out := []suggestionJSON{}
	for _, s := range ss {
		out = append(out, suggestionJSON{s.Code, s.Score, s.Reason})
	}
	return out
}

// statusWords are the import results as people read them.
var statusWords = map[catalog.ImportStatus]string{
	catalog.Added: "baru", catalog.Reused: "sudah ada", catalog.Failed: "ditolak",
}

func (c *importCmd) print(a *app, r catalog.ImportReport) {
	for _, f := range r.Files {
		a.print("%-9s  %s", statusWords[f.Status], f.Path)
		for _, code := range f.Linked {
			a.print("           → %s", code)
		}
		if len(f.Linked) == 0 && f.Status != catalog.Failed && len(f.Suggestions) > 0 {
			s := f.Suggestions[0]
			a.print("           mungkin %s (%s)", s.Code, s.Reason)
		}
		if f.Problem != "" {
			a.print("           ! %s", f.Problem)
		}
	}
	a.print("%d baru, %d sudah ada, %d ditolak.", r.Added, r.Reused, r.Failed)
}
