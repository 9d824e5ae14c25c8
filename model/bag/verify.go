package bag

import (
	"archive/zip"
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"siapzi/model"
	"siapzi/model/filename"
)

// maxTagFile bounds tag files: a manifest of 100,000 long lines has 25 MB.
const maxTagFile = 64 << 20

// Report is what Verify found.
type Report struct {
	Files    int   // payload files whose content was compared
	Bytes    int64 // of the payload
	Problems []string
}

// OK tells whether the package is complete and unchanged.
func (r Report) OK() bool { return len(r.Problems) == 0 }

func (r *Report) add(format string, args ...any) {
	r.Problems = append(r.Problems, fmt.Sprintf(format, args...))
}

// Verify checks any BagIt package with SHA-256 manifests, a folder or a ZIP:
// complete, unchanged, Payload-Oxum right, no file beside the manifest, no
// path that would leave the folder. It unpacks nothing. The error is for what
// cannot be read at all.
func Verify(ctx context.Context, name string, progress *model.Progress) (Report, error) {
	st, err := os.Stat(name)
	if err != nil {
		e := model.Errorf(model.NotFound, "Paket %s tidak ada atau tidak dapat dibuka.", name)
		e.Err = err // for the log
		return Report{}, e
	}
	if st.IsDir() {
		return verify(ctx, os.DirFS(name), progress)
	}
	z, err := zip.OpenReader(name)
	if err != nil {
		e := model.Errorf(model.Invalid, "Berkas %s bukan paket ZIP yang utuh.", name)
		e.Err = err
		return Report{}, e
	}
	defer z.Close()            //nolint:errcheck // read-only
	for _, f := range z.File { // before the first use as fs.FS, which looks names up then
		f.Name = filename.FromZip(f.Name, f.NonUTF8)
		if !safe(strings.TrimSuffix(f.Name, "/")) {
			return Report{Problems: []string{"nama di luar paket: " + f.Name}}, nil
		}
	}
	root, err := zipRoot(z)
	if err != nil {
		return Report{}, err
	}
	return verify(ctx, root, progress)
}

// zipRoot finds the folder that holds bagit.txt: the root or its one folder.
func zipRoot(z *zip.ReadCloser) (fs.FS, error) {
	if _, err := fs.Stat(z, "bagit.txt"); err == nil {
		return z, nil
	}
	dirs, err := fs.ReadDir(z, ".")
	if err == nil && len(dirs) == 1 && dirs[0].IsDir() {
		return fs.Sub(z, dirs[0].Name())
	}
	return nil, model.Errorf(model.Invalid, "ZIP ini bukan paket BagIt: bagit.txt tidak ada.")
}

func verify(ctx context.Context, bag fs.FS, progress *model.Progress) (Report, error) {
	var r Report
	head, err := readTag(bag, "bagit.txt")
	if err != nil {
		return r, model.Errorf(model.Invalid, "Folder ini bukan paket BagIt: bagit.txt tidak ada.")
	}
	if !strings.HasPrefix(head, "BagIt-Version:") {
		r.add("bagit.txt tidak menyebut versi BagIt")
	}
	files, err := list(bag)
	if err != nil {
		return r, fmt.Errorf("bag: list: %w", err)
	}
	for _, f := range sortedKeys(files) {
		// A link would prove a file that does not travel with the package.
		if st, err := fs.Lstat(bag, f); err != nil || !st.Mode().IsRegular() {
			r.add("bukan berkas biasa: %s", f)
		}
	}
	progress.SetStage("Memeriksa paket", int64(len(files)))
	for _, m := range []string{"tagmanifest-sha256.txt", "manifest-sha256.txt"} {
		if err := r.manifest(ctx, bag, m, files, progress); err != nil {
			return r, err
		}
	}
	for _, f := range sortedKeys(files) {
		if strings.HasPrefix(f, "data/") && !files[f] {
			r.add("tidak tercatat dalam manifes: %s", f)
		}
	}
	r.oxum(bag)
	return r, nil
}

// manifest compares every line of a manifest and marks the files it names.
func (r *Report) manifest(ctx context.Context, bag fs.FS, name string, files map[string]bool, progress *model.Progress) error {
	text, err := readTag(bag, name)
	if err != nil {
		r.add("%s tidak ada atau tidak terbaca", name)
		return nil
	}
	sc := bufio.NewScanner(strings.NewReader(text))
	for sc.Scan() {
		if err := ctx.Err(); err != nil {
			return err
		}
		want, file, ok := strings.Cut(strings.TrimSpace(sc.Text()), " ")
		file = unescape(strings.TrimPrefix(strings.TrimLeft(file, " "), "*"))
		if !ok || !model.Hash(strings.ToLower(want)).Valid() || !safe(file) {
			r.add("baris %s tidak terbaca: %.80q", name, sc.Text())
			continue
		}
		if _, there := files[file]; !there {
			r.add("hilang: %s", file)
			continue
		}
		files[file] = true
		got, n, err := hashFile(ctx, bag, file)
		switch {
		case model.KindOf(err) == model.Canceled:
			return err
		case err != nil:
			r.add("tidak terbaca: %s (%v)", file, err)
		case !strings.EqualFold(got, want):
			r.add("isi berubah: %s", file)
		}
		if strings.HasPrefix(file, "data/") {
			r.Files++
			r.Bytes += n
		}
		progress.Add(1)
	}
	return sc.Err()
}

// oxum compares Payload-Oxum of bag-info.txt, which is optional.
func (r *Report) oxum(bag fs.FS) {
	info, err := readTag(bag, "bag-info.txt")
	if err != nil {
		return
	}
	for line := range strings.Lines(info) {
		if v, ok := strings.CutPrefix(line, "Payload-Oxum:"); ok {
			if want := fmt.Sprintf("%d.%d", r.Bytes, r.Files); strings.TrimSpace(v) != want {
				r.add("Payload-Oxum %s tidak cocok dengan isi %s", strings.TrimSpace(v), want)
			}
		}
	}
}

// list gives every file of the package; the value turns true once a manifest
// names it.
func list(bag fs.FS) (map[string]bool, error) {
	files := map[string]bool{}
	err := fs.WalkDir(bag, ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files[path.Clean(p)] = false
		}
		return err
	})
	return files, err
}

func hashFile(ctx context.Context, bag fs.FS, name string) (string, int64, error) {
	f, err := bag.Open(name)
	if err != nil {
		return "", 0, err
	}
	defer f.Close() //nolint:errcheck // read-only
	h := sha256.New()
	n, err := io.Copy(h, reader{ctx, f})
	return hex.EncodeToString(h.Sum(nil)), n, err
}

func readTag(bag fs.FS, name string) (string, error) {
	f, err := bag.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close() //nolint:errcheck // read-only
	b, err := io.ReadAll(io.LimitReader(f, maxTagFile))
	return string(b), err
}

func sortedKeys(m map[string]bool) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
