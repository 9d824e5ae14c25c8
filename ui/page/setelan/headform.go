package setelan

import (
	"bytes"
	"context"
	"image"
	_ "image/jpeg" // logos are PNG or JPEG
	_ "image/png"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"

	"siapzi/model/setting"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

// headForm is the letterhead with a picture of how it will be printed.
type headForm struct {
	p      *Page
	root   fyne.CanvasObject
	lines  *field
	paper  *fyne.Container // logo and lines as on paper
	face   *canvas.Image
	about  *kit.Para // size of the logo
	pick   *kit.Button
	remove *kit.Button
}

// logoSide is the place of the logo on the screen's paper.
const logoSide = 64

func newHeadForm(p *Page) *headForm {
	f := &headForm{p: p, face: &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleSmooth},
		about: kit.NewPara("", look.Body, look.ColorText), paper: kit.Stack()}
	f.pick = kit.NewButton(kit.Outlined, lang.L("Pilih gambar…"), look.IconImage, f.choose)
	f.remove = kit.NewButton(kit.Quiet, lang.L("Hapus"), look.IconTrash, func() { p.putLogo(setting.Logo{}) })
	f.lines = newField(p, setting.LetterheadLines, kit.NewNote("", 4))
	sheet := kit.Stack(kit.NewBox(look.ColorPaper, look.ColorLine, 4), kit.Padded(f.paper, look.Gap16, look.Gap16, look.Gap16, look.Gap16))
	logo := kit.NewField(lang.L("Logo"), kit.Rows(look.Gap8, kit.Row(look.Gap8, f.pick, f.remove, kit.Space()), f.about),
		lang.L("PNG atau JPG; boleh juga diseret ke halaman ini. Gambar besar diperkecil, berkas asli tidak berubah."))
	f.root = kit.Rows(look.Gap12, heading(lang.L("Kop & logo"), lang.L("Tercetak di sampul bundel.")), sheet,
		kit.Card(kit.Rows(look.Gap16, logo, f.lines.labelled(lang.L("Baris kop"),
			lang.L("Paling banyak enam baris. Bila dikosongkan: nama instansi dan unit.")))))
	return f
}

func (f *headForm) object() fyne.CanvasObject { return f.root }

func (f *headForm) show() {
	f.lines.show()
	logo := f.p.logo
	f.remove.Hidden, f.about.Hidden = logo.IsZero(), logo.IsZero()
	f.about.Set("")
	if !logo.IsZero() {
		f.about.Set(lang.L("{{.Width}} × {{.Height}} titik · {{.Size}}", map[string]any{"Width": logo.Width, "Height": logo.Height, "Size": look.Size(int64(len(logo.Data)))}))
	}
	f.showPaper()
}

// showPaper paints logo and lines in the proportions of the cover.
func (f *headForm) showPaper() {
	lines := kit.Rows(2)
	for i, l := range strings.Split(f.p.items[setting.LetterheadLines].Value, "\n") {
		style := look.Lead
		if i == 0 {
			style = look.Section
		}
		lines.Add(kit.NewText(l, style, look.ColorInk).Shrink().Align(fyne.TextAlignCenter))
	}
	f.face.Image = f.p.face
	row := kit.Row(look.Gap16, kit.Grow(lines))
	if f.p.face != nil {
		row = kit.Row(look.Gap16, kit.Fixed(f.face, logoSide, logoSide), kit.Grow(lines))
	}
	f.paper.Objects = []fyne.CanvasObject{kit.Rows(look.Gap12, row, kit.Fixed(kit.NewBox(look.ColorInk, "", 0), 0, 2))}
	f.paper.Refresh()
	f.face.Refresh()
}

func (f *headForm) choose() {
	f.p.d.Picker.OpenFiles(lang.L("Pilih logo"), func(paths []string) { f.p.takeLogo(paths[0]) })
}

// takeLogo reads a picture file as logo.
func (p *Page) takeLogo(path string) {
	read := func(ctx context.Context) (setting.Logo, error) { return setting.ReadLogo(ctx, path) }
	task.Latest(p.d.Tasks, "readlogo", read, p.putLogo, p.d.Shell.ShowError)
}

// putLogo replaces the logo, with a step to undo.
func (p *Page) putLogo(logo setting.Logo) {
	before := p.logo
	p.storeLogo(logo, func() {
		p.d.Undo.Push(undo.Action{Label: lang.L("Setelan {{.Name}}", map[string]any{"Name": lang.L("Logo")}),
			Undo: func() { p.storeLogo(before, func() {}) }, Redo: func() { p.storeLogo(logo, func() {}) }})
	})
}

func (p *Page) storeLogo(logo setting.Logo, done func()) {
	store := func(ctx context.Context) (image.Image, error) {
		p.saver.mu.Lock() // so that Close waits for it
		defer p.saver.mu.Unlock()
		return decode(logo), p.d.Settings.SetLogo(context.WithoutCancel(ctx), p.d.Who, logo)
	}
	task.Latest(p.d.Tasks, "logo", store, func(face image.Image) {
		p.logo, p.face = logo, face
		p.showForms()
		done()
	}, p.d.Shell.ShowError)
}

// decode gives the picture of a logo, nil for none. It runs off the UI goroutine.
func decode(l setting.Logo) image.Image {
	img, _, err := image.Decode(bytes.NewReader(l.Data))
	if err != nil {
		return nil // no logo; what is stored was encoded by us
	}
	return img
}
