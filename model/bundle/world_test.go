package bundle

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/paint"
)

var date = time.Date(2026, 5, 31, 15, 0, 0, 0, time.FixedZone("WIB", 7*3600))

// world is what a bundle is made from: real files in a folder, and the
// documents and answers that a workspace would give.
type world struct {
	t       *testing.T
	dir     string // of the originals
	out     string // folder for bundles
	unit    model.Unit
	docs    map[model.Code][]model.Document
	answers lke.Answers
	n       int
	paths   map[model.Hash]string
	pdfs    map[string]model.File // made already, by name and pages
}

func newWorld(t *testing.T) *world {
	t.Helper()
	dir := t.TempDir()
	w := &world{t: t, dir: filepath.Join(dir, "files"), out: filepath.Join(dir, "out"),
		unit: model.Unit{Name: "Balai Contoh Nusantara", Agency: "Kementerian Contoh", Year: 2026, Target: model.WBK},
		docs: map[model.Code][]model.Document{}, answers: lke.Answers{}, paths: map[model.Hash]string{}, pdfs: map[string]model.File{}}
	for _, d := range []string{w.dir, w.out} {
		if err := os.Mkdir(d, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

func (w *world) Answers(context.Context, model.Assessor) (lke.Answers, error) { return w.answers, nil }
func (w *world) ByQuestion(context.Context) (map[model.Code][]model.Document, error) {
	return w.docs, nil
}
func (w *world) PathOf(v model.Version) string { return w.paths[v.Hash] }

func (w *world) source() Source {
	return Source{Unit: w.unit, Worksheet: lke.Default(), Answers: w, Documents: w, Originals: w.dir, Temp: filepath.Join(w.out, "cache")}
}

// file stores content under its hash and gives a version of it.
func (w *world) file(name, mime string, content []byte) model.File {
	w.t.Helper()
	sum := sha256.Sum256(content)
	h := model.Hash(hex.EncodeToString(sum[:]))
	path := filepath.Join(w.dir, string(h))
	if err := os.WriteFile(path, content, 0o600); err != nil {
		w.t.Fatal(err)
	}
	w.paths[h] = path
	return model.File{Version: model.Version{Hash: h, Size: int64(len(content)), Name: name, MIME: mime}}
}

// pdf stores a PDF of the given number of pages with some text on each.
func (w *world) pdf(name string, pages int) model.File {
	w.t.Helper()
	key := fmt.Sprint(name, pages)
	if _, ok := w.pdfs[key]; !ok {
		w.pdfs[key] = w.file(name, "application/pdf", makePDF(w.t, name, pages, paint.A4Width, paint.A4Height))
	}
	return w.pdfs[key]
}

func makePDF(t *testing.T, name string, pages int, width, height float64) []byte {
	t.Helper()
	c := paint.New(paint.Config{Width: width, Height: height, Created: date})
	for i := range pages {
		c.AddPage()
		c.SetFont(paint.SemiBold, 14)
		c.Text(20, 25, name)
		c.SetFont(paint.Regular, 10)
		c.TextWrapped(20, 35, width-40, 5, strings.Repeat(fmt.Sprintf("Isi halaman %d laporan pemantauan. ", i+1), 30))
		c.Text(20, height-6, "baris paling bawah")
	}
	var b bytes.Buffer
	if err := c.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// add links a document with these files to the questions.
func (w *world) add(title string, files []model.File, codes ...model.Code) model.Document {
	w.n++
	d := model.Document{ID: model.DocumentID(fmt.Sprintf("doc-%04d", w.n)), Title: title, Date: "2026-01-12", Files: files}
	for i := range d.Files {
		d.Files[i].Position = i + 1
	}
	for _, c := range codes {
		d.Links = append(d.Links, model.Link{Document: d.ID, Code: c, Origin: model.OriginUser})
	}
	return w.put(d)
}

// put files a finished document under its questions.
func (w *world) put(d model.Document) model.Document {
	for _, l := range d.Links {
		w.docs[l.Code] = append(w.docs[l.Code], d)
	}
	return d
}

// answer sets the answer to a question with options.
func (w *world) answer(c model.Code, option, note string) {
	w.answers[c] = model.Answer{Code: c, Assessor: model.UnitAssessor, Option: option, Note: note}
}

// answerAll answers every question with its second best option or even numbers.
func (w *world) answerAll() {
	for _, q := range lke.Default().Questions {
		a := model.Answer{Code: q.Code, Assessor: model.UnitAssessor}
		if q.HasInputs() {
			a.Inputs = map[string]float64{}
			for _, in := range q.Inputs {
				a.Inputs[in.Key] = 3
			}
		} else {
			a.Option = q.Options[min(1, len(q.Options)-2)].Key
		}
		w.answers[q.Code] = a
	}
}

// build makes the bundle and fails the test where it cannot.
func (w *world) build(codes ...model.Code) Result {
	w.t.Helper()
	res, err := Build(context.Background(), w.source(), Request{Out: filepath.Join(w.out, "bundel.pdf"), Codes: codes, Date: date})
	if err != nil {
		w.t.Fatalf("build: %v", err)
	}
	return res
}

// accept runs the acceptance checker on a bundle; it must find nothing wrong.
func accept(t *testing.T, res Result, args ...string) {
	t.Helper()
	args = append([]string{"testdata/bundle_check.py", res.Path, "--manifest", res.ManifestPath, "--allow-untexted", "--max-mb", "500"}, args...)
	out, err := exec.Command("python3", args...).CombinedOutput()
	if err != nil {
		t.Fatalf("bundle_check: %v\n%s", err, out)
	}
	if testing.Verbose() {
		t.Logf("%s", out)
	}
	var m Manifest
	data, err := os.ReadFile(res.ManifestPath)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	if m.Pages != res.Manifest.Pages || len(m.Entries) != len(res.Manifest.Entries) {
		t.Errorf("the manifest on disk is not the one in the result")
	}
}

// text gives the text of some pages as one line.
func text(t *testing.T, path string, first, last int) string {
	t.Helper()
	out, err := exec.Command("pdftotext", "-layout", "-f", fmt.Sprint(first), "-l", fmt.Sprint(last), path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(out)), " ")
}

// contains fails where s lacks one of the words.
func contains(t *testing.T, s string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(s, w) {
			t.Errorf("%q is missing in:\n%s", w, s)
		}
	}
}

// leftovers gives what stands in the folder of bundles.
func (w *world) leftovers() []string {
	w.t.Helper()
	var names []string
	err := filepath.WalkDir(w.out, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, d.Name())
		}
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	slices.Sort(names)
	return names
}
