package dokumen

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/lke"
	"siapzi/ui/look"
)

// planned makes a file of the import table that is ready; change makes it what
// a test is about.
func planned(name string, change func(p *catalog.Planned)) catalog.Planned {
	p := catalog.Planned{Sure: true, PlanItem: catalog.PlanItem{ID: catalog.PlanItemID(name), Path: "/bukti/" + name, Name: name, Folder: "ZI 2026/AREA VI/Standar",
		State: catalog.PlanReady, Chosen: true, Document: model.Document{Title: name, Date: "2026-02-02", Kind: model.KindReport},
		Link: model.Link{Code: "P.6.i.b", Origin: model.OriginAuto, Reason: "kata “maklumat”"}}}
	p.Blob.Hash, p.Blob.MIME, p.Blob.HasText = model.Hash(name), "application/pdf", true
	if change != nil {
		change(&p)
	}
	return p
}

func TestLine(t *testing.T) {
	w := lke.Default()
	l := newLine(w, planned("Maklumat.pdf", func(p *catalog.Planned) {
		p.Document.Period = model.Period{Label: "Triwulan I 2026"}
	}), "ZI 2026")
	got := []string{l.place, l.code, l.name, l.reason, l.date, l.period, string(l.icon)}
	want := []string{"AREA VI › Standar", "P.6.i.b", w.Question("P.6.i.b").Name, "kata “maklumat”", "2 Feb 2026", "TW I", "file"}
	if d := cmp.Diff(want, got); d != "" || l.state != lineReady {
		t.Errorf("state %d -want +got\n%s", l.state, d)
	}
	for _, c := range []struct {
		name   string
		change func(p *catalog.Planned)
		want   lineState
		icon   look.IconName
		choose bool
	}{
		{"waiting", func(p *catalog.Planned) { p.State = catalog.PlanWaiting }, lineWaiting, look.IconFile, false},
		{"without date", func(p *catalog.Planned) { p.Document.Date = "" }, lineCheck, look.IconFile, true},
		{"not sure", func(p *catalog.Planned) { p.Sure = false }, lineCheck, look.IconFile, true},
		{"without question", func(p *catalog.Planned) { p.Sure, p.Link = false, model.Link{} }, lineCheck, look.IconFile, true},
		{"stored already", func(p *catalog.Planned) { p.Same = &catalog.Same{Document: "d", Title: "SK"} }, lineTwin, look.IconFile, true},
		{"locked", func(p *catalog.Planned) { p.Blob.Problem = model.ProblemLocked }, lineBad, look.IconLock, true},
		{"damaged comes before twin", func(p *catalog.Planned) { p.Same, p.Blob.Problem = &catalog.Same{}, model.ProblemDamaged }, lineBad, look.IconFileBroken, true},
		{"no pages can be made of it", func(p *catalog.Planned) { p.Blob.Problem = model.ProblemType }, lineReady, look.IconFile, true},
		{"refused", func(p *catalog.Planned) { p.State, p.Reason = catalog.PlanFailed, "Berkas ini kosong." }, lineBad, look.IconFileBroken, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newLine(w, planned("a.pdf", c.change), "")
			if l.state != c.want || l.icon != c.icon || l.choosable() != c.choose || (l.state == lineBad) != (l.bad != "") {
				t.Errorf("%+v", l)
			}
		})
	}
}

func TestTwinWords(t *testing.T) {
	for want, s := range map[string]catalog.Same{
		"Isi sama dengan “SK”, ditambahkan 12 Mei 2026": {Document: "d", Title: "SK", Added: now()},
		"Isi sama dengan “SK” di keranjang sampah":      {Document: "d", Title: "SK", InBin: true},
		"Isi sama dengan “a.pdf” di tabel ini":          {Title: "a.pdf"},
	} {
		if got := twinWords(s); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestPlanSum(t *testing.T) {
	items := []catalog.Planned{
		planned("a.pdf", nil),
		planned("b.pdf", func(p *catalog.Planned) { p.Sure = false }),
		planned("c.pdf", func(p *catalog.Planned) { p.Same = &catalog.Same{Document: "d"} }),
		planned("d.pdf", func(p *catalog.Planned) { p.Same, p.Twin = &catalog.Same{Document: "d"}, catalog.TwinNew }),
		planned("e.pdf", func(p *catalog.Planned) { p.Blob.Problem, p.Chosen = model.ProblemDamaged, false }),
		planned("f.pdf", func(p *catalog.Planned) { p.State, p.Reason = catalog.PlanFailed, "kosong" }),
		planned("g.pdf", func(p *catalog.Planned) { p.State = catalog.PlanWaiting }),
	}
	s := sumOf(newLines(lke.Default(), items))
	want := planSum{all: 7, waiting: 1, by: [planFilters]int{7, 1, 1, 2, 2}, chosen: 4, fresh: 3, reused: 1, bad: 2}
	if s != want {
		t.Errorf("got %+v, want %+v", s, want)
	}
	if got := s.words(); got != "4 dipilih: 3 baru, 1 memakai yang ada · 2 rusak" {
		t.Errorf("words %q", got)
	}
	if got := source(items); got != "ZI 2026" {
		t.Errorf("source %q", got)
	}
	items[3].Folder = "lain"
	if got := source(items); got != "" {
		t.Errorf("two sources: %q", got)
	}
	for _, c := range []struct {
		done, all int
		seconds   float64
		want      string
	}{{1, 100, 1, ""}, {10, 10, 60, ""}, {10, 40, 60, "sekitar 3 menit lagi"}, {10, 20, 10, "kurang dari semenit lagi"}} {
		if got := remaining(c.done, c.all, c.seconds); got != c.want {
			t.Errorf("%d of %d in %v s: %q, want %q", c.done, c.all, c.seconds, got, c.want)
		}
	}
}
