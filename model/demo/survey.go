package demo

import (
	"context"
	"os"
	"path/filepath"

	"siapzi/model"
	"siapzi/model/sample"
	"siapzi/model/survey"
	"siapzi/model/workspace"
)

// surveys imports the answers of the sample's surveys.
func surveys(ctx context.Context, ws *workspace.Workspace, who model.Actor) error {
	dir, err := os.MkdirTemp(ws.CacheDir(), "survei-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // below the cache, which may be deleted at any time
	for _, s := range sample.Surveys() {
		path := filepath.Join(dir, s.Name)
		if err := os.WriteFile(path, []byte(s.Content), 0o600); err != nil {
			return err
		}
		f, err := survey.ReadFile(ctx, path)
		if err != nil {
			return err
		}
		l, err := ws.Surveys().Layout(ctx, f, s.Kind)
		if err != nil {
			return err
		}
		if _, err := ws.Surveys().Import(ctx, who, f, survey.Import{Layout: l, Population: s.Population,
			Period: survey.Period{Year: sample.Unit.Year, Quarter: s.Quarter}}); err != nil {
			return err
		}
	}
	return nil
}
