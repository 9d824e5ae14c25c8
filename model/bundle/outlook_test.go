package bundle

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/pdf"
)

// aboutTo is a workspace with one of everything that a page list must show.
func aboutTo(t *testing.T) *world {
	w := newWorld(t)
	w.add("Rencana aksi", []model.File{w.pdf("rencana.pdf", 3)}, "P.1.i.a", "P.1.i.b")
	w.add("SK tim", []model.File{w.pdf("sk.pdf", 2), w.pdf("lampiran.pdf", 4)}, "P.1.i.a")
	w.add("Laporan rusak", []model.File{w.file("rusak.pdf", "application/pdf", []byte("%PDF-1.4 tidak ada isinya"))}, "P.6.i.a")
	w.add("Situs", []model.File{w.file("situs.url", "text/plain", []byte("[InternetShortcut]\r\nURL=https://contoh.go.id/zi\r\n"))}, "P.6.i.a")
	return w
}

func TestLook(t *testing.T) {
	t.Run("gives the pages that Build then makes", func(t *testing.T) {
		for _, req := range []Request{
			{Date: date}, {Date: date, Codes: []model.Code{"P.1"}}, {Date: date, MaxPages: 50, Watermark: "SALINAN"},
		} {
			w := aboutTo(t)
			o, err := NewPlanner().Look(t.Context(), w.source(), req, true)
			if err != nil {
				t.Fatal(err)
			}
			req.Out = w.out + "/b.pdf"
			r, err := Build(t.Context(), w.source(), req)
			if err != nil {
				t.Fatal(err)
			}
			if !o.Exact || o.Pages != r.Manifest.Pages || len(o.Volumes) != max(len(r.Volumes), 1) {
				t.Errorf("%d pages in %d volumes, built %d in %d", o.Pages, len(o.Volumes), r.Manifest.Pages, len(r.Volumes))
			}
			var want, got []string
			for _, e := range r.Manifest.Entries {
				want = append(want, fmt.Sprint(e.Code, e.Page, e.Pages, e.Part, e.Kind == KindPlaceholder))
			}
			next := 1
			for _, l := range o.Lines {
				if l.Kind == LineFile {
					got = append(got, fmt.Sprint(l.Code, l.Page, l.Pages, l.Part, l.File.Problem != ""))
				}
				if l.Kind == LineFront && l.Page < next {
					t.Errorf("%s on page %d after page %d", l.Title, l.Page, next-1)
				}
				if l.Kind == LineFront || l.Kind == LineFile {
					next = l.Page + l.Pages
				}
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Error(d)
			}
		}
	})
	t.Run("names what needs care, what is missing and what stands elsewhere", func(t *testing.T) {
		o, err := NewPlanner().Look(t.Context(), aboutTo(t).source(), Request{Date: date, Codes: []model.Code{"P.1", "P.6.i.a"}}, true)
		if err != nil {
			t.Fatal(err)
		}
		find := func(kind LineKind, code string) Line {
			i := slices.IndexFunc(o.Lines, func(l Line) bool { return l.Kind == kind && l.Code == code })
			if i < 0 {
				t.Fatalf("no line %v %s", kind, code)
			}
			return o.Lines[i]
		}
		if l := find(LineFile, "P.6.i.a-01"); l.File.Problem != model.ProblemDamaged || l.File.Reason == "" || l.Pages != 1 {
			t.Errorf("damaged file: %+v", l)
		}
		if l := find(LineFile, "P.6.i.a-02"); !l.File.Link || l.File.Problem != "" {
			t.Errorf("address: %+v", l)
		}
		if l := find(LineSame, "P.1.i.b-01"); l.Same != "P.1.i.a-01" || l.Page == 0 {
			t.Errorf("elsewhere: %+v", l)
		}
		if l := find(LineQuestion, "P.1.ii.a"); !l.Missing || l.Page != 0 {
			t.Errorf("missing: %+v", l)
		}
	})
	t.Run("without opening anything goes by the catalogue", func(t *testing.T) {
		w := aboutTo(t)
		for code, docs := range w.docs {
			for i := range docs {
				for k := range docs[i].Files {
					w.docs[code][i].Files[k].Version.Pages = 7
				}
			}
		}
		n := NewPlanner()
		quick, err := n.Look(t.Context(), w.source(), Request{Date: date}, false)
		if err != nil || quick.Exact {
			t.Fatalf("exact %v, %v", quick.Exact, err)
		}
		exact, err := n.Look(t.Context(), w.source(), Request{Date: date}, true)
		if err != nil {
			t.Fatal(err)
		}
		again, err := n.Look(t.Context(), w.source(), Request{Date: date}, false)
		if err != nil || !again.Exact || again.Pages != exact.Pages || quick.Pages == exact.Pages {
			t.Errorf("%d pages at first, %d then, %d remembered; %v", quick.Pages, exact.Pages, again.Pages, err)
		}
	})
	t.Run("ends when it is cancelled and refuses what Build refuses", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := NewPlanner().Look(ctx, aboutTo(t).source(), Request{Date: date}, true); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		if _, err := NewPlanner().Look(t.Context(), aboutTo(t).source(), Request{Date: date, MaxPages: 3}, true); model.KindOf(err) != model.Invalid {
			t.Errorf("got %v", err)
		}
	})
}

func TestWriteFront(t *testing.T) {
	w := aboutTo(t)
	o, err := NewPlanner().Look(t.Context(), w.source(), Request{Date: date, Title: "Bukti Area 6", Number: "B-061/2026", Watermark: "SALINAN"}, true)
	if err != nil {
		t.Fatal(err)
	}
	for part, want := range map[FrontPart]int{FrontCover: 1, FrontContents: len(o.Manifest.TOCPages), FrontSummary: 1} {
		var b bytes.Buffer
		if err := o.WriteFront(t.Context(), part, &b); err != nil {
			t.Fatal(part, err)
		}
		s, err := pdf.OpenReader(t.Context(), bytes.NewReader(b.Bytes()), int64(b.Len()), "")
		if err != nil || s.NumPages() != want {
			t.Errorf("%s: %d pages, want %d; %v", part, s.NumPages(), want, err)
		}
	}
}
