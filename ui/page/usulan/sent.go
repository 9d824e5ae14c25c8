package usulan

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/submission"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

// sentForm lists what was frozen.
type sentForm struct {
	p    *Page
	root *fyne.Container
	rows *fyne.Container
}

func newSentForm(p *Page) *sentForm {
	f := &sentForm{p: p, rows: kit.Rows(look.Gap12)}
	freeze := kit.NewButton(kit.Outlined, lang.L("Bekukan bundel terakhir"), look.IconLock, p.freezeBundle)
	f.root = kit.Rows(look.Gap12, heading(lang.L("Yang dibekukan"),
		lang.L("Jawaban, versi berkas, dan nilai seperti saat dikirim. Dapat diekspor lagi bita demi bita, apa pun yang berubah sesudahnya.")),
		f.rows, kit.Row(0, freeze, kit.Space()))
	return f
}

func (f *sentForm) object() fyne.CanvasObject { return f.root }

func (f *sentForm) show() {
	f.rows.Objects = nil
	for _, s := range f.p.sent {
		f.rows.Add(f.card(s))
	}
	if len(f.p.sent) == 0 {
		f.rows.Add(kit.Card(kit.NewPara(lang.L("Belum ada yang dibekukan. Usulan yang lengkap dibekukan sendiri saat dibuat."), look.Body, look.ColorMuted)))
	}
	f.rows.Refresh()
}

func (f *sentForm) card(s submission.Submission) fyne.CanvasObject {
	p := f.p
	state := lang.L("syarat nilai terpenuhi")
	if !s.Met {
		state = lang.L("{{.Count}} syarat nilai belum terpenuhi", map[string]any{"Count": look.Count(s.Failing)})
	}
	if s.Draft {
		state += " · " + lang.L("draf")
	}
	rows := kit.Rows(2, kit.Row(look.Gap8, kit.Grow(kit.NewText(say.Text(s.Title), look.Section, look.ColorText).Shrink()), kit.Muted(look.Date(s.Made.Local()))),
		kit.NewPara(dotted(lang.L("nilai aman {{.X}}", map[string]any{"X": look.Score(s.Safe)}), state,
			lang.L("{{.Count}} halaman", map[string]any{"Count": look.Count(s.Pages)}), lang.L("{{.Count}} dokumen", map[string]any{"Count": look.Count(s.Documents)})), look.Body, look.ColorText),
		kit.Muted("SHA-256 "+string(s.Hash)).Shrink())
	if s.Note != "" {
		rows.Add(kit.NewPara(s.Note, look.Body, look.ColorMuted))
	}
	view := kit.NewButton(kit.Outlined, lang.L("Lihat isinya"), "", func() { p.view(s) }).Small()
	compare := kit.NewButton(kit.Outlined, lang.L("Bandingkan dengan hari ini"), "", func() { p.compare(s) }).Small()
	export := kit.NewButton(kit.Outlined, lang.L("Ekspor lagi…"), "", func() { p.export(s) }).Small()
	forget := kit.NewButton(kit.Quiet, lang.L("Hapus dari daftar"), look.IconTrash, func() { p.forget(s) }).Small()
	rows.Add(kit.Padded(kit.NewFlow(look.Gap8, view, compare, export, forget), look.Gap8, 0, 0, 0))
	return kit.Card(rows)
}

// line is one thing in a list of a dialog.
type line struct{ name, text string }

// showLines lists things in a dialog.
func (p *Page) showLines(title, text string, lines []line) {
	list := kit.Rows(look.Gap8)
	for _, l := range lines {
		list.Add(kit.Rows(0, kit.NewText(l.name, look.Strong, look.ColorText).Shrink(), kit.NewPara(l.text, look.Body, look.ColorMuted)))
	}
	scroll, _ := kit.VScroll(kit.Padded(list, 0, look.Gap12, 0, 0))
	const width, most = 600, 400
	h := min(kit.HeightFor(list, width-2*look.Gap24-look.Gap12), most)
	kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: title, Text: text, Body: kit.Fixed(scroll, 0, h), Width: width})
}

// view shows what was sent: gates, answers and documents as they were.
func (p *Page) view(s submission.Submission) {
	fetch := func(ctx context.Context) ([]line, error) {
		_, st, m, err := p.d.Sent.Get(ctx, s.ID)
		if err != nil {
			return nil, err
		}
		return contents(st, m)
	}
	task.Latest(p.d.Tasks, "view", fetch, func(lines []line) {
		p.showLines(say.Text(s.Title), lang.L("Nilai aman {{.Safe}}, nilai sementara {{.Provisional}}; dibuat dengan {{.Program}}.",
			map[string]any{"Safe": look.Score(s.Safe), "Provisional": look.Score(s.Provisional), "Program": s.Program}), lines)
	}, p.d.Shell.ShowError)
}

// contents lists what a submission holds. It runs off the UI goroutine.
func contents(st submission.State, m bundle.Manifest) ([]line, error) {
	sheet, err := st.Sheet()
	if err != nil {
		return nil, err
	}
	_, gates, err := st.Score()
	if err != nil {
		return nil, err
	}
	var out []line
	for _, g := range gates.Gates {
		word := lang.L("terpenuhi")
		if !g.Met {
			word = lang.L("kurang {{.X}}", map[string]any{"X": look.Gap(g.Gap)})
		}
		out = append(out, line{name: g.Label, text: lang.L("{{.X}} dari minimal {{.Min}}", map[string]any{"X": look.Score(g.Value), "Min": look.Score(g.Minimum)}) + " · " + word})
	}
	for _, e := range m.Entries {
		text := lang.L("hal. {{.Page}}", map[string]any{"Page": look.Count(e.Page)})
		if e.FileName != "" {
			text += " · " + e.FileName
		}
		out = append(out, line{name: e.Code + "  " + e.Title, text: text})
	}
	for _, q := range sheet.Questions {
		if a, ok := st.Answers[model.UnitAssessor][q.Code]; ok && !a.IsBlank() {
			out = append(out, line{name: string(q.Code) + "  " + q.Name, text: lang.L("jawaban {{.X}}", map[string]any{"X": answer(a)})})
		}
	}
	return out, nil
}

// compare shows what changed since a submission.
func (p *Page) compare(s submission.Submission) {
	task.Job(p.d.Tasks, p.d.Jobs, lang.L("Bandingkan dengan yang dikirim"), func(ctx context.Context, progress *model.Progress) (submission.Comparison, error) {
		return p.d.Sent.Compare(ctx, s.ID, progress)
	}, func(c submission.Comparison, err error) {
		if err != nil {
			p.d.Shell.ShowError(err)
			return
		}
		text := lang.L("Nilai aman waktu itu {{.Old}}, sekarang {{.New}}.", map[string]any{"Old": look.Score(c.OldSafe), "New": look.Score(c.NewSafe)})
		if c.IsEmpty() {
			kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: say.Text(s.Title), Text: text + " " + lang.L("Tidak ada yang berubah.")})
			return
		}
		p.showLines(say.Text(s.Title), text, changes(c))
	})
}

// changes words a comparison line by line.
func changes(c submission.Comparison) []line {
	var out []line
	for _, x := range c.Settings {
		out = append(out, line{name: lang.L("Setelan"), text: say.Text(x)})
	}
	for _, a := range c.Answers {
		what := lang.L("jawaban {{.Old}}, sekarang {{.New}}", map[string]any{"Old": answer(a.Old), "New": answer(a.New)})
		if a.Note {
			what = lang.L("hanya catatannya berubah")
		}
		out = append(out, line{name: string(a.Code) + "  " + a.Name, text: what})
	}
	d := c.Documents
	for _, x := range d.Added {
		out = append(out, line{name: x.Code + "  " + x.Title, text: lang.L("dokumen ditambah")})
	}
	for _, x := range d.Removed {
		out = append(out, line{name: x.OldCode + "  " + x.Title, text: lang.L("dokumen dihapus")})
	}
	for _, x := range d.Moved {
		out = append(out, line{name: x.Code + "  " + x.Title, text: lang.L("dokumen dipindah dari {{.Code}}", map[string]any{"Code": x.OldCode})})
	}
	for _, x := range d.Changed {
		words := make([]string, len(x.What))
		for i, w := range x.What {
			words[i] = say.Text(w)
		}
		out = append(out, line{name: x.Code + "  " + x.Title, text: strings.Join(words, ", ")})
	}
	if len(out) == 0 {
		out = append(out, line{name: lang.L("Halaman"), text: lang.L("hanya nomor halaman yang bergeser")})
	}
	return out
}

// answer words an answer shortly.
func answer(a model.Answer) string {
	switch {
	case a.IsBlank():
		return lang.L("kosong")
	case a.Option != "":
		return a.Option
	}
	var parts []string
	for _, key := range slices.Sorted(maps.Keys(a.Inputs)) {
		parts = append(parts, key+" "+look.Short(a.Inputs[key]))
	}
	return strings.Join(parts, ", ")
}

// export writes a submission again, with the same bytes.
func (p *Page) export(s submission.Submission) {
	p.d.Picker.Folder(lang.L("Ekspor lagi ke folder"), p.d.Folder, func(dir string) {
		task.Job(p.d.Tasks, p.d.Jobs, lang.L("Ekspor yang dikirim"), func(ctx context.Context, progress *model.Progress) (submission.Exported, error) {
			return p.d.Sent.Export(ctx, s.ID, dir, progress)
		}, func(e submission.Exported, err error) {
			if err != nil {
				p.d.Shell.ShowError(err)
				return
			}
			p.d.Shell.Toast(lang.L("Ditulis sama bita demi bita: {{.Name}}", map[string]any{"Name": filepath.Base(e.Files[0])}), lang.L("Tampilkan di folder"),
				func() { p.d.Shell.ShowFolder(e.Files[0]) })
		})
	})
}

// forget asks, since a submission cannot be made again.
func (p *Page) forget(s submission.Submission) {
	kit.Confirm(p.d.Shell.Window(), lang.L("Hapus dari daftar?"), lang.L("{{.Name}} tidak dapat dibandingkan atau diekspor lagi. Berkas yang sudah dikirim tetap di tempatnya.",
		map[string]any{"Name": say.Text(s.Title)}), lang.L("Hapus"), true, func() {
		task.Latest(p.d.Tasks, "forget", func(ctx context.Context) (struct{}, error) { return struct{}{}, p.d.Sent.Forget(ctx, p.d.Who, s.ID) },
			func(struct{}) { p.Reload() }, p.d.Shell.ShowError)
	})
}

// freezeBundle freezes the newest bundle of the history.
func (p *Page) freezeBundle() {
	task.Job(p.d.Tasks, p.d.Jobs, lang.L("Bekukan bundel"), func(ctx context.Context, progress *model.Progress) (submission.Submission, error) {
		list, err := p.d.Maker.History().List(ctx)
		if err == nil && len(list) == 0 {
			err = model.Errorf(model.NotFound, "Belum ada bundel yang dibuat dari ruang kerja ini.")
		}
		if err != nil {
			return submission.Submission{}, err
		}
		return p.d.Maker.FreezeBundle(ctx, p.d.Who, list[0], "", progress)
	}, func(_ submission.Submission, err error) {
		if err != nil {
			p.d.Shell.ShowError(err)
			return
		}
		p.Reload()
	})
}
