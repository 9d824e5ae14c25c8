package rencana

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/lke"
	"siapzi/model/plan"
	"siapzi/model/store"
	"siapzi/model/store/storetest"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/pick"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

var now = time.Date(2026, 5, 12, 9, 30, 0, 0, time.Local)

// desk is the page over a real plan.
type desk struct {
	*Page
	w      fyne.Window
	bus    model.Bus
	picker pick.Fake
	undo   undo.Stack
	plan   *plan.Plan
	errs   []error
	toasts []string
	opened []model.Code
	asked  []string           // files that were to be imported
	code   model.Code         // for which question
	found  []model.DocumentID // what the import gives
	keys   fyne.KeyModifier
	kept   map[string]model.Date
}

func (d *desk) Unit(context.Context) (model.Unit, error) {
	return model.Unit{Name: "Balai Contoh", Agency: "K", Year: 2026, Target: model.WBK}, nil
}
func (d *desk) FixedDates(context.Context) ([]plan.FixedDate, error) {
	return []plan.FixedDate{{Key: "deadline.submission", Title: "Pengajuan", Day: "2026-05-31", Done: d.kept["deadline.submission"]}}, nil
}
func (d *desk) KeepDates(_ context.Context, _ model.Actor, days map[string]model.Date) error {
	d.kept = days
	return nil
}
func (d *desk) Dir() string                    { return "/contoh.siapzi" }
func (d *desk) Window() fyne.Window            { return d.w }
func (d *desk) ShowError(err error)            { d.errs = append(d.errs, err) }
func (d *desk) Toast(text, _ string, _ func()) { d.toasts = append(d.toasts, text) }
func (d *desk) OpenQuestion(c model.Code)      { d.opened = append(d.opened, c) }
func (d *desk) OpenDocument(model.Document)    {}
func (d *desk) AddEvidence(paths []string, code model.Code, done func([]model.DocumentID)) {
	d.asked, d.code = paths, code
	done(d.found)
}
func (d *desk) OpenPath(string)                                                     {}
func (d *desk) ByQuestion(context.Context) (map[model.Code][]model.Document, error) { return nil, nil }
func (d *desk) Find(context.Context, catalog.Query) ([]model.Document, int, error) {
	return nil, 0, nil
}
func (d *desk) Summaries(context.Context, []model.DocumentID) ([]catalog.Summary, error) {
	return nil, nil
}
func (d *desk) Get(context.Context, model.DocumentID) (model.Document, error) {
	return model.Document{}, nil
}

func newDesk(t *testing.T, as ...model.Activity) *desk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.New(look.Light))
	d := &desk{w: test.NewTempWindow(t, nil)}
	d.plan = plan.New(storetest.OpenConfig(t, store.Config{Now: func() time.Time { return now }, Bus: &d.bus}), lke.Default())
	if len(as) > 0 {
		if _, err := d.plan.Add(t.Context(), "sari", as...); err != nil {
			t.Fatal(err)
		}
	}
	d.Page = New(Deps{Worksheet: lke.Default(), Unit: d, Plan: d.plan, Documents: d, Shell: d, Picker: &d.picker, Bus: &d.bus, Tasks: task.NewSync(),
		Undo: &d.undo, Who: "sari", Folder: t.TempDir(), Now: func() time.Time { return now }})
	d.Page.modifiers = func() fyne.KeyModifier { return d.keys }
	t.Cleanup(d.Close)
	d.w.SetContent(d.Content())
	d.w.Resize(fyne.NewSize(1112, 712))
	return d
}

func some() []model.Activity {
	return []model.Activity{
		{Name: "Monev WBS", Months: model.MonthsOf(3, 6), Pokja: 5, Codes: []model.Code{"P.5.iv.b"}, PIC: "Sekretaris"},
		{Name: "Rapat bulanan", Months: model.MonthsOf(5), Pokja: 1},
		{Name: "SK tim", Months: model.MonthsOf(1), Pokja: 1, Realisations: []model.Realisation{{Month: 1, Done: true}}}}
}

func (d *desk) stored(t *testing.T) []model.Activity {
	t.Helper()
	as, err := d.plan.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return as
}

func TestTable(t *testing.T) {
	d := newDesk(t, some()...)

	if len(d.shown) != 3 || d.shown[0].state.word != "Terlambat" || d.shown[1].state.word != "Bulan ini" || d.shown[2].state.word != "Selesai" ||
		d.shown[0].done != "0/2" || d.shown[0].sub != "P.5.iv.b · Sekretaris" || d.shown[0].pokja != "V" {
		t.Fatalf("%+v", d.shown)
	}
	if r, ok := d.current(); !ok || r.Name != "Monev WBS" {
		t.Errorf("at first %+v is shown", r)
	}
	t.Run("filters narrow it and can be taken off", func(t *testing.T) {
		test.Tap(d.table.late)
		if len(d.shown) != 1 || d.shown[0].Name != "Monev WBS" {
			t.Errorf("%+v", d.shown)
		}
		d.setFilter(func(f *plan.Filter) { f.Words = "tidak ada" })
		if len(d.shown) != 0 {
			t.Errorf("%+v", d.shown)
		}
		d.table.clear()
		if len(d.shown) != 3 {
			t.Errorf("%+v", d.shown)
		}
	})
	t.Run("a month is marked done and taken back", func(t *testing.T) {
		r, _ := d.current()
		d.markDone(r, 3)
		if !d.stored(t)[0].Realisation(3).Done || d.shown[0].state.word != "Berjalan" {
			t.Errorf("%+v", d.shown[0])
		}
		d.undo.Undo()
		if d.stored(t)[0].Realisation(3).Done || d.shown[0].state.word != "Terlambat" {
			t.Error("it is still done")
		}
		d.undo.Redo()
		if !d.stored(t)[0].Realisation(3).Done {
			t.Error("it is not done again")
		}
	})
	t.Run("notes are saved when another activity is chosen", func(t *testing.T) {
		d.details.obstacle.SetText("kendala baru")
		d.choose(d.shown[1].ID)
		if got := d.stored(t)[0].Obstacle; got != "kendala baru" {
			t.Errorf("%q", got)
		}
	})
	t.Run("deleting and undo", func(t *testing.T) {
		d.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
		if len(d.stored(t)) != 2 {
			t.Fatal("nothing was deleted")
		}
		d.undo.Undo()
		if len(d.stored(t)) != 3 || len(d.errs) > 0 {
			t.Errorf("%v", d.errs)
		}
	})
}

func TestForm(t *testing.T) {
	d := newDesk(t)
	f := newForm(d.Page, model.Activity{}, "Tambah")
	f.target.SetText("empat")
	f.codes.SetText("P.9.x")
	f.dialog.Accept()
	if f.fields["name"].Problem() == "" || f.fields["target"].Problem() == "" || f.fields["codes"].Problem() == "" || len(d.stored(t)) != 0 {
		t.Fatal("wrong fields are not marked")
	}
	f.name.SetText("Rapat")
	f.target.SetText("3,5")
	f.codes.SetText("p.1.i.a, P.1.i.b")
	f.months.set(model.MonthsOf(3))
	f.dialog.Accept()
	as := d.stored(t)
	if len(as) != 1 || as[0].Target != 3.5 || len(as[0].Codes) != 2 || as[0].Months != model.MonthsOf(3) || d.sel.Cursor != as[0].ID {
		t.Errorf("%+v", as)
	}
}

func TestStarterImportExport(t *testing.T) {
	d := newDesk(t)
	d.Starter()
	kit.TopDialog(d.w).Accept()
	n := len(d.stored(t))
	if n < 200 {
		t.Fatalf("%d activities", n)
	}
	d.picker.SavePath = filepath.Join(t.TempDir(), "rencana")
	d.ExportBook()
	kit.TopDialog(d.w).Accept()
	path := d.picker.SavePath + ".xlsx"
	if _, err := os.Stat(path); err != nil || len(d.errs) > 0 {
		t.Fatal(err, d.errs)
	}
	d.picker.SavePath = filepath.Join(t.TempDir(), "tenggat")
	d.ExportCalendar()
	if data, err := os.ReadFile(d.picker.SavePath + ".ics"); err != nil || len(data) < 1000 {
		t.Error(err)
	}

	other := newDesk(t)
	b, err := plan.ReadWorkbook(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	x := newImporter(other.Page, b)
	if !x.ok || len(x.preview.Rows) != n {
		t.Fatalf("%v %d rows", x.ok, len(x.preview.Rows))
	}
	x.dialog.Accept()
	if len(other.stored(t)) != n || len(other.toasts) != 1 {
		t.Errorf("%d imported, %v", len(other.stored(t)), other.toasts)
	}
	other.undo.Undo()
	if len(other.stored(t)) != 0 {
		t.Error("undo left something")
	}
}
