package setting

import (
	"context"
	"fmt"

	"siapzi/model"
)

// yearDate is a day that every year has, with its default and where it is from.
type yearDate struct {
	key        Key
	label      string
	month, day int    // the default; 0 for none
	source     string // the rule, or that it is habit
}

// The rules that the days come from. Monitoring and surveys have a rhythm and no
// day in the regulations; the last day of each quarter is proposed.
const (
	sourceProposal = "PermenPANRB 5/2024: usulan paling lambat 31 Mei, kecuali TPN mengumumkan hari lain"
	sourceMonitor  = "LKE P.1.iii.b: monev berkala; triwulanan yang paling lazim"
	sourceSurvey   = "LKE P.6.iv.a: survei 4 kali setahun bernilai A; PermenPANRB 14/2017: paling sedikit sekali"
	sourceUnit     = "ditetapkan unit"
)

// yearDates lists them in the order of a form.
var yearDates = []yearDate{
	{DeadlineUnit, "LKE dan bukti unit lengkap", 0, 0, sourceUnit},
	{DeadlineTPI, "Penilaian TPI selesai", 0, 0, sourceUnit},
	{DeadlineSubmission, "Pengajuan ke TPN", 5, 31, sourceProposal},
	{MonitorKey(1), "Laporan monev triwulan I", 3, 31, sourceMonitor},
	{MonitorKey(2), "Laporan monev triwulan II", 6, 30, sourceMonitor},
	{MonitorKey(3), "Laporan monev triwulan III", 9, 30, sourceMonitor},
	{MonitorKey(4), "Laporan monev triwulan IV", 12, 31, sourceMonitor},
	{SurveyKey(1), "SKM triwulan I", 3, 31, sourceSurvey},
	{SurveyKey(2), "SKM triwulan II", 6, 30, sourceSurvey},
	{SurveyKey(3), "SKM triwulan III", 9, 30, sourceSurvey},
	{SurveyKey(4), "SKM triwulan IV", 12, 31, sourceSurvey},
}

// MonitorKey names the day by which the monitoring report of quarter 1..4 is
// there, SurveyKey that of the survey of public satisfaction (SKM).
func MonitorKey(quarter int) Key { return Key(fmt.Sprintf("deadline.monitoring_%d", quarter)) }

// SurveyKey names the day of a survey, see MonitorKey.
func SurveyKey(quarter int) Key { return Key(fmt.Sprintf("deadline.skm_%d", quarter)) }

// DoneKey names the setting that says on which day what a date asks for was
// done; "" while it was not.
func DoneKey(date Key) Key { return date + ".done" }

// yearDateDefinitions makes two settings of every date: the day by which, and
// the day on which.
func yearDateDefinitions() []definition {
	var all []definition
	for _, d := range yearDates {
		def := definition{Item: Item{Key: d.key, Label: d.label, Kind: Day, Source: d.source}, check: day}
		if d.month > 0 {
			def.standard = func(u model.Unit) string { return fmt.Sprintf("%04d-%02d-%02d", u.Year, d.month, d.day) }
		}
		all = append(all, def, definition{Item: Item{Key: DoneKey(d.key), Label: d.label + ": dilakukan", Kind: Day}, check: day})
	}
	return all
}

// YearDate is a day by which something must be done.
type YearDate struct {
	Key    Key
	Label  string
	Day    model.Date // never empty
	Source string     // the rule it comes from; "ditetapkan unit" where the unit chose another day
	Done   model.Date // on which it was done; "" while it was not, as far as anybody said
}

// YearDates gives the days of the year that are set, in the order of a form.
func (s *Settings) YearDates(ctx context.Context) ([]YearDate, error) {
	st, err := s.read(ctx)
	if err != nil {
		return nil, err
	}
	var out []YearDate
	for _, d := range yearDates {
		it := st.item(s.definition(d.key))
		if it.Value == "" {
			continue
		}
		if it.Changed {
			it.Source = sourceUnit
		}
		out = append(out, YearDate{it.Key, it.Label, model.Date(it.Value), it.Source, model.Date(st.item(s.definition(DoneKey(d.key))).Value)})
	}
	return out, nil
}
