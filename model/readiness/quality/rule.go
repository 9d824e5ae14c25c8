package quality

import (
	"slices"

	"siapzi/model"
	"siapzi/model/lke"
)

// Code names a rule. Codes are stored and used by scripts, so they stay.
type Code string

// The rules.
const (
	NoProof       Code = "tanpa-bukti"
	BestUnproved  Code = "jawaban-tertinggi"
	OutOfPeriod   Code = "luar-periode"
	MeetingDates  Code = "tanggal-rapat"
	WrongWeekday  Code = "hari-salah"
	DecreeParts   Code = "sk-tanpa-lampiran"
	NoFollowUp    Code = "tindak-lanjut"
	NoText        Code = "tanpa-teks"
	Illegible     Code = "buram"
	TooLarge      Code = "terlalu-besar"
	Locked        Code = "terkunci"
	InsecureLink  Code = "tautan-http"
	DoubtfulProof Code = "berkas-sama"
	SignedAltered Code = "ttd-berubah"
)

// Severity says how much a finding matters.
type Severity string

// The severities, worst first.
const (
	Severe   Severity = "berat"  // the answer may not stand
	Moderate Severity = "sedang" // evaluators will ask
	Minor    Severity = "ringan" // for a person to judge
)

// Rule is one thing that can be wrong.
type Rule struct {
	Code     Code
	Name     string // in Indonesian, short
	Severity Severity
	Why      string // why it matters and what to do, in Indonesian
	find     func(in *Input, report func(Finding))
}

// Finding is a place where a rule fires.
type Finding struct {
	Rule     Code
	Severity Severity
	Question model.Code       // "" where it is about a document alone
	Document model.DocumentID // "" where it is about a question alone
	Title    string           // of the document
	Message  string           // what is wrong here, in Indonesian
	Waived   *Waiver          // nil while it counts
}

// Input is what the rules look at.
type Input struct {
	Worksheet *lke.Worksheet
	Year      int   // of the assessment
	Limit     int64 // largest file that the portal takes, bytes; 0 for none
	Answers   lke.Answers
	// Documents are those outside the recycle bin with at least one confirmed
	// link; links that nobody has confirmed are left out.
	Documents []model.Document
	Looks     map[model.Hash]Look
	// Doubtful tells that nothing about d speaks for question c; nil for never.
	Doubtful func(d model.Document, c model.Code) bool

	byCode map[model.Code][]model.Document
}

// of gives the documents that prove c.
func (in *Input) of(c model.Code) []model.Document { return in.byCode[c] }

// Rules lists all rules in the order in which findings are listed.
var Rules = []Rule{
	{SignedAltered, "Berubah setelah ditandatangani", Severe,
		"Tanda tangan elektronik tidak lagi cocok dengan isi berkas. Minta berkas asli dari penandatangan.", findSignedAltered},
	{Locked, "Terkunci kata sandi", Severe, "Evaluator tidak dapat membuka berkas terkunci. Simpan ulang tanpa kata sandi, lalu ganti.", findLocked},
	{TooLarge, "Lebih besar daripada batas portal", Severe, "Portal menolak berkas sebesar ini. Perkecil atau pisahkan, lalu ganti.", findTooLarge},
	{NoFollowUp, "Tindak lanjut tanpa bukti sesudah monev", Severe,
		"Tindak lanjut harus dibuktikan dokumen yang bertanggal setelah laporan monev atau evaluasi.", findNoFollowUp},
	{NoProof, "Dijawab tanpa bukti", Severe, "Jawaban tanpa bukti dinilai 0 oleh evaluator. Tautkan bukti atau ubah jawaban.", findNoProof},
	{BestUnproved, "Jawaban tertinggi tanpa bukti yang diminta", Moderate,
		"Kriteria jawaban tertinggi menyebut bukti tertentu. Tautkan bukti itu, atau pilih jawaban yang terbukti.", findBestUnproved},
	{MeetingDates, "Tanggal paket rapat tidak sama", Moderate, "Undangan, daftar hadir, dan notula satu rapat harus menyebut hari rapat yang sama.", findMeetingDates},
	{WrongWeekday, "Hari tidak cocok dengan tanggal", Moderate, "Evaluator mencocokkan hari dan tanggal. Perbaiki dokumen, lalu ganti berkasnya.", findWrongWeekday},
	{DecreeParts, "SK tanpa struktur atau uraian tugas", Moderate,
		"SK tim harus memuat susunan tim dan uraian tugas dalam satu SK. Lampirkan keduanya.", findDecreeParts},
	{OutOfPeriod, "Di luar tahun atau periode", Moderate, "Bukti harus dari tahun penilaian atau setahun sebelumnya. Periksa tanggal dan periodenya.", findOutOfPeriod},
	{Illegible, "Tidak terbaca (kurang dari 100 dpi)", Moderate, "Pindai ulang dengan 150–200 dpi, lalu ganti berkasnya.", findIllegible},
	{InsecureLink, "Tautan bukan https", Moderate, "Tautan http tidak aman dan sering diblokir. Pakai alamat https.", findInsecureLink},
	{NoText, "Pindaian tanpa teks", Minor, "Isinya tidak dapat dicari. Bila ada, pakai PDF asli dari pengolah kata.", findNoText},
	{DoubtfulProof, "Berkas sama untuk soal yang tidak terbukti", Minor,
		"Satu berkas dipakai untuk beberapa soal, dan isinya tidak menunjuk soal ini. Periksa apakah benar membuktikan.", findDoubtful},
}

// RuleOf gives the rule called c; ok is false for an unknown one.
func RuleOf(c Code) (Rule, bool) {
	i := slices.IndexFunc(Rules, func(r Rule) bool { return r.Code == c })
	if i < 0 {
		return Rule{}, false
	}
	return Rules[i], true
}

// Run gives every finding: by rule, then in worksheet order, then in the order
// of the documents.
func Run(in Input) []Finding {
	in.byCode = map[model.Code][]model.Document{}
	for _, d := range in.Documents {
		for _, l := range d.Links {
			in.byCode[l.Code] = append(in.byCode[l.Code], d)
		}
	}
	var out []Finding
	for _, r := range Rules {
		start := len(out)
		r.find(&in, func(f Finding) {
			f.Rule = r.Code
			if f.Severity == "" {
				f.Severity = r.Severity
			}
			out = append(out, f)
		})
		slices.SortStableFunc(out[start:], func(a, b Finding) int { return in.Worksheet.Order(a.Question) - in.Worksheet.Order(b.Question) })
	}
	return out
}

// ofFile is a finding about one file of a document; its question is the first
// that the document proves.
func ofFile(d model.Document, msg string) Finding {
	f := Finding{Document: d.ID, Title: d.Title, Message: msg}
	if len(d.Links) > 0 {
		f.Question = d.Links[0].Code
	}
	return f
}
