package dokumen

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/jobs"
	"siapzi/model/lke"
	"siapzi/ui/pick"
	"siapzi/ui/task"
	"siapzi/ui/undo"
	"siapzi/ui/viewer"
)

// Deps is what the page needs from outside; all of it is required.
// *catalog.Catalog meets Lists, Documents, Versions, Plans, Meetings and
// Contents.
type Deps struct {
	Worksheet *lke.Worksheet
	Unit      Unit
	Lists     Lists
	Documents Documents
	Versions  Versions
	Plans     Plans
	Meetings  Meetings
	Contents  Contents
	Preview   viewer.Source
	// Waiting draws files of the import table, which are not stored yet: they
	// lie in Folder under Name of their versions.
	Waiting viewer.Source
	Shell   Shell
	Picker  pick.Picker
	Bus     *model.Bus
	Tasks   *task.Runner // of this page; the page closes it
	Jobs    *jobs.Runner
	Undo    *undo.Stack
	Print   func() // prints the list of documents; nil offers none
	Who     model.Actor
	Now     func() time.Time
}

// Unit tells whose workspace it is. *workspace.Workspace meets it.
type Unit interface {
	Unit(ctx context.Context) (model.Unit, error)
}

// Lists reads what the list shows.
type Lists interface {
	AllSummaries(ctx context.Context) ([]catalog.Summary, error)
	Summaries(ctx context.Context, ids []model.DocumentID) ([]catalog.Summary, error)
	Matches(ctx context.Context, words string) (seqs []int64, ranked bool, err error)
	Snippets(ctx context.Context, words string, ids []model.DocumentID) (map[model.DocumentID]string, error)
}

// Documents reads and changes documents.
type Documents interface {
	Get(ctx context.Context, id model.DocumentID) (model.Document, error)
	Suggest(ctx context.Context, id model.DocumentID) ([]catalog.Suggestion, error)
	Edit(ctx context.Context, who model.Actor, edits ...catalog.Edit) (undo []catalog.Edit, err error)
	ChangeLinks(ctx context.Context, who model.Actor, changes ...catalog.LinkChange) (undo []catalog.LinkChange, err error)
	Trash(ctx context.Context, who model.Actor, ids ...model.DocumentID) error
	Restore(ctx context.Context, who model.Actor, ids ...model.DocumentID) error
	Confirm(ctx context.Context, who model.Actor, ids []model.DocumentID, keys ...catalog.LinkKey) ([]model.Link, error)
	Unconfirm(ctx context.Context, who model.Actor, links []model.Link) error
}

// Versions reads and adds versions of files.
type Versions interface {
	Versions(ctx context.Context, file model.FileID) ([]model.Version, error)
	Replace(ctx context.Context, who model.Actor, file model.FileID, path string) (model.Version, error)
	Revert(ctx context.Context, who model.Actor, file model.FileID, to model.VersionID) (model.Version, error)
}

// Meetings makes and changes meeting packages.
type Meetings interface {
	JoinMeeting(ctx context.Context, who model.Actor, title string, ids ...model.DocumentID) (model.DocumentID, catalog.Arrangement, error)
	AddParts(ctx context.Context, who model.Actor, id model.DocumentID, label string, paths ...string) (undo catalog.Arrangement, err error)
	SetPart(ctx context.Context, who model.Actor, file model.FileID, label string, date model.Date) (undo catalog.Arrangement, err error)
	MovePart(ctx context.Context, who model.Actor, file model.FileID, steps int) (undo catalog.Arrangement, err error)
	TakeOut(ctx context.Context, who model.Actor, file model.FileID) (model.DocumentID, catalog.Arrangement, error)
	Arrange(ctx context.Context, who model.Actor, a catalog.Arrangement) (undo catalog.Arrangement, err error)
}

// Contents reads and changes links and notes.
type Contents interface {
	Address(ctx context.Context, v model.Version) (string, error)
	Note(ctx context.Context, v model.Version) (string, error)
	ReviseLink(ctx context.Context, who model.Actor, file model.FileID, address string) (model.Version, error)
	ReviseNote(ctx context.Context, who model.Actor, file model.FileID, text string) (model.Version, error)
}

// Plans is the import table.
type Plans interface {
	Plan(ctx context.Context, who model.Actor, paths []string) (catalog.PlanReport, error)
	ReadPlan(ctx context.Context, who model.Actor, progress *model.Progress) (int, error)
	Planned(ctx context.Context) ([]catalog.Planned, error)
	ChangePlan(ctx context.Context, who model.Actor, items ...catalog.PlanItem) error
	KeepPlan(ctx context.Context, who model.Actor, items ...catalog.PlanItem) error
	DropPlan(ctx context.Context, who model.Actor, ids ...catalog.PlanItemID) error
	ImportPlan(ctx context.Context, who model.Actor, ids []catalog.PlanItemID, progress *model.Progress) (catalog.ImportReport, error)
}

// Shell is what the window around the page does for it. All methods are
// called on the UI goroutine and return at once.
type Shell interface {
	// PickFiles lets the user choose files; done is not called when he changes
	// his mind.
	PickFiles(done func(paths []string))
	// AddLink, AddNote and Paste make evidence without a file.
	AddLink()
	AddNote()
	Paste()
	// OpenFile opens a stored file with the program that the desktop has for it.
	OpenFile(v model.Version)
	// OpenPath opens a file of the user with the program that the desktop has
	// for it.
	OpenPath(path string)
	// OpenQuestion shows a question on the worksheet page.
	OpenQuestion(code model.Code)
	// ShowError tells of an error in the shell's error box.
	ShowError(err error)
	// Toast tells shortly that something was done; action names what can be
	// done about it.
	Toast(text, action string, onAction func())
	// Window is where dialogs and menus appear.
	Window() fyne.Window
}
