package rencana

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2/lang"

	"siapzi/model/plan"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// row is one activity as the table shows it.
type row struct {
	plan.Row
	sub   string // code and PIC below the name
	code  string // the part of sub that is a code
	pokja string
	done  string // "4/12"
	state state
}

// state is what the column "Keadaan" says.
type state struct {
	word string
	icon look.IconName
	tone kit.Tone
}

func newRow(r plan.Row) row {
	out := row{Row: r, pokja: "–", done: "–", state: stateOf(r.Progress)}
	if r.Pokja > 0 {
		out.pokja = plan.Roman(r.Pokja)
	}
	if len(r.Codes) > 0 {
		out.code = string(r.Codes[0])
	}
	var parts []string
	for _, s := range []string{out.code, r.PIC} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	out.sub = strings.Join(parts, " · ")
	if r.Progress.Planned > 0 {
		out.done = fmt.Sprintf("%d/%d", r.Progress.Done, r.Progress.Planned)
	}
	return out
}

func stateOf(p plan.Progress) state {
	switch {
	case p.Status == plan.Late:
		return state{lang.L("Terlambat"), look.IconClock, kit.Bad}
	case p.Status == plan.Finished:
		return state{lang.L("Selesai"), look.IconCheckRing, kit.Good}
	case p.Status == plan.Canceled:
		return state{lang.L("Batal"), look.IconMinus, kit.Neutral}
	case p.Due:
		return state{lang.L("Bulan ini"), look.IconCalendar, kit.Warn}
	case p.Status == plan.Running:
		return state{lang.L("Berjalan"), look.IconPlay, kit.Info}
	}
	return state{lang.L("Belum mulai"), look.IconRing, kit.Neutral}
}

// counts is how many rows each chip would leave.
type counts struct{ late, due, notStarted, finished int }

func count(rows []plan.Row) (c counts) {
	for _, r := range rows {
		if r.Progress.Due && r.Progress.Status != plan.Canceled {
			c.due++
		}
		switch r.Progress.Status {
		case plan.Late:
			c.late++
		case plan.NotStarted:
			c.notStarted++
		case plan.Finished:
			c.finished++
		}
	}
	return c
}

// monthName is a month in the language of the screen.
func monthName(m int) string {
	return []string{lang.L("Januari"), lang.L("Februari"), lang.L("Maret"), lang.L("April"), lang.L("Mei"), lang.L("Juni"), lang.L("Juli"),
		lang.L("Agustus"), lang.L("September"), lang.L("Oktober"), lang.L("November"), lang.L("Desember")}[m-1]
}

// cellWord says what a cell of the strip means.
func cellWord(c plan.Cell) string {
	switch c {
	case plan.CellPlanned:
		return lang.L("rencana")
	case plan.CellDue:
		return lang.L("bulan ini")
	case plan.CellDone:
		return lang.L("selesai")
	case plan.CellSettled:
		return lang.L("selesai di bulan lain")
	case plan.CellLate:
		return lang.L("terlambat")
	case plan.CellOpen:
		return lang.L("tidak ditunggu lagi")
	}
	return ""
}

// monthsShown are the months that the details list: planned or with something
// in them. Those that ask for work now come first.
func monthsShown(r plan.Row) []int {
	var now, rest []int
	for m := 1; m <= 12; m++ {
		switch c := r.Progress.Cells[m-1]; {
		case c == plan.CellLate || c == plan.CellDue:
			now = append(now, m)
		case r.Months.Has(m) || !r.Activity.Realisation(m).IsZero():
			rest = append(rest, m)
		}
	}
	return append(now, rest...)
}
