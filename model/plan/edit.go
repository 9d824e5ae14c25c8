package plan

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"siapzi/model"
	"siapzi/model/store"
)

// Edit changes some fields of one activity; nil leaves a field as it is.
type Edit struct {
	ID                                     model.ActivityID
	Goal, Name, Output, TargetUnit, PIC    *string
	Obstacle, FollowUp, Note, CancelReason *string
	Target                                 *float64
	Months                                 *model.Months
	Pokja                                  *int
	Codes                                  *[]model.Code
	Evidence                               *int
	Canceled                               *bool
	Realisations                           []model.Realisation // take the place of those of the same months; an empty one removes
}

// put gives a with the edit made, and the edit that takes it back.
func (e Edit) put(a model.Activity) (now model.Activity, back Edit) {
	back.ID = e.ID
	set(&a.Goal, e.Goal, &back.Goal)
	set(&a.Name, e.Name, &back.Name)
	set(&a.Output, e.Output, &back.Output)
	set(&a.TargetUnit, e.TargetUnit, &back.TargetUnit)
	set(&a.PIC, e.PIC, &back.PIC)
	set(&a.Obstacle, e.Obstacle, &back.Obstacle)
	set(&a.FollowUp, e.FollowUp, &back.FollowUp)
	set(&a.Note, e.Note, &back.Note)
	set(&a.CancelReason, e.CancelReason, &back.CancelReason)
	set(&a.Target, e.Target, &back.Target)
	set(&a.Months, e.Months, &back.Months)
	set(&a.Pokja, e.Pokja, &back.Pokja)
	set(&a.Codes, e.Codes, &back.Codes)
	set(&a.Evidence, e.Evidence, &back.Evidence)
	set(&a.Canceled, e.Canceled, &back.Canceled)
	for _, r := range e.Realisations {
		back.Realisations = append(back.Realisations, a.Realisation(r.Month))
		a.Realisations = slices.DeleteFunc(slices.Clone(a.Realisations), func(x model.Realisation) bool { return x.Month == r.Month })
		a.Realisations = append(a.Realisations, r)
	}
	return a, back
}

func set[T any](field, to *T, back **T) {
	if to != nil {
		old := *field
		*back, *field = &old, *to
	}
}

// Tidy gives a with what people type cleaned: spaces, months outside the year,
// questions named twice, realisations without content, and their order. The
// result shares no list with a.
func Tidy(a model.Activity) model.Activity {
	for _, s := range []*string{&a.Goal, &a.Name, &a.Output, &a.TargetUnit, &a.PIC} {
		*s = strings.Join(strings.Fields(printable(*s)), " ")
	}
	for _, s := range []*string{&a.Obstacle, &a.FollowUp, &a.Note, &a.CancelReason} {
		*s = strings.TrimSpace(printable(*s))
	}
	a.Months &= model.AllMonths
	a.Codes = unique(a.Codes)
	if len(a.Codes) == 0 {
		a.Evidence = 0
	}
	var rs []model.Realisation
	for _, r := range a.Realisations {
		r.Note, r.Documents = strings.TrimSpace(printable(r.Note)), unique(r.Documents)
		if !r.IsZero() {
			rs = append(rs, r)
		}
	}
	slices.SortStableFunc(rs, func(x, y model.Realisation) int { return cmp.Compare(x.Month, y.Month) })
	a.Realisations = rs
	return a
}

// printable drops control characters but line breaks and tabs.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == utf8.RuneError {
			return -1
		}
		return r
	}, s)
}

func unique[T comparable](in []T) []T {
	var out []T
	for _, x := range in {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// How long texts may be, in characters, and how large quantities.
const (
	maxLine     = 500
	maxText     = 4000
	maxQuantity = 1e9
)

// Check is nil, or Invalid with every problem of a by field: "name", "target",
// "codes", "realisation.03".
func (p *Plan) Check(a model.Activity) error { return invalid(p.problems(Tidy(a))) }

func invalid(problems []model.FieldError) error {
	if len(problems) == 0 {
		return nil
	}
	return &model.Error{Kind: model.Invalid, Msg: "Kegiatan belum benar. Tidak ada yang disimpan.", Fields: problems}
}

// numbered puts the place in a batch before field names, unless it is alone.
func numbered(i, of int, problems []model.FieldError) []model.FieldError {
	if of > 1 {
		for n := range problems {
			problems[n].Field = strconv.Itoa(i+1) + "." + problems[n].Field
		}
	}
	return problems
}

// problems gives what is wrong with a tidy activity.
func (p *Plan) problems(a model.Activity) []model.FieldError {
	var out []model.FieldError
	add := func(field, format string, args ...any) {
		out = append(out, model.FieldError{Field: field, Msg: fmt.Sprintf(format, args...)})
	}
	if a.Name == "" {
		add("name", "kegiatan belum diisi")
	}
	for _, x := range []struct {
		field, text string
		most        int
	}{{"goal", a.Goal, maxLine}, {"name", a.Name, maxLine}, {"output", a.Output, maxLine}, {"target_unit", a.TargetUnit, maxLine}, {"pic", a.PIC, maxLine},
		{"obstacle", a.Obstacle, maxText}, {"follow_up", a.FollowUp, maxText}, {"note", a.Note, maxText}, {"cancel_reason", a.CancelReason, maxText}} {
		if n := utf8.RuneCountInString(x.text); n > x.most {
			add(x.field, "terlalu panjang, %d huruf; paling banyak %d", n, x.most)
		}
	}
	if !goodQuantity(a.Target) {
		add("target", "isi angka dari 0 sampai 1.000.000.000")
	}
	if a.Pokja < 0 || a.Pokja > len(p.w.Areas) {
		add("pokja", "pilih Pokja 1 sampai %d", len(p.w.Areas))
	}
	for _, c := range a.Codes {
		if p.w.Question(c) == nil {
			add("codes", "soal %s tidak ada dalam LKE", c)
		}
	}
	if a.Evidence != 0 && len(a.Codes) > 0 {
		if q := p.w.Question(a.Codes[0]); q != nil && (a.Evidence < 0 || a.Evidence > len(q.Evidence)) {
			add("evidence", "soal %s tidak punya bukti nomor %d", q.Code, a.Evidence)
		}
	}
	if a.Canceled && a.CancelReason == "" {
		add("cancel_reason", "tulis alasan kegiatan dibatalkan")
	}
	return append(out, realisationProblems(a)...)
}

func realisationProblems(a model.Activity) []model.FieldError {
	var out []model.FieldError
	add := func(r model.Realisation, msg string) {
		out = append(out, model.FieldError{Field: fmt.Sprintf("realisation.%02d", r.Month), Msg: msg})
	}
	for i, r := range a.Realisations {
		switch {
		case r.Month < 1 || r.Month > 12:
			add(r, "bulan harus 1 sampai 12")
		case i > 0 && a.Realisations[i-1].Month == r.Month:
			add(r, "realisasi bulan ini diisi dua kali")
		case !goodQuantity(r.Quantity):
			add(r, "isi jumlah dari 0 sampai 1.000.000.000")
		case utf8.RuneCountInString(r.Note) > maxText:
			add(r, fmt.Sprintf("catatan terlalu panjang; paling banyak %d huruf", maxText))
		}
	}
	return out
}

func goodQuantity(x float64) bool { return x >= 0 && x <= maxQuantity && !math.IsNaN(x) }

// audit gives the entries of what differs between two states of an activity.
func audit(old, now model.Activity) []store.AuditEntry {
	var out []store.AuditEntry
	add := func(field, before, after string) {
		if before != after {
			out = append(out, store.AuditEntry{Entity: "activity", ID: string(now.ID), Field: field, Old: before, New: after})
		}
	}
	add("goal", old.Goal, now.Goal)
	add("name", old.Name, now.Name)
	add("output", old.Output, now.Output)
	add("target", FormatQuantity(old.Target), FormatQuantity(now.Target))
	add("target_unit", old.TargetUnit, now.TargetUnit)
	add("months", old.Months.String(), now.Months.String())
	add("pic", old.PIC, now.PIC)
	add("pokja", strconv.Itoa(old.Pokja), strconv.Itoa(now.Pokja))
	add("codes", joined(old.Codes), joined(now.Codes))
	add("evidence", strconv.Itoa(old.Evidence), strconv.Itoa(now.Evidence))
	add("obstacle", old.Obstacle, now.Obstacle)
	add("follow_up", old.FollowUp, now.FollowUp)
	add("note", old.Note, now.Note)
	add("canceled", yes(old.Canceled), yes(now.Canceled))
	add("cancel_reason", old.CancelReason, now.CancelReason)
	for m := 1; m <= 12; m++ {
		x, y := old.Realisation(m), now.Realisation(m)
		field := fmt.Sprintf("realisation.%02d.", m)
		add(field+"quantity", FormatQuantity(x.Quantity), FormatQuantity(y.Quantity))
		add(field+"done", yes(x.Done), yes(y.Done))
		add(field+"note", x.Note, y.Note)
		add(field+"documents", joined(x.Documents), joined(y.Documents))
	}
	return out
}

func yes(b bool) string {
	if b {
		return "ya"
	}
	return ""
}

func joined[T ~string](list []T) string {
	s := make([]string, len(list))
	for i, x := range list {
		s[i] = string(x)
	}
	return strings.Join(s, " ")
}

// FormatQuantity writes a quantity exactly, with a comma: "4", "3,5"; "" for 0.
func FormatQuantity(x float64) string {
	if x == 0 {
		return ""
	}
	return strings.Replace(strconv.FormatFloat(x, 'f', -1, 64), ".", ",", 1)
}
