package guide

import (
	"regexp"
	"strings"
)

// Section is one part of the guide.
type Section struct {
	ID, Title string
	Blocks    []Block
}

// Kind is what a block is.
type Kind int

// The kinds of blocks.
const (
	Paragraph Kind = iota
	Heading
	Item    // of a list; Mark is "•" or "1."
	Picture // Text is the name of the file, Mark what it shows
)

// Block is one piece of a section.
type Block struct {
	Kind       Kind
	Mark, Text string
}

var (
	picture  = regexp.MustCompile(`^!\[([^\]]*)\]\(([^)]+)\)$`)
	numbered = regexp.MustCompile(`^(\d+\.) (.+)$`)
	marks    = strings.NewReplacer("**", "", "`", "")
)

// Parse reads the guide. What stands before the first section is left out.
func Parse(text string) []Section {
	var out []Section
	joined := false // the next line goes on with the last block
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if title, ok := strings.CutPrefix(line, "## "); ok {
			id, _, _ := strings.Cut(title, ":")
			out = append(out, Section{ID: strings.ToLower(id), Title: title})
			joined = false
			continue
		}
		if line == "" || strings.HasPrefix(line, "<!--") || len(out) == 0 {
			joined = false
			continue
		}
		s := &out[len(out)-1]
		b, starts := newBlock(line)
		if joined && !starts {
			s.Blocks[len(s.Blocks)-1].Text += " " + b.Text
			continue
		}
		s.Blocks = append(s.Blocks, b)
		joined = b.Kind == Paragraph || b.Kind == Item
	}
	return out
}

// newBlock reads one line; starts tells whether it begins a block by its marks.
func newBlock(line string) (b Block, starts bool) {
	if m := picture.FindStringSubmatch(line); m != nil {
		return Block{Picture, m[1], m[2]}, true
	}
	if m := numbered.FindStringSubmatch(line); m != nil {
		return Block{Item, m[1], marks.Replace(m[2])}, true
	}
	if t, ok := strings.CutPrefix(line, "### "); ok {
		return Block{Heading, "", marks.Replace(t)}, true
	}
	if t, ok := strings.CutPrefix(line, "- "); ok {
		return Block{Item, "•", marks.Replace(t)}, true
	}
	return Block{Paragraph, "", marks.Replace(line)}, false
}
