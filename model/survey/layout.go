package survey

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"siapzi/model"
)

// Field is what a column holds: one of those below or the key of an element.
type Field string

// The fields that are no answers.
const (
	FieldNone      Field = "" // not stored at all
	FieldTime      Field = "waktu"
	FieldName      Field = "nama"
	FieldPhone     Field = "telepon"
	FieldService   Field = "layanan"
	FieldSex       Field = "kelamin"
	FieldAge       Field = "umur"
	FieldEducation Field = "pendidikan"
	FieldComment   Field = "saran"
)

// FieldChoice is a field with its name for people.
type FieldChoice struct {
	Field Field
	Label string
}

// FieldChoices lists what a column of a kind of survey can hold.
func FieldChoices(k model.SurveyKind) []FieldChoice {
	out := []FieldChoice{{FieldNone, "Tidak dipakai"}}
	for _, e := range KindOf(k).Elements {
		out = append(out, FieldChoice{Field(e.Key), e.Key + " " + e.Name})
	}
	return append(out, FieldChoice{FieldService, "Jenis layanan"}, FieldChoice{FieldSex, "Jenis kelamin"}, FieldChoice{FieldAge, "Umur"},
		FieldChoice{FieldEducation, "Pendidikan"}, FieldChoice{FieldTime, "Waktu pengisian"}, FieldChoice{FieldComment, "Saran"},
		FieldChoice{FieldName, "Nama responden"}, FieldChoice{FieldPhone, "Telepon responden"})
}

// Column is one column of a file.
type Column struct {
	Head     string `json:"-"`
	Field    Field  `json:"field"`
	Reversed bool   `json:"reversed,omitempty"` // a high number is a bad answer
}

// Layout says how a file is read. Words that people gave a value stand in Words
// under wordKey.
type Layout struct {
	Kind    model.SurveyKind `json:"-"`
	Scale   int              `json:"scale"`
	Head    int              `json:"head"` // row of the headings, 0-based; answers begin below
	Columns []Column         `json:"columns"`
	Words   map[string]int   `json:"words,omitempty"`
	// Asked tells that a person has said which scales are reversed.
	Asked      bool `json:"asked,omitempty"`
	Remembered bool `json:"-"`
}

func wordKey(f Field, word string) string { return string(f) + "|" + plain(word) }

// Value lets people say what a word of an element is worth; 0 forgets it.
func (l *Layout) Value(f Field, word string, value int) {
	words := map[string]int{}
	for k, v := range l.Words {
		words[k] = v
	}
	if words[wordKey(f, word)] = value; value == 0 {
		delete(words, wordKey(f, word))
	}
	l.Words = words
}

// headings tells layouts of files apart: kind and headings, without regard to
// case and signs.
func (f *File) headings(k model.SurveyKind, head int) string {
	h := sha256.New()
	_, _ = fmt.Fprintln(h, k) // a hash takes everything
	for x := range f.Rows[head] {
		_, _ = fmt.Fprintln(h, plain(f.at(head, x)))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Propose says what every column of a file seems to hold.
func (f *File) Propose(k model.SurveyKind) Layout {
	l := Layout{Kind: k, Scale: 4, Head: f.headRow(k)}
	l.Columns = make([]Column, len(f.Rows[l.Head]))
	for x := range l.Columns {
		l.Columns[x] = Column{Head: f.at(l.Head, x), Field: aboutField(plain(f.at(l.Head, x)))}
	}
	f.proposeElements(&l)
	f.proposeScale(&l)
	return l
}

// headRow is the row with most recognised headings among the first ones.
func (f *File) headRow(k model.SurveyKind) int {
	best, most := 0, 0
	for y := range min(20, len(f.Rows)-1) {
		n := 0
		for x := range f.Rows[y] {
			head := plain(f.at(y, x))
			if head == "" || len(head) > 300 {
				continue
			}
			if aboutField(head) != FieldNone {
				n++
				continue
			}
			for i := range KindOf(k).Elements {
				if elementScore(KindOf(k).Elements[i], head) > 0 {
					n++
					break
				}
			}
		}
		if n > most {
			best, most = y, n
		}
	}
	return best
}

func hasWord(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(" "+s+" ", " "+w+" ") {
			return true
		}
	}
	return false
}

func hasPart(s string, parts ...string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(s, p) })
}

// aboutField recognises the headings that are no answers. They are short; a
// long heading is a question.
func aboutField(head string) Field {
	short := len(head) <= 60
	switch {
	case hasPart(head, "timestamp", "cap waktu", "waktu pengisian", "waktu mengisi", "submitted", "start time", "completion time") || short && hasWord(head, "tanggal", "tgl"):
		return FieldTime
	case short && hasPart(head, "telepon", "telp", "handphone", "whatsapp", "ponsel", "nomor kontak") || short && hasWord(head, "hp", "wa", "phone"):
		return FieldPhone
	case short && hasWord(head, "nama", "name") && !hasPart(head, "layanan", "unit", "instansi", "kegiatan", "petugas"):
		return FieldName
	case hasPart(head, "jenis kelamin", "gender"):
		return FieldSex
	case short && hasWord(head, "umur", "usia", "age"):
		return FieldAge
	case short && hasWord(head, "pendidikan", "education"):
		return FieldEducation
	case hasPart(head, "saran", "kritik", "komentar", "harapan") && !hasPart(head, "pengaduan", "sarana"), head == "saran", head == "masukan":
		return FieldComment
	case short && hasPart(head, "jenis layanan", "jenis pelayanan", "layanan yang", "nama layanan", "keperluan"), head == "layanan", head == "pelayanan":
		return FieldService
	}
	return FieldNone
}

// elementScore tells how much a heading looks like that of an element.
func elementScore(e Element, head string) int {
	first, _, _ := strings.Cut(head, " ")
	if first == strings.ToLower(e.Key) {
		return 100
	}
	n := 0
	for _, w := range e.words {
		if strings.Contains(head, w) {
			n++
		}
	}
	return n
}

// answers tells whether at least a share of a column's cells, in tenths, are
// numbers or words of a scale.
func (f *File) answers(l *Layout, x, tenths int) bool {
	filled, fine := 0, 0
	for y := l.Head + 1; y < min(len(f.Rows), l.Head+200); y++ {
		s := f.at(y, x)
		if s == "" {
			continue
		}
		filled++
		n, isDigit := digit(s)
		_, isWord := degreeOf(plain(s))
		if isDigit && n >= 1 && n <= 6 || isWord || anyFixed(plain(s)) {
			fine++
		}
	}
	return filled > 0 && fine*10 >= filled*tenths
}

func anyFixed(word string) bool {
	for _, words := range fixed {
		if words[word] > 0 {
			return true
		}
	}
	return false
}

// proposeElements gives each element the column whose heading fits best, and
// what is left in order where exactly as many columns of answers are left.
func (f *File) proposeElements(l *Layout) {
	elements := KindOf(l.Kind).Elements
	type fit struct{ column, element, score int }
	var fits []fit
	for x, c := range l.Columns {
		if c.Field != FieldNone {
			continue
		}
		for i, e := range elements {
			s := elementScore(e, plain(c.Head))
			if s >= 100 || s > 0 && f.answers(l, x, 3) {
				fits = append(fits, fit{x, i, s})
			}
		}
	}
	slices.SortStableFunc(fits, func(a, b fit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.column, b.column), cmp.Compare(a.element, b.element))
	})
	taken := map[int]bool{}
	for _, m := range fits {
		if l.Columns[m.column].Field == FieldNone && !taken[m.element] {
			l.Columns[m.column].Field, taken[m.element] = Field(elements[m.element].Key), true
		}
	}
	var columns []int
	for x, c := range l.Columns {
		if c.Field == FieldNone && f.answers(l, x, 6) {
			columns = append(columns, x)
		}
	}
	if len(columns)+len(taken) != len(elements) {
		return
	}
	for i, e := range elements {
		if !taken[i] {
			l.Columns[columns[0]].Field = Field(e.Key)
			columns = columns[1:]
		}
	}
}

// proposeScale takes 1 to 6 where the answers need it and the kind knows it.
func (f *File) proposeScale(l *Layout) {
	if !slices.Contains(KindOf(l.Kind).Scales, 6) {
		return
	}
	high, all := 0, 0
	seen := map[int]bool{}
	for x, c := range l.Columns {
		if elementIndex(l.Kind, c.Field) < 0 {
			continue
		}
		for y := l.Head + 1; y < len(f.Rows); y++ {
			s := f.at(y, x)
			if n, ok := digit(s); ok {
				if all++; n == 5 || n == 6 {
					high++
				}
			} else if d, ok := degreeOf(plain(s)); ok {
				seen[d] = true
			}
		}
	}
	if high*50 > all || seen[veryNot] && seen[little] {
		l.Scale = 6
	}
}

// elementIndex gives the place of the element that a field is, -1 for none.
func elementIndex(k model.SurveyKind, f Field) int {
	return slices.IndexFunc(KindOf(k).Elements, func(e Element) bool { return Field(e.Key) == f })
}

// Check is nil, or Invalid with what is wrong with a layout.
func (l Layout) Check() error {
	var problems []model.FieldError
	add := func(field, format string, args ...any) {
		problems = append(problems, model.FieldError{Field: field, Msg: fmt.Sprintf(format, args...)})
	}
	if !slices.Contains(KindOf(l.Kind).Scales, l.Scale) {
		add("scale", "skala 1–%d tidak dipakai untuk %s", l.Scale, l.Kind)
	}
	seen := map[Field]bool{}
	elements := 0
	for _, c := range l.Columns {
		if c.Field == FieldNone {
			continue
		}
		if seen[c.Field] && c.Field != FieldComment {
			add("columns", "dua kolom berisi %s; pilih salah satu", c.Field)
		}
		seen[c.Field] = true
		if elementIndex(l.Kind, c.Field) >= 0 {
			elements++
		} else if !slices.ContainsFunc(FieldChoices(l.Kind), func(x FieldChoice) bool { return x.Field == c.Field }) {
			add("columns", "isian %s tidak dikenal untuk %s", c.Field, l.Kind)
		}
	}
	if elements == 0 {
		add("columns", "belum ada kolom yang berisi unsur %s", l.Kind)
	}
	if len(problems) == 0 {
		return nil
	}
	return &model.Error{Kind: model.Invalid, Msg: "Susunan kolom belum benar. Tidak ada yang disimpan.", Fields: problems}
}
