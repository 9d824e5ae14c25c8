package bundle

import "siapzi/model/lke"

// expected is one kind of evidence that a question expects, and whether a
// document is linked to it.
type expected struct {
	lke.Evidence
	covered bool
}

// expectations lists what the question expects. certain is false where a
// document is linked to the question but to none of its expectations: it may
// be the one that seems to be missing, so nothing may be called missing then.
func (q *question) expectations() (list []expected, certain bool) {
	certain = true
	list = make([]expected, len(q.node.Evidence))
	for i, e := range q.node.Evidence {
		list[i].Evidence = e
	}
	for _, it := range q.items {
		if it.evidence < 1 || it.evidence > len(list) {
			certain = false
			continue
		}
		list[it.evidence-1].covered = true
	}
	return list, certain
}

// missing gives the expected evidence that is missing for sure.
func (q *question) missing() []lke.Evidence {
	list, certain := q.expectations()
	if !certain {
		return nil
	}
	var gone []lke.Evidence
	for _, e := range list {
		if !e.covered {
			gone = append(gone, e.Evidence)
		}
	}
	return gone
}
