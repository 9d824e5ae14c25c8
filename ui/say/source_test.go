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
	words := map[string]string{} // say.Use takes the words of the screen too
	if data, err = assets.Translations.ReadFile("i18n/en.json"); err == nil {
		err = json.Unmarshal(data, &words)
	}
	if err != nil {
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
		if english[format] == "" && words[format] == "" {
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
			found := append(named(n), one(message(n))...)
			switch filepath.Base(filepath.Dir(path)) {
			case "proposal":
				found = append(found, rest(n)...)
			case "review":
				found = append(found, reason(n)...)
			}
			for _, s := range found {
				if strings.ContainsRune(s, ' ') {
					out[s] = path
				}
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

// one makes a list of what message found.
func one(s string, ok bool) []string {
	if !ok {
		return nil
	}
	return []string{s}
}

// named gives the sentences of tables without field names: []Rule{{code, "…",
// severity, "…"}}.
func named(n ast.Node) (out []string) {
	table, ok := n.(*ast.CompositeLit)
	if !ok || !isTableOf(table, "Rule") {
		return nil
	}
	for _, row := range table.Elts {
		if row, ok := row.(*ast.CompositeLit); ok {
			for _, e := range row.Elts {
				out = append(out, one(text(e))...)
			}
		}
	}
	return out
}

// rest gives the further sentences of add(missing, form, "…", "…").
func rest(n ast.Node) (out []string) {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return nil
	}
	if id, ok := call.Fun.(*ast.Ident); !ok || id.Name != "add" {
		return nil
	}
	for _, e := range call.Args {
		out = append(out, one(text(e))...)
	}
	return out
}

// reason gives the sentence of functions that say why not: return "…", nil.
func reason(n ast.Node) []string {
	back, ok := n.(*ast.ReturnStmt)
	if !ok || len(back.Results) != 2 {
		return nil
	}
	if id, ok := back.Results[1].(*ast.Ident); !ok || id.Name != "nil" {
		return nil
	}
	return one(text(back.Results[0]))
}

// isTableOf tells whether c is []name{…}.
func isTableOf(c *ast.CompositeLit, name string) bool {
	list, ok := c.Type.(*ast.ArrayType)
	if !ok {
		return false
	}
	id, ok := list.Elt.(*ast.Ident)
	return ok && id.Name == name
}

// keys are the fields that hold sentences of package model.
var keys = []string{"Msg", "Problem", "Message", "What", "Detail"}

// makers are the functions whose second argument is a sentence.
var makers = []string{"Errorf", "add", "ofFile"}

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
		if slices.Contains(makers, name) && len(x.Args) > 1 {
			return text(x.Args[1])
		}
	case *ast.KeyValueExpr:
		if id, ok := x.Key.(*ast.Ident); ok && slices.Contains(keys, id.Name) {
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

// text gives a literal, the format of Sprintf, or literals put together, with
// %s for what stands between them.
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
		switch {
		case x.Op != token.ADD || !ok && !ok2:
			return "", false
		case !ok:
			a = "%s"
		case !ok2:
			b = "%s"
		}
		return a + b, true
	case *ast.CallExpr:
		if f, ok := x.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "Sprintf" && len(x.Args) > 0 {
			return text(x.Args[0])
		}
	}
	return "", false
}
