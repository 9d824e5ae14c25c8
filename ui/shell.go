package ui

import (
	"context"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"siapzi/model"
	"siapzi/model/jobs"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/pick"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

// Config is what a shell is made of. All but Now is required.
type Config struct {
	App     fyne.App
	Window  fyne.Window
	Tasks   *task.Runner // of the window itself; the shell closes it
	Jobs    *jobs.Runner // the shell closes it
	Picker  pick.Picker
	Program Program
	Prefs   *Prefs
	// Start makes the page that is shown while no workspace is open.
	Start func(s *Shell) Page
	// NewTasks makes the runner of a page.
	NewTasks func() *task.Runner
	// TempDir is where copies lie that other programs open.
	TempDir string
	LogPath string // the program's log file; "" hides the command that shows it
	Version string
	Theme   look.Mode        // for this start only; Auto takes the one of Prefs
	Now     func() time.Time // nil means time.Now
	// Picture reads the picture in the clipboard; nil means clip.Picture.
	Picture func(ctx context.Context) ([]byte, error)
}

// Shell is the window. UI goroutine only.
type Shell struct {
	cfg      Config
	commands []*Command
	layer    *kit.Layer
	undo     undo.Stack
	status   *statusBar

	start   Page     // shown while session is nil
	session *Session // nil while no workspace is open
	specs   []PageSpec
	pages   []Page // nil until shown
	painted []int  // by page: the looks it was painted with, see looks
	looks   int    // counts changes of theme
	current int
	nav     []*kit.NavItem
	brand   *kit.Text       // the program's name above nav
	rail    bool            // whether the sidebar shows icons alone
	foot    *fyne.Container // of the sidebar, around user
	head    *fyne.Container // of the sidebar, around brand
	body    *fyne.Container // holds the present page
	user    *fyne.Container // who sits here, at the foot of the sidebar
	header  *header
	bridge  func()      // ends the event bridge
	away    *kit.Dialog // tells that the workspace is not in its place; nil while it is
	theme   look.Mode
	first   string // page to show when the next workspace is open, "" for the first
	opening bool   // a workspace is being opened, made or closed
	closing bool   // the program ends
}

// NewShell fills the window and shows the start page; the caller shows the
// window.
func NewShell(cfg Config) *Shell {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	s := &Shell{cfg: cfg}
	s.theme = cfg.Theme
	if s.theme == look.Auto {
		s.theme = cfg.Prefs.Theme
	}
	// Before the first widget: Fyne keeps the fonts that it measured with.
	look.SetTextSize(cfg.Prefs.TextSize)
	cfg.App.Settings().SetTheme(look.New(s.theme))
	s.layer = kit.NewLayer(cfg.Window, cfg.Tasks)
	s.status = newStatusBar(s)
	s.commands = s.table()
	s.undo.Changed = s.refreshMenu
	cfg.App.Settings().AddListener(func(fyne.Settings) { s.looks++ })
	cfg.Window.SetPadded(false)
	cfg.Window.SetMaster()
	cfg.Window.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { s.Dropped(paths(uris)) })
	cfg.Window.SetCloseIntercept(s.Quit)
	cfg.Window.Canvas().SetOnTypedKey(s.typedKey)
	// Not in the menu: a menu would take the key from fields of dialogs.
	cfg.Window.Canvas().AddShortcut(&fyne.ShortcutPaste{}, func(fyne.Shortcut) { s.run(s.Command(commandPaste)) })
	cfg.Window.Canvas().SetOnTypedRune(s.typedRune)
	cfg.Window.Resize(fyne.NewSize(cfg.Prefs.Width, cfg.Prefs.Height))
	s.showStart()
	return s
}

// Window gives the window, for dialogs and menus.
func (s *Shell) Window() fyne.Window { return s.cfg.Window }

// Picker asks for files and folders.
func (s *Shell) Picker() pick.Picker { return s.cfg.Picker }

// Undo is the stack of what was done in the open workspace.
func (s *Shell) Undo() *undo.Stack { return &s.undo }

// NewTasks makes the runner of a page; the page closes it.
func (s *Shell) NewTasks() *task.Runner { return s.cfg.NewTasks() }

// Jobs runs long work.
func (s *Shell) Jobs() *jobs.Runner { return s.cfg.Jobs }

// Toast tells shortly that something was done; action may be "".
func (s *Shell) Toast(text, action string, onAction func()) { s.layer.Toast(text, action, onAction) }

// Focus puts the focus on a control of the present page.
func (s *Shell) Focus(f fyne.Focusable) { s.cfg.Window.Canvas().Focus(f) }

// Recent lists the workspaces that were open, newest first.
func (s *Shell) Recent() []Recent { return s.cfg.Prefs.Recent }

// Version is the program's version.
func (s *Shell) Version() string { return s.cfg.Version }

// showStart shows the start page.
func (s *Shell) showStart() {
	s.start = s.cfg.Start(s)
	s.cfg.Window.SetTitle("SiapZI")
	s.setContent(s.start.Content())
	s.refreshMenu()
}

func (s *Shell) setContent(o fyne.CanvasObject) {
	s.cfg.Window.SetContent(s.layer.Over(container.New(&leastSize{}, kit.Ground(look.ColorBackground, o))))
}

// leastSize keeps the window from becoming smaller than screens are made for,
// whatever the present page needs.
type leastSize struct{ kit.Pad }

// MinSize is for Fyne.
func (*leastSize) MinSize([]fyne.CanvasObject) fyne.Size {
	return look.LeastSize(fyne.NewSize(minWidth, minHeight-menuHeight), fyne.NewSize(smallestWidth, smallestHeight-menuHeight))
}

// menuHeight is about what Fyne's menu bar takes of the window.
const menuHeight = 40

// showSession builds the frame around the pages and shows the first one.
func (s *Shell) showSession(ses *Session, u model.Unit) {
	s.closePage(s.start)
	s.start, s.session = nil, ses
	s.specs = ses.Pages(s)
	s.pages, s.painted = make([]Page, len(s.specs)), make([]int, len(s.specs))
	s.current = -1
	s.body = kit.Stack()
	s.header = newHeader(s.findBox())
	s.header.show(u)
	s.bridge = s.watch(ses.Workspace.Bus())
	s.status.saved.Hide()
	s.setContent(s.frame())
	if !s.GoTo(s.first) && !s.GoTo(s.place().Page) && !(s.Person().Role == model.RoleReviewer && s.GoTo(PageReview)) {
		s.Go(0)
	}
	s.first = ""
	s.refreshMenu()
	for _, w := range ses.Workspace.Warnings() {
		slog.Warn("workspace", "dir", ses.Workspace.Dir(), "warning", w)
	}
	s.showWarnings(ses.Workspace.Warnings())
	s.watchPresence()
	s.checkDue()
}

// closeSession closes the pages and the workspace; there may be none.
func (s *Shell) closeSession() error {
	if s.session == nil {
		return nil
	}
	for _, p := range s.pages {
		s.closePage(p)
	}
	s.bridge()
	s.stopPresence()
	s.stopDue()
	s.notePlace()
	s.savePrefs()
	s.cfg.Tasks.Cancel("ui.unit")
	ses := s.session
	s.session, s.specs, s.pages, s.nav = nil, nil, nil, nil
	s.undo.Clear()
	err := ses.Close()
	if err != nil && ses.Workspace.Present() != nil {
		slog.Warn("close workspace that is away", "err", err) // the user knows already
		return nil
	}
	return err
}

func (s *Shell) closePage(p Page) {
	if c, ok := p.(Closer); ok {
		c.Close()
	}
}

// Go shows the i-th page.
func (s *Shell) Go(i int) {
	if i < 0 || i >= len(s.specs) || i == s.current {
		return
	}
	stale := s.pages[i] != nil && s.painted[i] != s.looks
	if s.pages[i] == nil {
		s.pages[i] = s.specs[i].New()
		s.restore(s.specs[i].ID, s.pages[i])
	}
	s.current = i
	for n, item := range s.nav {
		item.SetSelected(n == i)
	}
	s.body.Objects = []fyne.CanvasObject{s.pages[i].Content()}
	s.body.Refresh()
	if stale { // Fyne repaints only what is in the window when the theme changes
		s.cfg.App.Settings().SetTheme(look.New(s.theme))
	}
	s.painted[i] = s.looks
	s.refreshMenu()
}

// GoTo shows the page called id and tells whether there is one.
func (s *Shell) GoTo(id string) bool {
	for i, spec := range s.specs {
		if spec.ID == id {
			s.Go(i)
			return true
		}
	}
	return false
}

// PageLKE is the id of the page that shows questions.
const PageLKE = "lke"

// OpenQuestion shows a question on the worksheet page.
func (s *Shell) OpenQuestion(code model.Code) {
	if !s.GoTo(PageLKE) {
		return
	}
	if p, ok := s.page().(interface{ Show(model.Code) }); ok {
		p.Show(code)
	}
}

// page gives the page that is shown: the start page or one of the session's.
func (s *Shell) page() Page {
	if s.session == nil {
		return s.start
	}
	return s.pages[s.current]
}

// Dropped hands files that were dropped on the window to the present page.
func (s *Shell) Dropped(paths []string) {
	if len(paths) == 0 || kit.DialogOpen(s.cfg.Window) {
		return
	}
	if d, ok := s.page().(Dropper); ok {
		d.Drop(paths)
		return
	}
	s.PlanImport(paths)
}

// PlanImport shows files in the import table of the documents page, where they
// are looked at and corrected before anything is stored.
func (s *Shell) PlanImport(paths []string) {
	if s.session == nil || !s.GoTo(PageDocuments) {
		return
	}
	if d, ok := s.page().(Dropper); ok {
		d.Drop(paths)
	}
}

func paths(uris []fyne.URI) []string {
	out := make([]string, 0, len(uris))
	for _, u := range uris {
		if u.Scheme() == "file" {
			out = append(out, nativePath(u.Path()))
		}
	}
	return out
}

// savePrefs writes the preferences; a failure is only logged, since nothing of
// the user's work is in them.
func (s *Shell) savePrefs() {
	if err := s.cfg.Prefs.Save(); err != nil {
		slog.Warn("preferences", "err", err)
	}
}

// Quit ends the program; it asks first while jobs run.
func (s *Shell) Quit() {
	if s.closing {
		return
	}
	active := s.cfg.Jobs.Active()
	if len(active) == 0 {
		s.quit()
		return
	}
	s.askToStop(active, s.quit)
}

// jobPatience is how long the program waits for jobs that were canceled.
const jobPatience = 5 * time.Second

// quit stops the jobs and ends the program; End does the rest.
func (s *Shell) quit() {
	s.closing = true
	size := s.cfg.Window.Canvas().Size()
	s.cfg.Prefs.Width, s.cfg.Prefs.Height = size.Width, size.Height
	s.savePrefs()
	wait := func(context.Context) (bool, error) { return s.cfg.Jobs.Close(jobPatience), nil }
	task.Latest(s.cfg.Tasks, "ui.quit", wait, func(all bool) {
		if !all {
			slog.Warn("quit: a job did not end in time")
		}
		s.cfg.App.Quit()
	}, func(error) { s.cfg.App.Quit() })
}

// End closes jobs, pages and workspace after the window's loop has ended: by
// Quit, or because the system ended the program.
func (s *Shell) End() {
	s.closing = true
	if !s.cfg.Jobs.Close(jobPatience) {
		slog.Warn("end: a job did not end in time")
	}
	if err := s.closeSession(); err != nil {
		slog.Error("close workspace", "err", err)
	}
	s.closePage(s.start)
	s.cfg.Tasks.Close()
}
