package readiness

import (
	"strconv"
	"strings"

	"siapzi/model"
	"siapzi/model/lke"
)

// Verdict says whether a prerequisite is met.
type Verdict string

// The verdicts.
const (
	Unknown Verdict = "belum-diisi"
	Met     Verdict = "terpenuhi"
	Missed  Verdict = "belum-terpenuhi"
)

// Statement is what a workspace says about one prerequisite.
type Statement struct {
	// Value is "WTP" for a grade, "kl:B" for one by kind of agency, "3" or
	// "99.5" for a number, "ya" or "tidak"; "" for not known yet.
	Value    string
	Document model.DocumentID // what proves it, "" for nothing
	Note     string
}

// Condition is a prerequisite that a target asks for, with its verdict.
type Condition struct {
	lke.Prerequisite
	Statement
	Wanted  string // in the form of Value; for grades by kind that of the kind stated, else "" (see Demand)
	Verdict Verdict
	// Unproved tells that it is said to be met and no document is named.
	Unproved bool
}

// The kinds of agency of grades by kind, as in the worksheet's data.
const (
	KindMinistry = "kl"    // kementerian/lembaga
	KindRegional = "pemda" // pemerintah daerah
)

// Yes and No are the values of prerequisites that are so or not.
const (
	Yes = "ya"
	No  = "tidak"
)

// Conditions gives every prerequisite that t asks for, those of the instansi
// first, with what is said about it.
func Conditions(w *lke.Worksheet, t model.Target, said map[string]Statement) []Condition {
	var out []Condition
	for _, p := range w.Prerequisites {
		d, asked := p.Demand[t]
		if !asked {
			continue
		}
		c := Condition{Prerequisite: p, Statement: said[p.ID], Verdict: Unknown}
		c.judge(w, d)
		c.Unproved = c.Verdict == Met && c.Document == ""
		out = append(out, c)
	}
	return out
}

// judge compares the value with what is asked.
func (c *Condition) judge(w *lke.Worksheet, d lke.Demand) {
	value, ok := c.Value, true
	met := false
	switch c.Type {
	case "grade":
		c.Wanted = d.Grade
		met, ok = w.GradeOrder.AtLeast(value, d.Grade)
	case "grade_by_kind":
		kind, grade, _ := strings.Cut(value, ":")
		if wanted := d.GradeByKind[kind]; wanted != "" {
			c.Wanted = kind + ":" + wanted
			met, ok = w.GradeOrder.AtLeast(grade, wanted)
		} else {
			ok = false
		}
	case "yesno":
		c.Wanted = No
		if d.Yes {
			c.Wanted = Yes
		}
		met = value == c.Wanted
	default:
		c.Wanted = strconv.FormatFloat(d.Number, 'f', -1, 64)
		x, err := strconv.ParseFloat(value, 64)
		met, ok = x >= d.Number-w.Scoring.Tolerance, err == nil
	}
	switch {
	case value == "" || !ok:
		c.Verdict = Unknown
	case met:
		c.Verdict = Met
	default:
		c.Verdict = Missed
	}
}

// CheckValue brings what people type to the form of Statement.Value. "" takes
// the value back. The error is Invalid and says what to write.
func CheckValue(w *lke.Worksheet, id, value string) (string, error) {
	value = strings.TrimSpace(value)
	for _, p := range w.Prerequisites {
		if p.ID != id {
			continue
		}
		if value == "" {
			return "", nil
		}
		return checkTyped(w, p, value)
	}
	return "", model.Errorf(model.NotFound, "Prasyarat %q tidak dikenal.", id)
}

func checkTyped(w *lke.Worksheet, p lke.Prerequisite, value string) (string, error) {
	switch p.Type {
	case "grade":
		return grade(Grades(w, p), value)
	case "grade_by_kind":
		kind, g, _ := strings.Cut(strings.ToLower(value), ":")
		if kind != KindMinistry && kind != KindRegional {
			return "", model.Errorf(model.Invalid, "Tulis jenis instansi dan predikatnya, misalnya kl:B atau pemda:CC.")
		}
		g, err := grade(Grades(w, p), g)
		return kind + ":" + g, err
	case "yesno":
		switch strings.ToLower(value) {
		case "ya", "y", "yes", "true":
			return Yes, nil
		case "tidak", "t", "no", "false":
			return No, nil
		}
		return "", model.Errorf(model.Invalid, "Tulis ya atau tidak.")
	}
	x, err := strconv.ParseFloat(strings.Replace(strings.TrimSuffix(strings.ReplaceAll(value, " ", ""), "%"), ",", ".", 1), 64)
	if most := highest(p.Type); err != nil || !(x >= 0 && x <= most) {
		return "", model.Errorf(model.Invalid, "Tulis angka dari 0 sampai %g.", most)
	}
	return strconv.FormatFloat(x, 'f', -1, 64), nil
}

// highest is the most that a number of a prerequisite can be.
func highest(kind string) float64 {
	switch kind {
	case "level":
		return 5 // of the maturity of SPIP
	case "percent":
		return 100
	}
	return 50 // years
}

// Grades lists the grades that p can have, from low to high; none where it has
// no grade.
func Grades(w *lke.Worksheet, p lke.Prerequisite) []string {
	for _, d := range p.Demand {
		if p.Type == "grade" {
			if _, ok := w.GradeOrder.AtLeast(d.Grade, w.GradeOrder.Opinion[0]); ok {
				return w.GradeOrder.Opinion
			}
			return w.GradeOrder.Grade
		}
		if p.Type == "grade_by_kind" {
			return w.GradeOrder.Grade
		}
	}
	return nil
}

// grade finds a grade in any case.
func grade(list []string, value string) (string, error) {
	for _, g := range list {
		if strings.EqualFold(g, strings.TrimSpace(value)) {
			return g, nil
		}
	}
	return "", model.Errorf(model.Invalid, "Pilih salah satu: %s.", strings.Join(list, ", "))
}
