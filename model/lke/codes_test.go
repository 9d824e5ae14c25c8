package lke_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/lke"
)

func TestParseCode(t *testing.T) {
	for in, want := range map[string]model.Code{
		"P.1.i.a": "P.1.i.a", "p.1.i.a": "P.1.i.a", " P.1.I.A ": "P.1.i.a", "P. 1. i. a": "P.1.i.a",
		"P 1 i a": "P.1.i.a", "P.1.i.a.": "P.1.i.a", "p-1-i-a": "P.1.i.a", "r/5/iii": "R.5.iii",
		"r_5_iii_b": "R.5.iii.b", "h.ii": "H.II", "H.Ii.A": "H.II.a", "a": "A", "P..1": "P.1",
		"": "", "P.9": "", "P1": "", "1.i.a": "", "P.1.i.a.b": "", "...": "",
	} {
		got, ok := lke.Default().ParseCode(in)
		if got != want || ok != (want != "") {
			t.Errorf("ParseCode(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
	for _, n := range lke.Default().Nodes {
		if got, _ := lke.Default().ParseCode(strings.ToUpper(string(n.Code))); got != n.Code {
			t.Errorf("ParseCode(%q) = %q", strings.ToUpper(string(n.Code)), got)
		}
	}
}

func TestOrderIsThatOfTheDocument(t *testing.T) {
	codes := []model.Code{"H.I.a", "X", "R.1", "P.6.v.c", "P.2", "P.1.i.a", "A"}
	w := lke.Default()

	slices.SortFunc(codes, func(a, b model.Code) int { return w.Order(a) - w.Order(b) })

	want := []model.Code{"A", "P.1.i.a", "P.2", "P.6.v.c", "R.1", "H.I.a", "X"}
	if diff := cmp.Diff(want, codes); diff != "" {
		t.Error(diff)
	}
}

func TestExpand(t *testing.T) {
	w := lke.Default()
	for _, c := range []struct {
		name  string
		codes []model.Code
		want  []model.Code
	}{
		{"a question stands for itself", []model.Code{"P.6.ii.b"}, []model.Code{"P.6.ii.b"}},
		{"an aspek for its questions", []model.Code{"P.6.iii"}, []model.Code{"P.6.iii.a", "P.6.iii.b", "P.6.iii.c"}},
		{"several nodes in document order", []model.Code{"r.6.i", "p.1.i"}, []model.Code{"P.1.i.a", "P.1.i.b", "R.6.i.a", "R.6.i.b"}},
		{"overlapping nodes once", []model.Code{"H.I.a", "H.I", "h.i.a"}, []model.Code{"H.I.a", "H.I.b"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			list, err := w.Expand(c.codes)
			if err != nil {
				t.Fatal(err)
			}
			var got []model.Code
			for _, q := range list {
				got = append(got, q.Code)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}

	t.Run("area 6 has 19 + 3 questions", func(t *testing.T) {
		if list, err := w.Expand([]model.Code{"P.6", "R.6"}); err != nil || len(list) != 22 {
			t.Errorf("%d questions, %v", len(list), err)
		}
	})
	t.Run("no code stands for every question, in a list of the caller's own", func(t *testing.T) {
		list, err := w.Expand(nil)
		if err != nil || len(list) != 113 {
			t.Fatalf("%d questions, %v", len(list), err)
		}
		list[0] = nil
		if w.Questions[0] == nil {
			t.Error("Expand gave away the worksheet's own list")
		}
	})
	t.Run("every unknown code is named", func(t *testing.T) {
		_, err := w.Expand([]model.Code{"P.6", "P.7", "Q"})
		if got := fields(t, err); len(got) != 2 || got["P.7"] == nil || got["Q"] == nil {
			t.Errorf("problems = %q, want P.7 and Q", got)
		}
	})
}
