package rencana

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
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

// fileItems is the menu of what comes from and goes to files.
func (p *Page) fileItems() []*fyne.MenuItem {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("Impor buku kerja (XLSX)…"), p.ImportFile),
		fyne.NewMenuItem(lang.L("Ekspor buku kerja (XLSX)…"), p.ExportBook),
		fyne.NewMenuItem(lang.L("Ekspor kalender (ICS)…"), p.ExportCalendar),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.L("Lengkapi rencana dari LKE…"), p.Starter),
		fyne.NewMenuItem(lang.L("Usulkan realisasi dari dokumen…"), p.propose),
		fyne.NewMenuItem(lang.L("Tanggal tetap tahun ini…"), p.ShowDates),
	}
	if p.d.Print == nil {
		return items
	}
	return append(items, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.L("Cetak rencana aksi setahun…"), func() { p.d.Print(report.PlanYear) }),
		fyne.NewMenuItem(lang.L("Cetak laporan monitoring…"), func() { p.d.Print(report.Monitoring) }))
}

// ExportBook writes the plan as a workbook, for the paper that people choose.
func (p *Page) ExportBook() {
	papers := kit.NewSegments(func(int) {}, "A4", "F4")
	papers.Set(p.paper)
	body := kit.NewField(lang.L("Ukuran kertas untuk mencetak"), kit.Row(0, papers, kit.Space()), lang.L("Mendatar, selebar satu halaman. Buku kerja ini dapat diimpor lagi tanpa kehilangan."))
	kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: lang.L("Ekspor rencana aksi"), Body: body, Confirm: lang.L("Pilih tempat…"), OnConfirm: func() bool {
		p.paper = papers.On()
		p.writeBook([]sheet.Paper{sheet.A4, sheet.F4}[p.paper])
		return true
	}})
}

func (p *Page) writeBook(paper sheet.Paper) {
	all, unit, titles, now := p.all, p.unit, p.titles, p.d.Now()
	p.saveAs(lang.L("Ekspor rencana aksi"), fmt.Sprintf("Rencana aksi ZI %d.xlsx", unit.Year), ".xlsx", func(context.Context) error { return nil },
		func(w io.Writer) error {
			return plan.WriteXLSX(w, p.d.Worksheet, all, plan.Export{Unit: unit, Today: now, Titles: titles, Paper: paper})
		})
}

// ExportCalendar writes every open deadline.
func (p *Page) ExportCalendar() {
	all, unit, now := p.all, p.unit, p.d.Now()
	var fixed []plan.FixedDate
	p.saveAs(lang.L("Ekspor kalender"), fmt.Sprintf("Tenggat ZI %d.ics", unit.Year), ".ics", func(ctx context.Context) (err error) {
		fixed, err = p.d.Unit.FixedDates(ctx)
		return err
	}, func(w io.Writer) error {
		return plan.WriteICS(w, "Zona Integritas "+unit.Name, filepath.Base(p.d.Unit.Dir()), plan.Deadlines(all, unit.Year, fixed, now), now)
	})
}

// saveAs asks for a name and writes the file as a whole, after before.
func (p *Page) saveAs(title, name, ending string, before func(context.Context) error, fill func(w io.Writer) error) {
	p.d.Picker.SaveFile(title, filepath.Join(p.d.Folder, name), func(path string) {
		if !strings.EqualFold(filepath.Ext(path), ending) {
			path += ending
		}
		do := func(ctx context.Context) (string, error) {
			if err := before(ctx); err != nil {
				return "", err
			}
			return path, writeWhole(path, fill)
		}
		task.Latest(p.d.Tasks, "export", do, func(path string) {
			p.d.Shell.Toast(lang.L("Ditulis: {{.Name}}", map[string]any{"Name": filepath.Base(path)}), lang.L("Buka"), func() { p.d.Shell.OpenPath(path) })
		}, p.d.Shell.ShowError)
	})
}

// writeWhole puts a file in its place when all of it is written.
func writeWhole(path string, fill func(w io.Writer) error) error {
	var b bytes.Buffer
	if err := fill(&b); err != nil {
		return err
	}
	tmp := path + ".tmp"
	err := os.WriteFile(tmp, b.Bytes(), 0o644)
	if err == nil {
		if err = os.Rename(tmp, path); err != nil {
			_ = os.Remove(tmp) // the error that counts is the other one
		}
	}
	if err != nil {
		return model.Errorf(model.Unavailable, "Berkas %s tidak dapat ditulis; mungkin sedang terbuka di program lain: %w", path, err)
	}
	return nil
}

// Starter adds what the worksheet expects and the plan does not have.
func (p *Page) Starter() {
	add := plan.Starter(p.d.Worksheet, p.all)
	if len(p.filter.Pokja) == 1 {
		add = slices.DeleteFunc(add, func(a model.Activity) bool { return a.Pokja != p.filter.Pokja[0] })
	}
	if len(add) == 0 {
		p.d.Shell.Toast(lang.L("Semua bukti LKE sudah ada dalam rencana."), "", nil)
		return
	}
	text := lang.L("{{.Count}} kegiatan ditambahkan: satu untuk tiap bukti yang diharapkan LKE, dengan bulan menurut iramanya. Hapus yang tidak perlu; Ctrl+Z mengurungkan semuanya.",
		map[string]any{"Count": look.Count(len(add))})
	kit.Confirm(p.d.Shell.Window(), lang.L("Lengkapi rencana dari LKE"), text, lang.L("Tambahkan"), false, func() {
		p.write(lang.L("Rencana awal dari LKE"), plan.Batch{Add: add}, nil)
	})
}

// propose looks for linked documents that prove open months.
func (p *Page) propose() {
	all, year := p.all, p.unit.Year
	fetch := func(ctx context.Context) ([]plan.Proposal, error) {
		docs, err := p.d.Documents.ByQuestion(ctx)
		return plan.Proposals(all, docs, year), err
	}
	task.Latest(p.d.Tasks, "propose", fetch, p.showProposals, p.d.Shell.ShowError)
}

func (p *Page) showProposals(found []plan.Proposal) {
	if len(found) == 0 {
		p.d.Shell.Toast(lang.L("Tidak ada dokumen bertaut yang membuktikan bulan yang masih terbuka."), "", nil)
		return
	}
	names := map[model.ActivityID]string{}
	for _, a := range p.all {
		names[a.ID] = a.Name
	}
	checks := make([]*kit.Check, len(found))
	list := kit.Rows(look.Gap4)
	for i, x := range found {
		checks[i] = kit.NewCheck(fmt.Sprintf("%s · %s", monthName(x.Month), names[x.Activity]), false, func(bool) {})
		list.Add(kit.Rows(0, checks[i], kit.Padded(kit.Muted(x.Reason).Shrink(), 0, 0, 0, look.Gap24)))
	}
	outer, _ := kit.VScroll(list)
	kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: lang.L("Usulan realisasi"), Width: 600, Confirm: lang.L("Terima yang dicentang"),
		Text: lang.L("Dokumen ini tertaut ke soal yang sama dan bertanggal pada bulan rencana. Centang yang benar."),
		Body: kit.Fixed(outer, 0, 300), OnConfirm: func() bool {
			var b plan.Batch
			for i, x := range found {
				if checks[i].On() {
					b.Edit = append(b.Edit, p.accepted(x))
				}
			}
			if len(b.Edit) > 0 {
				p.write(lang.L("Realisasi dari dokumen"), b, nil)
			}
			return true
		}})
}

// accepted is the edit that a proposal means.
func (p *Page) accepted(x plan.Proposal) plan.Edit {
	e := plan.Edit{ID: x.Activity}
	for _, a := range p.all {
		if a.ID == x.Activity {
			r := a.Realisation(x.Month)
			r.Done, r.Documents = true, append(slices.Clone(r.Documents), x.Document)
			e.Realisations = []model.Realisation{r}
		}
	}
	return e
}
