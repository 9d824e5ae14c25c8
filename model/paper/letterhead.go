package paper

import (
	"slices"
	"strings"

	"siapzi/model"
)

// Letterhead is the lines of a letterhead in their ranks.
type Letterhead struct {
	Above   []string // what stands over the unit: its agency
	Name    string   // of the unit, written large
	Address []string // where the unit is and how to reach it
}

// ReadLetterhead finds the name of the unit among lines: what stands before it
// is above the unit, what follows is its address. Where the name is not among
// them the first line in the manner of a name that is followed by an address,
// else the last, takes its place. Without any line agency and unit are taken.
func ReadLetterhead(lines []string, u model.Unit) Letterhead {
	texts := slices.DeleteFunc(slices.Clone(lines), func(s string) bool { return strings.TrimSpace(s) == "" })
	if len(texts) == 0 {
		texts = []string{u.Agency, u.Name}
	}
	name := slices.IndexFunc(texts, func(s string) bool { return strings.EqualFold(strings.TrimSpace(s), strings.TrimSpace(u.Name)) })
	if name < 0 {
		name = len(texts) - 1
		for name > 0 && isAddress(texts[name]) {
			name--
		}
	}
	return Letterhead{Above: texts[:name], Name: texts[name], Address: texts[name+1:]}
}

// isAddress tells whether a line says where a unit is or how to reach it.
func isAddress(s string) bool {
	s = strings.ToLower(s)
	for _, sign := range []string{"jalan ", "jl.", "jl ", "telp", "telepon", "faks", "fax", "@", "www.", "http", "kode pos", "kotak pos", "laman", "surel", "email"} {
		if strings.Contains(s, sign) {
			return true
		}
	}
	return strings.ContainsAny(s, "0123456789")
}
