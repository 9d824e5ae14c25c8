package pdf_test

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/pdf"
	"siapzi/model/pdf/pdftest"
)

// signer is a certificate that openssl made.
type signer struct{ cert, key string }

// newSigner makes a certificate for a name; key is as for "openssl req -newkey".
func newSigner(t testing.TB, name, key string, args ...string) signer {
	t.Helper()
	dir := t.TempDir()
	s := signer{filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")}
	run(t, "openssl", append([]string{"req", "-x509", "-newkey", key, "-nodes", "-keyout", s.key, "-out", s.cert, "-days", "3650",
		"-subj", "/C=ID/O=Badan Contoh/CN=" + name}, args...)...)
	return s
}

// cms signs data with "openssl cms".
func (s signer) cms(t testing.TB, data []byte, args ...string) []byte {
	t.Helper()
	in, out := pdftest.Write(t, "data", data), filepath.Join(t.TempDir(), "sig")
	run(t, "openssl", append([]string{"cms", "-sign", "-binary", "-in", in, "-outform", "DER", "-out", out, "-signer", s.cert, "-inkey", s.key}, args...)...)
	return read(t, out)
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const (
	room  = 8192 // bytes for a signature
	holes = "/ByteRange[0 0000000000 0000000000 0000000000]"
)

// letter is a page with an empty place for a signature; rest are more entries.
func letter(rest string) *pdftest.Doc {
	d := pdftest.New()
	field := d.Reserve()
	page := d.Reserve()
	pages := d.Add("<</Type/Pages/Count 1/Kids[%d 0 R]>>", page)
	text := d.Stream("", []byte("BT /F1 12 Tf 72 700 Td (Surat Keputusan) Tj ET"))
	font := d.Add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	d.Set(page, "<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 %d 0 R>>>>/Annots[%d 0 R]>>", pages, text, font, field)
	value := d.Add("%s", signatureValue(rest))
	d.Set(field, "<</Type/Annot/Subtype/Widget/FT/Sig/T(Pejabat)/V %d 0 R/Rect[0 0 0 0]/F 132/P %d 0 R>>", value, page)
	d.Set(1, "<</Type/Catalog/Pages %d 0 R/AcroForm<</SigFlags 3/Fields[%d 0 R]>>>>", pages, field)
	return d
}

func signatureValue(rest string) string {
	return "<</Type/Sig/Filter/Adobe.PPKLite" + holes + "/Contents<" + strings.Repeat("0", 2*room) + ">" + rest + ">>"
}

// sign fills the last empty place in data; make gives the signature of what is
// around it.
func sign(t testing.TB, data []byte, make func(signed []byte) []byte) []byte {
	t.Helper()
	data = bytes.Clone(data)
	at := bytes.LastIndex(data, []byte(holes))
	from := at + bytes.Index(data[at:], []byte("<0000"))
	to := from + 2*room + 2
	copy(data[at:], fmt.Sprintf("/ByteRange[0 %010d %010d %010d]", from, to, len(data)-to))
	sig := make(append(bytes.Clone(data[:from]), data[to:]...))
	if len(sig) > room {
		t.Fatalf("signature of %d bytes", len(sig))
	}
	hex.Encode(data[from+1:], sig)
	return data
}

// extend appends an incremental update with the objects, numbered from first.
func extend(data []byte, root string, first int, objects ...string) []byte {
	prev := data[bytes.LastIndex(data, []byte("startxref"))+10:]
	prev = prev[:bytes.IndexByte(prev, '\n')]
	out := append(bytes.Clone(data), '\n')
	table := "xref\n"
	add := func(n int, s string) {
		table += fmt.Sprintf("%d 1\n%010d 00000 n \n", n, len(out))
		out = fmt.Appendf(out, "%d 0 obj\n%s\nendobj\n", n, s)
	}
	if root != "" {
		add(1, root)
	}
	for i, o := range objects {
		add(first+i, o)
	}
	at := len(out)
	return fmt.Appendf(out, "%strailer\n<</Size %d/Root 1 0 R/Prev %s>>\nstartxref\n%d\n%%%%EOF\n", table, first+len(objects), prev, at)
}

func signatures(t testing.TB, data []byte) []pdf.Signature {
	t.Helper()
	s := open(t, data)
	list, err := s.Signatures(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// pdfsig gives what poppler says of each signature: valid or not, and whether
// it covers the file.
func pdfsig(t testing.TB, data []byte) (states []pdf.SignatureState) {
	t.Helper()
	// It ends with 1 where certificates are not trusted, which is not asked here.
	out, _ := exec.Command("pdfsig", "-nocert", pdftest.Write(t, "a.pdf", data)).CombinedOutput()
	for _, part := range strings.Split(string(out), "Signature #")[1:] {
		state := pdf.Unchecked
		switch {
		case strings.Contains(part, "Digest Mismatch") || strings.Contains(part, "Signature is Invalid"):
			state = pdf.Altered
		case strings.Contains(part, "Signature is Valid") && strings.Contains(part, "Total document signed") && !strings.Contains(part, "Not total"):
			state = pdf.Intact
		case strings.Contains(part, "Signature is Valid"):
			state = pdf.Extended
		}
		states = append(states, state)
	}
	if len(states) == 0 {
		t.Fatalf("pdfsig: %s", out)
	}
	return states
}

func TestSignatureKinds(t *testing.T) {
	rsa := newSigner(t, "Balai Contoh", "rsa:2048")
	detached := "/SubFilter/adbe.pkcs7.detached/M(D:20260312093000+07'00')"
	cades := "/SubFilter/ETSI.CAdES.detached/M(D:20260312093000+07'00')/Reason(Disetujui)/Location(Kota Contoh)/Name(Nama lain)"
	for _, c := range []struct {
		what   string
		rest   string
		signer signer
		args   []string
	}{
		{"PKCS 7", detached, rsa, []string{"-md", "sha256"}},
		{"CAdES", cades, rsa, []string{"-md", "sha512", "-cades"}},
		{"with SHA-1", detached, rsa, []string{"-md", "sha1"}},
		{"with newer padding", cades, rsa, []string{"-md", "sha256", "-keyopt", "rsa_padding_mode:pss"}},
		{"without attributes", detached, rsa, []string{"-noattr"}},
		{"by identifier of the key", detached, rsa, []string{"-keyid"}},
		{"in pieces of unknown length", detached, rsa, []string{"-stream", "-indef"}},
		{"with an elliptic curve", cades, newSigner(t, "Balai Contoh", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"), []string{"-md", "sha384"}},
	} {
		t.Run(c.what, func(t *testing.T) {
			data := sign(t, letter(c.rest).Bytes(), func(b []byte) []byte { return c.signer.cms(t, b, c.args...) })
			list := signatures(t, data)
			if len(list) != 1 {
				t.Fatalf("%d signatures", len(list))
			}
			got := list[0]
			if got.Field != "Pejabat" || got.Signer != "Balai Contoh" || got.Issuer != "Balai Contoh" || got.State != pdf.Intact || !got.WholeFile || got.Stamp {
				t.Errorf("%+v", got)
			}
			if c.what == "CAdES" && (got.Reason != "Disetujui" || got.Location != "Kota Contoh" || got.SubFilter != "ETSI.CAdES.detached") {
				t.Errorf("%+v", got)
			}
			// The signed time counts, else what the file says.
			if c.what == "without attributes" {
				if want := time.Date(2026, 3, 12, 2, 30, 0, 0, time.UTC); !got.Time.Equal(want) {
					t.Errorf("time %v, want %v", got.Time, want)
				}
			} else if time.Since(got.Time) > time.Minute || time.Until(got.Time) > time.Minute {
				t.Errorf("time %v", got.Time)
			}
			// Poppler does not find certificates by key, and what openssl writes
			// in pieces has the content inside, which it does not expect.
			if c.what != "by identifier of the key" && c.what != "in pieces of unknown length" {
				if states := pdfsig(t, data); states[0] != got.State {
					t.Errorf("pdfsig says %q", states)
				}
			}

			data[bytes.Index(data, []byte("Keputusan"))] = 'R'
			if got := signatures(t, data)[0]; got.State != pdf.Altered || got.Signer != "Balai Contoh" {
				t.Errorf("altered: %+v", got)
			}
		})
	}
}

func TestSignaturesAndLaterChanges(t *testing.T) {
	first, second := newSigner(t, "Kepala Balai Contoh", "rsa:2048"), newSigner(t, "Sekretaris", "rsa:2048")
	rest := "/SubFilter/adbe.pkcs7.detached"
	one := sign(t, letter(rest).Bytes(), func(b []byte) []byte { return first.cms(t, b) })
	// Objects: 1 catalogue, 2 field, 3 page, 4 pages, 5 text, 6 font, 7 value.
	two := sign(t, extend(one, "<</Type/Catalog/Pages 4 0 R/AcroForm<</SigFlags 3/Fields[9 0 R 2 0 R]>>>>", 8,
		signatureValue(rest), "<</T(Tim)/Kids[10 0 R]>>", "<</Type/Annot/Subtype/Widget/Parent 9 0 R/FT/Sig/T(Paraf)/V 8 0 R/Rect[0 0 0 0]/F 132/P 3 0 R>>"),
		func(b []byte) []byte { return second.cms(t, b) })

	states := func(list []pdf.Signature) (out []pdf.SignatureState) {
		for _, s := range list {
			out = append(out, s.State)
		}
		return out
	}
	t.Run("two people sign one after the other", func(t *testing.T) {
		list := signatures(t, two)
		if fmt.Sprint(states(list)) != "[ditambah utuh]" || list[0].Signer != "Kepala Balai Contoh" || list[1].Signer != "Sekretaris" || list[1].Field != "Tim.Paraf" {
			t.Errorf("%+v", list)
		}
		if got := pdfsig(t, two); len(got) != 2 || got[0] == got[1] {
			t.Errorf("pdfsig says %q", got)
		}
	})
	t.Run("fields that only the page knows of", func(t *testing.T) {
		unlisted := letter(rest)
		unlisted.Set(1, "<</Type/Catalog/Pages 4 0 R/AcroForm<</SigFlags 3/Fields[]>>>>")
		bare := letter(rest)
		bare.Set(1, "<</Type/Catalog/Pages 4 0 R>>")
		kid := letter(rest) // the widget is the kid of a field that nothing else points to
		kid.Set(1, "<</Type/Catalog/Pages 4 0 R>>")
		kid.Set(2, "<</Type/Annot/Subtype/Widget/Parent %d 0 R/Rect[0 0 0 0]/F 132/P 3 0 R>>", kid.Add("<</FT/Sig/T(Induk)/V 7 0 R/Kids[2 0 R]>>"))
		for i, d := range []*pdftest.Doc{unlisted, bare, kid} {
			list := signatures(t, sign(t, d.Bytes(), func(b []byte) []byte { return first.cms(t, b) }))
			if fmt.Sprint(states(list)) != "[utuh]" || list[0].Signer != "Kepala Balai Contoh" {
				t.Errorf("%d: %+v", i, list)
			}
		}
	})
	t.Run("somebody adds to the file afterwards", func(t *testing.T) {
		more := extend(one, "", 5, "<</Length 44>>\nstream\nBT /F1 12 Tf 72 700 Td (Surat Palsu) Tj ET  \nendstream")
		if got := states(signatures(t, more)); fmt.Sprint(got) != "[ditambah]" || fmt.Sprint(pdfsig(t, more)) != "[ditambah]" {
			t.Errorf("%q, pdfsig says %q", got, pdfsig(t, more))
		}
	})
	t.Run("line ends at the end of the file are no change", func(t *testing.T) {
		if got := states(signatures(t, append(bytes.Clone(one), "\r\n\n"...))); fmt.Sprint(got) != "[utuh]" {
			t.Errorf("%q", got)
		}
	})
	t.Run("a changed signature is a change", func(t *testing.T) {
		broken := bytes.Clone(one)
		at := bytes.Index(broken, []byte("/Contents<")) + 10
		end := at + bytes.Index(broken[at:], bytes.Repeat([]byte("0"), 200))
		i := end - 40 // within the signature's own bits, which come last
		if broken[i]++; broken[i] > '9' {
			broken[i] = '1'
		}
		if got := states(signatures(t, broken)); fmt.Sprint(got) != "[berubah]" || fmt.Sprint(pdfsig(t, broken)) != "[berubah]" {
			t.Errorf("%q, pdfsig says %q", got, pdfsig(t, broken))
		}
	})
	t.Run("more left out than the signature cannot be vouched for", func(t *testing.T) {
		data := letter(rest).Bytes()
		loose := sign(t, data, func([]byte) []byte { return []byte{0x30, 0x00} })
		at := bytes.Index(loose, []byte("/ByteRange["))
		from := bytes.Index(loose, []byte("/Contents<")) // from before the name on
		to := from + 10 + 2*room + 1
		copy(loose[at:], fmt.Sprintf("/ByteRange[0 %010d %010d %010d]", from, to, len(loose)-to))
		hex.Encode(loose[from+10:], first.cms(t, append(bytes.Clone(loose[:from]), loose[to:]...)))
		if got := signatures(t, loose)[0]; got.State != pdf.Unchecked || got.WholeFile {
			t.Errorf("%+v", got)
		}
	})
	t.Run("in an encrypted file", func(t *testing.T) {
		src, out := pdftest.Write(t, "a.pdf", letter(rest).Bytes()), filepath.Join(t.TempDir(), "e.pdf")
		run(t, "qpdf", "--encrypt", "", "pemilik", "256", "--", "--object-streams=disable", src, out)
		data := read(t, out)
		// qpdf leaves out the zeros in front of numbers and adds spaces.
		data = bytes.Replace(data, []byte("/ByteRange [ 0 0 0 0 ]"), []byte(holes), 1)
		if !bytes.Contains(data, []byte(holes)) || !bytes.Contains(data, []byte("<0000")) {
			t.Fatal("this qpdf writes signatures in another way")
		}
		data = sign(t, data, func(b []byte) []byte { return first.cms(t, b) })
		if got := signatures(t, data)[0]; got.State != pdf.Intact || got.Signer != "Kepala Balai Contoh" {
			t.Errorf("%+v", got)
		}
	})
}

func TestTimeStamps(t *testing.T) {
	dir := t.TempDir()
	config := pdftest.Write(t, "tsa.cnf", []byte("[tsa]\nserial="+filepath.Join(dir, "serial")+"\ndefault_policy=1.2.3.4\ndigests=sha256\nsigner_digest=sha256\n"))
	if err := os.WriteFile(filepath.Join(dir, "serial"), []byte("01\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	tsa := newSigner(t, "Penanda Waktu Contoh", "rsa:2048", "-addext", "extendedKeyUsage=critical,timeStamping")
	data := sign(t, letter("/SubFilter/ETSI.RFC3161").Bytes(), func(b []byte) []byte {
		in, q, out := pdftest.Write(t, "data", b), filepath.Join(dir, "q"), filepath.Join(dir, "token")
		run(t, "openssl", "ts", "-query", "-data", in, "-sha256", "-cert", "-out", q)
		run(t, "openssl", "ts", "-reply", "-config", config, "-section", "tsa", "-queryfile", q, "-signer", tsa.cert, "-inkey", tsa.key, "-token_out", "-out", out)
		return read(t, out)
	})
	got := signatures(t, data)[0]
	if !got.Stamp || got.State != pdf.Intact || got.Signer != "Penanda Waktu Contoh" || time.Since(got.Time).Abs() > time.Minute {
		t.Errorf("%+v", got)
	}
	data[bytes.Index(data, []byte("Keputusan"))] = 'R'
	if got := signatures(t, data)[0]; got.State != pdf.Altered {
		t.Errorf("%+v", got)
	}
}

func TestOldestSignatures(t *testing.T) {
	s := newSigner(t, "Balai Contoh", "rsa:2048")
	t.Run("a message around a digest", func(t *testing.T) {
		data := sign(t, letter("/SubFilter/adbe.pkcs7.sha1").Bytes(), func(b []byte) []byte {
			sum, err := hex.DecodeString(strings.Fields(run(t, "sha1sum", pdftest.Write(t, "data", b)))[0])
			if err != nil {
				t.Fatal(err)
			}
			return s.cms(t, sum, "-nodetach", "-md", "sha1")
		})
		if got := signatures(t, data)[0]; got.State != pdf.Intact || got.Signer != "Balai Contoh" {
			t.Errorf("%+v", got)
		}
		data[bytes.Index(data, []byte("Keputusan"))] = 'R'
		if got := signatures(t, data)[0]; got.State != pdf.Altered {
			t.Errorf("%+v", got)
		}
	})
	t.Run("no message at all", func(t *testing.T) {
		der := filepath.Join(t.TempDir(), "c.der")
		run(t, "openssl", "x509", "-in", s.cert, "-outform", "DER", "-out", der)
		rest := fmt.Sprintf("/SubFilter/adbe.x509.rsa_sha1/Cert<%X>", read(t, der))
		data := sign(t, letter(rest).Bytes(), func(b []byte) []byte {
			out := filepath.Join(t.TempDir(), "sig")
			run(t, "openssl", "dgst", "-sha1", "-sign", s.key, "-out", out, pdftest.Write(t, "data", b))
			bits := read(t, out)
			return append([]byte{4, 0x82, byte(len(bits) >> 8), byte(len(bits))}, bits...)
		})
		if got := signatures(t, data)[0]; got.State != pdf.Intact || got.Signer != "Balai Contoh" {
			t.Errorf("%+v", got)
		}
	})
}

func TestSignaturesOfOddFiles(t *testing.T) {
	t.Run("none", func(t *testing.T) {
		if list := signatures(t, numbered(2, "a").Bytes()); len(list) != 0 {
			t.Errorf("%+v", list)
		}
	})
	t.Run("an empty place is no signature", func(t *testing.T) {
		d := letter("")
		d.Set(2, "<</FT/Sig/T(Pejabat)/Rect[0 0 0 0]>>")
		if list := signatures(t, d.Bytes()); len(list) != 0 {
			t.Errorf("%+v", list)
		}
	})
	t.Run("rubbish tells the name that the file gives", func(t *testing.T) {
		for _, v := range []string{
			"/ByteRange[0 1 2 3]/Contents<00>", "/ByteRange[0 10 5 10]/Contents<30>", "/ByteRange[-1 -1]/Contents(x)",
			"/ByteRange 7/Contents<3080>", "/Contents<3084FFFFFFFF>", "/ByteRange[0 9999999999 1 1]/Contents 12 0 R",
		} {
			d := letter("")
			d.Set(7, "<</Type/Sig/Name(Kepala)/M(D:2026)%s>>", v)
			list := signatures(t, d.Bytes())
			if len(list) != 1 || list[0].Signer != "Kepala" || list[0].State != pdf.Unchecked || list[0].Time.Year() != 2026 {
				t.Errorf("%s: %+v", v, list)
			}
		}
	})
	t.Run("fields in a circle end", func(t *testing.T) {
		d := letter("")
		d.Set(2, "<</FT/Sig/T(a)/Kids[2 0 R 2 0 R<</Kids[2 0 R]>>]>>")
		if list := signatures(t, d.Bytes()); len(list) != 0 {
			t.Errorf("%+v", list)
		}
	})
	t.Run("a cancelled call says so", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := open(t, letter("").Bytes()).Signatures(ctx); model.KindOf(err) != model.Canceled {
			t.Error(err)
		}
	})
}

// FuzzSignature changes a signed file at random.
func FuzzSignature(f *testing.F) {
	s := newSigner(f, "Balai Contoh", "rsa:1024")
	f.Add(s.cms(f, []byte("x")), []byte("D:20260312093000+07'00'"))
	f.Add(s.cms(f, []byte("x"), "-stream", "-indef", "-nodetach"), []byte("D:2026"))
	f.Fuzz(func(t *testing.T, message, date []byte) {
		d := letter("")
		d.Set(7, "<</Type/Sig%s/M<%X>/Contents<%X>>>", strings.Replace(holes, "0000000000", "0000000005", 1), date, message)
		if _, err := open(t, d.Bytes()).Signatures(t.Context()); err != nil {
			t.Fatal(err)
		}
	})
}
