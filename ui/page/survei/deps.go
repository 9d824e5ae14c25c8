package survei

import (
	"context"
	"io"
	"time"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/plan"
	"siapzi/model/survey"
	"siapzi/model/workspace"
	"siapzi/ui/pick"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

// Deps is what the page needs from outside; all of it is required.
type Deps struct {
	Unit      Unit
	Surveys   Surveys
	Papers    Papers
	Answers   Answers
	Plan      Plan
	Documents Documents
	Shell     Shell
	Picker    pick.Picker
	Bus       *model.Bus
	Tasks     *task.Runner // of this page; the page closes it
	Undo      *undo.Stack
	Who       model.Actor
	Folder    string // where files are proposed to lie
	Now       func() time.Time
}

// Unit tells whose workspace it is. *workspace.Workspace meets it.
type Unit interface {
	Unit(ctx context.Context) (model.Unit, error)
}

// Surveys reads and changes surveys. *survey.Surveys meets it.
type Surveys interface {
	List(ctx context.Context) ([]survey.Result, error)
	Layout(ctx context.Context, f *survey.File, k model.SurveyKind) (survey.Layout, error)
	Import(ctx context.Context, who model.Actor, f *survey.File, in survey.Import) (survey.Imported, error)
	Withdraw(ctx context.Context, who model.Actor, batches ...string) error
	Restore(ctx context.Context, who model.Actor, batches ...string) error
	Exclude(ctx context.Context, who model.Actor, id model.SurveyID, rows []survey.RowID, out bool) error
	Edit(ctx context.Context, who model.Actor, id model.SurveyID, e survey.Edit) (survey.Edit, error)
	People(ctx context.Context, who model.Actor, id model.SurveyID) ([]model.SurveyPerson, error)
	Erase(ctx context.Context, who model.Actor, id model.SurveyID) (int, error)
	Export(ctx context.Context, who model.Actor, id model.SurveyID, people bool, now time.Time, w io.Writer) error
}

// Papers makes reports and questionnaires. *workspace.Workspace meets it.
type Papers interface {
	// SurveyMinimum is the index that the unit's target asks for, 0 for none.
	SurveyMinimum(u model.Unit, r survey.Result) float64
	SurveyReport(ctx context.Context, r survey.Result, now time.Time) (survey.Report, error)
	KeepSurveyReport(ctx context.Context, who model.Actor, id model.SurveyID, now time.Time) (workspace.KeptReport, error)
	Questionnaire(ctx context.Context, k model.SurveyKind, scale int, now time.Time) (survey.Questionnaire, error)
}

// Answers reads and writes answers. *assessment.Assessment meets it.
type Answers interface {
	Get(ctx context.Context, assessor model.Assessor, code model.Code) (model.Answer, error)
	Set(ctx context.Context, who model.Actor, answers []model.Answer) error
}

// Plan is the action plan. *plan.Plan meets it.
type Plan interface {
	List(ctx context.Context) ([]model.Activity, error)
	Apply(ctx context.Context, who model.Actor, b plan.Batch) (added []model.Activity, back plan.Batch, err error)
}

// Documents finds and takes back reports. *catalog.Catalog meets it.
type Documents interface {
	Get(ctx context.Context, id model.DocumentID) (model.Document, error)
	Trash(ctx context.Context, who model.Actor, ids ...model.DocumentID) error
	Restore(ctx context.Context, who model.Actor, ids ...model.DocumentID) error
}

// Shell is what the window around the page does for it. All methods are called
// on the UI goroutine and return at once.
type Shell interface {
	Window() fyne.Window
	ShowError(err error)
	Toast(text, action string, onAction func())
	OpenQuestion(code model.Code)
	OpenDocument(d model.Document)
	OpenPath(path string)
}
