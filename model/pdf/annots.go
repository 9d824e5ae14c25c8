package pdf

import (
	"strings"

	"siapzi/model/pdf/cos"
)

const maxAnnots = 5000 // on one page

// Bits of an annotation's /F.
const (
	flagHidden = 1 << 1
	flagNoView = 1 << 5
)

// kept are the annotations that stay what they are: marks and notes.
var kept = map[cos.Name]bool{
	"Text": true, "FreeText": true, "Line": true, "Square": true, "Circle": true, "Polygon": true, "PolyLine": true,
	"Highlight": true, "Underline": true, "Squiggly": true, "StrikeOut": true, "Caret": true, "Stamp": true, "Ink": true,
	"Redact": true, "Watermark": true, "Projection": true,
}

// removedAs says as what an annotation is reported that does not stay.
var removedAs = map[cos.Name]Removal{
	"FileAttachment": Attachment, "Sound": Media, "Movie": Media, "Screen": Media, "3D": Media, "RichMedia": Media,
}

// annotations copies the annotations of page i to page n of the output. drawn
// is content for those that become part of the page: form fields, and the
// still pictures of films and attachments.
func (c *copier) annotations(i, n int, g geometry, res *resources) (out cos.Array, drawn []byte) {
	list := c.f.Array(c.s.pageDict(i)["Annots"])
	for _, o := range list[:min(len(list), maxAnnots)] {
		d, ok := c.f.Resolve(o).(cos.Dict)
		if !ok {
			continue
		}
		r, ok := readRect(c.f, d["Rect"])
		if ok && outside(r, g.crop) {
			continue // cannot be seen, and might reach into the strip
		}
		switch sub := c.f.Name(d["Subtype"]); {
		case sub == "Popup", sub == "PrinterMark", sub == "TrapNet":
		case sub == "Link" && ok:
			l, leads := c.linkAnnot(d, r, i)
			if leads || c.hasBorder(l) {
				out = append(out, c.putAnnot(l, n))
			}
		case sub == "Widget":
			drawn = append(drawn, c.widget(d, r, res)...)
		case kept[sub] && ok:
			if m := c.mark(d, r); m != nil {
				out = append(out, c.putAnnot(m, n))
			}
		default:
			what, known := removedAs[sub]
			if !known {
				what = Annotation
			}
			c.report.remove(what, 1)
			drawn = append(drawn, c.drawAppearance(d, r, "", res)...)
		}
	}
	return out, drawn
}

// outside tells whether r has a size and lies wholly outside of the page.
func outside(r, crop rect) bool {
	return !r.empty() && (r.x1 <= crop.x0 || r.x0 >= crop.x1 || r.y1 <= crop.y0 || r.y0 >= crop.y1)
}

func (c *copier) putAnnot(d cos.Dict, n int) cos.Ref {
	d["P"] = c.w.pageRef(n)
	num := c.w.alloc()
	c.w.put(num, d)
	return cos.Ref{Num: num}
}

// annotKeys are taken over from an annotation. Actions, popups, replies and
// the tagged structure are not among them.
var annotKeys = []cos.Name{
	"Rect", "Contents", "NM", "M", "F", "Border", "BS", "BE", "C", "CA", "ca", "BM", "H", "OC", "Lang",
	"T", "CreationDate", "Subj", "RC", "DA", "DS", "Q", "IC", "IT", "LE", "LL", "LLE", "Cap", "LLO", "CP", "CO", "L",
	"CL", "RD", "Vertices", "QuadPoints", "InkList", "Name", "Open", "Sy", "FixedPrint", "OverlayText", "Repeat", "RO", "Rotate",
}

// copyKeys gives an annotation with the given keys of d. Coordinates and
// colours that break the standard are mended or left out, since some readers
// call the whole file damaged for them.
func (c *copier) copyKeys(d cos.Dict, keys []cos.Name) cos.Dict {
	out := cos.Dict{"Type": cos.Name("Annot"), "Subtype": c.f.Name(d["Subtype"])}
	for _, k := range keys {
		var v cos.Object
		switch k {
		case "QuadPoints":
			v = c.numbers(d[k], 8)
		case "Vertices":
			v = c.numbers(d[k], 2)
		case "L", "RD":
			v = c.numbers(d[k], 4)
		case "CL":
			v = c.numbers(d[k], 2)
		case "C", "IC":
			v = c.numbers(d[k], 1)
			if a, ok := v.(cos.Array); ok && len(a) > 4 {
				v = nil
			}
		case "InkList":
			v = c.paths(d[k])
		case "Border":
			if a := c.f.Array(d[k]); len(a) >= 3 && len(c.f.Array(c.numbers(a[:3], 3))) == 3 {
				v = c.object(a)
			}
		case "BS", "BE":
			if b := c.f.Dict(d[k]); b != nil {
				v = c.object(b)
			}
		default:
			v = c.object(d[k])
		}
		if v != nil {
			out[k] = v
		}
	}
	return out
}

// numbers gives an array of numbers whose count is a multiple of n; what is
// too much at its end is cut, and anything else in it spoils it.
func (c *copier) numbers(o cos.Object, n int) cos.Object {
	a := c.f.Array(o)
	out := make(cos.Array, 0, len(a))
	for _, x := range a {
		v, ok := cos.Number(c.f.Resolve(x))
		if !ok {
			return nil
		}
		out = append(out, number(v))
	}
	if out = out[:len(out)/n*n]; len(out) == 0 {
		return nil
	}
	return out
}

// paths gives the strokes of an ink annotation.
func (c *copier) paths(o cos.Object) cos.Object {
	out := cos.Array{}
	for _, x := range c.f.Array(o) {
		if p := c.numbers(x, 2); p != nil {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// needed is the key that says where a mark of a kind is drawn.
var needed = map[cos.Name]cos.Name{
	"Highlight": "QuadPoints", "Underline": "QuadPoints", "Squiggly": "QuadPoints", "StrikeOut": "QuadPoints",
	"Ink": "InkList", "Polygon": "Vertices", "PolyLine": "Vertices", "Line": "L",
}

// mark copies a note or a mark with its appearance; nil where nothing is left
// that could be shown.
func (c *copier) mark(d cos.Dict, r rect) cos.Dict {
	out := c.copyKeys(d, annotKeys)
	out["Rect"] = r.array()
	ap := cos.Dict{}
	for _, k := range []cos.Name{"N", "R", "D"} {
		if v := c.object(c.f.Dict(d["AP"])[k]); v != nil && c.f.Dict(d["AP"]) != nil {
			ap[k] = v
		}
	}
	if len(ap) > 0 {
		out["AP"] = ap
		if as := c.f.Name(d["AS"]); as != "" {
			out["AS"] = as
		}
	}
	for _, k := range []cos.Name{"A", "AA", "PA"} {
		if d[k] != nil {
			c.countAction(d[k])
		}
	}
	switch key := needed[out["Subtype"].(cos.Name)]; {
	case key == "" || out[key] != nil:
	case key == "QuadPoints":
		out[key] = cos.Array{number(r.x0), number(r.y1), number(r.x1), number(r.y1), number(r.x0), number(r.y0), number(r.x1), number(r.y0)}
	case len(ap) > 0:
		out["Subtype"] = cos.Name("Stamp") // shown by its appearance alone
	default:
		c.report.remove(Annotation, 1)
		return nil
	}
	return out
}

// linkAnnot copies a link. leads tells whether it leads to a page of the output
// or to the web; other targets are left out.
func (c *copier) linkAnnot(d cos.Dict, r rect, i int) (out cos.Dict, leads bool) {
	out = c.copyKeys(d, []cos.Name{"F", "Border", "BS", "C", "H", "OC", "QuadPoints", "Contents"})
	out["Rect"] = r.array()
	dest := d["Dest"]
	a := c.f.Dict(d["A"])
	kind := c.f.Name(a["S"])
	if kind == "GoTo" && dest == nil {
		dest = a["D"]
	}
	if t, ok := c.target(dest); ok {
		out["Dest"] = t.array(c.w)
		return out, true
	}
	switch kind {
	case "GoTo", "":
		c.report.remove(BadLink, 1)
	case "URI":
		if uri, _ := c.f.Resolve(a["URI"]).(cos.String); webAddress(string(uri)) {
			out["A"] = cos.Dict{"S": cos.Name("URI"), "URI": uri}
			return out, true
		}
		c.report.remove(RemoteLink, 1)
	case "Named":
		if t, ok := c.namedPage(c.f.Name(a["N"]), i); ok {
			out["Dest"] = t.array(c.w)
			return out, true
		}
		c.report.remove(OtherAction, 1)
	default:
		c.report.remove(actionRemoval(kind), 1)
	}
	return out, false
}

// hasBorder tells whether a link shows a frame, which then stays when its
// target goes: the page must look as it did.
func (c *copier) hasBorder(link cos.Dict) bool {
	width := 1.0
	if b, ok := link["Border"].(cos.Array); ok {
		width, _ = cos.Number(b[2])
	}
	if bs, ok := link["BS"].(cos.Dict); ok {
		if v, ok := cos.Number(bs["W"]); ok {
			width = v
		}
	}
	return width > 0 && !c.hidden(link)
}

// namedPage gives the page that a named action moves to from page i: those
// that move within the source.
func (c *copier) namedPage(name cos.Name, i int) (target, bool) {
	switch name {
	case "NextPage":
		i++
	case "PrevPage":
		i--
	case "FirstPage":
		i = 0
	case "LastPage":
		i = len(c.s.pages) - 1
	default:
		return target{}, false
	}
	if i < 0 || i >= len(c.s.pages) || c.pageOf[c.s.pages[i].ref.Num] == 0 {
		return target{}, false
	}
	return target{c.pageOf[c.s.pages[i].ref.Num], cos.Array{cos.Name("Fit")}}, true
}

// webAddress tells whether a link to uri may stay: the web and mail, nothing
// that opens files or programs.
func webAddress(uri string) bool {
	u := strings.ToLower(strings.TrimSpace(uri))
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if strings.HasPrefix(u, scheme) && len(u) > len(scheme) {
			return true
		}
	}
	return strings.HasPrefix(u, "www.")
}

// countAction reports actions that are left out: an action, or a dictionary of
// them by trigger.
func (c *copier) countAction(o cos.Object) {
	d := c.f.Dict(o)
	if s := c.f.Name(d["S"]); s != "" {
		c.report.remove(actionRemoval(s), 1)
		return
	}
	for _, k := range d.Keys() {
		if s := c.f.Name(c.f.Dict(d[k])["S"]); s != "" {
			c.report.remove(actionRemoval(s), 1)
		}
	}
}

// reportDocument counts what hangs on the document and its pages and is not
// copied: scripts, attached files, actions.
func (c *copier) reportDocument() {
	f := c.f
	cat := f.Catalog()
	if cat["Collection"] != nil {
		c.report.remove(Portfolio, 1)
	}
	needs, _ := f.Resolve(cat["NeedsRendering"]).(bool)
	c.report.XFA = needs && f.Dict(cat["AcroForm"])["XFA"] != nil
	names := f.Dict(cat["Names"])
	for key, what := range map[cos.Name]Removal{"JavaScript": Script, "EmbeddedFiles": Attachment} {
		n := 0
		c.s.nameTree(names[key], func(string, cos.Object) bool { n++; return true })
		c.report.remove(what, n)
	}
	if open := f.Dict(cat["OpenAction"]); open["S"] != nil && f.Name(open["S"]) != "GoTo" {
		c.countAction(cat["OpenAction"])
	}
	if cat["AA"] != nil {
		c.countAction(cat["AA"])
	}
}
