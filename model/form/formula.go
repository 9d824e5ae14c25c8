package form

import (
	"fmt"
	"regexp"
	"strings"

	"siapzi/model/lke"
)

var names = regexp.MustCompile(`[a-z_][a-z0-9_]*`)

// spreadsheetFormula writes a formula of the worksheet as spreadsheets do; at
// gives the cell of an input.
func spreadsheetFormula(s string, at func(key string) string) string {
	if condition, rest, ok := strings.Cut(s, "?"); ok {
		yes, no, _ := strings.Cut(rest, ":")
		var parts []string
		for _, p := range strings.Split(condition, " and ") {
			parts = append(parts, spreadsheetFormula(strings.TrimSpace(p), at))
		}
		return fmt.Sprintf("IF(AND(%s),%s,%s)", strings.Join(parts, ","), spreadsheetFormula(strings.TrimSpace(yes), at), spreadsheetFormula(strings.TrimSpace(no), at))
	}
	s = names.ReplaceAllStringFunc(s, func(name string) string {
		if name == "min" || name == "max" {
			return strings.ToUpper(name)
		}
		return at(name)
	})
	return strings.ReplaceAll(strings.ReplaceAll(s, "==", "="), " ", "")
}

// blankWord is what official workbooks show as the value of a blank question.
const blankWord = "Blm Diisi"

// valueFormula gives the formula of what a question's answer is worth.
func valueFormula(n *lke.Node, answer string, at func(key string) string) string {
	if !n.HasInputs() {
		s := `"` + blankWord + `"`
		for i := len(n.Options) - 1; i >= 0; i-- {
			s = fmt.Sprintf(`IF(%s="%s",%s,%s)`, answer, n.Options[i].Key, plain(n.Options[i].Value), s)
		}
		return s
	}
	var cells []string
	for _, in := range n.Inputs {
		cells = append(cells, at(in.Key))
	}
	zero := fmt.Sprintf(`IF(ISNUMBER(%s),%s,"%s")`, answer, answer, blankWord) // what TPI decided
	if n.OnZero != nil && n.OnZero.Value != nil {
		zero = plain(*n.OnZero.Value)
	}
	f := spreadsheetFormula(n.Formula, at)
	if n.Scale != lke.ScaleIndex {
		f = fmt.Sprintf("IFERROR(%s,%s)", f, zero)
	}
	return fmt.Sprintf(`IF(COUNT(%s)<%d,"%s",%s)`, strings.Join(cells, ","), len(cells), blankWord, f)
}

// groupFormula gives the formula of a node's score from those below it. value
// and weight give the cells of a node.
func groupFormula(n *lke.Node, value, weight func(n *lke.Node) string) string {
	var cells []string
	for _, c := range n.Children {
		if n.Rollup == lke.RollupWeighted {
			cells = append(cells, fmt.Sprintf("N(%s)*%s", value(c), weight(c)))
		} else {
			cells = append(cells, value(c))
		}
	}
	if n.Rollup == lke.RollupAverage {
		return fmt.Sprintf("IFERROR(AVERAGE(%s)*%s,0)", strings.Join(cells, ","), weight(n))
	}
	return strings.Join(cells, "+")
}

// plain writes a number for a formula.
func plain(x float64) string { return strings.ReplaceAll(number(x), ",", ".") }
