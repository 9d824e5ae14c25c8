package proposal

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/paper"
	"siapzi/model/pdf"
	"siapzi/model/setting"
	"siapzi/model/standing"
	"siapzi/model/store"
	"siapzi/model/vault"
)

// Deps is what Proposals needs.
type Deps struct {
	DB        *store.DB
	Vault     *vault.Vault
	Worksheet func() *lke.Worksheet // with the thresholds in force
	Settings  *setting.Settings
	Standing  *standing.Standing
	Answers   func(ctx context.Context, a model.Assessor) (lke.Answers, error)
	Document  func(ctx context.Context, id model.DocumentID) (model.Document, error)
	// Surveys gives the surveys of the year; may be nil.
	Surveys func(ctx context.Context) ([]Survey, error)
}

// Survey is what the proposal says of one survey.
type Survey struct {
	Name        string  // "Survei Persepsi Anti Korupsi (SPAK)"
	Period      string  // "Triwulan I 2026"; may be empty
	Index       float64 // 0..4
	Respondents int     // 0 where unknown
	Source      string  // where the figure comes from
	// Answer is the question that the index answers, "" for none; such a survey
	// stands in place of the answer itself.
	Answer model.Code
}

// Proposals keeps and prepares the proposal of one workspace.
type Proposals struct{ d Deps }

// New makes the use case. The caller keeps what is in d.
func New(d Deps) *Proposals { return &Proposals{d} }

// Facts gives what people wrote, the zero Facts where nothing was.
func (p *Proposals) Facts(ctx context.Context) (f Facts, err error) {
	err = p.d.DB.Read(ctx, func(tx *store.Tx) error {
		f, err = read(tx)
		return err
	})
	return f, err
}

func read(tx *store.Tx) (f Facts, err error) {
	data, ok, err := tx.ProposalFacts()
	if err != nil || !ok {
		return f, err
	}
	if err := json.Unmarshal(data, &f); err != nil {
		return f, fmt.Errorf("proposal: read facts: %w", err)
	}
	return f, nil
}

// SetFacts keeps what people wrote in place of what was. Scans stay as they
// are, whatever f says of them: see SetScan. It is Invalid with all problems.
func (p *Proposals) SetFacts(ctx context.Context, who model.Actor, f Facts) error {
	f.clean()
	if err := f.Validate(); err != nil {
		return err
	}
	return p.change(ctx, who, "facts", func(old Facts) (Facts, error) {
		f.Signed = old.Signed
		return f, nil
	}, nil)
}

// change writes the facts that f makes of the present ones; blobs are files in
// the vault that they need.
func (p *Proposals) change(ctx context.Context, who model.Actor, field string, f func(Facts) (Facts, error), blob *store.Blob) error {
	return p.d.DB.Write(ctx, who, func(tx *store.Tx) error {
		old, err := read(tx)
		if err != nil {
			return err
		}
		facts, err := f(old)
		if err != nil {
			return err
		}
		before, err := json.Marshal(old)
		if err != nil {
			return fmt.Errorf("proposal: write facts: %w", err)
		}
		after, err := json.Marshal(facts)
		if err != nil {
			return fmt.Errorf("proposal: write facts: %w", err)
		}
		if blob != nil {
			if err := tx.PutBlob(*blob, ""); err != nil {
				return err
			}
		}
		if err := tx.PutProposalFacts(after); err != nil {
			return err
		}
		return tx.Audit(store.AuditEntry{Entity: "proposal", ID: "1", Field: field, Old: string(before), New: string(after)})
	})
}

// maxScan is how large a scan may be; portals take less.
const maxScan = 100 << 20

// SetScan puts the scan of a signed letter in place of the generated one. The
// file is copied. It is Invalid where it is no PDF that opens.
func (p *Proposals) SetScan(ctx context.Context, who model.Actor, part Part, path, name string) error {
	if part != Letter && part != SPTJM {
		return model.Errorf(model.Invalid, "Hanya surat pengajuan dan SPTJM yang dapat diganti dengan pindaian.")
	}
	if st, err := os.Stat(path); err == nil && st.Size() > maxScan {
		return model.Errorf(model.Invalid, "Pindaian ini %s; paling besar %s. Pindai lagi dengan resolusi lebih rendah.", model.Size(st.Size()), model.Size(maxScan))
	}
	src, err := pdf.Open(ctx, path, pdf.OpenOptions{})
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return &model.Error{Kind: model.Invalid, Err: err, Msg: fmt.Sprintf("%s bukan PDF yang dapat dibuka. Simpan pindaian surat sebagai PDF tanpa kata sandi.", name)}
	}
	pages := src.NumPages()
	_ = src.Close() // read-only
	h, size, _, err := p.d.Vault.PutFile(ctx, path)
	if err != nil {
		return err
	}
	return p.change(ctx, who, "signed."+string(part), func(f Facts) (Facts, error) {
		f.Signed = maps.Clone(f.Signed)
		if f.Signed == nil {
			f.Signed = map[Part]Scan{}
		}
		f.Signed[part] = Scan{Name: name, Hash: h, Size: size, Pages: pages}
		return f, nil
	}, &store.Blob{Hash: h, Size: size, MIME: "application/pdf", Pages: pages})
}

// RemoveScan lets the generated letter stand again.
func (p *Proposals) RemoveScan(ctx context.Context, who model.Actor, part Part) error {
	return p.change(ctx, who, "signed."+string(part), func(f Facts) (Facts, error) {
		f.Signed = maps.Clone(f.Signed)
		delete(f.Signed, part)
		return f, nil
	}, nil)
}

// ScanPath gives where the scan of a part lies, "" where there is none. The
// file is only read.
func (p *Proposals) ScanPath(f Facts, part Part) string {
	if s, ok := f.Signed[part]; ok {
		return p.d.Vault.Path(s.Hash)
	}
	return ""
}

// Data is everything that a proposal says.
type Data struct {
	standing.Report
	Facts   Facts
	Head    setting.Letterhead
	Sheet   *lke.Worksheet
	Titles  map[model.DocumentID]string // of documents that prove prerequisites
	Surveys []Survey
	Date    time.Time // on which it is made
	Lacks   []Lack
}

// Gather reads everything, for a proposal made on a date.
func (p *Proposals) Gather(ctx context.Context, date time.Time) (d Data, err error) {
	d.Date, d.Sheet, d.Titles = date, p.d.Worksheet(), map[model.DocumentID]string{}
	if d.Facts, err = p.Facts(ctx); err != nil {
		return d, err
	}
	if d.Report, err = p.d.Standing.Report(ctx); err != nil {
		return d, err
	}
	if d.Head, err = p.d.Settings.Letterhead(ctx); err != nil {
		return d, err
	}
	for _, c := range d.Conditions {
		if c.Document == "" {
			continue
		}
		doc, err := p.d.Document(ctx, c.Document)
		if model.KindOf(err) == model.NotFound {
			continue
		}
		if err != nil {
			return d, err
		}
		d.Titles[c.Document] = doc.Title
	}
	if d.Surveys, err = p.surveys(ctx); err != nil {
		return d, err
	}
	d.Lacks = lacks(d)
	return d, nil
}

// surveys gives the surveys of the year, and what the answers say where there
// is none for them.
func (p *Proposals) surveys(ctx context.Context) (out []Survey, err error) {
	if p.d.Surveys != nil {
		if out, err = p.d.Surveys(ctx); err != nil {
			return nil, err
		}
	}
	answers, err := p.d.Answers(ctx, model.UnitAssessor)
	if err != nil {
		return nil, err
	}
	for _, s := range []struct {
		code model.Code
		name string
	}{{"H.I.a", "Survei Persepsi Anti Korupsi (SPAK)"}, {"H.II.a", "Survei Persepsi Kualitas Pelayanan (SPKP)"}} {
		q := p.d.Worksheet().Question(s.code)
		if q == nil || len(q.Inputs) == 0 || slices.ContainsFunc(out, func(x Survey) bool { return x.Answer == s.code }) {
			continue
		}
		if x, ok := answers[s.code].Inputs[q.Inputs[0].Key]; ok {
			out = append(out, Survey{Name: s.name, Index: x, Source: "Jawaban LKE " + string(s.code), Answer: s.code})
		}
	}
	return out, nil
}

// Draft tells whether something blocks the proposal.
func (d Data) Draft() bool {
	for _, l := range d.Lacks {
		if l.Blocks {
			return true
		}
	}
	return false
}

// units gives all units in the letter, this one first.
func (d Data) units() []Unit {
	own := Unit{Name: d.Unit.Name, Target: d.Unit.Target, Safe: d.Safe}
	if d.Facts.Relief {
		own.Note = "Afirmasi"
	}
	return append([]Unit{own}, d.Facts.Units...)
}

// day is the date of the letter in words: "20 Mei 2026".
func (d Data) day() string {
	t := d.Date
	if x := d.Facts.Date.Time(); !x.IsZero() {
		t = x
	}
	return paper.LongDay(t)
}

// or gives s, or a blank line to write on.
func or(s, blank string) string {
	if strings.TrimSpace(s) == "" {
		return blank
	}
	return s
}
