package main

import (
	"strconv"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/review"
	"siapzi/model/workspace"
)

type reviewCmd struct {
	List   reviewListCmd   `cmd:"" help:"Status reviu setiap soal, dengan catatan pemeriksa dan selisih TPI."`
	Submit reviewSubmitCmd `cmd:"" help:"Ajukan soal untuk diperiksa; semua atau tidak sama sekali."`
	Accept reviewAcceptCmd `cmd:"" help:"Terima soal yang diajukan; semua atau tidak sama sekali."`
	Return reviewReturnCmd `cmd:"" help:"Kembalikan satu soal dengan alasan."`
	Reply  reviewReplyCmd  `cmd:"" help:"Jawab catatan pemeriksa pada satu soal."`
}

// reviewer is who takes a step.
type reviewer struct {
	Name string `placeholder:"NAMA" help:"Atas nama siapa; bawaan: pengguna komputer ini."`
	Role string `placeholder:"PERAN" help:"Perannya, misalnya TPI atau Koordinator Pokja I."`
}

func (r reviewer) by() review.By { return review.By{Actor: who(), Name: r.Name, Role: r.Role} }

type reviewListCmd struct {
	WS    string `arg:"" name:"ws" help:"Folder ruang kerja."`
	State string `enum:"semua,antrean,draf,diajukan,diterima,dikembalikan" default:"semua" placeholder:"STATUS" help:"Hanya: antrean, draf, diajukan, diterima, atau dikembalikan."`
	JSON  bool   `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// The JSON of `zi review`, a contract with scripts. Times are RFC 3339.
type (
	reviewJSON struct {
		Questions []reviewQuestionJSON `json:"questions"`
		Counts    map[review.State]int `json:"counts"` // of the whole worksheet
		TPI       reviewTPIJSON        `json:"tpi"`
	}
	reviewQuestionJSON struct {
		Code    model.Code         `json:"code"`
		State   review.State       `json:"state"`
		Round   int                `json:"round"`
		Since   string             `json:"since,omitempty"`
		By      string             `json:"by,omitempty"`
		Changed bool               `json:"changed,omitempty"`
		Remarks []reviewRemarkJSON `json:"remarks"`
	}
	reviewRemarkJSON struct {
		ID     string `json:"id"`
		Round  int    `json:"round"`
		Text   string `json:"text"`
		Who    string `json:"who"`
		At     string `json:"at"`
		Answer string `json:"answer,omitempty"`
		Closed bool   `json:"closed"`
	}
	reviewTPIJSON struct {
		Answered    int              `json:"answered"`
		Points      float64          `json:"points"`
		Safe        float64          `json:"safe"`
		Judged      float64          `json:"judged"`
		Differences []differenceJSON `json:"differences"`
	}
	differenceJSON struct {
		Code   model.Code `json:"code"`
		Unit   string     `json:"unit"`
		TPI    string     `json:"tpi"`
		Note   string     `json:"note,omitempty"`
		Points float64    `json:"points"`
	}
)

// Run lists questions by their state.
func (c *reviewListCmd) Run(a *app) error {
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // nothing was written
	list, err := ws.Review().List(a.ctx)
	if err != nil {
		return err
	}
	unit, err := ws.Assessment().Answers(a.ctx, model.UnitAssessor)
	if err != nil {
		return err
	}
	tpi, err := ws.Assessment().Answers(a.ctx, model.TPI)
	if err != nil {
		return err
	}
	cmp := review.Compare(ws.Worksheet(), unit, tpi)
	counts := map[review.State]int{review.Draft: 0, review.Submitted: 0, review.Accepted: 0, review.Returned: 0}
	for _, s := range list {
		counts[s.State]++
	}
	shown := c.chosen(list)
	if c.JSON {
		return a.json(reviewJSON{Questions: newReviewQuestions(shown), Counts: counts, TPI: newReviewTPI(cmp)})
	}
	a.print("%d draf · %d diajukan · %d diterima · %d dikembalikan", counts[review.Draft], counts[review.Submitted], counts[review.Accepted], counts[review.Returned])
	for _, s := range shown {
		if s.Round > 0 || c.State != "semua" {
			a.printReview(s)
		}
	}
	if len(cmp.Differences) > 0 {
		a.print("Selisih TPI: %d soal, %s poin (nilai aman %s menjadi %s)", len(cmp.Differences), points(cmp.Points), points(cmp.Safe), points(cmp.Judged))
	}
	return nil
}

func (c *reviewListCmd) chosen(list []review.Status) []review.Status {
	switch c.State {
	case "semua":
		return list
	case "antrean":
		return review.Queue(list)
	}
	var out []review.Status
	for _, s := range list {
		if string(s.State) == c.State {
			out = append(out, s)
		}
	}
	return out
}

func (a *app) printReview(s review.Status) {
	line := string(s.Code) + "  " + string(s.State)
	if s.Changed {
		line += " (berubah sejak diterima)"
	}
	if s.Round > 0 {
		line += "  putaran " + strconv.Itoa(s.Round) + ", " + s.Since.Local().Format("02-01-2006") + ", " + s.By
	}
	a.print("%s", line)
	for _, r := range s.Remarks {
		if r.Closed.IsZero() {
			a.print("    catatan: %s", r.Text)
			if r.Answer != "" {
				a.print("    jawaban: %s", r.Answer)
			}
		}
	}
}

func newReviewQuestions(list []review.Status) []reviewQuestionJSON {
	out := []reviewQuestionJSON{}
	for _, s := range list {
		q := reviewQuestionJSON{Code: s.Code, State: s.State, Round: s.Round, By: s.By, Changed: s.Changed, Remarks: []reviewRemarkJSON{}}
		if !s.Since.IsZero() {
			q.Since = s.Since.Format(time.RFC3339)
		}
		for _, r := range s.Remarks {
			q.Remarks = append(q.Remarks, reviewRemarkJSON{ID: r.ID, Round: r.Round, Text: r.Text, Who: r.Who, At: r.At.Format(time.RFC3339), Answer: r.Answer, Closed: !r.Closed.IsZero()})
		}
		out = append(out, q)
	}
	return out
}

func newReviewTPI(c review.Comparison) reviewTPIJSON {
	out := reviewTPIJSON{Answered: c.Answered, Points: c.Points, Safe: c.Safe, Judged: c.Judged, Differences: []differenceJSON{}}
	for _, d := range c.Differences {
		out.Differences = append(out.Differences, differenceJSON{Code: d.Code, Unit: d.Unit.Option, TPI: d.TPI.Option, Note: d.TPI.Note, Points: d.Points})
	}
	return out
}

type reviewSubmitCmd struct {
	WS    string   `arg:"" name:"ws" help:"Folder ruang kerja."`
	Codes []string `arg:"" name:"code" help:"Kode soal, misalnya P.1.i.a."`
	reviewer
	JSON bool `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Run submits questions.
func (c *reviewSubmitCmd) Run(a *app) error {
	return a.reviewStep(c.WS, c.Codes, c.JSON, func(r *review.Review, codes []model.Code) error {
		return r.Submit(a.ctx, c.by(), codes...)
	})
}

type reviewAcceptCmd struct {
	WS    string   `arg:"" name:"ws" help:"Folder ruang kerja."`
	Codes []string `arg:"" name:"code" help:"Kode soal, misalnya P.1.i.a."`
	reviewer
	JSON bool `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Run accepts questions.
func (c *reviewAcceptCmd) Run(a *app) error {
	return a.reviewStep(c.WS, c.Codes, c.JSON, func(r *review.Review, codes []model.Code) error {
		return r.Accept(a.ctx, c.by(), codes...)
	})
}

type reviewReturnCmd struct {
	WS     string `arg:"" name:"ws" help:"Folder ruang kerja."`
	Code   string `arg:"" name:"code" help:"Kode soal."`
	Remark string `required:"" placeholder:"ALASAN" help:"Apa yang kurang dan harus diperbaiki."`
	reviewer
	JSON bool `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Run returns a question.
func (c *reviewReturnCmd) Run(a *app) error {
	return a.reviewStep(c.WS, []string{c.Code}, c.JSON, func(r *review.Review, codes []model.Code) error {
		return r.Return(a.ctx, c.by(), codes[0], c.Remark)
	})
}

type reviewReplyCmd struct {
	WS   string `arg:"" name:"ws" help:"Folder ruang kerja."`
	Code string `arg:"" name:"code" help:"Kode soal."`
	Text string `required:"" placeholder:"JAWABAN" help:"Apa yang sudah diperbaiki; menjawab semua catatan terbuka yang belum dijawab."`
	reviewer
	JSON bool `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Run answers the open remarks of a question.
func (c *reviewReplyCmd) Run(a *app) error {
	return a.reviewStep(c.WS, []string{c.Code}, c.JSON, func(r *review.Review, codes []model.Code) error {
		s, err := r.Get(a.ctx, codes[0])
		if err != nil {
			return err
		}
		if s.Unanswered() == 0 {
			return model.Errorf(model.Invalid, "Soal %s tidak mempunyai catatan yang belum dijawab.", codes[0])
		}
		for _, m := range s.Remarks {
			if m.Closed.IsZero() && m.Answer == "" {
				if err := r.AnswerRemark(a.ctx, c.by(), m.ID, c.Text); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// reviewStep opens the workspace, takes a step and tells the state after it.
func (a *app) reviewStep(dir string, words []string, asJSON bool, step func(*review.Review, []model.Code) error) error {
	ws, err := a.open(dir)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // the step is committed; a failing close cannot lose it
	codes, err := questionCodes(ws.Worksheet(), words)
	if err != nil {
		return err
	}
	if err := step(ws.Review(), codes); err != nil {
		return err
	}
	return a.tellReview(ws, codes, asJSON)
}

func (a *app) tellReview(ws *workspace.Workspace, codes []model.Code, asJSON bool) error {
	var list []review.Status
	for _, c := range codes {
		s, err := ws.Review().Get(a.ctx, c)
		if err != nil {
			return err
		}
		list = append(list, s)
	}
	if asJSON {
		return a.json(map[string]any{"questions": newReviewQuestions(list)})
	}
	for _, s := range list {
		a.print("%s  %s, putaran %d", s.Code, strings.ReplaceAll(string(s.State), "-", " "), s.Round)
	}
	return nil
}
