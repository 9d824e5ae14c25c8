package pick

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// line is one row of the dialog's list: tick, icon, name, size, date.
type line struct {
	widget.BaseWidget
	tick             *kit.Icon // nil where nothing is ticked
	icon             *kit.Icon
	name, size, date *kit.Text
	row              *fyne.Container
}

func newLine(ticks bool) *line {
	l := &line{icon: kit.NewIcon("", "", look.IconSize), name: kit.NewText("", look.Body, look.ColorText).Shrink(),
		size: kit.Muted("").Align(fyne.TextAlignTrailing).Shrink(), date: kit.Muted("").Align(fyne.TextAlignTrailing).Shrink()}
	l.row = kit.Row(look.Gap8)
	if ticks {
		l.tick = kit.NewIcon("", "", look.IconSize)
		l.row.Add(l.tick)
	}
	l.row.Add(l.icon)
	l.row.Add(kit.Grow(l.name))
	l.row.Add(kit.Fixed(l.size, 72, 0))
	l.row.Add(kit.Fixed(l.date, 92, 0))
	l.ExtendBaseWidget(l)
	return l
}

// show puts an entry into the row.
func (l *line) show(e entry, ticked bool) {
	l.name.Set(e.name)
	l.size.Set(e.size)
	l.date.Set(e.date)
	if e.dir {
		l.icon.Set(look.IconFolder, look.ColorPrimary)
	} else {
		l.icon.Set(look.IconFile, look.ColorMuted)
	}
	switch {
	case l.tick == nil:
	case ticked:
		l.tick.Set(look.IconCheckRing, look.ColorPrimary)
	default:
		l.tick.Set(look.IconRing, look.ColorControl)
	}
}

// CreateRenderer is for Fyne.
func (l *line) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(&kit.Pad{Left: look.Gap12, Right: look.Gap12 + 4}, l.row))
}
