package report

import (
	"context"
	"fmt"
	"time"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/paper"
	"siapzi/model/plan"
	"siapzi/model/setting"
)

// base is what every report knows.
type base struct {
	req       Request
	unit      model.Unit
	worksheet *lke.Worksheet
	day       time.Time // midnight of the day that it is about
	head      paper.Letterhead
	logo      setting.Logo
	signers   setting.Signers
}

func (m *Maker) base(ctx context.Context, r Request) (*base, error) {
	if !r.Kind.Valid() {
		return nil, model.Errorf(model.Invalid, "Laporan %q tidak dikenal.", string(r.Kind))
	}
	now := m.d.Now()
	b := &base{req: r, worksheet: m.d.Worksheet(), day: time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())}
	var err error
	if b.unit, err = m.d.Unit(ctx); err != nil {
		return nil, err
	}
	h, err := m.d.Settings.Letterhead(ctx)
	if err != nil {
		return nil, err
	}
	b.head, b.logo = paper.ReadLetterhead(h.Lines, b.unit), h.Logo
	if b.signers, err = m.d.Settings.Signers(ctx); err != nil {
		return nil, err
	}
	if s := &b.req.Span; *s == (plan.Span{}) {
		*s = spanOf(b.unit.Year, b.day)
	} else if s.From < 1 || s.To > 12 || s.From > s.To {
		return nil, model.Errorf(model.Invalid, "Bulan %d sampai %d tidak ada; tulis 1 sampai 12.", s.From, s.To)
	}
	return b, nil
}

// spanOf is the quarter of a year that day lies in, or the one nearest to it.
func spanOf(year int, day time.Time) plan.Span {
	switch {
	case day.Year() < year:
		return plan.Quarter(1)
	case day.Year() > year:
		return plan.Quarter(4)
	}
	return plan.Quarter((int(day.Month())-1)/3 + 1)
}

// state says of which day a report tells.
func (b *base) state() string { return "Keadaan " + paper.LongDay(b.day) }

// about is the unit, and behind it its year and target.
func (b *base) about() (unit, rest string) {
	return b.unit.Name, fmt.Sprintf(" · %d · menuju %s", b.unit.Year, b.unit.Target)
}

// areaName names a group of questions: "Pokja I · Manajemen Perubahan".
func (b *base) areaName(pokja int) string {
	for _, a := range b.worksheet.Areas {
		if a.Pokja == pokja {
			return a.PokjaName + " · " + a.Name
		}
	}
	return ""
}

// noPokja names what belongs to none.
const noPokja = "Tanpa Pokja"

// groupName names a Pokja of the plan, also none.
func (b *base) groupName(pokja int) string {
	if s := b.areaName(pokja); s != "" {
		return s
	}
	return noPokja
}

// questionOrder gives the place of every question in the worksheet.
func (b *base) questionOrder() map[model.Code]int {
	out := make(map[model.Code]int, len(b.worksheet.Questions))
	for i, q := range b.worksheet.Questions {
		out[q.Code] = i
	}
	return out
}

// shortMonths are the months as narrow columns write them.
var shortMonths = [12]string{"Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"}

// monthWords writes months: "Mar, Jun".
func monthWords(months []int) string {
	s := ""
	for i, m := range months {
		if i > 0 {
			s += ", "
		}
		s += shortMonths[m-1]
	}
	return s
}

// percentWords writes a percentage: "45 %", "33,3 %".
func percentWords(p float64) string {
	return paper.Short(float64(int(p*10+0.5))/10) + "\u00a0%"
}
