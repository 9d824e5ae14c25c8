package lke

import (
	"testing"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/review"
)

func TestReviewStatesInTheTree(t *testing.T) {
	o := newOutline(lke.Default())
	x := facts{score: lke.Default().Score(nil), reviews: map[model.Code]review.State{"P.1.i.a": review.Returned, "P.5.i.a": review.Accepted}}

	if got := o.questions(filter{returned: true}, x); len(got) != 1 || got[0] != "P.1.i.a" {
		t.Errorf("returned: %v", got)
	}
	for _, c := range o.questions(filter{pokja: 5}, x) {
		if q := o.sheet.Question(c); q.Pokja != 5 {
			t.Errorf("%s is of Pokja %d", c, q.Pokja)
		}
	}
	if !(filter{pokja: 5}).active() || (filter{}).active() || x.returned() != 1 {
		t.Error("filters or counts are wrong")
	}
	icons := map[string]bool{}
	for _, r := range []row{{review: review.Returned}, {review: review.Accepted}, {review: review.Submitted}, {status: statusNoProof}, {status: statusBlank}} {
		icon, _ := r.icon()
		icons[string(icon)] = true
	}
	if len(icons) != 5 {
		t.Errorf("states share a drawing: %v", icons)
	}
}
