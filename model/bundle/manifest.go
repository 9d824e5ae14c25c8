package bundle

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/paint"
)

// Manifest says what stands on which page of a bundle and which files it was
// made from. It is written as JSON beside the PDF; fields are only ever added.
type Manifest struct {
	Pages    int     `json:"pages"`
	TOCPages []int   `json:"toc_pages"`
	Entries  []Entry `json:"entries"`

	Program    string         `json:"program"` // name and version
	Worksheet  string         `json:"worksheet"`
	BundleCode string         `json:"bundle_code"`
	Unit       string         `json:"unit"`
	Agency     string         `json:"agency"`
	Year       int            `json:"year"`
	Target     model.Target   `json:"target"`
	Assessor   model.Assessor `json:"assessor"`
	Date       string         `json:"date"`  // RFC 3339, as on the cover
	Codes      []model.Code   `json:"codes"` // as asked for; empty for the whole worksheet
	Gaps       []Gap          `json:"gaps"`
	Encrypted  bool           `json:"encrypted,omitempty"` // opens only with a password

	// Volumes is empty where the bundle is one file. Otherwise pages are
	// counted over all volumes here, and within the file in the manifest that
	// each volume has of its own; Volume then says which it is, FirstPage the
	// number printed on its first page and TotalPages that of all volumes.
	Volumes    []Volume `json:"volumes,omitempty"`
	Volume     int      `json:"volume,omitempty"`
	FirstPage  int      `json:"first_page,omitempty"`
	TotalPages int      `json:"total_pages,omitempty"`
}

// Volume is one file of a bundle that has several.
type Volume struct {
	No        int    `json:"no"`
	File      string `json:"file"`       // name, in the folder of the manifest
	FirstPage int    `json:"first_page"` // as printed
	Pages     int    `json:"pages"`
	Bytes     int64  `json:"bytes"`
	Content   string `json:"content"` // "Area 1 s.d. 3"
	// Warning says why the file is larger than asked for; "" where it is not.
	Warning string `json:"warning,omitempty"`
}

// The kinds of entries.
const (
	KindDocument    = "document"
	KindPlaceholder = "placeholder"
)

// Entry is one file in the bundle. A document with several files has several
// entries with the same code and title.
type Entry struct {
	Code   string     `json:"code"`   // "P.1.iii.b-01", of the question where it is included
	Title  string     `json:"title"`  // of the document, as printed
	Page   int        `json:"page"`   // first page, 1-based
	Pages  int        `json:"pages"`  // number of pages
	Source string     `json:"source"` // path of the stored original; "" where it is gone
	SHA256 model.Hash `json:"sha256"`
	Kind   string     `json:"kind"`
	Volume int        `json:"volume,omitempty"` // where there are several
	// Problem is a sentence that says why there is a placeholder; "" for none.
	Problem string `json:"problem"`

	OriginalTitle string           `json:"original_title,omitempty"` // where it could not be printed as it is
	Part          string           `json:"part,omitempty"`           // which file of a document with several
	FileName      string           `json:"file_name"`                // as it came
	Document      model.DocumentID `json:"document"`
	AlsoProves    []model.Code     `json:"also_proves"`     // further questions of the document
	Notes         []string         `json:"notes,omitempty"` // what was repaired or left out while copying
	Signatures    []Signature      `json:"signatures,omitempty"`
}

// Signature is an electronic signature of an original. Whether its certificate
// can be trusted is not judged.
type Signature struct {
	Signer string `json:"signer"`
	Issuer string `json:"issuer,omitempty"`
	Time   string `json:"time,omitempty"`  // RFC 3339, as the signature says
	State  string `json:"state"`           // "utuh", "ditambah", "berubah" or "tidak-diperiksa"
	Stamp  bool   `json:"stamp,omitempty"` // a time stamp, not a person's
}

// Gap is a question without any evidence, or without some that is expected.
type Gap struct {
	Code    model.Code `json:"code"`
	Items   int        `json:"items"`   // documents that it has
	Missing []string   `json:"missing"` // expected evidence that is missing for sure
}

// manifest describes the numbered plan.
func (p *plan) manifest() Manifest {
	m := Manifest{Pages: p.pages, Program: p.producer(), Worksheet: p.sheet.ID, BundleCode: p.code,
		Unit: p.unit.Name, Agency: p.unit.Agency, Year: p.unit.Year, Target: p.unit.Target, Assessor: p.req.Assessor,
		Date: p.req.Date.Format(time.RFC3339), Codes: append([]model.Code{}, p.req.Codes...),
		Encrypted: p.req.OpenPassword != "", TOCPages: []int{}, Entries: []Entry{}, Gaps: []Gap{}}
	for _, v := range p.volumes {
		toc := p.leafOf[v.key(keyContents)]
		for i := range toc.pages {
			m.TOCPages = append(m.TOCPages, toc.page+i)
		}
	}
	if len(p.volumes) > 1 {
		m.Volumes = p.manifestVolumes()
	}
	for _, l := range p.leaves {
		if l.part != nil {
			e := l.entry()
			if len(p.volumes) > 1 {
				e.Volume = l.volume.no
			}
			m.Entries = append(m.Entries, e)
		}
	}
	for _, q := range p.questions {
		gap := Gap{Code: q.node.Code, Items: len(q.items), Missing: []string{}}
		for _, e := range q.missing() {
			gap.Missing = append(gap.Missing, e.Name)
		}
		if gap.Items == 0 || len(gap.Missing) > 0 {
			m.Gaps = append(m.Gaps, gap)
		}
	}
	return m
}

// manifestVolumes lists the files of a bundle with several.
func (p *plan) manifestVolumes() []Volume {
	var list []Volume
	warnings := map[int]string{}
	for _, w := range p.warnings() {
		warnings[p.volumeAt(w.Page).no] = w.Reason
	}
	for _, v := range p.volumes {
		list = append(list, Volume{No: v.no, File: filepath.Base(p.path(v)), FirstPage: v.first, Pages: v.pages, Bytes: v.size,
			Content: p.covers(v), Warning: warnings[v.no]})
	}
	return list
}

// volumeManifest describes one volume of several as a file of its own.
func (p *plan) volumeManifest(v *volume) Manifest {
	m := p.manifest()
	m.Volume, m.FirstPage, m.TotalPages, m.Pages = v.no, v.first, p.pages, v.pages
	inside := func(page int) bool { return page >= v.first && page < v.first+v.pages }
	var toc []int
	for _, n := range m.TOCPages {
		if inside(n) {
			toc = append(toc, v.inFile(n))
		}
	}
	entries := []Entry{}
	for _, e := range m.Entries {
		if inside(e.Page) {
			e.Page = v.inFile(e.Page)
			entries = append(entries, e)
		}
	}
	m.TOCPages, m.Entries = toc, entries
	return m
}

// entry describes the leaf of a part.
func (l *leaf) entry() Entry {
	pt := l.part
	it := pt.item
	e := Entry{Code: it.code, Title: printed(it.title()), Page: l.page, Pages: l.pages, Source: pt.path,
		SHA256: pt.file.Version.Hash, Kind: KindDocument, Problem: pt.reason, Part: pt.label(), FileName: pt.file.Version.Name,
		Document: it.doc.ID, AlsoProves: []model.Code{}, Notes: pt.notes}
	if pt.isPlaceholder() {
		e.Kind = KindPlaceholder
	}
	if t := it.doc.Title; t != "" && e.Title != t {
		e.OriginalTitle = t
	}
	for _, s := range pt.signatures {
		x := Signature{Signer: s.Signer, Issuer: s.Issuer, State: string(s.State), Stamp: s.Stamp}
		if !s.Time.IsZero() {
			x.Time = s.Time.Format(time.RFC3339)
		}
		e.Signatures = append(e.Signatures, x)
	}
	for _, k := range it.doc.Links {
		if k.Code != it.question.node.Code {
			e.AlsoProves = append(e.AlsoProves, k.Code)
		}
	}
	return e
}

// printed is text as it can be copied out of the contents.
func printed(s string) string { return strings.ReplaceAll(paint.Printable(s), "\u00a0", " ") }

// producer is the program that made the bundle.
func (p *plan) producer() string {
	if p.req.Producer != "" {
		return p.req.Producer
	}
	return "SiapZI " + model.ProgramVersion
}

// json writes the manifest for people and programs.
func (m Manifest) json() ([]byte, error) {
	data, err := json.MarshalIndent(m, "", "  ")
	return append(data, '\n'), err
}
