package survei

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/plan"
	"siapzi/model/setting"
	"siapzi/model/survey"
	"siapzi/model/workspace"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

// do runs a change off the UI goroutine; the page follows by its event.
func (p *Page) do(key string, f func(ctx context.Context) error) {
	task.Latest(p.d.Tasks, key, func(ctx context.Context) (struct{}, error) { return struct{}{}, f(ctx) }, func(struct{}) { p.Reload() }, p.d.Shell.ShowError)
}

// undoable makes a change and remembers how to take it back.
func (p *Page) undoable(label string, there, back func(ctx context.Context) error) {
	task.Latest(p.d.Tasks, "change", func(ctx context.Context) (struct{}, error) { return struct{}{}, there(ctx) }, func(struct{}) {
		take := p.d.Undo.Push(undo.Action{Label: label, Undo: func() { p.do("change", back) }, Redo: func() { p.do("change", there) }})
		p.d.Shell.Toast(label, lang.L("Urungkan"), take)
		p.Reload()
	}, p.d.Shell.ShowError)
}

// menu is what is rarely wanted.
func (p *Page) menu(r survey.Result) []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("Penerima layanan dan rumus…"), func() { p.askFacts(r) }),
		fyne.NewMenuItem(lang.L("Ekspor jawaban (XLSX)…"), func() { p.askExport(r) }),
		fyne.NewMenuItem(lang.L("Cetak kuesioner"), p.askForm),
	}
}

// keepReport makes the report a document that proves its questions.
func (p *Page) keepReport(r survey.Result) {
	task.Latest(p.d.Tasks, "report", func(ctx context.Context) (kept struct {
		workspace.KeptReport
		doc model.Document
	}, err error) {
		if kept.KeptReport, err = p.d.Papers.KeepSurveyReport(ctx, p.d.Who, r.Survey.ID, p.d.Now()); err == nil {
			kept.doc, err = p.d.Documents.Get(ctx, kept.Document)
		}
		return kept, err
	}, func(kept struct {
		workspace.KeptReport
		doc model.Document
	}) {
		said := lang.L("Laporan diperbarui sebagai versi baru")
		if kept.New {
			said = lang.L("Laporan menjadi bukti {{.Code}}", map[string]any{"Code": r.Kind.Report})
			id := kept.Document
			p.d.Undo.Push(undo.Action{Label: said,
				Undo: func() {
					p.do("change", func(ctx context.Context) error { return p.d.Documents.Trash(ctx, p.d.Who, id) })
				},
				Redo: func() {
					p.do("change", func(ctx context.Context) error { return p.d.Documents.Restore(ctx, p.d.Who, id) })
				}})
		}
		p.d.Shell.Toast(said, lang.L("Lihat"), func() { p.d.Shell.OpenDocument(kept.doc) })
		p.Reload()
	}, p.d.Shell.ShowError)
}

// save asks where and writes what fill gives.
func (p *Page) save(title, name string, fill func(ctx context.Context, b *bytes.Buffer) error) {
	p.d.Picker.SaveFile(title, filepath.Join(p.d.Folder, name), func(path string) {
		task.Latest(p.d.Tasks, "save", func(ctx context.Context) (struct{}, error) {
			var b bytes.Buffer
			if err := fill(ctx, &b); err != nil {
				return struct{}{}, err
			}
			if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
				return struct{}{}, model.Errorf(model.Unavailable, "Berkas %s tidak dapat ditulis: %w", path, err)
			}
			return struct{}{}, nil
		}, func(struct{}) {
			p.d.Shell.Toast(lang.L("Tersimpan: {{.Name}}", map[string]any{"Name": filepath.Base(path)}), lang.L("Buka"), func() { p.d.Shell.OpenPath(path) })
		}, p.d.Shell.ShowError)
	})
}

func (p *Page) saveReport(r survey.Result) {
	name := look.FileName(fmt.Sprintf("Laporan %s %s", r.Survey.Kind, r.Survey.Period())) + ".pdf"
	p.save(lang.L("Simpan laporan"), name, func(ctx context.Context, b *bytes.Buffer) error {
		rep, err := p.d.Papers.SurveyReport(ctx, r, p.d.Now())
		if err != nil {
			return err
		}
		return rep.Write(ctx, b)
	})
}

// askExport writes the answers; names are in it only where that is ticked.
func (p *Page) askExport(r survey.Result) {
	people := kit.NewCheck(lang.L("Sertakan nama dan telepon responden"), false, func(bool) {})
	kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: lang.L("Ekspor jawaban"),
		Text: lang.L("Semua jawaban {{.Survey}} ditulis ke buku kerja XLSX.", map[string]any{"Survey": string(r.Survey.Kind) + " " + periodText(r.Survey)}),
		Body: people, Confirm: lang.L("Pilih tempat…"), OnConfirm: func() bool {
			with := people.On()
			p.save(lang.L("Ekspor jawaban"), look.FileName(fmt.Sprintf("Jawaban %s %s", r.Survey.Kind, r.Survey.Period()))+".xlsx", func(ctx context.Context, b *bytes.Buffer) error {
				return p.d.Surveys.Export(ctx, p.d.Who, r.Survey.ID, with, p.d.Now(), b)
			})
			return true
		}})
}

// offer fills the answer of the worksheet after asking.
func (p *Page) offer(r survey.Result) {
	a, ok := r.Offer()
	if !ok {
		return
	}
	kit.Confirm(p.d.Shell.Window(), lang.L("Isi jawaban {{.Code}}?", map[string]any{"Code": a.Code}), a.Note, lang.L("Isi jawaban"), false, func() {
		task.Latest(p.d.Tasks, "offer", func(ctx context.Context) (model.Answer, error) {
			old, err := p.d.Answers.Get(ctx, model.UnitAssessor, a.Code)
			if err == nil {
				err = p.d.Answers.Set(ctx, p.d.Who, []model.Answer{a})
			}
			return old, err
		}, func(old model.Answer) {
			set := func(x model.Answer) func() {
				return func() {
					p.do("offer", func(ctx context.Context) error { return p.d.Answers.Set(ctx, p.d.Who, []model.Answer{x}) })
				}
			}
			p.d.Undo.Push(undo.Action{Label: lang.L("Jawaban {{.Code}}", map[string]any{"Code": a.Code}), Undo: set(old), Redo: set(a)})
			p.d.Shell.Toast(lang.L("Jawaban {{.Code}} diisi", map[string]any{"Code": a.Code}), lang.L("Lihat"), func() { p.d.Shell.OpenQuestion(a.Code) })
		}, p.d.Shell.ShowError)
	})
}

// follow adds activities to the action plan.
func (p *Page) follow(as []model.Activity) {
	b := plan.Batch{Add: as}
	var back plan.Batch
	apply := func(b *plan.Batch, inverse *plan.Batch) func(ctx context.Context) error {
		return func(ctx context.Context) error {
			_, x, err := p.d.Plan.Apply(ctx, p.d.Who, *b)
			if err == nil {
				*inverse = x
			}
			return err
		}
	}
	p.undoable(lang.L("Masuk rencana aksi: {{.N}} kegiatan", map[string]any{"N": len(as)}), apply(&b, &back), apply(&back, &b))
}

// exclude leaves the responses with a flag out, or takes them in again.
func (p *Page) exclude(r survey.Result, f survey.Flag, out bool) {
	var rows []survey.RowID
	for _, x := range r.Flags {
		if id := (survey.RowID{Batch: x.Batch, No: x.No}); x.Flag == f && r.Out[id] != out {
			rows = append(rows, id)
		}
	}
	label := lang.L("{{.N}} jawaban dikeluarkan", map[string]any{"N": len(rows)})
	if !out {
		label = lang.L("{{.N}} jawaban dihitung lagi", map[string]any{"N": len(rows)})
	}
	set := func(out bool) func(ctx context.Context) error {
		return func(ctx context.Context) error { return p.d.Surveys.Exclude(ctx, p.d.Who, r.Survey.ID, rows, out) }
	}
	p.undoable(label, set(out), set(!out))
}

// withdraw takes an import back.
func (p *Page) withdraw(b model.SurveyBatch) {
	p.undoable(lang.L("Impor {{.Name}} dibatalkan", map[string]any{"Name": b.File}),
		func(ctx context.Context) error { return p.d.Surveys.Withdraw(ctx, p.d.Who, b.ID) },
		func(ctx context.Context) error { return p.d.Surveys.Restore(ctx, p.d.Who, b.ID) })
}

// askFacts asks what is known about a survey beside its answers.
func (p *Page) askFacts(r survey.Result) {
	people := kit.NewEntry("")
	if r.Survey.Population > 0 {
		people.SetText(fmt.Sprint(r.Survey.Population))
	}
	field := kit.NewField(lang.L("Jumlah penerima layanan pada periode ini"), people, lang.L("Untuk SKM, responden minimal dihitung dengan tabel Krejcie–Morgan."))
	address := kit.NewEntry("https://…")
	address.SetText(r.Survey.Address)
	body := kit.Rows(look.Gap12, field, kit.NewField(lang.L("Alamat formulir (boleh kosong)"), address, ""))
	spread := r.Survey.Spread
	if r.Survey.Scale == 6 {
		choose := kit.NewSegments(func(i int) { spread = i == 1 }, "rata-rata ÷ 6 × 4", "1 + (rata-rata − 1) ÷ 5 × 3")
		if spread {
			choose.Set(1)
		}
		body.Add(kit.NewField(lang.L("Rumus dari skala 1–6 ke indeks 0–4"), choose, lang.L("Peraturan tidak menetapkan rumusnya; yang dipilih tertulis di laporan.")))
	}
	kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: lang.L("Penerima layanan dan rumus"), Body: body, Width: 520, Confirm: lang.L("Simpan"), Focus: people,
		OnConfirm: func() bool {
			n, ok := count(people.Text)
			if !ok {
				field.SetProblem(lang.L("Tulis angka saja."))
				return false
			}
			at := strings.TrimSpace(address.Text)
			e, back := survey.Edit{Population: &n, Spread: &spread, Address: &at}, survey.Edit{}
			edit := func(e, inverse *survey.Edit) func(ctx context.Context) error {
				return func(ctx context.Context) error {
					x, err := p.d.Surveys.Edit(ctx, p.d.Who, r.Survey.ID, *e)
					if err == nil {
						*inverse = x
					}
					return err
				}
			}
			p.undoable(lang.L("Survei diubah"), edit(&e, &back), edit(&back, &e))
			return true
		}})
}

// count reads a whole number; nothing is 0.
func count(s string) (int, bool) {
	if strings.TrimSpace(s) == "" {
		return 0, true
	}
	x, ok := setting.ParseNumber(s)
	return int(x), ok && x >= 0 && x <= 1e9 && x == float64(int(x))
}

// showPeople reads who answered; it is noted in the audit log.
func (p *Page) showPeople(r survey.Result) {
	task.Latest(p.d.Tasks, "people", func(ctx context.Context) ([]model.SurveyPerson, error) {
		return p.d.Surveys.People(ctx, p.d.Who, r.Survey.ID)
	},
		func(people []model.SurveyPerson) {
			list := kit.NewList(kit.ListConfig{Count: func() int { return len(people) }, RowHeight: 30, Dividers: true,
				NewRow: func() fyne.CanvasObject {
					return kit.Row(look.Gap12, kit.Grow(kit.NewText("", look.Body, look.ColorText).Shrink()), kit.Fixed(kit.NewText("", look.Body, look.ColorMuted), 150, 0))
				},
				Bind: func(i int, o fyne.CanvasObject, _ kit.RowState) {
					row := o.(*fyne.Container)
					setText(row.Objects[0], people[i].Name)
					setText(row.Objects[1], people[i].Phone)
				}})
			kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: lang.L("Identitas responden"), Text: lang.L("Data pribadi. Pembukaan ini dicatat di riwayat."),
				Body: kit.Fixed(list, 480, 320), Width: 540})
		}, p.d.Shell.ShowError)
}

// setText finds the text inside what Grow and Fixed put around it.
func setText(o fyne.CanvasObject, s string) {
	switch o := o.(type) {
	case *kit.Text:
		o.Set(s)
	case *fyne.Container:
		for _, c := range o.Objects {
			setText(c, s)
		}
	}
}

// askErase removes names and phones for good.
func (p *Page) askErase(r survey.Result) {
	kit.Confirm(p.d.Shell.Window(), lang.L("Hapus identitas responden?"),
		lang.L("{{.N}} nama dan telepon dihapus untuk selamanya. Jawaban dan nilai tetap. Ini tidak dapat diurungkan.", map[string]any{"N": look.Count(r.People)}),
		lang.L("Hapus"), true, func() {
			p.do("erase", func(ctx context.Context) error {
				_, err := p.d.Surveys.Erase(ctx, p.d.Who, r.Survey.ID)
				return err
			})
		})
}

// askForm prints a questionnaire.
func (p *Page) askForm() {
	kind := kit.NewSegments(func(int) {}, "SKM", "SPAK", "SPKP")
	scale := kit.NewSegments(func(int) {}, "1–4", "1–6")
	size := kit.NewSegments(func(int) {}, "A4", "F4")
	address := kit.NewEntry("https://…")
	field := kit.NewField(lang.L("Alamat formulir (boleh kosong)"), address, lang.L("Dicetak sebagai kode QR, sehingga dapat diisi dari telepon."))
	body := kit.Rows(look.Gap12, kit.NewField(lang.L("Jenis survei"), kind, ""), kit.NewField(lang.L("Skala jawaban SPAK dan SPKP"), scale, ""),
		kit.NewField(lang.L("Kertas"), size, ""), field)
	kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: lang.L("Cetak kuesioner"), Body: body, Width: 480, Confirm: lang.L("Pilih tempat…"), Focus: address,
		OnConfirm: func() bool {
			k, high, at := model.SurveyKinds[kind.On()], 4, strings.TrimSpace(address.Text)
			if scale.On() == 1 && k != model.SKM {
				high = 6
			}
			if at != "" {
				if _, err := model.CheckAddress(at); err != nil {
					field.SetProblem(lang.L("Tulis alamat lengkap yang diawali https://."))
					return false
				}
			}
			f4 := size.On() == 1
			p.save(lang.L("Cetak kuesioner"), look.FileName("Kuesioner "+string(k))+".pdf", func(ctx context.Context, b *bytes.Buffer) error {
				q, err := p.d.Papers.Questionnaire(ctx, k, high, p.d.Now())
				if err != nil {
					return err
				}
				q.Address, q.F4 = at, f4
				return q.Write(ctx, b)
			})
			return true
		}})
}
