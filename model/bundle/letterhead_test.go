package bundle

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"siapzi/model"
)

// emblem makes a logo with a transparent ground.
func emblem(t *testing.T, w, h int) Logo {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for x := range w {
		for y := range h {
			if dx, dy := float64(x)/float64(w)-0.5, float64(y)/float64(h)-0.5; dx*dx+dy*dy < 0.25 {
				m.Set(x, y, color.NRGBA{15, 92, 92, 255})
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return Logo{MIME: "image/png", Width: w, Height: h, Data: b.Bytes()}
}

func TestLetterhead(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.add("SK tim kerja ZI", []model.File{w.pdf("sk.pdf", 1)}, "P.1.i.a")
	build := func(h Letterhead) string {
		t.Helper()
		src := w.source()
		src.Letterhead = h
		res, err := Build(context.Background(), src, Request{Out: filepath.Join(w.out, "kop.pdf"), Date: date})
		if err != nil {
			t.Fatal(err)
		}
		if len(h.Lines) == 6 { // the rest of the bundle is the same with every letterhead
			accept(t, res)
		}
		return res.Path
	}
	plain := read(t, build(Letterhead{}))
	t.Run("agency and unit alone are the cover as it always was", func(t *testing.T) {
		if !bytes.Equal(plain, read(t, build(Letterhead{Lines: []string{"Kementerian Contoh", "Balai Contoh Nusantara"}}))) {
			t.Error("the bundle differs")
		}
	})
	long := []string{"KEMENTERIAN CONTOH REPUBLIK INDONESIA", "DIREKTORAT JENDERAL " + strings.Repeat("PENGUJIAN ", 8), "BALAI CONTOH NUSANTARA",
		"Jalan Contoh Raya Nomor 12, Kota Contoh 12345", "Telepon (021) 555-0100, Faksimile (021) 555-0101", "Laman balai.contoh.example, surel balai@contoh.example"}
	for name, h := range map[string]Letterhead{
		"a logo alone":           {Logo: emblem(t, 400, 400)},
		"a wide logo":            {Lines: long[2:4], Logo: emblem(t, 1200, 200)},
		"six lines and a logo":   {Lines: long, Logo: emblem(t, 300, 500)},
		"six lines without logo": {Lines: long},
		"the unit is not named":  {Lines: []string{"Kementerian Contoh", "UPT Lain", "Jl. Contoh 1"}},
	} {
		t.Run(name, func(t *testing.T) {
			path := build(h)
			got := text(t, path, 1, 1)
			for _, l := range h.Lines {
				contains(t, got, strings.Join(strings.Fields(l), " "))
			}
			if has := strings.Contains(run(t, "pdfimages", "-list", "-l", "1", path), "image"); has != (h.Logo.Width > 0) {
				t.Errorf("a picture on the cover: %v", has)
			}
			bounds(t, path)
		})
	}
	t.Run("the unit's name is the largest line", func(t *testing.T) {
		for _, c := range []struct {
			lines []string
			name  int
		}{{long, 2}, {long[:2], 1}, {[]string{"A", "UPT Lain", "Jl. Contoh"}, 1}, {[]string{"Jl. 1"}, 0}, {nil, 1}} {
			p := &plan{head: Letterhead{Lines: c.lines}, unit: w.unit}
			for i, l := range p.headLines() {
				if (l.Style == headName) != (i == c.name) {
					t.Errorf("%q: line %d is %+v", c.lines, i, l.Style)
				}
			}
		}
	})
}

var wordBox = regexp.MustCompile(`<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<`)

// bounds fails where words of the cover lie over each other or off the page.
func bounds(t *testing.T, path string) {
	t.Helper()
	type box struct {
		v    [4]float64
		text string
	}
	var all []box
	for _, m := range wordBox.FindAllStringSubmatch(run(t, "pdftotext", "-bbox", "-l", "1", path, "-"), -1) {
		b := box{text: m[5]}
		for i := range b.v {
			b.v[i], _ = strconv.ParseFloat(m[i+1], 64) // the pattern holds digits
		}
		b.v[1], b.v[3] = b.v[1]+0.3*(b.v[3]-b.v[1]), b.v[3]-0.3*(b.v[3]-b.v[1]) // without the room above and below letters
		for _, o := range all {
			if b.v[0] < o.v[2]-0.5 && o.v[0] < b.v[2]-0.5 && b.v[1] < o.v[3] && o.v[1] < b.v[3] {
				t.Errorf("%q lies over %q", b.text, o.text)
			}
		}
		if b.v[0] < 0 || b.v[1] < 50 || b.v[2] > 595 || b.v[3] > 835 {
			t.Errorf("%q stands at %v", b.text, b.v)
		}
		all = append(all, b)
	}
	if len(all) < 20 {
		t.Errorf("%d words", len(all))
	}
}
