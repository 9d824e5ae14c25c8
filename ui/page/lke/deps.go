package lke

import (
	"context"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/lke"
	"siapzi/ui/task"
	"siapzi/ui/undo"
	"siapzi/ui/viewer"
)

// Deps is what the page needs from outside. Everything is required but
// Preview, which shows pages of documents where there is one, Reviews, and
// Person, who tells which Pokja is "mine".
type Deps struct {
	Worksheet *lke.Worksheet
	Unit      Unit
	Answers   Answers
	Documents Documents
	Reviews   Reviews
	Person    func() model.Person
	Preview   viewer.Source
	Shell     Shell
	Bus       *model.Bus
	Tasks     *task.Runner // of this page; the page closes it
	Undo      *undo.Stack
	Who       model.Actor
}

// Unit tells whose workspace it is. *workspace.Workspace meets it.
type Unit interface {
	Unit(ctx context.Context) (model.Unit, error)
	// Worksheet gives Deps.Worksheet with the thresholds that are in force now.
	Worksheet() *lke.Worksheet
}

// Answers reads and writes answers. *assessment.Assessment meets it.
type Answers interface {
	Answers(ctx context.Context, assessor model.Assessor) (lke.Answers, error)
	Set(ctx context.Context, who model.Actor, answers []model.Answer) error
}

// Documents finds documents and links them. *catalog.Catalog meets it.
type Documents interface {
	ByQuestion(ctx context.Context) (map[model.Code][]model.Document, error)
	Find(ctx context.Context, q catalog.Query) ([]model.Document, int, error)
	Link(ctx context.Context, who model.Actor, id model.DocumentID, links ...model.Link) error
	// Address gives the web address that a stored link holds.
	Address(ctx context.Context, v model.Version) (string, error)
	Unlink(ctx context.Context, who model.Actor, id model.DocumentID, codes ...model.Code) error
}

// Shell is what the window around the page does for it. All methods are
// called on the UI goroutine and return at once.
type Shell interface {
	// PickFiles lets the user choose files; done is not called when he changes
	// his mind.
	PickFiles(done func(paths []string))
	// AddEvidence imports files and folders as a job and links what comes of
	// them to code. done gets the documents, new and reused.
	AddEvidence(paths []string, code model.Code, done func([]model.DocumentID))
	// OpenFile opens a stored file with the program that the desktop has for it.
	OpenFile(v model.Version)
	// ShowError tells of an error in the shell's error box.
	ShowError(err error)
	// Toast tells shortly that something was done; action names what can be
	// done about it.
	Toast(text, action string, onAction func())
	// Window is where dialogs and menus appear.
	Window() fyne.Window
}
