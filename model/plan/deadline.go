package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"siapzi/model"
)

// FixedDate is a day of the year that does not come from an activity: the
// proposal, monitoring, a survey.
type FixedDate struct {
	Key    string // stable: "deadline.submission"
	Title  string
	Day    model.Date // "" for none
	Source string     // the rule it comes from, or that the unit set it
	Done   model.Date // on which it was done, "" while nobody said so
}

// Deadline is a day by which something must be done and is not done yet.
type Deadline struct {
	Key      string // stable over changes of title and day, for calendars
	Title    string
	Day      model.Date
	Days     int              // from today: 0 is today, negative is late
	Activity model.ActivityID // "" for a fixed date
	Month    int              // planned month of the activity
	Pokja    int              // 0 for a fixed date
	PIC      string
	Source   string // of a fixed date
}

// Deadlines gives every open planned month of the activities and every fixed
// date that lies ahead and was not done, in order of their days. A fixed date
// that has passed is not called late: many units never say that they kept it.
func Deadlines(as []model.Activity, year int, fixed []FixedDate, today time.Time) []Deadline {
	day := dayOf(today)
	var out []Deadline
	for _, f := range fixed {
		if d := daysTo(day, f.Day); f.Day != "" && d >= 0 && f.Done == "" {
			out = append(out, Deadline{Key: f.Key, Title: f.Title, Day: f.Day, Days: d, Source: f.Source})
		}
	}
	for _, a := range as {
		p := Assess(a, year, today)
		for i, cell := range p.Cells {
			if cell != CellLate && cell != CellDue && cell != CellPlanned {
				continue
			}
			end := EndOfMonth(year, i+1)
			out = append(out, Deadline{Key: fmt.Sprintf("%s-B%02d", a.ID, i+1), Title: a.Name, Day: end, Days: daysTo(day, end),
				Activity: a.ID, Month: i + 1, Pokja: a.Pokja, PIC: a.PIC})
		}
	}
	slices.SortStableFunc(out, func(x, y Deadline) int {
		return cmp.Or(strings.Compare(string(x.Day), string(y.Day)), cmp.Compare(len(x.Activity), len(y.Activity)))
	})
	return out
}

// dayOf is the calendar day of t in its own zone.
func dayOf(t time.Time) model.Date { return model.Date(t.Format(time.DateOnly)) }

// daysTo counts calendar days.
func daysTo(from, to model.Date) int { return int(to.Time().Sub(from.Time()).Hours() / 24) }

// Week is how far ahead "minggu ini" reaches, in days.
const Week = 7

// Due is what the near future asks for.
type Due struct {
	Late []Deadline // earliest first
	Week []Deadline // today and the next seven days
	Next []Deadline // after that, within 31 days
}

// DueOf sorts deadlines by how near they are.
func DueOf(all []Deadline) Due {
	var d Due
	for _, x := range all {
		switch {
		case x.Days < 0:
			d.Late = append(d.Late, x)
		case x.Days <= Week:
			d.Week = append(d.Week, x)
		case x.Days <= 31:
			d.Next = append(d.Next, x)
		}
	}
	return d
}

// Count is what needs care now: late and within the week.
func (d Due) Count() int { return len(d.Late) + len(d.Week) }

// Notice is the one sentence of the day for the desktop, in Indonesian; ok is
// false where nothing needs care.
func (d Due) Notice() (title, text string, ok bool) {
	if d.Count() == 0 {
		return "", "", false
	}
	var counts []string
	if n := len(d.Late); n > 0 {
		counts = append(counts, fmt.Sprintf("%d terlambat", n))
	}
	if n := len(d.Week); n > 0 {
		counts = append(counts, fmt.Sprintf("%d jatuh tempo minggu ini", n))
	}
	first := append(slices.Clone(d.Week), d.Late...)[0]
	return "Rencana aksi: " + strings.Join(counts, ", "), first.Title + " – " + first.When(), true
}

// When says in words how near the day is: "lewat 12 hari", "hari ini",
// "5 hari lagi".
func (d Deadline) When() string {
	switch {
	case d.Days < 0:
		return fmt.Sprintf("lewat %d hari", -d.Days)
	case d.Days == 0:
		return "hari ini"
	case d.Days == 1:
		return "besok"
	}
	return fmt.Sprintf("%d hari lagi", d.Days)
}
