package usulan

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model/proposal"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
)

// checkForm tells what the proposal still needs, each with the way to mend it.
type checkForm struct {
	p    *Page
	root *fyne.Container
}

func newCheckForm(p *Page) *checkForm { return &checkForm{p: p, root: kit.Rows(look.Gap12)} }

func (f *checkForm) object() fyne.CanvasObject { return f.root }

func (f *checkForm) show() {
	f.root.Objects = []fyne.CanvasObject{heading(lang.L("Kelengkapan"), lang.L("Yang diminta dari usulan, dan apa yang masih kurang."))}
	var blocks, open []proposal.Lack
	for _, l := range f.p.data.Lacks {
		if l.Blocks {
			blocks = append(blocks, l)
		} else {
			open = append(open, l)
		}
	}
	if len(blocks) > 0 {
		f.root.Add(kit.Banner(kit.Warn, look.IconWarning, lang.L("Masih draf: {{.Count}} syarat belum terpenuhi. Setiap halaman usulan diberi tanda draf.",
			map[string]any{"Count": look.Count(len(blocks))}), "", nil))
		f.root.Add(f.card(lang.L("Belum memenuhi syarat"), blocks, look.IconCrossRing, look.ColorDanger))
	} else {
		f.root.Add(kit.Banner(kit.Good, look.IconCheckRing, lang.L("Semua syarat nilai dan prasyarat terpenuhi."), "", nil))
	}
	if len(open) > 0 {
		f.root.Add(f.card(lang.L("Belum lengkap"), open, look.IconRing, look.ColorMuted))
	}
	f.root.Refresh()
}

func (f *checkForm) card(title string, list []proposal.Lack, icon look.IconName, color fyne.ThemeColorName) fyne.CanvasObject {
	rows := kit.Rows(0, kit.Padded(kit.Section(title), 0, 0, look.Gap8, 0))
	for i, l := range list {
		if i > 0 {
			rows.Add(kit.NewDivider())
		}
		words := kit.Rows(0, kit.NewPara(say.Text(l.What), look.Strong, look.ColorText), kit.NewPara(say.Text(l.Detail), look.Body, look.ColorMuted))
		mend := kit.NewButton(kit.Quiet, f.mendWord(l), look.IconChevronRight, func() { f.mend(l) }).Small()
		rows.Add(kit.Padded(kit.Row(look.Gap12, kit.NewIcon(icon, color, look.IconSize), kit.Grow(words), mend), look.Gap8, 0, look.Gap8, 0))
	}
	return kit.Card(rows)
}

func (f *checkForm) mendWord(l proposal.Lack) string {
	switch l.Where {
	case proposal.InWorksheet:
		return "LKE"
	case proposal.InPrerequisites:
		return lang.L("Prasyarat")
	}
	return lang.L("Isi")
}

// mend goes to where something missing is filled in.
func (f *checkForm) mend(l proposal.Lack) {
	switch l.Where {
	case proposal.InWorksheet:
		f.p.d.Shell.OpenQuestion(l.Code)
	case proposal.InPrerequisites:
		f.p.d.OpenPrerequisites()
	default:
		f.p.ShowPlace(l.Form)
	}
}
