package review

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"

	"siapzi/model"
	"siapzi/model/store"
)

// prints gives for each of codes a fingerprint of what a reviewer judges: the
// unit's answer with its note, and the newest content of every document that
// proves it. Titles and dates of documents may be corrected without harm.
func prints(tx *store.Tx, codes []model.Code) (map[model.Code]string, error) {
	out := make(map[model.Code]string, len(codes))
	if len(codes) == 0 {
		return out, nil
	}
	answers, err := tx.Answers(model.UnitAssessor)
	if err != nil {
		return nil, err
	}
	byCode := make(map[model.Code]model.Answer, len(answers))
	for _, a := range answers {
		byCode[a.Code] = a
	}
	proofs, err := tx.Proofs(codes)
	if err != nil {
		return nil, err
	}
	files := map[model.Code][]store.Proof{}
	for _, p := range proofs {
		files[p.Code] = append(files[p.Code], p)
	}
	for _, c := range codes {
		a := byCode[c]
		h := sha256.New()
		fmt.Fprintf(h, "%q %q", a.Option, a.Note)
		for _, k := range slices.Sorted(maps.Keys(a.Inputs)) {
			fmt.Fprintf(h, " %s=%g", k, a.Inputs[k])
		}
		if a.Decision != nil {
			fmt.Fprintf(h, " d=%g", *a.Decision)
		}
		for _, p := range files[c] {
			fmt.Fprintf(h, "\n%s %s", p.Document, p.Hash)
		}
		out[c] = hex.EncodeToString(h.Sum(nil)[:12])
	}
	return out, nil
}
