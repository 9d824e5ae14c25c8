package say_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"siapzi/assets"
)

// untranslated are the sources whose messages only those read who make a
// worksheet or use the command line.
var untranslated = regexp.MustCompile(`model/lke/(load|question|raw|rules|targets)\.go$|^../../cmd/zi/|/(storetest|pdftest|xtest)/`)

// TestEveryMessageIsTranslated reads the sources: every sentence that model
// packages and screens make for people needs its English, with the same holes.
func TestEveryMessageIsTranslated(t *testing.T) {
	data, err := assets.Translations.ReadFile("i18n/messages.en.json")
	if err != nil {
		t.Fatal(err)
	}
	var english map[string]string
	if err := json.Unmarshal(data, &english); err != nil {
		t.Fatal(err)
	}
	verbs := regexp.MustCompile(`%[+#0-9.]*[a-z]`)
	holes := func(s string) []string {
		list := verbs.FindAllString(regexp.MustCompile(`%\[\d+\]`).ReplaceAllString(s, "%"), -1)
		slices.Sort(list)
		return list
	}
	for format, other := range english {
		if !slices.Equal(holes(format), holes(other)) {
			t.Errorf("%q: its English fills %v", format, holes(other))
		}
	}
	found := messages(t)
	if len(found) < 150 {
		t.Fatalf("only %d messages found", len(found))
	}
	for format, place := range found {
		if _, ok := english[format]; !ok {
			t.Errorf("%s: %q has no English in assets/i18n/messages.en.json", place, format)
		}
	}
}

// messages finds the formats of all sentences and one place of each.
func messages(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "build" || d.Name() == "contoh" || strings.HasPrefix(d.Name(), ".") && d.Name() != "..") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || untranslated.MatchString(filepath.ToSlash(path)) {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if s, ok := message(n); ok && strings.ContainsRune(s, ' ') {
				out[s] = path
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// message gives the format of model.Errorf(k, "…"), Msg: "…",
// Msg: fmt.Sprintf("…"), model.FieldError{field, "…"} and add(field, "…").
func message(n ast.Node) (string, bool) {
	switch x := n.(type) {
	case *ast.CallExpr:
		name := ""
		switch f := x.Fun.(type) {
		case *ast.SelectorExpr:
			name = f.Sel.Name
			if id, ok := f.X.(*ast.Ident); ok && id.Name == "fmt" {
				return "", false
			}
		case *ast.Ident:
			name = f.Name
		}
		if (name == "Errorf" || name == "add") && len(x.Args) > 1 {
			return text(x.Args[1])
		}
	case *ast.KeyValueExpr:
		if id, ok := x.Key.(*ast.Ident); ok && (id.Name == "Msg" || id.Name == "Problem") {
			return text(x.Value)
		}
	case *ast.CompositeLit:
		name := ""
		switch f := x.Type.(type) {
		case *ast.SelectorExpr:
			name = f.Sel.Name
		case *ast.Ident:
			name = f.Name
		}
		if name == "FieldError" && len(x.Elts) == 2 {
			return text(x.Elts[1])
		}
	}
	return "", false
}

// text gives a literal, literals put together, or the format of Sprintf.
func text(e ast.Expr) (string, bool) {
	switch x := e.(type) {
	case *ast.BasicLit:
		if x.Kind == token.STRING {
			s, err := strconv.Unquote(x.Value)
			return s, err == nil
		}
	case *ast.BinaryExpr:
		a, ok := text(x.X)
		b, ok2 := text(x.Y)
		return a + b, ok && ok2
	case *ast.CallExpr:
		if f, ok := x.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "Sprintf" && len(x.Args) > 0 {
			return text(x.Args[0])
		}
	}
	return "", false
}
