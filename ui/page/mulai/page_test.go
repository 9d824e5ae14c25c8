package mulai

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/kit/kittest"
	"siapzi/ui/look"
	"siapzi/ui/look/looktest"
)

func TestDraft(t *testing.T) {
	good := draft{unit: " Balai Contoh ", agency: "Kementerian", year: " 2026 ", target: model.WBK, dir: "/x.siapzi"}
	t.Run("a good draft is a unit without loose spaces", func(t *testing.T) {
		u, err := good.read()
		if want := (model.Unit{Name: "Balai Contoh", Agency: "Kementerian", Year: 2026, Target: model.WBK}); err != nil || u != want {
			t.Errorf("got %+v, %v", u, err)
		}
	})
	t.Run("every mistake is named at once, the folder too", func(t *testing.T) {
		_, err := draft{year: "dua ribu", target: model.WBK}.read()
		e, ok := err.(*model.Error)
		if !ok || len(e.Fields) != 4 {
			t.Fatalf("got %v", err)
		}
		for i, want := range []string{"unit", "agency", "year", "dir"} {
			if e.Fields[i].Field != want {
				t.Errorf("field %d is %s, want %s", i, e.Fields[i].Field, want)
			}
		}
	})
	t.Run("only the folder is missing", func(t *testing.T) {
		d := good
		d.dir = " "
		if _, err := d.read(); model.KindOf(err) != model.Invalid {
			t.Errorf("got %v", err)
		}
	})
	t.Run("the proposed folder takes only what a file system takes", func(t *testing.T) {
		if got, want := proposedDir("/d", `Balai: Contoh/"Satu"`, "2026"), filepath.Join("/d", "Balai Contoh Satu 2026.siapzi"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		if got := proposedDir("/d", " ", "2026"); got != "" {
			t.Errorf("without a name: %s", got)
		}
	})
}

// desk is the page in a window, with what it asked for.
type desk struct {
	*Page
	w       fyne.Window
	created model.Unit
	dir     string
	refuse  error // what Create answers
	opened  []string
	errs    []error
}

func newDesk(t *testing.T, mode look.Mode, recent ...Recent) *desk {
	d := &desk{w: kittest.Window(t, mode)}
	d.Page = New(Deps{
		Recent: recent, Open: func(dir string) { d.opened = append(d.opened, dir) }, Pick: func() {}, Sample: func() {},
		Create: func(dir string, u model.Unit, fail func(error)) {
			d.created, d.dir = u, dir
			if d.refuse != nil {
				fail(d.refuse)
			}
		},
		PickFolder: func(_ string, done func(string)) { done("/diska") }, ShowError: func(err error) { d.errs = append(d.errs, err) },
		Focus: func(f fyne.Focusable) { d.w.Canvas().Focus(f) }, ShowHelp: func() {}, Theme: func() look.Mode { return mode }, SetTheme: func(look.Mode) {},
		Documents: "/dokumen", Year: 2026, Version: "0.1.0",
	})
	d.w.SetContent(kit.Ground(look.ColorBackground, d.Content()))
	d.w.Resize(fyne.NewSize(1280, 774))
	return d
}

func TestForm(t *testing.T) {
	t.Run("mistakes stand under their fields and go when they are mended", func(t *testing.T) {
		d := newDesk(t, look.Light)
		d.ShowForm()
		test.Tap(d.form.create)
		if d.form.fields["unit"].Problem() == "" || d.form.fields["agency"].Problem() != "Nama instansi belum diisi." || d.form.fields["year"].Problem() != "" {
			t.Errorf("problems: %q, %q", d.form.fields["unit"].Problem(), d.form.fields["agency"].Problem())
		}
		test.Type(d.form.agency, "K")
		if d.form.fields["agency"].Problem() != "" || d.form.fields["unit"].Problem() == "" {
			t.Error("the mark did not go with the mistake")
		}
	})
	t.Run("the folder follows the name until it is chosen", func(t *testing.T) {
		d := newDesk(t, look.Light)
		d.ShowForm()
		test.Type(d.form.unit, "Balai")
		if got, want := d.form.dir.Text, filepath.Join("/dokumen", "Balai 2026.siapzi"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		d.form.browse()
		test.Type(d.form.unit, "X")
		if got, want := d.form.dir.Text, filepath.Join("/diska", "Balai 2026.siapzi"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	})
	t.Run("a filled form is handed over with Enter", func(t *testing.T) {
		d := newDesk(t, look.Light)
		d.ShowForm()
		test.Type(d.form.unit, "Balai")
		test.Type(d.form.agency, "Kementerian")
		d.form.target.Tap(1)
		d.form.agency.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if d.created != (model.Unit{Name: "Balai", Agency: "Kementerian", Year: 2026, Target: model.WBBM}) || d.dir != filepath.Join("/dokumen", "Balai 2026.siapzi") {
			t.Errorf("created %+v in %s", d.created, d.dir)
		}
	})
	t.Run("a taken folder is told under the folder, a mistake of the program in the error box", func(t *testing.T) {
		d := newDesk(t, look.Light)
		d.ShowForm()
		test.Type(d.form.unit, "Balai")
		test.Type(d.form.agency, "Kementerian")
		d.refuse = model.Errorf(model.Conflict, "Folder sudah berisi berkas.")
		test.Tap(d.form.create)
		if got := d.form.fields["dir"].Problem(); got != "Folder sudah berisi berkas." || d.form.create.Disabled() {
			t.Errorf("problem %q, button disabled %v", got, d.form.create.Disabled())
		}
		d.refuse = os.ErrClosed
		test.Tap(d.form.create)
		if len(d.errs) != 1 {
			t.Errorf("errors %v", d.errs)
		}
	})
}

func TestDrop(t *testing.T) {
	d := newDesk(t, look.Light)
	d.Drop([]string{"/x.siapzi", "/y"})
	if len(d.opened) != 1 || d.opened[0] != "/x.siapzi" {
		t.Errorf("opened %v", d.opened)
	}
}

func TestPictures(t *testing.T) {
	recent := []Recent{{Dir: "/home/sari/Dokumen/Balai Contoh Nusantara 2026.siapzi", Unit: "Balai Contoh Nusantara", Year: 2026, Target: "WBK"},
		{Dir: "/media/diska/Kantor Contoh.siapzi", Unit: "Kantor Contoh", Year: 2025, Target: "WBBM"}}
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		t.Run("cards and recent workspaces in "+string(mode), func(t *testing.T) {
			d := newDesk(t, mode, recent...)
			looktest.Picture(t, "cards-"+string(mode)+".png", d.w.Canvas())
		})
		t.Run("form in "+string(mode), func(t *testing.T) {
			d := newDesk(t, mode)
			d.ShowForm()
			test.Type(d.form.unit, "Balai")
			test.Tap(d.form.create)
			d.w.Canvas().Unfocus()
			d.w.Resize(fyne.NewSize(1280, 775)) // the test driver lays out only then
			d.w.Resize(fyne.NewSize(1280, 774))
			looktest.Picture(t, "form-"+string(mode)+".png", d.w.Canvas())
		})
	}
}
