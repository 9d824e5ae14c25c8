package plan

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Field is what a column of somebody's workbook holds.
type Field string

// The fields. FieldMonth, FieldQuarter and their realised twins are one column
// per month or quarter, see Column.No.
const (
	FieldNone         Field = ""
	FieldCode         Field = "code"
	FieldPokja        Field = "pokja"
	FieldGoal         Field = "goal"
	FieldName         Field = "name"
	FieldOutput       Field = "output"
	FieldTarget       Field = "target"
	FieldTargetUnit   Field = "target_unit"
	FieldPeriod       Field = "period"  // "B03,B06", "TW1–4", "Maret"
	FieldMonth        Field = "month"   // a mark or a fill
	FieldQuarter      Field = "quarter" // likewise
	FieldPIC          Field = "pic"
	FieldDonePeriod   Field = "done_period"
	FieldDoneMonth    Field = "done_month"
	FieldDoneQuarter  Field = "done_quarter"
	FieldDoneQuantity Field = "done_quantity"
	FieldStatus       Field = "status"
	FieldObstacle     Field = "obstacle"
	FieldFollowUp     Field = "follow_up"
	FieldNote         Field = "note"
	FieldEvidence     Field = "evidence" // words or links; kept in the note

	// Of our own workbooks.
	FieldID           Field = "id"
	FieldEvidenceNo   Field = "evidence_no"
	FieldCancelReason Field = "cancel_reason"
)

// FieldChoice is a field as a person chooses it for a column.
type FieldChoice struct {
	Field Field
	No    int // month 1..12 or quarter 1..4; 0 for other fields
	Label string
}

// FieldChoices lists everything that a column can be, "not imported" first.
func FieldChoices() []FieldChoice {
	out := []FieldChoice{{FieldNone, 0, "Tidak diimpor"}, {FieldName, 0, "Kegiatan"}, {FieldGoal, 0, "Sasaran"}, {FieldOutput, 0, "Output"},
		{FieldTarget, 0, "Target (jumlah)"}, {FieldTargetUnit, 0, "Satuan"}, {FieldPeriod, 0, "Waktu rencana"}, {FieldPIC, 0, "PIC"},
		{FieldPokja, 0, "Pokja atau area"}, {FieldCode, 0, "Kode soal"}, {FieldDonePeriod, 0, "Waktu realisasi"}, {FieldDoneQuantity, 0, "Jumlah realisasi"},
		{FieldStatus, 0, "Status"}, {FieldEvidence, 0, "Bukti (ke keterangan)"}, {FieldObstacle, 0, "Kendala"}, {FieldFollowUp, 0, "Tindak lanjut"},
		{FieldNote, 0, "Keterangan"}}
	for _, x := range []struct {
		month, quarter Field
		word           string
	}{{FieldMonth, FieldQuarter, "Rencana"}, {FieldDoneMonth, FieldDoneQuarter, "Realisasi"}} {
		for m := 1; m <= 12; m++ {
			out = append(out, FieldChoice{x.month, m, fmt.Sprintf("%s B%02d", x.word, m)})
		}
		for q := 1; q <= 4; q++ {
			out = append(out, FieldChoice{x.quarter, q, fmt.Sprintf("%s TW%d", x.word, q)})
		}
	}
	return append(out, FieldChoice{FieldID, 0, "ID"}, FieldChoice{FieldEvidenceNo, 0, "Nomor bukti soal"}, FieldChoice{FieldCancelReason, 0, "Alasan batal"})
}

// rule recognises a heading by its words.
type rule struct {
	field Field
	words *regexp.Regexp // on the heading as same gives it
}

// rules are tried in order; the first that fits counts.
var rules = []rule{
	{FieldID, re(`^id( kegiatan)?$`)},
	{FieldEvidenceNo, re(`^bukti ke$`)},
	{FieldCancelReason, re(`^alasan batal$`)},
	{FieldNone, re(`^(no|nomor|no urut)$|^status (data dukung|bukti)|outcome|%`)},
	{FieldDonePeriod, re(`(realisasi|pelaksanaan aktual).*(triwulan|tw|waktu|bulan|periode|jadwal)|^(triwulan|waktu|bulan) realisasi`)},
	{FieldDoneQuantity, re(`realisasi.*(jumlah|volume|target|kuantitas|capaian|output)|^(jumlah|volume|capaian) realisasi|^realisasi$`)},
	{FieldCode, re(`^(kode|soal|kode (lke|soal|penilaian|pertanyaan)|soal lke|lke)$`)},
	{FieldPokja, re(`\barea\b|\bpokja\b|kelompok kerja|\bpilar\b|komponen pengungkit`)},
	{FieldStatus, re(`^status`)},
	{FieldEvidence, re(`\blink\b|data dukung|\bbukti\b|tautan|evidence|eviden|^dokumen|dokumentasi`)},
	{FieldNone, re(`^(progress|progres|persen|persentase|prosentase|presentase|capaian)`)},
	{FieldPeriod, re(`^(waktu|jadwal|bulan|triwulan|tw|periode|timeline|tata waktu|kurun waktu)\b|(bulan|waktu|triwulan) target|target (waktu|bulan|penyelesaian)`)},
	{FieldTargetUnit, re(`^satuan`)},
	{FieldTarget, re(`^(target|jumlah|volume|kuantitas) (output|keluaran)`)},
	{FieldOutput, re(`output|indikator|keluaran|^hasil`)},
	{FieldTarget, re(`^(target|jumlah|volume|kuantitas|vol|jml)\b`)},
	{FieldPIC, re(`\bpic\b|penanggung ?jawab|pelaksana|petugas|tim kerja|koordinator|pemeriksa|^pj\b`)},
	{FieldObstacle, re(`kendala|hambatan|permasalahan|masalah`)},
	{FieldFollowUp, re(`tindak lanjut|solusi|^rtl$`)},
	{FieldNote, re(`^(keterangan|ket|catatan)\b`)},
	{FieldGoal, re(`sasaran|tujuan|rencana kinerja|^program|^aspek|^subkomponen`)},
	{FieldName, re(`kegiatan|rencana aksi|uraian|aktivitas|rencana kerja|^aksi$`)},
}

func re(s string) *regexp.Regexp { return regexp.MustCompile(s) }

// specific marks headings of a name that stand below a more general one.
var specific = re(`uraian|rincian|detail|nama|sub`)

// classify tells what a column with this heading holds; above are the headings
// of the levels above it, highest first.
func classify(head string, above []string) (f Field, no int) {
	h, parents := same(head), same(strings.Join(above, " "))
	done := strings.Contains(parents+" "+h, "realisasi")
	if m := monthHead(head, parents != ""); m > 0 {
		return pick(done, FieldDoneMonth, FieldMonth), m
	}
	if q := quarterHead(h, parents); q > 0 {
		return pick(done, FieldDoneQuarter, FieldQuarter), q
	}
	if strings.Contains(parents, "realisasi") && !strings.Contains(h, "realisasi") {
		h = "realisasi " + h
	}
	for _, r := range rules {
		if r.words.MatchString(h) {
			return r.field, 0
		}
	}
	return FieldNone, 0
}

func pick(yes bool, a, b Field) Field {
	if yes {
		return a
	}
	return b
}

var bMonth = re(`^(?:realisasi |rencana |target )?b ?(0?[1-9]|1[0-2])$`)

// monthHead reads "B03", "Mar", "Maret 2026", "2026-03-01" and, below another
// heading, "3".
func monthHead(head string, below bool) int {
	h := same(head)
	if m := bMonth.FindStringSubmatch(h); m != nil {
		n, _ := strconv.Atoi(m[1])
		return n
	}
	words := strings.Fields(h)
	words = slices.DeleteFunc(words, func(s string) bool { return s == "realisasi" || s == "rencana" || s == "target" || isYear(s) })
	if d := strings.Fields(h); len(d) == 3 && isYear(d[0]) { // a date
		n, _ := strconv.Atoi(d[1])
		return n
	}
	if len(words) != 1 {
		return 0
	}
	if m := monthWord(words[0]); m > 0 {
		return m
	}
	if n, err := strconv.Atoi(words[0]); err == nil && below && n >= 1 && n <= 12 {
		return n
	}
	return 0
}

func isYear(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n >= 2000 && n <= 2100
}

// monthWord reads the name of a month or its first three letters, also English
// ones that programs write.
func monthWord(s string) int {
	for i, name := range MonthNames {
		name = strings.ToLower(name)
		if s == name || s == name[:3] || len(s) > 3 && strings.HasPrefix(name, s) {
			return i + 1
		}
	}
	return map[string]int{"january": 1, "february": 2, "pebruari": 2, "peb": 2, "march": 3, "may": 5, "june": 6, "july": 7, "august": 8, "aug": 8,
		"agt": 8, "ags": 8, "sept": 9, "oct": 10, "october": 10, "nop": 11, "nopember": 11, "dec": 12, "december": 12}[s]
}

var quarterHeads = re(`^(?:realisasi |rencana |target )?(?:tw|triwulan|q|kuartal|kwartal|trw) ?(iv|iii|ii|i|[1-4])$`)

var quarters = re(`\b(tw|triwulan|kuartal)\b`)

// quarterHead reads "TW1", "Triwulan II" and, below "Triwulan", "III".
func quarterHead(h, parents string) int {
	if m := quarterHeads.FindStringSubmatch(h); m != nil {
		return small(m[1])
	}
	if quarters.MatchString(parents) {
		if n := small(h); n >= 1 && n <= 4 {
			return n
		}
	}
	return 0
}

// small reads 1..12 in digits and I..XII in Roman.
func small(s string) int {
	if n, err := strconv.Atoi(s); err == nil && n >= 1 && n <= 12 {
		return n
	}
	return slices.Index([]string{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"}, strings.ToLower(s))
}
