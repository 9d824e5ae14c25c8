package lke_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"
	"time"

	"siapzi/assets"
	"siapzi/model"
	"siapzi/model/lke"
)

// plain is a second, straightforward scorer that shares nothing with the
// package: it reads the JSON itself, follows the regulation from the top down,
// and has the eight ratios written out by hand.
type plain struct {
	Scales map[string][]struct {
		Key   string
		Value float64
	}
	Nodes []plainNode
}

type plainNode struct {
	Code, Parent, Level, Rollup, Scale string
	Weight                             float64
}

// fraction gives the value of an answer; ok is false when it is blank.
func (p plain) fraction(n plainNode, a model.Answer) (value float64, ok bool) {
	if n.Scale != "rasio" && n.Scale != "indeks" {
		for _, o := range p.Scales[n.Scale] {
			if o.Key == a.Option {
				return o.Value, true
			}
		}
		return 0, false
	}
	in := a.Inputs
	for _, key := range plainInputs[n.Code] {
		if _, filled := in[key]; !filled {
			return 0, false
		}
	}
	over, under := 0.0, 0.0
	switch n.Code {
	case "R.1.i.a":
		over, under = in["perubahan"], in["agen"]
	case "R.1.i.b":
		over, under = in["terintegrasi"], in["perubahan"]
	case "R.3.iii.a":
		last, this := in["tahun_lalu"], in["tahun_ini"]
		switch {
		case last == 0 && this == 0:
			return 1, true
		case last == 0 || this > last:
			return 0, true
		}
		return 1 - this/last, true
	case "R.4.i.a":
		over, under = in["tercapai"], in["sasaran"]
	case "R.5.ii.a":
		over, under = in["selesai"], in["harus"]
	case "R.5.iii.a":
		over, under = in["sudah"], in["kepala"]+in["pejabat"]+in["lainnya"]
	case "R.5.iii.b":
		over, under = in["sudah"], in["es3"]+in["es4"]+in["fungsional"]
	case "R.6.i.b":
		over, under = in["dipermudah"], in["terdaftar"]
	default: // IPAK, IPKP
		return in["indeks"] / 4, true
	}
	switch {
	case under == 0 && a.Decision != nil:
		return *a.Decision, true
	case under == 0:
		return 0, false
	case over > under:
		return 1, true
	}
	return over / under, true
}

var plainInputs = map[string][]string{
	"R.1.i.a": {"agen", "perubahan"}, "R.1.i.b": {"perubahan", "terintegrasi"},
	"R.3.iii.a": {"tahun_lalu", "tahun_ini", "disanksi"}, "R.4.i.a": {"sasaran", "tercapai"},
	"R.5.ii.a": {"harus", "proses", "selesai"}, "R.5.iii.a": {"kepala", "pejabat", "lainnya", "sudah"},
	"R.5.iii.b": {"es3", "es4", "fungsional", "sudah"}, "R.6.i.b": {"terdaftar", "dipermudah"},
	"H.I.a": {"indeks"}, "H.II.a": {"indeks"},
}

// score gives the points of n; safe counts blanks as 0.
func (p plain) score(n plainNode, a lke.Answers, safe bool) float64 {
	points, sum, count := 0.0, 0.0, 0
	for _, c := range p.Nodes {
		if c.Parent != n.Code {
			continue
		}
		if c.Level != "soal" {
			points += p.score(c, a, safe)
			continue
		}
		v, ok := p.fraction(c, a[model.Code(c.Code)])
		if n.Rollup == "weighted" {
			points += v * c.Weight
		} else if ok || safe {
			sum, count = sum+v, count+1
		}
	}
	if count > 0 {
		points += sum / float64(count) * n.Weight
	}
	return points
}

// randomAnswers answers a random part of the sheet in random ways, with zero
// divisors, missing inputs and decisions among them.
func randomAnswers(r *rand.Rand, w *lke.Worksheet) lke.Answers {
	a := lke.Answers{}
	blank := r.Float64()
	for _, q := range w.Questions {
		if r.Float64() < blank*blank {
			continue
		}
		x := model.Answer{Code: q.Code, Assessor: model.TPI}
		if !q.HasInputs() {
			x.Option = q.Options[r.IntN(len(q.Options))].Key
		} else {
			x.Inputs = nums{}
			for _, in := range q.Inputs {
				switch {
				case r.IntN(20) == 0: // not filled
				case in.Integer:
					x.Inputs[in.Key] = float64(r.IntN(1 + r.IntN(6)))
				default:
					x.Inputs[in.Key] = *in.Max * r.Float64()
				}
			}
		}
		if w.Value(x).NeedsDecision && r.IntN(2) == 0 {
			x = decided(x, r.Float64())
		}
		a[q.Code] = x
	}
	return a
}

func TestScoreAgreesWithAPlainComputation(t *testing.T) {
	var p plain
	if err := json.Unmarshal(assets.LKE2021, &p); err != nil {
		t.Fatal(err)
	}
	w := lke.Default()
	r := rand.New(rand.NewPCG(2021, 90))
	for range 1000 {
		a := randomAnswers(r, w)
		for _, x := range a {
			if err := w.Check(x); err != nil {
				t.Fatal(err)
			}
		}

		s := w.Score(a)

		total := map[bool]float64{}
		for _, n := range p.Nodes {
			if n.Level == "soal" {
				continue
			}
			code := model.Code(n.Code)
			safe, prov := p.score(n, a, true), p.score(n, a, false)
			wantNear(t, "safe "+n.Code, s.Safe.Nodes[code].Score, safe)
			wantNear(t, "provisional "+n.Code, s.Provisional.Nodes[code].Score, prov)
			if n.Parent == "" {
				total[true], total[false] = total[true]+safe, total[false]+prov
			}
		}
		wantNear(t, "safe total", s.Safe.Total, total[true])
		wantNear(t, "provisional total", s.Provisional.Total, total[false])
		if s.Safe.Total > s.Provisional.Total+near {
			t.Errorf("safe %v is above provisional %v", s.Safe.Total, s.Provisional.Total)
		}
		if t.Failed() {
			t.Fatalf("answers: %+v", a)
		}
	}
}

// Several goroutines read one worksheet; run with -race to see.
func TestScoreFromSeveralGoroutines(t *testing.T) {
	w := lke.Default()
	a := best(t, w)
	done := make(chan float64)
	for range 4 {
		go func() { done <- w.Score(a).Safe.Total }()
	}
	for range 4 {
		wantNear(t, "total", <-done, 100)
	}
}

// BenchmarkScore is what one click on an answer costs: both scores of all
// nodes and the gates of both targets. The budget is 1 ms.
func BenchmarkScore(b *testing.B) {
	w := lke.Default()
	a := randomAnswers(rand.New(rand.NewPCG(1, 1)), w)
	b.ReportAllocs()
	for b.Loop() {
		s := w.Score(a)
		w.Gates(s.Safe, model.WBK)
		w.Gates(s.Safe, model.WBBM)
	}
}

// The budget itself, with room for a busy machine: the benchmark shows about
// 0.04 ms.
func TestScoreKeepsItsBudget(t *testing.T) {
	w := lke.Default()
	a := randomAnswers(rand.New(rand.NewPCG(1, 1)), w)
	const runs = 200
	start := time.Now()
	for range runs {
		s := w.Score(a)
		w.Gates(s.Safe, model.WBK)
		w.Gates(s.Safe, model.WBBM)
	}
	if each := time.Since(start) / runs; each > time.Millisecond {
		t.Errorf("recomputing everything takes %v, want at most 1 ms", each)
	}
}

func BenchmarkWhy(b *testing.B) {
	w := lke.Default()
	a := randomAnswers(rand.New(rand.NewPCG(1, 1)), w)
	for b.Loop() {
		w.Why(a, "R.5.iii.a")
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := lke.Load(assets.LKE2021); err != nil {
			b.Fatal(err)
		}
	}
}
