package main

import (
	"strings"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/readiness"
	"siapzi/model/standing"
)

type readyCmd struct {
	WS   string            `arg:"" name:"ws" help:"Folder ruang kerja."`
	Set  map[string]string `placeholder:"ID=NILAI" help:"Isi prasyarat, misalnya tlhp=100 atau indeks-rb=kl:B; kosong untuk menghapus."`
	JSON bool              `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// The JSON of `zi ready`, a contract with scripts. Scores are points in full
// precision.
type (
	readyJSON struct {
		Target        model.Target       `json:"target"`
		Met           bool               `json:"met"` // every gate; prerequisites apart
		Safe          float64            `json:"safe"`
		Provisional   float64            `json:"provisional"`
		Gates         []gateJSON         `json:"gates"`
		HalfWarnings  []halfJSON         `json:"half_warnings"`
		Prerequisites []prerequisiteJSON `json:"prerequisites"`
		Gains         []gainJSON         `json:"gains"`
		Cheapest      *cheapestJSON      `json:"cheapest"` // null where no answers meet the gates
		Forecast      forecastJSON       `json:"forecast"`
		Unproved      int                `json:"unproved"`
		Accepted      int                `json:"accepted"`
		Carried       int                `json:"carried"`
		Trend         []dayJSON          `json:"trend"` // what was seen per day, of the last month and the day before it
	}
	dayJSON struct {
		Day         model.Date `json:"day"`
		Safe        float64    `json:"safe"`
		Provisional float64    `json:"provisional"`
		Answered    int        `json:"answered"`
		Proved      int        `json:"proved"`
		Accepted    int        `json:"accepted"`
	}
	prerequisiteJSON struct {
		ID       string            `json:"id"`
		Name     string            `json:"name"`
		Scope    string            `json:"scope"`
		Wanted   string            `json:"wanted"`
		Value    string            `json:"value"`
		Verdict  readiness.Verdict `json:"verdict"`
		Document model.DocumentID  `json:"document"`
		Note     string            `json:"note,omitempty"`
	}
	gainJSON struct {
		Code       model.Code `json:"code"`
		Now        string     `json:"now"`
		Next       string     `json:"next"`
		NextPoints float64    `json:"next_points"`
		Points     float64    `json:"points"`
		Closes     string     `json:"closes,omitempty"`
	}
	cheapestJSON struct {
		Questions int         `json:"questions"`
		Steps     int         `json:"steps"`
		Points    float64     `json:"points"`
		Safe      float64     `json:"safe"`
		Raises    []raiseJSON `json:"raises"`
	}
	raiseJSON struct {
		Code   model.Code `json:"code"`
		From   string     `json:"from"`
		To     string     `json:"to"`
		Least  float64    `json:"least,omitempty"` // fraction that numbers must reach
		Steps  int        `json:"steps"`
		Points float64    `json:"points"`
	}
	forecastJSON struct {
		Safe    float64      `json:"safe"`
		Met     bool         `json:"met"`
		Raised  []model.Code `json:"raised"`
		Planned int          `json:"planned"`
		Gates   []gateJSON   `json:"gates"`
	}
)

// Run tells whether the unit is ready and what is missing.
func (c *readyCmd) Run(a *app) error {
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // what was written is committed
	for id, value := range c.Set {
		s, err := ws.Standing().Statement(a.ctx, id)
		if err != nil {
			return err
		}
		s.Value = value
		if err := ws.Standing().Say(a.ctx, who(), id, s); err != nil {
			return err
		}
	}
	r, err := ws.Standing().Report(a.ctx)
	if err != nil {
		return err
	}
	if err := ws.Standing().Keep(a.ctx, r); err != nil {
		return err
	}
	const month = 30 // days
	trend, err := ws.Standing().Trend(a.ctx, month)
	if err != nil {
		return err
	}
	if c.JSON {
		return a.json(newReady(r, trend))
	}
	a.printReady(ws.Worksheet(), r)
	if trend.Known {
		a.print("Sejak %s nilai aman berubah %s.", trend.From.Day.Words(), points(trend.Safe))
	}
	return nil
}

func newGates(list []lke.Gate) []gateJSON {
	out := []gateJSON{}
	for _, g := range list {
		out = append(out, gateJSON{g.ID, g.Label, g.Value, g.Minimum, g.Met, g.Gap, g.Changed})
	}
	return out
}

func newReady(r standing.Report, trend readiness.Trend) readyJSON {
	out := readyJSON{Target: r.Target, Met: r.Met, Safe: r.Safe, Provisional: r.Provisional, Gates: newGates(r.Gates), HalfWarnings: []halfJSON{},
		Prerequisites: []prerequisiteJSON{}, Gains: []gainJSON{}, Unproved: r.Unproved, Accepted: r.Accepted, Carried: r.Carried,
		Forecast: forecastJSON{Safe: r.Outlook.Safe, Met: r.Outlook.Met, Raised: orEmpty(r.Outlook.Raised), Planned: r.Planned, Gates: newGates(r.Outlook.Gates)}}
	out.Trend = []dayJSON{}
	for _, d := range trend.Points {
		out.Trend = append(out.Trend, dayJSON{d.Day, d.Safe, d.Provisional, d.Answered, d.Proved, d.Accepted})
	}
	for _, h := range r.Warnings {
		out.HalfWarnings = append(out.HalfWarnings, halfJSON{h.Node, h.Value, h.Minimum})
	}
	for _, c := range r.Conditions {
		out.Prerequisites = append(out.Prerequisites, prerequisiteJSON{c.ID, c.Name, c.Scope, c.Wanted, c.Value, c.Verdict, c.Document, c.Statement.Note})
	}
	for _, g := range r.Gains {
		x := gainJSON{Code: g.Code, Now: g.Now, Next: g.Next, NextPoints: g.NextPoints, Points: g.Points}
		if g.Closes != nil {
			x.Closes = g.Closes.ID
		}
		out.Gains = append(out.Gains, x)
	}
	if r.HasPath {
		p := &cheapestJSON{Questions: len(r.Path.Raises), Steps: r.Path.Steps, Points: r.Path.Points, Safe: r.Path.Safe, Raises: []raiseJSON{}}
		for _, x := range r.Path.Raises {
			p.Raises = append(p.Raises, raiseJSON{x.Code, x.From, x.To, x.Least, x.Steps, x.Points})
		}
		out.Cheapest = p
	}
	return out
}

func (a *app) printReady(w *lke.Worksheet, r standing.Report) {
	verdict := "BELUM SIAP"
	if r.Met && r.Unmet == 0 {
		verdict = "SIAP DIAJUKAN"
	}
	a.print("%s menuju %s · nilai aman %s · sementara %s", verdict, r.Target, points(r.Safe), points(r.Provisional))
	for _, g := range r.Gates {
		if !g.Met {
			a.print("  ✗ %-46s %7s / %-6s kurang %s", g.Label, points(g.Value), points(g.Minimum), points(g.Gap))
		}
	}
	for _, c := range r.Conditions {
		if c.Verdict != readiness.Met {
			value := c.Value
			if value == "" {
				value = "belum diisi"
			}
			a.print("  ✗ %s (%s): %s", c.Name, c.ID, value)
		}
	}
	if r.HasPath && len(r.Path.Raises) > 0 {
		a.print("Paling sedikit %d soal harus naik supaya semua syarat nilai terpenuhi:", len(r.Path.Raises))
		for _, x := range r.Path.Raises {
			a.print("  %-12s %s  +%s  %s", x.Code, raiseWords(w, x), points(x.Points), x.Name)
		}
	}
	if r.Planned > 0 {
		a.print("Bila semua rencana aksi selesai: nilai aman %s.", points(r.Outlook.Safe))
	}
	if r.Carried > 0 {
		a.print("%d tautan dari tahun lalu belum dikonfirmasi dan belum dihitung.", r.Carried)
	}
}

// raiseWords writes a raise: "C → A", "→ ≥ 3,60".
func raiseWords(w *lke.Worksheet, x readiness.Raise) string {
	if x.To != "" {
		from := x.From
		if from == "" {
			from = "kosong"
		}
		return from + " → " + x.To
	}
	if q := w.Question(x.Code); q != nil && q.Scale == lke.ScaleIndex && q.Inputs[0].Max != nil {
		return "indeks ≥ " + points(x.Least**q.Inputs[0].Max)
	}
	return "≥ " + strings.TrimSuffix(points(x.Least*100), ",00") + "%"
}
