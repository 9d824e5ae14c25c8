package dokumen

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/jobs"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

type planItem = catalog.PlanItem

// plan is the work of the import table: listing, reading, importing.
type plan struct {
	pane      *planPane
	resume    bool // what waits is to be read when the table is loaded
	reading   bool
	importing bool
	job       jobs.ID // of the import
	started   time.Time
	before    int // lines that were read when reading began
}

// busy tells whether rows are being imported, so that they must not change.
func (w *plan) busy() bool { return w.importing }

// add lists files in the table and reads them.
func (w *plan) add(paths []string) {
	p := w.pane.p
	if len(paths) == 0 || w.importing {
		return
	}
	w.pane.open()
	fetch := func(ctx context.Context) (catalog.PlanReport, error) { return p.d.Plans.Plan(ctx, p.d.Who, paths) }
	task.Latest(p.d.Tasks, "plan.add", fetch, func(r catalog.PlanReport) {
		if r.Added == 0 {
			p.d.Shell.Toast(nothingAdded(r), "", nil)
		}
		w.resume = true
		w.load()
	}, func(err error) {
		p.d.Shell.ShowError(err)
		w.load()
	})
}

// nothingAdded says why no file came into the table.
func nothingAdded(r catalog.PlanReport) string {
	if r.Known > 0 {
		return lang.L("Semua berkas itu sudah ada di tabel.")
	}
	return lang.L("Tidak ada berkas bukti di sana.")
}

// tableOf is what the import table shows.
type tableOf struct {
	lines []line
	top   string // the folder that all files came from, "" for several
}

// load reads the table.
func (w *plan) load() {
	t := w.pane
	p := t.p
	sheet := p.d.Worksheet
	fetch := func(ctx context.Context) (tableOf, error) {
		items, err := p.d.Plans.Planned(ctx)
		if err != nil {
			return tableOf{}, err
		}
		return tableOf{newLines(sheet, items), source(items)}, nil
	}
	task.Latest(p.d.Tasks, "plan.load", fetch, func(now tableOf) {
		t.show(now)
		if !t.isOpen() {
			p.list.showNotice(len(now.lines))
		}
	}, func(err error) {
		if model.KindOf(err) != model.Canceled {
			t.put(kit.ErrorState(lang.L("Tabel impor tidak dapat dibaca"), say.Error(err), w.load))
		}
	})
}

// readWaiting reads if something waits.
func (w *plan) readWaiting() {
	if w.pane.sum.waiting > 0 {
		w.read()
	}
}

// read reads what waits in the table, as a job.
func (w *plan) read() {
	p := w.pane.p
	if w.reading || w.importing {
		return
	}
	w.reading, w.started, w.before = true, p.d.Now(), w.pane.sum.all-w.pane.sum.waiting
	w.pane.refreshProgress()
	work := func(ctx context.Context, progress *model.Progress) (int, error) {
		return p.d.Plans.ReadPlan(ctx, p.d.Who, progress)
	}
	task.Job(p.d.Tasks, p.d.Jobs, lang.L("Impor"), work, func(n int, err error) {
		w.reading = false
		if err != nil && model.KindOf(err) != model.Canceled {
			p.d.Shell.ShowError(err)
		}
		w.resume = n > 0 && err == nil // files may have come while others were read
		w.load()
	})
}

// remaining says how long reading takes, when read lines are done.
func (w *plan) remaining(read int) string {
	if !w.reading {
		return ""
	}
	return remaining(read-w.before, w.pane.sum.all-w.before, w.pane.p.d.Now().Sub(w.started).Seconds())
}

// chooseAll ticks every line that can be imported and is shown, or none.
func (w *plan) chooseAll(on bool) {
	t := w.pane
	var before, after []planItem
	for _, i := range t.shown {
		l := &t.lines[i]
		if !l.choosable() || l.state == lineBad && on || l.item.Chosen == on {
			continue
		}
		before = append(before, l.item.PlanItem)
		l.item.Chosen = on
		after = append(after, l.item.PlanItem)
	}
	t.write(lang.L("Pilihan impor"), before, after)
}

// change changes one line, on the screen at once.
func (t *planPane) change(l line, how func(it *planItem)) {
	i := slices.IndexFunc(t.lines, func(x line) bool { return x.item.ID == l.item.ID })
	if i < 0 || t.plan.busy() {
		return
	}
	now := &t.lines[i]
	before := now.item.PlanItem
	how(&now.item.PlanItem)
	if now.item.Link != before.Link {
		now.item.Sure = now.item.Link.Origin == model.OriginUser
	}
	t.lines[i] = newLine(t.p.d.Worksheet, now.item, t.top)
	t.write(lang.L("Baris impor “{{.Name}}”", map[string]any{"Name": shortened(before.Name)}), []planItem{before}, []planItem{t.lines[i].item.PlanItem})
}

// write saves lines that were changed on the screen.
func (t *planPane) write(label string, before, after []planItem) {
	if len(after) == 0 || t.plan.busy() {
		return
	}
	t.refresh()
	t.p.writer.run(label, planning(t.p.d, before, after), nil, t.failedWrite)
}

// failedWrite tells of a change that was not saved and shows what is stored.
func (t *planPane) failedWrite(err error) {
	t.p.d.Shell.ShowError(err)
	t.plan.load()
}

// askQuestion asks which question a line proves; its proposals come first.
func (t *planPane) askQuestion(l line) {
	proposals := make([]catalog.Suggestion, len(l.item.Proposals))
	for i, x := range l.item.Proposals {
		proposals[i] = catalog.Suggestion(x)
	}
	newQuestionDialog(t.p, lang.L("“{{.Name}}” membuktikan soal", map[string]any{"Name": shortened(l.item.Name)}), lang.L("Pakai"), proposals,
		func(code model.Code, evidence int) {
			t.change(l, func(it *planItem) { it.Link = model.Link{Code: code, Evidence: evidence, Origin: model.OriginUser} })
		})
}

// again reads a file once more.
func (t *planPane) again(l line) {
	t.change(l, func(it *planItem) { it.State = catalog.PlanWaiting })
	t.p.writer.then(t.plan.read)
}

// swap takes another file in place of one that is no use.
func (t *planPane) swap(l line) {
	t.p.d.Shell.PickFiles(func(paths []string) {
		if len(paths) == 0 {
			return
		}
		t.change(l, func(it *planItem) {
			it.State, it.Path, it.Name = catalog.PlanWaiting, paths[0], baseName(paths[0])
		})
		t.p.writer.then(t.plan.read)
	})
}

// drop leaves a file out.
func (t *planPane) drop(l line) {
	if t.plan.busy() {
		return
	}
	t.p.writer.run(lang.L("Lewati “{{.Name}}”", map[string]any{"Name": shortened(l.item.Name)}), dropping(t.p.d, []planItem{l.item.PlanItem}), func(takeBack func()) {
		t.p.d.Shell.Toast(lang.L("“{{.Name}}” dilewati; berkasnya tetap di tempatnya.", map[string]any{"Name": shortened(l.item.Name)}), lang.L("Urungkan"), takeBack)
	}, t.failedWrite)
}

// importChosen imports every ticked line, as a job.
func (w *plan) importChosen() {
	t := w.pane
	p := t.p
	p.d.Shell.Window().Canvas().Unfocus() // what is being typed is taken over
	var ids []catalog.PlanItemID
	for i := range t.lines {
		if l := &t.lines[i]; l.item.Chosen && l.choosable() {
			ids = append(ids, l.item.ID)
		}
	}
	if len(ids) == 0 || w.importing {
		return
	}
	p.writer.then(func() { w.run(ids) })
}

func (w *plan) run(ids []catalog.PlanItemID) {
	t := w.pane
	p := t.p
	w.importing = true
	t.wtext.Set(lang.L("Mengimpor {{.N}} berkas", map[string]any{"N": look.Count(len(ids))}))
	t.wbar.Set(0)
	t.refresh()
	watch := p.d.Jobs.Subscribe(func(s jobs.Status) {
		p.d.Tasks.UI(func() {
			if s.ID == w.job && s.Total > 0 {
				t.wbar.Set(float64(s.Done) / float64(s.Total))
			}
		})
	})
	work := func(ctx context.Context, progress *model.Progress) (catalog.ImportReport, error) {
		return p.d.Plans.ImportPlan(ctx, p.d.Who, ids, progress)
	}
	w.job = task.Job(p.d.Tasks, p.d.Jobs, lang.L("Impor"), work, func(r catalog.ImportReport, err error) {
		watch()
		w.importing = false
		w.finished(r, err)
	})
}

// stop ends the import; what is stored stays.
func (w *plan) stop() { w.pane.p.d.Jobs.Cancel(w.job) }

// finished tells what an import did. A table that is empty then gives way to
// the list, with the first new document.
func (w *plan) finished(r catalog.ImportReport, err error) {
	t := w.pane
	p := t.p
	if err != nil && model.KindOf(err) != model.Canceled {
		p.d.Shell.ShowError(err)
	} else {
		p.d.Shell.Toast(importWords(r), "", nil)
	}
	t.filter = planAll
	fetch := func(ctx context.Context) (int, error) {
		left, err := p.d.Plans.Planned(ctx)
		return len(left), err
	}
	task.Latest(p.d.Tasks, "plan.left", fetch, func(left int) {
		if left == 0 {
			t.sum = planSum{}
			t.close()
			if i := slices.IndexFunc(r.Files, func(f catalog.ImportedFile) bool { return f.Document != "" }); i >= 0 {
				p.ShowDocument(r.Files[i].Document)
			}
		}
		w.load()
	}, p.d.Shell.ShowError)
}

// importWords counts what an import did: "33 berkas baru, 3 memakai yang ada,
// 1 tidak dapat diambil."
func importWords(r catalog.ImportReport) string {
	text := lang.L("{{.Count}} berkas baru", map[string]any{"Count": look.Count(r.Added)})
	if r.Reused > 0 {
		text += ", " + lang.L("{{.N}} memakai yang ada", map[string]any{"N": look.Count(r.Reused)})
	}
	if r.Failed > 0 {
		text += ", " + lang.L("{{.Count}} tidak dapat diambil", map[string]any{"Count": look.Count(r.Failed)})
	}
	return text + "."
}
