package survei

import (
	"context"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/survey"
	"siapzi/model/workspace"
	"siapzi/ui/kit"
	"siapzi/ui/kit/kittest"
	"siapzi/ui/look"
	"siapzi/ui/pick"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

// desk is a real workspace with a window around the page.
type desk struct {
	t      *testing.T
	ws     *workspace.Workspace
	page   *Page
	window fyne.Window
	picker pick.Fake
	undo   undo.Stack
	said   []string
	errs   []error
}

func (d *desk) Window() fyne.Window         { return d.window }
func (d *desk) ShowError(err error)         { d.errs = append(d.errs, err) }
func (d *desk) Toast(s, _ string, _ func()) { d.said = append(d.said, s) }
func (d *desk) OpenQuestion(model.Code)     {}
func (d *desk) OpenDocument(model.Document) {}
func (d *desk) OpenPath(string)             {}

func open(t *testing.T) *desk {
	t.Helper()
	now := time.Date(2026, 5, 12, 9, 0, 0, 0, time.UTC)
	ws, err := workspace.Create(t.Context(), filepath.Join(t.TempDir(), "Balai.siapzi"), model.Unit{Name: "Balai", Agency: "Kementerian", Year: 2026, Target: model.WBK},
		workspace.Config{Now: func() time.Time { now = now.Add(time.Second); return now }, Who: "uji"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	d := &desk{t: t, ws: ws, window: kittest.Window(t, look.Light)}
	d.page = New(Deps{Unit: ws, Surveys: ws.Surveys(), Papers: ws, Answers: ws.Assessment(), Plan: ws.Plan(), Documents: ws.Catalog(), Shell: d,
		Picker: &d.picker, Bus: ws.Bus(), Tasks: task.NewSync(), Undo: &d.undo, Who: "uji", Folder: t.TempDir(), Now: func() time.Time { return now }})
	t.Cleanup(d.page.Close)
	d.window.SetContent(d.page.Content())
	d.window.Resize(fyne.NewSize(1112, 712))
	return d
}

// press taps the button with these words.
func (d *desk) press(words string) {
	d.t.Helper()
	kittest.Press(d.t, d.window, words)
	if len(d.errs) > 0 {
		d.t.Fatal(d.errs)
	}
}

func (d *desk) sees(words string) bool { return strings.Contains(kittest.Screen(d.window), words) }

func (d *desk) want(words string) {
	d.t.Helper()
	if !d.sees(words) {
		d.t.Errorf("%q is not shown", words)
	}
}

// picture writes what the window shows where SURVEI_PICTURES names a folder, for
// looking at it.
func (d *desk) picture(name string) {
	dir := os.Getenv("SURVEI_PICTURES")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		d.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, d.window.Canvas().Capture()); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) file(name, content string) string {
	path := filepath.Join(d.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		d.t.Fatal(err)
	}
	return path
}

const answers = "Nama;No HP;Jenis kelamin;Tidak ada diskriminasi;Tidak ada pelayanan di luar prosedur;Pernah diminta imbalan?;Tidak ada pungutan liar;Tidak ada percaloan;Saran\n" +
	"Budi Rahasia;0812000001;L;Setuju;Sangat setuju;1;4;Mantap;bagus\n" +
	"Sari Rahasia;0812000002;P;Sangat setuju;Sangat setuju;1;4;Setuju;\n" +
	"Sari Rahasia;0812000002;P;Sangat setuju;Setuju;1;3;Setuju;\n" +
	"Tono Rahasia;0812000003;L;Setuju;Setuju;2;3;7;\n"

func TestFromFileToAnswer(t *testing.T) {
	d := open(t)
	d.want("Belum ada survei")
	d.picker.Files = []string{d.file("spak.csv", answers)}
	d.press("Impor jawaban")
	d.picture("wizard")
	d.want("Berapa nilai kata ini?")
	d.want("Apakah angka besar berarti buruk?")
	if d.sees("Budi") || d.sees("0812") {
		t.Error("the wizard shows names of respondents")
	}
	w := d.page.wizard
	if w.in.Layout.Kind != model.SPAK || w.in.Period.Quarter != 2 {
		t.Fatalf("guessed %s of quarter %d", w.in.Layout.Kind, w.in.Period.Quarter)
	}
	w.in.Layout.Value("A5", "Mantap", 4)
	w.in.Layout.Columns[5].Reversed = true
	d.press("Sudah saya periksa")
	d.picture("wizard-ready")
	d.press("Impor 4 jawaban")
	d.picture("result")
	d.want("Survei Persepsi Antikorupsi")
	d.want("Responden kurang 26")
	d.want("Responden sama · 1")
	if d.sees("Budi") || d.sees("0812") {
		t.Error("the result shows names of respondents")
	}
	d.press("Keluarkan 1")
	if r, _ := d.page.result(); r.Used != 3 {
		t.Errorf("%d are counted", r.Used)
	}
	d.press("Hitung lagi 1")
	d.press("Masukkan ke rencana aksi")
	if len(d.page.book.plan) != 2 {
		t.Errorf("%d activities", len(d.page.book.plan))
	}
	d.press("Isi jawaban H.I.a")
	kit.TopDialog(d.window).Accept()
	a, err := d.ws.Assessment().Get(context.Background(), model.UnitAssessor, "H.I.a")
	if err != nil || a.Inputs["indeks"] == 0 || !strings.Contains(a.Note, "SPAK") {
		t.Errorf("%+v %v", a, err)
	}
	undone, _ := d.undo.Undo()
	undone.Undo()
	if a, _ := d.ws.Assessment().Get(context.Background(), model.UnitAssessor, "H.I.a"); !a.IsBlank() {
		t.Error("the answer was not taken back")
	}
	d.press("Jadikan bukti")
	docs, err := d.ws.Catalog().ByQuestion(context.Background())
	if err != nil || len(docs["H.I.a"]) != 1 || docs["H.I.a"][0].Links[0].Evidence != 1 {
		t.Errorf("%+v %v", docs["H.I.a"], err)
	}
	if hits, err := d.ws.Catalog().Search(context.Background(), "Rahasia", 10); err != nil || len(hits) > 0 {
		t.Errorf("names are in the search index: %v %v", hits, err)
	}
	d.press("Batalkan impor")
	d.want("Belum ada survei")
}

func TestPeopleOnlyWhenAsked(t *testing.T) {
	d := open(t)
	f, err := survey.ReadFile(t.Context(), d.file("spak.csv", strings.NewReplacer("Mantap", "4", ";7;", ";3;", "Pernah diminta", "Tidak ada").Replace(answers)))
	if err != nil {
		t.Fatal(err)
	}
	l, err := d.ws.Surveys().Layout(t.Context(), f, model.SPAK)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.ws.Surveys().Import(t.Context(), "uji", f, survey.Import{Layout: l, Period: survey.Period{Year: 2026, Quarter: 1}}); err != nil {
		t.Fatal(err)
	}
	d.page.Reload()
	if d.sees("Rahasia") {
		t.Error("names are shown without being asked for")
	}
	d.press("Tampilkan…")
	if kit.TopDialog(d.window) == nil {
		t.Fatal("nothing was shown")
	}
	kit.TopDialog(d.window).Cancel()
	d.press("Hapus identitas…")
	kit.TopDialog(d.window).Accept()
	d.want("Tidak ada nama atau telepon yang disimpan.")
}
