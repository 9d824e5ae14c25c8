package pdf

import (
	"fmt"

	"siapzi/model/pdf/cos"
)

// widget gives the content that draws a form field's appearance into the page.
func (c *copier) widget(d cos.Dict, r rect, res *resources) []byte {
	c.report.Fields++
	if c.f.Name(c.inheritedField(d, "FT")) == "Sig" {
		if c.f.Resolve(c.inheritedField(d, "V")) != nil {
			c.report.Signatures++
		}
	}
	for _, k := range []cos.Name{"A", "AA"} {
		if d[k] != nil {
			c.countAction(d[k])
		}
	}
	state := c.f.Name(c.inheritedField(d, "V"))
	switch {
	case c.hidden(d) || r.empty():
		return nil
	case c.f.Resolve(c.f.Dict(d["AP"])["N"]) == nil, c.mustRedraw(d):
		if ref := c.fieldForm(d, r); ref.Num != 0 {
			name := res.add("XObject", "Isian", ref)
			return fmt.Appendf(nil, "q 1 0 0 1 %s cm /%s Do Q\n", operands(r.x0, r.y0), name)
		}
		return nil
	}
	return c.drawAppearance(d, r, state, res)
}

// mustRedraw tells whether a text or choice field has a value that its
// appearance does not show, in a form that leaves it to readers to draw it.
func (c *copier) mustRedraw(d cos.Dict) bool {
	need, _ := c.f.Resolve(c.f.Dict(c.f.Catalog()["AcroForm"])["NeedAppearances"]).(bool)
	kind := c.f.Name(c.inheritedField(d, "FT"))
	if !need || kind != "Tx" && kind != "Ch" || c.f.Resolve(c.inheritedField(d, "V")) == nil {
		return false
	}
	s := c.normalAppearance(d, "")
	if s == nil {
		return true
	}
	data, _ := c.f.Decode(s, 1<<20) // what can be read counts
	r := cos.NewContent(data)
	for {
		op, _, ok := r.Next()
		switch {
		case !ok:
			return true
		case op == "Tj" || op == "TJ" || op == "'" || op == "\"" || op == "Do":
			return false
		}
	}
}

// hidden tells whether an annotation is not shown on the screen.
func (c *copier) hidden(d cos.Dict) bool {
	flags, _ := cos.Int(c.f.Resolve(d["F"]))
	return flags&(flagHidden|flagNoView) != 0
}

// inheritedField gives the value of key in a field or the nearest of its parents.
func (c *copier) inheritedField(d cos.Dict, key cos.Name) cos.Object {
	for range 32 {
		if v := d[key]; v != nil {
			return v
		}
		if d = c.f.Dict(d["Parent"]); d == nil {
			return nil
		}
	}
	return nil
}

// drawAppearance gives the content that draws an annotation's normal
// appearance where readers show it (ISO 32000-1, algorithm 8.1). state names
// the appearance where there are several and /AS does not tell.
func (c *copier) drawAppearance(d cos.Dict, r rect, state cos.Name, res *resources) []byte {
	if c.hidden(d) || r.empty() {
		return nil
	}
	s := c.normalAppearance(d, state)
	if s == nil {
		return nil
	}
	box, ok := readRect(c.f, s.Dict["BBox"])
	if !ok || box.empty() {
		return nil
	}
	m := matrix{1, 0, 0, 1, 0, 0}
	if a := c.f.Array(s.Dict["Matrix"]); len(a) >= 6 {
		for i := range m {
			m[i], _ = cos.Number(c.f.Resolve(a[i]))
		}
	}
	at := m.box(box)
	if at.empty() {
		return nil
	}
	sx, sy := r.width()/at.width(), r.height()/at.height()
	ref := c.formXObject(s, d)
	if ref.Num == 0 {
		return nil
	}
	name := res.add("XObject", "Isian", ref)
	return fmt.Appendf(nil, "q %s cm /%s Do Q\n", operands(sx, 0, 0, sy, r.x0-at.x0*sx, r.y0-at.y0*sy), name)
}

// normalAppearance gives the stream of /AP /N for the annotation's state.
func (c *copier) normalAppearance(d cos.Dict, state cos.Name) *cos.Stream {
	switch n := c.f.Resolve(c.f.Dict(d["AP"])["N"]).(type) {
	case *cos.Stream:
		return n
	case cos.Dict:
		if as := c.f.Name(d["AS"]); as != "" {
			state = as
		}
		if state == "" {
			state = "Off"
		}
		s, _ := c.f.Resolve(n[state]).(*cos.Stream)
		return s
	}
	return nil
}

// formXObject copies an appearance as a form that a page can draw. Keys that
// old writers left out are added; the field's layer becomes the form's.
func (c *copier) formXObject(s *cos.Stream, annot cos.Dict) cos.Ref {
	d := c.streamDict(s, 0)
	c.drain()
	if d == nil {
		return cos.Ref{}
	}
	d["Type"], d["Subtype"] = cos.Name("XObject"), cos.Name("Form")
	if d["Resources"] == nil {
		if dr := c.object(c.f.Dict(c.f.Catalog()["AcroForm"])["DR"]); dr != nil {
			d["Resources"] = dr
		}
	}
	if oc := c.object(annot["OC"]); oc != nil && d["OC"] == nil {
		d["OC"] = oc
	}
	ref, _ := c.putStream(s, d, 0).(cos.Ref)
	return ref
}
