package lke

import (
	"sync"

	"siapzi/assets"
	"siapzi/model"
)

// Worksheet is one loaded LKE. It is read-only: callers must not change it or
// anything that it points to.
type Worksheet struct {
	ID         string // "lke-zi-2021"; kept with scores and bundles
	Title      string
	Regulation string // the regulation it comes from
	AmendedBy  string
	Wording    string // who worded the questions and where the official text is

	Roots     []*Node // komponen
	Nodes     []*Node // all nodes in document order, parents before children
	Questions []*Node // the questions among Nodes, same order
	Areas     []Area

	Targets       map[model.Target]*TargetRules
	Prerequisites []Prerequisite // instansi first, then unit, as in the data
	GradeOrder    GradeOrder
	Relief        Relief // afirmasi
	Scoring       Scoring

	MeetingParts   []string     // parts of a meeting package (paket rapat)
	KawasanAspects []string     // integration aspects of a kawasan
	ServiceCulture []model.Code // questions on budaya pelayanan prima
	Periods        []string     // months of the action plan, "B01".."B12"

	byCode   map[model.Code]*Node
	byFolded map[string]*Node // see ParseCode
}

// Level is the kind of a node.
type Level string

// The levels from the top down.
const (
	LevelKomponen    Level = "komponen"
	LevelSubkomponen Level = "subkomponen"
	LevelArea        Level = "area"
	LevelAspek       Level = "aspek"
	LevelSoal        Level = "soal"
)

// depth gives the place of l from the top, 0 for an unknown level.
func (l Level) depth() int {
	switch l {
	case LevelKomponen:
		return 1
	case LevelSubkomponen:
		return 2
	case LevelArea:
		return 3
	case LevelAspek:
		return 4
	case LevelSoal:
		return 5
	}
	return 0
}

// Rollup is how a node gets its score from its children.
type Rollup string

// The rollups. Average and weighted nodes have questions as children, sum
// nodes have other nodes.
const (
	RollupAverage  Rollup = "average"  // mean of the questions' fractions × weight
	RollupWeighted Rollup = "weighted" // sum of fraction × the question's own weight
	RollupSum      Rollup = "sum"      // sum of the children's scores
)

// Scale is how a question is answered: a named list of options of the data, or
// one of the two scales with numbers.
type Scale string

// The scales with numbers. All others are lists of options.
const (
	ScaleRatio Scale = "rasio"  // counts and a formula
	ScaleIndex Scale = "indeks" // a survey index
)

// Node is one line of the worksheet.
type Node struct {
	Code  model.Code
	Level Level
	Label string // as printed before the name: "1", "iii", "b"
	Name  string
	// Weight is the most points the node can get. For a question without a
	// weight of its own it is the aspek's weight ÷ number of its questions.
	Weight   float64
	Rollup   Rollup // "" for questions
	Parent   *Node  // nil for roots
	Children []*Node
	Notes    string

	// The rest is set for questions only.

	Gist         string // what is asked, in our words
	PrintedLabel string // the label that the regulation prints, where it differs
	Scale        Scale
	Options      []Option // empty for ratio and index
	Inputs       []Input  // empty for options
	Derived      []Derived
	Formula      string // as in the data
	FormulaNote  string // the formula in words
	OnZero       *OnZero
	Evidence     []Evidence
	Keywords     []string
	Pokja        int // 1..6; 0 for questions outside the areas (Hasil)

	// Rows of the official workbook and of the PortalRB export, 0 for none.
	XLSXRow, PortalXLSXRow int
	PortalSoalIDs          []int

	index     int  // place in Worksheet.Nodes
	ownWeight bool // the data gave the question a weight of its own
	formula   *formula
}

// IsQuestion tells whether n is answered.
func (n *Node) IsQuestion() bool { return n.Level == LevelSoal }

// HasInputs tells whether n is answered with numbers instead of an option.
func (n *Node) HasInputs() bool { return len(n.Inputs) > 0 }

// Option gives the option with exactly this key.
func (n *Node) Option(key string) (Option, bool) {
	for _, o := range n.Options {
		if o.Key == key {
			return o, true
		}
	}
	return Option{}, false
}

// Input gives the input with exactly this key.
func (n *Node) Input(key string) (Input, bool) {
	for _, in := range n.Inputs {
		if in.Key == key {
			return in, true
		}
	}
	return Input{}, false
}

// Option is one choice of a question.
type Option struct {
	Key       string
	Value     float64 // fraction 0..1
	Criterion string  // when this option is the right one
}

// Input is one number of a question.
type Input struct {
	Key, Label, Unit string
	Min, Max         *float64 // nil for no limit
	Integer          bool
	InFormula        bool // false: must be filled all the same, but does not count

	XLSXRow, PortalXLSXRow, PortalSoalID int // 0 for none
}

// Derived is a number that people see beside the inputs, computed from them.
type Derived struct {
	Key, Label, Expr string
	XLSXRow          int
	formula          *formula
}

// OnZero says what a ratio is worth when its divisor is 0.
type OnZero struct {
	Value *float64 // nil: the regulation has no rule, TPI decides
	Note  string
}

// Evidence is one kind of document that a question expects.
type Evidence struct {
	Name           string
	Rhythm         string // "tahunan", "semesteran", "triwulanan", "bulanan", "insidental"
	MeetingPackage bool   // proved by a meeting package, see Worksheet.MeetingParts
}

// Area is one of the areas of change: its half under Pemenuhan and its half
// under Reform, and the Pokja that works on it.
type Area struct {
	No                int
	Name              string
	Pokja             int
	PokjaName         string
	Weight            float64 // both halves
	WeightPemenuhan   float64
	WeightReform      float64
	Nodes             []model.Code // the halves, Pemenuhan first
	pemenuhan, reform *Node
}

// Scoring holds the rules of the data in words and the two numbers that
// comparing and showing use.
type Scoring struct {
	Average, Weighted, Sum string  // the rollups in words
	Provisional, Safe      string  // the two scores in words
	Tolerance              float64 // a gate is met from minimum − Tolerance on
	DisplayDecimals        int
}

// Default gives the worksheet of PermenPANRB 90/2021 that the program ships
// with. It is parsed once and shared.
func Default() *Worksheet { return shipped() }

// shipped panics on broken data: it is part of the program, and a test loads it.
var shipped = sync.OnceValue(func() *Worksheet {
	w, err := Load(assets.LKE2021)
	if err != nil {
		panic("lke: embedded worksheet: " + err.Error())
	}
	return w
})

// Node gives the node with exactly this code, nil if there is none. ParseCode
// reads codes as people type them.
func (w *Worksheet) Node(c model.Code) *Node { return w.byCode[c] }

// Question gives the question with exactly this code, nil if there is none or
// the code is that of another node.
func (w *Worksheet) Question(c model.Code) *Node {
	if n := w.byCode[c]; n != nil && n.IsQuestion() {
		return n
	}
	return nil
}

// AreaOf gives the area that c belongs to; ok is false outside the areas.
func (w *Worksheet) AreaOf(c model.Code) (area Area, ok bool) {
	for n := w.byCode[c]; n != nil; n = n.Parent {
		for _, a := range w.Areas {
			if n == a.pemenuhan || n == a.reform {
				return a, true
			}
		}
	}
	return Area{}, false
}
