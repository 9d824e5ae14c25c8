package workspace

import (
	"context"

	"siapzi/model/plan"
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
		out[i] = plan.FixedDate{Key: string(d.Key), Title: d.Label, Day: d.Day, Source: d.Source}
	}
	return out, nil
}
