package lke

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/lke"
)

// document makes a document with one file that proves code.
func document(id, title string, v model.Version, links ...model.Link) model.Document {
	return model.Document{ID: model.DocumentID(id), Title: title, Files: []model.File{{Position: 1, Version: v}}, Links: links}
}

func TestGroupEvidence(t *testing.T) {
	q := lke.Default().Node("P.6.ii.b")
	pdf := model.Version{MIME: "application/pdf", Pages: 4, Name: "a.pdf"}
	first := document("1", "Informasi di SIPPN", pdf, model.Link{Code: "P.6.ii.b", Evidence: 1}, model.Link{Code: "P.6.i.d", Evidence: 2})
	first.Date, first.Period = "2026-03-14", model.Period{From: "2026-01-01", To: "2026-06-30", Label: "Semester I 2026"}
	beyond := document("2", "Butir ke-9", pdf, model.Link{Code: "P.6.ii.b", Evidence: 9})
	broken := document("3", "Berkas rusak", model.Version{MIME: "application/pdf", Name: "x.pdf", Problem: model.ProblemDamaged}, model.Link{Code: "P.6.ii.b"})

	p := groupEvidence(q, []model.Document{first, beyond, broken})

	t.Run("each document stands under its item and the rest under other", func(t *testing.T) {
		if len(p.items) != 2 || len(p.items[0].docs) != 1 || len(p.items[1].docs) != 0 || len(p.others) != 2 {
			t.Fatalf("items %d, %v, others %d", len(p.items), p.items, len(p.others))
		}
		if p.have != 1 || p.count() != 3 {
			t.Errorf("have %d of 1, count %d of 3", p.have, p.count())
		}
		if got, want := p.summary(), "1 dari 2 ada · 2 bukti lain"; got != want {
			t.Errorf("summary = %q, want %q", got, want)
		}
	})

	t.Run("the second line says type, pages, date and period", func(t *testing.T) {
		if got, want := p.items[0].docs[0].meta, "PDF · 4 hal. · 14 Mar 2026 · Semester I 2026"; got != want {
			t.Errorf("meta = %q, want %q", got, want)
		}
	})

	t.Run("a damaged file warns with a word and explains itself", func(t *testing.T) {
		r, ok := p.find("3")
		if !ok || r.warning != "Rusak" || r.problem != model.ProblemDamaged.Sentence() {
			t.Errorf("found %v: %q, %q", ok, r.warning, r.problem)
		}
	})
}

func TestUsable(t *testing.T) {
	q := lke.Default().Node("P.6.ii.b")
	with := func(problems ...model.Problem) proof {
		var docs []model.Document
		for i, p := range problems {
			docs = append(docs, document(string(rune('a'+i)), "", model.Version{Problem: p}, model.Link{Code: q.Code}))
		}
		return groupEvidence(q, docs)
	}
	if with(model.ProblemDamaged, model.ProblemLocked).usable() || with().usable() {
		t.Error("documents that nobody can open count as usable")
	}
	if !with(model.ProblemDamaged, model.ProblemNone).usable() || !with(model.ProblemType).usable() {
		t.Error("a document that can be opened does not count")
	}
}

func TestDocMeta(t *testing.T) {
	for _, c := range []struct {
		name string
		doc  model.Document
		want string
	}{
		{"a picture has no page count", document("1", "", model.Version{MIME: "image/png", Name: "foto.png", Pages: 1}), "PNG"},
		{"an office file shows its ending", document("1", "", model.Version{MIME: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Name: "SK.docx"}), "DOCX"},
		{"a file without ending shows its sniffed type", document("1", "", model.Version{MIME: "image/jpeg", Name: "IMG 1"}), "JPEG"},
		{"several files are counted", model.Document{Files: []model.File{{Version: model.Version{MIME: "application/pdf", Pages: 2}}, {Version: model.Version{MIME: "image/png", Pages: 1}}}}, "2 berkas · 2 hal."},
		{"a document without files says nothing", model.Document{}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := docMeta(c.doc); got != c.want {
				t.Errorf("docMeta = %q, want %q", got, c.want)
			}
		})
	}
}

func TestPeriodText(t *testing.T) {
	got := []string{
		periodText(model.Period{}),
		periodText(model.Period{Label: "Triwulan III 2026", From: "2026-07-01"}),
		periodText(model.Period{From: "2026-01-05", To: "2026-02-07"}),
		periodText(model.Period{From: "2026-01-05", To: "2026-01-05"}),
		periodText(model.Period{To: "2026-02-07"}),
	}
	want := []string{"", "Triwulan III 2026", "5 Jan 2026 – 7 Feb 2026", "5 Jan 2026", "7 Feb 2026"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("periods (-want +got):\n%s", d)
	}
}
