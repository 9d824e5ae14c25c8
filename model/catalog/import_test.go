package catalog_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/extract"
	"siapzi/model/store/storetest"
)

func TestImportOfATree(t *testing.T) {
	e := newEnv(t)
	e.pdf("AREA I/i. Penyusunan Tim Kerja/1.i.a SK TIM ZONA INTEGRITAS 2026.pdf", "KEPUTUSAN KEPALA BALAI\nTIM KERJA ZONA INTEGRITAS")
	e.pdf("AREA I/Bukti 10.pdf", "sepuluh")
	e.pdf("AREA I/bukti 2.pdf", "dua")
	e.file("catatan.txt", []byte("Catatan rapat maklumat pelayanan"))
	e.file("a/b/c/d/dalam.txt", []byte("sangat dalam"))
	var progress model.Progress

	r := e.imports(catalog.ImportOptions{Link: catalog.LinkAuto, Progress: &progress}, e.dir)

	want := []string{
		"added a/b/c/d/dalam.txt",
		"added AREA I/bukti 2.pdf",
		"added AREA I/Bukti 10.pdf",
		"added AREA I/i. Penyusunan Tim Kerja/1.i.a SK TIM ZONA INTEGRITAS 2026.pdf",
		"added catatan.txt",
	}
	if d := cmp.Diff(want, short(r, e.dir)); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	if r.Added != 5 || r.Reused != 0 || r.Failed != 0 {
		t.Errorf("counts: %+v", r)
	}
	if _, done, total := progress.Snapshot(); done != 5 || total != 5 {
		t.Errorf("progress %d of %d", done, total)
	}

	sk := r.Files[3]
	if d := cmp.Diff([]model.Code{"P.1.i.a"}, sk.Linked); d != "" {
		t.Errorf("linked -want +got\n%s", d)
	}
	doc := e.get(sk.Document)
	v := doc.Files[0].Version
	if doc.Title != sk.Title || doc.Kind != model.KindDecree || v.MIME != "application/pdf" || v.Pages != 1 || !v.HasText ||
		v.Folder != filepath.Base(e.dir)+"/AREA I/i. Penyusunan Tim Kerja" || v.No != 1 || v.Hash != sk.Hash || v.Size == 0 {
		t.Errorf("document: %+v", doc)
	}
	if l := doc.Links[0]; l.Origin != model.OriginAuto || l.Reason == "" || l.Code != "P.1.i.a" {
		t.Errorf("link: %+v", l)
	}
	if stored, err := os.ReadFile(e.c.PathOf(v)); err != nil || !strings.HasPrefix(string(stored), "%PDF") {
		t.Errorf("stored original: %v", err)
	}
	if got := e.audited("document", string(doc.ID)); len(got) != 1 || got[0] != ":  → "+doc.Title {
		t.Errorf("audit: %q", got)
	}
	hits, err := e.c.Search(t.Context(), "maklumat pelay", 10)
	if err != nil || len(hits) != 1 || hits[0].Document.ID != r.Files[4].Document ||
		hits[0].Snippet != "Catatan rapat ⟦maklumat⟧ ⟦pelayanan⟧" {
		t.Errorf("search: %+v %v", hits, err)
	}
	e.sound()

	t.Run("a second time everything is reused", func(t *testing.T) {
		again := e.imports(catalog.ImportOptions{Link: catalog.LinkAuto}, e.dir)
		if again.Reused != 5 || again.Added != 0 || again.Failed != 0 {
			t.Errorf("counts: %+v", again)
		}
		for i, f := range again.Files {
			if f.Document != r.Files[i].Document || f.Title != r.Files[i].Title || f.Hash != r.Files[i].Hash {
				t.Errorf("%s: %+v, first %+v", f.Path, f, r.Files[i])
			}
		}
		if d := cmp.Diff(sk.Linked, again.Files[3].Linked); d != "" {
			t.Errorf("linked -want +got\n%s", d)
		}
		if d := cmp.Diff(doc, e.get(doc.ID)); d != "" {
			t.Errorf("the document changed -want +got\n%s", d)
		}
		e.sound()
	})
}

func TestPathsAreReportedAsGiven(t *testing.T) {
	e := newEnv(t)
	e.pdf("bukti/1.pdf", "satu")
	t.Chdir(e.dir)
	sep := string(filepath.Separator)
	for given, want := range map[string]string{"bukti": "bukti" + sep + "1.pdf", "bukti" + sep: "bukti" + sep + "1.pdf", "." + sep + "bukti": "." + sep + "bukti" + sep + "1.pdf",
		"bukti" + sep + "1.pdf": "bukti" + sep + "1.pdf"} {
		if r := e.imports(catalog.ImportOptions{}, given); len(r.Files) != 1 || r.Files[0].Path != want {
			t.Errorf("%s gives %+v, want %s", given, r.Files, want)
		}
	}
	r := e.imports(catalog.ImportOptions{}, "bukti", filepath.Join("bukti", "1.pdf"))
	if len(r.Files) != 2 {
		t.Errorf("a file that is given twice is reported %d times", len(r.Files))
	}
}

func TestSameContentTwiceIsOneFile(t *testing.T) {
	e := newEnv(t)
	// The text speaks for the first place only.
	text := strings.Repeat("Keputusan kepala tentang pembentukan tim kerja pembangunan zona integritas. ", 30)
	e.pdf("AREA I/i. Penyusunan Tim Kerja/1.i.a SK Tim.pdf", text)
	e.pdf("AREA VI/i. Standar Pelayanan/6.i.a SK Standar - Copy.pdf", text)

	r := e.imports(catalog.ImportOptions{Link: catalog.LinkAuto}, e.dir)

	if r.Added != 1 || r.Reused != 1 || r.Files[0].Document != r.Files[1].Document {
		t.Fatalf("report: %+v", r)
	}
	// The second place has its own suggestion, and the link is made for it too.
	doc := e.get(r.Files[0].Document)
	var codes []model.Code
	for _, l := range doc.Links {
		codes = append(codes, l.Code)
	}
	if d := cmp.Diff([]model.Code{"P.1.i.a", "P.6.i.a"}, codes); d != "" {
		t.Errorf("links -want +got\n%s", d)
	}
	e.sound()
}

func TestLinksThatTheUserChose(t *testing.T) {
	e := newEnv(t)
	path := e.pdf("apa saja.pdf", "tanpa petunjuk")

	r := e.imports(catalog.ImportOptions{Link: catalog.LinkNone, To: []model.Code{"P.1.i.a", "R.6.i.a"}}, path)

	doc := e.get(r.Files[0].Document)
	if len(doc.Links) != 2 || doc.Links[0].Code != "P.1.i.a" || doc.Links[0].Origin != model.OriginUser {
		t.Errorf("links: %+v", doc.Links)
	}
	if d := cmp.Diff([]model.Code{"P.1.i.a", "R.6.i.a"}, r.Files[0].Linked); d != "" {
		t.Errorf("linked -want +got\n%s", d)
	}
	if _, err := e.c.Import(t.Context(), storetest.Who, []string{path}, catalog.ImportOptions{To: []model.Code{"P.1", "X"}}); model.KindOf(err) != model.Invalid {
		t.Errorf("wrong questions: %v", err)
	}
}

func TestLinkThatTheUserRemovedStaysRemoved(t *testing.T) {
	e := newEnv(t)
	e.pdf("AREA I/i. Penyusunan Tim Kerja/1.i.a SK TIM.pdf", "SK tim kerja")
	opt := catalog.ImportOptions{Link: catalog.LinkAuto}
	first := e.imports(opt, e.dir).Files[0]
	if len(first.Linked) != 1 {
		t.Fatalf("not linked: %+v", first)
	}
	if err := e.c.Unlink(t.Context(), storetest.Who, first.Document, first.Linked...); err != nil {
		t.Fatal(err)
	}

	if again := e.imports(opt, e.dir).Files[0]; len(again.Linked) != 0 {
		t.Errorf("linked again: %v", again.Linked)
	}

	// Until the user wants it.
	if err := e.c.Link(t.Context(), storetest.Who, first.Document, model.Link{Code: first.Linked[0]}); err != nil {
		t.Fatal(err)
	}
	if again := e.imports(opt, e.dir).Files[0]; len(again.Linked) != 1 {
		t.Errorf("the user's link is not reported: %v", again.Linked)
	}
	if l := e.get(first.Document).Links[0]; l.Origin != model.OriginUser {
		t.Errorf("the user's link became %q", l.Origin)
	}
}

func TestDocumentInTheBinComesBack(t *testing.T) {
	e := newEnv(t)
	path := e.pdf("a.pdf", "isi")
	first := e.one(path)
	if err := e.c.Trash(t.Context(), storetest.Who, first.Document); err != nil {
		t.Fatal(err)
	}
	again := e.one(path)
	if again.Status != catalog.Reused || again.Document != first.Document || !e.get(first.Document).Deleted.IsZero() {
		t.Errorf("got %+v", again)
	}
}

func TestBadFiles(t *testing.T) {
	e := newEnv(t)
	good := e.pdf("00 baik.pdf", "baik")
	e.file("01 kosong.pdf", nil)
	e.file("02 program.pdf", append([]byte("MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00"), make([]byte, 4000)...))
	e.file("03 program.pdf", append([]byte("\x7fELF\x02\x01\x01\x00"), make([]byte, 4000)...))
	e.file("04 skrip.bat", []byte("@echo off\r\ndel *.*\r\n"))
	huge := e.file("05 besar.pdf", nil)
	if err := os.Truncate(huge, 2<<30+1); err != nil {
		t.Fatal(err)
	}
	e.file("06 rusak.pdf", []byte("%PDF-1.4\nini bukan PDF lagi"))
	lock(t, good, filepath.Join(e.dir, "07 terkunci.pdf"))
	e.file("08 tanpa halaman.pdf", []byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"+
		"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \ntrailer<</Size 3/Root 1 0 R>>\nstartxref\n96\n%%EOF\n"))
	e.file("09 arsip.zip", append([]byte("PK\x05\x06"), make([]byte, 18)...))
	e.file("10 apa.bin", []byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
	for _, name := range []string{"Thumbs.db", ".DS_Store", "desktop.ini", "~$surat.docx", "._foto.jpg", ".~lock.surat.odt#"} {
		e.file("11 sistem/"+name, []byte("x"))
	}
	if err := errors.Join(os.Symlink(good, filepath.Join(e.dir, "12 tautan.pdf")), os.Symlink(e.dir, filepath.Join(e.dir, "13 lingkaran")),
		os.Symlink("tidak ada", filepath.Join(e.dir, "14 buntu"))); err != nil {
		t.Fatal(err)
	}
	e.file("15 ruang.siapzi/workspace.db", []byte("x"))
	e.file("15 ruang.siapzi/files/ab/cd", []byte("x"))
	e.pdf("16 akhir.pdf", "akhir")

	r := e.imports(catalog.ImportOptions{Link: catalog.LinkAuto}, e.dir, filepath.Join(e.dir, "tidak ada.pdf"),
		filepath.Join(e.dir, "15 ruang.siapzi", "files"))

	want := []struct{ name, status, problem string }{
		{"00 baik.pdf", "added", ""},
		{"01 kosong.pdf", "failed", "kosong"},
		{"02 program.pdf", "failed", "program"},
		{"03 program.pdf", "failed", "program"},
		{"04 skrip.bat", "failed", "program"},
		{"05 besar.pdf", "failed", "2,0 GB"},
		{"06 rusak.pdf", "added", "rusak"},
		{"07 terkunci.pdf", "added", "kata sandi"},
		{"08 tanpa halaman.pdf", "added", "tidak berisi halaman"},
		{"09 arsip.zip", "added", "tidak dapat ditampilkan"},
		{"10 apa.bin", "added", "tidak dapat ditampilkan"},
		{".DS_Store", "failed", "sistem"},
		{"._foto.jpg", "failed", "sistem"},
		{".~lock.surat.odt#", "failed", "sistem"},
		{"Thumbs.db", "failed", "sistem"},
		{"desktop.ini", "failed", "sistem"},
		{"~$surat.docx", "failed", "sistem"},
		{"12 tautan.pdf", "failed", "tautan"},
		{"13 lingkaran", "failed", "tautan"},
		{"14 buntu", "failed", "tautan"},
		{"15 ruang.siapzi", "failed", "ruang kerja"},
		{"16 akhir.pdf", "added", ""},
		{"tidak ada.pdf", "failed", "tidak ada"},
		{"files", "failed", "ruang kerja"},
	}
	if len(r.Files) != len(want) {
		t.Fatalf("%d files reported, want %d: %q", len(r.Files), len(want), short(r, e.dir))
	}
	byName := map[string]catalog.ImportedFile{}
	for _, f := range r.Files {
		byName[filepath.Base(f.Path)] = f
	}
	for _, w := range want {
		f, ok := byName[w.name]
		if !ok || string(f.Status) != w.status || !strings.Contains(f.Problem, w.problem) || (w.problem == "") != (f.Problem == "") {
			t.Errorf("%s: got %s %q, want %s %q", w.name, f.Status, f.Problem, w.status, w.problem)
		}
		if f.Status == catalog.Failed && (f.Document != "" || f.Hash != "" || f.Linked != nil) {
			t.Errorf("%s: a failed file has %+v", w.name, f)
		}
	}
	e.sound()
}

func TestPanicOfAParserHarmsOneFileOnly(t *testing.T) {
	e := newEnvWith(t, extractorFunc(func(_ context.Context, path string, _ extract.Type) (extract.Content, error) {
		data, err := os.ReadFile(path)
		if strings.Contains(string(data), "pecah") {
			panic("index out of range")
		}
		return extract.Content{Text: string(data), HasText: true, Pages: 1}, err
	}))
	e.file("1.txt", []byte("baik"))
	e.file("2.txt", []byte("pecah"))
	e.file("3.txt", []byte("juga baik"))
	r := e.imports(catalog.ImportOptions{}, e.dir)
	if r.Added != 3 || r.Files[1].Problem != model.ProblemDamaged.Sentence() {
		t.Errorf("got %+v", r.Files)
	}
	e.sound()
}

func TestReaderThatFailsHarmsOneFileOnly(t *testing.T) {
	broken := errors.New("input/output error")
	e := newEnvWith(t, extractorFunc(func(_ context.Context, path string, _ extract.Type) (extract.Content, error) {
		if data, _ := os.ReadFile(path); string(data) == "dua" {
			return extract.Content{}, broken
		}
		return extract.Content{}, nil
	}))
	e.file("1.txt", []byte("satu"))
	e.file("2.txt", []byte("dua"))
	e.file("3.txt", []byte("tiga"))
	r := e.imports(catalog.ImportOptions{}, e.dir)
	if r.Added != 2 || r.Failed != 1 || r.Files[1].Problem == "" || strings.Contains(r.Files[1].Problem, "input/output") {
		t.Errorf("got %+v", r.Files)
	}
	e.sound() // its file was taken out of the vault again
}

func TestOddFactsHarmOneFileOnly(t *testing.T) {
	e := newEnvWith(t, extractorFunc(func(context.Context, string, extract.Type) (extract.Content, error) {
		return extract.Content{Text: "a\x00b\xffc", HasText: true, Problem: "ngawur"}, nil
	}))
	e.file("1.txt", []byte("satu"))
	r := e.imports(catalog.ImportOptions{}, e.dir)
	if r.Failed != 1 || r.Files[0].Problem == "" {
		t.Errorf("got %+v", r.Files)
	}
	e.sound()
}

func TestCancelLeavesWholeDocumentsOnly(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var read atomic.Int32
	e := newEnvWith(t, extractorFunc(func(ctx context.Context, path string, _ extract.Type) (extract.Content, error) {
		switch n := read.Add(1); {
		case n > 100:
			cancel()
			<-ctx.Done()
			return extract.Content{}, ctx.Err()
		}
		time.Sleep(time.Millisecond)
		return extract.Content{Text: "isi", HasText: true}, nil
	}))
	for i := range 300 {
		e.file(fmt.Sprintf("%03d.txt", i), []byte(fmt.Sprint("isi ", i)))
	}

	r, err := e.c.Import(ctx, storetest.Who, []string{e.dir}, catalog.ImportOptions{Link: catalog.LinkAuto})

	if model.KindOf(err) != model.Canceled || !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if len(r.Files) == 300 || r.Failed > 0 {
		t.Errorf("%d files, %d failed", len(r.Files), r.Failed)
	}
	docs, total, err := e.c.Find(t.Context(), catalog.Query{Limit: 1000})
	if err != nil || total != r.Added {
		t.Errorf("%d documents, %d reported, %v", total, r.Added, err)
	}
	for _, d := range docs {
		if len(d.Files) != 1 {
			t.Errorf("half a document: %+v", d)
		}
	}
	e.sound()

	read.Store(-1000)
	again := e.imports(catalog.ImportOptions{}, e.dir)
	if again.Reused != r.Added || again.Added != 300-r.Added {
		t.Errorf("afterwards %d reused, %d added; before %d", again.Reused, again.Added, r.Added)
	}
	e.sound()
}

func TestThousandSmallFiles(t *testing.T) {
	e := newEnv(t)
	for i := range 1000 {
		e.file(fmt.Sprintf("AREA %d/bukti %d.txt", i%6+1, i), []byte(fmt.Sprintf("Laporan kegiatan nomor %d", i)))
	}
	start := time.Now()
	r := e.imports(catalog.ImportOptions{Link: catalog.LinkAuto}, e.dir)
	if r.Added != 1000 {
		t.Errorf("%d added, %d reused, %d failed", r.Added, r.Reused, r.Failed)
	}
	t.Logf("1000 files: %v", time.Since(start).Round(time.Millisecond))
	start = time.Now()
	if again := e.imports(catalog.ImportOptions{Link: catalog.LinkAuto}, e.dir); again.Reused != 1000 {
		t.Errorf("%d reused", again.Reused)
	}
	t.Logf("again: %v", time.Since(start).Round(time.Millisecond))
	e.sound()
}

func TestTwoImportsAtOnce(t *testing.T) {
	e := newEnv(t)
	for i := range 60 {
		e.file(fmt.Sprintf("%d.txt", i), []byte(fmt.Sprint("isi ", i)))
	}
	reports := make(chan catalog.ImportReport, 2)
	for range 2 {
		go func() {
			r, err := e.c.Import(t.Context(), storetest.Who, []string{e.dir}, catalog.ImportOptions{})
			if err != nil {
				t.Error(err)
			}
			reports <- r
		}()
	}
	a, b := <-reports, <-reports
	if a.Added+b.Added != 60 || a.Reused+b.Reused != 60 {
		t.Errorf("added %d + %d, reused %d + %d", a.Added, b.Added, a.Reused, b.Reused)
	}
	e.sound()
}

func TestHabitsOfTheWorkspace(t *testing.T) {
	e := newEnv(t)
	first := e.one(e.pdf("titipan/kliping koran pagi 1.pdf", "x"))
	if err := e.c.Link(t.Context(), storetest.Who, first.Document, model.Link{Code: "P.5.i.a"}); err != nil {
		t.Fatal(err)
	}
	second := e.one(e.pdf("titipan/kliping koran pagi 2.pdf", "y"))
	if len(second.Suggestions) == 0 || second.Suggestions[0].Code != "P.5.i.a" || second.Suggestions[0].Reason == "" {
		t.Errorf("suggestions: %+v", second.Suggestions)
	}
}

func TestRemoveUnused(t *testing.T) {
	e := newEnv(t)
	e.one(e.pdf("a.pdf", "isi"))
	orphan, _, _, err := e.vault.Put(t.Context(), strings.NewReader("yatim"), -1)
	if err != nil {
		t.Fatal(err)
	}
	n, err := e.c.RemoveUnused(t.Context())
	if n != 1 || err != nil || e.vault.Has(orphan) {
		t.Errorf("got %d, %v", n, err)
	}
	e.sound()
}
