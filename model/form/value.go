package form

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"siapzi/model/lke"
)

// isBlankWord tells whether a cell says that nothing was answered.
func isBlankWord(s string) bool {
	switch strings.Join(strings.Fields(strings.ToLower(strings.Trim(s, " .-–—_\t\u00a0"))), " ") {
	case "", "blm diisi", "belum diisi", "blm di isi", "belum di isi", "belum terisi", "kosong", "#n/a", "n/a", "pilih", "pilih jawaban":
		return true
	}
	return false
}

// yes and no as people write them.
var (
	yesWords = map[string]bool{"YA": true, "Y": true, "IYA": true, "YES": true, "TRUE": true}
	noWords  = map[string]bool{"TIDAK": true, "TDK": true, "T": true, "N": true, "NO": true, "TIDAK ADA": true, "FALSE": true}
)

var letterFirst = regexp.MustCompile(`^\(?([A-Ea-e])(?:[.):]|\s*[-–:]\s|\s*[.):]\s)`)

// optionOf reads a cell as an option of a question; ok is false where it is
// none. A blank cell gives "".
func optionOf(n *lke.Node, s string) (key string, ok bool) {
	if isBlankWord(s) {
		return "", true
	}
	t := strings.Join(strings.Fields(strings.ToUpper(strings.ReplaceAll(s, "\u00a0", " "))), " ")
	t = strings.Trim(t, " .,;:()'\"`")
	for _, o := range n.Options {
		k := strings.ToUpper(o.Key)
		if t == k || k == "YA" && (yesWords[t] || strings.HasPrefix(t, "YA,")) || k == "TIDAK" && (noWords[t] || strings.HasPrefix(t, "TIDAK,")) {
			return o.Key, true
		}
	}
	if m := letterFirst.FindStringSubmatch(strings.TrimSpace(s)); m != nil {
		if o, ok := n.Option(strings.ToUpper(m[1])); ok {
			return o.Key, true
		}
	}
	return "", false
}

var numberFirst = regexp.MustCompile(`^[-+]?[0-9][0-9.,\s]*`)

// numberOf reads a cell as a number: "7", "3,78", "1.234", "7 orang", "95%".
// present is false for a blank cell, ok for text that is no number.
func numberOf(s string, whole bool) (x float64, present, ok bool) {
	s = strings.TrimSpace(strings.ReplaceAll(s, "\u00a0", " "))
	if isBlankWord(s) {
		return 0, false, true
	}
	m := numberFirst.FindString(s)
	rest := strings.TrimSpace(s[len(m):])
	if m == "" || strings.IndexFunc(rest, unicode.IsDigit) >= 0 || len(rest) > 24 || strings.ContainsAny(rest, "/+*=") {
		return 0, true, false
	}
	m = strings.ReplaceAll(strings.TrimSpace(m), " ", "")
	comma, point := strings.LastIndexByte(m, ','), strings.LastIndexByte(m, '.')
	switch {
	case comma >= 0 && point >= 0: // the last one is the decimal mark
		if comma > point {
			m = strings.Replace(strings.ReplaceAll(m, ".", ""), ",", ".", 1)
		} else {
			m = strings.ReplaceAll(m, ",", "")
		}
	case comma >= 0 && !thousands(m, ",", whole):
		m = strings.Replace(m, ",", ".", 1)
	case comma >= 0:
		m = strings.ReplaceAll(m, ",", "")
	case point >= 0 && thousands(m, ".", whole):
		m = strings.ReplaceAll(m, ".", "")
	}
	x, err := strconv.ParseFloat(m, 64)
	if err != nil || math.IsInf(x, 0) {
		return 0, true, false
	}
	if rest == "%" {
		x /= 100
	}
	return x, true, true
}

// thousands tells whether marks divide a number into groups of three.
func thousands(m, mark string, whole bool) bool {
	parts := strings.Split(strings.TrimLeft(m, "+-"), mark)
	for _, p := range parts[1:] {
		if len(p) != 3 {
			return false
		}
	}
	return (whole || len(parts) > 2) && len(parts[0]) <= 3 && parts[0] != "0"
}

// number writes a number as people here read it.
func number(x float64) string {
	return strings.Replace(strconv.FormatFloat(x, 'f', -1, 64), ".", ",", 1)
}

var address = regexp.MustCompile(`(?i)\bhttps?://[^\s<>"'\x60]+`)

// addressesIn gives the web addresses in a text, each once.
func addressesIn(s string) []string {
	var all []string
	seen := map[string]bool{}
	for _, a := range address.FindAllString(s, -1) {
		if a = strings.TrimRight(a, ".,;)]}"); !seen[a] {
			seen[a] = true
			all = append(all, a)
		}
	}
	return all
}
