package catalog

import (
	"context"
	"slices"
	"strings"

	"siapzi/model"
	"siapzi/model/store"
	"siapzi/model/suggest"
)

// Summary is a document as long lists show it. Its links are in worksheet
// order.
type Summary = store.Summary

// Suggestion is a question that a document may prove, with the reason.
type Suggestion = suggest.Suggestion

// AllSummaries gives every document, also those in the recycle bin, oldest
// first. 100,000 of them take about a second.
func (c *Catalog) AllSummaries(ctx context.Context) ([]Summary, error) {
	return c.summaries(ctx, (*store.Tx).AllSummaries)
}

// Summaries gives the documents of ids, oldest first; unknown ids are left out.
func (c *Catalog) Summaries(ctx context.Context, ids []model.DocumentID) ([]Summary, error) {
	return c.summaries(ctx, func(tx *store.Tx) ([]Summary, error) { return tx.Summaries(ids) })
}

func (c *Catalog) summaries(ctx context.Context, get func(tx *store.Tx) ([]Summary, error)) ([]Summary, error) {
	var out []Summary
	err := c.db.Read(ctx, func(tx *store.Tx) (err error) {
		out, err = get(tx)
		return err
	})
	for _, s := range out {
		slices.SortStableFunc(s.Links, func(a, b model.Code) int { return c.sheet.Order(a) - c.sheet.Order(b) })
	}
	return out, err
}

// Matches names, by Summary.Seq, all documents whose title, number, file names
// or text hold all words; the last may be the start of one. If ranked, the best
// come first; otherwise they are too many for that and in no order.
func (c *Catalog) Matches(ctx context.Context, words string) (seqs []int64, ranked bool, err error) {
	err = c.db.Read(ctx, func(tx *store.Tx) error {
		seqs, ranked, err = tx.Matches(words)
		return err
	})
	return seqs, ranked, err
}

// Snippets gives, for each of ids whose text holds one of words, some words of
// the text around the first find, found words marked as in Hit.
func (c *Catalog) Snippets(ctx context.Context, words string, ids []model.DocumentID) (map[model.DocumentID]string, error) {
	out := map[model.DocumentID]string{}
	err := c.db.Read(ctx, func(tx *store.Tx) error {
		ds, err := tx.Documents(ids)
		for _, d := range ds {
			s, err := c.snippet(tx, d, words)
			if err != nil {
				return err
			}
			if s != "" {
				out[d.ID] = s
			}
		}
		return err
	})
	return out, err
}

// Mark puts the marks of a snippet around those words of a title or number that
// a search for words found. Where no whole word was found it marks parts of
// words.
func Mark(s, words string) string {
	terms := splitWords(words)
	if len(terms) == 0 {
		return s
	}
	var b strings.Builder
	at, found := 0, false
	for sp := range wordSpans(s) {
		if word := s[sp.start:sp.end]; isFound(word, terms) {
			b.WriteString(s[at:sp.start] + MarkOpen + word + MarkClose)
			at, found = sp.end, true
		}
	}
	b.WriteString(s[at:])
	if found {
		return b.String()
	}
	return markParts(s, strings.Fields(words))
}

// markParts marks the first place of each term of at least three characters,
// which is how short a part can be found. Terms that overlap are left out.
func markParts(s string, terms []string) string {
	lower := strings.ToLower(s)
	if len(lower) != len(s) { // a letter whose small form is longer: places would not fit
		return s
	}
	var spans []span
	for _, t := range terms {
		t = strings.ToLower(t)
		i := strings.Index(lower, t)
		if len([]rune(t)) < 3 || i < 0 {
			continue
		}
		sp := span{i, i + len(t)}
		if !slices.ContainsFunc(spans, func(o span) bool { return sp.start < o.end && o.start < sp.end }) {
			spans = append(spans, sp)
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return a.start - b.start })
	var b strings.Builder
	at := 0
	for _, sp := range spans {
		b.WriteString(s[at:sp.start] + MarkOpen + s[sp.start:sp.end] + MarkClose)
		at = sp.end
	}
	return b.String() + s[at:]
}

// Suggest proposes questions for a document that lies in the catalogue, best
// first, by its place, names and text and the habits of this workspace.
// Questions that it proves already are left out. It is NotFound where there is
// no such document.
func (c *Catalog) Suggest(ctx context.Context, id model.DocumentID) ([]Suggestion, error) {
	habits, err := c.habits(ctx)
	if err != nil {
		return nil, err
	}
	in := suggest.Input{}
	var d model.Document
	err = c.db.Read(ctx, func(tx *store.Tx) error {
		if d, err = c.document(tx, id); err != nil {
			return err
		}
		in.Title, in.Kind = d.Title, d.Kind
		if len(d.Files) == 0 {
			return nil
		}
		v := d.Files[0].Version
		in.Name, in.Folder = v.Name, v.Folder
		in.Text, err = tx.Text(v.Hash, suggestText)
		return err
	})
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(c.suggest.Suggest(in, habits), func(s Suggestion) bool {
		return slices.ContainsFunc(d.Links, func(l model.Link) bool { return l.Code == s.Code })
	}), nil
}
