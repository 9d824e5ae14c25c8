package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
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
	file           os.FileInfo // of path when it was opened, see Present
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
	d := &DB{path: path, writer: writer, reader: reader, now: cfg.Now, bus: cfg.Bus}
	if d.file, err = os.Stat(path); err != nil {
		return nil, errors.Join(gone(path, err), d.Close())
	}
	os.SameFile(d.file, d.file) // Windows asks for the file's number only now, and by its path
	return d, nil
}

// Present is Unavailable when the file is not where it was opened any more:
// its folder was renamed, its disk is gone, or another file took its place.
// SQLite alone would not notice on every system, and go on writing into a file
// that nobody finds again while evidence goes elsewhere.
func (d *DB) Present() error {
	now, err := os.Stat(d.path)
	if err == nil && !os.SameFile(d.file, now) {
		err = errors.New("another file has its name")
	}
	if err != nil {
		return gone(d.path, err)
	}
	return nil
}

// gone is the error for a database file that is not in its place.
func gone(path string, err error) error {
	return &model.Error{Kind: model.Unavailable, Err: err, Msg: fmt.Sprintf("Ruang kerja %s tidak ada lagi di tempatnya: foldernya dipindah atau "+
		"diganti namanya, atau disknya terlepas. Perubahan yang belum tersimpan tidak ditulis; yang sudah tersimpan tetap utuh. "+
		"Kembalikan folder atau sambungkan disknya, lalu coba lagi.", filepath.Dir(path))}
}

// Close closes both handles. The writer goes last, so that SQLite can fold its
// log into the database file.
func (d *DB) Close() error {
	return errors.Join(d.reader.Close(), d.writer.Close())
}

// Write runs f in one writing transaction in the name of who. If f returns nil
// the transaction is committed and the events that f published are handed to
// the bus; otherwise nothing has happened. Writers wait for each other. It is
// Unavailable while the file is not in its place (see Present).
func (d *DB) Write(ctx context.Context, who model.Actor, f func(tx *Tx) error) error {
	if err := d.Present(); err != nil {
		return err
	}
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
