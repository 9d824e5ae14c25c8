package bundle

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/paint"
)

const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// full is a workspace as units have it: most questions with evidence, shared
// documents, documents of several files, files that cannot be shown.
func full(t *testing.T) *world {
	w := newWorld(t)
	w.answerAll()
	questions := lke.Default().Questions
	for i, q := range questions {
		if i%9 == 4 {
			delete(w.answers, q.Code)
		}
		if i%7 == 3 {
			continue
		}
		if i%3 == 0 {
			a := w.answers[q.Code]
			a.Code, a.Assessor = q.Code, model.UnitAssessor
			a.Note = "Monev dilaksanakan tiga kali sampai Triwulan III dan dipimpin kepala balai."
			w.answers[q.Code] = a
		}
		for k := range i%3 + 1 {
			w.n++
			name := fmt.Sprintf("%s LAPORAN  %d_scan - Copy.pdf", q.Code, k)
			d := model.Document{ID: model.DocumentID(fmt.Sprint(w.n)), Title: q.Evidence[k%len(q.Evidence)].Name, Date: "2026-01-12",
				Links: []model.Link{{Code: q.Code, Evidence: k%len(q.Evidence) + 1}}, Period: model.Period{Label: "Triwulan III 2026"}}
			switch {
			case w.n%13 == 0 && i+1 < len(questions):
				d.Links[0].Evidence = 0
				d.Number = "SK-12/ZI/2026"
				d.Links = append(d.Links, model.Link{Code: questions[i+1].Code, Evidence: 1})
				d.Files = []model.File{w.pdf(name, 2)}
			case w.n%11 == 0:
				d.Files = []model.File{w.pdf(name, 1), w.pdf(name+" 2", 1), w.pdf(name+" 3", 2)}
				d.Files[1].Label = "daftar hadir"
			case w.n%17 == 0:
				d.Files = []model.File{w.file(name, "application/pdf", []byte("%PDF-1.4\nrusak\n"+name))}
			case w.n%19 == 0:
				d.Files = []model.File{w.file("notula.docx", docx, []byte("PK"+name))}
			default:
				d.Files = []model.File{w.pdf("LAPORAN.pdf", 1)}
			}
			w.put(d)
		}
	}
	return w
}

// varied is a workspace with one of everything.
func varied(t *testing.T) *world {
	w := newWorld(t)
	w.answer("P.1.i.a", "Ya", "Tim ditetapkan Januari.")
	w.answer("P.1.i.b", "B", "")
	w.add("SK tim kerja ZI", []model.File{w.pdf("sk.pdf", 2)}, "P.1.i.a", "P.1.ii.b", "P.4.i.a")
	w.add("Rapat pembentukan tim", []model.File{w.pdf("undangan.pdf", 1), w.file("foto.jpg", "image/jpeg", photo(t)), w.pdf("notula.pdf", 3)}, "P.1.i.a")
	w.add("Matriks F4 mendatar", []model.File{w.file("f4.pdf", "application/pdf", makePDF(t, "Matriks", 2, 330, 215))}, "P.1.iii.b")
	w.add("Notula Word", []model.File{w.file("notula.docx", docx, []byte("PK\x03\x04 isi"))}, "P.1.i.b")
	w.add("Laporan rusak", []model.File{w.file("rusak.pdf", "application/pdf", []byte("%PDF-1.4\nrusak"))}, "R.6.i.a")
	w.add("Laporan terkunci", []model.File{w.file("kunci.pdf", "application/pdf", locked(t, makePDF(t, "rahasia", 1, 210, 297)))}, "R.6.i.a")
	w.add("Bukan foto", []model.File{w.file("foto.png", "image/png", []byte("\x89PNG\r\n\x1a\nrusak"))}, "H.II.a")
	w.add("Berkas hilang", []model.File{{Version: model.Version{Hash: model.Hash(strings.Repeat("0", 64)), Name: "hilang.pdf", MIME: "application/pdf"}}}, "H.II.a")
	w.add("Tanpa berkas", nil, "H.II.a")
	return w
}

// photo makes a JPEG.
func photo(t *testing.T) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 300, 200))
	for x := range 300 {
		for y := range 200 {
			m.Set(x, y, color.RGBA{uint8(x), uint8(y), 90, 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// locked encrypts a PDF so that it needs a password.
func locked(t *testing.T, data []byte) []byte {
	t.Helper()
	in, out := filepath.Join(t.TempDir(), "in.pdf"), filepath.Join(t.TempDir(), "out.pdf")
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if msg, err := exec.Command("qpdf", "--encrypt", "rahasia", "rahasia", "256", "--", in, out).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, msg)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestBuildOneOfEverything(t *testing.T) {
	t.Parallel()
	w := varied(t)
	before := w.originals()
	res := w.build()

	t.Run("it passes the acceptance check", func(t *testing.T) { accept(t, res, "--render") })
	t.Run("every file has an entry, in the order of the bundle", func(t *testing.T) {
		var got []string
		for _, e := range res.Manifest.Entries {
			got = append(got, fmt.Sprintf("%s|%s|%s|%s|%d", e.Code, e.Title, e.Part, e.Kind, e.Pages))
		}
		want := []string{
			"P.1.i.a-01|SK tim kerja ZI||document|2",
			"P.1.i.a-02|Rapat pembentukan tim|bagian 1|document|1",
			"P.1.i.a-02|Rapat pembentukan tim|bagian 2|document|1",
			"P.1.i.a-02|Rapat pembentukan tim|bagian 3|document|3",
			"P.1.i.b-01|Notula Word||placeholder|1",
			"P.1.iii.b-01|Matriks F4 mendatar||document|2",
			"R.6.i.a-01|Laporan rusak||placeholder|1",
			"R.6.i.a-02|Laporan terkunci||placeholder|1",
			"H.II.a-01|Bukan foto||placeholder|1",
			"H.II.a-02|Berkas hilang||placeholder|1",
			"H.II.a-03|Tanpa berkas||placeholder|1",
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("what stands for a file says why, and the result lists it", func(t *testing.T) {
		if len(res.Problems) != 6 {
			t.Errorf("%d problems: %+v", len(res.Problems), res.Problems)
		}
		words := map[string][]string{
			"notula.docx": {"Berkas Office belum dapat diubah menjadi halaman", "Word (DOCX)"},
			"rusak.pdf":   {"Berkas rusak"}, "kunci.pdf": {"Berkas dikunci dengan kata sandi"},
			"foto.png": {"Berkas rusak"}, "hilang.pdf": {"Berkas tidak ditemukan"}, "": {"Berkas tidak ditemukan"},
		}
		for i, e := range res.Manifest.Entries {
			if e.Kind != KindPlaceholder {
				continue
			}
			page := text(t, res.Path, e.Page, e.Page)
			contains(t, page, words[e.FileName]...)
			contains(t, page, e.FileName, string(e.SHA256), fmt.Sprintf("Hal. %d dari %d", e.Page, res.Manifest.Pages))
			if e.Problem == "" {
				t.Errorf("entry %d has no problem", i)
			}
		}
	})
	t.Run("a shared document is referred to where it is not included", func(t *testing.T) {
		page := text(t, res.Path, pageOf(t, res, "Target prioritas dalam"), pageOf(t, res, "Target prioritas dalam"))
		contains(t, page, "sama dengan P.1.i.a-01, dimuat satu kali")
		if diff := cmp.Diff([]model.Code{"P.1.ii.b", "P.4.i.a"}, res.Manifest.Entries[0].AlsoProves); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("the displayed page is the source's plus the strip of 8 mm", func(t *testing.T) {
		for _, e := range res.Manifest.Entries {
			if e.Title == "Matriks F4 mendatar" {
				out := run(t, "pdfinfo", "-f", fmt.Sprint(e.Page), "-l", fmt.Sprint(e.Page), res.Path)
				contains(t, out, fmt.Sprintf("935.43 x %.1f", (215+8)*paint.PointsPerMM)[:13])
			}
		}
	})
	t.Run("nothing of this computer is in the file, and the originals are unchanged", func(t *testing.T) {
		data := run(t, "qpdf", "--qdf", "--object-streams=disable", "--stream-data=uncompress", res.Path, "-")
		if strings.Contains(data, w.dir) || strings.Contains(data, os.TempDir()) {
			t.Error("a local path is in the file")
		}
		if diff := cmp.Diff(before, w.originals()); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("only the two files stand in the folder", func(t *testing.T) {
		if diff := cmp.Diff([]string{"bundel.manifest.json", "bundel.pdf"}, w.leftovers()); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("the same again gives the same bytes, also in another place", func(t *testing.T) {
		other := filepath.Join(w.out, "lagi.pdf")
		if _, err := Build(context.Background(), w.source(), Request{Out: other, Date: date}); err != nil {
			t.Fatal(err)
		}
		for _, names := range [][2]string{{res.Path, other}, {res.ManifestPath, manifestPath(other)}} {
			a, b := read(t, names[0]), read(t, names[1])
			if !bytes.Equal(a, b) {
				t.Errorf("%s differs from %s", filepath.Base(names[0]), filepath.Base(names[1]))
			}
		}
	})
}

// originals gives content by name.
func (w *world) originals() map[string]string {
	w.t.Helper()
	all := map[string]string{}
	entries, err := os.ReadDir(w.dir)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, e := range entries {
		all[e.Name()] = string(read(w.t, filepath.Join(w.dir, e.Name())))
	}
	return all
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(out)
}

// pageOf finds the last page on which the words stand, save in the appendices:
// dividers come after the contents.
func pageOf(t *testing.T, res Result, words string) int {
	t.Helper()
	pages := strings.Split(run(t, "pdftotext", "-layout", res.Path, "-"), "\f")
	for n := len(pages); n > 0; n-- {
		if strings.Contains(pages[n-1], words) && !strings.Contains(pages[n-1], "Lampiran A ·") && !strings.Contains(pages[n-1], "Lampiran B ·") {
			return n
		}
	}
	t.Fatalf("%q stands on no page", words)
	return 0
}

// largePhoto makes a JPEG that has more pixels than print needs, with fine
// detail.
func largePhoto(t *testing.T) []byte {
	t.Helper()
	m := image.NewYCbCr(image.Rect(0, 0, 3200, 2400), image.YCbCrSubsampleRatio420)
	rnd := uint32(1)
	for i := range m.Y {
		rnd = rnd*1664525 + 1013904223
		m.Y[i] = byte(120 + rnd>>28)
	}
	for i := range m.Cb {
		m.Cb[i], m.Cr[i] = 120, 130
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 92}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
