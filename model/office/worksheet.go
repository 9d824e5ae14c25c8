package office

import (
	"bytes"
	"encoding/xml"
	"slices"
)

// afterPageSetup are the children of a worksheet that come after pageSetup, in
// the order of the schema (ECMA-376, CT_Worksheet).
var afterPageSetup = []string{"headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors",
	"smartTags", "drawing", "drawingHF", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls",
	"webPublishItems", "tableParts", "extLst"}

// sheetParts are the places of a worksheet part that its page setup is made of.
// A tag's length is 0 where it is missing.
type sheetParts struct {
	root, properties, fit, margins, setup, breaks tag
	propertiesEnd                                 tag // </sheetPr>
	breaksEnd                                     tag // </colBreaks>
	after                                         tag // the first tag that must come after pageSetup
}

// editWorksheet gives a worksheet part that prints landscape and one page wide.
// It gives false for parts of another kind and for sheets whose author has made
// them one page wide already.
func editWorksheet(data []byte) ([]byte, bool) {
	p, err := findSheetParts(data)
	if err != nil || p.root.name.Local != "worksheet" || p.after.end == 0 {
		return nil, false
	}
	if isTrue(p.fit.attr("fitToPage")) && (p.setup.end == 0 || p.setup.attr("fitToWidth") == "" || p.setup.attr("fitToWidth") == "1") {
		return nil, false
	}
	var changes splices
	p.fitToPage(&changes)
	p.pageSetup(&changes)
	if p.breaks.end > 0 && p.breaksEnd.end > 0 {
		// Breaks between columns would tear apart what is to fit the width.
		changes.add(p.breaks.start, p.breaksEnd.end, nil)
	}
	return changes.apply(data, nil)
}

// findSheetParts reads what stands before and after the cells. The cells are
// skipped without parsing them: they are nearly all of the part.
func findSheetParts(data []byte) (sheetParts, error) {
	var p sheetParts
	head, tail := len(data), 0
	if i := bytes.Index(data, []byte("sheetData")); i > 0 {
		head = bytes.LastIndexByte(data[:i], '<')
		tail = head
		if j := bytes.LastIndex(data, []byte("sheetData>")); j > i {
			tail = j + len("sheetData>")
		}
	}
	if head < 0 {
		return p, errNotXML
	}
	err := eachTag(data[:head], func(t tag) {
		if p.root.end == 0 && !t.closing {
			p.root = t
		}
		p.note(t)
	})
	if err != nil {
		return p, err
	}
	return p, eachTag(data[tail:], func(t tag) {
		t.start, t.end = t.start+tail, t.end+tail
		p.note(t)
		isEnd := t.closing && t.name.Local == "worksheet"
		if p.after.end == 0 && (isEnd || !t.closing && slices.Contains(afterPageSetup, t.name.Local)) {
			p.after = t
		}
	})
}

// note keeps a tag that matters. Only the first of a name counts: extensions at
// the end of a part may hold others. Custom views (customSheetViews) hold page
// setups of their own and come before the sheet's, so the last counts there.
func (p *sheetParts) note(t tag) {
	first := func(place *tag) {
		if place.end == 0 && p.after.end == 0 {
			*place = t
		}
	}
	switch t.name.Local {
	case "sheetPr":
		if t.closing {
			first(&p.propertiesEnd)
		} else {
			first(&p.properties)
		}
	case "pageSetUpPr":
		first(&p.fit)
	case "customSheetViews":
		if t.closing {
			p.margins, p.setup, p.after = tag{}, tag{}, tag{}
			p.breaks, p.breaksEnd = tag{}, tag{}
		}
	case "pageMargins":
		first(&p.margins)
	case "pageSetup":
		first(&p.setup)
	case "colBreaks":
		if t.closing && p.breaksEnd.end == 0 {
			p.breaksEnd = t
		} else if !t.closing && p.breaks.end == 0 {
			p.breaks = t
			if t.empty {
				p.breaksEnd = t
			}
		}
	}
}

// fitToPage says that pageSetup's numbers of pages are in force.
func (p *sheetParts) fitToPage(changes *splices) {
	fit := tag{name: p.name("pageSetUpPr"), empty: true, attrs: []xml.Attr{{Name: xml.Name{Local: "fitToPage"}, Value: "1"}}}
	switch {
	case p.fit.end > 0:
		t := p.fit
		t.drop("fitToPage")
		t.set("", "fitToPage", "1")
		changes.replace(p.fit, t)
	case p.properties.end == 0:
		open, end := tag{name: p.name("sheetPr")}, tag{name: p.name("sheetPr"), closing: true}
		changes.add(p.root.end, p.root.end, open.bytes(), fit.bytes(), end.bytes())
	case p.properties.empty:
		open, end := p.properties, tag{name: p.properties.name, closing: true}
		open.empty = false
		changes.add(p.properties.start, p.properties.end, open.bytes(), fit.bytes(), end.bytes())
	case p.propertiesEnd.end > 0: // pageSetUpPr is the last child
		changes.add(p.propertiesEnd.start, p.propertiesEnd.start, fit.bytes())
	}
}

// pageSetup asks for landscape, one page wide. The paper stays what it is, or
// becomes A4 where the file names none. (9 = A4 in ECMA-376, ST_PaperSize.)
func (p *sheetParts) pageSetup(changes *splices) {
	t := p.setup
	if t.end == 0 {
		t = tag{name: p.name("pageSetup"), empty: true, attrs: []xml.Attr{{Name: xml.Name{Local: "paperSize"}, Value: "9"}}}
	}
	t.drop("scale", "orientation", "fitToWidth", "fitToHeight", "usePrinterDefaults")
	t.set("", "orientation", "landscape")
	t.set("", "fitToWidth", "1")
	t.set("", "fitToHeight", "0") // as many as it takes
	if p.setup.end > 0 {
		changes.replace(p.setup, t)
		return
	}
	changes.add(p.after.start, p.after.start, p.newMargins(), t.bytes())
}

// newMargins gives margins for a sheet without any: narrow ones, since its
// columns need the width. With margins of its own nothing is added.
func (p *sheetParts) newMargins() []byte {
	if p.margins.end > 0 {
		return nil
	}
	t := tag{name: p.name("pageMargins"), empty: true}
	for _, m := range [][2]string{{"left", "0.5"}, {"right", "0.5"}, {"top", "0.6"}, {"bottom", "0.6"}, {"header", "0.3"}, {"footer", "0.3"}} {
		t.set("", m[0], m[1])
	}
	return t.bytes()
}

// name gives an element's name with the prefix that the part uses.
func (p *sheetParts) name(local string) xml.Name {
	return xml.Name{Space: p.root.name.Space, Local: local}
}

func isTrue(s string) bool { return s == "1" || s == "true" || s == "on" }
