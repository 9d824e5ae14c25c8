package ui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// Command is something that the user can do from anywhere. Menus, shortcuts
// and the list of shortcuts come from the same table.
type Command struct {
	ID       string
	Menu     string // the menu that holds it
	Title    string
	Icon     look.IconName
	Shortcut fyne.Shortcut // nil for none
	Keys     string        // the shortcut in words; made from Shortcut where empty
	Focused  bool          // what has the focus may take the shortcut first, see shortcutTaker
	Enabled  func() bool   // nil means always
	Run      func()
	Checked  func() bool // nil for commands that are not a choice
	Group    bool        // a line stands above it in the menu
}

// commandHelp is the id of the command of F1.
const commandHelp = "help"

// commandPaste is the id of the command of Ctrl+V.
const commandPaste = "evidence.paste"

func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

func ctrlShift(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// table is the one list of commands. Menus appear in the order in which they
// are first named here. Pages come and go with the workspace, see pageCommands.
func (s *Shell) table() []*Command {
	open := func() bool { return s.session != nil }
	idle := func() bool { return !s.opening }
	file, edit, view, help := lang.L("Berkas"), lang.L("Ubah"), lang.L("Lihat"), lang.L("Bantuan")
	theme := func(m look.Mode) (run func(), checked func() bool) {
		return func() { s.SetTheme(m) }, func() bool { return s.Theme() == m }
	}
	light, isLight := theme(look.Light)
	dark, isDark := theme(look.Dark)
	auto, isAuto := theme(look.Auto)
	return slices.Concat([]*Command{
		{ID: "workspace.new", Menu: file, Title: lang.L("Buat ruang kerja…"), Icon: look.IconPlus, Shortcut: ctrl(fyne.KeyN), Enabled: idle, Run: s.NewWorkspace},
		{ID: "workspace.open", Menu: file, Title: lang.L("Buka ruang kerja…"), Icon: look.IconFolder, Shortcut: ctrl(fyne.KeyO), Enabled: idle, Run: s.PickWorkspace},
		{ID: "workspace.close", Menu: file, Title: lang.L("Tutup ruang kerja"), Icon: look.IconClose, Shortcut: ctrl(fyne.KeyW), Enabled: open, Run: s.CloseWorkspace},
		{ID: "workspace.next", Menu: file, Title: lang.L("Buat ruang kerja tahun berikutnya…"), Icon: look.IconCalendar, Enabled: func() bool { return open() && idle() }, Run: s.NextYear},
		{ID: "workspace.folder", Menu: file, Title: lang.L("Tampilkan folder ruang kerja"), Icon: look.IconExternal, Enabled: open, Run: func() { s.ShowFolder(s.session.Workspace.Dir()) }},
		{ID: "evidence.add", Menu: file, Title: lang.L("Tambah bukti…"), Icon: look.IconPlus, Shortcut: ctrl(fyne.KeyB), Enabled: open, Run: s.addEvidence, Group: true},
		{ID: "evidence.folder", Menu: file, Title: lang.L("Tambah folder bukti…"), Icon: look.IconFolder, Shortcut: ctrlShift(fyne.KeyB), Enabled: open, Run: s.addFolder},
		{ID: "evidence.link", Menu: file, Title: lang.L("Tambah tautan…"), Icon: look.IconLink, Shortcut: ctrl(fyne.KeyL), Enabled: open, Run: s.AddLink},
		{ID: "evidence.note", Menu: file, Title: lang.L("Tambah catatan…"), Icon: look.IconPencil, Enabled: open, Run: s.AddNote},
		{ID: commandPaste, Menu: file, Title: lang.L("Tempel tangkapan layar"), Icon: look.IconImage, Keys: "Ctrl+V", Enabled: open, Run: s.Paste},
		{ID: "form.import", Menu: file, Title: lang.L("Impor LKE atau PortalRB…"), Icon: look.IconFolder, Enabled: s.canExchange, Run: func() { s.exchange().Import() }, Group: true},
		{ID: "form.lke", Menu: file, Title: lang.L("Ekspor LKE…"), Icon: look.IconExternal, Enabled: s.canExchange, Run: func() { s.exchange().ExportLKE() }},
		{ID: "form.portal", Menu: file, Title: lang.L("Ekspor PortalRB…"), Icon: look.IconExternal, Enabled: s.canExchange, Run: func() { s.exchange().ExportPortal() }},
		{ID: "form.lists", Menu: file, Title: lang.L("Ekspor rincian…"), Icon: look.IconList, Enabled: s.canExchange, Run: func() { s.exchange().Lists() }},
		{ID: "quit", Menu: file, Title: lang.L("Keluar"), Shortcut: ctrl(fyne.KeyQ), Run: s.Quit, Group: true},

		{ID: "undo", Menu: edit, Title: lang.L("Urungkan"), Icon: look.IconUndo, Shortcut: &fyne.ShortcutUndo{}, Keys: "Ctrl+Z", Run: s.undoLast},
		{ID: "redo", Menu: edit, Title: lang.L("Ulangi"), Icon: look.IconRedo, Shortcut: &fyne.ShortcutRedo{}, Keys: "Ctrl+Y", Run: s.redoLast},

		{ID: commandFind, Menu: edit, Title: lang.L("Cari…"), Icon: look.IconSearch, Shortcut: ctrl(fyne.KeyK), Run: s.ShowPalette, Group: true},

		{ID: "page.search", Menu: edit, Title: lang.L("Cari di dokumen yang tampil…"), Icon: look.IconSearch, Shortcut: ctrl(fyne.KeyF), Focused: true, Enabled: s.canFind, Run: func() { s.page().(Finder).Find() }},

		{ID: "reload", Menu: view, Title: lang.L("Muat ulang"), Icon: look.IconRefresh, Shortcut: ctrl(fyne.KeyR), Enabled: s.canReload, Run: func() { s.page().(Reloader).Reload() }},
		{ID: "theme.light", Menu: view, Title: lang.L("Tampilan terang"), Icon: look.IconSun, Run: light, Checked: isLight, Group: true},
		{ID: "theme.dark", Menu: view, Title: lang.L("Tampilan gelap"), Icon: look.IconMoon, Run: dark, Checked: isDark},
		{ID: "theme.auto", Menu: view, Title: lang.L("Tampilan ikut komputer"), Run: auto, Checked: isAuto},
		{ID: "text.larger", Menu: view, Title: lang.L("Teks lebih besar"), Icon: look.IconPlus, Shortcut: ctrl(fyne.KeyEqual), Keys: "Ctrl++", Focused: true, Run: func() { s.stepText(+1) }, Group: true},
		{ID: "text.smaller", Menu: view, Title: lang.L("Teks lebih kecil"), Icon: look.IconMinus, Shortcut: ctrl(fyne.KeyMinus), Keys: "Ctrl+-", Focused: true, Run: func() { s.stepText(-1) }},
		{ID: "text.normal", Menu: view, Title: lang.L("Ukuran teks biasa"), Shortcut: ctrl(fyne.Key0), Focused: true, Run: func() { s.SetTextSize(look.NormalText) }},
	}, s.reportCommands(), []*Command{
		{ID: commandHelp, Menu: help, Title: lang.L("Panduan"), Icon: look.IconHelp, Keys: "F1", Run: s.ShowHelp},
		{ID: "help.keys", Menu: help, Title: lang.L("Pintasan papan ketik"), Icon: look.IconInfo, Run: s.ShowKeys},
		{ID: "help.log", Menu: help, Title: lang.L("Log program"), Icon: look.IconList, Enabled: func() bool { return s.cfg.LogPath != "" }, Run: s.ShowLog, Group: true},
		{ID: "help.about", Menu: help, Title: lang.L("Tentang SiapZI"), Icon: look.IconInfo, Run: s.ShowAbout},
	})
}

// pageCommands are the navigation as commands, Alt+1…9, and what pages add.
func (s *Shell) pageCommands() []*Command {
	var out []*Command
	for i, spec := range s.specs {
		c := &Command{ID: "page." + spec.ID, Menu: lang.L("Lihat"), Title: spec.Title, Icon: spec.Icon, Run: func() { s.Go(i) },
			Checked: func() bool { return s.current == i }, Group: i == 0}
		if i < 9 {
			c.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyName(fmt.Sprint(i + 1)), Modifier: fyne.KeyModifierAlt}
		}
		out = append(out, c)
	}
	for _, spec := range s.specs {
		out = append(out, spec.Commands...)
	}
	return out
}

// Shows tells whether the page called id is the one on screen.
func (s *Shell) Shows(id string) bool {
	return s.session != nil && s.current < len(s.specs) && s.specs[s.current].ID == id
}

// Command gives the command called id, or nil.
func (s *Shell) Command(id string) *Command {
	for _, c := range append(s.commands, s.pageCommands()...) {
		if c.ID == id {
			return c
		}
	}
	return nil
}

// run does a command unless a dialog is open or it cannot be done now. Fyne
// fires shortcuts of disabled menu items and behind dialogs too.
func (s *Shell) run(c *Command) {
	if c.Focused {
		if f, ok := s.cfg.Window.Canvas().Focused().(shortcutTaker); ok && f.TakesShortcut(c.Shortcut) {
			return
		}
	}
	if kit.DialogOpen(s.cfg.Window) || s.closing || (c.Enabled != nil && !c.Enabled()) {
		return
	}
	c.Run()
}

// typedKey gets keys that no focused control took.
func (s *Shell) typedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyF1 {
		s.run(s.Command(commandHelp))
		return
	}
	if p, ok := s.page().(Keyer); ok && !kit.DialogOpen(s.cfg.Window) {
		p.TypedKey(k)
	}
}

// typedRune gets characters that no focused control took.
func (s *Shell) typedRune(r rune) {
	if p, ok := s.page().(Keyer); ok && !kit.DialogOpen(s.cfg.Window) {
		p.TypedRune(r)
	}
}

// refreshMenu builds the main menu anew; menus are small and change rarely.
func (s *Shell) refreshMenu() {
	var titles []string
	byTitle := map[string][]*Command{}
	for _, c := range append(s.commands, s.pageCommands()...) {
		if byTitle[c.Menu] == nil {
			titles = append(titles, c.Menu)
		}
		byTitle[c.Menu] = append(byTitle[c.Menu], c)
	}
	menus := make([]*fyne.Menu, len(titles))
	for i, t := range titles {
		menus[i] = fyne.NewMenu(t, s.menuItems(byTitle[t])...)
	}
	s.cfg.Window.SetMainMenu(fyne.NewMainMenu(menus...))
}

func (s *Shell) menuItems(commands []*Command) []*fyne.MenuItem {
	var widest float32
	for _, c := range commands {
		widest = max(widest, look.Body.Measure(s.menuTitle(c)).Width)
	}
	var items []*fyne.MenuItem
	for _, c := range commands {
		if c.Group && len(items) > 0 {
			items = append(items, fyne.NewMenuItemSeparator())
		}
		item := fyne.NewMenuItem(withKeys(s.menuTitle(c), keyWords(c), widest), func() { s.run(c) })
		if c.Shortcut != nil {
			item.Shortcut = silent{c.Shortcut}
		}
		item.IsQuit = c.ID == "quit"
		item.Disabled = c.Enabled != nil && !c.Enabled()
		item.Checked = c.Checked != nil && c.Checked()
		items = append(items, item)
	}
	return items
}

// silent is a shortcut that Fyne obeys but does not write beside the menu
// item: it would do so in the text colour at a fifth of its strength, which
// nobody can read. (It takes a 16-bit alpha for an 8-bit one; 2.7.4.)
type silent struct{ fyne.Shortcut }

// withKeys writes the shortcut behind a title, the titles of a menu being as
// wide as the widest.
func withKeys(title, keys string, widest float32) string {
	if keys == "" {
		return title
	}
	const gap = 24
	space := look.Body.Measure("  ").Width - look.Body.Measure(" ").Width
	n := int((widest + gap - look.Body.Measure(title).Width) / space)
	return title + strings.Repeat(" ", n) + keys
}

// menuTitle names what Undo and Redo would do.
func (s *Shell) menuTitle(c *Command) string {
	undo, redo := s.undo.Next()
	switch {
	case c.ID == "undo" && undo != "":
		return c.Title + " " + undo
	case c.ID == "redo" && redo != "":
		return c.Title + " " + redo
	}
	return c.Title
}

func (s *Shell) canFind() bool {
	_, ok := s.page().(Finder)
	return ok
}

// canExchange tells whether official forms can be imported and exported now.
func (s *Shell) canExchange() bool { return s.session != nil && s.session.Exchange != nil }

func (s *Shell) exchange() Exchange { return s.session.Exchange(s) }

func (s *Shell) canReload() bool {
	_, ok := s.page().(Reloader)
	return ok
}

// undoLast takes back typing while a field has the focus, and the last change
// of the workspace otherwise. (Menu shortcuts come before the field.)
func (s *Shell) undoLast() {
	if s.field(&fyne.ShortcutUndo{}) {
		return
	}
	if a, ok := s.undo.Undo(); ok {
		s.Toast(lang.L("Diurungkan: {{.What}}", map[string]any{"What": a.Label}), "", nil)
	}
}

func (s *Shell) redoLast() {
	if s.field(&fyne.ShortcutRedo{}) {
		return
	}
	if a, ok := s.undo.Redo(); ok {
		s.Toast(lang.L("Diulangi: {{.What}}", map[string]any{"What": a.Label}), "", nil)
	}
}

// field hands a shortcut to the focused text field, if there is one.
func (s *Shell) field(sc fyne.Shortcut) bool {
	switch f := s.cfg.Window.Canvas().Focused().(type) {
	case *widget.Entry:
		f.TypedShortcut(sc)
	case *kit.Entry:
		f.TypedShortcut(sc)
	case *kit.SearchEntry:
		f.TypedShortcut(sc)
	default:
		return false
	}
	return true
}

// addEvidence asks for files; the page may know a better place for them.
func (s *Shell) addEvidence() {
	s.PickFiles(func(paths []string) { s.Dropped(paths) })
}

func (s *Shell) addFolder() {
	s.cfg.Picker.Folder(lang.L("Tambah folder bukti"), "", func(dir string) {
		s.PlanImport([]string{dir})
	})
}
