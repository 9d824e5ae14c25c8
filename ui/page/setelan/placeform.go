package setelan

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/task"
)

// placeForm is where the files lie.
type placeForm struct {
	p     *Page
	root  fyne.CanvasObject
	size  *kit.Text
	clear *kit.Button
}

func newPlaceForm(p *Page) *placeForm {
	f := &placeForm{p: p, size: kit.NewText("", look.Body, look.ColorText)}
	f.clear = kit.NewButton(kit.Outlined, lang.L("Kosongkan"), look.IconTrash, f.empty).Small()
	at, folder := p.d.Places, func(path string) *kit.Button {
		return kit.NewButton(kit.Outlined, lang.L("Buka folder"), look.IconFolder, func() { p.d.Shell.ShowFolder(path) }).Small()
	}
	rows := kit.Rows(look.Gap12,
		place(lang.L("Ruang kerja"), lang.L("Salin folder ini saat SiapZI tertutup untuk mencadangkan semuanya."), at.Workspace, nil, folder(at.Workspace)), kit.NewDivider(),
		place(lang.L("Cadangan basis data"), lang.L("Dibuat sendiri sebelum format ruang kerja diperbarui."), at.Backup, nil, folder(at.Backup)), kit.NewDivider(),
		place(lang.L("Cache"), lang.L("Gambar halaman dan hasil ubahan; dibuat lagi bila perlu."), at.Cache, f.size, f.clear, folder(at.Cache)))
	if at.Log != "" {
		rows.Add(kit.NewDivider())
		read := kit.NewButton(kit.Outlined, lang.L("Baca"), look.IconList, p.d.Shell.ShowLog).Small()
		rows.Add(place(lang.L("Log program"), lang.L("Sertakan bila melaporkan masalah; isinya nama berkas, bukan isi berkas."), at.Log, nil, read, folder(at.Log)))
	}
	f.root = kit.Rows(look.Gap12, heading(lang.L("Tempat & log"), lang.L("Di mana data ruang kerja dan catatan program disimpan.")), kit.Card(rows))
	return f
}

// place is a folder with what it is for and what can be done there.
func place(name, about, path string, size *kit.Text, buttons ...*kit.Button) fyne.CanvasObject {
	head := kit.Row(look.Gap8, kit.NewText(name, look.Strong, look.ColorText), kit.Space())
	if size != nil {
		head.Add(size)
	}
	actions := kit.Row(look.Gap8)
	for _, b := range buttons {
		actions.Add(b)
	}
	actions.Add(kit.Space())
	return kit.Rows(look.Gap4, head, kit.NewPara(about, look.Body, look.ColorMuted),
		kit.Muted(path).Shrink(), kit.Padded(actions, look.Gap4, 0, 0, 0))
}

func (f *placeForm) object() fyne.CanvasObject { return f.root }

func (f *placeForm) show() {
	f.size.Set("")
	if f.p.cache >= 0 {
		f.size.Set(look.Size(f.p.cache))
	}
	f.clear.SetEnabled(f.p.cache > 0)
}

// empty clears the cache, unless a job may be using it.
func (f *placeForm) empty() {
	if f.p.d.Busy() {
		f.p.d.Shell.ShowError(model.Errorf(model.Busy, "Masih ada pekerjaan yang berjalan dan memakai cache. Tunggu sampai selesai, lalu kosongkan lagi."))
		return
	}
	f.clear.Disable()
	type result struct{ freed, left int64 }
	work := func(ctx context.Context) (r result, err error) {
		if r.freed, err = f.p.d.Cache.ClearCache(ctx); err != nil {
			return r, err
		}
		r.left, err = f.p.d.Cache.CacheSize(ctx)
		return r, err
	}
	task.Latest(f.p.d.Tasks, "cache", work, func(r result) {
		f.p.cache = r.left
		f.show()
		f.p.d.Shell.Toast(lang.L("Cache dikosongkan, {{.Size}} dilepas.", map[string]any{"Size": look.Size(r.freed)}), "", nil)
	}, func(err error) {
		f.show()
		f.p.d.Shell.ShowError(err)
	})
}
