package bundle

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"siapzi/model"
	"siapzi/model/bag"
)

// packed is varied with names that are hard on some systems.
func packed(t *testing.T) *world {
	w := varied(t)
	for _, name := range []string{"SK: tim <final>?.pdf", "con.pdf", "laporan e\u0301.pdf", strings.Repeat("Laporan pemantauan ", 12) + ".pdf", "sama.pdf", "SAMA.pdf", "akhir. .pdf"} {
		w.add("Nama "+name, []model.File{w.file(name, "application/pdf", makePDF(t, name, 1, 210, 297))}, "P.2.i.a")
	}
	return w
}

func (w *world) pack(name, out string) Result {
	w.t.Helper()
	req := Request{Date: date, Package: filepath.Join(w.out, name)}
	if out != "" {
		req.Out = filepath.Join(w.out, out)
	}
	res, err := Build(context.Background(), w.source(), req)
	if err != nil {
		w.t.Fatal(err)
	}
	return res
}

func TestPackage(t *testing.T) {
	t.Parallel()
	w := packed(t)
	before := w.originals()
	res := w.pack("Paket", "bundel.pdf")
	dir := res.Package

	t.Run("K1: it is a BagIt package with bundle, originals and lists", func(t *testing.T) {
		for _, name := range []string{"bagit.txt", "bag-info.txt", "data/bundel/bundel.pdf", "data/bundel/bundel.manifest.json", "data/daftar.csv",
			"data/daftar.xlsx", "data/asli/P.1.i.a/sk.pdf", "data/asli/P.1.i.b/notula.docx", "data/asli/R.6.i.a/kunci.pdf"} {
			if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
				t.Error(err)
			}
		}
		for _, m := range []string{"manifest-sha256.txt", "tagmanifest-sha256.txt"} {
			cmd := exec.Command("sha256sum", "--quiet", "-c", m)
			cmd.Dir = dir
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%s: %v %s", m, err, out)
			}
		}
		info := string(read(t, filepath.Join(dir, "bag-info.txt")))
		oxum := strings.TrimSpace(run(t, "sh", "-c", `find "`+dir+`/data" -type f -printf '%s\n' | awk '{s+=$1;n++}END{print s"."n}'`))
		contains(t, info, "Payload-Oxum: "+oxum+"\n", "Source-Organization: Balai Contoh Nusantara, Kementerian Contoh", "Bagging-Date: 2026-05-31")
		if r, err := bag.Verify(context.Background(), dir, nil); err != nil || !r.OK() {
			t.Errorf("%+v %v", r, err)
		}
	})
	t.Run("K2: every path suits every system", func(t *testing.T) {
		names := map[string]bool{}
		err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
			rel, _ := filepath.Rel(dir, p)
			checkPath(t, filepath.ToSlash(rel))
			if folded := strings.ToLower(rel); names[folded] {
				t.Errorf("%q differs from another only in capitals", rel)
			} else {
				names[folded] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
	t.Run("the originals are in it, untouched, also those that could not be shown", func(t *testing.T) {
		if diff := cmp.Diff(before, w.originals()); diff != "" {
			t.Error(diff)
		}
		inside := map[string]bool{}
		_ = filepath.WalkDir(filepath.Join(dir, "data/asli"), func(p string, d os.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				inside[string(read(t, p))] = true
			}
			return err
		})
		for hash, content := range before {
			if !inside[content] {
				t.Errorf("%s is missing", hash)
			}
		}
	})
	t.Run("the bundle inside is the one outside, and its manifest leads to the originals inside", func(t *testing.T) {
		if !bytes.Equal(read(t, res.Path), read(t, filepath.Join(dir, "data/bundel/bundel.pdf"))) {
			t.Error("they differ")
		}
		m := readManifest(t, filepath.Join(dir, "data/bundel/bundel.manifest.json"))
		for _, e := range m.Entries {
			if strings.Contains(e.Source, w.out) || e.Source == "" != (e.SHA256 == "" || e.FileName == "hilang.pdf") {
				t.Errorf("%s has source %q", e.Code, e.Source)
			}
		}
		cmd := exec.Command("python3", mustAbs(t, "testdata/bundle_check.py"), "bundel.pdf", "--manifest", "bundel.manifest.json", "--allow-untexted")
		cmd.Dir = filepath.Join(dir, "data/bundel")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v %s", err, out)
		}
	})
	t.Run("the list names every file with its place, and every reference", func(t *testing.T) {
		data := read(t, filepath.Join(dir, "data/daftar.csv"))
		if !bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")) {
			t.Error("no byte order mark")
		}
		r := csv.NewReader(bytes.NewReader(data[3:]))
		r.Comma = ';'
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if want := 1 + len(res.Manifest.Entries) + 2; len(rows) != want {
			t.Errorf("%d rows, want %d", len(rows), want)
		}
		for _, row := range rows[1:] {
			if place := row[13]; place != "" {
				if _, err := os.Stat(filepath.Join(dir, place)); err != nil {
					t.Error(err)
				}
			}
		}
		contains(t, string(data), "sama dengan P.1.i.a-01, dimuat satu kali", "Tanggal", "12/01/2026")
	})
}

func mustAbs(t *testing.T, path string) string {
	t.Helper()
	abs, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return abs
}

// checkPath holds K2.
func checkPath(t *testing.T, rel string) {
	t.Helper()
	if utf8.RuneCountInString(rel) > 150 || !norm.NFC.IsNormalString(rel) {
		t.Errorf("%q is too long or not NFC", rel)
	}
	bad := regexp.MustCompile(`[<>:"\\|?*\x00-\x1f]|[. ]$|^(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)`)
	for _, e := range strings.Split(rel, "/") {
		if rel != "." && bad.MatchString(e) {
			t.Errorf("%q in %q", e, rel)
		}
	}
}

func TestPackageAsZIP(t *testing.T) {
	t.Parallel()
	w := packed(t)
	res := w.pack("Paket é.zip", "")
	if res.Path != "" || len(w.leftovers()) != 1 {
		t.Errorf("got %q, left %v", res.Path, w.leftovers())
	}
	t.Run("K3: it opens in Windows: names in UTF-8, no ZIP64", func(t *testing.T) {
		run(t, "python3", "-m", "zipfile", "-t", res.Package)
		z, err := zip.OpenReader(res.Package)
		if err != nil {
			t.Fatal(err)
		}
		defer z.Close()
		for _, f := range z.File {
			checkPath(t, f.Name)
			if ascii := strings.IndexFunc(f.Name, func(r rune) bool { return r > 126 }) < 0; !ascii && (f.Flags&0x800 == 0 || f.NonUTF8) {
				t.Errorf("%q is not marked as UTF-8", f.Name)
			}
		}
		if data := read(t, res.Package); bytes.Contains(data, []byte("PK\x06\x06")) {
			t.Error("it is ZIP64")
		}
	})
	t.Run("the same again gives the same bytes", func(t *testing.T) {
		one := read(t, res.Package)
		w.pack("Paket é.zip", "")
		if !bytes.Equal(one, read(t, res.Package)) {
			t.Error("they differ")
		}
	})
	t.Run("the bundle has a name that says what it is", func(t *testing.T) {
		if r, err := bag.Verify(context.Background(), res.Package, nil); err != nil || !r.OK() {
			t.Errorf("%+v %v", r, err)
		}
		out := run(t, "python3", "-m", "zipfile", "-l", res.Package)
		contains(t, out, "data/bundel/Bundel ZI 2026 WBK Balai Contoh Nusantara.pdf")
	})
}

func TestPackageOfVolumes(t *testing.T) {
	w := volumes(t)
	res, err := Build(context.Background(), w.source(), Request{Date: date, Package: filepath.Join(w.out, "Paket"), MaxBytes: MB})
	if err != nil {
		t.Fatal(err)
	}
	for i := range res.Manifest.Volumes {
		name := fmt.Sprintf("Bundel ZI 2026 WBK Balai Contoh Nusantara - Volume %d dari %d.pdf", i+1, len(res.Manifest.Volumes))
		if _, err := os.Stat(filepath.Join(res.Package, "data/bundel", name)); err != nil {
			t.Error(err)
		}
	}
}

func TestPackageIsRefused(t *testing.T) {
	w := varied(t)
	text := filepath.Join(w.out, "catatan.zip")
	if err := os.WriteFile(text, []byte("bukan zip"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		path string
		kind model.Kind
	}{
		"a folder that exists":       {w.out, model.Conflict},
		"below no folder":            {filepath.Join(w.out, "x", "y"), model.NotFound},
		"the store of originals":     {filepath.Join(w.dir, "paket"), model.Invalid},
		"over a file that is no ZIP": {text, model.Conflict},
	} {
		_, err := Build(context.Background(), w.source(), Request{Date: date, Package: tt.path, Out: filepath.Join(w.out, "b.pdf")})
		if model.KindOf(err) != tt.kind {
			t.Errorf("%s: %v", name, err)
		}
	}
	t.Run("an original that has changed gives no package", func(t *testing.T) {
		path := w.paths[w.docs["P.1.i.a"][0].Files[0].Version.Hash]
		if err := os.WriteFile(path, makePDF(t, "lain", 2, 210, 297), 0o600); err != nil {
			t.Fatal(err)
		}
		out := filepath.Join(w.out, "paket")
		res, err := Build(context.Background(), w.source(), Request{Date: date, Package: out, Out: filepath.Join(w.out, "b.pdf")})
		if model.KindOf(err) != model.Invalid || res.Path == "" || res.Package != "" {
			t.Errorf("%v %+v", err, res)
		}
		if _, err := os.Stat(out); err == nil {
			t.Error("there is a package")
		}
	})
}
