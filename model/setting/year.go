package setting

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"siapzi/model"
)

// Deadlines are the days by which something must be done; "" where none is set.
type Deadlines struct {
	Unit       model.Date // the unit's own answers and evidence are complete
	TPI        model.Date // the internal assessors have finished
	Submission model.Date // the proposal is with TPN
}

// Deadlines gives the days of the year.
func (s *Settings) Deadlines(ctx context.Context) (Deadlines, error) {
	st, err := s.read(ctx)
	if err != nil {
		return Deadlines{}, err
	}
	date := func(k Key) model.Date { return model.Date(st.value(s.definition(k))) }
	return Deadlines{date(DeadlineUnit), date(DeadlineTPI), date(DeadlineSubmission)}, nil
}

// DayLayout is how people write a day here, for time.Parse.
const DayLayout = "02-01-2006"

// day takes 2026-05-31 and what people write, 31-05-2026 or 31/5/2026.
func day(s string) (string, string) {
	s = strings.ReplaceAll(s, "/", "-")
	for _, layout := range []string{time.DateOnly, DayLayout, "2-1-2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.DateOnly), ""
		}
	}
	return "", "tulis tanggal seperti 31-05-2026"
}

// checkTogether finds what only several settings show: deadlines that are out
// of order or in another year.
func checkTogether(value func(Key) string) []model.FieldError {
	var problems []model.FieldError
	add := func(k Key, msg string) { problems = append(problems, model.FieldError{Field: string(k), Msg: msg}) }
	year, _ := strconv.Atoi(value(UnitYear)) // a wrong one is reported by itself
	near := func(k Key) {
		if date := value(k); date != "" {
			if y := model.Date(date).Time().Year(); y < year-1 || y > year+1 {
				add(k, fmt.Sprintf("tahunnya jauh dari tahun penilaian %d", year))
			}
		}
	}
	for i, d := range yearDates {
		if near(DoneKey(d.key)); i >= 3 { // the first three are looked at below
			near(d.key)
		}
	}
	order := []struct {
		key  Key
		what string
	}{{DeadlineUnit, "LKE unit lengkap"}, {DeadlineTPI, "penilaian TPI selesai"}, {DeadlineSubmission, "pengajuan ke TPN"}}
	for i, d := range order {
		date := value(d.key)
		if date == "" {
			continue
		}
		if y := model.Date(date).Time().Year(); y < year-1 || y > year+1 {
			add(d.key, fmt.Sprintf("tahunnya jauh dari tahun penilaian %d", year))
			continue
		}
		for _, later := range slices.Backward(order[i+1:]) {
			if other := value(later.key); other != "" && other < date {
				add(d.key, fmt.Sprintf("harus sebelum %s (%s)", later.what, model.Date(other).Time().Format(DayLayout)))
				break
			}
		}
	}
	return problems
}

// PortalBytes gives how large a file may be that the portal takes, in bytes.
func (s *Settings) PortalBytes(ctx context.Context) (int64, error) {
	it, err := s.Get(ctx, PortalLimit)
	if err != nil {
		return 0, err
	}
	mb, err := strconv.ParseInt(it.Value, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("setting: portal limit %q: %w", it.Value, err)
	}
	return mb << 20, nil
}
