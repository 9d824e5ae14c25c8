package lke

import (
	"encoding/json"
	"fmt"
	"math"

	"siapzi/model"
)

// exact is how far sums of weights in the data may be off, since 0.1 + 0.2 is
// not 0.3 for a computer.
const exact = 1e-9

// loader builds a worksheet and collects everything that is wrong with the data.
type loader struct {
	w      *Worksheet
	scales map[Scale][]Option
	problems
}

// Load reads a worksheet and checks it completely. The error is Invalid and
// names every problem by node and field ("nodes[P.1.i.a].scale"); only data
// that is no JSON object at all ends with the first one.
func Load(data []byte) (*Worksheet, error) {
	const refused = "Data lembar kerja (LKE) tidak dapat dipakai."
	l := &loader{w: &Worksheet{
		byCode:   map[model.Code]*Node{},
		byFolded: map[string]*Node{},
		Targets:  map[model.Target]*TargetRules{},
	}}
	if !json.Valid(data) {
		var any any
		l.add("json", "%s", jsonProblem(json.Unmarshal(data, &any)))
		return nil, l.err(refused)
	}
	var raw rawWorksheet
	if err := strict(data, &raw); err != nil {
		l.add("json", "%s", jsonProblem(err))
	}
	l.head(raw)
	l.loadScales(raw.Scales)
	for i, data := range raw.Nodes {
		l.loadNode(i, data)
	}
	l.checkTree()
	l.loadAreas(raw.Areas)
	l.loadTargets(raw.Thresholds)
	l.loadPrerequisites(raw)
	if err := l.err(refused); err != nil {
		return nil, err
	}
	return l.w, nil
}

// head takes over what stands alone.
func (l *loader) head(raw rawWorksheet) {
	w := l.w
	w.ID, w.Title, w.Regulation = raw.ID, raw.Title, raw.Regulation
	w.AmendedBy, w.Wording = raw.AmendedBy, raw.Wording
	w.MeetingParts, w.KawasanAspects, w.Periods = raw.MeetingParts, raw.Kawasan, raw.Periods
	w.Relief = Relief(raw.Relief)
	w.Scoring = Scoring{Average: raw.Scoring.Average, Weighted: raw.Scoring.Weighted, Sum: raw.Scoring.Sum,
		Provisional: raw.Scoring.Unanswered.Provisional, Safe: raw.Scoring.Unanswered.Safe,
		Tolerance: raw.Scoring.Tolerance, DisplayDecimals: raw.Scoring.Decimals}
	for _, f := range [][2]string{{"id", w.ID}, {"title", w.Title}, {"regulation", w.Regulation},
		{"scoring.average", w.Scoring.Average}, {"scoring.weighted", w.Scoring.Weighted}, {"scoring.sum", w.Scoring.Sum}} {
		if f[1] == "" {
			l.add(f[0], "belum diisi")
		}
	}
	if raw.Scoring.GateUses != "nilai_aman" {
		l.add("scoring.gate_uses", "syarat hanya dapat dihitung dari nilai_aman, bukan %q", raw.Scoring.GateUses)
	}
	if raw.Scoring.Round {
		l.add("scoring.round_before_compare", "pembulatan sebelum membandingkan tidak didukung")
	}
	if t := w.Scoring.Tolerance; t < 0 || t > 1e-6 {
		l.add("scoring.tolerance", "harus antara 0 dan 0,000001")
	}
	if d := w.Scoring.DisplayDecimals; d < 0 || d > 6 {
		l.add("scoring.display_decimals", "harus antara 0 dan 6")
	}
	l.unique("meeting_package_parts", w.MeetingParts)
	l.unique("kawasan_aspects", w.KawasanAspects)
	l.unique("periods", w.Periods)
	for _, c := range raw.Culture {
		w.ServiceCulture = append(w.ServiceCulture, model.Code(c))
	}
}

// unique asks for a list without empty and double items.
func (l *loader) unique(field string, list []string) {
	seen := map[string]bool{}
	if len(list) == 0 {
		l.add(field, "kosong")
	}
	for i, s := range list {
		if s == "" {
			l.add(fmt.Sprintf("%s[%d]", field, i), "kosong")
		} else if seen[s] {
			l.add(fmt.Sprintf("%s[%d]", field, i), "%q tertulis dua kali", s)
		}
		seen[s] = true
	}
}

func (l *loader) loadScales(raw map[string][]rawScaleStep) {
	l.scales = map[Scale][]Option{}
	for _, name := range sorted(raw) {
		field := "scales[" + name + "]"
		if s := Scale(name); s == ScaleRatio || s == ScaleIndex {
			l.add(field, "nama ini dipakai untuk soal berangka")
			continue
		}
		if len(raw[name]) < 2 {
			l.add(field, "harus berisi paling sedikit dua pilihan")
		}
		seen := map[string]bool{}
		for _, step := range raw[name] {
			at := field + "[" + step.Key + "]"
			// People may type keys in any case, so case must not tell two apart.
			if step.Key == "" || seen[fold(step.Key)] {
				l.add(at, "kunci kosong atau tertulis dua kali")
			}
			seen[fold(step.Key)] = true
			if step.Value == nil || *step.Value < 0 || *step.Value > 1 {
				l.add(at+".value", "harus antara 0 dan 1")
				continue
			}
			l.scales[Scale(name)] = append(l.scales[Scale(name)], Option{Key: step.Key, Value: *step.Value})
		}
	}
}

// loadNode reads one node and hangs it below its parent.
func (l *loader) loadNode(i int, data []byte) {
	var raw rawNode
	err := strict(data, &raw)
	at := "nodes[" + raw.Code + "]"
	if raw.Code == "" {
		at = fmt.Sprintf("nodes[%d]", i)
		l.add(at+".code", "belum diisi")
	}
	if err != nil {
		l.add(at, "%s", jsonProblem(err))
	}
	n := &Node{Code: model.Code(raw.Code), Level: Level(raw.Level), Label: raw.Label, Name: raw.Name, Notes: raw.Notes,
		Rollup: Rollup(raw.Rollup), index: len(l.w.Nodes)}
	if raw.Weight != nil {
		n.Weight, n.ownWeight = *raw.Weight, true
		if n.Weight <= 0 {
			l.add(at+".weight", "harus lebih dari 0")
		}
	}
	if n.Level.depth() == 0 {
		l.add(at+".level", "tingkat %q tidak dikenal", raw.Level)
	}
	if n.Name == "" {
		l.add(at+".name", "belum diisi")
	}
	if n.Label == "" {
		l.add(at+".label", "belum diisi")
	}
	l.place(n, raw, at)
	if n.IsQuestion() {
		l.loadQuestion(n, raw, at)
	} else {
		l.checkBranch(n, raw, at)
	}
}

// place puts n into the lists and under its parent.
func (l *loader) place(n *Node, raw rawNode, at string) {
	switch {
	case raw.Code == "":
	case l.w.byFolded[fold(raw.Code)] != nil:
		l.add(at+".code", "kode dipakai dua kali")
	default:
		l.w.byCode[n.Code] = n
		l.w.byFolded[fold(raw.Code)] = n
	}
	l.w.Nodes = append(l.w.Nodes, n)
	if n.IsQuestion() {
		l.w.Questions = append(l.w.Questions, n)
	}
	if raw.Parent == nil {
		l.w.Roots = append(l.w.Roots, n)
		if n.Level != LevelKomponen {
			l.add(at+".parent", "hanya komponen yang boleh tanpa induk")
		}
		return
	}
	parent := l.w.byCode[model.Code(*raw.Parent)]
	if parent == nil || parent == n {
		l.add(at+".parent", "induk %q tidak ada sebelum simpul ini", *raw.Parent)
		return
	}
	n.Parent = parent
	parent.Children = append(parent.Children, n)
	if n.Level.depth() > 0 && n.Level.depth() <= parent.Level.depth() {
		l.add(at+".level", "%s tidak boleh berada di bawah %s", n.Level, parent.Level)
	}
}

// checkBranch checks what only a node above the questions has.
func (l *loader) checkBranch(n *Node, raw rawNode, at string) {
	switch n.Rollup {
	case RollupAverage, RollupWeighted, RollupSum:
	default:
		l.add(at+".rollup", "cara menjumlah %q tidak dikenal", raw.Rollup)
	}
	if raw.Weight == nil {
		l.add(at+".weight", "belum diisi")
	}
	if raw.Scale != "" || raw.Formula != nil || raw.Criteria != nil || raw.Inputs != nil || raw.OnZero != nil {
		l.add(at+".scale", "hanya soal yang boleh mempunyai skala, kriteria, masukan, atau rumus")
	}
}

// checkTree checks what needs all nodes: children, kinds of children, weights.
func (l *loader) checkTree() {
	if len(l.w.Nodes) == 0 {
		l.add("nodes", "kosong")
		return
	}
	total := 0.0
	for _, n := range l.w.Roots {
		total += n.Weight
	}
	if math.Abs(total-100) > exact {
		l.add("nodes", "bobot komponen berjumlah %s, seharusnya 100", number(total))
	}
	for _, n := range l.w.Nodes {
		if !n.IsQuestion() {
			l.checkChildren(n, "nodes["+string(n.Code)+"]")
		}
	}
}

// checkChildren checks that the children of n fit its rollup, and gives the
// questions of an average their weight.
func (l *loader) checkChildren(n *Node, at string) {
	if len(n.Children) == 0 {
		l.add(at, "tidak mempunyai anak")
		return
	}
	sum, complete := 0.0, true
	for _, c := range n.Children {
		childAt := "nodes[" + string(c.Code) + "]"
		if wantQuestion := n.Rollup != RollupSum; wantQuestion != c.IsQuestion() {
			l.add(childAt+".level", "tidak cocok dengan cara menjumlah %q pada %s", n.Rollup, n.Code)
			complete = false
		}
		if n.Rollup == RollupAverage && c.ownWeight {
			l.add(childAt+".weight", "soal dari rata-rata tidak mempunyai bobot sendiri")
		}
		if n.Rollup == RollupWeighted && !c.ownWeight {
			l.add(childAt+".weight", "belum diisi, padahal %s dijumlah menurut bobot", n.Code)
			complete = false
		}
		sum += c.Weight
	}
	if n.Rollup == RollupAverage {
		for _, c := range n.Children {
			c.Weight = n.Weight / float64(len(n.Children))
		}
	} else if complete && math.Abs(sum-n.Weight) > exact {
		l.add(at+".weight", "bobot %s, tetapi bobot anaknya berjumlah %s", number(n.Weight), number(sum))
	}
}
