package rencana

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/lke"
	"siapzi/model/plan"
	"siapzi/model/report"
	"siapzi/ui/pick"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

// Deps is what the page needs from outside; all of it but Print is required.
type Deps struct {
	Worksheet *lke.Worksheet
	Unit      Unit
	Plan      Plan
	Documents Documents
	Shell     Shell
	Picker    pick.Picker
	Bus       *model.Bus
	Tasks     *task.Runner // of this page; the page closes it
	Undo      *undo.Stack
	Print     func(report.Kind) // prints a report; nil offers none
	Who       model.Actor
	Folder    string // where files are proposed to lie
	Now       func() time.Time
}

// Unit tells whose workspace it is and its fixed dates. *workspace.Workspace
// meets it.
type Unit interface {
	Unit(ctx context.Context) (model.Unit, error)
	FixedDates(ctx context.Context) ([]plan.FixedDate, error)
	KeepDates(ctx context.Context, who model.Actor, days map[string]model.Date) error
	Dir() string
}

// Plan reads and changes activities. *plan.Plan meets it.
type Plan interface {
	List(ctx context.Context) ([]model.Activity, error)
	Bin(ctx context.Context) ([]model.Activity, error)
	Check(a model.Activity) error
	Apply(ctx context.Context, who model.Actor, b plan.Batch) ([]model.Activity, plan.Batch, error)
	Preview(ctx context.Context, b *plan.Workbook, m plan.Mapping) (plan.Preview, error)
}

// Documents reads the evidence. *catalog.Catalog meets it.
type Documents interface {
	ByQuestion(ctx context.Context) (map[model.Code][]model.Document, error)
	Find(ctx context.Context, q catalog.Query) ([]model.Document, int, error)
	Summaries(ctx context.Context, ids []model.DocumentID) ([]catalog.Summary, error)
	Get(ctx context.Context, id model.DocumentID) (model.Document, error)
}

// Shell is what the window does for the page. UI goroutine only.
type Shell interface {
	Window() fyne.Window
	ShowError(err error)
	Toast(text, action string, onAction func())
	OpenQuestion(code model.Code)
	OpenDocument(d model.Document)
	OpenPath(path string)
	// AddEvidence imports files as a job, linked to a question where one is
	// given; done gets the documents, new and reused.
	AddEvidence(paths []string, code model.Code, done func([]model.DocumentID))
}
