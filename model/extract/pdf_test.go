package extract

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"siapzi/model"
	"siapzi/model/pdf/pdftest"
	"siapzi/model/pdfium/pdfiumtest"
)

func TestAwkwardPDF(t *testing.T) {
	x := New(pdfiumtest.Engine(t))
	for _, c := range pdftest.Awkward() {
		t.Run(c.Name, func(t *testing.T) {
			got, err := x.Read(t.Context(), write(t, "a.pdf", c.Data), Type{mimePDF, ClassPDF})
			switch {
			case err != nil:
				t.Error(err)
			case c.Pages > 0 && (got.Problem != model.ProblemNone || got.Pages == 0):
				t.Errorf("%d pages, problem %q", got.Pages, got.Problem)
			case c.Pages == 0 && got.Problem == model.ProblemNone && got.Pages == 0:
				t.Error("no pages and no problem")
			}
		})
	}

	t.Run("what has no page is not damaged", func(t *testing.T) {
		for _, tree := range []string{"/Type/Pages/Count 0/Kids[]", "/Type/Pages/Kids[]", "/Type/Pages/Count 3/Kids[]"} {
			d := pdftest.New()
			d.Set(1, "<</Type/Catalog/Pages 2 0 R>>")
			d.Add("<<%s>>", tree)
			if got := read(t, x, "a.pdf", d.Bytes()); got.Problem != model.ProblemNoPages {
				t.Errorf("%s: %+v", tree, got)
			}
		}
	})

	t.Run("an owner's password hinders nobody", func(t *testing.T) {
		src := write(t, "src.pdf", pdfiumtest.PDF(pdfiumtest.Page{Text: strings.Repeat("Surat keputusan tim kerja zona integritas. ", 9)}))
		dst := filepath.Join(t.TempDir(), "a.pdf")
		if msg, err := exec.Command("qpdf", "--encrypt", "", "pemilik", "256", "--", src, dst).CombinedOutput(); err != nil {
			t.Fatalf("%v %s", err, msg)
		}
		if got, err := x.Read(t.Context(), dst, Type{mimePDF, ClassPDF}); err != nil || got.Problem != "" || !strings.HasPrefix(got.Text, "Surat keputusan") {
			t.Errorf("%+v %v", got, err)
		}
	})
}

func TestSigned(t *testing.T) {
	x := New(pdfiumtest.Engine(t))
	d := pdftest.New()
	field := d.Add("<</FT/Sig/T(a)/V<</Type/Sig/Name(Kepala Balai Contoh)/M(D:20260312093000+07'00')/ByteRange[0 1 2 3]/Contents<00>>>>>")
	pages := d.Reserve()
	page := d.Add("<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]>>", pages)
	d.Set(pages, "<</Type/Pages/Count 1/Kids[%d 0 R]>>", page)
	d.Set(1, "<</Type/Catalog/Pages %d 0 R/AcroForm<</SigFlags 3/Fields[%d 0 R]>>>>", pages, field)

	got := read(t, x, "a.pdf", d.Bytes())
	if len(got.Signed) != 1 || got.Signed[0].Signer != "Kepala Balai Contoh" || got.Signed[0].Time.UTC().Format("2006-01-02 15:04") != "2026-03-12 02:30" ||
		!strings.HasPrefix(got.Signed[0].State, "Keutuhannya") {
		t.Errorf("%+v", got)
	}
	if !strings.Contains(got.Text, "Kepala Balai Contoh") || got.HasText || got.Problem != "" {
		t.Errorf("text %q, has text %v, problem %q", got.Text, got.HasText, got.Problem)
	}
}
