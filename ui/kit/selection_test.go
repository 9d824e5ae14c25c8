package kit

import (
	"slices"
	"strings"
	"testing"
)

func TestSelection(t *testing.T) {
	list := []string{"a", "b", "c", "d", "e"}
	var s Selection[string]
	want := func(what string, ids string, cursor string) {
		t.Helper()
		var got []string
		got = append(got, s.In(list)...)
		if strings.Join(got, "") != ids || s.Cursor != cursor {
			t.Errorf("%s: chosen %v, cursor %q; want %s, %q", what, got, s.Cursor, ids, cursor)
		}
	}
	s.Toggle("c")
	want("the first tick", "c", "c")
	s.Only("b")
	s.Extend(list, "d")
	want("a range", "bcd", "d")
	s.Extend(list, "a")
	want("a range the other way from the same anchor", "ab", "a")
	s.Toggle("e")
	want("one more", "abe", "e")
	s.Toggle("a")
	want("one less", "be", "a")
	keep := func(left ...string) {
		s.Keep(func(id string) bool { return slices.Contains(left, id) }, func() []string { return left })
	}
	keep("c", "d", "e")
	want("the cursor's row went away", "e", "e")
	s.Only("b")
	s.Toggle("d")
	keep("a", "b", "c")
	want("the cursor's row went away, another stays", "b", "b")
	keep("c")
	want("all went away", "", "")
	s.Extend(list, "c")
	want("a range without anchor", "c", "c")
	s.All(list)
	want("all", "abcde", "c")
}
