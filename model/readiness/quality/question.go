package quality

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"siapzi/model"
	"siapzi/model/lke"
)

// claims tells whether the answer to q is worth anything.
func (in *Input) claims(q *lke.Node) bool { return in.Worksheet.Value(in.Answers[q.Code]).Fraction > 0 }

func findNoProof(in *Input, report func(Finding)) {
	for _, q := range in.Worksheet.Questions {
		if in.claims(q) && len(in.of(q.Code)) == 0 {
			report(Finding{Question: q.Code, Message: fmt.Sprintf("Soal %s dijawab %s, tetapi belum ada bukti yang ditautkan.", q.Code, answered(in.Answers[q.Code]))})
		}
	}
}

// answered words an answer for a sentence.
func answered(a model.Answer) string {
	if a.Option != "" {
		return a.Option
	}
	return "dengan angka"
}

func findBestUnproved(in *Input, report func(Finding)) {
	for _, q := range in.Worksheet.Questions {
		docs := in.of(q.Code)
		o, chosen := q.Option(in.Answers[q.Code].Option)
		if !chosen || o.Value < 1 || len(docs) == 0 {
			continue
		}
		named := namedEvidence(q, o.Criterion)
		if len(named) == 0 || slices.ContainsFunc(named, func(n int) bool { return provesEvidence(docs, q.Code, n) }) {
			continue
		}
		report(Finding{Question: q.Code, Message: fmt.Sprintf("Jawaban %s meminta “%s”, tetapi bukti itu belum ditautkan.", o.Key, q.Evidence[named[0]-1].Name)})
	}
}

// provesEvidence tells whether a document is linked to the expected evidence.
// One that is linked without saying to which may be it.
func provesEvidence(docs []model.Document, c model.Code, evidence int) bool {
	for _, d := range docs {
		for _, l := range d.Links {
			if l.Code == c && (l.Evidence == evidence || l.Evidence == 0) {
				return true
			}
		}
	}
	return false
}

var longWord = regexp.MustCompile(`[a-z]{4,}`)

// common are words that stand in most criteria and tell nothing of evidence.
var common = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`yang dengan untuk dari pada dalam oleh jika dapat sudah telah tidak belum unit kerja zona integritas
		beserta serta lainnya semua seluruh sebagian tahun berjalan adalah setiap secara para bukti dokumen laporan ditambah sesuai menurut`) {
		m[w] = true
	}
	return m
}()

// words gives the telling words of a text.
func words(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range longWord.FindAllString(strings.ToLower(s), -1) {
		if !common[w] {
			out[w] = true
		}
	}
	return out
}

// leastNamed is the share of the words of an expected evidence that a criterion
// must mention to be said to name it.
const leastNamed = 0.3

// namedEvidence gives the places, from 1, of the expected evidence that a
// criterion names, the best first; none where it names none. The worksheet
// gives criteria and evidence as separate lists, so this compares their words;
// what is named almost as well as the best counts too.
func namedEvidence(q *lke.Node, criterion string) []int {
	asked := words(criterion)
	shares := make([]float64, len(q.Evidence))
	var places []int
	best := 0.0
	for i, e := range q.Evidence {
		own := words(e.Name)
		n := 0
		for w := range own {
			if asked[w] {
				n++
			}
		}
		shares[i] = float64(n) / float64(max(len(own), 1))
		best = max(best, shares[i])
		places = append(places, i+1)
	}
	const almost = 0.6
	places = slices.DeleteFunc(places, func(p int) bool { return shares[p-1] < leastNamed || shares[p-1] < best*almost })
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(shares[b-1], shares[a-1]) })
	return places
}

var (
	followsUp = regexp.MustCompile(`(?i)(tindak lanjut|ditindaklanjuti|menindaklanjuti)`)
	monitors  = regexp.MustCompile(`(?i)(monev|monitoring|pemantauan|evaluasi|survei)`)
)

func findNoFollowUp(in *Input, report func(Finding)) {
	for _, q := range in.Worksheet.Questions {
		if !in.claims(q) || !followsUp.MatchString(q.Name+" "+q.Gist) {
			continue
		}
		docs := in.of(q.Code)
		from, since := monitoring(in, q)
		if since == "" || len(docs) == 0 || latest(docs) > since {
			continue
		}
		report(Finding{Question: q.Code, Message: fmt.Sprintf("Laporan di %s bertanggal %s; belum ada bukti tindak lanjut yang bertanggal sesudahnya.", from, since.Words())})
	}
}

// monitoring gives the question whose reports q follows up, and the date of
// the first of them; "" where there is none. It is the nearest question before q in
// its aspek that asks for monitoring, or q itself where it asks for both.
func monitoring(in *Input, q *lke.Node) (model.Code, model.Date) {
	if monitors.MatchString(q.Name) && !followsUp.MatchString(q.Name) {
		return q.Code, earliest(in.of(q.Code), true)
	}
	var from model.Code
	for _, n := range q.Parent.Children {
		if n == q {
			break
		}
		if monitors.MatchString(n.Name+" "+n.Gist) && !followsUp.MatchString(n.Name) {
			from = n.Code
		}
	}
	return from, earliest(in.of(from), false)
}

// earliest gives the first date of documents; of reports and surveys only, if
// reports is set.
func earliest(docs []model.Document, reports bool) model.Date {
	var out model.Date
	for _, d := range docs {
		if reports && d.Kind != model.KindReport && d.Kind != model.KindSurvey {
			continue
		}
		if d.Date != "" && (out == "" || d.Date < out) {
			out = d.Date
		}
	}
	return out
}

// latest gives the last date that documents carry or prove.
func latest(docs []model.Document) model.Date {
	var out model.Date
	for _, d := range docs {
		out = max(out, d.Date, d.Period.To)
	}
	return out
}
