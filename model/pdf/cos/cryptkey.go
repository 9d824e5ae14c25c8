package cos

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
)

// security is the Encrypt dictionary: what is needed to turn a password into
// the file's key (ISO 32000-1, 7.6.3; ISO 32000-2 for revisions 5 and 6).
type security struct {
	v, r         int
	o, u, oe, ue []byte
	id           []byte
	perms        uint32
	length       int // key length in bytes
	encryptMeta  bool
}

func md5Sum(b []byte) [16]byte { return md5.Sum(b) }

func (f *File) security(d Dict, id String) security {
	num := func(k Name, def int64) int64 {
		if n, ok := Int(f.Resolve(d[k])); ok {
			return n
		}
		return def
	}
	str := func(k Name) []byte {
		s, _ := f.Resolve(d[k]).(String)
		return []byte(s)
	}
	s := security{
		v: int(num("V", 0)), r: int(num("R", 2)), id: []byte(id), encryptMeta: true,
		o: str("O"), u: str("U"), oe: str("OE"), ue: str("UE"),
		perms: uint32(num("P", 0)), length: 5,
	}
	if b, ok := f.Resolve(d["EncryptMetadata"]).(bool); ok {
		s.encryptMeta = b
	}
	if s.v >= 2 {
		n := num("Length", 40)
		if s.v == 4 {
			n = 128
		}
		if n < 40 && n >= 5 { // bytes instead of bits
			n *= 8
		}
		s.length = int(min(max(n/8, 5), 16))
	}
	return s
}

// open gives the file key for the password, nil where it is wrong.
func (s *security) open(password string) []byte {
	pw := []byte(password)
	if s.v >= 5 {
		return s.open5(pw)
	}
	if len(s.o) < 32 || len(s.u) < 16 {
		return nil
	}
	if key := s.checkUser(pw); key != nil {
		return key
	}
	return s.checkUser(s.userFromOwner(pw))
}

var padBytes = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

func pad(pw []byte) []byte {
	return append(bytes.Clone(pw), padBytes...)[:32]
}

// checkUser is algorithms 2, 4 and 5: the key from the user's password, if right.
func (s *security) checkUser(pw []byte) []byte {
	h := md5.New()
	h.Write(pad(pw))
	h.Write(s.o[:32])
	h.Write([]byte{byte(s.perms), byte(s.perms >> 8), byte(s.perms >> 16), byte(s.perms >> 24)})
	h.Write(s.id)
	if s.r >= 4 && !s.encryptMeta {
		h.Write([]byte{255, 255, 255, 255})
	}
	key := h.Sum(nil)
	if s.r >= 3 {
		for range 50 {
			sum := md5.Sum(key[:s.length])
			key = sum[:]
		}
	}
	key = key[:s.length]
	if s.r < 3 {
		if len(s.u) >= 32 && bytes.Equal(rc4Once(key, padBytes), s.u[:32]) {
			return key
		}
		return nil
	}
	h = md5.New()
	h.Write(padBytes)
	h.Write(s.id)
	x := rc4Rounds(key, h.Sum(nil), false)
	if bytes.Equal(x, s.u[:16]) {
		return key
	}
	return nil
}

// userFromOwner is algorithm 7: the user's password out of /O.
func (s *security) userFromOwner(pw []byte) []byte {
	sum := md5.Sum(pad(pw))
	key := sum[:]
	if s.r < 3 {
		return rc4Once(key[:s.length], s.o[:32])
	}
	for range 50 {
		sum = md5.Sum(key)
		key = sum[:]
	}
	return rc4Rounds(key[:s.length], s.o[:32], true)
}

func rc4Once(key, data []byte) []byte {
	out := bytes.Clone(data)
	if c, err := rc4.NewCipher(key); err == nil {
		c.XORKeyStream(out, out)
	}
	return out
}

// rc4Rounds encrypts 20 times with changing keys, backwards to undo it.
func rc4Rounds(key, data []byte, backwards bool) []byte {
	out, k := data, make([]byte, len(key))
	for i := range 20 {
		if backwards {
			i = 19 - i
		}
		for j := range key {
			k[j] = key[j] ^ byte(i)
		}
		out = rc4Once(k, out)
	}
	return out
}

// open5 is algorithm 2.A: AES-256.
func (s *security) open5(pw []byte) []byte {
	if len(s.u) < 48 || len(s.o) < 48 || len(s.ue) < 32 || len(s.oe) < 32 {
		return nil
	}
	pw = pw[:min(len(pw), 127)]
	u := s.u[:48]
	if bytes.Equal(s.hash(pw, u[32:40], nil), u[:32]) {
		return unwrap(s.hash(pw, u[40:48], nil), s.ue[:32])
	}
	if bytes.Equal(s.hash(pw, s.o[32:40], u), s.o[:32]) {
		return unwrap(s.hash(pw, s.o[40:48], u), s.oe[:32])
	}
	return nil
}

func unwrap(key, data []byte) []byte {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil
	}
	out := make([]byte, len(data))
	cipher.NewCBCDecrypter(block, make([]byte, 16)).CryptBlocks(out, data)
	return out
}

// hash is algorithm 2.B for revision 6, plain SHA-256 for revision 5.
func (s *security) hash(pw, salt, u []byte) []byte {
	sum := sha256.Sum256(bytes.Join([][]byte{pw, salt, u}, nil))
	k := sum[:]
	if s.r < 6 {
		return k
	}
	for i := 0; ; i++ {
		k1 := bytes.Repeat(bytes.Join([][]byte{pw, k, u}, nil), 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(k1, k1)
		mod := 0
		for _, b := range k1[:16] {
			mod += int(b)
		}
		switch mod % 3 {
		case 0:
			h := sha256.Sum256(k1)
			k = h[:]
		case 1:
			h := sha512.Sum384(k1)
			k = h[:]
		default:
			h := sha512.Sum512(k1)
			k = h[:]
		}
		if i >= 63 && int(k1[len(k1)-1]) <= i-31 {
			return k[:32]
		}
	}
}
