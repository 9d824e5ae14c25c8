package usulan

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/jobs"
	"siapzi/model/proposal"
	"siapzi/model/workspace"
	"siapzi/ui/kit"
	"siapzi/ui/kit/kittest"
	"siapzi/ui/look"
	"siapzi/ui/pick"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

// desk is the page on a real workspace, with a window around it that remembers
// what it was asked for.
type desk struct {
	*Page
	t      *testing.T
	dir    string
	ws     *workspace.Workspace
	window fyne.Window
	picker pick.Fake
	undo   undo.Stack
	errs   []error
	went   []string
}

var now = time.Date(2026, 5, 20, 9, 30, 0, 0, time.UTC)

func newDesk(t *testing.T) *desk {
	t.Helper()
	dir := t.TempDir()
	unit := model.Unit{Name: "Balai Contoh", Agency: "Badan Contoh", Year: 2026, Target: model.WBK}
	ws, err := workspace.Create(t.Context(), filepath.Join(dir, "a.siapzi"), unit, workspace.Config{Who: "sari"})
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, dir: dir, ws: ws, window: kittest.Window(t, look.Light)}
	t.Cleanup(func() { _ = ws.Close() })
	runner := jobs.New(t.Context(), jobs.Config{})
	t.Cleanup(func() { runner.Close(5 * time.Second) })
	d.Page = New(Deps{Proposals: ws.Proposals(), Sent: ws.Submissions(), Maker: ws, Shell: d, Picker: &d.picker, Bus: ws.Bus(), Tasks: task.NewSync(),
		Jobs: runner, Undo: &d.undo, Who: "sari", Folder: dir, Now: func() time.Time { return now }, OpenPrerequisites: func() { d.went = append(d.went, "prasyarat") }})
	t.Cleanup(d.Page.Close)
	d.window.SetContent(kit.Ground(look.ColorBackground, d.Content()))
	d.window.Resize(fyne.NewSize(1112, 686))
	return d
}

func (d *desk) OpenPath(path string)           { d.went = append(d.went, path) }
func (d *desk) ShowFolder(path string)         { d.went = append(d.went, path) }
func (d *desk) OpenQuestion(code model.Code)   { d.went = append(d.went, string(code)) }
func (d *desk) ShowError(err error)            { d.errs = append(d.errs, err) }
func (d *desk) Toast(text, _ string, _ func()) { d.went = append(d.went, text) }
func (d *desk) Window() fyne.Window            { return d.window }

func (d *desk) facts() proposal.Facts {
	d.t.Helper()
	f, err := d.ws.Proposals().Facts(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	return f
}

// sees fails unless the screen shows all of these words.
func (d *desk) sees(words ...string) {
	d.t.Helper()
	screen := kittest.Screen(d.window)
	for _, w := range words {
		if !strings.Contains(screen, w) {
			d.t.Errorf("%q is not on the screen:\n%s", w, screen)
		}
	}
}

func (d *desk) field(name string) *field {
	d.t.Helper()
	for _, f := range d.fields {
		if f.name == name {
			return f
		}
	}
	d.t.Fatalf("no field %s", name)
	return nil
}

func (d *desk) enter(name, text string) {
	d.t.Helper()
	f := d.field(name)
	d.window.Canvas().Focus(f.entry)
	for _, r := range text {
		f.entry.TypedRune(r)
	}
	d.window.Canvas().Unfocus()
}

func TestTheListOfWhatIsMissingLeadsToWhereItIsMended(t *testing.T) {
	d := newDesk(t)
	d.sees("Masih draf", "Nilai total", "Opini BPK", "Nomor surat")
	kittest.Press(t, d.window, "LKE")
	kittest.Press(t, d.window, "Prasyarat")
	if len(d.went) != 2 || d.went[1] != "prasyarat" || d.ws.Worksheet().Question(model.Code(d.went[0])) == nil {
		t.Errorf("went to %v", d.went)
	}
	kittest.Press(t, d.window, "Isi")
	d.sees("Belum ada agen perubahan.")
}

func TestTextsAreSavedAndUndone(t *testing.T) {
	d := newDesk(t)
	d.ShowPlace("surat")
	d.enter("number", "B-1/2026")
	d.enter("signer.name", "Pejabat")
	d.enter("date", "31-05-2026")
	if f := d.facts(); f.Number != "B-1/2026" || f.Signer.Name != "Pejabat" || f.Date != "2026-05-31" {
		t.Errorf("%+v", f)
	}
	d.undo.Undo()
	if f := d.facts(); f.Number != "B-1/2026" || f.Date != "" {
		t.Errorf("%+v", f)
	}
	d.enter("date", "31-02-2026")
	if d.field("date").box.Problem() == "" || d.facts().Date != "" {
		t.Error("a day that does not exist was taken")
	}
}

func TestListsAreEdited(t *testing.T) {
	d := newDesk(t)
	d.ShowPlace("inovasi")
	d.sees("Belum ada inovasi.")
	kittest.Press(t, d.window, "Tambah")
	kit.TopDialog(d.window).Accept()
	d.sees("Isi dahulu.")
	entry, ok := d.window.Canvas().Focused().(*kit.Entry)
	if !ok {
		t.Fatal("no field has the focus")
	}
	for _, r := range "Antrean Daring" {
		entry.TypedRune(r)
	}
	kit.TopDialog(d.window).Accept()
	if f := d.facts(); len(f.Innovations) != 1 || f.Innovations[0].Name != "Antrean Daring" {
		t.Fatalf("%+v, %v", f.Innovations, d.errs)
	}
	d.sees("Antrean Daring")

	d.picker.FolderPath = d.ws.Dir()
	d.ShowPlace("unit")
	kittest.Press(t, d.window, "Baca dari ruang kerja…")
	if f := d.facts(); len(f.Units) != 1 || f.Units[0].Name != "Balai Contoh" {
		t.Errorf("%+v, %v", f.Units, d.errs)
	}
}

func TestADraftIsMadeAndABundleFrozen(t *testing.T) {
	d := newDesk(t)
	d.picker.SavePath = filepath.Join(d.dir, "Usulan.zip")
	kittest.Press(t, d.window, "Buat usulan")
	if len(d.errs) > 0 {
		t.Fatal(d.errs)
	}
	d.sees("Draf selesai", "Usulan.zip")
	if _, err := os.Stat(d.picker.SavePath); err != nil {
		t.Error(err)
	}

	req := workspace.ProposalRequest{Out: filepath.Join(d.dir, "beku.zip"), Date: now, Freeze: true, Note: "lewat portal"}
	if _, err := d.ws.MakeProposal(t.Context(), "sari", req); err != nil {
		t.Fatal(err)
	}
	d.Reload()
	d.ShowPlace("terkirim")
	d.sees("Usulan menuju WBK 2026", "lewat portal", "draf")
	kittest.Press(t, d.window, "Lihat isinya")
	d.sees("Nilai total", "SiapZI "+model.ProgramVersion)
	kit.TopDialog(d.window).Cancel()
	d.picker.FolderPath = d.dir
	kittest.Press(t, d.window, "Ekspor lagi…")
	if len(d.errs) > 0 || len(d.went) != 1 {
		t.Errorf("%v, %v", d.errs, d.went)
	}
	kittest.Press(t, d.window, "Bandingkan dengan hari ini")
	d.sees("Tidak ada yang berubah.")
	kit.TopDialog(d.window).Cancel()
	kittest.Press(t, d.window, "Hapus dari daftar")
	kit.TopDialog(d.window).Accept()
	d.sees("Belum ada yang dibekukan.")
}
