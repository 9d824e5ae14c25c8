package dokumen

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/lke"
	"siapzi/ui/look"
)

// summary makes a complete document; change makes it what a test is about.
func summary(n int, title string, change func(s *catalog.Summary)) catalog.Summary {
	s := catalog.Summary{Seq: int64(n), ID: model.DocumentID(fmt.Sprintf("d%d", n)), Title: title, Date: "2026-02-02", Kind: model.KindReport,
		Created: time.Date(2026, 5, n, 0, 0, 0, 0, time.UTC), Files: 1, Name: "a.pdf", MIME: "application/pdf", Hash: model.Hash(fmt.Sprintf("%064d", n)),
		Pages: 2, Size: 380 << 10, HasText: true, Links: []model.Code{"P.6.i.b"}}
	if change != nil {
		change(&s)
	}
	return s
}

func TestRow(t *testing.T) {
	m := newRowMaker(lke.Default())
	s := summary(1, "Maklumat Pelayanan 2026", func(s *catalog.Summary) {
		s.Number, s.Period = "B-014/BCN/02/2026", model.Period{From: "2026-01-01", To: "2026-03-31", Label: "Triwulan I 2026"}
		s.Links = []model.Code{"P.6.i.b", "R.6.i.a", "H.I.a"}
	})
	r := m.row(&s)
	got := []string{r.title, r.sub, r.kind, r.when, r.code, r.more, string(r.icon)}
	want := []string{"Maklumat Pelayanan 2026", "B-014/BCN/02/2026 · PDF · 2 hal. · 380\u00a0KB", "Laporan", "2 Feb 2026 · TW I", "P.6.i.b", "+2", "file"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	if r.areas != 1<<6|1 {
		t.Errorf("areas %b", r.areas)
	}
	for _, c := range []struct {
		name string
		make func(s *catalog.Summary)
		want state
		icon look.IconName
		when string
	}{
		{"all there", func(*catalog.Summary) {}, stateComplete, look.IconFile, "2 Feb 2026"},
		{"a year says no more than the date", func(s *catalog.Summary) { s.Period.Label = "Tahun 2026" }, stateComplete, look.IconFile, "2 Feb 2026"},
		{"only a period", func(s *catalog.Summary) { s.Date, s.Period.Label = "", "Semester II 2026" }, stateIncomplete, look.IconFile, "Sem. II"},
		{"no date", func(s *catalog.Summary) { s.Date = "" }, stateIncomplete, look.IconFile, "tanpa tanggal"},
		{"a scan", func(s *catalog.Summary) { s.HasText = false }, stateNoText, look.IconScan, "2 Feb 2026"},
		{"a photo", func(s *catalog.Summary) { s.HasText, s.MIME = false, "image/jpeg" }, stateNoText, look.IconImage, "2 Feb 2026"},
		{"damaged comes before what is missing", func(s *catalog.Summary) { s.Date, s.Problem = "", model.ProblemDamaged }, stateDamaged, look.IconFileBroken, "tanpa tanggal"},
		{"locked", func(s *catalog.Summary) { s.Problem = model.ProblemLocked }, stateLocked, look.IconLock, "2 Feb 2026"},
		{"no pages can be made of it", func(s *catalog.Summary) { s.Problem = model.ProblemType }, stateUnusable, look.IconFile, "2 Feb 2026"},
		{"in the bin", func(s *catalog.Summary) { s.Problem, s.Deleted = model.ProblemLocked, time.Now() }, stateBinned, look.IconLock, "2 Feb 2026"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := summary(1, "x", c.make)
			if r := m.row(&s); r.state != c.want || r.icon != c.icon || r.when != c.when {
				t.Errorf("state %d, icon %s, when %q", r.state, r.icon, r.when)
			}
		})
	}
}

// titles gives the titles of rows in the order that shown gives.
func titles(b *book, places []int32) []string {
	out := []string{}
	for _, at := range places {
		out = append(out, b.rows[at].title)
	}
	return out
}

// library is a few documents of all sorts.
func library() []catalog.Summary {
	return []catalog.Summary{
		summary(1, "Bukti 10", func(s *catalog.Summary) {
			s.Date, s.Links = "2026-03-01", []model.Code{"P.1.i.a"}
			s.Period = model.Period{From: "2026-01-01", To: "2026-03-31", Label: "Triwulan I 2026"}
		}),
		summary(2, "bukti 2", func(s *catalog.Summary) { s.Date, s.Kind = "", model.KindDecree; s.Links = nil }),
		summary(3, "Alfa", func(s *catalog.Summary) { s.Date, s.HasText = "2025-12-31", false; s.Links = []model.Code{"H.I.a"} }),
		summary(4, "Zeta", func(s *catalog.Summary) {
			s.Problem = model.ProblemLocked
			s.Hash = model.Hash(fmt.Sprintf("%064d", 1))
		}),
		summary(5, "Dibuang", func(s *catalog.Summary) { s.Deleted = time.Now(); s.Hash = model.Hash(fmt.Sprintf("%064d", 3)) }),
	}
}

func TestFilterAndSort(t *testing.T) {
	b := newBook(lke.Default(), library())
	if want := (counts{all: 4, unlinked: 1, twins: 2, noText: 1, incomplete: 1, problems: 1, bin: 1}); b.counts != want {
		t.Errorf("counts %+v, want %+v", b.counts, want)
	}
	for _, c := range []struct {
		name string
		f    filter
		s    sorting
		want []string
	}{
		{"by title, numbers by value", filter{}, sorting{}, []string{"Alfa", "bukti 2", "Bukti 10", "Zeta"}},
		{"by title backwards", filter{}, sorting{byTitle, true}, []string{"Zeta", "Bukti 10", "bukti 2", "Alfa"}},
		{"newest date first", filter{}, sorting{byDate, true}, []string{"Bukti 10", "Zeta", "Alfa", "bukti 2"}},
		{"by question, those without last", filter{}, sorting{byCode, false}, []string{"Bukti 10", "Zeta", "Alfa", "bukti 2"}},
		{"the most pressing first", filter{}, sorting{byState, false}, []string{"Zeta", "Bukti 10", "bukti 2", "Alfa"}},
		{"newest first", filter{}, sorting{byCreated, true}, []string{"Zeta", "Alfa", "bukti 2", "Bukti 10"}},
		{"an area", filter{area: 6}, sorting{}, []string{"Zeta"}},
		{"outside the areas", filter{area: outside}, sorting{}, []string{"Alfa"}},
		{"a kind", filter{kind: model.KindDecree}, sorting{}, []string{"bukti 2"}},
		{"within a period", filter{period: periods(2026)[3]}, sorting{}, []string{"Bukti 10", "Zeta"}},
		{"within a year", filter{period: span("Tahun", 2025, 1, 12)}, sorting{}, []string{"Alfa"}},
		{"without link", filter{marks: marks{unlinked: true}}, sorting{}, []string{"bukti 2"}},
		{"twins; what lies in the bin is none", filter{marks: marks{twins: true}}, sorting{}, []string{"Bukti 10", "Zeta"}},
		{"with a problem and a twin", filter{marks: marks{twins: true, problems: true}}, sorting{}, []string{"Zeta"}},
		{"the bin", filter{bin: true}, sorting{}, []string{"Dibuang"}},
		{"nothing", filter{area: 5}, sorting{}, []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, titles(b, b.shown(c.f, c.s, nil))); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
		})
	}
	t.Run("finds narrow and order", func(t *testing.T) {
		hits := b.finds([]int64{4, 5, 3, 99}, true)
		if d := cmp.Diff([]string{"Zeta", "Alfa"}, titles(b, b.shown(filter{}, sorting{}, hits))); d != "" {
			t.Errorf("best first: -want +got\n%s", d)
		}
		if d := cmp.Diff([]string{"Alfa", "Zeta"}, titles(b, b.shown(filter{}, sorting{by: byTitle}, hits))); d != "" {
			t.Errorf("by title: -want +got\n%s", d)
		}
		hits.ranked = false
		if d := cmp.Diff([]string{"Alfa", "Zeta"}, titles(b, b.shown(filter{}, sorting{}, hits))); d != "" {
			t.Errorf("too many to rank: -want +got\n%s", d)
		}
	})
}

// TestBookWithChanges compares a book brought up to date step by step with one
// that is made anew.
func TestBookWithChanges(t *testing.T) {
	w := lke.Default()
	r := rand.New(rand.NewPCG(1, 2))
	random := func(n int) catalog.Summary {
		return summary(n, fmt.Sprintf("Judul %d", r.IntN(50)), func(s *catalog.Summary) {
			s.Hash = model.Hash(fmt.Sprintf("%064d", r.IntN(60)))
			s.Date = model.Date(fmt.Sprintf("2026-01-%02d", 1+r.IntN(28)))
			if r.IntN(3) == 0 {
				s.Date = ""
			}
			s.Links = []model.Code{w.Questions[r.IntN(len(w.Questions))].Code}
			if r.IntN(5) == 0 {
				s.Deleted = time.Now()
			}
		})
	}
	var all []catalog.Summary
	for n := range 40 {
		all = append(all, random(n+1))
	}
	b := newBook(w, all)
	for step := range 60 {
		var changed []catalog.Summary
		for range 1 + r.IntN(4) {
			i := r.IntN(len(all) + 1)
			s := random(i + 1)
			if i == len(all) {
				all = append(all, s)
			} else {
				all[i] = s
			}
			changed = append(changed, s)
		}
		before := slices.Clone(b.rows)
		next := b.with(w, changed)
		if !slices.Equal(before, b.rows) {
			t.Fatal("a book was changed")
		}
		b = next
		want := newBook(w, all)
		if !slices.Equal(want.rows, b.rows) || want.counts != b.counts {
			t.Fatalf("step %d: rows or counts differ: %+v, want %+v", step, b.counts, want.counts)
		}
		for o := byTitle; o < orders; o++ {
			if !slices.Equal(want.sorted[o], b.sorted[o]) {
				t.Fatalf("step %d: order %d differs", step, o)
			}
		}
	}
}

func TestMarkedPieces(t *testing.T) {
	for _, c := range []struct {
		line string
		want []piece
	}{
		{"biasa", []piece{{"biasa", false}}},
		{"⟦Maklumat⟧ Pelayanan", []piece{{"Maklumat", true}, {" Pelayanan", false}}},
		{"a ⟦b⟧ c ⟦d⟧", []piece{{"a ", false}, {"b", true}, {" c ", false}, {"d", true}}},
		{"⟦a⟧⟦b⟧⟦c⟧⟦d⟧", []piece{{"a", true}, {"b", true}, {"c", true}, {"d", false}}},
		{"⟦offen", []piece{{"offen", false}}},
		{"", nil},
	} {
		if d := cmp.Diff(c.want, pieces(c.line), cmp.AllowUnexported(piece{})); d != "" {
			t.Errorf("%q: -want +got\n%s", c.line, d)
		}
	}
	for in, want := range map[string]string{
		"pendek ⟦kata⟧": "pendek ⟦kata⟧",
		"… satu dua tiga empat lima enam ⟦kata⟧ lagi": "…empat lima enam ⟦kata⟧ lagi",
		"tanpa tanda": "tanpa tanda",
	} {
		if got := nearer(in); got != want {
			t.Errorf("nearer(%q) = %q", in, got)
		}
	}
}

func TestQuestionsThatMatch(t *testing.T) {
	var all []question
	for _, n := range lke.Default().Questions {
		all = append(all, question{node: n})
	}
	for words, want := range map[string]model.Code{"p.6.i.b": "P.6.i.b", "P6ib": "P.6.i.b", "maklumat": "P.6.i.b"} {
		got := matching(all, words)
		if len(got) == 0 || !slices.ContainsFunc(got, func(q question) bool { return q.node.Code == want }) {
			t.Errorf("%q does not find %s", words, want)
		}
	}
	if got := matching(all, "tidak ada kata begini"); len(got) != 0 {
		t.Errorf("%d questions match nothing", len(got))
	}
}
