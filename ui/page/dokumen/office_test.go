package dokumen

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/jobs"
	"siapzi/model/workspace"
	"siapzi/ui/kit"
	"siapzi/ui/kit/kittest"
	"siapzi/ui/look"
	"siapzi/ui/pick"
	"siapzi/ui/task"
	"siapzi/ui/undo"
	"siapzi/ui/viewer/viewertest"
)

// office stands for what is around the page: a real workspace, and the window
// with its shell.
type office struct {
	viewertest.Source
	t      testing.TB
	ws     *workspace.Workspace
	dir    string // for evidence
	jobs   *jobs.Runner
	window fyne.Window
	page   *Page
	keys   fyne.KeyModifier // held while something is clicked

	picked []string // what the file dialog gives
	opened []string // names of files
	asked  []model.Code
	made   []string // what the shell was asked to make
	errs   []error
	toasts []string
	toast  func()
}

func now() time.Time { return time.Date(2026, 5, 12, 3, 42, 0, 0, time.UTC) }

func newOffice(t testing.TB) *office {
	o := &office{t: t, dir: t.TempDir()}
	var err error
	o.ws, err = workspace.Create(t.Context(), filepath.Join(t.TempDir(), "a.siapzi"),
		model.Unit{Name: "Balai Contoh", Agency: "Instansi", Year: 2026, Target: model.WBK}, workspace.Config{Now: now, Who: "Sari"})
	if err != nil {
		t.Fatal(err)
	}
	o.jobs = jobs.New(t.Context(), jobs.Config{})
	t.Cleanup(func() {
		o.jobs.Close(time.Second)
		if err := o.ws.Close(); err != nil {
			t.Error(err)
		}
	})
	return o
}

// file writes a text file of evidence and gives its path.
func (o *office) file(name, text string) string {
	o.t.Helper()
	path := filepath.Join(o.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		o.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		o.t.Fatal(err)
	}
	return path
}

// add imports a text file as a document with this title.
func (o *office) add(title, text string) model.DocumentID {
	o.t.Helper()
	r, err := o.ws.Catalog().Import(o.t.Context(), "Sari", []string{o.file(title+".txt", text)}, catalog.ImportOptions{})
	if err != nil || r.Added != 1 {
		o.t.Fatal(err, r)
	}
	id := r.Files[0].Document
	if _, err := o.ws.Catalog().Edit(o.t.Context(), "Sari", catalog.Edit{ID: id, Title: &title}); err != nil {
		o.t.Fatal(err)
	}
	return id
}

// set changes fields of a document as another page would.
func (o *office) set(e catalog.Edit) {
	o.t.Helper()
	if _, err := o.ws.Catalog().Edit(o.t.Context(), "Sari", e); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) link(id model.DocumentID, codes ...model.Code) {
	o.t.Helper()
	for _, c := range codes {
		if err := o.ws.Catalog().Link(o.t.Context(), "Sari", id, model.Link{Code: c}); err != nil {
			o.t.Fatal(err)
		}
	}
}

func (o *office) get(id model.DocumentID) model.Document {
	o.t.Helper()
	d, err := o.ws.Catalog().Get(o.t.Context(), id)
	if err != nil {
		o.t.Fatal(err)
	}
	return d
}

func (o *office) PickFiles(done func([]string)) {
	if len(o.picked) > 0 {
		done(o.picked)
	}
}

func (o *office) AddLink()                     { o.made = append(o.made, "link") }
func (o *office) AddNote()                     { o.made = append(o.made, "note") }
func (o *office) Paste()                       { o.made = append(o.made, "picture") }
func (o *office) OpenPath(path string)         { o.opened = append(o.opened, filepath.Base(path)) }
func (o *office) OpenFile(v model.Version)     { o.opened = append(o.opened, v.Name) }
func (o *office) OpenQuestion(code model.Code) { o.asked = append(o.asked, code) }
func (o *office) ShowError(err error)          { o.errs = append(o.errs, err) }
func (o *office) Window() fyne.Window          { return o.window }
func (o *office) Toast(text, _ string, on func()) {
	o.toasts, o.toast = append(o.toasts, text), on
}

func (o *office) deps() Deps {
	c := o.ws.Catalog()
	return Deps{Worksheet: o.ws.Worksheet(), Unit: o.ws, Lists: c, Documents: c, Versions: c, Plans: c, Meetings: c, Contents: c, Picker: &pick.Fake{}, Preview: o, Waiting: o,
		Shell: o, Bus: o.ws.Bus(), Tasks: task.NewSync(), Jobs: o.jobs, Undo: &undo.Stack{}, Who: "Sari", Now: now}
}

// open makes the page in a window of the usual size.
func (o *office) open() *Page { return o.openWith(o.deps()) }

func (o *office) openWith(d Deps) *Page {
	o.window = kittest.Window(o.t, look.Light)
	o.page = New(d)
	o.page.modifiers = func() fyne.KeyModifier { return o.keys }
	o.t.Cleanup(func() { o.page.Close() })
	o.window.SetContent(kit.Ground(look.ColorBackground, o.page.Content()))
	o.window.Resize(fyne.NewSize(1112, 712))
	return o.page
}

// holding clicks or types something while keys are held.
func (o *office) holding(m fyne.KeyModifier, f func()) {
	o.keys = m
	f()
	o.keys = 0
}

// press sends a key to whatever has the focus, as a keyboard does.
func (o *office) press(name fyne.KeyName) {
	if f := o.window.Canvas().Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: name})
		return
	}
	o.page.TypedKey(&fyne.KeyEvent{Name: name})
}

// search types words into the search field.
func (o *office) search(words string) {
	o.window.Canvas().Focus(o.page.list.search)
	o.page.list.search.SetText(words)
}

// titles gives what the list shows.
func (o *office) titles() []string { return titles(o.page.book, o.page.shown) }

// chosen gives the titles of what is chosen.
func (o *office) chosen() []string {
	out := []string{}
	for _, id := range o.page.chosenIDs() {
		out = append(out, o.page.book.row(id).title)
	}
	return out
}

// fill writes into a field of the form and leaves it.
func (o *office) fill(name, text string) {
	o.t.Helper()
	for _, f := range o.page.details.form.fields {
		if f.name == name {
			o.window.Canvas().Focus(f.entry)
			f.entry.SetText(text)
			o.window.Canvas().Unfocus()
			return
		}
	}
	o.t.Fatalf("no field %s", name)
}

func (o *office) shows(want ...string) {
	o.t.Helper()
	all := kittest.Screen(o.window)
	for _, w := range want {
		if !strings.Contains(strings.ReplaceAll(all, "\n", " "), w) { // words may be wrapped
			o.t.Errorf("the screen does not show %q:\n%s", w, all)
		}
	}
}

// button finds the visible button with these words, in front of others.
func (o *office) button(words string) *kit.Button {
	o.t.Helper()
	return kittest.Button(o.t, o.window, words)
}

// item runs an item of a menu; names of submenus come first.
func (o *office) item(items []*fyne.MenuItem, path ...string) {
	o.t.Helper()
	for _, m := range items {
		if m.Label != path[0] {
			continue
		}
		if len(path) > 1 {
			o.item(m.ChildMenu.Items, path[1:]...)
			return
		}
		m.Action()
		return
	}
	o.t.Fatalf("no %q in the menu", path[0])
}
