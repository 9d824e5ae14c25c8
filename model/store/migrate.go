package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"siapzi/model"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migration is one step of the schema. Steps go forward only and are never
// edited once released.
type migration struct {
	number int
	name   string
	sql    string
}

// migrations reads the embedded steps. Their numbers run from 1 without a gap;
// anything else is a mistake of the program.
func migrations() ([]migration, error) {
	entries, err := fs.ReadDir(migrationFiles, "migrations") // sorted by name
	if err != nil {
		return nil, fmt.Errorf("store: read migrations: %w", err)
	}
	var ms []migration
	for i, e := range entries {
		digits, _, _ := strings.Cut(e.Name(), "_")
		n, err := strconv.Atoi(digits)
		if err != nil || n != i+1 {
			return nil, fmt.Errorf("store: migration %s: its number is not %d", e.Name(), i+1)
		}
		text, err := migrationFiles.ReadFile("migrations/" + e.Name())
		if err != nil {
			return nil, fmt.Errorf("store: read migrations: %w", err)
		}
		ms = append(ms, migration{n, e.Name(), string(text)})
	}
	return ms, nil
}

// migrate brings the database of the writer to the newest schema. An existing
// one is copied to the backup folder before its first pending step.
func migrate(ctx context.Context, db *sql.DB, path string, cfg Config) error {
	steps, err := migrations()
	if err != nil {
		return err
	}
	return migrateTo(ctx, db, steps, func(conn *sql.Conn, version int) error {
		dir := cfg.BackupDir
		if dir == "" {
			dir = filepath.Join(filepath.Dir(path), "backup")
		}
		return backup(ctx, conn, dir, version, cfg.Now())
	})
}

// migrateTo runs the pending steps, each in one transaction together with the
// version number. keep is called once before the first one of a database that
// already has content.
func migrateTo(ctx context.Context, db *sql.DB, steps []migration, keep func(conn *sql.Conn, version int) error) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return fmt.Errorf("store: open: %w", kindError(ctx, err))
	}
	defer conn.Close()
	version, err := schemaVersion(ctx, conn)
	if err != nil {
		return err
	}
	if version > len(steps) {
		return model.Errorf(model.Unsupported, "Ruang kerja ini dibuat oleh SiapZI yang lebih baru (format %d; program ini mengenal sampai %d). "+
			"Tidak ada yang diubah; perbarui program untuk membukanya.", version, len(steps))
	}
	// Kept in the file, so that readers get it too.
	if _, err := conn.ExecContext(ctx, "PRAGMA journal_mode = WAL"); err != nil {
		return fmt.Errorf("store: open: %w", kindError(ctx, err))
	}
	if version > 0 && version < len(steps) {
		if err := keep(conn, version); err != nil {
			return err
		}
	}
	for _, m := range steps[version:] {
		if err := step(ctx, conn, m); err != nil {
			return fmt.Errorf("store: migrate %s: %w", m.name, kindError(ctx, err))
		}
	}
	return nil
}

// schemaVersion gives the number of the last step that was run, 0 for a new
// file. A file with tables that are not ours is Unsupported.
func schemaVersion(ctx context.Context, conn *sql.Conn) (int, error) {
	var version, app, tables int
	for _, q := range []struct {
		query string
		dest  *int
	}{
		{"PRAGMA user_version", &version},
		{"PRAGMA application_id", &app},
		{"SELECT count(*) FROM sqlite_schema", &tables},
	} {
		if err := conn.QueryRowContext(ctx, q.query).Scan(q.dest); err != nil {
			return 0, fmt.Errorf("store: read schema version: %w", kindError(ctx, err))
		}
	}
	if app != applicationID && (tables > 0 || version != 0) {
		return 0, model.Errorf(model.Unsupported, "Berkas basis data ini bukan milik SiapZI. Tidak ada yang diubah.")
	}
	return version, nil
}

// step runs one migration. foreign_keys cannot be switched inside a
// transaction, so it is off around it – a step may rebuild tables – and all
// references are checked before the commit.
func step(ctx context.Context, conn *sql.Conn, m migration) (err error) {
	if _, err := conn.ExecContext(ctx, "PRAGMA foreign_keys = OFF"); err != nil {
		return err
	}
	defer func() {
		// Without the caller's cancellation: the connection is used again.
		_, e := conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA foreign_keys = ON")
		err = errors.Join(err, e)
	}()
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after a commit
	if _, err := tx.ExecContext(ctx, m.sql); err != nil {
		return err
	}
	if bad, err := foreignKeyProblems(ctx, tx); err != nil {
		return err
	} else if len(bad) > 0 {
		return damaged(fmt.Errorf("broken references: %s", strings.Join(bad, "; ")))
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d; PRAGMA application_id = %d", m.number, applicationID)); err != nil {
		return err
	}
	return tx.Commit()
}

// queryer is what foreignKeyProblems needs of a transaction.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// foreignKeyProblems lists rows that point to nothing, one line each.
func foreignKeyProblems(ctx context.Context, q queryer) ([]string, error) {
	rows, err := q.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var bad []string
	for rows.Next() {
		var table, parent string
		var rowid sql.NullInt64 // NULL for tables without rowid
		var key int
		if err := rows.Scan(&table, &rowid, &parent, &key); err != nil {
			return nil, err
		}
		bad = append(bad, fmt.Sprintf("%s row %d has no %s", table, rowid.Int64, parent))
	}
	return bad, rows.Err()
}

// backup writes a compact copy of the whole database into dir, named by schema
// version and date.
func backup(ctx context.Context, conn *sql.Conn, dir string, version int, now time.Time) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("store: backup: %w", err)
	}
	base := fmt.Sprintf("workspace-v%d-%s", version, now.UTC().Format("20060102-150405"))
	path := filepath.Join(dir, base+".db")
	for i := 2; exists(path); i++ {
		path = filepath.Join(dir, fmt.Sprintf("%s-%d.db", base, i))
	}
	if _, err := conn.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
		_ = os.Remove(path) // half a copy is worth nothing
		return fmt.Errorf("store: backup: %w", kindError(ctx, err))
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("store: backup: %w", err)
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil { // VACUUM INTO does not wait for the disk
		return fmt.Errorf("store: backup: %w", err)
	}
	return nil
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
