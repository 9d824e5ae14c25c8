package ui

import "maps"

// place gives where the open workspace was left the last time.
func (s *Shell) place() Place { return s.cfg.Prefs.Places[s.session.Workspace.Dir()] }

// restore brings a page that was just made to where it was left, and remembers
// its panes from now on.
func (s *Shell) restore(id string, page Page) {
	if p, ok := page.(Paned); ok {
		p.Panes().SetWidths(s.cfg.Prefs.Panes[id])
		p.Panes().OnMoved = func(widths []float32) {
			s.cfg.Prefs.setPanes(id, widths)
			s.savePrefs()
		}
	}
	if p, ok := page.(Placer); ok {
		p.ShowPlace(s.place().Shown[id])
	}
}

// notePlace remembers where the open workspace is now; the caller saves the
// preferences.
func (s *Shell) notePlace() {
	if s.session == nil || s.current < 0 {
		return
	}
	at := Place{Page: s.specs[s.current].ID, Shown: maps.Clone(s.place().Shown)}
	for i, page := range s.pages {
		if p, ok := page.(Placer); ok {
			if at.Shown == nil {
				at.Shown = map[string]string{}
			}
			at.Shown[s.specs[i].ID] = p.Place()
		}
	}
	s.cfg.Prefs.setPlace(s.session.Workspace.Dir(), at)
}
