package bundel

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/jobs"
	"siapzi/model/lke"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/look/looktest"
	"siapzi/ui/pick"
	"siapzi/ui/task"
)

// doc makes a document of one file with links to the given questions; the
// second number of a link is its place in the expected evidence.
func doc(id, title string, v model.Version, links ...model.Link) model.Document {
	v.Size = 1 << 20
	return model.Document{ID: model.DocumentID(id), Title: title, Files: []model.File{{Version: v}}, Links: links}
}

func link(c model.Code, evidence int) model.Link { return model.Link{Code: c, Evidence: evidence} }

var pdf = model.Version{MIME: "application/pdf", Pages: 4, HasText: true}

// evidence is what the tests' workspace holds.
func evidence() map[model.Code][]model.Document {
	twice := doc("2", "Rencana Aksi 2026", pdf, link("P.1.i.a", 0), link("R.1.i.a", 0))
	locked, scan := pdf, pdf
	locked.Problem, locked.Pages, scan.HasText = model.ProblemLocked, 0, false
	return map[model.Code][]model.Document{
		"P.1.i.a": {twice, doc("1", "SK Tim Kerja", pdf, link("P.1.i.a", 1))},
		"R.1.i.a": {twice},
		"P.6.i.a": {doc("3", "Standar Pelayanan", locked, link("P.6.i.a", 1)), doc("4", "Foto loket", scan, link("P.6.i.a", 2))},
	}
}

func show(rows []row) string {
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&b, "%s|%s|%s|%s|%s\n", r.code, r.title, r.count, r.warn, r.page)
	}
	return b.String()
}

func TestRows(t *testing.T) {
	w := newWords()
	list := chapters(lke.Default(), areaName)

	t.Run("every question stands in exactly one chapter, areas first", func(t *testing.T) {
		seen, n := map[model.Code]bool{}, 0
		for _, c := range list {
			for _, q := range c.nodes {
				seen[q.Code] = true
				n++
			}
		}
		if want := len(lke.Default().Questions); len(seen) != want || n != want || list[0].short != "Area 1" || list[5].short != "Area 6" || len(list) != 7 {
			t.Errorf("%d chapters, %d questions of which %d different, want %d", len(list), n, len(seen), want)
		}
	})
	t.Run("documents stand in the order of the evidence, once, with their pages", func(t *testing.T) {
		rows, sum := newRows(list[:1], evidence(), nil, w)
		got := show(rows)
		for _, want := range []string{
			"|Area 1 Manajemen Perubahan|8 hal.||\nP.1.i.a|Pembentukan tim ZI|8 hal.||\nP.1.i.a|SK Tim Kerja|4 hal.||\nP.1.i.a|Rencana Aksi 2026|4 hal.||\n",
			"\nR.1.i.a|Rencana Aksi 2026|lihat P.1.i.a||\n",
		} {
			if !strings.Contains("\n"+got, want) {
				t.Errorf("missing %q in\n%s", want, got)
			}
		}
		if sum.documents != 2 || sum.pages != 8 || sum.bytes != 2<<20 || sum.warnings != 0 {
			t.Errorf("sum %+v", sum)
		}
	})
	t.Run("a locked file takes one page and a word, a scan is named", func(t *testing.T) {
		rows, sum := newRows(list[5:6], evidence(), map[entryKey]int{{"4"}: 12}, w)
		got := show(rows)
		for _, want := range []string{"P.6.i.a|Standar Pelayanan|1 hal.|Terkunci|\n", "P.6.i.a|Foto loket|4 hal.|Tanpa teks|12\n"} {
			if !strings.Contains(got, want) {
				t.Errorf("missing %q in\n%s", want, got)
			}
		}
		if sum.warnings != 2 || sum.missing != len(list[5].nodes)-1 {
			t.Errorf("sum %+v", sum)
		}
	})
	t.Run("filters keep the headings of what they leave", func(t *testing.T) {
		rows, sum := newRows(list, evidence(), nil, w)
		warn := filtered(rows, showWarnings)
		if got := show(warn); strings.Count(got, "\n") != 4 || !strings.HasPrefix(got, "|Area 6") {
			t.Errorf("warnings:\n%s", got)
		}
		missing := 0
		for _, r := range filtered(rows, showMissing) {
			if r.kind == documentRow || (r.kind == questionRow && !r.missing) {
				t.Fatalf("%+v is not missing", r)
			}
			if r.missing {
				missing++
			}
		}
		if missing != sum.missing || len(filtered(rows, showAll)) != len(rows) {
			t.Errorf("%d missing rows, want %d", missing, sum.missing)
		}
	})
	t.Run("the file is named after unit, year and part", func(t *testing.T) {
		if got := fileName(model.Unit{Name: "Balai A/B", Year: 2026}, "Area 6"); got != "Bundel ZI Balai A B 2026 Area 6.pdf" {
			t.Errorf("got %s", got)
		}
	})
}

// desk is the page with a workspace of fixed data around it.
type desk struct {
	*Page
	w      fyne.Window
	bus    model.Bus
	picker pick.Fake
	err    error // what reading gives
	build  func(ctx context.Context, req bundle.Request) (bundle.Result, error)
	asked  bundle.Request
	opened []string
	errs   []error
}

func (d *desk) Unit(context.Context) (model.Unit, error) {
	return model.Unit{Name: "Balai Contoh", Agency: "K", Year: 2026, Target: model.WBK}, nil
}

func (d *desk) ByQuestion(context.Context) (map[model.Code][]model.Document, error) {
	return evidence(), d.err
}
func (d *desk) OpenPath(path string)      { d.opened = append(d.opened, path) }
func (d *desk) ShowFolder(path string)    { d.opened = append(d.opened, "folder of "+path) }
func (d *desk) OpenQuestion(c model.Code) { d.opened = append(d.opened, string(c)) }
func (d *desk) ShowError(err error)       { d.errs = append(d.errs, err) }
func (d *desk) Window() fyne.Window       { return d.w }

func newDesk(t *testing.T, mode look.Mode, loadErr error) *desk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.New(mode))
	d := &desk{w: test.NewTempWindow(t, nil), err: loadErr}
	out := t.TempDir()
	d.picker.SavePath = filepath.Join(out, "hasil")
	d.build = func(_ context.Context, req bundle.Request) (bundle.Result, error) {
		req.Progress.SetStage("Menggabungkan halaman", 3)
		err := os.WriteFile(req.Out, make([]byte, 3<<20), 0o644)
		return bundle.Result{Path: req.Out, Manifest: bundle.Manifest{Pages: 21, Entries: []bundle.Entry{{Document: "1", Page: 7}, {Document: "3", Page: 12}}},
			Problems: []bundle.Problem{{Code: "P.6.i.a-01", Name: "standar.pdf", Reason: "Berkas ini terkunci kata sandi."}}}, err
	}
	j := jobs.New(t.Context(), jobs.Config{})
	t.Cleanup(func() { j.Close(time.Second) })
	d.Page = New(Deps{Worksheet: lke.Default(), Unit: d, Documents: d, Shell: d, Picker: &d.picker, Bus: &d.bus, Tasks: task.NewSync(), Jobs: j, Folder: out,
		Build: func(ctx context.Context, req bundle.Request) (bundle.Result, error) {
			d.asked = req
			return d.build(ctx, req)
		},
		Now: func() time.Time { return time.Date(2026, 5, 12, 0, 0, 0, 0, time.Local) }})
	t.Cleanup(d.Close)
	d.w.SetPadded(false)
	d.w.SetContent(kit.Ground(look.ColorBackground, d.Content()))
	d.w.Resize(fyne.NewSize(1112, 686))
	return d
}

func TestBuild(t *testing.T) {
	t.Run("the whole worksheet with today's date, and what came of it", func(t *testing.T) {
		d := newDesk(t, look.Light, nil)
		test.Tap(d.maker.start)

		if !strings.HasSuffix(d.asked.Out, "hasil.pdf") || d.asked.Codes != nil || d.asked.Date.Day() != 12 || d.asked.Assessor != model.UnitAssessor {
			t.Errorf("asked for %+v", d.asked)
		}
		r := d.maker.result
		if r == nil || r.pages != 21 || r.bytes != 3<<20 || len(r.problems) != 1 || d.pages[entryKey{"1"}] != 7 {
			t.Fatalf("result %+v", r)
		}
		t.Run("is forgotten in the list when documents change", func(t *testing.T) {
			d.bus.Publish(model.DocumentChanged{})
			if d.pages != nil {
				t.Error("old page numbers stay")
			}
		})
	})
	t.Run("one area is asked for by its codes and names the file", func(t *testing.T) {
		d := newDesk(t, look.Light, nil)
		d.choices.chapter.Set(5)
		test.Tap(d.choices.part)
		test.Tap(d.maker.start)
		if fmt.Sprint(d.asked.Codes) != "[P.6 R.6]" || d.sum.documents != 2 {
			t.Errorf("asked for %v, %d documents", d.asked.Codes, d.sum.documents)
		}
	})
	t.Run("a wrong date is marked and nothing is asked", func(t *testing.T) {
		d := newDesk(t, look.Light, nil)
		d.choices.date.SetText("31-02-2026")
		test.Tap(d.maker.start)
		if d.choices.dateField.Problem() == "" || d.asked.Out != "" || len(d.picker.Asked) != 0 {
			t.Error("the mistake passed")
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
}

func TestList(t *testing.T) {
	t.Run("a double click opens the question", func(t *testing.T) {
		d := newDesk(t, look.Light, nil)
		d.list.list.Press(1, desktop.MouseButtonPrimary)
		d.list.list.Press(1, desktop.MouseButtonPrimary)
		if fmt.Sprint(d.opened) != "[P.1.i.a]" {
			t.Errorf("opened %v", d.opened)
		}
	})
	t.Run("chips filter, one at a time", func(t *testing.T) {
		d := newDesk(t, look.Light, nil)
		test.Tap(d.list.chips[showWarnings])
		if len(d.shown) != 4 || d.list.chips[showAll].On() {
			t.Errorf("%d rows", len(d.shown))
		}
		test.Tap(d.list.chips[showWarnings])
		if len(d.shown) != 4 || !d.list.chips[showWarnings].On() {
			t.Error("a second click changed it")
		}
	})
	t.Run("what cannot be read shows an error with a way to try again", func(t *testing.T) {
		d := newDesk(t, look.Light, model.Errorf(model.Unavailable, "Diska lepas tidak terjangkau."))
		if d.list.body.Objects[0] == fyne.CanvasObject(d.list.list) {
			t.Fatal("an empty list is shown")
		}
		d.err = nil
		d.Reload()
		if d.list.body.Objects[0] != fyne.CanvasObject(d.list.list) {
			t.Error("the list did not come back")
		}
	})
}

func TestPictures(t *testing.T) {
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		t.Run("finished in "+string(mode), func(t *testing.T) {
			d := newDesk(t, mode, nil)
			d.picker.SavePath = filepath.Join(filepath.Dir(d.picker.SavePath), "Bundel ZI Balai Contoh 2026")
			d.choices.chapter.Set(5)
			test.Tap(d.choices.part)
			test.Tap(d.maker.start)
			d.w.Resize(fyne.NewSize(1112, 687)) // the test driver lays out only then
			d.w.Resize(fyne.NewSize(1112, 686))
			looktest.Picture(t, "finished-"+string(mode)+".png", d.w.Canvas())
		})
	}
}
