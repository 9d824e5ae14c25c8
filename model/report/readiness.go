package report

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/paper"
	"siapzi/model/plan"
	"siapzi/model/readiness"
	"siapzi/model/sheet"
	"siapzi/model/standing"
)

// ready is what a leader looks at.
type ready struct {
	*base
	standing.Report
	gates  []lke.Gate // in the order of the regulation
	depths []int
	trend  readiness.Trend
	due    []plan.Deadline // late and near ones, earliest first
}

// sinceDays is how far back readiness compares where no day is asked for.
const sinceDays = 30

// nearDays is how far ahead deadlines are told.
const nearDays = 31

func (m *Maker) gatherReadiness(ctx context.Context, b *base) (content, error) {
	r := &ready{base: b}
	var err error
	if r.Report, err = m.d.Standing.Report(ctx); err != nil {
		return nil, err
	}
	if r.trend, err = m.trend(ctx, b, r.Report); err != nil {
		return nil, err
	}
	as, err := m.d.Plan().List(ctx)
	if err != nil {
		return nil, err
	}
	fixed, err := m.d.Dates(ctx)
	if err != nil {
		return nil, err
	}
	for _, d := range plan.Deadlines(as, b.unit.Year, fixed, b.day) {
		if d.Days <= nearDays {
			r.due = append(r.due, d)
		}
	}
	r.gates = inOrder(b.worksheet, r.Report.Report)
	r.depths = b.worksheet.Depths(r.gates)
	b.req.Progress.SetStage("Menyusun laporan kesiapan", 2)
	return r, nil
}

// trend compares the present with a day before. What the workspace remembers
// of later days than the report's is left out, and the present takes the place
// of what it remembers of today.
func (m *Maker) trend(ctx context.Context, b *base, now standing.Report) (readiness.Trend, error) {
	const all = 100 * 366 // days: everything that is remembered
	known, err := m.d.Standing.Trend(ctx, all)
	if err != nil {
		return known, err
	}
	today := model.Date(b.day.Format(time.DateOnly))
	var points []readiness.Point
	for _, p := range known.Points {
		if p.Day < today {
			points = append(points, p)
		}
	}
	present := readiness.Point{Day: today, Safe: now.Safe, Provisional: now.Provisional, Answered: now.Answered,
		Proved: now.Questions - now.Unproved, Accepted: now.Accepted}
	for _, g := range now.Gates {
		if !g.Met {
			present.Failing++
		}
	}
	for _, a := range now.Areas {
		present.Areas = append(present.Areas, a.Score)
	}
	since := b.req.Since
	if since == "" {
		since = model.Date(b.day.AddDate(0, 0, -sinceDays).Format(time.DateOnly))
	}
	return readiness.Compare(append(points, present), since), nil
}

// inOrder gives the gates as the regulation lists them.
func inOrder(w *lke.Worksheet, r readiness.Report) []lke.Gate {
	rules := w.Targets[r.Target]
	if rules == nil {
		return r.Gates
	}
	byID := map[string]lke.Gate{}
	for _, g := range r.Gates {
		byID[g.ID] = g
	}
	var out []lke.Gate
	for _, rule := range rules.Gates {
		if g, ok := byID[rule.ID]; ok {
			out = append(out, g)
		}
	}
	return out
}

// failing lists the gates that are not met.
func failing(gates []lke.Gate) []lke.Gate {
	var out []lke.Gate
	for _, g := range gates {
		if !g.Met {
			out = append(out, g)
		}
	}
	return out
}

// answer is whether the unit is ready, in a sentence.
func (r *ready) answer() (ok bool, sentence string) {
	missing := failing(r.gates)
	switch {
	case len(missing) > 0:
		words := make([]string, len(missing))
		for i, g := range missing {
			words[i] = shortGate(g) + paper.Glue(" kurang "+paper.Gap(g.Gap))
		}
		if len(words) > 3 {
			words = append(words[:3], fmt.Sprintf("%d syarat lain", len(missing)-3))
		}
		return false, fmt.Sprintf("Belum. %d dari %d syarat nilai belum terpenuhi: %s.", len(missing), len(r.gates), paper.And(words))
	case r.Unmet > 0:
		return false, fmt.Sprintf("Nilai sudah memenuhi %d syarat, tetapi %d dari %d prasyarat belum terpenuhi atau belum diisi.", len(r.gates), r.Unmet, len(r.Conditions))
	}
	return true, fmt.Sprintf("Ya. Semua %d syarat nilai dan %d prasyarat terpenuhi.", len(r.gates), len(r.Conditions))
}

// shortGate names a minimum in few letters: "Area 5" for areas.
func shortGate(g lke.Gate) string {
	if w := strings.Fields(g.Label); len(w) > 2 && w[0] == "Area" {
		return w[0] + " " + w[1]
	}
	return g.Label
}

// hint says how else the regulation states a minimum.
func (r *ready) hint(g lke.Gate) string {
	rules := r.worksheet.Targets[r.Target]
	if rules == nil {
		return ""
	}
	for _, rule := range rules.Gates {
		switch {
		case rule.ID != g.ID:
		case rule.MinIndex > 0:
			return "indeks ≥ " + paper.Score(rule.MinIndex)
		case rule.MinOption != "":
			return "pilihan " + rule.MinOption
		case rule.Measure == lke.MeasurePercent:
			return paper.Short(rule.Percent) + "% bobot"
		}
	}
	return ""
}

// raiseWords says how a question must rise: "C → A", "paling sedikit 75 %".
func (r *ready) raiseWords(x readiness.Raise) string {
	if x.To != "" {
		return orBlank(x.From) + " → " + x.To
	}
	if q := r.worksheet.Question(x.Code); q != nil && q.Scale == lke.ScaleIndex && q.Inputs[0].Max != nil {
		return "indeks ≥ " + paper.Score(x.Least**q.Inputs[0].Max+0.004)
	}
	return "≥ " + percentWords(x.Least*100)
}

func orBlank(option string) string {
	if option == "" {
		return "kosong"
	}
	return option
}

// nowWords says how a question is answered now.
func nowWords(g readiness.Gain) string {
	switch {
	case !g.Answered:
		return "kosong"
	case g.Now != "":
		return g.Now
	}
	return "belum penuh"
}

// pokjaOf writes who looks after a question.
func (r *ready) pokjaOf(c model.Code) string {
	if q := r.worksheet.Question(c); q != nil && q.Pokja > 0 {
		return "Pokja " + plan.Roman(q.Pokja)
	}
	return "Hasil"
}

// gateTable, conditionTable and the others are the sheets of the workbook.
func (r *ready) book(out io.Writer) error {
	return sheets(out, r.base, r.gateTable(), r.areaTable(), r.conditionTable(), r.gainTable(len(r.Gains)), r.pathTable(), r.dueTable(), r.trendTable())
}

func points(x float64) cell { return cell{text: paper.Score(x), value: x} }

func (r *ready) gateTable() table {
	_, sentence := r.answer()
	t := table{title: "Syarat nilai", note: sentence, columns: []column{{head: "Syarat", chars: 44}, {head: "Nilai", kind: sheet.Decimal}, {head: "Minimum", kind: sheet.Decimal},
		{head: "Kurang", kind: sheet.Decimal}, {head: "Bila rencana selesai", chars: 18, kind: sheet.Decimal}, {head: "Hasil", chars: 16}}}
	var rows [][]cell
	for _, g := range r.gates {
		verdict := "terpenuhi"
		if !g.Met {
			verdict = "belum terpenuhi"
		}
		then := 0.0
		for _, o := range r.Outlook.Gates {
			if o.ID == g.ID {
				then = o.Value
			}
		}
		rows = append(rows, []cell{text(g.Label), points(g.Value), points(g.Minimum), points(g.Gap), points(then), text(verdict)})
	}
	t.groups = []group{{rows: rows}}
	return t
}

func (r *ready) areaTable() table {
	t := table{title: "Area pengungkit", columns: []column{{head: "Area", chars: 44}, {head: "Pemenuhan", kind: sheet.Decimal}, {head: "Reform", kind: sheet.Decimal}, {head: "Nilai", kind: sheet.Decimal},
		{head: "Bobot", kind: sheet.Decimal}, {head: "Persen", kind: sheet.Decimal}, {head: "Minimum persen", chars: 16, kind: sheet.Decimal}, {head: "Kurang", kind: sheet.Decimal}, {head: "Soal tanpa bukti", chars: 16, kind: sheet.Number}}}
	var rows [][]cell
	for i, a := range r.Areas {
		unproved := cell{}
		if i < len(r.Pokja) {
			unproved = number(r.Pokja[i].Unproved)
		}
		rows = append(rows, []cell{text(fmt.Sprintf("%d. %s", a.No, a.Name)), points(a.Fulfilment), points(a.Reform), points(a.Score), points(a.Weight),
			points(a.Percent), points(a.MinPercent), points(a.Gap), unproved})
	}
	t.groups = []group{{rows: rows}}
	return t
}

func (r *ready) conditionTable() table {
	t := table{title: "Prasyarat", columns: []column{{head: "Prasyarat", chars: 60}, {head: "Lingkup", chars: 14}, {head: "Diminta", chars: 16}, {head: "Nilai", chars: 16}, {head: "Hasil", chars: 18}, {head: "Keterangan", chars: 50}}}
	var rows [][]cell
	for _, c := range r.Conditions {
		rows = append(rows, []cell{text(c.Name), text(c.Scope), text(c.Wanted), text(c.Value), text(strings.ReplaceAll(string(c.Verdict), "-", " ")), text(c.Statement.Note)})
	}
	t.groups = []group{{rows: rows}}
	return t
}

// gainTable lists the first n questions that raise the score.
func (r *ready) gainTable(n int) table {
	t := table{title: "Yang paling menaikkan nilai", note: "Kenaikan nilai aman bila soal dijawab terbaik dan soal lain tetap.", empty: "Semua soal sudah bernilai penuh.",
		columns: []column{{head: "Soal", width: 20}, {head: "Isi", chars: 70}, {head: "Sekarang", width: 24}, {head: "Menutup", width: 27, chars: 20}, {head: "Naik", width: 18, align: alignDecimal, kind: sheet.Decimal},
			{head: "Pokja", width: 19}}}
	var rows [][]cell
	for _, g := range r.Gains[:min(n, len(r.Gains))] {
		closes := quiet("")
		if g.Closes != nil {
			closes = text(shortGate(*g.Closes))
		}
		rows = append(rows, []cell{{text: string(g.Code), tone: toneCode}, text(g.Name), text(nowWords(g)), closes,
			{text: paper.Signed(g.Points), tone: toneStrong, value: g.Points}, text(r.pokjaOf(g.Code))})
	}
	t.groups = []group{{rows: rows}}
	return t
}

// pathTable is the cheapest set of changes.
func (r *ready) pathTable() table {
	t := table{title: "Jalan terpendek", empty: "Semua syarat nilai sudah terpenuhi.",
		columns: []column{{head: "Soal", width: 20}, {head: "Isi", chars: 70}, {head: "Perubahan", width: 51}, {head: "Naik", width: 18, align: alignDecimal, kind: sheet.Decimal},
			{head: "Pokja", width: 19}}}
	if !r.HasPath {
		t.empty = "Tidak ada jawaban yang memenuhi semua syarat; periksa ambang tahun ini di setelan."
		return t
	}
	if len(r.Path.Raises) > 0 {
		t.note = fmt.Sprintf("%d soal cukup untuk semua syarat; tidak ada cara dengan lebih sedikit soal. Nilai aman menjadi %s.", len(r.Path.Raises), paper.Score(r.Path.Safe))
	}
	var rows [][]cell
	for _, x := range r.Path.Raises {
		rows = append(rows, []cell{{text: string(x.Code), tone: toneCode}, text(x.Name), text(r.raiseWords(x)),
			{text: paper.Signed(x.Points), tone: toneStrong, value: x.Points}, text(r.pokjaOf(x.Code))})
	}
	t.groups = []group{{rows: rows}}
	return t
}

// dueTable lists what is late and near.
func (r *ready) dueTable() table {
	t := table{title: "Segera jatuh tempo", empty: "Tidak ada yang terlambat atau jatuh tempo dalam 31 hari.",
		columns: []column{{head: "Batas waktu", width: 29, kind: sheet.Text}, {head: "Kegiatan", chars: 60}, {head: "Keadaan", width: 42}, {head: "Pokja", width: 19}}}
	if len(r.due) > 0 {
		late := 0
		for _, d := range r.due {
			if d.Days < 0 {
				late++
			}
		}
		t.note = fmt.Sprintf("Sampai %s: %d terlambat, %d akan jatuh tempo.", paper.LongDay(r.day.AddDate(0, 0, nearDays)), late, len(r.due)-late)
	}
	var rows [][]cell
	for _, d := range r.due {
		who, state := "", cell{text: d.When()}
		if d.Pokja > 0 {
			who = "Pokja " + plan.Roman(d.Pokja)
		}
		day := cell{text: paper.Day(d.Day)}
		if d.Days < 0 {
			day.tone, state.tone = toneMissed, toneAlert
		}
		rows = append(rows, []cell{day, text(d.Title), state, quiet(who)})
	}
	t.groups = []group{{rows: rows}}
	return t
}

// trendTable is the days that are remembered.
func (r *ready) trendTable() table {
	t := table{title: "Perkembangan", columns: []column{{head: "Hari", kind: sheet.Date, chars: 14}, {head: "Nilai aman", chars: 14, kind: sheet.Decimal}, {head: "Sementara", chars: 14, kind: sheet.Decimal},
		{head: "Dijawab", kind: sheet.Number}, {head: "Berbukti", kind: sheet.Number}, {head: "Diterima", kind: sheet.Number}, {head: "Syarat belum", chars: 14, kind: sheet.Number}}}
	var rows [][]cell
	for _, p := range r.trend.Points {
		rows = append(rows, []cell{{value: p.Day}, points(p.Safe), points(p.Provisional), number(p.Answered), number(p.Proved), number(p.Accepted), number(p.Failing)})
	}
	t.groups = []group{{rows: rows}}
	return t
}
