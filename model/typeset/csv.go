package typeset

import "siapzi/model/charset"

// maxColumns is the widest table that is set as one.
const maxColumns = 200

func parse(text string) [][]string { return charset.Records(text, maxColumns) }

// parts of a table: lines above it, its head and its rows.
type parts struct {
	titles []string
	head   []string // nil where the first record is data already
	rows   [][]string
}

// anatomy finds the parts of records. Programs that export a report put its
// title into the first column above the head.
func anatomy(records [][]string) parts {
	var p parts
	for len(records) > 1 && filled(records[0]) == 1 && records[0][0] != "" && len(records[0]) > 1 {
		p.titles = append(p.titles, records[0][0])
		records = records[1:]
	}
	if len(records) > 1 && isHead(records[0]) {
		p.head, records = records[0], records[1:]
	}
	p.rows = records
	return p
}

func filled(record []string) int {
	n := 0
	for _, field := range record {
		if field != "" {
			n++
		}
	}
	return n
}

// isHead tells whether a record names columns: words, at least in every other
// one, and no amounts. Years and numbers of columns are names too.
func isHead(record []string) bool {
	for _, field := range record {
		if whole, fraction, ok := number(field); ok && (fraction != "" || len(whole) > 4) {
			return false
		}
	}
	words := 0
	for _, field := range record {
		if _, _, ok := number(field); !ok && field != "" {
			words++
		}
	}
	return 2*words >= len(record)
}
