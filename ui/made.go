package ui

import (
	"context"
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/ui/clip"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
	"siapzi/ui/task"
)

// This file has what makes evidence without a file: links, notes and pasted
// pictures. On the worksheet page they prove the question that is shown.

// question gives the question that the worksheet page shows, "" elsewhere.
func (s *Shell) question() model.Code {
	if s.session == nil || s.specs[s.current].ID != PageLKE {
		return ""
	}
	p, ok := s.page().(Placer)
	if !ok {
		return ""
	}
	q := s.session.Worksheet.Question(model.Code(p.Place()))
	if q == nil {
		return ""
	}
	return q.Code
}

// evidenceDialog asks for the words of a new document.
type evidenceDialog struct {
	s      *Shell
	dialog *kit.Dialog
	fields map[string]*kit.Field // by the name of the field in errors
	busy   bool
}

// AddLink asks for an address and keeps it as evidence.
func (s *Shell) AddLink() { s.askLink("") }

// askLink asks for an address; one from the clipboard stands there already.
func (s *Shell) askLink(address string) {
	if s.session == nil {
		return
	}
	code := s.question()
	where, title, note := kit.NewEntry("https://"), kit.NewEntry(lang.L("nama situs bila dikosongkan")), kit.NewNote("", 2)
	where.SetText(address)
	d := &evidenceDialog{s: s, fields: map[string]*kit.Field{
		"address": kit.NewField(lang.L("Alamat"), where, linkHint(address)),
		"title":   kit.NewField(lang.L("Judul"), title, ""),
		"note":    kit.NewField(lang.L("Catatan"), note, ""),
	}}
	where.OnChanged = func(text string) { d.fields["address"].SetHint(linkHint(text)) }
	focus := where
	if address != "" {
		focus = title
	}
	d.open(lang.L("Tambah tautan"), code, focus, kit.Rows(look.Gap12, d.fields["address"], d.fields["title"], d.fields["note"]),
		func(ctx context.Context, ses *Session, to []model.Code) (catalog.Made, error) {
			return ses.Documents.AddLink(ctx, ses.Who, catalog.LinkInput{Address: where.Text, Details: catalog.Details{Title: title.Text, Note: note.Text}}, to...)
		})
}

// linkHint says what evaluators will meet behind an address.
func linkHint(address string) string {
	if model.IsPlainHTTP(strings.ToLower(strings.TrimSpace(address))) {
		return lang.L("Alamat http tidak terenkripsi. Bila situsnya mendukung, pakai https.")
	}
	return lang.L("Alamat disimpan apa adanya dan tidak dibuka. Pastikan evaluator dapat membukanya tanpa meminta izin.")
}

// AddNote asks for a text and keeps it as evidence.
func (s *Shell) AddNote() {
	if s.session == nil {
		return
	}
	title, text := kit.NewEntry(lang.L("baris pertama bila dikosongkan")), kit.NewNote("", 8)
	d := &evidenceDialog{s: s, fields: map[string]*kit.Field{
		"title": kit.NewField(lang.L("Judul"), title, ""),
		"text":  kit.NewField(lang.L("Isi"), text, lang.L("Di bundel catatan ini tercetak sebagai halaman teks.")),
	}}
	d.open(lang.L("Tambah catatan"), s.question(), text, kit.Rows(look.Gap12, d.fields["title"], d.fields["text"]),
		func(ctx context.Context, ses *Session, to []model.Code) (catalog.Made, error) {
			return ses.Documents.AddNote(ctx, ses.Who, catalog.NoteInput{Text: text.Text, Details: catalog.Details{Title: title.Text}}, to...)
		})
}

// open shows the dialog. make runs off Fyne's goroutine with what the fields
// held when the button was pressed; the dialog stays open meanwhile and where
// something is wrong.
func (d *evidenceDialog) open(title string, code model.Code, focus fyne.Focusable, body fyne.CanvasObject, make func(ctx context.Context, ses *Session, to []model.Code) (catalog.Made, error)) {
	s := d.s
	text := ""
	if code != "" {
		text = lang.L("Langsung tertaut ke {{.Code}}.", map[string]any{"Code": code})
	}
	d.dialog = kit.ShowDialog(s.cfg.Window, kit.DialogConfig{Title: title, Text: text, Body: body, Width: 520, Confirm: lang.L("Simpan"), Focus: focus,
		OnConfirm: func() bool {
			if !d.busy {
				d.busy = true
				s.makeEvidence(code, make, d.dialog.Close, d.fail)
			}
			return false
		}})
}

// fail shows what is wrong beside the fields.
func (d *evidenceDialog) fail(err error) {
	d.busy = false
	var e *model.Error
	told := false
	for _, f := range d.fields {
		f.SetProblem("")
	}
	if errors.As(err, &e) {
		for _, x := range e.Fields {
			if f := d.fields[x.Field]; f != nil {
				f.SetProblem(sentence(say.Text(x.Msg)))
				told = true
			}
		}
	}
	if !told {
		d.s.ShowError(err)
	}
}

// sentence begins with a capital and ends with a full stop.
func sentence(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + strings.TrimSuffix(s[1:], ".") + "."
}

// makeEvidence makes a document off Fyne's goroutine and tells of it.
func (s *Shell) makeEvidence(code model.Code, make func(ctx context.Context, ses *Session, to []model.Code) (catalog.Made, error), done func(), fail func(error)) {
	ses := s.session
	var to []model.Code
	if code != "" {
		to = []model.Code{code}
	}
	fetch := func(ctx context.Context) (catalog.Made, error) { return make(ctx, ses, to) }
	task.Latest(s.cfg.Tasks, "ui.make", fetch, func(m catalog.Made) {
		done()
		if s.session == ses {
			s.tellMade(m, code)
		}
	}, fail)
}

// tellMade shows a new document where people go on with it.
func (s *Shell) tellMade(m catalog.Made, code model.Code) {
	what := map[string]any{"Title": shortTitle(m.Title), "Code": code}
	text := lang.L("“{{.Title}}” ditambahkan.", what)
	switch {
	case m.Status == catalog.Reused && code != "":
		text = lang.L("“{{.Title}}” sudah ada dan kini tertaut ke {{.Code}}.", what)
	case m.Status == catalog.Reused:
		text = lang.L("“{{.Title}}” sudah ada.", what)
	case code != "":
		text = lang.L("“{{.Title}}” ditambahkan dan tertaut ke {{.Code}}.", what)
	}
	if code != "" {
		s.Toast(text, "", nil)
		return
	}
	s.Toast(text, "", nil)
	if s.GoTo(PageDocuments) {
		if p, ok := s.page().(interface{ ShowDocument(model.DocumentID) }); ok {
			p.ShowDocument(m.Document)
		}
	}
}

// shortTitle cuts a long title for a message.
func shortTitle(t string) string {
	if r := []rune(t); len(r) > 48 {
		return string(r[:48]) + "…"
	}
	return t
}

// Paste keeps the picture of the clipboard as evidence. An address in the
// clipboard is offered as a link instead. A text field with the focus gets what
// the clipboard holds, as everywhere.
func (s *Shell) Paste() {
	board := s.cfg.App.Clipboard()
	if s.field(&fyne.ShortcutPaste{Clipboard: board}) || s.session == nil {
		return
	}
	text, code := strings.TrimSpace(board.Content()), s.question()
	picture := s.cfg.Picture
	if picture == nil {
		picture = clip.Picture
	}
	now := s.cfg.Now()
	name := lang.L("Tangkapan layar {{.When}}", map[string]any{"When": now.Format("2006-01-02 15.04.05")})
	day := model.Date(now.Format(time.DateOnly)) // nothing else tells when the screen looked like this
	s.makeEvidence(code, func(ctx context.Context, ses *Session, to []model.Code) (catalog.Made, error) {
		data, err := picture(ctx)
		if err != nil {
			return catalog.Made{}, err
		}
		return ses.Documents.AddPicture(ctx, ses.Who, catalog.PictureInput{Name: name + ".png", Data: data, Details: catalog.Details{Date: day}}, to...)
	}, func() {}, func(err error) {
		_, noLink := model.CheckAddress(text)
		switch kind := model.KindOf(err); {
		case noLink == nil && (kind == model.NotFound || kind == model.Unavailable):
			s.askLink(text)
		case kind == model.NotFound:
			s.Toast(say.Error(err), "", nil)
		default:
			s.ShowError(err)
		}
	})
}

// OpenLink opens the address that a stored link holds in the browser. It is
// called only for a click.
func (s *Shell) OpenLink(v model.Version) {
	if s.session == nil {
		return
	}
	ses := s.session
	fetch := func(ctx context.Context) (string, error) { return ses.Documents.Address(ctx, v) }
	task.Latest(s.cfg.Tasks, "ui.openlink", fetch, s.openAddress, s.ShowError)
}
