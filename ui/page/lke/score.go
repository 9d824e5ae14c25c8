package lke

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model/lke"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// scoreLine is the live score above the tree: both totals and how many gates
// of the target fail. Pressing it lists the gates.
type scoreLine struct {
	safe, provisional *kit.Text
	icon              *kit.Icon
	gates             *kit.Text
	root              *kit.Press
}

func newScoreLine(onPress func()) *scoreLine {
	s := &scoreLine{
		safe:        kit.NewText("", look.Section, look.ColorText),
		provisional: kit.NewText("", look.Strong, look.ColorText),
		icon:        kit.NewIcon("", look.ColorMuted, look.IconSize),
		gates:       kit.NewText("", look.Body, look.ColorText).Shrink(),
	}
	s.root = kit.NewPress(kit.Padded(kit.Rows(2,
		kit.Row(6, kit.Muted(lang.L("Aman")), s.safe, kit.Space(), kit.Muted(lang.L("Sementara")), s.provisional),
		kit.Row(6, s.icon, kit.Grow(s.gates), kit.NewIcon(look.IconChevronRight, look.ColorMuted, look.IconSize)),
	), look.Gap4, look.Gap4, look.Gap4, look.Gap4), onPress)
	s.root.Tip(lang.L("Lihat semua syarat"))
	return s
}

// set shows the score of b.
func (s *scoreLine) set(b *book) {
	s.safe.Set(look.Score(b.facts.score.Safe.Total))
	s.provisional.Set(look.Score(b.facts.score.Provisional.Total))
	failed, all := b.unmet()
	switch {
	case all == 0:
		s.icon.Set("", look.ColorMuted)
		s.gates.SetIn("", look.Body, look.ColorMuted)
	case failed == 0:
		s.icon.Set(look.IconCheckRing, look.ColorSuccess)
		s.gates.SetIn(lang.L("Semua syarat {{.Target}} terpenuhi", map[string]any{"Target": b.target}), look.Body, look.ColorSuccess)
	default:
		s.icon.Set(look.IconCrossRing, look.ColorDanger)
		s.gates.SetIn(lang.L("{{.N}} dari {{.All}} syarat {{.Target}} belum terpenuhi",
			map[string]any{"N": failed, "All": all, "Target": b.target}), look.Body, look.ColorDanger)
	}
}

// gateList shows every gate of the target with its gap in words, for the
// dialog behind the score line.
func gateList(r lke.TargetResult) fyne.CanvasObject {
	list := kit.Rows(0)
	for i, g := range r.Gates {
		if i > 0 {
			list.Add(kit.NewDivider())
		}
		icon, token, word := look.IconCheckRing, fyne.ThemeColorName(look.ColorSuccess), lang.L("terpenuhi")
		if !g.Met {
			icon, token, word = look.IconCrossRing, look.ColorDanger, lang.L("kurang {{.N}}", map[string]any{"N": look.Gap(g.Gap)})
		}
		wordToken := fyne.ThemeColorName(look.ColorMuted)
		if !g.Met {
			wordToken = look.ColorDanger
		}
		list.Add(kit.Padded(kit.Row(look.Gap8, kit.NewIcon(icon, token, look.IconSize),
			kit.Grow(kit.NewText(g.Label, look.Strong, look.ColorText).Shrink()),
			kit.Muted(look.Score(g.Value)+" / "+look.Short(g.Minimum)),
			kit.Fixed(kit.NewText(word, look.Body, wordToken).Align(fyne.TextAlignTrailing), 96, 0)), 5, 0, 5, 0))
	}
	return list
}
