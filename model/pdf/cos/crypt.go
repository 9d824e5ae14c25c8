package cos

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rc4"
	"errors"
	"fmt"
	"io"
)

// method is how a crypt filter encrypts.
type method int

const (
	identity method = iota
	rc4Method
	aesV2
	aesV3
)

// crypt is the unlocked standard security handler of a file.
type crypt struct {
	key         []byte
	strings     method
	streams     method
	named       map[Name]method // the crypt filters by name
	plainMeta   bool            // metadata streams are not encrypted
	skipStrings Ref             // the Encrypt dictionary itself
}

// unlock makes f.crypt where the file is encrypted. The password is tried as
// user's and as owner's.
func (f *File) unlock(password string) error {
	if f.trailer["Encrypt"] == nil {
		return nil
	}
	d := f.Dict(f.trailer["Encrypt"])
	if len(d) == 0 && !f.rebuilt { // the table may point to the wrong place
		if err := f.Rebuild(); err != nil {
			return err
		}
		d = f.Dict(f.trailer["Encrypt"])
	}
	if len(d) == 0 {
		delete(f.trailer, "Encrypt") // claims to be encrypted, but is not
		return nil
	}
	if h := f.Name(d["Filter"]); h != "Standard" {
		return fmt.Errorf("%w: security handler %s", ErrPassword, h)
	}
	var id String
	if ids := f.Array(f.trailer["ID"]); len(ids) > 0 {
		id, _ = f.Resolve(ids[0]).(String)
	}
	s := f.security(d, id)
	key := s.open(password)
	if key == nil {
		return ErrPassword
	}
	c := &crypt{key: key, plainMeta: !s.encryptMeta, named: map[Name]method{}}
	if err := c.methods(f, d, s.v); err != nil {
		return err
	}
	c.skipStrings, _ = f.trailer["Encrypt"].(Ref)
	f.Forget() // what was read until now is still encrypted
	f.crypt = c
	return nil
}

// methods reads which crypt filters serve strings and streams.
func (c *crypt) methods(f *File, d Dict, v int) error {
	if v < 4 {
		c.strings, c.streams = rc4Method, rc4Method
		return nil
	}
	for name, o := range f.Dict(d["CF"]) {
		switch f.Name(f.Dict(o)["CFM"]) {
		case "V2":
			c.named[name] = rc4Method
		case "AESV2":
			c.named[name] = aesV2
		case "AESV3":
			c.named[name] = aesV3
		}
	}
	for key, dst := range map[Name]*method{"StmF": &c.streams, "StrF": &c.strings} {
		name := f.Name(d[key])
		m, ok := c.named[name]
		if !ok && name != "" && name != "Identity" {
			return fmt.Errorf("%w: crypt filter %s", ErrPassword, name)
		}
		*dst = m
	}
	return nil
}

// objectKey gives the key for one object (algorithm 1 of the standard).
func (c *crypt) objectKey(r Ref, m method) []byte {
	if m == aesV3 {
		return c.key
	}
	h := append(bytes.Clone(c.key), byte(r.Num), byte(r.Num>>8), byte(r.Num>>16), byte(r.Gen), byte(r.Gen>>8))
	if m == aesV2 {
		h = append(h, "sAlT"...)
	}
	sum := md5Sum(h)
	return sum[:min(len(c.key)+5, 16)]
}

// decryptStrings gives o with all strings decrypted. Objects of object streams
// do not come here: their strings are encrypted with the stream only.
func (c *crypt) decryptStrings(o Object, r Ref) Object {
	if c.strings == identity || r.Num == c.skipStrings.Num && c.skipStrings.Num != 0 {
		return o
	}
	switch v := o.(type) {
	case String:
		return c.decryptString(v, r)
	case Array:
		for i := range v {
			v[i] = c.decryptStrings(v[i], r)
		}
	case Dict:
		sig := v["Type"] == Name("Sig") || v["ByteRange"] != nil
		for k, x := range v {
			if !sig || k != "Contents" {
				v[k] = c.decryptStrings(x, r)
			}
		}
	}
	return o
}

func (c *crypt) decryptString(s String, r Ref) String {
	key := c.objectKey(r, c.strings)
	if c.strings == rc4Method {
		out := []byte(s)
		if k, err := rc4.NewCipher(key); err == nil {
			k.XORKeyStream(out, out)
		}
		return String(out)
	}
	if len(s) < 32 || len(s)%16 != 0 {
		return ""
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return ""
	}
	out := make([]byte, len(s)-16)
	cipher.NewCBCDecrypter(block, []byte(s[:16])).CryptBlocks(out, []byte(s[16:]))
	return String(out[:len(out)-padding(out)])
}

// padding gives the number of filling bytes at the end of b, 0 where they are wrong.
func padding(b []byte) int {
	if len(b) == 0 {
		return 0
	}
	if n := int(b[len(b)-1]); n >= 1 && n <= 16 && n <= len(b) {
		return n
	}
	return 0
}

// streamCipher decrypts one stream.
type streamCipher struct {
	method method
	key    []byte
}

// streamCipher gives what decrypts s, or nil where its bytes are plain.
func (c *crypt) streamCipher(s *Stream) *streamCipher {
	m := c.streams
	if c.plainMeta && s.Dict["Type"] == Name("Metadata") {
		return nil
	}
	if names := listOf(s.Dict["Filter"]); len(names) > 0 && names[0] == Name("Crypt") {
		m = identity
		if parms := listOf(s.Dict["DecodeParms"]); len(parms) > 0 {
			if d, ok := parms[0].(Dict); ok {
				name, _ := d["Name"].(Name)
				m = c.named[name]
			}
		}
	}
	if m == identity {
		return nil
	}
	return &streamCipher{m, c.objectKey(s.Ref, m)}
}

// plainSize gives the length after decryption. For AES it decrypts the last
// block, which tells how many filling bytes there are.
func (c *streamCipher) plainSize(f *File, s *Stream) int64 {
	if c.method == rc4Method {
		return s.size
	}
	n := s.size/16*16 - 16 // without the initial vector and a cut last block
	if n <= 0 {
		return 0
	}
	block, err := aes.NewCipher(c.key)
	tail := make([]byte, 32)
	if err != nil {
		return 0
	}
	if _, err := f.r.ReadAt(tail, s.off+n-16); err != nil {
		return n
	}
	cipher.NewCBCDecrypter(block, tail[:16]).CryptBlocks(tail[16:], tail[16:])
	return n - int64(padding(tail[16:]))
}

// reader gives the decrypted bytes of raw.
func (c *streamCipher) reader(f *File, s *Stream, raw io.Reader) (io.Reader, error) {
	if c.method == rc4Method {
		k, err := rc4.NewCipher(c.key)
		if err != nil {
			return nil, fmt.Errorf("cos: decrypt: %w", err)
		}
		return cipher.StreamReader{S: k, R: raw}, nil
	}
	if s.size < 32 {
		return bytes.NewReader(nil), nil
	}
	block, err := aes.NewCipher(c.key)
	if err != nil {
		return nil, fmt.Errorf("cos: decrypt: %w", err)
	}
	iv := make([]byte, 16)
	if _, err := io.ReadFull(raw, iv); err != nil {
		return nil, fmt.Errorf("cos: decrypt: %w", err)
	}
	cbc := &cbcReader{r: raw, mode: cipher.NewCBCDecrypter(block, iv)}
	return io.LimitReader(cbc, c.plainSize(f, s)), nil
}

// cbcReader decrypts whole blocks; the caller cuts the filling off.
type cbcReader struct {
	r    io.Reader
	mode cipher.BlockMode
	buf  [16 << 10]byte
	out  []byte
}

func (c *cbcReader) Read(b []byte) (int, error) {
	if len(c.out) == 0 {
		n, err := io.ReadFull(c.r, c.buf[:])
		n = n / 16 * 16
		if n == 0 {
			if err == nil || errors.Is(err, io.ErrUnexpectedEOF) {
				err = io.EOF
			}
			return 0, err
		}
		c.mode.CryptBlocks(c.buf[:n], c.buf[:n])
		c.out = c.buf[:n]
	}
	n := copy(b, c.out)
	c.out = c.out[n:]
	return n, nil
}
