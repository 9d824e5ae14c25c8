package setting

import (
	"context"
	"fmt"
	"strings"

	"siapzi/model/lke"
)

// Role is an office of the team that builds the Zona Integritas.
type Role string

// The roles. Those of coordinators come from PokjaRole.
const (
	RoleHead      Role = "head"      // kepala unit kerja, who signs
	RoleLeader    Role = "leader"    // ketua tim
	RoleSecretary Role = "secretary" // sekretaris tim
)

// PokjaRole is the coordinator of a working group.
func PokjaRole(no int) Role { return Role(fmt.Sprintf("pokja-%d", no)) }

const rolePrefix = "role."

// RoleKey names the setting of a role.
func RoleKey(r Role) Key { return Key(rolePrefix + string(r)) }

// roleDefinitions takes offices by default: they stay when persons move.
func roleDefinitions(w *lke.Worksheet) []definition {
	role := func(r Role, label, office string) definition {
		return definition{Item: Item{Key: RoleKey(r), Label: label, Kind: Text}, check: oneLine(maxLine), standard: fixed(office)}
	}
	all := []definition{
		role(RoleHead, "Kepala unit", "Kepala Unit Kerja"),
		role(RoleLeader, "Ketua tim", "Ketua Tim Pembangunan Zona Integritas"),
		role(RoleSecretary, "Sekretaris", "Sekretaris Tim"),
	}
	for _, a := range w.Areas {
		all = append(all, role(PokjaRole(a.Pokja), a.PokjaName, "Koordinator "+a.PokjaName))
	}
	return all
}

// Roles gives what each role is called.
func (s *Settings) Roles(ctx context.Context) (map[Role]string, error) {
	st, err := s.read(ctx)
	if err != nil {
		return nil, err
	}
	roles := map[Role]string{}
	for _, d := range s.definitions {
		if r, ok := strings.CutPrefix(string(d.Key), rolePrefix); ok {
			roles[Role(r)] = st.value(d)
		}
	}
	return roles, nil
}
