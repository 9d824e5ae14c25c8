package lke

import (
	"math"
	"strconv"
	"strings"
)

// shownDecimals is how many decimals the arithmetic of Why shows at most. Four
// are enough to redo it on a pocket calculator to the two decimals of reports.
const shownDecimals = 4

// number writes x with a decimal comma and no trailing zeros: "0,67", "17,5".
func number(x float64) string {
	s := strconv.FormatFloat(x, 'f', shownDecimals, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		s = "0"
	}
	s = strings.Replace(s, "-", "−", 1)
	return strings.Replace(s, ".", ",", 1)
}

// equals writes "= x", or "≈ x" where x or one of the terms that it was shown
// to come from has more decimals than are shown.
func equals(x float64, terms ...float64) string {
	for _, t := range append(terms, x) {
		if isRounded(t) {
			return "≈ " + number(x)
		}
	}
	return "= " + number(x)
}

// isRounded tells whether number leaves decimals of x out.
func isRounded(x float64) bool {
	scale := math.Pow10(shownDecimals)
	return math.Abs(math.Round(x*scale)/scale-x) > 1e-9
}
