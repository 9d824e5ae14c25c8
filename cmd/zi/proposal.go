package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/proposal"
	"siapzi/model/workspace"
)

type proposalCmd struct {
	WS   string `arg:"" name:"ws" help:"Folder ruang kerja."`
	Out  string `placeholder:"FOLDER|BERKAS.zip" help:"Buat usulan sebagai paket BagIt: surat, SPTJM, kelengkapan, dan bundel bukti. Tanpa ini hanya disebutkan yang masih kurang."`
	Date string `placeholder:"WAKTU" help:"Waktu pada usulan, RFC 3339; waktu yang sama menghasilkan berkas yang sama. Bawaan: sekarang."`
	JSON bool   `name:"json" help:"Cetak hasil sebagai satu objek JSON."`

	Facts    string            `placeholder:"BERKAS.json" help:"Simpan dahulu isian usulan dari berkas ini: surat, penanda tangan, profil, inovasi, agen perubahan, unit lain."`
	Template bool              `help:"Cetak isian usulan yang sekarang sebagai JSON untuk disunting, lalu selesai."`
	AddUnit  []string          `name:"add-unit" sep:"none" placeholder:"FOLDER" help:"Tambahkan unit dari ruang kerja lain ke surat yang sama; ruang kerja itu hanya dibaca. Boleh diulang."`
	Signed   map[string]string `placeholder:"surat=BERKAS.pdf" help:"Pakai pindaian surat bertanda tangan: surat=BERKAS.pdf atau sptjm=BERKAS.pdf; kosongkan berkasnya untuk kembali ke surat buatan program."`

	MaxMB    float64  `name:"max-mb" placeholder:"N" help:"Bagi bundel menjadi volume yang masing-masing paling besar N MB."`
	Images   string   `enum:"asli,hemat" default:"asli" help:"Gambar di bundel: asli, atau foto dikecilkan (hemat)."`
	Password []string `sep:"none" placeholder:"BERKAS=SANDI" help:"Kata sandi sebuah berkas bukti; boleh diulang."`
	Note     string   `placeholder:"TEKS" help:"Catatan pada pengajuan yang dibekukan, misalnya dikirim lewat apa."`
	Freeze   bool     `help:"Bekukan juga bila masih draf. Usulan yang lengkap selalu dibekukan."`
}

// Help shows by example.
func (c *proposalCmd) Help() string {
	return `zi proposal WS                                   yang masih kurang
zi proposal WS --template > usulan.json          isian untuk disunting
zi proposal WS --facts usulan.json --out Usulan.zip
zi proposal WS --signed surat=surat-ttd.pdf      pindaian menggantikan surat buatan program
`
}

// proposalJSON is the JSON of `zi proposal`, a contract with scripts.
type proposalJSON struct {
	Draft      bool            `json:"draft"`
	Lacks      []proposal.Lack `json:"lacks"`
	Package    string          `json:"package"`
	Files      []string        `json:"files"`
	Pages      int             `json:"pages"`
	Problems   []string        `json:"problems"`
	Submission string          `json:"submission"`
}

// Run changes what people write, and makes the proposal or tells what it lacks.
func (c *proposalCmd) Run(a *app) error {
	date := a.now().Truncate(time.Second)
	if c.Date != "" {
		var err error
		if date, err = time.Parse(time.RFC3339, c.Date); err != nil {
			return model.Errorf(model.Invalid, "Waktu %q tidak terbaca. Tulis seperti 2026-05-31T00:00:00+07:00.", c.Date)
		}
	}
	words, err := passwords(c.Password)
	if err != nil {
		return err
	}
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // changes are committed; a failing close cannot lose them
	if err := c.change(a, ws); err != nil {
		return err
	}
	if c.Template {
		f, err := ws.Proposals().Facts(a.ctx)
		if err != nil {
			return err
		}
		f.Signed = nil // not changed this way
		return a.json(f)
	}
	if c.Out == "" {
		d, err := ws.Proposals().Gather(a.ctx, date)
		if err != nil {
			return err
		}
		return c.report(a, workspace.ProposalResult{Draft: d.Draft(), Lacks: d.Lacks})
	}
	var p model.Progress
	stop := a.progress(&p)
	r, err := ws.MakeProposal(a.ctx, who(), workspace.ProposalRequest{Out: c.Out, Date: date, Note: c.Note, Freeze: c.Freeze, Progress: &p,
		Bundle: bundle.Request{Images: bundle.ImageQuality(c.Images), MaxBytes: int64(c.MaxMB * bundle.MB), Passwords: words}})
	stop()
	if err != nil {
		return err
	}
	return c.report(a, r)
}

// change does what the flags ask for with what people write.
func (c *proposalCmd) change(a *app, ws *workspace.Workspace) error {
	props := ws.Proposals()
	if c.Facts != "" {
		f, err := readFacts(c.Facts)
		if err != nil {
			return err
		}
		if err := props.SetFacts(a.ctx, who(), f); err != nil {
			return err
		}
	}
	for _, dir := range c.AddUnit {
		u, err := ws.PeekUnit(a.ctx, dir)
		if err != nil {
			return err
		}
		f, err := props.Facts(a.ctx)
		if err != nil {
			return err
		}
		if err := props.SetFacts(a.ctx, who(), f.WithUnit(u)); err != nil {
			return err
		}
	}
	for _, part := range []proposal.Part{proposal.Letter, proposal.SPTJM} {
		path, asked := c.Signed[string(part)]
		delete(c.Signed, string(part))
		var err error
		switch {
		case asked && path == "":
			err = props.RemoveScan(a.ctx, who(), part)
		case asked:
			err = props.SetScan(a.ctx, who(), part, path, filepath.Base(path))
		}
		if err != nil {
			return err
		}
	}
	for name := range c.Signed {
		return model.Errorf(model.Invalid, "Pindaian %q tidak dikenal. Tulis surat=BERKAS.pdf atau sptjm=BERKAS.pdf.", name)
	}
	return nil
}

// maxFacts is how large a file of facts may be.
const maxFacts = 4 << 20

// readFacts reads a file as --template prints it; a word that is not known is
// a slip and refused.
func readFacts(path string) (f proposal.Facts, err error) {
	file, err := os.Open(path)
	if err != nil {
		return f, model.Errorf(model.NotFound, "Berkas %s tidak dapat dibaca: %w", path, err)
	}
	defer file.Close() //nolint:errcheck // read-only
	data, err := io.ReadAll(io.LimitReader(file, maxFacts))
	if err != nil {
		return f, model.Errorf(model.Unavailable, "Berkas %s tidak dapat dibaca: %w", path, err)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return f, model.Errorf(model.Invalid, "Isian usulan %s belum benar: %v. Mulailah dari hasil --template.", filepath.Base(path), err)
	}
	return f, nil
}

// report says what was made and what is missing.
func (c *proposalCmd) report(a *app, r workspace.ProposalResult) error {
	if c.JSON {
		j := proposalJSON{Draft: r.Draft, Lacks: append([]proposal.Lack{}, r.Lacks...), Package: r.Package, Files: append([]string{}, r.Files...), Pages: r.Pages,
			Problems: []string{}, Submission: string(r.Submission)}
		for _, p := range r.Problems {
			j.Problems = append(j.Problems, strings.TrimSpace(p.Code+" "+p.Name+": "+p.Reason))
		}
		if err := a.json(j); err != nil {
			return err
		}
	} else {
		c.describe(a, r)
	}
	if r.Draft || len(r.Problems) > 0 {
		return errProblems
	}
	return nil
}

func (c *proposalCmd) describe(a *app, r workspace.ProposalResult) {
	if r.Package != "" {
		a.print("Usulan selesai: %s, bundel %d halaman.", r.Package, r.Pages)
		for _, f := range r.Files {
			a.print("  %s", f)
		}
		for _, p := range r.Problems {
			a.print("  ! hal. %d %s %s: %s", p.Page, p.Code, p.Name, p.Reason)
		}
	}
	if r.Submission != "" {
		a.print("Dibekukan: %s", shortID(r.Submission))
	}
	if r.Draft {
		a.print("%s:", proposal.DraftMark)
	}
	for _, blocks := range []bool{true, false} {
		for i, l := range r.Lacks {
			if l.Blocks != blocks {
				continue
			}
			mark := "  ✗ "
			if !blocks {
				mark = "  · "
				if i == 0 || r.Lacks[i-1].Blocks {
					a.print("Belum lengkap:")
				}
			}
			a.print("%s%s: %s", mark, l.What, l.Detail)
		}
	}
	if len(r.Lacks) == 0 {
		a.print("Tidak ada yang kurang.")
	}
}
