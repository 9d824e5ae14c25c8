package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// Person tells who sits at this computer.
func (s *Shell) Person() model.Person { return s.cfg.Prefs.Person }

// showPerson puts the person's name and office into the foot of the sidebar;
// where nothing is known, the name that the computer knows.
func (s *Shell) showPerson() {
	if s.user == nil {
		return
	}
	name, below, _ := strings.Cut(string(s.session.Who), "@")
	if who := s.Person(); who.Name != "" {
		name, below = who.Name, who.Title()
	} else if title := who.Title(); title != "" {
		below = title
	}
	lines := kit.Rows(0, kit.NewText(name, look.Strong, look.ColorText).Shrink())
	if below != "" {
		lines.Add(kit.NewText(below, look.Body, look.ColorMuted).Shrink())
	}
	lines.Hidden = s.rail
	row := kit.Row(look.Gap12, kit.NewIcon(look.IconUser, look.ColorMuted, look.NavIconSize), kit.Grow(lines))
	s.user.Objects = []fyne.CanvasObject{kit.Padded(row, 0, look.Gap8, 0, look.Gap16)}
	s.user.Refresh()
}

// AskPerson lets name, role and Pokja be written down; then runs afterwards and
// may be nil. Nobody is kept out of anything by it.
func (s *Shell) AskPerson(then func()) {
	now := s.Person()
	name := kit.NewEntry(lang.L("Nama Anda"))
	name.SetText(now.Name)
	roles := []string{lang.L("Belum dipilih")}
	for _, r := range model.PersonRoles {
		roles = append(roles, roleWord(r))
	}
	role := kit.NewSelect(func(int) {}, roles...)
	for i, r := range model.PersonRoles {
		if r == now.Role {
			role.Set(i + 1)
		}
	}
	groups := []string{lang.L("Tanpa Pokja")}
	for no := 1; no <= pokjaCount; no++ {
		groups = append(groups, model.Person{Pokja: no}.Title())
	}
	pokja := kit.NewSelect(func(int) {}, groups...)
	pokja.Set(min(max(now.Pokja, 0), pokjaCount))
	body := kit.Rows(look.Gap12, kit.NewField(lang.L("Nama"), name, ""), kit.NewField(lang.L("Peran"), role, ""), kit.NewField("Pokja", pokja, ""))
	kit.ShowDialog(s.cfg.Window, kit.DialogConfig{Title: lang.L("Siapa Anda?"), Body: body, Confirm: lang.L("Simpan"), Focus: name,
		Text: lang.L("Dicatat pada langkah reviu dan disimpan di komputer ini saja. Tidak ada yang disembunyikan atau dilarang."),
		OnConfirm: func() bool {
			who := model.Person{Name: strings.Join(strings.Fields(name.Text), " "), Pokja: pokja.Selected()}
			if i := role.Selected(); i > 0 {
				who.Role = model.PersonRoles[i-1]
			}
			s.cfg.Prefs.Person = who
			s.savePrefs()
			s.showPerson()
			if then != nil {
				then()
			} else if p, ok := s.page().(Reloader); ok {
				p.Reload()
			}
			return true
		}})
}

// pokjaCount is how many working groups there are, one per area.
const pokjaCount = 6

func roleWord(r model.PersonRole) string {
	switch r {
	case model.RoleMember:
		return lang.L("Anggota Pokja")
	case model.RoleCoordinator:
		return lang.L("Koordinator Pokja")
	case model.RoleSecretary:
		return lang.L("Sekretaris tim")
	case model.RoleLeader:
		return lang.L("Ketua tim")
	case model.RoleHead:
		return lang.L("Kepala unit")
	case model.RoleReviewer:
		return lang.L("TPI (penilai internal)")
	}
	return string(r)
}
