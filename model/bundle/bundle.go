package bundle

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/pdf"
)

// Source is what a bundle is made from. The pieces of a workspace meet the two
// interfaces as they are.
type Source struct {
	Unit       model.Unit
	Letterhead Letterhead // on the cover; zero for agency and unit alone
	Worksheet  *lke.Worksheet
	Answers    Answers
	Documents  Documents
	// Repairer is asked for PDFs that nothing else opens; may be nil.
	Repairer pdf.Repairer
	// Drawer draws pages: to find a blank corner for the stamp, and where a
	// damaged file can only be drawn; nil where there is none.
	Drawer Drawer
	// Converter makes PDFs of office files; nil where there is none, then a
	// placeholder says so.
	Converter Converter
	// Count opens a finished file with its password as a second parser and gives
	// its pages; nil to leave that to the parser that serves without a password.
	Count func(ctx context.Context, path, password string) (pages int, err error)
	// Originals is the folder of the stored originals. Nothing may be written
	// below it; "" where there is none.
	Originals string
	// Temp is where intermediate files may lie; "" for the system's own place.
	Temp string
}

// Converter makes PDFs of office files, see package office.
type Converter interface {
	// Convert gives the path of a PDF made from the file src, whose content has
	// this hash and type. The PDF is only read and need not stay afterwards.
	// Errors are for people: Unavailable without a program that can do it,
	// Denied for a file with a password.
	Convert(ctx context.Context, src string, key model.Hash, mime string) (path string, err error)
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
	Title    string         // on the cover; "" for "Bundel Bukti Dukung Zona Integritas"
	Number   string         // of the letter that it goes with, on the cover; "" for none
	Progress *model.Progress

	// Package is where a BagIt package is written besides, with the bundle, every
	// original and a list: a ZIP where the name ends in .zip, else a folder that
	// must not exist yet. With a package Out may be "".
	Package string

	// Stamp says where the page number stands on evidence; "" for Pita.
	Stamp StampStyle
	// Watermark is a text over every page, such as "SALINAN"; "" for none.
	Watermark string
	// WatermarkStyle says where it stands; "" for Diagonal.
	WatermarkStyle WatermarkStyle
	// OpenPassword encrypts the PDF with AES-256, so that nobody opens it
	// without; "" for a bundle that everybody may open. Each time the bytes are
	// others. Manifest and originals in the package are not encrypted.
	OpenPassword string
	// Images says whether photos are made smaller; "" for ImagesOriginal.
	Images ImageQuality
	// Passwords open locked files of evidence, by name as it came, SHA-256 or code of the
	// item ("P.5.v.c-01").
	Passwords map[string]string

	// MaxBytes is how large one file may be; the bundle is split into volumes
	// where it would be larger. 0 for no limit, else at least one MB.
	MaxBytes int64
	// MaxPages is how many pages a volume may have; 0 for no limit, else at
	// least 50, since every volume has its own contents.
	MaxPages int
}

// StampStyle says where the page number stands on pages of evidence.
type StampStyle string

// The styles.
const (
	Pita  StampStyle = "pita"  // in a strip of 8 mm below the page, which covers nothing
	Pojok StampStyle = "pojok" // in a box in the first corner that is blank
)

// pdf gives the style as package pdf calls it.
func (s StampStyle) pdf() pdf.StampStyle {
	if s == Pojok {
		return pdf.Pojok
	}
	return pdf.Pita
}

// WatermarkStyle says where a watermark stands.
type WatermarkStyle string

// The styles.
const (
	Diagonal WatermarkStyle = "diagonal" // large and pale across the page
	Footer   WatermarkStyle = "kaki"     // small at the foot of the page
)

// maxWatermark is the longest watermark, in characters: it must be readable.
const maxWatermark = 60

// watermark gives the watermark as package pdf calls it, nil for none.
func (r Request) watermark() *pdf.Watermark {
	if r.Watermark == "" {
		return nil
	}
	style := pdf.Diagonal
	if r.WatermarkStyle == Footer {
		style = pdf.Footer
	}
	return &pdf.Watermark{Text: r.Watermark, Style: style}
}

// ImageQuality says what becomes of picture files.
type ImageQuality string

// The qualities.
const (
	ImagesOriginal ImageQuality = "asli"  // their bytes go into the bundle as they are
	ImagesEconomy  ImageQuality = "hemat" // photos are reduced to 200 dpi on A4
)

// Result tells what was written.
type Result struct {
	Path         string   // of the PDF, or of the first volume
	Volumes      []string // paths of all volumes where there are several
	ManifestPath string
	Package      string // path of the package, "" for none
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

// Build makes the bundle. Either all its files stand under their final names
// and were checked, or nothing has changed. Files that cannot be shown do not
// make it fail; they are in Result.Problems. Where the bundle is done and only
// the package fails, the Result tells of the bundle beside the error.
func Build(ctx context.Context, src Source, req Request) (Result, error) {
	if err := req.complete(src); err != nil {
		return Result{}, err
	}
	p, err := newPlan(ctx, src, req)
	if err != nil {
		return Result{}, err
	}
	defer p.release()
	temp, err := tempFolder(src.Temp)
	if err != nil {
		return Result{}, err
	}
	defer func() { p.release(); _ = os.RemoveAll(temp) }() // Windows removes no open file; what stays, clearing the cache takes
	if p.req.Out == "" {
		p.req.Out = filepath.Join(temp, FileName(p.unit, p.scope))
	} else if err := checkTarget(src, p, req.Out); err != nil {
		return Result{}, err
	}

	b := &prober{src: src, temp: temp}
	if err := b.probe(ctx, p); err != nil {
		return Result{}, writeError(temp, err)
	}
	if err := p.write(ctx, b); err != nil {
		return Result{}, err
	}
	if req.Package == "" {
		return p.result(), nil
	}
	err = p.pack(ctx)
	r := p.result()
	if req.Out == "" {
		r.Path, r.Volumes, r.ManifestPath = "", nil, ""
	}
	if err == nil {
		r.Package = req.Package
	}
	return r, err
}

// complete fills in what was left out and refuses what cannot be done.
func (r *Request) complete(src Source) error {
	if r.Assessor == "" {
		r.Assessor = model.UnitAssessor
	}
	if r.MaxBytes < 0 || r.MaxBytes > 0 && r.MaxBytes < MB {
		return model.Errorf(model.Invalid, "Batas ukuran bundel paling kecil 1 MB.")
	}
	if r.Stamp != "" && r.Stamp != Pita && r.Stamp != Pojok {
		return model.Errorf(model.Invalid, "Gaya cap %q tidak dikenal; pilih pita atau pojok.", r.Stamp)
	}
	if r.Images != "" && r.Images != ImagesOriginal && r.Images != ImagesEconomy {
		return model.Errorf(model.Invalid, "Mutu gambar %q tidak dikenal; pilih asli atau hemat.", r.Images)
	}
	if err := r.completeCover(); err != nil {
		return err
	}
	r.Watermark = strings.Join(strings.Fields(r.Watermark), " ")
	if utf8.RuneCountInString(r.Watermark) > maxWatermark {
		return model.Errorf(model.Invalid, "Teks tanda air paling panjang %d huruf.", maxWatermark)
	}
	if r.WatermarkStyle != "" && r.WatermarkStyle != Diagonal && r.WatermarkStyle != Footer {
		return model.Errorf(model.Invalid, "Letak tanda air %q tidak dikenal; pilih diagonal atau kaki.", r.WatermarkStyle)
	}
	if r.OpenPassword != "" {
		var err error
		if r.OpenPassword, err = pdf.PreparePassword(r.OpenPassword); err != nil {
			return err
		}
	}
	if r.MaxPages < 0 || r.MaxPages > 0 && r.MaxPages < minPages {
		return model.Errorf(model.Invalid, "Batas jumlah halaman paling kecil %d.", minPages)
	}
	if r.Package == "" {
		if r.Out == "" {
			return model.Errorf(model.Invalid, "Nama berkas bundel belum diisi.")
		}
		return nil
	}
	return checkPackage(src, r.Package)
}

// Preview gives the manifest that Build would write, without writing anything:
// what stands on which page, and which files need a placeholder. Limits of size
// are kept by estimate only, and damage that shows only while pages are copied
// is not found.
func Preview(ctx context.Context, src Source, req Request) (Manifest, error) {
	req.Out, req.Package = "pratinjau.pdf", "" // nothing is written
	if err := req.complete(src); err != nil {
		return Manifest{}, err
	}
	p, err := newPlan(ctx, src, req)
	if err != nil {
		return Manifest{}, err
	}
	defer p.release()
	temp, err := tempFolder(src.Temp)
	if err != nil {
		return Manifest{}, err
	}
	defer func() { p.release(); _ = os.RemoveAll(temp) }() // Windows removes no open file; what stays, clearing the cache takes
	b := &prober{src: src, temp: temp}
	if err := b.probe(ctx, p); err != nil {
		return Manifest{}, writeError(temp, err)
	}
	p.guess()
	p.lay(p.starts(0))
	if _, err := p.settle(ctx); err != nil {
		return Manifest{}, err
	}
	return p.manifest(), nil
}

// result tells what was written.
func (p *plan) result() Result {
	r := Result{Path: p.path(p.volumes[0]), ManifestPath: manifestPath(p.req.Out), Manifest: p.manifest(),
		Problems: append(p.problems(), p.warnings()...)}
	if len(p.volumes) > 1 {
		for _, v := range p.volumes {
			r.Volumes = append(r.Volumes, p.path(v))
		}
	}
	return r
}

// tempFolder makes a folder for intermediate files. Those that killed runs left
// behind in a folder of ours are removed.
func tempFolder(dir string) (string, error) {
	if dir != "" {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return "", writeError(dir, err)
		}
		old, _ := filepath.Glob(filepath.Join(dir, "bundel-*")) // a bad pattern finds nothing, and nothing is lost
		for _, o := range old {
			if st, err := os.Stat(o); err == nil && time.Since(st.ModTime()) > staleAfter {
				_ = os.RemoveAll(o) // still in use, then: it is only untidy
			}
		}
	}
	temp, err := os.MkdirTemp(dir, "bundel-")
	if err != nil {
		return "", writeError(filepath.Join(os.TempDir(), "bundel"), err)
	}
	return temp, nil
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
