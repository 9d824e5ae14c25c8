package model_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// arrows is the map of the house: which packages of this module each package
// may import. A new package or a new arrow is added here on purpose, or the
// test fails. Test files may use more (fixtures), but never Fyne below model.
var arrows = map[string][]string{
	"assets": {},
	"model":  {},

	// What one package knows alone.
	"model/lke":      {"assets", "model"},
	"model/vault":    {"model", "model/disk"},
	"model/store":    {"model"},
	"model/jobs":     {"model"},
	"model/filename": {},
	"model/disk":     {},
	"model/bag":      {"model", "model/disk", "model/filename"},
	"model/sheet":    {"model"},
	"model/charset":  {},
	"model/wasm":     {},
	"model/chart":    {},
	"model/paper":    {"model"},
	"model/pdfium":   {"model", "model/wasm"},
	"model/picture":  {"model", "model/wasm"},
	"model/paint":    {"assets", "model", "model/chart"},
	"model/pdf":      {"assets", "model"},
	"model/extract":  {"model", "model/charset", "model/disk", "model/pdf", "model/pdfium", "model/picture"},
	"model/suggest":  {"model", "model/lke"},
	"model/office":   {"model"},
	"model/typeset":  {"model", "model/charset", "model/paint"},

	// Use cases.
	"model/assessment": {"model", "model/lke", "model/store"},
	"model/setting":    {"model", "model/lke", "model/store"},
	"model/catalog":    {"model", "model/disk", "model/extract", "model/filename", "model/lke", "model/store", "model/suggest", "model/vault"},
	"model/bundle": {"model", "model/disk", "model/bag", "model/extract", "model/filename", "model/lke", "model/paint", "model/paper", "model/pdf", "model/picture", "model/sheet",
		"model/typeset"},
	"model/history":           {"model", "model/bundle", "model/lke", "model/store"},
	"model/form":              {"assets", "model", "model/assessment", "model/bundle", "model/disk", "model/lke", "model/readiness", "model/setting", "model/sheet", "model/store"},
	"model/readiness":         {"model", "model/chart", "model/lke"},
	"model/readiness/quality": {"model", "model/extract", "model/lke", "model/pdf", "model/picture", "model/store", "model/suggest"},
	"model/submission":        {"model", "model/bag", "model/bundle", "model/disk", "model/history", "model/lke", "model/store", "model/vault"},
	"model/docx":              {},
	"model/proposal":          {"model", "model/docx", "model/lke", "model/paint", "model/paper", "model/pdf", "model/readiness", "model/setting", "model/standing", "model/store", "model/vault"},
	"model/standing":          {"model", "model/lke", "model/readiness", "model/store"},
	"model/plan":              {"model", "model/lke", "model/sheet", "model/store"},
	"model/review":            {"model", "model/lke", "model/store"},
	"model/report": {"model", "model/assessment", "model/catalog", "model/chart", "model/disk", "model/filename", "model/lke", "model/paint", "model/paper", "model/plan",
		"model/readiness", "model/review", "model/setting", "model/sheet", "model/standing", "model/store"},
	"model/survey":  {"model", "model/charset", "model/chart", "model/paint", "model/paper", "model/setting", "model/sheet", "model/store", "model/typeset"},
	"model/preview": {"model", "model/office", "model/pdfium", "model/picture", "model/typeset"},
	"model/sample":  {"assets", "model", "model/paint"},
	"model/demo":    {"model", "model/assessment", "model/bundle", "model/catalog", "model/readiness", "model/review", "model/sample", "model/workspace", "model/survey"},

	// One open folder with everything in it.
	"model/workspace": {"model", "model/form", "model/assessment", "model/bundle", "model/catalog", "model/extract", "model/history", "model/lke", "model/office", "model/pdf",
		"model/pdfium", "model/setting", "model/store", "model/suggest", "model/vault", "model/plan", "model/readiness/quality", "model/report", "model/review", "model/standing", "model/submission", "model/survey", "model/bag", "model/proposal"},
}

// owners says which package of ours may import a third-party library.
var owners = map[string][]string{
	"database/sql":                    {"model/store"},
	"modernc.org/":                    {"model/store"},
	"github.com/pdfcpu/":              {"model/pdf"},
	"github.com/jung-kurt/gofpdf":     {"model/paint"},
	"github.com/xuri/excelize":        {"model/sheet"},
	"github.com/klippa-app/":          {"model/pdfium"},
	"github.com/tetratelabs/":         {"model/pdfium", "model/picture/heif"},
	"github.com/expr-lang/":           {"model/lke"},
	"github.com/gabriel-vasile/":      {"model/extract"},
	"github.com/gofrs/flock":          {"model/workspace", "ui/instance"},
	"github.com/alecthomas/kong":      {"cmd/zi"},
	"rsc.io/qr":                       {"model/typeset"},
	"fyne.io/fyne/v2/app":             {"cmd/siapzi"},
	"gopkg.in/natefinch/lumberjack.v": {"cmd/siapzi"},
}

// hidden lists what the screens must not see: rows, files on disk, PDF plumbing.
var hidden = []string{"database/sql", "siapzi/model/store", "siapzi/model/vault", "siapzi/model/pdf", "siapzi/model/paint"}

func TestArrows(t *testing.T) {
	for pkg, imports := range importsOf(t, "..", false) {
		for imp, file := range imports {
			checkArrow(t, pkg, imp, file)
		}
	}
	for pkg, imports := range importsOf(t, "..", true) {
		for imp, file := range imports {
			if strings.HasPrefix(pkg, "model") && strings.HasPrefix(imp, "fyne.io/") {
				t.Errorf("%s: %s must not import Fyne, not even in a test", file, pkg)
			}
		}
	}
}

// checkArrow reports every rule that the import of imp by pkg breaks.
func checkArrow(t *testing.T, pkg, imp, file string) {
	t.Helper()
	for prefix, allowed := range owners {
		if strings.HasPrefix(imp, prefix) && !slices.Contains(allowed, pkg) && !isTestHelper(pkg) {
			t.Errorf("%s: only %v may import %s", file, allowed, imp)
		}
	}
	isModel := pkg == "model" || strings.HasPrefix(pkg, "model/") || pkg == "assets"
	ours, local := strings.CutPrefix(imp, "siapzi/")
	switch {
	case isModel && strings.HasPrefix(imp, "fyne.io/"):
		t.Errorf("%s: nothing under model imports Fyne", file)
	case pkg == "model" && strings.Contains(strings.Split(imp, "/")[0], "."):
		t.Errorf("%s: model imports only the standard library, not %s", file, imp)
	case isModel && local && !isTestHelper(pkg) && !isTestHelper(ours):
		allowed, known := arrows[root(pkg)]
		if !known {
			t.Errorf("%s: package %s is not on the map; add it to arrows", file, pkg)
		} else if root(ours) != root(pkg) && !slices.Contains(allowed, root(ours)) {
			t.Errorf("%s: %s must not import %s", file, pkg, ours)
		}
	case strings.HasPrefix(pkg, "ui"):
		checkScreen(t, pkg, imp, file)
	}
}

// checkScreen holds the rules of packages under ui.
func checkScreen(t *testing.T, pkg, imp, file string) {
	t.Helper()
	if slices.Contains(hidden, imp) {
		t.Errorf("%s: ui must not see %s", file, imp)
	}
	if strings.HasPrefix(imp, "siapzi/cmd") {
		t.Errorf("%s: ui must not import cmd", file)
	}
	if pkg == "ui/kit" && strings.HasPrefix(imp, "siapzi/model") {
		t.Errorf("%s: ui/kit knows Fyne, not the domain", file)
	}
	if strings.HasPrefix(pkg, "ui/page/") && strings.HasPrefix(imp, "siapzi/ui/page/") {
		t.Errorf("%s: pages never import each other", file)
	}
	if strings.HasPrefix(pkg, "ui/") && imp == "siapzi/ui" {
		t.Errorf("%s: only cmd imports the shell", file)
	}
}

// root gives the package that the map names for pkg: sub-packages of a mapped
// package share its arrows.
func root(pkg string) string {
	for p := pkg; p != "."; p = filepath.ToSlash(filepath.Dir(p)) {
		if _, ok := arrows[p]; ok && p != "model" {
			return p
		}
	}
	return pkg
}

// isTestHelper tells whether pkg only serves tests (storetest, vaulttest).
func isTestHelper(pkg string) bool { return strings.HasSuffix(pkg, "test") }

// importsOf gives, for every package directory below dir, its imports and one
// file that has each.
func importsOf(t *testing.T, dir string, tests bool) map[string]map[string]string {
	t.Helper()
	all := map[string]map[string]string{}
	fset := token.NewFileSet()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() {
			if name == "testdata" || name != ".." && strings.HasPrefix(name, ".") || name == "build" {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") != tests {
			return nil
		}
		f, err := parser.ParseFile(fset, path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, filepath.Dir(path))
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(rel)
		if all[pkg] == nil {
			all[pkg] = map[string]string{}
		}
		for _, im := range f.Imports {
			all[pkg][strings.Trim(im.Path.Value, `"`)] = path
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		t.Fatalf("no Go files below %s", dir)
	}
	return all
}

// TestEveryPackageHasADoc keeps the promise that each package says what it is
// for, its words and what it must not do.
func TestEveryPackageHasADoc(t *testing.T) {
	for pkg := range importsOf(t, "..", false) {
		if isTestHelper(pkg) || strings.HasPrefix(pkg, "cmd/") || pkg == "assets" {
			continue
		}
		if _, err := os.Stat(filepath.Join("..", pkg, "doc.go")); err != nil {
			t.Errorf("package %s has no doc.go", pkg)
		}
	}
}

// TestMap compares the map and the dependencies in ARCHITECTURE.md with what
// is there: each package (those below another one, pages and test helpers
// stand with their kin) and each module that we import ourselves.
func TestMap(t *testing.T) {
	data, err := os.ReadFile("../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(data), "## The map")
	table, rest, _ := strings.Cut(rest, "## The arrows")
	_, dependencies, _ := strings.Cut(rest, "## Dependencies")
	there := map[string]bool{}
	for pkg := range importsOf(t, "..", false) {
		there[pkg] = true
		if strings.Count(pkg, "/") == 1 && !isTestHelper(pkg) && !strings.Contains(table, "`"+pkg+"`") {
			t.Errorf("package %s is not on the map of ARCHITECTURE.md", pkg)
		}
	}
	for _, name := range regexp.MustCompile("`((?:model|ui)/[a-z/]+)`").FindAllStringSubmatch(table, -1) {
		if !there[name[1]] {
			t.Errorf("the map of ARCHITECTURE.md has %s, which does not exist", name[1])
		}
	}
	modules, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(modules)) {
		module, version, ok := strings.Cut(strings.TrimSpace(line), " v")
		if short := strings.TrimPrefix(module, "golang.org/"); ok && !strings.Contains(version, "// indirect") && !strings.Contains(dependencies, short) {
			t.Errorf("module %s is not among the dependencies of ARCHITECTURE.md", module)
		}
	}
}
