package quality

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/store"
	"siapzi/model/suggest"
)

// Deps is what a Checker needs. Everything is required.
type Deps struct {
	DB        *store.DB
	Worksheet func() *lke.Worksheet
	Limit     func(ctx context.Context) (int64, error) // largest file that the portal takes, bytes
	Path      func(v model.Version) string             // of a stored file
	Suggest   *suggest.Index
}

// Checker checks the evidence of one workspace.
type Checker struct {
	d Deps

	mu     sync.Mutex
	points map[string][]model.Code // by document and content: what suggest finds in it
}

// New makes a checker. The caller keeps what is in d.
func New(d Deps) *Checker { return &Checker{d: d, points: map[string][]model.Code{}} }

// Check gives every finding, also those that were waived. Files that no look
// was taken at yet are read first, which takes time: p counts them.
func (c *Checker) Check(ctx context.Context, p *model.Progress) ([]Finding, error) {
	in, waivers, err := c.gather(ctx)
	if err != nil {
		return nil, err
	}
	if err := c.look(ctx, &in, p); err != nil {
		return nil, err
	}
	findings := Run(in)
	for i, f := range findings {
		if w, ok := waivers[f.key()]; ok {
			findings[i].Waived = &w
		}
	}
	return findings, nil
}

// Unread counts the files that Check would have to read first.
func (c *Checker) Unread(ctx context.Context) (n int, err error) {
	err = c.d.DB.Read(ctx, func(tx *store.Tx) error {
		docs, err := evidence(tx, c.d.Worksheet())
		if err != nil {
			return err
		}
		looks, err := tx.BlobLooks(edition)
		if err != nil {
			return err
		}
		seen := map[model.Hash]bool{}
		for _, d := range docs {
			for _, f := range d.Files {
				h := f.Version.Hash
				if _, looked := looks[h]; h != "" && !looked && !seen[h] {
					seen[h] = true
					n++
				}
			}
		}
		return nil
	})
	return n, err
}

// gather reads everything but the files.
func (c *Checker) gather(ctx context.Context) (in Input, waivers map[key]Waiver, err error) {
	in.Worksheet = c.d.Worksheet()
	if in.Limit, err = c.d.Limit(ctx); err != nil {
		return in, nil, err
	}
	in.Looks = map[model.Hash]Look{}
	err = c.d.DB.Read(ctx, func(tx *store.Tx) error {
		u, _, err := tx.Unit()
		if err != nil {
			return err
		}
		in.Year = u.Year
		list, err := tx.Answers(model.UnitAssessor)
		if err != nil {
			return err
		}
		in.Answers = lke.Answers{}
		for _, a := range list {
			in.Answers[a.Code] = a
		}
		if in.Documents, err = evidence(tx, in.Worksheet); err != nil {
			return err
		}
		looks, err := tx.BlobLooks(edition)
		if err != nil {
			return err
		}
		for h, s := range looks {
			if in.Looks[h], err = parseLook(s); err != nil {
				return err
			}
		}
		if waivers, err = readWaivers(tx); err != nil {
			return err
		}
		in.Doubtful, err = c.doubts(tx, in)
		return err
	})
	return in, waivers, err
}

// evidence gives the documents that confirmed links connect to questions, with
// those links only, in worksheet order.
func evidence(tx *store.Tx, w *lke.Worksheet) ([]model.Document, error) {
	ids, err := tx.LinkedDocuments()
	if err != nil {
		return nil, err
	}
	all, err := tx.Documents(ids)
	if err != nil {
		return nil, err
	}
	var out []model.Document
	for _, d := range all {
		d.Links = slices.DeleteFunc(d.Links, func(l model.Link) bool { return l.Carried > 0 || w.Question(l.Code) == nil })
		slices.SortStableFunc(d.Links, func(a, b model.Link) int { return w.Order(a.Code) - w.Order(b.Code) })
		if len(d.Links) > 0 {
			out = append(out, d)
		}
	}
	return out, nil
}

// look reads the files at which no look was taken yet and keeps what it saw.
func (c *Checker) look(ctx context.Context, in *Input, p *model.Progress) error {
	missing := map[model.Hash]model.Version{}
	for _, d := range in.Documents {
		for _, f := range d.Files {
			if v := f.Version; v.Hash != "" && !in.Looks[v.Hash].Read {
				missing[v.Hash] = v
			}
		}
	}
	if len(missing) == 0 {
		return nil
	}
	p.SetStage("Memeriksa berkas", int64(len(missing)))
	todo := make([]model.Version, 0, len(missing))
	for _, v := range missing {
		todo = append(todo, v)
	}
	slices.SortFunc(todo, func(a, b model.Version) int { return cmp.Compare(a.Hash, b.Hash) })
	fresh := map[model.Hash]Look{}
	for _, v := range todo {
		p.SetItem(v.Name)
		l, err := c.lookAt(ctx, v)
		if err != nil {
			return errors.Join(err, c.keep(context.WithoutCancel(ctx), fresh)) // what was seen need not be seen again
		}
		fresh[v.Hash], in.Looks[v.Hash] = l, l
		p.Add(1)
	}
	return c.keep(ctx, fresh)
}

// lookText is how much of a text is looked at, in characters.
const lookText = 60_000

func (c *Checker) lookAt(ctx context.Context, v model.Version) (Look, error) {
	var text string
	err := c.d.DB.Read(ctx, func(tx *store.Tx) (err error) {
		text, err = tx.Text(v.Hash, lookText)
		return err
	})
	if err != nil {
		return Look{}, err
	}
	return lookAt(ctx, c.d.Path(v), v, text)
}

// keep stores looks. They belong to the program, so no event is told.
func (c *Checker) keep(ctx context.Context, looks map[model.Hash]Look) error {
	if len(looks) == 0 {
		return nil
	}
	return c.d.DB.Write(ctx, "", func(tx *store.Tx) error {
		for h, l := range looks {
			s, err := l.json()
			if err != nil {
				return err
			}
			if err := tx.PutBlobLook(h, edition, s); err != nil {
				return err
			}
		}
		return nil
	})
}

// doubts asks suggest what documents point to that are linked to several
// questions. Where it finds nothing at all, nothing is known.
func (c *Checker) doubts(tx *store.Tx, in Input) (func(model.Document, model.Code) bool, error) {
	uses := map[model.Hash]int{}
	for _, d := range in.Documents {
		for _, f := range d.Files {
			uses[f.Version.Hash] += len(d.Links)
		}
	}
	found := map[model.DocumentID][]model.Code{}
	for _, d := range in.Documents {
		if len(d.Files) == 0 || uses[d.Files[0].Version.Hash] < 2 {
			continue
		}
		codes, err := c.pointsTo(tx, d)
		if err != nil {
			return nil, err
		}
		found[d.ID] = codes
	}
	aspek := func(code model.Code) *lke.Node {
		if q := in.Worksheet.Question(code); q != nil {
			return q.Parent
		}
		return nil
	}
	return func(d model.Document, code model.Code) bool {
		codes := found[d.ID]
		return len(codes) > 0 && !slices.ContainsFunc(codes, func(x model.Code) bool { return aspek(x) == aspek(code) })
	}, nil
}

// pointsTo gives the questions that suggest finds for d. It is remembered, as
// it takes a millisecond or two.
func (c *Checker) pointsTo(tx *store.Tx, d model.Document) ([]model.Code, error) {
	v := d.Files[0].Version
	id := strings.Join([]string{string(d.ID), string(v.Hash), d.Updated.Format(time.RFC3339Nano)}, " ")
	c.mu.Lock()
	codes, ok := c.points[id]
	c.mu.Unlock()
	if ok {
		return codes, nil
	}
	const read = 16 << 10 // more is not looked at
	text, err := tx.Text(v.Hash, read)
	if err != nil {
		return nil, err
	}
	for _, s := range c.d.Suggest.Suggest(suggest.Input{Name: v.Name, Folder: v.Folder, Title: d.Title, Text: text, Kind: d.Kind}, nil) {
		codes = append(codes, s.Code)
	}
	c.mu.Lock()
	c.points[id] = codes
	c.mu.Unlock()
	return codes, nil
}
