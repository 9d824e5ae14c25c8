package lke

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/kit/kittest"
)

// filled is an office with three documents, two of them linked to P.6.ii.b.
func filled(t *testing.T) *office {
	o := newOffice(t)
	pdf := model.Version{MIME: "application/pdf", Pages: 2, Name: "a.pdf", Hash: "aa"}
	o.docs = []model.Document{
		document("1", "Informasi di SIPPN", pdf, model.Link{Document: "1", Code: "P.6.ii.b", Evidence: 1, Origin: model.OriginAuto, Reason: "kata: sippn"}),
		document("2", "Brosur", model.Version{MIME: "application/pdf", Name: "b.pdf", Hash: "bb", Problem: model.ProblemLocked}, model.Link{Document: "2", Code: "P.6.ii.b"}),
		document("3", "Foto papan informasi", model.Version{MIME: "image/jpeg", Name: "c.jpg", Pages: 1, Hash: "cc"}),
	}
	return o
}

// menu finds an entry of the context menu of a linked document.
func menu(t *testing.T, p *Page, id model.DocumentID, words ...string) *fyne.MenuItem {
	t.Helper()
	r, ok := p.question.proof.find(id)
	if !ok {
		t.Fatalf("document %s is not linked", id)
	}
	items := p.docMenu(r)
	var found *fyne.MenuItem
	for _, w := range words {
		found = nil
		for _, m := range items {
			if strings.HasPrefix(m.Label, w) {
				found = m
			}
		}
		if found == nil {
			t.Fatalf("the menu has no %q", w)
		}
		if found.ChildMenu != nil {
			items = found.ChildMenu.Items
		}
	}
	return found
}

func TestEvidence(t *testing.T) {
	t.Run("documents stand under what they prove, with a warning where needed", func(t *testing.T) {
		o := filled(t)
		p := o.open(1112, 712)
		p.Show("P.6.ii.b")
		s := kittest.Texts(p.question.bukti.root)
		for _, want := range []string{"1 dari 2 ada · 1 bukti lain", "Informasi di SIPPN", "Bukti lain", "Terkunci", "Belum ada bukti. Seret berkas ke sini atau tekan Ctrl+B."} {
			if !strings.Contains(strings.ReplaceAll(s, "\n", " "), want) {
				t.Errorf("the section does not say %q:\n%s", want, s)
			}
		}
		if p.doc != "1" || !p.details.root.Visible() {
			t.Errorf("shown document is %q", p.doc)
		}
	})

	t.Run("unlinking can be taken back from the message", func(t *testing.T) {
		o := filled(t)
		p := o.open(1112, 712)
		p.Show("P.6.ii.b")

		menu(t, p, "1", "Lepas tautan").Action()
		if _, still := p.question.proof.find("1"); still || len(o.toasts) != 1 {
			t.Fatalf("still linked %v, messages %v", still, o.toasts)
		}
		o.toast()
		r, ok := p.question.proof.find("1")
		if l := linkTo(r.doc, "P.6.ii.b"); !ok || l.Evidence != 1 || l.Origin != model.OriginAuto || l.Reason != "kata: sippn" {
			t.Errorf("brought back %v as %+v", ok, l)
		}
	})

	t.Run("a document is moved to another item and back", func(t *testing.T) {
		o := filled(t)
		p := o.open(1112, 712)
		p.Show("P.6.ii.b")

		menu(t, p, "2", "Pindahkan ke", "Foto poster").Action()
		if r, _ := p.question.proof.find("2"); r.item != 2 || p.question.proof.have != 2 {
			t.Errorf("item %d, %d there", r.item, p.question.proof.have)
		}
		p.d.Undo.Undo()
		if r, _ := p.question.proof.find("2"); r.item != 0 {
			t.Errorf("item %d after undo", r.item)
		}
	})

	t.Run("opening hands the file to the desktop", func(t *testing.T) {
		o := filled(t)
		p := o.open(1112, 712)
		p.Show("P.6.ii.b")
		menu(t, p, "1", "Buka dengan program lain").Action()
		if len(o.opened) != 1 || o.opened[0].Hash != "aa" {
			t.Errorf("opened %+v", o.opened)
		}
	})

	t.Run("the button and dropped files import and link", func(t *testing.T) {
		o := filled(t)
		o.picked = []string{"notula.pdf"}
		p := o.open(1112, 712)
		p.Show("P.6.ii.b")

		test.Tap(o.button("Tambah bukti"))
		if r, ok := p.question.proof.find("new-notula.pdf"); !ok || r.item != 0 || p.doc != r.id {
			t.Errorf("linked %v under item %d, shown %q", ok, r.item, p.doc)
		}
		p.Drop([]string{"foto.pdf", "daftar hadir.pdf"})
		if p.question.proof.count() != 5 {
			t.Errorf("%d documents", p.question.proof.count())
		}
		p.d.Undo.Undo()
		if p.question.proof.count() != 3 {
			t.Errorf("%d documents after undo", p.question.proof.count())
		}
	})

	t.Run("a file that is there already keeps its place", func(t *testing.T) {
		o := filled(t)
		p := o.open(1112, 712)
		p.Show("P.6.ii.b")
		p.linkAll([]model.DocumentID{"1"}, "P.6.ii.b", 0, p.linksOf("P.6.ii.b"))
		if r, _ := p.question.proof.find("1"); r.item != 1 {
			t.Errorf("item %d", r.item)
		}
		if u, _ := p.d.Undo.Next(); u != "" {
			t.Errorf("there is %q to be undone", u)
		}
	})

	t.Run("the hint of an item adds to that item", func(t *testing.T) {
		o := filled(t)
		o.picked = []string{"poster.pdf"}
		p := o.open(1112, 712)
		p.Show("P.6.ii.b")
		p.pickFiles(2)
		if r, _ := p.question.proof.find("new-poster.pdf"); r.item != 2 {
			t.Errorf("item %d", r.item)
		}
	})
}

func TestPicker(t *testing.T) {
	o := filled(t)
	p := o.open(1112, 712)
	p.Show("P.6.ii.b")

	t.Run("only documents that do not prove the question yet are offered", func(t *testing.T) {
		k := p.pickDocuments(0)
		if len(k.rows) != 1 || k.rows[0].id != "3" {
			t.Errorf("rows = %+v", k.rows)
		}
		k.search.SetText("brosur")
		if len(k.rows) != 0 || !strings.Contains(kittest.Texts(k.state), "Tidak ada dokumen yang cocok") {
			t.Errorf("rows = %+v", k.rows)
		}
		k.search.SetText("foto")
		k.item.SetSelectedIndex(2)
		o.window.Canvas().Focus(k.list)
		o.press(fyne.KeyDown)
		o.press(fyne.KeySpace)
		test.Tap(o.button("Tautkan"))
		if r, ok := p.question.proof.find("3"); !ok || r.item != 2 || kit.TopDialog(o.window) != nil {
			t.Errorf("linked %v under item %d", ok, r.item)
		}
	})

	t.Run("nothing ticked links nothing", func(t *testing.T) {
		p.pickDocuments(0)
		test.Tap(o.button("Tautkan"))
		if kit.TopDialog(o.window) == nil {
			t.Fatal("the dialog closed")
		}
		test.Tap(o.button("Batal"))
	})

	t.Run("a search that fails offers another try", func(t *testing.T) {
		o.fail = model.Errorf(model.Unavailable, "Disk tidak terbaca.")
		k := p.pickDocuments(0)
		if s := kittest.Texts(k.state); !strings.Contains(s, "Dokumen tidak dapat dicari") {
			t.Fatalf("state:\n%s", s)
		}
		k.find()
		if !strings.Contains(kittest.Texts(k.state), "Belum ada dokumen lain") {
			t.Error("it did not try again")
		}
	})
}
