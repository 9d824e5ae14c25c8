package workspace

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"time"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/lke"
	"siapzi/model/survey"
)

// Surveys is the surveys. It holds no state, so each call may make its own.
func (w *Workspace) Surveys() *survey.Surveys { return survey.New(w.db) }

// SurveyReport gathers what the report of a survey says.
func (w *Workspace) SurveyReport(ctx context.Context, r survey.Result, now time.Time) (survey.Report, error) {
	u, err := w.Unit(ctx)
	if err != nil {
		return survey.Report{}, err
	}
	head, err := w.settings.Letterhead(ctx)
	if err != nil {
		return survey.Report{}, err
	}
	roles, err := w.settings.Roles(ctx)
	if err != nil {
		return survey.Report{}, err
	}
	plan, err := w.Plan().List(ctx)
	if err != nil {
		return survey.Report{}, err
	}
	return survey.Report{Result: r, Unit: u, Head: head, Signer: roles[survey.SignerRole], FollowUps: r.Followed(plan), Minimum: w.SurveyMinimum(u, r), Day: now}, nil
}

// SurveyMinimum is the index that the unit's target asks for, 0 for none: the
// minimum of the gate that looks at nothing but the survey's question.
func (w *Workspace) SurveyMinimum(u model.Unit, r survey.Result) float64 {
	q := w.Worksheet().Question(r.Kind.Answer)
	if q == nil || q.Weight <= 0 {
		return 0
	}
	for _, g := range w.Worksheet().Gates(lke.Totals{}, u.Target).Gates {
		covers := len(g.Nodes) == 1 && (g.Nodes[0] == q.Code || q.Parent != nil && g.Nodes[0] == q.Parent.Code)
		if covers && math.Abs(g.Weight-q.Weight) < 1e-9 {
			return g.Minimum / g.Weight * 4
		}
	}
	return 0
}

// KeepSurveyReport makes the report of a survey a document that proves the
// questions of its kind: a new one, or a new version of the one made before. It
// gives the document's id and whether it is new; for a version, back is the one
// before, to which catalog.Revert returns.
func (w *Workspace) KeepSurveyReport(ctx context.Context, who model.Actor, id model.SurveyID, now time.Time) (out KeptReport, err error) {
	r, err := w.Surveys().Get(ctx, id)
	if err != nil {
		return out, err
	}
	rep, err := w.SurveyReport(ctx, r, now)
	if err != nil {
		return out, err
	}
	dir, err := os.MkdirTemp("", "siapzi-survei-") // nothing is imported from inside a workspace
	if err != nil {
		return out, folderError(os.TempDir(), err)
	}
	defer os.RemoveAll(dir) //nolint:errcheck // below the folder for what is temporary
	title := rep.Title()
	path := filepath.Join(dir, title+".pdf") // a title is letters and digits
	if err := writeReport(ctx, rep, path); err != nil {
		return out, err
	}
	if out, err = w.reviseReport(ctx, who, r.Survey.Report, path); err != nil || out.Document != "" {
		return out, err
	}
	done, err := w.catalog.Import(ctx, who, []string{path}, catalog.ImportOptions{Link: catalog.LinkNone})
	if err != nil {
		return out, err
	}
	if len(done.Files) == 0 || done.Failed > 0 {
		return out, fmt.Errorf("workspace: keep the report of a survey: %+v", done.Files)
	}
	out.Document, out.New = done.Files[0].Document, true
	kind, day, period := model.KindSurvey, model.Date(now.Format(time.DateOnly)), rep.Span()
	if _, err := w.catalog.Edit(ctx, who, catalog.Edit{ID: out.Document, Title: &title, Kind: &kind, Date: &day, Period: &period}); err != nil {
		return out, err
	}
	links := []model.Link{{Code: r.Kind.Report, Evidence: r.Kind.Evidence}}
	if r.Kind.Follow != r.Kind.Report && len(rep.FollowUps) > 0 {
		links = append(links, model.Link{Code: r.Kind.Follow, Evidence: 1})
	}
	if err := w.catalog.Link(ctx, who, out.Document, links...); err != nil {
		return out, err
	}
	_, err = w.Surveys().Edit(ctx, who, id, survey.Edit{Report: &out.Document})
	return out, err
}

// KeptReport is a report that became a document.
type KeptReport struct {
	Document model.DocumentID
	New      bool
	File     model.FileID    // whose version is new
	Before   model.VersionID // the version before
}

// reviseReport puts the report in the place of the one made before. Document is
// "" where there is none any more; a report of equal bytes changes nothing.
func (w *Workspace) reviseReport(ctx context.Context, who model.Actor, id model.DocumentID, path string) (out KeptReport, err error) {
	if id == "" {
		return out, nil
	}
	d, err := w.catalog.Get(ctx, id)
	if model.KindOf(err) == model.NotFound || err == nil && (!d.Deleted.IsZero() || len(d.Files) != 1) {
		return out, nil
	}
	if err != nil {
		return out, err
	}
	out = KeptReport{Document: id, File: d.Files[0].ID, Before: d.Files[0].Version.ID}
	if _, err := w.catalog.Replace(ctx, who, d.Files[0].ID, path); err != nil && model.KindOf(err) != model.Conflict {
		return out, err
	}
	return out, nil
}

func writeReport(ctx context.Context, rep survey.Report, path string) error {
	f, err := os.Create(path)
	if err != nil {
		return folderError(filepath.Dir(path), err)
	}
	return errors.Join(rep.Write(ctx, f), f.Close())
}

// Questionnaire gives the form of a kind of survey on the unit's letterhead.
func (w *Workspace) Questionnaire(ctx context.Context, k model.SurveyKind, scale int, now time.Time) (survey.Questionnaire, error) {
	u, err := w.Unit(ctx)
	if err != nil {
		return survey.Questionnaire{}, err
	}
	head, err := w.settings.Letterhead(ctx)
	return survey.Questionnaire{Kind: k, Scale: scale, Unit: u, Head: head, Day: now}, err
}
