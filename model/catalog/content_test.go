package catalog_test

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/store/storetest"
)

const address = "https://s.bps.go.id/TimKerja_A?x=1"

func (e *env) link(in catalog.LinkInput, to ...model.Code) catalog.Made {
	e.t.Helper()
	m, err := e.c.AddLink(e.t.Context(), storetest.Who, in, to...)
	if err != nil {
		e.t.Fatal(err)
	}
	return m
}

// content gives the bytes of the newest version of a document's first file.
func (e *env) content(id model.DocumentID) string {
	e.t.Helper()
	data, err := os.ReadFile(e.c.PathOf(e.get(id).Files[0].Version))
	if err != nil {
		e.t.Fatal(err)
	}
	return string(data)
}

func TestAddLink(t *testing.T) {
	e := newEnv(t)
	m := e.link(catalog.LinkInput{Address: " " + address, Details: catalog.Details{Title: "Folder tim kerja: A/B", Number: "B-1", Date: "2026-02-03",
		Kind: model.KindDecree, Issuer: "Balai", Note: "akses terbuka"}}, "P.1.i.a", "P.1.i.b")
	d := e.get(m.Document)
	v := d.Files[0].Version
	if m.Status != catalog.Added || d.Title != "Folder tim kerja: A/B" || d.Number != "B-1" || d.Date != "2026-02-03" || d.Kind != model.KindDecree ||
		d.Issuer != "Balai" || d.Note != "akses terbuka" || len(d.Links) != 2 || d.Links[0].Origin != model.OriginUser {
		t.Errorf("%+v", d)
	}
	if v.Name != "Folder tim kerja- A-B.url" || !v.IsLink() || v.Pages != 1 || !v.HasText || v.Problem != "" {
		t.Errorf("%+v", v)
	}
	if got := e.content(m.Document); got != "[InternetShortcut]\r\nURL="+address+"\r\n" {
		t.Errorf("%q", got)
	}
	if got, err := e.c.Address(t.Context(), v); got != address || err != nil {
		t.Error(got, err)
	}
	for _, words := range []string{"timkerja", "bps.go.id", "folder tim"} {
		if ds, _, err := e.c.Find(t.Context(), catalog.Query{Text: words}); len(ds) != 1 || err != nil {
			t.Errorf("%q finds %d %v", words, len(ds), err)
		}
	}

	// The same address again is the same evidence, also from a file.
	again := e.link(catalog.LinkInput{Address: address}, "P.1.ii.a")
	if again.Status != catalog.Reused || again.Document != m.Document || len(e.get(m.Document).Links) != 3 {
		t.Errorf("%+v", again)
	}
	if r := e.one(e.file("x/tautan.url", []byte("[InternetShortcut]\r\nURL="+address+"\r\n"))); r.Status != catalog.Reused || r.Document != m.Document {
		t.Errorf("%+v", r)
	}
	if m := e.link(catalog.LinkInput{Address: "http://www.contoh.go.id/x"}); m.Title != "contoh.go.id" {
		t.Errorf("title %q", m.Title)
	}

	// Another address is another version.
	v2, err := e.c.ReviseLink(t.Context(), storetest.Who, d.Files[0].ID, "https://contoh.go.id/baru")
	if err != nil || v2.No != 2 || v2.Name != v.Name {
		t.Errorf("%+v %v", v2, err)
	}
	if _, err := e.c.ReviseLink(t.Context(), storetest.Who, d.Files[0].ID, "https://contoh.go.id/baru"); model.KindOf(err) != model.Conflict {
		t.Error(err)
	}
	e.sound()
}

func TestWrongLinksAreRefused(t *testing.T) {
	e := newEnv(t)
	for _, c := range []struct {
		in   catalog.LinkInput
		to   model.Code
		word string
	}{
		{catalog.LinkInput{Address: "javascript:alert(1)"}, "P.1.i.a", "https://"},
		{catalog.LinkInput{Address: "contoh.go.id"}, "P.1.i.a", "https://contoh.go.id"},
		{catalog.LinkInput{Address: address}, "P.1.i", "Tautan ke soal"},
		{catalog.LinkInput{Address: address, Details: catalog.Details{Date: "2026-02-30"}}, "P.1.i.a", "Data dokumen"},
	} {
		if _, err := e.c.AddLink(t.Context(), storetest.Who, c.in, c.to); model.KindOf(err) != model.Invalid || !strings.Contains(model.Message(err), c.word) {
			t.Errorf("%+v: %v", c.in, err)
		}
	}
	r := e.one(e.file("jahat.url", []byte("[InternetShortcut]\nURL=file:///C:/x.exe")))
	if r.Status != catalog.Failed || !strings.Contains(r.Problem, "alamat web") {
		t.Errorf("%+v", r)
	}
	if _, n, err := e.c.Find(t.Context(), catalog.Query{}); n != 0 || err != nil {
		t.Errorf("%d documents %v", n, err)
	}
	e.sound()
}

func TestShortcutsOfUsersAreLinks(t *testing.T) {
	e := newEnv(t)
	r := e.one(e.file("AREA I/Laporan monev TW I 2026.url", []byte("[InternetShortcut]\nURL=https://contoh.go.id/2019/12/31/B-77/SK\n")))
	d := e.get(r.Document)
	if v := d.Files[0].Version; !v.IsLink() || d.Kind != model.KindReport || d.Period.Label != "Triwulan I 2026" || d.Date != "" || d.Number != "" {
		t.Errorf("%+v", d)
	}
}

func TestNotes(t *testing.T) {
	e := newEnv(t)
	ctx := t.Context()
	m, err := e.c.AddNote(ctx, storetest.Who, catalog.NoteInput{Text: "\r\nHasil apel pagi, 3 Juni 2026\r\nSemua hadir.\r\n\r\n"}, "P.1.i.a")
	if err != nil {
		t.Fatal(err)
	}
	d := e.get(m.Document)
	f := d.Files[0]
	if d.Title != "Hasil apel pagi, 3 Juni 2026" || f.Version.Name != "Hasil apel pagi, 3 Juni 2026.txt" || !catalog.IsNote(f.Version) || !f.Version.HasText {
		t.Errorf("%+v", d)
	}
	if got := e.content(m.Document); got != "Hasil apel pagi, 3 Juni 2026\nSemua hadir.\n" {
		t.Errorf("%q", got)
	}
	text, err := e.c.Note(ctx, f.Version)
	if err != nil || text != "Hasil apel pagi, 3 Juni 2026\nSemua hadir." {
		t.Errorf("%q %v", text, err)
	}
	v2, err := e.c.ReviseNote(ctx, storetest.Who, f.ID, text+" Kecuali dua orang.")
	if err != nil || v2.No != 2 {
		t.Fatal(v2, err)
	}
	vs, err := e.c.Versions(ctx, f.ID)
	if err != nil || len(vs) != 2 {
		t.Fatal(vs, err)
	}
	var texts []string
	for _, v := range vs {
		text, err := e.c.Note(ctx, v)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, text)
	}
	if d := cmp.Diff([]string{text, text + " Kecuali dua orang."}, texts); d != "" {
		t.Error(d)
	}
	for _, bad := range []string{" \n ", strings.Repeat("a", 200_001)} {
		if _, err := e.c.AddNote(ctx, storetest.Who, catalog.NoteInput{Text: bad}); model.KindOf(err) != model.Invalid {
			t.Errorf("%d letters: %v", len(bad), err)
		}
	}
	pdf := e.one(e.pdf("a.pdf", "isi"))
	if _, err := e.c.Note(ctx, e.get(pdf.Document).Files[0].Version); model.KindOf(err) != model.Unsupported {
		t.Error(err)
	}
	e.sound()
}

func TestAddPicture(t *testing.T) {
	e := newEnv(t)
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	m, err := e.c.AddPicture(t.Context(), storetest.Who, catalog.PictureInput{Name: "Tangkapan layar 2026-05-12 10.42.03.png", Data: b.Bytes()}, "P.1.i.a")
	if err != nil {
		t.Fatal(err)
	}
	d := e.get(m.Document)
	if d.Title != "Tangkapan layar 2026-05-12 10.42.03" || d.Kind != model.KindScreenshot || d.Files[0].Version.MIME != "image/png" || len(d.Links) != 1 {
		t.Errorf("%+v", d)
	}
	if _, err := e.c.AddPicture(t.Context(), storetest.Who, catalog.PictureInput{Name: "x.png", Data: []byte("bukan gambar")}); model.KindOf(err) != model.Invalid {
		t.Error(err)
	}
	e.sound()
}
