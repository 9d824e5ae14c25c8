package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"siapzi/model"
)

// applicationID marks a database file as ours ("SiZI" in ASCII), so that a
// database of another program is refused rather than written into.
const applicationID = 0x53695A49

// handle says which of the two handles of a DB is opened.
type handle int

const (
	writerHandle handle = iota
	readerHandle
)

// openHandle makes one handle. Nothing is opened before its first query.
func openHandle(path string, h handle) (*sql.DB, error) {
	dsn, err := uri(path, h)
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, fmt.Errorf("store: open: %w", err)
	}
	n := 1
	if h == readerHandle {
		n = 4
	}
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return db, nil
}

// uri writes the file: URI of a database. A plain path would silently ignore
// mode=ro. busy_timeout stands first, so that the pragmas after it wait too.
// journal_mode is not among them: it changes the file, which must not happen
// before it is known to be ours (migrateTo).
func uri(path string, h handle) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("store: open: %w", err)
	}
	p := filepath.ToSlash(abs)
	if p[0] != '/' {
		p = "/" + p // C:/… becomes file:///C:/…; //server/share stays
	}
	q := url.Values{}
	for _, pragma := range []string{"busy_timeout(5000)", "synchronous(FULL)", "foreign_keys(ON)",
		"temp_store(MEMORY)", "cache_size(-32000)"} {
		q.Add("_pragma", pragma)
	}
	if h == writerHandle {
		q.Set("_txlock", "immediate") // take the write lock at once: a later upgrade could deadlock
	} else {
		q.Set("mode", "ro")
		q.Add("_pragma", "query_only(1)")
	}
	u := url.URL{Scheme: "file", Path: p, RawQuery: q.Encode()}
	return u.String(), nil
}

// kindError turns an error of the driver into one of a kind that callers can
// act on, by its code and never by its text. Others pass unchanged.
func kindError(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		// A canceled statement comes back as "interrupted".
		return fmt.Errorf("%w (%v)", context.Cause(ctx), err)
	}
	var se *sqlite.Error
	if !errors.As(err, &se) {
		return err
	}
	if isDamaged(err) {
		return damaged(err)
	}
	switch code := se.Code(); code & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return &model.Error{Kind: model.Busy, Err: err,
			Msg: "Basis data ruang kerja sedang dipakai program lain. Tutup program itu, lalu coba lagi."}
	case sqlite3.SQLITE_FULL:
		return &model.Error{Kind: model.Unavailable, Err: err,
			Msg: "Disk penuh. Perubahan terakhir tidak disimpan; kosongkan ruang disk, lalu coba lagi."}
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return &model.Error{Kind: model.Denied, Err: err,
			Msg: "Ruang kerja ini hanya dapat dibaca. Perubahan tidak disimpan; periksa izin folder atau salin ruang kerja ke disk lain."}
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR:
		return &model.Error{Kind: model.Unavailable, Err: err,
			Msg: "Basis data ruang kerja tidak dapat dibaca atau ditulis. Pastikan disk atau folder jaringan masih tersambung, lalu coba lagi."}
	case sqlite3.SQLITE_CONSTRAINT:
		return constraintError(code, err)
	}
	return err
}

// damaged is the error for a database file that cannot be trusted.
func damaged(err error) error {
	return &model.Error{Kind: model.Unavailable, Err: err,
		Msg: "Basis data ruang kerja (workspace.db) rusak. Berkas bukti tidak tersentuh; pulihkan workspace.db dari folder backup."}
}

// isDamaged tells whether err comes from a file that is no sound database.
func isDamaged(err error) bool {
	var se *sqlite.Error
	if !errors.As(err, &se) {
		return false
	}
	code := se.Code() & 0xff
	return code == sqlite3.SQLITE_CORRUPT || code == sqlite3.SQLITE_NOTADB || code == sqlite3.SQLITE_FORMAT
}

// constraintError turns a broken rule of the schema into a kind.
func constraintError(code int, err error) error {
	switch code {
	case sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
		return &model.Error{Kind: model.Conflict, Err: err, Msg: "Data dengan kunci yang sama sudah ada."}
	case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		return &model.Error{Kind: model.NotFound, Err: err, Msg: "Data yang dirujuk tidak ada atau masih dipakai."}
	case sqlite3.SQLITE_CONSTRAINT_CHECK, sqlite3.SQLITE_CONSTRAINT_NOTNULL:
		return &model.Error{Kind: model.Invalid, Err: err, Msg: "Data tidak memenuhi aturan penyimpanan."}
	}
	return err
}
