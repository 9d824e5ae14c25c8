package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"siapzi/ui/look"
	"siapzi/ui/task"
)

// Layer is a sheet above a window's content for toasts and tool tips. Clicks
// pass through where it is empty. A window that has none shows neither.
type Layer struct {
	root  *fyne.Container
	tasks *task.Runner
	toast fyne.CanvasObject
	tip   fyne.CanvasObject
	owner *press // whose tip is waiting or shown
}

// layers finds the sheet of a canvas; only Fyne's goroutine touches it.
var layers = map[fyne.Canvas]*Layer{}

const (
	tipDelay  = 600 * time.Millisecond
	toastTime = 6 * time.Second
)

// NewLayer makes the sheet of w and gives what the window shall show: content
// with the sheet on top. Setting a new content keeps the sheet.
func NewLayer(w fyne.Window, tasks *task.Runner) *Layer {
	l := &Layer{root: container.NewWithoutLayout(), tasks: tasks}
	layers[w.Canvas()] = l
	return l
}

// Over gives content with the sheet on top of it.
func (l *Layer) Over(content fyne.CanvasObject) fyne.CanvasObject {
	return Stack(content, container.New(&Pad{}, l.root))
}

// Toast tells for six seconds that something was done. action may be "" or a
// word such as "Urungkan" with what it does.
func (l *Layer) Toast(text, action string, onAction func()) {
	l.hideToast()
	parts := []fyne.CanvasObject{NewText(text, look.Body, look.ColorText)}
	if action != "" {
		parts = append(parts, NewButton(Quiet, action, "", func() {
			l.hideToast()
			onAction()
		}).Small())
	}
	parts = append(parts, NewIconButton(look.IconClose, "", l.hideToast).Quiet())
	box := Stack(NewBox(look.ColorSurface, look.ColorControl, look.Radius), Padded(Row(look.Gap12, parts...), 6, 6, 6, look.Gap16))
	size, area := box.MinSize(), l.root.Size()
	box.Resize(size)
	box.Move(fyne.NewPos(half(area.Width-size.Width), area.Height-size.Height-48))
	l.toast = box
	l.root.Add(box)
	l.tasks.After("kit.toast", toastTime, l.hideToast)
}

// Clear takes toast and tip away.
func (l *Layer) Clear() {
	l.hideToast()
	l.tasks.Cancel("kit.tip")
	l.removeTip()
}

func (l *Layer) hideToast() {
	l.tasks.Cancel("kit.toast")
	if l.toast != nil {
		l.root.Remove(l.toast)
		l.toast = nil
	}
}

func layerOf(p *press) *Layer {
	c := fyne.CurrentApp().Driver().CanvasForObject(p.self)
	return layers[c]
}

// showTip shows text below p after the pointer has rested a little.
func showTip(p *press, text string) {
	l := layerOf(p)
	if l == nil {
		return
	}
	l.owner = p
	l.tasks.After("kit.tip", tipDelay, func() {
		box := Stack(NewBox(look.ColorSurface, look.ColorControl, 4), Padded(NewText(text, look.Body, look.ColorText), 4, 8, 4, 8))
		size, area := box.MinSize(), l.root.Size()
		pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.self)
		x := min(pos.X, area.Width-size.Width-8)
		y := pos.Y + p.Size().Height + 4
		if y+size.Height > area.Height {
			y = pos.Y - size.Height - 4
		}
		box.Resize(size)
		box.Move(fyne.NewPos(max(x, 8), y))
		l.removeTip()
		l.tip = box
		l.root.Add(box)
	})
}

func hideTip(p *press) {
	l := layerOf(p)
	if l == nil || l.owner != p {
		return
	}
	l.owner = nil
	l.tasks.Cancel("kit.tip")
	l.removeTip()
}

func (l *Layer) removeTip() {
	if l.tip != nil {
		l.root.Remove(l.tip)
		l.tip = nil
	}
}
