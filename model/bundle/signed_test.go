package bundle

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"siapzi/model"
)

// signedPDF makes a PDF of one page with a visible electronic signature of name.
func signedPDF(t *testing.T, name string) []byte {
	t.Helper()
	const room = 8192
	look := "BT /F1 10 Tf 4 20 Td (Ditandatangani secara elektronik) Tj ET"
	content := "BT /F1 12 Tf 72 720 Td (Surat keputusan) Tj ET"
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]/SigFlags 3>>>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[5 0 R]/Resources<</Font<</F1 8 0 R>>>>>>",
		fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content),
		"<</Type/Annot/Subtype/Widget/FT/Sig/T(TTE)/F 4/P 3 0 R/Rect[300 100 520 150]/V 6 0 R/AP<</N 7 0 R>>>>",
		"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/M(D:20260112091500+07'00')/ByteRange[0 0000000000 0000000000 0000000000]/Contents<" +
			strings.Repeat("0", 2*room) + ">>>",
		fmt.Sprintf("<</Type/XObject/Subtype/Form/BBox[0 0 220 50]/Resources<</Font<</F1 8 0 R>>>>/Length %d>>\nstream\n%s\nendstream", len(look), look),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	xref := fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for i, o := range objects {
		xref += fmt.Sprintf("%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	fmt.Fprintf(&b, "%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", xref, len(objects)+1, b.Len())
	data := b.Bytes()
	from := bytes.Index(data, []byte("/Contents<0")) + len("/Contents")
	to := from + 2*room + 2
	ranges := []byte(fmt.Sprintf("/ByteRange[0 %010d %010d %010d]", from, to, len(data)-to))
	copy(data[bytes.Index(data, []byte("/ByteRange")):], ranges)

	dir := t.TempDir()
	in, sig := filepath.Join(dir, "data"), filepath.Join(dir, "sig")
	if err := os.WriteFile(in, append(bytes.Clone(data[:from]), data[to:]...), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", dir+"/key", "-out", dir+"/cert", "-days", "3650", "-subj", "/C=ID/O=Badan Contoh/CN="+name)
	run(t, "openssl", "cms", "-sign", "-binary", "-in", in, "-outform", "DER", "-out", sig, "-signer", dir+"/cert", "-inkey", dir+"/key")
	copy(data[from+1:], fmt.Sprintf("%x", read(t, sig)))
	return data
}

func TestSignedEvidence(t *testing.T) {
	w := newWorld(t)
	w.add("SK tim", []model.File{w.file("sk.pdf", "application/pdf", signedPDF(t, "Siti Contoh"))}, "P.1.i.a")
	altered := bytes.Replace(signedPDF(t, "Budi Contoh"), []byte("Surat keputusan"), []byte("Surat KEPUTUSAN"), 1)
	w.add("Rapat", []model.File{w.pdf("undangan.pdf", 1), w.file("notula.pdf", "application/pdf", altered)}, "P.1.i.a")
	res := w.build("P.1.i.a")
	accept(t, res, "--render")

	t.Run("the divider names who signed, when, and whether the file was changed", func(t *testing.T) {
		n := res.Manifest.Entries[0].Page - 1
		page := text(t, res.Path, n, n)
		contains(t, page, "ditandatangani elektronik oleh Siti Contoh, ", "Tidak berubah sejak ditandatangani.", "Keabsahannya diperiksa pada berkas asli.",
			"bagian 2: ditandatangani elektronik oleh Budi Contoh", "Berubah setelah ditandatangani.")
	})
	t.Run("the picture of the signature stays, the field goes", func(t *testing.T) {
		contains(t, text(t, res.Path, res.Manifest.Entries[0].Page, res.Manifest.Entries[0].Page), "Ditandatangani secara elektronik")
		contains(t, strings.Join(strings.Fields(run(t, "pdfinfo", res.Path)), " "), "Form: none")
	})
	t.Run("the manifest has them too", func(t *testing.T) {
		e := res.Manifest.Entries
		if len(e[0].Signatures) != 1 || e[0].Signatures[0].Signer != "Siti Contoh" || e[0].Signatures[0].State != "utuh" || e[2].Signatures[0].State != "berubah" {
			t.Errorf("%+v", e)
		}
	})
}
