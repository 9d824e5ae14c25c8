package survey

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/sheet"
	"siapzi/model/store"
)

// Offer gives the answer of the worksheet that a survey proves (H.I.a for SPAK,
// H.II.a for SPKP) with a note that says where it comes from. ok is false for
// SKM and for a survey without responses. The index is rounded down to four
// decimals, so that no minimum is reached by rounding.
func (r Result) Offer() (a model.Answer, ok bool) {
	if r.Kind.Answer == "" || r.Used == 0 {
		return a, false
	}
	x := RoundDown(r.Index)
	note := fmt.Sprintf("%s %s dari %s %s: %d responden, skala 1–%d, indeks = %s.", r.Kind.Index, strings.Replace(fmt.Sprint(x), ".", ",", 1),
		r.Survey.Kind, r.Survey.Period(), r.Used, r.Survey.Scale, Formula(r.Survey))
	if !r.Enough {
		note += fmt.Sprintf(" Responden kurang dari %d.", r.Required)
	}
	return model.Answer{Code: r.Kind.Answer, Assessor: model.UnitAssessor, Inputs: map[string]float64{"indeks": x}, Note: note}, true
}

// prefix begins the names of the activities that follow a survey, by which its
// report finds them again.
func prefix(s model.Survey) string {
	return fmt.Sprintf("Tindak lanjut %s %s: ", s.Kind, s.Period())
}

// FollowUps proposes an activity of the action plan for each of the two lowest
// elements that has none yet: due in the quarter after the survey, by the end
// of the year at the latest.
func (r Result) FollowUps(have []model.Activity) []model.Activity {
	month := 12
	if q := r.Survey.Quarter; q >= 1 && q <= 3 {
		month = model.QuarterMonth(q + 1)
	}
	var out []model.Activity
	for _, i := range r.Lowest {
		e := r.Elements[i]
		name := prefix(r.Survey) + strings.ToLower(e.Name[:1]) + e.Name[1:]
		if followed(have, name) {
			continue
		}
		out = append(out, model.Activity{Name: name, Goal: "Perbaikan unsur terendah " + r.Kind.Name, Output: "Laporan tindak lanjut",
			Target: 1, TargetUnit: "laporan", Months: model.MonthsOf(month), Pokja: r.Kind.Pokja, Codes: []model.Code{r.Kind.Follow}, Evidence: 1,
			Note: fmt.Sprintf("%s bernilai %s, termasuk dua unsur terendah dari %d responden.", e.Key, Decimal(e.Index, 3), r.Used)})
	}
	return out
}

func followed(have []model.Activity, name string) bool {
	for _, a := range have {
		if strings.EqualFold(a.Name, name) {
			return true
		}
	}
	return false
}

// Followed gives those activities of a plan that follow this survey.
func (r Result) Followed(plan []model.Activity) []model.Activity {
	var out []model.Activity
	for _, a := range plan {
		if strings.HasPrefix(strings.ToLower(a.Name), strings.ToLower(prefix(r.Survey))) && !a.Canceled {
			out = append(out, a)
		}
	}
	return out
}

// Sheet is the answers of a survey as a table. people adds who answered; nil
// leaves the columns of names and phones out.
func (r Result) Sheet(rs []model.SurveyResponse, people []model.SurveyPerson, created time.Time) sheet.Table {
	t := sheet.Table{Name: string(r.Survey.Kind), Title: r.Kind.Name + " – " + r.Survey.Period(), Created: created, Creator: "SiapZI",
		About:   []string{fmt.Sprintf("%d jawaban, skala 1–%d, indeks = %s", len(rs), r.Survey.Scale, Formula(r.Survey))},
		Columns: []sheet.Column{{Head: "No.", Width: 6, Kind: sheet.Number}}}
	add := func(head string, width float64, kind sheet.Kind) {
		t.Columns = append(t.Columns, sheet.Column{Head: head, Width: width, Kind: kind})
	}
	if people != nil {
		add("Nama", 24, sheet.Text)
		add("Telepon", 18, sheet.Text)
	}
	add("Waktu", 18, sheet.Text)
	add("Layanan", 24, sheet.Text)
	add("Jenis kelamin", 13, sheet.Text)
	add("Umur", 14, sheet.Text)
	add("Pendidikan", 12, sheet.Text)
	for _, e := range r.Kind.Elements {
		add(e.Key, 6, sheet.Number)
	}
	add("Saran", 50, sheet.Text)
	add("Dihitung", 9, sheet.Text)
	who := map[RowID]model.SurveyPerson{}
	for _, p := range people {
		who[RowID{p.Batch, p.No}] = p
	}
	for n, x := range rs {
		row := []any{n + 1}
		if people != nil {
			p := who[RowID{x.Batch, x.No}]
			row = append(row, p.Name, p.Phone)
		}
		row = append(row, x.At, x.Service, x.Sex, x.Age, x.Education)
		for _, v := range x.Values {
			if v == 0 {
				row = append(row, nil)
			} else {
				row = append(row, v)
			}
		}
		counted := "ya"
		if x.Excluded {
			counted = "tidak"
		}
		t.Rows = append(t.Rows, append(row, x.Comment, counted))
	}
	return t
}

// Export writes the answers of a survey as a workbook. Names and phones are in
// it only with people, which is noted in the audit log.
func (s *Surveys) Export(ctx context.Context, who model.Actor, id model.SurveyID, people bool, now time.Time, w io.Writer) error {
	r, err := s.Get(ctx, id)
	if err != nil {
		return err
	}
	var rs []model.SurveyResponse
	if err := s.db.Read(ctx, func(tx *store.Tx) error { rs, err = tx.SurveyResponses(id); return err }); err != nil {
		return err
	}
	var named []model.SurveyPerson
	if people {
		if named, err = s.People(ctx, who, id); err != nil {
			return err
		}
		if named == nil {
			named = []model.SurveyPerson{}
		}
	}
	return r.Sheet(rs, named, now).WriteXLSX(w)
}

// PeopleRows gives who answered for the appendix of a report, like People.
func (s *Surveys) PeopleRows(ctx context.Context, who model.Actor, id model.SurveyID) ([]PersonRow, error) {
	people, err := s.People(ctx, who, id)
	if err != nil {
		return nil, err
	}
	var rs []model.SurveyResponse
	if err := s.db.Read(ctx, func(tx *store.Tx) error { rs, err = tx.SurveyResponses(id); return err }); err != nil {
		return nil, err
	}
	at := map[RowID]int{}
	for i, r := range rs {
		at[RowID{r.Batch, r.No}] = i
	}
	var out []PersonRow
	for _, p := range people {
		i := at[RowID{p.Batch, p.No}]
		out = append(out, PersonRow{fmt.Sprint(i + 1), p.Name, p.Phone, rs[i].Service, rs[i].At})
	}
	return out, nil
}
