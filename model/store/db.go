package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"siapzi/model"
)

// Config holds the optional parts of a DB. The zero value works.
type Config struct {
	Now       func() time.Time // time of changes; time.Now if nil
	Bus       *model.Bus       // where events go after a commit; nowhere if nil
	BackupDir string           // where a copy is kept before migrations; beside the file in "backup" if empty
}

// DB is an open catalogue. It hides two handles on one file: a single writer,
// and readers that neither wait for the writer nor see half of a change.
type DB struct {
	path           string
	writer, reader *sql.DB
	now            func() time.Time
	bus            *model.Bus
}

// Open opens the catalogue at path, creates it if there is no file, and brings
// it to the newest schema. It is Unsupported when the file belongs to another
// program or to a newer version of this one, Unavailable when it is damaged or
// cannot be read. The caller closes it.
func Open(ctx context.Context, path string, cfg Config) (*DB, error) {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	writer, err := openHandle(path, writerHandle)
	if err != nil {
		return nil, err
	}
	if err := migrate(ctx, writer, path, cfg); err != nil {
		return nil, errors.Join(err, writer.Close())
	}
	reader, err := openHandle(path, readerHandle)
	if err != nil {
		return nil, errors.Join(err, writer.Close())
	}
	return &DB{path: path, writer: writer, reader: reader, now: cfg.Now, bus: cfg.Bus}, nil
}

// Close closes both handles. The writer goes last, so that SQLite can fold its
// log into the database file.
func (d *DB) Close() error {
	return errors.Join(d.reader.Close(), d.writer.Close())
}

// Write runs f in one writing transaction in the name of who. If f returns nil
// the transaction is committed and the events that f published are handed to
// the bus; otherwise nothing has happened. Writers wait for each other.
func (d *DB) Write(ctx context.Context, who model.Actor, f func(tx *Tx) error) error {
	tx := &Tx{ctx: ctx, who: who, now: fromMillis(d.now().UnixMilli())}
	if err := run(ctx, d.writer, nil, tx, f); err != nil {
		return err
	}
	if d.bus != nil {
		for _, e := range mergeEvents(tx.events) {
			d.bus.Publish(e)
		}
	}
	return nil
}

// Read runs f on one consistent picture of the data. Methods of tx that change
// something fail.
func (d *DB) Read(ctx context.Context, f func(tx *Tx) error) error {
	tx := &Tx{ctx: ctx, now: fromMillis(d.now().UnixMilli())}
	return run(ctx, d.reader, &sql.TxOptions{ReadOnly: true}, tx, f)
}

// run begins a transaction, hands it to f, and ends it as f's result demands.
// A panic of f passes through after the rollback.
func run(ctx context.Context, db *sql.DB, opt *sql.TxOptions, tx *Tx, f func(tx *Tx) error) (err error) {
	if tx.tx, err = db.BeginTx(ctx, opt); err != nil {
		return fmt.Errorf("store: begin: %w", kindError(ctx, err))
	}
	defer func() { _ = tx.tx.Rollback() }() // does nothing after a commit
	if err := f(tx); err != nil {
		return err
	}
	if err := tx.tx.Commit(); err != nil {
		return fmt.Errorf("store: commit: %w", kindError(ctx, err))
	}
	return nil
}
