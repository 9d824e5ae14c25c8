// Command crowd fills an existing workspace with made-up rows of documents
// that have no files behind them: crowd WORKSPACE COUNT. bench-ui measures with
// it how long a large workspace takes to open.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/store"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: crowd WORKSPACE COUNT")
		os.Exit(2)
	}
	count, err := strconv.Atoi(os.Args[2])
	if err == nil {
		err = fill(context.Background(), filepath.Join(os.Args[1], "workspace.db"), count)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "crowd:", err)
		os.Exit(1)
	}
}

// step is how many documents one transaction adds.
const step = 5000

func fill(ctx context.Context, path string, count int) error {
	db, err := store.Open(ctx, path, store.Config{})
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // a failed write was reported
	questions := lke.Default().Questions
	for from := 0; from < count; from += step {
		err := db.Write(ctx, "crowd", func(tx *store.Tx) error {
			for n := from; n < min(from+step, count); n++ {
				if err := add(tx, n, questions[n%len(questions)].Code); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// add adds one document with one file, linked to one question.
func add(tx *store.Tx, n int, code model.Code) error {
	id, file, hash := model.DocumentID(fmt.Sprintf("crowd-%06d", n)), model.FileID(fmt.Sprintf("crowd-%06d", n)), model.Hash(fmt.Sprintf("%064x", n+1))
	date, _ := model.NewDate(2026, n%12+1, n%28+1) // there is always such a day
	d := model.Document{ID: id, Title: fmt.Sprintf("Laporan kegiatan nomor %d tentang pelayanan publik", n), Number: fmt.Sprintf("B-%d/ZI/2026", n),
		Date: date, Kind: model.KindReport}
	for _, do := range []func() error{
		func() error {
			return tx.PutBlob(store.Blob{Hash: hash, Size: 1, MIME: "application/pdf", Pages: 1, HasText: true}, "laporan rapat tim kerja zona integritas")
		},
		func() error { return tx.AddDocument(d) },
		func() error { return tx.AddFile(id, model.File{ID: file, Position: 1}) },
		func() error {
			return tx.AddVersion(file, model.Version{ID: model.VersionID(file), No: 1, Hash: hash, Name: d.Title + ".pdf"})
		},
		func() error { return tx.PutLink(model.Link{Document: id, Code: code, Origin: model.OriginUser}) },
		func() error { return tx.IndexDocument(id) },
	} {
		if err := do(); err != nil {
			return err
		}
	}
	return nil
}
