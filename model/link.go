package model

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The types of files that hold nothing but an address on the web.
const (
	MIMEShortcut = "application/x-mswinurl" // Windows .url; the form in which SiapZI keeps links
	MIMEWebloc   = "application/x-webloc"   // macOS
	MIMEDesktop  = "application/x-desktop"  // Linux, Type=Link
)

// IsLink tells whether a file of this type is a link.
func IsLink(mime string) bool {
	return mime == MIMEShortcut || mime == MIMEWebloc || mime == MIMEDesktop
}

// IsLink tells whether the content is an address on the web.
func (v Version) IsLink() bool { return IsLink(v.MIME) }

// maxAddress is the longest address in bytes. Browsers take 2,083 and more.
const maxAddress = 4000

// CheckAddress gives an address of the web in the form in which it is kept, or
// an Invalid error for the field "address" that says what is wrong. Only the
// form is judged; the address is never opened. A link is evidence only if
// anybody can follow it, so http and https are all that is allowed.
func CheckAddress(s string) (string, error) {
	s = strings.TrimSpace(s)
	bad := func(msg string) (string, error) {
		return "", &Error{Kind: Invalid, Msg: "Alamat tautan belum benar: " + msg + ".", Fields: []FieldError{{"address", msg}}}
	}
	switch {
	case s == "":
		return bad("alamat belum diisi")
	case len(s) > maxAddress:
		return bad("alamat terlalu panjang")
	case !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }):
		return bad("alamat memuat spasi atau karakter yang tidak terlihat; salin lagi alamatnya dari peramban")
	}
	u, err := url.Parse(s)
	if scheme, _, ok := strings.Cut(s, "://"); err != nil || !ok || u.Scheme == "" || strings.ContainsAny(scheme, "./") {
		if !strings.Contains(s, ":") || strings.Contains(strings.SplitN(s, ":", 2)[0], ".") {
			return bad("tulis lengkap dengan https:// di depannya, misalnya https://" + strings.TrimLeft(s, "/"))
		}
	}
	switch {
	case err != nil:
		return bad("ini bukan alamat web")
	case !strings.EqualFold(u.Scheme, "http") && !strings.EqualFold(u.Scheme, "https"):
		return bad("hanya alamat yang diawali http:// atau https:// dapat menjadi bukti")
	case !hasHost(u):
		return bad("nama situsnya tidak ada, misalnya contoh.go.id")
	case u.User != nil:
		return bad("alamat memuat nama pengguna atau kata sandi; hapus bagian sebelum tanda @")
	}
	u.Scheme = strings.ToLower(u.Scheme)
	return u.String(), nil
}

// hasHost tells whether an address names a site as the web knows it.
func hasHost(u *url.URL) bool {
	h := strings.Trim(u.Hostname(), ".")
	return strings.Contains(h, ".") || strings.Contains(h, ":")
}

// IsPlainHTTP tells whether a checked address is not encrypted on its way:
// allowed, but worth a warning.
func IsPlainHTTP(address string) bool { return strings.HasPrefix(address, "http://") }
