package reviu

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/readiness/quality"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

// finding is the chosen one.
func (p *Page) finding() (quality.Finding, bool) {
	i, err := strconv.Atoi(p.chosen[modeFindings])
	if err != nil || i < 0 || i >= len(p.book.findings) {
		return quality.Finding{}, false
	}
	return p.book.findings[i], true
}

// showFinding says what is wrong, why it matters, and where it is mended.
func (m *middlePane) showFinding() {
	p := m.p
	f, ok := p.finding()
	if !ok {
		return
	}
	rule, _ := quality.RuleOf(f.Rule)
	tone, icon, word := severityLook(f.Severity)
	body := kit.Rows(look.Gap16)
	if f.Waived != nil {
		body.Add(kit.Banner(kit.Neutral, look.IconInfo, lang.L("Diabaikan oleh {{.Who}}, {{.Date}}: {{.Reason}}",
			map[string]any{"Who": f.Waived.Who, "Date": look.Date(f.Waived.At.Local()), "Reason": f.Waived.Reason}), lang.L("Berlakukan lagi"), func() { p.unwaive(f) }))
	}
	body.Add(kit.Card(kit.Rows(look.Gap8, kit.Section(lang.L("Yang ditemukan")), kit.NewPara(say.Text(f.Message), look.Lead, look.ColorText))))
	body.Add(kit.Card(kit.Rows(look.Gap8, kit.Section(lang.L("Mengapa penting, dan apa yang dilakukan")), kit.NewPara(say.Text(rule.Why), look.Body, look.ColorText))))
	if q := p.book.sheet.Question(f.Question); q != nil {
		answer := p.answerCard(q, lang.L("Jawaban unit"), p.book.unit[q.Code], nil)
		body.Add(answer)
	}
	foot := kit.Row(look.Gap8, kit.NewButton(kit.Filled, fixWord(f), look.IconExternal, func() { p.openFix(f) }))
	if f.Document != "" && f.Question != "" {
		foot.Add(kit.NewButton(kit.Outlined, lang.L("Buka soal {{.Code}}", map[string]any{"Code": f.Question}), look.IconList, func() { p.d.Shell.OpenQuestion(f.Question) }))
	}
	foot.Add(kit.Space())
	if f.Waived == nil {
		foot.Add(kit.NewButton(kit.Quiet, lang.L("Abaikan…"), look.IconClose, func() { p.askWaive(f) }))
	}
	foot.Add(kit.NewIconButton(look.IconChevronUp, lang.L("Sebelumnya (↑)"), func() { p.step(-1) }))
	foot.Add(kit.NewIconButton(look.IconChevronDown, lang.L("Berikutnya (↓)"), func() { p.step(1) }))
	about := f.Title
	if about == "" {
		about = p.book.name(f.Question)
	}
	m.lay(head(string(f.Question), say.Text(rule.Name), kit.NewStatus(tone, icon, word), about), body, foot)
	p.showDocument(f.Document)
}

// fixWord names the way to the fix.
func fixWord(f quality.Finding) string {
	if f.Document != "" {
		return lang.L("Buka dokumen")
	}
	return lang.L("Buka soal di LKE")
}

// openFix leads to where the finding is mended.
func (p *Page) openFix(f quality.Finding) {
	if f.Document == "" {
		p.d.Shell.OpenQuestion(f.Question)
		return
	}
	p.withDocument(f.Document, p.d.Shell.OpenDocument)
}

// showDocument shows a document in the right pane; "" shows none.
func (p *Page) showDocument(id model.DocumentID) {
	if id == "" {
		p.file.show(model.Document{})
		return
	}
	p.withDocument(id, p.file.show)
}

func (p *Page) withDocument(id model.DocumentID, f func(model.Document)) {
	task.Latest(p.d.Tasks, "document", func(ctx context.Context) (model.Document, error) { return p.d.Documents.Get(ctx, id) }, f, func(err error) {
		if model.KindOf(err) != model.Canceled {
			p.d.Shell.ShowError(err)
		}
	})
}

// askWaive asks for the reason, without which nothing is waived.
func (p *Page) askWaive(f quality.Finding) {
	p.ask(lang.L("Abaikan temuan ini"), lang.L("Alasan dicatat dan dapat dibaca pemeriksa."), "", lang.L("Abaikan"), lang.L("Alasan wajib diisi."), func(reason string) {
		p.doBack(lang.L("Temuan diabaikan"), false, func(ctx context.Context) error { return p.d.Checks.Waive(ctx, p.d.Who, f, reason) },
			func(ctx context.Context) error { return p.d.Checks.Unwaive(ctx, p.d.Who, f) })
	})
}

func (p *Page) unwaive(f quality.Finding) {
	reason := f.Waived.Reason
	p.doBack(lang.L("Temuan berlaku lagi"), false, func(ctx context.Context) error { return p.d.Checks.Unwaive(ctx, p.d.Who, f) },
		func(ctx context.Context) error { return p.d.Checks.Waive(ctx, p.d.Who, f, reason) })
}
