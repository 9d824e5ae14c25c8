package beranda

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model/plan"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// shownDue is how many deadlines the card lists.
const shownDue = 4

// showDue fills "Segera jatuh tempo": what is near first, then what is late,
// the latest first. Every line leads to the action plan.
func (b *board) showDue(d plan.Due) {
	b.dueCard.Show()
	text, token := lang.L("{{.Late}} terlambat, {{.Week}} minggu ini", map[string]any{"Late": len(d.Late), "Week": len(d.Week)}), fyne.ThemeColorName(look.ColorMuted)
	if len(d.Late) > 0 {
		token = look.ColorDanger
	}
	b.due.Objects = []fyne.CanvasObject{cardHead(lang.L("Segera jatuh tempo"), kit.NewText(text, look.Body, token))}
	list := append([]plan.Deadline(nil), d.Week...)
	for i := len(d.Late) - 1; i >= 0; i-- {
		list = append(list, d.Late[i])
	}
	list = append(list, d.Next...)
	if len(list) == 0 {
		b.due.Add(kit.Muted(lang.L("Tidak ada yang jatuh tempo dalam 31 hari.")))
	}
	for i, x := range list[:min(len(list), shownDue)] {
		if i > 0 {
			b.due.Add(kit.NewDivider())
		}
		b.due.Add(b.dueLine(x))
	}
}

func (b *board) dueLine(x plan.Deadline) fyne.CanvasObject {
	icon, token := look.IconCalendar, fyne.ThemeColorName(look.ColorMuted)
	when := lang.L("{{.Days}} hari lagi", map[string]any{"Days": x.Days})
	switch {
	case x.Days < 0:
		icon, token, when = look.IconClock, look.ColorDanger, lang.L("lewat {{.Days}} hari", map[string]any{"Days": -x.Days})
	case x.Days == 0:
		token, when = look.ColorWarningText, lang.L("hari ini")
	case x.Days <= plan.Week:
		token = look.ColorWarningText
	}
	line := kit.Row(look.Gap8, kit.NewIcon(icon, token, look.IconSize), kit.Grow(kit.NewText(x.Title, look.Body, look.ColorText).Shrink()),
		kit.NewText(when, look.Body, token))
	press := kit.NewPress(kit.Padded(line, look.Gap4, look.Gap8, look.Gap4, look.Gap8), b.goPlan)
	press.Tip(x.Title)
	return kit.Padded(press, 0, -look.Gap8, 0, -look.Gap8)
}
