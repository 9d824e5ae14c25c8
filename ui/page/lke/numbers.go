package lke

import (
	"math"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"siapzi/model/lke"
	"siapzi/ui/look"
)

// parseNumber reads a number as Indonesians type it: comma for decimals, dots
// between thousands. Where decimals are allowed a single dot without a comma is
// taken for a decimal point, since people copy "3.6" from other programs.
func parseNumber(text string, integer bool) (float64, bool) {
	s := strings.ReplaceAll(strings.TrimSpace(text), " ", "")
	if strings.Contains(s, ",") || (integer && isThousands(s)) || strings.Count(s, ".") > 1 {
		s = strings.ReplaceAll(s, ".", "")
	}
	s = strings.Replace(s, ",", ".", 1)
	if strings.Trim(strings.TrimPrefix(s, "-"), "0123456789.") != "" {
		return 0, false // words that Go would read, such as "Inf" or "1e3"
	}
	x, err := strconv.ParseFloat(s, 64)
	return x, err == nil
}

// isThousands tells whether every dot of s stands before exactly three digits.
func isThousands(s string) bool {
	groups := strings.Split(s, ".")
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return false
		}
	}
	return len(groups) > 1
}

// numberText writes a stored number the way parseNumber reads it, in full.
func numberText(x float64) string {
	return strings.Replace(strconv.FormatFloat(x, 'f', -1, 64), ".", ",", 1)
}

// checkInput reads what was typed into the field of in. ok is false when the
// field is empty or wrong; msg says what is wrong and is "" for an empty field.
func checkInput(in lke.Input, text string) (x float64, ok bool, msg string) {
	if strings.TrimSpace(text) == "" {
		return 0, false, ""
	}
	x, ok = parseNumber(text, in.Integer)
	switch {
	case !ok:
		return 0, false, lang.L("Isi dengan angka.")
	case math.Abs(x) > lke.MaxNumber:
		return 0, false, lang.L("Angka terlalu besar.")
	case in.Integer && x != math.Trunc(x):
		return 0, false, lang.L("Harus bilangan bulat.")
	case in.Min != nil && x < *in.Min:
		if *in.Min == 0 {
			return 0, false, lang.L("Tidak boleh kurang dari 0.")
		}
		return 0, false, lang.L("Paling rendah {{.N}}.", map[string]any{"N": look.Short(*in.Min)})
	case in.Max != nil && x > *in.Max:
		return 0, false, lang.L("Paling tinggi {{.N}}.", map[string]any{"N": look.Short(*in.Max)})
	}
	return x, true, ""
}

// checkDecision reads the percentage 0..100 that TPI decided and gives the
// fraction. It reports like checkInput.
func checkDecision(text string) (fraction float64, ok bool, msg string) {
	zero, hundred := 0.0, 100.0
	x, ok, msg := checkInput(lke.Input{Min: &zero, Max: &hundred}, strings.TrimSuffix(strings.TrimSpace(text), "%"))
	return x / 100, ok, msg
}
