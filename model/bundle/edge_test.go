package bundle

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/lke"
)

func TestNothingAtAll(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	res := w.build()
	accept(t, res)
	if len(res.Manifest.Entries) != 0 || len(res.Problems) != 0 {
		t.Errorf("got %+v", res)
	}
	if got, want := len(res.Manifest.Gaps), len(lke.Default().Questions); got != want {
		t.Errorf("%d gaps, want one for each of the %d questions", got, want)
	}
	all := text(t, res.Path, 1, res.Manifest.Pages)
	if n := strings.Count(all, "belum ada bukti"); n < 2*113 {
		t.Errorf("contents and dividers say %d times that evidence is missing", n)
	}
}

func TestManyDocuments(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	file := []model.File{w.pdf("a.pdf", 1)}
	for _, q := range lke.Default().Questions {
		for k := range 5 {
			w.add(fmt.Sprintf("Laporan pemantauan dan evaluasi pembangunan zona integritas beserta lampirannya nomor %d untuk %s", k, q.Code), file, q.Code)
		}
	}
	for k := range 60 {
		w.add(fmt.Sprintf("Daftar hadir apel pagi ke-%d", k+1), file, "P.1.iv.a")
	}
	res := w.build()
	m := res.Manifest

	t.Run("contents of twenty pages and more have the right numbers", func(t *testing.T) {
		if len(m.TOCPages) < 20 {
			t.Errorf("the contents have %d pages", len(m.TOCPages))
		}
		toc := text(t, res.Path, m.TOCPages[0], m.TOCPages[len(m.TOCPages)-1])
		for _, i := range []int{0, len(m.Entries) / 2, len(m.Entries) - 1} {
			e := m.Entries[i]
			contains(t, toc, e.Title+" 12-01-2026 "+fmt.Sprint(e.Page))
			contains(t, text(t, res.Path, e.Page, e.Page), fmt.Sprintf("%s Hal. %d dari %d", e.Code, e.Page, m.Pages))
		}
	})
	t.Run("a divider of several pages repeats the column heads", func(t *testing.T) {
		n := pageOf(t, res, "Daftar hadir apel pagi ke-60")
		for ; !strings.Contains(text(t, res.Path, n, n), "Bukti yang dimuat"); n-- {
			contains(t, text(t, res.Path, n, n), "Kode Judul Tanggal Lembar Halaman", fmt.Sprintf("Hal. %d dari %d", n, m.Pages))
		}
		contains(t, text(t, res.Path, n, n), "65 bukti · 65 halaman")
	})
}

func TestAwkwardWords(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.unit.Name = strings.TrimSpace(strings.Repeat("Kantor Pelayanan Kekayaan dan Lelang ", 4))[:120]
	w.unit.Agency = "Kementerian 中文 😀"
	long := strings.TrimSpace(strings.Repeat("Laporan tindak lanjut monitoring dan evaluasi ", 8))[:300]
	file := []model.File{w.pdf("a.pdf", 1)}
	titles := []string{long, strings.Repeat("W", 300), strings.Repeat("SK_TIM_KERJA_", 20), "Foto 😀👨‍👩‍👧 kegiatan 中文 عقد", "e\u0301tude  dengan  dua spasi",
		"Judul sama", "Judul sama", "ﬁnal (a) \\ 100% <b>", "\t \n", "tab\tdan\nbaris"}
	for _, title := range titles {
		w.add(title, file, "P.1.i.a")
	}
	w.answer("P.1.i.a", "Ya", strings.Repeat("Catatan yang panjang sekali. ", 170)+"😀\n\nbaris baru")
	res := w.build()
	accept(t, res)
	m := res.Manifest

	t.Run("the manifest has titles as printed and as they are", func(t *testing.T) {
		e := m.Entries[3]
		if e.Title != "Foto □□□□ kegiatan □□ □□□" || e.OriginalTitle != titles[3] {
			t.Errorf("got %q and %q", e.Title, e.OriginalTitle)
		}
		if e := m.Entries[0]; e.Title != long || e.OriginalTitle != "" {
			t.Errorf("got %q and %q", e.Title, e.OriginalTitle)
		}
	})
	t.Run("bookmarks have the true title", func(t *testing.T) {
		out := run(t, "qpdf", "--json=2", "--json-key=outlines", res.Path)
		contains(t, out, "中文", `😀`)
	})
	t.Run("a note of 5,000 letters is printed to its end, over several pages", func(t *testing.T) {
		all := text(t, res.Path, 1, m.Pages)
		if n := strings.Count(all, "panjang"); n != 170 {
			t.Errorf("found %d of 170 words", n)
		}
		contains(t, all, "□ baris baru")
	})
	t.Run("two documents with one title are two rows", func(t *testing.T) {
		if m.Entries[5].Code == m.Entries[6].Code || m.Entries[5].Page == m.Entries[6].Page {
			t.Errorf("got %+v and %+v", m.Entries[5], m.Entries[6])
		}
	})
}

func TestLongDocument(t *testing.T) {
	w := newWorld(t)
	w.add("Laporan tahunan", []model.File{w.pdf("a.pdf", 400)}, "P.1.i.a")
	w.add("SK tim", []model.File{w.pdf("b.pdf", 1)}, "P.1.i.b")
	res := w.build()
	m := res.Manifest
	if m.Entries[0].Pages != 400 || m.Entries[1].Page != m.Entries[0].Page+401 {
		t.Errorf("got %+v", m.Entries)
	}
	contains(t, text(t, res.Path, m.Entries[0].Page+399, m.Entries[0].Page+399), "Isi halaman 400",
		fmt.Sprintf("Hal. %d dari %d", m.Entries[0].Page+399, m.Pages))
}

func TestZeroDivisor(t *testing.T) {
	w := newWorld(t)
	decision := 0.5
	inputs := map[string]float64{"harus": 0, "proses": 0, "selesai": 0}
	w.add("Surat nihil pengaduan", []model.File{w.pdf("a.pdf", 1)}, "R.5.ii.a")
	divider := func() string {
		res := w.build("R.5.ii.a")
		n := res.Manifest.Entries[0].Page - 1
		return text(t, res.Path, n-1, n)
	}

	w.answers["R.5.ii.a"] = model.Answer{Code: "R.5.ii.a", Assessor: model.UnitAssessor, Inputs: inputs}
	contains(t, divider(), "perlu keputusan TPI", "0 pengaduan", "Pembaginya 0")

	w.answers["R.5.ii.a"] = model.Answer{Code: "R.5.ii.a", Assessor: model.UnitAssessor, Inputs: inputs, Decision: &decision, Note: "Berita acara TPI."}
	contains(t, divider(), "50% (keputusan TPI)", "keputusan TPI = 0,5", "Berita acara TPI.")
}

func TestPartOfTheWorksheet(t *testing.T) {
	w := varied(t)
	res := w.build("p.6", "R.6")
	accept(t, res)
	if got := len(res.Manifest.Entries); got != 2 {
		t.Errorf("%d entries", got)
	}
	contains(t, text(t, res.Path, 1, 1), "Sebagian", "Area 6 Peningkatan Kualitas Pelayanan Publik", "22 soal · 2 bukti")
	contains(t, run(t, "pdfinfo", res.Path), "Bundel ZI Balai Contoh Nusantara 2026 – Area 6", "Author:          Balai Contoh Nusantara",
		"SiapZI "+model.ProgramVersion)
}

func TestTarget(t *testing.T) {
	w := varied(t)
	try := func(out string) error {
		_, err := Build(context.Background(), w.source(), Request{Out: out, Date: date})
		return err
	}
	source := w.paths[w.docs["P.1.i.a"][0].Files[0].Version.Hash]
	outside := filepath.Join(w.out, "bukti.pdf")
	if err := os.Link(source, outside); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(w.out, "pintas")
	if err := os.Symlink(w.dir, link); err != nil {
		t.Fatal(err)
	}
	text := filepath.Join(w.out, "workspace.db")
	if err := os.WriteFile(text, []byte("SQLite format 3"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		out  string
		kind model.Kind
	}{
		"no name":                            {"", model.Invalid},
		"a folder that does not exist":       {filepath.Join(w.out, "tidak", "ada.pdf"), model.NotFound},
		"the store of originals":             {filepath.Join(w.dir, "x.pdf"), model.Invalid},
		"the store through a symbolic link":  {filepath.Join(link, "x.pdf"), model.Invalid},
		"one of the sources by another name": {outside, model.Conflict},
		"a folder":                           {w.out, model.Conflict},
		"an existing file that is not a PDF": {text, model.Conflict},
	} {
		t.Run(name+" is refused", func(t *testing.T) {
			before := w.leftovers()
			if err := try(tt.out); model.KindOf(err) != tt.kind {
				t.Errorf("got %v, want kind %s", err, tt.kind)
			}
			if got := w.leftovers(); len(got) != len(before) {
				t.Errorf("left behind: %v", got)
			}
		})
	}
	t.Run("an older bundle is replaced and keeps nothing behind", func(t *testing.T) {
		out := filepath.Join(w.out, "lama.PDF")
		for range 2 {
			if err := try(out); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := os.Stat(filepath.Join(w.out, "lama.manifest.json")); err != nil {
			t.Error(err)
		}
	})
}

// countdown is a context that is cancelled when it was asked n times.
type countdown struct {
	context.Context
	n int
}

func (c *countdown) Err() error {
	if c.n--; c.n < 0 {
		return context.Canceled
	}
	return nil
}

func TestCancelAnywhere(t *testing.T) {
	t.Parallel()
	w := varied(t)
	out := filepath.Join(w.out, "bundel.pdf")
	old := []byte("%PDF-1.4 bundel lama")
	if err := os.WriteFile(out, old, 0o600); err != nil {
		t.Fatal(err)
	}
	finished := false
	for n := 0; n < 4000 && !finished; n += 1 + n/3 {
		_, err := Build(&countdown{context.Background(), n}, w.source(), Request{Out: out, Date: date})
		if finished = err == nil; finished {
			break
		}
		if model.KindOf(err) != model.Canceled {
			t.Fatalf("cancelled at the %dth look: %v", n, err)
		}
		if got := w.leftovers(); len(got) != 1 || string(read(t, out)) != string(old) {
			t.Fatalf("cancelled at the %dth look: left %v", n, got)
		}
	}
	if !finished {
		t.Error("never finished")
	}
}

func TestSourceChangesAfterTheProbe(t *testing.T) {
	w := varied(t)
	p := planOf(t, w)
	p.req.Out = filepath.Join(w.out, "bundel.pdf")
	b := &prober{src: w.source(), temp: w.out}
	if err := b.probe(context.Background(), p); err != nil {
		t.Fatal(err)
	}
	var changed []*part
	for _, pt := range p.parts {
		if !pt.isPlaceholder() && pt.made == "" && len(changed) < 2 {
			changed = append(changed, pt)
		}
	}
	if err := os.WriteFile(changed[0].path, makePDF(t, "lain", 7, 210, 297), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(changed[1].path, []byte("%PDF-1.4 rusak"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := p.write(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	for _, pt := range changed {
		if !pt.isPlaceholder() {
			t.Errorf("%s is not a placeholder", pt.item.code)
		}
	}
	m := p.manifest()
	contains(t, text(t, p.req.Out, m.Pages, m.Pages), fmt.Sprintf("Hal. %d dari %d", m.Pages, m.Pages))
}

func TestFullDisk(t *testing.T) {
	w := varied(t)
	p := planOf(t, w)
	b := &prober{src: w.source(), temp: w.out}
	if err := b.probe(context.Background(), p); err != nil {
		t.Fatal(err)
	}
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no /dev/full on this system")
	}
	defer full.Close()
	p.req.Out = filepath.Join(w.out, "bundel.pdf")
	err = p.fill(context.Background(), b, &outputs{p: p, files: []*output{{f: full}}})
	if model.KindOf(err) != model.Unavailable || !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("got %v", err)
	}
	contains(t, err.Error(), "Ruang disk", "Bundel lama, bila ada, tidak berubah")
}

func TestPlacesThatTakeNoFileAreSaidInWords(t *testing.T) {
	w := newWorld(t)
	req := Request{Out: filepath.Join(w.out, strings.Repeat("n", 241)+".pdf"), Date: date, Codes: []model.Code{"P.1.i.a"}} // the temporary name is too long
	_, err := Build(context.Background(), w.source(), req)
	if model.KindOf(err) != model.Unavailable {
		t.Fatalf("got %v", err)
	}
	contains(t, model.Message(err), "Bundel tidak dapat ditulis ke "+w.out)
}

func TestFoldersOfKilledRunsGo(t *testing.T) {
	w := newWorld(t)
	src := w.source()
	src.Temp = t.TempDir()
	old, fresh := filepath.Join(src.Temp, "bundel-1"), filepath.Join(src.Temp, "bundel-2")
	for _, d := range []string{old, fresh} {
		if err := os.MkdirAll(filepath.Join(d, "x"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chtimes(old, time.Time{}, time.Now().Add(-2*staleAfter)); err != nil {
		t.Fatal(err)
	}
	if _, err := Build(context.Background(), src, Request{Out: filepath.Join(w.out, "b.pdf"), Date: date, Codes: []model.Code{"P.1.i.a"}}); err != nil {
		t.Fatal(err)
	}
	left, _ := filepath.Glob(filepath.Join(src.Temp, "*"))
	if len(left) != 1 || left[0] != fresh {
		t.Errorf("left are %v", left)
	}
}

func TestSourceBookmarks(t *testing.T) {
	w := newWorld(t)
	w.add("Laporan dengan penanda", []model.File{w.file("a.pdf", "application/pdf", outlined())}, "P.1.i.a")
	res := w.build("P.1.i.a")
	out := run(t, "mutool", "show", res.Path, "outline")
	n := res.Manifest.Entries[0].Page
	contains(t, out, fmt.Sprintf("P.1.i.a-01 Laporan dengan penanda (hal. %d)", n), fmt.Sprintf("Bab satu (hal. %d)", n), fmt.Sprintf("Bab dua (hal. %d)", n+1))
	accept(t, res)
}

// outlined is a PDF of two pages with two bookmarks.
func outlined() []byte {
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>>",
		"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
		"<</Type/Outlines/First 6 0 R/Last 7 0 R/Count 2>>",
		"<</Title(Bab satu)/Parent 5 0 R/Next 7 0 R/Dest[3 0 R/Fit]>>",
		"<</Title(Bab dua)/Parent 5 0 R/Prev 6 0 R/Dest[4 0 R/Fit]>>",
	}
	var b strings.Builder
	b.WriteString("%PDF-1.4\n")
	xref := fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for i, o := range objects {
		xref += fmt.Sprintf("%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", xref, len(objects)+1, start)
	return []byte(b.String())
}

func TestBookmarkTitles(t *testing.T) {
	for _, tt := range []struct {
		title string
		page  int
		want  string
	}{
		{"SK tim", 7, "SK tim (hal. 7)"},
		{" a\tb\n ", 7, "a b (hal. 7)"},
		{"", 7, "Tanpa judul (hal. 7)"},
		{"rusak \xff\uFFFD", 7, "rusak □□ (hal. 7)"},
		{strings.Repeat("x", 300), 1234, strings.Repeat("x", 67) + "… (hal. 1234)"},
	} {
		got := mark(tt.title, tt.page).Title
		if got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.title, got, tt.want)
		}
		if n := len([]rune(got)); n > markLimit {
			t.Errorf("%q has %d letters", got, n)
		}
	}
}

func TestProgress(t *testing.T) {
	w := varied(t)
	var p model.Progress
	if _, err := Build(context.Background(), w.source(), Request{Out: filepath.Join(w.out, "b.pdf"), Date: date, Progress: &p}); err != nil {
		t.Fatal(err)
	}
	if stage, done, total := p.Snapshot(); stage != "Memeriksa hasil" || done != total {
		t.Errorf("ended at %q %d of %d", stage, done, total)
	}
}
