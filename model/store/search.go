package store

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"siapzi/model"
)

// Hit is a document that a search found.
type Hit struct {
	Document model.DocumentID
	Rank     float64 // larger is better, see Search; 0 for a match inside of words only
}

// IndexDocument puts title, number and text of a document into the search
// index anew. It must follow every change of them in the same transaction.
func (tx *Tx) IndexDocument(id model.DocumentID) error {
	type source struct {
		seq           int64
		title, number string
	}
	src, ok, err := one(tx, "index document", func(s scanner) (v source, err error) {
		err = s.Scan(&v.seq, &v.title, &v.number)
		return v, err
	}, "SELECT seq, title, number FROM document WHERE id = ?", id)
	if err != nil {
		return err
	}
	if !ok {
		return NoDocument(id)
	}
	// File names are found too: people remember them longer than titles.
	bodies, err := list(tx, "index document", scanValue[string], `SELECT v.name || char(10) || f.label || char(10) || coalesce(t.body, '')
		FROM file f
		JOIN version v ON v.file_id = f.id AND v.no = (SELECT max(n.no) FROM version n WHERE n.file_id = f.id)
		LEFT JOIN blob_text t ON t.hash = v.hash
		WHERE f.document_id = ? ORDER BY f.position`, id)
	if err != nil {
		return err
	}
	for _, table := range []string{"document_fts", "document_part"} {
		if _, err := tx.exec("index document", "DELETE FROM "+table+" WHERE rowid = ?", src.seq); err != nil {
			return err
		}
	}
	if _, err := tx.exec("index document", "INSERT INTO document_fts (rowid, title, number, body) VALUES (?, ?, ?, ?)",
		src.seq, src.title, src.number, strings.Join(bodies, "\n")); err != nil {
		return err
	}
	_, err = tx.exec("index document", "INSERT INTO document_part (rowid, title, number) VALUES (?, ?, ?)", src.seq, src.title, src.number)
	return err
}

// The document is joined so that the recycle bin stays out.
const (
	foundQuery = `SELECT d.id, %s FROM document_fts f JOIN document d ON d.seq = f.rowid
		WHERE f.document_fts MATCH ? AND d.deleted_ms = 0 ORDER BY %s LIMIT ?`
	partQuery = `SELECT d.id, 0.0 FROM document_part f JOIN document d ON d.seq = f.rowid
		WHERE f.document_part MATCH ? AND d.deleted_ms = 0 ORDER BY d.seq LIMIT ?`
)

var (
	bestQuery   = fmt.Sprintf(foundQuery, "-f.rank", "f.rank, d.seq")
	newestQuery = fmt.Sprintf(foundQuery, "0.0", "f.rowid DESC")
	titledQuery = fmt.Sprintf(foundQuery, "1.0", "f.rowid DESC")
)

// Search finds documents outside the recycle bin that hold all words of text,
// best first, at most limit. Behind them come those that hold the words only
// as parts of title or number.
//
// Best is what bm25 says while at most maxRanked documents hold the words.
// Where more do, reckoning it would read the whole index and tell little; then
// those that hold all words in title or number come first, the newest before
// the older, and behind them the newest of the others.
func (tx *Tx) Search(text string, limit int) ([]Hit, error) {
	words := searchWords(text)
	if len(words) == 0 || limit <= 0 {
		return nil, nil
	}
	match := matchWords(words)
	some, err := list(tx, "search", scanValue[int64], matchQuery+" LIMIT ?", match, maxRanked+1)
	if err != nil {
		return nil, err
	}
	var hits hitList
	if len(some) <= maxRanked {
		err = hits.add(tx, bestQuery, match, limit)
	} else if err = hits.add(tx, titledQuery, "{title number} : ("+match+")", limit); err == nil {
		err = hits.add(tx, newestQuery, match, limit)
	}
	if err != nil {
		return nil, err
	}
	if parts := matchParts(words); parts != "" {
		if err := hits.add(tx, partQuery, parts, limit); err != nil {
			return nil, err
		}
	}
	return hits, nil
}

// hitList holds every document once.
type hitList []Hit

// add puts what a query finds behind the hits until there are limit of them.
func (l *hitList) add(tx *Tx, query, match string, limit int) error {
	if len(*l) >= limit {
		return nil
	}
	found, err := list(tx, "search", scanHit, query, match, limit)
	if err != nil {
		return err
	}
	seen := make(map[model.DocumentID]bool, len(*l))
	for _, h := range *l {
		seen[h.Document] = true
	}
	for _, h := range found {
		if !seen[h.Document] && len(*l) < limit {
			*l = append(*l, h)
		}
	}
	return nil
}

// maxRanked is how many finds are ordered by how well they match. Beyond it
// that order says little, and reckoning it costs more than finding them.
const maxRanked = 2000

const (
	matchQuery = "SELECT rowid FROM document_fts WHERE document_fts MATCH ?"
	// The order of a query without rank is that of rowid.
	rankedQuery    = matchQuery + " ORDER BY rank, rowid"
	matchPartQuery = "SELECT rowid FROM document_part WHERE document_part MATCH ? ORDER BY rowid"
)

// Matches gives the numbers (Summary.Seq) of all documents that hold all words
// of text, also of those in the recycle bin, without limit. If ranked, the
// best come first and behind them those that hold the words only as parts of
// title or number; otherwise they are too many and in no order.
func (tx *Tx) Matches(text string) (seqs []int64, ranked bool, err error) {
	words := searchWords(text)
	if len(words) == 0 {
		return nil, true, nil
	}
	match := matchWords(words)
	if seqs, err = list(tx, "match", scanValue[int64], matchQuery, match); err != nil {
		return nil, false, err
	}
	if ranked = len(seqs) <= maxRanked; ranked && len(seqs) > 1 {
		if seqs, err = list(tx, "match", scanValue[int64], rankedQuery, match); err != nil {
			return nil, false, err
		}
	}
	parts := matchParts(words)
	if parts == "" {
		return seqs, ranked, nil
	}
	inside, err := list(tx, "match", scanValue[int64], matchPartQuery, parts)
	if err != nil {
		return nil, false, err
	}
	seen := make(map[int64]bool, len(seqs))
	for _, n := range seqs {
		seen[n] = true
	}
	for _, n := range inside {
		if !seen[n] {
			seqs = append(seqs, n)
		}
	}
	return seqs, ranked, nil
}

func scanHit(s scanner) (h Hit, err error) {
	err = s.Scan(&h.Document, &h.Rank)
	return h, err
}

// textCondition is the same search as a condition on document d.
func textCondition(text string) (string, []any) {
	words := searchWords(text)
	if len(words) == 0 {
		return "0", nil // only punctuation: nothing can match
	}
	cond, args := "d.seq IN (SELECT rowid FROM document_fts WHERE document_fts MATCH ?)", []any{matchWords(words)}
	if match := matchParts(words); match != "" {
		cond, args = "("+cond+" OR d.seq IN (SELECT rowid FROM document_part WHERE document_part MATCH ?))", append(args, match)
	}
	return cond, args
}

// maxSearchWords bounds what a pasted page of text can cost.
const maxSearchWords = 16

// searchWords splits what a person typed. Words without a letter or digit are
// dropped: the index holds nothing for them.
func searchWords(text string) []string {
	var words []string
	for _, w := range strings.Fields(strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", " "), " ")) {
		if strings.IndexFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0 && len(words) < maxSearchWords {
			words = append(words, w)
		}
	}
	return words
}

// matchWords quotes every word, so that nothing a person types is taken for
// search syntax, and lets the last one be the start of a word.
func matchWords(words []string) string {
	return quoteAll(words) + "*"
}

// matchParts is the same for the trigram table, which knows no parts shorter
// than three characters; "" where a word is too short.
func matchParts(words []string) string {
	for _, w := range words {
		if utf8.RuneCountInString(w) < 3 {
			return ""
		}
	}
	return quoteAll(words)
}

func quoteAll(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = `"` + strings.ReplaceAll(w, `"`, `""`) + `"`
	}
	return strings.Join(quoted, " ")
}
