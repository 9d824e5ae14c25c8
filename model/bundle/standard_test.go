package bundle

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/pdf/pdftest"
)

// The tests here hold what standard.md asks of a bundle and the acceptance
// checker does not look at. Each is named after its item; those of volumes,
// changes and packages stand in volume_test.go, compare_test.go and
// package_test.go.

// pageLink is a link annotation as it lies on its page.
type pageLink struct {
	page, target   int
	x0, y0, x1, y1 float64 // points from the upper left corner
}

// linksOf reads all links of a PDF that lead to a page of it.
func linksOf(t *testing.T, path string) []pageLink {
	t.Helper()
	var doc struct {
		Pages []struct{ Object string }
		QPDF  []json.RawMessage
	}
	cmd := exec.Command("qpdf", "--json=2", "--json-key=qpdf", "--json-key=pages", "--json-stream-data=none", path)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out, &doc); err != nil {
		t.Fatal(err)
	}
	number := map[string]int{}
	for i, p := range doc.Pages {
		number[p.Object] = i + 1
	}
	var objects map[string]struct{ Value any }
	if err := json.Unmarshal(doc.QPDF[1], &objects); err != nil {
		t.Fatal(err)
	}
	resolve := func(v any) any {
		for s, ok := v.(string); ok && strings.HasSuffix(s, " R"); s, ok = v.(string) {
			v = objects["obj:"+s].Value
		}
		return v
	}
	numbers := func(v any) (list []float64) {
		all, _ := resolve(v).([]any)
		for _, x := range all {
			f, _ := resolve(x).(float64)
			list = append(list, f)
		}
		return list
	}
	var links []pageLink
	for _, p := range doc.Pages {
		page, _ := resolve(p.Object).(map[string]any)
		box := numbers(page["/MediaBox"])
		annots, _ := resolve(page["/Annots"]).([]any)
		for _, a := range annots {
			an, _ := resolve(a).(map[string]any)
			dest, _ := resolve(an["/Dest"]).([]any)
			if an["/Subtype"] != "/Link" || len(dest) == 0 {
				continue
			}
			to, _ := dest[0].(string)
			r := numbers(an["/Rect"])
			links = append(links, pageLink{number[p.Object], number[to], r[0], box[3] - r[3], r[2], box[3] - r[1]})
		}
	}
	return links
}

// under gives the words that stand in a rectangle of a page.
func (l pageLink) under(t *testing.T, path string) string {
	t.Helper()
	n := fmt.Sprint(l.page)
	px := func(f float64) string { return strconv.Itoa(int(f)) }
	out := run(t, "pdftotext", "-f", n, "-l", n, "-r", "72", "-layout", "-x", px(l.x0), "-y", px(l.y0+0.5),
		"-W", px(l.x1-l.x0+4), "-H", px(l.y1-l.y0-0.5), path, "-")
	return strings.Join(strings.Fields(out), " ")
}

func TestStandardContents(t *testing.T) {
	t.Parallel()
	w := varied(t)
	res := w.build()
	m := res.Manifest
	links := linksOf(t, res.Path)

	t.Run("C4: the number printed in the contents, the page its link leads to and the stamp there are one", func(t *testing.T) {
		rows := 0
		for _, l := range links {
			if !slices.Contains(m.TOCPages, l.page) || l.y0 > 790 { // the foot is no row
				continue
			}
			words := strings.Fields(l.under(t, res.Path))
			if len(words) == 0 || words[len(words)-1] == "digabung" {
				continue // the tag below a row
			}
			rows++
			if !slices.Contains(words, strconv.Itoa(l.target)) {
				t.Errorf("page %d: the row %q leads to page %d", l.page, words, l.target)
			}
			contains(t, text(t, res.Path, l.target, l.target), fmt.Sprintf("Hal. %d dari %d", l.target, m.Pages))
		}
		if rows < len(m.Entries) {
			t.Errorf("only %d rows", rows)
		}
	})
	t.Run("C5: the cover and every page of ours lead back to the contents", func(t *testing.T) {
		back := map[int]bool{}
		for _, l := range links {
			back[l.page] = back[l.page] || l.target == m.TOCPages[0]
		}
		for n := 1; n <= m.Pages; n++ {
			ours := !slices.ContainsFunc(m.Entries, func(e Entry) bool { return e.Kind == KindDocument && n >= e.Page && n < e.Page+e.Pages })
			if ours && !back[n] {
				t.Errorf("page %d has no link to the contents", n)
			}
		}
	})
	t.Run("C6: every gap and every placeholder is told in the contents", func(t *testing.T) {
		toc := text(t, res.Path, m.TOCPages[0], m.TOCPages[len(m.TOCPages)-1])
		gaps := 0
		for _, g := range m.Gaps {
			if g.Items == 0 {
				gaps++
			}
			contains(t, toc, string(g.Code))
		}
		if n := strings.Count(toc, "belum ada bukti"); n < gaps {
			t.Errorf("%d questions without evidence, told %d times", gaps, n)
		}
		placeholders := 0
		for _, e := range m.Entries {
			if e.Kind == KindPlaceholder {
				placeholders++
			}
		}
		if n := strings.Count(toc, "halaman pengganti: berkas tidak dapat digabung"); n != placeholders {
			t.Errorf("%d placeholders, told %d times", placeholders, n)
		}
	})
}

func TestStandardSourceBookmarks(t *testing.T) {
	t.Run("D6: all bookmarks of a source stand below its document, on its pages", func(t *testing.T) {
		w := newWorld(t)
		w.add("Pengantar", []model.File{w.pdf("a.pdf", 3)}, "P.1.i.a")
		source := w.file("b.pdf", "application/pdf", outlined())
		w.add("Laporan", []model.File{source}, "P.1.i.a")
		res := w.build()
		first := res.Manifest.Entries[1].Page
		var doc struct{ Outlines []bookmark }
		if err := json.Unmarshal([]byte(run(t, "qpdf", "--json=2", "--json-key=outlines", res.Path)), &doc); err != nil {
			t.Fatal(err)
		}
		var found *bookmark
		walk(doc.Outlines, func(b *bookmark) {
			if strings.HasPrefix(b.Title, "P.1.i.a-02 Laporan") {
				found = b
			}
		})
		if found == nil || len(found.Kids) != 2 || found.Kids[0].Page != first || found.Kids[1].Page != first+1 {
			t.Errorf("got %+v", found)
		}
	})
}

// bookmark is one entry of the outline as qpdf tells it.
type bookmark struct {
	Title string
	Page  int `json:"destpageposfrom1"`
	Kids  []bookmark
}

func walk(list []bookmark, visit func(*bookmark)) {
	for i := range list {
		visit(&list[i])
		walk(list[i].Kids, visit)
	}
}

// oriented gives a JPEG of 80 × 60 upright pixels, dark in its upper left
// quarter, stored as EXIF orientation o says.
func oriented(t *testing.T, o int) []byte {
	t.Helper()
	upright := func(x, y int) color.Gray {
		if x < 40 && y < 30 {
			return color.Gray{Y: 20}
		}
		return color.Gray{Y: uint8(150 + x)}
	}
	w, h := 80, 60
	if o >= 5 {
		w, h = h, w
	}
	m := image.NewGray(image.Rect(0, 0, w, h))
	for y := range 60 {
		for x := range 80 {
			at := [][2]int{{x, y}, {79 - x, y}, {79 - x, 59 - y}, {x, 59 - y}, {y, x}, {y, 79 - x}, {59 - y, 79 - x}, {59 - y, x}}[o-1]
			m.SetGray(at[0], at[1], upright(x, y))
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	tiff := []byte("II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00")
	tiff = binary.LittleEndian.AppendUint32(tiff, uint32(o))
	tiff = append(tiff, 0, 0, 0, 0)
	app := append([]byte("Exif\x00\x00"), tiff...)
	out := append([]byte{0xFF, 0xD8, 0xFF, 0xE1}, binary.BigEndian.AppendUint16(nil, uint16(len(app)+2))...)
	return append(append(out, app...), b.Bytes()[2:]...)
}

// shot is a page drawn in grey.
type shot struct {
	w, h int
	pix  []byte
}

// shoot draws page n of a PDF.
func shoot(t *testing.T, path string, n, dpi int) shot {
	t.Helper()
	out := run(t, "pdftoppm", "-r", strconv.Itoa(dpi), "-gray", "-cropbox", "-f", strconv.Itoa(n), "-l", strconv.Itoa(n), path)
	var s shot
	if _, err := fmt.Sscanf(out[:min(40, len(out))], "P5\n%d %d\n255\n", &s.w, &s.h); err != nil {
		t.Fatal(err)
	}
	s.pix = []byte(out[len(out)-s.w*s.h:])
	return s
}

// thumb gives the mean brightness of 10 × 10 fields of the first h rows.
func (s shot) thumb(h int) (fields [100]int) {
	for i := range fields {
		x0, x1, y0, y1 := i%10*s.w/10, (i%10+1)*s.w/10, i/10*h/10, (i/10+1)*h/10
		sum, n := 0, 0
		for y := y0 + 1; y < y1-1; y++ {
			for x := x0 + 1; x < x1-1; x++ {
				sum += int(s.pix[y*s.w+x])
				n++
			}
		}
		fields[i] = sum / max(n, 1)
	}
	return fields
}

func TestStandardPhotos(t *testing.T) {
	t.Run("E5: photos of all eight EXIF orientations stand upright", func(t *testing.T) {
		w := newWorld(t)
		for o := range 8 {
			w.add(fmt.Sprintf("Foto %d", o+1), []model.File{w.file(fmt.Sprintf("foto %d.jpg", o+1), "image/jpeg", oriented(t, o+1))}, "P.1.i.a")
		}
		res := w.build("P.1.i.a")
		var first [100]int
		for i, e := range res.Manifest.Entries {
			s := shoot(t, res.Path, e.Page, 150)
			fields := s.thumb(s.h - 47) // the strip of 8 mm
			if i == 0 {
				first = fields
				if fields[11] > 60 || fields[88] < 150 {
					t.Fatalf("the first photo itself is wrong: %v", fields)
				}
				continue
			}
			for k := range fields {
				if d := fields[k] - first[k]; d > 25 || d < -25 {
					t.Errorf("orientation %d: field %d is %d, want %d", i+1, k, fields[k], first[k])
					break
				}
			}
		}
	})
}

// sized is a source of every size and turn that occurs.
var sized = []struct{ name, box, extra string }{
	{"A4", "0 0 595 842", ""}, {"F4", "0 0 612 936", ""}, {"Folio", "0 0 612 1008", ""}, {"salindia", "0 0 720 540", ""},
	{"Letter", "0 0 612 792", ""}, {"F4 mendatar", "0 0 936 612", ""}, {"A3", "0 0 842 1191", ""}, {"putar 90", "0 0 595 842", "/Rotate 90"},
	{"putar 180", "0 0 595 842", "/Rotate 180"}, {"putar 270", "0 0 612 936", "/Rotate 270"}, {"terpotong", "0 0 700 900", "/CropBox[50 60 650 880]"},
	{"bergeser", "-100 -200 495 642", ""}, {"kecil", "0 0 150 110", ""}, {"poster", "0 0 2384 3370", ""}, {"potong putar", "0 0 700 900", "/CropBox[50 60 650 880]/Rotate 90"},
}

// displayed gives width and height of a page as pdfinfo sees it: cropped and
// turned.
func displayed(t *testing.T, path string, n int) (w, h float64) {
	t.Helper()
	out := run(t, "pdfinfo", "-box", "-f", fmt.Sprint(n), "-l", fmt.Sprint(n), path)
	box := regexp.MustCompile(`CropBox: +([-\d.]+) +([-\d.]+) +([-\d.]+) +([-\d.]+)`).FindStringSubmatch(out)
	rot := regexp.MustCompile(`rot: +(\d+)`).FindStringSubmatch(out)
	if box == nil || rot == nil {
		t.Fatal(out)
	}
	var f [4]float64
	for i := range f {
		f[i], _ = strconv.ParseFloat(box[i+1], 64) // the pattern holds numbers
	}
	w, h = f[2]-f[0], f[3]-f[1]
	if rot[1] == "90" || rot[1] == "270" {
		w, h = h, w
	}
	return w, h
}

func TestStandardPagesAsTheyWere(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, s := range sized {
		content := pdftest.Line(120, 300, "Halaman "+s.name) + "0.5 g 100 100 40 40 re f 200 400 90 30 re f\n"
		doc := pdftest.Pages(pdftest.Page{Content: content, Box: s.box, Extra: s.extra})
		w.add(s.name, []model.File{w.file(s.name+".pdf", "application/pdf", doc.Bytes())}, "P.1.i.a")
	}
	strip := 8 / 25.4 * 72.0
	for _, style := range []StampStyle{Pita, Pojok} {
		res, err := Build(context.Background(), w.source(), Request{Out: filepath.Join(w.out, string(style)+".pdf"), Date: date, Codes: []model.Code{"P.1.i.a"}, Stamp: style})
		if err != nil {
			t.Fatal(err)
		}
		accept(t, res)
		t.Run(fmt.Sprintf("F2, F3: with %s pages keep the size that they had as displayed", style), func(t *testing.T) {
			for _, e := range res.Manifest.Entries {
				wantW, wantH := displayed(t, e.Source, 1)
				if style == Pita {
					wantH += strip
				}
				gotW, gotH := displayed(t, res.Path, e.Page)
				if d := gotW - wantW; d > 0.02 || d < -0.02 {
					t.Errorf("%s is %.2f wide, was %.2f", e.Title, gotW, wantW)
				}
				if d := gotH - wantH; d > 0.02 || d < -0.02 {
					t.Errorf("%s is %.2f high, want %.2f", e.Title, gotH, wantH)
				}
			}
		})
	}
	t.Run("H2: outside the strip every pixel is as it was", func(t *testing.T) {
		m := readManifest(t, filepath.Join(w.out, "pita.manifest.json"))
		for _, e := range m.Entries {
			before, after := shoot(t, e.Source, 1, 36), shoot(t, filepath.Join(w.out, "pita.pdf"), e.Page, 36)
			differ := 0
			for y := range before.h - 1 { // the last row may be half strip
				for x := range min(before.w, after.w) {
					if d := int(before.pix[y*before.w+x]) - int(after.pix[y*after.w+x]); d > 16 || d < -16 {
						differ++
					}
				}
			}
			if differ*1000 > before.w*before.h {
				t.Errorf("%s: %d of %d pixels differ", e.Title, differ, before.w*before.h)
			}
		}
	})
}

func TestStandardSize(t *testing.T) {
	t.Run("G2: the bundle is hardly larger than what it is made from", func(t *testing.T) {
		dir := t.TempDir()
		size := pdftest.Size{Texts: 8, TextPages: 6, Scans: 4, ScanPages: 4, Photos: 1, ScanDPI: 100, PhotoWide: 1600}
		if _, err := size.Make(context.Background(), dir); err != nil {
			t.Fatal(err)
		}
		w := corpusWorld(t, dir, numbered)
		out := filepath.Join(w.out, "b.pdf")
		if err := buildTo(w, out); err != nil {
			t.Fatal(err)
		}
		var input int64
		for _, p := range w.paths {
			st, err := os.Stat(p)
			if err != nil {
				t.Fatal(err)
			}
			input += st.Size()
		}
		st, err := os.Stat(out)
		if err != nil {
			t.Fatal(err)
		}
		if limit := input + input/20 + 1<<20; st.Size() > limit {
			t.Errorf("%d bytes of %d", st.Size(), input)
		}
	})
}

func TestStandardComplete(t *testing.T) {
	w := varied(t)
	w.add("Kosong", []model.File{w.file("kosong.pdf", "inode/x-empty", nil)}, "P.3.i.a")
	w.add("Program", []model.File{w.file("setup.exe", "application/vnd.microsoft.portable-executable", []byte("MZ"))}, "P.3.i.a")
	w.add("Arsip", []model.File{w.file("arsip.zip", "application/zip", []byte("PK\x05\x06"))}, "P.3.i.a")
	before := w.originals()
	res := w.build()

	t.Run("H4: every file has pages or a placeholder with name, reason and hash; none stops the run", func(t *testing.T) {
		files := map[model.DocumentID]int{}
		for _, docs := range w.docs {
			for _, d := range docs {
				files[d.ID] = max(len(d.Files), 1)
			}
		}
		want := 0
		for _, n := range files {
			want += n
		}
		if got := len(res.Manifest.Entries); got != want {
			t.Errorf("%d entries for %d files", got, want)
		}
		for _, e := range res.Manifest.Entries {
			if e.Kind == KindPlaceholder {
				page := strings.ReplaceAll(text(t, res.Path, e.Page, e.Page), " ", "")
				for _, s := range []string{e.FileName, string(e.SHA256), "Alasan"} {
					if !strings.Contains(page, strings.ReplaceAll(s, " ", "")) {
						t.Errorf("%s: the placeholder lacks %q", e.Code, s)
					}
				}
			}
		}
	})
	t.Run("H6: the originals are unchanged", func(t *testing.T) {
		if diff := cmp.Diff(before, w.originals()); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("J1: the same again gives the same bytes", func(t *testing.T) {
		one := read(t, res.Path)
		if !bytes.Equal(one, read(t, w.build().Path)) {
			t.Error("they differ")
		}
	})
}

func TestStandardFinishedMeansChecked(t *testing.T) {
	w := varied(t)
	p := planOf(t, w)
	p.req.Out = filepath.Join(w.out, "bundel.pdf")
	b := &prober{src: w.source(), temp: w.out}
	if err := b.probe(context.Background(), p); err != nil {
		t.Fatal(err)
	}
	for name, harm := range map[string]func(f *os.File) error{
		"H7: a file that lost its end gets no final name":      func(f *os.File) error { return f.Truncate(20_000) },
		"H7: a file with another's pages gets no final name":   func(f *os.File) error { return replaceBy(f, makePDF(t, "lain", 3, 210, 297)) },
		"H7: a file that became empty does not get it either":  func(f *os.File) error { return f.Truncate(0) },
		"H7: a file with one changed byte does not go through": func(f *os.File) error { _, err := f.WriteAt([]byte("X"), 7); return err },
	} {
		t.Run(name, func(t *testing.T) {
			o := &outputs{p: p}
			defer o.remove()
			if err := p.fill(context.Background(), b, o); err != nil {
				t.Fatal(err)
			}
			if err := harm(o.files[0].f); err != nil {
				t.Fatal(err)
			}
			if err := p.check(context.Background(), o); err == nil {
				t.Error("nobody noticed")
			}
		})
	}
	if _, err := os.Stat(p.req.Out); err == nil {
		t.Error("there is a file under the final name")
	}
}

func replaceBy(f *os.File, data []byte) error {
	if err := f.Truncate(0); err != nil {
		return err
	}
	_, err := f.WriteAt(data, 0)
	return err
}
