package lke

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/workspace"
	"siapzi/ui/look"
	"siapzi/ui/task"
	"siapzi/ui/undo"
)

// desk is the window around the page with a real workspace behind it.
type desk struct {
	*office
	ws *workspace.Workspace
}

func (d *desk) AddEvidence(paths []string, code model.Code, done func([]model.DocumentID)) {
	r, err := d.ws.Catalog().Import(context.Background(), "Sari", paths, catalog.ImportOptions{Link: catalog.LinkNone, To: []model.Code{code}})
	if err != nil {
		d.t.Fatal(err)
	}
	var ids []model.DocumentID
	for _, f := range r.Files {
		ids = append(ids, f.Document)
	}
	done(ids)
}

func (d *desk) open(t *testing.T) *Page {
	test.NewTempApp(t).Settings().SetTheme(look.New(look.Light))
	d.window = test.NewTempWindow(t, nil)
	p := New(Deps{Worksheet: d.ws.Worksheet(), Unit: d.ws, Answers: d.ws.Assessment(), Documents: d.ws.Catalog(), Shell: d,
		Bus: d.ws.Bus(), Tasks: task.NewSync(), Undo: &undo.Stack{}, Who: "Sari"})
	d.window.SetContent(p.Content())
	d.window.Resize(fyne.NewSize(1112, 712))
	return p
}

func TestRealWorkspace(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "Balai.siapzi")
	cfg := workspace.Config{Now: func() time.Time { return time.Date(2026, 5, 12, 10, 0, 0, 0, time.UTC) }, Who: "Sari", Version: "test"}
	ws, err := workspace.Create(ctx, dir, model.Unit{Name: "Balai", Agency: "Instansi", Year: 2026, Target: model.WBK}, cfg)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "SK Tim ZI 2026.txt")
	if err := os.WriteFile(file, []byte("Keputusan tentang tim kerja zona integritas tahun 2026."), 0o600); err != nil {
		t.Fatal(err)
	}
	d := &desk{newOffice(t), ws}

	t.Run("answers, notes and evidence reach the workspace", func(t *testing.T) {
		p := d.open(t)
		defer p.Close()
		p.Show("P.1.i.a")
		card(p, 0)
		p.question.note.entry.SetText("SK terbit Januari")
		p.addEvidence([]string{file}, 1)

		answers, err := ws.Assessment().Answers(ctx, model.UnitAssessor)
		if a := answers["P.1.i.a"]; err != nil || a.Option != "Ya" || a.Note != "SK terbit Januari" {
			t.Errorf("answer %+v, %v", a, err)
		}
		if pr := p.question.proof; pr.have != 1 || len(pr.items[0].docs) != 1 || p.doc != pr.items[0].docs[0].id {
			t.Errorf("proof %+v", pr)
		}
		test.Tap(p.question.bukti.docs[0].press)
		p.unlink(p.doc)
		if p.question.proof.count() != 0 {
			t.Error("the link is still there")
		}
		p.d.Undo.Undo()
		if p.question.proof.have != 1 {
			t.Error("the link did not come back to its item")
		}
	})

	t.Run("everything is there when the workspace is opened again", func(t *testing.T) {
		if err := ws.Close(); err != nil {
			t.Fatal(err)
		}
		if ws, err = workspace.Open(ctx, dir, cfg); err != nil {
			t.Fatal(err)
		}
		d.ws = ws
		p := d.open(t)
		p.Show("P.1.i.a")
		if p.question.note.entry.Text != "SK terbit Januari" || !p.question.answer.(*choicePart).cards[0].On() || p.question.proof.have != 1 {
			t.Errorf("note %q, proof %+v", p.question.note.entry.Text, p.question.proof)
		}
		p.Close()
		if err := ws.Close(); err != nil {
			t.Fatal(err)
		}
	})
	if len(d.errs) > 0 {
		t.Errorf("errors %v", d.errs)
	}
}
