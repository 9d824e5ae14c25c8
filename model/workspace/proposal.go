package workspace

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/bag"
	"siapzi/model/bundle"
	"siapzi/model/lke"
	"siapzi/model/proposal"
	"siapzi/model/store"
	"siapzi/model/submission"
)

// Proposals is the proposal of the unit. It holds no state, so each call may
// make its own.
func (w *Workspace) Proposals() *proposal.Proposals {
	return proposal.New(proposal.Deps{DB: w.db, Vault: w.vault, Worksheet: w.Worksheet, Settings: w.settings, Standing: w.standing,
		Answers: w.assessment.Answers, Document: w.catalog.Get, Surveys: w.proposedSurveys})
}

// proposedSurveys gives the surveys of the unit's year that somebody answered.
func (w *Workspace) proposedSurveys(ctx context.Context) ([]proposal.Survey, error) {
	u, err := w.Unit(ctx)
	if err != nil {
		return nil, err
	}
	list, err := w.Surveys().List(ctx)
	var out []proposal.Survey
	for _, r := range list {
		if r.Used == 0 || r.Survey.Year != u.Year {
			continue
		}
		out = append(out, proposal.Survey{Name: r.Kind.Name, Period: r.Survey.Period(), Index: r.Index, Respondents: r.Used, Answer: r.Kind.Answer})
	}
	return out, err
}

// ProposalRequest says which proposal is wanted.
type ProposalRequest struct {
	Out    string         // a ZIP where the name ends in .zip, else a folder that must not exist yet
	Date   time.Time      // stands on it
	Bundle bundle.Request // how the evidence is bound; place, date and watermark are not taken from it
	Note   string         // kept with the frozen submission
	// Freeze also freezes a draft. A proposal that misses nothing is always
	// frozen.
	Freeze   bool
	Progress *model.Progress
}

// ProposalResult tells what was made.
type ProposalResult struct {
	Package    string
	Draft      bool
	Lacks      []proposal.Lack
	Files      []string // in the package, below data/
	Pages      int      // of the bundle
	Problems   []bundle.Problem
	Submission submission.ID // "" where it was not frozen
}

// Parts of a proposal, by the names that they have in its package.
const bundlePart = "4 Bundel bukti"

var paperNames = map[proposal.Part]string{proposal.Letter: "1 Surat pengajuan", proposal.SPTJM: "2 SPTJM", proposal.Dossier: "3 Kelengkapan usulan"}

// MakeProposal makes the proposal as one BagIt package: letter, SPTJM and
// dossier as DOCX and PDF, or the scan of what was signed, and the bundle of
// evidence. Where something blocks it every page is marked as a draft. Either
// the package stands under its name or nothing has changed. Where only freezing
// failed the Result tells of the package beside the error.
func (w *Workspace) MakeProposal(ctx context.Context, who model.Actor, req ProposalRequest) (r ProposalResult, err error) {
	if err := w.checkOut(req.Out); err != nil {
		return r, err
	}
	data, err := w.Proposals().Gather(ctx, req.Date)
	if err != nil {
		return r, err
	}
	r.Draft, r.Lacks = data.Draft(), data.Lacks
	temp, err := os.MkdirTemp(w.CacheDir(), "usulan-*")
	if err != nil {
		return r, folderError(w.CacheDir(), err)
	}
	defer os.RemoveAll(temp) //nolint:errcheck // rubbish
	built, err := w.Submissions().Build(ctx, w.proposalBundle(req, data, temp))
	if err != nil {
		return r, err
	}
	r.Pages, r.Problems = built.Result.Manifest.Pages, built.Result.Problems
	extras, err := w.papers(data, temp)
	if err != nil {
		return r, err
	}
	p, err := w.packProposal(ctx, req, data, built, extras, &r)
	if err != nil || r.Draft && !req.Freeze {
		return r, err
	}
	s, err := w.Submissions().Add(context.WithoutCancel(ctx), who, submission.Draft{Kind: submission.Proposal, Note: req.Note, Marked: r.Draft,
		Built: built, Extras: extras, Package: p, Folder: bundlePart + "/"})
	r.Submission = s.ID
	return r, err
}

// proposalBundle gives the request of the bundle.
func (w *Workspace) proposalBundle(req ProposalRequest, d proposal.Data, temp string) bundle.Request {
	b := req.Bundle
	b.Out, b.Package, b.Date, b.Progress = filepath.Join(temp, bundle.FileName(d.Unit, "")), "", req.Date, req.Progress
	b.Codes, b.OpenPassword, b.Assessor = nil, "", model.UnitAssessor // evaluators must be able to open all of it
	if b.Number == "" {
		b.Number = d.Facts.Number
	}
	b.Watermark, b.WatermarkStyle = "", ""
	if d.Draft() {
		b.Watermark = proposal.DraftMark
	}
	return b
}

// papers writes letters and dossier into dir. A scan stands in place of both
// forms of its letter, but never in a draft.
func (w *Workspace) papers(d proposal.Data, dir string) ([]submission.Extra, error) {
	var out []submission.Extra
	write := func(name string, f func(proposal.Part, io.Writer) error, part proposal.Part) error {
		var b bytes.Buffer
		if err := f(part, &b); err != nil {
			return err
		}
		path := filepath.Join(dir, name)
		out = append(out, submission.Extra{Name: name, Path: path})
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			return folderError(dir, err)
		}
		return nil
	}
	for _, part := range []proposal.Part{proposal.Letter, proposal.SPTJM, proposal.Dossier} {
		if scan := w.Proposals().ScanPath(d.Facts, part); scan != "" && !d.Draft() {
			out = append(out, submission.Extra{Name: paperNames[part] + " (bertanda tangan).pdf", Path: scan})
			continue
		}
		err := errors.Join(write(paperNames[part]+".docx", d.WriteDOCX, part), write(paperNames[part]+".pdf", d.WritePDF, part))
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// packProposal writes the package and describes it.
func (w *Workspace) packProposal(ctx context.Context, req ProposalRequest, d proposal.Data, built submission.Built, extras []submission.Extra, r *ProposalResult) (*submission.Package, error) {
	add := built.Result.Volumes
	if len(add) == 0 {
		add = []string{built.Result.Path}
	}
	all := extras
	for _, path := range add {
		all = append(all, submission.Extra{Name: bundlePart + "/" + filepath.Base(path), Path: path})
	}
	files := make([]submission.File, len(all))
	for i, x := range all {
		st, err := os.Stat(x.Path)
		if err != nil {
			return nil, model.Errorf(model.Unavailable, "Berkas %s tidak dapat dibaca: %w", x.Name, err)
		}
		files[i] = submission.File{Name: x.Name, Path: x.Path, Size: st.Size()}
		r.Files = append(r.Files, x.Name)
	}
	info := []bag.Field{
		{Name: "Source-Organization", Value: d.Unit.Name + ", " + d.Unit.Agency},
		{Name: "External-Description", Value: fmt.Sprintf("Usulan Zona Integritas menuju %s tahun %d", d.Unit.Target, d.Unit.Year)},
		{Name: "Bag-Software-Agent", Value: "SiapZI " + model.ProgramVersion},
	}
	if r.Draft {
		info = append(info, bag.Field{Name: "Internal-Sender-Description", Value: proposal.DraftMark})
	}
	err := submission.WritePackage(ctx, req.Out, files, bag.Package{Info: info, Date: req.Date}, isZip(req.Out), req.Progress)
	if err != nil {
		return nil, err
	}
	r.Package = req.Out
	p, err := submission.PackageOf(ctx, req.Out)
	if err == nil {
		p.Info = info
	}
	return p, err
}

func isZip(path string) bool { return strings.EqualFold(filepath.Ext(path), ".zip") }

// checkOut refuses places where a package would destroy something.
func (w *Workspace) checkOut(out string) error {
	abs, err := filepath.Abs(out)
	if err != nil {
		return fmt.Errorf("workspace: place of proposal: %w", err)
	}
	dir := filepath.Dir(abs)
	if st, err := os.Stat(dir); err != nil || !st.IsDir() {
		return model.Errorf(model.NotFound, "Folder %s tidak ada. Buat folder itu dahulu atau pilih tempat lain.", dir)
	}
	if rel, err := filepath.Rel(w.dir, abs); err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return model.Errorf(model.Invalid, "Usulan tidak boleh ditulis ke dalam ruang kerja. Pilih folder lain.")
	}
	st, err := os.Lstat(abs)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return folderError(dir, err)
	case !isZip(abs) || !st.Mode().IsRegular():
		return model.Errorf(model.Conflict, "%s sudah ada. Pilih nama lain atau hapus dulu; isinya tidak diubah.", abs)
	}
	f, err := os.Open(abs)
	if err != nil {
		return folderError(dir, err)
	}
	defer f.Close() //nolint:errcheck // read-only
	head := make([]byte, 2)
	if _, err := io.ReadFull(f, head); err == nil && string(head) != "PK" {
		return model.Errorf(model.Conflict, "%s sudah ada dan bukan ZIP, sehingga tidak ditimpa. Pilih nama lain.", abs)
	}
	return nil
}

// PeekUnit reads the unit of another workspace for the letter, and its safe
// score by the worksheet of this one. Nothing there is changed or locked.
func (w *Workspace) PeekUnit(ctx context.Context, dir string) (proposal.Unit, error) {
	var u model.Unit
	answers := lke.Answers{}
	err := store.Peek(ctx, filepath.Join(DirOf(dir), dbName), func(tx *store.Tx) error {
		var ok bool
		var err error
		if u, ok, err = tx.Unit(); err != nil || !ok {
			return errors.Join(err, model.Errorf(model.NotFound, "Folder %s bukan ruang kerja SiapZI yang selesai dibuat.", dir))
		}
		list, err := tx.Answers(model.UnitAssessor)
		for _, a := range list {
			answers[a.Code] = a
		}
		return err
	})
	return proposal.Unit{Name: u.Name, Target: u.Target, Safe: w.Worksheet().Score(answers).Safe.Total}, err
}
