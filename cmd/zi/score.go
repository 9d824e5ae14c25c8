package main

import (
	"strconv"
	"strings"

	"siapzi/model"
	"siapzi/model/lke"
)

type scoreCmd struct {
	WS       string `arg:"" name:"ws" help:"Folder ruang kerja."`
	Assessor string `enum:"unit,tpi,tpn" default:"unit" placeholder:"unit|tpi|tpn" help:"Jawaban siapa yang dihitung."`
	JSON     bool   `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// The JSON shape of `zi score`, a contract with scripts. Numbers have full
// precision; value, minimum and gap are score points.
type (
	scoreJSON struct {
		Worksheet   string                      `json:"worksheet"`
		Assessor    string                      `json:"assessor"`
		Provisional totalsJSON                  `json:"provisional"`
		Safe        totalsJSON                  `json:"safe"`
		Targets     map[model.Target]targetJSON `json:"targets"`
	}
	totalsJSON struct {
		Total float64                 `json:"total"`
		Nodes map[model.Code]nodeJSON `json:"nodes"`
	}
	nodeJSON struct {
		Score     float64 `json:"score"`
		Weight    float64 `json:"weight"`
		Percent   float64 `json:"percent"`
		Answered  int     `json:"answered"`
		Questions int     `json:"questions"`
	}
	targetJSON struct {
		Met               bool         `json:"met"`
		RequiresPredicate model.Target `json:"requires_predicate,omitempty"`
		Gates             []gateJSON   `json:"gates"`
		HalfWarnings      []halfJSON   `json:"half_warnings"`
	}
	gateJSON struct {
		ID      string  `json:"id"`
		Label   string  `json:"label"`
		Value   float64 `json:"value"`
		Minimum float64 `json:"minimum"`
		Met     bool    `json:"met"`
		Gap     float64 `json:"gap"`
		Changed bool    `json:"changed,omitempty"` // by a threshold of the year
	}
	halfJSON struct {
		Code    model.Code `json:"code"`
		Value   float64    `json:"value"`
		Minimum float64    `json:"minimum"`
	}
)

// Run computes both scores and the gates of both targets.
func (c *scoreCmd) Run(a *app) error {
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // nothing was written
	s, err := ws.Assessment().Score(a.ctx, model.Assessor(c.Assessor))
	if err != nil {
		return err
	}
	w := ws.Worksheet()
	if c.JSON {
		return a.json(newScoreJSON(w, c.Assessor, s))
	}
	u, err := ws.Unit(a.ctx)
	if err != nil {
		return err
	}
	a.print("Nilai aman %s · nilai sementara %s · %d dari %d soal dijawab", points(s.Safe.Total),
		points(s.Provisional.Total), s.Safe.Answered, s.Safe.Questions)
	r := w.Gates(s.Safe, u.Target)
	a.print("%s", r.Label)
	for _, g := range r.Gates {
		verdict := "terpenuhi"
		if !g.Met {
			verdict = "kurang " + points(g.Gap)
		}
		if g.Changed {
			verdict += " (ambang diubah)"
		}
		a.print("  %-48s %7s / %-6s %s", g.Label, points(g.Value), points(g.Minimum), verdict)
	}
	return nil
}

func newScoreJSON(w *lke.Worksheet, assessor string, s lke.Score) scoreJSON {
	out := scoreJSON{Worksheet: w.ID, Assessor: assessor, Provisional: newTotals(s.Provisional), Safe: newTotals(s.Safe),
		Targets: map[model.Target]targetJSON{}}
	for _, t := range []model.Target{model.WBK, model.WBBM} {
		r := w.Gates(s.Safe, t)
		j := targetJSON{Met: r.Met, RequiresPredicate: r.RequiresPredicate, Gates: []gateJSON{}, HalfWarnings: []halfJSON{}}
		for _, g := range r.Gates {
			j.Gates = append(j.Gates, gateJSON{g.ID, g.Label, g.Value, g.Minimum, g.Met, g.Gap, g.Changed})
		}
		for _, h := range r.Warnings {
			j.HalfWarnings = append(j.HalfWarnings, halfJSON{h.Node, h.Value, h.Minimum})
		}
		out.Targets[t] = j
	}
	return out
}

func newTotals(t lke.Totals) totalsJSON {
	out := totalsJSON{Total: t.Total, Nodes: map[model.Code]nodeJSON{}}
	for code, n := range t.Nodes {
		out.Nodes[code] = nodeJSON{n.Score, n.Weight, n.Percent, n.Answered, n.Questions}
	}
	return out
}

// points prints score points with two decimals and a comma. The tiny addend
// keeps a gap of 0.625 from being shown as 0,62.
func points(v float64) string {
	return strings.Replace(strconv.FormatFloat(v+1e-9, 'f', 2, 64), ".", ",", 1)
}
