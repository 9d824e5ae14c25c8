package suggest_test

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/sample"
	"siapzi/model/suggest"
)

// judged is one file with the codes that a reader would accept for it.
type judged struct {
	in    suggest.Input
	truth []model.Code
}

// TestMeasure is the measurement behind AutoThreshold: of the links made
// without asking, at least 95 % must be right, on every set, and most files
// must get one. With -v it prints what went wrong and what other thresholds
// would do. SETS="FILE…" measures further files of the same form.
func TestMeasure(t *testing.T) {
	x := suggest.New(lke.Default())
	whole := sampleSet(t)
	names, bare, texts := slices.Clone(whole), slices.Clone(whole), []judged{}
	for i, j := range whole {
		names[i].in.Text = ""
		bare[i].in.Text, bare[i].in.Folder = "", ""
		if len(j.in.Text) > 100 && !strings.Contains(j.in.Name, "Copy") { // the copy's text is that of its original
			j.in.Folder, j.in.Name = "", fmt.Sprintf("scan%d.pdf", i)
			texts = append(texts, j)
		}
	}
	sets := []struct {
		name      string
		files     []judged
		recall    float64 // least share of files with a right link
		precision float64
	}{
		{"judge set", readJudged(t, "testdata/uji.tsv"), 0.85, 0.95},
		{"practice set", readJudged(t, "testdata/latihan.tsv"), 0.85, 0.95},
		{"sample as imported", whole, 0.9, 0.95},
		{"sample, names and folders", names, 0.9, 0.95},
		{"sample, names only", bare, 0.9, 0.95},
		{"sample, texts only", texts, 0.75, 0.95},
	}
	for _, f := range strings.Fields(os.Getenv("SETS")) {
		sets = append(sets, struct {
			name              string
			files             []judged
			recall, precision float64
		}{f, readJudged(t, f), 0, 0})
	}
	for _, set := range sets {
		t.Run(set.name, func(t *testing.T) {
			r := measure(t, x, set.files)

			t.Log(r)
			if r.precision() < set.precision || r.recall() < set.recall {
				t.Errorf("want precision %.2f and recall %.2f at least", set.precision, set.recall)
			}
		})
	}
}

// result counts how well a set was answered.
type result struct {
	files, none  int // files that prove a question, and that prove none
	first, three int // files whose first suggestion is right, that have a right one at all
	links, right int // links made without asking, right ones among them
	linked       int // files with a right one
	other        map[float64][2]int
}

func (r result) precision() float64 { return float64(r.right) / float64(max(1, r.links)) }
func (r result) recall() float64    { return float64(r.linked) / float64(max(1, r.files)) }

func (r result) String() string {
	s := fmt.Sprintf("%d files + %d that prove nothing: first right %.1f%%, one of three %.1f%%; %d links, precision %.3f, recall %.3f; right/links at",
		r.files, r.none, 100*float64(r.first)/float64(r.files), 100*float64(r.three)/float64(r.files), r.links, r.precision(), r.recall())
	for _, th := range slices.Sorted(maps.Keys(r.other)) {
		s += fmt.Sprintf(" %.2f: %d/%d", th, r.other[th][1], r.other[th][0])
	}
	return s
}

// measure runs a set through an index and logs what went wrong.
func measure(t *testing.T, x *suggest.Index, set []judged) result {
	r := result{other: map[float64][2]int{}}
	for _, j := range set {
		got := x.Suggest(j.in, nil)
		auto := suggest.Auto(got)
		right := func(s suggest.Suggestion) bool { return slices.Contains(j.truth, s.Code) }
		firstRight := len(got) > 0 && right(got[0])
		count(&r.none, len(j.truth) == 0)
		count(&r.files, len(j.truth) > 0)
		count(&r.first, firstRight)
		count(&r.three, slices.ContainsFunc(got, right))
		count(&r.linked, slices.ContainsFunc(auto, right))
		for _, s := range auto {
			r.links++
			count(&r.right, right(s))
		}
		for _, th := range []float64{0.5, 0.6, 0.7, 0.8, 0.9} {
			for _, s := range got {
				if s.Score >= th {
					n := r.other[th]
					n[0]++
					count(&n[1], right(s))
					r.other[th] = n
				}
			}
		}
		if !firstRight && (len(j.truth) > 0 || len(auto) > 0) {
			t.Logf("%s | %s: want %v", j.in.Folder, j.in.Name, j.truth)
			for _, s := range got {
				t.Logf("    %s %.2f %s", s.Code, s.Score, s.Reason)
			}
		}
	}
	return r
}

func count(n *int, yes bool) {
	if yes {
		*n++
	}
}

// readJudged reads a file of testdata; its first lines tell its columns.
func readJudged(t testing.TB, name string) []judged {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []judged
	for s := bufio.NewScanner(f); s.Scan(); {
		if strings.HasPrefix(s.Text(), "#") {
			continue
		}
		col := strings.Split(s.Text(), "\t")
		j := judged{in: suggest.Input{Folder: col[0], Name: col[1]}}
		if len(col) > 3 {
			j.in.Text = strings.ReplaceAll(col[3], `\n`, "\n")
		}
		for _, c := range strings.Split(col[2], ",") {
			if c == "-" {
				continue
			}
			if lke.Default().Question(model.Code(c)) == nil {
				t.Fatalf("%s: %s: unknown code %q", name, j.in.Name, c)
			}
			j.truth = append(j.truth, model.Code(c))
		}
		out = append(out, j)
	}
	return out
}

// sampleSet gives the sample's files with their text, as an import sees them:
// scans and pictures have none.
func sampleSet(t testing.TB) []judged {
	t.Helper()
	dir := t.TempDir()
	if _, err := sample.WriteEvidence(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	truth := sample.Truth()
	var out []judged
	for _, p := range slices.Sorted(maps.Keys(truth)) {
		j := judged{in: suggest.Input{Folder: path.Dir(p), Name: path.Base(p)}, truth: truth[p]}
		switch path.Ext(p) {
		case ".pdf":
			text, _ := exec.Command("pdftotext", "-layout", filepath.Join(dir, p), "-").Output() // fails for the broken and the locked one
			j.in.Text = string(text)
		case ".docx", ".xlsx":
			j.in.Text = officeText(t, filepath.Join(dir, p))
		}
		out = append(out, j)
	}
	return out
}

// officeText gives the character data of the parts with content.
func officeText(t testing.TB, name string) string {
	t.Helper()
	z, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var b strings.Builder
	for _, f := range z.File {
		if f.Name != "word/document.xml" && f.Name != "xl/worksheets/sheet1.xml" {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(r)
		for tok, err := d.Token(); err == nil; tok, err = d.Token() {
			if c, ok := tok.(xml.CharData); ok {
				b.Write(c)
				b.WriteByte('\n')
			}
		}
	}
	return b.String()
}
