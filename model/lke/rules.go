package lke

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"

	"siapzi/model"
)

// Prerequisite is something that must hold before a unit may be proposed
// (Tabel 5 and, for the predicate itself, Tabel 6).
type Prerequisite struct {
	ID, Name string
	Scope    string // "instansi" or "unit"
	// Type says which field of Demand counts: "grade", "grade_by_kind",
	// "level", "percent", "year" or "yesno".
	Type   string
	Op     string // "min" or "is"
	Note   string
	Demand map[model.Target]Demand // no entry: not asked for that target
}

// Demand is what a prerequisite asks for one target; its Type says which field
// counts.
type Demand struct {
	Grade       string            // "grade": a name from GradeOrder
	GradeByKind map[string]string // "grade_by_kind": by kind of agency, "pemda" and "kl"
	Number      float64           // "level", "percent" (0..100), "year"
	Yes         bool              // "yesno"
}

// GradeOrder lists grades from low to high.
type GradeOrder struct {
	Opinion []string // BPK's opinion
	Grade   []string // SAKIP and RB
	Note    string
}

// AtLeast tells whether grade a is not lower than b; ok is false when the two
// are not in one list.
func (g GradeOrder) AtLeast(a, b string) (yes, ok bool) {
	for _, list := range [][]string{g.Opinion, g.Grade} {
		i, j := slices.Index(list, a), slices.Index(list, b)
		if i >= 0 && j >= 0 {
			return i >= j, true
		}
	}
	return false, false
}

// Relief (afirmasi) names units that may be proposed while prerequisites are
// still being met.
type Relief struct {
	Name, Note string
	Units      []string
}

// loadAreas reads the areas and checks the Pokja of every question by them.
func (l *loader) loadAreas(list []json.RawMessage) {
	pokja := map[int]bool{}
	for i, data := range list {
		var raw rawArea
		err := strict(data, &raw)
		at := fmt.Sprintf("areas[%d]", raw.No)
		if err != nil {
			l.add(at, "%s", jsonProblem(err))
		}
		if raw.No != i+1 {
			l.add(at+".no", "area harus bernomor urut, seharusnya %d", i+1)
		}
		if raw.Pokja <= 0 || pokja[raw.Pokja] {
			l.add(at+".pokja", "pokja %d kosong atau dipakai dua kali", raw.Pokja)
		}
		pokja[raw.Pokja] = true
		l.w.Areas = append(l.w.Areas, l.area(raw, at))
	}
	if len(list) == 0 {
		l.add("areas", "kosong")
	}
	for _, n := range l.w.Nodes {
		if _, ok := l.w.AreaOf(n.Code); n.Level == LevelArea && !ok {
			l.add("nodes["+string(n.Code)+"]", "tidak termasuk area mana pun")
		}
	}
	for _, q := range l.w.Questions {
		at := "nodes[" + string(q.Code) + "].pokja"
		area, inArea := l.w.AreaOf(q.Code)
		switch {
		case inArea && q.Pokja != area.Pokja:
			l.add(at, "pokja %d, tetapi area %d dikerjakan pokja %d", q.Pokja, area.No, area.Pokja)
		case !inArea && q.Pokja != 0:
			l.add(at, "pokja %d, tetapi soal ini di luar area", q.Pokja)
		}
	}
}

// area checks one area against its two halves.
func (l *loader) area(raw rawArea, at string) Area {
	a := Area{No: raw.No, Name: raw.Name, Pokja: raw.Pokja, PokjaName: raw.PokjaName,
		Weight: raw.Weight, WeightPemenuhan: raw.WeightPemenuhan, WeightReform: raw.WeightReform}
	if a.Name == "" || a.PokjaName == "" {
		l.add(at+".name", "nama area dan nama pokja harus diisi")
	}
	nodes := l.nodes(at+".nodes", raw.Nodes)
	if len(raw.Nodes) != 2 {
		l.add(at+".nodes", "harus dua simpul: pemenuhan dan reform")
	}
	for _, n := range nodes {
		a.Nodes = append(a.Nodes, n.Code)
		if n.Level != LevelArea {
			l.add(at+".nodes", "%s bukan area", n.Code)
		}
	}
	if len(nodes) != 2 {
		return a
	}
	a.pemenuhan, a.reform = nodes[0], nodes[1]
	if math.Abs(a.WeightPemenuhan-nodes[0].Weight) > exact || math.Abs(a.WeightReform-nodes[1].Weight) > exact {
		l.add(at+".weight", "bobot bagian tidak sama dengan bobot %s dan %s", nodes[0].Code, nodes[1].Code)
	}
	if math.Abs(a.Weight-nodes[0].Weight-nodes[1].Weight) > exact {
		l.add(at+".weight", "bobot area tidak sama dengan jumlah bobot bagiannya")
	}
	return a
}

// nodes looks codes up and reports those that do not exist.
func (l *loader) nodes(at string, codes []string) []*Node {
	var list []*Node
	for _, c := range codes {
		if n := l.w.byCode[model.Code(c)]; n != nil {
			list = append(list, n)
		} else {
			l.add(at, "simpul %q tidak ada", c)
		}
	}
	return list
}

// loadPrerequisites reads the prerequisites and the lists beside them.
func (l *loader) loadPrerequisites(raw rawWorksheet) {
	l.w.GradeOrder = GradeOrder(raw.GradeOrder)
	l.unique("grade_order.opini", raw.GradeOrder.Opinion)
	l.unique("grade_order.predikat", raw.GradeOrder.Grade)
	seen := map[string]bool{}
	for _, scope := range []struct {
		name string
		list []rawPrerequisite
	}{{"instansi", raw.Prereqs.Agency}, {"unit", raw.Prereqs.Unit}} {
		for _, r := range scope.list {
			at := "prerequisites." + scope.name + "[" + r.ID + "]"
			if r.ID == "" || seen[r.ID] {
				l.add(at+".id", "kosong atau dipakai dua kali")
			}
			seen[r.ID] = true
			if r.Name == "" {
				l.add(at+".name", "belum diisi")
			}
			p := Prerequisite{ID: r.ID, Name: r.Name, Scope: scope.name, Type: r.Type, Op: r.Op, Note: r.Note,
				Demand: map[model.Target]Demand{}}
			l.loadDemand(p, model.WBK, r.WBK, at)
			l.loadDemand(p, model.WBBM, r.WBBM, at)
			l.w.Prerequisites = append(l.w.Prerequisites, p)
		}
	}
	for _, c := range l.w.ServiceCulture {
		if l.w.Question(c) == nil {
			l.add("budaya_pelayanan_prima", "soal %q tidak ada", c)
		}
	}
}

// loadDemand reads what p asks for t; null means that it asks nothing.
func (l *loader) loadDemand(p Prerequisite, t model.Target, data json.RawMessage, at string) {
	at += "." + string(t)
	if len(data) == 0 {
		l.add(at, "belum diisi (null bila tidak disyaratkan)")
		return
	}
	if string(data) == "null" {
		return
	}
	var d Demand
	var err error
	wantOp := "min"
	grades := []string{}
	switch p.Type {
	case "grade":
		err = json.Unmarshal(data, &d.Grade)
		grades = append(grades, d.Grade)
	case "grade_by_kind":
		err = json.Unmarshal(data, &d.GradeByKind)
		for _, kind := range sorted(d.GradeByKind) {
			grades = append(grades, d.GradeByKind[kind])
		}
	case "level", "percent", "year":
		err = json.Unmarshal(data, &d.Number)
		if d.Number <= 0 || p.Type == "percent" && d.Number > 100 {
			l.add(at, "angka di luar batas")
		}
	case "yesno":
		wantOp = "is"
		err = json.Unmarshal(data, &d.Yes)
	default:
		l.add(at, "jenis %q tidak dikenal", p.Type)
		return
	}
	if err != nil {
		l.add(at, "%s", jsonProblem(err))
	}
	for _, g := range grades {
		if _, ok := l.w.GradeOrder.AtLeast(g, g); !ok && err == nil {
			l.add(at, "predikat %q tidak ada dalam grade_order", g)
		}
	}
	if p.Op != wantOp {
		l.add(at, "tanda %q tidak cocok dengan jenis %q", p.Op, p.Type)
	}
	p.Demand[t] = d
}

// sorted gives the keys of m in order, so that problems always read the same.
func sorted[K cmp.Ordered, V any](m map[K]V) []K {
	return slices.Sorted(maps.Keys(m))
}
