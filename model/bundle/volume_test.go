package bundle

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"siapzi/model"
	"siapzi/model/lke"
)

// heavy stores a PDF with a picture of noise of about the given bytes on its
// first page, so that volumes have a size to split by.
func (w *world) heavy(name string, bytes int, pages int) model.File {
	w.t.Helper()
	rnd := rand.New(rand.NewPCG(uint64(len(w.paths)), 7))
	noise := make([]byte, bytes)
	for i := range noise {
		noise[i] = byte(rnd.Uint32())
	}
	var b strings.Builder
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	add := func(s string) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), s)
	}
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf("%d 0 R ", 5+2*i)
	}
	add("<</Type/Catalog/Pages 2 0 R>>")
	add(fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids, pages))
	side := 100
	add(fmt.Sprintf("<</Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray/Length %d>>\nstream\n%s\nendstream",
		side, bytes/side, len(noise), noise))
	add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	for i := range pages {
		picture := ""
		if i == 0 {
			picture = "q 300 0 0 300 100 400 cm /Im Do Q "
		}
		content := picture + fmt.Sprintf("BT /F1 12 Tf 72 720 Td (%s lembar %d) Tj ET", strings.NewReplacer("(", "", ")", "").Replace(name), i+1)
		add(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 4 0 R>>/XObject<</Im 3 0 R>>>>>>", 6+2*i))
		add(fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return w.file(name, "application/pdf", []byte(b.String()))
}

// volumes is a workspace whose bundle has about 4 MB, with a document of
// several files, shared documents and one that is larger than 1 MB.
func volumes(t *testing.T) *world {
	w := newWorld(t)
	w.answerAll()
	for i, q := range lke.Default().Questions {
		if i%3 != 0 {
			continue
		}
		codes := []model.Code{q.Code}
		if i == 9 || i == 30 {
			codes = append(codes, "H.II.a") // referred to in the last volume
		}
		w.add(fmt.Sprintf("Bukti nomor %d", i), []model.File{w.heavy(fmt.Sprintf("bukti %d.pdf", i), 40_000+i*300, 1+i%2)}, codes...)
		if i == 30 {
			w.add("Laporan tebal", []model.File{w.heavy("tebal.pdf", 1_400_000, 5)}, q.Code)
			w.add("Rapat", []model.File{w.heavy("undangan.pdf", 50_000, 1), w.heavy("notula.pdf", 50_000, 2)}, q.Code)
		}
	}
	return w
}

// buildVolumes makes a bundle with a limit.
func (w *world) buildVolumes(megabytes int64) Result {
	w.t.Helper()
	res, err := Build(context.Background(), w.source(), Request{Out: filepath.Join(w.out, "Bundel ZI.pdf"), Date: date, MaxBytes: megabytes * MB})
	if err != nil {
		w.t.Fatal(err)
	}
	return res
}

// acceptVolumes runs the acceptance check on every volume.
func acceptVolumes(t *testing.T, res Result, args ...string) {
	t.Helper()
	for i, v := range res.Manifest.Volumes {
		one := Result{Path: res.Volumes[i], ManifestPath: manifestPath(res.Volumes[i]), Manifest: readManifest(t, manifestPath(res.Volumes[i]))}
		accept(t, one, append(args, "--start", fmt.Sprint(v.FirstPage), "--total", fmt.Sprint(res.Manifest.Pages))...)
	}
}

func readManifest(t *testing.T, path string) Manifest {
	t.Helper()
	var m Manifest
	if err := json.Unmarshal(read(t, path), &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestVolumes(t *testing.T) {
	t.Parallel()
	w := volumes(t)
	res := w.buildVolumes(1)
	m := res.Manifest

	t.Run("every volume passes the acceptance check", func(t *testing.T) { acceptVolumes(t, res) })
	t.Run("B4: pages are numbered on over all volumes, also in the viewer", func(t *testing.T) {
		next := 1
		for i, v := range m.Volumes {
			if v.FirstPage != next {
				t.Errorf("volume %d begins with page %d, want %d", v.No, v.FirstPage, next)
			}
			next += v.Pages
			labels := strings.Join(strings.Fields(run(t, "mutool", "show", res.Volumes[i], "trailer/Root/PageLabels")), " ")
			if i > 0 && !strings.Contains(labels, fmt.Sprintf("/St %d", v.FirstPage)) {
				t.Errorf("labels of volume %d are %s", v.No, labels)
			}
			contains(t, text(t, res.Volumes[i], v.Pages, v.Pages), fmt.Sprintf("Hal. %d dari %d", next-1, m.Pages))
		}
		if next-1 != m.Pages {
			t.Errorf("%d pages in volumes, %d in all", next-1, m.Pages)
		}
	})
	t.Run("G3: no document is torn apart and every volume keeps to the limit, save for one that is larger", func(t *testing.T) {
		in := map[model.DocumentID]int{}
		for _, e := range m.Entries {
			if v, ok := in[e.Document]; ok && v != e.Volume {
				t.Errorf("%s stands in volumes %d and %d", e.Code, v, e.Volume)
			}
			in[e.Document] = e.Volume
		}
		large := 0
		for i, v := range m.Volumes {
			st, err := os.Stat(res.Volumes[i])
			if err != nil || st.Size() != v.Bytes {
				t.Errorf("volume %d has %d bytes, the manifest says %d (%v)", v.No, st.Size(), v.Bytes, err)
			}
			if v.Bytes <= MB {
				continue
			}
			large++
			var titles []string
			for _, e := range m.Entries {
				if e.Volume == v.No {
					titles = append(titles, e.Title)
				}
			}
			if strings.Join(titles, "") != "Laporan tebal" || v.Warning == "" {
				t.Errorf("volume %d has %d bytes, warning %q, documents %v", v.No, v.Bytes, v.Warning, titles)
			}
		}
		if large != 1 || len(res.Problems) != 1 || res.Problems[0].Name != "tebal.pdf" {
			t.Errorf("%d volumes over the limit, problems %+v", large, res.Problems)
		}
	})
	t.Run("G4: every volume has its cover, its contents and the index of all", func(t *testing.T) {
		for i, v := range m.Volumes {
			all := text(t, res.Volumes[i], 1, v.Pages)
			contains(t, all, fmt.Sprintf("Volume %d dari %d", v.No, len(m.Volumes)), "Daftar isi", "Indeks semua volume")
			own := readManifest(t, manifestPath(res.Volumes[i]))
			index := text(t, res.Volumes[i], own.TOCPages[len(own.TOCPages)-1]+1, own.Entries[0].Page)
			for _, e := range []Entry{m.Entries[0], m.Entries[len(m.Entries)-1]} {
				if !regexp.MustCompile(regexp.QuoteMeta(e.Code+" "+e.Title) + fmt.Sprintf(` .*?\b%d %d\b`, e.Volume, e.Page)).MatchString(index) {
					t.Errorf("the index of volume %d does not lead to %s in volume %d, page %d", v.No, e.Code, e.Volume, e.Page)
				}
			}
		}
	})
	t.Run("G6: file names say what they are and suit every system", func(t *testing.T) {
		for i, path := range res.Volumes {
			name := filepath.Base(path)
			if want := fmt.Sprintf("Bundel ZI - Volume %d dari %d.pdf", i+1, len(res.Volumes)); name != want {
				t.Errorf("%q, want %q", name, want)
			}
		}
	})
	t.Run("what is in another volume is named with its volume and no link", func(t *testing.T) {
		last := len(res.Volumes) - 1
		contains(t, text(t, res.Volumes[last], 1, m.Volumes[last].Pages), "dimuat satu kali di Volume 1", "Volume 1")
	})
}

func TestVolumeNames(t *testing.T) {
	for _, base := range []string{strings.Repeat("Laporan monitoring ", 12) + ".pdf", "Bundel: A/B?.pdf", "con.pdf", strings.Repeat("é", 100)} {
		p := &plan{req: Request{Out: "folder/" + base}, volumes: make([]*volume, 12)}
		for i := range p.volumes {
			p.volumes[i] = &volume{no: i + 1}
		}
		name := filepath.Base(p.path(p.volumes[10]))
		if n := utf8.RuneCountInString(name); n > maxName || strings.ContainsAny(name, `<>:"/\|?*`) || !strings.HasSuffix(name, " - Volume 11 dari 12.pdf") {
			t.Errorf("%d characters: %q", n, name)
		}
	}
	unit := model.Unit{Name: strings.Repeat("Balai Besar ", 10), Year: 2026, Target: model.WBK}
	if name := FileName(unit, "Area 1 Manajemen Perubahan"); utf8.RuneCountInString(name) > 60 || !strings.HasPrefix(name, "Bundel ZI 2026 WBK Area 1 Manajemen Perubahan") {
		t.Errorf("%q", name)
	}
}

func TestOneVolumeIsAsWithoutALimit(t *testing.T) {
	w := varied(t)
	plain := w.build()
	one, err := Build(context.Background(), w.source(), Request{Out: filepath.Join(w.out, "batas.pdf"), Date: date, MaxBytes: 100 * MB})
	if err != nil {
		t.Fatal(err)
	}
	for _, names := range [][2]string{{plain.Path, one.Path}, {plain.ManifestPath, one.ManifestPath}} {
		if string(read(t, names[0])) != string(read(t, names[1])) {
			t.Errorf("%s differs", filepath.Base(names[1]))
		}
	}
	if one.Volumes != nil || one.Manifest.Volumes != nil {
		t.Errorf("got volumes %v", one.Volumes)
	}
}

func TestPageLimit(t *testing.T) {
	t.Parallel()
	w := volumes(t)
	w.add("Buku", []model.File{w.heavy("buku.pdf", 10_000, 120)}, "P.2.i.a")
	res, err := Build(context.Background(), w.source(), Request{Out: filepath.Join(w.out, "b.pdf"), Date: date, MaxPages: 70})
	if err != nil {
		t.Fatal(err)
	}
	t.Run("G5: a volume has no more pages than asked for, save for a document that is longer", func(t *testing.T) {
		for i, v := range res.Manifest.Volumes {
			info := run(t, "pdfinfo", res.Volumes[i])
			if !regexp.MustCompile(fmt.Sprintf(`Pages: +%d\n`, v.Pages)).MatchString(info) {
				t.Errorf("volume %d does not have %d pages", v.No, v.Pages)
			}
			if v.Pages > 70 && !strings.Contains(v.Warning, "melebihi batas 70 halaman") {
				t.Errorf("volume %d has %d pages, warning %q", v.No, v.Pages, v.Warning)
			}
		}
		if len(res.Problems) != 1 || res.Problems[0].Name != "buku.pdf" {
			t.Errorf("%+v", res.Problems)
		}
	})
}

func TestLimitTooSmall(t *testing.T) {
	w := varied(t)
	for _, req := range []Request{{MaxBytes: 1000}, {MaxBytes: -1}, {MaxPages: 10}} {
		req.Out, req.Date = filepath.Join(w.out, "b.pdf"), date
		if _, err := Build(context.Background(), w.source(), req); model.KindOf(err) != model.Invalid {
			t.Errorf("%+v: got %v", req, err)
		}
	}
}

func TestSizesThatWereGuessedWrong(t *testing.T) {
	t.Parallel()
	t.Run("a picture that all documents share is counted once, so one volume is enough", func(t *testing.T) {
		w := newWorld(t)
		all := map[model.Hash]string{}
		for i, q := range lke.Default().Questions[:30] {
			clear(w.paths) // so that the noise is the same
			w.add(fmt.Sprintf("Bukti %d", i), []model.File{w.heavy(fmt.Sprintf("bukti %d.pdf", i), 150_000, 1)}, q.Code)
			maps.Copy(all, w.paths)
		}
		w.paths = all
		res := w.buildVolumes(1)
		if len(res.Volumes) > 0 {
			t.Errorf("%d volumes", len(res.Volumes))
		}
	})
	t.Run("pages of ours that need more than guessed do not pass the limit", func(t *testing.T) {
		w := newWorld(t)
		for i, q := range lke.Default().Questions {
			w.answer(q.Code, "", strings.Repeat(fmt.Sprintf("Catatan panjang %d. ", i), 400))
			w.add(fmt.Sprintf("Bukti %d", i), []model.File{w.heavy(fmt.Sprintf("bukti %d.pdf", i), 30_000, 1)}, q.Code)
		}
		res := w.buildVolumes(1)
		for _, v := range res.Manifest.Volumes {
			if v.Bytes > MB {
				t.Errorf("volume %d has %d bytes", v.No, v.Bytes)
			}
		}
		if len(res.Problems) > 0 || len(res.Volumes) < 4 {
			t.Errorf("%d volumes, problems %+v", len(res.Volumes), res.Problems)
		}
		acceptVolumes(t, Result{Volumes: res.Volumes[:1], Manifest: Manifest{Pages: res.Manifest.Pages, Volumes: res.Manifest.Volumes[:1]}})
	})
}
