package bundle

import (
	"fmt"
	"os"
	"testing"

	"siapzi/model"
	"siapzi/model/lke"
)

// full is a workspace as units have it: most questions with evidence, shared
// documents, documents of several files, files that cannot be shown.
func full(t *testing.T) *world {
	w := newWorld(t)
	w.answerAll()
	for i, q := range lke.Default().Questions {
		if i%9 == 4 {
			delete(w.answers, q.Code)
		}
		if i%7 == 3 {
			continue
		}
		for k := range i%4 + 1 {
			e := q.Evidence[k%len(q.Evidence)]
			name := fmt.Sprintf("%s LAPORAN  %d_scan - Copy.pdf", q.Code, k)
			d := model.Document{Title: e.Name, Files: []model.File{w.pdf(name, 1+(i+k)%3)}}
			w.n++
			d.ID = model.DocumentID(fmt.Sprint(w.n))
			d.Date = "2026-01-12"
			d.Links = []model.Link{{Code: q.Code, Evidence: k%len(q.Evidence) + 1}}
			d.Period.Label = "Triwulan III 2026"
			switch {
			case w.n%13 == 0:
				d.Links[0].Evidence = 0
				d.Number = "SK-12/ZI/2026"
				if next := i + 1; next < len(lke.Default().Questions) {
					d.Links = append(d.Links, model.Link{Code: lke.Default().Questions[next].Code, Evidence: 1})
				}
			case w.n%11 == 0:
				d.Files = append(d.Files, w.pdf(name+" 2", 1), w.pdf(name+" 3", 2))
				d.Files[1].Label = "daftar hadir"
			case w.n%17 == 0:
				d.Files = []model.File{w.file(name, "application/pdf", []byte("%PDF-1.4\nrusak\n"+name))}
			case w.n%19 == 0:
				d.Files = []model.File{w.file("notula.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", []byte("PK"+name))}
			}
			w.put(d)
		}
		if i%3 == 0 {
			a := w.answers[q.Code]
			a.Code, a.Assessor = q.Code, model.UnitAssessor
			a.Note = "Monev dilaksanakan tiga kali sampai Triwulan III dan dipimpin kepala balai; notula memuat arahan dan batas waktu tindak lanjut."
			w.answers[q.Code] = a
		}
	}
	return w
}

func TestBuild(t *testing.T) {
	w := full(t)
	res := w.build()
	accept(t, res, "--render")
	if os.Getenv("BUNDLE_KEEP") != "" {
		data, _ := os.ReadFile(res.Path)
		_ = os.WriteFile(os.Getenv("BUNDLE_KEEP"), data, 0o600)
	}
}
