package dokumen

import (
	"testing"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/lke"
)

func TestDocumentsOfLastYear(t *testing.T) {
	b := newBook(lke.Default(), []catalog.Summary{
		{Seq: 1, ID: "a", Title: "SK tim", Date: "2025-01-05", HasText: true, Files: 1, Links: []model.Code{"P.1.i.a"}, Carried: true},
		{Seq: 2, ID: "b", Title: "SK PPID", Date: "2026-01-05", HasText: true, Files: 1, Links: []model.Code{"P.2.iii.a"}},
	})
	if b.counts.carried != 1 {
		t.Errorf("%d wait to be confirmed", b.counts.carried)
	}
	if r := b.row("a"); r.state != stateCarried {
		t.Errorf("state %v", r.state)
	}
	if got := b.shown(filter{marks: marks{carried: true}}, sorting{}, nil); len(got) != 1 || b.rows[got[0]].id != "a" {
		t.Errorf("shown %v", got)
	}
}
