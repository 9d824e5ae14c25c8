package setelan

import (
	"context"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/setting"
	"siapzi/ui/look"
	"siapzi/ui/pick"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

// Deps is what the page needs from outside; all of it is required.
type Deps struct {
	Settings Settings
	Cache    Cache
	Display  Display
	Shell    Shell
	Picker   pick.Picker
	Bus      *model.Bus
	Tasks    *task.Runner // of this page; the page closes it
	Undo     *undo.Stack
	Who      model.Actor
	Places   Places
	// Busy tells whether jobs run that may use the cache.
	Busy func() bool
}

// Settings reads and changes the settings of the workspace. *setting.Settings
// meets it.
type Settings interface {
	List(ctx context.Context) ([]setting.Item, error)
	Set(ctx context.Context, who model.Actor, values map[setting.Key]string) error
	Logo(ctx context.Context) (setting.Logo, error)
	SetLogo(ctx context.Context, who model.Actor, l setting.Logo) error
}

// Cache is what can be made again. *workspace.Workspace meets it.
type Cache interface {
	CacheSize(ctx context.Context) (int64, error)
	ClearCache(ctx context.Context) (freed int64, err error)
}

// Display is how the program looks on this computer. *ui.Shell meets it; a
// change shows at once, but for the language.
type Display interface {
	Theme() look.Mode
	SetTheme(m look.Mode)
	TextSize() int
	SetTextSize(percent int)
	Language() string // of the next start
	SetLanguage(code string)
	Spoken() string // on the screen now
	Notices() bool  // whether deadlines are told once a day
	SetNotices(on bool)
}

// Shell is what the window does for the page. UI goroutine only.
type Shell interface {
	Window() fyne.Window
	ShowError(err error)
	Toast(text, action string, onAction func())
	ShowFolder(path string)
	ShowLog()
	Quit()
	// PlanImport shows files in the import table.
	PlanImport(paths []string)
}

// Places are the folders and files that the page leads to.
type Places struct {
	Workspace, Backup, Cache string
	Log                      string // "" where there is none
}
