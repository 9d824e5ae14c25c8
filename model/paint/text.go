package paint

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/unicode/norm"

	"siapzi/assets"
)

const (
	nbsp    = '\u00A0' // keeps two words on one line
	missing = '\u25A1' // □ stands for a letter that the fonts do not have

	// wordSpace is added to every space, in em: the family's own is too narrow
	// to tell words apart on paper.
	wordSpace = 0.08
)

// Printable gives s as it will stand on paper: composed letters (NFC), one
// kind of space, no control or invisible characters, and "□" for every letter
// that the fonts do not have (emoji, CJK, Arabic). No-break spaces stay, they
// steer wrapping. Line ends become spaces.
func Printable(s string) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	for _, r := range norm.NFC.String(strings.ToValidUTF8(s, string(missing))) {
		switch {
		case r == nbsp || r == '\u2007' || r == '\u202F': // no-break, figure, narrow no-break space
			b.WriteRune(nbsp)
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case r == '\u2010' || r == '\u2011': // hyphen, no-break hyphen
			b.WriteByte('-')
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Mn):
			// Control, joiner, variation selector, stray accent: no ink of its own.
		case hasGlyph(r):
			b.WriteRune(r)
		default:
			b.WriteRune(missing)
		}
	}
	return b.String()
}

// isPlain tells whether s is printable ASCII, the common case.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// glyphs says which runes of the basic plane the family can show. All faces
// have the same repertoire; a test holds that true.
var glyphs = sync.OnceValue(func() *[1 << 16]bool { return coverage(assets.FontRegular) })

// coverage reads a font's character map.
func coverage(font []byte) *[1 << 16]bool {
	set := new([1 << 16]bool)
	f, err := sfnt.Parse(font)
	if err != nil {
		panic("paint: embedded font: " + err.Error()) // a broken build
	}
	var buf sfnt.Buffer
	for r := range set {
		if g, err := f.GlyphIndex(&buf, rune(r)); err == nil && g != 0 {
			set[r] = true
		}
	}
	return set
}

// hasGlyph tells whether the family can show r. Runes above U+FFFF never can,
// gofpdf would panic on them.
func hasGlyph(r rune) bool { return r > ' ' && r < 1<<16 && glyphs()[r] }

// drawn is Printable with no-break spaces turned into spaces, since the
// family's own no-break space has another width.
func drawn(s string) string {
	if isPlain(s) {
		return s
	}
	return strings.ReplaceAll(Printable(s), string(nbsp), " ")
}

// Width gives how wide s is in the current font, in millimetres, including the
// widened word spaces.
func (c *Canvas) Width(s string) float64 { return c.width1(drawn(s)) }

// width1 measures text that is already cleaned.
func (c *Canvas) width1(s string) float64 {
	return c.pdf.GetStringWidth(s) + float64(strings.Count(s, " "))*wordSpace*c.em()
}

// em is the current font size in millimetres.
func (c *Canvas) em() float64 { return c.size / PointsPerMM }

// Text draws one line with its left end at x.
func (c *Canvas) Text(x, y float64, s string) { c.put(x, y, drawn(s)) }

// TextRight draws one line with its right end at x.
func (c *Canvas) TextRight(x, y float64, s string) {
	s = drawn(s)
	c.put(x-c.width1(s), y, s)
}

// TextCenter draws one line with its middle at x.
func (c *Canvas) TextCenter(x, y float64, s string) {
	s = drawn(s)
	c.put(x-c.width1(s)/2, y, s)
}

// Decimal draws a number so that its decimal comma (or its end, when it has
// none) stands at x. The family's digits are proportional, so numbers below
// each other line up at the comma, never at their right ends.
func (c *Canvas) Decimal(x, y float64, s string) {
	s = drawn(s)
	before, _, _ := strings.Cut(s, ",")
	c.put(x-c.width1(before), y, s)
}

// put draws cleaned text.
func (c *Canvas) put(x, y float64, s string) {
	if s == "" {
		return
	}
	if !strings.Contains(s, " ") {
		c.pdf.Text(x, y, s)
		return
	}
	// SetWordSpacing has no effect on UTF-8 fonts, a justified cell has: it
	// spreads the words over the width. Its baseline is 0.3 em below y.
	c.pdf.SetXY(x, y-0.3*c.em())
	c.pdf.CellFormat(c.width1(s), 0, s, "", 0, "J", false, 0, "")
}

// TextWrapped draws s in lines of at most w and gives the baseline that the
// line after the last one would have.
func (c *Canvas) TextWrapped(x, y, w, lineHeight float64, s string) (yEnd float64) {
	for _, line := range c.Wrap(s, w) {
		c.Text(x, y, line)
		y += lineHeight
	}
	return y
}

// TextHidden writes s in lines of at most w without any ink, so that a picture
// of text can be searched and copied from. What does not fit on the page is
// left out.
func (c *Canvas) TextHidden(x, y, w, lineHeight float64, s string) {
	if strings.TrimSpace(s) == "" {
		return
	}
	c.pdf.SetTextRenderingMode(3)
	for _, line := range c.Wrap(s, w) {
		if y > c.height {
			break
		}
		c.Text(x, y, line)
		y += lineHeight
	}
	c.pdf.SetTextRenderingMode(0)
}

// Wrap cuts s into lines that are at most w wide in the current font. It cuts
// at line ends and at plain spaces, keeps no-break spaces and the double spaces
// of real file names, and cuts inside a word only where the word alone is
// wider than w. The result has at least one line.
func (c *Canvas) Wrap(s string, w float64) []string {
	var lines []string
	for _, par := range strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		lines = c.wrapParagraph(lines, Printable(par), w)
	}
	return lines
}

// wrapParagraph appends the lines of one paragraph of cleaned text.
func (c *Canvas) wrapParagraph(lines []string, par string, w float64) []string {
	gap := c.width1(" ")
	line, lineW := "", 0.0
	for i, word := range strings.Split(par, " ") {
		wordW := c.width1(strings.ReplaceAll(word, string(nbsp), " "))
		switch {
		case i == 0:
			line, lineW = word, wordW
		case lineW+gap+wordW <= w:
			line, lineW = line+" "+word, lineW+gap+wordW
		default:
			lines = append(lines, strings.TrimRight(line, " "))
			line, lineW = word, wordW
		}
		for lineW > w && utf8.RuneCountInString(line) > 1 {
			head, tail := c.cut(line, w)
			lines = append(lines, head)
			line, lineW = tail, c.Width(tail)
		}
	}
	return append(lines, strings.TrimRight(line, " "))
}

// cut parts a word that is wider than w: behind the last joiner that fits, or
// else behind the last letter that fits.
func (c *Canvas) cut(word string, w float64) (head, tail string) {
	end, joint := 0, 0
	for i, r := range word {
		if next := i + utf8.RuneLen(r); i == 0 || c.Width(word[:next]) <= w {
			end = next
			if strings.ContainsRune("_-./\\,;:+&=", r) {
				joint = next
			}
			continue
		}
		break
	}
	if joint > end/2 {
		end = joint
	}
	return word[:end], word[end:]
}

// Shorten gives s, cut and ended with "…" where it is wider than w. Only lists
// that stand in full elsewhere may be shortened.
func (c *Canvas) Shorten(s string, w float64) string {
	s = Printable(s)
	if c.Width(s) <= w {
		return s
	}
	runes := []rune(s)
	for n := len(runes) - 1; n > 0; n-- {
		if cut := strings.TrimRight(string(runes[:n]), " ,;") + " …"; c.Width(cut) <= w {
			return cut
		}
	}
	return "…"
}
