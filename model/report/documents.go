package report

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"siapzi/model"
	"siapzi/model/catalog"
	"siapzi/model/paper"
	"siapzi/model/sheet"
)

// documents is what is there to prove, by area.
type documents struct {
	*base
	areas []documentArea
	total int
	loose []catalog.Summary // linked to no question
}

// documentArea is one area with what proves it. A document stands in every area
// that it proves, once.
type documentArea struct {
	pokja, questions, proved int
	docs                     []areaDocument
}

// areaDocument is a document with its questions in this area and how many it
// has elsewhere.
type areaDocument struct {
	catalog.Summary
	codes  []model.Code
	others int
}

func (m *Maker) gatherDocuments(ctx context.Context, b *base) (content, error) {
	all, err := m.d.Catalog.AllSummaries(ctx)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(d catalog.Summary) bool { return !d.Deleted.IsZero() })
	counts, err := m.d.Catalog.ProofCounts(ctx)
	if err != nil {
		return nil, err
	}
	r := &documents{base: b, total: len(all)}
	order := b.questionOrder()
	pokjas := r.pokjas()
	for _, d := range all {
		if len(d.Links) == 0 {
			r.loose = append(r.loose, d)
		}
		for i, p := range pokjas {
			if x := inArea(b, d, p); x.codes != nil {
				r.areas[i].docs = append(r.areas[i].docs, x)
			}
		}
	}
	rows := len(r.loose)
	for i := range r.areas {
		a := &r.areas[i]
		slices.SortStableFunc(a.docs, func(x, y areaDocument) int {
			if c := order[x.codes[0]] - order[y.codes[0]]; c != 0 {
				return c
			}
			return strings.Compare(string(x.Date), string(y.Date))
		})
		for _, q := range b.worksheet.Questions {
			if q.Pokja == a.pokja {
				a.questions++
				if counts[q.Code] > 0 {
					a.proved++
				}
			}
		}
		rows += len(a.docs)
	}
	b.req.Progress.SetStage("Menyusun daftar dokumen", int64(rows))
	return r, nil
}

// pokjas lists the groups of questions: the areas, then those of Hasil.
func (r *documents) pokjas() []int {
	var out []int
	for _, a := range r.worksheet.Areas {
		out = append(out, a.Pokja)
	}
	out = append(out, 0)
	for _, p := range out {
		r.areas = append(r.areas, documentArea{pokja: p})
	}
	return out
}

// inArea gives what d proves in an area; without codes it proves nothing there.
func inArea(b *base, d catalog.Summary, pokja int) areaDocument {
	x := areaDocument{Summary: d}
	for _, c := range d.Links {
		switch q := b.worksheet.Question(c); {
		case q == nil:
		case q.Pokja == pokja:
			x.codes = append(x.codes, c)
		default:
			x.others++
		}
	}
	return x
}

func (r *documents) book(out io.Writer) error { return sheets(out, r.base, r.table()) }

func (r *documents) pdf(ctx context.Context, w *writer) error {
	proved, questions := 0, 0
	for _, a := range r.areas {
		proved, questions = proved+a.proved, questions+a.questions
	}
	lead := fmt.Sprintf("%d dokumen; %d dari %d soal sudah memiliki bukti.", r.total, proved, questions)
	if n := len(r.loose); n > 0 {
		lead += fmt.Sprintf(" %d dokumen belum ditautkan ke soal.", n)
	}
	fl := w.flow(w.heading("Daftar dokumen per area", lead) + 2)
	return w.table(ctx, fl, r.table(), w.sign())
}

func (r *documents) table() table {
	t := table{title: "Dokumen", empty: "Belum ada dokumen di ruang kerja ini.", note: "Dokumen yang membuktikan beberapa area tercantum di setiap area itu.",
		columns: []column{{head: "No", width: 10, align: alignRight, kind: sheet.Number}, {head: "Dokumen", chars: 60}, {head: "Jenis", width: 27},
			{head: "Tanggal", width: 22}, {head: "Soal", width: 25}, {head: "Lembar", width: 13, align: alignRight, kind: sheet.Number}}}
	for _, a := range r.areas {
		if len(a.docs) == 0 {
			if a.pokja == 0 || r.total == 0 {
				continue
			}
			t.groups = append(t.groups, group{name: r.questionGroup(a.pokja), note: r.areaNote(a),
				rows: [][]cell{{{}, quiet("belum ada dokumen"), {}, {}, {}, {}}}})
			continue
		}
		g := group{name: r.questionGroup(a.pokja), note: r.areaNote(a)}
		for i, d := range a.docs {
			g.rows = append(g.rows, r.row(i+1, d))
		}
		t.groups = append(t.groups, g)
	}
	if len(r.loose) > 0 {
		g := group{name: "Belum ditautkan ke soal", note: fmt.Sprintf("%d dokumen", len(r.loose))}
		for i, d := range r.loose {
			g.rows = append(g.rows, r.row(i+1, areaDocument{Summary: d}))
		}
		t.groups = append(t.groups, g)
	}
	return t
}

func (r *documents) areaNote(a documentArea) string {
	return fmt.Sprintf("%d dokumen · %d dari %d soal berbukti", len(a.docs), a.proved, a.questions)
}

func (r *documents) row(no int, d areaDocument) []cell {
	pages := cell{}
	if d.Pages > 0 {
		pages = number(d.Pages)
	}
	when := paper.Day(d.Date)
	if when == "" {
		when = d.Period.Label
	}
	title := d.Title
	if title == "" {
		title = d.Name
	}
	return []cell{{text: fmt.Sprint(no), tone: toneQuiet, value: no}, {text: title, note: r.documentNote(d)}, text(kindWords[d.Kind]), quiet(when),
		{text: codes(d.codes), tone: toneCode}, pages}
}

// documentNote is number, issuer, period, and what is wrong.
func (r *documents) documentNote(d areaDocument) string {
	var words []string
	add := func(s string) {
		if s != "" {
			words = append(words, s)
		}
	}
	add(d.Number)
	if !strings.EqualFold(d.Issuer, r.unit.Name) {
		add(d.Issuer)
	}
	if d.Date != "" {
		add(paper.Glue(d.Period.Label))
	}
	if d.others > 0 {
		add(fmt.Sprintf("juga %d soal di area lain", d.others))
	}
	if d.Carried {
		add("dari tahun lalu, belum dikonfirmasi")
	}
	if d.Problem != model.ProblemNone {
		add("berkas bermasalah")
	}
	return strings.Join(words, " · ")
}

// kindWords names the kinds of documents for people.
var kindWords = map[model.DocumentKind]string{
	model.KindDecree: "SK", model.KindInvitation: "Undangan", model.KindAttendance: "Daftar hadir", model.KindMinutes: "Notula",
	model.KindPhoto: "Foto", model.KindReport: "Laporan", model.KindSOP: "SOP", model.KindLetter: "Surat", model.KindPlan: "Rencana",
	model.KindSurvey: "Survei", model.KindCert: "Sertifikat", model.KindScreenshot: "Tangkapan layar", model.KindMaterial: "Materi",
	model.KindMeeting: "Paket rapat", model.KindOther: "Lainnya",
}
