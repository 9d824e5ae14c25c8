package beranda

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/readiness"
	"siapzi/model/standing"
)

// answers gives every question of the real worksheet its best answer, but for
// the codes in except.
func answers(except ...model.Code) lke.Answers {
	out := lke.Answers{}
	for _, q := range lke.Default().Questions {
		a := model.Answer{Code: q.Code, Assessor: model.UnitAssessor}
		if q.HasInputs() {
			a.Inputs = map[string]float64{}
			for _, in := range q.Inputs {
				a.Inputs[in.Key] = 4
			}
			switch q.Code {
			case "R.3.iii.a":
				a.Inputs["tahun_lalu"], a.Inputs["tahun_ini"] = 0, 0
			case "R.5.iii.a", "R.5.iii.b":
				a.Inputs["sudah"] = 12
			}
		} else {
			a.Option = q.Options[0].Key
		}
		out[q.Code] = a
	}
	for _, c := range except {
		delete(out, c)
	}
	return out
}

func TestGateRows(t *testing.T) {
	w := lke.Default()

	t.Run("failing minimums come first and passed areas share a line", func(t *testing.T) {
		a := answers("R.5.i.a", "R.5.ii.a", "R.5.iii.a", "R.5.iii.b")
		rows := gateRows(w, readiness.Assess(w, a, nil, model.WBK))
		want := []gateRow{
			{label: "Area 5", full: "Area 5 Penguatan Pengawasan", word: "kurang 1,50"},
			{met: true, label: "Nilai total", full: "Nilai total", word: "lebih 17,50"},
			{met: true, label: "Nilai Pengungkit", full: "Nilai Pengungkit", word: "lebih 12,50"},
			{met: true, label: "Area 1, 2, 3, 4, dan 6", word: "minimal 60\u00a0%"},
		}
		for i, r := range rows[:len(want)] {
			got := r
			got.value, got.code = "", ""
			if d := cmp.Diff(want[i], got, cmp.AllowUnexported(gateRow{})); d != "" {
				t.Errorf("row %d (-want +got):\n%s", i, d)
			}
		}
		if rows[0].value != "7,50 / 9" || rows[0].code != "R.5.ii.a" { // 3 points, the most of area 5
			t.Errorf("row 0 = %+v", rows[0])
		}
	})

	t.Run("a minimum that is just reached says so", func(t *testing.T) {
		a := answers()
		q := a["H.I.b"]
		q.Option = "C"
		a["H.I.b"] = q
		for _, r := range gateRows(w, readiness.Assess(w, a, nil, model.WBK)) {
			if r.label == "Capaian kinerja lebih baik" && (r.word != "pas" || !r.met) {
				t.Errorf("row = %+v", r)
			}
		}
	})
}

func TestDueWords(t *testing.T) {
	today := time.Date(2026, 5, 12, 23, 30, 0, 0, time.UTC)
	for on, want := range map[model.Date]string{
		"": "", "2026-05-31": "pengajuan 31 Mei 2026, 19 hari lagi", "2026-05-12": "pengajuan hari ini",
		"2026-05-10": "pengajuan 10 Mei 2026, lewat 2 hari",
	} {
		if got := dueWords(on, today); got != want {
			t.Errorf("%s: got %q, want %q", on, got, want)
		}
	}
}

func TestShortArea(t *testing.T) {
	for name, want := range map[string]string{
		"Manajemen Perubahan": "Manajemen Perubahan", "Penguatan Akuntabilitas": "Penguatan Akuntabilitas",
		"Penataan Sistem Manajemen SDM Aparatur": "Sistem Manajemen SDM Aparatur", "Peningkatan Kualitas Pelayanan Publik": "Kualitas Pelayanan Publik",
	} {
		if got := shortArea(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestHeadline(t *testing.T) {
	w := lke.Default()
	ready := readiness.Assess(w, answers(), nil, model.WBBM)
	if headline(standing.Report{Report: ready}) != "Siap diajukan" || unmet(ready) != "" {
		t.Errorf("headline = %q, %q", headline(standing.Report{Report: ready}), unmet(ready))
	}
	if got, want := progress(ready, "pengajuan hari ini"), "113 dari 113 soal dijawab · unit harus sudah berpredikat WBK · pengajuan hari ini"; got != want {
		t.Errorf("progress = %q, want %q", got, want)
	}
	empty := readiness.Assess(w, nil, nil, model.WBK)
	if headline(standing.Report{Report: empty}) != "Belum siap diajukan" || unmet(empty) != "12 dari 12 belum terpenuhi" {
		t.Errorf("headline = %q, %q", headline(standing.Report{Report: empty}), unmet(empty))
	}
}

func TestGainRows(t *testing.T) {
	w := lke.Default()
	a := answers("R.5.i.a", "R.5.ii.a", "R.5.iii.a", "R.5.iii.b")
	q := a["P.6.ii.b"]
	q.Option = "D"
	a["P.6.ii.b"] = q
	n := a["H.I.a"]
	n.Inputs = map[string]float64{"indeks": 3.6}
	a["H.I.a"] = n

	rows := gainRows(readiness.Assess(w, a, nil, model.WBK), 99)
	want := map[model.Code]gainRow{
		"R.5.ii.a": {code: "R.5.ii.a", name: "Penyelesaian pengaduan masyarakat", note: "kosong · menutup Area 5", gain: "+3,00"},
		"H.I.a":    {code: "H.I.a", name: "Indeks persepsi antikorupsi (IPAK)", note: "belum penuh", gain: "+1,75"},
		"P.6.ii.b": {code: "P.6.ii.b", name: "Informasi layanan", note: "D sekarang", gain: "+0,17"},
	}
	for _, r := range rows {
		w, ok := want[r.code]
		if !ok {
			continue
		}
		delete(want, r.code)
		if d := cmp.Diff(w, r, cmp.AllowUnexported(gainRow{})); d != "" {
			t.Errorf("%s (-want +got):\n%s", r.code, d)
		}
	}
	if len(want) > 0 || rows[0].code != "R.5.ii.a" {
		t.Errorf("missing %v; first is %s", want, rows[0].code)
	}
}

func TestWarning(t *testing.T) {
	w := lke.Default()
	a := answers()
	for _, q := range w.Questions {
		if (q.Pokja == 2 || q.Pokja == 5) && q.Code[0] == 'R' {
			delete(a, q.Code)
		}
	}
	text, code := warning(w, readiness.Assess(w, a, nil, model.WBK))
	if text != "Reform Area 2 dan 5 sendiri di bawah minimum." || w.Node(code).Pokja != 2 {
		t.Errorf("warning = %q to %s", text, code)
	}
	if text, _ := warning(w, readiness.Assess(w, answers(), nil, model.WBK)); text != "" {
		t.Errorf("warning = %q", text)
	}
}

func TestList(t *testing.T) {
	for want, words := range map[string][]string{"": nil, "1": {"1"}, "1 dan 6": {"1", "6"}, "1, 2, dan 6": {"1", "2", "6"}} {
		if got := list(words); got != want {
			t.Errorf("list(%v) = %q, want %q", words, got, want)
		}
	}
}

func TestUnproved(t *testing.T) {
	w := lke.Default()
	r := readiness.Assess(w, nil, map[model.Code]int{"P.1.i.a": 1}, model.WBK)
	if got := unproved(w, r, 1); got != "P.1.i.b" {
		t.Errorf("first unproved of Pokja I = %s", got)
	}
	if roman(6) != "VI" || roman(12) != "12" {
		t.Error("roman numbers")
	}
}
