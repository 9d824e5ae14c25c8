package form_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/form"
	"siapzi/model/lke"
	"siapzi/model/setting"
)

func TestJSON(t *testing.T) {
	w := lke.Default()
	unit, tpi := special(w), answersOf(w, 6, model.TPI)
	ws := space(t, unit, tpi)
	if err := ws.Settings().Set(t.Context(), "sari", map[setting.Key]string{setting.PortalLink: "https://drive.contoh.go.id/{tahun}/{area}/{kode}"}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "jawaban.json")
	if _, err := ws.Forms().WriteJSON(t.Context(), path, form.Output{}); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var list []form.Soal
	if err := json.Unmarshal(data, &list); err != nil || len(list) != 127 || list[0].Evidence != "https://drive.contoh.go.id/2026/Manajemen%20Perubahan/P.1.i.a" {
		t.Fatalf("%v %d %+v", err, len(list), list[0])
	}
	b, err := form.ReadJSON(t.Context(), w, path)
	if err != nil || len(b.Problems) > 0 {
		t.Fatal(err, b)
	}
	other := space(t)
	p, err := other.Forms().Preview(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Forms().Import(t.Context(), "sari", p, false); err != nil {
		t.Fatal(err)
	}
	want := lke.Answers{}
	for c, a := range unit {
		a.Decision = nil // the portal has no place for it
		want[c] = a
	}
	for who, want := range map[model.Assessor]lke.Answers{model.UnitAssessor: want, model.TPI: tpi} {
		if d := cmp.Diff(want, stored(t, other, who), untimed); d != "" {
			t.Errorf("%s: -want +got\n%s", who, d)
		}
	}
}

func TestJSONIsRefused(t *testing.T) {
	for name, c := range map[string]struct{ data, field string }{
		"no list":           {`{"soal_id":1}`, "$"},
		"a field too many":  {`[{"soal_id":1,"nilai":3}]`, "$[0].nilai"},
		"no number":         {`{"data":[{"jawaban_unit":"A"}]}`, "$.data[0].soal_id"},
		"a soal too high":   {`[{"soal_id":128}]`, "$[0].soal_id"},
		"an answer in list": {`[{"soal_id":1,"jawaban_unit":["Ya"]}]`, "$[0].jawaban_unit"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.json")
			if err := os.WriteFile(path, []byte(c.data), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := form.ReadJSON(t.Context(), lke.Default(), path)
			var e *model.Error
			if !errors.As(err, &e) || e.Kind != model.Invalid || len(e.Fields) != 1 || e.Fields[0].Field != c.field {
				t.Errorf("%v", err)
			}
		})
	}
	t.Run("an answer that the question does not have is a problem of its own", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "a.json")
		_ = os.WriteFile(path, []byte(`[{"soal_id":1,"jawaban_unit":"B"},{"soal_id":2,"jawaban_unit":" b "},{"soal_id":88,"jawaban_unit":7.5},{"soal_id":2}]`), 0o600)
		b, err := form.ReadJSON(t.Context(), lke.Default(), path)
		if err != nil {
			t.Fatal(err)
		}
		var cells []string
		for _, p := range b.Problems {
			cells = append(cells, p.Cell)
		}
		if got := strings.Join(cells, " "); got != "[0].jawaban_unit [2].jawaban_unit [3]" || b.Answers[model.UnitAssessor]["P.1.i.b"].Answer.Option != "B" {
			t.Errorf("%s %+v", got, b.Answers)
		}
	})
}
