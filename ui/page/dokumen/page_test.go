package dokumen

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/ui/kit"
	"siapzi/ui/kit/kittest"
)

// three fills an office with three documents.
func three(t *testing.T) (o *office, maklumat, sk, foto model.DocumentID) {
	o = newOffice(t)
	maklumat = o.add("Maklumat Pelayanan", "Dengan ini kami menyatakan sanggup melayani sesuai standar.")
	sk = o.add("SK Tim Kerja", "Keputusan tentang tim kerja; maklumat dipasang di lobi dan dibaca semua pengunjung.")
	foto = o.add("Foto Lobi", "papan informasi")
	o.link(maklumat, "P.6.i.b", "P.6.i.d")
	o.set(catalog.Edit{ID: sk, Date: ptr(model.Date("2026-01-20")), Kind: ptr(model.KindDecree)})
	return o, maklumat, sk, foto
}

func ptr[T any](v T) *T { return &v }

func (o *office) want(what string, got, want []string) {
	o.t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		o.t.Errorf("%s: -want +got\n%s", what, d)
	}
}

func TestFinding(t *testing.T) {
	o, maklumat, _, _ := three(t)
	p := o.open()

	o.want("all, by title", o.titles(), []string{"Foto Lobi", "Maklumat Pelayanan", "SK Tim Kerja"})
	o.shows("3 dokumen", "P.6.i.b", "+1", "20 Jan 2026", "tanpa tautan")

	t.Run("typing shows the best find first, with the words around it", func(t *testing.T) {
		o.search("maklumat")
		o.want("finds", o.titles(), []string{"Maklumat Pelayanan", "SK Tim Kerja"})
		o.shows("2 dari 3 cocok", "cocok di judul", "dipasang di lobi")
		if p.sel.Cursor != maklumat {
			t.Errorf("the first find is not shown: %v", o.chosen())
		}
	})
	t.Run("a filter narrows it further and names both when nothing is left", func(t *testing.T) {
		o.item(p.list.bar.areaItems(), "Area 6  Peningkatan Kualitas Pelayanan Publik")
		o.want("in area 6", o.titles(), []string{"Maklumat Pelayanan"})
		o.item(p.list.bar.kindItems(), "SOP")
		o.shows("Tidak ada yang cocok", "“maklumat”")
		test.Tap(o.button("Tampilkan semua"))
		o.want("all again", o.titles(), []string{"Foto Lobi", "Maklumat Pelayanan", "SK Tim Kerja"})
	})
	t.Run("chips filter and count", func(t *testing.T) {
		chip := p.list.bar.marks[0].chip
		test.Tap(chip)
		o.want("without link", o.titles(), []string{"Foto Lobi", "SK Tim Kerja"})
		test.Tap(chip)
	})
	t.Run("heads sort, and sort back", func(t *testing.T) {
		test.Tap(p.list.head.cells[1].press)
		if got := o.titles(); got[0] != "SK Tim Kerja" {
			t.Errorf("newest date first: %v", got)
		}
		test.Tap(p.list.head.cells[0].press)
		test.Tap(p.list.head.cells[0].press)
		o.want("by title backwards", o.titles(), []string{"SK Tim Kerja", "Maklumat Pelayanan", "Foto Lobi"})
		test.Tap(p.list.head.cells[0].press)
	})
	t.Run("typing anywhere searches", func(t *testing.T) {
		o.window.Canvas().Unfocus()
		p.TypedRune('t')
		p.list.search.TypedRune('i')
		p.list.search.TypedRune('m')
		o.want("tim", o.titles(), []string{"SK Tim Kerja"})
		o.press(fyne.KeyEscape)
		if len(o.titles()) != 3 {
			t.Errorf("Esc does not empty the search: %v", o.titles())
		}
	})
	t.Run("another page shows a document that is filtered away", func(t *testing.T) {
		o.search("tim")
		p.ShowDocument(maklumat)
		o.want("chosen", o.chosen(), []string{"Maklumat Pelayanan"})
		if p.list.search.Text != "" || p.Place() != string(maklumat) {
			t.Errorf("search %q, place %q", p.list.search.Text, p.Place())
		}
	})
}

func TestSnippetsOfLaterRows(t *testing.T) {
	o := newOffice(t)
	for i := range 20 {
		o.add("Dokumen "+string(rune('A'+i)), "kata pencarian yang panjang nomor "+string(rune('A'+i)))
	}
	p := o.open()
	o.search("pencarian")
	p.list.list.ScrollTo(19)
	if s := p.snippets[p.id(19)]; s != "" {
		t.Fatalf("read already: %q", s)
	}

	if !p.d.Tasks.Fire("snippets.wait") {
		t.Fatal("rows in view did not ask for their snippets")
	}

	if s := p.snippets[p.id(19)]; s == "" {
		t.Error("not read")
	}
	o.shows("yang panjang nomor T")
}

func TestChoosing(t *testing.T) {
	o, _, _, _ := three(t)
	p := o.open()
	click := func(i int) { p.list.list.Press(i, desktop.MouseButtonPrimary) }

	click(0)
	o.want("one", o.chosen(), []string{"Foto Lobi"})
	o.holding(fyne.KeyModifierShift, func() { click(2) })
	o.want("a range", o.chosen(), []string{"Foto Lobi", "Maklumat Pelayanan", "SK Tim Kerja"})
	o.shows("3 dipilih", "3 dokumen dipilih")
	o.holding(fyne.KeyModifierControl, func() { click(1) })
	o.want("one less", o.chosen(), []string{"Foto Lobi", "SK Tim Kerja"})
	click(1)
	o.want("alone again", o.chosen(), []string{"Maklumat Pelayanan"})
	if p.list.bulk.root.Visible() {
		t.Error("the bar for several stays")
	}

	t.Run("by keyboard", func(t *testing.T) {
		o.press(fyne.KeyUp)
		o.want("up", o.chosen(), []string{"Foto Lobi"})
		o.holding(fyne.KeyModifierShift, func() { o.press(fyne.KeyEnd) })
		o.want("to the end", o.chosen(), []string{"Foto Lobi", "Maklumat Pelayanan", "SK Tim Kerja"})
		o.press(fyne.KeySpace)
		o.want("without the last", o.chosen(), []string{"Foto Lobi", "Maklumat Pelayanan"})
		o.press(fyne.KeyHome)
		o.press(fyne.KeyUp)
		if o.window.Canvas().Focused() != fyne.Focusable(p.list.search) {
			t.Error("above the first row is the search field")
		}
		o.press(fyne.KeyDown)
		o.window.Canvas().(interface{ TypedShortcut(fyne.Shortcut) }).TypedShortcut(&fyne.ShortcutSelectAll{})
		o.want("all", o.chosen(), []string{"Foto Lobi", "Maklumat Pelayanan", "SK Tim Kerja"})
		o.press(fyne.KeyEscape)
		if len(o.chosen()) != 1 {
			t.Errorf("Esc leaves %v", o.chosen())
		}
	})
	t.Run("by the tick of a row", func(t *testing.T) {
		click(0)
		p.list.ticked(p.book.row(p.id(2)))
		o.want("ticked", o.chosen(), []string{"Foto Lobi", "SK Tim Kerja"})
	})
	t.Run("a double click opens", func(t *testing.T) {
		o.opened = nil
		click(1)
		click(1)
		if len(o.opened) != 1 || o.opened[0] != "Maklumat Pelayanan.txt" {
			t.Errorf("opened %v", o.opened)
		}
	})
}

func TestActionsOnSeveral(t *testing.T) {
	o, maklumat, sk, foto := three(t)
	p := o.open()
	p.sel.Only(sk)
	p.sel.Toggle(foto)
	p.chosen()

	t.Run("kind and period", func(t *testing.T) {
		o.item(p.menuItems(), "Jenis", "SOP")
		o.item(p.menuItems(), "Periode", "Triwulan II 2026")
		for _, id := range []model.DocumentID{sk, foto} {
			if d := o.get(id); d.Kind != model.KindSOP || d.Period.Label != "Triwulan II 2026" || d.Period.To != "2026-06-30" {
				t.Errorf("%+v", d)
			}
		}
		if o.get(maklumat).Kind == model.KindSOP {
			t.Error("a document that was not chosen changed")
		}
		p.d.Undo.Undo()
		p.d.Undo.Undo()
		if d := o.get(sk); d.Kind != model.KindDecree || d.Period.Label != "" {
			t.Errorf("undo: %+v", d)
		}
	})
	t.Run("link to a question", func(t *testing.T) {
		test.Tap(o.button("Tautkan"))
		test.Type(o.window.Canvas().Focused(), "P.1.i.a")
		o.shows("Tautkan 2 dokumen", "Pembentukan tim ZI")
		o.press(fyne.KeyReturn)
		if l := o.get(foto).Links; len(l) != 1 || l[0].Code != "P.1.i.a" || l[0].Origin != model.OriginUser || len(o.get(sk).Links) != 1 {
			t.Errorf("links %+v", l)
		}
		if r := p.book.row(foto); r.code != "P.1.i.a" {
			t.Errorf("the list still shows %q", r.code)
		}
		o.toast()
		if len(o.get(foto).Links) != 0 || len(o.get(sk).Links) != 0 {
			t.Error("Urungkan leaves links")
		}
		p.d.Undo.Redo()
		if len(o.get(foto).Links) != 1 {
			t.Error("redo did not link again")
		}
	})
	t.Run("throw away and restore", func(t *testing.T) {
		o.item(p.menuItems(), "Pindahkan ke keranjang sampah")
		o.want("left", o.titles(), []string{"Maklumat Pelayanan"})
		if o.toasts[len(o.toasts)-1] != "2 dokumen dipindahkan ke keranjang sampah." {
			t.Errorf("toasts %v", o.toasts)
		}
		test.Tap(p.list.bar.bin)
		o.want("in the bin", o.titles(), []string{"Foto Lobi", "SK Tim Kerja"})
		o.shows("Di keranjang sampah sejak 12 Mei 2026.", "Dibuang")
		if !p.details.form.fields[0].entry.Disabled() {
			t.Error("a document in the bin can be edited")
		}
		test.Tap(o.button("Pulihkan"))
		o.want("still in the bin", o.titles(), []string{"SK Tim Kerja"})
		test.Tap(p.list.bar.bin)
		o.want("back", o.titles(), []string{"Foto Lobi", "Maklumat Pelayanan"})
		p.d.Undo.Undo()
		p.d.Undo.Undo()
		o.want("both undone", o.titles(), []string{"Foto Lobi", "Maklumat Pelayanan", "SK Tim Kerja"})
	})
	if len(o.errs) > 0 {
		t.Errorf("errors %v", o.errs)
	}
}

func TestEditing(t *testing.T) {
	o, maklumat, _, _ := three(t)
	p := o.open()
	p.ShowDocument(maklumat)

	t.Run("a field is saved when it is left, and undone", func(t *testing.T) {
		o.fill("number", "B-014/2026")
		o.fill("date", "2/2/26")
		d := o.get(maklumat)
		if d.Number != "B-014/2026" || d.Date != "2026-02-02" {
			t.Errorf("%+v", d)
		}
		o.shows("2 Feb 2026")
		if u, _ := p.d.Undo.Next(); u != "Tanggal “Maklumat Pelayanan”" {
			t.Errorf("undo says %q", u)
		}
		p.d.Undo.Undo()
		if o.get(maklumat).Date != "" || p.details.form.fields[2].entry.Text != "" {
			t.Errorf("undo: %+v, field %q", o.get(maklumat).Date, p.details.form.fields[2].entry.Text)
		}
	})
	t.Run("what is wrong is said below the field and not saved", func(t *testing.T) {
		o.fill("date", "31 Feb 2026")
		o.shows("Tulis seperti")
		o.fill("title", "  ")
		o.shows("judul belum diisi")
		if d := o.get(maklumat); d.Date != "" || d.Title != "Maklumat Pelayanan" || len(o.errs) > 0 {
			t.Errorf("%+v, errors %v", d, o.errs)
		}
		o.fill("date", "")
		o.fill("title", "Maklumat 2026")
		o.want("list", o.titles(), []string{"Foto Lobi", "Maklumat 2026", "SK Tim Kerja"})
		if p.details.title.Text() != "Maklumat 2026" {
			t.Errorf("head %q", p.details.title.Text())
		}
	})
	t.Run("kind and period are chosen", func(t *testing.T) {
		o.item(periodEditMenu(o.window, 2026, model.Period{}, func(period model.Period) { p.details.form.save("Periode", catalog.Edit{Period: &period}, nil) }), "Bulan", "Maret 2026")
		if d := o.get(maklumat); d.Period.To != "2026-03-31" {
			t.Errorf("%+v", d.Period)
		}
		o.shows("Maret 2026")
	})
	t.Run("another span is asked for", func(t *testing.T) {
		var got model.Period
		d := askSpan(o.window, model.Period{}, func(p model.Period) { got = p })
		test.Type(o.window.Canvas().Focused(), "1 Jan 2026")
		d.Accept()
		o.shows("Isi tanggal akhir.")
		o.window.Canvas().FocusNext()
		test.Type(o.window.Canvas().Focused(), "15 Jan 2026")
		d.Accept()
		if got.To != "2026-01-15" || got.Label != "1 Jan 2026 – 15 Jan 2026" {
			t.Errorf("%+v", got)
		}
	})
	t.Run("what is typed is saved after a pause and when another document is shown", func(t *testing.T) {
		f := p.details.form.fields[3] // issuer
		f.entry.SetText("Kepala Balai")
		p.d.Tasks.Fire("form.save")
		if o.get(maklumat).Issuer != "Kepala Balai" {
			t.Error("the pause saved nothing")
		}
		f.entry.SetText("Kepala")
		p.sel.Only(p.id(0))
		p.chosen()
		if o.get(maklumat).Issuer != "Kepala" {
			t.Error("showing another document lost it")
		}
		p.ShowDocument(maklumat)
		p.details.form.fields[2].entry.SetText("entah")
		p.sel.Only(p.id(0))
		p.chosen()
		if s := o.toasts[len(o.toasts)-1]; s != "Tanggal “entah” tidak disimpan. Tulis seperti 2 Feb 2026 atau 02/02/2026." {
			t.Errorf("toast %q", s)
		}
	})
	t.Run("what somebody else changes does not overwrite what is being typed", func(t *testing.T) {
		p.ShowDocument(maklumat)
		note := p.details.form.fields[4]
		note.entry.SetText("sedang ditulis")
		o.set(catalog.Edit{ID: maklumat, Note: ptr("dari luar"), Number: ptr("N-2")})
		if note.entry.Text != "sedang ditulis" || p.details.form.fields[1].entry.Text != "N-2" {
			t.Errorf("note %q, number %q", note.entry.Text, p.details.form.fields[1].entry.Text)
		}
	})
}

func TestLinksAndVersions(t *testing.T) {
	o, maklumat, _, _ := three(t)
	p := o.open()
	p.ShowDocument(maklumat)
	o.shows("Membuktikan 2 soal", "P.6.i.b", "Versi 1")

	p.unlink(maklumat, "P.6.i.b")
	o.shows("Membuktikan 1 soal")
	o.toast()
	o.shows("Membuktikan 2 soal")

	t.Run("linking one document proposes questions first", func(t *testing.T) {
		test.Tap(o.button("Tautkan soal"))
		o.press(fyne.KeyEscape)
		q := p.askQuestion("Tautkan", "Tautkan", []model.DocumentID{maklumat}, func(model.Code, int) {})
		if want, _ := o.ws.Catalog().Suggest(t.Context(), maklumat); len(want) > 0 && (!q.rows[0].proposed || q.rows[0].node.Code != want[0].Code) {
			t.Errorf("first row %+v, want %+v", q.rows[0], want[0])
		}
		q.search.SetText("P.1.i.a")
		o.item(q.items(), shortened(q.rows[0].node.Evidence[0].Name))
		if q.evidence != 1 {
			t.Errorf("evidence %d", q.evidence)
		}
		q.search.SetText("xyzzy")
		o.shows("Tidak ada soal yang cocok")
		if q.confirm() {
			t.Error("nothing can be confirmed")
		}
		q.dialog.Cancel()
	})
	t.Run("a replaced file keeps its old version", func(t *testing.T) {
		o.picked = []string{o.file("baru.txt", "isi yang baru sekali")}
		test.Tap(o.button("Ganti berkas…"))
		if v := o.get(maklumat).Files[0].Version; v.No != 2 || v.Name != "baru.txt" {
			t.Errorf("%+v", v)
		}
		o.shows("Versi 2", "Versi 1")
		var see []*kit.Button
		kittest.Walk(o.window.Canvas().Content(), func(c fyne.CanvasObject) {
			if b, ok := c.(*kit.Button); ok && b.Text() == "Lihat" {
				see = append(see, b)
			}
		})
		for i, name := range []string{"baru.txt", "Maklumat Pelayanan.txt"} { // the newest first
			if test.Tap(see[i]); o.page.details.view.Version().Name != name {
				t.Errorf("shows %q, not %q", o.page.details.view.Version().Name, name)
			}
		}
		test.Tap(o.button("Pakai lagi"))
		if v := o.get(maklumat).Files[0].Version; v.No != 3 || v.Name != "Maklumat Pelayanan.txt" {
			t.Errorf("%+v", v)
		}
		p.d.Undo.Undo()
		if v := o.get(maklumat).Files[0].Version; v.Name != "baru.txt" {
			t.Errorf("undo: %+v", v)
		}
	})
	t.Run("the same file again is refused with a sentence", func(t *testing.T) {
		o.errs = nil
		test.Tap(o.button("Ganti berkas…"))
		if len(o.errs) != 1 || model.KindOf(o.errs[0]) != model.Conflict {
			t.Errorf("errors %v", o.errs)
		}
	})
}

// broken fails where a test wants it to.
type broken struct {
	Lists
	all, match error
}

func (b *broken) AllSummaries(ctx context.Context) ([]catalog.Summary, error) {
	if b.all != nil {
		return nil, b.all
	}
	return b.Lists.AllSummaries(ctx)
}

func (b *broken) Matches(ctx context.Context, words string) ([]int64, bool, error) {
	if b.match != nil {
		return nil, false, b.match
	}
	return b.Lists.Matches(ctx, words)
}

func TestStates(t *testing.T) {
	t.Run("an empty workspace says what to do", func(t *testing.T) {
		o := newOffice(t)
		p := o.open()
		o.shows("Belum ada bukti.", "Seret berkas", "0 dokumen")
		o.add("Pertama", "isi")
		if len(p.shown) != 1 || len(o.chosen()) != 1 {
			t.Errorf("after an import: %v, chosen %v", o.titles(), o.chosen())
		}
	})
	t.Run("what cannot be read can be tried again", func(t *testing.T) {
		o, _, _, _ := three(t)
		d := o.deps()
		b := &broken{Lists: d.Lists, all: model.Errorf(model.Unavailable, "Disk tidak terjangkau.")}
		d.Lists = b
		o.openWith(d)
		o.shows("Dokumen tidak dapat dibaca", "Disk tidak terjangkau.")
		b.all = nil
		test.Tap(o.button("Coba lagi"))
		if len(o.titles()) != 3 {
			t.Errorf("%v", o.titles())
		}
		b.match = errors.New("x")
		o.search("tim")
		o.shows("Dokumen tidak dapat dicari")
		b.match = nil
		test.Tap(o.button("Coba lagi"))
		o.want("found", o.titles(), []string{"SK Tim Kerja"})
	})
	t.Run("what changes under a filter stays under the hands", func(t *testing.T) {
		o, maklumat, _, _ := three(t)
		p := o.open()
		p.setFilter(filter{marks: marks{incomplete: true}})
		p.ShowDocument(maklumat)
		p.setFilter(filter{marks: marks{incomplete: true}})
		o.want("without date", o.titles(), []string{"Foto Lobi", "Maklumat Pelayanan"})
		p.sel.Only(maklumat)
		p.chosen()
		o.fill("date", "1 Mar 2026")
		o.want("the list", o.titles(), []string{"Foto Lobi"})
		o.want("chosen", o.chosen(), []string{"Maklumat Pelayanan"})
		o.fill("number", "12")
		if o.get(maklumat).Number != "12" {
			t.Error("the second field was not saved")
		}
	})
	t.Run("changes of other pages are shown", func(t *testing.T) {
		o, maklumat, _, foto := three(t)
		p := o.open()
		p.ShowDocument(maklumat)
		o.link(foto, "P.1.i.a")
		if r := p.book.row(foto); r.code != "P.1.i.a" {
			t.Errorf("code %q", r.code)
		}
		o.add("Baru", "isi")
		if len(o.titles()) != 4 {
			t.Errorf("%v", o.titles())
		}
		o.want("chosen", o.chosen(), []string{"Maklumat Pelayanan"})
	})
}
