package setting

import (
	"strings"

	"siapzi/model"
	"siapzi/model/lke"
)

// thresholdDefinitions makes a setting of every minimum of both targets; its
// default is the regulation's.
func thresholdDefinitions(w *lke.Worksheet) []definition {
	var all []definition
	for _, t := range []model.Target{model.WBK, model.WBBM} {
		rules := w.Targets[t]
		if rules == nil {
			continue
		}
		for _, g := range rules.Gates {
			k := lke.GateKey{Target: t, ID: g.ID}
			measure := "poin"
			if g.Measure == lke.MeasurePercent {
				measure = "%"
			}
			all = append(all, definition{
				Item:     Item{Key: ThresholdKey(k), Label: string(t) + ": " + g.Label, Kind: Number, Measure: measure, Gate: k, Rule: &g},
				standard: fixed(number(g.Stated())),
				check:    threshold(w, k),
			})
		}
	}
	return all
}

func threshold(w *lke.Worksheet, k lke.GateKey) func(string) (string, string) {
	return func(s string) (string, string) {
		x, ok := ParseNumber(s)
		if !ok {
			return "", "tulis angka, misalnya 62,5"
		}
		if w.CheckThreshold(k, x) != nil {
			g, _ := w.Rule(k)
			return "", "isi angka dari 0 sampai " + strings.Replace(number(g.Most()), ".", ",", 1)
		}
		return number(x), ""
	}
}

// thresholds gives the stored minimums.
func (s *Settings) thresholds(st state) lke.Thresholds {
	t := lke.Thresholds{}
	for _, d := range s.definitions {
		if v, ok := st.stored[string(d.Key)]; ok && d.Rule != nil {
			if x, ok := ParseNumber(v); ok {
				t[d.Gate] = x
			}
		}
	}
	return t
}
