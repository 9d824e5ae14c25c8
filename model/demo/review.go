package demo

import (
	"context"
	"path/filepath"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/readiness"
	"siapzi/model/review"
	"siapzi/model/sample"
	"siapzi/model/workspace"
)

// judge adds what reviewers meet in the course of a year: evidence with flaws,
// answers of TPI, questions in every state of their review, prerequisites.
func judge(ctx context.Context, ws *workspace.Workspace, at Paths, who model.Actor) error {
	if err := addFlaws(ctx, ws, filepath.Join(at.Evidence, "ZONA INTEGRITAS 2026", "Perlu diperiksa"), who); err != nil {
		return err
	}
	if err := ws.Assessment().Set(ctx, who, assessed); err != nil {
		return err
	}
	for id, x := range stated {
		if err := ws.Standing().Say(ctx, who, id, x); err != nil {
			return err
		}
	}
	return reviewSome(ctx, ws.Review(), who)
}

// addFlaws imports the flaws and links them to what they shall prove.
func addFlaws(ctx context.Context, ws *workspace.Workspace, dir string, who model.Actor) error {
	flaws, err := sample.WriteFlaws(ctx, dir)
	if err != nil {
		return err
	}
	c := ws.Catalog()
	for _, f := range flaws {
		if f.Parts != nil {
			if _, err := c.MakeMeeting(ctx, who, f.Title, f.Parts, f.Code); err != nil {
				return err
			}
			continue
		}
		r, err := c.Import(ctx, who, []string{f.Path}, catalog.ImportOptions{})
		if err != nil {
			return err
		}
		links := []model.Link{{Code: f.Code}}
		if f.Another != "" {
			links = append(links, model.Link{Code: f.Another})
		}
		if err := c.Link(ctx, who, r.Files[0].Document, links...); err != nil {
			return err
		}
	}
	return nil
}

// assessed is what TPI said so far.
var assessed = func() []model.Answer {
	var out []model.Answer
	for _, a := range []model.Answer{
		{Code: "P.1.i.a", Option: "Ya"},
		{Code: "P.1.i.b", Option: "B", Note: "Wawancara tidak terdokumentasi; sebagian anggota ditunjuk langsung."},
		{Code: "P.1.ii.b", Option: "B"},
		{Code: "P.1.iii.b", Option: "C", Note: "Baru satu kali monev dalam tahun berjalan."},
		{Code: "P.5.i.a", Option: "B", Note: "Kampanye belum berkala."},
		{Code: "P.6.i.a", Option: "A"},
	} {
		a.Assessor = model.TPI
		out = append(out, a)
	}
	return out
}()

// stated is what is known of prerequisites.
var stated = map[string]readiness.Statement{
	"opini-bpk":      {Value: "WTP", Note: "LHP BPK atas laporan keuangan 2025."},
	"sakip-instansi": {Value: "BB"},
	"indeks-rb":      {Value: "kl:B"},
	"maturitas-spip": {Value: "3"},
	"layanan-inti":   {Value: "ya"},
	"tlhp":           {Value: "96", Note: "Dua rekomendasi APIP masih berjalan."},
	"lama-membangun": {Value: "2"},
}

// reviewSome takes a few questions through their reviews.
func reviewSome(ctx context.Context, r *review.Review, who model.Actor) error {
	unit := review.By{Actor: who, Name: "Sekretaris tim", Role: "Sekretaris"}
	tpi := review.By{Actor: who, Name: "Penilai TPI", Role: "TPI"}
	if err := r.Submit(ctx, unit, "P.1.i.a", "P.1.i.b", "P.1.ii.b", "P.1.iii.b", "P.1.iv.b", "P.5.i.a", "P.6.i.a", "P.6.ii.b"); err != nil {
		return err
	}
	if err := r.Accept(ctx, tpi, "P.1.i.a", "P.6.i.a"); err != nil {
		return err
	}
	for _, x := range []struct {
		code   model.Code
		remark string
	}{
		{"P.1.iii.b", "Laporan monev belum memuat tindak lanjut rekomendasi triwulan sebelumnya. Tambahkan matriksnya."},
		{"P.5.i.a", "Foto spanduk saja belum membuktikan kampanye berkala. Sertakan jadwal dan dokumentasi tiap bulan."},
	} {
		if err := r.Return(ctx, tpi, x.code, x.remark); err != nil {
			return err
		}
	}
	s, err := r.Get(ctx, "P.1.iii.b")
	if err != nil {
		return err
	}
	return r.AnswerRemark(ctx, unit, s.Remarks[0].ID, "Matriks tindak lanjut sudah ditambahkan sebagai bukti di P.1.iii.c.")
}
