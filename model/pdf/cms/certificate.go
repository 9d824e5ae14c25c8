package cms

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"strings"
	"unicode"
)

// Certificate is what is used of a certificate. It is read leniently: those of
// real authorities break rules that crypto/x509 keeps.
type Certificate struct {
	Subject string // whom it is for: the common name, else the organisation
	Issuer  string // who issued it

	issuer, serial []byte // as encoded
	key            []byte // subject public key info
}

// ParseCertificate reads a certificate in DER.
func ParseCertificate(b []byte) (*Certificate, error) {
	outer := &reader{b: b}
	r := outer.take(tagSequence).in().take(tagSequence).in()
	r.maybe(tagContext0) // version
	c := &Certificate{serial: r.take(tagInteger).full}
	r.take(tagSequence) // algorithm
	issuer := r.take(tagSequence)
	r.take(tagSequence) // validity
	subject := r.take(tagSequence)
	c.key = r.take(tagSequence).full
	if outer.err != nil || r.err != nil {
		return nil, errBER
	}
	c.issuer, c.Issuer, c.Subject = issuer.full, name(issuer.full), name(subject.full)
	return c, nil
}

// name gives the common name in a distinguished name, else the organisation.
func name(der []byte) string {
	var list pkix.RDNSequence
	if _, err := asn1.Unmarshal(der, &list); err != nil {
		return ""
	}
	var n pkix.Name
	n.FillFromRDNSequence(&list)
	for _, s := range append([]string{n.CommonName}, append(n.Organization, n.OrganizationalUnit...)...) {
		if s = clean(s); s != "" {
			return s
		}
	}
	return ""
}

// clean makes a line of text of a name from a file.
func clean(s string) string {
	const most = 200
	s = strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, ""), func(r rune) bool {
		return unicode.IsSpace(r) || !unicode.IsPrint(r)
	}), " ")
	if r := []rune(s); len(r) > most {
		s = string(r[:most])
	}
	return s
}

// find gives the certificate that a signer names: by issuer and serial number,
// or by the digest of its key. nil where it is not there.
func find(list *reader, id value) *Certificate {
	const most = 100
	byIssuer := id.tag == tagSequence
	r := id.in()
	var issuer, serial []byte
	if byIssuer {
		issuer, serial = r.take(tagSequence).full, r.take(tagInteger).full
	}
	for range most {
		v, ok := list.maybe(tagSequence)
		if !ok {
			return nil
		}
		c, err := ParseCertificate(v.full)
		if err != nil {
			continue
		}
		if byIssuer && bytes.Equal(c.issuer, issuer) && bytes.Equal(c.serial, serial) ||
			id.tag == tagPlainSKI && bytes.Equal(c.keyID(v.full), id.body) {
			return c
		}
	}
	return nil
}

// keyID gives the identifier of the key, from the certificate or made in the
// usual way (RFC 5280, 4.2.1.2).
func (c *Certificate) keyID(full []byte) []byte {
	if x, err := x509.ParseCertificate(full); err == nil && len(x.SubjectKeyId) > 0 {
		return x.SubjectKeyId
	}
	r := (&reader{b: c.key}).take(tagSequence).in()
	r.take(tagSequence)
	bits := r.any().body
	if len(bits) == 0 {
		return nil
	}
	sum := sha1.Sum(bits[1:])
	return sum[:]
}

// Verify checks a plain signature (PKCS #1, version 1.5, or ECDSA) of the
// digest: nil, or ErrAltered or ErrUnknown.
func (c *Certificate) Verify(h crypto.Hash, digest, signature []byte) error {
	return c.verify(h, digest, signature, false)
}

// verify is Verify, also for signatures with padding of the newer kind.
func (c *Certificate) verify(h crypto.Hash, digest, signature []byte, pss bool) error {
	const weakest = 1024 // bits; crypto/rsa refuses less
	key, err := x509.ParsePKIXPublicKey(c.key)
	if err != nil {
		return ErrUnknown
	}
	ok := false
	switch k := key.(type) {
	case *rsa.PublicKey:
		switch {
		case k.N.BitLen() < weakest || k.N.BitLen() > 16384:
			return ErrUnknown
		case pss:
			ok = rsa.VerifyPSS(k, h, digest, signature, nil) == nil
		default:
			ok = rsa.VerifyPKCS1v15(k, h, digest, signature) == nil
		}
	case *ecdsa.PublicKey:
		ok = ecdsa.VerifyASN1(k, digest, signature)
	default:
		return ErrUnknown
	}
	if !ok {
		return ErrAltered
	}
	return nil
}
