package reviu

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/readiness"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/task"
)

// condition is the chosen prerequisite.
func (p *Page) condition() (readiness.Condition, bool) {
	for _, c := range p.book.conditions {
		if c.ID == p.chosen[modeConditions] {
			return c, true
		}
	}
	return readiness.Condition{}, false
}

// showCondition shows what a prerequisite asks for and what is said about it.
func (m *middlePane) showCondition() {
	p := m.p
	c, ok := p.condition()
	if !ok {
		return
	}
	tone, icon, word := verdictLook(c.Verdict)
	note := kit.NewNote(lang.L("Nomor surat, tanggal, atau penjelasan lain"), 3)
	note.SetText(c.Statement.Note)
	control, read := valueControl(p, c)
	value := kit.NewField(lang.L("Nilai sekarang"), control, "")
	form := kit.Rows(look.Gap12,
		kit.Pair(lang.L("Diminta"), 120, kit.NewPara(wantedWords(c, p.book.target), look.Strong, look.ColorText)), value,
		kit.NewField(lang.L("Keterangan"), note, ""))
	if c.Prerequisite.Note != "" {
		form.Add(kit.NewPara(c.Prerequisite.Note, look.Body, look.ColorMuted))
	}
	body := kit.Rows(look.Gap16, kit.Card(form), kit.Card(p.proofOf(c)))
	save := func() {
		x := c.Statement
		x.Value, x.Note = read(), note.Text
		p.say(c.ID, x)
	}
	foot := kit.Row(look.Gap8, kit.NewButton(kit.Filled, lang.L("Simpan"), look.IconCheck, save), kit.Space(),
		kit.NewIconButton(look.IconChevronUp, lang.L("Sebelumnya (↑)"), func() { p.step(-1) }),
		kit.NewIconButton(look.IconChevronDown, lang.L("Berikutnya (↓)"), func() { p.step(1) }))
	m.lay(head("", c.Name, kit.NewStatus(tone, icon, word), lang.L("Prasyarat {{.Scope}} untuk {{.Target}}", map[string]any{"Scope": scopeName(c.Scope), "Target": p.book.target})), body, foot)
	p.showDocument(c.Document)
}

// valueControl gives the control for a value of the prerequisite's type and how
// to read it.
func valueControl(p *Page, c readiness.Condition) (fyne.CanvasObject, func() string) {
	choose := func(now string, values, words []string) (fyne.CanvasObject, func() string) {
		s := kit.NewSelect(func(int) {}, append([]string{lang.L("Belum diisi")}, words...)...)
		for i, v := range values {
			if v == now {
				s.Set(i + 1)
			}
		}
		return s, func() string {
			if i := s.Selected(); i > 0 {
				return values[i-1]
			}
			return ""
		}
	}
	switch c.Type {
	case "yesno":
		return choose(c.Value, []string{readiness.Yes, readiness.No}, []string{lang.L("Ya"), lang.L("Tidak")})
	case "grade":
		grades := readiness.Grades(p.book.sheet, c.Prerequisite)
		return choose(c.Value, grades, grades)
	case "grade_by_kind":
		kind, grade, _ := strings.Cut(c.Value, ":")
		kinds, readKind := choose(kind, []string{readiness.KindMinistry, readiness.KindRegional}, []string{lang.L("Kementerian/lembaga"), lang.L("Pemerintah daerah")})
		list := readiness.Grades(p.book.sheet, c.Prerequisite)
		grades, readGrade := choose(grade, list, list)
		return kit.Columns(look.Gap12, kinds, grades), func() string {
			if readKind() == "" || readGrade() == "" {
				return ""
			}
			return readKind() + ":" + readGrade()
		}
	}
	e := kit.NewEntry("")
	e.SetText(strings.Replace(c.Value, ".", ",", 1))
	return e, func() string { return e.Text }
}

// proofOf shows the evidence of a prerequisite, and the way to choose it.
func (p *Page) proofOf(c readiness.Condition) fyne.CanvasObject {
	rows := kit.Rows(look.Gap8, kit.Row(look.Gap8, kit.Grow(kit.Section(lang.L("Bukti"))),
		kit.NewButton(kit.Outlined, lang.L("Pilih dokumen…"), look.IconFile, func() { p.pickProof(c) }).Small()))
	if c.Document == "" {
		rows.Add(kit.NewPara(lang.L("Belum ada dokumen yang membuktikan prasyarat ini."), look.Body, look.ColorMuted))
		return rows
	}
	rows.Add(kit.Row(look.Gap8, kit.NewIcon(look.IconFile, look.ColorMuted, look.IconSize), kit.Grow(kit.NewText(lang.L("Dokumen dipilih; isinya tampil di kanan."), look.Body, look.ColorText).Shrink()),
		kit.NewButton(kit.Quiet, lang.L("Lepas"), look.IconClose, func() {
			x := c.Statement
			x.Document = ""
			p.say(c.ID, x)
		}).Small()))
	return rows
}

// mostFound is how many documents a search of evidence shows.
const mostFound = 8

// pickProof lets a document be searched and chosen.
func (p *Page) pickProof(c readiness.Condition) {
	var hits []catalog.Hit
	var dialog *kit.Dialog
	take := func(i int) {
		x := c.Statement
		x.Document = hits[i].Document.ID
		dialog.Close()
		p.say(c.ID, x)
	}
	list := kit.NewList(kit.ListConfig{Count: func() int { return len(hits) }, RowHeight: rowHeight, Dividers: true,
		NewRow: func() fyne.CanvasObject { return newLine() },
		Bind: func(i int, o fyne.CanvasObject, s kit.RowState) {
			d := hits[i].Document
			o.(*line).set(row{name: d.Title, sub: d.Number + dot(look.Date(d.Date.Time())), icon: look.IconFile}, s.Selected)
		},
		OnPress: take})
	search := kit.NewSearchEntry(lang.L("Judul, nomor, atau isi dokumen"), func(words string) {
		task.Latest(p.d.Tasks, "pick", func(ctx context.Context) ([]catalog.Hit, error) { return p.d.Documents.Search(ctx, words, mostFound) }, func(found []catalog.Hit) {
			hits = found
			list.Reload()
		}, func(err error) {
			if model.KindOf(err) != model.Canceled {
				p.d.Shell.ShowError(err)
			}
		})
	})
	dialog = kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: lang.L("Pilih bukti prasyarat"), Width: 560,
		Body: kit.Rows(look.Gap8, search, kit.Fixed(list, 0, mostFound*rowHeight/2)), Focus: search})
}

// say keeps what is said about a prerequisite.
func (p *Page) say(id string, x readiness.Statement) {
	var old readiness.Statement
	for _, c := range p.book.conditions {
		if c.ID == id {
			old = c.Statement
		}
	}
	p.doBack(lang.L("Prasyarat disimpan"), false, func(ctx context.Context) error { return p.d.Standing.Say(ctx, p.d.Who, id, x) },
		func(ctx context.Context) error { return p.d.Standing.Say(ctx, p.d.Who, id, old) })
}
