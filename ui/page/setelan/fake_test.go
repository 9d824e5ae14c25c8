package setelan

import (
	"context"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/setting"
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
	ws     *workspace.Workspace
	window fyne.Window
	picker pick.Fake
	undo   undo.Stack
	busy   bool
	fail   error // what reading gives next
	theme  look.Mode
	size   int
	lang   string
	errs   []error
	toasts []string
	went   []string
}

var unit = model.Unit{Name: "Balai Contoh Nusantara", Agency: "Kementerian Contoh", Year: 2026, Target: model.WBK}

func newDesk(t *testing.T, mode look.Mode) *desk {
	t.Helper()
	ws, err := workspace.Create(t.Context(), filepath.Join(t.TempDir(), "Balai.siapzi"), unit, workspace.Config{Who: "sari"})
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, ws: ws, theme: mode, size: 100, lang: "id", window: kittest.Window(t, mode)}
	t.Cleanup(func() {
		if err := ws.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// open makes the page in a place of this size: 1112 × 686 is what a window of
// 1280 × 800 leaves for pages.
func (d *desk) open(width, height float32) *desk {
	d.t.Helper()
	d.Page = New(Deps{Settings: d, Cache: d.ws, Display: d, Shell: d, Picker: &d.picker, Bus: d.ws.Bus(), Tasks: task.NewSync(), Undo: &d.undo,
		Who: "sari", Busy: func() bool { return d.busy }, Places: Places{Workspace: "/data/Balai.siapzi", Backup: "/data/Balai.siapzi/backup",
			Cache: "/data/Balai.siapzi/cache", Log: "/home/sari/siapzi.log"}})
	d.t.Cleanup(d.Page.Close)
	d.window.SetContent(kit.Ground(look.ColorBackground, d.Content()))
	d.window.Resize(fyne.NewSize(width, height))
	return d
}

func (d *desk) List(ctx context.Context) ([]setting.Item, error) {
	if err := d.fail; err != nil {
		d.fail = nil
		return nil, err
	}
	return d.ws.Settings().List(ctx)
}

func (d *desk) Set(ctx context.Context, who model.Actor, v map[setting.Key]string) error {
	if err := d.fail; err != nil {
		d.fail = nil
		return err
	}
	return d.ws.Settings().Set(ctx, who, v)
}

func (d *desk) Logo(ctx context.Context) (setting.Logo, error) { return d.ws.Settings().Logo(ctx) }
func (d *desk) SetLogo(ctx context.Context, who model.Actor, l setting.Logo) error {
	return d.ws.Settings().SetLogo(ctx, who, l)
}

func (d *desk) Theme() look.Mode        { return d.theme }
func (d *desk) SetTheme(m look.Mode)    { d.theme = m; d.LookChanged() }
func (d *desk) TextSize() int           { return d.size }
func (d *desk) SetTextSize(percent int) { d.size = percent; d.LookChanged() }
func (d *desk) Language() string        { return d.lang }
func (d *desk) SetLanguage(code string) { d.lang = code }
func (d *desk) Spoken() string          { return "id" }
func (d *desk) Notices() bool           { return true }
func (d *desk) SetNotices(bool)         {}

func (d *desk) Window() fyne.Window              { return d.window }
func (d *desk) ShowError(err error)              { d.errs = append(d.errs, err) }
func (d *desk) Toast(s, action string, f func()) { d.toasts = append(d.toasts, s) }
func (d *desk) ShowFolder(path string)           { d.went = append(d.went, path) }
func (d *desk) ShowLog()                         { d.went = append(d.went, "log") }
func (d *desk) Quit()                            { d.went = append(d.went, "quit") }
func (d *desk) PlanImport(paths []string)        { d.went = append(d.went, paths...) }

// value reads a setting from the workspace.
func (d *desk) value(k setting.Key) string {
	d.t.Helper()
	it, err := d.ws.Settings().Get(d.t.Context(), k)
	if err != nil {
		d.t.Fatal(err)
	}
	return it.Value
}

// field finds the field of a setting.
func (d *desk) field(k setting.Key) *field {
	d.t.Helper()
	for _, f := range d.fields {
		if f.key == k {
			return f
		}
	}
	d.t.Fatalf("no field for %s", k)
	return nil
}

// enter types text into a field in place of what stands there and leaves it.
func (d *desk) enter(k setting.Key, text string) *field {
	d.t.Helper()
	f := d.field(k)
	c := d.window.Canvas()
	c.Focus(f.entry)
	f.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	for _, r := range text {
		f.entry.TypedRune(r)
	}
	c.Unfocus()
	return f
}

// tap presses the visible button with these words.
func (d *desk) tap(words string) {
	d.t.Helper()
	kittest.Press(d.t, d.window, words)
}

// picture writes a logo and gives its path.
func picture(t *testing.T) string {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 200, 200))
	for y := range 200 {
		for x := range 200 {
			if dx, dy := x-100, y-100; dx*dx+dy*dy < 95*95 {
				img.Set(x, y, color.NRGBA{15, 92, 92, 255})
			}
		}
	}
	path := filepath.Join(t.TempDir(), "logo.png")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// fill puts a file of this size into a cache.
func fill(t *testing.T, dir string, size int) {
	t.Helper()
	sub := filepath.Join(dir, "preview")
	if err := os.MkdirAll(sub, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(sub, "a.pdf"), make([]byte, size), 0o600); err != nil {
		t.Fatal(err)
	}
}
