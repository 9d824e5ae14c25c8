package store

import (
	"time"

	"siapzi/model"
)

// Summary is a document as long lists show it: one flat row without its note,
// its files one by one, and the reasons of its links.
type Summary struct {
	Seq     int64 // number of the row in this database; Matches names documents by it
	ID      model.DocumentID
	Title   string
	Number  string
	Date    model.Date
	Period  model.Period
	Kind    model.DocumentKind
	Issuer  string
	Created time.Time
	Deleted time.Time // zero unless it lies in the recycle bin

	Files   int           // how many files it has
	Name    string        // of the first file
	MIME    string        // of the first file
	Hash    model.Hash    // content of the first file
	Pages   int           // of all files
	Size    int64         // bytes of all files
	HasText bool          // whether text could be read from any file
	Problem model.Problem // of the first file that has one
	Lacking bool          // a meeting package in which parts are missing or dates disagree
	Links   []model.Code  // questions that it proves, by code as text
	Carried bool          // a link of the year before waits to be confirmed
}

func scanSummary(s scanner) (Summary, error) {
	var v Summary
	var created, deleted int64
	err := s.Scan(&v.Seq, &v.ID, &v.Title, &v.Number, &v.Date, &v.Period.From, &v.Period.To, &v.Period.Label, &v.Kind, &v.Issuer,
		&created, &deleted)
	v.Created, v.Deleted = fromMillis(created), fromMillis(deleted)
	return v, err
}

// The queries take a condition that names documents as d, or "1" for all.
const (
	summaryQuery = `SELECT d.seq, d.id, d.title, d.number, d.date, d.period_from, d.period_to, d.period_label, d.kind, d.issuer,
		d.created_ms, d.deleted_ms FROM document d WHERE `
	summaryFiles = `SELECT d.seq, v.name, b.mime, b.hash, b.pages, b.size, b.has_text, b.problem
		FROM document d
		JOIN file f ON f.document_id = d.id
		JOIN version v ON v.file_id = f.id AND v.no = (SELECT max(n.no) FROM version n WHERE n.file_id = f.id)
		JOIN blob b ON b.hash = v.hash WHERE `
	summaryLinks = `SELECT d.seq, l.code, l.carried > 0 FROM document d JOIN link l ON l.document_id = d.id WHERE `
)

// AllSummaries gives every document of the workspace, also those in the recycle
// bin, oldest first. It has no limit: a list that sorts and filters at once
// needs all of them.
func (tx *Tx) AllSummaries() ([]Summary, error) { return tx.summaries("1", nil) }

// Summaries gives the documents of ids, oldest first; unknown ids are left out.
func (tx *Tx) Summaries(ids []model.DocumentID) ([]Summary, error) {
	var out []Summary
	for start := 0; start < len(ids); start += chunk {
		args := anys(ids[start:min(start+chunk, len(ids))])
		part, err := tx.summaries("d.id IN ("+marks(len(args))+")", args)
		if err != nil {
			return nil, err
		}
		out = append(out, part...)
	}
	return out, nil
}

func (tx *Tx) summaries(cond string, args []any) ([]Summary, error) {
	out, err := list(tx, "list summaries", scanSummary, summaryQuery+cond+" ORDER BY d.seq", args...)
	if err != nil {
		return nil, err
	}
	bySeq := make(map[int64]*Summary, len(out))
	for i := range out {
		bySeq[out[i].Seq] = &out[i]
	}
	err = each(tx, "list summaries", func(s scanner) error { return scanSummaryFile(s, bySeq) },
		summaryFiles+cond+" ORDER BY d.seq, f.position", args...)
	if err != nil {
		return nil, err
	}
	err = each(tx, "list summaries", func(s scanner) error {
		var seq int64
		var code model.Code
		var carried bool
		if err := s.Scan(&seq, &code, &carried); err != nil {
			return err
		}
		bySeq[seq].Carried = bySeq[seq].Carried || carried
		bySeq[seq].Links = append(bySeq[seq].Links, code)
		return nil
	}, summaryLinks+cond+" ORDER BY d.seq, l.code", args...)
	if err == nil {
		err = tx.judgeMeetings(out, bySeq)
	}
	return out, err
}

// summaryParts reads the parts of packages, of which there are few.
const summaryParts = "SELECT d.seq, f.id, f.label, f.date FROM document d JOIN file f ON f.document_id = d.id WHERE d.seq IN ("

// judgeMeetings fills in Lacking.
func (tx *Tx) judgeMeetings(out []Summary, bySeq map[int64]*Summary) error {
	var seqs []int64
	docs := map[int64]*model.Document{}
	for _, v := range out {
		if v.Kind == model.KindMeeting {
			seqs = append(seqs, v.Seq)
			docs[v.Seq] = &model.Document{}
		}
	}
	for start := 0; start < len(seqs); start += chunk {
		args := anys(seqs[start:min(start+chunk, len(seqs))])
		err := each(tx, "list parts", func(s scanner) error {
			var seq int64
			var f model.File
			if err := s.Scan(&seq, &f.ID, &f.Label, &f.Date); err != nil {
				return err
			}
			docs[seq].Files = append(docs[seq].Files, f)
			return nil
		}, summaryParts+marks(len(args))+") ORDER BY d.seq, f.position", args...)
		if err != nil {
			return err
		}
	}
	for seq, d := range docs {
		bySeq[seq].Lacking = len(model.CheckMeeting(*d)) > 0
	}
	return nil
}

// scanSummaryFile adds one file to its document.
func scanSummaryFile(s scanner, bySeq map[int64]*Summary) error {
	var seq, size int64
	var f Summary
	if err := s.Scan(&seq, &f.Name, &f.MIME, &f.Hash, &f.Pages, &size, &f.HasText, &f.Problem); err != nil {
		return err
	}
	v := bySeq[seq]
	if v.Files == 0 {
		v.Name, v.MIME, v.Hash = f.Name, f.MIME, f.Hash
	}
	v.Files++
	v.Pages += f.Pages
	v.Size += size
	v.HasText = v.HasText || f.HasText
	if v.Problem == model.ProblemNone {
		v.Problem = f.Problem
	}
	return nil
}
