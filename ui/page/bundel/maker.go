package bundel

import (
	"context"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/jobs"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

// maker is the foot of the left pane: the button, then the job, then what
// came of it.
type maker struct {
	p    *Page
	root *fyne.Container

	job    jobs.ID // 0 while none runs
	stop   func()  // of the subscription to jobs
	status jobs.Status
	result *made

	start *kit.Button
	about *kit.Para
	stage *kit.Text
	bar   *kit.Progress
	end   *kit.Button
}

// made is a finished bundle.
type made struct {
	path     string
	pages    int
	bytes    int64
	problems []kit.Problem
	numbers  map[entryKey]int // first page of every document
}

func newMaker(p *Page) *maker {
	m := &maker{p: p, root: kit.Rows(look.Gap8), bar: kit.NewProgress(), stage: kit.NewText("", look.Body, look.ColorText).Shrink()}
	m.start = kit.NewButton(kit.Filled, lang.L("Buat bundel"), "", m.ask).Large()
	m.about = kit.NewPara("", look.Body, look.ColorMuted).Align(fyne.TextAlignCenter)
	m.end = kit.NewButton(kit.Outlined, lang.L("Batal"), "", func() { p.d.Jobs.Cancel(m.job) })
	m.stop = p.d.Jobs.Subscribe(func(s jobs.Status) { p.d.Tasks.UI(func() { m.onJob(s) }) })
	m.refresh()
	return m
}

func (m *maker) close() { m.stop() }

// onJob follows the page's own job.
func (m *maker) onJob(s jobs.Status) {
	if s.ID == m.job && m.job != 0 && !s.Final {
		m.status = s
		m.refresh()
	}
}

// ask lets the user say where the PDF shall lie.
func (m *maker) ask() {
	p := m.p
	day, ok := p.choices.day()
	if !ok {
		return
	}
	req := bundle.Request{Codes: p.choices.codes(), Date: day, Assessor: model.UnitAssessor}
	proposal := filepath.Join(p.d.Folder, fileName(p.unit, p.choices.short()))
	p.d.Picker.SaveFile(lang.L("Simpan bundel"), proposal, func(path string) {
		req.Out = withPDF(path)
		m.build(req)
	})
}

// withPDF adds the ending that other programs go by.
func withPDF(path string) string {
	if filepath.Ext(path) != ".pdf" {
		path += ".pdf"
	}
	return path
}

func (m *maker) build(req bundle.Request) {
	m.result = nil
	work := func(ctx context.Context, progress *model.Progress) (*made, error) {
		r := req
		r.Progress = progress
		res, err := m.p.d.Build(ctx, r)
		if err != nil {
			return nil, err
		}
		return newMade(res), nil
	}
	m.job = pending
	id := task.Job(m.p.d.Tasks, m.p.d.Jobs, lang.L("Buat bundel"), work, m.finished)
	if m.job == pending {
		m.job = id
	}
	m.refresh()
}

// pending stands for a job whose number is not known yet; a synchronous one
// has ended when it is.
const pending jobs.ID = -1

// newMade runs off the UI goroutine.
func newMade(r bundle.Result) *made {
	m := &made{path: r.Path, pages: r.Manifest.Pages, numbers: pageNumbers(r.Manifest)}
	if info, err := os.Stat(r.Path); err == nil {
		m.bytes = info.Size()
	}
	for _, x := range r.Problems {
		m.problems = append(m.problems, kit.Problem{Name: x.Code + "  " + x.Name, Text: say.Text(x.Reason)})
	}
	return m
}

func (m *maker) finished(r *made, err error) {
	m.job, m.status, m.result = 0, jobs.Status{}, r
	if err != nil {
		m.p.d.Shell.ShowError(err)
	}
	if r != nil {
		m.p.pages = r.numbers
	}
	m.p.refresh()
}

// refresh shows the state that the bundle is in.
func (m *maker) refresh() {
	switch {
	case m.job != 0:
		m.showJob()
	case m.result != nil:
		m.showResult()
	default:
		m.put(m.start, m.about)
	}
	m.start.SetEnabled(m.p.sum.documents+m.p.sum.missing > 0)
	m.about.Set(lang.L("kira-kira {{.What}}", map[string]any{"What": m.p.describe(m.p.sum)}))
}

func (m *maker) showJob() {
	s := m.status
	stage := lang.L("Menunggu giliran…")
	m.bar.Set(-1)
	if s.Stage != "" {
		stage = lang.L(s.Stage)
	}
	if s.Total > 0 {
		stage += " " + look.Count(int(s.Done)) + "/" + look.Count(int(s.Total))
		m.bar.Set(float64(s.Done) / float64(s.Total))
	}
	m.stage.Set(stage)
	m.end.SetEnabled(!s.Canceling)
	m.put(m.stage, kit.Fixed(m.bar, 0, 12), m.end)
}

func (m *maker) showResult() {
	r := m.result
	done := kit.Row(look.Gap8, kit.NewIcon(look.IconCheckRing, look.ColorSuccess, look.IconSize),
		kit.Grow(kit.NewText(lang.L("Bundel selesai"), look.Strong, look.ColorSuccess)), kit.Muted(m.p.words.pages(look.Count(r.pages))+" · "+look.Size(r.bytes)))
	name := kit.NewText(filepath.Base(r.path), look.Body, look.ColorText).Shrink()
	parts := []fyne.CanvasObject{done, name}
	if n := len(r.problems); n > 0 {
		parts = append(parts, kit.Banner(kit.Warn, look.IconWarning, lang.L("{{.Count}} berkas diganti halaman pengganti.", map[string]any{"Count": look.Count(n)}),
			lang.L("Lihat"), func() { m.showProblems(r) }))
	}
	open := kit.NewButton(kit.Filled, lang.L("Buka"), look.IconExternal, func() { m.p.d.Shell.OpenPath(r.path) })
	folder := kit.NewButton(kit.Outlined, lang.L("Tampilkan di folder"), "", func() { m.p.d.Shell.ShowFolder(r.path) })
	again := kit.NewButton(kit.Quiet, lang.L("Buat bundel lagi"), "", m.ask).Small()
	m.put(append(parts, kit.RowFill(look.Gap8, open, kit.Grow(folder)), kit.Row(0, kit.Space(), again, kit.Space()))...)
}

func (m *maker) showProblems(r *made) {
	kit.ShowProblems(m.p.d.Shell.Window(), lang.L("Berkas yang perlu diganti"),
		lang.L("Bundel lengkap; di tempat berkas ini ada halaman pengganti dengan alasannya."), r.problems)
}

func (m *maker) put(o ...fyne.CanvasObject) {
	m.root.Objects = o
	m.root.Refresh()
}
