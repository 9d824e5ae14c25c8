package cos

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"io"
)

// MaxPassword is the longest password of revision 6, in bytes of UTF-8.
const MaxPassword = 127

// Encryption encrypts one output with AES-256 (ISO 32000-2, 7.6: version 5,
// revision 6 of the standard security handler). Every salt and initial vector
// is random, so the same content never gives the same bytes: derived from the
// content they would tell which parts of two files are equal.
//
// It is for one goroutine. Its methods panic only where the system gives no
// random numbers.
type Encryption struct {
	block cipher.Block
	dict  Dict
	out   cbcWriter // of the stream that is written now
}

// NewEncryption makes the keys of a file that opens with the password, which
// gives all rights. The password must be prepared and not too long, see
// package pdf.
func NewEncryption(password string) (*Encryption, error) {
	pw := []byte(password)
	if len(pw) == 0 || len(pw) > MaxPassword {
		return nil, fmt.Errorf("cos: encrypt: password of %d bytes", len(pw))
	}
	key := random(32)
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("cos: encrypt: %w", err)
	}
	// Algorithms 8 and 9: hash and salts, and the file's key under the password.
	s := security{r: 6}
	wrap := func(u []byte) (check, wrapped []byte) {
		salts := random(16)
		check = append(s.hash(pw, salts[:8], u), salts...)
		k, err := aes.NewCipher(s.hash(pw, salts[8:], u))
		if err != nil {
			panic(err) // the hash has 32 bytes
		}
		wrapped = make([]byte, 32)
		cipher.NewCBCEncrypter(k, make([]byte, 16)).CryptBlocks(wrapped, key)
		return check, wrapped
	}
	u, ue := wrap(nil)
	o, oe := wrap(u)
	// Algorithm 10: the rights once more, so that nobody can change them.
	const all = -4
	perms := binary.LittleEndian.AppendUint32(nil, uint32(0x1_0000_0000+all))
	perms = append(perms, "\xFF\xFF\xFF\xFFTadb"...)
	perms = append(perms, random(4)...)
	block.Encrypt(perms, perms)
	return &Encryption{block: block, dict: Dict{
		"Filter": Name("Standard"), "V": Integer(5), "R": Integer(6), "Length": Integer(256), "P": Integer(all),
		"U": String(u), "UE": String(ue), "O": String(o), "OE": String(oe), "Perms": String(perms), "EncryptMetadata": true,
		"CF":   Dict{"StdCF": Dict{"CFM": Name("AESV3"), "AuthEvent": Name("DocOpen"), "Length": Integer(32)}},
		"StmF": Name("StdCF"), "StrF": Name("StdCF"),
	}}, nil
}

// Dict gives the Encrypt dictionary, which is written as it is and never into
// an object stream.
func (e *Encryption) Dict() Dict { return e.dict }

// Strings gives o with every string encrypted; o is not changed. Objects in
// object streams stay as they are, since their stream is encrypted as a whole.
func (e *Encryption) Strings(o Object) Object {
	switch v := o.(type) {
	case String:
		out := random(16)
		return String(e.seal(out, out, []byte(v)))
	case Array:
		a := make(Array, len(v))
		for i := range v {
			a[i] = e.Strings(v[i])
		}
		return a
	case Dict:
		d := make(Dict, len(v))
		for k, x := range v {
			d[k] = e.Strings(x)
		}
		return d
	}
	return o
}

// seal appends b to dst, encrypted and filled up to whole blocks.
func (e *Encryption) seal(dst, iv, b []byte) []byte {
	fill := 16 - len(b)%16
	from := len(dst)
	dst = append(dst, b...)
	for range fill {
		dst = append(dst, byte(fill))
	}
	cipher.NewCBCEncrypter(e.block, iv).CryptBlocks(dst[from:], dst[from:])
	return dst
}

// Size gives the length of a stream of n bytes after encryption.
func (e *Encryption) Size(n int64) int64 { return 16 + n/16*16 + 16 }

// Writer gives what encrypts one stream on its way to w. Close ends it with the
// filling and leaves w open. There is only one at a time.
func (e *Encryption) Writer(w io.Writer) io.WriteCloser {
	c := &e.out
	c.w, c.iv, c.have = w, random(16), 0
	c.mode = cipher.NewCBCEncrypter(e.block, c.iv)
	return c
}

// cbcWriter encrypts whole blocks and keeps the rest for the next call.
type cbcWriter struct {
	w    io.Writer
	iv   []byte // until it is written
	mode cipher.BlockMode
	rest [16]byte
	have int
	buf  [32 << 10]byte
}

func (c *cbcWriter) Write(b []byte) (n int, err error) {
	if err := c.begin(); err != nil {
		return 0, err
	}
	for len(b) > 0 {
		k := copy(c.buf[:], c.rest[:c.have])
		took := copy(c.buf[k:], b)
		k += took
		whole := k / 16 * 16
		c.have = copy(c.rest[:], c.buf[whole:k])
		c.mode.CryptBlocks(c.buf[:whole], c.buf[:whole])
		if _, err := c.w.Write(c.buf[:whole]); err != nil {
			return n, err
		}
		n += took
		b = b[took:]
	}
	return n, nil
}

// begin writes the initial vector once.
func (c *cbcWriter) begin() error {
	if c.iv == nil {
		return nil
	}
	_, err := c.w.Write(c.iv)
	c.iv = nil
	return err
}

// Close writes the last block, which is there even where nothing is left.
func (c *cbcWriter) Close() error {
	if err := c.begin(); err != nil {
		return err
	}
	last := c.rest[:]
	for i := c.have; i < 16; i++ {
		last[i] = byte(16 - c.have)
	}
	c.mode.CryptBlocks(last, last)
	_, err := c.w.Write(last)
	return err
}

// random gives n random bytes.
func random(n int) []byte {
	b := make([]byte, n)
	if _, err := rand.Read(b); err != nil {
		panic(err) // cannot happen, see crypto/rand
	}
	return b
}
