package lke

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/review"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// Reviews tells where questions stand in their review. *review.Review meets it.
type Reviews interface {
	List(ctx context.Context) ([]review.Status, error)
}

// reviewStates gives the state of every question that is not a draft, and what
// reviewers remarked and nobody has closed.
func (d Deps) reviewStates(ctx context.Context) (states map[model.Code]review.State, remarks map[model.Code]string, err error) {
	states, remarks = map[model.Code]review.State{}, map[model.Code]string{}
	if d.Reviews == nil {
		return states, remarks, nil
	}
	list, err := d.Reviews.List(ctx)
	for _, s := range list {
		if s.State != review.Draft {
			states[s.Code] = s.State
		}
		for _, r := range s.Remarks {
			if r.Closed.IsZero() {
				remarks[s.Code] = r.Text // the newest is the last
			}
		}
	}
	return states, remarks, err
}

// refreshRemark shows what a reviewer wants to be mended.
func (v *questionPane) refreshRemark() {
	v.remark.Objects = nil
	if text := v.p.book.facts.remarks[v.q.Code]; text != "" {
		v.remark.Add(kit.Banner(kit.Warn, look.IconReturnRing, lang.L("Catatan pemeriksa: {{.Text}}", map[string]any{"Text": text}), "", nil))
	}
	v.remark.Hidden = len(v.remark.Objects) == 0
	v.relayout()
}

// pokja is the working group of whoever sits here, 0 for none.
func (p *Page) pokja() int {
	if p.d.Person == nil {
		return 0
	}
	return p.d.Person().Pokja
}

// reviewLook gives how a state is shown; ok is false for drafts, which are
// shown by answer and evidence.
func reviewLook(s review.State) (tone kit.Tone, icon look.IconName, word string, ok bool) {
	switch s {
	case review.Submitted:
		return kit.Warn, look.IconUpRing, lang.L("Diajukan"), true
	case review.Accepted:
		return kit.Good, look.IconCheckRing, lang.L("Diterima"), true
	case review.Returned:
		return kit.Bad, look.IconReturnRing, lang.L("Dikembalikan"), true
	}
	return kit.Neutral, "", "", false
}

// reviewIcon is the drawing of a state before a line of the tree.
func reviewIcon(s review.State) (look.IconName, fyne.ThemeColorName, bool) {
	_, icon, _, ok := reviewLook(s)
	token := fyne.ThemeColorName(look.ColorWarning)
	switch s {
	case review.Accepted:
		token = look.ColorSuccess
	case review.Returned:
		token = look.ColorDanger
	}
	return icon, token, ok
}
