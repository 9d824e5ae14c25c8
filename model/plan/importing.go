package plan

import (
	"context"
	"slices"
	"strings"

	"siapzi/model"
	"siapzi/model/store"
)

// Action says what importing a row would do.
type Action string

// The actions.
const (
	ActionAdd    Action = "baru"  // a new activity
	ActionChange Action = "ubah"  // changes one that is there
	ActionSame   Action = "sama"  // is there already, just like this
	ActionWrong  Action = "salah" // cannot be imported, see Problems
)

// CellProblem is something about one cell.
type CellProblem struct {
	Cell string // "C7"
	Msg  string
}

// ImportRow is one row of a workbook as it would be imported.
type ImportRow struct {
	Row      int
	Activity model.Activity   // as it would be stored
	Existing model.ActivityID // that it is, "" for a new one
	Action   Action
	Problems []CellProblem // why it cannot be imported
	Notes    []CellProblem // what was read differently from what stands there

	edit Edit
}

// Preview is a dry run: what importing a workbook would do. Nothing is stored.
type Preview struct {
	Mapping Mapping
	Rows    []ImportRow
	Count   map[Action]int
}

// Preview reads the rows below the headings. It is Invalid where no column
// holds the activity, or where no row does.
func (p *Plan) Preview(ctx context.Context, b *Workbook, m Mapping) (Preview, error) {
	if m.Sheet < 0 || m.Sheet >= len(b.Sheets) || !m.Has(FieldName) {
		return Preview{}, model.Errorf(model.Invalid, "Belum ada kolom yang berisi kegiatan. Pilih lembar dan baris judul kolomnya, lalu tunjuk kolom “Kegiatan”.")
	}
	have, err := p.List(ctx)
	if err != nil {
		return Preview{}, err
	}
	pv := Preview{Mapping: m, Count: map[Action]int{}}
	rd := newRowReader(p, b, m)
	twins := newTwins(have)
	for y := m.Head + 1; y <= b.Sheets[m.Sheet].Rows; y++ {
		if err := ctx.Err(); err != nil {
			return Preview{}, err
		}
		r, ok := rd.read(y)
		if !ok {
			continue
		}
		pv.Rows = append(pv.Rows, p.decide(r, twins, m))
	}
	if len(pv.Rows) == 0 {
		return Preview{}, model.Errorf(model.Invalid, "Tidak ada kegiatan di bawah baris %d. Periksa baris judul kolom.", m.Head)
	}
	if err := p.checkProofs(ctx, pv.Rows); err != nil {
		return Preview{}, err
	}
	for _, r := range pv.Rows {
		pv.Count[r.Action]++
	}
	return pv, nil
}

// decide finds out what a row would do.
func (p *Plan) decide(r ImportRow, twins *twins, m Mapping) ImportRow {
	if len(r.Problems) == 0 {
		for _, f := range p.problems(Tidy(r.Activity)) {
			r.Problems = append(r.Problems, CellProblem{cellOf(m, r.Row, f.Field), f.Msg})
		}
	}
	if len(r.Problems) > 0 {
		r.Action = ActionWrong
		return r
	}
	old, found := twins.take(r.Activity)
	if !found {
		r.Activity.ID = ""
		r.Activity = Tidy(r.Activity)
		r.Action = ActionAdd
		return r
	}
	r.Existing, r.edit.ID = old.ID, old.ID
	now, _ := r.edit.put(old)
	r.Activity, r.Action = Tidy(now), ActionChange
	if len(audit(old, r.Activity)) == 0 {
		r.Action = ActionSame
	}
	return r
}

// cellOf gives the cell that a field of the model came from.
func cellOf(m Mapping, row int, field string) string {
	for _, c := range m.Columns {
		if string(c.Field) == field || c.Field == FieldCode && field == "codes" {
			return address(c, row)
		}
	}
	for _, c := range m.Columns {
		if c.Field == FieldName {
			return address(c, row)
		}
	}
	return ""
}

// twins finds the activity of the plan that a row is, each once.
type twins struct {
	byID   map[model.ActivityID]model.Activity
	byName map[string][]model.Activity
	taken  map[model.ActivityID]bool
}

func newTwins(as []model.Activity) *twins {
	t := &twins{map[model.ActivityID]model.Activity{}, map[string][]model.Activity{}, map[model.ActivityID]bool{}}
	for _, a := range as {
		t.byID[a.ID] = a
		t.byName[same(a.Name)] = append(t.byName[same(a.Name)], a)
	}
	return t
}

// take finds by id, or by name where Pokja, questions and output do not
// contradict.
func (t *twins) take(a model.Activity) (model.Activity, bool) {
	if old, ok := t.byID[a.ID]; ok && a.ID != "" && !t.taken[a.ID] {
		t.taken[a.ID] = true
		return old, true
	}
	for _, old := range t.byName[same(a.Name)] {
		if t.taken[old.ID] || a.Pokja != 0 && old.Pokja != 0 && a.Pokja != old.Pokja ||
			len(a.Codes) > 0 && len(old.Codes) > 0 && !slices.ContainsFunc(a.Codes, func(c model.Code) bool { return slices.Contains(old.Codes, c) }) ||
			a.Evidence != 0 && old.Evidence != 0 && a.Evidence != old.Evidence {
			continue
		}
		t.taken[old.ID] = true
		return old, true
	}
	return model.Activity{}, false
}

// checkProofs leaves out documents of another workspace, with a note.
func (p *Plan) checkProofs(ctx context.Context, rows []ImportRow) error {
	return p.db.Read(ctx, func(tx *store.Tx) error {
		for i := range rows {
			r := &rows[i]
			for _, list := range []*[]model.Realisation{&r.Activity.Realisations, &r.edit.Realisations} {
				for n := range *list {
					x := &(*list)[n]
					missing, err := tx.MissingDocuments(x.Documents)
					if err != nil {
						return err
					}
					if len(missing) == 0 {
						continue
					}
					x.Documents = slices.DeleteFunc(slices.Clone(x.Documents), func(d model.DocumentID) bool { return slices.Contains(missing, d) })
					if list == &r.Activity.Realisations {
						r.Notes = append(r.Notes, CellProblem{"", "bukti " + MonthNames[x.Month-1] + " tidak ada di ruang kerja ini dan tidak ditautkan"})
					}
				}
			}
		}
		return nil
	})
}

// Batch gives the changes that the chosen rows make; choose nil takes all that
// can be imported. It is Invalid, naming every cell, when a chosen row is
// wrong: with choose nil that means all or nothing.
func (pv Preview) Batch(choose func(ImportRow) bool) (Batch, error) {
	var b Batch
	var problems []model.FieldError
	for _, r := range pv.Rows {
		if choose != nil && !choose(r) {
			continue
		}
		switch r.Action {
		case ActionAdd:
			b.Add = append(b.Add, r.Activity)
		case ActionChange:
			b.Edit = append(b.Edit, r.edit)
		case ActionWrong:
			for _, x := range r.Problems {
				problems = append(problems, model.FieldError{Field: x.Cell, Msg: x.Msg})
			}
		}
	}
	if problems != nil {
		return Batch{}, &model.Error{Kind: model.Invalid, Msg: "Ada baris yang belum benar. Tidak ada yang diimpor.", Fields: problems}
	}
	return b, nil
}

// Summary says in one line what a preview would do.
func (pv Preview) Summary() string {
	var parts []string
	for _, a := range []Action{ActionAdd, ActionChange, ActionSame, ActionWrong} {
		if n := pv.Count[a]; n > 0 {
			parts = append(parts, FormatQuantity(float64(n))+" "+string(a))
		}
	}
	return strings.Join(parts, ", ")
}
