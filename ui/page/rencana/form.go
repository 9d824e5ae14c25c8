package rencana

import (
	"errors"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/plan"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
)

// form asks for the fields of an activity.
type form struct {
	p        *Page
	a        model.Activity // as it was
	dialog   *kit.Dialog
	name     *kit.Entry
	goal     *kit.Entry
	output   *kit.Entry
	target   *kit.Entry
	unit     *kit.Entry
	pic      *kit.Entry
	codes    *kit.Entry
	note     *kit.Entry
	reason   *kit.Entry
	pokja    *kit.Select
	months   *monthPicker
	canceled *kit.Check
	fields   map[string]*kit.Field // by the model's names
}

// Add asks for a new activity.
func (p *Page) Add() {
	a := model.Activity{}
	if len(p.filter.Pokja) == 1 {
		a.Pokja = p.filter.Pokja[0]
	}
	newForm(p, a, lang.L("Tambah kegiatan"))
}

// change lets the chosen activity be changed.
func (p *Page) change() {
	p.details.leave()
	if r, ok := p.current(); ok && !p.bin {
		newForm(p, r.Activity, lang.L("Ubah kegiatan"))
	}
}

func newForm(p *Page, a model.Activity, title string) *form {
	f := &form{p: p, a: a, fields: map[string]*kit.Field{}}
	entry := func(to **kit.Entry, field, label, text, hint string) *kit.Field {
		*to = kit.NewEntry("")
		(*to).SetText(text)
		f.fields[field] = kit.NewField(label, *to, hint)
		return f.fields[field]
	}
	groups := []string{"–"}
	for _, x := range p.d.Worksheet.Areas {
		groups = append(groups, "Pokja "+plan.Roman(x.Pokja))
	}
	f.pokja = kit.NewSelect(func(int) {}, groups...)
	f.pokja.Set(a.Pokja)
	f.months = newMonthPicker(a.Months)
	f.canceled = kit.NewCheck(lang.L("Kegiatan dibatalkan"), a.Canceled, func(bool) {})
	f.reason = kit.NewEntry(lang.L("alasan"))
	f.reason.SetText(a.CancelReason)
	f.fields["cancel_reason"] = kit.NewField(lang.L("Alasan pembatalan"), f.reason, "")
	var codes []string
	for _, c := range a.Codes {
		codes = append(codes, string(c))
	}
	body := kit.Rows(look.Gap12, entry(&f.name, "name", lang.L("Kegiatan"), a.Name, ""),
		kit.Columns(look.Gap12, entry(&f.goal, "goal", lang.L("Sasaran"), a.Goal, ""), entry(&f.output, "output", lang.L("Output"), a.Output, "")),
		kit.Columns(look.Gap12, entry(&f.target, "target", lang.L("Target"), plan.FormatQuantity(a.Target), ""), entry(&f.unit, "target_unit", lang.L("Satuan"), a.TargetUnit, ""),
			kit.NewField("Pokja", f.pokja, ""), entry(&f.codes, "codes", lang.L("Soal"), strings.Join(codes, ", "), "")),
		kit.Columns(look.Gap12, entry(&f.pic, "pic", "PIC", a.PIC, ""), entry(&f.note, "note", lang.L("Catatan"), a.Note, "")),
		kit.NewField(lang.L("Bulan rencana"), f.months.root, ""),
		kit.Columns(look.Gap12, f.canceled, f.fields["cancel_reason"]))
	f.dialog = kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: title, Body: body, Width: 640, Confirm: lang.L("Simpan"),
		OnConfirm: f.save, Focus: f.name})
	return f
}

// read gives the activity as the fields say; problem is what the fields alone
// show to be wrong.
func (f *form) read() (a model.Activity, ok bool) {
	a = f.a
	a.Name, a.Goal, a.Output, a.TargetUnit, a.PIC, a.Note = f.name.Text, f.goal.Text, f.output.Text, f.unit.Text, f.pic.Text, f.note.Text
	a.Pokja = f.pokja.Selected()
	a.Months = f.months.months()
	a.Codes = nil
	for _, s := range strings.FieldsFunc(f.codes.Text, func(r rune) bool { return strings.ContainsRune(",; ", r) }) {
		c, known := f.p.d.Worksheet.ParseCode(s)
		if !known {
			c = model.Code(s) // Check names it
		}
		a.Codes = append(a.Codes, c)
	}
	if len(a.Codes) == 0 || len(f.a.Codes) == 0 || a.Codes[0] != f.a.Codes[0] {
		a.Evidence = 0
	}
	a.Canceled, a.CancelReason = f.canceled.On(), f.reason.Text
	a.Target, ok = quantity(f.target.Text)
	return a, ok
}

// quantity reads a number with a comma; nothing is 0.
func quantity(s string) (float64, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return 0, true
	}
	x, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	return x, err == nil
}

// save stores the form; false keeps it open with what is wrong.
func (f *form) save() bool {
	for _, x := range f.fields {
		x.SetProblem("")
	}
	a, ok := f.read()
	err := f.p.d.Plan.Check(a)
	var me *model.Error
	if errors.As(err, &me) {
		for _, x := range me.Fields {
			if field := f.fields[x.Field]; field != nil {
				field.SetProblem(say.Text(x.Msg))
			}
		}
	}
	if !ok {
		f.fields["target"].SetProblem(lang.L("Tulis angka, misalnya 4 atau 3,5."))
	}
	if err != nil || !ok {
		return false
	}
	if a.ID == "" {
		f.p.write(lang.L("Tambah kegiatan"), plan.Batch{Add: []model.Activity{a}}, f.p.chooseFirst)
		return true
	}
	f.p.edit(lang.L("Ubah kegiatan {{.Name}}", map[string]any{"Name": a.Name}), plan.Edit{ID: a.ID, Goal: &a.Goal, Name: &a.Name, Output: &a.Output,
		TargetUnit: &a.TargetUnit, PIC: &a.PIC, Note: &a.Note, CancelReason: &a.CancelReason, Target: &a.Target, Months: &a.Months, Pokja: &a.Pokja,
		Codes: &a.Codes, Evidence: &a.Evidence, Canceled: &a.Canceled})
	return true
}

// realise asks for what was done in a month.
func (p *Page) realise(r plan.Row, m int) {
	x := r.Activity.Realisation(m)
	amount, note := kit.NewEntry(""), kit.NewNote("", 3)
	amount.SetText(plan.FormatQuantity(x.Quantity))
	note.SetText(x.Note)
	field := kit.NewField(lang.L("Jumlah")+" "+r.TargetUnit, amount, lang.L("Boleh kosong bila tidak dihitung."))
	done := kit.NewCheck(lang.L("Selesai"), x.Done, func(bool) {})
	proofs := map[model.DocumentID]*kit.Check{}
	body := kit.Rows(look.Gap12, field, done, kit.NewField(lang.L("Catatan"), note, ""))
	for _, id := range x.Documents {
		proofs[id] = kit.NewCheck(p.titles[id], true, func(bool) {})
		body.Add(proofs[id])
	}
	kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: lang.L("Realisasi {{.Month}}", map[string]any{"Month": monthName(m)}), Text: r.Name, Body: body,
		Confirm: lang.L("Simpan"), Extra: lang.L("Pilih bukti"), OnExtra: func() { p.pickProof(r, m) }, Focus: amount, OnConfirm: func() bool {
			q, ok := quantity(amount.Text)
			if !ok || q < 0 {
				field.SetProblem(lang.L("Tulis angka, misalnya 4 atau 3,5."))
				return false
			}
			now := model.Realisation{Month: m, Quantity: q, Done: done.On(), Note: note.Text}
			for _, id := range x.Documents {
				if proofs[id].On() {
					now.Documents = append(now.Documents, id)
				}
			}
			p.edit(lang.L("Realisasi {{.Month}}", map[string]any{"Month": monthName(m)})+": "+r.Name, plan.Edit{ID: r.ID, Realisations: []model.Realisation{now}})
			return true
		}})
}
