package pdf

import (
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"

	"siapzi/model"
	"siapzi/model/pdf/cos"
)

// Expect is what a finished file must have. Zero fields are not looked at.
type Expect struct {
	Pages int
	// Links are pages that must be reached by links, by the page they stand on.
	Links map[int][]int
	// Bookmarks is the outline that Finish was given.
	Bookmarks []Bookmark
	// Stamp gives the text that page n (from 1) must bear, "" for none.
	Stamp func(n int) string
	// Password opens it; without one the file must not be encrypted, with one it
	// must not open otherwise.
	Password string
	// Count is a second parser that gives the number of pages; nil for pdfcpu,
	// which is asked only about files that fit into memory and whose password it
	// takes. Unsupported means that the file is too large for it.
	Count func(ctx context.Context, path string) (int, error)
}

// CheckError lists what is wrong with a finished file.
type CheckError struct{ Problems []string }

// Error gives the first problems.
func (e *CheckError) Error() string {
	n := min(len(e.Problems), 5)
	s := "pdf: check: " + strings.Join(e.Problems[:n], "; ")
	if n < len(e.Problems) {
		s += fmt.Sprintf("; and %d more", len(e.Problems)-n)
	}
	return s
}

// Check opens a finished file again and compares it with what it should be. It
// gives a *CheckError with all problems, or nil.
func Check(ctx context.Context, path string, want Expect) (err error) {
	defer recovered(&err)
	k := checker{want: want}
	if err := k.secondParser(ctx, path); err != nil {
		return err
	}
	s, err := Open(ctx, path, OpenOptions{Password: want.Password})
	if err != nil {
		return fmt.Errorf("pdf: check: %w", err)
	}
	defer s.Close()
	k.s = s
	if err := k.locked(ctx, path); err != nil {
		return err
	}
	if s.Method() != Plain {
		k.problem("the file is damaged (%s)", s.Method())
	}
	if want.Pages > 0 && s.NumPages() != want.Pages {
		k.problem("%d pages instead of %d", s.NumPages(), want.Pages)
	}
	k.pageOf = map[int]int{}
	for i, p := range s.pages {
		k.pageOf[p.ref.Num] = i + 1
	}
	k.catalog()
	for n := 1; n <= s.NumPages(); n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		k.page(n)
	}
	if want.Bookmarks != nil {
		k.outline(s.file.Dict(s.file.Catalog()["Outlines"]), want.Bookmarks, 0)
	}
	if k.problems != nil {
		return &CheckError{k.problems}
	}
	return nil
}

type checker struct {
	want     Expect
	s        *Source
	pageOf   map[int]int
	problems []string
	chars    map[int]map[cos.String]rune // of fonts, by object number
}

func (k *checker) problem(format string, a ...any) {
	k.problems = append(k.problems, fmt.Sprintf(format, a...))
}

// secondParser compares the page count with that of a parser not our own.
func (k *checker) secondParser(ctx context.Context, path string) error {
	st, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("pdf: check: %w", err)
	}
	count := k.want.Count
	if count == nil {
		if st.Size() > maxFallback/2 || strings.ContainsFunc(k.want.Password, func(r rune) bool { return r <= ' ' || r > '~' }) {
			return nil // pdfcpu refuses such passwords
		}
		count = func(_ context.Context, path string) (int, error) { return countPages(path, k.want.Password) }
	}
	n, err := count(ctx, path)
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case model.KindOf(err) == model.Unsupported: // too large for it; our own reader looks at all of it
		return nil
	case err != nil:
		k.problem("a second parser cannot open it: %v", err)
	case k.want.Pages > 0 && n != k.want.Pages:
		k.problem("a second parser counts %d pages instead of %d", n, k.want.Pages)
	}
	return nil
}

// locked tells whether the file opens only as it should.
func (k *checker) locked(ctx context.Context, path string) error {
	if k.s.Encrypted() != (k.want.Password != "") {
		k.problem("encrypted: %v", k.s.Encrypted())
	}
	if k.want.Password == "" {
		return nil
	}
	s, err := Open(ctx, path, OpenOptions{})
	if err == nil {
		k.problem("the file opens without its password")
		return s.Close()
	}
	if !errors.Is(err, ErrLocked) {
		return fmt.Errorf("pdf: check: %w", err)
	}
	return nil
}

// catalog looks for what must never be in an output.
func (k *checker) catalog() {
	c := k.s.file.Catalog()
	for _, key := range []cos.Name{"AcroForm", "Names", "Collection", "AA", "StructTreeRoot", "Dests"} {
		if c[key] != nil {
			k.problem("the catalogue has /%s", key)
		}
	}
}

// page checks the links and the stamp of page n.
func (k *checker) page(n int) {
	f, d := k.s.file, k.s.pageDict(n-1)
	reached := map[int]bool{}
	for _, o := range f.Array(d["Annots"]) {
		a := f.Dict(o)
		if f.Name(a["Subtype"]) != "Link" || a["Dest"] == nil {
			continue
		}
		to := k.leadsTo(a["Dest"])
		if to == 0 {
			k.problem("page %d has a link to nowhere", n)
		}
		reached[to] = true
	}
	for _, to := range k.want.Links[n] {
		if !reached[to] {
			k.problem("page %d lacks a link to page %d", n, to)
		}
	}
	if k.want.Stamp == nil {
		return
	}
	if text := k.want.Stamp(n); text != "" && !k.stamped(n-1, text) {
		k.problem("page %d lacks the stamp %q", n, text)
	}
}

func (k *checker) leadsTo(dest cos.Object) int {
	a := k.s.file.Array(dest)
	if len(a) == 0 {
		return 0
	}
	r, _ := a[0].(cos.Ref)
	return k.pageOf[r.Num]
}

// outline compares one level of bookmarks.
func (k *checker) outline(parent cos.Dict, want []Bookmark, depth int) {
	f := k.s.file
	item := parent["First"]
	for _, b := range want {
		d := f.Dict(item)
		if d == nil {
			k.problem("bookmark %q is missing", b.Title)
			return
		}
		s, _ := f.Resolve(d["Title"]).(cos.String)
		if got := cos.Text(s); got != b.Title {
			k.problem("bookmark %q instead of %q", got, b.Title)
		}
		if to := k.leadsTo(d["Dest"]); to != b.Page {
			k.problem("bookmark %q leads to page %d instead of %d", b.Title, to, b.Page)
		}
		if depth < 32 {
			k.outline(d, b.Children, depth+1)
		}
		item = d["Next"]
	}
	if item != nil {
		k.problem("more bookmarks than planned below %q", cos.Text(asString(parent["Title"])))
	}
}

func asString(o cos.Object) cos.String {
	s, _ := o.(cos.String)
	return s
}

var bfchar = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]{4})>`)

// stamped tells whether the content that was added to page i (the first and
// the last stream) shows text with one of the fonts of the stamp.
func (k *checker) stamped(i int, text string) bool {
	f := k.s.file
	streams := listOf(f, k.s.pageDict(i)["Contents"])
	if len(streams) == 0 {
		return false
	}
	fonts := f.Dict(f.Dict(k.s.pages[i].resources)["Font"])
	for _, o := range []cos.Object{streams[0], streams[len(streams)-1]} {
		s, ok := f.Resolve(o).(*cos.Stream)
		if !ok || f.Length(s) > 1<<16 {
			continue
		}
		data, err := f.Decode(s, 1<<20)
		if err == nil && k.shows(data, fonts, text) {
			return true
		}
	}
	return false
}

// shows tells whether content shows text.
func (k *checker) shows(content []byte, fonts cos.Dict, text string) bool {
	r := cos.NewContent(content)
	var font cos.Name
	for {
		op, args, ok := r.Next()
		if !ok {
			return false
		}
		switch {
		case op == "Tf" && len(args) == 2:
			font, _ = args[0].(cos.Name)
		case op == "Tj" && len(args) == 1 && strings.HasPrefix(string(font), "Cap"):
			var b strings.Builder
			chars := k.characters(fonts[font])
			for s := asString(args[0]); len(s) >= 2; s = s[2:] {
				b.WriteRune(chars[s[:2]])
			}
			if b.String() == text {
				return true
			}
		}
	}
}

// characters gives the characters of a font by their two-byte codes.
func (k *checker) characters(font cos.Object) map[cos.String]rune {
	r, _ := font.(cos.Ref)
	if k.chars == nil {
		k.chars = map[int]map[cos.String]rune{}
	}
	if m, ok := k.chars[r.Num]; ok {
		return m
	}
	m := map[cos.String]rune{}
	k.chars[r.Num] = m
	s, ok := k.s.file.Resolve(k.s.file.Dict(font)["ToUnicode"]).(*cos.Stream)
	if !ok {
		return m
	}
	data, err := k.s.file.Decode(s, 1<<20)
	if err != nil {
		return m
	}
	for _, line := range bfchar.FindAllSubmatch(data, -1) {
		var code, char int
		_, _ = fmt.Sscanf(string(line[1])+" "+string(line[2]), "%x %x", &code, &char) // the pattern holds hexadecimal digits
		m[cos.String([]byte{byte(code >> 8), byte(code)})] = rune(char)
	}
	return m
}

func listOf(f *cos.File, o cos.Object) cos.Array {
	if a, ok := f.Resolve(o).(cos.Array); ok {
		return a
	}
	if o == nil {
		return nil
	}
	return cos.Array{o}
}
