package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"siapzi/model/pdf/cos"
)

// maxContent bounds the decoded content of one page that is looked at.
const maxContent = 32 << 20

// contentStreams gives the content streams of page i in order.
func (c *copier) contentStreams(i int) []cos.Ref {
	var refs []cos.Ref
	add := func(o cos.Object) {
		if r, ok := o.(cos.Ref); ok {
			if _, ok := c.f.Resolve(r).(*cos.Stream); ok {
				refs = append(refs, r)
			}
		}
	}
	o := c.s.pageDict(i)["Contents"]
	if a, ok := c.f.Resolve(o).(cos.Array); ok {
		for _, x := range a {
			add(x)
		}
	} else {
		add(o)
	}
	return refs
}

// contents gives the /Contents of the output page.
//
// What is drawn before the source's content needs no care: the graphics state
// is fresh. The source's content then follows as it is, within clip. It is not
// put between q and Q, because a source with one Q too many would undo our q
// and be shown differently than before; readers ignore such a Q.
//
// What is drawn after it must not be disturbed by it. So the content is read
// and its q and Q are counted: missing Qs are added; where there is a Q too
// many, or something without an end, the content becomes a form, whose state
// readers restore by themselves. So does content with senseless operators,
// which are left out: some readers would not show what follows them.
func (c *copier) contents(i int, res *resources, before []byte, clip *rect, after []byte) cos.Array {
	src := c.contentStreams(i)
	if clip != nil {
		before = fmt.Appendf(before, "%s re W n\n", operands(clip.x0, clip.y0, clip.width(), clip.height()))
	}
	if len(after) == 0 {
		return c.join(before, src, nil)
	}
	data, err := c.decodeContents(src)
	var open int
	var wild, faulty bool
	if err == nil {
		open, wild, faulty = balance(data)
	}
	if faulty {
		data, _ = cleanContent(data)
		wild = true
	}
	if !wild {
		before = append([]byte("q\n"), before...)
		end := bytes.Repeat([]byte("\nQ"), open+1)
		return c.join(before, src, append(append(end, '\n'), after...))
	}
	form := c.w.alloc()
	name := res.add("XObject", "Page", cos.Ref{Num: form})
	c.w.putFlate(form, cos.Dict{
		"Type": cos.Name("XObject"), "Subtype": cos.Name("Form"), "BBox": c.s.geometry(i).media.array(),
		"Resources": c.w.share(res.plain()),
	}, data)
	before = append([]byte("q\n"), before...)
	before = fmt.Appendf(before, "/%s Do\nQ\n", name)
	return c.join(append(before, after...), nil, nil)
}

// join gives an array of the streams: before, the copied source, after.
func (c *copier) join(before []byte, src []cos.Ref, after []byte) cos.Array {
	out := cos.Array{}
	if len(before) > 0 {
		out = append(out, c.w.contentStream(before))
	}
	out = append(out, c.copyContents(src)...)
	if len(after) > 0 {
		out = append(out, c.w.contentStream(after))
	}
	return out
}

// copyContents copies content streams. Where one of them may be damaged (plain
// text has nothing that would tell) and the content cannot be read to the end,
// the readable operators are written as one new stream.
func (c *copier) copyContents(src []cos.Ref) (out cos.Array) {
	suspect := false
	for _, r := range src {
		if o := c.object(r); o != nil {
			out = append(out, o)
		}
		s, ok := c.f.Resolve(r).(*cos.Stream)
		suspect = suspect || c.bad[r.Num] || ok && (c.f.Suspect(s) || s.Dict["Filter"] == nil)
	}
	if !suspect {
		return out
	}
	data, err := c.decodeContents(src)
	if err != nil {
		return out
	}
	if clean, changed := cleanContent(data); changed {
		num := c.w.alloc()
		c.w.putFlate(num, cos.Dict{}, clean)
		return cos.Array{cos.Ref{Num: num}}
	}
	return out
}

// operators are all operators of content streams with the number of operands
// that they need, but for those of inline pictures, whose damaged data cannot
// be told from what follows.
var operators = func() map[string]int {
	m := map[string]int{}
	for n, ops := range []string{
		`b B b* B* BT BX EMC ET EX f F f* h n q Q s S T* W W*`,
		`BMC CS cs Do G g gs i J j M MP ri SC sc SCN scn sh Tc Tj TJ TL Tr Ts Tw Tz w '`,
		`BDC d d0 DP l m Td TD Tf`, `RG rg "`, `K k re v y`, ``, `c cm d1 Tm`,
	} {
		for _, op := range strings.Fields(ops) {
			m[op] = n
		}
	}
	return m
}()

// known tells whether op is an operator and has the operands that it needs.
// Some readers give up the rest of a page where it is not or has not.
func known(op string, args []cos.Object) bool {
	n, ok := operators[op]
	return ok && len(args) >= n
}

// cleanContent gives the operators of damaged content that are known, with
// their operands; changed is false where nothing had to go.
func cleanContent(content []byte) (clean []byte, changed bool) {
	r := cos.NewContent(content)
	for {
		op, args, ok := r.Next()
		if !ok {
			return clean, changed || r.Broken() || len(args) > 0
		}
		if !known(op, args) {
			changed = changed || op != "BI" && op != "EI"
			continue
		}
		for _, a := range args {
			clean = append(cos.Append(clean, a), ' ')
		}
		clean = append(append(clean, op...), '\n')
	}
}

// contentStream writes a short content stream, or finds it already written.
func (w *Writer) contentStream(text []byte) cos.Ref {
	key := fingerprintOf('c', text)
	if num, ok := w.seen[key]; ok {
		return cos.Ref{Num: num}
	}
	num := w.alloc()
	w.seen[key] = num
	if len(text) > 512 {
		w.putFlate(num, cos.Dict{}, text)
	} else {
		w.putStream(num, cos.Dict{}, text)
	}
	return cos.Ref{Num: num}
}

// share writes o as an object of its own, or finds an equal one.
func (w *Writer) share(o cos.Object) cos.Ref {
	text := cos.Append(nil, o)
	key := fingerprintOf('o', text)
	if num, ok := w.seen[key]; ok {
		return cos.Ref{Num: num}
	}
	num := w.alloc()
	w.seen[key] = num
	w.putText(num, text)
	return cos.Ref{Num: num}
}

// decodeContents gives the decoded content of the streams, joined by line ends.
// Damaged parts count as far as they can be decoded.
func (c *copier) decodeContents(src []cos.Ref) ([]byte, error) {
	var all []byte
	for _, r := range src {
		s, ok := c.f.Resolve(r).(*cos.Stream)
		if !ok {
			continue
		}
		b, err := c.f.Decode(s, maxContent-int64(len(all)))
		if errors.Is(err, cos.ErrTooMuch) {
			return nil, err
		}
		all = append(append(all, b...), '\n')
	}
	return all, nil
}

// balance counts q and Q: open is how many q are not closed at the end. wild
// tells that some Q had no q before it, or that a string or the like has no
// end and would swallow what follows. faulty tells that there are operators
// that readers cannot make sense of, in content that can do without them.
func balance(content []byte) (open int, wild, faulty bool) {
	r := cos.NewContent(content)
	picture := false
	for {
		op, args, ok := r.Next()
		if !ok {
			return open, wild || r.Broken(), faulty && !picture
		}
		switch op {
		case "q":
			open++
		case "Q":
			if open--; open < 0 {
				open, wild = 0, true
			}
		case "BI", "EI":
			picture = true
		default:
			faulty = faulty || !known(op, args)
		}
	}
}

// operands writes numbers as content streams have them.
func operands(v ...float64) string {
	var b []byte
	for i, x := range v {
		if i > 0 {
			b = append(b, ' ')
		}
		b = cos.Append(b, number(x))
	}
	return string(b)
}
