package suggest

import (
	"math"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"siapzi/model"
	"siapzi/model/lke"
)

// AutoThreshold is the least Score of a suggestion that may be linked without
// asking; see Auto. A wrong link does more harm than a missing one, since people
// look for what is missing but trust what is there. So the bar is precision
// (share of right links among those made) of 0.95 or more on every set; recall
// is the share of files that get a right link. Measured by TestMeasure:
//
//	set                                  files  first right  precision  recall
//	judge set (no weight fitted to it)    100        98.9 %      1.000   0.926
//	practice set (weights fitted to it)   177        97.6 %      0.987   0.921
//	sample as imported                     45       100.0 %      1.000   0.955
//	sample, names without folders          45        95.5 %      1.000   0.932
//	sample, texts without names            31       100.0 %      1.000   0.967
//
// and, on names that other units published (not part of the project; used for
// the weights as well): 79 and 133 names without folders, first right 94.9 %
// and 95.5 %, precision 0.985 and 0.973, recall 0.823 and 0.812. Of 60 names of
// papers that every office has and no question asks for, 4 were linked
// ("Struktur Organisasi" among them). Between 0.5 and 0.9 precision hardly
// changes, recall falls by five points; 0.75 leaves room for stranger files.
const AutoThreshold = 0.75

// Input is what is known of a file.
type Input struct {
	Name   string             // file name with extension
	Folder string             // folders above it, outermost first, with "/"; may be empty
	Title  string             // title read from it, may be empty or equal to Name
	Text   string             // its text as far as it could be read, may be empty
	Kind   model.DocumentKind // may be empty
}

// Suggestion is one question that a document may prove.
type Suggestion struct {
	Code     model.Code
	Evidence int     // 1-based place of the expected evidence that fits best; 0 = none
	Score    float64 // 0..1, how sure
	Reason   string  // in Indonesian, for people: why
}

// Index knows the questions of one worksheet. It is read-only.
type Index struct {
	questions []*lke.Node
	addresses []address
	terms     *termIndex
	places    *places
	evidence  [][]evidenceTerms
}

// New gives the index of w. It is built once per worksheet and shared, since
// it is read-only.
func New(w *lke.Worksheet) *Index {
	if x, ok := indexes.Load(w); ok {
		return x.(*Index)
	}
	x, _ := indexes.LoadOrStore(w, build(w))
	return x.(*Index)
}

// indexes keeps what New built.
var indexes sync.Map // *lke.Worksheet → *Index

// build reads the questions of w.
func build(w *lke.Worksheet) *Index {
	x := &Index{questions: w.Questions}
	x.terms = newTermIndex(newLexicon(), w.Questions)
	x.places = newPlaces(w, x.terms)
	for _, q := range w.Questions {
		x.addresses = append(x.addresses, addressOf(string(q.Code)))
		x.evidence = append(x.evidence, x.readEvidence(q))
	}
	x.number()
	return x
}

// number sets the ordinals of addresses: the place of a question within the
// half of its area.
func (x *Index) number() {
	count := map[address]int{}
	for i, a := range x.addresses {
		area := address{half: a.half, area: a.area}
		count[area]++
		x.addresses[i].ordinal = count[area]
	}
}

// Weights of the clues that are words, in points, and what speaks against all
// questions. They were fitted to testdata/latihan.tsv
// and to names that other units published, and rounded.
const (
	weightName    = 2.8 // name and title
	weightKeyword = 0.7 // a keyword of the worksheet that stands whole in the name
	weightHeading = 1.3 // headings of the text
	weightFolder  = 2.0 // words of folders
	weightText    = 3.0 // the text's best question; others in proportion

	pointsNone    = 6.3 // "proves no question at all"
	pointsCustom  = 0.8 // Pemenuhan before Reform and Hasil
	pointsFacet   = 2.5 // against a question whose facet nothing mentions
	pointsMeeting = 0.5 // for questions that expect a meeting package, if it is a part of one

	least = 0.04 // suggestions below this are noise
	most  = 3    // suggestions given
)

// Suggest gives at most three questions that the document may prove, the
// likeliest first. Equal scores stand in the order of the worksheet. h may be
// nil.
func (x *Index) Suggest(in Input, h *Habits) []Suggestion {
	d := x.read(in)
	hits := h.look(in.Folder, in.titleOrName())
	points := make([]float64, len(x.questions))
	for i, q := range x.questions {
		points[i] = x.points(d, i) + hits[q.Code].points
	}
	shares := x.shares(points, d.place.named)
	order := make([]int, len(points))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case shares[a] > shares[b]:
			return -1
		case shares[a] < shares[b]:
			return 1
		}
		return 0
	})
	var out []Suggestion
	for _, i := range order[:min(most, len(order))] {
		if shares[i] < least {
			break
		}
		out = append(out, Suggestion{
			Code: x.questions[i].Code, Evidence: x.fitting(d, i), Score: math.Floor(shares[i]*1e4) / 1e4,
			Reason: x.reason(d, i, hits[x.questions[i].Code]),
		})
	}
	return out
}

// Auto gives the suggestions that may be linked without asking: all with at
// least AutoThreshold. Scores are shares of one certainty, so that is the best
// one or none, except where the name itself carries several whole codes
// ("1.i.a & 1.i.b …"): these do not compete, and each may pass.
func Auto(list []Suggestion) []Suggestion {
	var out []Suggestion
	for _, s := range list {
		if s.Score >= AutoThreshold {
			out = append(out, s)
		}
	}
	return out
}

// mute is the worth of names that say nothing.
const mute = 1.0

// document is an Input taken apart.
type document struct {
	place   seen
	name    []token // of the file name without codes
	title   []token // of the title, where it says more
	heading []token
	kind    model.DocumentKind

	byName, byKeyword, byHeading, byFolder, byText []float64 // per question

	facets     map[string]bool // groups mentioned anywhere but in the running text
	nameFacets []string        // groups that the name itself mentions
	meeting    bool
	textBag    bag
	nameBag    bag
}

// textCap is how many bytes of a text are read. Real documents say on their
// first pages what they are; a long annex would only blur it.
const textCap = 16 << 10

// read takes in apart and scores its words against all questions.
func (x *Index) read(in Input) *document {
	d := &document{kind: in.Kind, facets: map[string]bool{}}
	lex := x.terms.lex
	d.place = x.places.read(in.Folder, stem(in.Name))
	d.name = lex.terms(d.place.rest, true)
	if in.Title != "" {
		_, rest := codesIn(in.Title)
		d.title = lex.terms(rest, true)
	}
	text := in.Text
	if len(text) > textCap {
		text = strings.ToValidUTF8(text[:textCap], "")
	}
	d.heading = lex.terms(headings(text), false)
	d.nameBag = maxBag(bagOf(d.name), bagOf(d.title))
	d.byName = x.terms.score(d.nameBag)
	share := 0.6 + 0.4*max(x.terms.share(d.name), x.terms.share(d.title))
	for i := range d.byName {
		d.byName[i] *= share
	}
	d.byKeyword = maxEach(x.terms.keyword(d.name), x.terms.keyword(d.title))
	d.byHeading = x.terms.score(without(bagOf(d.heading), d.nameBag))
	d.byFolder = x.terms.score(without(bagOf(d.place.folders), d.nameBag))
	d.textBag = bagOf(lex.terms(text, false))
	d.byText = relative(x.terms.scoreText(d.textBag))
	if x.terms.worthOf(d.nameBag) < mute {
		for i := range d.byText {
			d.byText[i] *= 2 // "scan0041.pdf": only the text speaks
		}
	}
	for _, list := range [][]token{d.name, d.title, d.heading, d.place.folders} {
		for _, t := range list {
			addFacets(d.facets, t.term)
		}
	}
	own := map[string]bool{}
	for _, t := range append(slices.Clone(d.name), d.title...) {
		if f := facets[t.term]; f != "" && !own[f] {
			own[f] = true
			d.nameFacets = append(d.nameFacets, f)
		}
	}
	d.meeting = in.Kind == model.KindInvitation || in.Kind == model.KindAttendance || in.Kind == model.KindMinutes
	for _, t := range d.name {
		d.meeting = d.meeting || meetingTerms[t.term]
	}
	return d
}

// points adds up what the clues of d say of question i.
func (x *Index) points(d *document, i int) float64 {
	p := weightName*d.byName[i] + weightKeyword*d.byKeyword[i] + weightHeading*d.byHeading[i] +
		weightFolder*d.byFolder[i] + weightText*d.byText[i]
	for _, c := range d.place.clues {
		p += c.points(x.addresses[i])
	}
	if x.addresses[i].half == "P" {
		p += pointsCustom
	}
	if f := x.evidence[i]; d.meeting && slices.ContainsFunc(f, func(e evidenceTerms) bool { return e.meeting }) {
		p += pointsMeeting
	}
	for _, t := range x.terms.facetsOf[i] {
		if !d.facets[t] {
			p -= pointsFacet
			break
		}
	}
	for _, f := range d.nameFacets {
		if !x.terms.hasFacet[i][f] {
			p -= facetCost[f]
		}
	}
	return p
}

// shares turns points into shares of 1, "no question" having its own. Questions
// that the name itself names with whole codes are no rivals of each other.
func (x *Index) shares(points []float64, named []address) []float64 {
	top := max(pointsNone, slices.Max(points)) // taken off so that no exponential overflows
	rivals := math.Exp(pointsNone - top)       // of everybody, and of a named one among strangers
	odds, isNamed := make([]float64, len(points)), make([]bool, len(points))
	friends := 0.0
	for i, p := range points {
		odds[i] = math.Exp(p - top)
		if isNamed[i] = len(named) > 1 && x.isNamed(i, named); isNamed[i] {
			friends += odds[i]
		} else {
			rivals += odds[i]
		}
	}
	out := make([]float64, len(points))
	for i := range points {
		if isNamed[i] {
			out[i] = odds[i] / (rivals + odds[i])
		} else {
			out[i] = odds[i] / (rivals + friends)
		}
	}
	return out
}

// isNamed tells whether one of several whole codes means question i.
func (x *Index) isNamed(i int, named []address) bool {
	a := x.addresses[i]
	return slices.ContainsFunc(named, func(n address) bool {
		half := n.half
		if half == "" {
			half = "P"
		}
		return half == a.half && n.area == a.area && n.aspek == a.aspek && n.letter == a.letter
	})
}

// headings gives the lines of the first part of text that say what it is: those
// in capitals, and the subjects of letters and minutes.
func headings(text string) string {
	var b strings.Builder
	lines := 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if lines++; lines > headingLines {
			break
		}
		if isHeading(line) {
			b.WriteString(line)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

const (
	headingLines  = 40
	headingLength = 160 // bytes; longer lines in capitals are forms or noise
)

// subject begins a line that says what a letter or a meeting is about.
var subject = regexp.MustCompile(`(?i)^(?:hal|perihal|tentang|agenda|acara|judul|nama kegiatan|kegiatan)\s*:`)

// isHeading tells whether a line is a subject, or short and mostly in capitals.
func isHeading(line string) bool {
	if subject.MatchString(line) {
		return true
	}
	upper, letters := 0, 0
	for _, r := range line {
		if 'A' <= r && r <= 'Z' {
			upper++
			letters++
		} else if 'a' <= r && r <= 'z' {
			letters++
		}
	}
	return letters >= 4 && upper*10 >= letters*7 && len(line) <= headingLength
}

// relative divides by the largest, if that is worth speaking of.
func relative(list []float64) []float64 {
	const enough = 3.0
	if m := max(slices.Max(list), enough); m > 0 {
		for i := range list {
			list[i] /= m
		}
	}
	return list
}

// maxBag keeps of each term the larger count.
func maxBag(a, b bag) bag {
	for t, n := range b {
		a[t] = max(a[t], n)
	}
	return a
}

// without drops what stands in other, so that nothing is counted twice.
func without(b, other bag) bag {
	for t := range other {
		delete(b, t)
	}
	return b
}

func maxEach(a, b []float64) []float64 {
	for i := range a {
		a[i] = max(a[i], b[i])
	}
	return a
}

// stem is a file name without a known kind of extension.
func stem(name string) string {
	if ext := path.Ext(name); len(ext) > 1 && len(ext) <= 5 && !strings.ContainsAny(ext, " )(") {
		return strings.TrimSuffix(name, ext)
	}
	return name
}

// titleOrName is what people know the document by.
func (in Input) titleOrName() string {
	if in.Title != "" {
		return in.Title
	}
	return in.Name
}
