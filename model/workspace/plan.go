package workspace

import (
	"context"
	"time"

	"siapzi/model"
	"siapzi/model/plan"
	"siapzi/model/setting"
)

// Plan is the action plan. It holds no state, so each call may make its own.
func (w *Workspace) Plan() *plan.Plan { return plan.New(w.db, w.Worksheet()) }

// FixedDates gives the days of the year as deadlines of the plan.
func (w *Workspace) FixedDates(ctx context.Context) ([]plan.FixedDate, error) {
	dates, err := w.settings.YearDates(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]plan.FixedDate, len(dates))
	for i, d := range dates {
		out[i] = plan.FixedDate{Key: string(d.Key), Title: d.Label, Day: d.Day, Source: d.Source, Done: d.Done}
	}
	return out, nil
}

// KeepDates notes on which days what fixed dates ask for was done; "" takes
// that back. The keys are those of FixedDate.
func (w *Workspace) KeepDates(ctx context.Context, who model.Actor, days map[string]model.Date) error {
	values := map[setting.Key]string{}
	for key, day := range days {
		values[setting.DoneKey(setting.Key(key))] = string(day)
	}
	return w.settings.Set(ctx, who, values)
}

// Deadlines gives what is late and what lies ahead on a day: planned months and
// fixed dates, in order of their days.
func (w *Workspace) Deadlines(ctx context.Context, today time.Time) ([]plan.Deadline, error) {
	u, err := w.Unit(ctx)
	if err != nil {
		return nil, err
	}
	as, err := w.Plan().List(ctx)
	if err != nil {
		return nil, err
	}
	fixed, err := w.FixedDates(ctx)
	return plan.Deadlines(as, u.Year, fixed, today), err
}
