package model

import (
	"fmt"
	"strings"
	"time"
)

// DocumentID is the UUIDv7 text of a document. FileID and VersionID likewise.
type (
	DocumentID string
	FileID     string
	VersionID  string
)

// Hash is the SHA-256 of a file's bytes: 64 lower-case hex digits.
type Hash string

// Valid tells whether h has the shape of a SHA-256 in hex.
func (h Hash) Valid() bool {
	if len(h) != 64 {
		return false
	}
	return strings.Trim(string(h), "0123456789abcdef") == ""
}

// Code is the code of a worksheet node, such as "P.1.i.a" or "H.II".
type Code string

// Target is the predicate that a unit builds towards.
type Target string

// The targets of PermenPANRB 90/2021.
const (
	WBK  Target = "WBK"  // Wilayah Bebas dari Korupsi
	WBBM Target = "WBBM" // Wilayah Birokrasi Bersih dan Melayani
)

// Valid tells whether t is a known target.
func (t Target) Valid() bool { return t == WBK || t == WBBM }

// Assessor is who gave an answer. Answers of several assessors stand side by
// side; none overwrites another's.
type Assessor string

// The assessors, in the order in which they judge.
const (
	UnitAssessor Assessor = "unit" // the work unit itself
	TPI          Assessor = "tpi"  // Tim Penilai Internal of the agency
	TPN          Assessor = "tpn"  // Tim Penilai Nasional
)

// Valid tells whether a is a known assessor.
func (a Assessor) Valid() bool { return a == UnitAssessor || a == TPI || a == TPN }

// Unit describes whose workspace it is.
type Unit struct {
	Name   string // of the work unit (unit kerja)
	Agency string // of the instansi above it
	Year   int    // assessment year, four digits
	Target Target
}

// Validate gives all problems at once as an Invalid error, or nil.
func (u Unit) Validate() error {
	var f []FieldError
	if strings.TrimSpace(u.Name) == "" {
		f = append(f, FieldError{"unit", "nama unit kerja belum diisi"})
	}
	if strings.TrimSpace(u.Agency) == "" {
		f = append(f, FieldError{"agency", "nama instansi belum diisi"})
	}
	if u.Year < 2021 || u.Year > 2100 {
		f = append(f, FieldError{"year", "tahun harus antara 2021 dan 2100"})
	}
	if !u.Target.Valid() {
		f = append(f, FieldError{"target", "target harus WBK atau WBBM"})
	}
	if f != nil {
		return &Error{Kind: Invalid, Msg: "Data unit belum benar.", Fields: f}
	}
	return nil
}

// Date is a calendar day without time and zone, "2026-05-31", or "" for none.
type Date string

// NewDate makes a Date; ok is false where the day does not exist.
func NewDate(year, month, day int) (d Date, ok bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || int(t.Month()) != month || t.Day() != day {
		return "", false
	}
	return Date(t.Format(time.DateOnly)), true
}

// Valid tells whether d is empty or an existing day.
func (d Date) Valid() bool {
	if d == "" {
		return true
	}
	_, err := time.Parse(time.DateOnly, string(d))
	return err == nil
}

// Time gives the day's midnight in UTC; the zero time for "".
func (d Date) Time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Period is the span that a document proves, both ends included. Either end
// may be empty. Label keeps the words it was written with ("Triwulan III 2026").
type Period struct {
	From, To Date
	Label    string
}

// IsZero tells whether no period is known.
func (p Period) IsZero() bool { return p == Period{} }

// DocumentKind is the kind of a document in the words units use.
type DocumentKind string

// The kinds. KindOther is the honest answer where no word of the name or text
// tells; it is never guessed further.
const (
	KindDecree     DocumentKind = "sk"
	KindInvitation DocumentKind = "undangan"
	KindAttendance DocumentKind = "daftar-hadir"
	KindMinutes    DocumentKind = "notula"
	KindPhoto      DocumentKind = "foto"
	KindReport     DocumentKind = "laporan"
	KindSOP        DocumentKind = "sop"
	KindLetter     DocumentKind = "surat"
	KindPlan       DocumentKind = "rencana"
	KindSurvey     DocumentKind = "survei"
	KindCert       DocumentKind = "sertifikat"
	KindScreenshot DocumentKind = "tangkapan-layar"
	KindMaterial   DocumentKind = "materi"
	KindMeeting    DocumentKind = "paket-rapat" // all papers of one meeting, see CheckMeeting
	KindOther      DocumentKind = "lainnya"
)

// DocumentKinds lists all kinds in the order in which screens offer them.
var DocumentKinds = []DocumentKind{KindDecree, KindInvitation, KindAttendance, KindMinutes, KindPhoto, KindReport,
	KindSOP, KindLetter, KindPlan, KindSurvey, KindCert, KindScreenshot, KindMaterial, KindMeeting, KindOther}

// Valid tells whether k is one of DocumentKinds.
func (k DocumentKind) Valid() bool {
	for _, x := range DocumentKinds {
		if k == x {
			return true
		}
	}
	return false
}

// Document is one piece of evidence as people speak of it. It is not a file:
// it has ordered files, each with versions, and proves any number of questions.
type Document struct {
	ID      DocumentID
	Title   string
	Number  string // number printed on it, "SK-12/ZI/2026"; may be empty
	Date    Date   // date printed on it; may be empty
	Period  Period // the span it proves; may be zero
	Kind    DocumentKind
	Issuer  string
	Note    string
	Created time.Time
	Updated time.Time
	Deleted time.Time // zero unless it lies in the recycle bin
	Files   []File    // in order
	Links   []Link    // by code in worksheet order
}

// File is one ordered part of a document. Its newest version counts; the
// older ones are kept.
type File struct {
	ID       FileID
	Position int    // 1-based within its document
	Label    string // name of the part, such as "notula"; may be empty
	Date     Date   // day that stands on the part, for the parts of a meeting package; may be empty
	Version  Version
}

// Version is the content of a file at one time. It is never changed.
type Version struct {
	ID       VersionID
	No       int // 1-based within its file
	Hash     Hash
	Size     int64  // bytes
	Name     string // file name as it came, without folders
	Folder   string // folders above it relative to the imported root, with "/"; a hint for suggestions
	MIME     string // sniffed from the bytes
	Pages    int    // pages for PDF; 1 for pictures; 0 where unknown
	HasText  bool   // whether text could be read from it
	Problem  Problem
	Imported time.Time
}

// Problem is why the content of a file cannot be used as it is. Empty when it can.
type Problem string

// The problems that an import can find. The file is kept all the same, since
// it may be the only copy.
const (
	ProblemNone    Problem = ""
	ProblemDamaged Problem = "rusak"             // no program of ours can open it
	ProblemLocked  Problem = "terkunci"          // needs a password
	ProblemNoPages Problem = "tanpa-halaman"     // opens, but has no page
	ProblemTooLong Problem = "terlalu-lama"      // reading it was stopped by the time limit
	ProblemType    Problem = "jenis-tak-dikenal" // cannot be shown as pages
)

// Sentence explains p in Indonesian and says what to do; "" for none.
func (p Problem) Sentence() string {
	switch p {
	case ProblemNone:
		return ""
	case ProblemDamaged:
		return "Berkas ini rusak dan tidak dapat dibuka. Berkas tetap disimpan; ganti dengan salinan yang utuh."
	case ProblemLocked:
		return "Berkas ini terkunci kata sandi. Berkas tetap disimpan; simpan ulang tanpa kata sandi lalu ganti."
	case ProblemNoPages:
		return "Berkas ini tidak berisi halaman. Berkas tetap disimpan; ganti dengan berkas yang berisi."
	case ProblemTooLong:
		return "Berkas ini terlalu rumit untuk dibaca dalam batas waktu. Berkas tetap disimpan; cetak ulang ke PDF lalu ganti."
	case ProblemType:
		return "Jenis berkas ini tidak dapat ditampilkan sebagai halaman PDF. Berkas tetap disimpan; simpan sebagai PDF lalu ganti."
	}
	return string(p)
}

// Link says that a document proves a question.
type Link struct {
	Document DocumentID
	Code     Code
	Evidence int    // 1-based place in the question's list of expected evidence; 0 = none chosen
	Origin   string // "user" or "auto"
	Reason   string // why it was linked automatically, in Indonesian
	// Carried is the year from whose workspace the link was taken over and that
	// nobody has confirmed since; 0 for a link of this year. Until somebody
	// confirms it, it proves nothing.
	Carried int
	Created time.Time
}

// The origins of a link.
const (
	OriginUser = "user"
	OriginAuto = "auto"
)

// Answer is what one assessor said to one question. A nil pointer or an
// IsBlank answer means "not answered", which is not the same as zero.
type Answer struct {
	Code     Code
	Assessor Assessor
	Option   string             // key of the chosen option ("Ya", "B"); "" for ratio and index questions
	Inputs   map[string]float64 // numbers of ratio and index questions by input key
	// Decision is the fraction 0..1 that TPI decided for a ratio whose divisor
	// is 0 and for which the regulation has no rule. Note must say why.
	Decision *float64
	Note     string
	Updated  time.Time
}

// IsBlank tells whether a holds neither option nor numbers nor decision.
// An answer with only a note is blank.
func (a Answer) IsBlank() bool { return a.Option == "" && len(a.Inputs) == 0 && a.Decision == nil }

// Actor names who makes a change, for the audit log.
type Actor string

// Size formats bytes for error sentences that are made below the screen.
func Size(n int64) string {
	const unit = 1024
	if n < unit {
		return fmt.Sprintf("%d B", n)
	}
	div, exp := int64(unit), 0
	for m := n / unit; m >= unit; m /= unit {
		div *= unit
		exp++
	}
	s := fmt.Sprintf("%.1f", float64(n)/float64(div))
	return strings.Replace(s, ".", ",", 1) + " " + string("KMGTPE"[exp]) + "B"
}
