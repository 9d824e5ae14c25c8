package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/plan"
	"siapzi/model/report"
	"siapzi/model/sheet"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/task"
)

// Reports makes reports. *report.Maker meets it.
type Reports interface {
	Name(ctx context.Context, f report.Format, r report.Request) (string, error)
	Save(ctx context.Context, path string, r report.Request) error
}

// reportTitle names a report as menus do.
func reportTitle(k report.Kind) string {
	switch k {
	case report.PlanYear:
		return lang.L("Rencana aksi setahun")
	case report.Monitoring:
		return lang.L("Laporan monitoring")
	case report.Returned:
		return lang.L("Daftar soal yang dikembalikan")
	case report.Documents:
		return lang.L("Daftar dokumen per area")
	}
	return lang.L("Laporan kesiapan")
}

// reportCommands are the reports as commands, Ctrl+P for the leader's.
func (s *Shell) reportCommands() []*Command {
	var out []*Command
	for _, k := range report.Kinds {
		c := &Command{ID: "report." + string(k), Menu: lang.L("Laporan"), Title: reportTitle(k) + "…", Icon: look.IconPrinter, Group: k == report.PlanYear || k == report.Returned,
			Enabled: func() bool { return s.session != nil && s.session.Reports != nil && !s.opening }, Run: func() { s.Print(k) }}
		if k == report.Readiness {
			c.Shortcut = ctrl(fyne.KeyP)
		}
		out = append(out, c)
	}
	return out
}

// printForm asks how a report shall be written.
type printForm struct {
	kind   report.Kind
	spans  []plan.Span
	span   *kit.Select
	format *kit.Segments
	paper  *kit.Segments
}

// Print asks for form, paper and, for monitoring, the period, then for a place,
// and writes the report as a job.
func (s *Shell) Print(k report.Kind) {
	if s.opening || s.session == nil || s.session.Reports == nil {
		return
	}
	nothing := func(int) {}
	f := &printForm{kind: k, format: kit.NewSegments(nothing, "PDF", "Excel (XLSX)"), paper: kit.NewSegments(nothing, "A4", "F4")}
	body := kit.Rows(look.Gap12)
	if k == report.Monitoring {
		f.offerSpans(int(s.cfg.Now().Month()))
		body.Add(kit.NewField(lang.L("Periode"), f.span, ""))
	}
	body.Add(kit.Row(look.Gap24, kit.NewField(lang.L("Bentuk"), f.format, ""), kit.NewField(lang.L("Kertas"), f.paper, "")))
	kit.ShowDialog(s.cfg.Window, kit.DialogConfig{Title: reportTitle(k), Text: reportText(k), Body: body, Confirm: lang.L("Pilih tempat…"),
		OnConfirm: func() bool { s.askPlace(f.request()); return true }})
}

// reportText says in a sentence what a report holds.
func reportText(k report.Kind) string {
	switch k {
	case report.PlanYear:
		return lang.L("Semua kegiatan tahun ini per Pokja dengan strip bulan. Bentuk Excel dapat diimpor kembali.")
	case report.Monitoring:
		return lang.L("Rencana, realisasi, kendala, dan tindak lanjut dengan persen per area.")
	case report.Returned:
		return lang.L("Catatan pemeriksa yang masih terbuka, jawaban unit, dan selisih dengan TPI.")
	case report.Documents:
		return lang.L("Semua dokumen menurut area yang dibuktikannya.")
	}
	return lang.L("Dua halaman untuk pimpinan: nilai, syarat, area, yang paling menaikkan nilai, tenggat, dan perkembangan.")
}

// offerSpans offers quarters and months; the quarter of month is chosen.
func (f *printForm) offerSpans(month int) {
	var words []string
	for q := 1; q <= 4; q++ {
		f.spans = append(f.spans, plan.Quarter(q))
	}
	for m := 1; m <= 12; m++ {
		f.spans = append(f.spans, plan.Span{From: m, To: m})
	}
	f.spans = append(f.spans, plan.Span{From: 1, To: 12})
	for i, x := range f.spans {
		word := lang.L(x.Label())
		if i < 4 {
			word = lang.L("Triwulan {{.N}}", map[string]any{"N": plan.Roman(i + 1)})
		}
		words = append(words, word)
	}
	f.span = kit.NewSelect(func(int) {}, words...)
	f.span.Set((month - 1) / 3)
}

func (f *printForm) request() (report.Format, report.Request) {
	r := report.Request{Kind: f.kind}
	if f.span != nil {
		r.Span = f.spans[f.span.Selected()]
	}
	if f.paper.On() == 1 {
		r.Paper = sheet.F4
	}
	if f.format.On() == 1 {
		return report.XLSX, r
	}
	return report.PDF, r
}

// askPlace asks where the report shall lie; its name tells what it is.
func (s *Shell) askPlace(format report.Format, r report.Request) {
	reports, dir := s.session.Reports, filepath.Dir(s.session.Workspace.Dir())
	name := func(ctx context.Context) (string, error) { return reports.Name(ctx, format, r) }
	task.Latest(s.cfg.Tasks, "report.name", name, func(name string) {
		s.cfg.Picker.SaveFile(reportTitle(r.Kind), filepath.Join(dir, name), func(path string) {
			if !strings.EqualFold(filepath.Ext(path), string(format)) {
				path += string(format)
			}
			s.writeReport(reports, path, r)
		})
	}, s.ShowError)
}

// writeReport writes behind a dialog with progress and then offers to open it.
func (s *Shell) writeReport(reports Reports, path string, r report.Request) {
	if s.opening {
		return
	}
	s.opening = true
	title := reportTitle(r.Kind)
	wait := s.showWait(title)
	save := func(ctx context.Context, p *model.Progress) (string, error) {
		r.Progress = p
		return path, reports.Save(ctx, path, r)
	}
	task.Job(s.cfg.Tasks, s.cfg.Jobs, title, save, func(path string, err error) {
		s.opening = false
		wait.close()
		if err != nil {
			s.ShowError(err)
			return
		}
		kit.ShowDialog(s.cfg.Window, kit.DialogConfig{Title: lang.L("Laporan selesai"), Text: filepath.Base(path), Confirm: lang.L("Buka"), Cancel: lang.L("Tutup"),
			OnConfirm: func() bool { s.OpenPath(path); return true }, Extra: lang.L("Tampilkan di folder"), OnExtra: func() { s.ShowFolder(path) }})
	})
}
