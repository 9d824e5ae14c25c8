package bundel

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/jobs"
	"siapzi/model/lke"
	"siapzi/ui/pick"
	"siapzi/ui/task"
)

// Deps is what the page needs from outside; all of it is required.
type Deps struct {
	Worksheet *lke.Worksheet
	Unit      Unit
	Documents Documents
	// Build makes a bundle; it runs as a job.
	Build  func(ctx context.Context, req bundle.Request) (bundle.Result, error)
	Shell  Shell
	Picker pick.Picker
	Bus    *model.Bus
	Tasks  *task.Runner // of this page; the page closes it
	Jobs   *jobs.Runner
	Folder string // where bundles are proposed to lie
	Now    func() time.Time
}

// Unit tells whose workspace it is. *workspace.Workspace meets it.
type Unit interface {
	Unit(ctx context.Context) (model.Unit, error)
}

// Documents gives the evidence. *catalog.Catalog meets it.
type Documents interface {
	ByQuestion(ctx context.Context) (map[model.Code][]model.Document, error)
}

// Shell is what the window does for the page. UI goroutine only.
type Shell interface {
	OpenPath(path string)
	ShowFolder(path string)
	OpenQuestion(code model.Code)
	ShowError(err error)
	Window() fyne.Window
}
