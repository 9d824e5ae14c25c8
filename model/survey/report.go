package survey

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/paint"
	"siapzi/model/paper"
	"siapzi/model/setting"
)

// SignerRole is the office that signs reports of surveys.
const SignerRole = setting.RoleHead

// Report is everything that the report of a survey says; it was gathered before
// anything is drawn.
type Report struct {
	Result    Result
	Unit      model.Unit
	Head      setting.Letterhead
	Signer    string           // title of who signs
	FollowUps []model.Activity // of the action plan
	Minimum   float64          // index that the unit's target asks for, 0 for none
	Day       time.Time        // date of the report
	People    []PersonRow      // respondents as an appendix; nil leaves it out
}

// PersonRow is a respondent in the appendix.
type PersonRow struct{ No, Name, Phone, Service, At string }

// Title names the report.
func (r Report) Title() string {
	return fmt.Sprintf("Laporan %s %s", r.Result.Survey.Kind, r.Result.Survey.Period())
}

// Span is the months that the report is about.
func (r Report) Span() model.Period {
	s := r.Result.Survey
	first, last := 1, 12
	if s.Quarter >= 1 && s.Quarter <= 4 {
		first, last = 3*s.Quarter-2, 3*s.Quarter
	}
	end := time.Date(s.Year, time.Month(last)+1, 0, 0, 0, 0, 0, time.UTC)
	return model.Period{From: model.Date(fmt.Sprintf("%d-%02d-01", s.Year, first)), To: model.Date(end.Format(time.DateOnly)), Label: s.Period()}
}

// Write draws the report as PDF. Equal reports have equal bytes.
func (r Report) Write(ctx context.Context, w io.Writer) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	p := newPages(r.Title()+" – "+r.Unit.Name, r.Day, paint.A4Width, paint.A4Height)
	p.letterhead(r.Head, r.Unit)
	p.cover(r)
	p.method(r)
	p.respondents(r)
	p.elements(r)
	p.trend(r)
	p.lowest(r)
	p.comments(r)
	p.care(r)
	p.signature(r)
	p.questionnaire(r.Result)
	p.people(r)
	if err := ctx.Err(); err != nil {
		return err
	}
	p.feet(r.Unit.Name + " · " + r.Title())
	if err := p.Output(w); err != nil {
		return fmt.Errorf("survey: write report: %w", err)
	}
	return nil
}

// cover is the title and the answer in figures.
func (p *pages) cover(r Report) {
	x, s := r.Result, r.Result.Survey
	p.Bookmark(0, 0, r.Title())
	p.flow.Add(p.line(18, paint.Bold, paint.Ink, 8.4, "Laporan "+x.Kind.Name))
	p.flow.Add(p.line(11, paint.Regular, paint.Muted, 6.5, fmt.Sprintf("%s (%s) · %s · %s", s.Kind, x.Kind.Index, s.Period(), r.Unit.Name)))
	p.flow.Gap(3)
	facts := r.facts()
	const high = 40.0
	p.flow.Add(paint.Block{H: high, Draw: func(y float64) {
		p.Fill(p.left, y, p.width(), high, paint.Tint)
		p.put(paint.Regular, 9, paint.Muted, p.left+6, y+9, x.Kind.Index)
		p.put(paint.Bold, 34, paint.Teal, p.left+6, y+23, x.Large())
		p.put(paint.SemiBold, 10.5, paint.Ink, p.left+6, y+32, r.verdict())
		for i, f := range facts {
			base := y + 8.5 + float64(i)*6.6
			p.put(paint.Regular, 8.5, paint.Muted, p.left+66, base, f[0])
			p.SetFont(paint.Medium, 9)
			p.SetColor(paint.Ink)
			p.Text(p.left+96, base, p.Shorten(f[1], p.width()-100))
		}
	}})
	p.flow.Gap(5)
}

// verdict is what the figure means in a few words.
func (r Report) verdict() string {
	switch {
	case r.Result.Survey.Kind == model.SKM:
		return fmt.Sprintf("Mutu %s – %s", r.Result.Grade.Letter, r.Result.Grade.Words)
	case r.Minimum > 0 && r.Result.Index >= r.Minimum-1e-9:
		return "Memenuhi batas " + paper.Score(r.Minimum)
	case r.Minimum > 0:
		return "Di bawah batas " + paper.Score(r.Minimum)
	}
	return "Skala 0–4"
}

func (r Report) facts() [][2]string {
	x := r.Result
	need := fmt.Sprintf("%d, terpenuhi", x.Required)
	if !x.Enough {
		need = fmt.Sprintf("%d, kurang %d", x.Required, x.Required-x.Used)
	}
	var low []string
	for _, i := range x.Lowest {
		low = append(low, x.Elements[i].Name)
	}
	index := [2]string{"Indeks 0–4", Decimal(x.Index, 4)}
	if x.Survey.Kind == model.SKM {
		index = [2]string{"Nilai interval", Decimal(x.Index, 4)}
	}
	return [][2]string{{"Responden", fmt.Sprintf("%d dari %d jawaban yang masuk", x.Used, x.Total)}, {"Minimal", need}, index,
		{"Skala jawaban", fmt.Sprintf("1–%d, indeks = %s", x.Survey.Scale, Formula(x.Survey))}, {"Unsur terendah", strings.Join(low, "; ")}}
}

func (p *pages) method(r Report) {
	x, s := r.Result, r.Result.Survey
	p.section("Metode")
	texts := []string{fmt.Sprintf("Survei mengikuti %s dengan %d unsur. Setiap unsur dijawab dengan skala 1 sampai %d; 1 berarti paling buruk. "+
		"Jawaban dikumpulkan selama %s melalui %s.", x.Kind.Basis, len(x.Kind.Elements), s.Scale, paper.Glue(s.Period()), sources(x))}
	asked := 0
	for _, e := range x.Elements {
		if e.N > 0 {
			asked++
		}
	}
	if s.Kind == model.SKM {
		texts = append(texts, fmt.Sprintf("Nilai rata-rata (NRR) unsur = jumlah nilai ÷ jumlah jawaban yang terisi. NRR tertimbang = NRR × 1/%d. "+
			"IKM = jumlah NRR tertimbang × 25. Mutu dibaca dari tabel peraturan setelah IKM dibulatkan dua desimal.", asked))
	} else {
		texts = append(texts, fmt.Sprintf("Nilai unsur = %s. %s = rata-rata nilai %d unsur, pada skala 0 sampai 4.", Formula(s), x.Kind.Index, asked))
		if s.Scale == 6 {
			texts = append(texts, "Formulir memakai skala 1–6. Peraturan tidak menetapkan cara mengubahnya ke skala 4, maka rumus yang dipakai dinyatakan di sini.")
		}
	}
	if s.Population > 0 {
		texts = append(texts, fmt.Sprintf("Penerima layanan pada periode ini %d orang. Responden minimal %d (%s).", s.Population, x.Required, x.Why))
	} else {
		texts = append(texts, fmt.Sprintf("Responden minimal %d (%s).", x.Required, x.Why))
	}
	for _, t := range texts {
		p.para(t)
	}
}

// sources says where the answers came from, without names of people.
func sources(x Result) string {
	if x.Survey.Address != "" {
		return "formulir " + x.Survey.Address
	}
	return "kuesioner"
}

func (p *pages) respondents(r Report) {
	x := r.Result
	p.section("Responden")
	if len(x.Groups) == 0 {
		p.para("Kuesioner tidak menanyakan layanan, jenis kelamin, umur, dan pendidikan.")
	}
	value := "Indeks"
	if x.Survey.Kind == model.SKM {
		value = "IKM"
	}
	for _, g := range x.Groups {
		c := x.GroupChart(g)
		var rows [][]string
		for i, row := range g.Rows {
			rows = append(rows, []string{row.Label, fmt.Sprint(row.N), Decimal(100*row.Share, 1) + " %", c.Bars[i].Text})
		}
		p.table([]col{{g.Title, 0, false}, {"Responden", 24, true}, {"Bagian", 22, true}, {value, 22, true}}, rows)
	}
}

func (p *pages) elements(r Report) {
	x := r.Result
	p.section("Hasil per unsur")
	p.bars(x.ElementChart())
	cols := []col{{"", 9, false}, {"Unsur", 0, false}, {"n", 13, true}}
	for i := range x.Survey.Scale {
		cols = append(cols, col{fmt.Sprint(i + 1), 11, true})
	}
	last := "NRR"
	if x.Survey.Kind != model.SKM {
		last = "Nilai"
	}
	cols = append(cols, col{last, 16, true}, col{"Tertimbang", 23, true})
	var rows [][]string
	sum := 0.0
	for _, e := range x.Elements {
		row := []string{e.Key, e.Name, fmt.Sprint(e.N)}
		for _, n := range e.Counts {
			row = append(row, fmt.Sprint(n))
		}
		rows = append(rows, append(row, Decimal(e.Index, 3), Decimal(e.Weighted, 4)))
		sum += e.Weighted
	}
	total := make([]string, len(cols))
	total[1], total[len(total)-1] = "Jumlah", Decimal(x.Index, 4)
	rows = append(rows, total)
	p.table(cols, rows)
	if x.Survey.Kind == model.SKM {
		p.para(fmt.Sprintf("IKM = %s × 25 = %s, mutu %s (%s).", Decimal(x.Index, 4), x.Large(), x.Grade.Letter, x.Grade.Words))
		var grades [][]string
		for _, g := range Grades {
			grades = append(grades, []string{g.Letter, g.Words, Decimal(g.MeanFrom, 4) + " – " + Decimal(g.MeanTo, 4), Decimal(g.From, 2) + " – " + Decimal(g.To, 2)})
		}
		p.table([]col{{"Mutu", 16, false}, {"Kinerja", 0, false}, {"Nilai interval", 38, true}, {"Interval konversi", 38, true}}, grades)
	}
}

func (p *pages) trend(r Report) {
	if len(r.Result.Trend) < 2 {
		return
	}
	p.section("Perkembangan")
	p.bars(r.Result.TrendChart(r.Minimum))
}

func (p *pages) lowest(r Report) {
	x := r.Result
	if len(x.Lowest) == 0 {
		return
	}
	p.section("Unsur terendah dan tindak lanjut")
	var names []string
	for _, i := range x.Lowest {
		e := x.Elements[i]
		names = append(names, fmt.Sprintf("%s (%s)", e.Name, Decimal(e.Index, 3)))
	}
	p.para("Unsur terendah: " + paper.And(names) + ".")
	if len(r.FollowUps) == 0 {
		p.para("Tindak lanjut belum masuk rencana aksi.")
		return
	}
	var rows [][]string
	for _, a := range r.FollowUps {
		state := "belum"
		for _, d := range a.Realisations {
			if d.Done {
				state = "selesai"
			}
		}
		var months []string
		for _, m := range a.Months.List() {
			months = append(months, paper.Months[m-1])
		}
		rows = append(rows, []string{a.Name, strings.Join(months, ", "), a.PIC, state})
	}
	p.table([]col{{"Kegiatan", 0, false}, {"Waktu", 26, false}, {"Penanggung jawab", 36, false}, {"Keadaan", 18, false}}, rows)
}

// maxComments is how many free answers a report lists.
const maxComments = 200

func (p *pages) comments(r Report) {
	list := r.Result.Comments
	if len(list) == 0 {
		return
	}
	p.section("Saran responden")
	for i, c := range list {
		if i == maxComments {
			p.para(fmt.Sprintf("… dan %d saran lain.", len(list)-i))
			return
		}
		p.item(fmt.Sprintf("%d.", i+1), c)
	}
}

// care tells what may be wrong with the data, and what was left out.
func (p *pages) care(r Report) {
	x := r.Result
	p.section("Mutu data")
	p.para(fmt.Sprintf("%d jawaban masuk, %d dihitung, %d dikeluarkan. %d jawaban terisi sebagian; unsur yang kosong tidak ikut dirata-rata.",
		x.Total, x.Used, x.Excluded, x.Partial))
	var rows [][]string
	for _, f := range Flags {
		all, out := x.Count(f)
		rows = append(rows, []string{f.Label(), fmt.Sprint(all), fmt.Sprint(out), capital(f.Rule())})
	}
	p.table([]col{{"Tanda", 30, false}, {"Jawaban", 19, true}, {"Dikeluarkan", 23, true}, {"Aturan", 0, false}}, rows)
}

// Count tells how many responses have a flag, and how many of them are left out.
func (r Result) Count(f Flag) (all, out int) {
	for _, x := range r.Flags {
		if x.Flag == f {
			all++
			if r.Out[RowID{x.Batch, x.No}] {
				out++
			}
		}
	}
	return all, out
}

func (p *pages) people(r Report) {
	if len(r.People) == 0 {
		return
	}
	p.flow.NewPage()
	p.section("Lampiran terbatas: responden")
	p.para("Berisi data pribadi. Hanya untuk verifikasi penilai; jangan dipublikasikan.")
	var rows [][]string
	for _, x := range r.People {
		rows = append(rows, []string{x.No, x.Name, x.Phone, x.Service, x.At})
	}
	p.table([]col{{"No.", 11, true}, {"Nama", 0, false}, {"Telepon", 32, false}, {"Layanan", 42, false}, {"Waktu", 34, false}}, rows)
}
