package pdf

import (
	"bytes"
	"cmp"
	"context"
	"crypto"
	"encoding/asn1"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"siapzi/model/pdf/cms"
	"siapzi/model/pdf/cos"
)

// Bounds on what is read of a file's signatures.
const (
	maxSignatures = 200
	maxFields     = 20_000
	maxRanges     = 8
	maxHashed     = 4 << 30 // bytes read to make digests, of all signatures together
)

// SignatureState says what is known of the bytes that were signed.
type SignatureState string

// The states.
const (
	// Intact: nothing changed, and nothing was added to the file since.
	Intact SignatureState = "utuh"
	// Extended: what was signed is in the file unchanged, but something was
	// added later. Further signatures do that, and so does whoever changes
	// what a page shows: look at the last signature of the file.
	Extended SignatureState = "ditambah"
	// Altered: what was signed is not what the file holds.
	Altered SignatureState = "berubah"
	// Unchecked: of a kind that is not known here, or damaged.
	Unchecked SignatureState = "tidak-diperiksa"
)

// Sentence says the state to people.
func (s SignatureState) Sentence() string {
	switch s {
	case Intact:
		return "Tidak berubah sejak ditandatangani."
	case Extended:
		return "Yang ditandatangani utuh; berkas ditambah sesudahnya."
	case Altered:
		return "Berubah setelah ditandatangani."
	}
	return "Keutuhannya tidak dapat diperiksa."
}

// Signature is one electronic signature (TTE) or time stamp of a PDF.
//
// Whether its certificate can be trusted is not judged: anybody can make one
// with any name. That needs the authority's own service.
type Signature struct {
	Field     string    // full name of the field
	Signer    string    // name in the certificate, else the one that the file gives; may be ""
	Issuer    string    // who issued the certificate; "" where unknown
	Time      time.Time // when it says it was signed; zero where it does not
	Reason    string
	Location  string
	SubFilter string // kind of the signature, as "ETSI.CAdES.detached"
	Stamp     bool   // a time stamp of the document, not a person's signature
	WholeFile bool   // it covers all of the file but itself
	State     SignatureState

	end int64 // of the file when it was signed
}

// Signatures gives the signatures of the file in the order in which they were
// made; none is not an error. Fields that wait for a signature do not count.
// Of a file that other programs had to repair, the bytes that were signed are
// gone, so its signatures are Unchecked or missing. The error is that of ctx,
// or Internal.
func (s *Source) Signatures(ctx context.Context) (list []Signature, err error) {
	defer recovered(&err)
	left := int64(maxHashed)
	for _, field := range s.signatureFields() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		list = append(list, s.signature(ctx, field, &left))
	}
	slices.SortStableFunc(list, func(a, b Signature) int { return cmp.Compare(a.end, b.end) })
	return list, ctx.Err()
}

// signatureField is a field that is signed.
type signatureField struct {
	name string
	v    cos.Dict
}

// formNode is a node of the tree of fields that still has to be looked at.
type formNode struct {
	o    cos.Object
	name string
	kind cos.Name
}

// signatureFields walks the tree of fields, and then the fields that only the
// pages know of: some programs forget to enter them into the tree.
func (s *Source) signatureFields() (list []signatureField) {
	f := s.file
	seen := map[cos.Ref]bool{}
	visited := 0
	walk := func(top cos.Array) {
		var stack []formNode
		push := func(kids cos.Array, parent formNode) {
			for _, o := range slices.Backward(kids) {
				stack = append(stack, formNode{o, parent.name, parent.kind})
			}
		}
		push(top, formNode{})
		for ; len(stack) > 0 && visited < maxFields && len(list) < maxSignatures && f.Err() == nil; visited++ {
			n := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if r, ok := n.o.(cos.Ref); ok {
				if seen[r] {
					continue
				}
				seen[r] = true
			}
			d := f.Dict(n.o)
			if part := s.text(d["T"]); part != "" {
				n.name = strings.TrimPrefix(n.name+"."+part, ".")
			}
			if kind := f.Name(d["FT"]); kind != "" {
				n.kind = kind
			}
			if v := f.Dict(d["V"]); n.kind == "Sig" && (v["Contents"] != nil || v["ByteRange"] != nil) {
				list = append(list, signatureField{n.name, v})
				continue
			}
			push(f.Array(d["Kids"]), n)
		}
	}
	walk(f.Array(f.Dict(f.Catalog()["AcroForm"])["Fields"]))
	walk(s.looseFields(seen))
	return list
}

// looseFields gives the fields whose widgets stand on pages and that are not
// among seen.
func (s *Source) looseFields(seen map[cos.Ref]bool) (loose cos.Array) {
	f := s.file
	looked := 0
	for i := range s.pages {
		for _, o := range listOf(f, s.pageDict(i)["Annots"]) {
			if looked++; looked > maxFields || f.Err() != nil {
				return loose
			}
			d := f.Dict(o)
			r, _ := o.(cos.Ref) // zero, which nothing has, where the annotation stands in the list itself
			if seen[r] || f.Name(d["Subtype"]) != "Widget" {
				continue
			}
			for range 32 { // up to the field; a circle ends too
				up, ok := d["Parent"].(cos.Ref)
				if !ok || f.Name(f.Dict(up)["Type"]) == "Page" {
					break
				}
				o, d, r = up, f.Dict(up), up
			}
			if !seen[r] {
				loose = append(loose, o)
			}
		}
	}
	return loose
}

// text gives a text string as one short line.
func (s *Source) text(o cos.Object) string {
	const most = 500
	v, _ := s.file.Resolve(o).(cos.String)
	if len(v) > 4*most {
		v = v[:4*most]
	}
	line := strings.Join(strings.Fields(strings.ToValidUTF8(cos.Text(v), "")), " ")
	if r := []rune(line); len(r) > most {
		return string(r[:most])
	}
	return line
}

// signature reads one signature. left is how many bytes may still be read for
// digests.
func (s *Source) signature(ctx context.Context, field signatureField, left *int64) Signature {
	f, v := s.file, field.v
	sig := Signature{Field: field.name, Signer: s.text(v["Name"]), Reason: s.text(v["Reason"]), Location: s.text(v["Location"]),
		SubFilter: string(f.Name(v["SubFilter"])), Time: parseDate(s.text(v["M"])), State: Unchecked}
	ranges, contents, tight := s.signedRanges(v)
	for _, r := range ranges {
		sig.end = max(sig.end, r.off+r.n)
	}
	if contents == nil {
		c, _ := f.Resolve(v["Contents"]).(cos.String)
		contents = []byte(c)
	}
	digest := func(h crypto.Hash) ([]byte, error) {
		if len(ranges) == 0 || !tight || h == 0 || sig.end > *left {
			return nil, cms.ErrUnknown
		}
		*left -= sig.end
		return s.digest(ctx, h, ranges)
	}
	var err error
	if sig.SubFilter == "adbe.x509.rsa_sha1" {
		err = sig.plain(s.certificate(v["Cert"]), contents, digest)
	} else {
		err = sig.message(contents, digest)
	}
	sig.WholeFile = tight && s.endsAt(sig.end)
	switch {
	case err == nil && sig.WholeFile:
		sig.State = Intact
	case err == nil:
		sig.State = Extended
	case errors.Is(err, cms.ErrAltered):
		sig.State = Altered
	}
	return sig
}

// message reads and checks a signature that is a CMS message.
func (sig *Signature) message(contents []byte, digest func(crypto.Hash) ([]byte, error)) error {
	m, err := cms.Parse(contents)
	if err != nil {
		return err
	}
	sig.certificate(m.Certificate)
	if !m.Time.IsZero() {
		sig.Time = m.Time
	}
	switch {
	case m.Stamp != nil: // signed is the stamp, and that holds the digest
		sig.Stamp, sig.Time = true, m.Stamp.Time
		return errors.Join(matches(m.Stamp.Digest, m.Stamp.Hash, digest), m.VerifyContent())
	case m.Content != nil && sig.SubFilter == "adbe.pkcs7.sha1": // the oldest way: signed is a digest
		return errors.Join(matches(m.Content, crypto.SHA1, digest), m.VerifyContent())
	}
	sum, err := digest(m.Hash())
	if err != nil {
		return err
	}
	return m.Verify(sum)
}

// matches compares the digest of what was signed with the one in a message.
func matches(want []byte, h crypto.Hash, digest func(crypto.Hash) ([]byte, error)) error {
	sum, err := digest(h)
	if err == nil && !bytes.Equal(sum, want) {
		err = cms.ErrAltered
	}
	return err
}

// plain checks a signature without a message around it.
func (sig *Signature) plain(c *cms.Certificate, contents []byte, digest func(crypto.Hash) ([]byte, error)) error {
	sig.certificate(c)
	var bits []byte
	if _, err := asn1.Unmarshal(contents, &bits); err != nil || c == nil {
		return cms.ErrUnknown
	}
	sum, err := digest(crypto.SHA1)
	if err != nil {
		return err
	}
	return c.Verify(crypto.SHA1, sum, bits)
}

func (sig *Signature) certificate(c *cms.Certificate) {
	if c == nil {
		return
	}
	sig.Issuer = c.Issuer
	if c.Subject != "" {
		sig.Signer = c.Subject
	}
}

// certificate reads /Cert, a certificate or a list that begins with the signer's.
func (s *Source) certificate(o cos.Object) *cms.Certificate {
	o = s.file.Resolve(o)
	if a, ok := o.(cos.Array); ok && len(a) > 0 {
		o = s.file.Resolve(a[0])
	}
	b, _ := o.(cos.String)
	c, err := cms.ParseCertificate([]byte(b))
	if err != nil {
		return nil
	}
	return c
}

// span is a part of the file.
type span struct{ off, n int64 }

// signedRanges gives the parts of the file that were signed and the signature
// between them. It is read from there rather than from its object, since it is
// not encrypted in encrypted files. tight tells that nothing else is left out:
// what stands between the parts could be changed at will.
func (s *Source) signedRanges(v cos.Dict) (ranges []span, contents []byte, tight bool) {
	f := s.file
	a := f.Array(v["ByteRange"])
	if len(a) < 2 || len(a)%2 != 0 || len(a) > 2*maxRanges {
		return nil, nil, false
	}
	end := int64(0)
	for i := 0; i < len(a); i += 2 {
		off, ok1 := cos.Int(f.Resolve(a[i]))
		n, ok2 := cos.Int(f.Resolve(a[i+1]))
		if !ok1 || !ok2 || off < end || n < 0 || off > f.Size() || n > f.Size()-off {
			return nil, nil, false
		}
		ranges = append(ranges, span{off, n})
		end = off + n
	}
	if len(ranges) != 2 || ranges[0].off != 0 {
		return ranges, nil, false
	}
	from := ranges[0].off + ranges[0].n
	gap := make([]byte, min(ranges[1].off-from, 2*cms.MaxSize+2))
	if _, err := io.ReadFull(f.Section(from, int64(len(gap))), gap); err != nil || int64(len(gap)) != ranges[1].off-from {
		return ranges, nil, false
	}
	inner, ok1 := bytes.CutPrefix(gap, []byte("<"))
	inner, ok2 := bytes.CutSuffix(inner, []byte(">"))
	if !ok1 || !ok2 {
		return ranges, nil, false
	}
	inner = bytes.Join(bytes.Fields(inner), nil)
	contents = make([]byte, len(inner)/2)
	_, err := hex.Decode(contents, inner[:len(inner)/2*2])
	return ranges, contents, err == nil
}

// digest makes the digest of parts of the file.
func (s *Source) digest(ctx context.Context, h crypto.Hash, ranges []span) ([]byte, error) {
	sum := h.New()
	buf := make([]byte, 256<<10)
	for _, r := range ranges {
		in := s.file.Section(r.off, r.n)
		for {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			n, err := in.Read(buf)
			_, _ = sum.Write(buf[:n]) // a hash does not fail
			if err == io.EOF {
				break
			}
			if err != nil {
				return nil, fmt.Errorf("pdf: signature: %w", err)
			}
		}
	}
	return sum.Sum(nil), nil
}

// endsAt tells whether the file ends at off, but for a few line ends.
func (s *Source) endsAt(off int64) bool {
	const most = 64
	n := s.file.Size() - off
	if n < 0 || n > most {
		return false
	}
	rest := make([]byte, n)
	if _, err := io.ReadFull(s.file.Section(off, n), rest); err != nil {
		return false
	}
	return len(bytes.TrimSpace(rest)) == 0
}

// parseDate reads a date of PDF, D:YYYYMMDDHHmmSSOHH'mm (ISO 32000-1, 7.9.4),
// of which everything behind the year may be missing. Zero for anything else.
func parseDate(s string) time.Time {
	s = strings.TrimPrefix(s, "D:")
	n := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if n < 0 {
		n = len(s)
	}
	const layout = "20060102150405"
	digits, zone := s[:min(n, len(layout))], s[n:]
	if len(digits) < 4 || len(digits)%2 != 0 {
		return time.Time{}
	}
	digits += "00000101000000"[len(digits):]
	t, err := time.ParseInLocation(layout, digits, parseZone(zone))
	if err != nil {
		return time.Time{}
	}
	return t
}

// parseZone reads +07'00', -05'30, Z or nothing, which is taken for UTC.
func parseZone(s string) *time.Location {
	parts := strings.Split(strings.Trim(s, "Z'"), "'")
	hours, err := strconv.Atoi(parts[0])
	if err != nil || hours < -14 || hours > 14 {
		return time.UTC
	}
	minutes := 0
	if len(parts) > 1 {
		if m, err := strconv.Atoi(parts[1]); err == nil && m >= 0 && m < 60 {
			minutes = m
		}
	}
	if strings.HasPrefix(s, "-") {
		minutes = -minutes
	}
	return time.FixedZone("", hours*3600+minutes*60)
}
