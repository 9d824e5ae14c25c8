package store

import (
	"context"
	"errors"
	"fmt"

	"siapzi/model"
)

// Check looks over the whole database and gives one line for each problem;
// none means that it is sound. It changes nothing.
//
// It uses a connection of its own: FTS5 checks its index against the shape that
// the connection remembers from an earlier read, and so finds damage where
// there is none once somebody else has written.
func (d *DB) Check(ctx context.Context) (problems []string, err error) {
	db, err := openHandle(d.path, readerHandle)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	err = run(ctx, db, nil, &Tx{ctx: ctx}, func(tx *Tx) error {
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
