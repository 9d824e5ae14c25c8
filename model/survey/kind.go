package survey

import (
	"fmt"
	"math"

	"siapzi/model"
)

// Element is one thing that a kind of survey asks.
type Element struct {
	Key      string // "U1", stands in files and scripts
	Name     string // short, for tables and bars
	Question string // for the questionnaire
	Options  []string
	words    []string // stems of headings, without spaces around
}

// Kind is what is fixed about one kind of survey.
type Kind struct {
	Kind     model.SurveyKind
	Name     string // in full
	Index    string // what its index is called
	Elements []Element
	// Scales are the largest answers that forms of this kind use.
	Scales []int
	// Report is the question that the survey's report proves, with the 1-based
	// place in its list of evidence; Follow the one that activities serve.
	Report, Follow model.Code
	Evidence       int
	// Answer is the question whose answer the index is, "" for none.
	Answer model.Code
	Pokja  int
	Basis  string // the rule that it follows
}

// Minimum is how few respondents give an index any meaning: so many ask the
// evaluators of a survey of their own (PermenPANRB 90/2021, chapter on surveys).
const Minimum = 30

// KindOf gives what is fixed about a kind; unknown ones are SKM.
func KindOf(k model.SurveyKind) Kind {
	switch k {
	case model.SPAK:
		return spak
	case model.SPKP:
		return spkp
	}
	return skm
}

var (
	agree = []string{"Sangat tidak setuju", "Tidak setuju", "Setuju", "Sangat setuju"}

	skm = Kind{Kind: model.SKM, Name: "Survei Kepuasan Masyarakat", Index: "IKM", Scales: []int{4}, Report: "P.6.iv.a", Evidence: 1, Follow: "P.6.iv.c",
		Pokja: 6, Basis: "PermenPANRB 14/2017", Elements: []Element{
			{"U1", "Persyaratan", "Bagaimana kesesuaian persyaratan pelayanan dengan jenis pelayanannya?", four("sesuai"), []string{"persyaratan"}},
			{"U2", "Sistem, mekanisme, dan prosedur", "Bagaimana kemudahan prosedur pelayanan di unit ini?", four("mudah"), []string{"prosedur", "mekanisme"}},
			{"U3", "Waktu penyelesaian", "Bagaimana kecepatan waktu dalam memberikan pelayanan?", four("cepat"), []string{"waktu", "cepatan"}},
			{"U4", "Biaya/tarif", "Bagaimana kewajaran biaya atau tarif dalam pelayanan?",
				[]string{"Sangat mahal", "Cukup mahal", "Murah", "Gratis"}, []string{"biaya", "tarif"}},
			{"U5", "Produk spesifikasi jenis pelayanan", "Bagaimana kesesuaian produk pelayanan antara yang tercantum dalam standar dan hasil yang diberikan?",
				four("sesuai"), []string{"produk", "hasil pelayanan"}},
			{"U6", "Kompetensi pelaksana", "Bagaimana kompetensi atau kemampuan petugas dalam pelayanan?", four("kompeten"), []string{"kompeten", "kemampuan"}},
			{"U7", "Perilaku pelaksana", "Bagaimana perilaku petugas terkait kesopanan dan keramahan?", four("sopan dan ramah"), []string{"perilaku", "sopan", "ramah"}},
			{"U8", "Penanganan pengaduan, saran, dan masukan", "Bagaimana penanganan pengaduan pengguna layanan?",
				[]string{"Tidak ada", "Ada tetapi tidak berfungsi", "Berfungsi kurang maksimal", "Dikelola dengan baik"}, []string{"pengaduan", "masukan"}},
			{"U9", "Sarana dan prasarana", "Bagaimana kualitas sarana dan prasarana?", []string{"Buruk", "Cukup", "Baik", "Sangat baik"}, []string{"sarana", "prasarana", "fasilitas"}},
		}}

	spak = Kind{Kind: model.SPAK, Name: "Survei Persepsi Antikorupsi", Index: "IPAK", Scales: []int{4, 6}, Report: "H.I.a", Evidence: 1, Follow: "H.I.a",
		Answer: "H.I.a", Pokja: 5, Basis: "PermenPANRB 90/2021 dan formulir survei KemenPANRB", Elements: []Element{
			{"A1", "Tanpa diskriminasi", "Petugas tidak membeda-bedakan pengguna layanan.", agree, []string{"diskriminasi", "membeda"}},
			{"A2", "Tanpa pelayanan di luar prosedur", "Tidak ada pelayanan di luar prosedur atau kecurangan.", agree, []string{"luar prosedur", "kecurangan", "curang"}},
			{"A3", "Tanpa imbalan", "Petugas tidak menerima imbalan uang, barang, atau fasilitas di luar ketentuan.", agree, []string{"imbalan", "gratifikasi"}},
			{"A4", "Tanpa pungutan liar", "Tidak ada pungutan liar dalam pelayanan.", agree, []string{"pungutan", "pungli"}},
			{"A5", "Tanpa percaloan", "Tidak ada percaloan atau perantara tidak resmi.", agree, []string{"calo", "perantara"}},
		}}

	spkp = Kind{Kind: model.SPKP, Name: "Survei Persepsi Kualitas Pelayanan", Index: "IPKP", Scales: []int{4, 6}, Report: "H.II.a", Evidence: 1, Follow: "H.II.a",
		Answer: "H.II.a", Pokja: 6, Basis: "PermenPANRB 90/2021 dan formulir survei KemenPANRB", Elements: []Element{
			{"K1", "Informasi layanan tersedia", "Informasi pelayanan tersedia melalui media elektronik maupun nonelektronik.", agree, []string{"informasi"}},
			{"K2", "Persyaratan sesuai", "Persyaratan pelayanan yang diinformasikan sesuai dengan yang diminta.", agree, []string{"persyaratan"}},
			{"K3", "Prosedur mudah", "Prosedur atau alur pelayanan mudah diikuti.", agree, []string{"prosedur", "alur"}},
			{"K4", "Jangka waktu sesuai", "Jangka waktu penyelesaian sesuai dengan yang diinformasikan.", agree, []string{"waktu"}},
			{"K5", "Tarif sesuai", "Tarif atau biaya sesuai dengan yang diinformasikan.", agree, []string{"tarif", "biaya"}},
			{"K6", "Sarana dan layanan daring nyaman", "Sarana pendukung dan layanan daring nyaman dan mudah digunakan.", agree, []string{"sarana", "online", "daring", "nyaman"}},
			{"K7", "Respons cepat", "Petugas atau sistem layanan daring merespons dengan cepat.", agree, []string{"respon", "cepat"}},
			{"K8", "Konsultasi dan pengaduan mudah", "Layanan konsultasi dan pengaduan mudah digunakan.", agree, []string{"konsultasi", "pengaduan"}},
		}}
)

// four are the options that PermenPANRB 14/2017 gives most questions of SKM.
func four(word string) []string {
	return []string{"Tidak " + word, "Kurang " + word, capital(word), "Sangat " + word}
}

// Formula says how an answer of a survey becomes its index.
func Formula(s model.Survey) string {
	switch {
	case s.Scale == 6 && s.Spread:
		return "1 + (rata-rata − 1) ÷ 5 × 3"
	case s.Scale == 6:
		return "rata-rata ÷ 6 × 4"
	}
	return "rata-rata jawaban 1–4"
}

// toIndex brings a mean of answers to the scale of 4, as Formula says. The
// proportion is how units read the forms of 1 to 6; spreading the range keeps
// the worst answer at 1 as on forms of 1 to 4. No rule prescribes one of them,
// so that the survey says which it took.
func toIndex(s model.Survey, mean float64) float64 {
	switch {
	case s.Scale == 6 && s.Spread:
		return 1 + (mean-1)/5*3
	case s.Scale == 6:
		return mean / 6 * 4
	}
	return mean
}

// Grade is mutu and kinerja of a converted value.
type Grade struct {
	Letter, Words string
	From, To      float64 // of the converted value, both within
	MeanFrom      float64 // of the value interval
	MeanTo        float64
}

// Grades is the table of PermenPANRB 14/2017, best first.
var Grades = []Grade{
	{"A", "Sangat baik", 88.31, 100, 3.5324, 4},
	{"B", "Baik", 76.61, 88.30, 3.0644, 3.532},
	{"C", "Kurang baik", 65, 76.60, 2.60, 3.064},
	{"D", "Tidak baik", 25, 64.99, 1, 2.5996},
}

// GradeOf gives the grade of a converted value. The table is written in two
// decimals with nothing between 88.30 and 88.31, so the value is rounded to two
// decimals before it is looked up.
func GradeOf(converted float64) Grade {
	x := math.Floor(converted*100+0.5+1e-7) / 100
	for _, g := range Grades {
		if x >= g.From-1e-9 {
			return g
		}
	}
	return Grades[len(Grades)-1]
}

// SampleSize is how many of a population must answer by Krejcie and Morgan
// (1970), the table that PermenPANRB 14/2017 prints: confidence 95 %, error 5 %.
func SampleSize(population int) int {
	if population <= 0 {
		return 0
	}
	const chi, p, d = 3.841, 0.5, 0.05
	n := float64(population)
	return int(math.Floor(chi*n*p*(1-p)/(d*d*(n-1)+chi*p*(1-p)) + 0.5))
}

// Required is how many respondents a survey needs, with the reason in words.
func Required(s model.Survey) (n int, why string) {
	switch {
	case s.Kind == model.SKM && s.Population > 0:
		return SampleSize(s.Population), fmt.Sprintf("tabel Krejcie–Morgan untuk %d penerima layanan", s.Population)
	case s.Population > 0 && s.Population < Minimum:
		return SampleSize(s.Population), fmt.Sprintf("penerima layanan hanya %d, kurang dari %d; dihitung dengan Krejcie–Morgan", s.Population, Minimum)
	}
	return Minimum, fmt.Sprintf("paling sedikit %d responden", Minimum)
}
