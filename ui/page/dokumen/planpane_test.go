package dokumen

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/ui/kit/kittest"
)

const maklumatText = "Maklumat pelayanan. Dengan ini kami menyatakan sanggup menyelenggarakan pelayanan. Kota Contoh, 2 Februari 2026"

// names gives the files that the import table shows.
func (o *office) names() []string {
	out := []string{}
	for _, i := range o.page.table.shown {
		out = append(out, o.page.table.lines[i].item.Name)
	}
	return out
}

func (o *office) line(name string) line {
	o.t.Helper()
	for _, l := range o.page.table.lines {
		if l.item.Name == name {
			return l
		}
	}
	o.t.Fatalf("%s is not in the table: %v", name, o.names())
	return line{}
}

// stored gives what the table holds on the disk for this file.
func (o *office) stored(name string) catalog.Planned {
	o.t.Helper()
	items, err := o.ws.Catalog().Planned(o.t.Context())
	if err != nil {
		o.t.Fatal(err)
	}
	for _, it := range items {
		if it.Name == name {
			return it
		}
	}
	o.t.Fatalf("%s is not in the table", name)
	return catalog.Planned{}
}

// planRowOf gives the row on the screen that shows this file.
func (o *office) planRowOf(name string) *planRow {
	o.t.Helper()
	var found *planRow
	kittest.Walk(o.window.Canvas().Content(), func(c fyne.CanvasObject) {
		if r, ok := c.(*planRow); ok && r.line.item.Name == name {
			found = r
		}
	})
	if found == nil {
		o.t.Fatalf("no row shows %s", name)
	}
	return found
}

// dropped opens the page and drops a folder with files of all sorts on it.
func dropped(t *testing.T) *office {
	o := newOffice(t)
	o.add("Notula Lama", "isi notula rapat yang lama sekali")
	o.file("ZI/AREA VI/Maklumat Pelayanan.txt", maklumatText)
	o.file("ZI/AREA VI/salinan.txt", "isi notula rapat yang lama sekali")
	o.file("ZI/entah.txt", "xyzzy")
	o.file("ZI/kosong.txt", "")
	p := o.open()
	p.Drop([]string{filepath.Join(o.dir, "ZI")})
	return o
}

func TestImportTable(t *testing.T) {
	o := dropped(t)
	p := o.page
	o.want("files", o.names(), []string{"Maklumat Pelayanan.txt", "salinan.txt", "entah.txt", "kosong.txt"})
	o.shows("Impor 4 berkas", "ZI", "P.6.i.b", "2 Feb 2026", "Siap", "Isi sama dengan “Notula Lama”, ditambahkan 12 Mei 2026",
		"Berkas ini kosong", "Pilih soal", "3 dipilih: 2 baru, 1 memakai yang ada · 1 rusak")
	if p.panes.Visible() {
		t.Error("the list stays behind the table")
	}

	t.Run("a date is corrected in place", func(t *testing.T) {
		r := o.planRowOf("entah.txt")
		o.window.Canvas().Focus(r.date)
		r.date.SetText("32 Jan 2026")
		o.window.Canvas().Unfocus()
		if s := o.stored("entah.txt"); s.Document.Date != "" || len(o.toasts) == 0 {
			t.Errorf("%+v, toasts %v", s.Document, o.toasts)
		}
		r.date.SetText("31/1/2026")
		r.date.OnSubmitted(r.date.Text)
		if s := o.stored("entah.txt"); s.Document.Date != "2026-01-31" {
			t.Errorf("%+v", s.Document)
		}
	})
	t.Run("question and period are chosen, and undone", func(t *testing.T) {
		test.Tap(o.planRowOf("entah.txt").question)
		test.Type(o.window.Canvas().Focused(), "P.1.i.a")
		o.press(fyne.KeyReturn)
		if s := o.stored("entah.txt"); s.Link.Code != "P.1.i.a" || s.Link.Origin != model.OriginUser {
			t.Errorf("%+v", s.Link)
		}
		if l := o.line("entah.txt"); l.state != lineReady {
			t.Errorf("state %d", l.state)
		}
		p.table.change(o.line("entah.txt"), func(it *planItem) { it.Document.Period = periods(2026)[0] })
		o.shows("dipilih sendiri")
		p.d.Undo.Undo()
		p.d.Undo.Undo()
		if s := o.stored("entah.txt"); s.Link.Code != "" || s.Document.Period.Label != "" {
			t.Errorf("after undo: %+v", s.PlanItem)
		}
		p.d.Undo.Redo()
	})
	t.Run("content that is stored already is used or stored again", func(t *testing.T) {
		o.planRowOf("salinan.txt").choice.Tap(1)
		if s := o.stored("salinan.txt"); s.Twin != catalog.TwinNew || p.table.sum.reused != 0 {
			t.Errorf("%+v, sum %+v", s.Twin, p.table.sum)
		}
		o.planRowOf("salinan.txt").choice.Tap(0)
	})
	t.Run("chips filter", func(t *testing.T) {
		test.Tap(p.table.chips[planTwin])
		o.want("twins", o.names(), []string{"salinan.txt"})
		test.Tap(p.table.chips[planBad])
		o.want("bad", o.names(), []string{"kosong.txt"})
		test.Tap(p.table.chips[planAll])
	})
	t.Run("ticks", func(t *testing.T) {
		test.Tap(o.planRowOf("entah.txt").tick)
		if o.stored("entah.txt").Chosen || p.table.all.On() {
			t.Error("still ticked")
		}
		test.Tap(p.table.all)
		if !o.stored("entah.txt").Chosen || !p.table.all.On() || o.stored("kosong.txt").Chosen {
			t.Error("not all that can be are ticked")
		}
	})
	t.Run("a bad file is replaced, or left out", func(t *testing.T) {
		o.picked = []string{o.file("pengganti.txt", "Laporan kegiatan yang lengkap")}
		p.table.swap(o.line("kosong.txt"))
		if s := o.stored("pengganti.txt"); s.State != catalog.PlanReady {
			t.Errorf("%+v", s.PlanItem)
		}
		p.table.drop(o.line("pengganti.txt"))
		o.want("without it", o.names(), []string{"Maklumat Pelayanan.txt", "salinan.txt", "entah.txt"})
		o.toast()
		if len(o.names()) != 4 {
			t.Errorf("Urungkan: %v", o.names())
		}
		p.table.drop(o.line("pengganti.txt"))
	})
	t.Run("the table is kept while it is closed", func(t *testing.T) {
		test.Tap(o.button("Tutup"))
		o.shows("3 berkas menunggu di tabel impor.")
		test.Tap(o.button("Lanjutkan"))
		if !p.table.isOpen() || len(o.names()) != 3 {
			t.Errorf("open %v, %v", p.table.isOpen(), o.names())
		}
	})
	t.Run("import stores what the table says and gives way to the list", func(t *testing.T) {
		test.Tap(o.button("Impor 3 berkas"))
		if p.table.isOpen() || len(o.errs) > 0 {
			t.Errorf("open %v, errors %v", p.table.isOpen(), o.errs)
		}
		if s := o.toasts[len(o.toasts)-1]; s != "2 berkas baru, 1 memakai yang ada." {
			t.Errorf("toast %q", s)
		}
		o.want("list", o.titles(), []string{"Entah", "Maklumat Pelayanan", "Notula Lama"})
		o.want("shown", o.chosen(), []string{"Maklumat Pelayanan"})
		d := o.get(p.sel.Cursor)
		if d.Date != "2026-02-02" || len(d.Links) != 1 || d.Links[0].Code != "P.6.i.b" {
			t.Errorf("%+v", d)
		}
	})
}

func TestImportTableStates(t *testing.T) {
	t.Run("what fails stays in the table with its reason and can be read again", func(t *testing.T) {
		o := dropped(t)
		if err := os.Remove(filepath.Join(o.dir, "ZI", "AREA VI", "Maklumat Pelayanan.txt")); err != nil {
			t.Fatal(err)
		}
		test.Tap(o.button("Impor 3 berkas"))
		o.shows("Berkas atau folder ini tidak ada.", "Impor 2 berkas")
		o.file("ZI/AREA VI/Maklumat Pelayanan.txt", maklumatText)
		o.page.table.again(o.line("Maklumat Pelayanan.txt"))
		if l := o.line("Maklumat Pelayanan.txt"); l.state != lineReady {
			t.Errorf("%+v", l)
		}
	})
	t.Run("the same files again add nothing and say so", func(t *testing.T) {
		o := dropped(t)
		o.page.Drop([]string{filepath.Join(o.dir, "ZI")})
		if s := o.toasts[len(o.toasts)-1]; s != "Semua berkas itu sudah ada di tabel." {
			t.Errorf("toast %q", s)
		}
	})
	t.Run("by keyboard", func(t *testing.T) {
		o := dropped(t)
		p := o.page
		p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		o.press(fyne.KeySpace)
		if o.stored("Maklumat Pelayanan.txt").Chosen {
			t.Error("Space does not untick")
		}
		o.press(fyne.KeyReturn)
		o.shows("membuktikan soal", "Usulan")
		o.press(fyne.KeyEscape)
		o.window.Canvas().Focus(p.table.list)
		o.press(fyne.KeyDelete)
		if len(o.names()) != 3 {
			t.Errorf("Delete: %v", o.names())
		}
		p.table.list.Press(0, desktop.MouseButtonPrimary)
		p.table.list.Press(0, desktop.MouseButtonPrimary)
		if len(o.opened) != 1 || o.opened[0] != "salinan.txt" {
			t.Errorf("a double click opened %v", o.opened)
		}
		o.press(fyne.KeyEscape)
		if p.table.isOpen() {
			t.Error("Esc does not close the table")
		}
	})
	t.Run("a row that is used for another file saves what was typed", func(t *testing.T) {
		o := dropped(t)
		r := o.planRowOf("entah.txt")
		o.window.Canvas().Focus(r.date)
		r.date.SetText("1 Mar 2026")
		r.set(o.line("salinan.txt"))
		if o.stored("entah.txt").Document.Date != "2026-03-01" {
			t.Error("lost")
		}
		if o.window.Canvas().Focused() == fyne.Focusable(r.date) {
			t.Error("typing would go on in another file")
		}
	})
	t.Run("files that wait are read when the table is opened again", func(t *testing.T) {
		o := newOffice(t)
		if _, err := o.ws.Catalog().Plan(t.Context(), "Sari", []string{o.file("a.txt", maklumatText)}); err != nil {
			t.Fatal(err)
		}
		p := o.open()
		o.shows("1 berkas menunggu di tabel impor.")
		test.Tap(o.button("Lanjutkan"))
		if l := o.line("a.txt"); l.state == lineWaiting || p.table.plan.reading {
			t.Errorf("%+v", l)
		}
	})
	t.Run("an empty table says what to do", func(t *testing.T) {
		o := dropped(t)
		for len(o.page.table.lines) > 0 {
			o.page.table.drop(o.page.table.lines[0])
		}
		o.shows("Tabel impor kosong")
	})
}
