package assessment

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"siapzi/model"
	"siapzi/model/lke"
)

// MaxFile is the size in bytes of the largest answer file that is read. A full
// sheet with the longest notes stays below it.
const MaxFile = 16 << 20

// The keys of the object form that are no inputs. The worksheet refuses
// inputs of these names.
const (
	keyOption   = "jawaban"
	keyNote     = "catatan"
	keyDecision = "keputusan"
)

// ParseFile reads an answer file, a JSON object by question code, into changes
// of the assessor for Apply, in the order of the file:
//
//	{"P.1.i.a": "Ya",                                the option; the note stays
//	 "P.1.i.b": {"jawaban": "A", "catatan": "…"},    option and note
//	 "P.1.ii.a": {"catatan": "…"},                   the note; the answer stays
//	 "R.1.i.a": {"agen": 7, "perubahan": 7},         all numbers; the note stays
//	 "R.5.ii.a": {"harus": 0, "proses": 0, "selesai": 0, "keputusan": 1, "catatan": "…"},
//	 "H.I.a": {"indeks": 3.6},
//	 "P.2.i.a": null}                                clears answer and note
//
// Codes are read like lke.Worksheet.ParseCode does and options without regard
// to case; the worksheet's own spelling is what comes out. A null inside an
// object stands for "not filled". Numbers are JSON numbers with a point.
//
// The error is Invalid and names every problem by code, or code and key:
// unknown ones, double ones, and numbers that lke refuses. Only text that is
// no JSON object ends with the first. Whether a decision has its note is left
// to Apply where the note is kept.
func ParseFile(w *lke.Worksheet, r io.Reader, assessor model.Assessor) ([]Change, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxFile+1))
	if err != nil {
		return nil, model.Errorf(model.Unavailable, "Berkas jawaban tidak dapat dibaca: %w. Tidak ada yang disimpan.", err)
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF")) // Windows editors write it
	if msg := notJSON(data); msg != "" {
		return nil, model.Errorf(model.Invalid, "%s Tidak ada yang disimpan.", msg)
	}
	p := parser{w: w, assessor: assessor}
	var changes []Change
	seen := map[model.Code]int{}
	for _, m := range members(data) {
		code, ok := w.ParseCode(m.key)
		if !ok {
			p.add(m.key, "kode tidak ada dalam lembar kerja")
			continue
		}
		if seen[code]++; seen[code] > 1 {
			if seen[code] == 2 {
				p.add(string(code), "tertulis lebih dari sekali")
			}
			continue
		}
		changes = append(changes, p.change(code, m.value))
	}
	if p.fields != nil {
		return nil, &model.Error{Kind: model.Invalid, Msg: "Berkas jawaban belum benar. Tidak ada yang disimpan.", Fields: p.fields}
	}
	return changes, nil
}

// notJSON says in Indonesian why data is not one JSON object, "" if it is.
func notJSON(data []byte) string {
	switch {
	case len(data) > MaxFile:
		return "Berkas jawaban lebih besar daripada " + model.Size(MaxFile) + "."
	case len(bytes.TrimSpace(data)) == 0:
		return "Berkas jawaban kosong."
	case !utf8.Valid(data):
		return "Berkas jawaban bukan teks UTF-8; simpan ulang sebagai UTF-8."
	}
	var whole json.RawMessage
	var syntax *json.SyntaxError
	if err := json.Unmarshal(data, &whole); errors.As(err, &syntax) {
		before := data[:max(0, min(int(syntax.Offset)-1, len(data)))]
		line := bytes.Count(before, []byte("\n")) + 1
		column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
		return fmt.Sprintf("Berkas jawaban bukan JSON yang benar: periksa baris %d, kolom %d.", line, column)
	}
	if kindOf(data) != '{' {
		return `Berkas jawaban harus berupa objek JSON seperti {"P.1.i.a": "Ya"}.`
	}
	return ""
}

// kindOf gives the first character of a JSON value: { [ " t f n or one of a number.
func kindOf(value []byte) byte { return bytes.TrimSpace(value)[0] }

// member is one key of an object with its value as it is written.
type member struct {
	key   string
	value json.RawMessage
}

// members lists the members of an object in order, double keys included:
// decoding into a map would silently keep the last one. data is a valid object.
func members(data []byte) []member {
	dec := json.NewDecoder(bytes.NewReader(data))
	var list []member
	if _, err := dec.Token(); err != nil { // the opening brace
		return nil
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			break
		}
		m := member{key: key.(string)} // the keys of an object are strings
		if dec.Decode(&m.value) != nil {
			break
		}
		list = append(list, m)
	}
	return list
}

// parser turns the values of a file into changes and collects problems.
type parser struct {
	w        *lke.Worksheet
	assessor model.Assessor
	fields   []model.FieldError
}

func (p *parser) add(field, format string, args ...any) {
	p.fields = append(p.fields, model.FieldError{Field: field, Msg: fmt.Sprintf(format, args...)})
}

// change reads the value of one code.
func (p *parser) change(code model.Code, value json.RawMessage) Change {
	c := Change{Answer: model.Answer{Code: code, Assessor: p.assessor}}
	before := len(p.fields)
	switch kindOf(value) {
	case 'n':
	case '"':
		c.KeepNote = true
		c.Answer.Option = p.option(code, value)
	case '{':
		p.object(&c, value)
	default:
		p.add(string(code), "harus berupa pilihan dalam tanda kutip, objek seperti {\"kunci\": 1}, atau null")
	}
	if len(p.fields) == before {
		p.check(c)
	}
	return c
}

// check asks the worksheet. A kept note is not known here, so something stands
// for it: a decision without note is found by Apply.
func (p *parser) check(c Change) {
	x := c.over(model.Answer{Note: "-"})
	p.fields = append(p.fields, problemsOf(p.w.Check(x))...)
}

// option reads the key of an option in any case and gives the worksheet's
// spelling. What the question does not know is left as it is for Check to name.
func (p *parser) option(code model.Code, value json.RawMessage) string {
	s, ok := str(value)
	if s = strings.TrimSpace(s); !ok || s == "" {
		p.add(string(code), "pilihan kosong; tulis null untuk mengosongkan jawaban")
		return ""
	}
	for _, o := range p.w.Node(code).Options {
		if strings.EqualFold(o.Key, s) {
			return o.Key
		}
	}
	return s
}

// object reads the object form.
func (p *parser) object(c *Change, value json.RawMessage) {
	code := c.Answer.Code
	c.KeepAnswer, c.KeepNote = true, true
	list := members(value)
	if len(list) == 0 {
		p.add(string(code), "objek kosong; tulis null untuk mengosongkan jawaban")
	}
	seen := map[string]int{}
	for _, m := range list {
		field := string(code) + "." + m.key
		if seen[m.key]++; seen[m.key] > 1 {
			if seen[m.key] == 2 {
				p.add(field, "tertulis lebih dari sekali")
			}
			continue
		}
		if m.key == keyNote {
			c.KeepNote = false
			p.note(c, field, m.value)
			continue
		}
		c.KeepAnswer = false
		switch {
		case kindOf(m.value) == 'n': // not filled
			p.known(code, m.key)
		case m.key == keyOption:
			if kindOf(m.value) != '"' {
				p.add(field, "harus berupa pilihan dalam tanda kutip")
				continue
			}
			c.Answer.Option = p.option(code, m.value)
		default:
			p.number(c, m.key, field, m.value)
		}
	}
}

// known complains about a key that the question does not have; Check cannot
// see it where its value is null.
func (p *parser) known(code model.Code, key string) {
	if key == keyOption || key == keyDecision {
		return
	}
	if _, ok := p.w.Node(code).Input(key); !ok {
		p.add(string(code)+"."+key, "masukan tidak dikenal")
	}
}

// note reads the note; null and "" remove it.
func (p *parser) note(c *Change, field string, value json.RawMessage) {
	s, ok := str(value)
	if !ok && kindOf(value) != 'n' {
		p.add(field, "catatan harus berupa teks dalam tanda kutip")
	}
	c.Answer.Note = s
}

// number reads an input or the decision.
func (p *parser) number(c *Change, key, field string, value json.RawMessage) {
	if k := kindOf(value); k != '-' && (k < '0' || k > '9') {
		p.add(field, "harus angka tanpa tanda kutip, dengan titik desimal: 3.6")
		return
	}
	v, err := strconv.ParseFloat(string(bytes.TrimSpace(value)), 64)
	if err != nil {
		p.add(field, "angka terlalu besar")
		return
	}
	if v == 0 {
		v = 0 // JSON knows -0, people do not
	}
	if key == keyDecision {
		c.Answer.Decision = &v
		return
	}
	if c.Answer.Inputs == nil {
		c.Answer.Inputs = map[string]float64{}
	}
	c.Answer.Inputs[key] = v
}

// str reads a JSON string.
func str(value json.RawMessage) (s string, ok bool) {
	if kindOf(value) != '"' {
		return "", false
	}
	err := json.Unmarshal(value, &s)
	return s, err == nil
}
