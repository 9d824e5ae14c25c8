package kit

// Selection is the chosen rows of a list in which several can be chosen. It
// goes by ids, so that it survives sorting and filtering. The zero value
// chooses nothing.
type Selection[ID ~string] struct {
	Chosen map[ID]bool
	Cursor ID // the row that keys move from, whose details are shown
	anchor ID // where a range began
}

// Only chooses id and nothing else; "" chooses nothing.
func (s *Selection[ID]) Only(id ID) {
	s.Chosen = map[ID]bool{}
	if id != "" {
		s.Chosen[id] = true
	}
	s.Cursor, s.anchor = id, id
}

// Toggle chooses id beside the others, or no longer.
func (s *Selection[ID]) Toggle(id ID) {
	if s.Chosen == nil {
		s.Chosen = map[ID]bool{}
	}
	if s.Chosen[id] {
		delete(s.Chosen, id)
	} else {
		s.Chosen[id] = true
	}
	s.Cursor, s.anchor = id, id
}

// Extend chooses everything between the anchor and id in the order of list.
func (s *Selection[ID]) Extend(list []ID, id ID) {
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
		s.Only(id)
		return
	}
	anchor := s.anchor
	s.Chosen = map[ID]bool{}
	for _, x := range list[min(from, to) : max(from, to)+1] {
		s.Chosen[x] = true
	}
	s.Cursor, s.anchor = id, anchor
}

// All chooses everything in list.
func (s *Selection[ID]) All(list []ID) {
	s.Chosen = make(map[ID]bool, len(list))
	for _, id := range list {
		s.Chosen[id] = true
	}
}

// Keep gives up what is not shown any more. A lost cursor goes to the first
// row in list that stays chosen; list is only asked for then, since it
// may be long.
func (s *Selection[ID]) Keep(shown func(ID) bool, list func() []ID) {
	for id := range s.Chosen {
		if !shown(id) {
			delete(s.Chosen, id)
		}
	}
	if s.Cursor == "" || shown(s.Cursor) {
		return
	}
	s.Cursor, s.anchor = "", ""
	if len(s.Chosen) == 0 {
		return
	}
	if left := s.In(list()); len(left) > 0 {
		s.Cursor, s.anchor = left[0], left[0]
	}
}

// In gives what is chosen, in the order of list.
func (s *Selection[ID]) In(list []ID) []ID {
	var out []ID
	for _, id := range list {
		if s.Chosen[id] {
			out = append(out, id)
		}
	}
	return out
}
