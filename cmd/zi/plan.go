package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"

	"siapzi/model"
	"siapzi/model/plan"
	"siapzi/model/sheet"
	"siapzi/model/workspace"
)

type planCmd struct {
	List     planListCmd     `cmd:"" help:"Daftar kegiatan dengan keadaan dan persennya."`
	Import   planImportCmd   `cmd:"" help:"Impor rencana aksi dari buku kerja XLSX."`
	Export   planExportCmd   `cmd:"" help:"Tulis rencana aksi ke buku kerja XLSX."`
	Start    planStartCmd    `cmd:"" help:"Buat rencana awal dari LKE: satu kegiatan untuk tiap bukti."`
	Due      planDueCmd      `cmd:"" help:"Yang terlambat dan yang segera jatuh tempo."`
	Calendar planCalendarCmd `cmd:"" help:"Tulis tenggat ke berkas kalender (.ics)."`
}

// The JSON shape of an activity, a contract with scripts.
type activityJSON struct {
	ID           model.ActivityID  `json:"id"`
	Goal         string            `json:"goal"`
	Name         string            `json:"name"`
	Output       string            `json:"output"`
	Target       float64           `json:"target"`
	TargetUnit   string            `json:"target_unit"`
	Months       []int             `json:"months"`
	PIC          string            `json:"pic"`
	Pokja        int               `json:"pokja"`
	Codes        []model.Code      `json:"codes"`
	Status       plan.Status       `json:"status"`
	Percent      float64           `json:"percent"`
	Late         []int             `json:"late"`
	Due          bool              `json:"due"`
	Obstacle     string            `json:"obstacle"`
	FollowUp     string            `json:"follow_up"`
	Note         string            `json:"note"`
	CancelReason string            `json:"cancel_reason,omitempty"`
	Realisations []realisationJSON `json:"realisations"`
}

type realisationJSON struct {
	Month     int                `json:"month"`
	Quantity  float64            `json:"quantity"`
	Done      bool               `json:"done"`
	Note      string             `json:"note"`
	Documents []model.DocumentID `json:"documents"`
}

func newActivity(r plan.Row) activityJSON {
	out := activityJSON{ID: r.ID, Goal: r.Goal, Name: r.Name, Output: r.Output, Target: r.Target, TargetUnit: r.TargetUnit, Months: orEmpty(r.Months.List()),
		PIC: r.PIC, Pokja: r.Pokja, Codes: orEmpty(r.Codes), Status: r.Progress.Status, Percent: r.Progress.Percent, Late: orEmpty(r.Progress.Late),
		Due: r.Progress.Due, Obstacle: r.Obstacle, FollowUp: r.FollowUp, Note: r.Note, CancelReason: r.CancelReason, Realisations: []realisationJSON{}}
	for _, x := range r.Realisations {
		out.Realisations = append(out.Realisations, realisationJSON{x.Month, x.Quantity, x.Done, x.Note, orEmpty(x.Documents)})
	}
	return out
}

type planListCmd struct {
	WS     string      `arg:"" name:"ws" help:"Folder ruang kerja."`
	Pokja  []int       `help:"Hanya Pokja ini; 0 untuk yang tanpa Pokja." placeholder:"1,2"`
	Status plan.Status `enum:",belum-mulai,berjalan,selesai,terlambat,batal" default:"" placeholder:"terlambat" help:"Hanya keadaan ini: belum-mulai, berjalan, selesai, terlambat, batal."`
	Month  int         `help:"Hanya yang direncanakan atau selesai di bulan 1 sampai 12 ini." placeholder:"3"`
	Text   string      `help:"Hanya yang memuat kata-kata ini." placeholder:"\"rapat monev\""`
	JSON   bool        `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Run lists activities.
func (c *planListCmd) Run(a *app) error {
	if c.Month < 0 || c.Month > 12 {
		return model.Errorf(model.Invalid, "Bulan %d tidak ada; tulis 1 sampai 12.", c.Month)
	}
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // only read
	u, as, err := planOf(a, ws)
	if err != nil {
		return err
	}
	f := plan.Filter{Pokja: c.Pokja, Month: c.Month, Words: c.Text}
	if c.Status != "" {
		f.Status = []plan.Status{c.Status}
	}
	rows := plan.Find(plan.Rows(as, u.Year, a.now()), f)
	if c.JSON {
		out := []activityJSON{}
		for _, r := range rows {
			out = append(out, newActivity(r))
		}
		return a.json(map[string]any{"year": u.Year, "total": len(as), "activities": out})
	}
	for _, r := range rows {
		a.print("%s  %-11s %4.0f %%  %-4s %s", stripOf(r), r.Progress.Status.Label(), r.Progress.Percent, plan.Roman(max(r.Pokja, 0)), r.Name)
	}
	v := plan.Year(ws.Worksheet(), as, u.Year, a.now())
	a.print("%d dari %d kegiatan; capaian %.1f %%. %s", len(rows), len(as), v.Percent, plan.Legend)
	return nil
}

// stripOf writes the months of an activity in twelve signs.
func stripOf(r plan.Row) string {
	var b strings.Builder
	for m := 1; m <= 12; m++ {
		s := plan.Sign(r.Activity, r.Progress, m)
		if s == "" {
			s = "-"
		}
		b.WriteString(s)
	}
	return b.String()
}

// planOf reads the unit and its activities.
func planOf(a *app, ws *workspace.Workspace) (model.Unit, []model.Activity, error) {
	u, err := ws.Unit(a.ctx)
	if err != nil {
		return u, nil, err
	}
	as, err := ws.Plan().List(a.ctx)
	return u, as, err
}

type planExportCmd struct {
	WS    string `arg:"" name:"ws" help:"Folder ruang kerja."`
	Out   string `required:"" help:"Berkas XLSX yang ditulis." placeholder:"rencana.xlsx"`
	Paper string `enum:"A4,F4" default:"A4" placeholder:"A4|F4" help:"Ukuran kertas untuk mencetak."`
}

// Run writes the workbook; an existing file is replaced as a whole.
func (c *planExportCmd) Run(a *app) error {
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // only read
	u, as, err := planOf(a, ws)
	if err != nil {
		return err
	}
	titles, err := planTitles(a, ws, as)
	if err != nil {
		return err
	}
	x := plan.Export{Unit: u, Today: a.now(), Titles: titles}
	if c.Paper == "F4" {
		x.Paper = sheet.F4
	}
	err = writeWhole(c.Out, func(w io.Writer) error { return plan.WriteXLSX(w, ws.Worksheet(), as, x) })
	if err == nil {
		a.print("%d kegiatan ditulis ke %s", len(as), c.Out)
	}
	return err
}

// planTitles gives the titles of the documents that prove realisations.
func planTitles(a *app, ws *workspace.Workspace, as []model.Activity) (map[model.DocumentID]string, error) {
	var ids []model.DocumentID
	for _, x := range as {
		for _, r := range x.Realisations {
			ids = append(ids, r.Documents...)
		}
	}
	list, err := ws.Catalog().Summaries(a.ctx, ids)
	titles := map[model.DocumentID]string{}
	for _, d := range list {
		titles[d.ID] = d.Title
	}
	return titles, err
}

// writeWhole writes a file beside its place and puts it there when it is whole.
func writeWhole(path string, fill func(w io.Writer) error) error {
	var b bytes.Buffer
	if err := fill(&b); err != nil {
		return err
	}
	tmp := path + ".tmp"
	if err := os.WriteFile(tmp, b.Bytes(), 0o644); err != nil {
		return model.Errorf(model.Unavailable, "Berkas %s tidak dapat ditulis: %w", path, err)
	}
	if err := os.Rename(tmp, path); err != nil {
		_ = os.Remove(tmp) // the error that counts is the other one
		return model.Errorf(model.Unavailable, "Berkas %s tidak dapat diganti; mungkin sedang terbuka di program lain: %w", path, err)
	}
	return nil
}

type planStartCmd struct {
	WS    string `arg:"" name:"ws" help:"Folder ruang kerja."`
	Pokja []int  `help:"Hanya Pokja ini." placeholder:"1,2"`
	JSON  bool   `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Run adds what the worksheet expects and the plan does not have yet.
func (c *planStartCmd) Run(a *app) error {
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // activities are committed; a failing close cannot lose them
	_, as, err := planOf(a, ws)
	if err != nil {
		return err
	}
	var add []model.Activity
	for _, r := range plan.Find(plan.Rows(plan.Starter(ws.Worksheet(), as), 0, a.now()), plan.Filter{Pokja: c.Pokja}) {
		add = append(add, r.Activity)
	}
	if _, err := ws.Plan().Add(a.ctx, who(), add...); err != nil {
		return err
	}
	if c.JSON {
		return a.json(map[string]any{"added": len(add), "total": len(as) + len(add)})
	}
	a.print("%d kegiatan ditambahkan dari LKE; sekarang %d.", len(add), len(as)+len(add))
	return nil
}

type planDueCmd struct {
	WS   string `arg:"" name:"ws" help:"Folder ruang kerja."`
	JSON bool   `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// deadlineJSON is one deadline, a contract with scripts. days counts from
// today; negative is late.
type deadlineJSON struct {
	Title    string           `json:"title"`
	Day      model.Date       `json:"day"`
	Days     int              `json:"days"`
	Activity model.ActivityID `json:"activity,omitempty"`
	Month    int              `json:"month,omitempty"`
	Pokja    int              `json:"pokja,omitempty"`
	Source   string           `json:"source,omitempty"`
}

// Run lists what is late and what is due within a month.
func (c *planDueCmd) Run(a *app) error {
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // only read
	all, _, err := deadlinesOf(a, ws)
	if err != nil {
		return err
	}
	due := plan.DueOf(all)
	if c.JSON {
		list := func(ds []plan.Deadline) []deadlineJSON {
			out := []deadlineJSON{}
			for _, d := range ds {
				out = append(out, deadlineJSON{d.Title, d.Day, d.Days, d.Activity, d.Month, d.Pokja, d.Source})
			}
			return out
		}
		return a.json(map[string]any{"late": list(due.Late), "week": list(due.Week), "next": list(due.Next)})
	}
	for _, part := range []struct {
		title string
		list  []plan.Deadline
	}{{"Terlambat", due.Late}, {"Minggu ini", due.Week}, {"Sebulan ke depan", due.Next}} {
		a.print("%s: %d", part.title, len(part.list))
		for _, d := range part.list {
			a.print("  %s  %-16s %s", d.Day, d.When(), d.Title)
		}
	}
	return nil
}

// deadlinesOf gives the deadlines of a workspace and its unit.
func deadlinesOf(a *app, ws *workspace.Workspace) ([]plan.Deadline, model.Unit, error) {
	u, as, err := planOf(a, ws)
	if err != nil {
		return nil, u, err
	}
	fixed, err := ws.FixedDates(a.ctx)
	return plan.Deadlines(as, u.Year, fixed, a.now()), u, err
}

type planCalendarCmd struct {
	WS  string `arg:"" name:"ws" help:"Folder ruang kerja."`
	Out string `required:"" help:"Berkas kalender yang ditulis." placeholder:"tenggat.ics"`
}

// Run writes every open deadline of the year as a calendar.
func (c *planCalendarCmd) Run(a *app) error {
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // only read
	all, u, err := deadlinesOf(a, ws)
	if err != nil {
		return err
	}
	err = writeWhole(c.Out, func(w io.Writer) error {
		return plan.WriteICS(w, "Zona Integritas "+u.Name, filepath.Base(ws.Dir()), all, a.now())
	})
	if err == nil {
		a.print("%d tenggat ditulis ke %s", len(all), c.Out)
	}
	return err
}
