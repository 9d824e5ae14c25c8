package bag_test

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"siapzi/model"
	"siapzi/model/bag"
)

var date = time.Date(2026, 5, 31, 0, 0, 0, 0, time.UTC)

// pack makes a package of texts by path.
func pack(files ...string) bag.Package {
	p := bag.Package{Date: date, Info: []bag.Field{{Name: "Source-Organization", Value: "Balai\nContoh"}}}
	for i := 0; i < len(files); i += 2 {
		text := files[i+1]
		p.Payload = append(p.Payload, bag.Payload{Path: files[i], Size: int64(len(text)),
			Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }})
	}
	return p
}

var files = []string{"bundel/Bundel.pdf", "%PDF-1.7", "asli/P.1.i.a/SK tim – é.pdf", "isi", "daftar 100%.csv", "a;b\n"}

func TestFolderIsProvedBySha256sum(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Paket")
	if err := bag.WriteDir(context.Background(), dir, pack(files[:4]...), nil); err != nil {
		t.Fatal(err)
	}
	for _, m := range []string{"manifest-sha256.txt", "tagmanifest-sha256.txt"} {
		cmd := exec.Command("sha256sum", "--strict", "-c", m)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", m, err, out)
		}
	}
	info, err := os.ReadFile(filepath.Join(dir, "bag-info.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "Source-Organization: Balai Contoh\nBagging-Date: 2026-05-31\nPayload-Oxum: 11.2\n"; string(info) != want {
		t.Errorf("bag-info.txt:\n%s", info)
	}
	r, err := bag.Verify(context.Background(), dir, nil)
	if err != nil || !r.OK() || r.Files != 2 || r.Bytes != 11 {
		t.Errorf("%+v %v", r, err)
	}
}

func TestZip(t *testing.T) {
	name := filepath.Join(t.TempDir(), "Paket ZI.zip")
	if err := bag.WriteZip(context.Background(), name, pack(files...), nil); err != nil {
		t.Fatal(err)
	}
	one, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("is sound for unzip and verifies", func(t *testing.T) {
		if out, err := exec.Command("python3", "-m", "zipfile", "-t", name).CombinedOutput(); err != nil || strings.Contains(string(out), "bad") {
			t.Errorf("%v %s", err, out)
		}
		r, err := bag.Verify(context.Background(), name, nil)
		if err != nil || !r.OK() || r.Files != 3 {
			t.Errorf("%+v %v", r, err)
		}
	})
	t.Run("has the same bytes when written again", func(t *testing.T) {
		if err := bag.WriteZip(context.Background(), name, pack(files...), nil); err != nil {
			t.Fatal(err)
		}
		if two, _ := os.ReadFile(name); !bytes.Equal(one, two) {
			t.Error("other bytes")
		}
	})
	t.Run("marks names as UTF-8", func(t *testing.T) {
		if !bytes.Contains(one, []byte("SK tim – é.pdf")) {
			t.Error("name not in UTF-8")
		}
	})
}

func TestVerifyFindsEveryDamage(t *testing.T) {
	for _, c := range []struct {
		name string
		harm func(dir string) error
		says string
	}{
		{"a changed file", func(d string) error { return os.WriteFile(d+"/data/bundel/Bundel.pdf", []byte("%PDF-1.6"), 0o600) }, "isi berubah: data/bundel"},
		{"a missing file", func(d string) error { return os.Remove(d + "/data/bundel/Bundel.pdf") }, "hilang: data/bundel"},
		{"a file beside the manifest", func(d string) error { return os.WriteFile(d+"/data/lain.txt", nil, 0o600) }, "tidak tercatat"},
		{"a changed tag file", func(d string) error {
			return os.WriteFile(d+"/bag-info.txt", []byte("Payload-Oxum: 11.2\n"), 0o600)
		}, "isi berubah: bag-info.txt"},
		{"a wrong oxum", func(d string) error {
			return os.WriteFile(d+"/bag-info.txt", []byte("Payload-Oxum: 12.2\n"), 0o600)
		}, "Payload-Oxum 12.2"},
		{"a link to a file elsewhere", func(d string) error {
			at := d + "/data/bundel/Bundel.pdf"
			if err := os.Rename(at, d+".pdf"); err != nil {
				return err
			}
			return os.Symlink(d+".pdf", at)
		}, "bukan berkas biasa: data/bundel"},
		{"a path that leaves the package", func(d string) error {
			return os.WriteFile(d+"/manifest-sha256.txt", []byte(strings.Repeat("0", 64)+"  data/../../x\n"), 0o600)
		}, "tidak terbaca"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "Paket")
			if err := bag.WriteDir(context.Background(), dir, pack(files[:4]...), nil); err != nil {
				t.Fatal(err)
			}
			if err := c.harm(dir); err != nil {
				t.Fatal(err)
			}
			r, err := bag.Verify(context.Background(), dir, nil)
			if err != nil || r.OK() || !strings.Contains(strings.Join(r.Problems, "\n"), c.says) {
				t.Errorf("%+v %v", r, err)
			}
		})
	}
}

func TestNothingHalfDoneIsLeft(t *testing.T) {
	for _, c := range []struct {
		name string
		ctx  func() context.Context
		pack bag.Package
		kind model.Kind
	}{
		{"when canceled", func() context.Context { ctx, stop := context.WithCancel(context.Background()); stop(); return ctx }, pack(files...), model.Canceled},
		{"when a source changed its size", context.Background, func() bag.Package { p := pack(files...); p.Payload[0].Size++; return p }(), model.Invalid},
		{"when a source cannot be read", context.Background, func() bag.Package {
			p := pack(files...)
			p.Payload[1].Open = func() (io.ReadCloser, error) { return nil, errors.New("gone") }
			return p
		}(), model.Internal},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			for _, err := range []error{
				bag.WriteDir(c.ctx(), filepath.Join(dir, "Paket"), c.pack, nil),
				bag.WriteZip(c.ctx(), filepath.Join(dir, "Paket.zip"), c.pack, nil),
			} {
				if model.KindOf(err) != c.kind {
					t.Errorf("kind %q: %v", model.KindOf(err), err)
				}
			}
			if left, _ := os.ReadDir(dir); len(left) != 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

func TestPath(t *testing.T) {
	long := bag.Path("asli", "P.6.ii.b", strings.Repeat("Laporan monitoring ", 20)+".pdf")
	if n := utf8.RuneCountInString("data/" + long); n > bag.MaxPath || !strings.HasSuffix(long, ".pdf") {
		t.Errorf("%d characters: %s", n, long)
	}
	if got := bag.Path("asli", "P.1.i.a", "Capaian 100%.pdf"); got != "asli/P.1.i.a/Capaian 100_.pdf" {
		t.Errorf("got %q", got)
	}
	if got := bag.Path("asli", "P.1.i.a", "../con.pdf"); got != "asli/P.1.i.a/-con.pdf" {
		t.Errorf("%q", got)
	}
}

func TestVerifyRefusesWhatIsNoPackage(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.zip")
	if err := os.WriteFile(file, []byte("PK"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{"an empty folder": t.TempDir(), "no ZIP": file, "nothing": file + "x"} {
		if _, err := bag.Verify(context.Background(), path, nil); err == nil {
			t.Errorf("%s passes", name)
		}
	}
}

// TestVerifyOldZip checks a package whose ZIP names its files in the code page
// of the console, as Explorer did before Windows 11, with line ends of Windows.
func TestVerifyOldZip(t *testing.T) {
	content := []byte("isi")
	sum := sha256.Sum256(content)
	name := filepath.Join(t.TempDir(), "lama.zip")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for _, x := range []struct{ name, text string }{
		{"bagit.txt", "BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n"},
		{"manifest-sha256.txt", hex.EncodeToString(sum[:]) + "  data/résumé.txt\r\n"},
		{"tagmanifest-sha256.txt", ""},
		{"data/r\x82sum\x82.txt", string(content)},
	} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: x.name, NonUTF8: true})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, x.text); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(z.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	r, err := bag.Verify(t.Context(), name, nil)
	if err != nil || !r.OK() || r.Files != 1 {
		t.Errorf("%+v, %v", r, err)
	}
}
