package lke

import (
	"strings"
	"unicode"

	"siapzi/model"
)

// Order gives the place of c in the document order of the worksheet, for
// sorting. Unknown codes come last.
func (w *Worksheet) Order(c model.Code) int {
	if n := w.byCode[c]; n != nil {
		return n.index
	}
	return len(w.Nodes)
}

// ParseCode reads a code as people type it: any case, with spaces, dots,
// dashes, slashes or underscores between the parts ("p.1.I.a", "P 1 i a",
// " R.5.iii. "). It gives the worksheet's own spelling; ok is false for a code
// that the worksheet does not have.
func (w *Worksheet) ParseCode(s string) (c model.Code, ok bool) {
	if n := w.byFolded[fold(s)]; n != nil {
		return n.Code, true
	}
	return "", false
}

// fold brings the spellings of one code to the same text.
func fold(s string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(".-_/\\", r)
	}), "."))
}

// Expand gives the questions that codes stand for, each once, in document
// order: a question stands for itself, any other node for all questions below
// it, and no codes at all for every question. Codes are read like ParseCode
// does. The error is Invalid and names every unknown code.
func (w *Worksheet) Expand(codes []model.Code) ([]*Node, error) {
	if len(codes) == 0 {
		return append([]*Node(nil), w.Questions...), nil
	}
	wanted := map[*Node]bool{}
	var unknown problems
	for _, c := range codes {
		if n := w.byFolded[fold(string(c))]; n != nil {
			wanted[n] = true
		} else {
			unknown.add(string(c), "kode tidak ada dalam lembar kerja")
		}
	}
	if unknown != nil {
		return nil, unknown.err("Ada kode yang tidak dikenal.")
	}
	var list []*Node
	for _, q := range w.Questions {
		for n := q; n != nil; n = n.Parent {
			if wanted[n] {
				list = append(list, q)
				break
			}
		}
	}
	return list, nil
}
