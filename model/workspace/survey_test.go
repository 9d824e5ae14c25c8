package workspace

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/plan"
	"siapzi/model/sheet"
	"siapzi/model/store"
	"siapzi/model/survey"
)

// surveyed makes a workspace with one survey whose respondents have names.
func surveyed(t *testing.T, k model.SurveyKind) (*Workspace, survey.Imported) {
	t.Helper()
	ws, err := Create(t.Context(), filepath.Join(t.TempDir(), "Balai.siapzi"), model.Unit{Name: "Balai", Agency: "Kementerian", Year: 2026, Target: model.WBK},
		Config{Now: func() time.Time { return time.Date(2026, 7, 2, 1, 0, 0, 0, time.UTC) }, Who: "uji"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	var b strings.Builder
	b.WriteString("Nama,Telepon,Layanan")
	for _, e := range survey.KindOf(k).Elements {
		b.WriteString("," + e.Key)
	}
	b.WriteString(",Saran\n")
	for i := range 32 {
		_, _ = fmt.Fprintf(&b, "Zulaikha Rahasia %c,0877123%04d,Data", 'A'+i, i)
		for n := range survey.KindOf(k).Elements {
			_, _ = fmt.Fprintf(&b, ",%d", 2+i%2+(n+i/2)%3/2)
		}
		b.WriteString(",saran umum\n")
	}
	path := filepath.Join(t.TempDir(), "jawaban.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := survey.ReadFile(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	l, err := ws.Surveys().Layout(t.Context(), f, k)
	if err != nil {
		t.Fatal(err)
	}
	done, err := ws.Surveys().Import(t.Context(), "uji", f, survey.Import{Layout: l, Period: survey.Period{Year: 2026, Quarter: 2}})
	if err != nil {
		t.Fatal(err)
	}
	return ws, done
}

// pdfText gives the text of a PDF by a program that we did not write.
func pdfText(t *testing.T, data []byte) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "pdftotext", "-layout", "-", "-")
	cmd.Stdin = bytes.NewReader(data)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestSurveyNamesStayApart(t *testing.T) {
	ws, done := surveyed(t, model.SPAK)
	ctx := t.Context()
	now := time.Date(2026, 7, 2, 1, 0, 0, 0, time.UTC)
	named := func(s string) bool { return strings.Contains(s, "Zulaikha") || strings.Contains(s, "0877123") }
	r, err := ws.Surveys().Get(ctx, done.Survey)
	if err != nil {
		t.Fatal(err)
	}
	if r.People != 32 || named(fmt.Sprintf("%+v", r)) {
		t.Error("the result names respondents, or has lost them")
	}
	rep, err := ws.SurveyReport(ctx, r, now)
	if err != nil {
		t.Fatal(err)
	}
	write := func() string {
		var b bytes.Buffer
		if err := rep.Write(ctx, &b); err != nil {
			t.Fatal(err)
		}
		return pdfText(t, b.Bytes())
	}
	if text := write(); named(text) || !strings.Contains(text, "Survei Persepsi Antikorupsi") || !strings.Contains(text, "saran umum") {
		t.Errorf("report:\n%s", text)
	}
	if rep.People, err = ws.Surveys().PeopleRows(ctx, "uji", done.Survey); err != nil || !named(write()) {
		t.Errorf("ticked, and still without names: %v", err)
	}
	for _, people := range []bool{false, true} {
		path := filepath.Join(t.TempDir(), "jawaban.xlsx")
		var b bytes.Buffer
		if err := ws.Surveys().Export(ctx, "uji", done.Survey, people, now, &b); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		grids, err := sheet.Read(ctx, path)
		if err != nil {
			t.Fatal(err)
		}
		var cells strings.Builder
		for y := 1; y <= grids[0].Rows; y++ {
			for x := 1; x <= grids[0].Columns; x++ {
				cells.WriteString(grids[0].Value(y, x) + " ")
			}
		}
		if named(cells.String()) != people {
			t.Errorf("export with people %v has names: %v", people, !people)
		}
	}
	if _, err := ws.KeepSurveyReport(ctx, "uji", done.Survey, now); err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"Zulaikha", "0877123"} {
		if hits, err := ws.Catalog().Search(ctx, words, 5); err != nil || len(hits) > 0 {
			t.Errorf("the search index knows %s: %v", words, err)
		}
	}
	err = ws.db.Read(ctx, func(tx *store.Tx) error {
		log, err := tx.AuditLog(1000)
		if named(fmt.Sprint(log)) {
			t.Error("the audit log names respondents")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if n, err := ws.Surveys().Erase(ctx, "uji", done.Survey); err != nil || n != 32 {
		t.Errorf("%d erased, %v", n, err)
	}
	if after, _ := ws.Surveys().Get(ctx, done.Survey); after.People != 0 || after.Index != r.Index {
		t.Error("erasing names changed the figures")
	}
}

func TestSurveyReportAsEvidence(t *testing.T) {
	ws, done := surveyed(t, model.SKM)
	ctx := t.Context()
	now := time.Date(2026, 7, 2, 1, 0, 0, 0, time.UTC)
	r, err := ws.Surveys().Get(ctx, done.Survey)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := ws.Plan().Apply(ctx, "uji", plan.Batch{Add: r.FollowUps(nil)}); err != nil {
		t.Fatal(err)
	}
	first, err := ws.KeepSurveyReport(ctx, "uji", done.Survey, now)
	if err != nil || !first.New {
		t.Fatalf("%+v %v", first, err)
	}
	docs, err := ws.Catalog().ByQuestion(ctx)
	if err != nil || len(docs["P.6.iv.a"]) != 1 || len(docs["P.6.iv.c"]) != 1 {
		t.Fatalf("linked to %v, %v", docs, err)
	}
	if d := docs["P.6.iv.a"][0]; d.Title != "Laporan SKM Triwulan II 2026" || d.Period.From != "2026-04-01" || d.Period.To != "2026-06-30" || d.Kind != model.KindSurvey {
		t.Errorf("%+v", d)
	}
	again, err := ws.KeepSurveyReport(ctx, "uji", done.Survey, now.AddDate(0, 0, 1))
	if err != nil || again.New || again.Document != first.Document {
		t.Errorf("the second report is another document: %+v %v", again, err)
	}
}

func TestSurveyMinimum(t *testing.T) {
	ws, done := surveyed(t, model.SPAK)
	r, err := ws.Surveys().Get(t.Context(), done.Survey)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		kind   model.SurveyKind
		target model.Target
		want   float64
	}{{model.SPAK, model.WBK, 3.6}, {model.SPAK, model.WBBM, 3.6}, {model.SPKP, model.WBK, 3.2}, {model.SPKP, model.WBBM, 3.6}, {model.SKM, model.WBK, 0}} {
		r.Kind = survey.KindOf(c.kind)
		if got := ws.SurveyMinimum(model.Unit{Target: c.target}, r); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s for %s: got %v, want %v", c.kind, c.target, got, c.want)
		}
	}
}
