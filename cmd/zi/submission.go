package main

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/paper"
	"siapzi/model/submission"
	"siapzi/model/workspace"
)

type submissionCmd struct {
	WS     string `arg:"" name:"ws" help:"Folder ruang kerja."`
	Action string `arg:"" name:"list|show|compare|export|freeze|forget" enum:"list,show,compare,export,freeze,forget" optional:"" default:"list" help:"Yang dikerjakan; tanpa ini, list."`
	ID     string `arg:"" name:"id" optional:"" help:"Pengajuan menurut id dari list (untuk freeze: bundel menurut id dari 'zi history'); cukup akhirnya yang unik. Tanpa ini, yang terbaru."`
	Out    string `placeholder:"FOLDER" help:"Untuk export: folder tempat berkas ditulis."`
	Note   string `placeholder:"TEKS" help:"Untuk freeze: catatan, misalnya dikirim kepada siapa."`
	JSON   bool   `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Help shows by example.
func (c *submissionCmd) Help() string {
	return `zi submission WS                          semua pengajuan yang dibekukan
zi submission WS freeze                   bekukan bundel terbaru dari 'zi history'
zi submission WS show 4f1c                jawaban, nilai, dan isi bundel waktu itu
zi submission WS compare 4f1c             apa yang berubah sejak itu
zi submission WS export 4f1c --out ARSIP  berkas yang sama, bita demi bita
`
}

// submissionsJSON is the JSON of `zi submission list`, a contract with scripts.
type submissionsJSON struct {
	Submissions []submission.Submission `json:"submissions"`
}

// submissionJSON is the JSON of `zi submission show`.
type submissionJSON struct {
	submission.Submission
	Answers map[model.Code]answerJSON `json:"answers"`
	Entries []bundle.Entry            `json:"entries"`
	Gates   []gateJSON                `json:"gates"`
}

// answerJSON is one answer; without option, inputs and decision it is blank.
type answerJSON struct {
	Option   string             `json:"option,omitempty"`
	Inputs   map[string]float64 `json:"inputs,omitempty"`
	Decision *float64           `json:"decision,omitempty"`
	Note     string             `json:"note,omitempty"`
}

func newAnswerJSON(a model.Answer) answerJSON {
	return answerJSON{a.Option, a.Inputs, a.Decision, a.Note}
}

// changeJSON is a question that is answered otherwise today.
type changeJSON struct {
	Code   model.Code `json:"code"`
	Name   string     `json:"name"`
	Old    answerJSON `json:"old"`
	New    answerJSON `json:"new"`
	Points float64    `json:"points"`
}

// comparisonJSON is the JSON of `zi submission compare`.
type comparisonJSON struct {
	Answers   []changeJSON   `json:"answers"`
	Documents bundle.Changes `json:"documents"`
	OldSafe   float64        `json:"old_safe"`
	NewSafe   float64        `json:"new_safe"`
	OldMet    bool           `json:"old_met"`
	NewMet    bool           `json:"new_met"`
	Settings  []string       `json:"settings"`
}

// Run lists what was sent, or does something with one.
func (c *submissionCmd) Run(a *app) error {
	if c.Action == "export" && c.Out == "" {
		return model.Errorf(model.Invalid, "Sebutkan folder tujuan dengan --out=FOLDER.")
	}
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // changes are committed; a failing close cannot lose them
	switch {
	case c.Action == "list" && c.ID == "":
		list, err := ws.Submissions().List(a.ctx)
		if err != nil {
			return err
		}
		return c.list(a, list)
	case c.Action == "freeze":
		return c.freeze(a, ws)
	case c.Action == "forget" && c.ID == "":
		return model.Errorf(model.Invalid, "Sebutkan pengajuan yang dihapus dari daftar; id-nya ada dalam 'zi submission %s'.", c.WS)
	}
	s, err := ws.Submissions().Find(a.ctx, c.ID)
	if err != nil {
		return err
	}
	switch c.Action {
	case "show":
		return c.show(a, ws, s)
	case "compare":
		return c.compare(a, ws, s)
	case "export":
		return c.export(a, ws, s)
	case "forget":
		if err := ws.Submissions().Forget(a.ctx, who(), s.ID); err != nil {
			return err
		}
		if c.JSON {
			return c.list(a, nil)
		}
		a.print("Dihapus dari daftar. Berkasnya tetap di tempatnya.")
		return nil
	}
	return c.list(a, []submission.Submission{s})
}

func (c *submissionCmd) freeze(a *app, ws *workspace.Workspace) error {
	list, err := ws.History().List(a.ctx)
	if err != nil {
		return err
	}
	b, err := (&historyCmd{ID: c.ID}).find(list)
	if err != nil {
		return err
	}
	var p model.Progress
	stop := a.progress(&p)
	s, err := ws.FreezeBundle(a.ctx, who(), b, c.Note, &p)
	stop()
	if err != nil {
		return err
	}
	return c.list(a, []submission.Submission{s})
}

func (c *submissionCmd) list(a *app, list []submission.Submission) error {
	if c.JSON {
		return a.json(submissionsJSON{Submissions: append([]submission.Submission{}, list...)})
	}
	if len(list) == 0 {
		a.print("Belum ada pengajuan yang dibekukan dari ruang kerja ini.")
	}
	for _, s := range list {
		state := "syarat nilai terpenuhi"
		if !s.Met {
			state = "syarat nilai belum terpenuhi"
		}
		if s.Draft {
			state += ", draf"
		}
		a.print("%s  %s  %s", shortID(s.ID), s.Made.Local().Format("02-01-2006 15.04"), s.Title)
		a.print("    nilai aman %s, %s; %d halaman, %d dokumen, oleh %s", paper.Score(s.Safe), state, s.Pages, s.Documents, s.Who)
		a.print("    SHA-256 %s", s.Hash)
		if s.Note != "" {
			a.print("    %s", s.Note)
		}
	}
	return nil
}

// show tells what was sent.
func (c *submissionCmd) show(a *app, ws *workspace.Workspace, s submission.Submission) error {
	_, st, m, err := ws.Submissions().Get(a.ctx, s.ID)
	if err != nil {
		return err
	}
	_, gates, err := st.Score()
	if err != nil {
		return err
	}
	answers := st.Answers[model.UnitAssessor]
	if c.JSON {
		j := submissionJSON{Submission: s, Answers: map[model.Code]answerJSON{}, Entries: append([]bundle.Entry{}, m.Entries...)}
		for code, x := range answers {
			j.Answers[code] = newAnswerJSON(x)
		}
		for _, g := range gates.Gates {
			j.Gates = append(j.Gates, gateJSON{g.ID, g.Label, g.Value, g.Minimum, g.Met, g.Gap, g.Changed})
		}
		return a.json(j)
	}
	if err := c.list(a, []submission.Submission{s}); err != nil {
		return err
	}
	if s.Package != nil {
		a.print("Paket: %s  %s", s.Package.Hash, s.Package.Name)
	}
	a.print("Berkas:")
	for _, p := range s.Parts {
		a.print("  %s  %s", p.Hash, p.Name)
	}
	a.print("Syarat:")
	for _, g := range gates.Gates {
		mark := "✓"
		if !g.Met {
			mark = "✗"
		}
		a.print("  %s %s: %s dari minimal %s", mark, g.Label, paper.Score(g.Value), paper.Score(g.Minimum))
	}
	a.print("Jawaban:")
	for _, code := range slices.Sorted(maps.Keys(answers)) {
		a.print("  %s %s", code, answerText(answers[code]))
	}
	a.print("Isi bundel:")
	for _, e := range m.Entries {
		a.print("  hal. %d  %s  %s", e.Page, e.Code, e.Title)
	}
	return nil
}

func (c *submissionCmd) compare(a *app, ws *workspace.Workspace, s submission.Submission) error {
	var p model.Progress
	stop := a.progress(&p)
	x, err := ws.Submissions().Compare(a.ctx, s.ID, &p)
	stop()
	if err != nil {
		return err
	}
	if c.JSON {
		answers := []changeJSON{}
		for _, y := range x.Answers {
			answers = append(answers, changeJSON{y.Code, y.Name, newAnswerJSON(y.Old), newAnswerJSON(y.New), y.Points})
		}
		return a.json(comparisonJSON{answers, x.Documents, x.OldSafe, x.NewSafe, x.OldMet, x.NewMet, append([]string{}, x.Settings...)})
	}
	a.print("%s, dibekukan %s: nilai aman %s, sekarang %s.", s.Title, s.Made.Local().Format("02-01-2006 15.04"), paper.Score(x.OldSafe), paper.Score(x.NewSafe))
	for _, what := range x.Settings {
		a.print("Berubah: %s.", what)
	}
	a.print("%d jawaban berubah.", len(x.Answers))
	for _, y := range x.Answers {
		if y.Note {
			a.print("  %s %s: hanya catatannya", y.Code, y.Name)
			continue
		}
		a.print("  %s %s: %s → %s", y.Code, y.Name, answerText(y.Old), answerText(y.New))
	}
	describeChanges(a, x.Documents)
	return nil
}

func (c *submissionCmd) export(a *app, ws *workspace.Workspace, s submission.Submission) error {
	var p model.Progress
	stop := a.progress(&p)
	e, err := ws.Submissions().Export(a.ctx, s.ID, c.Out, &p)
	stop()
	if err != nil {
		return err
	}
	if c.JSON {
		return a.json(e)
	}
	a.print("Ditulis dengan bita yang sama seperti yang dikirim:")
	for _, f := range e.Files {
		a.print("  %s", f)
	}
	return nil
}

// answerText words an answer in one line.
func answerText(x model.Answer) string {
	switch {
	case x.IsBlank():
		return "kosong"
	case x.Option != "":
		return x.Option
	}
	var parts []string
	for _, key := range slices.Sorted(maps.Keys(x.Inputs)) {
		parts = append(parts, key+" "+strings.Replace(strconv.FormatFloat(x.Inputs[key], 'f', -1, 64), ".", ",", 1))
	}
	if x.Decision != nil {
		parts = append(parts, "keputusan "+paper.Score(*x.Decision))
	}
	return strings.Join(parts, ", ")
}
