package usulan

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/proposal"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/task"
)

// listForm is an editable list of the facts: units, innovations, agents.
type listForm struct {
	p     *Page
	root  *fyne.Container
	rows  *fyne.Container
	empty string

	count  func() int
	line   func(i int) (title, sub string)
	texts  func(i int) []string // for the dialog; -1 for a new row
	labels []input
	put    func(f *proposal.Facts, i int, texts []string) // -1 adds
	remove func(f *proposal.Facts, i int)
	what   string // name of one, for undo and dialogs
}

// input is one field of the dialog.
type input struct {
	label, hint string
	rows        int
}

// build makes the form's looks; extra stands beside the button that adds.
func (l *listForm) build(title, text string, extra ...fyne.CanvasObject) *listForm {
	l.rows = kit.Rows(0)
	add := kit.NewButton(kit.Outlined, lang.L("Tambah"), look.IconPlus, func() { l.edit(-1) })
	head := kit.Row(look.Gap8, append(append([]fyne.CanvasObject{add}, extra...), kit.Space())...)
	l.root = kit.Rows(look.Gap12, heading(title, text), kit.Card(kit.Rows(look.Gap8, l.rows, head)))
	return l
}

func (l *listForm) object() fyne.CanvasObject { return l.root }

func (l *listForm) show() {
	l.rows.Objects = nil
	for i := range l.count() {
		title, sub := l.line(i)
		words := kit.Rows(0, kit.NewText(title, look.Strong, look.ColorText).Shrink())
		if sub != "" {
			words.Add(kit.NewPara(sub, look.Body, look.ColorMuted))
		}
		edit := kit.NewIconButton(look.IconPencil, lang.L("Ubah"), func() { l.edit(i) })
		drop := kit.NewIconButton(look.IconTrash, lang.L("Hapus"), func() {
			l.p.change(lang.L("Hapus {{.What}}", map[string]any{"What": l.what}), func(f *proposal.Facts) { l.remove(f, i) })
		})
		press := kit.NewPress(words, func() { l.edit(i) })
		l.rows.Add(kit.Padded(kit.Row(look.Gap4, kit.Grow(press), edit, drop), look.Gap8, 0, look.Gap8, 0))
		l.rows.Add(kit.NewDivider())
	}
	if l.count() == 0 {
		l.rows.Add(kit.Padded(kit.NewPara(l.empty, look.Body, look.ColorMuted), look.Gap4, 0, look.Gap8, 0))
	}
	l.rows.Refresh()
}

// edit asks for the texts of row i, -1 for a new one.
func (l *listForm) edit(i int) {
	texts := l.texts(i)
	entries := make([]*kit.Entry, len(l.labels))
	body := kit.Rows(look.Gap12)
	var first *kit.Field
	for n, in := range l.labels {
		if in.rows > 1 {
			entries[n] = kit.NewNote("", in.rows)
		} else {
			entries[n] = kit.NewEntry("")
		}
		entries[n].SetQuietly(texts[n])
		f := kit.NewField(in.label, entries[n], in.hint)
		if n == 0 {
			first = f
		}
		body.Add(f)
	}
	title := lang.L("Ubah {{.What}}", map[string]any{"What": l.what})
	if i < 0 {
		title = lang.L("Tambah {{.What}}", map[string]any{"What": l.what})
	}
	kit.ShowDialog(l.p.d.Shell.Window(), kit.DialogConfig{Title: title, Body: body, Width: 520, Confirm: lang.L("Simpan"), Focus: entries[0], OnConfirm: func() bool {
		got := make([]string, len(entries))
		for n, e := range entries {
			got[n] = strings.TrimSpace(e.Text)
		}
		if got[0] == "" {
			first.SetProblem(lang.L("Isi dahulu."))
			return false
		}
		l.p.change(title, func(f *proposal.Facts) { l.put(f, i, got) })
		return true
	}})
}

// set replaces element i of a copy of list, or adds x.
func set[T any](list []T, i int, x T) []T {
	list = slices.Clone(list)
	if i < 0 {
		return append(list, x)
	}
	list[i] = x
	return list
}

// without gives a copy of list without element i.
func without[T any](list []T, i int) []T { return slices.Delete(slices.Clone(list), i, i+1) }

// of gives element i, the zero value for -1.
func of[T any](list []T, i int) (x T) {
	if i >= 0 && i < len(list) {
		x = list[i]
	}
	return x
}

// dotted joins what is not empty.
func dotted(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), " · ")
}

func newInnovationList(p *Page) *listForm {
	l := &listForm{p: p, what: lang.L("inovasi"), empty: lang.L("Belum ada inovasi."), count: func() int { return len(p.data.Facts.Innovations) },
		labels: []input{{lang.L("Nama inovasi"), "", 1}, {lang.L("Sejak"), lang.L("Tahun atau tanggal mulai."), 1}, {lang.L("Masalah yang dipecahkan"), "", 3}, {lang.L("Hasil"), lang.L("Sebut angka sebelum dan sesudah."), 3}},
		line: func(i int) (string, string) {
			x := p.data.Facts.Innovations[i]
			return x.Name, dotted(x.Since, x.Result)
		},
		texts: func(i int) []string {
			x := of(p.data.Facts.Innovations, i)
			return []string{x.Name, x.Since, x.Problem, x.Result}
		},
		put: func(f *proposal.Facts, i int, t []string) {
			f.Innovations = set(f.Innovations, i, proposal.Innovation{Name: t[0], Since: t[1], Problem: t[2], Result: t[3]})
		},
		remove: func(f *proposal.Facts, i int) { f.Innovations = without(f.Innovations, i) }}
	return l.build(lang.L("Inovasi"), lang.L("Daftar ini ikut dalam kelengkapan usulan."))
}

func newAgentList(p *Page) *listForm {
	l := &listForm{p: p, what: lang.L("agen perubahan"), empty: lang.L("Belum ada agen perubahan."), count: func() int { return len(p.data.Facts.Agents) },
		labels: []input{{lang.L("Nama"), "", 1}, {lang.L("Jabatan"), "", 1}, {lang.L("Perubahan nyata"), lang.L("Apa yang berubah karena dia."), 3}},
		line: func(i int) (string, string) {
			x := p.data.Facts.Agents[i]
			return x.Name, dotted(x.Office, x.Change)
		},
		texts: func(i int) []string {
			x := of(p.data.Facts.Agents, i)
			return []string{x.Name, x.Office, x.Change}
		},
		put: func(f *proposal.Facts, i int, t []string) {
			f.Agents = set(f.Agents, i, proposal.Agent{Name: t[0], Office: t[1], Change: t[2]})
		},
		remove: func(f *proposal.Facts, i int) { f.Agents = without(f.Agents, i) }}
	return l.build(lang.L("Agen perubahan"), lang.L("Daftar ini ikut dalam kelengkapan usulan."))
}

func newUnitList(p *Page) *listForm {
	l := &listForm{p: p, what: lang.L("unit"), empty: lang.L("Surat ini hanya mengajukan unit sendiri."), count: func() int { return len(p.data.Facts.Units) },
		labels: []input{{lang.L("Nama unit"), "", 1}, {lang.L("Target"), lang.L("WBK atau WBBM."), 1}, {lang.L("Keterangan"), lang.L("Misalnya: WBK tahun 2023."), 1}},
		line: func(i int) (string, string) {
			x := p.data.Facts.Units[i]
			score := ""
			if x.Safe > 0 {
				score = lang.L("nilai aman {{.X}}", map[string]any{"X": look.Score(x.Safe)})
			}
			return x.Name, dotted(lang.L("Menuju {{.Target}}", map[string]any{"Target": x.Target}), score, x.Note)
		},
		texts: func(i int) []string {
			x := of(p.data.Facts.Units, i)
			if i < 0 {
				x.Target = p.data.Unit.Target
			}
			return []string{x.Name, string(x.Target), x.Note}
		},
		put: func(f *proposal.Facts, i int, t []string) {
			x := of(f.Units, i)
			x.Name, x.Target, x.Note = t[0], model.Target(strings.ToUpper(t[1])), t[2]
			f.Units = set(f.Units, i, x)
		},
		remove: func(f *proposal.Facts, i int) { f.Units = without(f.Units, i) }}
	read := kit.NewButton(kit.Quiet, lang.L("Baca dari ruang kerja…"), look.IconFolder, func() {
		p.d.Picker.Folder(lang.L("Ruang kerja unit lain"), p.d.Folder, p.readUnit)
	})
	return l.build(lang.L("Unit lain"), lang.L("Satu surat dapat mengajukan beberapa unit. Unit sendiri selalu yang pertama; ruang kerja unit lain hanya dibaca."), read)
}

// readUnit takes the unit of another workspace into the letter.
func (p *Page) readUnit(dir string) {
	task.Latest(p.d.Tasks, "peek", func(ctx context.Context) (proposal.Unit, error) { return p.d.Maker.PeekUnit(ctx, dir) }, func(u proposal.Unit) {
		p.change(lang.L("Tambah {{.What}}", map[string]any{"What": lang.L("unit")}), func(f *proposal.Facts) { *f = f.WithUnit(u) })
	}, p.d.Shell.ShowError)
}
