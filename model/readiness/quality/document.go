package quality

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"siapzi/model"
	"siapzi/model/pdf"
)

// eachFile hands every file of every document to visit.
func (in *Input) eachFile(visit func(d model.Document, f model.File, l Look)) {
	for _, d := range in.Documents {
		for _, f := range d.Files {
			visit(d, f, in.Looks[f.Version.Hash])
		}
	}
}

func findOutOfPeriod(in *Input, report func(Finding)) {
	first, last := model.Date(fmt.Sprintf("%04d-01-01", in.Year-1)), model.Date(fmt.Sprintf("%04d-12-31", in.Year))
	for _, d := range in.Documents {
		from, to := span(d)
		switch {
		case to != "" && to < first && d.Period.To != "":
			report(ofFile(d, fmt.Sprintf("Berlaku sampai %s, sebelum tahun %d.", to.Words(), in.Year-1)))
		case to != "" && to < first && staysInForce(d):
			x := ofFile(d, fmt.Sprintf("Bertanggal %s, sebelum tahun %d. Pastikan masih berlaku.", to.Words(), in.Year-1))
			x.Severity = Minor
			report(x)
		case to != "" && to < first:
			report(ofFile(d, fmt.Sprintf("Bertanggal %s, sebelum tahun %d.", to.Words(), in.Year-1)))
		case from != "" && from > last:
			report(ofFile(d, fmt.Sprintf("Bertanggal %s, setelah tahun %d.", from.Words(), in.Year)))
		case d.Kind == model.KindReport && d.Date != "" && d.Period.From != "" && d.Date < d.Period.From:
			report(ofFile(d, fmt.Sprintf("Laporan bertanggal %s, sebelum periodenya mulai (%s).", d.Date.Words(), d.Period.From.Words())))
		}
	}
}

// staysInForce tells whether a document holds until another takes its place, so
// that its date alone says little: procedures, plans, decrees. That of the team
// is made anew each year.
func staysInForce(d model.Document) bool {
	return d.Kind == model.KindSOP || d.Kind == model.KindPlan || d.Kind == model.KindDecree && !teamWords.MatchString(d.Title)
}

// span gives from when to when a document speaks: its period where one is
// known, else its date.
func span(d model.Document) (from, to model.Date) {
	from, to = d.Period.From, d.Period.To
	if from == "" && to == "" {
		return d.Date, d.Date
	}
	if from == "" {
		from = to
	}
	if to == "" {
		to = from
	}
	return from, to
}

func findWrongWeekday(in *Input, report func(Finding)) {
	in.eachFile(func(d model.Document, _ model.File, l Look) {
		if l.Weekday != "" {
			report(ofFile(d, fmt.Sprintf("Tertulis “%s”; seharusnya hari %s.", l.Weekday, l.RightDay)))
		}
	})
}

func findDecreeParts(in *Input, report func(Finding)) {
	for _, d := range in.Documents {
		if d.Kind != model.KindDecree || !teamWords.MatchString(d.Title) {
			continue
		}
		known, structure, duties := false, false, false
		for _, f := range d.Files {
			l := in.Looks[f.Version.Hash]
			known = known || l.Read && f.Version.HasText
			structure, duties = structure || l.Structure, duties || l.Duties
		}
		var lacks []string
		if !structure {
			lacks = append(lacks, "susunan tim")
		}
		if !duties {
			lacks = append(lacks, "uraian tugas")
		}
		if known && lacks != nil {
			report(ofFile(d, fmt.Sprintf("Tidak ditemukan %s dalam SK ini.", strings.Join(lacks, " dan "))))
		}
	}
}

func findNoText(in *Input, report func(Finding)) {
	in.eachFile(func(d model.Document, f model.File, _ Look) {
		v := f.Version
		if v.MIME == "application/pdf" && v.Problem == model.ProblemNone && v.Pages > 0 && !v.HasText {
			report(ofFile(d, fmt.Sprintf("%s: %d halaman tanpa teks.", v.Name, v.Pages)))
		}
	})
}

// leastDPI is how fine a page must be to be read.
const leastDPI = 100

func findIllegible(in *Input, report func(Finding)) {
	in.eachFile(func(d model.Document, f model.File, l Look) {
		if l.DPI <= 0 || l.DPI >= leastDPI {
			return
		}
		if d.Kind == model.KindPhoto || d.Kind == model.KindScreenshot {
			return // what counts there are things, not letters
		}
		report(ofFile(d, fmt.Sprintf("Halaman %d hanya %d dpi.", l.DPIPage, int(math.Round(l.DPI)))))
	})
}

func findTooLarge(in *Input, report func(Finding)) {
	in.eachFile(func(d model.Document, f model.File, _ Look) {
		if in.Limit > 0 && f.Version.Size > in.Limit {
			report(ofFile(d, fmt.Sprintf("%s berukuran %s; portal menerima paling besar %s.", f.Version.Name, model.Size(f.Version.Size), model.Size(in.Limit))))
		}
	})
}

func findLocked(in *Input, report func(Finding)) {
	in.eachFile(func(d model.Document, f model.File, _ Look) {
		if f.Version.Problem == model.ProblemLocked {
			report(ofFile(d, fmt.Sprintf("%s terkunci kata sandi.", f.Version.Name)))
		}
	})
}

func findInsecureLink(in *Input, report func(Finding)) {
	in.eachFile(func(d model.Document, _ model.File, l Look) {
		if l.Address != "" && !strings.HasPrefix(strings.ToLower(l.Address), "https://") {
			report(ofFile(d, fmt.Sprintf("Alamat %s tidak memakai https.", l.Address)))
		}
	})
}

func findSignedAltered(in *Input, report func(Finding)) {
	in.eachFile(func(d model.Document, f model.File, l Look) {
		whose := "Tanda tangan elektronik"
		if l.Signer != "" {
			whose += " " + l.Signer
		}
		switch pdf.SignatureState(l.Signature) {
		case pdf.Altered:
			report(ofFile(d, fmt.Sprintf("%s pada %s tidak cocok lagi dengan isinya.", whose, f.Version.Name)))
		case pdf.Extended:
			x := ofFile(d, fmt.Sprintf("%s: ada yang ditambahkan pada %s setelah ditandatangani.", whose, f.Version.Name))
			x.Severity = Moderate
			report(x)
		}
	})
}

// findDoubtful lists links of documents that prove several questions, and of
// different documents with equal files, where nothing speaks for the question.
func findDoubtful(in *Input, report func(Finding)) {
	if in.Doubtful == nil {
		return
	}
	questions := map[model.Hash][]model.Code{}
	for _, d := range in.Documents {
		for _, f := range d.Files {
			for _, l := range d.Links {
				if h := f.Version.Hash; !slices.Contains(questions[h], l.Code) {
					questions[h] = append(questions[h], l.Code)
				}
			}
		}
	}
	for _, d := range in.Documents {
		shared := slices.ContainsFunc(d.Files, func(f model.File) bool { return len(questions[f.Version.Hash]) > 1 })
		if !shared {
			continue
		}
		for _, l := range d.Links {
			if in.Doubtful(d, l.Code) {
				report(Finding{Question: l.Code, Document: d.ID, Title: d.Title,
					Message: fmt.Sprintf("Isi dan namanya tidak menunjuk soal %s.", l.Code)})
			}
		}
	}
}
