package main

import (
	"path/filepath"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/history"
	"siapzi/model/workspace"
)

type historyCmd struct {
	WS     string `arg:"" name:"ws" help:"Folder ruang kerja."`
	Action string `arg:"" name:"list|changes|manifest|forget" enum:"list,changes,manifest,forget" optional:"" default:"list" help:"Yang dikerjakan; tanpa ini, list."`
	ID     string `arg:"" name:"bundel" optional:"" help:"Bundel menurut id dari list; cukup akhirnya yang unik. Tanpa ini, bundel terbaru."`
	JSON   bool   `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Help shows by example.
func (c *historyCmd) Help() string {
	return `zi history WS                       semua bundel yang pernah dibuat, terbaru dahulu
zi history WS changes               apa yang berubah sejak bundel terbaru
zi history WS manifest 4f1c         manifes bundel itu, juga bila berkasnya sudah hilang
zi history WS forget 4f1c           hapus dari daftar; berkasnya tetap ada
`
}

// historyJSON is the JSON of `zi history`, a contract with scripts.
type historyJSON struct {
	Bundles []history.Bundle `json:"bundles"`
}

// Run lists the bundles that were made, or does something with one.
func (c *historyCmd) Run(a *app) error {
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // changes are committed; a failing close cannot lose them
	list, err := ws.History().List(a.ctx)
	if err != nil {
		return err
	}
	if c.Action == "list" && c.ID == "" {
		return c.list(a, list)
	}
	b, err := c.find(list)
	if err != nil {
		return err
	}
	switch c.Action {
	case "changes":
		return c.changes(a, ws, b)
	case "manifest":
		m, err := ws.History().Manifest(a.ctx, b.ID)
		if err != nil {
			return err
		}
		return a.json(m)
	case "forget":
		if c.ID == "" {
			return model.Errorf(model.Invalid, "Sebutkan bundel yang dihapus dari daftar; id-nya ada dalam 'zi history %s'.", c.WS)
		}
		if _, err := ws.History().Remove(a.ctx, who(), b.ID); err != nil {
			return err
		}
		return c.list(a, nil)
	}
	return c.list(a, []history.Bundle{b})
}

// find gives the bundle whose id ends in c.ID, the newest for "".
func (c *historyCmd) find(list []history.Bundle) (found history.Bundle, err error) {
	n := 0
	for i, b := range list {
		if (c.ID == "" && i == 0) || (c.ID != "" && strings.HasSuffix(string(b.ID), c.ID)) {
			found = b
			n++
		}
	}
	switch {
	case n == 0 && c.ID == "":
		return found, model.Errorf(model.NotFound, "Belum ada bundel yang dibuat dari ruang kerja ini.")
	case n == 0:
		return found, model.Errorf(model.NotFound, "Tidak ada bundel dengan id yang berakhiran %q.", c.ID)
	case n > 1:
		return found, model.Errorf(model.Invalid, "Ada %d bundel dengan id yang berakhiran %q. Tulis lebih panjang.", n, c.ID)
	}
	return found, nil
}

func (c *historyCmd) list(a *app, list []history.Bundle) error {
	if c.JSON {
		return a.json(historyJSON{Bundles: append([]history.Bundle{}, list...)})
	}
	if c.Action == "forget" {
		a.print("Dihapus dari daftar. Berkasnya tetap di tempatnya.")
		return nil
	}
	if len(list) == 0 {
		a.print("Belum ada bundel yang dibuat dari ruang kerja ini.")
	}
	for _, b := range list {
		scope := b.Scope
		if scope == "" {
			scope = "Seluruh LKE"
		}
		a.print("%s  %s  %s", shortID(b.ID), b.Made.Local().Format("02-01-2006 15.04"), scope)
		a.print("    %d halaman, %d dokumen, %s, oleh %s", b.Pages, b.Documents, model.Size(b.Bytes), b.Who)
		where := filepath.Clean(b.Path())
		if b.Gone {
			where += "  (berkas tidak ada lagi di tempatnya)"
		}
		a.print("    %s", where)
	}
	return nil
}

// shortID is the end of an id, where its random letters are.
func shortID[T ~string](id T) string { return string(id)[max(len(id)-8, 0):] }

// changes compares a bundle with the same one made today.
func (c *historyCmd) changes(a *app, ws *workspace.Workspace, b history.Bundle) error {
	old, err := ws.History().Manifest(a.ctx, b.ID)
	if err != nil {
		return err
	}
	var p model.Progress
	req := b.Choices.Request(a.now().Truncate(time.Second))
	req.Progress = &p
	stop := a.progress(&p)
	look, err := ws.LookAhead(a.ctx, bundle.NewPlanner(), req, true)
	stop()
	if err != nil {
		return err
	}
	changes := bundle.Compare(old, look.Manifest)
	if c.JSON {
		return a.json(changes)
	}
	describeChanges(a, changes)
	return nil
}
