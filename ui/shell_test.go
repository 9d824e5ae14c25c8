package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"siapzi/model"
	"siapzi/model/jobs"
	"siapzi/model/workspace"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/pick"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

// TestMain fixes the language: other tests of the package change it.
func TestMain(m *testing.M) {
	if err := LoadLanguage("id"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

var unit = model.Unit{Name: "Balai Contoh Nusantara", Agency: "Kementerian Contoh", Year: 2026, Target: model.WBK}

// onePage is a page that remembers what the shell did with it.
type onePage struct {
	name     string
	content  fyne.CanvasObject
	panes    *kit.Panes
	dropped  []string
	shown    model.Code
	reloaded int
	closed   int
}

func newOnePage(name string) *onePage {
	panes := kit.NewPanes(kit.Pane{Content: kit.Heading(name), Width: 200, Min: 100}, kit.Pane{Content: kit.Heading(name)})
	return &onePage{name: name, content: panes, panes: panes}
}

func (p *onePage) Content() fyne.CanvasObject { return p.content }
func (p *onePage) Drop(paths []string)        { p.dropped = paths }
func (p *onePage) Show(c model.Code)          { p.shown = c }
func (p *onePage) Reload()                    { p.reloaded++ }
func (p *onePage) Close()                     { p.closed++ }
func (p *onePage) Place() string              { return string(p.shown) }
func (p *onePage) Panes() *kit.Panes          { return p.panes }

func (p *onePage) ShowPlace(place string) {
	if place != "" {
		p.shown = model.Code(place)
	}
}

// plainPage has none of the optional abilities.
type plainPage struct{ content fyne.CanvasObject }

func (p plainPage) Content() fyne.CanvasObject { return p.content }

// real opens real workspaces with two small pages.
type real struct {
	lke   *onePage
	other plainPage
}

func (r *real) session(ws *workspace.Workspace, err error) (*Session, error) {
	if err != nil {
		return nil, err
	}
	return &Session{Workspace: ws, Documents: ws.Catalog(), Worksheet: ws.Worksheet(), Who: "sari@KANTOR-3", Close: ws.Close, Pages: func(*Shell) []PageSpec {
		return []PageSpec{
			{ID: "lain", Title: "Lain", Icon: look.IconHome, New: func() Page { return r.other }},
			{ID: PageLKE, Title: "LKE", Icon: look.IconList, New: func() Page { return r.lke }},
		}
	}}, nil
}

func (r *real) Open(ctx context.Context, dir string) (*Session, error) {
	return r.session(workspace.Open(ctx, dir, workspace.Config{Who: "sari"}))
}

func (r *real) Create(ctx context.Context, dir string, u model.Unit) (*Session, error) {
	return r.session(workspace.Create(ctx, dir, u, workspace.Config{Who: "sari"}))
}

func (r *real) Sample(ctx context.Context, dir string, p *model.Progress) (string, error) {
	p.SetStage("Menyalin", 1)
	ws, err := workspace.Create(ctx, filepath.Join(dir, "contoh.siapzi"), unit, workspace.Config{})
	if err != nil {
		return "", err
	}
	return ws.Dir(), ws.Close()
}

// desk is a shell in a window of the test driver with everything around it.
type desk struct {
	*Shell
	t       *testing.T
	program *real
	picker  *pick.Fake
	start   *onePage
	dir     string
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	a := test.NewTempApp(t)
	dir := t.TempDir()
	prefs, err := LoadPrefs(filepath.Join(dir, "settings.json"))
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, program: &real{lke: newOnePage("LKE"), other: plainPage{kit.Heading("Lain")}}, picker: &pick.Fake{}, start: newOnePage("Mulai"), dir: dir}
	d.Shell = NewShell(Config{App: a, Window: test.NewTempWindow(t, nil), Tasks: task.NewSync(), Jobs: jobs.New(t.Context(), jobs.Config{Tick: time.Hour}),
		Picker: d.picker, Program: d.program, Prefs: prefs, Start: func(*Shell) Page { return d.start }, NewTasks: task.NewSync,
		TempDir: filepath.Join(dir, "lihat"), Version: "0.1.0", Now: func() time.Time { return time.Date(2026, 5, 12, 10, 42, 0, 0, time.UTC) }})
	t.Cleanup(d.End)
	return d
}

// withWorkspace is a desk with an open workspace.
func withWorkspace(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	d.Create(d.path("unit.siapzi"), unit, nil)
	if d.session == nil {
		t.Fatalf("not open: %q", d.dialog())
	}
	return d
}

func (d *desk) path(name string) string { return filepath.Join(d.dir, name) }

// dialog gives title and sentence of the dialog in front, "" for none.
func (d *desk) dialog() string {
	top := kit.TopDialog(d.Window())
	if top == nil {
		return ""
	}
	return top.Title() + ": " + top.Text()
}

// press fires the shortcut of a command as Fyne does: through the menu.
func (d *desk) press(id string) {
	d.t.Helper()
	c := d.Command(id)
	for _, m := range d.Window().MainMenu().Items {
		for _, item := range m.Items {
			if item.Shortcut != nil && c.Shortcut != nil && item.Shortcut.ShortcutName() == c.Shortcut.ShortcutName() {
				item.Action()
				return
			}
		}
	}
	d.t.Fatalf("no menu item has the shortcut of %s", id)
}

func (d *desk) file(name, text string) string {
	d.t.Helper()
	p := d.path(name)
	if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
		d.t.Fatal(err)
	}
	return p
}

func TestOpening(t *testing.T) {
	t.Run("a new workspace is shown, remembered, and closed again", func(t *testing.T) {
		d := withWorkspace(t)
		if d.header.unit.Text() != unit.Name || !strings.Contains(d.header.rest.Text(), "menuju WBK") {
			t.Errorf("header: %s %s", d.header.unit.Text(), d.header.rest.Text())
		}
		if got := d.Window().Title(); got != "unit – SiapZI" {
			t.Errorf("title: %s", got)
		}
		again, err := LoadPrefs(d.path("settings.json"))
		if err != nil || len(again.Recent) != 1 || again.Recent[0] != (Recent{Dir: d.path("unit.siapzi"), Unit: unit.Name, Year: 2026, Target: "WBK"}) {
			t.Errorf("remembered %+v, %v", again.Recent, err)
		}

		d.GoTo(PageLKE)
		d.CloseWorkspace()

		if d.session != nil || d.program.lke.closed != 1 || d.page() != Page(d.start) {
			t.Errorf("session %v, page closed %d times", d.session, d.program.lke.closed)
		}
		ws, err := workspace.Open(t.Context(), d.path("unit.siapzi"), workspace.Config{})
		if err != nil {
			t.Fatalf("still locked: %v", err)
		}
		_ = ws.Close()
	})

	t.Run("a folder that is no workspace is an error in words, and the start page stays", func(t *testing.T) {
		d := newDesk(t)
		d.picker.FolderPath = d.dir
		d.press("workspace.open")
		if got := d.dialog(); !strings.HasPrefix(got, "Tidak ditemukan: ") || d.session != nil || d.opening {
			t.Errorf("dialog %q", got)
		}
	})

	t.Run("a workspace that somebody has open can be tried again", func(t *testing.T) {
		d := newDesk(t)
		ws, err := workspace.Create(t.Context(), d.path("w.siapzi"), unit, workspace.Config{Who: "budi"})
		if err != nil {
			t.Fatal(err)
		}
		d.Open(d.path("w.siapzi"), nil)
		if !strings.HasPrefix(d.dialog(), "Sedang dipakai: ") {
			t.Fatalf("dialog %q", d.dialog())
		}

		_ = ws.Close()
		kit.TopDialog(d.Window()).Accept()

		if d.session == nil {
			t.Errorf("not open: %q", d.dialog())
		}
	})

	t.Run("what the form can show goes to the form", func(t *testing.T) {
		d := newDesk(t)
		var got error
		d.Create(d.path("x.siapzi"), model.Unit{}, func(err error) { got = err })
		if model.KindOf(got) != model.Invalid || d.dialog() != "" {
			t.Errorf("got %v, dialog %q", got, d.dialog())
		}
	})

	t.Run("the sample is made as a job and opened", func(t *testing.T) {
		d := newDesk(t)
		d.OpenSample(d.dir)
		if d.session == nil || d.dialog() != "" {
			t.Errorf("session %v, dialog %q", d.session, d.dialog())
		}
	})

	t.Run("a failed sample leaves the start page usable", func(t *testing.T) {
		d := newDesk(t)
		d.file("contoh.siapzi", "bukan folder")
		d.OpenSample(d.dir)
		if d.opening || !strings.HasPrefix(d.dialog(), "Sudah ada: ") {
			t.Errorf("opening %v, dialog %q", d.opening, d.dialog())
		}
	})
}

func TestPages(t *testing.T) {
	d := withWorkspace(t)

	t.Run("shortcuts switch pages and mark the navigation", func(t *testing.T) {
		d.press("page." + PageLKE)
		if d.current != 1 || d.body.Objects[0] != d.program.lke.content {
			t.Errorf("page %d", d.current)
		}
		d.press("page.lain")
		if d.current != 0 {
			t.Errorf("page %d", d.current)
		}
	})
	t.Run("another page can show a question", func(t *testing.T) {
		d.OpenQuestion("P.6.ii.b")
		if d.program.lke.shown != "P.6.ii.b" || d.current != 1 {
			t.Errorf("shown %q on page %d", d.program.lke.shown, d.current)
		}
	})
	t.Run("dropped files go to the page", func(t *testing.T) {
		d.Dropped([]string{"a.pdf"})
		if fmt.Sprint(d.program.lke.dropped) != "[a.pdf]" {
			t.Errorf("dropped %v", d.program.lke.dropped)
		}
	})
	t.Run("a page without the ability to reload has no reload", func(t *testing.T) {
		d.press("reload")
		d.GoTo("lain")
		d.press("reload")
		if d.program.lke.reloaded != 1 || d.Command("reload").Enabled() {
			t.Errorf("reloaded %d times", d.program.lke.reloaded)
		}
	})
	t.Run("behind a dialog no command runs", func(t *testing.T) {
		d.ShowAbout()
		d.press("page." + PageLKE)
		if d.current != 0 {
			t.Error("switched behind a dialog")
		}
		kit.TopDialog(d.Window()).Cancel()
	})
	t.Run("every command with a shortcut is named once, F1 opens the guide", func(t *testing.T) {
		seen := map[string]string{}
		for _, c := range append(d.commands, d.pageCommands()...) {
			if k := keyWords(c); k != "" {
				if other := seen[k]; other != "" {
					t.Errorf("%s belongs to %s and %s", k, other, c.ID)
				}
				seen[k] = c.ID
			}
		}
		d.typedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
		if seen["Ctrl+Shift+B"] != "evidence.folder" || seen["Alt+2"] != "page.lke" || !strings.HasPrefix(d.dialog(), "Panduan") {
			t.Errorf("shortcuts %v, dialog %q", seen, d.dialog())
		}
		kit.TopDialog(d.Window()).Cancel()
	})
}

func TestEvidence(t *testing.T) {
	t.Run("files are imported, linked, and told shortly", func(t *testing.T) {
		d := withWorkspace(t)
		var got []model.DocumentID
		a, b := d.file("notula.txt", "Notula rapat"), d.file("lagi.txt", "Notula rapat")

		d.AddEvidence([]string{a, b}, "P.1.i.a", func(ids []model.DocumentID) { got = ids })

		if len(got) != 1 || d.dialog() != "" {
			t.Errorf("documents %v, dialog %q", got, d.dialog())
		}
		docs, err := d.session.Documents.(interface {
			ByQuestion(context.Context) (map[model.Code][]model.Document, error)
		}).ByQuestion(t.Context())
		if err != nil || len(docs["P.1.i.a"]) != 1 {
			t.Errorf("linked: %v, %v", docs, err)
		}
	})

	t.Run("files that need care are listed with what to do", func(t *testing.T) {
		d := withWorkspace(t)
		d.AddEvidence([]string{d.file("kosong.pdf", ""), d.file("baik.txt", "isi")}, "", func([]model.DocumentID) {})
		if got := d.dialog(); !strings.HasPrefix(got, "Impor selesai dengan catatan: 1 berkas baru, 1 tidak dapat diambil") {
			t.Errorf("dialog %q", got)
		}
	})

	t.Run("the command asks for files and gives them to the page", func(t *testing.T) {
		d := withWorkspace(t)
		d.GoTo(PageLKE)
		d.picker.Files = []string{"x.pdf"}
		d.press("evidence.add")
		if fmt.Sprint(d.program.lke.dropped) != "[x.pdf]" {
			t.Errorf("dropped %v", d.program.lke.dropped)
		}
	})

	t.Run("what was written shows as saved", func(t *testing.T) {
		d := withWorkspace(t)
		d.session.Workspace.Bus().Publish(model.AnswerChanged{})
		if !d.status.saved.Visible() || d.status.when.Text() != "Tersimpan 10.42" {
			t.Errorf("status: %q", d.status.when.Text())
		}
	})
}

func TestErrors(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		name string
		err  error
		want string
	}{
		{"a canceled step shows nothing", fmt.Errorf("x: %w", context.Canceled), ""},
		{"no error shows nothing", nil, ""},
		{"an error for people shows its sentence", fmt.Errorf("x: %w", model.Errorf(model.Denied, "Folder terkunci.")), "Tidak diizinkan: Folder terkunci."},
	} {
		t.Run(c.name, func(t *testing.T) {
			d.ShowError(c.err)
			if got := d.dialog(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if top := kit.TopDialog(d.Window()); top != nil {
				top.Cancel()
			}
		})
	}
	t.Run("an unknown error shows a code, never its own text", func(t *testing.T) {
		d.ShowError(errors.New("sql: no rows"))
		if got := d.dialog(); strings.Contains(got, "sql") || !strings.Contains(got, "kode") {
			t.Errorf("dialog %q", got)
		}
	})
}

func TestQuit(t *testing.T) {
	d := withWorkspace(t)
	started, ended := make(chan struct{}), make(chan struct{})
	_, err := jobs.Start(d.Jobs(), "Impor", func(ctx context.Context, _ *model.Progress) (int, error) {
		close(started)
		<-ctx.Done()
		return 0, ctx.Err()
	}, func(int, error) { close(ended) })
	if err != nil {
		t.Fatal(err)
	}
	<-started

	d.Quit()
	if got := d.dialog(); !strings.HasPrefix(got, "Pekerjaan masih berjalan: Impor belum selesai.") || d.closing {
		t.Fatalf("dialog %q", got)
	}
	kit.TopDialog(d.Window()).Accept()
	<-ended

	if !d.closing {
		t.Error("does not end")
	}
}

func TestUndo(t *testing.T) {
	d := withWorkspace(t)
	value := 1
	d.Undo().Push(undo.Action{Label: "jawaban P.1.i.a", Undo: func() { value = 0 }, Redo: func() { value = 1 }})
	d.press("undo")
	if value != 0 {
		t.Error("not undone")
	}
	d.press("redo")
	if value != 1 {
		t.Error("not done again")
	}
	t.Run("while a field has the focus its own typing is undone", func(t *testing.T) {
		e := kit.NewEntry("")
		d.body.Objects = []fyne.CanvasObject{e}
		d.Window().Canvas().Focus(e)
		d.press("undo")
		if value != 1 {
			t.Error("undid the answer")
		}
	})
}

func TestTheme(t *testing.T) {
	d := newDesk(t)
	d.SetTheme(look.Dark)
	if again, _ := LoadPrefs(d.path("settings.json")); again.Theme != look.Dark || d.Theme() != look.Dark {
		t.Errorf("remembered %q", again.Theme)
	}
}

func TestHiddenPagesFollowTheTheme(t *testing.T) {
	d := withWorkspace(t)
	inner := kit.NewText("kode", look.Strong, look.ColorPrimary)
	d.program.lke.content = kit.NewPress(kit.Padded(inner, 0, 0, 0, 0), func() {})
	d.SetTheme(look.Light)
	d.GoTo(PageLKE)
	d.GoTo("lain")
	d.SetTheme(look.Dark)

	d.GoTo(PageLKE)

	text := test.WidgetRenderer(inner).Objects()[0].(*canvas.Text)
	if want := theme.Color(look.ColorPrimary); text.Color != want {
		t.Errorf("painted %v, want %v", text.Color, want)
	}
}

func TestPlaceIsRemembered(t *testing.T) {
	d := withWorkspace(t)
	d.GoTo(PageLKE)
	d.program.lke.shown = "P.6.ii.b"
	d.program.lke.panes.OnMoved([]float32{300, 0})

	dir := d.session.Workspace.Dir()
	d.CloseWorkspace()
	d.program.lke = newOnePage("LKE")
	prefs, err := LoadPrefs(d.path("settings.json"))
	if err != nil {
		t.Fatal(err)
	}
	*d.cfg.Prefs = *prefs // as after a new start
	d.Open(dir, nil)

	if d.page() != Page(d.program.lke) || d.program.lke.shown != "P.6.ii.b" {
		t.Errorf("page %v shows %q", d.specs[d.current].ID, d.program.lke.shown)
	}
	if got := d.program.lke.panes.Widths(); got[0] != 300 {
		t.Errorf("widths %v", got)
	}
	t.Run("a page that was asked for comes first", func(t *testing.T) {
		d.OpenAt(dir, "lain")
		if d.specs[d.current].ID != "lain" {
			t.Errorf("page %s", d.specs[d.current].ID)
		}
	})
	t.Run("the place goes with the recent workspace", func(t *testing.T) {
		d.cfg.Prefs.Forget(dir)
		d.cfg.Prefs.clean()
		if len(d.cfg.Prefs.Places) != 0 {
			t.Error("kept")
		}
	})
}
