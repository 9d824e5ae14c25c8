package beranda

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/readiness"
	"siapzi/model/standing"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// shownGains is how many questions "Paling menaikkan nilai" lists.
const shownGains = 5

// board is the page's body: the answer in words and the cards below it.
type board struct {
	sheet *lke.Worksheet
	goTo  func(model.Code)
	// Where the facts lead, and where their dialogs appear.
	goConditions, goDocuments func()
	window                    func() fyne.Window

	facts             *fyne.Container
	title, hint       *kit.Text
	dial              *dial
	safe, provisional *kit.Text
	gates             *fyne.Container
	areas             *fyne.Container
	gains             *fyne.Container
	pokja             *fyne.Container
	due, dueCard      *fyne.Container
	goPlan            func()
	outer             *fyne.Container // scrolls everything
	root              fyne.CanvasObject
}

func newBoard(w *lke.Worksheet, s Shell, print func()) *board {
	b := &board{sheet: w, goTo: s.OpenQuestion, window: s.Window, goConditions: s.OpenConditions, goDocuments: s.OpenCarried, facts: kit.Row(look.Gap16), title: kit.Heading(""), hint: kit.Muted("").Shrink().Align(fyne.TextAlignTrailing), dial: newDial(),
		safe: kit.NewText("", look.Strong, look.ColorText), provisional: kit.NewText("", look.Strong, look.ColorText),
		gates: kit.Rows(0), areas: kit.Rows(0), gains: kit.Rows(0), pokja: kit.Rows(0), due: kit.Rows(0)}
	b.dueCard = kit.Card(b.due)
	b.dueCard.Hide()
	top := kit.Row(look.Gap16, b.title, kit.Grow(b.hint))
	if print != nil {
		top.Add(kit.NewButton(kit.Outlined, lang.L("Cetak"), look.IconPrinter, print).Small().Tip(lang.L("Cetak laporan kesiapan dua halaman")))
	}
	head := kit.Rows(0, top, b.facts)
	cols := newColumns(
		kit.Rows(look.Gap12, kit.Card(b.total()), kit.Grow(kit.Card(b.gates))),
		kit.Rows(look.Gap12, kit.Grow(kit.Card(b.areas))),
		kit.Rows(look.Gap12, kit.Grow(kit.Card(b.gains)), b.dueCard, kit.Card(b.pokja)))
	b.outer, _ = kit.VScroll(kit.Padded(kit.Rows(look.Gap8, head, cols), look.Gap12, look.Gap24, look.Gap8, look.Gap24))
	b.root = b.outer
	return b
}

// total is the card with the dial and what its two rings mean.
func (b *board) total() fyne.CanvasObject {
	legend := func(token fyne.ThemeColorName, height float32, name string, value *kit.Text, meaning string) fyne.CanvasObject {
		return kit.Row(look.Gap8, kit.Fixed(kit.Padded(kit.NewBox(token, "", 2), (18-height)/2, 0, (18-height)/2, 0), 16, 18),
			kit.NewText(name, look.Body, look.ColorText), value, kit.Space(), kit.Muted(meaning))
	}
	return kit.Rows(look.Gap12, kit.Row(0, kit.Space(), b.dial, kit.Space()), kit.NewDivider(), kit.Rows(look.Gap4,
		legend(look.ColorPrimary, 8, lang.L("Aman"), b.safe, lang.L("kosong = 0")),
		legend(look.ColorPrimaryMid, 4, lang.L("Sementara"), b.provisional, lang.L("kosong dilewati"))))
}

// show fills the cards; due says how long it is until the proposal.
func (b *board) show(all standing.Report, trend readiness.Trend, due string) {
	r := all.Report
	token := fyne.ThemeColorName(look.ColorText)
	if r.Met && all.Unmet == 0 {
		token = look.ColorSuccess
	}
	b.title.SetIn(headline(all), look.Heading, token)
	b.showFacts(all, trend)
	b.hint.Set(progress(r, due))
	b.dial.set(r.Dial())
	b.safe.Set(look.Score(r.Safe))
	b.provisional.Set(look.Score(r.Provisional))
	b.showGates(r)
	b.showAreas(r)
	b.showGains(r)
	b.showPokja(r)
	b.outer.Refresh()
}

// cardHead is the first line of a card.
func cardHead(title string, right fyne.CanvasObject) fyne.CanvasObject {
	return kit.Padded(kit.Row(look.Gap8, kit.Grow(kit.NewText(title, look.Section, look.ColorText).Shrink()), right), 2, 0, look.Gap8, 0)
}

// line is a row that leads to a question, below a divider.
func (b *board) line(to *fyne.Container, code model.Code, content fyne.CanvasObject, above, below float32) *kit.Press {
	to.Add(kit.NewDivider())
	press := kit.NewPress(kit.Padded(content, above, look.Gap8, below, look.Gap8), func() { b.goTo(code) })
	to.Add(kit.Grow(kit.Padded(press, 0, -look.Gap8, 0, -look.Gap8))) // the ground reaches beyond the words
	return press
}

func (b *board) showGates(r readiness.Report) {
	right := kit.NewText(unmet(r), look.Body, look.ColorDanger)
	if r.Met {
		right = kit.NewText(lang.L("semua terpenuhi"), look.Body, look.ColorSuccess)
	}
	b.gates.Objects = []fyne.CanvasObject{cardHead(lang.L("Syarat {{.Target}}", map[string]any{"Target": r.Target}), right)}
	for _, g := range gateRows(b.sheet, r) {
		press := b.line(b.gates, g.code, newGateLine(g), 7, 6)
		if g.full != "" {
			press.Tip(g.full + ": " + g.value + ", " + g.word)
		}
	}
}

func (b *board) showAreas(r readiness.Report) {
	var score, weight float64
	for _, a := range r.Areas {
		score, weight = score+a.Score, weight+a.Weight
	}
	b.areas.Objects = []fyne.CanvasObject{
		cardHead(lang.L("Enam area pengungkit"), kit.Muted(look.Score(score)+" / "+look.Short(weight))), b.areaLegend(r)}
	for i, a := range r.Areas {
		if i > 0 {
			b.areas.Add(kit.NewDivider())
		}
		press := kit.NewPress(kit.Padded(areaContent(a), look.Gap12, look.Gap8, look.Gap8, look.Gap8), func() { b.goTo(best(b.sheet, r, a.Nodes)) })
		press.Tip(a.Name)
		b.areas.Add(kit.Grow(kit.Padded(press, 0, -look.Gap8, 0, -look.Gap8)))
	}
	if text, code := warning(b.sheet, r); text != "" {
		b.areas.Add(kit.Padded(kit.Banner(kit.Warn, look.IconWarning, text, lang.L("Lihat"), func() { b.goTo(code) }), look.Gap8, 0, look.Gap4, 0))
	}
}

// areaLegend tells what the parts of a bar mean.
func (b *board) areaLegend(r readiness.Report) fyne.CanvasObject {
	part := func(token fyne.ThemeColorName, w, h float32, text string) fyne.CanvasObject {
		return kit.Row(6, kit.Fixed(kit.Padded(kit.NewBox(token, "", 2), (18-h)/2, 0, (18-h)/2, 0), w, 18), kit.Muted(text))
	}
	row := kit.Row(look.Gap16, part(look.ColorPrimary, 12, 8, lang.L("Pemenuhan")), part(look.ColorPrimaryMid, 12, 8, lang.L("Reform")))
	if least := areaMinimum(r.Areas); least != "" {
		row.Add(part(look.ColorText, 2, 14, lang.L("Minimum {{.Percent}}", map[string]any{"Percent": least})))
	}
	return row
}

// areaContent is one area: its number, name, score and bar.
func areaContent(a readiness.Area) fyne.CanvasObject {
	number := kit.Fixed(kit.Stack(kit.NewBox(look.ColorHover, "", 4),
		kit.NewText(look.Count(a.No), look.Body, look.ColorMuted).Align(fyne.TextAlignCenter)), 22, 22)
	head := kit.Row(look.Gap8, number, kit.Grow(kit.NewText(shortArea(a.Name), look.LeadMid, look.ColorText).Shrink()))
	token := fyne.ThemeColorName(look.ColorText)
	if a.Met {
		head.Add(kit.Muted(look.Score(a.Score) + " / " + look.Short(a.Weight)))
	} else {
		token = look.ColorDanger
		head.Add(kit.Row(look.Gap4, kit.NewIcon(look.IconCrossRing, look.ColorDanger, look.IconSize),
			kit.NewText(lang.L("kurang {{.N}}", map[string]any{"N": look.Gap(a.Gap)}), look.Body, look.ColorDanger)))
	}
	head.Add(kit.Fixed(kit.NewText(look.Percent(a.Percent), look.Strong, token).Align(fyne.TextAlignTrailing), 52, 0))
	return kit.Rows(look.Gap4, head, newAreaBar(a.Bar()))
}

func (b *board) showGains(r readiness.Report) {
	b.gains.Objects = []fyne.CanvasObject{cardHead(lang.L("Paling menaikkan nilai"), kit.Muted(lang.L("bila dijawab terbaik")))}
	rows := gainRows(r, shownGains)
	for _, g := range rows {
		b.line(b.gains, g.code, kit.Row(look.Gap8, kit.Grow(kit.Rows(0,
			kit.NewText(g.name, look.Strong, look.ColorText).Shrink(),
			kit.Row(look.Gap4, kit.NewText(string(g.code), look.Strong, look.ColorPrimary), kit.Grow(kit.NewText("· "+g.note, look.Body, look.ColorMuted).Shrink())))),
			kit.NewText(g.gain, look.LeadMid, look.ColorSuccess), kit.NewIcon(look.IconChevronRight, look.ColorMuted, look.IconSize)), 6, 5)
	}
	if len(rows) == 0 {
		b.gains.Add(kit.NewPara(lang.L("Semua soal sudah bernilai penuh."), look.Body, look.ColorMuted))
	}
}

// showPokja counts the questions without evidence, one cell per Pokja.
func (b *board) showPokja(r readiness.Report) {
	cells := make([]fyne.CanvasObject, len(r.Pokja))
	for i, g := range r.Pokja {
		count := fyne.CanvasObject(kit.NewText(look.Count(g.Unproved), look.Section, look.ColorText).Align(fyne.TextAlignCenter))
		if g.Unproved == 0 {
			count = kit.Row(0, kit.Space(), kit.NewIcon(look.IconCheck, look.ColorSuccess, look.IconSize), kit.Space())
		}
		code := unproved(b.sheet, r, g.No)
		if code == "" {
			code = best(b.sheet, r, b.sheet.Areas[i].Nodes)
		}
		words := kit.Rows(look.Gap4, kit.Muted(roman(g.No)).Align(fyne.TextAlignCenter), kit.Fixed(count, 0, 22))
		press := kit.NewPress(kit.Padded(words, look.Gap8, 0, look.Gap8, 0), func() { b.goTo(code) })
		press.Tip(lang.L("Pokja {{.No}}: {{.N}} dari {{.All}} soal tanpa bukti", map[string]any{"No": roman(g.No), "N": g.Unproved, "All": g.Questions}))
		cells[i] = press
	}
	b.pokja.Objects = []fyne.CanvasObject{cardHead(lang.L("Tanpa bukti per Pokja"),
		kit.Muted(lang.L("{{.N}} soal", map[string]any{"N": r.Unproved}))),
		kit.Stack(kit.NewBox("", look.ColorLine, look.Radius), kit.Padded(kit.Columns(0, cells...), 1, 1, 1, 1))}
}
