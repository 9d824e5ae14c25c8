package lke

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/lke"
)

// answered gives facts for the real worksheet with these answers and counts.
func answered(answers lke.Answers, proofs map[model.Code]int) facts {
	return facts{answers: answers, proofs: proofs, score: lke.Default().Score(answers)}
}

func option(code model.Code, key string) model.Answer {
	return model.Answer{Code: code, Assessor: model.UnitAssessor, Option: key}
}

func codes(rows []row) string {
	var out []string
	for _, r := range rows {
		out = append(out, string(r.code))
	}
	return strings.Join(out, " ")
}

func TestRows(t *testing.T) {
	o := newOutline(lke.Default())
	x := answered(lke.Answers{
		"P.1.i.a":  option("P.1.i.a", "Ya"),
		"P.6.ii.a": option("P.6.ii.a", "A"),
		"P.6.ii.b": option("P.6.ii.b", "B"),
	}, map[model.Code]int{"P.6.ii.a": 2, "P.6.ii.c": 1})

	t.Run("a closed tree shows the two components only", func(t *testing.T) {
		if got, want := codes(o.rows(filter{}, nil, x)), "A B"; got != want {
			t.Errorf("rows = %q, want %q", got, want)
		}
	})

	t.Run("an open branch shows its children and the ones below stay closed", func(t *testing.T) {
		open := map[model.Code]bool{"A": true, "P.6": true} // P is closed, so P.6 is hidden
		if got, want := codes(o.rows(filter{}, open, x)), "A P R B"; got != want {
			t.Errorf("rows = %q, want %q", got, want)
		}
		open["P"] = true
		open["P.6.ii"] = true
		got := codes(o.rows(filter{}, open, x))
		want := "A P P.1 P.2 P.3 P.4 P.5 P.6 P.6.i P.6.ii P.6.ii.a P.6.ii.b P.6.ii.c P.6.ii.d P.6.ii.e P.6.ii.f P.6.iii P.6.iv P.6.v R B"
		if got != want {
			t.Errorf("rows = %q, want %q", got, want)
		}
	})

	t.Run("a question tells its status and its value, a branch its score and weight", func(t *testing.T) {
		open := map[model.Code]bool{"A": true, "P": true, "P.6": true, "P.6.ii": true}
		rows := o.rows(filter{}, open, x)
		by := map[model.Code]row{}
		for _, r := range rows {
			by[r.code] = r
		}
		want := map[model.Code]row{
			"P.6.ii":   {code: "P.6.ii", depth: 3, branch: true, open: true, label: "ii", name: "Budaya Pelayanan Prima", score: "0,28 / 1"},
			"P.6.ii.a": {code: "P.6.ii.a", depth: 4, label: "a", name: "Kompetensi pelayanan prima", score: "1", status: statusDone},
			"P.6.ii.b": {code: "P.6.ii.b", depth: 4, label: "b", name: "Informasi layanan", score: "0,67", status: statusNoProof},
			"P.6.ii.c": {code: "P.6.ii.c", depth: 4, label: "c", name: by["P.6.ii.c"].name, score: "–", status: statusBlank},
		}
		for code, w := range want {
			if d := cmp.Diff(w, by[code], cmp.AllowUnexported(row{})); d != "" {
				t.Errorf("%s (-want +got):\n%s", code, d)
			}
		}
	})

	t.Run("whole tree has every node once", func(t *testing.T) {
		open := map[model.Code]bool{}
		for _, n := range lke.Default().Nodes {
			open[n.Code] = true
		}
		if got, want := len(o.rows(filter{}, open, x)), len(lke.Default().Nodes); got != want {
			t.Errorf("%d rows, want %d", got, want)
		}
	})
}

func TestFilter(t *testing.T) {
	o := newOutline(lke.Default())
	x := answered(lke.Answers{"P.6.ii.a": option("P.6.ii.a", "A")}, map[model.Code]int{"P.6.ii.b": 1})

	for _, c := range []struct {
		name string
		f    filter
		want string // codes of the questions
	}{
		{"a code with dots finds its questions", filter{text: "h.ii"}, "H.II.a"},
		{"a code without dots too", filter{text: "hiia"}, "H.II.a"},
		{"words of several places must all be there", filter{text: "LHKPN rekap"}, "P.1.iv.a R.5.iii.a R.5.iii.b"},
		{"nothing is found for a word that stands nowhere", filter{text: "zebra"}, ""},
		{"chips and words narrow together", filter{text: "budaya pelayanan prima", blank: true, noProof: true}, "P.6.ii.c P.6.ii.d P.6.ii.e P.6.ii.f"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, code := range o.questions(c.f, x) {
				got = append(got, string(code))
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("questions = %q, want %q", strings.Join(got, " "), c.want)
			}
		})
	}

	t.Run("branches above a match are shown and open whatever was closed", func(t *testing.T) {
		rows := o.rows(filter{text: "h.ii"}, nil, x)
		if got, want := codes(rows), "B H.II H.II.a"; got != want {
			t.Fatalf("rows = %q, want %q", got, want)
		}
		if !rows[0].open || !rows[1].open {
			t.Error("a branch above the match is closed")
		}
	})

	t.Run("chips count what they would leave", func(t *testing.T) {
		blank, noProof := o.counts(x)
		if blank != 112 || noProof != 112 {
			t.Errorf("counts = %d, %d, want 112, 112", blank, noProof)
		}
	})
}

func TestBreadcrumb(t *testing.T) {
	for code, want := range map[model.Code]string{
		"P.6.ii.b": "6 Peningkatan Kualitas Pelayanan Publik › ii Budaya Pelayanan Prima",
		"H.II.a":   "II Pelayanan Publik yang Prima",
	} {
		outer, inner := breadcrumb(lke.Default().Node(code))
		if got := strings.TrimPrefix(outer+crumbSign+inner, crumbSign); got != want {
			t.Errorf("breadcrumb(%s) = %q, want %q", code, got, want)
		}
	}
}
