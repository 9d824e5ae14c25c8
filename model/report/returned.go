package report

import (
	"context"
	"fmt"
	"io"
	"strings"

	"siapzi/model"
	"siapzi/model/paper"
	"siapzi/model/plan"
	"siapzi/model/review"
	"siapzi/model/sheet"
)

// returned is what reviewers gave back, and where TPI judges otherwise.
type returned struct {
	*base
	list   []review.Status // returned ones and those with open remarks
	counts map[review.State]int
	cmp    review.Comparison
}

func (m *Maker) gatherReturned(ctx context.Context, b *base) (content, error) {
	all, err := m.d.Review.List(ctx)
	if err != nil {
		return nil, err
	}
	unit, err := m.d.Answers.Answers(ctx, model.UnitAssessor)
	if err != nil {
		return nil, err
	}
	tpi, err := m.d.Answers.Answers(ctx, model.TPI)
	if err != nil {
		return nil, err
	}
	r := &returned{base: b, counts: map[review.State]int{}, cmp: review.Compare(b.worksheet, unit, tpi)}
	for _, s := range all {
		r.counts[s.State]++
		if s.State == review.Returned || s.Open > 0 {
			r.list = append(r.list, s)
		}
	}
	b.req.Progress.SetStage("Menyusun daftar", int64(len(r.list)+len(r.cmp.Differences)))
	return r, nil
}

func (r *returned) book(out io.Writer) error {
	return sheets(out, r.base, r.remarks(), r.differences())
}

func (r *returned) pdf(ctx context.Context, w *writer) error {
	lead := fmt.Sprintf("%d soal dikembalikan atau memiliki catatan yang belum ditutup. Dari %d soal: %d diterima, %d diajukan, %d draf.",
		len(r.list), len(r.worksheet.Questions), r.counts[review.Accepted], r.counts[review.Submitted], r.counts[review.Draft])
	fl := w.flow(w.heading("Daftar soal yang dikembalikan dalam reviu", lead) + 2)
	if err := w.table(ctx, fl, r.remarks()); err != nil {
		return err
	}
	fl.Gap(6)
	return w.table(ctx, fl, r.differences(), w.sign())
}

// remarks lists the open remarks, a row each.
func (r *returned) remarks() table {
	t := table{title: "Catatan pemeriksa", empty: "Tidak ada soal yang dikembalikan dan tidak ada catatan yang terbuka.",
		columns: []column{{head: "Kode", width: 18}, {head: "Soal", width: 62, chars: 44}, {head: "Putaran", width: 16, align: alignRight, kind: sheet.Number}, {head: "Oleh dan tanggal", width: 38},
			{head: "Catatan pemeriksa", chars: 50}, {head: "Jawaban unit", width: 58, chars: 44}}}
	at := map[int]int{} // Pokja to group
	for _, s := range r.list {
		q := r.worksheet.Question(s.Code)
		if q == nil {
			continue
		}
		i, ok := at[q.Pokja]
		if !ok {
			i = len(t.groups)
			at[q.Pokja] = i
			t.groups = append(t.groups, group{name: r.questionGroup(q.Pokja)})
		}
		t.groups[i].rows = append(t.groups[i].rows, r.rows(s, q.Name)...)
	}
	for i := range t.groups {
		t.groups[i].note = fmt.Sprintf("%d catatan", len(t.groups[i].rows))
	}
	return t
}

// questionGroup names the Pokja of questions; those of Hasil have none.
func (b *base) questionGroup(pokja int) string {
	if s := b.areaName(pokja); s != "" {
		return s
	}
	return "Komponen Hasil"
}

// rows gives the open remarks of a question; its name stands on the first.
func (r *returned) rows(s review.Status, name string) [][]cell {
	var out [][]cell
	for _, m := range s.Remarks {
		if !m.Closed.IsZero() {
			continue
		}
		answer := cell{text: m.Answer}
		switch {
		case m.Answer == "":
			answer = cell{text: "belum dijawab", tone: toneAlert}
		case m.AnsweredBy != "":
			answer.note = m.AnsweredBy + ", " + paper.LongDay(m.Answered.In(r.day.Location()))
		}
		out = append(out, []cell{{text: string(s.Code), tone: toneCode}, text(name), {text: fmt.Sprint(m.Round), value: m.Round},
			{text: m.Who, note: paper.LongDay(m.At.In(r.day.Location()))}, text(m.Text), answer})
	}
	if out == nil { // returned, and every remark is settled: it waits to be handed in
		out = [][]cell{{{text: string(s.Code), tone: toneCode}, text(name), {text: fmt.Sprint(s.Round), value: s.Round},
			{text: s.By, note: paper.LongDay(s.Since.In(r.day.Location()))}, quiet("semua catatan sudah ditutup"), quiet("belum diajukan lagi")}}
	}
	return out
}

// differences lists where TPI gave another answer.
func (r *returned) differences() table {
	t := table{title: "Selisih jawaban unit dan TPI", empty: "Belum ada jawaban TPI.",
		columns: []column{{head: "Kode", width: 18}, {head: "Soal", width: 92, chars: 44}, {head: "Unit", width: 22}, {head: "TPI", width: 22},
			{head: "Poin", width: 18, align: alignDecimal, kind: sheet.Decimal}, {head: "Catatan TPI", chars: 50}}}
	if r.cmp.Answered == 0 {
		return t
	}
	t.empty = fmt.Sprintf("TPI menjawab %d soal, semuanya sama dengan unit.", r.cmp.Answered)
	if n := len(r.cmp.Differences); n > 0 {
		t.note = fmt.Sprintf("%d dari %d soal yang dijawab TPI berbeda; nilai aman %s menjadi %s (%s poin).",
			n, r.cmp.Answered, paper.Score(r.cmp.Safe), paper.Score(r.cmp.Judged), paper.Signed(r.cmp.Points))
	}
	var rows [][]cell
	for _, d := range r.cmp.Differences {
		points := cell{text: paper.Signed(d.Points), value: d.Points}
		if d.Points < 0 {
			points.tone = toneAlert
		}
		rows = append(rows, []cell{{text: string(d.Code), tone: toneCode}, text(d.Name), text(r.answer(d.Unit)), text(r.answer(d.TPI)), points, quiet(d.TPI.Note)})
	}
	t.groups = []group{{rows: rows}}
	return t
}

// answer writes an answer in short: "B", "3,81", "12 / 15".
func (r *returned) answer(a model.Answer) string {
	if a.Option != "" {
		return a.Option
	}
	var words []string
	if q := r.worksheet.Question(a.Code); q != nil {
		for _, in := range q.Inputs {
			if x, ok := a.Inputs[in.Key]; ok {
				words = append(words, plan.FormatQuantity(x))
			}
		}
	}
	if words == nil {
		return "kosong"
	}
	return strings.Join(words, " / ")
}
