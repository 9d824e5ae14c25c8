package catalog_test

import (
	"slices"
	"testing"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/store/storetest"
)

func TestSummaries(t *testing.T) {
	e := newEnv(t)
	ctx := t.Context()
	a := e.one(e.pdf("a.pdf", "isi maklumat pelayanan")).Document
	b := e.one(e.pdf("b.pdf", "isi lain")).Document
	if err := e.c.Link(ctx, storetest.Who, a, model.Link{Code: "R.6.i.a"}, model.Link{Code: "P.1.i.a"}, model.Link{Code: "H.I.a"}); err != nil {
		t.Fatal(err)
	}
	if err := e.c.Trash(ctx, storetest.Who, b); err != nil {
		t.Fatal(err)
	}

	all, err := e.c.AllSummaries(ctx)
	if err != nil || len(all) != 2 || all[0].ID != a || all[1].Deleted.IsZero() {
		t.Fatalf("%v %+v", err, all)
	}
	if want := []model.Code{"P.1.i.a", "R.6.i.a", "H.I.a"}; !slices.Equal(all[0].Links, want) {
		t.Errorf("links %v, want worksheet order %v", all[0].Links, want)
	}
	some, err := e.c.Summaries(ctx, []model.DocumentID{b})
	if err != nil || len(some) != 1 || some[0].ID != b {
		t.Errorf("%v %+v", err, some)
	}
	seqs, ranked, err := e.c.Matches(ctx, "maklumat")
	if err != nil || !ranked || len(seqs) != 1 || seqs[0] != all[0].Seq {
		t.Errorf("matches: %v %v %v", seqs, ranked, err)
	}
	snippets, err := e.c.Snippets(ctx, "maklumat", []model.DocumentID{a, b})
	if err != nil || len(snippets) != 1 || snippets[a] != "isi ⟦maklumat⟧ pelayanan" {
		t.Errorf("snippets: %v %v", snippets, err)
	}
}

func TestMark(t *testing.T) {
	for _, c := range []struct{ text, words, want string }{
		{"Maklumat Pelayanan 2026", "maklumat", "⟦Maklumat⟧ Pelayanan 2026"},
		{"Maklumat Pelayanan 2026", "pelay", "Maklumat ⟦Pelayanan⟧ 2026"},
		{"SK-112/ZI/2026", "sk-112", "⟦SK⟧-⟦112⟧/ZI/2026"},
		{"SK-112/2026", "12/20", "SK-112/⟦2026⟧"}, // a whole word is enough
		{"Maklumat", "klumat", "Ma⟦klumat⟧"},
		{"Maklumat", "klumat lumat", "Ma⟦klumat⟧"},
		{"Maklumat", "", "Maklumat"},
		{"Maklumat", "ku", "Maklumat"},
		{"İstanbul klumat", "lumat", "İstanbul klumat"}, // the small İ is longer: no marks rather than wrong ones
	} {
		if got := catalog.Mark(c.text, c.words); got != c.want {
			t.Errorf("Mark(%q, %q) = %q, want %q", c.text, c.words, got, c.want)
		}
	}
}

func TestSuggestForADocument(t *testing.T) {
	e := newEnv(t)
	ctx := t.Context()
	id := e.one(e.pdf("AREA VI/Maklumat Pelayanan.pdf", "Maklumat pelayanan. Dengan ini kami menyatakan sanggup menyelenggarakan pelayanan sesuai standar.")).Document

	first, err := e.c.Suggest(ctx, id)
	if err != nil || len(first) == 0 || first[0].Reason == "" {
		t.Fatalf("%v %+v", err, first)
	}
	if err := e.c.Link(ctx, storetest.Who, id, model.Link{Code: first[0].Code}); err != nil {
		t.Fatal(err)
	}
	second, err := e.c.Suggest(ctx, id)
	if err != nil || slices.ContainsFunc(second, func(s catalog.Suggestion) bool { return s.Code == first[0].Code }) {
		t.Errorf("a question that it proves is proposed: %v %+v", err, second)
	}
	if _, err := e.c.Suggest(ctx, "x"); model.KindOf(err) != model.NotFound {
		t.Errorf("unknown: %v", err)
	}
}
