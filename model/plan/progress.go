package plan

import (
	"math"
	"time"

	"siapzi/model"
)

// Status is how far an activity is.
type Status string

// The statuses.
const (
	NotStarted Status = "belum-mulai" // nothing done, nothing late
	Running    Status = "berjalan"    // something done, nothing late
	Finished   Status = "selesai"     // the target is reached
	Late       Status = "terlambat"   // a planned month has passed without its work
	Canceled   Status = "batal"       // given up; counts nowhere
)

// Statuses lists all in the order in which screens offer them.
var Statuses = []Status{Late, NotStarted, Running, Finished, Canceled}

// Valid tells whether s is a status.
func (s Status) Valid() bool {
	for _, x := range Statuses {
		if s == x {
			return true
		}
	}
	return false
}

// Label gives the status in the words of people.
func (s Status) Label() string {
	switch s {
	case NotStarted:
		return "Belum mulai"
	case Running:
		return "Berjalan"
	case Finished:
		return "Selesai"
	case Late:
		return "Terlambat"
	case Canceled:
		return "Batal"
	}
	return string(s)
}

// Cell is what one month of an activity looks like.
type Cell int

// The cells of a month strip.
const (
	CellNone    Cell = iota // nothing planned, nothing done
	CellPlanned             // planned, its month has not begun
	CellDue                 // planned for the present month, not done yet
	CellDone                // done, whether it was planned or not
	CellSettled             // planned, done in another month
	CellLate                // planned, passed, not done
	CellOpen                // planned, not done, and nobody waits for it any more: target reached or canceled
)

// Progress is what an activity has come to on one day.
type Progress struct {
	Status  Status
	Percent float64 // 0..100, never more; 0 for what is canceled
	// Quantity is how much of the target was done. A month that is done without
	// a quantity counts as its share of the target.
	Quantity float64
	Cells    [12]Cell // by month, January first
	Planned  int      // planned months
	Done     int      // planned months that are done or settled
	Late     []int    // months that are late, earliest first
	Due      bool     // the present month is planned and still open
	Next     int      // the next open planned month from the present one on; 0 for none
}

// Assess works out the progress of a in a year on a day. The rules:
//
//   - Canceled comes before everything: status batal, no month is late, percent 0.
//   - With a target quantity the percent is quantity ÷ target, at most 100. A
//     done month without a quantity counts as target ÷ planned months, or as the
//     whole target where no month is planned.
//   - Without a target quantity it is done ÷ planned months; where no month is
//     planned it is 100 as soon as any month is done.
//   - Selesai at 100 %. An activity whose target is reached early is selesai and
//     its remaining months are neither late nor awaited, since what was promised
//     is there.
//   - Otherwise terlambat when a planned month has passed without its work, else
//     berjalan when anything was done or counted, else belum mulai.
//   - A planned month is over after its last day. Months of an earlier year are
//     all over, those of a later year have not begun.
func Assess(a model.Activity, year int, today time.Time) Progress {
	p := Progress{Planned: a.Months.Count(), Status: NotStarted}
	present := presentMonth(year, today)
	settled := settle(a)
	for m := 1; m <= 12; m++ {
		switch {
		case a.Realisation(m).Done:
			p.Cells[m-1] = CellDone
		case settled.Has(m):
			p.Cells[m-1] = CellSettled
		case a.Months.Has(m):
			p.Cells[m-1] = CellOpen
		}
		if a.Months.Has(m) && p.Cells[m-1] != CellOpen {
			p.Done++
		}
	}
	p.Quantity = quantity(a)
	p.Percent = percent(a, p)
	switch {
	case a.Canceled:
		p.Status, p.Percent = Canceled, 0
		return p
	case p.Percent >= 100:
		p.Status, p.Percent = Finished, 100
		return p
	}
	p.wait(present)
	switch {
	case len(p.Late) > 0:
		p.Status = Late
	case p.Percent > 0 || hasRealisation(a):
		p.Status = Running
	}
	return p
}

// wait tells of every open month whether it is late, due or still to come.
func (p *Progress) wait(present int) {
	for m := 1; m <= 12; m++ {
		if p.Cells[m-1] != CellOpen {
			continue
		}
		switch {
		case m < present:
			p.Cells[m-1] = CellLate
			p.Late = append(p.Late, m)
			continue
		case m == present:
			p.Cells[m-1], p.Due = CellDue, true
		default:
			p.Cells[m-1] = CellPlanned
		}
		if p.Next == 0 {
			p.Next = m
		}
	}
}

// presentMonth is the month of today seen from a year: 0 before it began, 13
// when it is over.
func presentMonth(year int, today time.Time) int {
	switch y := today.Year(); {
	case y < year:
		return 0
	case y > year:
		return 13
	}
	return int(today.Month())
}

// settle gives the planned months that work in unplanned months has settled.
func settle(a model.Activity) model.Months {
	var open, settled model.Months
	for _, m := range a.Months.List() {
		open = open.With(m, !a.Realisation(m).Done)
	}
	for _, r := range a.Realisations {
		if !r.Done || a.Months.Has(r.Month) || open == 0 {
			continue
		}
		m := open.List()[0]
		if m > r.Month { // nothing is open before it: work ahead of its time
			for _, n := range open.List() {
				if n > r.Month {
					m = n
					break
				}
			}
		}
		open, settled = open.With(m, false), settled.With(m, true)
	}
	return settled
}

// quantity adds up what was counted, see Assess.
func quantity(a model.Activity) float64 {
	share := a.Target
	if n := a.Months.Count(); n > 0 {
		share /= float64(n)
	}
	sum := 0.0
	for _, r := range a.Realisations {
		if r.Done && r.Quantity == 0 {
			sum += share
		} else {
			sum += r.Quantity
		}
	}
	return sum
}

// nearly takes up what adding shares such as a third has lost.
const nearly = 1e-9

func percent(a model.Activity, p Progress) float64 {
	switch {
	case a.Target > 0:
		x := p.Quantity / a.Target * 100
		if x >= 100-nearly {
			return 100
		}
		return math.Max(0, x)
	case p.Planned > 0:
		return float64(p.Done) / float64(p.Planned) * 100
	}
	for _, r := range a.Realisations {
		if r.Done {
			return 100
		}
	}
	return 0
}

func hasRealisation(a model.Activity) bool {
	for _, r := range a.Realisations {
		if r.Done || r.Quantity > 0 {
			return true
		}
	}
	return false
}

// EndOfMonth is the last day of a month, by which its work is due.
func EndOfMonth(year, month int) model.Date {
	return model.Date(time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Format(time.DateOnly))
}
