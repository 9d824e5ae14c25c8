package main

import (
	"errors"
	"path/filepath"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/workspace"
)

type bundleCmd struct {
	WS    string `arg:"" name:"ws" help:"Folder ruang kerja."`
	Out   string `placeholder:"BERKAS.pdf" help:"Berkas PDF yang dibuat; manifesnya di sebelahnya."`
	Codes string `placeholder:"P.6,R.6" help:"Hanya bagian ini; kosong berarti seluruh LKE."`
	Date  string `placeholder:"WAKTU" help:"Waktu pada bundel, RFC 3339; waktu yang sama menghasilkan berkas yang sama. Bawaan: sekarang."`
	JSON  bool   `name:"json" help:"Cetak manifes sebagai satu objek JSON; dengan --since cetak perubahannya."`

	MaxMB          float64  `name:"max-mb" placeholder:"N" help:"Bagi menjadi volume yang masing-masing paling besar N MB (1 MB = 1.000.000 bita)."`
	MaxPages       int      `name:"max-pages" placeholder:"N" help:"Bagi menjadi volume yang masing-masing paling banyak N halaman."`
	Stamp          string   `enum:"pita,pojok" default:"pita" help:"Letak nomor halaman pada bukti: pita di bawah halaman, atau pojok yang kosong."`
	Images         string   `enum:"asli,hemat" default:"asli" help:"Gambar apa adanya (asli), atau foto dikecilkan sampai 200 dpi pada A4 (hemat)."`
	Watermark      string   `placeholder:"TEKS" help:"Tanda air di setiap halaman, misalnya SALINAN."`
	WatermarkStyle string   `name:"watermark-style" enum:"diagonal,kaki" default:"diagonal" help:"Letak tanda air: diagonal melintasi halaman, atau kaki di tepi bawah."`
	PasswordBuka   *string  `name:"password-buka" placeholder:"SANDI" env:"ZI_PASSWORD_BUKA" help:"Kunci bundel (AES-256): hanya dapat dibuka dengan sandi ini. Manifes dan berkas asli di dalam paket tidak terkunci. Isi bitanya berbeda setiap kali dibuat."`
	Password       []string `sep:"none" placeholder:"BERKAS=SANDI" help:"Kata sandi sebuah berkas bukti menurut nama, SHA-256, atau kode buktinya; boleh diulang."`

	Package string `placeholder:"FOLDER|BERKAS.zip" help:"Tulis juga paket BagIt: bundel, semua berkas asli, dan daftarnya. Tanpa --out bundel hanya ada di dalam paket."`
	Freeze  bool   `help:"Bekukan bundel ini sebagai yang dikirim; lihat 'zi submission'. Satu-satunya jalan untuk bundel yang terkunci."`
	Since   string `placeholder:"MANIFES" help:"Sebutkan apa yang ditambah, dipindah, diganti, dan dihapus sejak bundel dengan manifes ini. Tanpa --out tidak ada yang ditulis."`
}

// Validate asks for something to do.
func (c *bundleCmd) Validate() error {
	if c.Out == "" && c.Since == "" && c.Package == "" {
		return errors.New("missing flags: --out=BERKAS.pdf")
	}
	if c.Out != "" && !strings.EqualFold(filepath.Ext(c.Out), ".pdf") {
		return errors.New("--out=BERKAS.pdf: nama bundel harus berakhir dengan .pdf")
	}
	return nil
}

// Run builds the bundle and its manifest, or only compares.
func (c *bundleCmd) Run(a *app) error {
	date := a.now().Truncate(time.Second)
	if c.Date != "" {
		var err error
		if date, err = time.Parse(time.RFC3339, c.Date); err != nil {
			return model.Errorf(model.Invalid, "Waktu %q tidak terbaca. Tulis seperti 2026-05-31T00:00:00+07:00.", c.Date)
		}
	}
	var old *bundle.Manifest // read first: it may be replaced
	if c.Since != "" {
		m, err := bundle.ReadManifest(c.Since)
		if err != nil {
			return err
		}
		old = &m
	}
	words, err := passwords(c.Password)
	if err != nil {
		return err
	}
	lock, err := c.openPassword()
	if err != nil {
		return err
	}
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // the history is committed; a failing close cannot lose it
	codes, err := nodeCodes(ws.Worksheet().ParseCode, c.Codes)
	if err != nil {
		return err
	}
	r, err := c.build(a, ws, bundle.Request{Out: c.Out, Codes: codes, Date: date, Assessor: model.UnitAssessor,
		Stamp: bundle.StampStyle(c.Stamp), Images: bundle.ImageQuality(c.Images), Passwords: words, MaxPages: c.MaxPages,
		Watermark: c.Watermark, WatermarkStyle: bundle.WatermarkStyle(c.WatermarkStyle), OpenPassword: lock,
		Package: c.Package, Producer: "SiapZI " + model.ProgramVersion, MaxBytes: int64(c.MaxMB * bundle.MB)})
	if model.KindOf(err) == model.Canceled {
		return &model.Error{Kind: model.Canceled, Msg: "Pembuatan bundel dihentikan; yang setengah jadi sudah dihapus.", Err: err}
	}
	if err != nil {
		return err
	}
	return c.report(a, r, old)
}

// openPassword gives the password that is to lock the bundle. One that is empty
// is a slip: who asks for a lock must not get a bundle without.
func (c *bundleCmd) openPassword() (string, error) {
	if c.PasswordBuka == nil {
		return "", nil
	}
	if *c.PasswordBuka == "" {
		return "", model.Errorf(model.Invalid, "Sandi untuk membuka bundel kosong. Isi --password-buka=SANDI, atau hapus pilihan itu.")
	}
	return *c.PasswordBuka, nil
}

// passwords reads BERKAS=SANDI; a password may have more signs of equality.
func passwords(list []string) (map[string]string, error) {
	words := map[string]string{}
	for _, s := range list {
		name, word, ok := strings.Cut(s, "=")
		if !ok || name == "" {
			return nil, model.Errorf(model.Invalid, "Tulis kata sandi sebagai BERKAS=SANDI, misalnya \"laporan.pdf=rahasia\".")
		}
		words[filepath.Base(name)] = word
	}
	return words, nil
}

// build makes the bundle, or only its manifest where no file is asked for.
func (c *bundleCmd) build(a *app, ws *workspace.Workspace, req bundle.Request) (r bundle.Result, err error) {
	var p model.Progress
	req.Progress = &p
	stop := a.progress(&p)
	defer stop()
	if req.Out == "" && req.Package == "" {
		src, err := ws.BundleSource(a.ctx)
		if err != nil {
			return r, err
		}
		r.Manifest, err = bundle.Preview(a.ctx, src, req)
		return r, err
	}
	if c.Freeze {
		r, _, err = ws.SendBundle(a.ctx, who(), req, "")
		return r, err
	}
	return ws.MakeBundle(a.ctx, who(), req)
}

func (c *bundleCmd) report(a *app, r bundle.Result, old *bundle.Manifest) error {
	var err error
	switch {
	case c.JSON && old != nil:
		err = a.json(bundle.Compare(*old, r.Manifest))
	case c.JSON:
		err = a.json(r.Manifest)
	default:
		if c.Out != "" || c.Package != "" {
			c.describe(a, r)
		}
		if old != nil {
			describeChanges(a, bundle.Compare(*old, r.Manifest))
		}
	}
	if err == nil && len(r.Problems) > 0 {
		return errProblems
	}
	return err
}

// describe says what was written and what needs attention.
func (c *bundleCmd) describe(a *app, r bundle.Result) {
	where := c.Out
	if where == "" {
		where = "di dalam paket"
	}
	a.print("Bundel selesai: %s, %d halaman, %d bukti.", where, r.Manifest.Pages, len(r.Manifest.Entries))
	for _, v := range r.Manifest.Volumes {
		a.print("  Volume %d: %s, halaman %d–%d, %s", v.No, v.File, v.FirstPage, v.FirstPage+v.Pages-1, v.Content)
	}
	if r.Package != "" {
		a.print("Paket selesai: %s", r.Package)
	}
	for _, p := range r.Problems {
		a.print("  ! hal. %d %s %s: %s", p.Page, p.Code, p.Name, p.Reason)
	}
}

// describeChanges says how the bundle differs from an earlier one.
func describeChanges(a *app, c bundle.Changes) {
	if c.IsEmpty() {
		a.print("Tidak ada perubahan: %d berkas, %d halaman.", c.Unchanged, c.NewPages)
		return
	}
	a.print("Sejak bundel lama (%d halaman, kini %d): %d ditambah, %d dihapus, %d dipindah, %d diganti, %d hanya bergeser halaman, %d tetap.",
		c.OldPages, c.NewPages, len(c.Added), len(c.Removed), len(c.Moved), len(c.Changed), len(c.Shifted), c.Unchanged)
	for _, x := range c.Added {
		a.print("  + %s %s (hal. %d)", x.Code, x.Title, x.Page)
	}
	for _, x := range c.Removed {
		a.print("  - %s %s (dahulu hal. %d)", x.OldCode, x.Title, x.OldPage)
	}
	for _, x := range c.Moved {
		a.print("  > %s menjadi %s %s (hal. %d, dahulu %d)", x.OldCode, x.Code, x.Title, x.Page, x.OldPage)
	}
	for _, x := range c.Changed {
		a.print("  ~ %s %s (hal. %d): %s", x.Code, x.Title, x.Page, strings.Join(x.What, ", "))
	}
}

// nodeCodes splits "P.6,R.6" and names every unknown part.
func nodeCodes(parse func(string) (model.Code, bool), list string) ([]model.Code, error) {
	var codes []model.Code
	var bad []model.FieldError
	for _, s := range strings.Split(list, ",") {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		code, ok := parse(s)
		if !ok {
			bad = append(bad, model.FieldError{Field: s, Msg: "bukan kode LKE"})
		}
		codes = append(codes, code)
	}
	if bad != nil {
		return nil, &model.Error{Kind: model.Invalid, Msg: "Kode bagian belum benar.", Fields: bad}
	}
	return codes, nil
}
