package ui

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/ui/kit"
)

// documents gives all documents of the open workspace.
func (d *desk) documents() []model.Document {
	d.t.Helper()
	ds, _, err := d.session.Documents.(*catalog.Catalog).Find(d.t.Context(), catalog.Query{Sort: catalog.SortCreated})
	if err != nil {
		d.t.Fatal(err)
	}
	return ds
}

// entries gives the text fields of the dialog in front, in order.
func (d *desk) entries() []*kit.Entry {
	var out []*kit.Entry
	for _, o := range test.LaidOutObjects(d.Window().Canvas().Overlays().Top()) {
		if e, ok := o.(*kit.Entry); ok {
			out = append(out, e)
		}
	}
	return out
}

func TestLinksAndNotesAreMadeInTheWindow(t *testing.T) {
	d := withWorkspace(t)
	d.program.lke.shown = "P.1.i.a"
	d.GoTo(PageLKE)

	d.press("evidence.link")
	if got := d.dialog(); got != "Tambah tautan: Langsung tertaut ke P.1.i.a." {
		t.Fatal(got)
	}
	fields := d.entries()
	fields[0].SetText("contoh.go.id/x")
	kit.TopDialog(d.Window()).Accept()
	if kit.TopDialog(d.Window()) == nil || len(d.documents()) != 0 {
		t.Fatal("a wrong address closes the dialog")
	}
	fields[0].SetText("https://contoh.go.id/x")
	fields[1].SetText("Galeri")
	kit.TopDialog(d.Window()).Accept()
	ds := d.documents()
	if d.dialog() != "" || len(ds) != 1 || ds[0].Title != "Galeri" || len(ds[0].Links) != 1 || ds[0].Links[0].Code != "P.1.i.a" || !ds[0].Files[0].Version.IsLink() {
		t.Fatalf("%q %+v", d.dialog(), ds)
	}

	// Elsewhere a note proves nothing yet.
	d.GoTo("lain")
	d.Command("evidence.note").Run()
	fields = d.entries()
	kit.TopDialog(d.Window()).Accept()
	if d.dialog() == "" {
		t.Fatal("an empty note closes the dialog")
	}
	fields[1].SetText("Hasil apel\nSemua hadir")
	kit.TopDialog(d.Window()).Accept()
	ds = d.documents()
	if d.dialog() != "" || len(ds) != 2 || ds[1].Title != "Hasil apel" || len(ds[1].Links) != 0 {
		t.Fatalf("%q %+v", d.dialog(), ds)
	}
}

func TestPasting(t *testing.T) {
	d := withWorkspace(t)
	var data []byte
	var problem error
	d.cfg.Picture = func(context.Context) ([]byte, error) { return data, problem }
	paste := func() {
		d.Window().Canvas().(interface{ TypedShortcut(fyne.Shortcut) }).TypedShortcut(&fyne.ShortcutPaste{Clipboard: d.cfg.App.Clipboard()})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	data = b.Bytes()
	paste()
	ds := d.documents()
	if len(ds) != 1 || ds[0].Title != "Tangkapan layar 2026-05-12 10.42.00" || ds[0].Kind != model.KindScreenshot || ds[0].Date != "2026-05-12" {
		t.Fatalf("%+v", ds)
	}

	// Without a picture an address is offered as a link, other text is told of.
	data, problem = nil, model.Errorf(model.NotFound, "Tidak ada gambar di papan klip.")
	d.cfg.App.Clipboard().SetContent("kata biasa")
	paste()
	if d.dialog() != "" || len(d.documents()) != 1 {
		t.Fatal(d.dialog())
	}
	d.cfg.App.Clipboard().SetContent(" https://contoh.go.id/galeri ")
	paste()
	if got := d.dialog(); !strings.HasPrefix(got, "Tambah tautan") || d.entries()[0].Text != "https://contoh.go.id/galeri" {
		t.Fatal(got)
	}
	paste() // behind the dialog nothing happens
	kit.TopDialog(d.Window()).Accept()
	if ds := d.documents(); len(ds) != 2 || ds[1].Title != "contoh.go.id" {
		t.Fatalf("%+v", ds)
	}

	// What hinders is said.
	d.cfg.App.Clipboard().SetContent("")
	problem = model.Errorf(model.Busy, "Papan klip sedang dipakai program lain. Coba lagi sebentar.")
	paste()
	if got := d.dialog(); !strings.Contains(got, "sedang dipakai") {
		t.Error(got)
	}
}
