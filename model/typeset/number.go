package typeset

import (
	"regexp"
	"strings"
)

// amount is a number as people and programs write it: groups of three parted by
// points, commas or spaces, a decimal comma or point, a unit before or after.
// Codes with leading zeros, such as telephone numbers, and long ones, such as
// NIP and NIK, are none.
var amount = regexp.MustCompile(`^(?:Rp\.? ?)?[-−+(]?(?:0|[1-9]\d{0,11}|[1-9]\d{0,2}(?:[., ]\d{3})+)([.,]\d+)?\)?(?: ?%)?$`)

// number parts an amount before its decimal comma or point. Three digits behind
// a single point or comma are taken for thousands.
func number(s string) (whole, fraction string, ok bool) {
	if len(s) > 30 || !amount.MatchString(s) {
		return "", "", false
	}
	i := strings.LastIndexAny(s, ".,")
	digits := strings.TrimRight(s[i+1:], " %)")
	switch {
	case i < 0:
		i = len(strings.TrimRight(s, " %)"))
	case len(digits) == 3 && !strings.HasPrefix(s, "0") && strings.Count(s, s[i:i+1]) >= 1 && !mixed(s[:i], s[i]):
		i = len(strings.TrimRight(s, " %)"))
	}
	return s[:i], s[i:], true
}

// mixed tells whether s holds the other one of point and comma than sep: then
// sep is the decimal one.
func mixed(s string, sep byte) bool {
	return sep == ',' && strings.Contains(s, ".") || sep == '.' && strings.Contains(s, ",")
}
