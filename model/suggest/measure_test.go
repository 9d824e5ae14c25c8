package suggest_test

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/suggest"
)

// judged is one file with the codes that a reader would accept for it.
type judged struct {
	in    suggest.Input
	truth []model.Code
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
			if c != "-" {
				if lke.Default().Node(model.Code(c)) == nil {
					t.Fatalf("%s: %s: unknown code %q", name, j.in.Name, c)
				}
				j.truth = append(j.truth, model.Code(c))
			}
		}
		out = append(out, j)
	}
	return out
}

// result counts how well a set was answered.
type result struct {
	files     int // that prove a question
	none      int // that prove none
	first     int // files whose first suggestion is right
	three     int // files with a right one among three
	linked    int // links made without asking
	right     int // right ones among them
	withLink  int // files with a right automatic link
	worstNone float64
}

func (r result) precision() float64 { return float64(r.right) / float64(max(1, r.linked)) }
func (r result) recall() float64    { return float64(r.withLink) / float64(max(1, r.files)) }

func (r result) String() string {
	return fmt.Sprintf("%d files + %d that prove nothing: first right %.1f%%, among three %.1f%%; auto: %d links, precision %.3f, recall %.3f",
		r.files, r.none, 100*float64(r.first)/float64(r.files), 100*float64(r.three)/float64(r.files), r.linked, r.precision(), r.recall())
}

// measure runs a set through an index and logs what went wrong.
func measure(t testing.TB, x *suggest.Index, set []judged) result {
	var r result
	for _, j := range set {
		got := x.Suggest(j.in, nil)
		right := func(s suggest.Suggestion) bool { return slices.Contains(j.truth, s.Code) }
		if len(j.truth) == 0 {
			r.none++
		} else {
			r.files++
		}
		if len(got) > 0 && right(got[0]) {
			r.first++
		}
		if slices.ContainsFunc(got, right) {
			r.three++
		}
		auto := suggest.Auto(got)
		r.linked += len(auto)
		for _, s := range auto {
			if right(s) {
				r.right++
			}
		}
		if slices.ContainsFunc(auto, right) {
			r.withLink++
		}
		if bad := len(got) > 0 && !right(got[0]); bad && (len(j.truth) > 0 || got[0].Score > 0.3) || len(got) == 0 && len(j.truth) > 0 || len(auto) == 0 && len(j.truth) > 0 {
			mark := " "
			if bad {
				mark = "✗"
			}
			if len(auto) > 0 {
				mark = "✗✗"
			}
			t.Logf("%s %s | %s want %v", mark, j.in.Folder, j.in.Name, j.truth)
			for _, s := range got {
				t.Logf("        %s %.2f %s", s.Code, s.Score, s.Reason)
			}
		}
	}
	return r
}

func TestMeasure(t *testing.T) {
	x := suggest.New(lke.Default())
	for _, set := range strings.Fields(os.Getenv("SETS")) {
		r := measure(t, x, readJudged(t, set))
		t.Logf("%s: %s", set, r)
	}
}
