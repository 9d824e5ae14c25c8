package form_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"siapzi/model"
	"siapzi/model/form"
	"siapzi/model/lke"
	"siapzi/model/setting"
	"siapzi/model/workspace"
)

var day = time.Date(2026, 5, 31, 9, 0, 0, 0, time.UTC)

func space(t *testing.T, all ...lke.Answers) *workspace.Workspace {
	t.Helper()
	ws, err := workspace.Create(t.Context(), filepath.Join(t.TempDir(), "a.siapzi"),
		model.Unit{Name: "Balai Contoh", Agency: "Badan Contoh", Year: 2026, Target: model.WBK}, workspace.Config{Now: func() time.Time { return day }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	for _, answers := range all {
		var list []model.Answer
		for _, a := range answers {
			list = append(list, a)
		}
		if err := ws.Assessment().Set(t.Context(), "sari", list); err != nil {
			t.Fatal(err)
		}
	}
	return ws
}

func stored(t *testing.T, ws *workspace.Workspace, who model.Assessor) lke.Answers {
	t.Helper()
	all, err := ws.Assessment().Answers(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

var untimed = cmp.Options{cmpopts.IgnoreFields(model.Answer{}, "Updated"), cmpopts.EquateEmpty()}

// special gives answers with what is hard to carry: blanks, a half-filled
// ratio, a decision, words with lines and signs.
func special(w *lke.Worksheet) lke.Answers {
	all := answersOf(w, 5, model.UnitAssessor)
	delete(all, "P.1.i.a")
	all["P.2.i.a"] = model.Answer{Code: "P.2.i.a", Assessor: model.UnitAssessor, Note: "hanya catatan"}
	half := 0.5
	all["R.5.ii.a"] = model.Answer{Code: "R.5.ii.a", Assessor: model.UnitAssessor, Inputs: map[string]float64{"harus": 0, "proses": 0, "selesai": 0}, Decision: &half, Note: "TPI memutuskan"}
	all["R.1.i.a"] = model.Answer{Code: "R.1.i.a", Assessor: model.UnitAssessor, Inputs: map[string]float64{"agen": 7}}
	a := all["P.1.i.b"]
	a.Note = "baris satu\n=SUM(A1) <tanda> & \"kutip\"\nakhir"
	all["P.1.i.b"] = a
	return all
}

func importAll(t *testing.T, ws *workspace.Workspace, path string) form.Receipt {
	t.Helper()
	f := ws.Forms()
	b := read(t, path)
	if len(b.Problems) > 0 {
		t.Errorf("problems: %v", b.Problems)
	}
	p, err := f.Preview(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range p.Items {
		if it.Problem != "" {
			t.Errorf("%+v", it)
		}
	}
	r, err := f.Import(t.Context(), "sari", p, false)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRoundTrip(t *testing.T) {
	w := lke.Default()
	unit, tpi := special(w), answersOf(w, 6, model.TPI)
	ws := space(t, unit, tpi)
	u, _ := ws.Unit(t.Context())
	for _, kind := range []form.Kind{form.LKE, form.Portal} {
		t.Run("a clean form of kind "+string(kind), func(t *testing.T) {
			path, again := filepath.Join(t.TempDir(), "a.xlsx"), filepath.Join(t.TempDir(), "b.xlsx")
			for _, p := range []string{path, again} {
				if _, err := ws.Forms().Draw(t.Context(), kind, p, form.Output{}, u, day); err != nil {
					t.Fatal(err)
				}
			}
			one, _ := os.ReadFile(path)
			two, _ := os.ReadFile(again)
			if !bytes.Equal(one, two) {
				t.Error("the bytes differ")
			}
			if b := read(t, path); b.Kind != kind {
				t.Errorf("read as %s", b.Kind)
			}
			want := unit
			if kind == form.Portal { // it has no place for a decision
				want = lke.Answers{}
				for c, a := range unit {
					a.Decision = nil
					want[c] = a
				}
			}
			other := space(t)
			r := importAll(t, other, path)
			for who, want := range map[model.Assessor]lke.Answers{model.UnitAssessor: want, model.TPI: tpi} {
				if d := cmp.Diff(want, stored(t, other, who), untimed); d != "" {
					t.Errorf("%s: -want +got\n%s", who, d)
				}
			}
			if _, err := other.Forms().Revert(t.Context(), "sari", r); err != nil || len(stored(t, other, model.UnitAssessor)) != 0 {
				t.Errorf("after undo: %v, %d", err, len(stored(t, other, model.UnitAssessor)))
			}
		})
	}
}

func TestFill(t *testing.T) {
	w := lke.Default()
	o := newOfficial()
	o.raw = func(_ *official, _ lke.Answers, xml string) string {
		return regexp.MustCompile(`<c r="L8"><v>1</v></c>`).ReplaceAllString(xml, `<c r="L8"><f>IF(K8="Ya",1,0)</f><v>1</v></c>`)
	}
	source := o.save(t, answersOf(w, 8, model.UnitAssessor), answersOf(w, 9, model.TPI))
	before := parts(t, source)
	unit := special(w)
	ws := space(t, unit)
	out := filepath.Join(t.TempDir(), "terisi.xlsx")
	done, err := ws.Forms().Fill(t.Context(), source, out, form.Output{})
	if err != nil {
		t.Fatal(err)
	}
	b := read(t, out)
	for code, a := range b.Answers[model.UnitAssessor] {
		want := unit[code]
		want.Code, want.Assessor = code, model.UnitAssessor
		if d := cmp.Diff(want, a.Answer, untimed); d != "" {
			t.Errorf("%s: -want +got\n%s", code, d)
		}
	}
	if d := cmp.Diff(answersOf(w, 9, model.TPI), said(b, model.TPI), untimed); d != "" {
		t.Errorf("TPI: %s", d)
	}
	after := parts(t, out)
	for name, data := range before {
		if changed := !bytes.Equal(data, after[name]); changed != (name == "xl/worksheets/sheet1.xml" || name == "xl/workbook.xml") {
			t.Errorf("%s: changed %v", name, changed)
		}
	}
	rewrite(t, out, func(name, content string) string {
		if name == "xl/worksheets/sheet1.xml" && !strings.Contains(content, `<c r="L8"><f>IF(K8="Ya",1,0)</f></c>`) {
			t.Error("the formula is not as it was")
		}
		return content
	})
	if len(done.Parts) != 2 || len(done.Missing) != 0 {
		t.Errorf("%+v", done)
	}
	if _, err := ws.Forms().Fill(t.Context(), source, source, form.Output{}); model.KindOf(err) != model.Conflict {
		t.Errorf("over itself: %v", err)
	}
	t.Run("filling it again changes nothing", func(t *testing.T) {
		again, err := ws.Forms().Fill(t.Context(), out, filepath.Join(t.TempDir(), "x.xlsx"), form.Output{})
		if err != nil || again.Changed != 0 {
			t.Errorf("%+v %v", again, err)
		}
	})
}

// parts gives the parts of a workbook as they are compressed.
func parts(t *testing.T, path string) map[string][]byte {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	all := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name], _ = io.ReadAll(r)
	}
	return all
}

func TestLibreOfficeAgrees(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("not required")
	}
	w := lke.Default()
	unit := special(w)
	ws := space(t, unit)
	u, _ := ws.Unit(t.Context())
	dir := t.TempDir()
	t.Run("on a clean form", func(t *testing.T) {
		path := filepath.Join(dir, "lke.xlsx")
		if _, err := ws.Forms().Draw(t.Context(), form.LKE, path, form.Output{}, u, day); err != nil {
			t.Fatal(err)
		}
		// What stands in the cells as of the last save is taken out, so that only
		// what is computed anew can be right.
		rewrite(t, path, func(name, content string) string {
			if strings.HasPrefix(name, "xl/worksheets/") {
				return regexp.MustCompile(`</f><v>[^<]*</v>`).ReplaceAllString(content, "</f>")
			}
			return content
		})
		agrees(t, w, unit, recalculated(t, office, path))
	})
	t.Run("on a workbook that was filled", func(t *testing.T) {
		blank, path := filepath.Join(dir, "kosong.xlsx"), filepath.Join(dir, "terisi.xlsx")
		if _, err := space(t).Forms().Draw(t.Context(), form.LKE, blank, form.Output{}, u, day); err != nil {
			t.Fatal(err)
		}
		if _, err := ws.Forms().Fill(t.Context(), blank, path, form.Output{}); err != nil {
			t.Fatal(err)
		}
		agrees(t, w, unit, recalculated(t, office, path))
	})
}

// recalculated gives the values of the nodes, and "total", as LibreOffice
// computes them.
func recalculated(t *testing.T, office, path string) map[string]float64 {
	t.Helper()
	dir := filepath.Dir(path)
	cmd := exec.CommandContext(t.Context(), office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false", "--outdir", dir, path)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	f, err := os.Open(strings.TrimSuffix(path, ".xlsx") + ".csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.FieldsPerRecord = ';', -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]float64{}
	for _, row := range rows {
		if len(row) > 11 {
			name := row[6]
			if row[0] == "NILAI TOTAL" {
				name = "total"
			}
			if x, err := strconv.ParseFloat(strings.ReplaceAll(row[11], ",", "."), 64); err == nil && name != "" {
				got[name] = x
			}
		}
	}
	return got
}

// agrees compares every level with our own scores.
func agrees(t *testing.T, w *lke.Worksheet, unit lke.Answers, got map[string]float64) {
	t.Helper()
	score := w.Score(unit).Provisional
	for _, n := range w.Nodes {
		want, ok := score.Nodes[n.Code].Score, true
		if n.IsQuestion() {
			v := w.Value(unit[n.Code])
			want, ok = v.Fraction, v.Answered
		}
		if x, has := got[string(n.Code)]; ok && (!has || math.Abs(x-want) > 1e-9) {
			t.Errorf("%s: %v, want %v", n.Code, x, want)
		}
	}
	if math.Abs(got["total"]-score.Total) > 1e-9 {
		t.Errorf("total %v, want %v", got["total"], score.Total)
	}
}

func TestWordingAndReferences(t *testing.T) {
	w := lke.Default()
	o := newOfficial()
	path := o.save(t, answersOf(w, 8, model.UnitAssessor), nil)
	ws := space(t)
	p, err := ws.Forms().Preview(t.Context(), read(t, path))
	if err != nil {
		t.Fatal(err)
	}
	if p.Wordings != 113 || len(p.Scores) == 0 {
		t.Errorf("%d wordings, %d scores", p.Wordings, len(p.Scores))
	}
	r, err := ws.Forms().Import(t.Context(), "sari", p, true)
	if err != nil {
		t.Fatal(err)
	}
	n := ws.Worksheet().Question("P.1.i.b")
	if want := "Apakah " + w.Question("P.1.i.b").Gist; n.Gist != want || n.Options[1].Criterion != w.Question("P.1.i.b").Options[1].Criterion {
		t.Errorf("%q", n.Gist)
	}
	if refs, err := ws.Forms().References(t.Context(), model.UnitAssessor); err != nil || refs["P.1.i.b"] != "https://drive.contoh.go.id/P.1.i.b" {
		t.Errorf("%v %v", refs, err)
	}
	if err := ws.Settings().Set(t.Context(), "sari", map[setting.Key]string{setting.WordingUse: setting.WordingOurs}); err != nil || ws.Worksheet().Question("P.1.i.b").Gist != w.Question("P.1.i.b").Gist {
		t.Errorf("switched back: %v", err)
	}
	if _, err := ws.Forms().Revert(t.Context(), "sari", r); err != nil {
		t.Fatal(err)
	}
	if has, err := ws.Settings().HasWording(t.Context()); has || err != nil {
		t.Errorf("%v %v", has, err)
	}
}

func TestScoresThatTheFormShows(t *testing.T) {
	w := lke.Default()
	unit := answersOf(w, 8, model.UnitAssessor)
	o := newOfficial()
	score := w.Score(unit).Provisional
	o.score = &score
	o.shift = 3
	ws := space(t)
	preview := func(path string) *form.Preview {
		p, err := ws.Forms().Preview(t.Context(), read(t, path))
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	t.Run("those that agree are not told", func(t *testing.T) {
		p := preview(o.save(t, unit, nil))
		if groups := len(w.Nodes) - len(w.Questions); len(p.Book.Shown[model.UnitAssessor]) != groups || len(p.Scores) != 0 {
			t.Errorf("%d shown of %d, %+v", len(p.Book.Shown[model.UnitAssessor]), groups, p.Scores)
		}
	})
	t.Run("the official slip in R.5.iii is, and what it explains above", func(t *testing.T) {
		o := newOfficial()
		slipped := w.Score(unit).Provisional
		lhkpn := w.Value(unit["R.5.iii.a"]).Fraction * 2
		x := slipped.Nodes["R.5.iii"]
		more := lhkpn - x.Score
		for _, code := range []model.Code{"R.5.iii", "R.5", "R", "A"} {
			x := slipped.Nodes[code]
			x.Score += more
			slipped.Nodes[code] = x
		}
		other := slipped.Nodes["P.6"]
		other.Score++
		slipped.Nodes["P.6"] = other
		o.score = &slipped
		p := preview(o.save(t, unit, nil))
		got := map[model.Code]bool{}
		for _, s := range p.Scores {
			got[s.Code] = s.Slip
			if s.Code == "R.5.iii" && s.Cell != "LKE ZI!L176" {
				t.Errorf("%+v", s)
			}
		}
		if d := cmp.Diff(map[model.Code]bool{"A": true, "P.6": false, "R": true, "R.5": true, "R.5.iii": true}, got); d != "" || !p.HasSlip() {
			t.Error(d)
		}
	})
}
