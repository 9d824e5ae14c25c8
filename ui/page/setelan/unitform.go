package setelan

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model/setting"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// unitForm is whose workspace it is, by when things must be done, and what the
// portal takes.
type unitForm struct {
	p      *Page
	root   fyne.CanvasObject
	texts  []*field
	target *kit.Segments
	limit  *kit.Segments
	words  *kit.Segments // which wording questions have
}

func newUnitForm(p *Page) *unitForm {
	f := &unitForm{p: p}
	text := func(k setting.Key, hint string) *kit.Field {
		field := newField(p, k, kit.NewEntry(""))
		f.texts = append(f.texts, field)
		return field.labelled(labelOf(p.items[k]), hint)
	}
	f.target = f.choice(setting.UnitTarget, "")
	f.limit = f.choice(setting.PortalLimit, " MB")
	unit := kit.Card(kit.Rows(look.Gap16,
		text(setting.UnitName, lang.L("Tercetak di sampul bundel dan laporan.")),
		text(setting.UnitAgency, ""),
		kit.RowTop(look.Gap24, kit.Fixed(text(setting.UnitYear, ""), 140, 0), kit.Grow(kit.NewField(lang.L("Menuju"), f.target, "")))))
	deadlines := kit.Card(kit.Rows(look.Gap16,
		kit.Columns(look.Gap16, text(setting.DeadlineUnit, ""), text(setting.DeadlineTPI, "")),
		kit.Columns(look.Gap16, text(setting.DeadlineSubmission, lang.L("31 Mei, kecuali TPN mengumumkan tanggal lain.")), kit.Stack())))
	days := kit.Rows(look.Gap12)
	for q := 1; q <= 4; q++ {
		no := map[string]any{"No": []string{"I", "II", "III", "IV"}[q-1]}
		days.Add(kit.Columns(look.Gap16, f.day(setting.MonitorKey(q), lang.L("Monev triwulan {{.No}}", no)), f.day(setting.SurveyKey(q), lang.L("SKM triwulan {{.No}}", no))))
	}
	days.Add(kit.NewPara(lang.L("Laporan monev dan survei kepuasan empat kali setahun. Yang mendekat tampil di Beranda dan Rencana."), look.Body, look.ColorMuted))
	yearly := kit.Card(days)
	for _, t := range f.texts {
		if t.item().Kind == setting.Day {
			t.entry.PlaceHolder = lang.L("hari-bulan-tahun")
		}
	}
	f.words = kit.NewSegments(func(i int) {
		f.p.save(map[setting.Key]string{setting.WordingUse: f.p.items[setting.WordingUse].Options[i]})
	}, lang.L("Ringkas"), lang.L("Resmi"))
	portal := kit.Card(kit.Rows(look.Gap16, kit.NewField(labelOf(p.items[setting.PortalLimit]), f.limit,
		lang.L("Berkas yang lebih besar ditandai sebelum bundel dibuat. e-ZI memakai 2 MB, PortalRB 12 MB.")),
		text(setting.PortalLink, lang.L("Isian yang dikenal: {kode}, {area}, {pokja}, {soal}, {tahun}. Kosongkan bila tidak dipakai.")),
		kit.NewField(labelOf(p.items[setting.WordingUse]), f.words,
			lang.L("Redaksi resmi berasal dari buku kerja LKE yang Anda impor; tampil setelah ruang kerja dibuka lagi."))))
	f.root = kit.Rows(look.Gap12, heading(lang.L("Unit"), lang.L("Milik siapa ruang kerja ini dan untuk penilaian tahun berapa.")), unit,
		part(lang.L("Tenggat")), deadlines, yearly, part(lang.L("Portal penilaian")), portal)
	return f
}

// day makes a field of a day with a label of its own.
func (f *unitForm) day(k setting.Key, label string) fyne.CanvasObject {
	field := newField(f.p, k, kit.NewEntry(""))
	f.texts = append(f.texts, field)
	return field.labelled(label, "")
}

// choice makes segments of a setting's options.
func (f *unitForm) choice(k setting.Key, unit string) *kit.Segments {
	var words []string
	for _, o := range f.p.items[k].Options {
		words = append(words, o+unit)
	}
	return kit.NewSegments(func(i int) { f.p.save(map[setting.Key]string{k: f.p.items[k].Options[i]}) }, words...)
}

func (f *unitForm) object() fyne.CanvasObject { return f.root }

func (f *unitForm) show() {
	for _, t := range f.texts {
		t.show()
	}
	for k, s := range map[setting.Key]*kit.Segments{setting.UnitTarget: f.target, setting.PortalLimit: f.limit, setting.WordingUse: f.words} {
		s.Set(max(slices.Index(f.p.items[k].Options, f.p.items[k].Value), 0))
	}
}

// heading begins a form: its name and what it is for.
func heading(title, text string) fyne.CanvasObject {
	return kit.Padded(kit.Rows(look.Gap4, kit.Title(title), kit.NewPara(text, look.Body, look.ColorMuted)), 0, 0, look.Gap4, 0)
}

// part begins a part of a form.
func part(title string) fyne.CanvasObject {
	return kit.Padded(kit.Section(title), look.Gap12, 0, 0, 0)
}
