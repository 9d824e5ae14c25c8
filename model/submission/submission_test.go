package submission_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/catalog"
	"siapzi/model/lke"
	"siapzi/model/paint"
	"siapzi/model/setting"
	"siapzi/model/store"
	"siapzi/model/workspace"
)

const who = model.Actor("sari")

var made = time.Date(2026, 5, 20, 9, 30, 0, 0, time.FixedZone("WIB", 7*3600))

// world is a workspace with a little evidence.
type world struct {
	*workspace.Workspace
	dir  string
	docs []model.Document // in the order of their names
}

func newWorld(t *testing.T) *world {
	t.Helper()
	dir := t.TempDir()
	unit := model.Unit{Name: "Balai Contoh", Agency: "Badan Contoh", Year: 2026, Target: model.WBK}
	ws, err := workspace.Create(t.Context(), filepath.Join(dir, "a.siapzi"), unit, workspace.Config{Who: who})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	w := &world{Workspace: ws, dir: dir}
	for i, code := range []model.Code{"P.1.i.a", "P.2.i.a", "P.6.i.b"} {
		path := filepath.Join(dir, fmt.Sprintf("bukti %d.pdf", i+1))
		writePDF(t, path, fmt.Sprintf("SK Tim Kerja nomor %d", i+1), i+1)
		w.add(t, path, code)
	}
	note := filepath.Join(dir, "catatan.txt")
	write(t, note, "Catatan rapat tentang maklumat pelayanan.\n")
	w.add(t, note, "P.6.i.a")
	w.answer(t, "Ya", "P.1.i.a", "P.2.i.a")
	return w
}

// add imports a file and links it.
func (w *world) add(t *testing.T, path string, code model.Code) {
	t.Helper()
	r, err := w.Catalog().Import(t.Context(), who, []string{path}, catalog.ImportOptions{Link: catalog.LinkNone, To: []model.Code{code}})
	if err != nil || r.Added != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	d, err := w.Catalog().Get(t.Context(), r.Files[0].Document)
	if err != nil {
		t.Fatal(err)
	}
	w.docs = append(w.docs, d)
}

// answer gives option to questions with options, whatever they are called.
func (w *world) answer(t *testing.T, option string, codes ...model.Code) {
	t.Helper()
	for _, c := range codes {
		opts := w.Worksheet().Question(c).Options
		key := opts[0].Key
		if option == "" {
			key = opts[len(opts)-1].Key
		}
		if err := w.Assessment().Set(t.Context(), who, []model.Answer{{Code: c, Assessor: model.UnitAssessor, Option: key, Note: "catatan " + key}}); err != nil {
			t.Fatal(err)
		}
	}
}

// upset changes everything that a bundle is made from.
func (w *world) upset(t *testing.T) {
	t.Helper()
	ctx := t.Context()
	other := filepath.Join(w.dir, "pengganti.pdf")
	writePDF(t, other, "Pengganti", 5)
	if _, err := w.Catalog().Replace(ctx, who, w.docs[0].Files[0].ID, other); err != nil {
		t.Fatal(err)
	}
	if err := w.Catalog().Unlink(ctx, who, w.docs[1].ID, "P.2.i.a"); err != nil {
		t.Fatal(err)
	}
	if err := w.Catalog().Trash(ctx, who, w.docs[3].ID); err != nil {
		t.Fatal(err)
	}
	d := w.docs[2]
	d.Title = "Judul lain"
	if err := w.Catalog().Update(ctx, who, d); err != nil {
		t.Fatal(err)
	}
	w.answer(t, "", "P.1.i.a", "P.3.i.a")
	err := w.Settings().Set(ctx, who, map[setting.Key]string{setting.UnitName: "Balai Baru", setting.LetterheadLines: "KOP BARU\nJalan Baru 1"})
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range w.Worksheet().Targets[model.WBK].Gates[:1] {
		key := setting.ThresholdKey(lke.GateKey{Target: model.WBK, ID: g.ID})
		if err := w.Settings().Set(ctx, who, map[setting.Key]string{key: "80"}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.CleanOrphans(ctx); err != nil {
		t.Fatal(err)
	}
}

func TestExportGivesTheSameBytesAfterEverythingChanged(t *testing.T) {
	for name, change := range map[string]func(r *bundle.Request){
		"one PDF": func(*bundle.Request) {},
		"with a ZIP package and a watermark": func(r *bundle.Request) {
			r.Package, r.Watermark, r.Number = strings.TrimSuffix(r.Out, ".pdf")+" paket.zip", "SALINAN", "B-1/2026"
		},
		"with a folder as package": func(r *bundle.Request) { r.Package = strings.TrimSuffix(r.Out, ".pdf") + " paket" },
		"one area only":            func(r *bundle.Request) { r.Codes = []model.Code{"P.1", "R.1"} },
		"under official wording":   func(r *bundle.Request) { r.Title = official },
		"locked with a password":   func(r *bundle.Request) { r.OpenPassword = "rahasia" },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			sent := filepath.Join(w.dir, "dikirim")
			mkdir(t, sent)
			req := bundle.Request{Out: filepath.Join(sent, "Bundel.pdf"), Date: made}
			change(&req)
			w.reword(t, req.Title == official, "Redaksi resmi dari buku kerja")
			_, s, err := w.SendBundle(t.Context(), who, req, "ke TPI")
			if err != nil {
				t.Fatal(err)
			}
			if err := os.Remove(filepath.Join(sent, "Bundel.manifest.json")); err != nil {
				t.Fatal(err)
			}
			before := sums(t, sent)

			w.upset(t)
			if err := w.Settings().Set(t.Context(), who, map[setting.Key]string{setting.WordingUse: setting.WordingOurs}); err != nil {
				t.Fatal(err)
			}
			if err := os.RemoveAll(sent); err != nil {
				t.Fatal(err)
			}
			out := filepath.Join(w.dir, "lagi")
			mkdir(t, out)
			e, err := w.Submissions().Export(t.Context(), s.ID, out, nil)
			if err != nil {
				t.Fatal(err)
			}

			if diff := cmp.Diff(before, sums(t, out)); diff != "" {
				t.Error(diff)
			}
			if e.Rebuilt == (req.OpenPassword != "") {
				t.Errorf("rebuilt %v", e.Rebuilt)
			}
			if r, err := w.Verify(t.Context(), nil); err != nil || !r.OK() || len(r.Orphans) > 0 {
				t.Errorf("%+v, %v", r, err)
			}
		})
	}
}

func TestFreezeABundleThatWasMadeEarlier(t *testing.T) {
	w := newWorld(t)
	out := filepath.Join(w.dir, "Bundel.pdf")
	if _, err := w.MakeBundle(t.Context(), who, bundle.Request{Out: out, Date: made}); err != nil {
		t.Fatal(err)
	}
	list, err := w.History().List(t.Context())
	if err != nil {
		t.Fatal(err)
	}

	s, err := w.FreezeBundle(t.Context(), who, list[0], "", nil)
	if err != nil {
		t.Fatal(err)
	}
	if s.Title != "Bundel bukti dukung 2026" || s.Parts[0].Path != out || s.Hash != s.Sum() || s.Documents != 4 || s.Met || s.Failing == 0 {
		t.Errorf("%+v", s)
	}

	w.upset(t)
	_, err = w.FreezeBundle(t.Context(), who, list[0], "", nil)
	if model.KindOf(err) != model.Conflict {
		t.Errorf("froze a bundle whose state is not known: %v", err)
	}
}

func TestCompareWithToday(t *testing.T) {
	w := newWorld(t)
	_, s, err := w.SendBundle(t.Context(), who, bundle.Request{Out: filepath.Join(w.dir, "Bundel.pdf"), Date: made}, "")
	if err != nil {
		t.Fatal(err)
	}
	c, err := w.Submissions().Compare(t.Context(), s.ID, nil)
	if err != nil || !c.IsEmpty() {
		t.Fatalf("changed at once: %+v, %v", c, err)
	}

	w.upset(t)
	c, err = w.Submissions().Compare(t.Context(), s.ID, nil)
	if err != nil {
		t.Fatal(err)
	}

	var codes []model.Code
	for _, a := range c.Answers {
		codes = append(codes, a.Code)
	}
	if diff := cmp.Diff([]model.Code{"P.1.i.a", "P.3.i.a"}, codes); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"data unit", "ambang nilai"}, c.Settings); diff != "" {
		t.Error(diff)
	}
	if d := c.Documents; len(d.Removed) != 2 || len(d.Changed) != 2 || len(d.Added) != 0 {
		t.Errorf("%+v", d)
	}
	if c.OldSafe <= c.NewSafe {
		t.Errorf("safe score %v, then %v", c.OldSafe, c.NewSafe)
	}
}

func TestExportRefusesToReplaceSomethingElse(t *testing.T) {
	w := newWorld(t)
	_, s, err := w.SendBundle(t.Context(), who, bundle.Request{Out: filepath.Join(w.dir, "Bundel.pdf"), Date: made}, "")
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(w.dir, "lagi")
	mkdir(t, out)
	write(t, filepath.Join(out, "Bundel.pdf"), "milik orang lain")

	_, err = w.Submissions().Export(t.Context(), s.ID, out, nil)

	if model.KindOf(err) != model.Conflict {
		t.Errorf("got %v", err)
	}
	if _, err := w.Submissions().Export(t.Context(), s.ID, filepath.Join(w.dir, "tidak ada"), nil); model.KindOf(err) != model.NotFound {
		t.Errorf("got %v", err)
	}
}

func TestForget(t *testing.T) {
	w := newWorld(t)
	_, s, err := w.SendBundle(t.Context(), who, bundle.Request{Out: filepath.Join(w.dir, "Bundel.pdf"), Date: made}, "")
	if err != nil {
		t.Fatal(err)
	}
	if found, err := w.Submissions().Find(t.Context(), string(s.ID[30:])); err != nil || found.ID != s.ID {
		t.Fatalf("%+v, %v", found, err)
	}
	if err := w.Submissions().Forget(t.Context(), who, s.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Submissions().Find(t.Context(), ""); model.KindOf(err) != model.NotFound {
		t.Errorf("got %v", err)
	}
	if err := w.Submissions().Forget(t.Context(), who, s.ID); model.KindOf(err) != model.NotFound {
		t.Errorf("got %v", err)
	}
}

// official marks the case whose questions have the words of the regulation.
const official = "Bundel dengan redaksi resmi"

// reword gives a question another text, as importing a workbook does.
func (w *world) reword(t *testing.T, on bool, text string) {
	t.Helper()
	if !on {
		return
	}
	db, err := store.Open(t.Context(), filepath.Join(w.Dir(), "workspace.db"), store.Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // written
	err = db.Write(t.Context(), who, func(tx *store.Tx) error {
		return tx.PutSetting(string(setting.WordingKey("P.1.i.a")), `{"question":"`+text+`","Question":"`+text+`"}`)
	})
	if err == nil {
		err = w.Settings().Set(t.Context(), who, map[setting.Key]string{setting.WordingUse: setting.WordingOfficial})
	}
	if err != nil {
		t.Fatal(err)
	}
	if got := w.Worksheet().Question("P.1.i.a").Gist; got != text {
		t.Fatalf("the question says %q", got)
	}
}

// sums gives the SHA-256 of every file below dir.
func sums(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		sum := sha256.Sum256(data)
		rel, _ := filepath.Rel(dir, path)
		out[rel] = hex.EncodeToString(sum[:])
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func writePDF(t *testing.T, path, text string, pages int) {
	t.Helper()
	c := paint.New(paint.Config{})
	for i := range pages {
		c.AddPage()
		c.SetFont(paint.Regular, 12)
		c.Text(25, 30, fmt.Sprintf("%s, halaman %d", text, i+1))
	}
	var b bytes.Buffer
	if err := c.Output(&b); err != nil {
		t.Fatal(err)
	}
	write(t, path, b.String())
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func mkdir(t *testing.T, dir string) {
	t.Helper()
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
}
