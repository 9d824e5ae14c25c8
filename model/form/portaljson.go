package form

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/setting"
)

// JSON is the form of PortalRB's interface for agencies.
const JSON Kind = "json"

// Soal is one entry of PortalRB: a question, or one number of it.
type Soal struct {
	ID       int    `json:"soal_id"`
	Unit     any    `json:"jawaban_unit"` // string, number, or null
	TPI      any    `json:"jawaban_tpi"`
	Note     string `json:"catatan_unit"`
	Evidence string `json:"bukti_dukung_unit"`
	NoteTPI  string `json:"catatan_tpi"`
}

// maxJSON bounds the file that is read.
const maxJSON = 16 << 20

// soalPlace is what a number of PortalRB stands for.
type soalPlace struct {
	node  *lke.Node
	input string // "" for a question with options
	first bool   // the first entry of its question
}

// soalPlaces gives what every soal_id stands for.
func soalPlaces(w *lke.Worksheet) map[int]soalPlace {
	all := map[int]soalPlace{}
	for _, n := range w.Questions {
		for i, id := range n.PortalSoalIDs {
			p := soalPlace{node: n, first: i == 0}
			if n.Scale == lke.ScaleIndex {
				p.input = n.Inputs[0].Key
			}
			for _, in := range n.Inputs {
				if in.PortalSoalID == id {
					p.input = in.Key
				}
			}
			all[id] = p
		}
	}
	return all
}

// ReadJSON reads answers as PortalRB exchanges them: a list, or an object with
// that list as "data". What the schema does not allow is Invalid, every place
// named; an answer that a question does not have is a problem of the book.
func ReadJSON(ctx context.Context, w *lke.Worksheet, path string) (*Book, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, model.Errorf(model.NotFound, "Berkas %s tidak dapat dibuka: %w", path, err)
	}
	defer f.Close() //nolint:errcheck // read-only
	data, err := io.ReadAll(io.LimitReader(f, maxJSON+1))
	switch {
	case err != nil:
		return nil, model.Errorf(model.Unavailable, "Berkas %s tidak dapat dibaca: %w", path, err)
	case len(data) > maxJSON:
		return nil, model.Errorf(model.Unsupported, "Berkas %s lebih besar dari %d MB.", path, maxJSON>>20)
	case ctx.Err() != nil:
		return nil, ctx.Err()
	}
	list, err := validSoal(data, path)
	if err != nil {
		return nil, err
	}
	return bookOf(w, path, list)
}

// validSoal checks the data against the schema.
func validSoal(data []byte, path string) ([]Soal, error) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		var e *json.SyntaxError
		if errors.As(err, &e) {
			return nil, model.Errorf(model.Invalid, "%s bukan JSON yang utuh: salah di huruf ke-%d.", path, e.Offset)
		}
		return nil, model.Errorf(model.Invalid, "%s bukan JSON yang utuh: %w", path, err)
	}
	at := "$"
	if o, ok := v.(map[string]any); ok {
		if inner, has := o["data"]; has {
			v, at = inner, "$.data"
		}
	}
	var fields []model.FieldError
	loadSchema().check(at, v, func(path, msg string) {
		if len(fields) < 100 {
			fields = append(fields, model.FieldError{Field: path, Msg: msg})
		}
	})
	if fields != nil {
		return nil, &model.Error{Kind: model.Invalid, Msg: "Berkas ini tidak menurut bentuk PortalRB. Tidak ada yang diimpor.", Fields: fields}
	}
	inner, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("form: read json: %w", err)
	}
	var list []Soal
	if err := json.Unmarshal(inner, &list); err != nil {
		return nil, fmt.Errorf("form: read json: %w", err)
	}
	return list, nil
}

// bookOf turns entries into answers.
func bookOf(w *lke.Worksheet, path string, list []Soal) (*Book, error) {
	b := &Book{Path: path, Kind: JSON, Sheet: "JSON", Answers: map[model.Assessor]map[model.Code]Answered{model.UnitAssessor: {}, model.TPI: {}},
		Shown: map[model.Assessor][]Shown{}, Wording: map[model.Code]Wording{}, Rows: map[model.Code]int{}}
	places := soalPlaces(w)
	seen := map[int]bool{}
	for i, s := range list {
		p, ok := places[s.ID]
		cell := fmt.Sprintf("[%d]", i)
		if !ok || seen[s.ID] {
			b.Problems = append(b.Problems, Problem{Cell: cell, Msg: fmt.Sprintf("soal_id %d tidak dikenal atau tertulis dua kali.", s.ID)})
			continue
		}
		seen[s.ID] = true
		b.take(p, model.UnitAssessor, s.Unit, s.Note, s.Evidence, cell)
		b.take(p, model.TPI, s.TPI, s.NoteTPI, "", cell)
	}
	if len(seen) == 0 {
		return nil, model.Errorf(model.Invalid, "Tidak ada soal PortalRB dalam %s.", path)
	}
	for who, all := range b.Answers { // TPI may have said nothing at all
		blank := true
		for c, a := range all {
			a.Blank = a.Answer.IsBlank() && !a.Bad
			all[c] = a
			blank = blank && a.Blank && a.Answer.Note == ""
		}
		if who == model.TPI && blank {
			delete(b.Answers, who)
		}
	}
	return b, nil
}

// take adds one entry to the answer of its question.
func (b *Book) take(p soalPlace, who model.Assessor, v any, note, evidence, cell string) {
	n := p.node
	a, ok := b.Answers[who][n.Code]
	if !ok {
		field := map[model.Assessor]string{model.UnitAssessor: "unit", model.TPI: "tpi"}[who]
		a = Answered{Answer: model.Answer{Code: n.Code, Assessor: who}, Cell: cell + ".jawaban_" + field, NoteCell: cell + ".catatan_" + field, Confidence: Sure}
	}
	for _, x := range []struct {
		to   *string
		text string
	}{{&a.Answer.Note, cleanText(note)}, {&a.Evidence, cleanText(evidence)}} {
		if x.text != "" && !strings.Contains(*x.to, x.text) {
			*x.to = strings.TrimSpace(*x.to + "\n" + x.text)
		}
	}
	text := ""
	switch v := v.(type) {
	case string:
		text = v
	case float64:
		text = strconv.FormatFloat(v, 'f', -1, 64)
	}
	bad := func(msg string) {
		a.Bad = true
		b.Problems = append(b.Problems, Problem{Cell: a.Cell, Code: n.Code, Msg: msg})
	}
	if p.input == "" {
		if key, ok := optionOf(n, text); ok {
			a.Answer.Option = key
		} else {
			bad(fmt.Sprintf("“%s” bukan jawaban soal ini.", shorten(text)))
		}
	} else {
		in, _ := n.Input(p.input)
		x, present, ok := numberOf(text, in.Integer)
		if _, isNumber := v.(float64); isNumber {
			x = v.(float64)
		}
		msg := ""
		if ok && present {
			msg = outside(in, x)
		} else if !ok {
			msg = fmt.Sprintf("“%s” bukan angka untuk “%s”.", shorten(text), in.Label)
		}
		switch {
		case msg != "":
			bad(msg)
		case present:
			if a.Answer.Inputs == nil {
				a.Answer.Inputs = map[string]float64{}
			}
			a.Answer.Inputs[in.Key] = x
		}
	}
	b.Answers[who][n.Code] = a
}

// WriteJSON writes the answers of unit and TPI as PortalRB takes them: all 127
// entries in the order of their numbers. Notes and evidence of a question with
// several numbers stand at the first. The result says which addresses are not
// of a form that portals take.
func (f *Forms) WriteJSON(ctx context.Context, dst string, o Output) (Filled, error) {
	s, err := f.state(ctx)
	if err != nil {
		return Filled{}, err
	}
	e, err := f.evidence(ctx, o.Manifest)
	if err != nil {
		return Filled{}, err
	}
	w := f.d.Worksheet()
	done := Filled{Path: dst, Sheet: "JSON"}
	places := soalPlaces(w)
	list := []Soal{}
	for id := 1; len(list) < len(places); id++ {
		p, ok := places[id]
		if !ok {
			return Filled{}, fmt.Errorf("form: soal %d is missing in the worksheet", id)
		}
		unit, tpi := s.answers[model.UnitAssessor][p.node.Code], s.answers[model.TPI][p.node.Code]
		entry := Soal{ID: id, Unit: entryOf(unit, p.input), TPI: entryOf(tpi, p.input)}
		if p.first {
			entry.Note, entry.NoteTPI, entry.Evidence = unit.Note, tpi.Note, e.address(f, p.node.Code)
			for _, a := range addressesIn(entry.Evidence) {
				if msg := setting.CheckLink(a); msg != "" {
					done.Notes = append(done.Notes, fmt.Sprintf("%s: %s – %s", p.node.Code, shorten(a), msg))
				}
			}
		}
		list = append(list, entry)
	}
	done.Changed = len(list)
	return done, writeFile(ctx, dst, func(out *os.File) error {
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(list)
	})
}

// entryOf gives what stands as the answer of one entry: nil where blank.
func entryOf(a model.Answer, input string) any {
	if input == "" {
		if a.Option == "" {
			return nil
		}
		return a.Option
	}
	if x, ok := a.Inputs[input]; ok {
		return x
	}
	return nil
}
