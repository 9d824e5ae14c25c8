package main

import (
	"strings"

	"siapzi/model"
	"siapzi/model/form"
	"siapzi/model/lke"
	"siapzi/model/sheet"
	"siapzi/model/workspace"
)

// sheetCmd is the LKE workbook.
type sheetCmd struct {
	Import sheetImportCmd `cmd:"" help:"Impor jawaban, catatan, dan kolom TPI dari buku kerja LKE."`
	Export sheetExportCmd `cmd:"" help:"Isi buku kerja LKE sendiri, atau buat yang baru dengan rumus hidup."`
	List   sheetListCmd   `cmd:"" name:"rincian" help:"Rincian untuk dibaca orang: dokumen, bukti yang belum ada, jawaban dan nilai."`
}

// importFlags are what imports of all forms share.
type importFlags struct {
	Only      []string `help:"Hanya soal ini, atau semua soal di bawah kode ini." placeholder:"P.1" sep:","`
	Assessor  []string `help:"Hanya jawaban penilai ini: unit, tpi, tpn." placeholder:"unit" sep:","`
	Clear     bool     `help:"Kosongkan juga yang kosong di berkas."`
	Reference bool     `name:"rujukan" default:"true" negatable:"" help:"Simpan teks dan tautan bukti sebagai rujukan."`
	Wording   bool     `name:"redaksi-resmi" help:"Pakai redaksi soal dan kriteria dari buku kerja ini."`
	Dry       bool     `name:"dry-run" help:"Hanya periksa, tidak menyimpan apa pun."`
	Some      bool     `name:"good-only" help:"Impor yang benar walau ada sel yang salah."`
	JSON      bool     `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

type sheetImportCmd struct {
	WS    string `arg:"" name:"ws" help:"Folder ruang kerja."`
	File  string `arg:"" name:"lke.xlsx" help:"Buku kerja LKE yang sudah diisi."`
	Sheet string `help:"Nama lembar; tanpa ini dicari sendiri." placeholder:"\"LKE ZI\""`
	importFlags
}

// Run imports what differs, all or nothing.
func (c *sheetImportCmd) Run(a *app) error {
	return c.importForm(a, c.WS, func(w *lke.Worksheet) (*form.Book, error) {
		return form.Read(a.ctx, w, c.File, form.Options{Sheet: c.Sheet})
	})
}

// The JSON shape of an import.
type (
	formImportJSON struct {
		Kind     form.Kind       `json:"kind"`
		Sheet    string          `json:"sheet"`
		Others   []string        `json:"other_sheets,omitempty"`
		Answers  map[string]int  `json:"answers"`
		Same     int             `json:"same"`
		Items    []formItemJSON  `json:"differences"`
		Problems []formCellJSON  `json:"problems"`
		Scores   []formScoreJSON `json:"scores_that_differ"`
		Wordings int             `json:"official_wordings"`
		Stored   int             `json:"stored"`
	}
	formItemJSON struct {
		Code       model.Code      `json:"code"`
		Assessor   model.Assessor  `json:"assessor"`
		Field      form.Field      `json:"field"`
		Ours       string          `json:"ours"`
		Theirs     string          `json:"theirs"`
		Cell       string          `json:"cell"`
		Confidence form.Confidence `json:"confidence"`
		Chosen     bool            `json:"chosen"`
		Problem    string          `json:"problem,omitempty"`
	}
	formCellJSON struct {
		Cell    string     `json:"cell"`
		Code    model.Code `json:"code,omitempty"`
		Problem string     `json:"problem"`
	}
	formScoreJSON struct {
		Code     model.Code     `json:"code"`
		Assessor model.Assessor `json:"assessor"`
		Theirs   float64        `json:"theirs"`
		Ours     float64        `json:"ours"`
		Cell     string         `json:"cell"`
		Slip     bool           `json:"official_slip"` // all of it comes from the official formula of R.5.iii
	}
)

// importForm reads a form, shows what differs and stores it.
func (c *importFlags) importForm(a *app, dir string, read func(w *lke.Worksheet) (*form.Book, error)) error {
	ws, err := a.open(dir)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // answers are committed; a failing close cannot lose them
	b, err := read(ws.Worksheet())
	if err != nil {
		return err
	}
	p, err := ws.Forms().Preview(a.ctx, b)
	if err != nil {
		return err
	}
	wrong, err := c.choose(ws.Worksheet(), p)
	if err != nil {
		return err
	}
	stored := 0
	if !c.Dry && (wrong == 0 || c.Some) {
		if _, err := ws.Forms().Import(a.ctx, who(), p, c.Wording); err != nil {
			return err
		}
		stored = chosen(p)
	}
	if err := c.print(a, p, stored); err != nil {
		return err
	}
	if wrong > 0 {
		return errProblems
	}
	return nil
}

// choose ticks what the call asks for and counts what is wrong.
func (c *importFlags) choose(w *lke.Worksheet, p *form.Preview) (wrong int, err error) {
	var codes []model.Code
	for _, s := range c.Only {
		codes = append(codes, model.Code(s))
	}
	nodes, err := w.Expand(codes)
	if err != nil {
		return 0, err
	}
	wanted := map[model.Code]bool{}
	for _, n := range nodes {
		wanted[n.Code] = true
	}
	for i := range p.Items {
		it := &p.Items[i]
		it.Chosen = it.Problem == "" && wanted[it.Code] && (it.Theirs != "" || c.Clear) && (it.Field != form.FieldReference || c.Reference)
		if len(c.Assessor) > 0 && !strings.Contains(","+strings.Join(c.Assessor, ",")+",", ","+string(it.Assessor)+",") {
			it.Chosen = false
		}
		if it.Problem != "" {
			wrong++
		}
	}
	return wrong + len(p.Problems), nil
}

func chosen(p *form.Preview) int {
	n := 0
	for _, it := range p.Items {
		if it.Chosen {
			n++
		}
	}
	return n
}

func (c *importFlags) print(a *app, p *form.Preview, stored int) error {
	if c.JSON {
		return a.json(previewJSON(p, stored))
	}
	for _, it := range p.Items {
		mark := " "
		if it.Chosen {
			mark = "+"
		}
		if it.Problem != "" {
			mark = "!"
		}
		a.print("%s %-9s %-4s %-8s %s → %s  [%s]", mark, it.Code, it.Assessor, it.Field, brief(it.Ours), brief(it.Theirs), it.Cell)
		if it.Problem != "" {
			a.print("    %s", it.Problem)
		}
	}
	for _, x := range p.Problems {
		a.print("! %s %s: %s", x.Cell, x.Code, x.Msg)
	}
	for _, s := range p.Scores {
		why := ""
		if s.Slip {
			why = "  karena rumus resmi R.5.iii"
		}
		a.print("~ nilai %s (%s) di berkas %.4f, dari jawabannya %.4f  [%s]%s", s.Code, s.Assessor, s.Theirs, s.Ours, s.Cell, why)
	}
	for _, s := range p.Notes() {
		a.say("Catatan: %s", s)
	}
	end := "Tidak ada yang disimpan."
	if stored > 0 {
		end = "Disimpan."
	}
	a.print("Lembar “%s”: %s. %s", p.Book.Sheet, p.Summary(), end)
	return nil
}

// brief cuts a text for one line.
func brief(s string) string {
	if s == "" {
		return "–"
	}
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return s
}

func previewJSON(p *form.Preview, stored int) formImportJSON {
	out := formImportJSON{Kind: p.Book.Kind, Sheet: p.Book.Sheet, Others: p.Book.Others, Answers: map[string]int{}, Same: p.Same, Items: []formItemJSON{},
		Problems: []formCellJSON{}, Scores: []formScoreJSON{}, Wordings: p.Wordings, Stored: stored}
	for who, all := range p.Book.Answers {
		for _, x := range all {
			if !x.Answer.IsBlank() {
				out.Answers[string(who)]++
			}
		}
	}
	for _, it := range p.Items {
		out.Items = append(out.Items, formItemJSON{it.Code, it.Assessor, it.Field, it.Ours, it.Theirs, it.Cell, it.Confidence, it.Chosen, it.Problem})
	}
	for _, x := range p.Problems {
		out.Problems = append(out.Problems, formCellJSON{x.Cell, x.Code, x.Msg})
	}
	for _, s := range p.Scores {
		out.Scores = append(out.Scores, formScoreJSON{s.Code, s.Assessor, s.Theirs, s.Ours, s.Cell, s.Slip})
	}
	return out
}

// exportFlags are what exports of all forms share.
type exportFlags struct {
	Out      string `required:"" placeholder:"berkas.xlsx" help:"Berkas hasil."`
	Manifest string `help:"Manifes bundel, untuk nomor halaman bukti." placeholder:"bundel.json"`
	Dry      bool   `name:"dry-run" help:"Hanya periksa, tidak menulis apa pun."`
	JSON     bool   `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

type sheetExportCmd struct {
	WS   string `arg:"" name:"ws" help:"Folder ruang kerja."`
	Into string `name:"isi" placeholder:"lke.xlsx" help:"Buku kerja sendiri yang diisi; tanpa ini dibuat yang baru."`
	TPI  bool   `name:"tpi" help:"Isi juga kolom TPI."`
	exportFlags
}

// Run fills the user's workbook or draws a clean one.
func (c *sheetExportCmd) Run(a *app) error {
	return c.export(a, c.WS, form.LKE, c.Into, c.TPI)
}

// export writes a workbook of one kind.
func (c *exportFlags) export(a *app, dir string, kind form.Kind, into string, tpi bool) error {
	ws, err := a.open(dir)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // only read
	o, err := c.output(tpi)
	if err != nil {
		return err
	}
	if c.Dry {
		return c.dry(a, ws, into)
	}
	var done form.Filled
	if into != "" {
		done, err = ws.Forms().Fill(a.ctx, into, c.Out, o)
	} else {
		u, e := ws.Unit(a.ctx)
		if e != nil {
			return e
		}
		done, err = ws.Forms().Draw(a.ctx, kind, c.Out, o, u, a.now())
	}
	if err != nil {
		return err
	}
	return c.print(a, done)
}

func (c *exportFlags) output(tpi bool) (o form.Output, err error) {
	o.TPI = tpi
	if c.Manifest != "" {
		o.Manifest, err = form.ReadManifest(c.Manifest)
	}
	return o, err
}

// dry says what a workbook would get, without writing.
func (c *exportFlags) dry(a *app, ws *workspace.Workspace, into string) error {
	differences := 0
	if into != "" {
		b, err := form.Read(a.ctx, ws.Worksheet(), into, form.Options{})
		if err != nil {
			return err
		}
		p, err := ws.Forms().Preview(a.ctx, b)
		if err != nil {
			return err
		}
		differences = len(p.Items)
	}
	if c.JSON {
		return a.json(map[string]any{"out": c.Out, "differences": differences, "written": false})
	}
	a.print("%d beda dengan isi ruang kerja. Tidak ada yang ditulis.", differences)
	return nil
}

func (c *exportFlags) print(a *app, done form.Filled) error {
	if c.JSON {
		return a.json(map[string]any{"out": done.Path, "sheet": done.Sheet, "cells": done.Changed, "kept_formulas": nonNil(done.Kept), "missing": append([]model.Code{}, done.Missing...),
			"changed_parts": nonNil(done.Parts), "notes": nonNil(done.Notes), "written": true})
	}
	for _, s := range done.Notes {
		a.say("Catatan: %s", s)
	}
	for _, k := range done.Kept {
		a.say("Rumus di %s tidak ditimpa.", k)
	}
	a.print("%s: %d sel ditulis di lembar “%s”.", done.Path, done.Changed, done.Sheet)
	return nil
}

func nonNil(list []string) []string { return append([]string{}, list...) }

type sheetListCmd struct {
	WS       string `arg:"" name:"ws" help:"Folder ruang kerja."`
	Out      string `required:"" placeholder:"rincian.xlsx" help:"Berkas hasil."`
	Manifest string `help:"Manifes bundel, untuk nomor halaman bukti." placeholder:"bundel.json"`
	Paper    string `enum:"a4,f4" default:"f4" help:"Ukuran kertas: a4 atau f4."`
	JSON     bool   `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Run writes the lists.
func (c *sheetListCmd) Run(a *app) error {
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // only read
	flags := exportFlags{Manifest: c.Manifest}
	o, err := flags.output(false)
	if err != nil {
		return err
	}
	u, err := ws.Unit(a.ctx)
	if err != nil {
		return err
	}
	paper := map[string]sheet.Paper{"a4": sheet.A4, "f4": sheet.F4}[c.Paper]
	if err := ws.Forms().Detail(a.ctx, c.Out, o, paper, u, a.now()); err != nil {
		return err
	}
	if c.JSON {
		return a.json(map[string]any{"out": c.Out})
	}
	a.print("%s ditulis.", c.Out)
	return nil
}
