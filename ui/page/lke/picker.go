package lke

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/lke"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

// pickLimit is how many documents the dialog lists; more are found by words.
const pickLimit = 200

// picker is the dialog "Pilih dari dokumen": a search over all documents, of
// which any number can be ticked.
type picker struct {
	p      *Page
	q      *lke.Node
	item   *widget.Select // which expected evidence they prove
	rows   []docRow
	total  int
	picked map[model.DocumentID]bool
	search *kit.SearchEntry
	list   *kit.List
	count  *kit.Text
	state  *fyne.Container // list, empty or error
	dialog *kit.Dialog
}

// pickDocuments opens the dialog for the shown question.
func (p *Page) pickDocuments(no int) *picker {
	k := &picker{p: p, q: p.node(), picked: map[model.DocumentID]bool{}, count: kit.Muted("")}
	k.search = kit.NewSearchEntry(lang.L("Cari judul, nomor, atau isi"), func(string) {
		p.d.Tasks.Debounce("pick", typingPause, k.find)
	})
	k.list = kit.NewList(kit.ListConfig{
		Count:  func() int { return len(k.rows) },
		NewRow: func() fyne.CanvasObject { return newPickRow() },
		Bind: func(i int, o fyne.CanvasObject, _ kit.RowState) {
			o.(*pickRow).set(k.rows[i], k.picked[k.rows[i].id])
		},
		RowHeight: 46,
		OnPress:   k.toggle,
		OnKey:     k.key,
		Dividers:  true,
	})
	k.search.OnArrow = func(int) { p.d.Shell.Window().Canvas().Focus(k.list) }
	k.state = kit.Stack(k.list)
	frame := kit.Stack(kit.NewBox("", look.ColorLine, look.Radius), kit.Padded(kit.Fixed(k.state, 0, 240), 1, 1, 1, 1))
	k.item = widget.NewSelect(k.itemNames(), nil)
	k.item.SetSelectedIndex(max(no, 0))
	body := kit.Rows(look.Gap12, k.search, frame,
		kit.Row(look.Gap12, kit.Muted(lang.L("Untuk butir")), kit.Grow(kit.Stack(kit.NewBox("", look.ColorControl, look.Radius), k.item))), k.count)
	k.dialog = kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{
		Title: lang.L("Pilih dokumen untuk {{.Code}}", map[string]any{"Code": k.q.Code}),
		Body:  body, Width: 620, Confirm: lang.L("Tautkan"), OnConfirm: k.confirm, Focus: k.search})
	k.find()
	return k
}

// itemNames lists what a document can prove, "other" first.
func (k *picker) itemNames() []string {
	names := []string{lang.L("Bukti lain")}
	for _, e := range k.q.Evidence {
		names = append(names, shortened(e.Name))
	}
	return names
}

// find asks for the documents that match; documents linked already are left out.
func (k *picker) find() {
	query := catalog.Query{Text: k.search.Text, Sort: catalog.SortTitle, Limit: pickLimit}
	fetch := func(ctx context.Context) (found, error) {
		docs, total, err := k.p.d.Documents.Find(ctx, query)
		return found{docs, total}, err
	}
	task.Latest(k.p.d.Tasks, "pick.find", fetch, k.show, func(err error) {
		k.set(kit.ErrorState(lang.L("Dokumen tidak dapat dicari"), say.Error(err), k.find))
	})
}

type found struct {
	docs  []model.Document
	total int
}

func (k *picker) show(f found) {
	k.rows, k.total = unlinked(f.docs, k.q.Code), f.total
	switch {
	case len(k.rows) > 0:
		k.list.Reload()
		k.set(k.list)
	case strings.TrimSpace(k.search.Text) != "":
		k.set(kit.EmptyState(look.IconSearch, lang.L("Tidak ada dokumen yang cocok"), lang.L("Coba kata lain atau sebagian dari judulnya."), "", nil))
	default:
		k.set(kit.EmptyState(look.IconFile, lang.L("Belum ada dokumen lain"), lang.L("Semua dokumen sudah ditautkan ke soal ini, atau belum ada yang diimpor."), "", nil))
	}
	k.refreshCount()
}

// unlinked makes the rows of those docs that do not prove code yet.
func unlinked(docs []model.Document, code model.Code) []docRow {
	var rows []docRow
	for _, d := range docs {
		if linkTo(d, code).Code == "" {
			rows = append(rows, newDocRow(d, 0))
		}
	}
	return rows
}

func (k *picker) set(o fyne.CanvasObject) {
	if k.state.Objects[0] != o {
		k.state.Objects = []fyne.CanvasObject{o}
		k.state.Refresh()
	}
}

func (k *picker) refreshCount() {
	s := lang.L("{{.N}} dipilih", map[string]any{"N": len(k.picked)})
	if k.total > pickLimit {
		s += " · " + lang.L("{{.N}} dokumen cocok; persempit dengan kata pencarian", map[string]any{"N": look.Count(k.total)})
	}
	k.count.Set(s)
}

// key ticks the selected row on Space; Enter accepts the dialog.
func (k *picker) key(e *fyne.KeyEvent) bool {
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
}

// toggle ticks or unticks row i.
func (k *picker) toggle(i int) {
	if i < 0 || i >= len(k.rows) {
		return
	}
	id := k.rows[i].id
	if k.picked[id] {
		delete(k.picked, id)
	} else {
		k.picked[id] = true
	}
	k.list.Repaint()
	k.refreshCount()
}

// confirm links what was ticked; without a tick the selected row counts.
func (k *picker) confirm() bool {
	if len(k.picked) == 0 {
		if i := k.list.Selected(); i >= 0 && i < len(k.rows) {
			k.picked[k.rows[i].id] = true
		}
	}
	var ids []model.DocumentID
	for id := range k.picked {
		ids = append(ids, id)
	}
	if len(ids) == 0 {
		return false
	}
	sortIDs(ids)
	k.p.doc = ids[0]
	k.p.linkAll(ids, k.q.Code, max(k.item.SelectedIndex(), 0), k.p.linksOf(k.q.Code))
	return true
}

// pickRow is a document in the dialog: a tick, its title and what it is.
type pickRow struct {
	widget.BaseWidget
	tick        *kit.Icon
	title, meta *kit.Text
}

func newPickRow() *pickRow {
	r := &pickRow{tick: kit.NewIcon(look.IconRing, look.ColorMuted, 18),
		title: kit.NewText("", look.Strong, look.ColorText).Shrink(), meta: kit.NewText("", look.Body, look.ColorMuted).Shrink()}
	r.ExtendBaseWidget(r)
	return r
}

func (r *pickRow) set(d docRow, picked bool) {
	if picked {
		r.tick.Set(look.IconCheckRing, look.ColorPrimary)
	} else {
		r.tick.Set(look.IconRing, look.ColorMuted)
	}
	r.title.Set(d.title)
	r.meta.Set(d.meta)
}

// CreateRenderer is for Fyne.
func (r *pickRow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(kit.Padded(kit.Row(look.Gap12, r.tick, kit.Grow(kit.Rows(0, r.title, r.meta))), 4, look.Gap12, 4, look.Gap12))
}
