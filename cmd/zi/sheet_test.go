package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
)

// withAnswers makes a workspace with a few answers and gives them as JSON.
func withAnswers(t *testing.T) string {
	t.Helper()
	ws := newWorkspace(t)
	file := filepath.Join(t.TempDir(), "jawaban.json")
	data := `{"P.1.i.a":{"jawaban":"Ya","catatan":"SK sudah terbit"},"P.1.i.b":"B","R.1.i.a":{"agen":7,"perubahan":6},"H.I.a":{"indeks":3.65}}`
	if err := os.WriteFile(file, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, errs := call(t, "answer", ws, file); code != exitDone {
		t.Fatal(errs)
	}
	return ws
}

func TestSheetAndPortal(t *testing.T) {
	ws := withAnswers(t)
	dir := t.TempDir()
	for _, c := range []struct{ verb, file string }{{"sheet", "lke.xlsx"}, {"portal", "jawaban.xlsx"}, {"portal", "jawaban.json"}} {
		t.Run(c.verb+" "+c.file+" there and back", func(t *testing.T) {
			path := filepath.Join(dir, c.file)
			var out map[string]any
			callJSON(t, exitDone, &out, c.verb, "export", ws, "--out", path)
			if out["written"] != true {
				t.Errorf("%v", out)
			}
			other := newWorkspace(t)
			var r formImportJSON
			callJSON(t, exitDone, &r, c.verb, "import", other, path, "--dry-run")
			if r.Stored != 0 || len(r.Items) != 5 || len(r.Problems) != 0 || r.Answers["unit"] != 4 {
				t.Errorf("dry run: %+v", r)
			}
			callJSON(t, exitDone, &r, c.verb, "import", other, path, "--only", "P")
			if r.Stored != 3 {
				t.Errorf("only P: %d", r.Stored)
			}
			callJSON(t, exitDone, &r, c.verb, "import", other, path)
			if r.Stored != 2 {
				t.Errorf("the rest: %d", r.Stored)
			}
			callJSON(t, exitDone, &r, c.verb, "import", ws, path)
			if len(r.Items) != 0 || r.Same != 5 {
				t.Errorf("into the same: %+v", r.Items)
			}
		})
	}
	t.Run("the user's own workbook is filled, and the source refused as the result", func(t *testing.T) {
		source, path := filepath.Join(dir, "lke.xlsx"), filepath.Join(dir, "terisi.xlsx")
		blank := newWorkspace(t)
		var out map[string]any
		callJSON(t, exitDone, &out, "sheet", "export", blank, "--isi", source, "--out", path)
		var r formImportJSON
		callJSON(t, exitDone, &r, "sheet", "import", blank, path)
		if len(r.Items) != 0 || out["cells"].(float64) < 5 {
			t.Errorf("%+v %v", r.Items, out)
		}
		var f failure
		callJSON(t, exitFailed, &f, "sheet", "export", ws, "--isi", source, "--out", source)
		if f.Kind != model.Conflict {
			t.Errorf("%+v", f)
		}
	})
	t.Run("what is wrong is named and nothing is stored", func(t *testing.T) {
		path := filepath.Join(dir, "salah.json")
		if err := os.WriteFile(path, []byte(`[{"soal_id":1,"jawaban_unit":"Z"},{"soal_id":2,"jawaban_unit":"A"}]`), 0o600); err != nil {
			t.Fatal(err)
		}
		other := newWorkspace(t)
		var r formImportJSON
		callJSON(t, exitProblems, &r, "portal", "import", other, path)
		if d := cmp.Diff([]formCellJSON{{"[0].jawaban_unit", "P.1.i.a", "“Z” bukan jawaban soal ini."}}, r.Problems); d != "" || r.Stored != 0 {
			t.Error(d, r.Stored)
		}
		callJSON(t, exitProblems, &r, "portal", "import", other, path, "--good-only")
		if r.Stored != 1 {
			t.Errorf("%+v", r)
		}
	})
	t.Run("lists for people and the schema", func(t *testing.T) {
		path := filepath.Join(dir, "rincian.xlsx")
		if code, _, errs := call(t, "sheet", "rincian", ws, "--out", path, "--paper", "a4"); code != exitDone {
			t.Fatal(errs)
		}
		if info, err := os.Stat(path); err != nil || info.Size() < 5000 {
			t.Error(err)
		}
		if _, out, _ := call(t, "portal", "schema"); !strings.Contains(out, `"jawaban_unit"`) {
			t.Error(out)
		}
	})
	t.Run("an address that no portal takes is refused", func(t *testing.T) {
		for _, s := range []string{"http://contoh.go.id", "https://contoh.go.id/{bab}", "drive", "https://a:b@contoh.go.id"} {
			if code, _, _ := call(t, "setting", ws, "set", "portal.link="+s); code != exitFailed {
				t.Errorf("%s: %d", s, code)
			}
		}
	})
}
