package sample

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"path/filepath"

	"siapzi/model"
)

// Flaw is evidence with something that evaluators complain about, so that every
// check of the program can be seen at work.
type Flaw struct {
	Path    string     // of the file; for a meeting package of its first part
	Parts   []string   // of a meeting package, all of them; nil for a single file
	Title   string     // of a meeting package
	Code    model.Code // that it shall prove
	Another model.Code // a second one, "" for none
	Date    model.Date // where the file does not tell its own
	Rule    string     // code of the check that finds it
}

// flawFile is one file of a flaw.
type flawFile struct {
	name string
	make func() []byte
}

// flaws lists the files by flaw.
var flaws = []struct {
	Flaw
	files []flawFile
}{
	{Flaw{Code: "P.1.ii.a", Rule: "hari-salah"}, []flawFile{{"Notula Rapat Penyusunan Rencana Kerja ZI.pdf", painted(wrongDayMinutes)}}},
	{Flaw{Code: "P.5.iii.c", Rule: "tanggal-rapat", Title: "Rapat monev pengaduan masyarakat triwulan I"}, []flawFile{
		{"Undangan Rapat Monev Pengaduan.pdf", painted(complaintInvitation)},
		{"Daftar Hadir Rapat Monev Pengaduan.pdf", painted(complaintAttendance)},
		{"Notula Rapat Monev Pengaduan.pdf", painted(complaintMinutes)},
	}},
	{Flaw{Code: "P.6.iv.c", Rule: "tindak-lanjut"}, []flawFile{{"Rencana Tindak Lanjut SKM.pdf", painted(earlyFollowUp)}}},
	{Flaw{Code: "P.3.iii.e", Rule: "luar-periode"}, []flawFile{{"Rekap JP Pegawai Tahun 2023.pdf", painted(oldRecord)}}},
	{Flaw{Code: "P.3.iv.a", Rule: "buram"}, []flawFile{{"SKP Pegawai (scan lama).pdf", func() []byte { return coarseScan(oldRecord()) }}}},
	{Flaw{Code: "P.1.iv.a", Rule: "terlalu-besar"}, []flawFile{{"Foto Apel Pagi resolusi penuh.png", heavyPhoto}}},
	{Flaw{Code: "P.6.i.d", Rule: "tautan-http"}, []flawFile{{"Standar pelayanan di laman lama.url", func() []byte {
		return []byte("[InternetShortcut]\r\nURL=http://balai-contoh.example.go.id/standar-pelayanan\r\n")
	}}}},
	{Flaw{Code: "P.4.ii.c", Another: "P.3.ii.a", Rule: "berkas-sama"}, []flawFile{{"SK Penetapan Indikator Kinerja Utama (salinan).pdf", painted(indicatorCopy)}}},
	{Flaw{Code: "P.4.i.b", Rule: "ttd-berubah"}, []flawFile{{"Perjanjian Kinerja 2026 bertanda tangan elektronik.pdf", func() []byte {
		return signed(plainPDF(performanceAgreement(), "Contoh Kantor 5", "", 0), "Kepala Balai Contoh Nusantara", "88,50", "98,50")
	}}}},
}

// WriteFlaws writes the evidence with flaws below dir. Existing files of the
// same names are overwritten.
func WriteFlaws(ctx context.Context, dir string) ([]Flaw, error) {
	var out []Flaw
	for _, f := range flaws {
		x := f.Flaw
		for _, file := range f.files {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			path := filepath.Join(dir, file.name)
			if err := write(path, file.make()); err != nil {
				return nil, err
			}
			x.Parts = append(x.Parts, path)
		}
		if x.Path = x.Parts[0]; len(x.Parts) == 1 {
			x.Parts = nil
		}
		out = append(out, x)
	}
	return out, nil
}

func wrongDayMinutes() document {
	return document{title: "Notula Rapat Penyusunan Rencana Kerja ZI", paper: a4, blocks: minutes(
		"Penyusunan rencana kerja Zona Integritas tahun 2026", "Senin, "+on(2026, 1, 13), "09.00 – 11.00 WIB", "Ruang rapat", "Kepala Balai", // a Tuesday
		[]string{"Rencana kerja enam pokja"}, []string{"Setiap koordinator menyampaikan rancangan kegiatan pokjanya."}, []string{"Rancangan disepakati dan dituangkan dalam rencana kerja."})}
}

func complaintInvitation() document {
	return document{title: "Undangan Rapat Monev Pengaduan", paper: a4, blocks: join(letterhead{}, centred("Nomor: UND-19/BCN/IV/2026"),
		para("Kota Contoh, "+on(2026, 4, 13)), para("Yth. Tim pengelola pengaduan. Mohon hadir pada rapat monitoring dan evaluasi penanganan pengaduan masyarakat triwulan I pada "+
			dayOn(2026, 4, 15)+" pukul 09.00 WIB di ruang rapat."), signature{on(2026, 4, 13), head})}
}

func complaintAttendance() document {
	return document{title: "Daftar Hadir Rapat Monev Pengaduan", paper: a4, blocks: join(letterhead{}, title{"DAFTAR HADIR", "RAPAT MONEV PENGADUAN MASYARAKAT"},
		pair{"Hari/tanggal", dayOn(2026, 4, 16)},
		table{[]float64{0.1, 0.5, 0.4}, []string{"No", "Jabatan", "Tanda tangan"}, numbered([]string{"Ketua tim", "ttd"}, []string{"Sekretaris", "ttd"}, []string{"Petugas layanan", "ttd"})})}
}

func complaintMinutes() document {
	return document{title: "Notula Rapat Monev Pengaduan", paper: a4, blocks: minutes(
		"Monitoring dan evaluasi penanganan pengaduan masyarakat", dayOn(2026, 4, 15), "09.00 – 10.30 WIB", "Ruang rapat", "Ketua tim",
		[]string{"Pengaduan triwulan I"}, []string{"Dua belas pengaduan dibahas; sepuluh selesai."}, []string{"Dua pengaduan diselesaikan paling lambat Mei 2026."})}
}

func earlyFollowUp() document {
	return document{title: "Rencana Tindak Lanjut SKM", paper: a4, blocks: join(letterhead{}, title{"RENCANA TINDAK LANJUT HASIL SKM"},
		para("Perbaikan unsur jangka waktu: loket tambahan pada jam sibuk dan antrean daring."), signature{on(2026, 2, 9), head})}
}

func oldRecord() document {
	return document{title: "Rekap JP Pegawai Tahun 2023", paper: a4, blocks: join(letterhead{}, title{"REKAP JAM PELAJARAN PEGAWAI", "TAHUN 2023"},
		table{[]float64{0.1, 0.6, 0.3}, []string{"No", "Jabatan", "JP"}, numbered([]string{"Analis", "24"}, []string{"Pranata komputer", "40"})},
		signature{on(2023, 12, 20), head})}
}

func indicatorCopy() document {
	return document{title: "SK Penetapan Indikator Kinerja Utama", paper: a4, blocks: join(
		decree("SK-22/BCN/II/2026", "Penetapan Indikator Kinerja Utama Balai Contoh Nusantara Tahun 2026", on(2026, 2, 2),
			[]string{"bahwa untuk mengukur kinerja perlu ditetapkan indikator kinerja utama."}, usualLaws,
			[]string{"Menetapkan enam indikator kinerja utama (IKU) Balai Contoh Nusantara Tahun 2026."}))}
}

func performanceAgreement() document {
	return document{title: "Perjanjian Kinerja Tahun 2026", paper: a4, blocks: join(title{"PERJANJIAN KINERJA TAHUN 2026"},
		para("Kepala Balai Contoh Nusantara berjanji mewujudkan target kinerja tahunan berikut."),
		table{[]float64{0.7, 0.3}, []string{"Indikator kinerja utama", "Target"}, [][]string{{"Indeks kepuasan masyarakat", "88,50"}, {"Persentase layanan tepat waktu", "95,00"}}},
		para("Kota Contoh, "+on(2026, 1, 28)))}
}

// coarseScan is a scan that is too coarse to be read.
func coarseScan(d document) []byte {
	const dpi = 60
	r := newRaster(dpi)
	d.draw(r)
	p := newRawPDF("")
	for _, page := range r.pages {
		grey := wear(page, 0.01, rand.New(rand.NewPCG(31, 7)))
		p.imagePage(d.paper, encodeJPEG(grey, 40), grey.Bounds().Dx(), grey.Bounds().Dy(), "DeviceGray", 0)
	}
	return p.bytes("Contoh Scan 1.0", "")
}

// heavyPhoto is a picture that no portal takes, since nothing in it can be
// compressed.
func heavyPhoto() []byte {
	const w, h = 1100, 820
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	rnd := rand.New(rand.NewPCG(17, 4))
	for y := range h {
		for x := range w {
			v := uint8(40 + y*90/h)
			m.SetRGBA(x, y, color.RGBA{v + uint8(rnd.IntN(120)), v + uint8(rnd.IntN(120)), v + uint8(rnd.IntN(120)), 255})
		}
	}
	var b bytes.Buffer
	must(png.Encode(&b, m))
	return b.Bytes()
}
