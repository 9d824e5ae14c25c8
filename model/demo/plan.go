package demo

import (
	"context"
	"time"

	"siapzi/model/sample"
	"siapzi/model/workspace"
)

// plan stores the action plan of the sample as it stands today, with evidence
// of its questions at the months that are done.
func plan(ctx context.Context, ws *workspace.Workspace, cfg workspace.Config) error {
	now := cfg.Now
	if now == nil {
		now = time.Now
	}
	docs, err := ws.Catalog().ByQuestion(ctx)
	if err != nil {
		return err
	}
	as := sample.Plan(now())
	for i := range as {
		a := &as[i]
		code := a.Codes[0]
		if q := ws.Worksheet().Question(code); q != nil && q.Parent != nil {
			a.Goal = q.Parent.Name
		}
		for n := range a.Realisations {
			if n < len(docs[code]) {
				a.Realisations[n].Documents = append(a.Realisations[n].Documents, docs[code][n].ID)
			}
		}
	}
	_, err = ws.Plan().Add(ctx, cfg.Who, as...)
	return err
}
