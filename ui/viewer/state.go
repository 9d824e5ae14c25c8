package viewer

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/preview"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

// action is the button below the words that stand for a page.
type action struct {
	word string
	run  func()
}

// openAction opens the file outside, where that can be done.
func (v *View) openAction() action {
	if v.cfg.Open == nil {
		return action{}
	}
	version := v.version
	return action{lang.L("Buka dengan program lain"), func() { v.cfg.Open(version) }}
}

// explain says in place of the page why there is none. title may be "".
func (v *View) explain(icon look.IconName, title, text string, a action) {
	v.cfg.Tasks.Cancel(v.key("wait"))
	v.pages = 0
	v.surface.set(nil, 0)
	rows := kit.Rows(look.Gap8, kit.Row(0, kit.Space(), kit.NewIcon(icon, look.ColorMuted, 32), kit.Space()))
	if title != "" {
		rows.Add(kit.NewPara(title, look.Strong, look.ColorText).Align(fyne.TextAlignCenter))
	}
	if text != "" {
		rows.Add(kit.NewPara(text, look.Body, look.ColorMuted).Align(fyne.TextAlignCenter))
	}
	if a.word != "" {
		rows.Add(kit.Row(0, kit.Space(), kit.NewButton(kit.Outlined, a.word, "", a.run).Small(), kit.Space()))
	}
	v.area.showState(kit.Padded(rows, look.Gap8, look.Gap8, look.Gap8, look.Gap8))
	v.shaped()
}

// failed says why a page cannot be shown, and what can be done.
func (v *View) failed(err error) {
	switch model.KindOf(err) {
	case model.Canceled:
	case model.Denied:
		if v.version.MIME == "application/pdf" {
			v.askPassword("")
			return
		}
		v.explain(look.IconLock, lang.L("Berkas ini terkunci"), say.Error(err), v.openAction())
	case model.Invalid:
		v.explain(look.IconFileBroken, lang.L("Berkas ini tidak dapat dibaca"), say.Error(err), v.openAction())
	case model.Unavailable, model.Unsupported:
		icon := look.IconFile
		if preview.NeedsConversion(v.version.MIME) {
			icon = look.IconGrid
		}
		v.explain(icon, lang.L("Isi berkas ini tidak dapat ditampilkan di sini"), say.Error(err), v.openAction())
	default:
		version, page := v.version, v.page
		v.explain(look.IconWarning, lang.L("Halaman tidak dapat dimuat"), say.Error(err),
			action{lang.L("Coba lagi"), func() { v.start(version, page) }})
	}
}

// askPassword offers a field for the password of a locked PDF. wrong is what
// was wrong with the last one, or "".
func (v *View) askPassword(wrong string) {
	version := v.version
	entry := kit.NewEntry(lang.L("Kata sandi"))
	entry.Password = true
	unlock := func() {
		password := entry.Text
		if password == "" {
			return
		}
		try := func(ctx context.Context) (struct{}, error) {
			return struct{}{}, v.cfg.Source.Unlock(ctx, version, password)
		}
		task.Latest(v.cfg.Tasks, v.key("unlock"), try, func(struct{}) { v.start(version, 0) }, func(err error) {
			v.askPassword(say.Error(err))
		})
	}
	entry.OnSubmitted = func(string) { unlock() }
	v.explain(look.IconLock, lang.L("PDF ini terkunci kata sandi"), "", action{})
	rows := kit.Rows(look.Gap8, kit.Row(0, kit.Space(), kit.NewIcon(look.IconLock, look.ColorMuted, 32), kit.Space()),
		kit.NewPara(lang.L("PDF ini terkunci kata sandi"), look.Strong, look.ColorText).Align(fyne.TextAlignCenter))
	if wrong != "" {
		rows.Add(kit.NewPara(wrong, look.Body, look.ColorDanger).Align(fyne.TextAlignCenter))
	}
	rows.Add(kit.Row(look.Gap8, kit.Grow(entry), kit.NewButton(kit.Outlined, lang.L("Buka"), "", unlock)))
	rows.Add(kit.NewPara(lang.L("Kata sandi diingat sampai ruang kerja ditutup dan tidak disimpan."), look.Body, look.ColorMuted).Align(fyne.TextAlignCenter))
	v.area.showState(rows)
	v.shaped()
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.area); c != nil && wrong != "" {
		c.Focus(entry)
	}
}

// showLink shows the address of a link, which opens only on a press.
func (v *View) showLink() {
	a := v.openAction()
	if a.word != "" {
		a.word = lang.L("Buka di peramban")
	}
	if v.cfg.Address == nil {
		v.explain(look.IconLink, lang.L("Tautan"), "", a)
		return
	}
	version := v.version
	read := func(ctx context.Context) (string, error) { return v.cfg.Address(ctx, version) }
	task.Latest(v.cfg.Tasks, v.key("pages"), read, func(address string) {
		v.explain(look.IconLink, lang.L("Tautan"), address, a)
	}, v.failed)
}
