package viewer

import (
	"context"
	"image"

	"fyne.io/fyne/v2"

	"siapzi/model"
	"siapzi/model/preview"
	"siapzi/ui/task"
)

// Source draws pages of stored files. Pages are counted from 0. The methods are
// called off the UI goroutine; *preview.Viewer meets it.
type Source interface {
	// Pages gives how many pages can be drawn, 0 for a type that has none. It
	// may take seconds for a file that has to be converted first.
	Pages(ctx context.Context, v model.Version) (int, error)
	// Page draws page i width pixels wide on white.
	Page(ctx context.Context, v model.Version, i, width int) (image.Image, error)
	// Thumbnail draws page i small.
	Thumbnail(ctx context.Context, v model.Version, i int) (image.Image, error)
	// Find searches words on the pages from up to, not including, to.
	Find(ctx context.Context, v model.Version, words string, from, to int) (preview.Found, error)
	// Text gives the text of page i, "" for a scan.
	Text(ctx context.Context, v model.Version, i int) (string, error)
	// Unlock takes the password of a locked file.
	Unlock(ctx context.Context, v model.Version, password string) error
}

// Config says what a View shows and what it can ask for. Tasks and Source are
// needed; what is nil is not offered.
type Config struct {
	Tasks  *task.Runner
	Source Source
	// Key tells the tasks of several views of one runner apart; "" is "viewer".
	Key string
	// MaxHeight bounds the page's height in a pane, which then is shown whole;
	// 0 shows it as wide as the pane.
	MaxHeight float32
	// Window is where the large view and menus appear.
	Window func() fyne.Window
	// Open opens a file with the program that the desktop has for it, and a link
	// in the browser. Nothing is opened without a click.
	Open func(model.Version)
	// Address gives the web address that is all a file of a link holds.
	Address func(ctx context.Context, v model.Version) (string, error)
	// Say tells shortly that something was done.
	Say func(text string)
}
