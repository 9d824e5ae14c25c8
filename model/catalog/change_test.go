package catalog_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/store/storetest"
)

func ptr[T any](v T) *T { return &v }

func TestEdit(t *testing.T) {
	e := newEnv(t)
	ctx := t.Context()
	a := e.one(e.pdf("a.pdf", "isi a")).Document
	b := e.one(e.pdf("b.pdf", "isi b")).Document
	before := []model.Document{e.get(a), e.get(b)}
	e.events = nil

	undo, err := e.c.Edit(ctx, storetest.Who,
		catalog.Edit{ID: a, Title: ptr("  Judul A "), Date: ptr(model.Date("2026-02-03"))},
		catalog.Edit{ID: b, Kind: ptr(model.KindDecree), Period: ptr(model.Period{From: "2026-01-01", To: "2026-03-31", Label: "Triwulan I 2026"})},
		catalog.Edit{ID: a, Title: ptr("Judul A2")})
	if err != nil {
		t.Fatal(err)
	}

	if d := e.get(a); d.Title != "Judul A2" || d.Date != "2026-02-03" || d.Kind != before[0].Kind {
		t.Errorf("a: %+v", d)
	}
	if d := e.get(b); d.Title != before[1].Title || d.Kind != model.KindDecree || d.Period.Label != "Triwulan I 2026" {
		t.Errorf("b: %+v", d)
	}
	if d := cmp.Diff([]model.Event{model.DocumentChanged{IDs: []model.DocumentID{a, b, a}}}, e.events); d != "" {
		t.Errorf("events -want +got\n%s", d)
	}

	t.Run("what it gives takes it back and leaves other fields alone", func(t *testing.T) {
		if _, err := e.c.Edit(ctx, storetest.Who, catalog.Edit{ID: a, Note: ptr("catatan")}); err != nil {
			t.Fatal(err)
		}
		redo, err := e.c.Edit(ctx, storetest.Who, undo...)
		if err != nil {
			t.Fatal(err)
		}
		want := before[0]
		want.Note = "catatan"
		for i, w := range []model.Document{want, before[1]} {
			if d := cmp.Diff(w, e.get(w.ID), cmpopts.IgnoreFields(model.Document{}, "Updated")); d != "" {
				t.Errorf("document %d: -want +got\n%s", i, d)
			}
		}
		if _, err := e.c.Edit(ctx, storetest.Who, redo...); err != nil || e.get(a).Title != "Judul A2" {
			t.Errorf("redo: %v, %+v", err, e.get(a))
		}
	})
	t.Run("one that breaks a rule changes nothing", func(t *testing.T) {
		_, err := e.c.Edit(ctx, storetest.Who, catalog.Edit{ID: b, Title: ptr("lain")}, catalog.Edit{ID: a, Title: ptr(" "), Date: ptr(model.Date("2026-02-30"))})
		var me *model.Error
		if !errors.As(err, &me) || me.Kind != model.Invalid || len(me.Fields) != 2 || e.get(b).Title == "lain" {
			t.Errorf("got %v, title %q", err, e.get(b).Title)
		}
	})
	t.Run("documents that cannot be changed", func(t *testing.T) {
		if _, err := e.c.Edit(ctx, storetest.Who, catalog.Edit{ID: "x"}); model.KindOf(err) != model.NotFound {
			t.Errorf("unknown: %v", err)
		}
		if err := e.c.Trash(ctx, storetest.Who, b); err != nil {
			t.Fatal(err)
		}
		if _, err := e.c.Edit(ctx, storetest.Who, catalog.Edit{ID: b, Title: ptr("x")}); model.KindOf(err) != model.Conflict {
			t.Errorf("in the bin: %v", err)
		}
	})
}

func TestChangeLinks(t *testing.T) {
	e := newEnv(t)
	ctx := t.Context()
	a := e.one(e.pdf("a.pdf", "isi a")).Document
	b := e.one(e.pdf("b.pdf", "isi b")).Document
	auto := model.Link{Document: a, Code: "P.1.i.a", Evidence: 1, Origin: model.OriginAuto, Reason: "folder"}
	if _, err := e.c.ChangeLinks(ctx, storetest.Who, catalog.LinkChange{Link: auto}); err != nil {
		t.Fatal(err)
	}
	links := func(id model.DocumentID) []model.Link { return e.get(id).Links }
	ignore := cmpopts.IgnoreFields(model.Link{}, "Created")

	undo, err := e.c.ChangeLinks(ctx, storetest.Who,
		catalog.LinkChange{Link: model.Link{Document: a, Code: "P.1.i.a"}},
		catalog.LinkChange{Link: model.Link{Document: b, Code: "P.1.i.a", Evidence: 2}},
		catalog.LinkChange{Link: model.Link{Document: b, Code: "P.1.i.b"}, Remove: true}, // was not there
	)
	if err != nil {
		t.Fatal(err)
	}

	if d := cmp.Diff([]model.Link{{Document: a, Code: "P.1.i.a", Origin: model.OriginUser}}, links(a), ignore); d != "" {
		t.Errorf("a: -want +got\n%s", d)
	}
	if len(undo) != 2 || len(links(b)) != 1 {
		t.Errorf("undo %+v, links of b %+v", undo, links(b))
	}

	t.Run("what it gives takes it back", func(t *testing.T) {
		if _, err := e.c.ChangeLinks(ctx, storetest.Who, undo...); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff([]model.Link{auto}, links(a), ignore); d != "" || len(links(b)) != 0 {
			t.Errorf("a: -want +got\n%s\nb: %+v", d, links(b))
		}
	})
	t.Run("a removed link comes back as it was", func(t *testing.T) {
		undo, err := e.c.ChangeLinks(ctx, storetest.Who, catalog.LinkChange{Link: model.Link{Document: a, Code: "P.1.i.a"}, Remove: true})
		if err != nil || len(links(a)) != 0 {
			t.Fatal(err, links(a))
		}
		if _, err := e.c.ChangeLinks(ctx, storetest.Who, undo...); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff([]model.Link{auto}, links(a), ignore); d != "" {
			t.Errorf("-want +got\n%s", d)
		}
	})
	t.Run("one wrong link changes nothing", func(t *testing.T) {
		_, err := e.c.ChangeLinks(ctx, storetest.Who, catalog.LinkChange{Link: model.Link{Document: b, Code: "P.1.i.b"}}, catalog.LinkChange{Link: model.Link{Document: b, Code: "P.1"}})
		if model.KindOf(err) != model.Invalid || len(links(b)) != 0 {
			t.Errorf("got %v, links %+v", err, links(b))
		}
		_, err = e.c.ChangeLinks(ctx, storetest.Who, catalog.LinkChange{Link: model.Link{Document: "x", Code: "P.1.i.b"}})
		if model.KindOf(err) != model.NotFound {
			t.Errorf("unknown document: %v", err)
		}
	})
}

func TestRevert(t *testing.T) {
	e := newEnv(t)
	ctx := t.Context()
	id := e.one(e.pdf("a.pdf", "isi pertama yang lama")).Document
	file := e.get(id).Files[0]
	if _, err := e.c.Replace(ctx, storetest.Who, file.ID, e.pdf("b.pdf", "isi kedua")); err != nil {
		t.Fatal(err)
	}

	v, err := e.c.Revert(ctx, storetest.Who, file.ID, file.Version.ID)
	if err != nil {
		t.Fatal(err)
	}

	if v.No != 3 || v.Hash != file.Version.Hash || v.Name != "a.pdf" || v.Pages != 1 {
		t.Errorf("got %+v", v)
	}
	if hits, err := e.c.Search(ctx, "pertama", 5); err != nil || len(hits) != 1 {
		t.Errorf("its text is not found again: %v %v", hits, err)
	}
	if _, err := e.c.Revert(ctx, storetest.Who, file.ID, v.ID); model.KindOf(err) != model.Conflict {
		t.Errorf("to itself: %v", err)
	}
	if _, err := e.c.Revert(ctx, storetest.Who, file.ID, "x"); model.KindOf(err) != model.NotFound {
		t.Errorf("unknown: %v", err)
	}
	e.sound()
}
