package store_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"siapzi/model"
	"siapzi/model/store"
	"siapzi/model/store/storetest"
)

// BenchmarkDocuments measures what screens ask of a catalogue of 100,000
// documents: one page of the list, the same filtered by words, and a search.
func BenchmarkDocuments(b *testing.B) {
	db := storetest.Open(b)
	fill(b, db, 100_000)
	find := func(q store.DocumentQuery) func(tx *store.Tx) error {
		return func(tx *store.Tx) error {
			ids, total, err := tx.FindDocuments(q)
			if err == nil && total == 0 {
				b.Fatal("nothing found")
			}
			if err == nil {
				_, err = tx.Documents(ids)
			}
			return err
		}
	}
	search := func(text string) func(tx *store.Tx) error {
		return func(tx *store.Tx) error {
			hits, err := tx.Search(text, 50)
			if err == nil && len(hits) == 0 {
				b.Fatal("nothing found")
			}
			return err
		}
	}
	matches := func(text string) func(tx *store.Tx) error {
		return func(tx *store.Tx) error {
			seqs, _, err := tx.Matches(text)
			if err == nil && len(seqs) == 0 {
				b.Fatal("nothing found")
			}
			return err
		}
	}
	for _, c := range []struct {
		name string
		do   func(tx *store.Tx) error
	}{
		{"first page by title", find(store.DocumentQuery{Limit: 200})},
		{"first page by date", find(store.DocumentQuery{Limit: 200, Sort: store.SortDate, Desc: true})},
		{"far page by title", find(store.DocumentQuery{Limit: 200, Offset: 90_000})},
		{"filter by a rare word", find(store.DocumentQuery{Limit: 200, Text: "nomor77777"})},
		{"filter by a frequent start", find(store.DocumentQuery{Limit: 200, Text: "lap"})},
		{"search two frequent words", search("laporan rapat")},
		{"search a rare word", search("nomor77777")},
		{"all summaries", func(tx *store.Tx) error { _, err := tx.AllSummaries(); return err }},
		{"match one letter", matches("l")},
		{"match a frequent start", matches("lap")},
		{"match two frequent words", matches("laporan rapat")},
		{"match part of a number", matches("K-7777")},
		{"match a rare word", matches("nomor77777")},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if err := db.Read(b.Context(), c.do); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// fill adds n documents in a few transactions.
func fill(b *testing.B, db *store.DB, n int) {
	b.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("laporan rapat tim kerja zona integritas pelayanan publik notula daftar hadir maklumat standar survei kepuasan masyarakat " +
		"pengawasan akuntabilitas tatalaksana manajemen perubahan aparatur sasaran kinerja")
	for i := 0; i < n; i += 5000 {
		err := db.Write(b.Context(), storetest.Who, func(tx *store.Tx) error {
			for j := i; j < min(i+5000, n); j++ {
				var text strings.Builder
				for range 40 {
					text.WriteString(words[r.IntN(len(words))] + " ")
				}
				if err := addDocument(tx, j, fmt.Sprintf("%s %s nomor%d", words[r.IntN(len(words))], words[r.IntN(len(words))], j), text.String()); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

func addDocument(tx *store.Tx, n int, title, text string) error {
	id, file := model.DocumentID(fmt.Sprintf("d%06d", n)), model.FileID(fmt.Sprintf("f%06d", n))
	h := storetest.Hash(n + 1)
	for _, do := range []func() error{
		func() error {
			return tx.PutBlob(store.Blob{Hash: h, Size: 1, MIME: "application/pdf", HasText: true}, text)
		},
		func() error {
			date, _ := model.NewDate(2026, n%12+1, n%28+1)
			return tx.AddDocument(model.Document{ID: id, Title: title, Number: fmt.Sprintf("SK-%d/ZI/2026", n), Date: date, Kind: model.KindReport})
		},
		func() error { return tx.AddFile(id, model.File{ID: file, Position: 1}) },
		func() error {
			return tx.AddVersion(file, model.Version{ID: model.VersionID(file), No: 1, Hash: h, Name: title + ".pdf"})
		},
		func() error { return tx.IndexDocument(id) },
	} {
		if err := do(); err != nil {
			return err
		}
	}
	return nil
}
