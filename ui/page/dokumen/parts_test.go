package dokumen

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/ui/kit"
	"siapzi/ui/kit/kittest"
)

// parts gives the parts of a document as "label date".
func (o *office) parts(id model.DocumentID) []string {
	var out []string
	for _, f := range o.get(id).Files {
		out = append(out, f.Label+" "+string(f.Date))
	}
	return out
}

// meeting fills an office with the papers of a meeting.
func meeting(t *testing.T) (o *office, ids []model.DocumentID) {
	o = newOffice(t)
	for _, d := range []struct {
		title string
		kind  model.DocumentKind
		date  model.Date
	}{{"Notula rapat LKE", model.KindMinutes, "2026-06-04"}, {"Daftar hadir", model.KindAttendance, "2026-06-03"}, {"Undangan", model.KindInvitation, "2026-06-01"}} {
		id := o.add(d.title, "isi "+d.title)
		o.set(catalog.Edit{ID: id, Kind: &d.kind, Date: &d.date})
		ids = append(ids, id)
	}
	return o, ids
}

func TestMeetingPackage(t *testing.T) {
	o, ids := meeting(t)
	p := o.open()
	p.selectFor(ids...)
	test.Tap(o.button("Paket rapat"))

	var id model.DocumentID
	for _, x := range ids {
		if o.get(x).Kind == model.KindMeeting {
			id = x
		}
	}
	o.want("parts", o.parts(id), []string{"undangan 2026-06-01", "daftar hadir 2026-06-03", "notula 2026-06-04"})
	o.want("rows", o.titles(), []string{"Paket rapat LKE"})
	o.shows("Bagian rapat", "Notula bertanggal 4 Juni 2026, daftar hadir 3 Juni 2026.", "Foto belum ada", "Laporan belum ada", "Materi (bila ada)", "3 Jun 2026")

	t.Run("undo gives the documents back, and nothing lies in the bin", func(t *testing.T) {
		o.toast()
		o.want("rows", o.titles(), []string{"Daftar hadir", "Notula rapat LKE", "Undangan"})
		if p.book.counts.bin != 0 {
			t.Errorf("%d in the bin", p.book.counts.bin)
		}
		if _, ok := p.d.Undo.Redo(); !ok {
			t.Fatal("nothing to do again")
		}
		o.want("rows", o.titles(), []string{"Paket rapat LKE"})
		p.ShowDocument(id)
	})
	items := func(n int) []*fyne.MenuItem {
		d := o.get(id)
		return p.partItems(d, d.Files[n], p.details.versions[d.Files[n].ID], false)
	}
	t.Run("a day is corrected by hand", func(t *testing.T) {
		o.item(items(2), "Tanggal bagian…")
		o.dialogEntry().SetText("31 Juni 2026")
		kit.TopDialog(o.window).Accept()
		o.shows("Tulis seperti")
		o.dialogEntry().SetText("3 Juni 2026")
		kit.TopDialog(o.window).Accept()
		o.want("parts", o.parts(id), []string{"undangan 2026-06-01", "daftar hadir 2026-06-03", "notula 2026-06-03"})
		o.shows("Tanggal selaras: rapat 3 Jun 2026")
	})
	t.Run("a missing part is picked into its slot", func(t *testing.T) {
		o.picked = []string{o.file("IMG_0001.txt", "foto")}
		p.addParts(id, model.PartPhoto)
		o.want("parts", o.parts(id), []string{"undangan 2026-06-01", "daftar hadir 2026-06-03", "notula 2026-06-03", "foto "})
		p.addParts(id, model.PartPhoto)
		if len(o.errs) != 1 || model.KindOf(o.errs[0]) != model.Conflict {
			t.Errorf("the same file twice: %v", o.errs)
		}
	})
	t.Run("files dropped on a package may join it", func(t *testing.T) {
		p.Drop([]string{o.file("Materi paparan.txt", "materi")})
		kit.TopDialog(o.window).Accept()
		o.want("parts", o.parts(id), []string{"undangan 2026-06-01", "daftar hadir 2026-06-03", "notula 2026-06-03", "foto ", "materi "})
		p.d.Undo.Undo()
		o.want("parts", o.parts(id), []string{"undangan 2026-06-01", "daftar hadir 2026-06-03", "notula 2026-06-03", "foto "})
	})
	t.Run("parts are named, moved and taken out", func(t *testing.T) {
		o.item(items(3), "Nama bagian", "Laporan")
		o.item(items(3), "Naikkan")
		o.want("parts", o.parts(id), []string{"undangan 2026-06-01", "daftar hadir 2026-06-03", "laporan ", "notula 2026-06-03"})
		o.item(items(2), "Nama bagian", "Nama lain…")
		o.dialogEntry().SetText("Daftar Tamu")
		kit.TopDialog(o.window).Accept()
		o.shows("daftar tamu")
		d := o.get(id)
		at := slices.IndexFunc(d.Files, func(f model.File) bool { return f.Label == "daftar tamu" })
		o.item(items(at), "Keluarkan dari paket")
		o.want("parts", o.parts(id), []string{"undangan 2026-06-01", "daftar hadir 2026-06-03", "notula 2026-06-03"})
		o.want("rows", o.titles(), []string{"IMG 0001", "Paket rapat LKE"})
	})
}

func TestLinksAndNotesInTheDetails(t *testing.T) {
	o := newOffice(t)
	cat, ctx := o.ws.Catalog(), t.Context()
	link, err := cat.AddLink(ctx, "Sari", catalog.LinkInput{Address: "https://contoh.go.id/galeri", Details: catalog.Details{Title: "Galeri"}})
	if err != nil {
		t.Fatal(err)
	}
	note, err := cat.AddNote(ctx, "Sari", catalog.NoteInput{Text: "Hasil apel"})
	if err != nil {
		t.Fatal(err)
	}
	p := o.open()
	p.ShowDocument(link.Document)
	o.shows("https://contoh.go.id/galeri", "Tautan")
	test.Tap(o.button("Ubah alamat…"))
	o.dialogEntry().SetText("contoh.go.id/x")
	kit.TopDialog(o.window).Accept()
	o.shows("https://contoh.go.id/x")
	o.dialogEntry().SetText("https://contoh.go.id/baru")
	kit.TopDialog(o.window).Accept()
	o.shows("https://contoh.go.id/baru", "Versi 2")
	p.d.Undo.Undo()
	o.shows("https://contoh.go.id/galeri", "Versi 3")

	p.ShowDocument(note.Document)
	test.Tap(o.button("Ubah isi…"))
	if got := o.dialogEntry().Text; got != "Hasil apel" {
		t.Errorf("%q", got)
	}
	o.dialogEntry().SetText("Hasil apel pagi")
	kit.TopDialog(o.window).Accept()
	text, err := cat.Note(ctx, o.get(note.Document).Files[0].Version)
	if err != nil || text != "Hasil apel pagi" || kit.TopDialog(o.window) != nil {
		t.Errorf("%q %v", text, err)
	}

	// What is made while the page is open is shown as soon as the list has it.
	fresh, err := cat.AddNote(ctx, "Sari", catalog.NoteInput{Text: "Catatan baru"})
	if err != nil {
		t.Fatal(err)
	}
	p.ShowDocument(fresh.Document)
	o.want("chosen", o.chosen(), []string{"Catatan baru"})

	for _, words := range []string{"Tautan…", "Catatan…", "Tempel tangkapan layar"} {
		o.item(p.addItems(), words)
	}
	o.want("asked of the shell", o.made, []string{"link", "note", "picture"})
}

// selectFor chooses documents as with the mouse.
func (p *Page) selectFor(ids ...model.DocumentID) {
	p.sel.Only(ids[0])
	for _, id := range ids[1:] {
		p.sel.Toggle(id)
	}
	p.chosen()
}

// dialogEntry gives the text field of the dialog in front.
func (o *office) dialogEntry() *kit.Entry {
	o.t.Helper()
	var found *kit.Entry
	kittest.Walk(o.window.Canvas().Overlays().Top(), func(c fyne.CanvasObject) {
		if e, ok := c.(*kit.Entry); ok {
			found = e
		}
	})
	if found == nil {
		o.t.Fatal("no dialog with a field")
	}
	return found
}
