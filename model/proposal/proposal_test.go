package proposal

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/readiness"
	"siapzi/model/setting"
)

// data is what a workspace without answers gives, with n further units.
func data(n int) Data {
	w := lke.Default()
	d := Data{Sheet: w, Titles: map[model.DocumentID]string{}, Date: time.Date(2026, 5, 20, 2, 30, 0, 0, time.UTC),
		Head: setting.Letterhead{Lines: []string{"BADAN CONTOH", "BALAI CONTOH", "Jalan Contoh 1"}}}
	d.Unit = model.Unit{Name: "Balai Contoh", Agency: "Badan Contoh", Year: 2026, Target: model.WBK}
	d.Report.Report = readiness.Assess(w, lke.Answers{}, nil, model.WBK)
	d.Conditions = readiness.Conditions(w, model.WBK, nil)
	for i := range n {
		d.Facts.Units = append(d.Facts.Units, Unit{Name: fmt.Sprintf("Balai %d", i+2), Target: model.WBBM})
	}
	d.Lacks = lacks(d)
	return d
}

func blocking(d Data) (n int) {
	for _, l := range d.Lacks {
		if l.Blocks {
			n++
		}
	}
	return n
}

func TestReliefLeavesOnlyWhatNoUnitIsRelievedFrom(t *testing.T) {
	d := data(0)
	gates := len(d.Gates)
	if got := blocking(d); got != gates+len(d.Conditions) {
		t.Errorf("%d lacks block; %d gates and %d prerequisites are missing", got, gates, len(d.Conditions))
	}
	d.Facts.Relief = true
	d.Lacks = lacks(d)
	if got := blocking(d); got != gates+1 { // the corruption case is not in Tabel 5
		t.Errorf("with relief %d lacks block, want %d", got, gates+1)
	}
}

func TestValidate(t *testing.T) {
	f := Facts{Number: "a\nb", Date: "2026-02-31", Units: []Unit{{Name: " ", Target: "XYZ", Safe: 101}}, Innovations: []Innovation{{}}, Agents: []Agent{{}},
		Contact: Contact{Name: strings.Repeat("x", maxLine+1)}, Profile: Profile{Duties: strings.Repeat("x", maxText+1)}}
	err, ok := f.Validate().(*model.Error)
	if !ok || len(err.Fields) != 9 {
		t.Errorf("%v", err)
	}
	if err := (Facts{}).Validate(); err != nil {
		t.Error(err)
	}
}

// TestPapers reads the PDFs with a tool that is not ours.
func TestPapers(t *testing.T) {
	for part, want := range map[Part][]string{
		Letter:  {"2 (dua) unit kerja", "Menuju WBK dan WBBM", "Yth. Menteri", "Balai 2", DraftMark},
		SPTJM:   {"PERNYATAAN TANGGUNG JAWAB MUTLAK", "komponen pengungkit", "komponen hasil", "Meterai", DraftMark},
		Dossier: {"Yang belum memenuhi syarat", "Daftar pemenuhan prasyarat", "Opini BPK", "Ringkasan Lembar Kerja Evaluasi", "Daftar inovasi", "Daftar agen perubahan"},
	} {
		text := pdfText(t, data(1), part)
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s lacks %q:\n%s", part, w, text)
			}
		}
		if part != Dossier && strings.Count(text, "\f") != 1 {
			t.Errorf("%s has %d pages", part, strings.Count(text, "\f"))
		}
	}
}

func TestALetterWithManyUnitsRepeatsTheHeadOfItsTable(t *testing.T) {
	text := pdfText(t, data(80), Letter)
	pages := strings.Count(text, "\f")
	if pages < 3 || strings.Count(text, "Unit kerja ") < pages-1 || !strings.Contains(text, "Balai 81") {
		t.Errorf("%d pages:\n%s", pages, text)
	}
	last := strings.Split(strings.TrimSuffix(text, "\f"), "\f")
	if !strings.Contains(last[len(last)-1], "terima kasih") {
		t.Error("the signature stands alone on its page")
	}
}

func TestEqualDataGivesEqualBytes(t *testing.T) {
	for _, part := range []Part{Letter, SPTJM, Dossier} {
		var a, b, c, d bytes.Buffer
		for _, err := range []error{data(3).WritePDF(part, &a), data(3).WritePDF(part, &b), data(3).WriteDOCX(part, &c), data(3).WriteDOCX(part, &d)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) || !bytes.Equal(c.Bytes(), d.Bytes()) {
			t.Errorf("%s differs", part)
		}
	}
	if err := data(0).WritePDF("lain", &bytes.Buffer{}); model.KindOf(err) != model.Invalid {
		t.Errorf("got %v", err)
	}
}

func pdfText(t *testing.T, d Data, part Part) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.pdf")
	var b bytes.Buffer
	if err := d.WritePDF(part, &b); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
