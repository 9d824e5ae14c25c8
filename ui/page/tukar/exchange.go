package tukar

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/form"
	"siapzi/model/sheet"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

// Exchange does the commands of the menu.
type Exchange struct{ d Deps }

// New makes one; it holds no state between commands.
func New(d Deps) *Exchange { return &Exchange{d} }

// Import asks for a workbook or a JSON file and shows what differs.
func (x *Exchange) Import() {
	x.d.Picker.OpenFiles(lang.L("Pilih buku kerja LKE, lembar Jawaban, atau JSON PortalRB"), func(paths []string) {
		if len(paths) > 0 {
			x.open(paths[0])
		}
	})
}

// open reads a form and opens the table.
func (x *Exchange) open(path string) {
	w := x.d.Worksheet()
	fetch := func(ctx context.Context) (*form.Preview, error) {
		var b *form.Book
		var err error
		if strings.EqualFold(filepath.Ext(path), ".json") {
			b, err = form.ReadJSON(ctx, w, path)
		} else {
			b, err = form.Read(ctx, w, path, form.Options{})
		}
		if err != nil {
			return nil, err
		}
		return x.d.Forms.Preview(ctx, b)
	}
	task.Latest(x.d.Tasks, "form.open", fetch, func(p *form.Preview) {
		if len(p.Items) == 0 && len(p.Problems) == 0 && p.Wordings == 0 {
			x.d.Shell.Toast(lang.L("Isi berkas itu sama dengan ruang kerja."), "", nil)
			return
		}
		newTable(x, p)
	}, x.d.Shell.ShowError)
}

// store imports what is ticked, as one change that can be undone.
func (x *Exchange) store(p *form.Preview, wording bool) {
	do := func(ctx context.Context) (form.Receipt, error) {
		return x.d.Forms.Import(context.WithoutCancel(ctx), x.d.Who, p, wording)
	}
	task.Latest(x.d.Tasks, "form.import", do, func(r form.Receipt) {
		if r.IsEmpty() {
			x.d.Shell.Toast(lang.L("Tidak ada yang berubah."), "", nil)
			return
		}
		back := x.d.Undo.Push(x.action(r))
		text := lang.L("{{.N}} jawaban diimpor dari {{.Name}}.", map[string]any{"N": look.Count(r.Answers), "Name": filepath.Base(p.Book.Path)})
		if wording {
			text += " " + lang.L("Redaksi resmi tampil setelah ruang kerja dibuka lagi.")
		}
		x.d.Shell.Toast(text, lang.L("Urungkan"), back)
	}, x.d.Shell.ShowError)
}

// action makes an import undoable: each flip gives the receipt of the next.
func (x *Exchange) action(r form.Receipt) undo.Action {
	next := r
	flip := func() {
		do := func(ctx context.Context) (form.Receipt, error) {
			return x.d.Forms.Revert(context.WithoutCancel(ctx), x.d.Who, next)
		}
		task.Latest(x.d.Tasks, "form.import", do, func(r form.Receipt) { next = r }, x.d.Shell.ShowError)
	}
	return undo.Action{Label: lang.L("Impor jawaban"), Undo: flip, Redo: flip}
}

// ExportLKE asks whether the user's own workbook is filled or a new one is made.
func (x *Exchange) ExportLKE() {
	x.askExport(form.LKE, lang.L("Ekspor LKE"), []string{lang.L("Buku kerja baru"), lang.L("Isi buku kerja sendiri")},
		lang.L("Buku kerja baru berisi rumus hidup dan daftar pilihan. Buku kerja sendiri disalin lalu diisi; hanya sel jawaban, catatan, dan bukti yang berubah."))
}

// ExportPortal asks in which form PortalRB gets the answers.
func (x *Exchange) ExportPortal() {
	x.askExport(form.Portal, lang.L("Ekspor PortalRB"), []string{lang.L("Lembar Jawaban"), lang.L("Isi templat sendiri"), "JSON"},
		lang.L("Tautan bukti mengikuti pola alamat di Setelan › Unit › Portal penilaian."))
}

func (x *Exchange) askExport(kind form.Kind, title string, ways []string, text string) {
	way := 0
	segments := kit.NewSegments(func(i int) { way = i }, ways...)
	pages := kit.NewCheck(lang.L("Sertakan nomor halaman dari bundel terakhir"), true, func(bool) {})
	body := kit.Rows(look.Gap16, segments, kit.NewPara(text, look.Body, look.ColorMuted))
	if kind == form.LKE {
		body.Add(pages)
	}
	kit.ShowDialog(x.d.Shell.Window(), kit.DialogConfig{Title: title, Body: body, Width: 560, Confirm: lang.L("Pilih tempat simpan…"), OnConfirm: func() bool {
		x.export(kind, way, kind == form.LKE && pages.On())
		return true
	}})
}

// export asks for the files and writes.
func (x *Exchange) export(kind form.Kind, way int, pages bool) {
	name := lang.L("LKE ZI {{.Day}}", map[string]any{"Day": x.d.Now().Format(time.DateOnly)})
	if kind == form.Portal {
		name = lang.L("Jawaban PortalRB {{.Day}}", map[string]any{"Day": x.d.Now().Format(time.DateOnly)})
	}
	save := func(source, ext string) {
		x.d.Picker.SaveFile(lang.L("Simpan sebagai"), name+ext, func(path string) { x.write(kind, source, path, pages) })
	}
	switch way {
	case 1:
		x.d.Picker.OpenFiles(lang.L("Pilih buku kerja yang diisi"), func(paths []string) {
			if len(paths) > 0 {
				save(paths[0], ".xlsx")
			}
		})
	case 2:
		save("", ".json")
	default:
		save("", ".xlsx")
	}
}

func (x *Exchange) write(kind form.Kind, source, path string, pages bool) {
	fetch := func(ctx context.Context) (form.Filled, error) {
		o, err := x.output(ctx, kind, pages)
		if err != nil {
			return form.Filled{}, err
		}
		switch {
		case source != "":
			return x.d.Forms.Fill(ctx, source, path, o)
		case strings.EqualFold(filepath.Ext(path), ".json"):
			return x.d.Forms.WriteJSON(ctx, path, o)
		}
		u, err := x.d.Unit.Unit(ctx)
		if err != nil {
			return form.Filled{}, err
		}
		return x.d.Forms.Draw(ctx, kind, path, o, u, x.d.Now())
	}
	task.Latest(x.d.Tasks, "form.export", fetch, func(f form.Filled) { x.saved(f.Path) }, x.d.Shell.ShowError)
}

// output gives the choices, with the manifest of the newest bundle if wanted.
func (x *Exchange) output(ctx context.Context, kind form.Kind, pages bool) (form.Output, error) {
	o := form.Output{TPI: kind == form.Portal}
	if !pages {
		return o, nil
	}
	list, err := x.d.Bundles.List(ctx)
	if err != nil || len(list) == 0 {
		return o, err
	}
	m, err := x.d.Bundles.Manifest(ctx, list[0].ID)
	if model.KindOf(err) == model.NotFound {
		return o, nil
	}
	o.Manifest = &m
	return o, err
}

func (x *Exchange) saved(path string) {
	x.d.Shell.Toast(lang.L("{{.Name}} disimpan.", map[string]any{"Name": filepath.Base(path)}), lang.L("Buka"), func() { x.d.Shell.OpenPath(path) })
}

// Lists writes the lists for people.
func (x *Exchange) Lists() {
	name := lang.L("Rincian ZI {{.Day}}", map[string]any{"Day": x.d.Now().Format(time.DateOnly)}) + ".xlsx"
	x.d.Picker.SaveFile(lang.L("Simpan rincian"), name, func(path string) {
		fetch := func(ctx context.Context) (string, error) {
			o, err := x.output(ctx, form.LKE, true)
			if err != nil {
				return "", err
			}
			u, err := x.d.Unit.Unit(ctx)
			if err != nil {
				return "", err
			}
			return path, x.d.Forms.Detail(ctx, path, o, sheet.F4, u, x.d.Now())
		}
		task.Latest(x.d.Tasks, "form.lists", fetch, x.saved, x.d.Shell.ShowError)
	})
}
