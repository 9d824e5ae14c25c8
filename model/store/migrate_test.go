package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
)

func fixedNow() time.Time { return time.Date(2026, 5, 31, 2, 0, 0, 0, time.UTC) }

// rawOpen opens a handle without migrating.
func rawOpen(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := openHandle(path, writerHandle)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// dump gives everything that the schema consists of, and the pragmas with it.
func dump(t *testing.T, path string) []string {
	t.Helper()
	db := rawOpen(t, path)
	rows, err := db.Query("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	for _, p := range []string{"user_version", "application_id", "journal_mode"} {
		var s string
		if err := db.QueryRow("PRAGMA " + p).Scan(&s); err != nil {
			t.Fatal(err)
		}
		out = append(out, p+" = "+s)
	}
	return out
}

func TestMigratedSchemaIsTheFreshOne(t *testing.T) {
	steps, err := migrations()
	if err != nil {
		t.Fatal(err)
	}
	fresh := filepath.Join(t.TempDir(), "fresh.db")
	db, err := Open(t.Context(), fresh, Config{Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for n := 1; n < len(steps); n++ {
		t.Run(fmt.Sprintf("from version %d", n), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "workspace.db")
			old := rawOpen(t, path)
			if err := migrateTo(t.Context(), old, steps[:n], nil); err != nil {
				t.Fatal(err)
			}
			if _, err := old.Exec("INSERT INTO unit VALUES (1, 'Balai', 'Badan', 2026, 'WBK', 0)"); err != nil {
				t.Fatal(err)
			}
			if err := old.Close(); err != nil {
				t.Fatal(err)
			}

			db, err := Open(t.Context(), path, Config{Now: fixedNow})
			if err != nil {
				t.Fatal(err)
			}
			err = db.Read(t.Context(), func(tx *Tx) error {
				u, ok, err := tx.Unit()
				if !ok || u.Name != "Balai" {
					t.Errorf("the data is gone: %+v", u)
				}
				return err
			})
			if problems, err2 := db.Check(t.Context()); len(problems) > 0 || err2 != nil {
				t.Errorf("check: %v %v", problems, err2)
			}
			if err := errors.Join(err, db.Close()); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(dump(t, fresh), dump(t, path)); d != "" {
				t.Errorf("-fresh +migrated\n%s", d)
			}
			// The copy from before is dated and whole.
			kept := filepath.Join(filepath.Dir(path), "backup", fmt.Sprintf("workspace-v%d-20260531-020000.db", n))
			if got := dump(t, kept); !strings.Contains(strings.Join(got, "\n"), fmt.Sprintf("user_version = %d", n)) {
				t.Errorf("backup: %v", got)
			}
		})
	}
}

func TestNewDatabaseHasNoBackup(t *testing.T) {
	dir := t.TempDir()
	db, err := Open(t.Context(), filepath.Join(dir, "workspace.db"), Config{})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if exists(filepath.Join(dir, "backup")) {
		t.Error("a backup of nothing was made")
	}
}

func TestBackupNeverOverwrites(t *testing.T) {
	dir := t.TempDir()
	db := rawOpen(t, filepath.Join(dir, "x.db"))
	conn, err := db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	for range 3 {
		if err := backup(t.Context(), conn, dir, 1, fixedNow()); err != nil {
			t.Fatal(err)
		}
	}
	if got, _ := filepath.Glob(filepath.Join(dir, "workspace-v1-*.db")); len(got) != 3 {
		t.Errorf("got %v", got)
	}
}

func TestFailedStepChangesNothing(t *testing.T) {
	steps, err := migrations()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, sql string }{
		{"wrong SQL at the end", "CREATE TABLE extra (a INTEGER) STRICT; CREATE TABEL"},
		{"a broken reference", "INSERT INTO link VALUES ('none', 'P', 0, 'user', '', 0)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "workspace.db")
			db := rawOpen(t, path)
			if err := migrateTo(t.Context(), db, steps, nil); err != nil {
				t.Fatal(err)
			}
			before := dump(t, path)

			bad := append(steps[:len(steps):len(steps)], migration{len(steps) + 1, "bad", c.sql})
			err := migrateTo(t.Context(), db, bad, func(*sql.Conn, int) error { return nil })

			if err == nil {
				t.Error("no error")
			}
			if d := cmp.Diff(before, dump(t, path)); d != "" {
				t.Errorf("-before +after\n%s", d)
			}
			var on int
			if err := db.QueryRow("PRAGMA foreign_keys").Scan(&on); err != nil || on != 1 {
				t.Errorf("foreign keys are %d after it (%v)", on, err)
			}
		})
	}
}

func TestFailedBackupStopsTheMigration(t *testing.T) {
	steps, err := migrations()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "workspace.db")
	db := rawOpen(t, path)
	if err := migrateTo(t.Context(), db, steps[:1], nil); err != nil {
		t.Fatal(err)
	}
	before := dump(t, path)
	noDisk := errors.New("no disk")
	if err := migrateTo(t.Context(), db, steps, func(*sql.Conn, int) error { return noDisk }); !errors.Is(err, noDisk) {
		t.Errorf("got %v", err)
	}
	if d := cmp.Diff(before, dump(t, path)); d != "" {
		t.Errorf("-before +after\n%s", d)
	}
}

func TestFilesThatAreNotOurs(t *testing.T) {
	newer := func(t *testing.T, path string) {
		db := rawOpen(t, path)
		steps, err := migrations()
		if err == nil {
			err = migrateTo(t.Context(), db, steps, nil)
		}
		if err == nil {
			_, err = db.Exec("PRAGMA user_version = 9999")
		}
		if err := errors.Join(err, db.Close()); err != nil {
			t.Fatal(err)
		}
	}
	foreign := func(t *testing.T, path string) {
		db := rawOpen(t, path)
		_, err := db.Exec("CREATE TABLE resep (a)")
		if err := errors.Join(err, db.Close()); err != nil {
			t.Fatal(err)
		}
	}
	text := func(t *testing.T, path string) { writeFile(t, path, strings.Repeat("ini bukan basis data. ", 400)) }
	torn := func(t *testing.T, path string) {
		newer(t, path)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, path, string(data[:100])+strings.Repeat("\xff", 4000))
	}
	for _, c := range []struct {
		name string
		make func(t *testing.T, path string)
		want model.Kind
		says string
	}{
		{"of a newer program", newer, model.Unsupported, "lebih baru"},
		{"of another program", foreign, model.Unsupported, "bukan milik SiapZI"},
		{"text", text, model.Unavailable, "rusak"},
		{"damaged", torn, model.Unavailable, "rusak"},
		{"a folder", func(t *testing.T, path string) { _ = os.Mkdir(path, 0o755) }, model.Unavailable, "tidak dapat dibaca"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "workspace.db")
			c.make(t, path)
			before, _ := os.ReadFile(path)
			_, err := Open(t.Context(), path, Config{})
			if model.KindOf(err) != c.want || !strings.Contains(model.Message(err), c.says) {
				t.Errorf("got %v (%s)", err, model.KindOf(err))
			}
			if after, _ := os.ReadFile(path); c.want == model.Unsupported && string(before) != string(after) {
				t.Error("the file was changed")
			}
		})
	}
}

func TestDamageInTheMiddleIsReported(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workspace.db")
	db, err := Open(t.Context(), path, Config{})
	if err != nil {
		t.Fatal(err)
	}
	err = db.Write(t.Context(), "", func(tx *Tx) error {
		return tx.PutBlob(Blob{Hash: model.Hash(strings.Repeat("a", 64)), Size: 1, MIME: "text/plain"}, strings.Repeat("teks panjang ", 50_000))
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(data) / 2; i < len(data); i += 3 {
		data[i] ^= 0x5a
	}
	writeFile(t, path, string(data))

	db, err = Open(t.Context(), path, Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if problems, err := db.Check(t.Context()); len(problems) == 0 || err != nil {
		t.Errorf("got %v, %v", problems, err)
	}
}

func TestCanceledContextIsCanceled(t *testing.T) {
	db, err := Open(t.Context(), filepath.Join(t.TempDir(), "workspace.db"), Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	ctx, cancel := context.WithCancel(t.Context())
	err = db.Write(ctx, "", func(tx *Tx) error {
		cancel()
		return tx.PutAnswer(model.Answer{Code: "P", Assessor: model.TPI})
	})
	if model.KindOf(err) != model.Canceled {
		t.Errorf("got %v", err)
	}
}

func writeFile(t *testing.T, path, data string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}
