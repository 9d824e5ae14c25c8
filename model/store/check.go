package store

import (
	"context"
	"fmt"

	"siapzi/model"
)

// Check looks over the whole database and gives one line for each problem;
// none means that it is sound. It changes nothing.
func (d *DB) Check(ctx context.Context) ([]string, error) {
	tx := &Tx{ctx: ctx}
	var problems []string
	err := run(ctx, d.reader, nil, tx, func(tx *Tx) error {
		lines, err := list(tx, "check integrity", scanValue[string], "PRAGMA integrity_check")
		if err != nil {
			return err
		}
		if len(lines) != 1 || lines[0] != "ok" {
			problems = append(problems, lines...)
		}
		bad, err := foreignKeyProblems(ctx, tx.tx)
		problems = append(problems, bad...)
		if err != nil {
			return fmt.Errorf("store: check references: %w", kindError(ctx, err))
		}
		return nil
	})
	if isDamaged(err) { // so badly that the check itself cannot go on
		return append(problems, model.Message(err)), nil
	}
	return problems, err
}
