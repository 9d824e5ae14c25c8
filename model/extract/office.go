package extract

import (
	"context"
	"encoding/xml"
	"errors"
	"os"
	"strconv"
	"strings"

	"siapzi/model"
)

// readOffice gives the text of an office file of type mime.
func readOffice(ctx context.Context, f *os.File, size int64, mime string, out *textBuilder) error {
	switch {
	case mime == mimeRTF:
		return readRTF(ctx, f, out)
	case mime == mimeDOC, mime == mimeXLS, mime == mimePPT, mime == mimeOLE:
		o, err := openOLE(f)
		if err != nil {
			return errDamaged
		}
		if o.locked() {
			return errLocked
		}
		return nil // the old formats are kept and shown with other programs
	}
	a, err := openArchive(f, size)
	if err != nil {
		return err
	}
	switch {
	case mime == mimeXLSB:
		return nil // binary
	case strings.HasPrefix(mime, mimeODF):
		return readODF(ctx, a, out)
	}
	roles, err := a.contentTypes(ctx)
	if err != nil {
		return err
	}
	switch mime {
	case mimeDOCX:
		return readDOCX(ctx, a, roles, out)
	case mimeXLSX:
		return readXLSX(ctx, a, roles, out)
	case mimePPTX:
		return readPPTX(ctx, a, roles, out)
	}
	return nil
}

// problemOf says what an office file's error means for its use.
func problemOf(err error) model.Problem {
	switch {
	case err == nil:
		return model.ProblemNone
	case errors.Is(err, errLocked):
		return model.ProblemLocked
	case errors.Is(err, errTooBig):
		return model.ProblemTooLong
	}
	return model.ProblemDamaged
}

// readDOCX reads the letterhead, the body, the notes and the foot lines. A
// missing body is damage, missing rest is not.
func readDOCX(ctx context.Context, a *archive, roles map[string][]string, out *textBuilder) error {
	if len(roles["word"]) == 0 {
		return errDamaged
	}
	for _, role := range []string{"header", "word", "footnotes", "endnotes", "footer"} {
		for _, part := range roles[role] {
			if role != "word" && !a.has(part) {
				continue
			}
			if err := a.walk(ctx, part, docxTokens(out)); err != nil {
				return err
			}
			out.newline()
		}
	}
	return nil
}

// docxTokens collects the text of WordprocessingML. Text boxes are written
// twice, for new and old programs; the second writing is left out. Deleted
// text has an element of its own and is not met here.
func docxTokens(out *textBuilder) func(xml.Token) error {
	inText, fallback := false, 0
	return func(t xml.Token) error {
		switch e := t.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "Fallback":
				fallback++
			case "t":
				inText = fallback == 0
			case "tab":
				out.space()
			case "br", "cr":
				out.newline()
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "Fallback":
				fallback--
			case "t":
				inText = false
			case "p":
				out.newline()
			case "tc":
				out.space()
			}
		case xml.CharData:
			if inText {
				return out.add(string(e))
			}
		}
		return nil
	}
}

// readPPTX reads slides and then their notes.
func readPPTX(ctx context.Context, a *archive, roles map[string][]string, out *textBuilder) error {
	if len(roles["powerpoint"]) == 0 || !a.has(roles["powerpoint"][0]) {
		return errDamaged
	}
	for _, role := range []string{"slide", "notesSlide"} {
		for _, part := range roles[role] {
			if err := a.walk(ctx, part, docxTokens(out)); err != nil { // DrawingML: the same names t, br, p
				return err
			}
			out.newline()
		}
	}
	return nil
}

// maxShared bounds the memory for a workbook's table of strings.
const maxShared = 32 << 20

// readXLSX reads the names of the sheets and then the cells, row by row.
// Numbers are given as stored: a date is a number of days there.
func readXLSX(ctx context.Context, a *archive, roles map[string][]string, out *textBuilder) error {
	if len(roles["excel"]) == 0 {
		return errDamaged
	}
	err := a.walk(ctx, roles["excel"][0], func(t xml.Token) error {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "sheet" {
			out.newline()
			return out.add(attr(e, "name"))
		}
		return nil
	})
	if err != nil {
		return err
	}
	out.newline()
	shared, err := sharedStrings(ctx, a, roles["sharedStrings"])
	if err != nil {
		return err
	}
	for _, part := range roles["worksheet"] {
		if err := a.walk(ctx, part, sheetTokens(shared, out)); err != nil {
			return err
		}
		out.newline()
	}
	return nil
}

func sharedStrings(ctx context.Context, a *archive, parts []string) ([]string, error) {
	var all []string
	var b strings.Builder
	inText, phonetic, size := false, false, 0
	for _, part := range parts {
		err := a.walk(ctx, part, func(t xml.Token) error {
			switch e := t.(type) {
			case xml.StartElement:
				phonetic = phonetic || e.Name.Local == "rPh" // how to read a Japanese word
				inText = e.Name.Local == "t" && !phonetic
			case xml.EndElement:
				inText = false
				phonetic = phonetic && e.Name.Local != "rPh"
				if e.Name.Local == "si" {
					all = append(all, b.String())
					size += b.Len() + 16
					b.Reset()
				}
			case xml.CharData:
				if inText {
					b.Write(e)
				}
			}
			if size+b.Len() > maxShared {
				return errTooBig
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// sheetTokens collects the cells of a worksheet.
func sheetTokens(shared []string, out *textBuilder) func(xml.Token) error {
	kind, inValue := "", false
	return func(t xml.Token) error {
		switch e := t.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "c":
				kind = attr(e, "t")
			case "v", "t":
				inValue = true
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "v", "t":
				inValue = false
			case "c":
				out.space()
			case "row":
				out.newline()
			}
		case xml.CharData:
			if !inValue {
				return nil
			}
			value := string(e)
			if kind == "s" {
				i, err := strconv.Atoi(strings.TrimSpace(value))
				if err != nil || i < 0 || i >= len(shared) {
					return nil // a cell that points nowhere is shown empty elsewhere too
				}
				value = shared[i]
			}
			return out.add(value)
		}
		return nil
	}
}

// readODF reads the head and foot lines, kept among the styles, and the body.
func readODF(ctx context.Context, a *archive, out *textBuilder) error {
	locked, err := a.odfLocked(ctx)
	if err != nil {
		return err
	}
	if locked {
		return errLocked
	}
	if a.has("styles.xml") {
		if err := a.walk(ctx, "styles.xml", odfTokens(out)); err != nil {
			return err
		}
		out.newline()
	}
	return a.walk(ctx, "content.xml", odfTokens(out))
}

// odfLocked looks into the list of parts for encrypted ones.
func (a *archive) odfLocked(ctx context.Context) (locked bool, err error) {
	if !a.has("META-INF/manifest.xml") {
		return false, nil
	}
	err = a.walk(ctx, "META-INF/manifest.xml", func(t xml.Token) error {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "encryption-data" {
			locked = true
			return errEnough
		}
		return nil
	})
	return locked, err
}

// odfTokens collects the text of paragraphs and headings.
func odfTokens(out *textBuilder) func(xml.Token) error {
	depth := 0 // paragraphs we are in: text boxes nest
	return func(t xml.Token) error {
		switch e := t.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "p", "h":
				depth++
			case "s", "tab":
				out.space()
			case "line-break":
				out.newline()
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "p", "h":
				depth--
				out.newline()
			}
		case xml.CharData:
			if depth > 0 {
				return out.add(string(e))
			}
		}
		return nil
	}
}
