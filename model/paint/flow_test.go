package paint

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFlow(t *testing.T) {
	type spot struct {
		Page int
		Y    float64
	}
	// run gives where each block of the groups lands on pages 24..100.
	run := func(groups ...[]float64) []spot {
		var got []spot
		page := 1
		f := &Flow{Y: 24, Bottom: 100, Break: func() float64 { page++; return 24 }}
		for _, g := range groups {
			var bs []Block
			for _, h := range g {
				bs = append(bs, Block{h, func(y float64) { got = append(got, spot{page, y}) }})
			}
			f.Add(bs...)
		}
		return got
	}
	for _, tt := range []struct {
		name   string
		groups [][]float64
		want   []spot
	}{
		{"what fits stays on the page", [][]float64{{30}, {46}}, []spot{{1, 24}, {1, 54}}},
		{"what does not fit goes to the next page", [][]float64{{30}, {47}}, []spot{{1, 24}, {2, 24}}},
		{"blocks of one group stay together", [][]float64{{50}, {10, 20}}, []spot{{1, 24}, {2, 24}, {2, 34}}},
		{"a group higher than a page is torn between its blocks", [][]float64{{50}, {40, 40, 40}},
			[]spot{{1, 24}, {2, 24}, {3, 24}, {4, 24}}},
		{"a block higher than a page does not break for ever", [][]float64{{10}, {200}, {10}}, []spot{{1, 24}, {2, 24}, {3, 24}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, run(tt.groups...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
