package bag

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"siapzi/model"
	"siapzi/model/filename"
)

// MaxPath is the length in characters that a path inside a package never
// passes, so that it can be unpacked below an ordinary Windows folder, whose
// whole path must stay under 260.
const MaxPath = 150

// Payload is one file to carry.
type Payload struct {
	Path string                        // below data/, with "/"; made safe with Path
	Size int64                         // bytes; the content must have exactly this many
	Open func() (io.ReadCloser, error) // called once
}

// Field is one line of bag-info.txt, such as {"Source-Organization", "Balai"}.
type Field struct{ Name, Value string }

// Package is what Write puts together. Payload order is the order on disk.
type Package struct {
	Info    []Field
	Payload []Payload
	Date    time.Time // time stamp of every file and Bagging-Date
}

// Path joins folders and a file name to a payload path that every system
// takes: each element is made safe, and the file name is shortened until the
// whole has at most MaxPath characters with "data/" before it. The folders
// must leave it room. A percent sign, which manifests must write as "%25",
// becomes "_", so that plain "sha256sum -c" finds the file.
func Path(elems ...string) string { return strings.ReplaceAll(join(elems...), "%", "_") }

// join is Path with percent signs as they are: they travel, only not as
// comfortably.
func join(elems ...string) string {
	out := make([]string, len(elems))
	left := MaxPath - len("data/")
	for i, e := range elems[:len(elems)-1] {
		out[i] = filename.Safe(e, 40)
		left -= utf8.RuneCountInString(out[i]) + 1
	}
	out[len(out)-1] = filename.Safe(elems[len(elems)-1], max(left, 20))
	return path.Join(out...)
}

// sink takes the files of a package one after another.
type sink interface {
	// add writes r to name, which is relative to the package's root.
	add(ctx context.Context, name string, r io.Reader) error
	// commit gives the package its final name.
	commit(ctx context.Context) error
	// abort removes what was written; harmless after commit.
	abort()
}

// write puts p into s and commits it.
func write(ctx context.Context, s sink, p Package, progress *model.Progress) error {
	defer s.abort()
	if err := p.check(); err != nil {
		return err
	}
	var oxum int64
	for _, f := range p.Payload {
		oxum += f.Size
	}
	progress.SetStage("Menyusun paket", int64(len(p.Payload)))
	var manifest strings.Builder
	for _, f := range p.Payload {
		sum, err := addPayload(ctx, s, f)
		if err != nil {
			return err
		}
		fmt.Fprintf(&manifest, "%s  data/%s\n", sum, escape(f.Path))
		progress.Add(1)
	}
	info := p.info(oxum)
	tags := []struct{ name, text string }{
		{"bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"},
		{"bag-info.txt", info},
		{"manifest-sha256.txt", manifest.String()},
	}
	var tagManifest strings.Builder
	for _, t := range tags {
		if err := s.add(ctx, t.name, strings.NewReader(t.text)); err != nil {
			return err
		}
		sum := sha256.Sum256([]byte(t.text))
		fmt.Fprintf(&tagManifest, "%s  %s\n", hex.EncodeToString(sum[:]), t.name)
	}
	if err := s.add(ctx, "tagmanifest-sha256.txt", strings.NewReader(tagManifest.String())); err != nil {
		return err
	}
	return s.commit(ctx)
}

// addPayload copies one file into s and gives its SHA-256 in hex.
func addPayload(ctx context.Context, s sink, f Payload) (sum string, err error) {
	r, err := f.Open()
	if err != nil {
		return "", fmt.Errorf("bag: open %q: %w", f.Path, err)
	}
	defer r.Close() //nolint:errcheck // read-only
	h, n := sha256.New(), new(counter)
	if err := s.add(ctx, "data/"+f.Path, io.TeeReader(r, io.MultiWriter(h, n))); err != nil {
		return "", err
	}
	if int64(*n) != f.Size {
		return "", model.Errorf(model.Invalid, "Berkas %s berubah ketika paket disusun. Paket tidak dibuat; ulangi.", f.Path)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// check refuses paths that could not be unpacked everywhere.
func (p Package) check() error {
	seen := map[string]bool{}
	for _, f := range p.Payload {
		folded := strings.ToLower(f.Path)
		switch {
		case !norm.NFC.IsNormalString(f.Path) || !safe(f.Path) || join(strings.Split(f.Path, "/")...) != f.Path:
			return fmt.Errorf("bag: path %q is not safe", f.Path)
		case seen[folded]:
			return fmt.Errorf("bag: path %q is used twice", f.Path)
		}
		seen[folded] = true
	}
	return nil
}

// info gives bag-info.txt. Values stay on one line each.
func (p Package) info(oxum int64) string {
	var b strings.Builder
	fields := append(slices.Clone(p.Info),
		Field{"Bagging-Date", p.Date.Format(time.DateOnly)},
		Field{"Payload-Oxum", fmt.Sprintf("%d.%d", oxum, len(p.Payload))})
	for _, f := range fields {
		fmt.Fprintf(&b, "%s: %s\n", f.Name, strings.Join(strings.Fields(f.Value), " "))
	}
	return b.String()
}

// escape writes a path as manifests want it (RFC 8493, 2.1.3).
func escape(p string) string {
	return strings.NewReplacer("%", "%25", "\n", "%0A", "\r", "%0D").Replace(p)
}

func unescape(p string) string {
	return strings.NewReplacer("%25", "%", "%0A", "\n", "%0a", "\n", "%0D", "\r", "%0d", "\r").Replace(p)
}

// safe tells whether p stays inside the package on every system.
func safe(p string) bool {
	if p == "" || strings.HasPrefix(p, "/") || strings.ContainsAny(p, "\\\x00") || len(p) > 1 && p[1] == ':' {
		return false
	}
	for _, e := range strings.Split(p, "/") {
		if e == "" || e == "." || e == ".." {
			return false
		}
	}
	return true
}

// counter counts the bytes written to it.
type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// reader gives up as soon as its context ends.
type reader struct {
	ctx context.Context
	r   io.Reader
}

func (r reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}
