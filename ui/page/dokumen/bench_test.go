package dokumen

import (
	"context"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/lke"
)

// crowd is a workspace of many documents without a disk behind it: what the
// search index and reading take is measured in model/store.
type crowd struct {
	all  []catalog.Summary
	hits []int64
}

func newCrowd(n int) *crowd {
	c := &crowd{all: make([]catalog.Summary, n)}
	w := lke.Default()
	kinds := model.DocumentKinds
	for i := range c.all {
		c.all[i] = summary(i%28+1, fmt.Sprintf("Laporan kegiatan nomor %d tentang pelayanan publik dan pengawasan", i), func(s *catalog.Summary) {
			s.Seq, s.ID, s.Hash = int64(i+1), model.DocumentID(fmt.Sprintf("d%06d", i)), model.Hash(fmt.Sprintf("%064d", i))
			s.Number, s.Kind, s.Date = fmt.Sprintf("B-%d/ZI/2026", i), kinds[i%len(kinds)], model.Date(fmt.Sprintf("2026-%02d-%02d", i%12+1, i%28+1))
			s.Links = []model.Code{w.Questions[i%len(w.Questions)].Code, w.Questions[(i+7)%len(w.Questions)].Code}
		})
		if i%2 == 0 {
			c.hits = append(c.hits, int64(i+1))
		}
	}
	return c
}

func (c *crowd) AllSummaries(context.Context) ([]catalog.Summary, error) { return c.all, nil }
func (c *crowd) Summaries(_ context.Context, ids []model.DocumentID) ([]catalog.Summary, error) {
	return c.all[:len(ids)], nil
}
func (c *crowd) Matches(context.Context, string) ([]int64, bool, error) { return c.hits, true, nil }
func (c *crowd) Snippets(_ context.Context, _ string, ids []model.DocumentID) (map[model.DocumentID]string, error) {
	out := map[model.DocumentID]string{}
	for _, id := range ids {
		out[id] = "tentang ⟦laporan⟧ kegiatan di unit kerja " + string(id)
	}
	return out, nil
}

// TestBudgets holds the budgets of the list with 100,000 documents, with room
// for slow machines: what they are on a free one stands in BenchmarkList.
func TestBudgets(t *testing.T) {
	if testing.Short() {
		t.Skip("builds 100,000 rows")
	}
	o := newOffice(t)
	d := o.deps()
	d.Lists = newCrowd(100_000)
	p := o.openWith(d)
	budget := func(what string, most time.Duration, do func(i int)) {
		t.Helper()
		best := time.Hour
		for i := range 5 {
			start := time.Now()
			do(i)
			best = min(best, time.Since(start))
		}
		if best > most {
			t.Errorf("%s took %v, the budget is %v", what, best, most)
		}
	}
	words := []string{"l", "la", "lap", "lapo", "lapor"}
	budget("a keystroke to new rows", 50*time.Millisecond, func(i int) { o.search(words[i]) })
	o.search("")
	budget("a chip", 50*time.Millisecond, func(i int) { p.setFilter(filter{area: i + 1}) })
	p.setFilter(filter{})
	budget("a wheel step", 4*time.Millisecond, func(i int) { p.list.list.SetOffset(float32(50_000*rowHeight) + float32(i)*20) })
}

// BenchmarkList measures what people wait for in a list of 100,000 documents.
func BenchmarkList(b *testing.B) {
	c := newCrowd(100_000)
	w := lke.Default()
	book := newBook(w, c.all)
	b.Run("make the rows", func(b *testing.B) {
		for b.Loop() {
			newBook(w, c.all)
		}
	})
	b.Run("one document changed", func(b *testing.B) {
		for b.Loop() {
			book.with(w, c.all[500:501])
		}
	})
	o := newOffice(b)
	d := o.deps()
	d.Lists = c
	p := o.openWith(d)
	b.Run("keystroke to new rows", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			o.search(fmt.Sprintf("laporan %d", i))
		}
	})
	b.Run("filter", func(b *testing.B) {
		o.search("")
		for i := 0; b.Loop(); i++ {
			p.setFilter(filter{area: i%6 + 1})
		}
		p.setFilter(filter{})
	})
	b.Run("wheel step", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			p.list.list.SetOffset(float32(i*20%5_000_000) + 1000)
		}
	})
	b.Run("jump far", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			p.list.list.SetOffset(float32(i * 99_991 % 5_900_000))
		}
	})
	b.Run("arrow key", func(b *testing.B) {
		p.sel.Only(p.id(1000))
		for b.Loop() {
			p.list.key(&fyne.KeyEvent{Name: fyne.KeyDown})
		}
	})
}
