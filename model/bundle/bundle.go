package bundle

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/pdf"
)

// Source is what a bundle is made from. The pieces of a workspace meet the two
// interfaces as they are.
type Source struct {
	Unit      model.Unit
	Worksheet *lke.Worksheet
	Answers   Answers
	Documents Documents
	// Repairer is asked for PDFs that nothing else opens; may be nil.
	Repairer pdf.Repairer
	// Originals is the folder of the stored originals. Nothing may be written
	// below it; "" where there is none.
	Originals string
	// Temp is where intermediate files may lie; "" for the system's own place.
	Temp string
}

// Answers gives what an assessor answered.
type Answers interface {
	Answers(ctx context.Context, assessor model.Assessor) (lke.Answers, error)
}

// Documents gives the evidence.
type Documents interface {
	// ByQuestion gives all documents that are linked and not in the recycle
	// bin, by question, in the order in which people read them.
	ByQuestion(ctx context.Context) (map[model.Code][]model.Document, error)
	// PathOf gives where the content of a version is stored, for reading only.
	PathOf(v model.Version) string
}

// Request says which bundle is wanted.
type Request struct {
	Out      string         // path of the PDF; the manifest is written beside it
	Codes    []model.Code   // questions or nodes above them; empty for all
	Date     time.Time      // stands on the cover and in the file; its zone is kept
	Assessor model.Assessor // whose answers; "" for the unit's own
	Producer string         // name and version of the program; "" for ours
	Progress *model.Progress
}

// Result tells what was written.
type Result struct {
	Path         string // of the PDF
	ManifestPath string
	Manifest     Manifest
	Problems     []Problem // the bundle is complete all the same
}

// Problem is something that the user should mend before sending the bundle.
type Problem struct {
	Code     string           // of the item, "P.1.iii.b-01"
	Document model.DocumentID // whose file it is
	Name     string           // of the file
	Page     int              // of the bundle
	Reason   string           // a sentence
}

// Build makes the bundle. Either both files stand under their final names and
// were checked, or nothing has changed. Files that cannot be shown do not make
// it fail; they are in Result.Problems.
func Build(ctx context.Context, src Source, req Request) (Result, error) {
	if req.Assessor == "" {
		req.Assessor = model.UnitAssessor
	}
	p, err := newPlan(ctx, src, req)
	if err != nil {
		return Result{}, err
	}
	defer p.release()
	if err := checkTarget(src, p, req.Out); err != nil {
		return Result{}, err
	}
	temp, err := tempFolder(src.Temp)
	if err != nil {
		return Result{}, err
	}
	defer func() { _ = os.RemoveAll(temp) }() // rubbish; the next start clears the cache

	b := &prober{src: src, temp: temp}
	if err := b.probe(ctx, p); err != nil {
		return Result{}, writeError(temp, err)
	}
	if err := p.write(ctx, b); err != nil {
		return Result{}, err
	}
	return Result{Path: req.Out, ManifestPath: manifestPath(req.Out), Manifest: p.manifest(), Problems: p.problems()}, nil
}

// tempFolder makes a folder for intermediate files.
func tempFolder(dir string) (string, error) {
	if dir != "" {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return "", writeError(dir, err)
		}
	}
	temp, err := os.MkdirTemp(dir, "bundel-")
	if err != nil {
		return "", writeError(filepath.Join(os.TempDir(), "bundel"), err)
	}
	return temp, nil
}

// write makes both files beside their final names, checks the bundle and
// renames them.
func (p *plan) write(ctx context.Context, b *prober) error {
	f, err := createTemp(p.req.Out)
	if err != nil {
		return err
	}
	defer func() {
		_ = f.Close()           // closed already where all went well
		_ = os.Remove(f.Name()) // gone already where all went well
	}()
	want, err := p.assembleInto(ctx, b, f)
	if err != nil {
		return err
	}
	if err := finishTemp(f); err != nil {
		return writeError(p.req.Out, err)
	}
	p.req.Progress.SetStage("Memeriksa hasil", 1)
	if err := pdf.Check(ctx, f.Name(), want); err != nil {
		return fmt.Errorf("bundle: check: %w", err)
	}
	p.req.Progress.Add(1)
	m, err := p.manifestTemp()
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(m) }() // gone already where all went well
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := publish(f.Name(), p.req.Out); err != nil {
		return err
	}
	return publish(m, manifestPath(p.req.Out))
}

// assembleInto writes the bundle to f. Where a source fails in spite of the
// probe it becomes a placeholder and everything is written anew, since page
// numbers change. It gives what the file must have now.
func (p *plan) assembleInto(ctx context.Context, b *prober, f *os.File) (pdf.Expect, error) {
	for range len(p.parts) + 1 {
		p.req.Progress.SetStage("Menyusun halaman depan", 1)
		own, err := p.settle()
		if err != nil {
			return pdf.Expect{}, err
		}
		p.req.Progress.Add(1)
		outline, err := assemble(ctx, p, b, own, f)
		var bad *sourceError
		if !errors.As(err, &bad) {
			return p.expect(own, outline), writeError(p.req.Out, err)
		}
		bad.part.fail(bad.err)
		if err := b.examine(ctx, p); err != nil {
			return pdf.Expect{}, err
		}
		if err := rewind(f); err != nil {
			return pdf.Expect{}, writeError(p.req.Out, err)
		}
	}
	return pdf.Expect{}, model.Errorf(model.Internal, "Bundel tidak dapat disusun: berkas sumber berubah terus-menerus.")
}

// rewind empties a file.
func rewind(f *os.File) error {
	if err := f.Truncate(0); err != nil {
		return err
	}
	_, err := f.Seek(0, io.SeekStart)
	return err
}

// manifestTemp writes the manifest beside its final name.
func (p *plan) manifestTemp() (name string, err error) {
	data, err := p.manifest().json()
	if err != nil {
		return "", fmt.Errorf("bundle: manifest: %w", err)
	}
	path := manifestPath(p.req.Out)
	f, err := createTemp(path)
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	if err2 := finishTemp(f); err == nil {
		err = err2
	}
	if err != nil {
		_ = os.Remove(f.Name()) // rubbish
		return "", writeError(path, err)
	}
	return f.Name(), nil
}

// problems lists the placeholders.
func (p *plan) problems() []Problem {
	var list []Problem
	for _, l := range p.leaves {
		if pt := l.part; pt != nil && pt.isPlaceholder() {
			list = append(list, Problem{Code: pt.item.code, Document: pt.item.doc.ID, Name: pt.file.Version.Name, Page: l.page, Reason: pt.reason})
		}
	}
	return list
}
