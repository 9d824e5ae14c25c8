package sample

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"siapzi/model"
	"siapzi/model/paint"
)

// file is one evidence file of the sample.
type file struct {
	path  string       // below the folder that WriteEvidence is given, with "/"
	truth []model.Code // questions that it proves; none for a file that proves none
	make  func() []byte
}

// Folders of the tree. Units name them as they please, so the sample does too.
const (
	root   = "ZONA INTEGRITAS 2026/"
	area1  = root + "AREA I MANAJEMEN PERUBAHAN/"
	area2  = root + "AREA II PENATAAN TATALAKSANA/"
	area3  = root + "AREA III PENATAAN SISTEM MANAJEMEN SDM/"
	area4  = root + "AREA IV PENGUATAN AKUNTABILITAS/"
	area5  = root + "AREA V PENGUATAN PENGAWASAN/"
	area6  = root + "AREA VI PENINGKATAN KUALITAS PELAYANAN PUBLIK/"
	reform = root + "REFORM/"
	hasil  = root + "HASIL/"
	packet = area1 + "iii. Pemantauan dan Evaluasi/Paket Rapat Monev TW I - 7 April 2026/"
)

// files lists the evidence in the order in which people would see it.
var files = []file{
	{area1 + "i. Penyusunan Tim Kerja/1.i.a SK TIM ZI 2026.pdf", codes("P.1.i.a"), painted(teamDecree)},
	{area1 + "i. Penyusunan Tim Kerja/1.i.b BERITA ACARA SELEKSI ANGGOTA TIM, 2 JANUARI 2026.pdf", codes("P.1.i.b"), scan(selectionRecord, 11)},
	{area1 + "ii. Rencana Pembangunan Zona Integritas/1.ii.a RENCANA AKSI PEMBANGUNAN ZI TAHUN 2026.pdf", codes("P.1.ii.a"), painted(actionPlan)},
	{area1 + "ii. Rencana Pembangunan Zona Integritas/1.ii.b RENCANA AKSI PEMBANGUNAN ZI TAHUN 2026 - Copy.pdf", codes("P.1.ii.b"), painted(actionPlan)},
	{area1 + "ii. Rencana Pembangunan Zona Integritas/1.ii.c Sosialisasi ZI di laman dan media sosial.png", codes("P.1.ii.c"), func() []byte { return newsScreen().png() }},
	{area1 + "iii. Pemantauan dan Evaluasi/Laporan Monev ZI Triwulan I 2026.pdf", codes("P.1.iii.b"), painted(monitoringReport)},
	{packet + "1 Undangan Rapat Monev ZI.pdf", codes("P.1.iii.b"), painted(meetingInvitation)},
	{packet + "2 Daftar Hadir.pdf", codes("P.1.iii.b"), scan(attendance, 12)},
	{packet + "3 Notula Rapat Monev ZI Triwulan I.docx", codes("P.1.iii.b"), func() []byte { return docx(monitoringMinutes()) }},
	{packet + "4 Foto Rapat Monev ZI.jpg", codes("P.1.iii.b"), func() []byte {
		return meetingRoom(photoH, photoW, []string{"RAPAT MONEV ZI", "Triwulan I Tahun 2026", "Kota Contoh, " + on(2026, 4, 7)}).snapLying(21)
	}},
	{packet + "5 Laporan Rapat Monev ZI.pdf", codes("P.1.iii.b"), painted(meetingReport)},
	{area1 + "iii. Pemantauan dan Evaluasi/1.iii.c Matriks Tindak Lanjut Monev ZI.xlsx", codes("P.1.iii.c"), func() []byte {
		return xlsx("Tindak lanjut", "MATRIKS TINDAK LANJUT HASIL MONEV PEMBANGUNAN ZONA INTEGRITAS TRIWULAN I 2026", followUp())
	}},
	{area1 + "iv. Pola Pikir dan Budaya Kerja/SK Agen Perubahan Tahun 2026.pdf", codes("P.1.iv.b", "R.1.i.a"), painted(agentDecree)},
	{area1 + "iv. Pola Pikir dan Budaya Kerja/1.iv.d Pakta Integritas seluruh pegawai (scan).pdf", codes("P.1.iv.d"), scan(integrityPact, 13)},

	{area2 + "2.i.a Peta Proses Bisnis dan Daftar SOP.pdf", codes("P.2.i.a"), painted(processMap)},
	{area2 + "2_i_c_Kertas_Kerja_Evaluasi_SOP_2026-New.pdf", codes("P.2.i.c"), painted(sopReview)},
	{area2 + "2.ii.b presensi online dan cuti pegawai.png", codes("P.2.ii.b"), func() []byte { return leaveScreen().png() }},
	{area2 + "Keterbukaan Informasi Publik/SK PPID Pelaksana – Balai Contoh Nusantara.pdf", codes("P.2.iii.a"), painted(ppidDecree)},

	{area3 + "3.i.a ANJAB ABK dan Bezetting 2026.xlsx", codes("P.3.i.a"), func() []byte {
		return xlsx("ABK 2026", "ANALISIS JABATAN, ANALISIS BEBAN KERJA, DAN BEZETTING TAHUN 2026", staffPlan())
	}},
	{area3 + "iii. Pengembangan Pegawai/Laporan TNA 2026.docx", codes("P.3.iii.a"), func() []byte { return docx(trainingNeeds()) }},
	{area3 + "iii. Pengembangan Pegawai/Laporan In House Training “Ramah & Tuntas”.pdf", codes("P.3.iii.e"), painted(inHouseTraining)},
	{area3 + "3.v.a Rekap Presensi dan Penegakan Disiplin.pdf", codes("P.3.v.a"), func() []byte { return plainPDF(disciplineRecord(), "Contoh Lembar Sebar 7", "", 90) }},

	{area4 + "IV.1.b  Notula Rapat  Penyusunan Perjanjian Kinerja Tahun 2026 dipimpin langsung Kepala Balai (final).pdf", codes("P.4.i.b"), painted(agreementMinutes)},
	{area4 + "IV.2.a Renstra 2025-2029 (ringkasan).pdf", codes("P.4.ii.a", "P.4.ii.b"), painted(strategicPlan)},
	{area4 + "IV.2.e Laporan Kinerja LKjIP Tahun 2025.pdf", codes("P.4.ii.e", "P.4.ii.f", "R.4.i.a", "H.I.b"), painted(performanceReport)},
	{area4 + "SK IKU 2026.pdf", codes("P.4.ii.c"), painted(indicatorDecree)},

	{area5 + "Gratifikasi/Foto spanduk tolak gratifikasi.jpg", codes("P.5.i.a"), func() []byte {
		return bannerOutside(photoW, photoH, "TOLAK GRATIFIKASI", "Layanan kami bebas biaya. Laporkan ke UPG Balai Contoh Nusantara.").snap(22)
	}},
	{area5 + "Gratifikasi/Laporan Gratifikasi Maret 2026.pdf", codes("P.5.i.b"), func() []byte { return cutOff(plainPDF(gratuityReport(), "Contoh Kantor 5", "", 0)) }},
	{area5 + "SPIP/Register Risiko dan RTP 2026.pdf", codes("P.5.ii.b"), painted(riskRegister)},
	{area5 + "Pengaduan Masyarakat/SOP Pengaduan Masyarakat 2026.pdf", codes("P.5.iii.a"), painted(complaintProcedure)},
	{area5 + "WBS/scan0041.pdf", codes("P.5.iv.a"), scan(whistleDecree, 14)},
	{area5 + "Benturan Kepentingan/5.v.a peta benturan kepentingan.pdf", codes("P.5.v.a"), painted(conflictMap)},
	{area5 + "Benturan Kepentingan/5.v.c Surat Pernyataan Bebas Benturan Kepentingan.pdf", codes("P.5.v.c"), func() []byte { return plainPDF(conflictStatement(), "Contoh Kantor 5", Password, 0) }},

	{area6 + "i. Standar Pelayanan/6.i.a SK Standar Pelayanan 2026.pdf", codes("P.6.i.a"), painted(standardDecree)},
	{area6 + "i. Standar Pelayanan/MAKLUMAT PELAYANAN.jpg", codes("P.6.i.b", "P.6.i.d"), func() []byte { return noticePhoto() }},
	{area6 + "ii. Budaya Pelayanan Prima/6.ii.b Informasi layanan di SIPPN.pdf", codes("P.6.ii.b"), painted(servicePDF)},
	{area6 + "iv. Penilaian Kepuasan/Laporan SKM Triwulan I 2026.pdf", codes("P.6.iv.a"), painted(surveyReport)},
	{area6 + "iv. Penilaian Kepuasan/Publikasi hasil SKM.png", codes("P.6.iv.b"), func() []byte { return surveyScreen().png() }},

	{reform + "R.1.i.a Laporan Perubahan Agen Perubahan 2026.pdf", codes("R.1.i.a"), painted(agentReport)},
	{reform + "Area 5/Rekap dan tanda terima LHKPN 2025.pdf", codes("R.5.iii.a"), scan(wealthReport, 15)},
	{reform + "Area 5/Rekap penyelesaian pengaduan masyarakat.pdf", codes("R.5.ii.a"), painted(complaintRecord)},
	{reform + "R.6.i.a perbandingan sembilan unsur sebelum dan sesudah inovasi.pdf", codes("R.6.i.a"), painted(innovationEffect)},

	{hasil + "Laporan Survei Persepsi Anti Korupsi 2026.pdf", codes("H.I.a"), painted(corruptionSurvey)},
	{hasil + "Laporan SPKP 2026.pdf", codes("H.II.a"), painted(qualitySurvey)},

	{root + "Lain-lain/Formulir peminjaman kendaraan dinas.pdf", nil, painted(vehicleForm)},
}

// codes lists codes without noise.
func codes(list ...model.Code) []model.Code { return list }

// painted makes a PDF with embedded fonts.
func painted(d func() document) func() []byte {
	return func() []byte {
		doc := d()
		c := paint.New(paint.Config{Width: doc.paper.w, Height: doc.paper.h, Created: made, Title: doc.title})
		doc.draw(c)
		var b bytes.Buffer
		if err := c.Output(&b); err != nil {
			panic("sample: " + doc.title + ": " + err.Error()) // the content is our own
		}
		return b.Bytes()
	}
}

// scan makes a PDF of grey pictures.
func scan(d func() document, seed uint64) func() []byte {
	return func() []byte { return scanned(d(), seed) }
}

// cutOff keeps what arrives when a download stops: no catalogue, no
// cross-reference, the last stream torn.
func cutOff(pdf []byte) []byte { return pdf[:len(pdf)*45/100] }

// noticePhoto is the framed Maklumat in the service room.
func noticePhoto() []byte {
	return noticeBoard(photoH, photoW, []string{"MAKLUMAT PELAYANAN"}, []string{
		"Dengan ini kami menyatakan sanggup menyelenggarakan pelayanan sesuai standar pelayanan yang telah ditetapkan.",
		"Apabila tidak menepati janji ini, kami siap menerima sanksi sesuai peraturan perundang-undangan.",
		"", "Kota Contoh, " + on(2026, 1, 12), "Kepala Balai Contoh Nusantara", "(ditandatangani)"}).snap(23)
}

// WriteEvidence writes the sample's files below dir and gives their paths in a
// fixed order. Existing files of the same names are overwritten. Folders and
// files get the usual permissions.
func WriteEvidence(ctx context.Context, dir string) ([]string, error) {
	paths := make([]string, len(files))
	errs := make([]error, len(files))
	var wg sync.WaitGroup // the pictures take most of the time; every goroutine ends with its file
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, f := range files {
		paths[i] = filepath.Join(dir, filepath.FromSlash(f.path))
		wg.Add(1)
		go func() {
			defer wg.Done()
			slots <- struct{}{}
			defer func() { <-slots }()
			if errs[i] = ctx.Err(); errs[i] == nil {
				errs[i] = write(paths[i], f.make())
			}
		}()
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("sample: write evidence: %w", err)
		}
	}
	return paths, nil
}

// write makes the folder and the file.
func write(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

// Truth tells, for every file of WriteEvidence, by its path below the folder
// ("/" between names), which questions it proves. A file that proves none has
// an empty list.
func Truth() map[string][]model.Code {
	out := make(map[string][]model.Code, len(files))
	for _, f := range files {
		out[f.path] = append([]model.Code{}, f.truth...)
	}
	return out
}
