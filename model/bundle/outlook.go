package bundle

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"sync"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/pdf"
)

// Outlook is a bundle as it will be, before anything is written: its list of
// pages, what it weighs, and its front matter. It is safe for use by several
// goroutines.
type Outlook struct {
	Pages     int
	Bytes     int64    // estimated, of all volumes
	Volumes   []Volume // at least one; Bytes is estimated
	Documents int      // different documents
	Scope     string   // which part of the worksheet, "" for all of it
	FileName  string   // a name for the PDF that says what it is
	Exact     bool     // every file was opened; else counts come from the catalogue
	Lines     []Line
	Manifest  Manifest

	p      *plan
	mu     sync.Mutex // for own, since a drawing that was cancelled may still run
	fronts []*front
	own    [][]byte // PDFs of the fronts, made when they are asked for
}

// LineKind says what a line of the page list is.
type LineKind int

// The kinds.
const (
	LineVolume   LineKind = iota // a volume begins; only where there are several
	LineFront                    // pages of our own before and behind the evidence
	LineChapter                  // the divider of an area or komponen
	LineQuestion                 // the divider of a question; without a page where it has no evidence
	LineFile                     // a file of evidence
	LineSame                     // evidence that stands elsewhere in the bundle
)

// Line is one line of the page list.
type Line struct {
	Kind     LineKind
	Title    string
	Code     string     // of a question or of evidence, "P.1.iii.b-01"
	Question model.Code // of questions and evidence
	Page     int        // first page, 0 for none
	Pages    int        // of a chapter or question: with all that stands below it
	Missing  bool       // a question without any evidence
	Same     string     // code of the evidence where LineSame stands

	Document model.DocumentID
	Part     string // which file of a document with several
	File     FileOutlook
}

// FileOutlook is what becomes of one file.
type FileOutlook struct {
	Name    string
	Hash    model.Hash
	Bytes   int64         // of the original
	Problem model.Problem // why there is a placeholder; "" for none
	Reason  string        // the same as a sentence
	Locked  bool          // a password would open it
	Wrong   bool          // one was given that does not fit
	Drawn   bool          // too damaged to be copied; shown as pictures of its pages
	Scan    bool          // pages without any text
	Signed  []string      // who signed it electronically
	Office  bool          // made into a PDF by LibreOffice
	Link    bool          // holds an address on the web
}

// Problems of files that package model does not know, since they show only
// when a bundle is made.
const (
	ProblemMissing = problemMissing // the stored file is gone
	ProblemConvert = problemConvert // an office file that could not be converted
)

// Planner looks ahead. It remembers what it learned about files, so that only
// the first look takes long. It is safe for use by several goroutines.
type Planner struct {
	mu    sync.Mutex
	known map[lookKey]known
}

// lookKey names a file under the choices that decide what becomes of it.
type lookKey struct {
	hash     model.Hash
	kind     string
	password string
	economy  bool
}

// known is what opening a file told.
type known struct {
	pages      int
	bytes      int64
	problem    model.Problem
	reason     string
	drawn      bool
	made       bool
	link       bool
	tried      bool
	signatures []pdf.Signature
}

// NewPlanner makes a Planner that knows nothing yet.
func NewPlanner() *Planner { return &Planner{known: map[lookKey]known{}} }

// Forget drops what is known, as when files or LibreOffice came back.
func (n *Planner) Forget() {
	n.mu.Lock()
	defer n.mu.Unlock()
	clear(n.known)
}

// Look gives the bundle that Build would make. With open false no file is
// opened: where nothing is known yet the catalogue's counts are used and
// Outlook.Exact may be false. Limits of size are kept by estimate, and damage
// that shows only while pages are copied is not found.
func (n *Planner) Look(ctx context.Context, src Source, req Request, open bool) (*Outlook, error) {
	req.Out, req.Package = "pratinjau.pdf", "" // nothing is written
	if err := req.complete(src); err != nil {
		return nil, err
	}
	p, err := newPlan(ctx, src, req)
	if err != nil {
		return nil, err
	}
	defer p.release()
	temp, err := tempFolder(src.Temp)
	if err != nil {
		return nil, err
	}
	defer func() { p.release(); _ = os.RemoveAll(temp) }() // Windows removes no open file; what stays, clearing the cache takes
	o := &Outlook{p: p, Documents: p.documents(), Scope: p.scope, FileName: FileName(p.unit, p.scope), Exact: true}
	links, err := n.fill(ctx, o, &prober{src: src, temp: temp, date: req.Date, passwords: req.Passwords, economy: req.Images == ImagesEconomy}, open)
	if err != nil {
		return nil, writeError(temp, err)
	}
	p.guess()
	p.lay(p.starts(0))
	if o.fronts, err = p.settle(ctx); err != nil {
		return nil, err
	}
	o.own = make([][]byte, len(o.fronts))
	o.describe(links)
	return o, nil
}

// fill notes page counts and problems of every part, and which hold an address.
func (n *Planner) fill(ctx context.Context, o *Outlook, b *prober, open bool) (links map[*part]bool, err error) {
	p := o.p
	links = map[*part]bool{}
	p.req.Progress.SetStage("Memeriksa berkas bukti", int64(len(p.parts)))
	for _, pt := range p.parts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p.req.Progress.SetItem(pt.file.Version.Name)
		key := lookKey{pt.file.Version.Hash, mimeOf(pt), b.password(pt), b.economy}
		k, ok := n.get(key, pt)
		switch {
		case ok:
			pt.take(k)
		case open:
			if err := b.part(ctx, pt); err != nil {
				return nil, err
			}
			k = pt.learned()
			n.put(key, k)
			p.release() // a repaired file is repaired again when the bundle is made
		default:
			pt.expect()
			o.Exact = false
		}
		links[pt] = k.link
		p.req.Progress.Add(1)
	}
	return links, nil
}

// get gives what is known of a part's file while that is in its place.
func (n *Planner) get(key lookKey, pt *part) (known, bool) {
	n.mu.Lock()
	k, ok := n.known[key]
	n.mu.Unlock()
	if !ok || key.hash == "" || pt.path == "" {
		return known{}, false
	}
	st, err := os.Stat(pt.path)
	return k, err == nil && st.Mode().IsRegular()
}

// put keeps what was learned, but for a file that is not there.
func (n *Planner) put(key lookKey, k known) {
	if key.hash == "" || k.problem == problemMissing {
		return
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.known[key] = k
}

// learned is what a probe found out about the part's file.
func (pt *part) learned() known {
	k := known{pages: pt.pages, bytes: pt.bytes, problem: pt.problem, reason: pt.reason, drawn: pt.drawn, made: pt.made != "", tried: pt.tried,
		signatures: pt.signatures}
	if isText(mimeOf(pt)) && pt.path != "" {
		k.link = addressIn(pt.path) != ""
	}
	return k
}

// take puts what is known of the file into the part.
func (pt *part) take(k known) {
	pt.pages, pt.bytes, pt.problem, pt.reason, pt.drawn, pt.tried, pt.signatures = k.pages, k.bytes, k.problem, k.reason, k.drawn, k.tried, k.signatures
}

// expect puts into the part what the catalogue says about its file.
func (pt *part) expect() {
	v, kind := pt.file.Version, mimeOf(pt)
	switch {
	case pt.path == "":
		pt.replace(problemMissing, "Dokumen ini belum mempunyai berkas.")
	case !pt.isPDF() && !isPicture(kind) && !isText(kind) && !isOffice(kind):
		pt.replace(model.ProblemType, "")
	case v.Problem != model.ProblemNone && v.Problem != model.ProblemType:
		pt.replace(v.Problem, "")
	default:
		pt.pages, pt.bytes = max(v.Pages, 1), v.Size
	}
}

// Scope says which part of the worksheet codes are, "" for all of it. It is
// Invalid where one is unknown.
func Scope(w *lke.Worksheet, codes []model.Code) (string, error) {
	wanted, err := w.Expand(codes)
	if err != nil {
		return "", err
	}
	return scope(w, codes, wanted), nil
}

// FrontPart is a part of the front matter that can be shown by itself.
type FrontPart string

// The parts.
const (
	FrontCover    FrontPart = keyCover
	FrontContents FrontPart = keyContents
	FrontSummary  FrontPart = keySummary
)

// maxFront is how many pages of each volume's part are shown: nobody turns
// more, and a worksheet's contents may run to hundreds.
const maxFront = 40

// WriteFront writes the pages of one part, of all volumes, as a PDF with stamp
// and watermark as in the bundle; its links lead nowhere.
func (o *Outlook) WriteFront(ctx context.Context, part FrontPart, w io.Writer) error {
	type run struct {
		own         *pdf.Source
		leaf        *leaf
		from, count int
	}
	var runs []run
	pages := 0
	for i, f := range o.fronts {
		l := o.p.leafOf[f.v.key(string(part))]
		if l == nil || l.volume != f.v { // the summary stands in the first only
			continue
		}
		own, err := o.open(ctx, i)
		if err != nil {
			return err
		}
		r := run{own, l, f.spans[l.key].first - 1, min(f.spans[l.key].count, maxFront)}
		runs = append(runs, r)
		pages += r.count
	}
	out := pdf.NewWriter(w, pages, o.p.meta(o.p.volumes[0]))
	for _, r := range runs {
		_, _, err := out.Append(ctx, r.own, r.from, r.count, func(i int) pdf.Dress {
			return pdf.Dress{Stamp: &pdf.Stamp{Text: o.p.stampText(r.leaf.page + i - r.from), Style: pdf.Pojok}, Watermark: o.p.req.watermark()}
		})
		if err != nil {
			return fmt.Errorf("bundle: front matter: %w", err)
		}
	}
	return out.Finish(nil)
}

// open opens the own pages of volume i.
func (o *Outlook) open(ctx context.Context, i int) (*pdf.Source, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.own[i] == nil {
		data, err := o.fronts[i].bytes()
		if err != nil {
			return nil, err
		}
		o.own[i] = data
	}
	s, err := pdf.OpenReader(ctx, bytes.NewReader(o.own[i]), int64(len(o.own[i])), "")
	if err != nil {
		return nil, fmt.Errorf("bundle: own pages: %w", err)
	}
	return s, nil
}

// describe lists the lines, volumes and sizes of the numbered plan.
func (o *Outlook) describe(links map[*part]bool) {
	p := o.p
	o.Pages, o.Manifest = p.pages, p.manifest()
	for _, v := range p.volumes {
		v.size = p.overhead.bytes
		for _, l := range v.leaves {
			if l.chapter != nil {
				v.size += l.bytes
			}
		}
		o.Bytes += v.size
	}
	o.Volumes = p.manifestVolumes()
	sums := p.sums()
	for _, v := range p.volumes {
		o.volume(v, sums, links)
	}
}

// sumKey names what leaves are summed up for: a chapter or question within a
// volume.
type sumKey struct {
	v *volume
	c *chapter
	q *question
}

// sums counts the pages of every chapter and question in every volume.
func (p *plan) sums() map[sumKey]int {
	out := map[sumKey]int{}
	for _, l := range p.leaves {
		if l.chapter == nil {
			continue
		}
		out[sumKey{l.volume, l.chapter, nil}] += l.pages
		if l.question != nil {
			out[sumKey{l.volume, nil, l.question}] += l.pages
		}
	}
	return out
}

// volume lists one volume.
func (o *Outlook) volume(v *volume, sums map[sumKey]int, links map[*part]bool) {
	p := o.p
	if len(p.volumes) > 1 {
		x := o.Volumes[v.no-1]
		o.Lines = append(o.Lines, Line{Kind: LineVolume, Title: fmt.Sprintf("Volume %d dari %d · %s", v.no, len(p.volumes), x.Content), Page: v.first, Pages: v.pages})
	}
	behind := slices.IndexFunc(v.leaves, func(l *leaf) bool { return l.chapter != nil })
	for i, l := range v.leaves {
		if l.chapter == nil && (behind < 0 || i < behind) {
			o.front(l)
		}
	}
	for _, ch := range p.chapters {
		at := len(o.Lines)
		o.Lines = append(o.Lines, Line{Kind: LineChapter, Title: ch.title(), Page: p.pageOf(v.chapters[ch]), Pages: sums[sumKey{v, ch, nil}]})
		if p.leafOf[ch.key()].volume != v {
			o.Lines[at].Title += " (lanjutan)"
		}
		for _, q := range ch.questions() {
			o.question(v, q, sums, links)
		}
		if len(o.Lines) == at+1 && p.leafOf[ch.key()].volume != v {
			o.Lines = o.Lines[:at] // nothing of it stands in this volume
		}
	}
	for i, l := range v.leaves {
		if l.chapter == nil && behind >= 0 && i > behind {
			o.front(l)
		}
	}
}

func (o *Outlook) front(l *leaf) {
	title := l.head
	if title == "" {
		title = "Sampul"
	}
	o.Lines = append(o.Lines, Line{Kind: LineFront, Title: title, Page: l.page, Pages: l.pages})
}

// question lists what stands of a question in a volume.
func (o *Outlook) question(v *volume, q *question, sums map[sumKey]int, links map[*part]bool) {
	if q.volume != v && v.questions[q] == "" {
		return
	}
	code := q.node.Code
	line := Line{Kind: LineQuestion, Title: q.node.Name, Code: string(code), Question: code, Page: o.p.pageOf(v.questions[q]),
		Pages: sums[sumKey{v, nil, q}], Missing: len(q.items) == 0}
	if q.volume != v {
		line.Title += " (lanjutan)"
	}
	o.Lines = append(o.Lines, line)
	for _, it := range q.items {
		if it.volume != v {
			continue
		}
		base := Line{Kind: LineFile, Title: it.title(), Code: it.code, Question: code, Document: it.doc.ID}
		if it.same != nil {
			base.Kind, base.Same, base.Page = LineSame, it.same.code, o.p.itemPage(it)
			o.Lines = append(o.Lines, base)
			continue
		}
		for _, pt := range it.parts {
			l := base
			leaf := o.p.leafOf[pt.key()]
			l.Part, l.Page, l.Pages, l.File = pt.label(), leaf.page, leaf.pages, pt.outlook(links[pt])
			o.Lines = append(o.Lines, l)
		}
	}
}

// outlook says what becomes of the part's file.
func (pt *part) outlook(link bool) FileOutlook {
	v := pt.file.Version
	locked := pt.problem == model.ProblemLocked && pt.isPDF()
	f := FileOutlook{Name: v.Name, Hash: v.Hash, Bytes: v.Size, Problem: pt.problem, Reason: pt.reason, Drawn: pt.drawn,
		Locked: locked, Wrong: locked && pt.tried, Link: link}
	if pt.isPlaceholder() {
		return f
	}
	f.Problem = ""
	f.Office = isOffice(mimeOf(pt))
	f.Scan = pt.isPDF() && !v.HasText
	for _, s := range pt.signatures {
		if !s.Stamp {
			f.Signed = append(f.Signed, s.Signer)
		}
	}
	return f
}
