package suggest

import (
	"regexp"
	"slices"
	"strings"

	"siapzi/model/lke"
)

// Points of clues about the place. They are added up level by level: a clue
// for P.1.i.a gives its area points to all of area 1, its aspek points to all
// of P.1.i, and its letter points to P.1.i.a alone. So a wrong letter still
// leaves the neighbours likelier than the rest.
const (
	pointsFolderHalf  = 3.0 // "Reform", "Pemenuhan", "Hasil"
	pointsFolderArea  = 4.0 // "AREA I", "VI. Pelayanan Publik", "Pokja 3"
	pointsFolderAspek = 3.5 // "ii. Budaya Pelayanan Prima"
	pointsFolderPart  = 3.5 // a bare number below an area, a bare letter below an aspek

	pointsCodeHalf   = 2.0
	pointsCodeArea   = 2.0
	pointsCodeAspek  = 2.0
	pointsCodeLetter = 8.5

	// agreedShare is what the letter of a whole code is worth more where a
	// folder names the same area: then these people number by this worksheet.
	agreedShare = 1.4
	// reformShare is what is left of a code's points for a question under
	// Reform where the code names no half: people then mean Pemenuhan.
	reformShare = 0.6
	// otherArea is what is left of a code's points when the folder names
	// another area.
	otherArea = 0.6
)

// clue is one observation about the place.
type clue struct {
	at                        address
	half, area, aspek, letter float64 // points
	reason                    string
}

// points gives what c says of a question at a. Fields that c does not know
// match everything, but Hasil must be named.
func (c clue) points(a address) float64 {
	if c.at.half == "" && a.half == "H" || c.at.half != "" && c.at.half != a.half {
		return 0
	}
	share := 1.0
	if c.at.half == "" && a.half == "R" && c.at.letter+c.at.aspek > 0 {
		share = reformShare
	}
	p := c.half
	if c.at.area != 0 && c.at.area != a.area {
		return p
	}
	p += c.area
	if c.at.ordinal != 0 {
		if c.at.ordinal == a.ordinal && a.half == "P" {
			p += c.letter
		}
		return p
	}
	if c.at.aspek != 0 && c.at.aspek != a.aspek {
		return p
	}
	p += c.aspek * share
	if c.at.letter != 0 && c.at.letter == a.letter {
		p += c.letter * share
	}
	return p
}

// places reads folders and file names.
type places struct {
	lex   *lexicon
	names []placeName
	rare  func(term string) float64
}

// placeName is a name that a folder may have.
type placeName struct {
	at    address
	terms []string
}

// newPlaces reads the names of areas and aspek.
func newPlaces(w *lke.Worksheet, terms *termIndex) *places {
	p := &places{lex: terms.lex}
	p.rare = func(t string) float64 {
		if v, ok := terms.worth[t]; ok {
			return v + 0.3 // a dull word of a name is still part of it
		}
		return rarest / 2
	}
	add := func(at address, name string) {
		if list := termsOf(p.lex.terms(name, false)); len(list) > 0 {
			p.names = append(p.names, placeName{at, list})
		}
	}
	for _, a := range w.Areas {
		add(address{area: a.No}, a.Name)
		for _, n := range areaNames[a.No] {
			add(address{area: a.No}, n)
		}
	}
	for _, n := range w.Nodes {
		if n.Level == lke.LevelAspek {
			add(addressOf(string(n.Code)), n.Name)
		}
	}
	return p
}

// addressOf reads a code of the worksheet.
func addressOf(code string) address {
	parts := strings.Split(strings.ToLower(code), ".")
	a := address{half: strings.ToUpper(parts[0])}
	if a.half == "H" {
		parts = slices.Insert(parts, 2, "i") // Hasil has no aspek between area and question
	}
	for i, p := range parts[1:] {
		switch i {
		case 0:
			a.area = figure(p)
		case 1:
			a.aspek = figure(p)
		case 2:
			if len(p) == 1 {
				a.letter = int(p[0]-'a') + 1
			}
		}
	}
	return a
}

// seen is what folders and name told about the place.
type seen struct {
	clues   []clue
	at      address   // what the folders above agree on
	folders []token   // words of folders that are no place
	named   []address // whole codes in the file name or the innermost folder that has one
	rest    string    // the file name without codes
}

// read looks at the folders from the outside in, then at the name.
func (p *places) read(folder, name string) seen {
	var s seen
	for _, part := range strings.FieldsFunc(folder, func(r rune) bool { return r == '/' || r == '\\' }) {
		p.readFolder(&s, strings.TrimSpace(part))
	}
	codes, rest := codesIn(name)
	s.rest = rest
	whole := false
	for _, c := range codes {
		if c.parts >= 3 || c.at.half == "H" {
			if !whole {
				s.named, whole = nil, true
			}
			s.named = append(s.named, s.fill(c.at))
		}
		s.clues = append(s.clues, s.meaning(c, "kode "+c.text+" di nama berkas")...)
	}
	for _, w := range rawWords(strings.ToLower(rest), false) {
		if w == "reform" {
			s.clues = append(s.clues, clue{at: address{half: "R"}, half: pointsFolderHalf, reason: "kata reform di nama berkas"})
		}
	}
	return s
}

// fill completes a code with what the folders say.
func (s *seen) fill(a address) address {
	if a.half == "" {
		a.half = s.at.half
	}
	return a
}

// meaning turns a written code into clues. What is not certain becomes several
// clues of few points, and words decide.
func (s *seen) meaning(c written, reason string) []clue {
	at := s.fill(c.at)
	full := clue{at: at, area: pointsCodeArea, aspek: pointsCodeAspek, letter: pointsCodeLetter, reason: reason}
	if c.at.half != "" {
		full.half = pointsCodeHalf
	}
	switch {
	case s.at.area == 0 || at.area == 0 || at.half == "H":
	case s.at.area == at.area:
		full.letter *= agreedShare
	default:
		full = full.scaled(otherArea)
	}
	// below gives a clue for aspek and letter within the area that the folders name.
	below := func(aspek, letter float64) clue {
		return clue{at: address{half: s.at.half, area: s.at.area, aspek: at.aspek, letter: at.letter}, aspek: aspek, letter: letter, reason: reason}
	}
	known := s.at.area != 0
	switch c.loose {
	case "":
		return []clue{full}
	case "i.a":
		if known {
			return []clue{below(2, 4)}
		}
		return []clue{below(1, 1.5)}
	case "n.a":
		old := clue{at: address{half: s.at.half, area: at.aspek, ordinal: at.letter}, reason: reason}
		switch {
		case !known:
			old.area, old.letter = 1.5, 1.5
			return []clue{old, below(0.3, 1)}
		case at.aspek == s.at.area: // "1/1.a": the sheet before 2021 counted letters through the area, others write aspek and letter
			old.letter = 2.5
			return []clue{old, below(0.5, 2.5)}
		}
		return []clue{below(2, 3.5)}
	case "n.i", "n.n":
		switch {
		case known && at.area == s.at.area:
			return []clue{{at: at, aspek: 2.5, reason: reason}}
		case known: // an aspek and a number of something else
			return nil
		case c.loose == "n.n":
			return []clue{{at: at, area: 1, aspek: 1, reason: reason}}
		}
		return []clue{{at: at, area: 2, aspek: 2.5, reason: reason}}
	case "a":
		if s.at.aspek != 0 {
			at.half, at.area, at.aspek = s.at.half, s.at.area, s.at.aspek
			return []clue{{at: at, letter: pointsFolderPart, reason: reason}}
		}
	}
	return nil
}

// scaled gives c with a share of its points.
func (c clue) scaled(f float64) clue {
	c.half, c.area, c.aspek, c.letter = c.half*f, c.area*f, c.aspek*f, c.letter*f
	return c
}

// areaLabel is a word that says "what follows is the number of an area".
var areaLabel = regexp.MustCompile(`\b(?:area|pokja|pilar|kelompok kerja|pengungkit|komponen)(?: perubahan)?[\s._\-:]*(vi|v|iv|i{1,3}|0?[1-6])\b`)

// numbering is what begins a numbered folder.
var numbering = regexp.MustCompile(`^[\s(\[]*(?:(vi|v|iv|i{1,3}|0?[1-6])|([a-h]))(?:$|[\s.)\]_\-]+)`)

// placeWords are words of folder names that only introduce a place.
var placeWords = set(`area pokja pilar komponen pengungkit aspek bidang perubahan zi tim wbk wbbm folder data lke pemenuhan reform`)

// readFolder takes one folder name apart.
func (p *places) readFolder(s *seen, name string) {
	low := strings.ToLower(name)
	if low == "" {
		return
	}
	reason := "folder " + name
	codes, rest := codesIn(low)
	for _, c := range codes {
		if c.parts >= 2 && c.loose != "a" {
			s.clues = append(s.clues, s.meaning(c, reason)...)
			s.enter(c)
			if c.parts >= 3 {
				s.named = []address{s.fill(c.at)}
			}
		} else if c.at.half != "" {
			s.clues = append(s.clues, clue{at: c.at, half: pointsFolderHalf, area: pointsFolderArea, reason: reason})
			s.at.half, s.at.area = c.at.half, c.at.area
		}
	}
	if len(codes) > 0 && codes[0].parts >= 2 {
		s.folders = append(s.folders, p.words(rest)...)
		return
	}
	p.readHalf(s, low, reason)
	if s.at.half == "H" && strings.Contains(low, "hasil") {
		return
	}
	if p.readArea(s, low, reason) {
		return
	}
	p.readPart(s, low, reason)
}

// enter remembers where the folder of a code is.
func (s *seen) enter(c written) {
	a := s.fill(c.at)
	if c.loose == "i.a" || c.loose == "n.a" {
		a.area = s.at.area
	}
	s.at = address{half: a.half, area: a.area, aspek: a.aspek}
}

// readHalf looks for Pemenuhan, Reform and Hasil.
func (p *places) readHalf(s *seen, low, reason string) {
	words := rawWords(low, false)
	half := ""
	switch {
	case slices.Contains(words, "reform"):
		half = "R"
	case slices.Contains(words, "pemenuhan"):
		half = "P"
	default:
		words = slices.DeleteFunc(words, func(w string) bool {
			return utf8Len(w) == 1 || figure(w) != 0 || w == "komponen" || isNumber(w)
		})
		if slices.Equal(words, []string{"hasil"}) {
			half = "H"
		}
	}
	if half != "" {
		s.at.half = half
		s.clues = append(s.clues, clue{at: address{half: half}, half: pointsFolderHalf, reason: reason})
	}
}

// readArea looks for an area by label, name or, outermost, by number alone.
func (p *places) readArea(s *seen, low, reason string) bool {
	area := 0
	if m := areaLabel.FindStringSubmatch(low); m != nil {
		area = figure(strings.TrimPrefix(m[1], "0"))
	}
	number, text := cutNumbering(low)
	if at, like := p.named(text, s.at, true); like > 0 {
		if _, aspek := p.named(text, s.at, false); area == 0 && aspek > like {
			return false // "Pengelolaan Akuntabilitas Kinerja" is no "Penguatan Akuntabilitas"
		}
		area = at.area
	}
	if area == 0 && text == "" && number > 0 && s.at.area == 0 {
		area = number
	}
	if area == 0 || area == s.at.area {
		return false
	}
	s.at.area, s.at.aspek = area, 0
	s.clues = append(s.clues, clue{at: address{half: s.at.half, area: area}, area: pointsFolderArea, reason: reason})
	return true
}

// readPart looks for an aspek or a question below what is known, and keeps the
// words of anything else.
func (p *places) readPart(s *seen, low, reason string) {
	number, text := cutNumbering(low)
	if at, like := p.named(text, s.at, false); like > 0 {
		c := clue{at: at, aspek: pointsFolderAspek, reason: reason}
		if s.at.area == 0 {
			c.area = pointsFolderArea / 2
		}
		s.clues = append(s.clues, c)
		s.at.area, s.at.aspek = at.area, at.aspek
		return
	}
	switch {
	case text == "" && number > 0 && s.at.area != 0 && s.at.aspek == 0:
		s.at.aspek = number
		s.clues = append(s.clues, clue{at: s.at, aspek: pointsFolderPart, reason: reason})
	case text == "" && number < 0 && s.at.aspek != 0:
		at := s.at
		at.letter = -number
		s.clues = append(s.clues, clue{at: at, letter: pointsFolderPart, reason: reason})
	default:
		s.folders = append(s.folders, p.words(text)...)
	}
}

// words gives the terms of a folder name that are not mere place words.
func (p *places) words(text string) []token {
	list := p.lex.terms(text, true)
	return slices.DeleteFunc(list, func(t token) bool { return placeWords[t.term] })
}

// cutNumbering parts "ii. Budaya" into 2 and "budaya". Letters count negative.
func cutNumbering(low string) (number int, text string) {
	m := numbering.FindStringSubmatch(low)
	switch {
	case m == nil:
		return 0, low
	case m[1] != "":
		number = figure(strings.TrimPrefix(m[1], "0"))
	default:
		number = -(int(m[2][0]-'a') + 1)
	}
	return number, strings.TrimSpace(low[len(m[0]):])
}

// alike is how equal a folder's words and a name must be, 0..1, to be the name.
const alike = 0.62

// named finds the area or aspek whose name text is most like, and how like; 0
// where none is.
func (p *places) named(text string, in address, area bool) (address, float64) {
	list := p.words(text)
	if len(list) == 0 {
		return address{}, 0
	}
	var best address
	most, tie := 0.0, false
	for _, n := range p.names {
		if area != (n.at.aspek == 0) || !area && in.area != 0 && n.at.area != in.area || in.half != "" && n.at.half != "" && n.at.half != in.half {
			continue
		}
		if l := p.likeness(list, n.terms); l > most {
			best, most, tie = n.at, l, false
		} else if l == most && best.area != n.at.area {
			tie = true
		}
	}
	if most < alike || tie {
		return address{}, 0
	}
	return best, most
}

// likeness is Dice's coefficient of two lists of terms, rare terms counting more.
func (p *places) likeness(list []token, name []string) float64 {
	both, all := 0.0, 0.0
	have := map[string]bool{}
	for _, t := range list {
		if !have[t.term] {
			have[t.term] = true
			all += p.rare(t.term)
		}
	}
	in := map[string]bool{}
	for _, t := range name {
		if in[t] || placeWords[t] && !have[t] {
			continue
		}
		in[t] = true
		all += p.rare(t)
		if have[t] {
			both += p.rare(t)
		}
	}
	if all == 0 {
		return 0
	}
	return 2 * both / all
}

func utf8Len(s string) int { return len([]rune(s)) }
