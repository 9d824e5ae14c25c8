package tukar

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/form"
	"siapzi/model/workspace"
	"siapzi/ui/kit/kittest"
	"siapzi/ui/look"
	"siapzi/ui/look/looktest"
	"siapzi/ui/pick"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

var day = time.Date(2026, 5, 31, 9, 0, 0, 0, time.UTC)

// desk is an exchange on a real workspace.
type desk struct {
	*Exchange
	t      *testing.T
	ws     *workspace.Workspace
	window fyne.Window
	picker *pick.Fake
	undo   *undo.Stack
	toasts []string
	errs   []error
}

func (d *desk) Window() fyne.Window            { return d.window }
func (d *desk) ShowError(err error)            { d.errs = append(d.errs, err) }
func (d *desk) Toast(text, _ string, _ func()) { d.toasts = append(d.toasts, text) }
func (d *desk) OpenPath(string)                {}

func space(t *testing.T, answers ...model.Answer) *workspace.Workspace {
	t.Helper()
	ws, err := workspace.Create(t.Context(), filepath.Join(t.TempDir(), "a.siapzi"),
		model.Unit{Name: "Balai Contoh", Agency: "Badan Contoh", Year: 2026, Target: model.WBK}, workspace.Config{Now: func() time.Time { return day }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	if err := ws.Assessment().Set(t.Context(), "sari", answers); err != nil {
		t.Fatal(err)
	}
	return ws
}

func newDesk(t *testing.T, mode look.Mode, answers ...model.Answer) *desk {
	t.Helper()
	d := &desk{t: t, ws: space(t, answers...), picker: &pick.Fake{}, undo: &undo.Stack{}}
	d.window = kittest.Window(t, mode)
	d.window.Resize(fyne.NewSize(1280, 800))
	d.Exchange = New(Deps{Worksheet: d.ws.Worksheet, Unit: d.ws, Forms: d.ws.Forms(), Bundles: d.ws.History(), Shell: d, Picker: d.picker, Tasks: task.NewSync(),
		Undo: d.undo, Who: "sari", Now: func() time.Time { return day }})
	return d
}

func said(code model.Code, who model.Assessor, option, note string) model.Answer {
	return model.Answer{Code: code, Assessor: who, Option: option, Note: note}
}

// workbook writes a clean form with other answers.
func workbook(t *testing.T) string {
	t.Helper()
	ws := space(t, said("P.1.i.a", model.UnitAssessor, "Ya", "SK sudah terbit"), said("P.1.i.b", model.UnitAssessor, "A", ""), said("P.1.ii.b", model.TPI, "C", "Target belum jelas"),
		model.Answer{Code: "R.1.i.a", Assessor: model.UnitAssessor, Inputs: map[string]float64{"agen": 7, "perubahan": 6}})
	u, err := ws.Unit(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "LKE ZI 2026.xlsx")
	if _, err := ws.Forms().Draw(t.Context(), form.LKE, path, form.Output{}, u, day); err != nil {
		t.Fatal(err)
	}
	return path
}

func (d *desk) answer(code model.Code) model.Answer {
	d.t.Helper()
	a, err := d.ws.Assessment().Get(d.t.Context(), model.UnitAssessor, code)
	if err != nil {
		d.t.Fatal(err)
	}
	return a
}

func TestImport(t *testing.T) {
	d := newDesk(t, look.Light, said("P.1.i.b", model.UnitAssessor, "B", ""), said("P.2.i.a", model.UnitAssessor, "A", ""))
	d.picker.Files = []string{workbook(t)}
	d.Import()
	screen := kittest.Screen(d.window)
	for _, want := range []string{"Impor dari LKE ZI 2026.xlsx", "P.1.i.b", "agen 7; perubahan 6", "LKE ZI!K9", "SK sudah terbit"} {
		if !strings.Contains(screen, want) {
			t.Errorf("%q is not on the screen:\n%s", want, screen)
		}
	}
	looktest.Picture(t, "import-light.png", d.window.Canvas())

	kittest.Press(t, d.window, "Impor yang dipilih")
	if a := d.answer("P.1.i.b"); a.Option != "A" {
		t.Errorf("%+v", a)
	}
	if a := d.answer("P.2.i.a"); a.Option != "A" {
		t.Errorf("a blank of the form removed %+v", a)
	}
	d.undo.Undo()
	if a := d.answer("P.1.i.b"); a.Option != "B" || d.answer("P.1.i.a").Option != "" {
		t.Errorf("after undo %+v", a)
	}
	d.undo.Redo()
	if a := d.answer("P.1.i.a"); a.Option != "Ya" || a.Note != "SK sudah terbit" {
		t.Errorf("after redo %+v", a)
	}
	if len(d.errs) > 0 {
		t.Error(d.errs)
	}
}

func TestExport(t *testing.T) {
	d := newDesk(t, look.Dark, said("P.1.i.b", model.UnitAssessor, "B", ""))
	d.picker.SavePath = filepath.Join(t.TempDir(), "keluar.xlsx")
	d.ExportLKE()
	looktest.Picture(t, "export-dark.png", d.window.Canvas())
	kittest.Press(t, d.window, "Pilih tempat simpan…")
	if b, err := form.Read(t.Context(), d.ws.Worksheet(), d.picker.SavePath, form.Options{}); err != nil || b.Answers[model.UnitAssessor]["P.1.i.b"].Answer.Option != "B" {
		t.Errorf("%v", err)
	}
	d.picker.SavePath = filepath.Join(t.TempDir(), "rincian.xlsx")
	d.Lists()
	if info, err := os.Stat(d.picker.SavePath); err != nil || info.Size() < 5000 || len(d.errs) > 0 || len(d.toasts) != 2 {
		t.Errorf("%v %v %v", err, d.errs, d.toasts)
	}
}
