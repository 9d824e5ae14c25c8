package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSurvey(t *testing.T) {
	ws, dir := newWorkspace(t), t.TempDir()
	var b strings.Builder
	b.WriteString("Nama Lengkap;No HP;Informasi tersedia;Persyaratan sesuai;Prosedur mudah;Jangka waktu sesuai;Tarif sesuai;Sarana nyaman;Merespon cepat;Konsultasi mudah\n")
	for i := range 30 {
		_, _ = fmt.Fprintf(&b, "Zulaikha %d;08%010d%s\n", i, i, strings.Repeat([]string{";3", ";4", ";Joss"}[min(2, i%2+i/29)], 8))
	}
	file := filepath.Join(dir, "spkp.csv")
	if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Responses, Stored, People int
		Unknown                   []struct{ Word string }
		Survey                    surveyJSON
	}
	args := []string{"survey", "import", ws, file, "--kind", "SPKP", "--quarter", "2"}
	callJSON(t, exitProblems, &got, append(args, "--dry-run")...)
	if got.Responses != 30 || got.Stored != 0 || len(got.Unknown) != 8 {
		t.Fatalf("dry run: %+v", got)
	}
	for k := range 8 {
		args = append(args, "--word", fmt.Sprintf("K%d|Joss=4", k+1))
	}
	callJSON(t, exitDone, &got, args...)
	// 15 forms of 3 and 15 of 4: 3.5.
	if got.Stored != 30 || got.Survey.Index != 3.5 || !got.Survey.Enough {
		t.Errorf("%+v", got)
	}
	var report map[string]any
	pdf := filepath.Join(dir, "laporan.pdf")
	callJSON(t, exitDone, &report, "survey", "report", ws, "--kind", "SPKP", "--quarter", "2", "--out", pdf, "--keep", "--answer")
	if report["document"] == nil || report["answer"] == nil {
		t.Errorf("%v", report)
	}
	if st, err := os.Stat(pdf); err != nil || st.Size() < 10_000 {
		t.Error(err)
	}
	code, out, errs := call(t, "survey", "list", ws)
	if code != exitDone || !strings.Contains(out, "IPKP 3,50") || strings.Contains(out+errs, "Zulaikha") {
		t.Errorf("%d %s %s", code, out, errs)
	}
	if code, _, errs := call(t, "survey", "form", ws, "--kind", "SKM", "--out", filepath.Join(dir, "kuesioner.pdf"), "--paper", "F4"); code != exitDone {
		t.Error(errs)
	}
}
