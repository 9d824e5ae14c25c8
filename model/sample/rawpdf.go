package sample

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"encoding/binary"
	"fmt"
	"strings"
)

// rawPDF writes small PDFs of the kinds that paint does not make: pages that
// are one picture, pages with /Rotate, text in the fonts that every reader
// has, files with a password. Objects are numbered from 1; 1 is the page tree
// and 2 the fonts, the catalogue comes last, as in most files of scanners.
type rawPDF struct {
	objects []rawObject // without the page tree, which is made at the end
	pages   []int
	title   string
}

// rawObject is a dictionary, perhaps with a stream.
type rawObject struct {
	dict   string
	stream []byte
}

const (
	pageTree  = 1
	fontsDict = 2
)

func newRawPDF(title string) *rawPDF {
	p := &rawPDF{title: title}
	p.objects = make([]rawObject, 2)
	regular := p.add(rawObject{dict: `<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>`})
	bold := p.add(rawObject{dict: `<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>`})
	p.objects[fontsDict-1].dict = fmt.Sprintf("<</F1 %d 0 R/F2 %d 0 R>>", regular, bold)
	return p
}

// add keeps an object and gives its number.
func (p *rawPDF) add(o rawObject) int {
	p.objects = append(p.objects, o)
	return len(p.objects)
}

// imagePage adds a page that one JPEG fills. w and h are its pixels.
func (p *rawPDF) imagePage(size paper, data []byte, w, h int, space string, rotate int) {
	pic := p.add(rawObject{stream: data,
		dict: fmt.Sprintf("<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%s/BitsPerComponent 8/Filter/DCTDecode", w, h, space)})
	content := fmt.Sprintf("q %s 0 0 %s 0 0 cm /Im0 Do Q", num(points(size.w)), num(points(size.h)))
	p.page(size, []byte(content), fmt.Sprintf("/XObject<</Im0 %d 0 R>>", pic), rotate)
}

// page adds a page. A rotation of 90 means: readers turn it clockwise.
func (p *rawPDF) page(size paper, content []byte, resources string, rotate int) {
	body := p.add(rawObject{dict: "<<", stream: content})
	extra := ""
	if rotate != 0 {
		extra = fmt.Sprintf("/Rotate %d", rotate)
	}
	p.pages = append(p.pages, p.add(rawObject{dict: fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Resources<<%s>>/Contents %d 0 R%s>>",
		pageTree, num(points(size.w)), num(points(size.h)), resources, body, extra)}))
}

// bytes writes the file. With a password everything but the structure is
// encrypted with RC4 and a key of 128 bits.
func (p *rawPDF) bytes(producer, password string) []byte {
	kids := make([]string, len(p.pages))
	for i, n := range p.pages {
		kids[i] = fmt.Sprintf("%d 0 R", n)
	}
	p.objects[pageTree-1].dict = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(p.pages), strings.Join(kids, " "))
	id := md5.Sum([]byte(p.title + producer + itoa(len(p.objects))))
	var lock *lock
	if password != "" {
		lock = newLock(password, id[:])
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n")
	offsets := make([]int, 0, len(p.objects)+3)
	write := func(o rawObject) int {
		n := len(offsets) + 1
		offsets = append(offsets, b.Len())
		o.write(&b, n, lock)
		return n
	}
	for _, o := range p.objects {
		write(o)
	}
	info := write(rawObject{dict: infoDict(p.title, producer, lock, len(offsets)+1)})
	trailer := ""
	if lock != nil {
		plain := lock
		lock = nil // the encryption dictionary itself is readable
		trailer = fmt.Sprintf("/Encrypt %d 0 R", write(rawObject{dict: plain.dict()}))
	}
	root := write(rawObject{dict: fmt.Sprintf("<</Type/Catalog/Pages %d 0 R/Lang(id-ID)>>", pageTree)})
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%x><%x>]%s>>\nstartxref\n%d\n%%%%EOF\n",
		len(offsets)+1, root, info, id, id, trailer, start)
	return b.Bytes()
}

// write puts one object. Streams are encrypted by their object's own key.
func (o rawObject) write(b *bytes.Buffer, n int, l *lock) {
	fmt.Fprintf(b, "%d 0 obj\n", n)
	if o.stream == nil {
		b.WriteString(o.dict + "\nendobj\n")
		return
	}
	data := o.stream
	if l != nil {
		data = l.encrypt(n, data)
	}
	fmt.Fprintf(b, "%s/Length %d>>\nstream\n", o.dict, len(data))
	b.Write(data)
	b.WriteString("\nendstream\nendobj\n")
}

// infoDict holds strings, which are encrypted like streams.
func infoDict(title, producer string, l *lock, n int) string {
	str := func(s string) string {
		data := []byte(s)
		if l != nil {
			data = l.encrypt(n, data)
		}
		return fmt.Sprintf("<%x>", data)
	}
	return fmt.Sprintf("<</Title%s/Producer%s/CreationDate%s>>", str(title), str(producer), str("D:"+made.Format("20060102150405")+"+07'00'"))
}

// lock is the standard security handler of PDF 1.4, revision 3.
type lock struct {
	key         []byte // 16 bytes
	owner, user []byte // the entries O and U
}

// permissions allow reading and printing once the password is given.
const permissions = int32(-1340)

// padding fills passwords to 32 bytes (PDF 32000-1, 7.6.3.3).
var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// newLock computes the entries for a password that is both owner's and user's.
func newLock(password string, id []byte) *lock {
	padded := append([]byte(password), padding...)[:32]
	ownerKey := md5Times(padded, 51)
	l := &lock{owner: rc4Rounds(ownerKey, padded)}
	perm := permissions
	seed := append(append([]byte{}, padded...), l.owner...)
	seed = binary.LittleEndian.AppendUint32(seed, uint32(perm))
	l.key = md5Times(append(seed, id...), 51)
	check := md5.Sum(append(append([]byte{}, padding...), id...))
	l.user = append(rc4Rounds(l.key, check[:]), make([]byte, 16)...)
	return l
}

// md5Times hashes n times.
func md5Times(data []byte, n int) []byte {
	for range n {
		sum := md5.Sum(data)
		data = sum[:]
	}
	return data
}

// rc4Rounds encrypts twenty times with the key and its nineteen variants.
func rc4Rounds(key, data []byte) []byte {
	out := bytes.Clone(data)
	for i := range 20 {
		k := bytes.Clone(key)
		for n := range k {
			k[n] ^= byte(i)
		}
		rc4Once(k, out)
	}
	return out
}

// rc4Once encrypts in place; keys of 16 bytes are always valid.
func rc4Once(key, data []byte) {
	c, err := rc4.NewCipher(key)
	if err != nil {
		panic("sample: rc4: " + err.Error())
	}
	c.XORKeyStream(data, data)
}

// encrypt gives data encrypted for object n.
func (l *lock) encrypt(n int, data []byte) []byte {
	sum := md5.Sum(append(bytes.Clone(l.key), byte(n), byte(n>>8), byte(n>>16), 0, 0))
	out := bytes.Clone(data)
	rc4Once(sum[:], out)
	return out
}

func (l *lock) dict() string {
	return fmt.Sprintf("<</Filter/Standard/V 2/R 3/Length 128/P %d/O<%x>/U<%x>>>", permissions, l.owner, l.user)
}

// points turns millimetres into points.
func points(mm float64) float64 { return mm * 72 / 25.4 }

// num writes a number as short as a PDF allows.
func num(v float64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", v), "0"), ".")
}
