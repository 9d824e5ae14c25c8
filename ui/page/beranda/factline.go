package beranda

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"siapzi/model/chart"
	"siapzi/model/lke"
	"siapzi/model/readiness"
	"siapzi/model/standing"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// The facts are one line below the answer: what is the shortest way, how it
// stands with prerequisites, since when it has become better, and what the plan
// would bring. Each can be pressed but the last two.

// showFacts fills the line with what is known.
func (b *board) showFacts(r standing.Report, t readiness.Trend) {
	b.facts.Objects = nil
	add := func(icon look.IconName, token fyne.ThemeColorName, text, tip string, onTap func()) {
		line := kit.Row(6, kit.NewIcon(icon, token, look.IconSize), kit.NewText(text, look.Strong, look.ColorText))
		if onTap == nil {
			b.facts.Add(kit.Padded(line, 4, look.Gap8, 4, 0))
			return
		}
		press := kit.NewPress(kit.Padded(line, 4, look.Gap8, 4, look.Gap8), onTap)
		press.Tip(tip)
		b.facts.Add(kit.Padded(press, 0, 0, 0, -look.Gap8))
	}
	if n := len(r.Path.Raises); r.HasPath && n > 0 {
		add(look.IconArrows, look.ColorPrimary, lang.L("{{.N}} soal cukup untuk semua syarat", map[string]any{"N": n}),
			lang.L("Paling sedikit soal yang harus naik supaya setiap syarat nilai terpenuhi"), func() { b.showPath(r) })
	}
	icon, token := look.IconCheckRing, fyne.ThemeColorName(look.ColorSuccess)
	if r.Unmet > 0 {
		icon, token = look.IconWarning, look.ColorWarning
	}
	add(icon, token, lang.L("Prasyarat {{.N}} dari {{.All}}", map[string]any{"N": len(r.Conditions) - r.Unmet, "All": len(r.Conditions)}),
		lang.L("Opini BPK, SAKIP, TLHP, LHKPN, dan prasyarat lain di luar LKE"), b.goConditions)
	if r.Carried > 0 {
		add(look.IconRefresh, look.ColorWarning, lang.L("{{.N}} tautan dari tahun lalu – periksa", map[string]any{"N": look.Count(r.Carried)}),
			lang.L("Belum dihitung sebagai bukti sampai dikonfirmasi di Dokumen"), b.goDocuments)
	}
	if t.Known {
		b.facts.Add(kit.Row(6, kit.Fixed(newSpark(t.Points), 56, 18),
			kit.NewText(lang.L("{{.Points}} sejak {{.Date}}", map[string]any{"Points": look.Signed(t.Safe), "Date": look.Date(t.From.Day.Time())}), look.Body, look.ColorMuted)))
	}
	if r.Planned > 0 && len(r.Outlook.Raised) > 0 && r.Carried == 0 { // else the line is longer than a narrow window
		add(look.IconCalendarCheck, look.ColorMuted, lang.L("rencana selesai: {{.N}}", map[string]any{"N": look.Score(r.Outlook.Safe)}), "", nil)
	}
	b.facts.Refresh()
}

// showPath lists the questions of the shortest way, each a link.
func (b *board) showPath(r standing.Report) {
	rows := kit.Rows(0)
	var dialog *kit.Dialog
	for _, x := range r.Path.Raises {
		rows.Add(kit.NewDivider())
		rows.Add(kit.NewPress(kit.Padded(kit.Row(look.Gap8, kit.Grow(kit.Rows(0, kit.NewText(x.Name, look.Strong, look.ColorText).Shrink(),
			kit.Row(look.Gap4, kit.NewText(string(x.Code), look.Strong, look.ColorPrimary), kit.Muted("· "+raiseWords(b.sheet, x))))),
			kit.NewText(look.Signed(x.Points), look.LeadMid, look.ColorSuccess), kit.NewIcon(look.IconChevronRight, look.ColorMuted, look.IconSize)),
			6, look.Gap8, 6, look.Gap8), func() {
			dialog.Close()
			b.goTo(x.Code)
		}))
	}
	body := fyne.CanvasObject(rows)
	const rowHeight, most = 51, 8
	if len(r.Path.Raises) > most {
		scroll, _ := kit.VScroll(rows)
		body = kit.Fixed(scroll, 0, rowHeight*most)
	}
	dialog = kit.ShowDialog(b.window(), kit.DialogConfig{Title: lang.L("Jalan terpendek"), Width: 560, Body: body,
		Text: lang.L("Tidak ada cara dengan lebih sedikit soal. Bila semua naik, nilai aman menjadi {{.Safe}} dan setiap syarat nilai terpenuhi.", map[string]any{"Safe": look.Score(r.Path.Safe)})})
}

// raiseWords says how a question must rise: "C → A", "indeks minimal 3,81".
func raiseWords(w *lke.Worksheet, x readiness.Raise) string {
	if x.To != "" {
		from := x.From
		if from == "" {
			from = lang.L("kosong")
		}
		return from + " → " + x.To
	}
	if q := w.Question(x.Code); q != nil && q.Scale == lke.ScaleIndex && q.Inputs[0].Max != nil {
		return lang.L("indeks minimal {{.N}}", map[string]any{"N": look.Score(x.Least**q.Inputs[0].Max + 0.004)})
	}
	return lang.L("minimal {{.N}}", map[string]any{"N": look.Percent(x.Least * 100)})
}

// spark is a small line of the safe total, day by day.
type spark struct {
	widget.BaseWidget
	points []readiness.Point
}

func newSpark(points []readiness.Point) *spark {
	s := &spark{points: points}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is for Fyne.
func (s *spark) CreateRenderer() fyne.WidgetRenderer {
	p := &sparkPainter{s: s}
	for range max(len(s.points)-1, 0) {
		p.lines = append(p.lines, &canvas.Line{StrokeWidth: 2})
	}
	p.Refresh()
	return p
}

type sparkPainter struct {
	s     *spark
	lines []*canvas.Line
}

func (p *sparkPainter) Destroy()           {}
func (p *sparkPainter) MinSize() fyne.Size { return fyne.NewSize(40, 14) }
func (p *sparkPainter) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(p.lines))
	for i, l := range p.lines {
		out[i] = l
	}
	return out
}

// Layout spreads the days over the width by date and the scores over the height.
func (p *sparkPainter) Layout(size fyne.Size) {
	line := readiness.Trend{Points: p.s.points}.Line(0, 0)
	if len(line.Points) < 2 {
		return
	}
	at := func(x chart.Point) fyne.Position {
		return fyne.NewPos(float32(x.X)*(size.Width-2)+1, size.Height-3-float32(x.Y)*(size.Height-6))
	}
	for i, l := range p.lines {
		l.Position1, l.Position2 = at(line.Points[i]), at(line.Points[i+1])
	}
}

// Refresh takes the colour of the theme anew.
func (p *sparkPainter) Refresh() {
	for _, l := range p.lines {
		l.StrokeColor = theme.Color(look.ColorPrimary)
		l.Refresh()
	}
	p.Layout(p.s.Size())
}
