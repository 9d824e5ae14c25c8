package setting

import (
	"context"
	"strings"
	"unicode"
)

// SignerCity is the town that stands before the day above signatures.
const SignerCity Key = "signer.city"

// SignerNameKey names the setting of who holds a role and signs for it.
func SignerNameKey(r Role) Key { return Key("signer." + string(r) + ".name") }

// SignerNumberKey names the setting of that person's NIP.
func SignerNumberKey(r Role) Key { return Key("signer." + string(r) + ".nip") }

// SigningRoles are the roles that sign papers of the unit.
func SigningRoles() []Role { return []Role{RoleHead, RoleLeader} }

// signerDefinitions has no defaults: what is empty is a line to write on.
func signerDefinitions() []definition {
	words := map[Role]string{RoleHead: "kepala unit", RoleLeader: "ketua tim"}
	all := []definition{{Item: Item{Key: SignerCity, Label: "Kota penandatanganan", Kind: Text}, check: oneLine(maxTown)}}
	for _, r := range SigningRoles() {
		all = append(all,
			definition{Item: Item{Key: SignerNameKey(r), Label: "Nama " + words[r], Kind: Text}, check: oneLine(maxLine)},
			definition{Item: Item{Key: SignerNumberKey(r), Label: "NIP " + words[r], Kind: Text}, check: serviceNumber})
	}
	return all
}

// maxTown is how many characters a town has at most, so that the day fits beside it.
const maxTown = 40

// nipDigits is how long the number of a civil servant is: eight digits of the
// day of birth, six of the month of entry, one of the sex and three to count.
const nipDigits = 18

// serviceNumber takes a NIP with or without its spaces, or the number of
// another service with its name before it: "NRP 12345678".
func serviceNumber(s string) (string, string) {
	s, problem := oneLine(maxTown)(s)
	if problem != "" {
		return "", problem
	}
	upper := strings.ToUpper(s)
	if rest, ok := strings.CutPrefix(upper, "NRP"); ok {
		if rest = strings.TrimLeft(rest, ".: "); rest != "" && unicode.IsDigit(rune(rest[0])) {
			return "NRP " + rest, ""
		}
	}
	digits := strings.NewReplacer(" ", "", ".", "", "-", "").Replace(strings.TrimLeft(strings.TrimPrefix(upper, "NIP"), ".: "))
	if len(digits) != nipDigits || strings.Trim(digits, "0123456789") != "" {
		return "", "NIP terdiri atas 18 angka; untuk NRP tulis NRP di depan nomornya"
	}
	return digits, ""
}

// Signer is who signs for a role, and how papers name them.
type Signer struct {
	Office string // what the role is called, never empty
	Name   string // "" for a line to write on
	Number string // "NIP 19800101 200501 1 001" or "NRP 12345678"; "" for none
}

// Signers is what stands below papers of the unit.
type Signers struct {
	City string // "" where the day stands alone
	Of   map[Role]Signer
}

// Signers gives who signs for each of SigningRoles.
func (s *Settings) Signers(ctx context.Context) (Signers, error) {
	st, err := s.read(ctx)
	if err != nil {
		return Signers{}, err
	}
	value := func(k Key) string { return st.value(s.definition(k)) }
	out := Signers{City: value(SignerCity), Of: map[Role]Signer{}}
	for _, r := range SigningRoles() {
		out.Of[r] = Signer{Office: value(RoleKey(r)), Name: value(SignerNameKey(r)), Number: printedNumber(value(SignerNumberKey(r)))}
	}
	return out, nil
}

// printedNumber writes a stored number as official papers do.
func printedNumber(s string) string {
	if len(s) != nipDigits || strings.HasPrefix(s, "NRP") {
		return s
	}
	return "NIP " + s[:8] + " " + s[8:14] + " " + s[14:15] + " " + s[15:]
}
