package extract

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"path/filepath"
	"strings"
	"testing"

	"siapzi/model"
	"siapzi/model/pdfium/pdfiumtest"
)

func jpegOf(tb testing.TB) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// exe is the beginning of a Windows program.
func exe() []byte {
	b := make([]byte, 512)
	copy(b, "MZ\x90\x00\x03")
	binary.LittleEndian.PutUint32(b[60:], 128)
	copy(b[128:], "PE\x00\x00")
	return b
}

func TestSniff(t *testing.T) {
	var pngFile, gifFile bytes.Buffer
	if err := png.Encode(&pngFile, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	if err := gif.Encode(&gifFile, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	pdf := pdfiumtest.PDF(pdfiumtest.Page{Text: "Surat"})
	letter := docx(t, para("Surat"))
	text := "Notula rapat tim kerja pembangunan zona integritas.\r\n"

	for _, c := range []struct {
		name  string
		data  []byte
		mime  string
		class Class
	}{
		{"surat.pdf", pdf, mimePDF, ClassPDF},
		{"tanpa ekstensi", pdf, mimePDF, ClassPDF},
		{"surat.docx", pdf, mimePDF, ClassPDF},
		{"dengan sampah.pdf", append([]byte("\r\n\r\nX-Header: 1\r\n\r\n"), pdf...), mimePDF, ClassPDF},
		{"dengan nol.pdf", append(make([]byte, 900), pdf...), mimePDF, ClassPDF},
		{"terlambat.pdf", append(make([]byte, 1100), pdf...), mimeBinary, ClassOther},
		{"catatan.txt", []byte("Berkas PDF diawali %PDF- lalu versi."), mimeText, ClassText},

		{"foto.jpg", jpegOf(t), "image/jpeg", ClassPicture},
		{"foto.pdf", jpegOf(t), "image/jpeg", ClassPicture},
		{"layar.png", pngFile.Bytes(), "image/png", ClassPicture},
		{"gerak.gif", gifFile.Bytes(), "image/gif", ClassPicture},
		{"pindai.tif", []byte("II*\x00\x08\x00\x00\x00\x00\x00"), "image/tiff", ClassPicture},
		{"pindai.tif", []byte("MM\x00*\x00\x00\x00\x08\x00\x00"), "image/tiff", ClassPicture},
		{"iphone.heic", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), "image/heic", ClassPicture},
		{"wa.webp", []byte("RIFF\x1a\x00\x00\x00WEBPVP8L"), "image/webp", ClassPicture},
		{"lama.bmp", append([]byte("BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00"), make([]byte, 60)...), "image/bmp", ClassPicture},
		{"gambar.svg", []byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>`), "image/svg+xml", ClassOther},

		{"surat.docx", letter, mimeDOCX, ClassOffice},
		{"surat.zip", letter, mimeDOCX, ClassOffice},
		{"rusak.docx", letter[:len(letter)-30], mimeDOCX, ClassOffice},
		{"lke.xlsx", xlsx(t), mimeXLSX, ClassOffice},
		{"paparan.pptx", pptx(t), mimePPTX, ClassOffice},
		{"surat.odt", odf(t, "text", ""), mimeODF + "text", ClassOffice},
		{"lke.ods", odf(t, "spreadsheet", ""), mimeODF + "spreadsheet", ClassOffice},
		{"surat.rtf", []byte(`{\rtf1\ansi Surat}`), mimeRTF, ClassOffice},
		{"surat.doc", ole(nil, "WordDocument", "1Table"), mimeDOC, ClassOffice},
		{"lke.xls", ole(nil, "Workbook"), mimeXLS, ClassOffice},
		{"paparan.ppt", ole(nil, "PowerPoint Document"), mimePPT, ClassOffice},
		{"terkunci.docx", ole(nil, "EncryptedPackage", "EncryptionInfo"), mimeOLE, ClassOffice},
		{"pesan.msg", ole(nil, "__properties_version1.0"), "application/vnd.ms-outlook", ClassOther},

		{"notula.txt", []byte(text), mimeText, ClassText},
		{"notula.txt", []byte("\xEF\xBB\xBF" + text), mimeText, ClassText},
		{"notula.txt", utf16le(text), mimeText, ClassText},
		{"notula.txt", []byte("Tanggal 5 Januari \x96 \x93rapat\x94 tim kerja"), mimeText, ClassText},
		{"daftar.csv", []byte("kode;judul\nP.1.i.a;SK\nP.1.i.b;Undangan\n"), "", ClassText},
		{"situs.html", []byte("<!DOCTYPE html><html><body>Berita</body></html>"), mimeHTML, ClassText},
		{"data.json", []byte(`{"kode": "P.1"}`), "application/json", ClassText},
		{"MZ.txt", []byte("MZ adalah singkatan yang dipakai di kantor kami sejak lama sekali, sudah lebih dari enam puluh huruf"), mimeText, ClassText},

		{"setup.exe", exe(), "application/vnd.microsoft.portable-executable", ClassProgram},
		{"undangan.pdf", exe(), "application/vnd.microsoft.portable-executable", ClassProgram},
		{"ganda.pdf", append(exe(), pdf...), "application/vnd.microsoft.portable-executable", ClassProgram},
		{"linux", []byte("\x7fELF\x02\x01\x01\x00"), "application/x-elf", ClassProgram},
		{"mac", []byte("\xCF\xFA\xED\xFE\x07\x00"), "application/x-mach-binary", ClassProgram},
		{"skrip.pdf", []byte("#!/bin/sh\n%PDF-1.7\n"), "text/x-shellscript", ClassProgram},
		{"jalan.bat", []byte("@echo off\r\ndel *.*\r\n"), "", ClassProgram},
		{"JALAN.CMD", []byte("@echo off\r\n"), "", ClassProgram},
		{"skrip.ps1", []byte("Get-Item x\n"), "", ClassProgram},
		{"skrip.vbs", []byte("MsgBox \"a\"\n"), "", ClassProgram},
		{"skrip.js", []byte("var a = 1;\n"), "", ClassProgram},
		{"pintasan.lnk", []byte("L\x00\x00\x00\x01\x14\x02\x00\x00\x00\x00\x00\xC0\x00\x00\x00\x00\x00\x00\x46"), "application/x-ms-shortcut", ClassProgram},
		{"aplikasi.jar", zipOf(t, part{"META-INF/MANIFEST.MF", "Main-Class: a"}, part{"a.class", "\xCA\xFE\xBA\xBE"}), "application/java-archive", ClassProgram},
		{"aplikasi.apk", zipOf(t, part{"AndroidManifest.xml", "x"}, part{"classes.dex", "x"}), "application/java-archive", ClassProgram},

		{"bukti.zip", zipOf(t, part{"surat.pdf", string(pdf)}), mimeZIP, ClassArchive},
		{"kosong.zip", zipOf(t), mimeZIP, ClassArchive},
		{"arsip.rar", []byte("Rar!\x1a\x07\x01\x00"), "application/vnd.rar", ClassArchive},
		{"arsip.7z", []byte("7z\xBC\xAF\x27\x1C\x00\x04"), "application/x-7z-compressed", ClassArchive},

		{"kosong.pdf", nil, "inode/x-empty", ClassEmpty},
		{"video.mp4", []byte("\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom"), "video/mp4", ClassOther},
		{"acak.bin", []byte("\x00\x01\x02\x03\x04\xFF\xFE\x80"), mimeBinary, ClassOther},
	} {
		t.Run(c.name+" is "+string(c.class), func(t *testing.T) {
			got, err := Sniff(write(t, c.name, c.data))
			if err != nil {
				t.Fatal(err)
			}
			if got.Class != c.class || c.mime != "" && got.MIME != c.mime {
				t.Errorf("got %v, want {%s %s}", got, c.mime, c.class)
			}
			if strings.Contains(got.MIME, ";") {
				t.Errorf("parameters in %q", got.MIME)
			}
		})
	}

	t.Run("an installer package is a program", func(t *testing.T) {
		data := ole(nil, "x")
		copy(data[2*512+80:], msiClass[:])
		if got, err := Sniff(write(t, "a.pdf", data)); err != nil || got.Class != ClassProgram {
			t.Error(got, err)
		}
	})

	t.Run("missing files and folders are errors", func(t *testing.T) {
		if _, err := Sniff(filepath.Join(t.TempDir(), "x")); model.KindOf(err) != model.NotFound {
			t.Error(err)
		}
		if _, err := Sniff(t.TempDir()); model.KindOf(err) != model.Invalid {
			t.Error(err)
		}
	})
}

func utf16le(s string) []byte {
	var b []byte
	for _, r := range s {
		b = binary.LittleEndian.AppendUint16(b, uint16(r))
	}
	return b
}
