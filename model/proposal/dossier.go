package proposal

import (
	"fmt"
	"strconv"
	"strings"

	"siapzi/model/paper"
	"siapzi/model/readiness"
)

// dossier is everything about the unit that goes with the letter.
func (d Data) dossier() form {
	p := form{d: d, title: "Kelengkapan usulan Zona Integritas " + d.year()}
	p.add(block{kind: kindHead})
	p.add(block{text: "Kelengkapan Usulan Zona Integritas", style: title, before: 16})
	p.add(block{text: fmt.Sprintf("%s · %s %s", d.Unit.Name, label(d.Sheet, d.Unit.Target), d.year()), before: 2})
	p.note("Keadaan per " + d.day() + ".")
	d.missing(&p)
	d.prerequisites(&p)
	d.profile(&p)
	d.worksheet(&p)
	d.results(&p)
	d.people(&p)
	return p
}

// missing says what blocks the proposal.
func (d Data) missing(p *form) {
	if !d.Draft() {
		return
	}
	p.section("Yang belum memenuhi syarat")
	p.note("Usulan ini masih draf. Butir berikut harus dipenuhi dahulu.")
	t := table{widths: []float64{10, 76, 74}, head: []string{"No.", "Syarat", "Keadaan"}}
	for _, l := range d.Lacks {
		if l.Blocks {
			t.rows = append(t.rows, []cell{{text: strconv.Itoa(len(t.rows) + 1)}, {text: l.What, tone: toneStrong}, {text: l.Detail}})
		}
	}
	p.grid(t)
}

// prerequisites is the checklist with evidence and verdict.
func (d Data) prerequisites(p *form) {
	p.section("1. Daftar pemenuhan prasyarat")
	if d.Facts.Relief {
		p.note(fmt.Sprintf("Unit memakai afirmasi: %s.", d.Sheet.Relief.Note))
	}
	t := table{widths: []float64{54, 30, 22, 30, 24}, head: []string{"Prasyarat", "Diminta", "Keadaan", "Bukti", "Putusan"}}
	for _, scope := range []string{"instansi", "unit"} {
		for _, c := range d.Conditions {
			if c.Scope == scope {
				t.rows = append(t.rows, []cell{{text: c.Name}, {text: Wanted(c, d.Unit.Target)}, {text: Value(c.Type, c.Value)},
					{text: or(d.proof(c), "–")}, verdict(c.Verdict)})
			}
		}
	}
	p.grid(t)
}

// proof names what proves a prerequisite.
func (d Data) proof(c readiness.Condition) string {
	if s := d.Titles[c.Document]; s != "" {
		return s
	}
	return c.Statement.Note
}

func verdict(v readiness.Verdict) cell {
	switch v {
	case readiness.Met:
		return cell{"terpenuhi", toneGood}
	case readiness.Missed:
		return cell{"belum terpenuhi", toneBad}
	}
	return cell{"belum diisi", toneBad}
}

// profile says who the unit is.
func (d Data) profile(p *form) {
	p.section("2. Profil unit")
	f := d.Facts
	pairs := [][2]string{{"Unit kerja", d.Unit.Name}, {"Instansi", d.Unit.Agency}, {"Diusulkan", label(d.Sheet, d.Unit.Target)},
		{"Alamat", f.Profile.Address}, {"Tugas", f.Profile.Duties}, {"Layanan utama", f.Profile.Services}, {"Pegawai", f.Profile.Staff},
		{"Dampak layanan", f.Profile.Risks}}
	for _, x := range pairs {
		p.pair(x[0], or(x[1], "–"))
	}
	if c := f.Contact; c.Name != "" {
		p.pair("Narahubung", strings.Join(filled(c.Name, c.Phone, c.Email), ", "))
	}
}

// worksheet sums up the LKE with its gates.
func (d Data) worksheet(p *form) {
	p.section("3. Ringkasan Lembar Kerja Evaluasi")
	p.pair("Nilai aman", fmt.Sprintf("%s dari 100 (soal kosong dihitung 0)", paper.Score(d.Safe)))
	p.pair("Nilai sementara", fmt.Sprintf("%s dari 100 (soal kosong dilewati)", paper.Score(d.Provisional)))
	p.pair("Dijawab", fmt.Sprintf("%d dari %d soal; %d soal belum berbukti", d.Answered, d.Questions, d.Unproved))
	t := table{widths: []float64{76, 22, 22, 40}, head: []string{"Syarat nilai", "Nilai", "Minimal", "Putusan"}}
	for _, g := range d.Gates {
		c := cell{"terpenuhi", toneGood}
		if !g.Met {
			c = cell{"belum, kurang " + paper.Gap(g.Gap), toneBad}
		}
		t.rows = append(t.rows, []cell{{text: g.Label}, {text: paper.Score(g.Value)}, {text: paper.Score(g.Minimum)}, c})
	}
	p.grid(t)
	a := table{widths: []float64{76, 28, 28, 28}, head: []string{"Area perubahan", "Pemenuhan", "Reform", "Jumlah"}}
	for _, x := range d.Areas {
		a.rows = append(a.rows, row(fmt.Sprintf("%d. %s", x.No, x.Name), paper.Score(x.Fulfilment), paper.Score(x.Reform), fmt.Sprintf("%s dari %s", paper.Score(x.Score), paper.Score(x.Weight))))
	}
	p.grid(a)
}

// results lists the surveys.
func (d Data) results(p *form) {
	p.section("4. Hasil survei")
	if len(d.Surveys) == 0 {
		p.text("Belum ada hasil survei yang diisi.")
		return
	}
	t := table{widths: []float64{66, 20, 24, 50}, head: []string{"Survei", "Indeks", "Responden", "Sumber"}}
	for _, s := range d.Surveys {
		n := "–"
		if s.Respondents > 0 {
			n = strconv.Itoa(s.Respondents)
		}
		t.rows = append(t.rows, row(s.Name, paper.Score(s.Index), n, strings.Join(filled(s.Period, s.Source), ", ")))
	}
	p.grid(t)
	p.note("Indeks pada skala 0–4.")
}

// people lists innovations and agents of change.
func (d Data) people(p *form) {
	p.section("5. Daftar inovasi")
	if len(d.Facts.Innovations) == 0 {
		p.text("Belum ada inovasi yang ditulis.")
	} else {
		t := table{widths: []float64{10, 42, 18, 45, 45}, head: []string{"No.", "Inovasi", "Sejak", "Masalah", "Hasil"}}
		for i, x := range d.Facts.Innovations {
			t.rows = append(t.rows, []cell{{text: strconv.Itoa(i + 1)}, {text: x.Name, tone: toneStrong}, {text: or(x.Since, "–")}, {text: or(x.Problem, "–")}, {text: or(x.Result, "–")}})
		}
		p.grid(t)
	}
	p.section("6. Daftar agen perubahan")
	if len(d.Facts.Agents) == 0 {
		p.text("Belum ada agen perubahan yang ditulis.")
		return
	}
	t := table{widths: []float64{10, 46, 44, 60}, head: []string{"No.", "Nama", "Jabatan", "Perubahan nyata"}}
	for i, x := range d.Facts.Agents {
		t.rows = append(t.rows, []cell{{text: strconv.Itoa(i + 1)}, {text: x.Name, tone: toneStrong}, {text: or(x.Office, "–")}, {text: or(x.Change, "–")}})
	}
	p.grid(t)
}
