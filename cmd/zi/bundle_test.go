package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"siapzi/model/bundle"
	"siapzi/model/sample"
)

// filled makes a workspace with the sample's evidence.
func filled(t *testing.T) string {
	t.Helper()
	ws := newWorkspace(t)
	dir := filepath.Join(t.TempDir(), "Bukti")
	if _, err := sample.WriteEvidence(context.Background(), dir); err != nil {
		t.Fatal(err)
	}
	var r importJSON
	callJSON(t, exitProblems, &r, "import", ws, dir)
	return ws
}

func TestBundleFlags(t *testing.T) {
	ws := filled(t)
	dir := t.TempDir()
	out, date := filepath.Join(dir, "b.pdf"), "--date=2026-05-31T00:00:00+07:00"

	t.Run("volumes, and a package that verifies", func(t *testing.T) {
		pack := filepath.Join(dir, "Paket.zip")
		var m bundle.Manifest
		callJSON(t, exitProblems, &m, "bundle", ws, "--out", out, date, "--max-mb", "1", "--package", pack, "--images", "hemat", "--stamp", "pojok")
		if len(m.Volumes) < 2 {
			t.Errorf("%d volumes", len(m.Volumes))
		}
		for _, v := range m.Volumes {
			if st, err := os.Stat(filepath.Join(dir, v.File)); err != nil || st.Size() > bundle.MB || st.Size() != v.Bytes {
				t.Errorf("%+v %v", v, err)
			}
		}
		var p packageJSON
		callJSON(t, exitDone, &p, "package", "verify", pack)
		if !p.OK || p.Files < len(m.Volumes)+3 || len(p.Problems) != 0 {
			t.Errorf("%+v", p)
		}
		if err := os.WriteFile(pack, []byte("PK rusak"), 0o600); err != nil {
			t.Fatal(err)
		}
		if code, _, _ := call(t, "package", "verify", pack); code != exitFailed {
			t.Errorf("a broken ZIP: exit %d", code)
		}
	})
	t.Run("changes since an earlier bundle, without writing", func(t *testing.T) {
		before, _ := os.ReadDir(dir)
		var c bundle.Changes
		callJSON(t, exitDone, &c, "bundle", ws, date, "--since", filepath.Join(dir, "b.manifest.json"))
		if len(c.Added)+len(c.Removed)+len(c.Moved) != 0 || c.Unchanged+len(c.Shifted)+len(c.Changed) == 0 {
			t.Errorf("%+v", c)
		}
		if after, _ := os.ReadDir(dir); len(after) != len(before) {
			t.Error("something was written")
		}
	})
	t.Run("a password opens a locked file", func(t *testing.T) {
		var m bundle.Manifest
		callJSON(t, exitProblems, &m, "bundle", ws, "--out", out, date, "--codes", "P.5", "--password", "lain.pdf=x=y;z")
		for _, e := range m.Entries {
			if strings.Contains(e.Problem, "tidak cocok") {
				t.Errorf("the password of another file was tried: %+v", e)
			}
		}
		if code, _, errs := call(t, "bundle", ws, "--out", out, "--password", "tanpa-sandi"); code != exitFailed || !strings.Contains(errs, "BERKAS=SANDI") {
			t.Errorf("exit %d: %s", code, errs)
		}
	})
	t.Run("a bundle with a password of its own", func(t *testing.T) {
		var m bundle.Manifest
		callJSON(t, exitProblems, &m, "bundle", ws, "--out", out, date, "--password-buka", "buka ini", "--watermark", "SALINAN", "--watermark-style", "kaki")
		data, err := os.ReadFile(out)
		if err != nil || !m.Encrypted || !strings.Contains(string(data), "/AESV3") {
			t.Errorf("encrypted: %v, %v", m.Encrypted, err)
		}
		if code, _, errs := call(t, "bundle", ws, "--out", out, "--password-buka", ""); code != exitFailed || !strings.Contains(errs, "kosong") {
			t.Errorf("exit %d: %s", code, errs)
		}
	})
	t.Run("calls that ask for nothing or for something unknown are refused", func(t *testing.T) {
		for _, args := range [][]string{{"bundle", ws}, {"bundle", ws, "--out", out + ".txt"}, {"bundle", ws, "--out", out, "--stamp", "tengah"}, {"bundle", ws, "--out", out, "--images", "kecil"}} {
			if code, _, _ := call(t, args...); code != exitUsage {
				t.Errorf("%v: exit %d", args, code)
			}
		}
		if code, _, _ := call(t, "bundle", ws, "--out", out, "--max-mb", "0.1"); code != exitFailed {
			t.Errorf("too small a limit: exit %d", code)
		}
	})
}
