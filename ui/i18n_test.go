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

// texts finds the literals and one place of each.
func texts(t *testing.T) map[string]string {
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
				if s, ok := literal(n); ok {
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
	lit, ok := call.Args[0].(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}
