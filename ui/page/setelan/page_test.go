package setelan

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/setting"
	"siapzi/ui/kit"
	"siapzi/ui/kit/kittest"
	"siapzi/ui/look"
	"siapzi/ui/look/looktest"
)

func TestTexts(t *testing.T) {
	t.Run("a text is saved when its field is left, and shown as it is stored", func(t *testing.T) {
		d := newDesk(t, look.Light).open(1112, 686)
		f := d.enter(setting.UnitName, "  Balai   Baru ")
		if d.value(setting.UnitName) != "Balai Baru" || f.entry.Text != "Balai Baru" || f.problem() != "" {
			t.Errorf("stored %q, shown %q, %q", d.value(setting.UnitName), f.entry.Text, f.problem())
		}
	})
	t.Run("Enter saves, and so does a rest while typing", func(t *testing.T) {
		d := newDesk(t, look.Light).open(1112, 686)
		f := d.field(setting.UnitAgency)
		d.window.Canvas().Focus(f.entry)
		test.Type(f.entry, "X ")
		if d.value(setting.UnitAgency) != unit.Agency {
			t.Error("saved while typing")
		}
		f.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if got := d.value(setting.UnitAgency); got != "X "+unit.Agency {
			t.Errorf("after Enter: %q", got)
		}
		test.Type(f.entry, "Y ")
		if !d.d.Tasks.Fire("typing.unit.agency") || !strings.Contains(d.value(setting.UnitAgency), "Y ") {
			t.Errorf("after a rest: %q", d.value(setting.UnitAgency))
		}
	})
	t.Run("what is wrong stays in its field, says so and is not saved", func(t *testing.T) {
		d := newDesk(t, look.Light).open(1112, 686)
		f := d.enter(setting.UnitYear, "26")
		if f.problem() != "Tahun harus antara 2021 dan 2100." || f.entry.Text != "26" || d.value(setting.UnitYear) != "2026" {
			t.Errorf("%q shows %q, stored %s", f.entry.Text, f.problem(), d.value(setting.UnitYear))
		}
		d.enter(setting.UnitName, "Balai Lain") // the mistake does not keep others from being saved
		if d.value(setting.UnitName) != "Balai Lain" || f.entry.Text != "26" {
			t.Errorf("stored %q, %q is left", d.value(setting.UnitName), f.entry.Text)
		}
		d.enter(setting.UnitYear, "2027")
		if f.problem() != "" || d.value(setting.UnitYear) != "2027" || d.field(setting.DeadlineSubmission).entry.Text != "31-05-2027" {
			t.Errorf("%q, stored %s", f.problem(), d.value(setting.UnitYear))
		}
	})
	t.Run("a day that does not go with another says which", func(t *testing.T) {
		d := newDesk(t, look.Light).open(1112, 686)
		d.enter(setting.DeadlineTPI, "30/4/2026")
		f := d.enter(setting.DeadlineSubmission, "1-4-2026")
		if !strings.Contains(f.problem(), "Penilaian TPI selesai") || d.value(setting.DeadlineSubmission) != "2026-05-31" {
			t.Errorf("%q", f.problem())
		}
	})
	t.Run("a draft is not overwritten by a change from elsewhere, and is saved when the page closes", func(t *testing.T) {
		d := newDesk(t, look.Light).open(1112, 686)
		f := d.field(setting.UnitName)
		d.window.Canvas().Focus(f.entry)
		test.Type(f.entry, "Z")
		if err := d.ws.Settings().Set(t.Context(), "lain", map[setting.Key]string{setting.UnitName: "Dari Luar", setting.UnitAgency: "Luar"}); err != nil {
			t.Fatal(err)
		}
		if f.entry.Text != "Z"+unit.Name || d.field(setting.UnitAgency).entry.Text != "Luar" {
			t.Errorf("shown %q and %q", f.entry.Text, d.field(setting.UnitAgency).entry.Text)
		}
		d.Page.Close()
		if got := d.value(setting.UnitName); got != "Z"+unit.Name {
			t.Errorf("stored %q", got)
		}
	})
	t.Run("what could not be written is told, stays on the screen and can be tried again", func(t *testing.T) {
		d := newDesk(t, look.Light).open(1112, 686)
		d.fail = model.Errorf(model.Unavailable, "Disk penuh.")
		d.enter(setting.UnitName, "Baru")
		f := d.field(setting.UnitName)
		if len(d.errs) != 1 || f.entry.Text != "Baru" || f.problem() == "" {
			t.Errorf("errors %v, shown %q, %q", d.errs, f.entry.Text, f.problem())
		}
		f.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if d.value(setting.UnitName) != "Baru" || f.problem() != "" {
			t.Errorf("stored %q, %q", d.value(setting.UnitName), f.problem())
		}
	})
}

func TestClosingAtOnceChangesNothing(t *testing.T) {
	d := newDesk(t, look.Light)
	key := setting.ThresholdKey(lke.GateKey{Target: model.WBBM, ID: "total"})
	if err := d.ws.Settings().Set(t.Context(), "sari", map[setting.Key]string{key: "88", "role.head": "Kepala Balai"}); err != nil {
		t.Fatal(err)
	}
	d.open(1112, 686)
	d.Page.Close()
	if d.value(key) != "88" || d.value("role.head") != "Kepala Balai" {
		t.Errorf("now %s, %s", d.value(key), d.value("role.head"))
	}
}

func TestUndo(t *testing.T) {
	d := newDesk(t, look.Light).open(1112, 686)
	d.enter(setting.UnitName, "Satu")
	d.sectionOf("unit").form.(*unitForm).target.Tap(1)
	if what, _ := d.undo.Next(); what != "Setelan Menuju" || d.value(setting.UnitTarget) != "WBBM" {
		t.Errorf("undo offers %q, target %s", what, d.value(setting.UnitTarget))
	}
	d.undo.Undo()
	d.undo.Undo()
	if d.value(setting.UnitName) != unit.Name || d.value(setting.UnitTarget) != "WBK" || d.field(setting.UnitName).entry.Text != unit.Name {
		t.Errorf("after undo: %s, %s", d.value(setting.UnitName), d.value(setting.UnitTarget))
	}
	d.undo.Redo()
	if _, more := d.undo.Next(); d.value(setting.UnitName) != "Satu" || more == "" {
		t.Errorf("after redo: %s, next %q", d.value(setting.UnitName), more)
	}
}

func TestThresholds(t *testing.T) {
	d := newDesk(t, look.Light).open(1112, 686)
	d.ShowPlace("ambang")
	form := d.sectionOf("ambang").form.(*thresholdForm)
	wbk := func(id string) setting.Key { return setting.ThresholdKey(lke.GateKey{Target: model.WBK, ID: id}) }

	t.Run("the regulation's values stand there", func(t *testing.T) {
		s := kittest.Texts(d.Content())
		for _, want := range []string{"Nilai total", "peraturan 75 dari 100", "peraturan 60\u00a0%", "% = 4,8 poin"} {
			if !strings.Contains(s, want) {
				t.Errorf("no %q in\n%s", want, s)
			}
		}
		if strings.Contains(s, "Diubah") || !form.reset.Disabled() {
			t.Error("something counts as changed")
		}
	})
	t.Run("a changed one is marked and judges at once", func(t *testing.T) {
		d.enter(wbk("area-1"), "62,5")
		g, _ := d.ws.Worksheet().Rule(lke.GateKey{Target: model.WBK, ID: "area-1"})
		s := kittest.Texts(d.Content())
		if g.Minimum != 5 || !strings.Contains(s, "Diubah · peraturan 60\u00a0%") || !strings.Contains(s, "% = 5 poin") || !strings.Contains(s, "1 ambang WBK berbeda") {
			t.Errorf("judged by %v, screen\n%s", g.Minimum, s)
		}
	})
	t.Run("more than can be reached is refused", func(t *testing.T) {
		f := d.enter(wbk("ipak"), "18")
		if f.problem() != "Isi angka dari 0 sampai 17,5." {
			t.Errorf("%q", f.problem())
		}
		d.enter(wbk("ipak"), "")
		if f.problem() != "" || f.entry.Text != "15,75" {
			t.Errorf("emptied: %q, %q", f.problem(), f.entry.Text)
		}
	})
	t.Run("one goes back by its button, all by the other, and undo brings them again", func(t *testing.T) {
		d.enter(wbk("total"), "80")
		test.Tap(form.rows[0][2].reset) // area 1
		if d.value(wbk("area-1")) != "60" || d.value(wbk("total")) != "80" {
			t.Errorf("area 1: %s, total %s", d.value(wbk("area-1")), d.value(wbk("total")))
		}
		d.enter(wbk("area-1"), "70")
		d.tap("Kembalikan semua")
		if d.value(wbk("area-1")) != "60" || d.value(wbk("total")) != "75" {
			t.Errorf("area 1: %s, total %s", d.value(wbk("area-1")), d.value(wbk("total")))
		}
		d.undo.Undo()
		if d.value(wbk("area-1")) != "70" || d.value(wbk("total")) != "80" {
			t.Errorf("undone: area 1: %s, total %s", d.value(wbk("area-1")), d.value(wbk("total")))
		}
	})
	t.Run("WBBM has its own", func(t *testing.T) {
		form.target.Tap(1)
		if s := kittest.Texts(d.Content()); !strings.Contains(s, "peraturan 85 dari 100") || strings.Contains(s, "Diubah") {
			t.Errorf("screen\n%s", s)
		}
	})
}

func TestLetterhead(t *testing.T) {
	d := newDesk(t, look.Light).open(1112, 686)
	d.ShowPlace("kop")
	d.picker.Files = []string{picture(t)}
	d.tap("Pilih gambar…")
	if s := kittest.Texts(d.Content()); d.logo.Width != 200 || d.face == nil || !strings.Contains(s, "200 × 200 titik") {
		t.Errorf("logo %s, screen\n%s", d.logo, s)
	}
	d.enter(setting.LetterheadLines, "KEMENTERIAN CONTOH")
	if s := kittest.Texts(d.sectionOf("kop").form.(*headForm).paper); s != "KEMENTERIAN CONTOH" {
		t.Errorf("paper %q", s)
	}
	d.tap("Hapus")
	if l, err := d.ws.Settings().Logo(t.Context()); !l.IsZero() || err != nil || d.face != nil {
		t.Errorf("still %s, %v", l, err)
	}
	d.undo.Undo()
	if l, _ := d.ws.Settings().Logo(t.Context()); l.Width != 200 || d.face == nil {
		t.Errorf("after undo %s", l)
	}

	t.Run("a picture that is dropped here is the logo, anything else is evidence", func(t *testing.T) {
		d.Drop([]string{"/tidak/ada.png"})
		d.Drop([]string{"/tidak/ada.pdf"})
		d.ShowPlace("unit")
		d.Drop([]string{"/tidak/foto.png"})
		if len(d.errs) != 1 || model.KindOf(d.errs[0]) != model.NotFound || fmt.Sprint(d.went) != "[/tidak/ada.pdf /tidak/foto.png]" {
			t.Errorf("errors %v, went %v", d.errs, d.went)
		}
	})
}

func TestRoles(t *testing.T) {
	d := newDesk(t, look.Light).open(1112, 686)
	d.ShowPlace("peran")
	d.enter(setting.RoleKey(setting.PokjaRole(3)), "Kepala Seksi SDM")
	f := d.enter(setting.RoleKey(setting.RoleHead), "")
	if d.value("role.pokja-3") != "Kepala Seksi SDM" || f.entry.Text != "Kepala Unit Kerja" {
		t.Errorf("stored %q, emptied shows %q", d.value("role.pokja-3"), f.entry.Text)
	}
	if f := d.enter("role.leader", strings.Repeat("panjang ", 20)); !strings.HasPrefix(f.problem(), "Terlalu panjang, ") {
		t.Errorf("problem %q", f.problem())
	}

	t.Run("who signs has a name and a number that is checked", func(t *testing.T) {
		name, number := setting.SignerNameKey(setting.RoleHead), setting.SignerNumberKey(setting.RoleHead)
		d.enter(name, "Nama Kepala Unit")
		d.enter(setting.SignerCity, "Kota Contoh")
		if f := d.enter(number, "1234"); !strings.HasPrefix(f.problem(), "NIP terdiri atas 18 angka") {
			t.Errorf("problem %q", f.problem())
		}
		if f := d.enter(number, "00000000 000000 0 000"); f.problem() != "" || d.value(number) != strings.Repeat("0", 18) {
			t.Errorf("problem %q, stored %q", f.problem(), d.value(number))
		}
		if d.value(name) != "Nama Kepala Unit" || d.value(setting.SignerCity) != "Kota Contoh" {
			t.Errorf("stored %q, %q", d.value(name), d.value(setting.SignerCity))
		}
		d.undo.Undo()
		if d.value(number) != "" {
			t.Errorf("after undo %q", d.value(number))
		}
	})
}

func TestDisplay(t *testing.T) {
	d := newDesk(t, look.Light).open(1112, 686)
	d.ShowPlace("tampilan")
	form := d.sectionOf("tampilan").form.(*displayForm)
	form.theme.Tap(1)
	test.Tap(form.larger)
	test.Tap(form.larger)
	if d.theme != look.Dark || d.size != 120 || !strings.Contains(kittest.Texts(d.Content()), "120\u00a0%") {
		t.Errorf("theme %s, size %d", d.theme, d.size)
	}
	d.tap("Ukuran biasa")
	test.Tap(form.smaller)
	if d.size != 90 || !form.smaller.Disabled() {
		t.Errorf("size %d", d.size)
	}
	d.SetTheme(look.Auto) // as the menu does
	if form.theme.On() != 2 {
		t.Errorf("shows %d", form.theme.On())
	}
	form.language.Tap(1)
	if d.lang != "en" {
		t.Error("the language was not kept")
	}
	d.tap("Tutup SiapZI")
	form.language.Tap(0)
	if fmt.Sprint(d.went) != "[quit]" || form.restart.Visible() {
		t.Errorf("went %v", d.went)
	}
}

func TestPlaces(t *testing.T) {
	d := newDesk(t, look.Light)
	d.open(1112, 686)
	d.ShowPlace("tempat")
	d.tap("Baca")
	if s := kittest.Texts(d.Content()); !strings.Contains(s, "/data/Balai.siapzi/cache") || !strings.Contains(s, "0\u00a0B") || fmt.Sprint(d.went) != "[log]" {
		t.Errorf("went %v, screen\n%s", d.went, s)
	}
	fill(t, d.ws.CacheDir(), 3000)
	d.Reload()
	d.busy = true
	d.tap("Kosongkan")
	if size, _ := d.ws.CacheSize(t.Context()); size != 3000 || len(d.errs) != 1 || model.KindOf(d.errs[0]) != model.Busy {
		t.Errorf("%d bytes are left, errors %v", size, d.errs)
	}
	d.busy = false
	d.tap("Kosongkan")
	if size, _ := d.ws.CacheSize(t.Context()); size != 0 || len(d.toasts) != 1 || !d.sectionOf("tempat").form.(*placeForm).clear.Disabled() {
		t.Errorf("%d bytes are left, toasts %v", size, d.toasts)
	}
}

func TestSections(t *testing.T) {
	t.Run("mouse and arrows choose, and the place is remembered", func(t *testing.T) {
		d := newDesk(t, look.Light).open(1112, 686)
		d.list.Press(3, desktop.MouseButtonPrimary)
		if d.Place() != "ambang" || !strings.Contains(kittest.Texts(d.Content()), "Nilai Pengungkit") {
			t.Errorf("shows %s", d.Place())
		}
		d.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		if d.Place() != "tampilan" {
			t.Errorf("shows %s", d.Place())
		}
		d.ShowPlace("peran")
		d.ShowPlace("sudah tidak ada")
		if d.Place() != "peran" {
			t.Errorf("shows %s", d.Place())
		}
	})
	t.Run("what cannot be read says so and tries again", func(t *testing.T) {
		d := newDesk(t, look.Light)
		d.fail = model.Errorf(model.Unavailable, "Diska lepas tidak terjangkau.")
		d.open(1112, 686)
		if s := kittest.Texts(d.Content()); !strings.Contains(s, "Diska lepas tidak terjangkau.") {
			t.Errorf("screen\n%s", s)
		}
		d.tap("Coba lagi")
		if s := kittest.Texts(d.Content()); !strings.Contains(s, "Tahun penilaian") {
			t.Errorf("screen\n%s", s)
		}
	})
}

// TestNothingIsCut looks at every section in the room that is left of small
// windows: at 100 %, of 1366 × 768 at 150 %, and at the least that is allowed.
func TestNothingIsCut(t *testing.T) {
	for _, c := range []struct {
		name          string
		width, height float32
	}{
		{"1280 × 800", 1112, 686}, {"1024 × 640", 856, 526}, {"1366 × 768 at 150 %", 742, 398}, {"the least window at 150 %", 592, 346},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t, look.Light).open(c.width, c.height)
			d.takeLogo(picture(t))
			d.ShowPlace("ambang")
			d.enter(setting.ThresholdKey(lke.GateKey{Target: model.WBK, ID: "area-3"}), "62,5")
			d.lang, d.size = "en", 150
			for _, s := range d.sections {
				d.ShowPlace(s.id)
				d.window.Resize(fyne.NewSize(c.width, c.height+1)) // the test driver lays out only then
				d.window.Resize(fyne.NewSize(c.width, c.height))
				for _, problem := range cut(d.Content(), c.width) {
					t.Errorf("%s: %s", s.id, problem)
				}
			}
		})
	}
}

// cut finds texts that are shortened or stick out at the right.
func cut(root fyne.CanvasObject, width float32) []string {
	var out []string
	scrolled := map[fyne.CanvasObject]bool{} // what stands in an entry
	kittest.Walk(root, func(o fyne.CanvasObject) {
		if e, ok := o.(*kit.Entry); ok {
			kittest.Walk(e, func(o fyne.CanvasObject) { scrolled[o] = true })
		}
		text, ok := o.(*canvas.Text)
		if !ok || text.Text == "" || scrolled[o] {
			return
		}
		right := fyne.CurrentApp().Driver().AbsolutePositionForObject(text).X + text.Size().Width
		if right > width+1 {
			out = append(out, fmt.Sprintf("%q ends at %v", text.Text, right))
		}
		if strings.HasSuffix(text.Text, "…") && text.Text != "Pilih gambar…" {
			out = append(out, fmt.Sprintf("%q is shortened", text.Text))
		}
	})
	return out
}

func TestPictures(t *testing.T) {
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		d := newDesk(t, mode).open(1112, 686)
		d.takeLogo(picture(t))
		d.ShowPlace("ambang")
		d.enter(setting.ThresholdKey(lke.GateKey{Target: model.WBK, ID: "area-3"}), "62,5")
		d.enter(setting.ThresholdKey(lke.GateKey{Target: model.WBK, ID: "area-1"}), "160")
		for _, id := range []string{"kop", "ambang", "tampilan"} {
			d.ShowPlace(id)
			d.window.Resize(fyne.NewSize(1112, 687)) // the test driver lays out only then
			d.window.Resize(fyne.NewSize(1112, 686))
			looktest.Picture(t, id+"-"+string(mode)+".png", d.window.Canvas())
		}
	}
}
