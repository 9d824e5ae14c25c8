package dokumen

import "siapzi/model"

// selection is the chosen documents of the list. It goes by ids, so that it
// survives sorting and filtering.
type selection struct {
	chosen map[model.DocumentID]bool
	cursor model.DocumentID // the row that keys move from; its document is shown at the right
	anchor model.DocumentID // where a range began
}

// only chooses id and nothing else; "" chooses nothing.
func (s *selection) only(id model.DocumentID) {
	s.chosen = map[model.DocumentID]bool{}
	if id != "" {
		s.chosen[id] = true
	}
	s.cursor, s.anchor = id, id
}

// toggle chooses id beside the others, or no longer.
func (s *selection) toggle(id model.DocumentID) {
	if s.chosen == nil {
		s.chosen = map[model.DocumentID]bool{}
	}
	if s.chosen[id] {
		delete(s.chosen, id)
	} else {
		s.chosen[id] = true
	}
	s.cursor, s.anchor = id, id
}

// extend chooses everything between the anchor and id in the order of list.
func (s *selection) extend(list []model.DocumentID, id model.DocumentID) {
	from, to := -1, -1
	for i, x := range list {
		if x == s.anchor {
			from = i
		}
		if x == id {
			to = i
		}
	}
	if from < 0 || to < 0 {
		s.only(id)
		return
	}
	anchor := s.anchor
	s.chosen = map[model.DocumentID]bool{}
	for _, x := range list[min(from, to) : max(from, to)+1] {
		s.chosen[x] = true
	}
	s.cursor, s.anchor = id, anchor
}

// all chooses everything in list.
func (s *selection) all(list []model.DocumentID) {
	s.chosen = make(map[model.DocumentID]bool, len(list))
	for _, id := range list {
		s.chosen[id] = true
	}
}

// keep gives up what is not shown any more. A lost cursor goes to the first
// document in list that stays chosen; list is only asked for then, since it
// may be long.
func (s *selection) keep(shown func(model.DocumentID) bool, list func() []model.DocumentID) {
	for id := range s.chosen {
		if !shown(id) {
			delete(s.chosen, id)
		}
	}
	if s.cursor == "" || shown(s.cursor) {
		return
	}
	s.cursor, s.anchor = "", ""
	if len(s.chosen) == 0 {
		return
	}
	if left := s.in(list()); len(left) > 0 {
		s.cursor, s.anchor = left[0], left[0]
	}
}

// in gives what is chosen, in the order of list.
func (s *selection) in(list []model.DocumentID) []model.DocumentID {
	var out []model.DocumentID
	for _, id := range list {
		if s.chosen[id] {
			out = append(out, id)
		}
	}
	return out
}
