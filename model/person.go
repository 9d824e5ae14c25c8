package model

import "fmt"

// PersonRole is what somebody does in the building of a Zona Integritas. It
// hides and forbids nothing; it proposes what to look at first.
type PersonRole string

// The roles.
const (
	RoleMember      PersonRole = "anggota"     // of a Pokja
	RoleCoordinator PersonRole = "koordinator" // of a Pokja
	RoleSecretary   PersonRole = "sekretaris"
	RoleLeader      PersonRole = "ketua"  // of the team
	RoleHead        PersonRole = "kepala" // of the unit
	RoleReviewer    PersonRole = "tpi"    // internal assessor
)

// PersonRoles lists the roles in the order in which screens offer them.
var PersonRoles = []PersonRole{RoleMember, RoleCoordinator, RoleSecretary, RoleLeader, RoleHead, RoleReviewer}

// Person is who sits at this computer. All fields may be empty. It is kept with
// the computer and not in a workspace.
type Person struct {
	Name  string     `json:"name,omitempty"`
	Role  PersonRole `json:"role,omitempty"`
	Pokja int        `json:"pokja,omitempty"` // 1..6; 0 for none
}

// IsZero tells whether nothing is known.
func (p Person) IsZero() bool { return p == Person{} }

// Reviews tells whether the person mostly examines what others hand in.
func (p Person) Reviews() bool {
	return p.Role == RoleReviewer || p.Role == RoleLeader || p.Role == RoleHead || p.Role == RoleSecretary
}

// Title writes role and Pokja in Indonesian, as it is kept with review steps:
// "Koordinator Pokja VI"; "" where nothing is known.
func (p Person) Title() string {
	title := map[PersonRole]string{RoleMember: "Anggota", RoleCoordinator: "Koordinator", RoleSecretary: "Sekretaris tim", RoleLeader: "Ketua tim",
		RoleHead: "Kepala unit", RoleReviewer: "TPI"}[p.Role]
	if p.Pokja > 0 && (p.Role == RoleMember || p.Role == RoleCoordinator || p.Role == "") {
		if title != "" {
			title += " "
		}
		title += "Pokja " + romanNumber(p.Pokja)
	}
	return title
}

func romanNumber(n int) string {
	words := []string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
	if n < 1 || n > len(words) {
		return fmt.Sprint(n)
	}
	return words[n-1]
}
