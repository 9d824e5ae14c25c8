package usulan

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/jobs"
	"siapzi/model/workspace"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

// maker is the foot of the left pane: the button, the job, what came of it.
type maker struct {
	p      *Page
	root   *fyne.Container
	job    jobs.ID
	status jobs.Status
	stop   func() // of the subscription to jobs
	result *workspace.ProposalResult

	zip   *kit.Check
	start *kit.Button
	about *kit.Para
	stage *kit.Text
	bar   *kit.Progress
	end   *kit.Button
}

// pending stands for a job whose number is not known yet.
const pending jobs.ID = -1

func newMaker(p *Page) *maker {
	m := &maker{p: p, root: kit.Rows(look.Gap8), bar: kit.NewProgress(), stage: kit.NewText("", look.Strong, look.ColorText).Shrink()}
	m.zip = kit.NewCheck(lang.L("Sebagai satu berkas ZIP"), true, func(bool) {})
	m.start = kit.NewButton(kit.Filled, lang.L("Buat usulan"), "", m.ask).Large()
	m.about = kit.NewPara("", look.Body, look.ColorMuted)
	m.end = kit.NewButton(kit.Outlined, lang.L("Batal"), "", func() { p.d.Jobs.Cancel(m.job) })
	m.stop = p.d.Jobs.Subscribe(func(s jobs.Status) {
		p.d.Tasks.UI(func() {
			if s.ID == m.job && m.job != 0 && !s.Final {
				m.status = s
				m.refresh()
			}
		})
	})
	m.refresh()
	return m
}

func (m *maker) close() { m.stop() }

// ask lets the user say where the proposal shall lie.
func (m *maker) ask() {
	p := m.p
	p.saveDrafts()
	name := look.FileName(lang.L("Usulan {{.Target}} {{.Year}} {{.Unit}}", map[string]any{"Target": p.data.Unit.Target, "Year": p.data.Unit.Year, "Unit": p.data.Unit.Name}))
	if p.data.Draft() {
		name += " (draf)"
	}
	zip := m.zip.On()
	if zip {
		name += ".zip"
	}
	p.d.Picker.SaveFile(lang.L("Simpan usulan"), filepath.Join(p.d.Folder, name), func(path string) {
		if zip && !strings.EqualFold(filepath.Ext(path), ".zip") {
			path += ".zip"
		}
		m.build(path)
	})
}

func (m *maker) build(out string) {
	p := m.p
	m.result, m.status = nil, jobs.Status{}
	req := workspace.ProposalRequest{Out: out, Date: p.d.Now()}
	m.job = pending
	id := task.Job(p.d.Tasks, p.d.Jobs, lang.L("Buat usulan"), func(ctx context.Context, progress *model.Progress) (workspace.ProposalResult, error) {
		r := req
		r.Progress = progress
		return p.d.Maker.MakeProposal(ctx, p.d.Who, r)
	}, func(r workspace.ProposalResult, err error) {
		m.job, m.status = 0, jobs.Status{}
		if r.Package != "" {
			m.result = &r
		}
		if err != nil {
			p.d.Shell.ShowError(err)
		}
		p.Reload()
		m.refresh()
	})
	if m.job == pending {
		m.job = id
	}
	m.refresh()
}

// refresh shows the state that the proposal is in.
func (m *maker) refresh() {
	m.start.SetEnabled(m.p.ready)
	switch {
	case m.job != 0:
		m.showJob()
	case m.result != nil:
		m.showResult()
	default:
		words := lang.L("Surat, SPTJM, kelengkapan, dan bundel bukti dalam satu paket.")
		if m.p.ready && m.p.data.Draft() {
			words = lang.L("Masih draf: setiap halaman diberi tanda, dan usulan tidak dibekukan.")
		}
		m.about.Set(words)
		m.put(m.about, m.zip, m.start)
	}
}

func (m *maker) showJob() {
	stage := lang.L("Menunggu giliran…")
	m.bar.Set(-1)
	if m.status.Stage != "" {
		stage = lang.L(m.status.Stage)
	}
	if m.status.Total > 0 {
		m.bar.Set(float64(m.status.Done) / float64(m.status.Total))
	}
	if m.status.Canceling {
		stage = lang.L("Menghentikan…")
	}
	m.stage.Set(stage)
	m.end.SetEnabled(!m.status.Canceling)
	m.put(m.stage, kit.Fixed(m.bar, 0, 12), m.end)
}

func (m *maker) showResult() {
	r := m.result
	word, icon, color := lang.L("Usulan selesai"), look.IconCheckRing, fyne.ThemeColorName(look.ColorSuccess)
	if r.Draft {
		word, icon, color = lang.L("Draf selesai"), look.IconPencilRing, look.ColorText
	}
	parts := []fyne.CanvasObject{kit.Row(look.Gap8, kit.NewIcon(icon, color, look.IconSize), kit.Grow(kit.NewText(word, look.Strong, color).Shrink()),
		kit.Muted(lang.L("{{.Count}} halaman", map[string]any{"Count": look.Count(r.Pages)}))),
		kit.NewText(filepath.Base(r.Package), look.Body, look.ColorText).Shrink()}
	if r.Submission != "" {
		parts = append(parts, kit.Muted(lang.L("Dibekukan sebagai yang dikirim.")).Shrink())
	}
	if n := len(r.Problems); n > 0 {
		parts = append(parts, kit.Banner(kit.Warn, look.IconWarning, lang.L("{{.Count}} berkas perlu dilihat.", map[string]any{"Count": look.Count(n)}), lang.L("Lihat"), m.showProblems))
	}
	folder := kit.NewButton(kit.Filled, lang.L("Tampilkan di folder"), look.IconFolder, func() { m.p.d.Shell.ShowFolder(m.shown()) })
	again := kit.NewButton(kit.Quiet, lang.L("Buat usulan lagi"), "", m.ask).Small()
	m.put(append(parts, folder, kit.Row(0, kit.Space(), again, kit.Space()))...)
}

// shown is what the file manager shows: the letters where they lie in a folder.
func (m *maker) shown() string {
	inside := filepath.Join(m.result.Package, "data", m.result.Files[0])
	if _, err := os.Stat(inside); err == nil {
		return inside
	}
	return m.result.Package
}

func (m *maker) showProblems() {
	var list []kit.Problem
	for _, x := range m.result.Problems {
		list = append(list, kit.Problem{Name: x.Code + "  " + x.Name, Text: say.Text(x.Reason)})
	}
	kit.ShowProblems(m.p.d.Shell.Window(), lang.L("Berkas yang perlu dilihat"),
		lang.L("Bundel lengkap; di tempat berkas yang tidak dapat digabung ada halaman pengganti dengan alasannya."), list)
}

func (m *maker) put(o ...fyne.CanvasObject) {
	m.root.Objects = o
	m.root.Refresh()
}
