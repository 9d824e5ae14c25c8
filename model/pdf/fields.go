package pdf

import (
	"fmt"
	"math"
	"strings"

	"siapzi/model/pdf/cos"
)

// Bits of a field's /Ff.
const (
	fieldMultiline = 1 << 12
	fieldPassword  = 1 << 13
	fieldPush      = 1 << 16
	fieldCombo     = 1 << 17
	fieldComb      = 1 << 24
)

// typeset draws the value of a field that has no appearance of its own, or
// whose form tells readers to draw it anew (NeedAppearances). It gives a form
// the size of r, nil where there is nothing to show.
type typeset struct {
	c     *copier
	field cos.Dict
	w, h  float64
	size  float64 // of type
	color string  // operators that set the colour of type
	font  cos.Name
	fonts cos.Dict               // resources
	width func(s string) float64 // at size 1
	show  func(dst []byte, s string) []byte
	b     []byte
}

// fieldForm gives the drawn value of a field as a form XObject; a zero
// reference where there is nothing to show.
func (c *copier) fieldForm(d cos.Dict, r rect) cos.Ref {
	t := &typeset{c: c, field: d, w: r.width(), h: r.height()}
	t.background()
	flags, _ := cos.Int(c.f.Resolve(c.inheritedField(d, "Ff")))
	text := t.value()
	switch c.f.Name(c.inheritedField(d, "FT")) {
	case "Tx":
		if flags&fieldPassword != 0 {
			text = strings.Repeat("*", len([]rune(text)))
		}
		t.text(text, flags)
	case "Ch":
		if flags&fieldCombo == 0 {
			t.list(text)
		} else {
			t.text(text, 0)
		}
	case "Btn":
		t.button(flags)
	}
	if len(t.b) == 0 {
		return cos.Ref{}
	}
	res := cos.Dict{}
	if t.fonts != nil {
		res["Font"] = t.fonts
	}
	num := c.w.alloc()
	c.w.putFlate(num, cos.Dict{
		"Type": cos.Name("XObject"), "Subtype": cos.Name("Form"), "Resources": res,
		"BBox": rect{0, 0, t.w, t.h}.array(),
	}, t.b)
	return cos.Ref{Num: num}
}

// value gives the field's value as readers show it.
func (t *typeset) value() string {
	f := t.c.f
	v := f.Resolve(t.c.inheritedField(t.field, "V"))
	if a, ok := v.(cos.Array); ok && len(a) > 0 { // several choices
		v = f.Resolve(a[0])
	}
	var s cos.String
	switch x := v.(type) {
	case cos.String:
		s = x
	case *cos.Stream:
		b, err := f.Decode(x, 1<<20)
		if err != nil && len(b) == 0 {
			return ""
		}
		s = cos.String(b)
	}
	for _, o := range t.options() {
		if o.value == s {
			s = o.shown
			break
		}
	}
	return strings.ReplaceAll(strings.ReplaceAll(cos.Text(s), "\r\n", "\n"), "\r", "\n")
}

// option is a line of a choice: what it stands for and what it says.
type option struct{ value, shown cos.String }

func (t *typeset) options() (out []option) {
	f := t.c.f
	for _, o := range f.Array(t.c.inheritedField(t.field, "Opt")) {
		switch v := f.Resolve(o).(type) {
		case cos.String:
			out = append(out, option{v, v})
		case cos.Array:
			if len(v) == 2 {
				a, _ := f.Resolve(v[0]).(cos.String)
				b, _ := f.Resolve(v[1]).(cos.String)
				out = append(out, option{a, b})
			}
		}
	}
	return out[:min(len(out), 500)]
}

// list draws the lines of a list box from its top line on, the chosen one on
// a ground of its own.
func (t *typeset) list(chosen string) {
	var lines []string
	top, _ := cos.Int(t.c.f.Resolve(t.c.inheritedField(t.field, "TI")))
	for i, o := range t.options() {
		if int64(i) >= top {
			lines = append(lines, cos.Text(o.shown))
		}
	}
	if len(lines) == 0 {
		t.text(chosen, 0)
		return
	}
	t.chooseFont(strings.Join(lines, ""))
	if t.size <= 0 || t.size > 300 {
		t.size = math.Min(12, t.h)
	}
	step := 1.15 * t.size
	t.b = fmt.Appendf(t.b, "/Tx BMC q %s re W n\n", operands(1, 1, t.w-2, t.h-2))
	for i, l := range lines {
		if bottom := t.h - 1 - float64(i+1)*step; l == chosen {
			t.b = fmt.Appendf(t.b, "0.6 0.757 0.855 rg %s re f\n", operands(1, bottom, t.w-2, step))
		}
	}
	t.b = fmt.Appendf(t.b, "BT %s /%s %s Tf\n", t.color, t.font, operands(t.size))
	for i, l := range lines {
		t.line(l, t.indent(l), t.h-1-float64(i+1)*step+0.25*t.size)
	}
	t.b = append(t.b, "ET Q EMC\n"...)
}

// background draws what /MK says: a filled ground and a border.
func (t *typeset) background() {
	f := t.c.f
	mk := f.Dict(t.field["MK"])
	if c := colorOperator(f, mk["BG"], false); c != "" {
		t.b = fmt.Appendf(t.b, "q %s %s re f Q\n", c, operands(0, 0, t.w, t.h))
	}
	width := 1.0
	if w, ok := cos.Number(f.Resolve(f.Dict(t.field["BS"])["W"])); ok {
		width = w
	}
	if c := colorOperator(f, mk["BC"], true); c != "" && width > 0 && width < t.h/2 {
		t.b = fmt.Appendf(t.b, "q %s %s w %s re S Q\n", c, operands(width), operands(width/2, width/2, t.w-width, t.h-width))
	}
}

// colorOperator gives the operator for an array of 1, 3 or 4 numbers.
func colorOperator(f *cos.File, o cos.Object, stroke bool) string {
	a := f.Array(o)
	op := map[int]string{1: "g", 3: "rg", 4: "k"}[len(a)]
	if op == "" {
		return ""
	}
	v := make([]float64, len(a))
	for i := range a {
		v[i], _ = cos.Number(f.Resolve(a[i]))
	}
	if stroke {
		op = strings.ToUpper(op)
	}
	return operands(v...) + " " + op
}

// chooseFont reads the field's default appearance: font, size and colour. The
// font of the form is taken if it is a simple one that has all characters of
// s; else the program's own.
func (t *typeset) chooseFont(s string) {
	f := t.c.f
	form := f.Dict(f.Catalog()["AcroForm"])
	da, _ := f.Resolve(t.c.inheritedField(t.field, "DA")).(cos.String)
	if da == "" {
		da, _ = f.Resolve(form["DA"]).(cos.String)
	}
	t.color = "0 g"
	r := cos.NewContent([]byte(da))
	for {
		op, args, ok := r.Next()
		if !ok {
			break
		}
		switch {
		case op == "Tf" && len(args) == 2:
			t.font, _ = args[0].(cos.Name)
			t.size, _ = cos.Number(args[1])
		case op == "g" || op == "rg" || op == "k":
			t.color = ""
			for _, a := range args {
				t.color += string(cos.Append(nil, a)) + " "
			}
			t.color += op
		}
	}
	src := f.Dict(form["DR"])
	font := f.Dict(src["Font"])[t.font]
	if codes, ok := winAnsi(s); ok && simpleFont(f, f.Dict(font)) {
		t.fonts = cos.Dict{t.font: t.c.object(font)}
		t.width = func(s string) float64 { return 0.5 * float64(len([]rune(s))) } // near enough for Helvetica
		t.show = func(dst []byte, s string) []byte {
			codes, _ = winAnsi(s)
			return cos.Append(dst, codes)
		}
		return
	}
	own := t.c.w.fonts[1]
	t.font = "CapC"
	t.fonts = cos.Dict{t.font: cos.Ref{Num: own.num}}
	t.width, t.show = own.width, own.show
}

// simpleFont tells whether a font takes one byte for a character in an
// encoding that agrees with WinAnsi for letters and digits.
func simpleFont(f *cos.File, d cos.Dict) bool {
	switch f.Name(d["Subtype"]) {
	case "Type1", "TrueType", "MMType1":
		name := string(f.Name(d["BaseFont"]))
		return !strings.Contains(name, "Symbol") && !strings.Contains(name, "Dingbats") && !strings.Contains(name, "+")
	}
	return false
}

// winAnsi encodes s for a simple font; ok is false where it cannot be.
func winAnsi(s string) (cos.String, bool) {
	out := make([]byte, 0, len(s))
	for _, r := range s {
		if r == '\n' || r == '\t' {
			r = ' '
		}
		if r < 32 || r > 255 || r >= 127 && r < 160 {
			return "", false
		}
		out = append(out, byte(r))
	}
	return cos.String(out), true
}

// text draws s as a text field or a choice shows it.
func (t *typeset) text(s string, flags int64) {
	if s == "" || t.w < 2 || t.h < 2 {
		return
	}
	t.chooseFont(s)
	lines := []string{strings.ReplaceAll(s, "\n", " ")}
	multi := flags&fieldMultiline != 0
	if t.size <= 0 || t.size > 300 {
		t.size = math.Max(4, math.Min(12, t.h*0.7))
		if w := t.width(lines[0]) * t.size; !multi && w > t.w-4 {
			t.size = math.Max(4, t.size*(t.w-4)/w)
		}
	}
	if multi {
		lines = t.wrap(s)
	}
	y := (t.h-t.size)/2 + 0.22*t.size
	if multi {
		y = t.h - 2 - t.size
	}
	t.b = fmt.Appendf(t.b, "/Tx BMC q %s re W n BT %s /%s %s Tf\n", operands(1, 1, t.w-2, t.h-2), t.color, t.font, operands(t.size))
	limit, _ := cos.Int(t.c.f.Resolve(t.c.inheritedField(t.field, "MaxLen")))
	if flags&fieldComb != 0 && limit > 0 && limit <= 1000 && !multi {
		cell := t.w / float64(limit)
		for i, r := range []rune(lines[0]) {
			t.line(string(r), (float64(i)+0.5)*cell-t.width(string(r))*t.size/2, y)
		}
	} else {
		for _, l := range lines {
			t.line(l, t.indent(l), y)
			if y -= 1.15 * t.size; y < -t.size {
				break
			}
		}
	}
	t.b = append(t.b, "ET Q EMC\n"...)
}

// indent gives where a line begins, by the field's alignment.
func (t *typeset) indent(s string) float64 {
	q, _ := cos.Int(t.c.f.Resolve(t.c.inheritedField(t.field, "Q")))
	free := t.w - 4 - t.width(s)*t.size
	switch {
	case free < 0:
		return 2
	case q == 1:
		return 2 + free/2
	case q == 2:
		return 2 + free
	}
	return 2
}

func (t *typeset) line(s string, x, y float64) {
	t.b = fmt.Appendf(t.b, "1 0 0 1 %s Tm ", operands(x, y))
	t.b = append(t.show(t.b, s), " Tj\n"...)
}

// wrap breaks s into lines that fit the field.
func (t *typeset) wrap(s string) (lines []string) {
	for _, para := range strings.Split(s, "\n") {
		line := ""
		for _, word := range strings.Split(para, " ") {
			if line != "" && t.width(line+" "+word)*t.size > t.w-4 {
				lines = append(lines, line)
				line = word
				continue
			}
			if line != "" {
				line += " "
			}
			line += word
		}
		lines = append(lines, line)
	}
	return lines[:min(len(lines), 500)]
}

// button draws the mark of a ticked box, or the caption of a push button.
func (t *typeset) button(flags int64) {
	f := t.c.f
	if flags&fieldPush != 0 {
		caption, _ := f.Resolve(f.Dict(t.field["MK"])["CA"]).(cos.String)
		t.text(cos.Text(caption), 0)
		return
	}
	on := f.Name(t.field["AS"])
	if on == "" {
		on = f.Name(t.c.inheritedField(t.field, "V"))
	}
	if on == "" || on == "Off" {
		return
	}
	s := math.Min(t.w, t.h)
	x, y := (t.w-s)/2, (t.h-s)/2
	t.b = fmt.Appendf(t.b, "q 0 G 1 J 1 j %s w %s m %s l %s l S Q\n", operands(s*0.1),
		operands(x+0.22*s, y+0.5*s), operands(x+0.42*s, y+0.28*s), operands(x+0.78*s, y+0.74*s))
}
