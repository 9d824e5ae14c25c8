// Package cms reads the signatures inside of signed files: a SignedData of the
// Cryptographic Message Syntax (RFC 5652), which PKCS #7, CAdES and time stamps
// have in common.
//
// # Words
//
//	Message    a SignedData with its first signer
//	content    what was signed; detached where it stands outside of the message
//	attributes what the signer signed together with the content's digest
//
// Whether a certificate can be trusted, was revoked or had expired is not
// judged: that needs the network and lists of authorities. What is checked is
// arithmetic: that the message was made with the key of the certificate in it,
// and for this content.
//
// Messages come from strangers: sizes and depths are bounded, and anything that
// is not understood is an error. The package knows no PDF. Its functions are
// safe for use by several goroutines.
package cms
