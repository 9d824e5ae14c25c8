package reviu

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/review"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// showQuestion shows answer, criterion, note and evidence of a question, unit
// and TPI side by side, and its review.
func (m *middlePane) showQuestion() {
	p := m.p
	s, ok := p.status()
	q := p.book.sheet.Question(s.Code)
	if !ok || q == nil {
		return
	}
	tone, icon, word := p.book.stateLook(s)
	above := q.Parent.Name
	if s.Round > 0 {
		above = lang.L("Putaran {{.N}}", map[string]any{"N": s.Round}) + dot(look.LongDate(s.Since.Local())) + dot(s.By)
	}
	body := kit.Rows(look.Gap16, kit.NewPara(q.Gist, look.Lead, look.ColorText))
	if s.Changed {
		body.Add(kit.Banner(kit.Info, look.IconPencilRing, lang.L("Jawaban atau bukti berubah sejak diterima. Ajukan lagi untuk diperiksa."), "", nil))
	}
	body.Add(kit.Columns(look.Gap12, p.answerCard(q, lang.L("Jawaban unit"), p.book.unit[q.Code], nil),
		p.answerCard(q, lang.L("Jawaban TPI"), p.book.tpi[q.Code], func() { p.askTPI(q) })))
	if d, ok := p.book.difference(q.Code); ok {
		tone := kit.Info
		if d.Points < 0 {
			tone = kit.Warn
		}
		body.Add(kit.Banner(tone, look.IconArrows, lang.L("Jawaban TPI mengubah nilai aman {{.Points}} poin. Semua selisih: {{.All}} poin.",
			map[string]any{"Points": look.Signed(d.Points), "All": look.Signed(p.book.compared.Points)}), "", nil))
	}
	if len(s.Remarks) > 0 {
		body.Add(p.remarks(s))
	}
	body.Add(p.evidence(q))
	if len(s.Steps) > 0 {
		body.Add(history(s))
	}
	m.lay(head(string(q.Code), q.Name, kit.NewStatus(tone, icon, word), above), body, p.steps(s))
	docs := p.book.docs[q.Code]
	switch {
	case len(docs) == 0:
		p.file.show(model.Document{})
	default:
		p.file.show(docs[0])
	}
}

// answerCard is one assessor's answer: key, worth, criterion and note.
func (p *Page) answerCard(q *lke.Node, title string, a model.Answer, edit func()) fyne.CanvasObject {
	key, says, value := worth(p.book.sheet, q, a)
	top := kit.Row(look.Gap8, kit.Grow(kit.NewText(title, look.Section, look.ColorText).Shrink()))
	if edit != nil {
		word := lang.L("Isi jawaban TPI")
		if !a.IsBlank() {
			word = lang.L("Ubah jawaban TPI")
		}
		top.Add(kit.NewIconButton(look.IconPencil, word, edit))
	}
	line := kit.Row(look.Gap8)
	if key != "" {
		line.Add(kit.NewText(key, look.Title, look.ColorPrimary))
	}
	line.Add(kit.Space())
	if value != "" {
		line.Add(kit.NewText(lang.L("nilai {{.N}}", map[string]any{"N": value}), look.Strong, look.ColorText))
	}
	rows := kit.Rows(look.Gap8, kit.Fixed(top, 0, look.SmallHeight), line, kit.NewPara(says, look.Body, look.ColorText))
	if note := strings.TrimSpace(a.Note); note != "" {
		rows.Add(kit.NewDivider())
		rows.Add(kit.NewPara(note, look.Body, look.ColorMuted))
	}
	return kit.Card(rows)
}

// evidence lists what the question expects and the documents that prove it.
func (p *Page) evidence(q *lke.Node) fyne.CanvasObject {
	docs := p.book.docs[q.Code]
	rows := kit.Rows(0, kit.Row(look.Gap8, kit.Grow(kit.Section(lang.L("Bukti"))), kit.Muted(lang.L("{{.N}} dokumen", map[string]any{"N": len(docs)}))))
	for i, e := range q.Evidence {
		icon, token := look.IconRing, fyne.ThemeColorName(look.ColorMuted)
		var own []model.Document
		for _, d := range docs {
			if linkedAs(d, q.Code) == i+1 {
				own = append(own, d)
			}
		}
		if len(own) > 0 {
			icon, token = look.IconCheckRing, look.ColorSuccess
		}
		rows.Add(kit.Padded(kit.RowTop(look.Gap8, kit.Padded(kit.NewIcon(icon, token, look.IconSize), 1, 0, 0, 0), kit.Grow(kit.NewPara(e.Name, look.Body, look.ColorText))),
			look.Gap8, 0, 2, 0))
		for _, d := range own {
			rows.Add(kit.Padded(p.documentRow(d), 0, 0, 0, look.Gap16))
		}
	}
	for _, d := range docs {
		if n := linkedAs(d, q.Code); n < 1 || n > len(q.Evidence) {
			rows.Add(kit.Padded(p.documentRow(d), look.Gap4, 0, 0, 0))
		}
	}
	return kit.Card(rows)
}

// linkedAs gives the expected evidence that d is linked to, 0 for none.
func linkedAs(d model.Document, c model.Code) int {
	for _, l := range d.Links {
		if l.Code == c {
			return l.Evidence
		}
	}
	return 0
}

// remarks lists what reviewers found, with the answers of the unit.
func (p *Page) remarks(s review.Status) fyne.CanvasObject {
	rows := kit.Rows(look.Gap8)
	for i := len(s.Remarks) - 1; i >= 0; i-- {
		r := s.Remarks[i]
		open := r.Closed.IsZero()
		state := kit.NewStatus(kit.Good, look.IconCheckRing, lang.L("Ditutup"))
		if open && r.Answer == "" {
			state = kit.NewStatus(kit.Bad, look.IconReturnRing, lang.L("Belum dijawab"))
		} else if open {
			state = kit.NewStatus(kit.Warn, look.IconUpRing, lang.L("Sudah dijawab"))
		}
		one := kit.Rows(look.Gap8,
			kit.Row(look.Gap8, kit.Grow(kit.NewText(lang.L("Catatan putaran {{.N}}", map[string]any{"N": r.Round})+dot(r.Who)+dot(look.Date(r.At.Local())), look.Body, look.ColorMuted).Shrink()), state),
			kit.NewPara(r.Text, look.Lead, look.ColorText))
		if r.Answer != "" {
			one.Add(kit.Padded(kit.Rows(2, kit.Muted(lang.L("Jawaban")+dot(r.AnsweredBy)+dot(look.Date(r.Answered.Local()))), kit.NewPara(r.Answer, look.Body, look.ColorText)), 0, 0, 0, look.Gap16))
		}
		if open {
			word := lang.L("Jawab")
			if r.Answer != "" {
				word = lang.L("Ubah jawaban")
			}
			one.Add(kit.Row(look.Gap8, kit.NewButton(kit.Outlined, word, look.IconPencil, func() { p.askAnswer(r) }).Small(),
				kit.NewButton(kit.Outlined, lang.L("Tutup catatan"), look.IconCheck, func() { p.closeRemark(r) }).Small()))
		}
		rows.Add(kit.Card(one))
	}
	return rows
}

// history lists the dated steps, newest first.
func history(s review.Status) fyne.CanvasObject {
	rows := kit.Rows(look.Gap4, kit.Section(lang.L("Riwayat")))
	for i := len(s.Steps) - 1; i >= 0; i-- {
		st := s.Steps[i]
		tone, icon, word := stateLook(review.Status{State: st.State})
		token, _ := tone.Tokens()
		rows.Add(kit.Row(look.Gap8, kit.NewIcon(icon, token, look.IconSize), kit.NewText(word, look.Body, look.ColorText),
			kit.Grow(kit.NewText(lang.L("putaran {{.N}}", map[string]any{"N": st.Round})+dot(st.Who)+dot(st.Role), look.Body, look.ColorMuted).Shrink()),
			kit.Muted(look.Date(st.At.Local())+" "+look.Clock(st.At.Local()))))
	}
	return kit.Card(rows)
}

// steps is the foot: what can be done with the question now.
func (p *Page) steps(s review.Status) fyne.CanvasObject {
	row := kit.Row(look.Gap8)
	switch s.State {
	case review.Submitted:
		row.Add(kit.NewButton(kit.Filled, lang.L("Terima (A)"), look.IconCheck, func() { p.accept(s) }))
		row.Add(kit.NewButton(kit.Outlined, lang.L("Kembalikan (K)…"), look.IconReturnRing, func() { p.askReturn(s) }))
		row.Add(kit.NewIconButton(look.IconUndo, lang.L("Tarik dari pemeriksa"), func() { p.withdraw(s) }))
	case review.Accepted:
		row.Add(kit.NewButton(kit.Outlined, lang.L("Kembalikan (K)…"), look.IconReturnRing, func() { p.askReturn(s) }))
	case review.Returned:
		row.Add(kit.NewButton(kit.Filled, lang.L("Ajukan lagi"), look.IconUpRing, func() { p.submit(s) }))
	default:
		row.Add(kit.NewButton(kit.Filled, lang.L("Ajukan"), look.IconUpRing, func() { p.submit(s) }))
	}
	row.Add(kit.Space())
	row.Add(kit.NewIconButton(look.IconList, lang.L("Buka di LKE"), func() { p.d.Shell.OpenQuestion(s.Code) }))
	row.Add(kit.NewIconButton(look.IconChevronUp, lang.L("Sebelumnya (↑)"), func() { p.step(-1) }))
	row.Add(kit.NewIconButton(look.IconChevronDown, lang.L("Berikutnya (↓)"), func() { p.step(1) }))
	return row
}
