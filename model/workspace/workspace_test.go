package workspace

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/store"
)

var unit = model.Unit{Name: "Balai Contoh", Agency: "Badan Contoh", Year: 2026, Target: model.WBK}

func config() Config {
	return Config{Now: func() time.Time { return time.Date(2026, 5, 31, 2, 0, 0, 0, time.UTC) }, Who: "sekretaris", Version: "1.2.3"}
}

// create makes a workspace in a folder of its own and closes it at the end.
func create(t *testing.T) *Workspace {
	t.Helper()
	w, err := Create(t.Context(), filepath.Join(t.TempDir(), "Balai.siapzi"), unit, config())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return w
}

// reopen closes w by its own and opens the folder again.
func reopen(t *testing.T, dir string) *Workspace {
	t.Helper()
	w, err := Open(t.Context(), dir, config())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return w
}

func TestCreateAndOpen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Balai.siapzi")
	w, err := Create(t.Context(), dir, unit, config())
	if err != nil {
		t.Fatal(err)
	}
	if got, err := w.Unit(t.Context()); got != unit || err != nil {
		t.Errorf("unit %+v %v", got, err)
	}
	if w.Dir() != dir || w.CacheDir() != filepath.Join(dir, "cache") || w.Worksheet() == nil || w.Catalog() == nil ||
		w.Assessment() == nil || w.Bus() == nil || w.PDFium() == nil || len(w.Warnings()) > 0 {
		t.Errorf("%+v", w)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	var names []string
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if d := cmp.Diff([]string{OpenerName, "backup", "cache", "files", "lock", "workspace.db"}, names); d != "" || err != nil {
		t.Errorf("folder -want +got\n%s%v", d, err)
	}

	again := reopen(t, dir)
	if got, err := again.Unit(t.Context()); got != unit || err != nil || len(again.Warnings()) > 0 {
		t.Errorf("unit %+v %v, warnings %q", got, err, again.Warnings())
	}
}

func TestCreateRefuses(t *testing.T) {
	dir := t.TempDir()
	taken := filepath.Join(dir, "taken")
	file := filepath.Join(dir, "file")
	if err := errors.Join(os.Mkdir(taken, 0o755), os.WriteFile(filepath.Join(taken, "isi.txt"), []byte("x"), 0o644),
		os.WriteFile(file, []byte("x"), 0o644)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, dir string
		u         model.Unit
		want      model.Kind
	}{
		{"a folder with content", taken, unit, model.Conflict},
		{"a file", file, unit, model.Conflict},
		{"wrong data", filepath.Join(dir, "baru"), model.Unit{Year: 1}, model.Invalid},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := Create(t.Context(), c.dir, c.u, config()); model.KindOf(err) != c.want {
				t.Errorf("got %v", err)
			}
		})
	}
	if exists(filepath.Join(dir, "baru")) || !exists(filepath.Join(taken, "isi.txt")) || !exists(file) {
		t.Error("something was made or removed")
	}
}

func TestCreateTakesAnEmptyFolder(t *testing.T) {
	dir := t.TempDir()
	w, err := Create(t.Context(), dir, unit, config())
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestFailedCreateCleansUp(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "baru.siapzi")
	undo, err := makeFolders(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.WriteFile(filepath.Join(dir, "workspace.db"), []byte("separuh"), 0o644), undo()); err != nil || exists(dir) {
		t.Errorf("a new folder stays: %v", err)
	}
	undo, err = makeFolders(parent)
	if err != nil {
		t.Fatal(err)
	}
	if err := undo(); err != nil {
		t.Fatal(err)
	}
	if entries, err := os.ReadDir(parent); len(entries) > 0 || err != nil {
		t.Errorf("the given folder is gone or keeps %v: %v", entries, err)
	}
}

func TestOpenOfWhatIsNoWorkspace(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "surat.pdf")
	if err := errors.Join(os.WriteFile(file, []byte("x"), 0o644), os.MkdirAll(filepath.Join(dir, "aneh", "workspace.db"), 0o755)); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{dir, file, filepath.Join(dir, "tidak ada"), filepath.Join(dir, "aneh"), filepath.Join(file, "di bawah")} {
		_, err := Open(t.Context(), path, config())
		if k := model.KindOf(err); k != model.NotFound && k != model.Unavailable || !strings.Contains(model.Message(err), filepath.Base(path)) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if exists(filepath.Join(dir, "lock")) || exists(filepath.Join(dir, "files")) {
		t.Error("Open made something in a folder that is none")
	}
}

func TestOpenOfDamagedAndNewerWorkspaces(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(dir string) error
		want  model.Kind
		says  string
	}{
		{"damaged database", func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "workspace.db"), []byte(strings.Repeat("bukan basis data", 1000)), 0o644)
		}, model.Unavailable, "backup"},
		{"empty database, creation was interrupted", func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "workspace.db"), nil, 0o644)
		}, model.NotFound, "belum selesai dibuat"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "a.siapzi")
			w, err := Create(t.Context(), dir, unit, config())
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(w.Close(), c.spoil(dir)); err != nil {
				t.Fatal(err)
			}
			for range 2 { // the second time shows that the lock was given back
				_, err = Open(t.Context(), dir, config())
				if model.KindOf(err) != c.want || !strings.Contains(model.Message(err), c.says) {
					t.Errorf("got %v", err)
				}
			}
		})
	}
}

func TestHolderNamesTheComputerOnce(t *testing.T) {
	h := holder{User: "sari@KANTOR-3", Computer: "KANTOR-3", Since: config().Now()}
	if got, want := h.String(), "sari di komputer KANTOR-3 sejak "; !strings.HasPrefix(got, want) {
		t.Errorf("got %q", got)
	}
	if got, want := (holder{}).String(), "pengguna tak dikenal di komputer tak dikenal sejak "; !strings.HasPrefix(got, want) {
		t.Errorf("unknown: got %q", got)
	}
}

func TestSecondOpenNamesTheHolder(t *testing.T) {
	w := create(t)
	_, err := Open(t.Context(), w.Dir(), Config{Who: "tamu"})
	when := config().Now().Local().Format("02-01-2006 15.04")
	if model.KindOf(err) != model.Busy {
		t.Fatalf("got %v", err)
	}
	for _, want := range []string{"sekretaris di komputer ini sejak", when, "SiapZI 1.2.3"} {
		if !strings.Contains(model.Message(err), want) {
			t.Errorf("%q lacks %q", model.Message(err), want)
		}
	}
	data, err := os.ReadFile(filepath.Join(w.Dir(), "lock"))
	var h holder
	if err != nil || json.Unmarshal(data, &h) != nil || h.User != "sekretaris" || h.Process != os.Getpid() {
		t.Errorf("lock file %q %v", data, err)
	}
}

func TestStaleLockIsTakenOver(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a.siapzi")
	w, err := Create(t.Context(), dir, unit, config())
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "lock"))
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "lock"), text, 0o644); err != nil { // as a crash leaves it
		t.Fatal(err)
	}

	w, err = Open(t.Context(), dir, config())
	if err != nil {
		t.Fatal(err)
	}
	if ws := w.Warnings(); len(ws) != 1 || !strings.Contains(ws[0], "sekretaris") || !strings.Contains(ws[0], "tidak ditutup") {
		t.Errorf("warnings: %q", ws)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}

	for name, torn := range map[string]string{"empty": "", "torn": ` {"computer":"a`, "foreign": "xxx"} {
		if err := os.WriteFile(filepath.Join(dir, "lock"), []byte(torn), 0o644); err != nil {
			t.Fatal(err)
		}
		w, err := Open(t.Context(), dir, config())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(w.Warnings()) > 0 {
			t.Errorf("%s: %q", name, w.Warnings())
		}
		if _, err := Open(t.Context(), dir, config()); model.KindOf(err) != model.Busy || !strings.Contains(err.Error(), "sekretaris") {
			t.Errorf("%s: the new holder is not named: %v", name, err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestSetUnit(t *testing.T) {
	w := create(t)
	var events []model.Event
	w.Bus().Subscribe(func(e model.Event) { events = append(events, e) })
	u := unit
	u.Target, u.Year = model.WBBM, 2027
	if err := w.SetUnit(t.Context(), u); err != nil {
		t.Fatal(err)
	}
	if got, _ := w.Unit(t.Context()); got != u {
		t.Errorf("got %+v", got)
	}
	if d := cmp.Diff([]model.Event{model.UnitChanged{}}, events); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	var log []store.AuditEntry
	err := w.db.Read(t.Context(), func(tx *store.Tx) (err error) { log, err = tx.AuditOf("unit", "1", 2); return err })
	if err != nil || log[0].Field != "target" || log[0].Old != "WBK" || log[0].New != "WBBM" || log[1].Field != "year" || log[1].Who != "sekretaris" {
		t.Errorf("log %+v %v", log, err)
	}
	if err := w.SetUnit(t.Context(), model.Unit{}); model.KindOf(err) != model.Invalid {
		t.Errorf("got %v", err)
	}
}

func TestVerify(t *testing.T) {
	w := create(t)
	evidence := t.TempDir()
	for _, name := range []string{"satu", "dua", "tiga"} {
		if err := os.WriteFile(filepath.Join(evidence, name+".txt"), []byte("isi "+name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	r, err := w.Catalog().Import(t.Context(), "sekretaris", []string{evidence}, catalog.ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var p model.Progress
	got, err := w.Verify(t.Context(), &p)
	if d := cmp.Diff(VerifyReport{Files: 3}, got); d != "" || err != nil || !got.OK() {
		t.Errorf("%v -want +got\n%s", err, d)
	}
	if stage, done, total := p.Snapshot(); stage == "" || done != 3 || total != 3 {
		t.Errorf("progress %q %d %d", stage, done, total)
	}

	damaged, missing := r.Files[0].Hash, r.Files[1].Hash
	orphan, _, _, err := w.vault.Put(t.Context(), strings.NewReader("yatim"), -1)
	if err := errors.Join(err, os.Chmod(w.vault.Path(damaged), 0o644), os.WriteFile(w.vault.Path(damaged), []byte("isi tuju"), 0o644),
		w.vault.Remove(missing), os.WriteFile(filepath.Join(w.Dir(), "files", "tmp", "put-1.part"), []byte("x"), 0o644)); err != nil {
		t.Fatal(err)
	}
	want := VerifyReport{Files: 3, Damaged: []model.Hash{damaged}, Missing: []model.Hash{missing}, Orphans: []model.Hash{orphan}, Leftover: []string{"tmp/put-1.part"}}
	for range 2 { // it only reports
		got, err = w.Verify(t.Context(), nil)
		if d := cmp.Diff(want, got); d != "" || err != nil || got.OK() {
			t.Errorf("%v -want +got\n%s", err, d)
		}
	}

	// The way out: import again, remove what is not needed, open again.
	if _, err := w.Catalog().Import(t.Context(), "sekretaris", []string{evidence}, catalog.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	if n, err := w.CleanOrphans(t.Context()); n != 1 || err != nil {
		t.Errorf("%d orphans, %v", n, err)
	}
	got, err = w.Verify(t.Context(), nil)
	if d := cmp.Diff(VerifyReport{Files: 3, Leftover: want.Leftover}, got); d != "" || err != nil || !got.OK() {
		t.Errorf("%v -want +got\n%s", err, d)
	}
	again, err := Open(t.Context(), w.Dir(), config())
	if model.KindOf(err) != model.Busy {
		t.Fatalf("%v %v", again, err)
	}
}

func TestOpenRemovesItsOwnLeftoversOnly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a.siapzi")
	w, err := Create(t.Context(), dir, unit, config())
	if err != nil {
		t.Fatal(err)
	}
	own, other := filepath.Join(dir, "files", "tmp", "put-77.part"), filepath.Join(dir, "files", "catatan.txt")
	if err := errors.Join(w.Close(), os.WriteFile(own, []byte("x"), 0o644), os.WriteFile(other, []byte("x"), 0o644)); err != nil {
		t.Fatal(err)
	}
	w = reopen(t, dir)
	if r, err := w.Verify(t.Context(), nil); err != nil || !r.OK() || cmp.Diff([]string{"catatan.txt"}, r.Leftover) != "" || exists(own) {
		t.Errorf("%+v %v", r, err)
	}
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
