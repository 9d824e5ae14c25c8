package lke

import (
	"image"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/viewer"
)

// proofPart is the evidence section: what the worksheet expects as a
// checklist, with the documents that prove it.
type proofPart struct {
	p       *Page
	thumbs  *viewer.Thumbs // nil where nothing can be drawn
	summary *kit.Text
	list    *fyne.Container
	docs    []*docWidget
	root    fyne.CanvasObject
}

// docWidget is a document's row on the screen.
type docWidget struct {
	row   docRow
	image *canvas.Image // the first page, over the icon; hidden until it is drawn
	frame *kit.Box
	press *kit.MenuPress
	menu  *kit.Button
}

const (
	docIndent   = float32(30)
	docPadding  = float32(3)
	thumbWidth  = float32(26)
	thumbHeight = float32(36) // the shape of A4
)

func newProofPart(p *Page) *proofPart {
	b := &proofPart{p: p, summary: kit.Muted(""), list: kit.Rows(0)}
	if p.d.Preview != nil {
		b.thumbs = viewer.NewThumbs(p.d.Tasks, p.d.Preview, "proof.thumbs", b.showThumb)
	}
	choose := kit.NewButton(kit.Quiet, lang.L("Pilih dari dokumen"), look.IconFile, func() { p.pickDocuments(0) })
	add := kit.NewButton(kit.Outlined, lang.L("Tambah bukti"), look.IconPlus, func() { p.pickFiles(0) })
	add.Small()
	choose.Small()
	head := kit.Row(look.Gap8, kit.Section(lang.L("Bukti")), kit.Grow(b.summary.Shrink()), choose, add)
	b.root = kit.Rows(look.Gap8, head, kit.Stack(kit.NewBox(look.ColorSurface, look.ColorLine, look.Radius), b.list))
	return b
}

// refresh makes the list anew from the page's proof.
func (b *proofPart) refresh() {
	pr := b.p.question.proof
	b.summary.Set(pr.summary())
	b.list.Objects, b.docs = nil, nil
	for _, it := range pr.items {
		b.group(b.itemHead(it), it.docs, it.hint(b.p.d.Worksheet.MeetingParts), it.no)
	}
	if len(pr.others) > 0 {
		head := kit.Row(look.Gap8, kit.NewIcon(look.IconLink, look.ColorMuted, look.IconSize),
			kit.Grow(kit.NewText(lang.L("Bukti lain"), look.Body, look.ColorText)))
		b.group(head, pr.others, "", 0)
	}
	b.refreshSelection()
	b.loadThumbs()
}

// thumb names the picture of a document: the first page of its first file.
func (r docRow) thumb() (viewer.Thumb, bool) {
	if len(r.doc.Files) == 0 {
		return viewer.Thumb{}, false
	}
	v := r.doc.Files[0].Version
	return viewer.Thumb{Version: v}, v.Problem == model.ProblemNone && !v.IsLink()
}

// loadThumbs asks for the pictures of the documents; those of the question that
// was shown before are not drawn any more.
func (b *proofPart) loadThumbs() {
	if b.thumbs == nil {
		return
	}
	var want []viewer.Thumb
	for _, w := range b.docs {
		if th, ok := w.row.thumb(); ok {
			want = append(want, th)
			w.show(b.thumbs.Image(th))
		}
	}
	b.thumbs.Want(want)
}

// showThumb puts a picture that was drawn into the rows of its file.
func (b *proofPart) showThumb(th viewer.Thumb, img image.Image) {
	for _, w := range b.docs {
		if t, ok := w.row.thumb(); ok && t.Version.Hash == th.Version.Hash {
			w.show(img)
		}
	}
}

// show puts the picture over the icon.
func (w *docWidget) show(img image.Image) {
	if img != nil && w.image.Image != img {
		w.image.Image = img
		w.image.Show()
		w.image.Refresh()
	}
}

// itemHead is the line of an expected piece of evidence with its tick.
func (b *proofPart) itemHead(it item) fyne.CanvasObject {
	icon, token := look.IconRing, fyne.ThemeColorName(look.ColorMuted)
	if len(it.docs) > 0 {
		icon, token = look.IconCheckRing, look.ColorSuccess
	}
	return kit.RowTop(look.Gap8, kit.Padded(kit.NewIcon(icon, token, look.IconSize), 1, 0, 0, 0),
		kit.Grow(kit.NewPara(it.name, look.Body, look.ColorText)), kit.Muted(it.rhythm))
}

// hint is what an item without documents says.
func (it item) hint(meetingParts []string) string {
	if it.meeting {
		return lang.L("Belum ada paket rapat: {{.Parts}}. Seret berkas ke sini atau tekan Ctrl+B.",
			map[string]any{"Parts": strings.Join(meetingParts, ", ")})
	}
	return lang.L("Belum ada bukti. Seret berkas ke sini atau tekan Ctrl+B.")
}

// group adds an item's head with its documents below.
func (b *proofPart) group(head fyne.CanvasObject, docs []docRow, hint string, no int) {
	if len(b.list.Objects) > 0 {
		b.list.Add(kit.NewDivider())
	}
	rows := kit.Rows(look.Gap4)
	for _, d := range docs {
		w := b.newDocWidget(d)
		b.docs = append(b.docs, w)
		rows.Add(w.press)
	}
	if len(docs) == 0 {
		rows.Add(kit.NewPress(kit.Stack(kit.NewBox("", look.ColorLine, look.Radius),
			kit.Padded(kit.NewPara(hint, look.Body, look.ColorMuted), look.Gap8, look.Gap12, look.Gap8, look.Gap12)),
			func() { b.p.pickFiles(no) }))
	}
	b.list.Add(kit.Padded(kit.Rows(look.Gap8, head, kit.Padded(rows, 0, 0, 0, docIndent-look.Gap12)),
		look.Gap8, look.Gap8, look.Gap8, look.Gap12))
}

// newDocWidget makes the row of one document.
func (b *proofPart) newDocWidget(r docRow) *docWidget {
	w := &docWidget{row: r, frame: kit.NewBox("", look.ColorLine, look.Radius)}
	w.menu = kit.NewIconButton(look.IconDots, lang.L("Tindakan lain"), func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.menu)
		b.p.showDocMenu(r.id, at.AddXY(0, w.menu.Size().Height))
	}).Quiet()
	icon, token := r.icon()
	w.image = &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleSmooth}
	w.image.Hide()
	thumb := kit.Fixed(kit.Stack(kit.NewBox(look.ColorSurface, look.ColorControl, 2), kit.NewIcon(icon, token, look.IconSize),
		kit.Padded(w.image, 1, 1, 1, 1)), thumbWidth, thumbHeight)
	parts := []fyne.CanvasObject{thumb, kit.Grow(kit.Rows(0,
		kit.NewText(r.title, look.Strong, look.ColorText).Shrink(),
		kit.NewText(r.meta, look.Body, look.ColorMuted).Shrink()))}
	if r.warning != "" {
		parts = append(parts, kit.NewStatus(kit.Warn, look.IconWarning, r.warning))
	}
	parts = append(parts, w.menu)
	w.press = kit.NewMenuPress(kit.Stack(w.frame, kit.Padded(kit.Row(look.Gap12, parts...), docPadding, look.Gap4, docPadding, look.Gap12)),
		func() {
			b.p.tree.focus()
			b.p.showDocument(r.id)
		}, func(at fyne.Position) { b.p.showDocMenu(r.id, at) })
	return w
}

// icon gives the drawing for the kind of file.
func (r docRow) icon() (look.IconName, fyne.ThemeColorName) {
	switch {
	case r.doc.Files == nil:
		return look.IconFile, look.ColorMuted
	case r.warning != "" && r.doc.Files[0].Version.Problem == model.ProblemDamaged:
		return look.IconFileBroken, look.ColorWarningText
	case r.shape == shapePicture:
		return look.IconImage, look.ColorMuted
	case r.shape == shapeSheet:
		return look.IconGrid, look.ColorMuted
	case r.shape == shapeSlides:
		return look.IconLayers, look.ColorMuted
	}
	return look.IconFile, look.ColorMuted
}

// refreshSelection tints the row of the document at the right.
func (b *proofPart) refreshSelection() {
	for _, w := range b.docs {
		on := w.row.id == b.p.doc
		w.press.SetSelected(on)
		stroke := fyne.ThemeColorName(look.ColorLine)
		if on {
			stroke = ""
		}
		if w.frame.Stroke != stroke {
			w.frame.Stroke = stroke
			w.frame.Refresh()
		}
	}
}
