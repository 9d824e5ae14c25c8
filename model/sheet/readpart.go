package sheet

import (
	"encoding/xml"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// styles notes which cell styles have a fill and which show a date. Workbooks
// without styles exist.
func (r *reader) styles(part string) error {
	if part == "" || r.parts[part] == nil {
		return nil
	}
	var fills []bool
	custom := map[string]bool{} // number formats that show a date
	inFill, inXfs, pattern, white := false, false, "", false
	return r.walk(part, func(t xml.Token) error {
		switch e := t.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "numFmt":
				custom[attr(e, "numFmtId")] = showsDate(attr(e, "formatCode"))
			case "fill":
				inFill, pattern, white = true, "", false
			case "patternFill":
				pattern = attr(e, "patternType")
			case "gradientFill":
				pattern = "gradient"
			case "fgColor":
				if inFill {
					white = strings.HasSuffix(strings.ToUpper(attr(e, "rgb")), "FFFFFF") || attr(e, "theme") == "0" && attr(e, "tint") == "" || attr(e, "indexed") == "9"
				}
			case "cellXfs":
				inXfs = true
			case "xf":
				if inXfs {
					n, _ := strconv.Atoi(attr(e, "fillId"))
					id := attr(e, "numFmtId")
					r.filled = append(r.filled, n > 0 && n < len(fills) && fills[n])
					r.dates = append(r.dates, custom[id] || slices.Contains(dateFormats, id))
				}
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "fill":
				inFill = false
				fills = append(fills, pattern != "" && pattern != "none" && pattern != "gray125" && !white)
			case "cellXfs":
				inXfs = false
			}
		}
		return nil
	})
}

// dateFormats are the built-in number formats that show a day.
var dateFormats = []string{"14", "15", "16", "17", "22"}

// showsDate tells whether a number format shows a day or a month.
func showsDate(code string) bool {
	quoted, bracket := false, false
	for _, c := range strings.ToLower(code) {
		switch {
		case c == '"':
			quoted = !quoted
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case !quoted && !bracket && (c == 'y' || c == 'd'):
			return true
		}
	}
	return false
}

// maxShared bounds the memory for the table of strings.
const maxShared = 32 << 20

func (r *reader) strings(part string) error {
	if part == "" || r.parts[part] == nil {
		return nil
	}
	var b strings.Builder
	inText, phonetic, size := false, false, 0
	return r.walk(part, func(t xml.Token) error {
		switch e := t.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "si":
				b.Reset()
			case "rPh":
				phonetic = true
			case "t":
				inText = !phonetic
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "si":
				if size += b.Len() + 16; size > maxShared {
					return errTooLarge
				}
				r.shared = append(r.shared, b.String())
			case "rPh":
				phonetic = false
			case "t":
				inText = false
			}
		case xml.CharData:
			if inText && b.Len() < 4*maxCell {
				b.Write(e)
			}
		}
		return nil
	})
}

// maxLinks bounds how many addresses of a sheet are kept.
const maxLinks = 5000

// sheetReader collects the cells of one sheet.
type sheetReader struct {
	r           *reader
	g           *Grid
	at          place
	kind, style string
	inValue     bool // within v or t
	formula     bool // the cell has one
	phonetic    bool
	links       map[place]string // ids of addresses
	skip        bool             // the cell lies outside what is read
	text        strings.Builder
}

func (r *reader) sheet(g *Grid, part string) error {
	s := &sheetReader{r: r, g: g, links: map[place]string{}}
	err := r.walk(part, func(t xml.Token) error {
		switch e := t.(type) {
		case xml.StartElement:
			return s.start(e)
		case xml.EndElement:
			return s.end(e)
		case xml.CharData:
			if s.inValue && !s.skip && s.text.Len() < 4*maxCell {
				s.text.Write(e)
			}
		}
		return nil
	})
	if err != nil || len(s.links) == 0 {
		return err
	}
	rels, err := r.relations(part)
	if err != nil && !errors.Is(err, errNoPart) {
		return err
	}
	for at, id := range s.links {
		if address := rels.links[id]; address != "" {
			c := g.cells[at]
			c.Link = address
			g.cells[at] = c
		}
	}
	return nil
}

func (s *sheetReader) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "row":
		s.at.row++
		if n, err := strconv.Atoi(attr(e, "r")); err == nil {
			s.at.row = n
		}
		s.at.column = 0
	case "c":
		s.at.column++
		if row, column, ok := parseAddress(attr(e, "r")); ok {
			s.at = place{row, column}
		}
		s.kind, s.style = attr(e, "t"), attr(e, "s")
		s.skip = s.at.row < 1 || s.at.row > maxRows || s.at.column > maxColumns
		s.formula = false
		s.text.Reset()
	case "f":
		s.formula = true
	case "rPh":
		s.phonetic = true
	case "v", "t":
		s.inValue = !s.phonetic
	case "mergeCell":
		s.merge(attr(e, "ref"))
	case "hyperlink":
		from, _, _ := strings.Cut(attr(e, "ref"), ":")
		row, column, ok := parseAddress(from)
		if ok && row >= 1 && row <= maxRows && column <= maxColumns && len(s.links) < maxLinks && attr(e, "id") != "" {
			s.links[place{row, column}] = attr(e, "id")
		}
	}
	return nil
}

func (s *sheetReader) end(e xml.EndElement) error {
	switch e.Name.Local {
	case "v", "t":
		s.inValue = false
	case "rPh":
		s.phonetic = false
	case "c":
		if !s.skip {
			return s.keep()
		}
	}
	return nil
}

// keep stores the cell that ended, if it holds anything.
func (s *sheetReader) keep() error {
	c := Cell{Text: s.value(), Formula: s.formula}
	if s.kind == "e" {
		c.Error = strings.TrimSpace(s.text.String())
	}
	style, _ := strconv.Atoi(s.style)
	if style > 0 && style < len(s.r.filled) {
		c.Filled = s.r.filled[style]
	}
	if c == (Cell{}) {
		return nil
	}
	if s.r.kept++; s.r.kept > maxCells {
		return errTooLarge
	}
	s.g.cells[s.at] = c
	if strings.TrimSpace(c.Text) != "" {
		s.g.Rows, s.g.Columns = max(s.g.Rows, s.at.row), max(s.g.Columns, s.at.column)
	}
	return nil
}

// value gives the text of the cell that ended.
func (s *sheetReader) value() string {
	text := s.text.String()
	switch s.kind {
	case "s":
		if n, err := strconv.Atoi(strings.TrimSpace(text)); err == nil && n >= 0 && n < len(s.r.shared) {
			return s.r.shared[n]
		}
		return ""
	case "str", "inlineStr":
		return text
	case "e": // an error such as #REF!
		return ""
	case "b":
		if strings.TrimSpace(text) == "1" {
			return "ya"
		}
		return ""
	}
	x, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil {
		return text
	}
	if style, _ := strconv.Atoi(s.style); style < len(s.r.dates) && s.r.dates[style] && x >= 1 && x < 200_000 {
		return s.day(x)
	}
	return strconv.FormatFloat(math.Round(x*1e9)/1e9, 'f', -1, 64)
}

// day writes a number of days as a date.
func (s *sheetReader) day(x float64) string {
	zero := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if s.r.old {
		zero = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return zero.AddDate(0, 0, int(x)).Format(time.DateOnly)
}

// merge notes a merged range; its far end is cut to what is read.
func (s *sheetReader) merge(ref string) {
	from, to, ok := strings.Cut(ref, ":")
	row, column, ok1 := parseAddress(from)
	lastRow, lastColumn, ok2 := parseAddress(to)
	if !ok || !ok1 || !ok2 || row < 1 || column < 1 {
		return
	}
	for y := row; y <= min(lastRow, maxRows); y++ {
		for x := column; x <= min(lastColumn, maxColumns); x++ {
			if s.r.kept++; s.r.kept > maxCells {
				return
			}
			s.g.merged[place{y, x}] = place{row, column}
		}
	}
}

// parseAddress reads "C7" and "$C$7".
func parseAddress(s string) (row, column int, ok bool) {
	for i, c := range strings.ReplaceAll(s, "$", "") {
		if c >= 'A' && c <= 'Z' && column < 1<<20 {
			column = column*26 + int(c-'A') + 1
			continue
		}
		n, err := strconv.Atoi(strings.ReplaceAll(s, "$", "")[i:])
		return n, column, err == nil && column > 0
	}
	return 0, 0, false
}
