package lke

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// The shapes of the JSON file. Pointers tell "absent or null" from zero. Lists
// of larger things are kept raw, so that a mistake in one is told together
// with mistakes in the others.

type rawWorksheet struct {
	ID           string                     `json:"id"`
	Title        string                     `json:"title"`
	Regulation   string                     `json:"regulation"`
	AmendedBy    string                     `json:"amended_by"`
	Lang         string                     `json:"lang"`
	Wording      string                     `json:"wording"`
	Scales       map[string][]rawScaleStep  `json:"scales"`
	Scoring      rawScoring                 `json:"scoring"`
	Language     string                     `json:"formula_language"`
	MeetingParts []string                   `json:"meeting_package_parts"`
	Nodes        []json.RawMessage          `json:"nodes"`
	Thresholds   map[string]json.RawMessage `json:"thresholds"`
	Prereqs      rawPrerequisites           `json:"prerequisites"`
	GradeOrder   rawGradeOrder              `json:"grade_order"`
	Relief       rawRelief                  `json:"afirmasi"`
	Areas        []json.RawMessage          `json:"areas"`
	Kawasan      []string                   `json:"kawasan_aspects"`
	Culture      []string                   `json:"budaya_pelayanan_prima"`
	Periods      []string                   `json:"periods"`
}

type rawScaleStep struct {
	Key   string   `json:"key"`
	Value *float64 `json:"value"`
}

type rawScoring struct {
	Average    string `json:"average"`
	Weighted   string `json:"weighted"`
	Sum        string `json:"sum"`
	Unanswered struct {
		Provisional string `json:"nilai_sementara"`
		Safe        string `json:"nilai_aman"`
	} `json:"unanswered"`
	GateUses  string  `json:"gate_uses"`
	Round     bool    `json:"round_before_compare"`
	Tolerance float64 `json:"tolerance"`
	Decimals  int     `json:"display_decimals"`
}

type rawNode struct {
	Code         string            `json:"code"`
	Parent       *string           `json:"parent"`
	Level        string            `json:"level"`
	Label        string            `json:"label"`
	Name         string            `json:"name"`
	Weight       *float64          `json:"weight"`
	Rollup       string            `json:"rollup"`
	Notes        string            `json:"notes"`
	Gist         string            `json:"gist"`
	PrintedLabel string            `json:"printed_label"`
	Scale        string            `json:"scale"`
	Criteria     map[string]string `json:"criteria"`
	Inputs       []rawInput        `json:"inputs"`
	Derived      []rawDerived      `json:"derived"`
	Formula      *string           `json:"formula"`
	FormulaNote  *string           `json:"formula_note"`
	OnZero       *rawOnZero        `json:"on_zero"`
	Evidence     []rawEvidence     `json:"evidence"`
	Keywords     []string          `json:"keywords"`
	Pokja        *int              `json:"pokja"`
	XLSXRow      int               `json:"xlsx_row"`
	PortalRow    int               `json:"portal_xlsx_row"`
	PortalSoal   []int             `json:"portal_soal_ids"`
}

type rawInput struct {
	Key        string   `json:"key"`
	Label      string   `json:"label"`
	Unit       string   `json:"unit"`
	Min        *float64 `json:"min"`
	Max        *float64 `json:"max"`
	Integer    bool     `json:"integer"`
	InFormula  bool     `json:"in_formula"`
	XLSXRow    int      `json:"xlsx_row"`
	PortalRow  int      `json:"portal_xlsx_row"`
	PortalSoal int      `json:"portal_soal_id"`
}

type rawDerived struct {
	Key     string `json:"key"`
	Label   string `json:"label"`
	Expr    string `json:"expr"`
	XLSXRow int    `json:"xlsx_row"`
}

type rawOnZero struct {
	Value *float64 `json:"value"`
	Note  string   `json:"note"`
}

type rawEvidence struct {
	Name           string `json:"name"`
	Rhythm         string `json:"rhythm"`
	MeetingPackage bool   `json:"meeting_package"`
}

type rawArea struct {
	No              int      `json:"no"`
	Name            string   `json:"name"`
	Pokja           int      `json:"pokja"`
	PokjaName       string   `json:"pokja_name"`
	Weight          float64  `json:"weight"`
	WeightPemenuhan float64  `json:"weight_pemenuhan"`
	WeightReform    float64  `json:"weight_reform"`
	Nodes           []string `json:"nodes"`
}

type rawTarget struct {
	Label    string    `json:"label"`
	Requires *string   `json:"requires_predicate"`
	Gates    []rawGate `json:"gates"`
	Halves   struct {
		Value    float64            `json:"value"`
		MinScore map[string]float64 `json:"min_score"`
	} `json:"half_area_warning"`
	Kawasan struct {
		AllUnits       bool    `json:"all_units_qualify"`
		IntegrationMin float64 `json:"integration_min"`
		Requires       *string `json:"requires_kawasan_predicate"`
	} `json:"kawasan"`
}

type rawGate struct {
	ID        string   `json:"id"`
	Label     string   `json:"label"`
	Nodes     []string `json:"nodes"`
	Measure   string   `json:"measure"`
	Op        string   `json:"op"`
	Value     *float64 `json:"value"`
	Weight    *float64 `json:"weight"`
	MinScore  *float64 `json:"min_score"`
	MinIndex  *float64 `json:"min_index"`
	MinOption *string  `json:"min_option"`
}

type rawPrerequisites struct {
	Agency []rawPrerequisite `json:"instansi"`
	Unit   []rawPrerequisite `json:"unit"`
}

type rawPrerequisite struct {
	ID   string          `json:"id"`
	Name string          `json:"name"`
	Type string          `json:"type"`
	Op   string          `json:"op"`
	WBK  json.RawMessage `json:"WBK"`
	WBBM json.RawMessage `json:"WBBM"`
	Note string          `json:"note"`
}

type rawGradeOrder struct {
	Opinion []string `json:"opini"`
	Grade   []string `json:"predikat"`
	Note    string   `json:"note"`
}

type rawRelief struct {
	Name  string   `json:"name"`
	Note  string   `json:"note"`
	Units []string `json:"units"`
}

// strict decodes data into v and refuses keys that v does not have: a
// misspelt key would otherwise silently be a missing value. What could be read
// is in v also when there is an error.
func strict(data []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return err
	}
	if _, err := dec.Token(); err != io.EOF {
		return errors.New("ada isi sesudah akhir data")
	}
	return nil
}

// jsonProblem says in Indonesian what strict or json found.
func jsonProblem(err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Sprintf("JSON rusak pada bita ke-%d", syntax.Offset)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "JSON terputus"
	case errors.As(err, &kind):
		return fmt.Sprintf("isi %q berjenis %s, tidak sesuai", kind.Field, kind.Value)
	}
	// The decoder has no error type for this one.
	if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return "kunci " + name + " tidak dikenal"
	}
	return err.Error()
}
