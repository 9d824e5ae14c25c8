package extract

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/pdfium/pdfiumtest"
)

func read(t *testing.T, x *Extractor, name string, data []byte) Content {
	t.Helper()
	path := write(t, name, data)
	typ, err := Sniff(path)
	if err != nil {
		t.Fatal(err)
	}
	c, err := x.Read(t.Context(), path, typ)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestReadPDF(t *testing.T) {
	x := New(pdfiumtest.Engine(t))
	full := strings.Repeat("Laporan pelaksanaan pembangunan zona integritas pada triwulan ketiga disusun oleh tim kerja.\n", 5)
	pdf := pdfiumtest.PDF(pdfiumtest.Page{Text: full}, pdfiumtest.Page{Text: "Lampiran: daftar hadir"})

	t.Run("text of all pages", func(t *testing.T) {
		c := read(t, x, "a.pdf", pdf)
		if c.Pages != 2 || !c.HasText || c.Problem != "" {
			t.Errorf("%d pages, has text %v, problem %q", c.Pages, c.HasText, c.Problem)
		}
		if !strings.HasPrefix(c.Text, "Laporan pelaksanaan") || !strings.HasSuffix(c.Text, "\nLampiran: daftar hadir") {
			t.Errorf("%q", c.Text)
		}
	})

	t.Run("the mark of a scanner on each page is not text", func(t *testing.T) {
		var pages []pdfiumtest.Page
		for i := range 6 {
			pages = append(pages, pdfiumtest.Page{Text: fmt.Sprintf("Scanned by CamScanner\n%d", i)})
		}
		c := read(t, x, "a.pdf", pdfiumtest.PDF(pages...))
		if c.Pages != 6 || c.HasText || c.Problem != "" {
			t.Errorf("%+v", c)
		}
	})

	t.Run("problems", func(t *testing.T) {
		src := write(t, "src.pdf", pdf)
		locked := filepath.Join(t.TempDir(), "locked.pdf")
		if msg, err := exec.Command("qpdf", "--encrypt", "a", "b", "256", "--", src, locked).CombinedOutput(); err != nil {
			t.Fatalf("%v %s", err, msg)
		}
		c, err := x.Read(t.Context(), locked, Type{mimePDF, ClassPDF})
		if err != nil || c.Problem != model.ProblemLocked {
			t.Errorf("locked: %+v %v", c, err)
		}
		if c := read(t, x, "a.pdf", pdfiumtest.PDF()); c.Problem != model.ProblemNoPages {
			t.Errorf("no pages: %+v", c)
		}
		if c := read(t, x, "a.pdf", []byte("%PDF-1.4 hanya judul")); c.Problem != model.ProblemDamaged {
			t.Errorf("damaged: %+v", c)
		}
	})

	t.Run("one broken page does not hide the others", func(t *testing.T) {
		broken := bytes.Replace(pdf, []byte("/Type/Page/Parent"), []byte("/Type/Font/Broken"), 1)
		c := read(t, x, "a.pdf", broken)
		if c.Problem != "" || !strings.Contains(c.Text, "Lampiran") {
			t.Errorf("%+v", c)
		}
	})

	t.Run("a cancelled call is an error", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, err := x.Read(ctx, write(t, "a.pdf", pdf), Type{mimePDF, ClassPDF})
		if model.KindOf(err) != model.Canceled {
			t.Error(err)
		}
	})
}

func TestReadOffice(t *testing.T) {
	x := New(nil)
	letter := para("Nomor: 12/ZI/2026") +
		`<w:tbl><w:tr><w:tc>` + para("Nama") + `</w:tc><w:tc>` + para("Jabatan") + `</w:tc></w:tr></w:tbl>` +
		`<w:p><w:r><w:t xml:space="preserve">Tim </w:t></w:r><w:del><w:r><w:delText>lama</w:delText></w:r></w:del><w:r><w:t>Kerja &amp; Pokja</w:t><w:br/><w:t>baris dua</w:t><w:tab/><w:t>kolom</w:t></w:r></w:p>` +
		`<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>kotak</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>kotak</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>`
	hdr := part{"word/header1.xml", "<w:hdr " + wp + ">" + para("BALAI CONTOH") + "</w:hdr>"}
	note := part{"word/footnotes.xml", "<w:footnotes " + wp + ">" + para("catatan kaki") + "</w:footnotes>"}
	ftr := part{"word/footer1.xml", "<w:ftr " + wp + ">" + para("halaman") + "</w:ftr>"}
	odt := `<text:h>Rencana<text:s text:c="2"/>Aksi</text:h><text:p>Tahun<text:tab/>2026<text:line-break/>Triwulan I</text:p>`

	for _, c := range []struct {
		name, want string
		data       []byte
	}{
		{"surat.docx", "BALAI CONTOH\nNomor: 12/ZI/2026\nNama\nJabatan\nTim Kerja & Pokja\nbaris dua kolom\nkotak\ncatatan kaki\nhalaman",
			docx(t, letter, hdr, note, ftr)},
		{"lke.xlsx", "Rencana Aksi\nKegiatan Tim Kerja\nSosialisasi 12 hasil\nkedua\nterakhir", xlsx(t)},
		{"paparan.pptx", "Budaya Pelayanan Prima\nTerima kasih\ningat salam", pptx(t)},
		{"surat.odt", "Kop Surat\nRencana Aksi\nTahun 2026\nTriwulan I", odf(t, "text", odt)},
		{"surat.rtf", "Tim Kerja “ZI” – 2026\nbaris dua é kolom", []byte(`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator Riched;}{\info{\title rahasia}}` +
			`\pard Tim Kerja \'93ZI\'94 \u8211? 2026\par` + "\r\n" + `baris dua \'e9\tab kolom{\pict\bin4 }}}{}}\par}`)},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := read(t, x, c.name, c.data)
			if got.Text != c.want || got.Problem != "" || !got.HasText {
				t.Errorf("problem %q, has text %v, text\n%q, want\n%q", got.Problem, got.HasText, got.Text, c.want)
			}
		})
	}
}

func TestReadText(t *testing.T) {
	x := New(nil)
	for _, c := range []struct {
		name, want string
		data       []byte
	}{
		{"a.txt", "Rapat – tim “kerja”", []byte("Rapat – tim “kerja”\r\n")},
		{"bom.txt", "Rapat – tim", []byte("\xEF\xBB\xBFRapat – tim")},
		{"1252.txt", "Rapat – tim “kerja”", []byte("Rapat \x96 tim \x93kerja\x94")},
		{"utf16.txt", "Rapat – tim", append([]byte("\xFF\xFE"), utf16le("Rapat – tim")...)},
		{"utf16.txt", "Rapat tim kerja", utf16le("Rapat tim kerja")},
		{"a.csv", "kode;judul\nP.1;SK Tim", []byte("kode;judul\r\nP.1;SK Tim\r\n")},
		{"a.html", "Berita Kantor\nRapat tim kerja & pokja\nsatu dua", []byte(`<!DOCTYPE html><HEAD><title>x</title></HEAD><body><h1>Berita <b>Kantor</b></h1>` +
			`<SCRIPT>if (a < b) {}</SCRIPT><p>Rapat tim kerja &amp; pokja</p><!-- rahasia --><table><tr><td>satu</td><td>dua</td></tr></table>`)},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := read(t, x, c.name, c.data)
			if got.Text != c.want || got.Problem != "" {
				t.Errorf("problem %q, text %q, want %q", got.Problem, got.Text, c.want)
			}
		})
	}

	t.Run("long text is cut at the cap", func(t *testing.T) {
		got := read(t, x, "a.txt", bytes.Repeat([]byte("rapat tim é "), 600_000))
		if len(got.Text) > MaxText || len(got.Text) < MaxText-20 || got.Problem != "" {
			t.Errorf("%d bytes, problem %q", len(got.Text), got.Problem)
		}
	})
}

func TestProblems(t *testing.T) {
	x := New(nil)
	whole := docx(t, para("Surat"))
	big := strings.Repeat(" ", 40<<20)
	word := make([]byte, 4096)
	word[11] = 1
	book := make([]byte, 4096)
	copy(book, "\x09\x08\x04\x00abcd\x2F\x00\x06\x00")

	for _, c := range []struct {
		name string
		data []byte
		want model.Problem
	}{
		{"terpotong.docx", whole[:len(whole)-40], model.ProblemDamaged},
		{"tanpa isi.docx", zipOf(t, contentTypes("word/document.xml", "wordprocessingml.document.main")), model.ProblemDamaged},
		{"xml rusak.docx", docx(t, "<w:p><w:t>a</w:p><"), model.ProblemDamaged},
		{"terkunci.docx", ole(nil, "EncryptionInfo", "EncryptedPackage"), model.ProblemLocked},
		{"terkunci.doc", ole(word, "WordDocument"), model.ProblemLocked},
		{"biasa.doc", ole(make([]byte, 4096), "WordDocument"), model.ProblemNone},
		{"terkunci.xls", ole(book, "Workbook"), model.ProblemLocked},
		{"rusak.doc", append(append([]byte{}, oleMagic...), 1, 2, 3), model.ProblemDamaged},
		{"terkunci.odt", odf(t, "text", "", part{"META-INF/manifest.xml", `<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>`}), model.ProblemLocked},
		{"bom.docx", docx(t, big+para("a")), model.ProblemTooLong},
		{"terpotong.rtf", []byte(`{\rtf1 Surat`), model.ProblemDamaged},
		{"foto rusak.jpg", []byte("\xFF\xD8\xFF\xE0\x00\x10JFIF"), model.ProblemDamaged},
		{"foto rusak.heic", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), model.ProblemDamaged},
		{"bukti.zip", zipOf(t, part{"a", "b"}), model.ProblemType},
		{"video.mp4", []byte("\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom"), model.ProblemType},
	} {
		t.Run(fmt.Sprintf("%s has the problem %q", c.name, c.want), func(t *testing.T) {
			if got := read(t, x, c.name, c.data); got.Problem != c.want {
				t.Errorf("got %q", got.Problem)
			}
		})
	}

	t.Run("text before the damage is kept", func(t *testing.T) {
		got := read(t, x, "a.docx", docx(t, para("Surat keputusan")+"<w:p><"))
		if got.Text != "Surat keputusan" || got.Problem != model.ProblemDamaged {
			t.Errorf("%+v", got)
		}
	})

	t.Run("an archive that claims many entries is not listed", func(t *testing.T) {
		data := zipOf(t, part{"a", "b"})
		i := bytes.LastIndex(data, []byte("PK\x05\x06"))
		binary.LittleEndian.PutUint16(data[i+10:], 65535)
		if _, err := openArchive(bytes.NewReader(data), int64(len(data))); err == nil {
			t.Error("no error")
		}
	})

	t.Run("pictures have a page and no text", func(t *testing.T) {
		if got := read(t, x, "a.jpg", jpegOf(t)); !cmp.Equal(got, Content{Pages: 1}) {
			t.Errorf("%+v", got)
		}
	})
}

func TestHasText(t *testing.T) {
	for _, c := range []struct {
		what  string
		text  string
		pages int
		want  bool
	}{
		{"a short certificate", "SERTIFIKAT diberikan kepada peserta atas partisipasi dalam sosialisasi gratifikasi", 1, true},
		{"a stamp on many pages", strings.Repeat("Scanned with CamScanner ", 30), 30, false},
		{"page numbers", "1 2 3 4 5 6 7 8 9 10 11 12", 3, false},
		{"what bad recognition leaves", "lll Ill |:. ;, rn m .- _ -- lIl ,,", 1, false},
		{"slides with few words", "Budaya Pelayanan Prima Senyum Sapa Salam Sopan Santun Terima kasih", 2, true},
		{"a scan of 20 pages with one typed cover", "Laporan Monitoring Evaluasi Triwulan Satu Balai Contoh Nusantara", 20, false},
	} {
		t.Run(c.what, func(t *testing.T) {
			if got := hasText(c.text, c.pages); got != c.want {
				t.Errorf("got %v", got)
			}
		})
	}
}
