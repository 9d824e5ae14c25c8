package mulai

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// Recent is a workspace that was open before.
type Recent struct {
	Dir    string
	Unit   string
	Year   int
	Target string
}

// Deps is what the page needs from outside. Functions are called on Fyne's
// goroutine and return at once.
type Deps struct {
	Recent []Recent
	// Create makes a workspace and opens it; fail gets what went wrong, for
	// the form.
	Create func(dir string, u model.Unit, fail func(error))
	Open   func(dir string)
	Pick   func() // asks for a workspace folder and opens it
	Sample func()
	// PickFolder asks where the new workspace shall lie.
	PickFolder func(start string, done func(dir string))
	ShowError  func(error)
	Focus      func(fyne.Focusable)
	ShowHelp   func()
	Theme      func() look.Mode
	SetTheme   func(look.Mode)

	Documents string // folder in which new workspaces are proposed
	Year      int    // proposed assessment year
	Version   string
}

// Page is the start page.
type Page struct {
	d    Deps
	root *fyne.Container
	form *form // nil while the cards are shown
}

// New makes the page with its cards.
func New(d Deps) *Page {
	p := &Page{d: d, root: kit.Stack()}
	p.ShowCards()
	return p
}

// Content gives what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Drop opens a workspace folder that was dropped on the window.
func (p *Page) Drop(paths []string) { p.d.Open(paths[0]) }

// ShowCards shows the three ways to begin.
func (p *Page) ShowCards() {
	p.form = nil
	p.show(p.cards(), contentWidth)
}

// ShowForm shows the form for a new workspace.
func (p *Page) ShowForm() {
	p.form = newForm(p)
	p.show(p.form.root, formWidth)
	p.d.Focus(p.form.unit)
}

const (
	contentWidth = 960
	formWidth    = 560
	cardHeight   = 256
	footerHeight = 48
	tileSize     = 44
	recentHeight = 44
)

func (p *Page) show(content fyne.CanvasObject, width float32) {
	scroll, _ := kit.VScroll(container.New(&column{width}, content))
	p.root.Objects = []fyne.CanvasObject{kit.Rows(0, kit.Grow(scroll), kit.NewDivider(), p.footer())}
	p.root.Refresh()
}

func (p *Page) cards() fyne.CanvasObject {
	intro := lang.L("Siapkan LKE, bukti, dan bundel Zona Integritas dari satu tempat. Anda selalu tahu nilai sekarang dan apa yang masih kurang.")
	cards := kit.Columns(look.Gap16,
		p.card(look.IconPlus, lang.L("Buat ruang kerja"), lang.L("Mulai dari kosong untuk satu unit dan satu tahun. Anda hanya perlu mengisi nama unit, instansi, tahun, dan target."),
			kit.NewButton(kit.Filled, lang.L("Mulai"), "", p.ShowForm), "Ctrl+N", true),
		p.card(look.IconFolder, lang.L("Buka ruang kerja"), lang.L("Lanjutkan ruang kerja yang sudah ada di komputer ini, di diska lepas, atau di folder bersama."),
			kit.NewButton(kit.Outlined, lang.L("Pilih folder…"), "", p.d.Pick), "Ctrl+O", false),
		p.card(look.IconPlay, lang.L("Coba dengan contoh"), lang.L("Lihat unit contoh yang sudah terisi: jawaban, bukti, dan bundel. Tidak mengubah data Anda."),
			kit.NewButton(kit.Outlined, lang.L("Buka contoh"), "", p.d.Sample), "", false))
	parts := kit.Rows(look.Gap24,
		kit.Rows(look.Gap12,
			kit.Row(look.Gap12, kit.NewIcon(look.IconMark, look.ColorPrimary, 40), kit.Heading(lang.L("Selamat datang di SiapZI"))),
			kit.Row(0, kit.Fixed(kit.NewPara(intro, look.Lead, look.ColorMuted), 580, 0))),
		kit.Fixed(cards, 0, cardHeight))
	if len(p.d.Recent) > 0 {
		parts.Add(p.recent())
	}
	parts.Add(kit.Row(look.Gap24+look.Gap8,
		promise(look.IconLock, lang.L("Data tetap di komputer ini. Tidak perlu internet atau akun.")),
		promise(look.IconFile, lang.L("Berkas asli Anda tidak dipindah dan tidak diubah."))))
	return parts
}

func promise(icon look.IconName, text string) fyne.CanvasObject {
	return kit.Row(look.Gap8, kit.NewIcon(icon, look.ColorPrimary, 18), kit.Muted(text))
}

// card is one way to begin. Its button is what the keyboard reaches; the first
// card has the thick border.
func (p *Page) card(icon look.IconName, title, text string, button *kit.Button, keys string, first bool) fyne.CanvasObject {
	tile := kit.Fixed(kit.Stack(kit.NewBox(look.ColorPrimaryTint, "", 4), kit.Centered(kit.NewIcon(icon, look.ColorPrimary, 22), 22)), tileSize, tileSize)
	foot := kit.Row(look.Gap8, button, kit.Space())
	if keys != "" {
		foot.Add(kit.KeyHint(keys))
	}
	ground := kit.NewBox(look.ColorSurface, look.ColorLine, look.Radius)
	if first {
		ground.Stroke, ground.StrokeWidth = look.ColorPrimary, 2
	}
	body := kit.Rows(0, kit.Row(0, tile), gap(look.Gap16), kit.Title(title), gap(look.Gap4+2),
		kit.Grow(kit.NewPara(text, look.Body, look.ColorMuted)), foot)
	return kit.Stack(ground, kit.Padded(body, look.Gap24, look.Gap24, look.Gap24, look.Gap24))
}

func gap(h float32) fyne.CanvasObject { return kit.Fixed(kit.NewBox("", "", 0), 0, h) }

func (p *Page) recent() fyne.CanvasObject {
	list := kit.Rows(0)
	for i, r := range p.d.Recent {
		if i > 0 {
			list.Add(kit.NewDivider())
		}
		sub := fmt.Sprintf("%d · %s", r.Year, r.Target)
		row := kit.Row(look.Gap12, kit.NewIcon(look.IconFolder, look.ColorMuted, look.IconSize), kit.NewText(r.Unit, look.Strong, look.ColorText),
			kit.Muted(sub), kit.Grow(kit.Muted(r.Dir).Align(fyne.TextAlignTrailing).Shrink()), kit.NewIcon(look.IconChevronRight, look.ColorMuted, look.IconSize))
		list.Add(kit.NewPress(kit.Fixed(kit.Padded(row, 0, look.Gap12, 0, look.Gap16), 0, recentHeight), func() { p.d.Open(r.Dir) }))
	}
	return kit.Rows(look.Gap8, kit.Section(lang.L("Terakhir dibuka")),
		kit.Stack(kit.NewBox(look.ColorSurface, look.ColorLine, look.Radius), kit.Padded(list, 1, 1, 1, 1)))
}

func (p *Page) footer() fyne.CanvasObject {
	next, name := look.Dark, lang.L("Tampilan: terang")
	if p.d.Theme() == look.Dark {
		next, name = look.Light, lang.L("Tampilan: gelap")
	}
	toggle := kit.NewButton(kit.Quiet, name, "", nil).Small()
	toggle.OnTap(func() {
		p.d.SetTheme(next)
		p.refreshFooter()
	})
	row := kit.Row(look.Gap4, kit.NewButton(kit.Quiet, lang.L("Bantuan (F1)"), "", p.d.ShowHelp).Small(), toggle, kit.Space(),
		kit.Muted(lang.L("SiapZI {{.Version}} · LKE PermenPANRB 90/2021, diubah 5/2024", map[string]any{"Version": p.d.Version})))
	return kit.Fixed(kit.Ground(look.ColorSurface, kit.Padded(row, 0, look.Gap24, 0, look.Gap16)), 0, footerHeight)
}

func (p *Page) refreshFooter() {
	frame := p.root.Objects[0].(*fyne.Container)
	frame.Objects[len(frame.Objects)-1] = p.footer()
	frame.Refresh()
}

// column keeps the content in the middle, at most width wide, and about a
// sixth of the height below the top.
type column struct{ width float32 }

const columnTop, columnMargin = 136, 32

func (c *column) contentWidth(w float32) float32 { return min(c.width, w-2*columnMargin) }

// MinSize is for Fyne.
func (c *column) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, o[0].MinSize().Height+2*columnMargin)
}

// Layout is for Fyne.
func (c *column) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w := c.contentWidth(s.Width)
	o[0].Resize(fyne.NewSize(w, o[0].Size().Height)) // paragraphs learn their width first
	h := kit.HeightFor(o[0], w)
	top := max(columnMargin, min(columnTop, (s.Height-h)*0.4))
	o[0].Resize(fyne.NewSize(w, h))
	o[0].Move(fyne.NewPos(float32(int((s.Width-w)/2)), float32(int(top))))
}
