// Command emptywindow opens a window with nothing in it: what the toolkit alone
// takes, for bench-ui to compare the program with.
package main

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
)

func main() {
	a := app.NewWithID("id.siapzi.empty")
	w := a.NewWindow("Empty")
	w.SetContent(canvas.NewRectangle(color.White))
	w.Resize(fyne.NewSize(1280, 800))
	w.ShowAndRun()
}
