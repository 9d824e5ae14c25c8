package bundel

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/history"
	"siapzi/model/jobs"
	"siapzi/model/lke"
	"siapzi/ui/pick"
	"siapzi/ui/task"
	"siapzi/ui/undo"
	"siapzi/ui/viewer"
)

// Deps is what the page needs from outside; all of it is required.
type Deps struct {
	Worksheet *lke.Worksheet
	Unit      Unit
	Bundles   Bundles
	History   History
	Portal    Portal
	Viewer    viewer.Source // of what Bundles.WriteFront gives
	Shell     Shell
	Picker    pick.Picker
	Bus       *model.Bus
	Tasks     *task.Runner // of this page; the page closes it
	Jobs      *jobs.Runner
	Undo      *undo.Stack
	Who       model.Actor
	Folder    string // where bundles are proposed to lie
	Now       func() time.Time
}

// Unit tells whose workspace it is. *workspace.Workspace meets it.
type Unit interface {
	Unit(ctx context.Context) (model.Unit, error)
}

// Bundles looks ahead and makes bundles.
type Bundles interface {
	// LookAhead gives a bundle as it would be; with open false no file is opened.
	LookAhead(ctx context.Context, n *bundle.Planner, req bundle.Request, open bool) (*bundle.Outlook, error)
	// WriteFront writes pages of the front matter for Deps.Viewer.
	WriteFront(ctx context.Context, o *bundle.Outlook, part bundle.FrontPart) (model.Version, error)
	// MakeBundle makes a bundle and keeps it in the history; it runs as a job.
	MakeBundle(ctx context.Context, who model.Actor, req bundle.Request) (bundle.Result, error)
}

// History keeps what was made and chosen. *history.History meets it.
type History interface {
	List(ctx context.Context) ([]history.Bundle, error)
	Manifest(ctx context.Context, id history.ID) (bundle.Manifest, error)
	Remove(ctx context.Context, who model.Actor, id history.ID) (back func(context.Context) error, err error)
	Choices(ctx context.Context) (history.Choices, error)
	Remember(ctx context.Context, who model.Actor, c history.Choices) error
}

// Portal tells how large a file may be that the portal takes, in bytes.
// *setting.Settings meets it.
type Portal interface {
	PortalBytes(ctx context.Context) (int64, error)
}

// Shell is what the window does for the page. UI goroutine only.
type Shell interface {
	OpenPath(path string)
	ShowFolder(path string)
	OpenQuestion(code model.Code)
	OpenDocument(d model.Document)
	ShowError(err error)
	Toast(text, action string, onAction func())
	Window() fyne.Window
}
