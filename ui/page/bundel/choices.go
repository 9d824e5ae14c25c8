package bundel

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// choices is the left pane: what the bundle holds and its date.
type choices struct {
	p         *Page
	root      fyne.CanvasObject
	whole     *kit.Choice
	part      *kit.Choice
	chapter   *kit.Select
	date      *kit.Entry
	dateField *kit.Field
}

// dateLayout is how people type a date here.
const dateLayout = "02-01-2006"

func newChoices(p *Page) *choices {
	c := &choices{p: p}
	c.whole = kit.NewChoice("", lang.L("Seluruh LKE"), func() { c.set(false) })
	c.whole.SetOn(true)
	c.part = kit.NewChoice("", lang.L("Satu bagian"), func() { c.set(true) })
	names := make([]string, len(p.chapters))
	for i, ch := range p.chapters {
		names[i] = ch.title
	}
	c.chapter = kit.NewSelect(func(int) { c.set(true) }, names...)
	c.date = kit.NewEntry(dateLayout)
	c.date.SetText(p.d.Now().Format(dateLayout))
	c.dateField = kit.NewField(lang.L("Tanggal di sampul"), c.date, lang.L("hari-bulan-tahun"))
	c.date.OnChanged = func(string) { c.dateField.SetProblem("") }
	c.root = kit.Rows(look.Gap8, kit.Section(lang.L("Isi")), c.whole, c.part, c.chapter,
		kit.Padded(kit.Section(lang.L("Sampul")), look.Gap12, 0, 0, 0), c.dateField)
	return c
}

func (c *choices) set(part bool) {
	c.whole.SetOn(!part)
	c.part.SetOn(part)
	c.p.pages = nil
	c.p.refresh()
}

// scope gives the chapters that the bundle shall hold.
func (c *choices) scope() []chapter {
	if c.whole.On() {
		return c.p.chapters
	}
	return c.p.chapters[c.chapter.Selected():][:1]
}

// codes gives the scope as package bundle wants it: none for everything.
func (c *choices) codes() []model.Code {
	if c.whole.On() {
		return nil
	}
	return c.scope()[0].codes
}

// short names a part in few words, "" for the whole.
func (c *choices) short() string {
	if c.whole.On() {
		return ""
	}
	return c.scope()[0].short
}

// day reads the date; ok is false and the field marked where it is none.
func (c *choices) day() (t time.Time, ok bool) {
	t, err := time.ParseInLocation(dateLayout, c.date.Text, time.Local)
	if err != nil {
		c.dateField.SetProblem(lang.L("Tulis tanggal seperti 31-05-2026."))
		return t, false
	}
	return t, true
}

// show puts the counts onto the cards.
func (c *choices) show(all, scope summary) {
	c.whole.SetSub(c.p.describe(all))
	if c.whole.On() {
		c.part.SetSub(lang.L("satu area atau komponen"))
	} else {
		c.part.SetSub(c.p.describe(scope))
	}
}
