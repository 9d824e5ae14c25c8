package catalog_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/extract"
	"siapzi/model/store/storetest"
)

// plan lists paths and reads them.
func (e *env) plan(paths ...string) catalog.PlanReport {
	e.t.Helper()
	r, err := e.c.Plan(e.t.Context(), storetest.Who, paths)
	if err != nil {
		e.t.Fatal(err)
	}
	if _, err := e.c.ReadPlan(e.t.Context(), storetest.Who, nil); err != nil {
		e.t.Fatal(err)
	}
	return r
}

func (e *env) planned() []catalog.Planned {
	e.t.Helper()
	items, err := e.c.Planned(e.t.Context())
	if err != nil {
		e.t.Fatal(err)
	}
	return items
}

// item gives the row of the table with this file name.
func (e *env) item(name string) catalog.Planned {
	e.t.Helper()
	for _, it := range e.planned() {
		if it.Name == name {
			return it
		}
	}
	e.t.Fatalf("%s is not in the table", name)
	return catalog.Planned{}
}

func (e *env) change(it catalog.PlanItem) {
	e.t.Helper()
	if err := e.c.ChangePlan(e.t.Context(), storetest.Who, it); err != nil {
		e.t.Fatal(err)
	}
}

// importAll imports every chosen row.
func (e *env) importAll() catalog.ImportReport {
	e.t.Helper()
	var ids []catalog.PlanItemID
	for _, it := range e.planned() {
		if it.Chosen {
			ids = append(ids, it.ID)
		}
	}
	r, err := e.c.ImportPlan(e.t.Context(), storetest.Who, ids, nil)
	if err != nil {
		e.t.Fatal(err)
	}
	return r
}

func TestPlan(t *testing.T) {
	e := newEnv(t)
	dir := filepath.Join(e.dir, "ZI 2026")
	e.pdf("ZI 2026/AREA VI/Maklumat Pelayanan 2026.pdf", "Maklumat pelayanan. Ditetapkan di Kota Contoh pada tanggal 2 Februari 2026.")
	e.file("ZI 2026/AREA VI/Thumbs.db", []byte("x"))
	e.file("ZI 2026/kosong.pdf", nil)
	e.file("ZI 2026/rusak.pdf", []byte("%PDF-1.4\nini bukan isi PDF"))
	e.file("ZI 2026/salinan.pdf", must(os.ReadFile(filepath.Join(dir, "AREA VI", "Maklumat Pelayanan 2026.pdf"))))

	r := e.plan(dir)

	if r.Added != 4 || r.Ignored != 1 {
		t.Errorf("report %+v", r)
	}
	m := e.item("Maklumat Pelayanan 2026.pdf")
	if m.State != catalog.PlanReady || !m.Chosen || m.Document.Date != "2026-02-02" || m.Folder != "ZI 2026/AREA VI" || m.Blob.Pages != 1 || m.Same != nil {
		t.Errorf("%+v", m)
	}
	if !m.Sure || m.Link.Code != "P.6.i.b" || m.Link.Reason == "" || m.Link.Origin != model.OriginAuto || len(m.Proposals) == 0 {
		t.Errorf("link %+v, proposals %+v", m.Link, m.Proposals)
	}
	if k := e.item("kosong.pdf"); k.State != catalog.PlanFailed || k.Chosen || k.Reason == "" {
		t.Errorf("an empty file: %+v", k)
	}
	if b := e.item("rusak.pdf"); b.State != catalog.PlanReady || b.Chosen || b.Blob.Problem != model.ProblemDamaged {
		t.Errorf("a damaged file: %+v", b)
	}
	if s := e.item("salinan.pdf"); s.Same == nil || s.Same.Document != "" || s.Same.Title != "Maklumat Pelayanan 2026.pdf" {
		t.Errorf("a copy within the table: %+v", s.Same)
	}
	if _, n, _ := e.c.Find(t.Context(), catalog.Query{}); n != 0 {
		t.Errorf("%d documents are stored already", n)
	}
	e.sound()
	if r := e.plan(dir); r.Added != 0 || r.Known != 4 {
		t.Errorf("the same again: %+v", r)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestImportPlan(t *testing.T) {
	e := newEnv(t)
	stored := e.one(e.pdf("lama.pdf", "isi yang sudah ada"))
	e.pdf("baru/SK Tim.pdf", "Keputusan tentang tim kerja zona integritas")
	e.pdf("baru/lama lagi.pdf", "isi yang sudah ada")
	e.pdf("baru/lama sekali.pdf", "isi yang sudah ada")
	e.pdf("baru/lewati.pdf", "tidak jadi")
	e.plan(filepath.Join(e.dir, "baru"))

	sk := e.item("SK Tim.pdf").PlanItem
	sk.Document.Title, sk.Document.Date, sk.Document.Kind = " SK Tim Kerja ", "2026-01-05", model.KindDecree
	sk.Link = model.Link{Code: "P.1.i.a", Evidence: 1, Origin: model.OriginUser}
	e.change(sk)
	again := e.item("lama lagi.pdf")
	if again.Same == nil || again.Same.Document != stored.Document || again.Same.Added != storetest.Now() {
		t.Fatalf("%+v", again.Same)
	}
	again.Link = model.Link{Code: "P.1.i.b", Origin: model.OriginUser}
	e.change(again.PlanItem)
	second := e.item("lama sekali.pdf")
	second.Twin, second.Link = catalog.TwinNew, model.Link{}
	e.change(second.PlanItem)
	if err := e.c.DropPlan(t.Context(), storetest.Who, e.item("lewati.pdf").ID); err != nil {
		t.Fatal(err)
	}
	e.events = nil

	r := e.importAll()

	want := []string{"reused baru/lama lagi.pdf", "added baru/lama sekali.pdf", "added baru/SK Tim.pdf"}
	if d := cmp.Diff(want, short(r, e.dir)); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	d := e.get(r.Files[2].Document)
	if d.Title != "SK Tim Kerja" || d.Date != "2026-01-05" || d.Kind != model.KindDecree || len(d.Links) != 1 || d.Links[0].Evidence != 1 || d.Links[0].Origin != model.OriginUser {
		t.Errorf("%+v", d)
	}
	if l := e.get(stored.Document).Links; len(l) != 1 || l[0].Code != "P.1.i.b" {
		t.Errorf("the document that was there: %+v", l)
	}
	twin := e.get(r.Files[1].Document)
	if twin.ID == stored.Document || twin.Files[0].Version.Hash != stored.Hash || len(twin.Links) != 0 {
		t.Errorf("the second document: %+v", twin)
	}
	if left := e.planned(); len(left) != 0 {
		t.Errorf("left in the table: %+v", left)
	}
	if e.events[len(e.events)-1] == nil || !containsEvent(e.events, model.ImportPlanChanged{}) {
		t.Errorf("events %v", e.events)
	}
	e.sound()
}

func containsEvent(events []model.Event, want model.Event) bool {
	for _, ev := range events {
		if cmp.Equal(ev, want) {
			return true
		}
	}
	return false
}

func TestPlanKeepsWhatFails(t *testing.T) {
	e := newEnv(t)
	changed := e.file("a.txt", []byte("isi lama yang cukup panjang"))
	gone := e.file("b.txt", []byte("isi b yang cukup panjang"))
	e.plan(changed, gone)
	e.file("a.txt", []byte("isi baru yang cukup panjang"))
	if err := os.Remove(gone); err != nil {
		t.Fatal(err)
	}

	r := e.importAll()

	if r.Failed != 2 {
		t.Fatalf("%+v", r)
	}
	if a := e.item("a.txt"); a.State != catalog.PlanFailed || !strings.Contains(a.Reason, "berubah") || a.Chosen {
		t.Errorf("%+v", a)
	}
	if b := e.item("b.txt"); b.State != catalog.PlanFailed || !strings.Contains(b.Reason, "tidak ada") {
		t.Errorf("%+v", b)
	}
	e.sound()

	t.Run("reading again makes it right", func(t *testing.T) {
		a := e.item("a.txt").PlanItem
		a.State = catalog.PlanWaiting
		b := e.item("b.txt").PlanItem
		b.State, b.Path, b.Name = catalog.PlanWaiting, e.file("c.txt", []byte("pengganti yang cukup panjang")), "c.txt"
		e.change(a)
		e.change(b)
		if n, err := e.c.ReadPlan(t.Context(), storetest.Who, nil); n != 2 || err != nil {
			t.Fatal(n, err)
		}
		if r := e.importAll(); r.Added != 2 {
			t.Errorf("%+v", r)
		}
		e.sound()
	})
	t.Run("rows that break a rule are refused", func(t *testing.T) {
		e.plan(e.file("d.txt", []byte("isi d yang cukup panjang")))
		d := e.item("d.txt").PlanItem
		d.Document.Date = "2026-02-30"
		if err := e.c.ChangePlan(t.Context(), storetest.Who, d); model.KindOf(err) != model.Invalid {
			t.Errorf("date: %v", err)
		}
		d.Document.Date, d.Link = "", model.Link{Code: "P.1", Origin: model.OriginUser}
		if err := e.c.ChangePlan(t.Context(), storetest.Who, d); model.KindOf(err) != model.Invalid {
			t.Errorf("code: %v", err)
		}
	})
	t.Run("a row that was taken out comes back as it was", func(t *testing.T) {
		d := e.item("d.txt")
		if err := e.c.DropPlan(t.Context(), storetest.Who, d.ID); err != nil {
			t.Fatal(err)
		}
		e.change(d.PlanItem)
		if len(e.planned()) != 0 {
			t.Error("a change brought it back")
		}
		if err := e.c.KeepPlan(t.Context(), storetest.Who, d.PlanItem); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(d, e.item("d.txt")); diff != "" {
			t.Errorf("-want +got\n%s", diff)
		}
	})
}

func TestReadPlanStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var n atomic.Int32
	e := newEnvWith(t, extractorFunc(func(ctx context.Context, _ string, _ extract.Type) (extract.Content, error) {
		if n.Add(1) == 3 {
			cancel()
		}
		if ctx.Err() != nil {
			return extract.Content{}, ctx.Err()
		}
		return extract.Content{Text: "isi"}, nil
	}))
	for i := range 30 {
		e.file("bukti/"+strings.Repeat("x", i+1)+".txt", []byte(strings.Repeat("y", i+1)))
	}
	if _, err := e.c.Plan(t.Context(), storetest.Who, []string{filepath.Join(e.dir, "bukti")}); err != nil {
		t.Fatal(err)
	}

	read, err := e.c.ReadPlan(ctx, storetest.Who, nil)

	if model.KindOf(err) != model.Canceled {
		t.Errorf("got %v", err)
	}
	ready, waiting := 0, 0
	for _, it := range e.planned() {
		switch it.State {
		case catalog.PlanReady:
			ready++
		case catalog.PlanWaiting:
			waiting++
		}
	}
	if ready != read || ready+waiting != 30 || waiting == 0 {
		t.Errorf("read %d, ready %d, waiting %d", read, ready, waiting)
	}
	if rest, err := e.c.ReadPlan(t.Context(), storetest.Who, nil); err != nil || rest != waiting {
		t.Errorf("going on: %d %v", rest, err)
	}
}

func TestImportPlanStops(t *testing.T) {
	e := newEnv(t)
	for i := range 20 {
		e.file("bukti/"+string(rune('a'+i))+".txt", []byte("isi yang cukup panjang "+string(rune('a'+i))))
	}
	e.plan(filepath.Join(e.dir, "bukti"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var ids []catalog.PlanItemID
	for _, it := range e.planned() {
		ids = append(ids, it.ID)
	}

	r, err := e.c.ImportPlan(ctx, storetest.Who, ids, nil)

	_, stored, _ := e.c.Find(t.Context(), catalog.Query{})
	if err == nil || len(e.planned()) != 20-r.Added || stored != r.Added {
		t.Errorf("%v: %d reported, %d stored, %d left", err, r.Added, stored, len(e.planned()))
	}
	e.sound()
	if r := e.importAll(); r.Added != 20-stored || r.Failed != 0 {
		t.Errorf("going on: %+v", r)
	}
	if got := e.planned(); len(got) != 0 {
		t.Errorf("%d left", len(got))
	}
}
