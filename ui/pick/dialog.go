package pick

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

// Dialogs is the Picker for the screen. It draws its own dialog, since Fyne's
// takes one file at a time and lists folders on the goroutine that paints.
type Dialogs struct {
	w     fyne.Window
	tasks *task.Runner
	dirs  Dirs
	disks func() []string // what is mounted now
	last  string          // folder of the last choice
}

// Dirs are the folders of the user that the dialog offers; "" leaves one out.
type Dirs struct{ Home, Desktop, Documents, Download string }

var _ Picker = (*Dialogs)(nil)

// New makes the picker of a window.
func New(w fyne.Window, tasks *task.Runner, dirs Dirs) *Dialogs {
	disks := func() []string { return mounted(runtime.GOOS, filepath.Base(dirs.Home)) }
	return &Dialogs{w: w, tasks: tasks, dirs: dirs, disks: disks, last: dirs.Documents}
}

// mode is what a dialog asks for.
type mode int

const (
	openFiles mode = iota
	openFolder
	saveFile
)

// OpenFiles asks for files and folders; several can be ticked.
func (d *Dialogs) OpenFiles(title string, done func([]string)) {
	d.open(title, openFiles, d.last, done)
}

// Folder asks for one folder.
func (d *Dialogs) Folder(title, start string, done func(string)) {
	if !exists(start) {
		start = d.last
	}
	d.open(title, openFolder, start, func(paths []string) { done(paths[0]) })
}

// SaveFile asks for a folder and a name.
func (d *Dialogs) SaveFile(title, start string, done func(string)) {
	dir := filepath.Dir(start)
	if !exists(dir) {
		dir = d.last
	}
	b := d.open(title, saveFile, dir, func(paths []string) { done(paths[0]) })
	b.name.SetText(filepath.Base(start))
	b.name.CursorColumn = len([]rune(b.name.Text))
}

// browser is one open dialog.
type browser struct {
	d       *Dialogs
	mode    mode
	done    func([]string)
	dir     string
	entries []entry
	ticked  map[string]bool // paths, only for openFiles

	dialog *kit.Dialog
	path   *kit.Entry
	name   *kit.Entry // only for saveFile
	list   *kit.List
	body   *fyne.Container // the list, or what stands in its place
	count  *kit.Text
}

func (d *Dialogs) open(title string, m mode, start string, done func([]string)) *browser {
	b := &browser{d: d, mode: m, done: done, ticked: map[string]bool{}, path: kit.NewEntry(""), name: kit.NewEntry(""), count: kit.Muted("")}
	b.path.OnSubmitted = func(s string) { b.enter(filepath.Clean(s)) }
	b.list = kit.NewList(kit.ListConfig{
		Count: func() int { return len(b.entries) }, NewRow: func() fyne.CanvasObject { return newLine(m == openFiles) },
		Bind: func(i int, row fyne.CanvasObject, _ kit.RowState) {
			row.(*line).show(b.entries[i], b.ticked[b.entries[i].path])
		},
		RowHeight: 32, OnPress: b.press, OnOpen: b.openEntry, OnKey: b.key,
	})
	b.body = kit.Stack(b.list)
	up := kit.NewIconButton(look.IconChevronUp, lang.L("Folder di atasnya"), func() { b.enter(filepath.Dir(b.dir)) })
	parts := kit.Rows(look.Gap8, kit.Row(look.Gap8, up, kit.Grow(b.path)), kit.Fixed(kit.RowFill(look.Gap12, kit.Fixed(b.places(), 160, 0),
		kit.Grow(kit.Stack(kit.NewBox(look.ColorSurface, look.ColorLine, look.Radius), kit.Padded(b.body, 1, 1, 1, 1)))), 0, 320))
	focus := fyne.Focusable(b.list)
	switch m {
	case saveFile:
		parts.Add(kit.NewField(lang.L("Nama berkas"), b.name, ""))
		focus = b.name
	case openFiles:
		parts.Add(b.count)
	}
	b.dialog = kit.ShowDialog(d.w, kit.DialogConfig{Title: title, Body: parts, Width: 760, Confirm: b.confirmWord(), OnConfirm: b.accept, Focus: focus})
	b.enter(start)
	return b
}

func (b *browser) confirmWord() string {
	switch b.mode {
	case openFolder:
		return lang.L("Pilih folder ini")
	case saveFile:
		return lang.L("Simpan")
	}
	return lang.L("Ambil")
}

func (b *browser) places() fyne.CanvasObject {
	dirs := b.d.dirs
	list := kit.Rows(2)
	add := func(icon look.IconName, name, path string) {
		if path == "" || !exists(path) {
			return
		}
		row := kit.Row(look.Gap8, kit.NewIcon(icon, look.ColorMuted, look.IconSize), kit.Grow(kit.NewText(name, look.Body, look.ColorText).Shrink()))
		list.Add(kit.NewPress(kit.Padded(row, 6, look.Gap8, 6, look.Gap8), func() { b.enter(path) }))
	}
	add(look.IconHome, lang.L("Folder saya"), dirs.Home)
	add(look.IconFile, lang.L("Dokumen"), dirs.Documents)
	add(look.IconFolder, lang.L("Unduhan"), dirs.Download)
	add(look.IconGrid, lang.L("Desktop"), dirs.Desktop)
	for _, m := range b.d.disks() {
		name := filepath.Base(m)
		if runtime.GOOS == "windows" {
			name = m
		}
		add(look.IconLayers, name, m)
	}
	return list
}

// enter shows another folder.
func (b *browser) enter(dir string) {
	onlyDirs := b.mode == openFolder
	fetch := func(ctx context.Context) ([]entry, error) { return readDir(ctx, dir, onlyDirs) }
	task.Latest(b.d.tasks, "pick.list", fetch, func(list []entry) {
		b.dir, b.entries = dir, list
		b.path.SetQuietly(dir)
		b.list.Select(-1)
		b.list.SetOffset(0)
		b.list.Reload()
		if len(list) == 0 {
			empty := lang.L("Folder ini kosong")
			if onlyDirs { // files in it are not shown
				empty = lang.L("Tidak ada folder lain di dalamnya")
			}
			b.put(kit.EmptyState(look.IconFolder, empty, "", "", nil))
		} else {
			b.put(b.list)
		}
		b.tell()
	}, func(err error) {
		if model.KindOf(err) == model.Canceled {
			return
		}
		b.put(kit.ErrorState(lang.L("Folder tidak dapat dibuka"), say.Error(err), func() { b.enter(dir) }))
	})
}

func (b *browser) put(o fyne.CanvasObject) {
	b.body.Objects = []fyne.CanvasObject{o}
	b.body.Refresh()
}

// press ticks an entry, or takes its name for saving.
func (b *browser) press(i int) {
	e := b.entries[i]
	switch {
	case b.mode == openFiles:
		b.tick(e.path)
	case b.mode == saveFile && !e.dir:
		b.name.SetText(e.name)
	}
}

func (b *browser) tick(path string) {
	if b.ticked[path] {
		delete(b.ticked, path)
	} else {
		b.ticked[path] = true
	}
	b.list.Repaint()
	b.tell()
}

// key ticks with Space and goes up with Backspace.
func (b *browser) key(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeySpace:
		if i := b.list.Selected(); i >= 0 && b.mode == openFiles {
			b.tick(b.entries[i].path)
		}
	case fyne.KeyBackspace:
		b.enter(filepath.Dir(b.dir))
	default:
		return false
	}
	return true
}

// openEntry enters a folder, or takes a file at once.
func (b *browser) openEntry(i int) {
	e := b.entries[i]
	switch {
	case e.dir:
		delete(b.ticked, e.path) // the first click of the two ticked it
		b.enter(e.path)
	case b.mode == openFiles:
		b.ticked[e.path] = true
		b.dialog.Accept()
	case b.mode == saveFile:
		b.dialog.Accept()
	}
}

// tell counts what was ticked, also in other folders.
func (b *browser) tell() {
	switch n := len(b.ticked); n {
	case 0:
		b.count.Set(lang.L("Klik untuk memilih satu atau beberapa berkas atau folder; klik dua kali membuka folder."))
	default:
		b.count.Set(lang.L("{{.Count}} dipilih", map[string]any{"Count": look.Count(n)}))
	}
}

// accept ends the dialog with the choice, if there is one.
func (b *browser) accept() bool {
	var out []string
	switch b.mode {
	case openFiles:
		for p := range b.ticked {
			out = append(out, p)
		}
		slices.SortFunc(out, naturally)
	case openFolder:
		out = []string{b.dir}
		if i := b.list.Selected(); i >= 0 {
			out = []string{b.entries[i].path}
		}
	case saveFile:
		return b.acceptName()
	}
	if len(out) == 0 {
		return false
	}
	b.finish(out)
	return true
}

// naturally orders paths with 2 before 10.
func naturally(x, y string) int {
	return cmp.Or(strings.Compare(model.NaturalKey(x), model.NaturalKey(y)), strings.Compare(x, y))
}

// acceptName asks before a file is replaced.
func (b *browser) acceptName() bool {
	name := filepath.Base(b.name.Text)
	if b.name.Text == "" || name == "." || name == string(filepath.Separator) {
		return false
	}
	path := filepath.Join(b.dir, name)
	if _, err := os.Stat(path); err != nil {
		b.finish([]string{path})
		return true
	}
	kit.Confirm(b.d.w, lang.L("Ganti berkas yang ada?"), lang.L("“{{.Name}}” sudah ada di folder ini dan akan diganti.", map[string]any{"Name": name}), lang.L("Ganti"), true, func() {
		b.finish([]string{path})
	})
	return false
}

// finish remembers the place, closes the dialog and hands the choice over.
func (b *browser) finish(paths []string) {
	b.dialog.Close()
	b.d.last = b.dir
	b.d.tasks.Cancel("pick.list")
	b.done(paths)
}
