package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model/jobs"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// statusBar tells about jobs at the left and about saving at the right.
type statusBar struct {
	s      *Shell
	root   *fyne.Container
	text   *kit.Text
	bar    *kit.Progress
	barBox *fyne.Container
	cancel *kit.Button
	left   *fyne.Container
	saved  *fyne.Container
	when   *kit.Text

	shown jobs.ID // the job that Batal stops
}

func newStatusBar(s *Shell) *statusBar {
	b := &statusBar{s: s, text: kit.Muted(""), bar: kit.NewProgress(), when: kit.Muted("")}
	b.cancel = kit.NewButton(kit.Quiet, lang.L("Batal"), "", func() { s.cfg.Jobs.Cancel(b.shown) }).Small()
	b.barBox = kit.Fixed(b.bar, 120, 0)
	b.left = kit.Row(look.Gap12, b.text, b.barBox, b.cancel)
	b.saved = kit.Row(look.Gap4, kit.NewIcon(look.IconCheck, look.ColorSuccess, look.IconSize), b.when)
	b.saved.Hide()
	b.root = kit.Padded(kit.Row(look.Gap12, b.left, kit.Space(), b.saved), 0, look.Gap16, 0, pageMargin)
	b.refresh()
	s.cfg.Jobs.Subscribe(func(jobs.Status) { s.cfg.Tasks.UI(b.refresh) }) // ends with the runner
	return b
}

// refresh shows the jobs as they stand now.
func (b *statusBar) refresh() {
	active := b.s.cfg.Jobs.Active()
	busy := len(active) > 0
	b.barBox.Hidden, b.cancel.Hidden = !busy, !busy
	if !busy {
		b.text.Set(lang.L("Tidak ada pekerjaan berjalan"))
		b.left.Refresh()
		return
	}
	j := active[0]
	b.shown = j.ID
	b.text.Set(jobText(j, len(active)))
	b.bar.Set(jobPart(j))
	b.cancel.SetEnabled(!j.Canceling)
	b.left.Refresh()
}

// jobText puts a job into words: "Impor 37/120", or with others waiting
// "2 pekerjaan: Impor 37/120".
func jobText(j jobs.Status, count int) string {
	t := j.Name
	if j.Stage != "" {
		t += " · " + lang.L(j.Stage)
	}
	if j.Total > 0 {
		t += fmt.Sprintf(" %s/%s", look.Count(int(j.Done)), look.Count(int(j.Total)))
	}
	switch {
	case j.Canceling:
		t = lang.L("Menghentikan {{.Job}}…", map[string]any{"Job": j.Name})
	case j.State == jobs.Queued:
		t = lang.L("{{.Job}} menunggu giliran", map[string]any{"Job": j.Name})
	}
	if count > 1 {
		t = lang.L("{{.Count}} pekerjaan: {{.Job}}", map[string]any{"Count": count, "Job": t})
	}
	return t
}

// jobPart gives how much is done, or -1 while the end is not known.
func jobPart(j jobs.Status) float64 {
	if j.Total <= 0 {
		return -1
	}
	return float64(j.Done) / float64(j.Total)
}

// markSaved shows that everything up to now is on the disk.
func (b *statusBar) markSaved() {
	b.when.Set(lang.L("Tersimpan {{.Time}}", map[string]any{"Time": look.Clock(b.s.cfg.Now())}))
	b.saved.Show()
	b.root.Refresh()
}
