package bundel

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/history"
	"siapzi/model/lke"
)

// someOutlook is a small bundle with one of everything.
func someOutlook() *bundle.Outlook {
	file := func(code, doc, title string, page, pages int, f bundle.FileOutlook) bundle.Line {
		question, _, _ := strings.Cut(code, "-")
		return bundle.Line{Kind: bundle.LineFile, Code: code, Question: model.Code(question), Document: model.DocumentID(doc), Title: title, Page: page, Pages: pages, File: f}
	}
	question := func(code, title string, page, pages int) bundle.Line {
		return bundle.Line{Kind: bundle.LineQuestion, Code: code, Question: model.Code(code), Title: title, Page: page, Pages: pages, Missing: pages == 0}
	}
	lines := []bundle.Line{
		{Kind: bundle.LineFront, Title: "Sampul", Page: 1, Pages: 1}, {Kind: bundle.LineFront, Title: "Daftar isi", Page: 2, Pages: 3},
		{Kind: bundle.LineChapter, Title: "Area 1 Manajemen Perubahan", Page: 5, Pages: 13},
		question("P.1.i.a", "Pembentukan tim ZI", 6, 12),
		file("P.1.i.a-01", "1", "SK Tim Kerja", 7, 4, bundle.FileOutlook{Name: "sk.pdf", Hash: "h1", Bytes: 1 << 20}),
		file("P.1.i.a-02", "2", "Rencana Aksi 2026", 11, 7, bundle.FileOutlook{Name: "rencana.pdf", Hash: "h2", Bytes: 3 << 20}),
		question("P.1.i.b", "Cara memilih anggota tim", 0, 0),
		{Kind: bundle.LineChapter, Title: "Area 6 Peningkatan Kualitas Pelayanan Publik", Page: 18, Pages: 24},
		question("P.6.i.a", "Standar pelayanan", 19, 17),
		file("P.6.i.a-01", "3", "Standar Pelayanan Pemanfaatan Arsip dan Layanan Rujukan Daring", 20, 1,
			bundle.FileOutlook{Name: "standar.pdf", Hash: "h3", Problem: model.ProblemLocked, Reason: "Berkas ini terkunci kata sandi.", Locked: true}),
		file("P.6.i.a-02", "4", "Foto loket", 21, 15, bundle.FileOutlook{Name: "foto.pdf", Hash: "h4", Scan: true, Signed: []string{"Kepala"}}),
		question("P.6.i.b", "Maklumat pelayanan", 36, 6),
		file("P.6.i.b-01", "5", "Maklumat Pelayanan 2026", 37, 1, bundle.FileOutlook{Name: "m.pdf", Hash: "h5", Problem: model.ProblemDamaged, Reason: "Berkas ini rusak."}),
		file("P.6.i.b-02", "6", "Maklumat di situs", 38, 1, bundle.FileOutlook{Name: "m.url", Hash: "h6", Link: true}),
		{Kind: bundle.LineSame, Code: "P.6.i.b-03", Question: "P.6.i.b", Document: "1", Title: "SK Tim Kerja", Page: 7, Same: "P.1.i.a-01"},
	}
	return &bundle.Outlook{Pages: 41, Bytes: 9_800_000, Volumes: []bundle.Volume{{No: 1}}, Documents: 6, Lines: lines, Manifest: bundle.Manifest{Pages: 41}}
}

// largeOutlook has n files.
func largeOutlook(n int) *bundle.Outlook {
	o := someOutlook()
	for i := range n {
		o.Lines = append(o.Lines, bundle.Line{Kind: bundle.LineFile, Code: fmt.Sprintf("P.6.i.b-%02d", i+4), Title: fmt.Sprintf("Laporan %d", i), Page: 42 + i, Pages: 1})
	}
	return o
}

// somePast is two earlier bundles, of which one is gone.
func somePast() []history.Bundle {
	day := time.Date(2026, 4, 28, 14, 5, 0, 0, time.Local)
	return []history.Bundle{
		{ID: "b2", Made: day, Who: "sari", Files: []string{"/data/ZI/Bundel ZI 2026 WBK.pdf"}, Pages: 690, Documents: 214, Bytes: 37_500_000, Problems: 1},
		{ID: "b1", Made: day.AddDate(0, 0, -12), Who: "sari", Scope: "Area 5 Penguatan Pengawasan", Files: []string{"/data/ZI/a.pdf", "/data/ZI/b.pdf"}, Pages: 120,
			Documents: 31, Bytes: 8_000_000, Gone: true, Choices: history.Choices{Codes: []model.Code{"P.5", "R.5"}, Watermark: "SALINAN", MaxBytes: 12_000_000}},
	}
}

// plain writes spaces that do not break as the usual ones.
func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

func show(rows []row) string {
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&b, "%s|%s|%s|%s|%s\n", r.code, r.title, r.count, r.care.word, r.page)
	}
	return plain(b.String())
}

func TestChapters(t *testing.T) {
	list := chapters(lke.Default(), areaName)
	seen, n := map[model.Code]bool{}, 0
	for _, c := range list {
		for _, q := range c.nodes {
			seen[q.Code] = true
			n++
		}
	}
	if want := len(lke.Default().Questions); len(seen) != want || n != want || list[0].short != "Area 1" || list[5].short != "Area 6" || len(list) != 7 {
		t.Errorf("%d chapters, %d questions of which %d different, want %d", len(list), n, len(seen), want)
	}
	if chapterOf(list, []model.Code{"P.6", "R.6"}) != 5 || chapterOf(list, []model.Code{"P.6"}) != -1 {
		t.Error("an area is not known by its codes")
	}
	if got := picked(lke.Default(), []model.Code{"P.6", "R.6"}); len(got) != len(list[5].nodes) {
		t.Errorf("%d questions picked, want %d", len(got), len(list[5].nodes))
	}
}

func TestRows(t *testing.T) {
	o := someOutlook()
	rows, sum := newRows(o, 2<<20)
	t.Run("say what stands where and what needs care", func(t *testing.T) {
		got := show(rows)
		for _, want := range []string{
			"|Sampul|1 hal.||1\n", "P.1.i.a-01|SK Tim Kerja|4 hal.||7\n", "P.1.i.a-02|Rencana Aksi 2026|7 hal.|3,0 MB|11\n",
			"P.1.i.b|Cara memilih anggota tim|||\n", "|1 hal.|Terkunci|20\n", "P.6.i.a-02|Foto loket|15 hal.|Tanpa teks|21\n",
			"|1 hal.|Rusak|37\n", "P.6.i.b-02|Maklumat di situs|1 hal.|Tautan|38\n", "P.6.i.b-03|SK Tim Kerja|lihat P.1.i.a-01||7\n",
		} {
			if !strings.Contains(got, want) {
				t.Errorf("missing %q in\n%s", want, got)
			}
		}
		if sum.pages != 41 || sum.cares != 5 || sum.missing != 1 || sum.locked != 1 || sum.replaced != 2 {
			t.Errorf("sum %+v", sum)
		}
	})
	t.Run("every problem has a word and a remedy", func(t *testing.T) {
		for _, p := range []model.Problem{model.ProblemLocked, model.ProblemDamaged, model.ProblemNoPages, model.ProblemTooLong, model.ProblemType,
			bundle.ProblemMissing, bundle.ProblemConvert, "lain"} {
			c := caresOf(bundle.FileOutlook{Problem: p, Reason: "Sebab."}, 0)
			if len(c) != 1 || c[0].word == "" || c[0].icon == "" || c[0].remedy == noRemedy || c[0].tip != "Sebab." {
				t.Errorf("%s: %+v", p, c)
			}
		}
		if c := caresOf(bundle.FileOutlook{Problem: model.ProblemLocked, Locked: true, Wrong: true}, 0); c[0].remedy != unlock || c[0].word != "Sandi salah" {
			t.Errorf("wrong password: %+v", c)
		}
		for _, f := range []bundle.FileOutlook{{Drawn: true}, {Office: true}, {Link: true}, {Scan: true}, {Signed: []string{"A"}}} {
			if c := caresOf(f, 0); len(c) != 1 || c[0].word == "" {
				t.Errorf("%+v: %+v", f, c)
			}
		}
	})
	t.Run("filters keep the headings of what they leave", func(t *testing.T) {
		cares := filtered(rows, showCares)
		if got := show(cares); strings.Count(got, "\n") != 5+2+3 || !strings.HasPrefix(got, "|Area 1") {
			t.Errorf("needing care:\n%s", got)
		}
		missing := filtered(rows, showMissing)
		if got := show(missing); got != "|Area 1 Manajemen Perubahan|13 hal.||5\nP.1.i.b|Cara memilih anggota tim|||\n" {
			t.Errorf("missing:\n%s", got)
		}
		if len(filtered(rows, showAll)) != len(rows) {
			t.Error("rows got lost")
		}
	})
}

func TestRecords(t *testing.T) {
	past := somePast()
	r := newRecord(past[1])
	if r.title != "Area 5 Penguatan Pengawasan" || plain(r.facts) != "120 hal. · 31 bukti · 7,6 MB · 2 volume" || plain(r.options) != "“SALINAN” · volume 12 MB" {
		t.Errorf("%+v", r)
	}
	for want, c := range map[string]*bundle.Changes{
		"menghitung perubahan…":                   nil,
		"sejak itu tidak ada yang berubah":        {Shifted: make([]bundle.Change, 3)},
		"sejak itu: 9 baru, 2 diganti, 1 dihapus": {Added: make([]bundle.Change, 9), Changed: make([]bundle.Change, 2), Removed: make([]bundle.Change, 1)},
	} {
		r.since = c
		if got := r.sinceWords(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	list := changeList(bundle.Changes{Added: []bundle.Change{{Code: "P.1.i.a-02", Title: "SK", Part: "bagian 2", Page: 12}}, Removed: []bundle.Change{{OldCode: "P.1.i.b-01", Title: "Lama", OldPage: 1234}}})
	if len(list) != 2 || list[0].Name != "P.1.i.a-02  SK · bagian 2" || list[1].Text != "Dihapus; dahulu di halaman 1.234." {
		t.Errorf("%+v", list)
	}
}
