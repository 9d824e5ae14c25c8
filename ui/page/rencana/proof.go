package rencana

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/plan"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

// proofLimit is how many documents the dialog lists; more are found by words.
const proofLimit = 100

// proofDialog picks the documents that prove a month.
type proofDialog struct {
	p      *Page
	r      plan.Row
	month  int
	docs   []model.Document
	picked map[model.DocumentID]bool
	search *kit.SearchEntry
	list   *kit.List
	state  *fyne.Container
	dialog *kit.Dialog
}

// pickProof opens the dialog. Documents of the activity's questions come first.
func (p *Page) pickProof(r plan.Row, month int) *proofDialog {
	k := &proofDialog{p: p, r: r, month: month, picked: map[model.DocumentID]bool{}}
	for _, id := range r.Activity.Realisation(month).Documents {
		k.picked[id] = true
	}
	k.search = kit.NewSearchEntry(lang.L("Cari judul, nomor, atau isi"), func(string) { p.d.Tasks.Debounce("proof", typingPause, k.find) })
	k.list = kit.NewList(kit.ListConfig{Count: func() int { return len(k.docs) }, RowHeight: 36, Dividers: true, OnPress: k.toggle,
		NewRow: func() fyne.CanvasObject {
			return kit.Padded(kit.Row(look.Gap12, kit.NewIcon(look.IconRing, look.ColorMuted, 18), kit.Grow(kit.NewText("", look.Body, look.ColorText).Shrink()), kit.Muted("")),
				0, look.Gap12, 0, look.Gap12)
		},
		Bind: func(i int, o fyne.CanvasObject, _ kit.RowState) { k.bind(i, o) },
		OnKey: func(e *fyne.KeyEvent) bool {
			switch e.Name {
			case fyne.KeySpace:
				k.toggle(k.list.Selected())
			case fyne.KeyReturn, fyne.KeyEnter:
				k.dialog.Accept()
			case fyne.KeyEscape:
				k.dialog.Cancel()
			default:
				return false
			}
			return true
		}})
	k.search.OnArrow = func(int) { p.d.Shell.Window().Canvas().Focus(k.list) }
	k.state = kit.Stack(k.list)
	frame := kit.Stack(kit.NewBox("", look.ColorLine, look.Radius), kit.Padded(kit.Fixed(k.state, 0, 260), 1, 1, 1, 1))
	k.dialog = kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{Title: lang.L("Bukti {{.Month}}", map[string]any{"Month": monthName(month)}), Text: r.Name,
		Body: kit.Rows(look.Gap12, k.search, frame), Width: 600, Confirm: lang.L("Simpan"), OnConfirm: k.save, Focus: k.search})
	k.find()
	return k
}

func (k *proofDialog) bind(i int, o fyne.CanvasObject) {
	if i >= len(k.docs) {
		return
	}
	d, row := k.docs[i], o.(*fyne.Container).Objects[0].(*fyne.Container)
	icon, token := look.IconRing, fyne.ThemeColorName(look.ColorMuted)
	if k.picked[d.ID] {
		icon, token = look.IconCheckRing, look.ColorPrimary
	}
	row.Objects[0].(*kit.Icon).Set(icon, token)
	row.Objects[1].(*fyne.Container).Objects[0].(*kit.Text).Set(d.Title)
	row.Objects[2].(*kit.Text).Set(look.Date(d.Date.Time()))
}

// find lists documents of the questions, and with words all that match.
func (k *proofDialog) find() {
	words, codes := k.search.Text, k.r.Codes
	fetch := func(ctx context.Context) ([]model.Document, error) {
		var own []model.Document
		var err error
		if words == "" && len(codes) > 0 {
			if own, _, err = k.p.d.Documents.Find(ctx, catalog.Query{Codes: codes, Limit: proofLimit}); err != nil {
				return nil, err
			}
		}
		rest, _, err := k.p.d.Documents.Find(ctx, catalog.Query{Text: words, Limit: proofLimit})
		for _, d := range rest {
			if !slices.ContainsFunc(own, func(x model.Document) bool { return x.ID == d.ID }) {
				own = append(own, d)
			}
		}
		return own, err
	}
	task.Latest(k.p.d.Tasks, "proof.find", fetch, func(docs []model.Document) {
		k.docs = docs
		k.list.Reload()
		if len(docs) == 0 {
			k.set(kit.EmptyState(look.IconSearch, lang.L("Tidak ada dokumen yang cocok"), lang.L("Tambah bukti dahulu di layar Dokumen atau LKE."), "", nil))
			return
		}
		k.set(k.list)
	}, func(err error) { k.set(kit.ErrorState(lang.L("Dokumen tidak dapat dicari"), say.Error(err), k.find)) })
}

func (k *proofDialog) set(o fyne.CanvasObject) {
	k.state.Objects = []fyne.CanvasObject{o}
	k.state.Refresh()
}

func (k *proofDialog) toggle(i int) {
	if i < 0 || i >= len(k.docs) {
		return
	}
	id := k.docs[i].ID
	k.picked[id] = !k.picked[id]
	k.list.Repaint()
}

// save stores what is ticked; a month with a proof is done.
func (k *proofDialog) save() bool {
	x := k.r.Activity.Realisation(k.month)
	keep := slices.DeleteFunc(slices.Clone(x.Documents), func(id model.DocumentID) bool { return !k.picked[id] })
	for _, d := range k.docs {
		if k.picked[d.ID] && !slices.Contains(keep, d.ID) {
			keep = append(keep, d.ID)
		}
	}
	x.Documents = keep
	x.Done = x.Done || len(keep) > 0
	k.p.edit(lang.L("Bukti {{.Month}}", map[string]any{"Month": monthName(k.month)})+": "+k.r.Name, plan.Edit{ID: k.r.ID, Realisations: []model.Realisation{x}})
	return true
}
