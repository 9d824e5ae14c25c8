package survey

import (
	"math"
	"testing"

	"siapzi/model"
)

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9 {
		t.Errorf("%s: got %.10f, want %.10f", what, got, want)
	}
}

func responses(rows ...[]int) []model.SurveyResponse {
	var out []model.SurveyResponse
	for i, v := range rows {
		out = append(out, model.SurveyResponse{Batch: "b", No: i + 1, Row: i + 2, Values: v})
	}
	return out
}

func TestSKM(t *testing.T) {
	// Four forms:      U1 U2 U3 U4 U5 U6 U7 U8 U9
	rs := responses([]int{3, 3, 2, 4, 3, 4, 4, 4, 3},
		[]int{4, 3, 2, 4, 3, 3, 4, 4, 3},
		[]int{3, 4, 3, 4, 4, 4, 4, 3, 2},
		[]int{4, 4, 3, 4, 4, 3, 4, 0, 2})
	// Sums:     U1 14, U2 14, U3 10, U4 16, U5 14, U6 14, U7 16, U8 11 of 3, U9 10
	// NRR:      3.5  3.5  2.5  4  3.5  3.5  4  3.6667  2.5
	// Sum of NRR = 3.5+3.5+2.5+4+3.5+3.5+4+2.5 + 11/3 = 27 + 3.666667 = 30.666667
	// Index = 30.666667 / 9 = 3.407407; IKM = × 25 = 85.185185 → B (76.61–88.30)
	r := work(model.Survey{Kind: model.SKM, Year: 2026, Quarter: 1, Scale: 4}, rs, nil)
	near(t, "NRR of U8", r.Elements[7].Index, 11.0/3)
	near(t, "weight", r.Elements[0].Weight, 1.0/9)
	near(t, "weighted U1", r.Elements[0].Weighted, 3.5/9)
	near(t, "index", r.Index, (27+11.0/3)/9)
	near(t, "IKM", r.Converted, (27+11.0/3)/9*25)
	if r.Grade.Letter != "B" || r.Large() != "85,19" {
		t.Errorf("grade %s, %s", r.Grade.Letter, r.Large())
	}
	if r.Lowest[0] != 2 || r.Lowest[1] != 8 || r.Partial != 1 || r.Enough {
		t.Errorf("lowest %v, partial %d, enough %v", r.Lowest, r.Partial, r.Enough)
	}
}

func TestSPAK(t *testing.T) {
	t.Run("scale 1 to 4", func(t *testing.T) {
		// Means: (4+3+4)/3 = 11/3, (4+4+4)/3 = 4, (3+3+4)/3 = 10/3, 4, (4+2+3)/3 = 3
		// IPAK = (11/3 + 4 + 10/3 + 4 + 3) / 5 = 18 / 5 = 3.6
		r := work(model.Survey{Kind: model.SPAK, Scale: 4}, responses([]int{4, 4, 3, 4, 4}, []int{3, 4, 3, 4, 2}, []int{4, 4, 4, 4, 3}), nil)
		near(t, "IPAK", r.Index, 3.6)
		if a, ok := r.Offer(); !ok || a.Code != "H.I.a" || a.Inputs["indeks"] != 3.6 {
			t.Errorf("offer %+v %v", a, ok)
		}
	})
	// Scale 1 to 6: means 6, 5, 5.5, 6, 4.5 of two forms.
	six := responses([]int{6, 5, 5, 6, 4}, []int{6, 5, 6, 6, 5})
	t.Run("scale 1 to 6 in proportion", func(t *testing.T) {
		// 5.4 / 6 × 4 = 3.6
		near(t, "IPAK", work(model.Survey{Kind: model.SPAK, Scale: 6}, six, nil).Index, 3.6)
	})
	t.Run("scale 1 to 6 spread over the range", func(t *testing.T) {
		// 1 + (5.4 − 1) / 5 × 3 = 1 + 2.64 = 3.64
		near(t, "IPAK", work(model.Survey{Kind: model.SPAK, Scale: 6, Spread: true}, six, nil).Index, 3.64)
	})
}

func TestSPKP(t *testing.T) {
	t.Run("scale 1 to 4", func(t *testing.T) {
		// Two forms; means 3.5 3 4 3.5 3 2.5 3.5 3 → sum 26 → IPKP 3.25
		r := work(model.Survey{Kind: model.SPKP, Scale: 4}, responses([]int{4, 3, 4, 4, 3, 2, 3, 3}, []int{3, 3, 4, 3, 3, 3, 4, 3}), nil)
		near(t, "IPKP", r.Index, 3.25)
		near(t, "lowest is K6", r.Elements[r.Lowest[0]].Index, 2.5)
	})
	t.Run("scale 1 to 6", func(t *testing.T) {
		// All elements 5 but K1 with 3: mean (7 × 5 + 3) / 8 = 4.75 → ÷ 6 × 4 = 3.166667
		near(t, "IPKP", work(model.Survey{Kind: model.SPKP, Scale: 6}, responses([]int{3, 5, 5, 5, 5, 5, 5, 5}), nil).Index, 4.75/6*4)
	})
	t.Run("what nobody was asked weighs nothing", func(t *testing.T) {
		// K5 is empty: (4×4 + 3×3) / 7 = 25/7
		r := work(model.Survey{Kind: model.SPKP, Scale: 4}, responses([]int{4, 4, 4, 4, 0, 3, 3, 3}), nil)
		near(t, "IPKP", r.Index, 25.0/7)
		if r.Partial != 0 {
			t.Error("an element that nobody was asked makes a form partial")
		}
	})
}

func TestGrades(t *testing.T) {
	for _, c := range []struct {
		x    float64
		want string
	}{{25, "D"}, {64.99, "D"}, {64.994, "D"}, {64.995, "C"}, {65, "C"}, {76.60, "C"}, {76.604, "C"}, {76.605, "B"}, {76.61, "B"}, {88.30, "B"}, {88.304, "B"},
		{88.31, "A"}, {100, "A"}, {3.064 * 25, "C"}, {3.0644 * 25, "B"}, {3.532 * 25, "B"}, {3.5324 * 25, "A"}, {2.5996 * 25, "D"}, {2.6 * 25, "C"}} {
		if got := GradeOf(c.x).Letter; got != c.want {
			t.Errorf("%v: got %s, want %s", c.x, got, c.want)
		}
	}
}

// The published table of Krejcie and Morgan (1970). For 100,000 it prints 384,
// of which the formula gives 383; offices count by the formula.
func TestSampleSize(t *testing.T) {
	for n, want := range map[int]int{0: 0, 10: 10, 15: 14, 20: 19, 50: 44, 100: 80, 150: 108, 200: 132, 300: 169, 500: 217, 1000: 278, 2000: 322, 5000: 357, 10000: 370,
		1000000: 384} {
		if got := SampleSize(n); got != want {
			t.Errorf("%d: got %d, want %d", n, got, want)
		}
	}
	if n, _ := Required(model.Survey{Kind: model.SPAK, Population: 20}); n != 19 {
		t.Errorf("of 20 people %d must answer", n)
	}
	if n, _ := Required(model.Survey{Kind: model.SPAK, Population: 900}); n != 30 {
		t.Errorf("SPAK of 900: %d", n)
	}
}

func TestGroups(t *testing.T) {
	rs := responses([]int{4, 4, 4, 4, 4}, []int{2, 2, 2, 2, 2}, []int{3, 3, 3, 3, 3})
	rs[0].Service, rs[1].Service, rs[2].Service = "Izin A", "izin a", "Data"
	rs[0].Age, rs[1].Age, rs[2].Age = "≥ 60 tahun", "20–29 tahun", "< 20 tahun"
	r := work(model.Survey{Kind: model.SPAK, Scale: 4}, rs, nil)
	if len(r.Groups) != 2 || r.Groups[0].Rows[0].Label != "Izin A" || r.Groups[0].Rows[0].N != 2 || r.Groups[0].Rows[0].Index != 3 {
		t.Errorf("%+v", r.Groups)
	}
	if g := r.Groups[1]; g.Title != "Umur" || g.Rows[0].Label != "< 20 tahun" || g.Rows[2].Label != "≥ 60 tahun" {
		t.Errorf("%+v", g)
	}
}
