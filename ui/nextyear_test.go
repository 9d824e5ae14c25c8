package ui

import (
	"context"
	"path/filepath"
	"testing"

	"siapzi/model"
	"siapzi/model/workspace"
	"siapzi/ui/kit"
)

func TestNextYear(t *testing.T) {
	d := withWorkspace(t)
	from := d.session.Workspace.(*workspace.Workspace)
	d.session.NextYear = func(ctx context.Context, parent string, p *model.Progress) (Rolled, error) {
		next, r, err := from.Rollover(ctx, filepath.Join(parent, "unit 2027.siapzi"), 2027, workspace.Config{Who: "sari"}, p)
		if err != nil {
			return Rolled{}, err
		}
		return Rolled{Dir: next.Dir(), Failed: r.Failed}, next.Close()
	}
	d.picker.FolderPath = d.dir

	d.NextYear()
	kit.TopDialog(d.Window()).Accept()

	if d.dialog() != "" || d.opening || d.session.Workspace.Dir() != d.path("unit 2027.siapzi") {
		t.Errorf("dialog %q, open %s", d.dialog(), d.session.Workspace.Dir())
	}
}

func TestPersonIsKeptWithTheComputer(t *testing.T) {
	d := withWorkspace(t)
	d.AskPerson(nil)
	for _, r := range "Sari" {
		d.Window().Canvas().Focused().TypedRune(r)
	}
	kit.TopDialog(d.Window()).Accept()
	if d.Person().Name != "Sari" {
		t.Errorf("person %+v", d.Person())
	}
	again, err := LoadPrefs(d.path("settings.json"))
	if err != nil || again.Person.Name != "Sari" {
		t.Errorf("kept %+v, %v", again.Person, err)
	}
}
