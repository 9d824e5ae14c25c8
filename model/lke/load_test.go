package lke_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"siapzi/assets"
	"siapzi/model"
	"siapzi/model/lke"
)

// data is the real worksheet as a JSON tree that a test can break.
type data map[string]any

func real(t *testing.T) data {
	t.Helper()
	var d data
	if err := json.Unmarshal(assets.LKE2021, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// at walks down objects by key and lists by index, by code or by id.
func (d data) at(path ...any) map[string]any {
	var here any = map[string]any(d)
	for _, step := range path {
		switch x := here.(type) {
		case map[string]any:
			here = x[step.(string)]
		case []any:
			if i, ok := step.(int); ok {
				here = x[i]
				continue
			}
			i := slices.IndexFunc(x, func(e any) bool {
				m := e.(map[string]any)
				return m["code"] == step || m["id"] == step || m["key"] == step
			})
			here = x[i]
		}
	}
	return here.(map[string]any)
}

func (d data) node(code string) map[string]any { return d.at("nodes", code) }

func (d data) bytes(t *testing.T) []byte {
	t.Helper()
	b, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestLoadTheRealWorksheet(t *testing.T) {
	w, err := lke.Load(assets.LKE2021)
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Questions) != 113 || len(w.Nodes) != 173 || len(w.Roots) != 2 || len(w.Areas) != 6 {
		t.Errorf("%d questions, %d nodes, %d roots, %d areas; want 113, 173, 2, 6",
			len(w.Questions), len(w.Nodes), len(w.Roots), len(w.Areas))
	}
	if first := lke.Default(); first != lke.Default() {
		t.Error("Default parses twice")
	}

	q := w.Question("P.1.i.b")
	if q.Parent.Code != "P.1.i" || q.Pokja != 1 || q.XLSXRow != 9 || q.Weight != .25 || len(q.Evidence) != 4 {
		t.Errorf("P.1.i.b = %+v", q)
	}
	if o, _ := q.Option("B"); o.Value != .5 || !strings.Contains(o.Criterion, "sebagian") {
		t.Errorf("option B = %+v", o)
	}
	in, _ := w.Question("R.5.ii.a").Input("proses")
	if in.InFormula || !in.Integer || *in.Min != 0 || in.Max != nil || in.PortalSoalID != 111 {
		t.Errorf("input proses = %+v", in)
	}
	if a, ok := w.AreaOf("R.5.iii.b"); !ok || a.No != 5 || a.Weight != 15 {
		t.Errorf("area of R.5.iii.b = %+v, %v", a, ok)
	}
	if _, ok := w.AreaOf("H.I.a"); ok {
		t.Error("H.I.a has an area")
	}
	if w.Question("P.1.i") != nil || w.Node("P.1.i") == nil || w.Node("p.1.i") != nil {
		t.Error("Question and Node must give exactly what the code names")
	}
	checkBesides(t, w)
}

// checkBesides looks at the data that does not score.
func checkBesides(t *testing.T, w *lke.Worksheet) {
	t.Helper()
	if r := w.Targets[model.WBBM]; r.RequiresPredicate != model.WBK || r.Kawasan.IntegrationMin != 7.5 || len(r.Halves) != 12 {
		t.Errorf("WBBM = %+v", r)
	}
	i := slices.IndexFunc(w.Prerequisites, func(p lke.Prerequisite) bool { return p.ID == "indeks-rb" })
	if p := w.Prerequisites[i]; p.Scope != "instansi" || p.Demand[model.WBBM].GradeByKind["kl"] != "BB" {
		t.Errorf("indeks-rb = %+v", p)
	}
	i = slices.IndexFunc(w.Prerequisites, func(p lke.Prerequisite) bool { return p.ID == "predikat-wbk" })
	if _, asked := w.Prerequisites[i].Demand[model.WBK]; asked || !w.Prerequisites[i].Demand[model.WBBM].Yes {
		t.Error("predikat-wbk must be asked for WBBM only")
	}
	for _, c := range []struct {
		a, b    string
		yes, ok bool
	}{{"BB", "B", true, true}, {"B", "BB", false, true}, {"WTP", "WTP", true, true}, {"WTP", "B", false, false}} {
		if yes, ok := w.GradeOrder.AtLeast(c.a, c.b); yes != c.yes || ok != c.ok {
			t.Errorf("AtLeast(%s, %s) = %v, %v", c.a, c.b, yes, ok)
		}
	}
	if len(w.MeetingParts) != 6 || len(w.ServiceCulture) != 6 || len(w.Periods) != 12 || len(w.Relief.Units) != 6 {
		t.Error("meeting parts, service culture, periods or relief are not complete")
	}
}

// Every kind of broken data is told by node and field.
func TestLoadNamesWhatIsBroken(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(d data)
		field string
		msg   string
	}{
		{"unknown parent", func(d data) { d.node("P.1.i.a")["parent"] = "P.9" }, "nodes[P.1.i.a].parent", `"P.9"`},
		{"unknown level", func(d data) { d.node("P.1.i.a")["level"] = "bab" }, "nodes[P.1.i.a].level", `"bab"`},
		{"level above its parent", func(d data) { d.node("P.1.ii")["level"] = "subkomponen" }, "nodes[P.1.ii].level", "di bawah area"},
		{"root that is no komponen", func(d data) { d.node("P.1.ii")["parent"] = nil }, "nodes[P.1.ii].parent", "komponen"},
		{"duplicate code", func(d data) { d.node("P.1.i.b")["code"] = "P.1.i.a" }, "nodes[P.1.i.a].code", "dua kali"},
		{"codes that differ in case only", func(d data) { d.node("P.1.i.b")["code"] = "P.1.I.A" }, "nodes[P.1.I.A].code", "dua kali"},
		{"no code", func(d data) { d.node("H.II.a")["code"] = "" }, "nodes[172].code", "belum diisi"},
		{"no name", func(d data) { d.node("P.1.i.a")["name"] = "" }, "nodes[P.1.i.a].name", "belum diisi"},
		{"no label", func(d data) { d.node("P.1")["label"] = "" }, "nodes[P.1].label", "belum diisi"},
		{"no gist", func(d data) { delete(d.node("P.1.i.a"), "gist") }, "nodes[P.1.i.a].gist", "belum diisi"},
		{"unknown rollup", func(d data) { d.node("H.II")["rollup"] = "median" }, "nodes[H.II].rollup", `"median"`},
		{"rollup of a question", func(d data) { d.node("P.1.i.a")["rollup"] = "sum" }, "nodes[P.1.i.a].rollup", "soal"},
		{"misspelt key", func(d data) { d.node("P.1.i.a")["wieght"] = 1 }, "nodes[P.1.i.a]", `"wieght"`},
		{"wrong kind of value", func(d data) { d.node("P.1.i.a")["pokja"] = "satu" }, "nodes[P.1.i.a]", `"pokja"`},
		{"misspelt key at the top", func(d data) { d["sclaes"] = 1 }, "json", `"sclaes"`},

		{"no weight", func(d data) { delete(d.node("P.3"), "weight") }, "nodes[P.3].weight", "belum diisi"},
		{"negative weight", func(d data) { d.node("P.1.i")["weight"] = -1 }, "nodes[P.1.i].weight", "lebih dari 0"},
		{"weights of children against the parent", func(d data) { d.node("P.1.i")["weight"] = .6 }, "nodes[P.1].weight", "berjumlah 4,1"},
		{"weights of roots against 100", func(d data) { d.node("B")["weight"] = 41 }, "nodes", "berjumlah 101"},
		{"own weight in an average", func(d data) { d.node("P.1.i.a")["weight"] = .25 }, "nodes[P.1.i.a].weight", "rata-rata"},
		{"no own weight in a weighted node", func(d data) { delete(d.node("R.5.iii.a"), "weight") }, "nodes[R.5.iii.a].weight", "menurut bobot"},
		{"weighted questions against their parent", func(d data) { d.node("R.5.iii.a")["weight"] = 2 }, "nodes[R.5.iii].weight", "berjumlah 3"},
		{"node without children", func(d data) { d.node("R.6.ii.a")["parent"] = "R.6.i" }, "nodes[R.6.ii]", "tidak mempunyai anak"},
		{"sum over questions", func(d data) { d.node("P.1.i")["rollup"] = "sum" }, "nodes[P.1.i.a].level", `"sum"`},
		{"average over nodes", func(d data) { d.node("P.1")["rollup"] = "average" }, "nodes[P.1.i].level", `"average"`},

		{"unknown scale", func(d data) { d.node("P.1.i.a")["scale"] = "YN" }, "nodes[P.1.i.a].scale", `"YN"`},
		{"scale on an aspek", func(d data) { d.node("P.1.i")["scale"] = "YT" }, "nodes[P.1.i].scale", "hanya soal"},
		{"criteria key that the scale lacks", func(d data) { d.node("P.1.i.b")["criteria"].(map[string]any)["D"] = "x" }, "nodes[P.1.i.b].criteria", `"D" bukan pilihan`},
		{"criterion missing", func(d data) { delete(d.node("P.1.i.b")["criteria"].(map[string]any), "C") }, "nodes[P.1.i.b].criteria", `"C" belum diisi`},
		{"criteria on a ratio", func(d data) { d.node("R.4.i.a")["criteria"] = map[string]any{"A": "x"} }, "nodes[R.4.i.a].criteria", "berangka"},
		{"formula on options", func(d data) { d.node("P.1.i.b")["formula"] = "1" }, "nodes[P.1.i.b].inputs", "berpilihan"},
		{"option value above 1", func(d data) { d.at("scales", "ABC", "A")["value"] = 1.5 }, "scales[ABC][A].value", "antara 0 dan 1"},
		{"option key twice", func(d data) { d.at("scales", "ABC", "B")["key"] = "a" }, "scales[ABC][a]", "dua kali"},
		{"scale with a reserved name", func(d data) { d.at("scales")["rasio"] = d.at("scales")["YT"] }, "scales[rasio]", "berangka"},
		{"scale with one option", func(d data) { d.at("scales")["X"] = []any{map[string]any{"key": "A", "value": 1}} }, "scales[X]", "dua pilihan"},

		{"ratio without inputs", func(d data) { d.node("H.II.a")["inputs"] = []any{}; d.node("H.II.a")["formula"] = "1" }, "nodes[H.II.a].inputs", "masukan"},
		{"input key twice", func(d data) { d.at("nodes", "R.5.ii.a", "inputs", "proses")["key"] = "harus" }, "nodes[R.5.ii.a].inputs[harus].key", "dua kali"},
		{"input key that is no name", func(d data) { d.at("nodes", "R.5.ii.a", "inputs", "proses")["key"] = "dalam proses" }, "nodes[R.5.ii.a].inputs[dalam proses].key", "huruf kecil"},
		{"input key with another meaning", func(d data) { d.at("nodes", "R.5.ii.a", "inputs", "proses")["key"] = "catatan" }, "nodes[R.5.ii.a].inputs[catatan].key", "arti lain"},
		{"input without label", func(d data) { d.at("nodes", "R.5.ii.a", "inputs", "proses")["label"] = "" }, "nodes[R.5.ii.a].inputs[proses].label", "belum diisi"},
		{"input limits crossed", func(d data) { d.at("nodes", "R.5.ii.a", "inputs", "proses")["max"] = -1 }, "nodes[R.5.ii.a].inputs[proses].max", "lebih dari min"},
		{"input said to be in the formula", func(d data) { d.at("nodes", "R.5.ii.a", "inputs", "proses")["in_formula"] = true }, "nodes[R.5.ii.a].inputs[proses].in_formula", "rumus"},
		{"input said not to be in the formula", func(d data) { d.at("nodes", "R.5.ii.a", "inputs", "harus")["in_formula"] = false }, "nodes[R.5.ii.a].inputs[harus].in_formula", "rumus"},

		{"no formula", func(d data) { d.node("R.4.i.a")["formula"] = nil; delete(d.node("R.4.i.a"), "on_zero") }, "nodes[R.4.i.a].formula", "belum diisi"},
		{"formula that cannot be read", func(d data) { d.node("R.4.i.a")["formula"] = "min(1, tercapai /" }, "nodes[R.4.i.a].formula", "tidak dapat dibaca"},
		{"formula with an unknown input", func(d data) { d.node("R.4.i.a")["formula"] = "min(1, tercapai / target)" }, "nodes[R.4.i.a].formula", `"target"`},
		{"formula with another function", func(d data) { d.node("R.4.i.a")["formula"] = "round(tercapai / sasaran)" }, "nodes[R.4.i.a].formula", `"round"`},
		{"formula with another operator", func(d data) { d.node("R.4.i.a")["formula"] = "min(1, tercapai ** sasaran)" }, "nodes[R.4.i.a].formula", `"**"`},
		{"formula with text", func(d data) { d.node("R.4.i.a")["formula"] = `"1"` }, "nodes[R.4.i.a].formula", "tidak dipakai"},
		{"formula that calls the program", func(d data) { d.node("R.4.i.a")["formula"] = "bagi(tercapai, sasaran)" }, "nodes[R.4.i.a].formula", "bagi"},
		{"formula of truth", func(d data) { d.node("R.4.i.a")["formula"] = "tercapai == sasaran" }, "nodes[R.4.i.a].formula", "tidak dapat disusun"},
		{"formula without its cap", func(d data) { d.node("R.4.i.a")["formula"] = "tercapai / sasaran" }, "nodes[R.4.i.a].formula", "di luar 0 sampai 1"},
		{"formula that goes below 0", func(d data) { d.node("R.4.i.a")["formula"] = "min(1, (tercapai - 1) / sasaran)" }, "nodes[R.4.i.a].formula", "di luar 0 sampai 1"},
		{"formula that always divides by 0", func(d data) { d.node("H.I.a")["formula"] = "indeks / 0" }, "nodes[H.I.a].formula", "selalu membagi dengan 0"},
		{"derived number that cannot be read", func(d data) { d.at("nodes", "R.5.iii.a", "derived", 0)["expr"] = "kepala + istri" }, "nodes[R.5.iii.a].derived[wajib].expr", `"istri"`},
		{"derived number that divides", func(d data) { d.at("nodes", "R.5.iii.a", "derived", 0)["expr"] = "sudah / kepala" }, "nodes[R.5.iii.a].derived[wajib].expr", "membagi"},
		{"no on_zero", func(d data) { delete(d.node("R.4.i.a"), "on_zero") }, "nodes[R.4.i.a].on_zero", "belum diisi"},
		{"on_zero value above 1", func(d data) { d.at("nodes", "R.4.i.a", "on_zero")["value"] = 2 }, "nodes[R.4.i.a].on_zero.value", "antara 0 dan 1"},
		{"on_zero without note", func(d data) { d.at("nodes", "R.4.i.a", "on_zero")["note"] = "" }, "nodes[R.4.i.a].on_zero.note", "belum diisi"},
		{"on_zero that cannot happen", func(d data) { d.node("H.I.a")["on_zero"] = map[string]any{"value": 0, "note": "x"} }, "nodes[H.I.a].on_zero", "tidak berguna"},
		{"evidence without name", func(d data) { d.at("nodes", "P.1.i.a", "evidence", 0)["name"] = "" }, "nodes[P.1.i.a].evidence", "ke-1 tanpa nama"},
		{"unknown rhythm", func(d data) { d.at("nodes", "P.1.i.a", "evidence", 0)["rhythm"] = "harian" }, "nodes[P.1.i.a].evidence", `"harian"`},

		{"pokja of another area", func(d data) { d.node("P.1.i.a")["pokja"] = 2 }, "nodes[P.1.i.a].pokja", "dikerjakan pokja 1"},
		{"no pokja", func(d data) { d.node("P.1.i.a")["pokja"] = nil }, "nodes[P.1.i.a].pokja", "dikerjakan pokja 1"},
		{"pokja outside the areas", func(d data) { d.node("H.I.a")["pokja"] = 1 }, "nodes[H.I.a].pokja", "di luar area"},
		{"area with an unknown node", func(d data) { d.at("areas", 0)["nodes"] = []any{"P.1", "R.1", "R.99"} }, "areas[1].nodes", `"R.99"`},
		{"area with a node that is no area", func(d data) { d.at("areas", 0)["nodes"] = []any{"P.1", "R.1", "P.1.i"} }, "areas[1].nodes", "P.1.i bukan area"},
		{"area with a wrong weight", func(d data) { d.at("areas", 0)["weight"] = 9 }, "areas[1].weight", "jumlah bobot"},
		{"area with a wrong half", func(d data) { d.at("areas", 0)["weight_reform"] = 3 }, "areas[1].weight", "P.1 dan R.1"},
		{"areas out of order", func(d data) { d.at("areas", 5)["no"] = 7 }, "areas[7].no", "seharusnya 6"},
		{"area without name", func(d data) { d.at("areas", 5)["name"] = "" }, "areas[6].name", "nama"},

		{"unknown target", func(d data) { d.at("thresholds")["WBX"] = d.at("thresholds", "WBK") }, "thresholds[WBX]", "tidak dikenal"},
		{"target missing", func(d data) { delete(d.at("thresholds"), "WBK") }, "thresholds[WBK]", "belum ada"},
		{"gate with an unknown node", func(d data) { d.at("thresholds", "WBK", "gates", "total")["nodes"] = []any{"A", "B", "C"} }, "thresholds[WBK].gates[total].nodes", `"C"`},
		{"gate that counts twice", func(d data) { d.at("thresholds", "WBK", "gates", "total")["nodes"] = []any{"A", "P"} }, "thresholds[WBK].gates[total].nodes", "rangkap"},
		{"gate id twice", func(d data) { d.at("thresholds", "WBK", "gates", "total")["id"] = "ipak" }, "thresholds[WBK].gates[ipak].id", "dua kali"},
		{"gate with another comparison", func(d data) { d.at("thresholds", "WBK", "gates", "total")["op"] = ">" }, "thresholds[WBK].gates[total].op", `">"`},
		{"gate with another measure", func(d data) { d.at("thresholds", "WBK", "gates", "ipak")["measure"] = "rata" }, "thresholds[WBK].gates[ipak].measure", `"rata"`},
		{"gate that cannot be reached", func(d data) { d.at("thresholds", "WBK", "gates", "total")["value"] = 101 }, "thresholds[WBK].gates[total].value", "di luar bobot"},
		{"gate without value", func(d data) { delete(d.at("thresholds", "WBK", "gates", "total"), "value") }, "thresholds[WBK].gates[total].value", "belum diisi"},
		{"gate with a wrong weight", func(d data) { d.at("thresholds", "WBK", "gates", "area-1")["weight"] = 7 }, "thresholds[WBK].gates[area-1].weight", "8"},
		{"gate with a wrong min_score", func(d data) { d.at("thresholds", "WBK", "gates", "area-1")["min_score"] = 5 }, "thresholds[WBK].gates[area-1].min_score", "4,8"},
		{"gate with a wrong index", func(d data) { d.at("thresholds", "WBK", "gates", "ipak")["min_index"] = 3.5 }, "thresholds[WBK].gates[ipak].min_index", "15,75"},
		{"gate with a wrong option", func(d data) { d.at("thresholds", "WBK", "gates", "kinerja-lebih-baik")["min_option"] = "B" }, "thresholds[WBK].gates[kinerja-lebih-baik].min_option", "2,5"},
		{"index minimum for many questions", func(d data) { d.at("thresholds", "WBK", "gates", "pengungkit")["min_index"] = 3 }, "thresholds[WBK].gates[pengungkit].nodes", "satu soal"},
		{"unknown predicate", func(d data) { d.at("thresholds", "WBBM")["requires_predicate"] = "WBX" }, "thresholds[WBBM].requires_predicate", `"WBX"`},
		{"half of an unknown area", func(d data) { d.at("thresholds", "WBK", "half_area_warning", "min_score")["P.9"] = 1 }, "thresholds[WBK].half_area_warning.min_score[P.9]", "bukan bagian"},
		{"half with a wrong minimum", func(d data) { d.at("thresholds", "WBK", "half_area_warning", "min_score")["P.1"] = 2 }, "thresholds[WBK].half_area_warning.min_score[P.1]", "2,4"},
		{"half missing", func(d data) { delete(d.at("thresholds", "WBK", "half_area_warning", "min_score"), "P.1") }, "thresholds[WBK].half_area_warning.min_score", "P.1"},

		{"unknown kind of prerequisite", func(d data) { d.at("prerequisites", "unit", "predikat-wbk")["type"] = "huruf" }, "prerequisites.unit[predikat-wbk].WBBM", `"huruf"`},
		{"grade outside the order", func(d data) { d.at("prerequisites", "unit", "sakip-unit")["WBK"] = "B+" }, "prerequisites.unit[sakip-unit].WBK", `"B+"`},
		{"prerequisite of the wrong kind", func(d data) { d.at("prerequisites", "unit", "predikat-wbk")["WBBM"] = "ya" }, "prerequisites.unit[predikat-wbk].WBBM", "berjenis"},
		{"prerequisite above 100 %", func(d data) { d.at("prerequisites", "unit", "tlhp")["WBK"] = 101 }, "prerequisites.unit[tlhp].WBK", "di luar batas"},
		{"prerequisite left open", func(d data) { delete(d.at("prerequisites", "unit", "tlhp"), "WBK") }, "prerequisites.unit[tlhp].WBK", "belum diisi"},
		{"prerequisite id twice", func(d data) { d.at("prerequisites", "unit", "tlhp")["id"] = "bebas-kkn" }, "prerequisites.unit[bebas-kkn].id", "dua kali"},
		{"prerequisite with a wrong sign", func(d data) { d.at("prerequisites", "unit", "predikat-wbk")["op"] = "min" }, "prerequisites.unit[predikat-wbk].WBBM", `"min"`},
		{"unknown question of service culture", func(d data) { d["budaya_pelayanan_prima"] = []any{"P.6.ii"} }, "budaya_pelayanan_prima", `"P.6.ii"`},
		{"month twice", func(d data) { d["periods"] = []any{"B01", "B01"} }, "periods[1]", "dua kali"},
		{"no meeting parts", func(d data) { d["meeting_package_parts"] = []any{} }, "meeting_package_parts", "kosong"},
		{"no id", func(d data) { d["id"] = "" }, "id", "belum diisi"},
		{"rounding asked for", func(d data) { d.at("scoring")["round_before_compare"] = true }, "scoring.round_before_compare", "pembulatan"},
		{"gates on the other score", func(d data) { d.at("scoring")["gate_uses"] = "nilai_sementara" }, "scoring.gate_uses", "nilai_aman"},
		{"a tolerance that lets units pass", func(d data) { d.at("scoring")["tolerance"] = .01 }, "scoring.tolerance", "0,000001"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := real(t)
			c.spoil(d)
			_, err := lke.Load(d.bytes(t))
			got := fields(t, err)
			if !slices.ContainsFunc(got[c.field], func(m string) bool { return strings.Contains(m, c.msg) }) {
				t.Errorf("problems = %q, want %s with %q", got, c.field, c.msg)
			}
		})
	}
}

func TestLoadTellsAllProblemsAtOnce(t *testing.T) {
	d := real(t)
	d.node("P.1.i.a")["scale"] = "YN"
	d.node("P.1.i.b")["wieght"] = 1
	d.node("R.4.i.a")["formula"] = "target / sasaran"
	d.at("areas", 0)["weight"] = 9
	d.at("thresholds", "WBK", "gates", "total")["op"] = ">"
	d["periods"] = []any{}

	_, err := lke.Load(d.bytes(t))

	got := fields(t, err)
	for _, field := range []string{"nodes[P.1.i.a].scale", "nodes[P.1.i.b]", "nodes[R.4.i.a].formula",
		"areas[1].weight", "thresholds[WBK].gates[total].op", "periods"} {
		if len(got[field]) != 1 {
			t.Errorf("%s has problems %q, want one", field, got[field])
		}
	}
	if len(got) != 6 {
		t.Errorf("problems = %q, want six and no more", got)
	}
}

func TestLoadRefusesWhatIsNoWorksheet(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":       "",
		"cut off":       `{"id": "x", "nodes": [`,
		"broken":        `{"id": x}`,
		"trailing text": `{} {}`,
		"a list":        `[]`,
		"an empty one":  `{}`,
		"nodes no list": `{"nodes": 7}`,
		"null":          `null`,
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := lke.Load([]byte(text)); len(fields(t, err)) == 0 {
				t.Error("no problem named")
			}
		})
	}
}
