package survey

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/sheet"
	"siapzi/model/store/storetest"
)

func TestImport(t *testing.T) {
	s := New(storetest.Open(t))
	ctx := t.Context()
	f := read(t, "a.csv", "A1;A2;A3;A4;A5;Saran\n4;4;4;4;4;Mantap\n4;4;4;3;4;\nHebat;3;4;4;4;\n")
	l, err := s.Layout(ctx, f, model.SPAK)
	if err != nil || l.Remembered {
		t.Fatal(l, err)
	}
	in := Import{Layout: l, Period: Period{2026, 1}, Leave: []Flag{FlagStraight}}
	if _, err := s.Import(ctx, "uji", f, in); model.KindOf(err) != model.Invalid {
		t.Errorf("a word without value: %v", err)
	}
	in.Layout.Value("A1", "Hebat", 4)
	done, err := s.Import(ctx, "uji", f, in)
	if err != nil || done.Stored != 3 || done.LeftOut != 1 {
		t.Fatalf("%+v %v", done, err)
	}
	t.Run("the layout is remembered with what words are worth", func(t *testing.T) {
		again, err := s.Layout(ctx, read(t, "b.csv", "A1;A2;A3;A4;A5;Saran\nHebat;4;4;4;4;x\n"), model.SPAK)
		if err != nil || !again.Remembered || len(f.Read(again).Unknown) != 0 {
			t.Errorf("%+v %v", again, err)
		}
	})
	t.Run("a second file joins the survey, and can be taken back", func(t *testing.T) {
		in := in
		in.Leave = nil
		second, err := s.Import(ctx, "uji", f, in)
		if err != nil || second.Survey != done.Survey {
			t.Fatal(second, err)
		}
		if r, _ := s.Get(ctx, done.Survey); r.Total != 6 || len(r.Batches) != 2 {
			t.Errorf("%d responses", r.Total)
		}
		if err := s.Withdraw(ctx, "uji", second.Batch); err != nil {
			t.Fatal(err)
		}
		if r, _ := s.Get(ctx, done.Survey); r.Total != 3 || r.Excluded != 1 {
			t.Errorf("%d responses", r.Total)
		}
		if err := s.Restore(ctx, "uji", second.Batch); err != nil {
			t.Fatal(err)
		}
	})
	t.Run("another scale is refused", func(t *testing.T) {
		in := in
		in.Layout.Scale = 6
		if _, err := s.Import(ctx, "uji", f, in); model.KindOf(err) != model.Conflict {
			t.Error(err)
		}
	})
	t.Run("an edit gives the edit that takes it back", func(t *testing.T) {
		n := 500
		back, err := s.Edit(ctx, "uji", done.Survey, Edit{Population: &n})
		if err != nil || *back.Population != 0 {
			t.Fatal(back, err)
		}
		if r, _ := s.Of(ctx, model.SPAK, Period{2026, 1}); r.Survey.Population != 500 {
			t.Error("not stored")
		}
	})
}

func TestWorkbooks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "skm.xlsx")
	table := sheet.Table{Name: "Form Responses 1", Columns: []sheet.Column{{Head: "Timestamp", Width: 20}, {Head: "Usia", Width: 10, Kind: sheet.Number}}}
	for _, e := range skm.Elements {
		table.Columns = append(table.Columns, sheet.Column{Head: e.Question, Width: 30})
	}
	row := []any{"01/02/2026 8:11:12", 41}
	for _, e := range skm.Elements {
		row = append(row, e.Options[2])
	}
	table.Rows = [][]any{row}
	var b bytes.Buffer
	if err := table.WriteXLSX(&b); err != nil {
		t.Fatal(err)
	}
	f := read(t, filepath.Base(path), b.String())
	r := f.Read(f.Propose(model.SKM))
	if len(r.Responses) != 1 || len(r.Missing) > 0 || len(r.Unknown) > 0 {
		t.Fatalf("%+v", r)
	}
	x := r.Responses[0]
	for i, v := range x.Values {
		if v != 3 {
			t.Errorf("U%d is %d", i+1, v)
		}
	}
	if x.Age != "40–49 tahun" || x.At == "" {
		t.Errorf("%+v", x)
	}
}

func TestEncodings(t *testing.T) {
	const text = "U1;U2;U3;U4;U5;U6;U7;U8;U9;Saran\n4;4;4;4;4;4;4;4;3;Café enak\n"
	utf16 := "\xFF\xFE"
	for _, r := range text {
		utf16 += string([]byte{byte(r), byte(r >> 8)})
	}
	for name, content := range map[string]string{"UTF-8": text, "with its mark": "\xEF\xBB\xBF" + text, "UTF-16": utf16,
		"Windows-1252": strings.ReplaceAll(text, "é", "\xE9"), "tabs": strings.ReplaceAll(text, ";", "\t"), "commas": strings.ReplaceAll(text, ";", ",")} {
		f := read(t, "a.csv", content)
		r := f.Read(f.Propose(model.SKM))
		if len(r.Responses) != 1 || r.Responses[0].Comment != "Café enak" || r.Responses[0].Values[8] != 3 {
			t.Errorf("%s: %+v", name, r.Responses)
		}
	}
}

func TestPapers(t *testing.T) {
	now := time.Date(2026, 7, 2, 0, 0, 0, 0, time.UTC)
	u := model.Unit{Name: "Balai", Agency: "Kementerian", Year: 2026}
	write := func(f func(b *bytes.Buffer) error) []byte {
		var b bytes.Buffer
		if err := f(&b); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	for _, k := range model.SurveyKinds {
		for _, scale := range KindOf(k).Scales {
			q := Questionnaire{Kind: k, Scale: scale, Unit: u, Address: "https://contoh.go.id/survei", Day: now}
			a, b := write(func(b *bytes.Buffer) error { return q.Write(t.Context(), b) }), write(func(b *bytes.Buffer) error { return q.Write(t.Context(), b) })
			if !bytes.Equal(a, b) || !bytes.HasPrefix(a, []byte("%PDF")) {
				t.Errorf("%s: two questionnaires differ", k)
			}
			values := make([]int, len(KindOf(k).Elements))
			for i := range values {
				values[i] = 1 + i%scale
			}
			r := Report{Result: work(model.Survey{Kind: k, Year: 2026, Quarter: 2, Scale: scale}, responses(values, values), nil), Unit: u, Day: now}
			write(func(b *bytes.Buffer) error { return r.Write(t.Context(), b) })
			r.Result = work(model.Survey{Kind: k, Year: 2026, Scale: scale}, nil, nil)
			write(func(b *bytes.Buffer) error { return r.Write(t.Context(), b) }) // nobody answered
		}
	}
	if err := (Questionnaire{Kind: model.SKM, Scale: 4, Unit: u, Address: "bukan alamat"}).Write(t.Context(), &bytes.Buffer{}); model.KindOf(err) != model.Invalid {
		t.Error(err)
	}
}
