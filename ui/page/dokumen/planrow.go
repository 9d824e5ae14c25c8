package dokumen

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// Measures of the import table, as in the pictures of the design.
const (
	planRowHeight  = float32(52)
	planTwinHeight = float32(92) // with the choice for content that is stored already
	planHeadHeight = float32(36)
	tickColumn     = float32(18)
	questionColumn = float32(312)
	dateColumn     = float32(108)
	periodColumn   = float32(96)
	stateColumn    = float32(104)
)

// planRow is one line of the import table with its controls. Rows are used
// again for other lines while the table scrolls, so each control asks for the
// line that the row shows now.
type planRow struct {
	widget.BaseWidget
	p    *planPane
	line line

	ground   *kit.Box
	tick     *kit.Check
	icon     *kit.Icon
	name     *kit.Text
	place    *kit.Text
	question *kit.Press
	code     *kit.Text
	title    *kit.Text
	first    *fyne.Container // code and title
	why      *kit.Text
	date     *kit.Entry
	dateBox  *kit.Box
	stored   string // what the date field showed when it was filled
	period   *pressField
	state    *kit.Status

	bad  *fyne.Container // sentence and remedies, in place of question, date and period
	says *kit.Para
	skip *kit.Button
	redo *kit.Button
	swap *kit.Button

	twin   *fyne.Container // choice for content that is stored already
	same   *kit.Text
	choice *kit.Segments

	top *fyne.Container
}

func newPlanRow(p *planPane) *planRow {
	r := &planRow{p: p, ground: kit.NewBox("", "", 0), icon: kit.NewIcon(look.IconFile, look.ColorMuted, look.IconSize),
		name: kit.NewText("", look.Strong, look.ColorText).Shrink(), place: kit.Muted("").Shrink(),
		code: kit.NewText("", look.Strong, look.ColorPrimary), title: kit.NewText("", look.Body, look.ColorText).Shrink(), why: kit.Muted("").Shrink(),
		dateBox: kit.NewBox("", look.ColorWarning, look.Radius), state: kit.NewStatus(kit.Neutral, look.IconClock, ""),
		says: kit.NewPara("", look.Body, look.ColorText).MaxLines(2), same: kit.NewText("", look.Body, look.ColorText).Shrink()}
	r.tick = kit.NewCheck("", false, func(on bool) { p.change(r.line, func(it *catalog.PlanItem) { it.Chosen = on }) })
	r.first = kit.Row(look.Gap8, r.code, kit.Grow(r.title))
	words := kit.Rows(0, r.first, r.why)
	r.question = kit.NewPress(kit.Padded(kit.Row(look.Gap8, kit.Grow(words), kit.NewIcon(look.IconChevronDown, look.ColorMuted, look.IconSize)), 4, 4, 4, 4),
		func() { p.askQuestion(r.line) })
	r.date = kit.NewEntry(lang.L("Isi tanggal"))
	r.date.OnLeave = func(string) { r.commit() }
	r.date.OnSubmitted = func(string) { r.commit() }
	window := func() fyne.Window { return p.p.d.Shell.Window() }
	r.period = newPressField(func() []*fyne.MenuItem {
		l := r.line
		return periodEditMenu(window(), p.p.unit.Year, l.item.Document.Period, func(period model.Period) {
			p.change(l, func(it *catalog.PlanItem) { it.Document.Period = period })
		})
	}, window)
	r.period.empty = lang.L("Pilih")
	r.redo = kit.NewButton(kit.Outlined, lang.L("Coba lagi"), "", func() { p.again(r.line) }).Small()
	r.swap = kit.NewButton(kit.Outlined, lang.L("Ganti berkas…"), "", func() { p.swap(r.line) }).Small()
	r.skip = kit.NewButton(kit.Quiet, lang.L("Lewati"), "", func() { p.drop(r.line) }).Small()
	r.bad = kit.Row(look.Gap8, kit.Grow(r.says), r.redo, r.swap, r.skip)
	r.choice = kit.NewSegments(func(i int) {
		p.change(r.line, func(it *catalog.PlanItem) { it.Twin, it.Chosen = twinChoices[i], true })
	}, lang.L("Pakai yang ada"), lang.L("Simpan baru"))
	pass := kit.NewButton(kit.Quiet, lang.L("Lewati"), "", func() { p.drop(r.line) }).Small()
	r.twin = kit.Stack(kit.NewBox(look.ColorInfoTint, "", look.Radius), kit.Padded(kit.Row(look.Gap8,
		kit.NewIcon(look.IconCopy, look.ColorInfo, look.IconSize), kit.Grow(r.same), r.choice, pass), 0, look.Gap8, 0, look.Gap12))
	file := kit.RowTop(look.Gap8, kit.Padded(r.icon, 1, 0, 0, 0), kit.Grow(kit.Rows(0, r.name, r.place)))
	r.top = container.New(&planLayout{}, r.tick, file, r.question, kit.Stack(r.date, r.dateBox), r.period.press, r.state, r.bad)
	r.ExtendBaseWidget(r)
	return r
}

// twinChoices are the choices for content that is stored already, in the order
// in which the row offers them.
var twinChoices = []catalog.TwinChoice{catalog.TwinReuse, catalog.TwinNew}

// set shows l.
func (r *planRow) set(l line) {
	other := l.item.ID != r.line.item.ID
	if other && r.line.item.ID != "" {
		r.commit() // the row is used for another line while something is typed
		r.p.unfocus(r.date)
	}
	r.line = l
	tone, icon, word := l.state.chip()
	r.state.Set(tone, icon, word)
	fill := look.ColorNone
	if l.state == lineBad {
		fill = look.ColorDangerTint
	}
	r.ground.Set(fill)
	token := fyne.ThemeColorName(look.ColorMuted)
	if l.state == lineBad {
		token = look.ColorDanger
	}
	r.icon.Set(l.icon, token)
	r.name.Set(l.item.Name)
	r.place.Set(l.place)
	r.tick.SetOn(l.item.Chosen)
	r.tick.SetEnabled(l.choosable())
	r.code.Set(l.code)
	r.code.Hidden = l.code == ""
	r.setTitle()
	r.why.Set(l.reason)
	r.question.Tip(l.reason)
	if other || r.date.Text == r.stored {
		r.date.SetQuietly(l.date)
	}
	r.stored = l.date
	r.period.set(l.period)
	r.says.Set(l.bad)
	r.same.Set(l.twin)
	r.choice.Set(slices.Index(twinChoices, l.item.Twin))
	r.markDate()
	r.showParts()
	r.first.Refresh()
	r.top.Refresh()
	r.Refresh()
}

func (r *planRow) setTitle() {
	switch {
	case r.line.state == lineWaiting:
		r.title.SetIn(r.line.name, look.Body, look.ColorMuted)
	case r.line.code == "":
		r.title.SetIn(r.line.name, look.Strong, look.ColorWarningText)
	default:
		r.title.SetIn(r.line.name, look.Body, look.ColorText)
	}
}

// markDate puts a frame around a date that is missing or no day.
func (r *planRow) markDate() {
	r.dateBox.Stroke = look.ColorWarning
	if _, ok := parseDate(r.date.Text); !ok {
		r.dateBox.Stroke = look.ColorDanger
	} else if r.date.Text != "" {
		r.dateBox.Stroke = look.ColorNone
	}
	r.dateBox.Refresh()
}

// showParts shows the controls that the state of the line asks for.
func (r *planRow) showParts() {
	bad, waiting := r.line.state == lineBad, r.line.state == lineWaiting
	r.bad.Hidden = !bad
	r.question.Hidden = bad
	r.question.SetEnabled(!waiting)
	for _, o := range r.top.Objects[3:5] { // date and period
		if bad || waiting {
			o.Hide()
		} else {
			o.Show()
		}
	}
	r.state.Hidden = bad
	r.twin.Hidden = r.line.state != lineTwin
}

// commit takes a typed date over. What is no day stays in the field with a red
// frame.
func (r *planRow) commit() {
	r.markDate()
	if r.date.Text == r.stored {
		return
	}
	date, ok := parseDate(r.date.Text)
	if !ok {
		r.p.p.d.Shell.Toast(notADay(), "", nil)
		return
	}
	r.stored = r.date.Text
	r.p.change(r.line, func(it *catalog.PlanItem) { it.Document.Date = date })
}

// CreateRenderer is for Fyne.
func (r *planRow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(&planRowLayout{}, r.ground, r.top, r.twin))
}

// planRowLayout puts the twin choice below the line.
type planRowLayout struct{}

// MinSize is for Fyne.
func (*planRowLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, planRowHeight) }

// Layout is for Fyne.
func (*planRowLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(s)
	o[1].Resize(fyne.NewSize(s.Width, planRowHeight))
	x := planColumnsIn(s.Width).file
	o[2].Move(fyne.NewPos(x, planRowHeight))
	o[2].Resize(fyne.NewSize(s.Width-x-look.Gap16, 34))
}

// planColumns are where the parts of a line begin; the head uses the same.
type planColumns struct{ tick, file, fileWidth, question, questionWidth, date, period, state float32 }

func planColumnsIn(width float32) planColumns {
	const gap, side = look.Gap12, look.Gap16
	c := planColumns{tick: side, file: side + tickColumn + gap}
	c.state = width - side - stateColumn
	c.period = c.state - gap - periodColumn
	c.date = c.period - gap - dateColumn
	c.questionWidth = min(questionColumn, (c.date-c.file-2*gap)*0.52)
	c.question = c.date - gap - c.questionWidth
	c.fileWidth = c.question - gap - c.file
	return c
}

// planLayout places tick, file, question, date, period, state, and what is
// wrong in place of question to state.
type planLayout struct{}

// MinSize is for Fyne.
func (*planLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, planRowHeight) }

// Layout is for Fyne.
func (*planLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	c := planColumnsIn(s.Width)
	place := func(i int, x, w, h float32) {
		o[i].Resize(fyne.NewSize(w, h))
		o[i].Move(fyne.NewPos(x, float32(int((s.Height-h)/2))))
	}
	place(0, c.tick, tickColumn, look.SmallHeight)
	place(1, c.file, c.fileWidth, 36)
	place(2, c.question-4, c.questionWidth+4, 44)
	place(3, c.date, dateColumn, look.ControlHeight)
	place(4, c.period, periodColumn, look.ControlHeight)
	place(5, c.state, min(o[5].MinSize().Width, stateColumn+8), 22)
	place(6, c.question, s.Width-look.Gap16-c.question, 44)
}
