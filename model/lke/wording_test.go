package lke_test

import (
	"testing"

	"siapzi/model"
	"siapzi/model/lke"
)

func TestWithWording(t *testing.T) {
	w := lke.Default()
	got := w.WithWording(map[model.Code]lke.Wording{"P.1.i.a": {Question: "Lain", Criteria: map[string]string{"Ya": "Sudah"}}, "P": {Question: "x"}})
	q, old := got.Question("P.1.i.a"), w.Question("P.1.i.a")

	t.Run("other words, the old worksheet as it was", func(t *testing.T) {
		if q.Gist != "Lain" || q.Options[0].Criterion != "Sudah" || q.Options[1] != old.Options[1] || old.Gist == "Lain" || old.Options[0].Criterion == "Sudah" {
			t.Errorf("%+v %+v", q, old)
		}
	})
	t.Run("the tree is one of its own, and scores are the same", func(t *testing.T) {
		if q.Parent == old.Parent || q.Parent.Children[0] != q || got.Questions[0] != q || got.Node("A") != got.Roots[0] {
			t.Error("nodes of both are mixed")
		}
		answers := lke.Answers{"P.1.i.a": {Code: "P.1.i.a", Option: "Ya"}, "P.1.i.b": {Code: "P.1.i.b", Option: "B"}}
		if a, b := w.Score(answers).Safe.Total, got.Score(answers).Safe.Total; a != b || a == 0 {
			t.Errorf("%v %v", a, b)
		}
		if a, ok := got.AreaOf("R.1.i.a"); !ok || a.No != 1 {
			t.Error("no area")
		}
	})
}
