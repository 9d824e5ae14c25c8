package usulan

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/history"
	"siapzi/model/jobs"
	"siapzi/model/proposal"
	"siapzi/model/submission"
	"siapzi/model/workspace"
	"siapzi/ui/pick"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

// Deps is what the page needs from outside; all of it is required.
type Deps struct {
	Proposals Proposals
	Sent      Sent
	Maker     Maker
	Shell     Shell
	Picker    pick.Picker
	Bus       *model.Bus
	Tasks     *task.Runner // of this page; the page closes it
	Jobs      *jobs.Runner
	Undo      *undo.Stack
	Who       model.Actor
	Folder    string // where proposals are proposed to lie
	Now       func() time.Time

	OpenPrerequisites func() // shows where prerequisites are filled in
}

// Proposals keeps what people write. *proposal.Proposals meets it.
type Proposals interface {
	Gather(ctx context.Context, date time.Time) (proposal.Data, error)
	SetFacts(ctx context.Context, who model.Actor, f proposal.Facts) error
	SetScan(ctx context.Context, who model.Actor, part proposal.Part, path, name string) error
	RemoveScan(ctx context.Context, who model.Actor, part proposal.Part) error
	ScanPath(f proposal.Facts, part proposal.Part) string
}

// Sent is what was frozen. *submission.Submissions meets it.
type Sent interface {
	List(ctx context.Context) ([]submission.Submission, error)
	Get(ctx context.Context, id submission.ID) (submission.Submission, submission.State, bundle.Manifest, error)
	Compare(ctx context.Context, id submission.ID, p *model.Progress) (submission.Comparison, error)
	Export(ctx context.Context, id submission.ID, dir string, p *model.Progress) (submission.Exported, error)
	Forget(ctx context.Context, who model.Actor, id submission.ID) error
}

// Maker makes proposals and freezes bundles. *workspace.Workspace meets it.
type Maker interface {
	MakeProposal(ctx context.Context, who model.Actor, req workspace.ProposalRequest) (workspace.ProposalResult, error)
	FreezeBundle(ctx context.Context, who model.Actor, b history.Bundle, note string, p *model.Progress) (submission.Submission, error)
	History() *history.History
	PeekUnit(ctx context.Context, dir string) (proposal.Unit, error)
}

// Shell is what the window does for the page. UI goroutine only.
type Shell interface {
	OpenPath(path string)
	ShowFolder(path string)
	OpenQuestion(code model.Code)
	ShowError(err error)
	Toast(text, action string, onAction func())
	Window() fyne.Window
}
