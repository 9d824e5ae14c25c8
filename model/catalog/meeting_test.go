package catalog_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/store/storetest"
)

// papers writes the papers of one meeting and gives their paths.
func (e *env) papers() []string {
	return []string{
		e.file("Notula rapat pembahasan LKE 4 Juni 2026.txt", []byte("NOTULA\nSemua soal dibahas satu demi satu sampai selesai")),
		e.file("Daftar hadir.txt", []byte("DAFTAR HADIR\nHari/tanggal: Rabu, 3 Juni 2026\nNama Tanda tangan")),
		e.file("Undangan rapat pembahasan LKE.txt", []byte("Nomor: B-12/ZI/2026\n1 Juni 2026\nDengan hormat, kami mengundang")),
	}
}

// show gives the parts of a document as lines.
func show(d model.Document) []string {
	var out []string
	for _, f := range d.Files {
		out = append(out, fmt.Sprintf("%d %s %s", f.Position, f.Label, f.Date))
	}
	return out
}

var threeParts = []string{"1 undangan 2026-06-01", "2 daftar hadir 2026-06-03", "3 notula 2026-06-04"}

func TestJoinMeeting(t *testing.T) {
	e := newEnv(t)
	ctx := t.Context()
	var ids []model.DocumentID
	var before []model.Document
	for i, p := range e.papers() {
		id := e.one(p).Document
		ids = append(ids, id)
		code := []model.Code{"P.1.i.a", "P.1.i.b", "P.1.i.a"}[i]
		if err := e.c.Link(ctx, storetest.Who, id, model.Link{Code: code}); err != nil {
			t.Fatal(err)
		}
		before = append(before, e.get(id))
	}
	id, undo, err := e.c.JoinMeeting(ctx, storetest.Who, "", ids...)
	if err != nil {
		t.Fatal(err)
	}
	d := e.get(id)
	if id != ids[0] || d.Kind != model.KindMeeting || d.Title != "Paket rapat pembahasan LKE" || d.Date != "2026-06-03" || len(d.Links) != 2 {
		t.Errorf("%+v", d)
	}
	if diff := cmp.Diff(threeParts, show(d)); diff != "" {
		t.Error(diff)
	}
	var said []string
	for _, i := range model.CheckMeeting(d) {
		said = append(said, i.Msg)
	}
	if diff := cmp.Diff([]string{"Foto belum ada.", "Laporan belum ada.", "Notula bertanggal 4 Juni 2026, daftar hadir 3 Juni 2026."}, said); diff != "" {
		t.Error(diff)
	}
	for words, want := range map[string]int{"mengundang": 1, "satu demi satu": 1} {
		if ds, _, err := e.c.Find(ctx, catalog.Query{Text: words}); len(ds) != want || err != nil || ds[0].ID != id {
			t.Errorf("%q finds %d %v", words, len(ds), err)
		}
	}
	// The emptied documents are gone, also from the bin, and cannot come back by themselves.
	if _, n, err := e.c.Find(ctx, catalog.Query{InBin: true}); n != 0 || err != nil {
		t.Errorf("%d in the bin %v", n, err)
	}
	if err := e.c.Restore(ctx, storetest.Who, ids[1]); model.KindOf(err) != model.Conflict {
		t.Error(err)
	}
	// The same file imported again is found in the package.
	if r := e.one(e.dir + "/Daftar hadir.txt"); r.Status != catalog.Reused || r.Document != id {
		t.Errorf("%+v", r)
	}

	redo, err := e.c.Arrange(ctx, storetest.Who, undo)
	if err != nil {
		t.Fatal(err)
	}
	for i, id := range ids {
		got := e.get(id)
		got.Updated, before[i].Updated = before[i].Created, before[i].Created
		if diff := cmp.Diff(before[i], got); diff != "" {
			t.Errorf("document %d after undo: %s", i, diff)
		}
	}
	if _, err := e.c.Arrange(ctx, storetest.Who, redo); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(threeParts, show(e.get(id))); diff != "" {
		t.Error("after redo", diff)
	}
	if _, _, err := e.c.JoinMeeting(ctx, storetest.Who, "", id); model.KindOf(err) != model.Invalid {
		t.Error(err)
	}
	e.sound()
}

func TestMakeMeetingAndItsParts(t *testing.T) {
	e := newEnv(t)
	ctx := t.Context()
	id, err := e.c.MakeMeeting(ctx, storetest.Who, "Paket rapat LKE", e.papers(), "P.1.i.a")
	if err != nil {
		t.Fatal(err)
	}
	d := e.get(id)
	if diff := cmp.Diff(threeParts, show(d)); diff != "" || len(d.Links) != 1 || d.Date != "2026-06-03" {
		t.Errorf("%+v %s", d, diff)
	}
	step := func(want []string, undo catalog.Arrangement, err error) catalog.Arrangement {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, show(e.get(id))); diff != "" {
			t.Error(diff)
		}
		return undo
	}
	// The minutes' day is corrected, and taken back, and corrected again.
	undo, err := e.c.SetPart(ctx, storetest.Who, d.Files[2].ID, "notula", "2026-06-03")
	good := []string{"1 undangan 2026-06-01", "2 daftar hadir 2026-06-03", "3 notula 2026-06-03"}
	undo = step(good, undo, err)
	redo, err := e.c.Arrange(ctx, storetest.Who, undo)
	redo = step(threeParts, redo, err)
	undo, err = e.c.Arrange(ctx, storetest.Who, redo)
	step(good, undo, err)
	if _, err := e.c.SetPart(ctx, storetest.Who, d.Files[2].ID, "notula", "2026-06-31"); model.KindOf(err) != model.Invalid {
		t.Error(err)
	}

	// A photo comes to its place, the same one not twice.
	photo := e.file("Foto 3 Juni 2026.txt", []byte("gambar"))
	undo, err = e.c.AddParts(ctx, storetest.Who, id, "foto", photo)
	undo = step(append(good[:3:3], "4 foto 2026-06-03"), undo, err)
	if _, err := e.c.AddParts(ctx, storetest.Who, id, "", photo); model.KindOf(err) != model.Conflict {
		t.Error(err)
	}
	redo, err = e.c.Arrange(ctx, storetest.Who, undo)
	step(good, redo, err)
	undo, err = e.c.Arrange(ctx, storetest.Who, redo)
	step(append(good[:3:3], "4 foto 2026-06-03"), undo, err)

	if all, err := e.c.AllSummaries(ctx); err != nil || len(all) == 0 || !all[0].Lacking {
		t.Errorf("a package without a report lacks nothing: %+v %v", all, err)
	}

	// A material goes between, parts move, and one becomes a document again.
	undo, err = e.c.AddParts(ctx, storetest.Who, id, "", e.file("Materi paparan.txt", []byte("isi")), e.file("Laporan kegiatan 5 Juni 2026.txt", []byte("laporan")))
	all := []string{"1 undangan 2026-06-01", "2 daftar hadir 2026-06-03", "3 notula 2026-06-03", "4 foto 2026-06-03", "5 materi ", "6 laporan 2026-06-05"}
	step(all, undo, err)
	if issues := model.CheckMeeting(e.get(id)); len(issues) != 0 {
		t.Errorf("%+v", issues)
	}
	if s, err := e.c.Summaries(ctx, []model.DocumentID{id}); err != nil || len(s) != 1 || s[0].Lacking {
		t.Errorf("%+v %v", s, err)
	}
	undo, err = e.c.MovePart(ctx, storetest.Who, e.get(id).Files[0].ID, 1)
	undo = step([]string{"1 daftar hadir 2026-06-03", "2 undangan 2026-06-01", "3 notula 2026-06-03", "4 foto 2026-06-03", "5 materi ", "6 laporan 2026-06-05"}, undo, err)
	redo, err = e.c.Arrange(ctx, storetest.Who, undo)
	step(all, redo, err)
	alone, undo, err := e.c.TakeOut(ctx, storetest.Who, e.get(id).Files[5].ID)
	step(all[:5], undo, err)
	if out := e.get(alone); out.Title != "Laporan kegiatan 5 Juni 2026" || out.Kind != model.KindReport || out.Date != "2026-06-05" || len(out.Links) != 1 || len(out.Files) != 1 || out.Files[0].Label != "" {
		t.Errorf("%+v", out)
	}
	redo, err = e.c.Arrange(ctx, storetest.Who, undo)
	step(all, redo, err)
	if ds, n, err := e.c.Find(ctx, catalog.Query{}); n != 1 || err != nil {
		t.Errorf("%+v %v", ds, err)
	}
	e.sound()
}

func TestMeetingOfBadFilesIsNotMade(t *testing.T) {
	e := newEnv(t)
	paths := append(e.papers(), e.file("kosong.pdf", nil))
	if _, err := e.c.MakeMeeting(t.Context(), storetest.Who, "x", paths); model.KindOf(err) != model.Invalid || !strings.Contains(model.Message(err), "kosong.pdf") {
		t.Error(err)
	}
	if _, n, err := e.c.Find(t.Context(), catalog.Query{}); n != 0 || err != nil {
		t.Errorf("%d documents %v", n, err)
	}
	e.sound()
}

func TestNewVersionOfAPartIsDated(t *testing.T) {
	e := newEnv(t)
	id, err := e.c.MakeMeeting(t.Context(), storetest.Who, "x", e.papers())
	if err != nil {
		t.Fatal(err)
	}
	minutes := e.get(id).Files[2]
	if _, err := e.c.Replace(t.Context(), storetest.Who, minutes.ID, e.file("Notula 3 Juni 2026.txt", []byte("NOTULA baru"))); err != nil {
		t.Fatal(err)
	}
	if got := e.get(id).Files[2].Date; got != "2026-06-03" {
		t.Error(got)
	}
	if _, err := e.c.Revert(t.Context(), storetest.Who, minutes.ID, minutes.Version.ID); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(threeParts, show(e.get(id))); diff != "" {
		t.Error(diff)
	}
}
