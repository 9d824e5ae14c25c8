package tukar

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/form"
	"siapzi/model/history"
	"siapzi/model/lke"
	"siapzi/model/sheet"
	"siapzi/ui/pick"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

// Deps is what the exchange needs from outside; all of it is required.
type Deps struct {
	Worksheet func() *lke.Worksheet
	Unit      Unit
	Forms     Forms
	Bundles   Bundles
	Shell     Shell
	Picker    pick.Picker
	Tasks     *task.Runner
	Undo      *undo.Stack
	Who       model.Actor
	Now       func() time.Time
}

// Unit tells whose workspace it is. *workspace.Workspace meets it.
type Unit interface {
	Unit(ctx context.Context) (model.Unit, error)
}

// Forms reads and writes official forms. *form.Forms meets it.
type Forms interface {
	Preview(ctx context.Context, b *form.Book) (*form.Preview, error)
	Import(ctx context.Context, who model.Actor, p *form.Preview, wording bool) (form.Receipt, error)
	Revert(ctx context.Context, who model.Actor, r form.Receipt) (form.Receipt, error)
	Fill(ctx context.Context, src, dst string, o form.Output) (form.Filled, error)
	Draw(ctx context.Context, kind form.Kind, dst string, o form.Output, unit model.Unit, now time.Time) (form.Filled, error)
	WriteJSON(ctx context.Context, dst string, o form.Output) (form.Filled, error)
	Detail(ctx context.Context, dst string, o form.Output, paper sheet.Paper, unit model.Unit, now time.Time) error
}

// Bundles tells of bundles that were made, for page numbers. *history.History
// meets it.
type Bundles interface {
	List(ctx context.Context) ([]history.Bundle, error)
	Manifest(ctx context.Context, id history.ID) (bundle.Manifest, error)
}

// Shell is what the window does. UI goroutine only.
type Shell interface {
	Window() fyne.Window
	ShowError(err error)
	Toast(text, action string, onAction func())
	OpenPath(path string)
}
