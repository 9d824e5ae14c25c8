package plan

import (
	"fmt"
	"slices"
	"time"

	"siapzi/model"
	"siapzi/model/lke"
)

// MonthNames are the months in Indonesian, January first.
var MonthNames = [12]string{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
	"November", "Desember"}

// Row is an activity with its progress.
type Row struct {
	model.Activity
	Progress Progress
}

// Rows assesses activities, keeping their order.
func Rows(as []model.Activity, year int, today time.Time) []Row {
	out := make([]Row, len(as))
	for i, a := range as {
		out[i] = Row{a, Assess(a, year, today)}
	}
	return out
}

// Group is one Pokja with its activities; No is 0 for those without a Pokja.
type Group struct {
	No      int
	Name    string // of the area, "" for No 0
	Rows    []Row
	Percent float64        // mean over what is not canceled; 0 where there is nothing
	Count   map[Status]int // by status
	Planned [12]int        // activities that planned the month, canceled ones left out
	Done    [12]int        // of those, done or settled
	Late    [12]int        // of those, late
}

// YearView is the whole plan by Pokja.
type YearView struct {
	Year    int
	Groups  []Group // every area in order; last the activities without a Pokja, if any
	Percent float64 // mean over all activities that are not canceled
	Total   int
	Count   map[Status]int
}

// Year puts the plan together by Pokja.
func Year(w *lke.Worksheet, as []model.Activity, year int, today time.Time) YearView {
	v := YearView{Year: year, Total: len(as), Count: map[Status]int{}}
	for _, a := range w.Areas {
		v.Groups = append(v.Groups, Group{No: a.Pokja, Name: a.Name, Count: map[Status]int{}})
	}
	other := Group{Count: map[Status]int{}}
	rows := Rows(as, year, today)
	for _, r := range rows {
		g := &other
		for i := range v.Groups {
			if v.Groups[i].No == r.Pokja {
				g = &v.Groups[i]
			}
		}
		g.add(r)
		v.Count[r.Progress.Status]++
	}
	if len(other.Rows) > 0 {
		v.Groups = append(v.Groups, other)
	}
	for i := range v.Groups {
		v.Groups[i].Percent = mean(v.Groups[i].Rows)
	}
	v.Percent = mean(rows)
	return v
}

func (g *Group) add(r Row) {
	g.Rows = append(g.Rows, r)
	g.Count[r.Progress.Status]++
	if r.Canceled {
		return
	}
	for _, m := range r.Months.List() {
		g.Planned[m-1]++
		switch r.Progress.Cells[m-1] {
		case CellDone, CellSettled:
			g.Done[m-1]++
		case CellLate:
			g.Late[m-1]++
		}
	}
}

// mean is the plain mean of percents, canceled activities left out.
func mean(rows []Row) float64 {
	sum, n := 0.0, 0
	for _, r := range rows {
		if !r.Canceled {
			sum, n = sum+r.Progress.Percent, n+1
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// Span is the months that a monitoring report is about, both ends included.
type Span struct{ From, To int }

// Quarter is the span of quarter 1..4.
func Quarter(q int) Span { return Span{q*3 - 2, q * 3} }

// Label names the span: "Maret", "Triwulan II", "Setahun".
func (s Span) Label() string {
	switch {
	case s.From == 1 && s.To == 12:
		return "Setahun"
	case s.From == s.To:
		return MonthNames[s.From-1]
	case s.To == s.From+2 && s.To%3 == 0:
		return "Triwulan " + Roman(s.To/3)
	}
	return fmt.Sprintf("%s–%s", MonthNames[s.From-1], MonthNames[s.To-1])
}

// MonitorRow is one activity in a monitoring report.
type MonitorRow struct {
	Row
	Planned      []int               // planned months within the span
	Open         []int               // of those, neither done nor settled
	Realisations []model.Realisation // within the span, those without content left out
	Quantity     float64             // done within the span, see Assess
	Percent      float64             // of what was planned in the span: done ÷ planned; 100 where all is done
}

// MonitorGroup is one Pokja in a monitoring report.
type MonitorGroup struct {
	No            int
	Name          string
	Rows          []MonitorRow
	Planned, Done int     // months of activities
	Percent       float64 // Done ÷ Planned; 100 where nothing was planned and so nothing is missing
	YearPercent   float64 // of the whole year, as in YearView
}

// Monitoring is what a report over a month or quarter says: rencana,
// realisasi, kendala, tindak lanjut and percent per area.
type Monitoring struct {
	Year          int
	Span          Span
	Groups        []MonitorGroup // those with rows, in order
	Planned, Done int
	Percent       float64
	YearPercent   float64
}

// Monitor puts a monitoring report together: activities that planned or did
// something within the span, and those that carry open months into it from
// before. Canceled ones are listed when the span concerns them and count nowhere.
func Monitor(w *lke.Worksheet, as []model.Activity, year int, span Span, today time.Time) Monitoring {
	v := Year(w, as, year, today)
	m := Monitoring{Year: year, Span: span, YearPercent: v.Percent}
	for _, g := range v.Groups {
		mg := MonitorGroup{No: g.No, Name: g.Name, YearPercent: g.Percent}
		for _, r := range g.Rows {
			row, concerned := monitorRow(r, span)
			if !concerned {
				continue
			}
			mg.Rows = append(mg.Rows, row)
			if !r.Canceled {
				mg.Planned, mg.Done = mg.Planned+len(row.Planned), mg.Done+len(row.Planned)-len(row.Open)
			}
		}
		if len(mg.Rows) == 0 {
			continue
		}
		mg.Percent = share(mg.Done, mg.Planned)
		m.Planned, m.Done = m.Planned+mg.Planned, m.Done+mg.Done
		m.Groups = append(m.Groups, mg)
	}
	m.Percent = share(m.Done, m.Planned)
	return m
}

func share(done, planned int) float64 {
	if planned == 0 {
		return 100
	}
	return float64(done) / float64(planned) * 100
}

func monitorRow(r Row, span Span) (row MonitorRow, concerned bool) {
	row.Row = r
	carried := false
	for _, n := range r.Months.List() {
		open := r.Progress.Cells[n-1] != CellDone && r.Progress.Cells[n-1] != CellSettled
		switch {
		case n >= span.From && n <= span.To:
			row.Planned = append(row.Planned, n)
			if open {
				row.Open = append(row.Open, n)
			}
		case n < span.From && r.Progress.Cells[n-1] == CellLate:
			carried = true
		}
	}
	for _, x := range r.Realisations {
		if x.Month >= span.From && x.Month <= span.To {
			row.Realisations = append(row.Realisations, x)
		}
	}
	within := r.Activity
	within.Realisations = row.Realisations
	row.Quantity = quantity(within)
	row.Percent = share(len(row.Planned)-len(row.Open), len(row.Planned))
	return row, carried || len(row.Planned) > 0 || len(row.Realisations) > 0
}

// Filter says which rows a list shows; the zero value shows all.
type Filter struct {
	Pokja  []int    // any of these; 0 stands for activities without one
	Status []Status // any of these
	Due    bool     // the present month is planned and open
	Month  int      // planned or done in this month; 0 for any
	Code   model.Code
	Words  string // every word in goal, name, output, PIC, code or note; case does not matter
}

// Find gives the rows that f lets through, in their order.
func Find(rows []Row, f Filter) []Row {
	words := fields(f.Words)
	var out []Row
	for _, r := range rows {
		if f.lets(r) && (len(words) == 0 || hasWords(r.Activity, words)) {
			out = append(out, r)
		}
	}
	return out
}

func (f Filter) lets(r Row) bool {
	return (len(f.Pokja) == 0 || slices.Contains(f.Pokja, r.Pokja)) &&
		(len(f.Status) == 0 || slices.Contains(f.Status, r.Progress.Status)) &&
		(!f.Due || r.Progress.Due) &&
		(f.Month == 0 || r.Months.Has(f.Month) || r.Activity.Realisation(f.Month).Done) &&
		(f.Code == "" || slices.Contains(r.Codes, f.Code))
}
