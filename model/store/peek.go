package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"siapzi/model"
)

// Peek runs f on the catalogue at path, which may belong to another workspace,
// and changes nothing: no migration, no lock, no file beside it. f may only use
// what every schema has (unit, answers). It is NotFound without a file and
// Unavailable where it cannot be read.
func Peek(ctx context.Context, path string, f func(tx *Tx) error) error {
	if _, err := os.Stat(path); err != nil {
		return &model.Error{Kind: model.NotFound, Err: err, Msg: fmt.Sprintf("Tidak ada basis data ruang kerja di %s.", path)}
	}
	dsn, err := uri(path, readerHandle)
	if err != nil {
		return err
	}
	if _, err := os.Stat(path + "-wal"); errors.Is(err, fs.ErrNotExist) {
		dsn += "&immutable=1" // nobody has it open; else SQLite would make a -shm beside it
	}
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return fmt.Errorf("store: peek: %w", err)
	}
	defer db.Close() //nolint:errcheck // read-only
	return run(ctx, db, &sql.TxOptions{ReadOnly: true}, &Tx{ctx: ctx}, f)
}
