package workspace

import (
	"context"
	"time"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/plan"
	"siapzi/model/readiness/quality"
	"siapzi/model/review"
	"siapzi/model/standing"
	"siapzi/model/suggest"
)

// Review is what reviewers said about the answers.
func (w *Workspace) Review() *review.Review { return w.review }

// Checks finds what evaluators would complain about.
func (w *Workspace) Checks() *quality.Checker { return w.checks }

// Standing tells whether the unit is ready.
func (w *Workspace) Standing() *standing.Standing { return w.standing }

// KeepToday remembers how the unit stands, so that a day on which the workspace
// was only opened has its snapshot too.
func (w *Workspace) KeepToday(ctx context.Context) error {
	r, err := w.standing.Report(ctx)
	if err != nil {
		return err
	}
	return w.standing.Keep(ctx, r)
}

// wireStanding makes what judges the workspace as a whole.
func (w *Workspace) wireStanding(now func() time.Time) {
	w.review = review.New(w.db, w.Worksheet())
	w.checks = quality.New(quality.Deps{DB: w.db, Worksheet: w.Worksheet, Limit: w.settings.PortalBytes,
		Path: w.catalog.PathOf, Suggest: suggest.New(lke.Default())})
	w.standing = standing.New(standing.Deps{DB: w.db, Worksheet: w.Worksheet, Now: now,
		Planned:  func(ctx context.Context) (map[model.Code]bool, error) { return w.planned(ctx, now()) },
		Accepted: w.accepted})
}

// planned tells for every question with activities whether all of them are
// done. Canceled ones count neither way.
func (w *Workspace) planned(ctx context.Context, today time.Time) (map[model.Code]bool, error) {
	u, err := w.Unit(ctx)
	if err != nil {
		return nil, err
	}
	list, err := plan.New(w.db, w.Worksheet()).List(ctx)
	out := map[model.Code]bool{}
	for _, a := range list {
		status := plan.Assess(a, u.Year, today).Status
		if status == plan.Canceled {
			continue
		}
		for _, c := range a.Codes {
			done, seen := out[c]
			out[c] = status == plan.Finished && (done || !seen)
		}
	}
	return out, err
}

// accepted counts the questions that reviewers accepted.
func (w *Workspace) accepted(ctx context.Context) (int, error) {
	list, err := w.review.List(ctx)
	n := 0
	for _, s := range list {
		if s.State == review.Accepted {
			n++
		}
	}
	return n, err
}
