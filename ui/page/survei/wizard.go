package survei

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/survey"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

// wizard is a file of responses on its way in.
type wizard struct {
	p      *Page
	file   *survey.File
	in     survey.Import
	read   survey.Reading
	people *kit.Entry
	field  *kit.Field

	basics, columns, care *fyne.Container
	bar                   *fyne.Container
	root                  *fyne.Container
}

// loaded is a file with the way in which it seems to be meant.
type loaded struct {
	file   *survey.File
	layout survey.Layout
}

// pickFile asks for a file of responses.
func (p *Page) pickFile() {
	p.d.Picker.OpenFiles(lang.L("Pilih berkas jawaban (CSV atau XLSX)"), func(paths []string) {
		if len(paths) > 0 {
			p.openFile(paths[0])
		}
	})
}

// openFile reads a file and opens the wizard on it.
func (p *Page) openFile(path string) {
	task.Latest(p.d.Tasks, "file", func(ctx context.Context) (l loaded, err error) {
		if l.file, err = survey.ReadFile(ctx, path); err != nil {
			return l, err
		}
		best := -1
		for _, k := range model.SurveyKinds { // the kind whose elements fit best
			x, err := p.d.Surveys.Layout(ctx, l.file, k)
			if err != nil {
				return l, err
			}
			if n := found(x); n > best {
				best, l.layout = n, x
			}
		}
		return l, nil
	}, func(l loaded) {
		w := &wizard{p: p, file: l.file, in: survey.Import{Layout: l.layout, Period: p.proposePeriod()}}
		w.build()
		p.wizard = w
		p.refresh()
		w.reread()
	}, p.d.Shell.ShowError)
}

// found tells how well a layout fits: how large a part of the elements has a
// column, in hundredths. A layout that was used before wins.
func found(l survey.Layout) int {
	n := 0
	elements := survey.KindOf(l.Kind).Elements
	for _, e := range elements {
		if slices.ContainsFunc(l.Columns, func(c survey.Column) bool { return c.Field == survey.Field(e.Key) }) {
			n++
		}
	}
	if l.Remembered {
		return 1000
	}
	return 100*n/len(elements) + n
}

// proposePeriod is the quarter of today in the year of the workspace.
func (p *Page) proposePeriod() survey.Period {
	return survey.Period{Year: p.book.unit.Year, Quarter: (int(p.d.Now().Month()) + 2) / 3}
}

func (w *wizard) build() {
	w.basics, w.columns, w.care, w.bar = kit.Rows(look.Gap12), kit.Rows(look.Gap4), kit.Rows(look.Gap12), kit.Stack()
	w.people = kit.NewEntry("")
	w.field = kit.NewField(lang.L("Jumlah penerima layanan (boleh kosong)"), w.people, "")
	w.people.OnChanged = func(s string) {
		n, ok := count(s)
		w.field.SetProblem("")
		if !ok {
			w.field.SetProblem(lang.L("Tulis angka saja."))
			return
		}
		w.in.Population = n
	}
	w.showBasics()
	w.showColumns()
	left, _ := kit.VScroll(kit.Padded(kit.Rows(look.Gap16, w.basics, kit.NewDivider(), w.care), look.Gap16, look.Gap24, look.Gap24, look.Gap24))
	right, _ := kit.VScroll(kit.Padded(w.columns, look.Gap16, look.Gap24, look.Gap24, look.Gap24))
	panes := kit.NewPanes(kit.Pane{Content: kit.Ground(look.ColorSurface, left), Width: 440, Min: 340},
		kit.Pane{Content: kit.Ground(look.ColorBackground, right), Min: 400})
	top := kit.Padded(kit.Row(look.Gap12, kit.NewIcon(look.IconFile, look.ColorPrimary, look.NavIconSize), kit.Grow(kit.Rows(1,
		kit.NewText(lang.L("Impor jawaban survei"), look.Title, look.ColorText),
		kit.NewText(w.file.Name+" · "+lang.L("{{.N}} baris", map[string]any{"N": look.Count(len(w.file.Rows) - w.in.Layout.Head - 1)}), look.Body, look.ColorMuted).Shrink()))),
		look.Gap12, look.Gap24, look.Gap12, look.Gap24)
	w.root = kit.Rows(0, kit.Ground(look.ColorSurface, top), kit.NewDivider(), kit.Grow(panes), kit.NewDivider(), kit.Ground(look.ColorSurface, w.bar))
}

// showBasics shows what survey the file belongs to.
func (w *wizard) showBasics() {
	kinds := kit.NewSegments(func(i int) { w.setKind(model.SurveyKinds[i]) }, "SKM", "SPAK", "SPKP")
	kinds.Set(slices.Index(model.SurveyKinds, w.in.Layout.Kind))
	year := w.in.Period.Year
	quarters := []string{lang.L("Setahun")}
	for i, q := range []string{"I", "II", "III", "IV"} {
		_ = i
		quarters = append(quarters, "TW "+q)
	}
	period := kit.NewSegments(func(i int) { w.in.Period.Quarter = i }, quarters...)
	period.Set(w.in.Period.Quarter)
	w.basics.Objects = []fyne.CanvasObject{kit.NewField(lang.L("Jenis survei"), kinds, lang.L(survey.KindOf(w.in.Layout.Kind).Name)),
		kit.NewField(lang.L("Periode {{.Year}}", map[string]any{"Year": fmt.Sprint(year)}), period, "")}
	if len(survey.KindOf(w.in.Layout.Kind).Scales) > 1 {
		scale := kit.NewSegments(func(i int) {
			w.in.Layout.Scale = 4 + 2*i
			w.showBasics()
			w.reread()
		}, "1–4", "1–6")
		scale.Set((w.in.Layout.Scale - 4) / 2)
		w.basics.Add(kit.NewField(lang.L("Skala jawaban"), scale, ""))
		if w.in.Layout.Scale == 6 {
			formula := kit.NewSegments(func(i int) { w.in.Spread = i == 1 }, "rata-rata ÷ 6 × 4", "1 + (rata-rata − 1) ÷ 5 × 3")
			if w.in.Spread {
				formula.Set(1)
			}
			w.basics.Add(kit.NewField(lang.L("Rumus dari skala 1–6 ke indeks 0–4"), formula, lang.L("Peraturan tidak menetapkan rumusnya; yang dipilih tertulis di laporan.")))
		}
	}
	w.basics.Add(w.field)
	w.basics.Refresh()
}

// setKind reads the file as another kind of survey.
func (w *wizard) setKind(k model.SurveyKind) {
	task.Latest(w.p.d.Tasks, "kind", func(ctx context.Context) (survey.Layout, error) { return w.p.d.Surveys.Layout(ctx, w.file, k) }, func(l survey.Layout) {
		w.in.Layout = l
		w.showBasics()
		w.showColumns()
		w.reread()
	}, w.p.d.Shell.ShowError)
}

// showColumns lists the columns of the file with what each seems to hold.
func (w *wizard) showColumns() {
	l := w.in.Layout
	hint := lang.L("Kolom yang tidak dipakai tidak disimpan sama sekali.")
	if l.Remembered {
		hint = lang.L("Susunan ini diingat dari impor sebelumnya.") + " " + hint
	}
	w.columns.Objects = []fyne.CanvasObject{kit.NewText(lang.L("Kolom berkas"), look.Section, look.ColorText), kit.NewPara(hint, look.Body, look.ColorMuted)}
	choices := survey.FieldChoices(l.Kind)
	labels := make([]string, len(choices))
	for i, c := range choices {
		labels[i] = lang.L(c.Label)
	}
	for x, c := range l.Columns {
		s := kit.NewSelect(func(i int) {
			w.in.Layout.Columns = slices.Clone(w.in.Layout.Columns)
			w.in.Layout.Columns[x].Field = choices[i].Field
			w.reread()
		}, labels...)
		s.Set(max(0, slices.IndexFunc(choices, func(f survey.FieldChoice) bool { return f.Field == c.Field })))
		head := c.Head
		if head == "" {
			head = lang.L("Kolom {{.N}}", map[string]any{"N": x + 1})
		}
		w.columns.Add(kit.Card(kit.Row(look.Gap12, kit.Grow(kit.Rows(1, kit.NewText(head, look.Strong, look.ColorText).Shrink(),
			kit.NewText(w.sample(x), look.Body, look.ColorMuted).Shrink())), kit.AtMost(kit.Fixed(s, 220, 0), 220))))
	}
	w.columns.Refresh()
}

// sample gives the first answers of a column; names and phones are not shown.
func (w *wizard) sample(x int) string {
	if f := w.in.Layout.Columns[x].Field; f == survey.FieldName || f == survey.FieldPhone {
		return lang.L("disimpan terpisah")
	}
	out := ""
	for y, n := w.in.Layout.Head+1, 0; y < len(w.file.Rows) && n < 3; y++ {
		if x < len(w.file.Rows[y]) && w.file.Rows[y][x] != "" {
			if out != "" {
				out += " · "
			}
			out += w.file.Rows[y][x]
			n++
		}
	}
	return out
}

// reread reads the answers under the present layout.
func (w *wizard) reread() {
	l := w.in.Layout
	task.Latest(w.p.d.Tasks, "read", func(context.Context) (survey.Reading, error) { return w.file.Read(l), nil }, func(r survey.Reading) {
		w.read = r
		w.showCare()
	}, w.p.d.Shell.ShowError)
}

// cancel leaves the file as it is.
func (w *wizard) cancel() {
	w.p.wizard = nil
	w.p.refresh()
}

// store imports the responses; the import can be taken back.
func (w *wizard) store() {
	in, p := w.in, w.p
	task.Latest(p.d.Tasks, "import", func(ctx context.Context) (survey.Imported, error) {
		return p.d.Surveys.Import(ctx, p.d.Who, w.file, in)
	}, func(done survey.Imported) {
		p.wizard, p.chosen = nil, done.Survey
		label := lang.L("{{.N}} jawaban diimpor", map[string]any{"N": look.Count(done.Stored)})
		take := p.d.Undo.Push(undo.Action{Label: label,
			Undo: func() {
				p.do("change", func(ctx context.Context) error { return p.d.Surveys.Withdraw(ctx, p.d.Who, done.Batch) })
			},
			Redo: func() {
				p.do("change", func(ctx context.Context) error { return p.d.Surveys.Restore(ctx, p.d.Who, done.Batch) })
			}})
		p.d.Shell.Toast(label, lang.L("Urungkan"), take)
		p.set(p.whole, kit.Loading())
		p.Reload()
	}, p.d.Shell.ShowError)
}
