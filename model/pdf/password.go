package pdf

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"siapzi/model"
	"siapzi/model/pdf/cos"
)

// PreparePassword gives the form of a new password in which it is used. The
// standard wants SASLprep (RFC 4013), which many readers leave out; so a
// password is put into the normal form NFC, as keyboards give it, and refused
// where SASLprep would change or forbid a character of it. What is left opens
// the file in every reader.
func PreparePassword(password string) (string, error) {
	s := norm.NFC.String(password)
	switch {
	case s == "":
		return "", model.Errorf(model.Invalid, "Sandi untuk membuka belum diisi.")
	case strings.TrimSpace(s) != s:
		return "", model.Errorf(model.Invalid, "Sandi untuk membuka tidak boleh diawali atau diakhiri spasi.")
	case len(s) > cos.MaxPassword:
		return "", model.Errorf(model.Invalid, "Sandi untuk membuka terlalu panjang: paling banyak %d huruf biasa (huruf beraksen dan lambang dihitung 2 sampai 4).", cos.MaxPassword)
	}
	if norm.NFKC.String(s) != s {
		return "", errCharacter
	}
	left, right := false, false
	for _, r := range s {
		left = left || unicode.IsLetter(r) && !rightToLeft(r)
		right = right || rightToLeft(r)
		if r != ' ' && !unicode.IsGraphic(r) || r != ' ' && unicode.IsSpace(r) || unicode.In(r, unicode.Variation_Selector, unicode.Co, unicode.Cf, unicode.Cs) || r == unicode.ReplacementChar || r == 0x34F {
			return "", errCharacter
		}
	}
	if left && right {
		return "", errCharacter
	}
	return s, nil
}

var errCharacter = model.Errorf(model.Invalid, "Sandi untuk membuka memuat huruf yang tidak dibaca sama oleh semua pembaca PDF. Pakailah huruf, angka, spasi, dan tanda baca biasa.")

// rightToLeft tells whether r belongs to a script that SASLprep does not let
// stand beside others.
func rightToLeft(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko)
}

// Encrypt lets only those open the output who know the password, which must be
// one that PreparePassword gave. It is called before the first Append. An
// encrypted output has other bytes each time, see cos.Encryption.
func (w *Writer) Encrypt(password string) (err error) {
	if w.lock, err = cos.NewEncryption(password); err != nil {
		return err
	}
	w.disk = nil // every byte passes through this program
	return nil
}

// putLock writes the dictionary of the encryption and gives its number, 0 for
// none. What follows, the cross-reference, is not encrypted.
func (w *Writer) putLock() int {
	if w.lock == nil {
		return 0
	}
	num := w.alloc()
	w.slots[num] = slot{off: w.n, used: true}
	b := cos.Append(nil, w.lock.Dict())
	w.write(fmt.Appendf(nil, "%d 0 obj\n%s\nendobj\n", num, b))
	w.digest.Write(b)
	w.lock = nil
	return num
}
