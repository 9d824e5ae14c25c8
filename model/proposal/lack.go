package proposal

import (
	"fmt"
	"slices"
	"strings"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/paper"
	"siapzi/model/readiness"
)

// Place says where something missing is mended.
type Place string

// The places.
const (
	InWorksheet     Place = "lke"
	InPrerequisites Place = "prasyarat"
	InFacts         Place = "usulan"
)

// Lack is something that the proposal still needs.
type Lack struct {
	Blocks bool   `json:"blocks"` // the proposal is only a draft without it
	What   string `json:"what"`
	Detail string `json:"detail,omitempty"`
	Where  Place  `json:"where"`
	// Code is a question that the lack is about, "" for none.
	Code model.Code `json:"code,omitempty"`
	Form string     `json:"form,omitempty"` // which facts to write: "surat", "profil", "inovasi" or "agen"
}

// strict are the prerequisites outside Tabel 5, from which no unit is relieved:
// no corruption case in the instansi, and the predicate that WBBM builds on.
var strict = map[string]bool{"bebas-kkn": true, "predikat-wbk": true}

// lacks lists what is missing, what blocks first.
func lacks(d Data) []Lack {
	var out []Lack
	for _, g := range d.Gates {
		if !g.Met {
			l := Lack{Blocks: true, What: g.Label, Where: InWorksheet,
				Detail: fmt.Sprintf("%s dari minimal %s; kurang %s", paper.Score(g.Value), paper.Score(g.Minimum), paper.Gap(g.Gap))}
			if q, err := d.Sheet.Expand(g.Nodes); err == nil && len(q) > 0 {
				l.Code = d.weakest(q)
			}
			out = append(out, l)
		}
	}
	for _, c := range d.Conditions {
		if c.Verdict == readiness.Met {
			continue
		}
		relief := d.Facts.Relief && !strict[c.ID]
		l := Lack{Blocks: !relief, What: c.Name, Where: InPrerequisites, Detail: "belum diisi"}
		if c.Type != "yesno" {
			l.Detail += "; diminta " + Wanted(c, d.Unit.Target)
		}
		if c.Verdict == readiness.Missed {
			l.Detail = fmt.Sprintf("%s; diminta %s", Value(c.Type, c.Value), Wanted(c, d.Unit.Target))
		}
		if relief {
			l.Detail += " (afirmasi: boleh sambil dipenuhi)"
		}
		out = append(out, l)
	}
	d.Lacks = out
	return append(out, open(d)...)
}

// open lists what is only left open on the papers.
func open(d Data) []Lack {
	var out []Lack
	add := func(missing bool, form, what, detail string) {
		if missing {
			out = append(out, Lack{What: what, Detail: detail, Where: InFacts, Form: form})
		}
	}
	for _, c := range d.Conditions {
		if c.Unproved {
			out = append(out, Lack{What: c.Name, Detail: "terpenuhi, tetapi buktinya belum disebut", Where: InPrerequisites})
		}
	}
	f := d.Facts
	add(f.Number == "", "surat", "Nomor surat", "di surat menjadi titik-titik")
	add(f.City == "", "surat", "Tempat surat", "kota di atas tanda tangan")
	add(f.Signer.Name == "" || f.Signer.Title == "", "surat", "Pimpinan instansi", "nama dan jabatan penanda tangan surat dan SPTJM")
	add(f.Contact.Name == "" || f.Contact.Phone == "", "surat", "Narahubung", "nama dan telepon yang dihubungi TPN")
	add(f.Profile.Duties == "" || f.Profile.Services == "", "profil", "Profil unit", "tugas dan layanan utama")
	add(len(f.Innovations) == 0, "inovasi", "Daftar inovasi", "belum ada inovasi yang ditulis")
	add(len(f.Agents) == 0, "agen", "Daftar agen perubahan", "belum ada agen perubahan yang ditulis")
	for _, code := range []model.Code{"H.I.a", "H.II.a"} {
		if !slices.ContainsFunc(d.Surveys, func(s Survey) bool { return s.Answer == code }) {
			out = append(out, Lack{What: "Hasil survei", Detail: "survei atau jawaban " + string(code) + " belum ada", Where: InWorksheet, Code: code})
		}
	}
	if !d.Draft() {
		add(f.Signed[Letter].Hash == "", "surat", "Surat bertanda tangan", "pindaian surat pengajuan")
		add(f.Signed[SPTJM].Hash == "", "surat", "SPTJM bertanda tangan", "pindaian SPTJM")
	}
	return out
}

// weakest gives the question among list from which most can be gained.
func (d Data) weakest(list []*lke.Node) model.Code {
	within := map[model.Code]bool{}
	for _, q := range list {
		within[q.Code] = true
	}
	for _, g := range d.Gains { // largest first
		if within[g.Code] {
			return g.Code
		}
	}
	return list[0].Code
}

// Wanted words what a target asks for: "minimal WTP", "100 %".
func Wanted(c readiness.Condition, t model.Target) string {
	if c.Type == "yesno" {
		return Value(c.Type, c.Wanted)
	}
	if c.Type == "grade_by_kind" && c.Wanted == "" {
		g := c.Demand[t].GradeByKind
		return fmt.Sprintf("minimal %s (K/L) atau %s (pemda)", g[readiness.KindMinistry], g[readiness.KindRegional])
	}
	return "minimal " + Value(c.Type, c.Wanted)
}

// Value words a value of a prerequisite; "–" for none.
func Value(kind, value string) string {
	if value == "" {
		return "–"
	}
	number := strings.Replace(value, ".", ",", 1)
	switch kind {
	case "grade_by_kind":
		k, g, _ := strings.Cut(value, ":")
		if k == readiness.KindMinistry {
			return g + " (K/L)"
		}
		return g + " (pemda)"
	case "yesno":
		if value == readiness.Yes {
			return "ya"
		}
		return "tidak"
	case "level":
		return "level " + number
	case "percent":
		return number + " %"
	case "year":
		return number + " tahun"
	}
	return value
}

// label is the target in words.
func label(w *lke.Worksheet, t model.Target) string {
	if r := w.Targets[t]; r != nil && r.Label != "" {
		return r.Label
	}
	return "Menuju " + string(t)
}
