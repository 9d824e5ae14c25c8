package bundel

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/history"
	"siapzi/model/jobs"
	"siapzi/model/lke"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/look/looktest"
	"siapzi/ui/pick"
	"siapzi/ui/task"
	"siapzi/ui/undo"
	"siapzi/ui/viewer/viewertest"
)

// desk is the page with a workspace of fixed data around it.
type desk struct {
	*Page
	w       fyne.Window
	bus     model.Bus
	picker  pick.Fake
	undo    undo.Stack
	err     error // what reading gives
	outlook *bundle.Outlook
	build   func(ctx context.Context, req bundle.Request) (bundle.Result, error)
	looked  []bundle.Request
	asked   bundle.Request
	past    []history.Bundle
	old     bundle.Manifest
	choices history.Choices
	opened  []string
	toasts  []string
	errs    []error
}

var now = time.Date(2026, 5, 12, 9, 30, 0, 0, time.Local)

func (d *desk) Unit(context.Context) (model.Unit, error) {
	return model.Unit{Name: "Balai Contoh", Agency: "K", Year: 2026, Target: model.WBK}, d.err
}
func (d *desk) PortalBytes(context.Context) (int64, error) { return 2 << 20, nil }
func (d *desk) LookAhead(_ context.Context, _ *bundle.Planner, req bundle.Request, open bool) (*bundle.Outlook, error) {
	d.looked = append(d.looked, req)
	if len(req.Watermark) > 60 {
		return nil, model.Errorf(model.Invalid, "Teks tanda air paling panjang 60 huruf.")
	}
	o := &bundle.Outlook{Pages: d.outlook.Pages, Bytes: d.outlook.Bytes, Volumes: d.outlook.Volumes, Documents: d.outlook.Documents,
		FileName: "Bundel ZI 2026.pdf", Lines: d.outlook.Lines, Manifest: d.outlook.Manifest, Exact: open}
	return o, nil
}
func (d *desk) WriteFront(_ context.Context, _ *bundle.Outlook, part bundle.FrontPart) (model.Version, error) {
	return model.Version{ID: model.VersionID(part), Hash: model.Hash(part), Pages: len(part), MIME: "application/pdf"}, nil
}
func (d *desk) MakeBundle(ctx context.Context, _ model.Actor, req bundle.Request) (bundle.Result, error) {
	d.asked = req
	return d.build(ctx, req)
}
func (d *desk) List(context.Context) ([]history.Bundle, error) { return d.past, d.err }
func (d *desk) Manifest(context.Context, history.ID) (bundle.Manifest, error) {
	return d.old, nil
}
func (d *desk) Remove(_ context.Context, _ model.Actor, id history.ID) (func(context.Context) error, error) {
	before := d.past
	d.past = nil
	for _, b := range before {
		if b.ID != id {
			d.past = append(d.past, b)
		}
	}
	return func(context.Context) error { d.past = before; return nil }, nil
}
func (d *desk) Choices(context.Context) (history.Choices, error) { return d.choices, nil }
func (d *desk) Remember(_ context.Context, _ model.Actor, c history.Choices) error {
	d.choices = c
	return nil
}
func (d *desk) OpenPath(path string)          { d.opened = append(d.opened, path) }
func (d *desk) ShowFolder(path string)        { d.opened = append(d.opened, "folder of "+path) }
func (d *desk) OpenQuestion(c model.Code)     { d.opened = append(d.opened, string(c)) }
func (d *desk) OpenDocument(x model.Document) { d.opened = append(d.opened, "document "+string(x.ID)) }
func (d *desk) ShowError(err error)           { d.errs = append(d.errs, err) }
func (d *desk) Toast(text, _ string, _ func()) {
	d.toasts = append(d.toasts, text)
}
func (d *desk) Window() fyne.Window { return d.w }

// newDesk makes the page in a window of a usual size; set may change what the
// workspace holds.
func newDesk(t *testing.T, mode look.Mode, set func(*desk)) *desk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.New(mode))
	d := &desk{w: test.NewTempWindow(t, nil), outlook: someOutlook(), past: somePast()}
	if set != nil {
		set(d)
	}
	out := t.TempDir()
	d.picker.SavePath = filepath.Join(out, "hasil")
	d.build = func(_ context.Context, req bundle.Request) (bundle.Result, error) {
		req.Progress.SetStage("Menggabungkan halaman", 3)
		err := os.WriteFile(req.Out, make([]byte, 3<<20), 0o644)
		return bundle.Result{Path: req.Out, Package: req.Package, Manifest: bundle.Manifest{Pages: 21},
			Problems: []bundle.Problem{{Code: "P.6.i.a-01", Name: "standar.pdf", Reason: "Berkas ini terkunci kata sandi."}}}, err
	}
	j := jobs.New(t.Context(), jobs.Config{})
	t.Cleanup(func() { j.Close(time.Second) })
	d.Page = New(Deps{Worksheet: lke.Default(), Unit: d, Bundles: d, History: d, Portal: d, Viewer: viewertest.Source{}, Shell: d, Picker: &d.picker,
		Bus: &d.bus, Tasks: task.NewSync(), Jobs: j, Undo: &d.undo, Who: "sari", Folder: out, Now: func() time.Time { return now }})
	t.Cleanup(d.Page.Close)
	d.w.SetPadded(false)
	d.w.SetContent(kit.Ground(look.ColorBackground, d.Content()))
	d.resize(1112, 686)
	return d
}

// resize lays the window out; the test driver does so only when sizes change.
func (d *desk) resize(w, h float32) {
	d.w.Resize(fyne.NewSize(w, h+1))
	d.w.Resize(fyne.NewSize(w, h))
}

func TestBuild(t *testing.T) {
	t.Run("the whole worksheet with today's date, and what came of it", func(t *testing.T) {
		d := newDesk(t, look.Light, nil)
		test.Tap(d.maker.start)

		if filepath.Base(d.asked.Out) != "hasil.pdf" || d.asked.Codes != nil || d.asked.Date.Day() != 12 || d.asked.Stamp != bundle.Pita || d.asked.Package != "" {
			t.Errorf("asked for %+v", d.asked)
		}
		r := d.maker.result
		if r == nil || r.pages != 21 || r.bytes != 3<<20 || len(r.problems) != 1 {
			t.Fatalf("result %+v", r)
		}
	})
	t.Run("everything that was chosen is in the request, and is remembered without the password", func(t *testing.T) {
		d := newDesk(t, look.Light, nil)
		d.Page.choices.chapter.Set(5)
		test.Tap(d.Page.choices.scopes[scopePart])
		d.Page.choices.title.SetText("Bukti Area 6")
		d.Page.choices.number.SetText("B-061/2026")
		d.Page.choices.mark.SetText("SALINAN")
		d.Page.choices.markStyle.Tap(1)
		d.Page.choices.stamp.Tap(1)
		d.Page.choices.images.Tap(1)
		d.Page.choices.size.Set(2)
		d.Page.choices.pages.SetText("200")
		d.Page.choices.pack.Tap(2)
		test.Tap(d.Page.choices.lock)
		d.Page.choices.word.SetText("rahasia")
		d.Page.choices.again.SetText("rahasia")
		test.Tap(d.maker.start)

		a := d.asked
		got := fmt.Sprintln(a.Codes, a.Title, a.Number, a.Watermark, a.WatermarkStyle, a.Stamp, a.Images, a.MaxBytes, a.MaxPages, filepath.Base(a.Package), a.OpenPassword)
		if want := "[P.6 R.6] Bukti Area 6 B-061/2026 SALINAN kaki pojok hemat 12000000 200 hasil - paket.zip rahasia\n"; got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		c := d.choices
		if c.Title != "Bukti Area 6" || c.MaxPages != 200 || !c.Locked || c.Package != history.ZIPPackage || fmt.Sprint(c.Codes) != "[P.6 R.6]" {
			t.Errorf("remembered %+v", c)
		}
		t.Run("and shown again the next time", func(t *testing.T) {
			again := newDesk(t, look.Light, func(x *desk) { x.choices = c })
			got, _, ok := again.Page.choices.get()
			if !ok || fmt.Sprint(got) != fmt.Sprint(c) {
				t.Errorf("got  %+v\nwant %+v", got, c)
			}
		})
	})
	t.Run("mistakes are marked and nothing is asked", func(t *testing.T) {
		for name, do := range map[string]func(c *choices) *kit.Field{
			"date":     func(c *choices) *kit.Field { c.date.SetText("31-02-2026"); return c.dateField },
			"pages":    func(c *choices) *kit.Field { c.pages.SetText("12"); return c.pagesField },
			"size":     func(c *choices) *kit.Field { c.size.Set(len(sizes)); c.sizeOwn.SetText("0,2"); return c.sizeField },
			"password": func(c *choices) *kit.Field { test.Tap(c.lock); return c.wordField },
			"repeated": func(c *choices) *kit.Field {
				test.Tap(c.lock)
				c.word.SetText("a")
				c.again.SetText("b")
				return c.againField
			},
		} {
			d := newDesk(t, look.Light, nil)
			field := do(d.Page.choices)
			d.maker.ask()
			if field.Problem() == "" || d.asked.Out != "" || len(d.picker.Asked) != 0 {
				t.Errorf("%s: the mistake passed", name)
			}
		}
	})
	t.Run("what the bundle refuses is told and the list stays", func(t *testing.T) {
		d := newDesk(t, look.Light, nil)
		n := len(d.shown)
		d.Page.choices.mark.SetText("Teks tanda air yang jauh lebih panjang daripada yang dapat dibaca orang di halaman")
		if d.wrong == "" || len(d.shown) != n || !d.maker.start.Disabled() {
			t.Errorf("wrong %q, %d rows", d.wrong, len(d.shown))
		}
		d.Page.choices.mark.SetText("SALINAN")
		if d.wrong != "" || d.maker.start.Disabled() {
			t.Error("the mistake stays")
		}
	})
	t.Run("a failure is told and the button is back", func(t *testing.T) {
		d := newDesk(t, look.Light, nil)
		d.build = func(context.Context, bundle.Request) (bundle.Result, error) {
			return bundle.Result{}, model.Errorf(model.Unavailable, "Diska penuh.")
		}
		test.Tap(d.maker.start)
		if len(d.errs) != 1 || d.maker.result != nil || d.maker.root.Objects[0] != fyne.CanvasObject(d.maker.start) {
			t.Errorf("errors %v", d.errs)
		}
	})
	t.Run("where only the package failed both are told", func(t *testing.T) {
		d := newDesk(t, look.Light, nil)
		whole := d.build
		d.build = func(ctx context.Context, req bundle.Request) (bundle.Result, error) {
			r, _ := whole(ctx, req)
			return r, errors.New("paket gagal")
		}
		test.Tap(d.maker.start)
		if len(d.errs) != 1 || d.maker.result == nil {
			t.Errorf("errors %v, result %v", d.errs, d.maker.result)
		}
	})
}

func TestList(t *testing.T) {
	at := func(d *desk, code string) int {
		for i, r := range d.shown {
			if r.code == code {
				return i
			}
		}
		t.Fatalf("no row %s", code)
		return -1
	}
	t.Run("a double click opens the question or the document", func(t *testing.T) {
		d := newDesk(t, look.Light, nil)
		for _, code := range []string{"P.6.i.a", "P.6.i.a-02"} {
			i := at(d, code)
			d.list.list.Press(i, desktop.MouseButtonPrimary)
			d.list.list.Press(i, desktop.MouseButtonPrimary)
		}
		if fmt.Sprint(d.opened) != "[P.6.i.a document 4]" {
			t.Errorf("opened %v", d.opened)
		}
	})
	t.Run("the remedy of a damaged file is its document, of a locked one its password", func(t *testing.T) {
		d := newDesk(t, look.Light, nil)
		l := newLine(d.mend)
		l.show(d.shown[at(d, "P.6.i.b-01")])
		test.Tap(l.remedy)
		if fmt.Sprint(d.opened) != "[document 5]" {
			t.Errorf("opened %v", d.opened)
		}
		l.show(d.shown[at(d, "P.6.i.a-01")])
		test.Tap(l.remedy)
		dialog := kit.TopDialog(d.w)
		if dialog == nil {
			t.Fatal("no password is asked for")
		}
		test.Type(d.w.Canvas().Focused(), "rahasia")
		dialog.Accept()
		if got := d.looked[len(d.looked)-1].Passwords["h3"]; got != "rahasia" {
			t.Errorf("looked with %q", got)
		}
		test.Tap(d.maker.start)
		if d.asked.Passwords["h3"] != "rahasia" {
			t.Errorf("built with %v", d.asked.Passwords)
		}
	})
	t.Run("chips filter, one at a time", func(t *testing.T) {
		d := newDesk(t, look.Light, nil)
		test.Tap(d.list.chips[showCares])
		n := len(d.shown)
		if n == 0 || n >= len(d.rows) || d.list.chips[showAll].On() {
			t.Errorf("%d rows", n)
		}
		test.Tap(d.list.chips[showCares])
		if len(d.shown) != n || !d.list.chips[showCares].On() {
			t.Error("a second click changed it")
		}
	})
	t.Run("what cannot be read shows an error with a way to try again", func(t *testing.T) {
		d := newDesk(t, look.Light, func(d *desk) { d.err = model.Errorf(model.Unavailable, "Diska lepas tidak terjangkau.") })
		if d.list.body.Objects[0] == fyne.CanvasObject(d.list.list) || !d.maker.start.Disabled() {
			t.Fatal("an empty list is shown")
		}
		d.err = nil
		d.Reload()
		if d.list.body.Objects[0] != fyne.CanvasObject(d.list.list) {
			t.Error("the list did not come back")
		}
	})
	t.Run("a change of documents is looked at again", func(t *testing.T) {
		d := newDesk(t, look.Light, nil)
		n := len(d.looked)
		d.bus.Publish(model.DocumentChanged{})
		if len(d.looked) <= n {
			t.Error("nobody looked")
		}
	})
	t.Run("ten thousand rows scroll", func(t *testing.T) {
		d := newDesk(t, look.Light, func(d *desk) { d.outlook = largeOutlook(10_000) })
		if len(d.shown) < 10_000 {
			t.Fatalf("%d rows", len(d.shown))
		}
		start := time.Now()
		for i := range 100 {
			d.list.list.ScrollTo(i * 100)
		}
		if took := time.Since(start) / 100; took > 16*time.Millisecond {
			t.Errorf("a step takes %v", took)
		}
	})
}

func TestQuestions(t *testing.T) {
	d := newDesk(t, look.Light, nil)
	test.Tap(d.Page.choices.scopes[scopeOwn])
	if kit.TopDialog(d.w) == nil {
		t.Fatal("no questions are offered")
	}
	list := newTickList(d.Page, nil)
	list.toggle(0) // all of Area 1
	list.toggle(1) // but its first question
	list.toggle(len(d.chapters[0].nodes) + 2)
	want := len(d.chapters[0].nodes)
	if got := d.ordered(list.set); len(got) != want || got[0] == d.chapters[0].nodes[0].Code || list.on(list.rows[0]) {
		t.Errorf("%d questions, want %d: %v", len(got), want, got)
	}
	kit.TopDialog(d.w).Cancel()
	if d.Page.choices.scope() != scopeWhole {
		t.Error("nothing was picked, and yet it counts")
	}
}

func TestHistoryPane(t *testing.T) {
	t.Run("tells what changed since each bundle", func(t *testing.T) {
		d := newDesk(t, look.Light, func(d *desk) {
			d.outlook.Manifest = bundle.Manifest{Pages: 9, Entries: []bundle.Entry{{Document: "1", Code: "P.1.i.a-01", SHA256: "x"}, {Document: "9", Code: "P.1.i.b-01", SHA256: "y", Page: 4, Title: "Baru"}}}
			d.old = bundle.Manifest{Pages: 7, Entries: []bundle.Entry{{Document: "1", Code: "P.1.i.a-01", SHA256: "x"}}}
		})
		d.middle.choose(showHistory)
		if got := d.records.records[0].sinceWords(); got != "sejak itu: 1 baru" {
			t.Errorf("got %q", got)
		}
		d.records.showChanges(d.records.records[0])
		if dialog := kit.TopDialog(d.w); dialog == nil {
			t.Error("no list of changes")
		}
	})
	t.Run("forgets a bundle and takes it back", func(t *testing.T) {
		d := newDesk(t, look.Light, nil)
		d.middle.choose(showHistory)
		d.records.list.Select(0)
		d.records.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
		if len(d.records.records) != 1 || len(d.toasts) == 0 {
			t.Fatalf("%d records", len(d.records.records))
		}
		a, ok := d.undo.Undo()
		if !ok {
			t.Fatal("cannot be undone")
		}
		a.Undo()
		if len(d.records.records) != 2 {
			t.Errorf("%d records", len(d.records.records))
		}
	})
	t.Run("uses the choices of an earlier bundle again", func(t *testing.T) {
		d := newDesk(t, look.Light, nil)
		d.records.reuse(d.records.records[1])
		if got := d.looked[len(d.looked)-1]; fmt.Sprint(got.Codes) != "[P.5 R.5]" || got.Watermark != "SALINAN" {
			t.Errorf("looked for %+v", got)
		}
	})
	t.Run("is empty at first", func(t *testing.T) {
		d := newDesk(t, look.Light, func(d *desk) { d.past = nil })
		d.middle.choose(showHistory)
		if d.records.root.Objects[0] == fyne.CanvasObject(d.records.list) || d.records.brief.Visible() {
			t.Error("an empty list is shown")
		}
	})
}

func TestPictures(t *testing.T) {
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		t.Run("list in "+string(mode), func(t *testing.T) {
			d := newDesk(t, mode, nil)
			looktest.Picture(t, "list-"+string(mode)+".png", d.w.Canvas())
		})
		t.Run("finished and narrow in "+string(mode), func(t *testing.T) {
			d := newDesk(t, mode, nil)
			d.picker.SavePath = filepath.Join(filepath.Dir(d.picker.SavePath), "Bundel ZI Balai Contoh 2026")
			test.Tap(d.maker.start)
			d.resize(743, 424) // a window of 1366×768 with text at 150 %
			looktest.Picture(t, "finished-"+string(mode)+".png", d.w.Canvas())
		})
		t.Run("history in "+string(mode), func(t *testing.T) {
			d := newDesk(t, mode, nil)
			d.middle.choose(showHistory)
			d.resize(856, 526)
			looktest.Picture(t, "history-"+string(mode)+".png", d.w.Canvas())
		})
	}
}
