package workspace

import (
	"time"

	"siapzi/model/report"
)

// Reports makes the reports of the workspace about the day of now, which is
// that of the workspace's own clock (Config.Now). It holds no state, so each
// call may make its own.
func (w *Workspace) Reports(now func() time.Time) *report.Maker {
	return report.New(report.Deps{Unit: w.Unit, Worksheet: w.Worksheet, Dates: w.FixedDates, Plan: w.Plan, Standing: w.standing, Settings: w.settings,
		Review: w.review, Answers: w.Assessment(), Catalog: w.Catalog(), Now: now})
}
