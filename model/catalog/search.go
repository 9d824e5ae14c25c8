package catalog

import (
	"context"
	"iter"
	"strings"
	"unicode"

	"siapzi/model"
	"siapzi/model/store"
)

// MarkOpen and MarkClose stand around each found word in a snippet. Texts do
// not contain them.
const (
	MarkOpen  = "⟦"
	MarkClose = "⟧"
)

// Hit is a document that a search found.
type Hit struct {
	Document model.Document
	Snippet  string  // some words of the text around the first find, found words marked; "" where only title, number or name match
	Rank     float64 // larger is better
}

// snippetText is how many characters of a text are looked through for a snippet.
const snippetText = 200_000

// Search finds documents outside the recycle bin whose title, number, file
// names and text hold all words, best first, at most limit. The last word may
// be the start of one. Nothing that is typed has a special meaning.
func (c *Catalog) Search(ctx context.Context, words string, limit int) ([]Hit, error) {
	var hits []Hit
	err := c.db.Read(ctx, func(tx *store.Tx) error {
		found, err := tx.Search(words, limit)
		if err != nil {
			return err
		}
		ids := make([]model.DocumentID, len(found))
		for i, h := range found {
			ids[i] = h.Document
		}
		ds, err := c.documents(tx, ids) // all are there: one picture of the data
		if err != nil {
			return err
		}
		for i, d := range ds {
			s, err := c.snippet(tx, d, words)
			if err != nil {
				return err
			}
			hits = append(hits, Hit{d, s, found[i].Rank})
		}
		return nil
	})
	return hits, err
}

// snippet takes the first file of d whose text holds one of words.
func (c *Catalog) snippet(tx *store.Tx, d model.Document, words string) (string, error) {
	terms := splitWords(words)
	for _, f := range d.Files {
		text, err := tx.Text(f.Version.Hash, snippetText)
		if err != nil {
			return "", err
		}
		if s := makeSnippet(text, terms); s != "" {
			return s, nil
		}
	}
	return "", nil
}

// span is a word of a text by its bytes.
type span struct{ start, end int }

const (
	snippetBefore = 6  // words shown before the first find
	snippetWords  = 28 // words shown in all
)

// makeSnippet cuts the words around the first find out of text and marks all
// finds in them; the last term may be the start of a word. It gives "" where no
// term is found.
func makeSnippet(text string, terms []string) string {
	var spans []span // up to the last word that is shown
	first := -1
	for s := range wordSpans(text) {
		spans = append(spans, s)
		if first < 0 && isFound(text[s.start:s.end], terms) {
			first = len(spans) - 1
		}
		if first >= 0 && len(spans) > max(0, first-snippetBefore)+snippetWords {
			break
		}
	}
	if first < 0 {
		return ""
	}
	from := max(0, first-snippetBefore)
	to := min(len(spans), from+snippetWords)
	var b strings.Builder
	if from > 0 {
		b.WriteString("… ")
	}
	at := spans[from].start
	for _, s := range spans[from:to] {
		b.WriteString(text[at:s.start])
		if word := text[s.start:s.end]; isFound(word, terms) {
			b.WriteString(MarkOpen + word + MarkClose)
		} else {
			b.WriteString(word)
		}
		at = s.end
	}
	if to < len(spans) {
		b.WriteString(" …")
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// isFound tells whether word is one of terms, or begins with the last one,
// without regard to case.
func isFound(word string, terms []string) bool {
	for i, t := range terms {
		if strings.EqualFold(word, t) || i == len(terms)-1 && len(word) > len(t) && strings.EqualFold(word[:len(t)], t) {
			return true
		}
	}
	return false
}

// splitWords gives the words of s as the search index sees them.
func splitWords(s string) []string {
	var out []string
	for sp := range wordSpans(s) {
		out = append(out, s[sp.start:sp.end])
	}
	return out
}

// wordSpans gives the words of s in order: runs of letters, marks and digits.
func wordSpans(s string) iter.Seq[span] {
	return func(yield func(span) bool) {
		start := -1
		for i, r := range s {
			isWord := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
			switch {
			case isWord && start < 0:
				start = i
			case !isWord && start >= 0:
				if !yield(span{start, i}) {
					return
				}
				start = -1
			}
		}
		if start >= 0 {
			yield(span{start, len(s)})
		}
	}
}
