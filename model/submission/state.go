package submission

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/model/lke"
	"siapzi/model/vault"
)

// State is everything that a bundle is made from. Its JSON is stored; fields
// are only ever added.
type State struct {
	Program    string                              `json:"program"` // name and version
	Worksheet  string                              `json:"worksheet"`
	Unit       model.Unit                          `json:"unit"`
	Letterhead bundle.Letterhead                   `json:"letterhead"`
	Thresholds map[model.Target]map[string]float64 `json:"thresholds"`        // those that differ from the regulation's
	Wording    map[model.Code]lke.Wording          `json:"wording,omitempty"` // texts that differ from the worksheet's own
	Answers    map[model.Assessor]lke.Answers      `json:"answers"`
	Documents  map[model.Code][]model.Document     `json:"documents"`
	// Converted holds what LibreOffice made of office files, by their content.
	Converted map[model.Hash]Conversion `json:"converted"`
	Request   Request                   `json:"request"`
}

// Conversion is what became of an office file: a PDF in the vault, or the error
// that stands on its placeholder.
type Conversion struct {
	PDF  model.Hash `json:"pdf,omitempty"`
	Kind model.Kind `json:"kind,omitempty"`
	Msg  string     `json:"msg,omitempty"`
}

// Request is a bundle.Request without a place and without passwords.
type Request struct {
	Codes          []model.Code          `json:"codes,omitempty"`
	Date           time.Time             `json:"date"`
	Assessor       model.Assessor        `json:"assessor"`
	Producer       string                `json:"producer,omitempty"`
	Title          string                `json:"title,omitempty"`
	Number         string                `json:"number,omitempty"`
	Stamp          bundle.StampStyle     `json:"stamp,omitempty"`
	Watermark      string                `json:"watermark,omitempty"`
	WatermarkStyle bundle.WatermarkStyle `json:"watermark_style,omitempty"`
	Images         bundle.ImageQuality   `json:"images,omitempty"`
	MaxBytes       int64                 `json:"max_bytes,omitempty"`
	MaxPages       int                   `json:"max_pages,omitempty"`
}

// freeze gives what of req is kept.
func freeze(r bundle.Request) Request {
	return Request{Codes: r.Codes, Date: r.Date, Assessor: r.Assessor, Producer: r.Producer, Title: r.Title, Number: r.Number,
		Stamp: r.Stamp, Watermark: r.Watermark, WatermarkStyle: r.WatermarkStyle, Images: r.Images, MaxBytes: r.MaxBytes, MaxPages: r.MaxPages}
}

// request gives the request again, without a place.
func (r Request) request() bundle.Request {
	return bundle.Request{Codes: r.Codes, Date: r.Date, Assessor: r.Assessor, Producer: r.Producer, Title: r.Title, Number: r.Number, Stamp: r.Stamp,
		Watermark: r.Watermark, WatermarkStyle: r.WatermarkStyle, Images: r.Images, MaxBytes: r.MaxBytes, MaxPages: r.MaxPages}
}

// assessors whose answers are frozen.
var assessors = []model.Assessor{model.UnitAssessor, model.TPI, model.TPN}

// capture reads what src would give to a bundle now.
func capture(ctx context.Context, src bundle.Source) (State, error) {
	s := State{Program: "SiapZI " + model.ProgramVersion, Worksheet: src.Worksheet.ID, Unit: src.Unit, Letterhead: src.Letterhead,
		Thresholds: thresholds(src.Worksheet), Wording: wording(src.Worksheet), Answers: map[model.Assessor]lke.Answers{}, Converted: map[model.Hash]Conversion{}}
	for _, a := range assessors {
		answers, err := src.Answers.Answers(ctx, a)
		if err != nil {
			return s, err
		}
		s.Answers[a] = answers
	}
	var err error
	s.Documents, err = src.Documents.ByQuestion(ctx)
	return s, err
}

// thresholds gives the minimums that differ from those of the data.
func thresholds(w *lke.Worksheet) map[model.Target]map[string]float64 {
	out := map[model.Target]map[string]float64{}
	for t, rules := range w.Targets {
		for _, g := range rules.Gates {
			if g.Changed {
				if out[t] == nil {
					out[t] = map[string]float64{}
				}
				out[t][g.ID] = g.Stated()
			}
		}
	}
	return out
}

// wording gives the texts of questions and criteria that are not those of the data.
func wording(w *lke.Worksheet) map[model.Code]lke.Wording {
	out := map[model.Code]lke.Wording{}
	base := lke.Default()
	for _, q := range w.Questions {
		old := base.Question(q.Code)
		if old == nil {
			continue
		}
		t := lke.Wording{Criteria: map[string]string{}}
		if q.Gist != old.Gist {
			t.Question = q.Gist
		}
		for _, o := range q.Options {
			if x, ok := old.Option(o.Key); ok && x.Criterion != o.Criterion {
				t.Criteria[o.Key] = o.Criterion
			}
		}
		if t.Question != "" || len(t.Criteria) > 0 {
			out[q.Code] = t
		}
	}
	return out
}

// Sheet gives the worksheet with the texts and thresholds that were in force.
func (s State) Sheet() (*lke.Worksheet, error) {
	w := lke.Default()
	if s.Worksheet != w.ID {
		return nil, model.Errorf(model.Unsupported, "Pengajuan ini dibuat dengan LKE %s yang tidak dikenal oleh versi program ini.", s.Worksheet)
	}
	t := lke.Thresholds{}
	for target, gates := range s.Thresholds {
		for id, x := range gates {
			t[lke.GateKey{Target: target, ID: id}] = x
		}
	}
	if len(s.Wording) > 0 {
		w = w.WithWording(s.Wording)
	}
	return w.WithThresholds(t), nil
}

// Score gives the scores and gates of the answers that the bundle shows.
func (s State) Score() (lke.Score, lke.TargetResult, error) {
	w, err := s.Sheet()
	if err != nil {
		return lke.Score{}, lke.TargetResult{}, err
	}
	score := w.Score(s.Answers[s.assessor()])
	return score, w.Gates(score.Safe, s.Unit.Target), nil
}

// assessor is whose answers the bundle shows.
func (s State) assessor() model.Assessor {
	if s.Request.Assessor == "" {
		return model.UnitAssessor
	}
	return s.Request.Assessor
}

// hashes gives every stored file that the state needs, each once.
func (s State) hashes() []model.Hash {
	var out []model.Hash
	seen := map[model.Hash]bool{}
	add := func(h model.Hash) {
		if h != "" && !seen[h] {
			seen[h] = true
			out = append(out, h)
		}
	}
	for _, docs := range s.Documents {
		for _, d := range docs {
			for _, f := range d.Files {
				add(f.Version.Hash)
			}
		}
	}
	for _, c := range s.Converted {
		add(c.PDF)
	}
	return out
}

// frozen gives a bundle what the state holds.
type frozen struct {
	state State
	vault *vault.Vault
}

// Answers gives what an assessor had answered.
func (f frozen) Answers(_ context.Context, a model.Assessor) (lke.Answers, error) {
	if x := f.state.Answers[a]; x != nil {
		return x, nil
	}
	return lke.Answers{}, nil
}

// ByQuestion gives the documents as they were.
func (f frozen) ByQuestion(context.Context) (map[model.Code][]model.Document, error) {
	return f.state.Documents, nil
}

// PathOf gives where a version is stored.
func (f frozen) PathOf(v model.Version) string { return f.vault.Path(v.Hash) }

// Convert gives the PDF that LibreOffice had made, or its error.
func (f frozen) Convert(_ context.Context, _ string, key model.Hash, _ string) (string, error) {
	c, ok := f.state.Converted[key]
	switch {
	case ok && c.PDF != "":
		return f.vault.Path(c.PDF), nil
	case ok:
		return "", &model.Error{Kind: c.Kind, Msg: c.Msg}
	}
	return "", model.Errorf(model.Unavailable, "Hasil LibreOffice untuk berkas ini tidak ikut dibekukan.")
}

// recorder notes what the converter of a workspace does.
type recorder struct {
	frozen
	real  bundle.Converter
	paths map[model.Hash]string
}

// Convert asks the real converter once per content and notes what it says.
func (r *recorder) Convert(ctx context.Context, src string, key model.Hash, mime string) (string, error) {
	path, err := r.real.Convert(ctx, src, key, mime)
	switch kind := model.KindOf(err); {
	case err == nil:
		r.paths[key] = path
		r.state.Converted[key] = Conversion{} // the PDF is stored when the build has ended
	case kind == model.Canceled || kind == model.Internal: // ends the build
	default:
		r.state.Converted[key] = Conversion{Kind: kind, Msg: model.Message(err)}
	}
	return path, err
}

// maxState bounds what a stored state may unpack to.
const maxState = 256 << 20

// pack writes v as gzipped JSON.
func pack(v any) ([]byte, error) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if err := errors.Join(json.NewEncoder(z).Encode(v), z.Close()); err != nil {
		return nil, fmt.Errorf("submission: pack: %w", err)
	}
	return b.Bytes(), nil
}

// unpack reads what pack wrote.
func unpack(data []byte, v any) error {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err == nil {
		err = json.NewDecoder(io.LimitReader(z, maxState)).Decode(v)
	}
	if err != nil {
		return fmt.Errorf("submission: unpack: %w", err)
	}
	return nil
}
