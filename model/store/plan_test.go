package store

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"siapzi/model"
)

// TestHotQueriesUseTheirIndexes asks SQLite how it would run the queries that
// screens and imports run all the time. None may read a whole table.
func TestHotQueriesUseTheirIndexes(t *testing.T) {
	db, err := Open(t.Context(), filepath.Join(t.TempDir(), "workspace.db"), Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	page := func(q DocumentQuery) (string, []any) {
		where, args := documentWhere(q)
		return documentPage(q, where), append(args, 200, 0)
	}
	byTitle, byTitleArgs := page(DocumentQuery{})
	byDate, byDateArgs := page(DocumentQuery{Sort: SortDate, Desc: true})
	byCreated, byCreatedArgs := page(DocumentQuery{Sort: SortCreated})
	ofCode, ofCodeArgs := page(DocumentQuery{Codes: []model.Code{"P.1.i.a"}})
	for _, c := range []struct {
		name, query string
		args        []any
		want        []string
		sorts       bool
	}{
		{"list by title", byTitle, byTitleArgs, []string{"document_by_title"}, false},
		{"list by date", byDate, byDateArgs, []string{"document_by_date"}, false},
		{"list by time", byCreated, byCreatedArgs, []string{"document_by_created"}, false},
		{"list of a question", ofCode, ofCodeArgs, []string{"link_by_code"}, true},
		{"files of documents", filesQuery + "?, ?) ORDER BY f.document_id, f.position", []any{"a", "b"}, []string{"document_id=?", "file_id=?"}, false},
		{"known content", hashQuery, []any{"h"}, []string{"version_by_hash"}, true},
		{"summaries of documents", summaryQuery + "d.id IN (?, ?) ORDER BY d.seq", []any{"a", "b"}, []string{"id=?"}, true},
		{"files of summaries", summaryFiles + "d.id IN (?, ?) ORDER BY d.seq, f.position", []any{"a", "b"}, []string{"document_id=?", "file_id=?"}, true},
		{"links of summaries", summaryLinks + "d.id IN (?, ?) ORDER BY d.seq, l.code", []any{"a", "b"}, []string{"document_id=?"}, true},
		{"words", bestQuery, []any{`"a"`, 10}, []string{"VIRTUAL TABLE INDEX", "INTEGER PRIMARY KEY"}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, err := db.reader.Query("EXPLAIN QUERY PLAN "+c.query, c.args...)
			if err != nil {
				t.Fatal(err)
			}
			defer rows.Close()
			var plan []string
			for rows.Next() {
				var id, parent, unused int
				var detail string
				if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
					t.Fatal(err)
				}
				plan = append(plan, detail)
				if strings.HasPrefix(detail, "SCAN") && !strings.Contains(detail, "VIRTUAL TABLE") ||
					strings.Contains(detail, "TEMP B-TREE") && !c.sorts {
					t.Errorf("slow step: %s", detail)
				}
			}
			for _, w := range c.want {
				if !strings.Contains(strings.Join(plan, "\n"), w) {
					t.Errorf("%s is not used:\n%s", w, strings.Join(plan, "\n"))
				}
			}
		})
	}
}

// TestLibcIsTheOneOfTheDriver guards the pin in go.mod: the driver is only
// tested with the modernc.org/libc that its own go.mod names.
func TestLibcIsTheOneOfTheDriver(t *testing.T) {
	goList := func(format, module string) string {
		out, err := exec.Command("go", "list", "-m", "-f", format, module).Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimSpace(string(out))
	}
	driver, err := os.ReadFile(goList("{{.GoMod}}", "modernc.org/sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "modernc.org/libc " + goList("{{.Version}}", "modernc.org/libc") + "\n"; !strings.Contains(string(driver), want) {
		t.Errorf("go.mod pins %sbut the driver does not", want)
	}
}
