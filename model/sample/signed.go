package sample

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/hex"
	"fmt"
	"math/big"
	"regexp"
)

// signedRoom is the place for a signature in a file, in bytes.
const signedRoom = 2048

// signed adds an electronic signature of an invented signer to a PDF, as an
// update behind it, and changes old to something else of the same length
// afterwards, if old is not empty: what was signed is then not what stands there.
func signed(pdf []byte, signer, old, changed string) []byte {
	root := regexp.MustCompile(`/Root (\d+) 0 R`).FindSubmatch(pdf)
	size := regexp.MustCompile(`/Size (\d+)`).FindSubmatch(pdf)
	start := regexp.MustCompile(`startxref\n(\d+)`).FindSubmatch(pdf)
	var first int
	_, _ = fmt.Sscan(string(size[1]), &first) // our own file
	const holes = "/ByteRange[0 0000000000 0000000000 0000000000]"
	b := bytes.NewBuffer(bytes.Clone(pdf))
	table := "xref\n"
	put := func(n, body string) {
		table += fmt.Sprintf("%s 1\n%010d 00000 n \n", n, b.Len())
		fmt.Fprintf(b, "%s 0 obj\n%s\nendobj\n", n, body)
	}
	put(string(root[1]), fmt.Sprintf("<</Type/Catalog/Pages %d 0 R/Lang(id-ID)/AcroForm<</SigFlags 3/Fields[%d 0 R]>>>>", pageTree, first))
	put(itoa(first), fmt.Sprintf("<</FT/Sig/T(TandaTangan)/V %d 0 R>>", first+1))
	put(itoa(first+1), fmt.Sprintf("<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/Name(%s)/M(D:20260312093000+07'00')%s/Contents<%0*d>>>",
		signer, holes, 2*signedRoom, 0))
	at := b.Len()
	fmt.Fprintf(b, "%strailer\n<</Size %d/Root %s 0 R/Prev %s>>\nstartxref\n%d\n%%%%EOF\n", table, first+2, root[1], start[1], at)

	data := b.Bytes()
	hole := bytes.LastIndex(data, []byte(holes))
	from := hole + bytes.Index(data[hole:], []byte("<0000"))
	to := from + 2*signedRoom + 2
	copy(data[hole:], fmt.Sprintf("/ByteRange[0 %010d %010d %010d]", from, to, len(data)-to))
	sum := sha256.Sum256(append(bytes.Clone(data[:from]), data[to:]...))
	hex.Encode(data[from+1:], seal(signer, sum[:]))
	if old == "" {
		return data
	}
	if len(old) != len(changed) || !bytes.Contains(data, []byte(old)) {
		panic("sample: nothing to change in a signed file")
	}
	return bytes.Replace(data, []byte(old), []byte(changed), 1)
}

// Object identifiers of signatures.
var (
	oidSignedData = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	oidData       = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}
	oidKind       = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	oidDigest     = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	oidSHA256     = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}
	oidECDSA      = asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 2}
)

// seal gives a CMS message (RFC 5652) without content over a digest. Key
// and certificate are made from nothing, the same every time, so that the
// sample's files are the same every time.
func seal(signer string, sum []byte) []byte {
	secret := sha256.Sum256([]byte("Balai Contoh Nusantara"))
	key, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), secret[:])
	must(err)
	template := &x509.Certificate{SerialNumber: big.NewInt(2026), Subject: pkix.Name{CommonName: signer, Organization: []string{Unit.Name}},
		NotBefore: made.AddDate(-1, 0, 0), NotAfter: made.AddDate(2, 0, 0)}
	certificate, err := x509.CreateCertificate(nil, template, template, &key.PublicKey, key)
	must(err)
	parsed, err := x509.ParseCertificate(certificate)
	must(err)

	attributes := append(attribute(oidKind, oidData), attribute(oidDigest, sum)...)
	hashed := sha256.Sum256(tagged(0x31, attributes))
	bits, err := key.Sign(nil, hashed[:], crypto.SHA256)
	must(err)

	algorithm := func(id asn1.ObjectIdentifier) []byte { return tagged(0x30, encoded(id)) }
	info := tagged(0x30, encoded(1), tagged(0x30, parsed.RawIssuer, encoded(parsed.SerialNumber)), algorithm(oidSHA256),
		tagged(0xa0, attributes), algorithm(oidECDSA), encoded(bits))
	message := tagged(0x30, encoded(1), tagged(0x31, algorithm(oidSHA256)), tagged(0x30, encoded(oidData)), tagged(0xa0, certificate), tagged(0x31, info))
	return tagged(0x30, encoded(oidSignedData), tagged(0xa0, message))
}

// attribute is an attribute of a signer with one value.
func attribute(id asn1.ObjectIdentifier, value any) []byte {
	return tagged(0x30, encoded(id), tagged(0x31, encoded(value)))
}

// tagged puts parts into one DER value.
func tagged(tag byte, parts ...[]byte) []byte {
	body := bytes.Join(parts, nil)
	head := []byte{tag}
	switch n := len(body); {
	case n < 0x80:
		head = append(head, byte(n))
	case n < 0x100:
		head = append(head, 0x81, byte(n))
	default:
		head = append(head, 0x82, byte(n>>8), byte(n))
	}
	return append(head, body...)
}

func encoded(v any) []byte {
	b, err := asn1.Marshal(v)
	must(err)
	return b
}

// must ends the program on mistakes of the sample itself.
func must(err error) {
	if err != nil {
		panic("sample: signature: " + err.Error())
	}
}
