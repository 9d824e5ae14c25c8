package bundel

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/history"
	"siapzi/model/setting"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// choices is the left pane: what the bundle holds and what it looks like.
type choices struct {
	p    *Page
	root *fyne.Container

	scopes  []*kit.Choice // whole, one chapter, own
	chapter *kit.Select
	pick    *kit.Button
	own     []model.Code // picked one by one

	title, number, date *kit.Entry
	dateField           *kit.Field

	size                  *kit.Select
	sizeOwn, pages        *kit.Entry
	sizeField, pagesField *kit.Field

	stamp, images *kit.Segments
	mark          *kit.Entry
	markStyle     *kit.Segments
	pack          *kit.Segments
	lock          *kit.Check
	word, again   *kit.Entry
	wordField     *kit.Field
	againField    *kit.Field
}

// The scopes, as choices.scopes lists them.
const (
	scopeWhole = iota
	scopePart
	scopeOwn
)

// dateLayout is how people type a date here.
const dateLayout = setting.DayLayout

// sizes are the limits that are offered, in MB; 0 is none. Behind them stands
// one to be typed.
var sizes = []float64{0, 2, 12, 50}

// The kinds of packages as c.pack lists them.
var packages = []history.PackageKind{history.NoPackage, history.FolderPackage, history.ZIPPackage}

func newChoices(p *Page) *choices {
	c := &choices{p: p}
	c.root = kit.Rows(look.Gap8)
	c.buildScope()
	c.buildCover()
	c.buildSplit()
	c.buildLooks()
	c.buildSafety()
	reset := kit.NewButton(kit.Quiet, lang.L("Kembali ke pilihan awal"), look.IconUndo, c.reset).Small()
	c.root.Add(kit.Padded(kit.Row(0, reset, kit.Space()), look.Gap8, 0, 0, 0))
	c.arrange()
	return c
}

// section begins a part of the pane.
func (c *choices) section(title string) {
	top := look.Gap12
	if len(c.root.Objects) == 0 {
		top = 0
	}
	c.root.Add(kit.Padded(kit.Section(title), top, 0, 0, 0))
}

func (c *choices) add(o ...fyne.CanvasObject) {
	for _, x := range o {
		c.root.Add(x)
	}
}

func (c *choices) buildScope() {
	c.section(lang.L("Isi"))
	for i, word := range []string{lang.L("Seluruh LKE"), lang.L("Satu bagian"), lang.L("Pilihan sendiri")} {
		c.scopes = append(c.scopes, kit.NewChoice("", word, func() { c.setScope(i) }))
	}
	c.scopes[scopeWhole].SetOn(true)
	names := make([]string, len(c.p.chapters))
	for i, ch := range c.p.chapters {
		names[i] = ch.title
	}
	c.chapter = kit.NewSelect(func(int) { c.setScope(scopePart) }, names...)
	c.pick = kit.NewButton(kit.Outlined, lang.L("Pilih soal…"), look.IconList, c.askQuestions)
	c.add(c.scopes[scopeWhole], c.scopes[scopePart], c.chapter, c.scopes[scopeOwn], c.pick)
}

func (c *choices) buildCover() {
	c.section(lang.L("Sampul"))
	c.title = c.entry(lang.L("Bundel Bukti Dukung Zona Integritas"))
	c.number = c.entry("B-061/BCN/05/2026")
	c.date = c.entry(dateLayout)
	c.date.SetQuietly(c.p.d.Now().Format(dateLayout))
	c.dateField = kit.NewField(lang.L("Tanggal"), c.date, lang.L("hari-bulan-tahun"))
	c.add(kit.NewField(lang.L("Judul"), c.title, ""), kit.NewField(lang.L("Nomor surat"), c.number, ""), c.dateField)
}

func (c *choices) buildSplit() {
	c.section(lang.L("Pembagian"))
	words := []string{lang.L("Satu berkas")}
	for _, mb := range sizes[1:] {
		words = append(words, lang.L("Paling besar {{.Size}} MB", map[string]any{"Size": look.Short(mb)}))
	}
	c.size = kit.NewSelect(func(int) { c.changed() }, append(words, lang.L("Ukuran lain…"))...)
	c.sizeOwn, c.pages = c.entry(lang.L("misalnya 8")), c.entry(lang.L("tanpa batas"))
	c.sizeField = kit.NewField(lang.L("Ukuran paling besar (MB)"), c.sizeOwn, "")
	c.pagesField = kit.NewField(lang.L("Halaman paling banyak"), c.pages, "")
	c.add(kit.NewField(lang.L("Ukuran berkas"), c.size, ""), c.sizeField, c.pagesField)
}

func (c *choices) buildLooks() {
	c.section(lang.L("Halaman"))
	change := func(int) { c.changed() }
	c.stamp = kit.NewSegments(change, lang.L("Pita di bawah"), lang.L("Di pojok"))
	c.images = kit.NewSegments(change, lang.L("Asli"), lang.L("Hemat"))
	c.mark = c.entry(lang.L("tanpa tanda air"))
	c.markStyle = kit.NewSegments(change, lang.L("Melintang"), lang.L("Di kaki"))
	c.add(kit.NewField(lang.L("Cap nomor halaman"), c.stamp, ""), kit.NewField(lang.L("Gambar dan foto"), c.images, ""),
		kit.NewField(lang.L("Tanda air"), c.mark, ""), c.markStyle)
}

func (c *choices) buildSafety() {
	c.section(lang.L("Hasil"))
	change := func(int) { c.changed() }
	c.pack = kit.NewSegments(change, lang.L("Tidak"), lang.L("Folder"), lang.L("ZIP"))
	c.lock = kit.NewCheck(lang.L("Kata sandi untuk membuka"), false, func(bool) { c.changed() })
	c.word, c.again = c.secret(), c.secret()
	c.wordField = kit.NewField(lang.L("Kata sandi"), c.word, lang.L("Tidak disimpan; catat di tempat yang aman."))
	c.againField = kit.NewField(lang.L("Sekali lagi"), c.again, "")
	c.add(kit.NewField(lang.L("Paket dengan berkas asli (BagIt)"), c.pack, ""), c.lock, c.wordField, c.againField)
}

// entry makes a field whose text is a choice.
func (c *choices) entry(placeholder string) *kit.Entry {
	e := kit.NewEntry(placeholder)
	e.OnChanged = func(string) { c.p.d.Tasks.Debounce("typed", typedPause, c.changed) }
	return e
}

// secret makes a field for a password, which changes no page.
func (c *choices) secret() *kit.Entry {
	e := kit.NewEntry("")
	e.Password = true
	e.OnChanged = func(string) { c.wordField.SetProblem(""); c.againField.SetProblem("") }
	return e
}

func (c *choices) setScope(i int) {
	for k, s := range c.scopes {
		s.SetOn(k == i)
	}
	c.changed()
	if i == scopeOwn && len(c.own) == 0 {
		c.askQuestions()
	}
}

func (c *choices) scope() int {
	for i, s := range c.scopes {
		if s.On() {
			return i
		}
	}
	return scopeWhole
}

// changed takes over what was chosen.
func (c *choices) changed() {
	c.arrange()
	c.p.chosen()
}

// arrange hides what the other choices make needless.
func (c *choices) arrange() {
	c.chapter.Hidden, c.pick.Hidden = c.scope() != scopePart, c.scope() != scopeOwn
	c.sizeField.Hidden = c.size.Selected() < len(sizes)
	c.markStyle.Hidden = strings.TrimSpace(c.mark.Text) == ""
	c.wordField.Hidden, c.againField.Hidden = !c.lock.On(), !c.lock.On()
	c.root.Refresh()
}

// codes gives the scope as package bundle wants it: none for everything.
func (c *choices) codes() []model.Code {
	switch c.scope() {
	case scopePart:
		return c.p.chapters[c.chapter.Selected()].codes
	case scopeOwn:
		return c.own
	}
	return nil
}

// get gives what is chosen and the date; ok is false where a field is wrong,
// which is marked then.
func (c *choices) get() (h history.Choices, day time.Time, ok bool) {
	h = history.Choices{Codes: c.codes(), Title: strings.TrimSpace(c.title.Text), Number: strings.TrimSpace(c.number.Text),
		Stamp: bundle.Pita, Images: bundle.ImagesOriginal, Watermark: strings.TrimSpace(c.mark.Text), Locked: c.lock.On(), Package: packages[c.pack.On()]}
	if c.stamp.On() == 1 {
		h.Stamp = bundle.Pojok
	}
	if c.images.On() == 1 {
		h.Images = bundle.ImagesEconomy
	}
	h.WatermarkStyle = bundle.Diagonal
	if c.markStyle.On() == 1 {
		h.WatermarkStyle = bundle.Footer
	}
	ok = c.scope() != scopeOwn || len(c.own) > 0
	mb, good := c.megabytes()
	h.MaxBytes, ok = int64(mb*bundle.MB), ok && good
	if h.MaxPages, good = c.maxPages(); !good {
		ok = false
	}
	day, err := time.ParseInLocation(dateLayout, strings.TrimSpace(c.date.Text), time.Local)
	c.dateField.SetProblem("")
	if err != nil {
		c.dateField.SetProblem(lang.L("Tulis tanggal seperti 31-05-2026."))
		ok = false
	}
	return h, day, ok
}

// megabytes reads the limit of size, 0 for none.
func (c *choices) megabytes() (mb float64, ok bool) {
	c.sizeField.SetProblem("")
	if i := c.size.Selected(); i < len(sizes) {
		return sizes[i], true
	}
	mb, ok = setting.ParseNumber(strings.TrimSpace(c.sizeOwn.Text))
	if !ok || mb < 1 || mb > 1e6 {
		c.sizeField.SetProblem(lang.L("Tulis ukuran mulai dari 1 MB."))
		return 0, false
	}
	return mb, true
}

// leastPages is the smallest limit of pages, see bundle.Request.
const leastPages = 50

// maxPages reads the limit of pages, 0 for none.
func (c *choices) maxPages() (n int, ok bool) {
	c.pagesField.SetProblem("")
	text := strings.ReplaceAll(strings.TrimSpace(c.pages.Text), ".", "")
	if text == "" {
		return 0, true
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < leastPages {
		c.pagesField.SetProblem(lang.L("Paling sedikit {{.Count}} halaman.", map[string]any{"Count": leastPages}))
		return 0, false
	}
	return n, true
}

// password gives the password that the bundle shall have; ok is false where
// the two fields do not agree, which is marked then.
func (c *choices) password() (word string, ok bool) {
	switch {
	case !c.lock.On():
		return "", true
	case c.word.Text == "":
		c.wordField.SetProblem(lang.L("Isi kata sandi, atau matikan pilihannya."))
		return "", false
	case c.word.Text != c.again.Text:
		c.againField.SetProblem(lang.L("Kedua kata sandi tidak sama."))
		return "", false
	}
	return c.word.Text, true
}

// set shows what was chosen before. The date stays today's.
func (c *choices) set(h history.Choices) {
	scope := scopeWhole
	if len(h.Codes) > 0 {
		scope = scopeOwn
		if i := chapterOf(c.p.chapters, h.Codes); i >= 0 {
			scope = scopePart
			c.chapter.Set(i)
		} else {
			c.own = c.p.ordered(picked(c.p.d.Worksheet, h.Codes))
		}
	}
	for i, s := range c.scopes {
		s.SetOn(i == scope)
	}
	c.title.SetQuietly(h.Title)
	c.number.SetQuietly(h.Number)
	c.setSize(h.MaxBytes)
	c.pages.SetQuietly("")
	if h.MaxPages > 0 {
		c.pages.SetQuietly(strconv.Itoa(h.MaxPages))
	}
	c.stamp.Set(oneIf(h.Stamp == bundle.Pojok))
	c.images.Set(oneIf(h.Images == bundle.ImagesEconomy))
	c.mark.SetQuietly(h.Watermark)
	c.markStyle.Set(oneIf(h.WatermarkStyle == bundle.Footer))
	for i, k := range packages {
		if k == h.Package {
			c.pack.Set(i)
		}
	}
	c.lock.SetOn(h.Locked)
	c.arrange()
}

func (c *choices) setSize(bytes int64) {
	c.sizeOwn.SetQuietly("")
	for i, mb := range sizes {
		if int64(mb*bundle.MB) == bytes {
			c.size.Set(i)
			return
		}
	}
	c.size.Set(len(sizes))
	c.sizeOwn.SetQuietly(look.Short(float64(bytes) / bundle.MB))
}

func oneIf(on bool) int {
	if on {
		return 1
	}
	return 0
}

// reset goes back to the usual choices; what stood there can be taken back.
func (c *choices) reset() {
	before, _, _ := c.get()
	c.date.SetQuietly(c.p.d.Now().Format(dateLayout))
	c.set(history.Choices{})
	c.changed()
	c.p.d.Shell.Toast(lang.L("Pilihan kembali seperti semula."), lang.L("Urungkan"), func() {
		c.set(before)
		c.changed()
	})
}

// show puts the counts onto the card that is on.
func (c *choices) show(sum summary, known bool) {
	usual := []string{lang.L("semua area dan komponen"), lang.L("satu area atau komponen"), c.ownWords()}
	for i, s := range c.scopes {
		sub := usual[i]
		if s.On() && known {
			sub = pagesWord(sum.pages) + " · " + look.Size(sum.bytes)
		}
		s.SetSub(sub)
	}
	c.root.Refresh()
}

func (c *choices) ownWords() string {
	if len(c.own) == 0 {
		return lang.L("area atau soal mana saja")
	}
	return lang.L("{{.Count}} soal dipilih", map[string]any{"Count": look.Count(len(c.own))})
}
