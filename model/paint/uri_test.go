package paint

import (
	"strings"
	"testing"
)

func TestURI(t *testing.T) {
	c := New(Config{Created: day})
	c.AddPage()
	c.URI(20, 30, 40, 5, `https://example.go.id/a(b)\c?x=1`)
	data := output(t, c)
	// 20 mm = 56.69 pt; 297 − 30 mm = 756.85 pt from the lower edge.
	for _, want := range []string{"/Rect [56.69 756.85 170.08 742.68]", `/URI (https://example.go.id/a\(b\)\\c?x=1)`} {
		if !strings.Contains(string(data), want) {
			t.Errorf("no %s in the file", want)
		}
	}
	tool(t, data, "qpdf", "--check", "FILE")
	if len(c.Links()) != 0 {
		t.Error("an address is no link between pages")
	}
}
