package bundle

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/lke"
)

// planOf makes a plan in which every file has one page.
func planOf(t *testing.T, w *world, codes ...model.Code) *plan {
	t.Helper()
	p, err := newPlan(context.Background(), w.source(), Request{Codes: codes, Date: date, Assessor: model.UnitAssessor})
	if err != nil {
		t.Fatal(err)
	}
	for _, pt := range p.parts {
		pt.pages = 1
	}
	return p
}

// keysOf gives the order of the bundle.
func keysOf(p *plan) []string {
	var keys []string
	for _, l := range p.leaves {
		keys = append(keys, l.key)
	}
	return keys
}

func TestOrder(t *testing.T) {
	w := newWorld(t)
	f := w.pdf("a.pdf", 1)
	w.add("Hasil survei", []model.File{f}, "H.II.a")
	w.add("SOP", []model.File{f}, "P.2.i.a")
	w.add("Daftar agen", []model.File{f}, "R.1.i.a", "P.2.i.a")
	w.add("SK tim", []model.File{f, f}, "P.1.i.a")

	t.Run("areas have both halves, what is outside the areas comes last", func(t *testing.T) {
		want := []string{"cover", "contents", "summary",
			"chapter/1", "question/P.1.i.a", "part/0", "part/1", "question/R.1.i.a", "part/2",
			"chapter/2", "question/P.2.i.a", "part/3",
			"chapter/3", "chapter/4", "chapter/5", "chapter/6",
			"chapter/B", "question/H.II.a", "part/4", "index", "hashes"}
		if diff := cmp.Diff(want, keysOf(planOf(t, w))); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("only the wanted part, in the same order", func(t *testing.T) {
		p := planOf(t, w, "P.2", "R.1.i.a")
		want := []string{"cover", "contents", "summary", "chapter/1", "question/R.1.i.a", "part/0", "chapter/2", "question/P.2.i.a", "part/1"}
		if diff := cmp.Diff(want, keysOf(p)); diff != "" {
			t.Error(diff)
		}
		if p.scope != "Soal P.2, R.1.i.a" {
			t.Errorf("scope is %q", p.scope)
		}
	})
	t.Run("both halves of an area are called by the area's name", func(t *testing.T) {
		if got := planOf(t, w, "R.6", "P.6").scope; got != "Area 6 Peningkatan Kualitas Pelayanan Publik" {
			t.Errorf("scope is %q", got)
		}
	})
	t.Run("a shared document is included at the first question of the bundle", func(t *testing.T) {
		p := planOf(t, w)
		for _, q := range p.questions {
			for _, it := range q.items {
				if it.doc.Title == "Daftar agen" && (it.same == nil) != (q.node.Code == "R.1.i.a") {
					t.Errorf("at %s it is same as %v", q.node.Code, it.same)
				}
			}
		}
	})
	t.Run("an unknown code is refused by name", func(t *testing.T) {
		_, err := newPlan(context.Background(), w.source(), Request{Codes: []model.Code{"P.9.x"}, Date: date})
		if model.KindOf(err) != model.Invalid {
			t.Fatalf("got %v", err)
		}
		contains(t, err.Error(), "P.9.x")
	})
}

func TestItems(t *testing.T) {
	w := newWorld(t)
	file := []model.File{w.pdf("a.pdf", 1)}
	put := func(title string, evidence int) {
		d := model.Document{ID: model.DocumentID(title), Title: title, Files: file, Links: []model.Link{{Code: "P.1.i.a", Evidence: evidence}}}
		w.put(d)
	}
	put("lain", 0)
	put("rapat", 2)
	put("sk-2", 1)
	put("sk-3", 1)
	p := planOf(t, w)
	q := p.questions[0]

	t.Run("documents stand in the order of the expected evidence", func(t *testing.T) {
		var got []string
		for _, it := range q.items {
			got = append(got, it.code+" "+it.doc.Title)
		}
		want := []string{"P.1.i.a-01 sk-2", "P.1.i.a-02 sk-3", "P.1.i.a-03 rapat", "P.1.i.a-04 lain"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("nothing is called missing while a document is linked to no expected evidence", func(t *testing.T) {
		if gone := q.missing(); gone != nil {
			t.Errorf("got %v", gone)
		}
	})
	t.Run("what no document covers is missing", func(t *testing.T) {
		w.docs["P.1.i.a"] = w.docs["P.1.i.a"][1:]
		gone := planOf(t, w).questions[0].missing()
		if len(gone) != 1 || gone[0].Name != lke.Default().Question("P.1.i.a").Evidence[2].Name {
			t.Errorf("got %v", gone)
		}
	})
}

func TestPageNumbers(t *testing.T) {
	w := full(t)
	p := planOf(t, w)
	if _, err := p.settle(context.Background()); err != nil {
		t.Fatal(err)
	}
	next := 1
	for _, l := range p.leaves {
		if l.page != next || l.pages < 1 {
			t.Fatalf("%s starts on page %d with %d pages, want page %d", l.key, l.page, l.pages, next)
		}
		next += l.pages
	}
	if p.pages != next-1 {
		t.Errorf("%d pages in all, want %d", p.pages, next-1)
	}
	if toc := p.leafOf[keyContents]; toc.pages < 4 {
		t.Errorf("the contents have only %d pages, which moves little", toc.pages)
	}
}

func TestFullTitle(t *testing.T) {
	for _, tt := range []struct{ title, period, want string }{
		{"Laporan monev", "Triwulan III 2026", "Laporan monev, Triwulan\u00a0III\u00a02026"},
		{"Laporan monev triwulan iii 2026", "Triwulan III 2026", "Laporan monev triwulan iii 2026"},
		{"SK TIM ZI 2026", "Tahun 2026", "SK TIM ZI 2026"},
		{"SK TIM ZI 2025", "Tahun 2026", "SK TIM ZI 2025, Tahun\u00a02026"},
		{"Laporan TRIWULAN_I_2026", "Triwulan I 2026", "Laporan TRIWULAN_I_2026"},
		{"Laporan", "", "Laporan"},
		{"  ", "", "Tanpa judul"},
	} {
		it := &item{doc: model.Document{Title: tt.title, Period: model.Period{Label: tt.period}}}
		if got := it.fullTitle(); got != tt.want {
			t.Errorf("%q with %q: got %q, want %q", tt.title, tt.period, got, tt.want)
		}
	}
	one := &item{doc: model.Document{Title: "Berita acara", Date: "2026-01-02", Period: model.Period{From: "2026-01-02", To: "2026-01-02", Label: "2 Januari 2026"}}}
	if got := one.fullTitle(); got != "Berita acara" {
		t.Errorf("a period of the one day in the date column was added: %q", got)
	}
}
