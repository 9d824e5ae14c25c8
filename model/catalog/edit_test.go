package catalog_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/pdfium/pdfiumtest"
	"siapzi/model/store/storetest"
)

func TestLinkAndUnlink(t *testing.T) {
	e := newEnv(t)
	id := e.one(e.pdf("a.pdf", "isi")).Document
	e.events = nil
	ctx := t.Context()

	err := e.c.Link(ctx, storetest.Who, id, model.Link{Code: "R.6.i.a"}, model.Link{Code: "P.1.i.a", Evidence: 1})
	if err != nil {
		t.Fatal(err)
	}

	links := e.get(id).Links
	if len(links) != 2 || links[0].Code != "P.1.i.a" || links[0].Evidence != 1 || links[1].Origin != model.OriginUser {
		t.Errorf("links not in worksheet order or wrong: %+v", links)
	}
	if d := cmp.Diff([]model.Event{model.LinkChanged{Codes: []model.Code{"R.6.i.a", "P.1.i.a"}, Documents: []model.DocumentID{id, id}}}, e.events); d != "" {
		t.Errorf("events -want +got\n%s", d)
	}

	t.Run("the same again changes nothing", func(t *testing.T) {
		e.events = nil
		if err := e.c.Link(ctx, storetest.Who, id, model.Link{Code: "R.6.i.a"}); err != nil || len(e.events) > 0 {
			t.Errorf("%v, events %v", err, e.events)
		}
	})
	t.Run("another expected evidence is a change", func(t *testing.T) {
		if err := e.c.Link(ctx, storetest.Who, id, model.Link{Code: "P.1.i.a", Evidence: 2}); err != nil {
			t.Fatal(err)
		}
	})
	t.Run("removing leaves the others", func(t *testing.T) {
		if err := e.c.Unlink(ctx, storetest.Who, id, "P.1.i.a", "P.1.i.b"); err != nil {
			t.Fatal(err)
		}
		if links := e.get(id).Links; len(links) != 1 || links[0].Code != "R.6.i.a" {
			t.Errorf("links: %+v", links)
		}
		want := []string{"evidence:  → 1", "origin:  → user", "evidence: 1 → 2", "evidence: 2 → ", "origin: user → "}
		if d := cmp.Diff(want, e.audited("link", string(id)+"/P.1.i.a")); d != "" {
			t.Errorf("audit -want +got\n%s", d)
		}
	})
	t.Run("wrong links name all problems and change nothing", func(t *testing.T) {
		err := e.c.Link(ctx, storetest.Who, id, model.Link{Code: "P.1.i.b"}, model.Link{Code: "P.1"}, model.Link{Code: "X.9"},
			model.Link{Code: "P.1.i.a", Evidence: 99}, model.Link{Code: "P.1.i.a", Origin: "entah"})
		var me *model.Error
		if !errors.As(err, &me) || me.Kind != model.Invalid || len(me.Fields) != 4 {
			t.Errorf("got %v", err)
		}
		if len(e.get(id).Links) != 1 {
			t.Error("something was linked")
		}
	})
	t.Run("documents that are not there", func(t *testing.T) {
		if err := e.c.Link(ctx, storetest.Who, "x", model.Link{Code: "P.1.i.a"}); model.KindOf(err) != model.NotFound {
			t.Errorf("Link: %v", err)
		}
		if err := e.c.Unlink(ctx, storetest.Who, "x", "P.1.i.a"); model.KindOf(err) != model.NotFound {
			t.Errorf("Unlink: %v", err)
		}
		if _, err := e.c.Get(ctx, "x"); model.KindOf(err) != model.NotFound {
			t.Errorf("Get: %v", err)
		}
	})
}

func TestUpdate(t *testing.T) {
	e := newEnv(t)
	id := e.one(e.pdf("a.pdf", "isi")).Document
	old := e.get(id)
	d := old
	d.Title, d.Number, d.Date, d.Kind, d.Issuer, d.Note = "  SK Tim  ", "SK-1/2026", "2026-02-03", model.KindDecree, "Kepala", "catatan"
	d.Period = model.Period{From: "2026-01-01", To: "2026-03-31", Label: "Triwulan I 2026"}
	e.events = nil

	if err := e.c.Update(t.Context(), storetest.Who, d); err != nil {
		t.Fatal(err)
	}

	d.Title = "SK Tim"
	if diff := cmp.Diff(d, e.get(id)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if diff := cmp.Diff([]model.Event{model.DocumentChanged{IDs: []model.DocumentID{id}}}, e.events); diff != "" {
		t.Errorf("events -want +got\n%s", diff)
	}
	log := strings.Join(e.audited("document", string(id)), "\n")
	for _, want := range []string{"title: " + old.Title + " → SK Tim", "number:  → SK-1/2026", "period_to:  → 2026-03-31", "kind: lainnya → sk"} {
		if !strings.Contains(log, want) {
			t.Errorf("the log lacks %q:\n%s", want, log)
		}
	}
	if hits, err := e.c.Search(t.Context(), "SK-1/2026", 5); err != nil || len(hits) != 1 {
		t.Errorf("the new number is not found: %v %v", hits, err)
	}

	bad := d
	bad.Title, bad.Date, bad.Kind = " ", "2026-02-30", "entah"
	bad.Period = model.Period{From: "2026-05-01", To: "2026-04-01"}
	var me *model.Error
	if err := e.c.Update(t.Context(), storetest.Who, bad); !errors.As(err, &me) || me.Kind != model.Invalid || len(me.Fields) != 4 {
		t.Errorf("got %v", err)
	}
	bad = d
	bad.ID = "x"
	if err := e.c.Update(t.Context(), storetest.Who, bad); model.KindOf(err) != model.NotFound {
		t.Errorf("got %v", err)
	}
}

func TestBin(t *testing.T) {
	e := newEnv(t)
	ctx := t.Context()
	a := e.one(e.pdf("a.pdf", "isi a")).Document
	b := e.one(e.pdf("b.pdf", "isi b")).Document
	if err := e.c.Link(ctx, storetest.Who, a, model.Link{Code: "P.1.i.a"}); err != nil {
		t.Fatal(err)
	}
	e.events = nil

	if err := e.c.Trash(ctx, storetest.Who, a, b); err != nil {
		t.Fatal(err)
	}

	want := []model.Event{model.DocumentChanged{IDs: []model.DocumentID{a, b}}, model.LinkChanged{Codes: []model.Code{"P.1.i.a"}, Documents: []model.DocumentID{a}}}
	if d := cmp.Diff(want, e.events); d != "" {
		t.Errorf("events -want +got\n%s", d)
	}
	if _, n, _ := e.c.Find(ctx, catalog.Query{}); n != 0 {
		t.Errorf("%d documents left", n)
	}
	if _, n, _ := e.c.Find(ctx, catalog.Query{InBin: true}); n != 2 {
		t.Errorf("%d documents in the bin", n)
	}
	if by, _ := e.c.ByQuestion(ctx); len(by) != 0 {
		t.Errorf("it still proves %v", by)
	}
	for what, err := range map[string]error{
		"Link":   e.c.Link(ctx, storetest.Who, a, model.Link{Code: "P.1.i.b"}),
		"Unlink": e.c.Unlink(ctx, storetest.Who, a, "P.1.i.a"),
		"Update": e.c.Update(ctx, storetest.Who, e.get(a)),
	} {
		if model.KindOf(err) != model.Conflict {
			t.Errorf("%s of a document in the bin: %v", what, err)
		}
	}

	if err := e.c.Trash(ctx, storetest.Who, b, "x"); model.KindOf(err) != model.NotFound {
		t.Errorf("an unknown document: %v", err)
	}
	if err := e.c.Restore(ctx, storetest.Who, b, "x"); model.KindOf(err) != model.NotFound || e.get(b).Deleted.IsZero() {
		t.Errorf("all or nothing: %v", err)
	}
	if err := e.c.Restore(ctx, storetest.Who, a, b); err != nil {
		t.Fatal(err)
	}
	if by, _ := e.c.ByQuestion(ctx); len(by["P.1.i.a"]) != 1 {
		t.Errorf("the link did not come back: %v", by)
	}
	if got := e.audited("document", string(b)); len(got) != 3 || got[1] != "deleted:  → 2026-05-31T02:00:00Z" || got[2] != "deleted: 2026-05-31T02:00:00Z → " {
		t.Errorf("audit: %q", got)
	}
}

func TestReplace(t *testing.T) {
	e := newEnv(t)
	ctx := t.Context()
	f := e.one(e.file("rusak.pdf", []byte("%PDF-1.4 sobek")))
	if f.Problem == "" {
		t.Fatalf("no problem: %+v", f)
	}
	file := e.get(f.Document).Files[0].ID
	good := e.pdf("lain/baik.pdf", "isi yang utuh")

	v, err := e.c.Replace(ctx, storetest.Who, file, good)
	if err != nil {
		t.Fatal(err)
	}

	if now := e.get(f.Document).Files[0]; now.Version != v || v.No != 2 || v.Problem != "" || v.Pages != 1 || v.Name != "baik.pdf" {
		t.Errorf("got %+v, document has %+v", v, now)
	}
	vs, err := e.c.Versions(ctx, file)
	if err != nil || len(vs) != 2 || vs[0].Hash != f.Hash || !e.vault.Has(f.Hash) {
		t.Errorf("the old version is not kept: %+v %v", vs, err)
	}
	if hits, _ := e.c.Search(ctx, "utuh", 5); len(hits) != 1 {
		t.Error("the new text is not found")
	}
	if got := e.audited("file", string(file)); len(got) != 1 || got[0] != "version: "+string(f.Hash)+" → "+string(v.Hash) {
		t.Errorf("audit: %q", got)
	}

	for name, c := range map[string]struct {
		file model.FileID
		path string
		want model.Kind
	}{
		"the same content":  {file, good, model.Conflict},
		"an empty file":     {file, e.file("kosong", nil), model.Invalid},
		"a program":         {file, e.file("p.pdf", append([]byte("MZ\x90\x00"), make([]byte, 2000)...)), model.Denied},
		"a folder":          {file, e.dir, model.Invalid},
		"no file":           {file, filepath.Join(e.dir, "tidak ada"), model.NotFound},
		"an unknown target": {"x", e.pdf("tiga.pdf", "tiga"), model.NotFound},
	} {
		if _, err := e.c.Replace(ctx, storetest.Who, c.file, c.path); model.KindOf(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	e.sound() // also nothing of the refused ones
}

func TestByQuestionIsOrdered(t *testing.T) {
	e := newEnv(t)
	for _, x := range []struct {
		title string
		date  model.Date
	}{{"Rapat 10", "2026-02-01"}, {"rapat 2", "2026-02-01"}, {"Awal", ""}, {"Zaman dulu", "2025-01-01"}} {
		id := e.one(e.pdf(x.title+".pdf", x.title)).Document
		d := e.get(id)
		d.Title, d.Date = x.title, x.date
		if err := errors.Join(e.c.Update(t.Context(), storetest.Who, d),
			e.c.Link(t.Context(), storetest.Who, id, model.Link{Code: "P.1.i.a"}, model.Link{Code: "P.2.i.a"})); err != nil {
			t.Fatal(err)
		}
	}
	by, err := e.c.ByQuestion(t.Context())
	if err != nil || len(by) != 2 {
		t.Fatal(by, err)
	}
	counts, err := e.c.ProofCounts(t.Context())
	if diff := cmp.Diff(map[model.Code]int{"P.1.i.a": 4, "P.2.i.a": 4}, counts); diff != "" || err != nil {
		t.Errorf("counts, %v, -want +got\n%s", err, diff)
	}
	for code, ds := range by {
		var got []string
		for _, d := range ds {
			got = append(got, d.Title)
		}
		if diff := cmp.Diff([]string{"Zaman dulu", "rapat 2", "Rapat 10", "Awal"}, got); diff != "" {
			t.Errorf("%s -want +got\n%s", code, diff)
		}
	}
	if ds, n, err := e.c.Find(t.Context(), catalog.Query{Codes: []model.Code{"P.2"}, Limit: 2}); n != 4 || len(ds) != 2 || err != nil {
		t.Errorf("Find of a branch: %d of %d, %v", len(ds), n, err)
	}
	if _, _, err := e.c.Find(t.Context(), catalog.Query{Codes: []model.Code{"X"}}); model.KindOf(err) != model.Invalid {
		t.Errorf("Find of nonsense: %v", err)
	}
}

func TestSnippets(t *testing.T) {
	e := newEnv(t)
	long := strings.Repeat("pembuka ", 50) + "Survei Kepuasan Masyarakat Triwulan II dilaksanakan " + strings.Repeat("penutup ", 50)
	e.file("laporan.txt", []byte(long))
	e.imports(catalog.ImportOptions{}, filepath.Join(e.dir, "laporan.txt"))
	for words, want := range map[string]string{
		"kepuasan masyar": "… pembuka pembuka pembuka pembuka pembuka Survei ⟦Kepuasan⟧ ⟦Masyarakat⟧ Triwulan II dilaksanakan " +
			strings.TrimSpace(strings.Repeat("penutup ", 17)) + " …",
		"laporan": "", // the name only
	} {
		hits, err := e.c.Search(t.Context(), words, 5)
		if err != nil || len(hits) != 1 {
			t.Fatalf("%s: %v %v", words, hits, err)
		}
		if d := cmp.Diff(want, hits[0].Snippet); d != "" {
			t.Errorf("%s -want +got\n%s", words, d)
		}
	}
}

func TestOriginalsAreNotTouched(t *testing.T) {
	e := newEnv(t)
	path := e.file("asli.pdf", pdfiumtest.PDF(pdfiumtest.Page{Text: "asli"}))
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	e.one(path)
	after, err := os.Stat(path)
	if err != nil || before.ModTime() != after.ModTime() || before.Size() != after.Size() || before.Mode() != after.Mode() {
		t.Errorf("the original changed: %v → %v %v", before, after, err)
	}
}
