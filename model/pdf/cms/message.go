package cms

import (
	"bytes"
	"crypto"
	_ "crypto/md5"    // old signatures
	_ "crypto/sha1"   // old signatures
	_ "crypto/sha256" // for crypto.Hash
	_ "crypto/sha512" // for crypto.Hash
	"encoding/asn1"
	"errors"
	"time"
)

// Errors of Verify.
var (
	// ErrAltered says that the content is not what was signed, or that the
	// message itself was changed.
	ErrAltered = errors.New("cms: content was altered")
	// ErrUnknown says that it cannot be checked: no certificate, an algorithm
	// that is not known here.
	ErrUnknown = errors.New("cms: cannot be checked")
)

// Object identifiers, in DER without tag and length.
var (
	oidSigned      = oid(1, 2, 840, 113549, 1, 7, 2)
	oidTimeStamp   = oid(1, 2, 840, 113549, 1, 9, 16, 1, 4)
	oidDigest      = oid(1, 2, 840, 113549, 1, 9, 4)
	oidSigningTime = oid(1, 2, 840, 113549, 1, 9, 5)
	oidPSS         = oid(1, 2, 840, 113549, 1, 1, 10)

	hashes = map[string]crypto.Hash{
		oid(1, 2, 840, 113549, 2, 5):        crypto.MD5,
		oid(1, 3, 14, 3, 2, 26):             crypto.SHA1,
		oid(2, 16, 840, 1, 101, 3, 4, 2, 4): crypto.SHA224,
		oid(2, 16, 840, 1, 101, 3, 4, 2, 1): crypto.SHA256,
		oid(2, 16, 840, 1, 101, 3, 4, 2, 2): crypto.SHA384,
		oid(2, 16, 840, 1, 101, 3, 4, 2, 3): crypto.SHA512,
	}
)

func oid(numbers ...int) string {
	b, err := asn1.Marshal(asn1.ObjectIdentifier(numbers))
	if err != nil {
		panic(err) // a mistake in the list above
	}
	return string(b[2:])
}

// Message is a SignedData with its first signer.
type Message struct {
	Certificate *Certificate // of the signer; nil where it is not in the message
	Time        time.Time    // when the signer says it was signed; zero where they do not
	Content     []byte       // nil where it is detached
	Stamp       *Stamp       // where Content is a time stamp

	hash       crypto.Hash
	digest     []byte // of the content, as signed; nil where there are no attributes
	attributes []byte // signed, as a SET
	pss        bool
	signature  []byte
}

// Stamp is the content of a time stamp (RFC 3161).
type Stamp struct {
	Time   time.Time
	Hash   crypto.Hash
	Digest []byte // of what got the stamp
}

// Parse reads a message in DER or BER; zeros may follow it.
func Parse(b []byte) (*Message, error) {
	b, err := toDER(b)
	if err != nil {
		return nil, err
	}
	info := (&reader{b: b}).take(tagSequence).in()
	if string(info.take(tagOID).body) != oidSigned {
		return nil, errBER
	}
	r := info.take(tagContext0).in().take(tagSequence).in()
	r.take(tagInteger)
	r.take(tagSet)
	m := &Message{}
	m.readContent(r.take(tagSequence).in())
	certificates, _ := r.maybe(tagContext0)
	r.maybe(tagContext1)
	signer := r.take(tagSet).in().take(tagSequence).in()
	if err := m.readSigner(signer, certificates.in()); err != nil {
		return nil, err
	}
	return m, errors.Join(info.err, r.err)
}

func (m *Message) readContent(r *reader) {
	kind := string(r.take(tagOID).body)
	outer, ok := r.maybe(tagContext0)
	if !ok {
		return
	}
	content := outer.in().take(tagOctets).body
	if len(content) == 0 { // as some programs write for detached content
		return
	}
	m.Content = content
	if kind != oidTimeStamp {
		return
	}
	s := (&reader{b: m.Content}).take(tagSequence).in()
	s.take(tagInteger)
	s.take(tagOID)
	imprint := s.take(tagSequence).in()
	stamp := &Stamp{Hash: algorithm(imprint.take(tagSequence)), Digest: imprint.take(tagOctets).body}
	s.take(tagInteger)
	if v := s.any(); s.err == nil && imprint.err == nil {
		stamp.Time = readTime(v)
		m.Stamp = stamp
	}
}

func (m *Message) readSigner(r, certificates *reader) error {
	r.take(tagInteger)
	id := r.any()
	m.hash = algorithm(r.take(tagSequence))
	if attributes, ok := r.maybe(tagContext0); ok {
		m.attributes = bytes.Clone(attributes.full)
		m.attributes[0] = tagSet // that is how they were signed
		m.readAttributes(attributes.in())
	}
	m.pss = string(r.take(tagSequence).in().take(tagOID).body) == oidPSS
	m.signature = r.take(tagOctets).body
	if r.err != nil {
		return r.err
	}
	m.Certificate = find(certificates, id)
	return nil
}

func (m *Message) readAttributes(r *reader) {
	for len(r.b) > 0 && r.err == nil {
		a := r.take(tagSequence).in()
		kind, values := string(a.take(tagOID).body), a.take(tagSet).in()
		switch kind {
		case oidDigest:
			m.digest = values.take(tagOctets).body
		case oidSigningTime:
			m.Time = readTime(values.any())
		}
	}
}

// algorithm gives the hash that an AlgorithmIdentifier names, 0 for unknown.
func algorithm(v value) crypto.Hash { return hashes[string(v.in().take(tagOID).body)] }

func readTime(v value) time.Time {
	var t time.Time
	if rest, err := asn1.Unmarshal(v.full, &t); err != nil || len(rest) > 0 {
		return time.Time{}
	}
	return t
}

// Hash gives the algorithm for the digest that Verify wants; 0 if it is not known.
func (m *Message) Hash() crypto.Hash { return m.hash }

// Verify checks the message for the content with the given digest: nil, or
// ErrAltered or ErrUnknown.
func (m *Message) Verify(digest []byte) error {
	signed := digest
	if m.attributes != nil {
		if m.digest == nil || m.hash == 0 {
			return ErrUnknown
		}
		if !bytes.Equal(m.digest, digest) {
			return ErrAltered
		}
		h := m.hash.New()
		_, _ = h.Write(m.attributes) // a hash does not fail
		signed = h.Sum(nil)
	}
	if m.Certificate == nil || m.hash == 0 {
		return ErrUnknown
	}
	return m.Certificate.verify(m.hash, signed, m.signature, m.pss)
}

// VerifyContent is Verify for a message that holds its content.
func (m *Message) VerifyContent() error {
	if m.hash == 0 {
		return ErrUnknown
	}
	h := m.hash.New()
	_, _ = h.Write(m.Content) // a hash does not fail
	return m.Verify(h.Sum(nil))
}
