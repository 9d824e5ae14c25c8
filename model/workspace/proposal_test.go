package workspace

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/bag"
	"siapzi/model/lke"
	"siapzi/model/paint"
	"siapzi/model/proposal"
	"siapzi/model/readiness"
	"siapzi/model/standing"
)

var proposed = time.Date(2026, 5, 20, 9, 30, 0, 0, time.FixedZone("WIB", 7*3600))

// readyUnit answers everything best and meets every prerequisite.
func readyUnit(t *testing.T, w *Workspace) {
	t.Helper()
	for _, q := range w.Worksheet().Questions {
		a := model.Answer{Code: q.Code, Assessor: model.UnitAssessor}
		for _, o := range q.Options {
			if o.Value == w.Worksheet().Best(q.Code) {
				a.Option = o.Key
			}
		}
		for _, in := range q.Inputs {
			if a.Inputs == nil {
				a.Inputs = map[string]float64{}
			}
			a.Inputs[in.Key] = 4
		}
		_ = w.Assessment().Set(t.Context(), "sari", []model.Answer{a}) // a few ratios refuse 4; the rest is enough
	}
	say(t, w.Standing(), w.Worksheet())
}

func say(t *testing.T, s *standing.Standing, w *lke.Worksheet) {
	t.Helper()
	for _, p := range w.Prerequisites {
		d, asked := p.Demand[model.WBK]
		if !asked {
			continue
		}
		value := map[string]string{"grade": d.Grade, "grade_by_kind": "kl:" + d.GradeByKind["kl"], "level": "5", "percent": "100", "year": "3", "yesno": "ya"}[p.Type]
		if err := s.Say(t.Context(), "sari", p.ID, readiness.Statement{Value: value}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestProposal(t *testing.T) {
	dir := t.TempDir()
	w, err := Create(t.Context(), filepath.Join(dir, "a.siapzi"), unit, config())
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close() //nolint:errcheck // nothing is left to lose
	draft := filepath.Join(dir, "draf")

	r, err := w.MakeProposal(t.Context(), "sari", ProposalRequest{Out: draft, Date: proposed})
	if err != nil || !r.Draft || r.Submission != "" {
		t.Fatalf("%+v, %v", r, err)
	}
	for _, name := range []string{"1 Surat pengajuan.pdf", "2 SPTJM.pdf", "3 Kelengkapan usulan.pdf"} {
		pages := pagesOf(t, filepath.Join(draft, "data", name))
		for i, text := range pages {
			if !strings.Contains(text, proposal.DraftMark) {
				t.Errorf("page %d of %s is not marked as a draft", i+1, name)
			}
		}
		if name[0] == '3' && !strings.Contains(pages[0], "Nilai total") {
			t.Error("the dossier does not tell what is missing")
		}
	}

	readyUnit(t, w)
	scan := filepath.Join(dir, "surat ttd.pdf")
	writeScan(t, scan)
	if err := w.Proposals().SetScan(t.Context(), "sari", proposal.Letter, scan, "surat ttd.pdf"); err != nil {
		t.Fatal(err)
	}
	err = w.Proposals().SetFacts(t.Context(), "sari", proposal.Facts{City: " Jakarta ", Units: []proposal.Unit{{Name: "Balai Lain", Target: model.WBBM}},
		Innovations: []proposal.Innovation{{Name: "Antrean Daring"}}, Agents: []proposal.Agent{{Name: "Analis Mutu"}}})
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "Usulan.zip")
	r, err = w.MakeProposal(t.Context(), "sari", ProposalRequest{Out: out, Date: proposed})
	if err != nil || r.Draft || r.Submission == "" {
		t.Fatalf("%+v, %v", r, err)
	}
	want := []string{"1 Surat pengajuan (bertanda tangan).pdf", "2 SPTJM.docx", "2 SPTJM.pdf", "3 Kelengkapan usulan.docx", "3 Kelengkapan usulan.pdf"}
	if diff := cmp.Diff(want, r.Files[:len(r.Files)-1]); diff != "" {
		t.Error(diff)
	}
	if v, err := bag.Verify(t.Context(), out, nil); err != nil || !v.OK() || v.Files != len(r.Files) {
		t.Errorf("%+v, %v", v, err)
	}

	t.Run("it comes out again with the same bytes after everything changed", func(t *testing.T) {
		before, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(out); err != nil {
			t.Fatal(err)
		}
		if err := w.Proposals().RemoveScan(t.Context(), "sari", proposal.Letter); err != nil {
			t.Fatal(err)
		}
		if err := w.Proposals().SetFacts(t.Context(), "sari", proposal.Facts{City: "Ambon"}); err != nil {
			t.Fatal(err)
		}
		if err := w.Assessment().Set(t.Context(), "sari", []model.Answer{{Code: "P.1.i.a", Assessor: model.UnitAssessor}}); err != nil {
			t.Fatal(err)
		}
		if n, err := w.CleanOrphans(t.Context()); n != 0 || err != nil {
			t.Errorf("%d files were removed, %v", n, err)
		}
		e, err := w.Submissions().Export(t.Context(), r.Submission, dir, nil)
		if err != nil || !e.Rebuilt {
			t.Fatalf("%+v, %v", e, err)
		}
		after, err := os.ReadFile(out)
		if err != nil || !bytes.Equal(before, after) {
			t.Errorf("%d bytes, then %d, %v", len(before), len(after), err)
		}
	})

	t.Run("another workspace is only read", func(t *testing.T) {
		u, err := w.PeekUnit(t.Context(), w.Dir())
		if err != nil || u.Name != unit.Name || u.Safe < 50 {
			t.Errorf("%+v, %v", u, err)
		}
		if _, err := w.PeekUnit(t.Context(), dir); model.KindOf(err) != model.NotFound {
			t.Errorf("got %v", err)
		}
	})

	t.Run("nothing is written into the workspace or over what is there", func(t *testing.T) {
		for path, want := range map[string]model.Kind{draft: model.Conflict, filepath.Join(w.Dir(), "x.zip"): model.Invalid,
			filepath.Join(dir, "tidak ada", "x.zip"): model.NotFound} {
			if _, err := w.MakeProposal(t.Context(), "sari", ProposalRequest{Out: path, Date: proposed}); model.KindOf(err) != want {
				t.Errorf("%s: got %v", path, err)
			}
		}
	})
}

func writeScan(t *testing.T, path string) {
	t.Helper()
	c := paint.New(paint.Config{})
	c.AddPage()
	c.SetFont(paint.Regular, 12)
	c.Text(30, 30, "pindaian")
	var b bytes.Buffer
	if err := c.Output(&b); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// pagesOf gives the text of every page.
func pagesOf(t *testing.T, path string) []string {
	t.Helper()
	out, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
}
