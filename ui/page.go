package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/lke"
	"siapzi/model/plan"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// Page is one screen. It is made when it is first shown and kept until the
// workspace is closed.
type Page interface {
	Content() fyne.CanvasObject
}

// Reloader is a page that can read its data again (Ctrl+R).
type Reloader interface{ Reload() }

// Finder is a page that can search in the document that it shows (Ctrl+F).
type Finder interface{ Find() }

// shortcutTaker is a control that does some shortcuts of the menu itself while
// it has the focus, as the page of a document is enlarged by Ctrl and +. It is
// asked behind the menu, also in a dialog, and tells whether it did so.
type shortcutTaker interface{ TakesShortcut(sc fyne.Shortcut) bool }

// Dropper is a page that takes files dropped on the window.
type Dropper interface{ Drop(paths []string) }

// Keyer is a page with keys of its own. It gets what no control and no command
// wanted, and tells whether it did something with it.
type Keyer interface {
	TypedKey(k *fyne.KeyEvent) bool
	TypedRune(r rune) bool
}

// Placer is a page that can tell what it shows ("P.6.ii.b") and show it again
// the next time; "" and what is not there any more are ignored.
type Placer interface {
	Place() string
	ShowPlace(place string)
}

// Paned is a page with panes whose widths are remembered.
type Paned interface{ Panes() *kit.Panes }

// Closer is a page that has something to end when the workspace is closed.
// Close returns when nothing of the page's work is lost any more.
type Closer interface{ Close() }

// PageSpec is a page's place in the navigation. The first nine get Alt+1…9.
type PageSpec struct {
	ID    string // short name, for --page and the log
	Title string
	Icon  look.IconName
	New   func() Page
	// Commands are what the page adds to menus and palette; they show the page
	// themselves where it is needed.
	Commands []*Command
}

// Workspace is what the window shows of an open workspace.
// *workspace.Workspace meets it.
type Workspace interface {
	Dir() string
	Unit(ctx context.Context) (model.Unit, error)
	Bus() *model.Bus
	Warnings() []string
	Present() error
}

// Documents is what the window itself does with documents. *catalog.Catalog
// meets it.
type Documents interface {
	Import(ctx context.Context, who model.Actor, paths []string, opt catalog.ImportOptions) (catalog.ImportReport, error)
	Search(ctx context.Context, words string, limit int) ([]catalog.Hit, error)
	PathOf(v model.Version) string
	AddLink(ctx context.Context, who model.Actor, in catalog.LinkInput, to ...model.Code) (catalog.Made, error)
	AddNote(ctx context.Context, who model.Actor, in catalog.NoteInput, to ...model.Code) (catalog.Made, error)
	AddPicture(ctx context.Context, who model.Actor, in catalog.PictureInput, to ...model.Code) (catalog.Made, error)
	Address(ctx context.Context, v model.Version) (string, error)
}

// Session is an open workspace with everything that the window needs of it.
type Session struct {
	Workspace Workspace
	Documents Documents
	Worksheet *lke.Worksheet
	Who       model.Actor
	// NextYear makes the workspace of the next year in a new folder below
	// parent and leaves it closed; it may be nil. It runs off Fyne's goroutine.
	NextYear func(ctx context.Context, parent string, p *model.Progress) (Rolled, error)
	// Due tells what of the action plan is late and what is near; nil for none.
	Due func(ctx context.Context) (plan.Due, error)
	// Exchange makes the commands on official forms; nil for none.
	Exchange func(s *Shell) Exchange
	// Reports prints the workspace; nil for none.
	Reports Reports
	// Pages makes the navigation for the window that asks.
	Pages func(s *Shell) []PageSpec
	// Close ends the workspace after its pages were closed.
	Close func() error
}

// Exchange imports and exports official forms.
type Exchange interface {
	Import()
	ExportLKE()
	ExportPortal()
	Lists()
}

// Program opens workspaces for the window. The methods run off Fyne's
// goroutine and give errors of package model.
type Program interface {
	// Open opens an existing workspace.
	Open(ctx context.Context, dir string) (*Session, error)
	// Create makes a workspace and opens it.
	Create(ctx context.Context, dir string, u model.Unit) (*Session, error)
	// Sample makes a filled workspace below dir, tells its folder, and leaves
	// it closed.
	Sample(ctx context.Context, dir string, p *model.Progress) (string, error)
}
