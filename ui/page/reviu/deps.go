package reviu

import (
	"context"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/jobs"
	"siapzi/model/lke"
	"siapzi/model/readiness"
	"siapzi/model/readiness/quality"
	"siapzi/model/review"
	"siapzi/model/standing"
	"siapzi/ui/task"
	"siapzi/ui/undo"
	"siapzi/ui/viewer"
)

// Deps is what the page needs from outside. Everything is required but Preview,
// which shows pages of documents where there is one.
type Deps struct {
	Worksheet *lke.Worksheet
	Answers   Answers
	Documents Documents
	Reviews   Reviews
	Checks    Checks
	Standing  Standing
	Preview   viewer.Source
	Shell     Shell
	Bus       *model.Bus
	Tasks     *task.Runner // of this page; the page closes it
	Jobs      *jobs.Runner
	Undo      *undo.Stack
	Print     func() // prints the list of returned questions; nil shows no button
	Who       model.Actor
}

// Answers reads and writes answers. *assessment.Assessment meets it.
type Answers interface {
	Answers(ctx context.Context, assessor model.Assessor) (lke.Answers, error)
	Set(ctx context.Context, who model.Actor, answers []model.Answer) error
}

// Documents reads documents. *catalog.Catalog meets it.
type Documents interface {
	ByQuestion(ctx context.Context) (map[model.Code][]model.Document, error)
	Get(ctx context.Context, id model.DocumentID) (model.Document, error)
	Search(ctx context.Context, words string, limit int) ([]catalog.Hit, error)
}

// Reviews takes questions through their review. *review.Review meets it.
type Reviews interface {
	List(ctx context.Context) ([]review.Status, error)
	Submit(ctx context.Context, by review.By, codes ...model.Code) error
	Withdraw(ctx context.Context, by review.By, codes ...model.Code) error
	Accept(ctx context.Context, by review.By, codes ...model.Code) error
	Return(ctx context.Context, by review.By, code model.Code, remark string) error
	AnswerRemark(ctx context.Context, by review.By, id, answer string) error
	CloseRemark(ctx context.Context, by review.By, id string) error
}

// Checks finds what evaluators would complain about. *quality.Checker meets it.
type Checks interface {
	Check(ctx context.Context, p *model.Progress) ([]quality.Finding, error)
	Unread(ctx context.Context) (int, error)
	Waive(ctx context.Context, who model.Actor, f quality.Finding, reason string) error
	Unwaive(ctx context.Context, who model.Actor, f quality.Finding) error
}

// Standing knows the prerequisites. *standing.Standing meets it.
type Standing interface {
	Report(ctx context.Context) (standing.Report, error)
	Say(ctx context.Context, who model.Actor, id string, x readiness.Statement) error
}

// Shell is what the window around the page does for it. All methods are called
// on the UI goroutine and return at once.
type Shell interface {
	// Person tells who sits at this computer.
	Person() model.Person
	// AskPerson lets that be changed; then runs afterwards.
	AskPerson(then func())
	// OpenQuestion shows a question on the worksheet page.
	OpenQuestion(code model.Code)
	// OpenDocument shows a document on its page.
	OpenDocument(d model.Document)
	// OpenFile opens a stored file with the program that the desktop has for it.
	OpenFile(v model.Version)
	// ShowError tells of an error in the shell's error box.
	ShowError(err error)
	// Toast tells shortly that something was done.
	Toast(text, action string, onAction func())
	// Window is where dialogs and menus appear.
	Window() fyne.Window
}
