package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// AtMost keeps o at the left and not wider than width, as a form that a wide
// window would pull apart.
func AtMost(o fyne.CanvasObject, width float32) *fyne.Container {
	return container.New(&atMost{width}, o)
}

type atMost struct{ width float32 }

func (a *atMost) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (a *atMost) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(min(s.Width, a.width), s.Height))
}

func (a *atMost) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return HeightFor(objects[0], min(width, a.width))
}
