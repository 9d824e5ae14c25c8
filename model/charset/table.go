package charset

import (
	"encoding/csv"
	"strings"
)

// delimiters are tried in this order; of equally good ones the first counts.
// The comma comes last, since numbers hold it too.
var delimiters = []rune{'\t', ';', '|', ','}

// sampled is how many records are looked at to find the delimiter.
const sampled = 100

// Records gives the records of a table, all with the same number of fields, or
// nil where the text is none or the table has more than maxColumns columns. The
// separator is the one that parts most records alike (tab, semicolon, bar or
// comma). Records without any content are dropped, and columns at the right end
// without any.
func Records(text string, maxColumns int) [][]string {
	delimiter := rune(0)
	first, rest, _ := strings.Cut(text, "\n")
	if d, ok := strings.CutPrefix(strings.TrimSpace(first), "sep="); ok && len(d) == 1 { // a word of Excel
		delimiter, text = rune(d[0]), rest
	} else if delimiter = findDelimiter(text); delimiter == 0 {
		return nil
	}
	records := even(split(text, delimiter))
	if len(records) == 0 || len(records[0]) > maxColumns {
		return nil
	}
	return records
}

// findDelimiter gives the delimiter that parts most records of a sample into the
// same number of fields, 0 where none does so for more than half of them.
func findDelimiter(text string) rune {
	best, bestShare := rune(0), 0.5
	for _, d := range delimiters {
		records := split(Head(text, sampled), d)
		counts := map[int]int{}
		for _, r := range records {
			counts[len(r)]++
		}
		most := 0
		for fields, n := range counts {
			if fields > 1 {
				most = max(most, n)
			}
		}
		if share := float64(most) / float64(max(1, len(records))); share > bestShare {
			best, bestShare = d, share
		}
	}
	return best
}

// Head gives the first n lines of text.
func Head(text string, n int) string {
	at := 0
	for range n {
		i := strings.IndexByte(text[at:], '\n')
		if i < 0 {
			return text
		}
		at += i + 1
	}
	return text[:at]
}

// maxFieldLines is how many lines a quoted field may have. More means that a
// quotation mark was never closed.
const maxFieldLines = 30

// split parts text into records and fields. Where quotation marks do not match
// they are taken for letters.
func split(text string, delimiter rune) [][]string {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = delimiter, -1, true
	records, err := r.ReadAll()
	sound := err == nil
	for _, record := range records {
		for _, field := range record {
			sound = sound && strings.Count(field, "\n") < maxFieldLines
		}
	}
	if sound {
		return records
	}
	records = nil
	for _, line := range strings.Split(text, "\n") {
		if line != "" {
			records = append(records, strings.Split(line, string(delimiter)))
		}
	}
	return records
}

// even drops empty records and empty columns at the right, and gives all
// records the same number of fields.
func even(records [][]string) [][]string {
	columns := 0
	var kept [][]string
	for _, record := range records {
		last := 0
		for i, field := range record {
			if record[i] = strings.TrimSpace(field); record[i] != "" {
				last = i + 1
			}
		}
		if last > 0 {
			kept = append(kept, record[:last])
		}
		columns = max(columns, last)
	}
	for i, record := range kept {
		kept[i] = append(record[:len(record):len(record)], make([]string, columns-len(record))...)
	}
	return kept
}
