package model

import (
	"fmt"
	"math/bits"
	"strings"
	"time"
)

// ActivityID is the UUIDv7 text of an activity of the action plan.
type ActivityID string

// Months is a set of months of one year: bit 0 is January.
type Months uint16

// AllMonths is the whole year.
const AllMonths Months = 1<<12 - 1

// MonthsOf makes a set; numbers outside 1..12 are left out.
func MonthsOf(months ...int) Months {
	var m Months
	for _, n := range months {
		if n >= 1 && n <= 12 {
			m |= 1 << (n - 1)
		}
	}
	return m
}

// QuarterMonth is the month by which the work of quarter 1..4 is due: its last.
// It is how "TW2" becomes a month of the plan.
func QuarterMonth(quarter int) int { return quarter * 3 }

// Has tells whether month 1..12 is in the set.
func (m Months) Has(month int) bool { return month >= 1 && month <= 12 && m&(1<<(month-1)) != 0 }

// With gives the set with a month put in or taken out.
func (m Months) With(month int, on bool) Months {
	if on {
		return m | MonthsOf(month)
	}
	return m &^ MonthsOf(month)
}

// Count is how many months are in the set.
func (m Months) Count() int { return bits.OnesCount16(uint16(m & AllMonths)) }

// List gives the months in order, 1..12.
func (m Months) List() []int {
	var out []int
	for n := 1; n <= 12; n++ {
		if m.Has(n) {
			out = append(out, n)
		}
	}
	return out
}

// String writes the months as action plans do: "B03,B06".
func (m Months) String() string {
	var out []string
	for _, n := range m.List() {
		out = append(out, fmt.Sprintf("B%02d", n))
	}
	return strings.Join(out, ",")
}

// Activity is one line of the action plan (rencana aksi): who does what, when,
// and how far it has come. The year is the unit's.
type Activity struct {
	ID         ActivityID
	Goal       string  // sasaran or tujuan above it; may be empty
	Name       string  // the activity itself
	Output     string  // indicator or output
	Target     float64 // quantity of the output for the year; 0 where none is set
	TargetUnit string  // what the quantity counts, "laporan"
	Months     Months  // in which it is planned; empty for work without a month
	PIC        string  // who is responsible
	Pokja      int     // 1..6; 0 where none is chosen
	Codes      []Code  // questions that it serves, in the order chosen
	// Evidence is the 1-based place in the expected evidence of Codes[0] that
	// the activity brings; 0 where none is named.
	Evidence     int
	Obstacle     string // kendala
	FollowUp     string // tindak lanjut
	Note         string
	Canceled     bool
	CancelReason string // why it was canceled
	Realisations []Realisation
	Created      time.Time
	Updated      time.Time
	Deleted      time.Time // zero unless it lies in the recycle bin
}

// Realisation is what was done of an activity in one month. There is at most
// one for a month; the list is ordered by month.
type Realisation struct {
	Month     int     // 1..12
	Quantity  float64 // of the target's unit; 0 where it was not counted
	Done      bool    // the work of the month is finished
	Note      string
	Documents []DocumentID // that prove it, in the order chosen
}

// IsZero tells that nothing stands in r, so that it need not be kept.
func (r Realisation) IsZero() bool {
	return r.Quantity == 0 && !r.Done && r.Note == "" && len(r.Documents) == 0
}

// Realisation gives that of a month, an empty one where there is none.
func (a Activity) Realisation(month int) Realisation {
	for _, r := range a.Realisations {
		if r.Month == month {
			return r
		}
	}
	return Realisation{Month: month}
}
