package lke

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"
)

// formula is a formula of the data, compiled once. Its program is read-only
// and safe for several goroutines.
type formula struct {
	source  string
	program *vm.Program
	names   []string // inputs it uses, in the order of the question's inputs
	divides bool     // some divisor depends on an input, so it can be 0

	// For "cond ? then : other", only to show the branch that counts.
	cond        *vm.Program
	then, other *formula
}

// errZero is what a division by 0 ends with. The language itself would go on
// with +Inf or NaN, and min(1, +Inf) would make a full mark of it.
var errZero = errors.New("pembagi 0")

// divide stands for the operator "/" in compiled formulas. It is not a name
// that a formula can use, since formulas may call min and max only.
const divide = "bagi"

// compileFormula checks that source keeps to the language of the data –
// numbers, names, + - * /, ==, and, min, max, "? :" – and compiles it. All
// problems are given at once, in Indonesian.
func compileFormula(source string, names []string) (*formula, []string) {
	tree, err := parser.Parse(source)
	if err != nil {
		return nil, []string{"rumus tidak dapat dibaca: " + firstLine(err)}
	}
	check := &formulaCheck{names: names}
	ast.Walk(&tree.Node, check)
	if check.problems != nil {
		return nil, check.problems
	}
	f := &formula{source: source, divides: check.divides}
	for _, n := range names {
		if slices.Contains(check.used, n) {
			f.names = append(f.names, n)
		}
	}
	if f.program, err = compile(source, names, expr.AsFloat64()); err != nil {
		return nil, []string{"rumus tidak dapat disusun: " + firstLine(err)}
	}
	if c, ok := tree.Node.(*ast.ConditionalNode); ok {
		if f.cond, err = compile(c.Cond.String(), names, expr.AsBool()); err != nil {
			return nil, []string{"syarat dalam rumus tidak dapat disusun: " + firstLine(err)}
		}
		var faults, more []string
		f.then, faults = compileFormula(c.Exp1.String(), names)
		f.other, more = compileFormula(c.Exp2.String(), names)
		if faults = append(faults, more...); faults != nil {
			return nil, faults
		}
	}
	return f, nil
}

func compile(source string, names []string, result expr.Option) (*vm.Program, error) {
	env := map[string]any{}
	for _, n := range names {
		env[n] = float64(0)
	}
	return expr.Compile(source, expr.Env(env), result, expr.WarnOnAny(),
		expr.Function(divide, quotient, new(func(float64, float64) float64)), expr.Patch(divider{}))
}

// eval gives the value of the formula, or errZero when the branch that counts
// divides by 0. Every name of the formula must be in inputs.
func (f *formula) eval(inputs map[string]float64) (float64, error) {
	v, err := expr.Run(f.program, f.env(inputs))
	if errors.Is(err, errZero) {
		return 0, errZero
	}
	if err != nil {
		return 0, fmt.Errorf("lke: evaluate %q: %w", f.source, err)
	}
	return v.(float64), nil // expr.AsFloat64
}

func (f *formula) env(inputs map[string]float64) map[string]any {
	env := make(map[string]any, len(f.names))
	for _, n := range f.names {
		env[n] = inputs[n]
	}
	return env
}

func quotient(args ...any) (any, error) {
	a, b := args[0].(float64), args[1].(float64) // its declared type
	if b == 0 {
		return nil, errZero
	}
	return a / b, nil
}

// divider replaces every "/" by a call of quotient.
type divider struct{}

func (divider) Visit(node *ast.Node) {
	if b, ok := (*node).(*ast.BinaryNode); ok && b.Operator == "/" {
		ast.Patch(node, &ast.CallNode{Callee: &ast.IdentifierNode{Value: divide}, Arguments: []ast.Node{b.Left, b.Right}})
	}
}

// formulaCheck walks a formula and notes what it uses and what it must not.
type formulaCheck struct {
	names    []string
	used     []string
	divides  bool
	problems []string
}

func (c *formulaCheck) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.IntegerNode, *ast.FloatNode:
	case *ast.IdentifierNode:
		if !slices.Contains(c.names, n.Value) {
			c.refuse("masukan %q tidak ada pada soal ini", n.Value)
		} else if !slices.Contains(c.used, n.Value) {
			c.used = append(c.used, n.Value)
		}
	case *ast.BinaryNode:
		if !slices.Contains([]string{"+", "-", "*", "/", "==", "and"}, n.Operator) {
			c.refuse("tanda %q tidak dipakai dalam rumus", n.Operator)
		}
		if n.Operator == "/" {
			c.divisor(n.Right)
		}
	case *ast.UnaryNode:
		if n.Operator != "-" && n.Operator != "+" {
			c.refuse("tanda %q tidak dipakai dalam rumus", n.Operator)
		}
	case *ast.BuiltinNode:
		if n.Name != "min" && n.Name != "max" {
			c.refuse("fungsi %q tidak dipakai dalam rumus", n.Name)
		}
	case *ast.ConditionalNode:
	default:
		c.refuse("bagian %q tidak dipakai dalam rumus", n.String())
	}
}

// divisor notes whether d can become 0. It can when it holds an input; a
// divisor of plain numbers must not be 0 to begin with.
func (c *formulaCheck) divisor(d ast.Node) {
	inner := &formulaCheck{names: c.names}
	ast.Walk(&d, inner)
	if len(inner.used) > 0 {
		c.divides = true
		return
	}
	zero := false
	switch n := d.(type) {
	case *ast.IntegerNode:
		zero = n.Value == 0
	case *ast.FloatNode:
		zero = n.Value == 0
	}
	if zero {
		c.refuse("rumus selalu membagi dengan 0")
	}
}

func (c *formulaCheck) refuse(format string, args ...any) {
	if msg := fmt.Sprintf(format, args...); !slices.Contains(c.problems, msg) {
		c.problems = append(c.problems, msg)
	}
}

func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}

var formulaWord = regexp.MustCompile(`[A-Za-z_][A-Za-z0-9_]*|[0-9]+(\.[0-9]+)?|==|.`)

// show writes the formula with numbers in place of names, as people write
// arithmetic: "min(1; 7 ÷ 8)". Of a condition it writes the branch that counts.
func (f *formula) show(inputs map[string]float64) string {
	if f.cond != nil {
		if yes, err := expr.Run(f.cond, f.env(inputs)); err == nil && yes == true {
			return f.then.show(inputs)
		}
		return f.other.show(inputs)
	}
	var b strings.Builder
	for _, word := range formulaWord.FindAllString(f.source, -1) {
		switch {
		case slices.Contains(f.names, word):
			b.WriteString(number(inputs[word]))
		case shownSigns[word] != "":
			b.WriteString(shownSigns[word])
		case word[0] >= '0' && word[0] <= '9':
			b.WriteString(strings.ReplaceAll(word, ".", ","))
		default:
			b.WriteString(word)
		}
	}
	return b.String()
}

// shownSigns are the signs of formulas as people write them.
var shownSigns = map[string]string{"/": "÷", "*": "×", "-": "−", "==": "=", "and": "dan", ",": ";"}
