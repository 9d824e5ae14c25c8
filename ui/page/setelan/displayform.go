package setelan

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// displayForm is how the program looks on this computer.
type displayForm struct {
	p        *Page
	root     *fyne.Container
	theme    *kit.Segments
	size     *kit.Text
	smaller  *kit.Button
	larger   *kit.Button
	normal   *kit.Button
	language *kit.Segments
	restart  *fyne.Container
	notices  *kit.Check
}

var (
	modes = []look.Mode{look.Light, look.Dark, look.Auto}
	codes = []string{"id", "en"}
)

func newDisplayForm(p *Page) *displayForm {
	f := &displayForm{p: p, size: kit.NewText("", look.LeadMid, look.ColorText).Align(fyne.TextAlignCenter)}
	d := p.d.Display
	f.theme = kit.NewSegments(func(i int) { d.SetTheme(modes[i]) }, lang.L("Terang"), lang.L("Gelap"), lang.L("Ikut komputer"))
	step := func(by int) func() { return func() { d.SetTextSize(look.TextStep(d.TextSize(), by)) } }
	f.smaller = kit.NewIconButton(look.IconMinus, lang.L("Lebih kecil (Ctrl −)"), step(-1))
	f.larger = kit.NewIconButton(look.IconPlus, lang.L("Lebih besar (Ctrl +)"), step(+1))
	f.normal = kit.NewButton(kit.Quiet, lang.L("Ukuran biasa"), "", func() { d.SetTextSize(look.NormalText) }).Small()
	f.language = kit.NewSegments(func(i int) {
		d.SetLanguage(codes[i])
		f.show()
		p.relayout()
	}, "Indonesia", "English")
	f.restart = kit.Banner(kit.Info, look.IconInfo, lang.L("Bahasa berganti setelah SiapZI ditutup dan dibuka lagi."), lang.L("Tutup SiapZI"), p.d.Shell.Quit)
	f.notices = kit.NewCheck(lang.L("Ingatkan tenggat sekali sehari"), true, d.SetNotices)
	card := kit.Card(kit.Rows(look.Gap16,
		kit.NewField(lang.L("Warna"), f.theme, ""),
		kit.NewField(lang.L("Ukuran teks"), kit.Row(look.Gap8, f.smaller, kit.Fixed(f.size, 64, 0), f.larger, f.normal, kit.Space()),
			lang.L("Tombol dan gambar ikut membesar, sehingga tidak ada tulisan yang terpotong.")),
		kit.NewField(lang.L("Bahasa"), f.language, lang.L("Isi LKE dan bundel tetap berbahasa Indonesia.")), f.restart,
		kit.NewField(lang.L("Pemberitahuan"), f.notices, lang.L("Lewat pemberitahuan komputer, bila ada kegiatan yang terlambat atau jatuh tempo minggu ini."))))
	f.root = kit.Rows(look.Gap12, heading(lang.L("Tampilan"), lang.L("Berlaku di komputer ini, untuk semua ruang kerja.")), card)
	return f
}

func (f *displayForm) object() fyne.CanvasObject { return f.root }

func (f *displayForm) show() {
	d := f.p.d.Display
	f.theme.Set(max(slices.Index(modes, d.Theme()), 0))
	size := d.TextSize()
	f.size.Set(look.Count(size) + "\u00a0%")
	f.smaller.SetEnabled(look.TextStep(size, -1) != size)
	f.larger.SetEnabled(look.TextStep(size, +1) != size)
	f.normal.Hidden = size == look.NormalText
	f.language.Set(max(slices.Index(codes, d.Language()), 0))
	f.notices.SetOn(d.Notices())
	f.restart.Hidden = d.Language() == d.Spoken()
}
