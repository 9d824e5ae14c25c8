package bundel

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/history"
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

	job      jobs.ID // 0 while none runs
	progress *model.Progress
	pace     model.Pace
	stop     func() // of the subscription to jobs
	status   jobs.Status
	result   *made

	start *kit.Button
	about *kit.Para
	stage *kit.Text
	item  *kit.Text
	left  *kit.Text
	bar   *kit.Progress
	end   *kit.Button
}

// made is a finished bundle.
type made struct {
	path     string // of the first volume, or of the package where there is only that
	packed   string
	volumes  int
	pages    int
	bytes    int64
	problems []kit.Problem
}

func newMaker(p *Page) *maker {
	m := &maker{p: p, root: kit.Rows(look.Gap8), bar: kit.NewProgress(), stage: kit.NewText("", look.Strong, look.ColorText).Shrink(),
		item: kit.Muted("").Shrink(), left: kit.Muted("")}
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
	chosen, day, ok := p.choices.get()
	word, good := p.choices.password()
	if !ok || !good {
		p.d.Shell.Toast(lang.L("Lengkapi dahulu pilihan yang ditandai."), "", nil)
		return
	}
	req := p.request(chosen, day)
	req.OpenPassword = word
	proposal := filepath.Join(p.d.Folder, fileName(p.outlook, p.unit))
	p.d.Picker.SaveFile(lang.L("Simpan bundel"), proposal, func(path string) {
		req.Out = withPDF(path)
		m.build(req, chosen.Package)
	})
}

// withPDF adds the ending that other programs go by.
func withPDF(path string) string {
	if !strings.EqualFold(filepath.Ext(path), ".pdf") {
		path += ".pdf"
	}
	return path
}

// packagePath gives a free name for the package beside a PDF.
func packagePath(out string, kind history.PackageKind) string {
	if kind == history.NoPackage {
		return ""
	}
	base, ending := strings.TrimSuffix(out, filepath.Ext(out))+" - paket", ""
	if kind == history.ZIPPackage {
		ending = ".zip"
	}
	path := base + ending
	for i := 2; i < 1000; i++ {
		if _, err := os.Lstat(path); err != nil {
			return path
		}
		path = base + " " + look.Count(i) + ending
	}
	return path
}

func (m *maker) build(req bundle.Request, kind history.PackageKind) {
	m.result, m.progress, m.pace, m.status = nil, nil, model.Pace{}, jobs.Status{}
	bundles, who := m.p.d.Bundles, m.p.d.Who
	started := make(chan *model.Progress, 1)
	work := func(ctx context.Context, progress *model.Progress) (*made, error) {
		started <- progress
		r := req
		r.Progress, r.Package = progress, packagePath(req.Out, kind)
		res, err := bundles.MakeBundle(ctx, who, r)
		if res.Path == "" && res.Package == "" {
			return nil, err
		}
		return newMade(res), err
	}
	m.job = pending
	id := task.Job(m.p.d.Tasks, m.p.d.Jobs, lang.L("Buat bundel"), work, m.finished)
	if m.job == pending {
		m.job = id
		m.follow(started)
	}
	m.refresh()
}

// follow takes over the job's progress once it runs, for the name of the file
// and the time that is left.
func (m *maker) follow(started chan *model.Progress) {
	select {
	case m.progress = <-started:
	default:
		m.p.d.Tasks.After("started", 100*time.Millisecond, func() {
			if m.job != 0 {
				m.follow(started)
			}
		})
	}
}

// pending stands for a job whose number is not known yet; a synchronous one
// has ended when it is.
const pending jobs.ID = -1

// newMade runs off the UI goroutine.
func newMade(r bundle.Result) *made {
	m := &made{path: r.Path, packed: r.Package, volumes: max(len(r.Volumes), 1), pages: r.Manifest.Pages}
	files := r.Volumes
	if len(files) == 0 {
		files = []string{r.Path}
	}
	for _, f := range files {
		if info, err := os.Stat(f); err == nil {
			m.bytes += info.Size()
		}
	}
	for _, x := range r.Problems {
		m.problems = append(m.problems, kit.Problem{Name: x.Code + "  " + x.Name, Text: x.Reason})
	}
	return m
}

func (m *maker) finished(r *made, err error) {
	m.job, m.progress, m.status, m.result = 0, nil, jobs.Status{}, r
	if err != nil {
		m.p.d.Shell.ShowError(err)
	}
	m.p.records.load()
	m.refresh()
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
	m.start.SetEnabled(m.p.outlook != nil && m.p.wrong == "")
	m.about.Set(m.words())
}

// words says what the button will make.
func (m *maker) words() string {
	p := m.p
	switch {
	case p.wrong != "":
		return p.wrong
	case p.outlook == nil:
		return lang.L("menghitung halaman…")
	}
	files := lang.L("1 berkas")
	if n := p.sum.volumes; n > 1 {
		files = lang.L("{{.Count}} volume", map[string]any{"Count": look.Count(n)})
	}
	return files + " · " + pagesWord(p.sum.pages) + " · " + lang.L("kira-kira {{.What}}", map[string]any{"What": look.Size(p.sum.bytes)})
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
	if s.Canceling {
		stage = lang.L("Menghentikan…")
	}
	item, left := "", ""
	if m.progress != nil {
		item = m.progress.Item()
		if d, ok := m.pace.Left(m.progress, m.p.d.Now()); ok {
			left = leftWords(d)
		}
	}
	m.stage.Set(stage)
	m.item.Set(item)
	m.left.Set(left)
	m.end.SetEnabled(!s.Canceling)
	m.put(m.stage, kit.Fixed(m.bar, 0, 12), kit.Row(look.Gap8, kit.Grow(m.item), m.left), m.end)
}

// leftWords writes "sisa 40 detik" or "sisa 3 menit".
func leftWords(d time.Duration) string {
	if s := int(d / time.Second); s < 90 {
		return lang.L("sisa {{.Count}} detik", map[string]any{"Count": look.Count(max(s, 1))})
	}
	return lang.L("sisa {{.Count}} menit", map[string]any{"Count": look.Count(int(d.Round(time.Minute) / time.Minute))})
}

func (m *maker) showResult() {
	r := m.result
	done := kit.Row(look.Gap8, kit.NewIcon(look.IconCheckRing, look.ColorSuccess, look.IconSize),
		kit.Grow(kit.NewText(lang.L("Bundel selesai"), look.Strong, look.ColorSuccess).Shrink()), kit.Muted(pagesWord(r.pages)+" · "+look.Size(r.bytes)))
	name := filepath.Base(r.path)
	if r.volumes > 1 {
		name = lang.L("{{.Count}} volume", map[string]any{"Count": look.Count(r.volumes)}) + " · " + name
	}
	parts := []fyne.CanvasObject{done, kit.NewText(name, look.Body, look.ColorText).Shrink()}
	if r.packed != "" {
		parts = append(parts, kit.Muted(lang.L("Paket: {{.Name}}", map[string]any{"Name": filepath.Base(r.packed)})).Shrink())
	}
	if n := len(r.problems); n > 0 {
		parts = append(parts, kit.Banner(kit.Warn, look.IconWarning, lang.L("{{.Count}} berkas perlu dilihat.", map[string]any{"Count": look.Count(n)}),
			lang.L("Lihat"), func() { m.showProblems(r) }))
	}
	open := kit.NewButton(kit.Filled, lang.L("Buka"), look.IconExternal, func() { m.p.d.Shell.OpenPath(r.path) })
	folder := kit.NewButton(kit.Outlined, lang.L("Tampilkan di folder"), "", func() { m.p.d.Shell.ShowFolder(r.path) })
	again := kit.NewButton(kit.Quiet, lang.L("Buat bundel lagi"), "", m.ask).Small()
	m.put(append(parts, kit.RowFill(look.Gap8, open, kit.Grow(folder)), kit.Row(0, kit.Space(), again, kit.Space()))...)
}

func (m *maker) showProblems(r *made) {
	for i := range r.problems {
		r.problems[i].Text = say.Text(r.problems[i].Text)
	}
	kit.ShowProblems(m.p.d.Shell.Window(), lang.L("Berkas yang perlu dilihat"),
		lang.L("Bundel lengkap; di tempat berkas yang tidak dapat digabung ada halaman pengganti dengan alasannya."), r.problems)
}

func (m *maker) put(o ...fyne.CanvasObject) {
	m.root.Objects = o
	m.root.Refresh()
}

// passwordsNow gives a copy of the passwords for work off the UI goroutine.
func (p *Page) passwordsNow() map[string]string { return maps.Clone(p.passwords) }
