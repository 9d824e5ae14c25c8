package bundel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"siapzi/model/bundle"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// Heights and columns of the list, as in the pictures of the design.
const (
	rowHeight     = float32(29)
	chapterHeight = float32(32)
	headHeight    = float32(28)
	countColumn   = float32(72)
	pageColumn    = float32(52)
	fileIndent    = float32(16)  // how far files stand in under their question
	wideRow       = float32(520) // from this width on a row has room for the remedy and the count
)

// line is one row of the list.
type line struct {
	widget.BaseWidget
	now    row
	ground *kit.Box
	code   *kit.Text
	icon   *kit.Icon
	title  *kit.Text
	same   *kit.Text
	sign   *kit.Icon
	warn   *kit.Text
	care   *kit.Press // sign and word, with the reason as its tip
	fix    *kit.Text
	remedy *kit.Press
	none   *kit.Status
	count  *kit.Text
	counts *fyne.Container
	page   *kit.Text
	indent *fyne.Container
	row    *fyne.Container
}

func newLine(mend func(row)) *line {
	l := &line{ground: kit.NewBox("", "", 0), code: kit.NewText("", look.Strong, look.ColorPrimary), icon: kit.NewIcon(look.IconFile, look.ColorMuted, look.IconSize),
		title: kit.NewText("", look.Body, look.ColorText).Shrink(), same: kit.Muted(""), sign: kit.NewIcon("", "", look.IconSize),
		warn: kit.NewText("", look.Strong, look.ColorWarningText), fix: kit.NewText("", look.Strong, look.ColorPrimary),
		none: kit.NewStatus(kit.Neutral, look.IconRing, lang.L("Belum ada")), count: kit.Muted("").Shrink(),
		page: kit.NewText("", look.Strong, look.ColorText).Align(fyne.TextAlignTrailing).Shrink()}
	l.indent = kit.Fixed(kit.Stack(), fileIndent, 0)
	l.care = kit.NewPress(kit.Row(look.Gap4, l.sign, l.warn), func() { mend(l.now) }).Plain()
	l.remedy = kit.NewPress(l.fix, func() { mend(l.now) }).Plain()
	l.counts = kit.Fixed(l.count, countColumn, 0)
	l.row = kit.Row(look.Gap8, l.indent, l.icon, l.code, kit.Grow(l.title), l.none, l.same, l.care, l.remedy, l.counts, kit.Fixed(l.page, pageColumn, 0))
	l.ExtendBaseWidget(l)
	return l
}

// newHead makes the line above the list, whose columns are those of the rows.
func newHead() *line {
	l := newLine(nil)
	l.show(row{kind: bundle.LineFront, title: lang.L("Susunan seperti di PDF"), count: lang.L("Banyak"), page: lang.L("Hal.")})
	l.title.SetIn(l.title.Text(), look.Body, look.ColorMuted)
	l.page.SetIn(l.page.Text(), look.Body, look.ColorMuted)
	return l
}

// show puts a row into the line.
func (l *line) show(r row) {
	l.now = r
	file, same := r.kind == bundle.LineFile, r.kind == bundle.LineSame
	l.indent.Hidden, l.icon.Hidden = !file && !same, !file && !same
	l.code.Hidden, l.none.Hidden, l.same.Hidden = r.kind != bundle.LineQuestion, !r.missing, !same
	l.care.Hidden, l.remedy.Hidden = r.care.word == "", r.care.remedy == noRemedy
	fill, style, token := fyne.ThemeColorName(look.ColorNone), look.Body, fyne.ThemeColorName(look.ColorText)
	switch {
	case r.heading():
		fill, style = look.ColorHover, look.Strong
		if r.kind == bundle.LineVolume {
			fill = look.ColorPrimaryTint
		}
	case r.missing, same:
		token = look.ColorMuted
	}
	l.ground.Set(fill)
	l.icon.Set(iconOf(same), look.ColorMuted)
	l.code.Set(r.code)
	l.title.SetIn(r.title, style, token)
	l.count.Set(r.count)
	if same {
		l.same.Set(r.count)
		l.count.Set("")
	}
	if r.care.word != "" {
		color, _ := r.care.tone.Tokens()
		l.warn.SetIn(r.care.word, look.Strong, color)
		l.sign.Set(r.care.icon, color)
		l.care.Tip(r.care.tip)
		l.fix.Set(r.care.remedy.word())
	}
	l.page.Set(r.page)
	l.room()
}

func iconOf(same bool) look.IconName {
	if same {
		return look.IconLink
	}
	return look.IconFile
}

// room hides what a narrow row has no place for: a press on the warning itself
// does the same as the remedy.
func (l *line) room() {
	wide := l.Size().Width >= wideRow
	l.remedy.Hidden = !wide || l.now.care.remedy == noRemedy
	l.counts.Hidden = !wide
	l.row.Refresh()
}

// Resize is for Fyne.
func (l *line) Resize(s fyne.Size) {
	changed := (s.Width >= wideRow) != (l.Size().Width >= wideRow)
	l.BaseWidget.Resize(s)
	if changed {
		l.room()
	}
}

// CreateRenderer is for Fyne.
func (l *line) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(&kit.Pad{}, l.ground, container.New(&kit.Pad{Left: look.Gap16, Right: look.Gap16 + 4}, l.row)))
}
