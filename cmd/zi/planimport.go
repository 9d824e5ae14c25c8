package main

import (
	"fmt"
	"strings"

	"siapzi/model"
	"siapzi/model/plan"
)

type planImportCmd struct {
	WS    string   `arg:"" name:"ws" help:"Folder ruang kerja."`
	File  string   `arg:"" name:"rencana.xlsx" help:"Buku kerja dengan rencana aksi."`
	Sheet string   `help:"Nama lembar; tanpa ini dicari sendiri." placeholder:"\"Rencana aksi\""`
	Head  int      `help:"Baris terakhir judul kolom; tanpa ini dicari sendiri." placeholder:"5"`
	Map   []string `help:"Isi kolom, misalnya C=name atau F=month:3; tanpa nilai kolom dilewati." placeholder:"C=name" sep:","`
	Dry   bool     `name:"dry-run" help:"Hanya periksa, tidak menyimpan apa pun."`
	Some  bool     `name:"good-only" help:"Impor baris yang benar walau ada baris yang salah."`
	JSON  bool     `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Help names the fields.
func (c *planImportCmd) Help() string {
	var b strings.Builder
	b.WriteString("Judul kolom dikenali dari isinya. Kolom dapat ditunjuk sendiri dengan --map KOLOM=ISI, dengan ISI salah satu dari:\n")
	for _, f := range plan.FieldChoices() {
		if f.No <= 1 && f.Field != plan.FieldNone {
			name := string(f.Field)
			if f.No > 0 {
				name += ":N"
			}
			fmt.Fprintf(&b, "  %-16s %s\n", name, strings.TrimSuffix(strings.TrimSuffix(f.Label, " B01"), " TW1"))
		}
	}
	return b.String()
}

// The JSON shape of an import.
type (
	planImportJSON struct {
		Sheet   string              `json:"sheet"`
		Head    int                 `json:"head"`
		Columns map[string]string   `json:"columns"`
		Rows    []planRowJSON       `json:"rows"`
		Counts  map[plan.Action]int `json:"counts"`
		Stored  int                 `json:"stored"`
	}
	planRowJSON struct {
		Row      int               `json:"row"`
		Name     string            `json:"name"`
		Action   plan.Action       `json:"action"`
		Problems map[string]string `json:"problems,omitempty"`
		Notes    []string          `json:"notes,omitempty"`
	}
)

// Run imports all rows or none, unless only good ones are asked for.
func (c *planImportCmd) Run(a *app) error {
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // activities are committed; a failing close cannot lose them
	b, err := plan.ReadWorkbook(a.ctx, c.File)
	if err != nil {
		return err
	}
	m, err := c.mapping(b)
	if err != nil {
		return err
	}
	pv, err := ws.Plan().Preview(a.ctx, b, m)
	if err != nil {
		return err
	}
	stored := 0
	wrong := pv.Count[plan.ActionWrong]
	if !c.Dry && (wrong == 0 || c.Some) {
		batch, err := pv.Batch(func(r plan.ImportRow) bool { return r.Action != plan.ActionWrong })
		if err != nil {
			return err
		}
		if _, _, err := ws.Plan().Apply(a.ctx, who(), batch); err != nil {
			return err
		}
		stored = len(batch.Add) + len(batch.Edit)
	}
	if err := c.print(a, b, pv, stored); err != nil {
		return err
	}
	if wrong > 0 {
		return errProblems
	}
	return nil
}

// mapping gives the proposal with what the call changes in it.
func (c *planImportCmd) mapping(b *plan.Workbook) (plan.Mapping, error) {
	m, _ := b.Propose()
	index := m.Sheet
	if c.Sheet != "" {
		index = -1
		for i, g := range b.Sheets {
			if g.Name == c.Sheet {
				index = i
			}
		}
		if index < 0 {
			return m, model.Errorf(model.NotFound, "Lembar %q tidak ada dalam %s.", c.Sheet, c.File)
		}
	}
	switch {
	case c.Head < 0 || c.Head > b.Sheets[index].Rows:
		return m, model.Errorf(model.Invalid, "Baris %d tidak ada di lembar itu.", c.Head)
	case c.Head > 0:
		m = b.Remap(index, c.Head)
	case index != m.Sheet:
		m, _ = (&plan.Workbook{Path: b.Path, Sheets: b.Sheets[index : index+1]}).Propose()
		m.Sheet = index
	}
	for _, s := range c.Map {
		if err := mapColumn(&m, s); err != nil {
			return m, err
		}
	}
	return m, nil
}

// mapColumn reads "C=name", "F=month:3" and "D=".
func mapColumn(m *plan.Mapping, s string) error {
	column, field, ok := strings.Cut(s, "=")
	name, no, _ := strings.Cut(field, ":")
	for i, c := range m.Columns {
		if !ok || !strings.EqualFold(c.Name(), column) {
			continue
		}
		for _, f := range plan.FieldChoices() {
			if string(f.Field) == name && (f.No == 0 && no == "" || fmt.Sprint(f.No) == no) {
				m.Columns[i].Field, m.Columns[i].No = f.Field, f.No
				return nil
			}
		}
	}
	return model.Errorf(model.Invalid, "Kolom %q tidak dikenal. Lihat 'zi plan import --help'.", s)
}

func (c *planImportCmd) print(a *app, b *plan.Workbook, pv plan.Preview, stored int) error {
	if c.JSON {
		out := planImportJSON{Sheet: b.Sheets[pv.Mapping.Sheet].Name, Head: pv.Mapping.Head, Columns: map[string]string{}, Rows: []planRowJSON{}, Counts: pv.Count, Stored: stored}
		for _, x := range pv.Mapping.Columns {
			if x.Field != plan.FieldNone {
				out.Columns[x.Name()] = fieldName(x)
			}
		}
		for _, r := range pv.Rows {
			row := planRowJSON{Row: r.Row, Name: r.Activity.Name, Action: r.Action, Problems: map[string]string{}}
			for _, p := range r.Problems {
				row.Problems[p.Cell] = p.Msg
			}
			for _, n := range r.Notes {
				row.Notes = append(row.Notes, strings.TrimSpace(n.Cell+" "+n.Msg))
			}
			out.Rows = append(out.Rows, row)
		}
		return a.json(out)
	}
	for _, r := range pv.Rows {
		a.print("%-5s  baris %d  %s", r.Action, r.Row, r.Activity.Name)
		for _, p := range r.Problems {
			a.print("       ! %s: %s", p.Cell, p.Msg)
		}
		for _, n := range r.Notes {
			a.print("       · %s", strings.TrimSpace(n.Cell+" "+n.Msg))
		}
	}
	end := fmt.Sprintf("%d kegiatan disimpan.", stored)
	if stored == 0 {
		end = "Tidak ada yang disimpan."
	}
	a.print("Lembar “%s”, judul kolom sampai baris %d: %s. %s", b.Sheets[pv.Mapping.Sheet].Name, pv.Mapping.Head, pv.Summary(), end)
	return nil
}

func fieldName(c plan.Column) string {
	if c.No > 0 {
		return fmt.Sprintf("%s:%d", c.Field, c.No)
	}
	return string(c.Field)
}
