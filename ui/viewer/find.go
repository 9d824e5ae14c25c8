package viewer

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model/preview"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

const (
	findPause = 150 * time.Millisecond // after the last key, before the search begins
	findBatch = 10                     // pages that are searched before hits are shown
)

// finder searches the shown document.
type finder struct {
	v      *View
	root   *fyne.Container
	entry  *findField
	status *kit.Text
	up     *kit.Button
	down   *kit.Button

	words   string
	hits    []preview.Hit
	at      int  // which hit is shown, -1 for none
	text    bool // whether the pages searched so far have text
	from    int  // page to go on with; the number of pages when all are done
	running bool
}

func newFinder(v *View) *finder {
	f := &finder{v: v, at: -1, status: kit.Muted("").Shrink()}
	f.entry = newFindField(f)
	f.up = kit.NewIconButton(look.IconChevronUp, lang.L("Temuan sebelumnya (Shift+Enter)"), func() { f.step(-1) })
	f.down = kit.NewIconButton(look.IconChevronDown, lang.L("Temuan berikutnya (Enter)"), func() { f.step(1) })
	shut := kit.NewIconButton(look.IconClose, lang.L("Tutup pencarian (Esc)"), func() { f.v.CloseFind() }).Quiet()
	line := kit.Row(look.Gap4, kit.Grow(f.entry), f.up, f.down, shut)
	if v.large {
		line = kit.AtMost(line, findWidth)
	}
	f.root = kit.Rows(look.Gap4, line, f.status)
	f.root.Hide()
	return f
}

// OpenFind shows the field of search and puts the keys into it.
func (v *View) OpenFind() {
	if v.pages == 0 {
		return
	}
	v.find.root.Show()
	v.find.refresh()
	v.shaped()
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.area); c != nil {
		c.Focus(v.find.entry)
	}
	v.find.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// CloseFind hides the field of search and the marks, and gives the page the keys.
func (v *View) CloseFind() {
	v.find.close()
	v.shaped()
	v.surface.Tapped(nil)
}

func (v *View) toggleFind() {
	if v.find.root.Visible() {
		v.CloseFind()
	} else {
		v.OpenFind()
	}
}

// close forgets what was found.
func (f *finder) close() {
	f.root.Hide()
	f.entry.SetQuietly("")
	f.reset("")
	f.v.surface.Refresh()
}

func (f *finder) reset(words string) {
	f.v.cfg.Tasks.Cancel(f.v.key("find"))
	f.words, f.hits, f.at, f.text, f.from, f.running = words, nil, -1, false, 0, false
}

// changed searches anew when typing pauses.
func (f *finder) changed(words string) {
	f.v.cfg.Tasks.Debounce(f.v.key("find.wait"), findPause, func() { f.start(words) })
}

// start searches words from the first page on.
func (f *finder) start(words string) {
	f.reset(words)
	if words != "" && f.v.pages > 0 {
		f.running = true
		f.next()
	}
	f.refresh()
	f.v.surface.Refresh()
}

// next searches some more pages.
func (f *finder) next() {
	v, version, words := f.v, f.v.version, f.words
	from, to := f.from, min(f.from+findBatch, f.v.pages)
	search := func(ctx context.Context) (preview.Found, error) {
		return v.cfg.Source.Find(ctx, version, words, from, to)
	}
	task.Latest(v.cfg.Tasks, v.key("find"), search, func(found preview.Found) { f.take(found, to) }, func(err error) {
		f.running = false
		f.status.Set(say.Error(err))
	})
}

// take shows what was found up to page to, and goes on.
func (f *finder) take(found preview.Found, to int) {
	f.hits, f.text, f.from = append(f.hits, found.Hits...), f.text || found.Text, to
	f.running = to < f.v.pages
	if f.at < 0 {
		f.choose()
	}
	f.refresh()
	f.v.surface.Refresh()
	if f.running {
		f.next()
	}
}

// choose shows the first hit on the present page or after it, and the very
// first one when there is none.
func (f *finder) choose() {
	for i, h := range f.hits {
		if h.Page >= f.v.page {
			f.show(i)
			return
		}
	}
	if !f.running && len(f.hits) > 0 {
		f.show(0)
	}
}

// step shows the next or the previous hit; after the last comes the first.
func (f *finder) step(by int) {
	if words := f.entry.Text; words != f.words { // Enter before typing paused
		f.v.cfg.Tasks.Cancel(f.v.key("find.wait"))
		f.start(words)
		return
	}
	if n := len(f.hits); n > 0 {
		f.show(((f.at+by)%n + n) % n)
	}
}

// show goes to a hit.
func (f *finder) show(i int) {
	f.at = i
	f.refresh()
	f.v.GoTo(f.hits[i].Page)
	f.v.surface.Refresh()
	f.reveal()
}

// reveal moves an enlarged page so that the hit is seen.
func (f *finder) reveal() {
	s, sc := f.v.surface, f.v.area.scroll
	if f.at < 0 || f.hits[f.at].Page != s.page || s.image.Image == nil || !s.movable() {
		return
	}
	b := f.hits[f.at].Boxes[0]
	at, size := s.sheet()
	x, y := at.X+float32(b.X)*size.Width, at.Y+float32(b.Y)*size.Height
	w, h := float32(b.W)*size.Width, float32(b.H)*size.Height
	view := sc.Size()
	to := sc.Offset
	if x < to.X || x+w > to.X+view.Width {
		to.X = max(x+w/2-view.Width/2, 0)
	}
	if y < to.Y || y+h > to.Y+view.Height {
		to.Y = max(y+h/2-view.Height/2, 0)
	}
	if to != sc.Offset {
		sc.ScrollToOffset(to)
	}
}

// isCurrent tells whether h is the hit that is shown.
func (f *finder) isCurrent(h preview.Hit) bool {
	return f.at >= 0 && h.Page == f.hits[f.at].Page && len(h.Boxes) > 0 && &h.Boxes[0] == &f.hits[f.at].Boxes[0]
}

// refresh says what was found.
func (f *finder) refresh() {
	f.status.Set(f.said())
	f.up.SetEnabled(len(f.hits) > 0)
	f.down.SetEnabled(len(f.hits) > 0)
}

func (f *finder) said() string {
	switch {
	case f.words == "":
		return lang.L("Ketik kata yang dicari.")
	case f.at >= 0:
		s := lang.L("{{.At}} dari {{.All}} temuan", map[string]any{"At": f.at + 1, "All": look.Count(len(f.hits))})
		if f.running {
			s += " …"
		}
		return s
	case f.running:
		return lang.L("Mencari… halaman {{.At}} dari {{.All}}", map[string]any{"At": f.from + 1, "All": f.v.pages})
	case f.v.pages == 0:
		return ""
	case !f.text:
		return lang.L("Hasil pindai tanpa teks, tidak dapat dicari.")
	}
	return lang.L("Tidak ditemukan.")
}

// findField is the field of search.
type findField struct {
	kit.Entry
	f *finder
}

func newFindField(f *finder) *findField {
	e := &findField{f: f}
	e.PlaceHolder = lang.L("Cari di dokumen ini")
	e.Wrapping = fyne.TextWrapOff
	e.Icon = look.NewIcon(look.IconSearch, look.ColorMuted)
	e.OnChanged = f.changed
	e.OnArrow = f.step
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey steps through the hits and closes the field.
func (e *findField) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape:
		e.f.v.CloseFind()
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.f.v.modifiers()&fyne.KeyModifierShift != 0 {
			e.f.step(-1)
		} else {
			e.f.step(1)
		}
	case fyne.KeyPageDown:
		e.f.v.Turn(1)
	case fyne.KeyPageUp:
		e.f.v.Turn(-1)
	default:
		e.Entry.TypedKey(k)
	}
}
