package extract

import (
	"fmt"
	"strings"
	"testing"

	"siapzi/model/pdfium/pdfiumtest"
)

// Measured on two cores of a server: text of 180 PDF pages a second, 30 MB of
// DOCX text a second, 3,000 descriptions of a full decree a second.

func BenchmarkReadPDF(b *testing.B) {
	var pages []pdfiumtest.Page
	for i := range 20 {
		line := fmt.Sprintf("%d. Laporan monitoring pembangunan zona integritas triwulan ketiga\n", i)
		pages = append(pages, pdfiumtest.Page{Text: strings.Repeat(line, 44) +
			"disusun oleh tim kerja unit pelayanan sebagai bahan evaluasi pimpinan serta tindak lanjut rekomendasi\n" +
			"meliputi penataan tatalaksana, manajemen sumber daya manusia, akuntabilitas, pengawasan, kualitas layanan"})
	}
	x := New(pdfiumtest.Engine(b))
	path := pdfiumtest.Write(b, "laporan.pdf", pdfiumtest.PDF(pages...))
	n := 0
	for b.Loop() {
		c, err := x.Read(b.Context(), path, Type{mimePDF, ClassPDF})
		if err != nil || !c.HasText {
			b.Fatal(c.HasText, err)
		}
		n += c.Pages
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "pages/s")
}

func BenchmarkReadDOCX(b *testing.B) {
	body := strings.Repeat(para("Laporan monitoring pembangunan zona integritas triwulan ketiga"), 5000)
	path := write(b, "laporan.docx", docx(b, body))
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		c, err := New(nil).Read(b.Context(), path, Type{mimeDOCX, ClassOffice})
		if err != nil || !c.HasText {
			b.Fatal(c.HasText, err)
		}
	}
}

func BenchmarkDescribe(b *testing.B) {
	decree := "KEMENTERIAN CONTOH\nBALAI CONTOH NUSANTARA\nKEPUTUSAN KEPALA BALAI CONTOH NUSANTARA\nNOMOR 12 TAHUN 2026\nTENTANG TIM KERJA\nMenimbang: " +
		strings.Repeat(strings.Repeat("bahwa dalam rangka pembangunan zona integritas perlu dibentuk tim kerja yang ditetapkan;\n", 19)+
			"Undang-Undang Nomor 28 Tahun 1999, surat tanggal 5 Januari 2026;\n", 10) +
		"Ditetapkan di Contoh\npada tanggal 9 Januari 2026\n"
	for b.Loop() {
		if f := Describe("1.i.a SK TIM ZI - Copy.pdf", "ZI 2026/AREA I", decree); f.Date != "2026-01-09" {
			b.Fatal(f)
		}
	}
}
