package form

import (
	_ "embed" // the schema
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed portal.schema.json
var portalSchema []byte

// PortalSchema is the JSON Schema of what ReadJSON takes and WriteJSON writes.
func PortalSchema() []byte { return slices.Clone(portalSchema) }

// schema is the part of JSON Schema that ours uses. A library for all of it
// would be larger than this package; what is not understood here makes the
// schema unreadable, so that it cannot promise what nobody checks.
type schema struct {
	Schema      string             `json:"$schema"`
	Title       string             `json:"title"`
	Description string             `json:"description"`
	Type        types              `json:"type"`
	Required    []string           `json:"required"`
	Additional  *bool              `json:"additionalProperties"`
	Properties  map[string]*schema `json:"properties"`
	Items       *schema            `json:"items"`
	MaxItems    *int               `json:"maxItems"`
	MaxLength   *int               `json:"maxLength"`
	Minimum     *float64           `json:"minimum"`
	Maximum     *float64           `json:"maximum"`
}

// types is one type or several.
type types []string

// UnmarshalJSON reads both forms.
func (t *types) UnmarshalJSON(data []byte) error {
	var one string
	if json.Unmarshal(data, &one) == nil {
		*t = types{one}
		return nil
	}
	return json.Unmarshal(data, (*[]string)(t))
}

var loadSchema = sync.OnceValue(func() *schema {
	var s schema
	d := json.NewDecoder(strings.NewReader(string(portalSchema)))
	d.DisallowUnknownFields()
	if err := d.Decode(&s); err != nil {
		panic("form: embedded schema: " + err.Error())
	}
	return &s
})

// typeWords name the types of JSON.
var typeWords = map[string]string{"string": "teks", "number": "angka", "integer": "bilangan bulat", "null": "null", "object": "objek", "array": "daftar", "boolean": "benar/salah"}

// check reports everything in v that the schema does not allow.
func (s *schema) check(path string, v any, report func(path, msg string)) {
	if !slices.ContainsFunc(s.Type, func(t string) bool { return isType(v, t) }) {
		var words []string
		for _, t := range s.Type {
			words = append(words, typeWords[t])
		}
		report(path, "harus "+strings.Join(words, " atau "))
		return
	}
	switch v := v.(type) {
	case string:
		if s.MaxLength != nil && utf8.RuneCountInString(v) > *s.MaxLength {
			report(path, fmt.Sprintf("terlalu panjang, paling banyak %d huruf", *s.MaxLength))
		}
	case float64:
		if s.Minimum != nil && v < *s.Minimum || s.Maximum != nil && v > *s.Maximum {
			report(path, fmt.Sprintf("harus antara %s dan %s", number(*s.Minimum), number(*s.Maximum)))
		}
	case []any:
		if s.MaxItems != nil && len(v) > *s.MaxItems {
			report(path, fmt.Sprintf("terlalu banyak, paling banyak %d", *s.MaxItems))
			return
		}
		for i, x := range v {
			s.Items.check(fmt.Sprintf("%s[%d]", path, i), x, report)
		}
	case map[string]any:
		for _, name := range s.Required {
			if _, ok := v[name]; !ok {
				report(path+"."+name, "belum ada")
			}
		}
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if p := s.Properties[name]; p != nil {
				p.check(path+"."+name, v[name], report)
			} else if s.Additional != nil && !*s.Additional {
				report(path+"."+name, "tidak dikenal")
			}
		}
	}
}

func isType(v any, t string) bool {
	switch v := v.(type) {
	case nil:
		return t == "null"
	case string:
		return t == "string"
	case bool:
		return t == "boolean"
	case float64:
		return t == "number" || t == "integer" && v == math.Trunc(v)
	case []any:
		return t == "array"
	case map[string]any:
		return t == "object"
	}
	return false
}
