package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/survey"
)

// TestEveryTextIsTranslated reads the sources: every literal that goes through
// lang.L on a screen, and every stage that a job names, needs its English.
func TestEveryTextIsTranslated(t *testing.T) {
	english, err := readWords("en")
	if err != nil {
		t.Fatal(err)
	}
	holes := regexp.MustCompile(`\{\{[^}]*\}\}`)
	for text, place := range texts(t) {
		en, ok := english[text]
		if !ok {
			t.Errorf("%s: %q has no English in assets/i18n/en.json", place, text)
			continue
		}
		want, got := holes.FindAllString(text, -1), holes.FindAllString(en, -1)
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(want, got) {
			t.Errorf("%q: fills %v, its English fills %v", text, want, got)
		}
	}
}

func TestLanguages(t *testing.T) {
	for code, want := range map[string]string{"en": "Open a workspace", "id": "Buka ruang kerja"} {
		if err := LoadLanguage(code); err != nil {
			t.Fatal(err)
		}
		if got := lang.L("Buka ruang kerja"); got != want {
			t.Errorf("%s: got %q, want %q", code, got, want)
		}
		if got, want := lang.L("Cancel"), map[string]string{"en": "Cancel", "id": "Batal"}[code]; got != want {
			t.Errorf("%s: Fyne's own word is %q", code, got)
		}
	}
	if err := LoadLanguage("id"); err != nil { // as TestMain left it
		t.Fatal(err)
	}
	if LoadLanguage("xx") == nil {
		t.Error("an unknown language is taken")
	}
}

// TestEveryTranslationIsUsed finds English of texts that are gone: a key stands
// somewhere as a literal, in lang.L or in words that get there by a variable.
func TestEveryTranslationIsUsed(t *testing.T) {
	english, err := readWords("en")
	if err != nil {
		t.Fatal(err)
	}
	used := literals(t, func(n ast.Node) (string, bool) {
		e, ok := n.(ast.Expr)
		if !ok {
			return "", false
		}
		return unquoted(e)
	})
	for _, k := range model.SurveyKinds {
		for _, e := range survey.KindOf(k).Elements {
			used[e.Key+" "+e.Name] = "package survey"
		}
	}
	for text := range english {
		if used[text] == "" {
			t.Errorf("nothing shows %q; delete it from assets/i18n/en.json", text)
		}
	}
}

// texts finds the literals that are translated and one place of each.
func texts(t *testing.T) map[string]string {
	t.Helper()
	return literals(t, literal)
}

// literals finds the texts that find takes from the syntax of our sources, and
// one place of each.
func literals(t *testing.T, find func(ast.Node) (string, bool)) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, root := range []string{".", "../cmd/siapzi", "../model"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(f, func(n ast.Node) bool {
				if s, ok := find(n); ok {
					out[s] = path
				}
				return true
			})
			return nil
		})
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	if len(out) < 100 {
		t.Fatalf("only %d texts found", len(out))
	}
	return out
}

// literal gives the text of lang.L("…") and of SetStage("…", n).
func literal(n ast.Node) (string, bool) {
	call, ok := n.(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return "", false
	}
	fun, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return "", false
	}
	if x, isIdent := fun.X.(*ast.Ident); fun.Sel.Name != "SetStage" && (!isIdent || x.Name != "lang" || fun.Sel.Name != "L") {
		return "", false
	}
	return unquoted(call.Args[0])
}

// unquoted gives the text of a literal.
func unquoted(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}
