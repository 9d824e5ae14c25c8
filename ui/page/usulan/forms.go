package usulan

import (
	"context"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/proposal"
	"siapzi/model/setting"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/task"
)

// fieldForm is a form of texts.
type fieldForm struct {
	p      *Page
	root   *fyne.Container
	fields []*field
	more   func() // shows what is not a text; may be nil
}

func (f *fieldForm) object() fyne.CanvasObject { return f.root }

func (f *fieldForm) show() {
	for _, x := range f.fields {
		x.show()
	}
	if f.more != nil {
		f.more()
	}
}

// add makes a field of the form.
func (f *fieldForm) add(name, label, hint string, rows int, at func(*proposal.Facts) *string) *kit.Field {
	x := newField(f.p, name, label, hint, rows, at)
	f.fields = append(f.fields, x)
	return x.box
}

// pair sets two objects side by side.
func pair(a, b fyne.CanvasObject) fyne.CanvasObject { return kit.Columns(look.Gap16, a, b) }

// newLetterForm is the letter, who signs, and the scans.
func newLetterForm(p *Page) *fieldForm {
	f := &fieldForm{p: p}
	relief := kit.NewCheck(lang.L("Unit memakai afirmasi (boleh diusulkan sambil memenuhi prasyarat)"), false, func(on bool) {
		p.change(lang.L("Afirmasi"), func(x *proposal.Facts) { x.Relief = on })
	})
	scans := map[proposal.Part]*scanRow{proposal.Letter: newScanRow(p, proposal.Letter), proposal.SPTJM: newScanRow(p, proposal.SPTJM)}
	date := newDateField(p)
	letter := kit.Card(kit.Rows(look.Gap12, kit.Section(lang.L("Surat pengajuan")),
		pair(f.add("number", lang.L("Nomor surat"), "", 1, func(x *proposal.Facts) *string { return &x.Number }), date.box),
		f.add("city", lang.L("Tempat"), lang.L("Kota di atas tanda tangan."), 1, func(x *proposal.Facts) *string { return &x.City }),
		f.add("recipient", lang.L("Ditujukan kepada"), lang.L("Bila dikosongkan: Menteri PANRB c.q. Deputi selaku penanggung jawab TPN."), 3, func(x *proposal.Facts) *string { return &x.Recipient }),
		f.add("letterhead", lang.L("Kop instansi"), lang.L("Baris pertama nama instansi, lalu alamatnya. Bila dikosongkan: nama instansi saja."), 2, func(x *proposal.Facts) *string { return &x.Letterhead }),
		relief))
	signer := kit.Card(kit.Rows(look.Gap12, kit.Section(lang.L("Pimpinan instansi")),
		kit.NewPara(lang.L("Menandatangani surat dan SPTJM untuk semua unit (PermenPANRB 5/2024)."), look.Body, look.ColorMuted),
		pair(f.add("signer.name", lang.L("Nama"), "", 1, func(x *proposal.Facts) *string { return &x.Signer.Name }),
			f.add("signer.id", "NIP", "", 1, func(x *proposal.Facts) *string { return &x.Signer.ID })),
		f.add("signer.title", lang.L("Jabatan"), "", 1, func(x *proposal.Facts) *string { return &x.Signer.Title })))
	contact := kit.Card(kit.Rows(look.Gap12, kit.Section(lang.L("Narahubung")),
		f.add("contact.name", lang.L("Nama narahubung"), "", 1, func(x *proposal.Facts) *string { return &x.Contact.Name }),
		pair(f.add("contact.phone", lang.L("Telepon"), "", 1, func(x *proposal.Facts) *string { return &x.Contact.Phone }),
			f.add("contact.email", lang.L("Surel"), "", 1, func(x *proposal.Facts) *string { return &x.Contact.Email }))))
	signed := kit.Card(kit.Rows(look.Gap12, kit.Section(lang.L("Pindaian bertanda tangan")),
		kit.NewPara(lang.L("Menggantikan surat buatan program. Usulan yang masih draf tetap memakai surat buatan program."), look.Body, look.ColorMuted),
		scans[proposal.Letter].root, scans[proposal.SPTJM].root))
	f.root = kit.Rows(look.Gap12, heading(lang.L("Surat dan SPTJM"), lang.L("Dibuat sebagai DOCX yang dapat disunting dan sebagai PDF.")), letter, signer, contact, signed)
	f.more = func() {
		date.show()
		relief.SetOn(p.data.Facts.Relief)
		for _, s := range scans {
			s.show()
		}
	}
	return f
}

// newProfileForm is what the proposal says of the unit.
func newProfileForm(p *Page) *fieldForm {
	f := &fieldForm{p: p}
	f.root = kit.Rows(look.Gap12, heading(lang.L("Profil unit"), lang.L("Nama unit, instansi, dan target diambil dari Setelan.")), kit.Card(kit.Rows(look.Gap12,
		f.add("profile.address", lang.L("Alamat"), "", 2, func(x *proposal.Facts) *string { return &x.Profile.Address }),
		f.add("profile.duties", lang.L("Tugas"), "", 3, func(x *proposal.Facts) *string { return &x.Profile.Duties }),
		f.add("profile.services", lang.L("Layanan utama"), "", 3, func(x *proposal.Facts) *string { return &x.Profile.Services }),
		f.add("profile.staff", lang.L("Pegawai"), lang.L("Misalnya: 48 orang, 32 ASN dan 16 PPNPN."), 1, func(x *proposal.Facts) *string { return &x.Profile.Staff }),
		f.add("profile.risks", lang.L("Dampak layanan"), lang.L("Mengapa layanan ini penting bagi masyarakat dan rawan korupsi."), 3, func(x *proposal.Facts) *string { return &x.Profile.Risks }))))
	return f
}

// newDateField is the date of the letter, typed as people write it.
func newDateField(p *Page) *field {
	var typed string
	f := newField(p, "date", lang.L("Tanggal surat"), lang.L("Bila dikosongkan: hari usulan dibuat."), 1, func(x *proposal.Facts) *string {
		typed = ""
		if t := x.Date.Time(); !t.IsZero() {
			typed = t.Format(setting.DayLayout)
		}
		return &typed
	})
	commit := func() {
		p.d.Tasks.Cancel("typing.date")
		if !f.draft() {
			return
		}
		day, ok := readDay(f.text())
		if !ok {
			f.box.SetProblem(lang.L("Tulis tanggal seperti 31-05-2026."))
			p.relayout()
			return
		}
		p.change(f.label, func(x *proposal.Facts) { x.Date = day })
	}
	f.entry.OnLeave = func(string) { commit() }
	f.entry.OnSubmitted = func(string) { commit() }
	f.entry.OnChanged = func(string) { f.box.SetProblem("") }
	f.own = true
	return f
}

// scanRow is the scan of one letter.
type scanRow struct {
	p      *Page
	part   proposal.Part
	root   *fyne.Container
	name   *kit.Text
	pick   *kit.Button
	open   *kit.Button
	remove *kit.Button
}

func newScanRow(p *Page, part proposal.Part) *scanRow {
	r := &scanRow{p: p, part: part, name: kit.Muted("").Shrink()}
	r.pick = kit.NewButton(kit.Outlined, lang.L("Pilih PDF…"), look.IconScan, r.choose)
	r.open = kit.NewButton(kit.Quiet, lang.L("Buka"), look.IconExternal, func() { p.d.Shell.OpenPath(p.d.Proposals.ScanPath(p.data.Facts, part)) })
	r.remove = kit.NewButton(kit.Quiet, lang.L("Hapus"), look.IconTrash, r.clear)
	words := kit.Rows(0, kit.NewText(partLabel(part), look.Strong, look.ColorText), r.name)
	r.root = kit.Row(look.Gap8, kit.Grow(words), r.open, r.remove, r.pick)
	return r
}

func (r *scanRow) show() {
	s, ok := r.p.data.Facts.Signed[r.part]
	r.open.Hidden, r.remove.Hidden = !ok, !ok
	words := lang.L("belum ada pindaian")
	if ok {
		words = s.Name + " · " + look.Size(s.Size)
	}
	r.name.Set(words)
	r.root.Refresh()
}

func (r *scanRow) choose() {
	r.p.d.Picker.OpenFiles(lang.L("Pilih pindaian"), func(paths []string) {
		path := paths[0]
		r.run(func(ctx context.Context) error {
			return r.p.d.Proposals.SetScan(ctx, r.p.d.Who, r.part, path, filepath.Base(path))
		})
	})
}

func (r *scanRow) clear() {
	r.run(func(ctx context.Context) error { return r.p.d.Proposals.RemoveScan(ctx, r.p.d.Who, r.part) })
}

func (r *scanRow) run(f func(ctx context.Context) error) {
	task.Latest(r.p.d.Tasks, "scan", func(ctx context.Context) (struct{}, error) { return struct{}{}, f(ctx) },
		func(struct{}) { r.p.Reload() }, r.p.d.Shell.ShowError)
}

// readDay reads a day as people write it; "" is none.
func readDay(s string) (model.Date, bool) {
	if s == "" {
		return "", true
	}
	t, err := time.Parse(setting.DayLayout, s)
	if err != nil {
		return "", false
	}
	return model.NewDate(t.Year(), int(t.Month()), t.Day())
}

// partLabel is how people call a letter.
func partLabel(part proposal.Part) string {
	if part == proposal.SPTJM {
		return "SPTJM"
	}
	return lang.L("Surat pengajuan")
}
