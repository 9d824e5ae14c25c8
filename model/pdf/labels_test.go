package pdf_test

import (
	"bytes"
	"context"
	"testing"

	"siapzi/model/pdf"
	"siapzi/model/pdf/pdftest"
)

func TestVolumesGoOnCounting(t *testing.T) {
	for _, tt := range []struct {
		first int
		want  string
	}{{0, "null"}, {1, "null"}, {202, "<</Nums[0<</S/D/St 202>>]>>"}} {
		s := open(t, numbered(2, "naskah").Packed())
		meta := testMeta
		meta.FirstPage = tt.first
		var b bytes.Buffer
		w := pdf.NewWriter(&b, 2, meta)
		if _, _, err := w.Append(context.Background(), s, 0, 2, nil); err != nil {
			t.Fatal(err)
		}
		if err := w.Finish(nil); err != nil {
			t.Fatal(err)
		}
		path := pdftest.Write(t, "volume.pdf", b.Bytes())
		run(t, "qpdf", "--check", path)
		got := run(t, "mutool", "show", path, "trailer/Root/PageLabels")
		if got = string(bytes.Join(bytes.Fields([]byte(got)), []byte(" "))); compact(got) != compact(tt.want) {
			t.Errorf("first page %d: labels are %s", tt.first, got)
		}
	}
}

func compact(s string) string { return string(bytes.ReplaceAll([]byte(s), []byte(" "), nil)) }
