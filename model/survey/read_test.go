package survey

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
)

// read writes content into a file and reads it.
func read(t *testing.T, name, content string) *File {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := ReadFile(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func fields(l Layout) string {
	var out []string
	for _, c := range l.Columns {
		f := string(c.Field)
		if f == "" {
			f = "-"
		}
		out = append(out, f)
	}
	return strings.Join(out, " ")
}

func TestPropose(t *testing.T) {
	for _, c := range []struct {
		name, content, want string
		kind                model.SurveyKind
		scale               int
	}{
		{"a form with questions", "Timestamp,Nama Lengkap,No. HP,Jenis Kelamin,Usia,Pendidikan Terakhir,Jenis layanan yang diterima," +
			"1. Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?,2. Kemudahan prosedur pelayanan,3. Kecepatan waktu dalam memberikan pelayanan," +
			"4. Kewajaran biaya/tarif,5. Kesesuaian produk pelayanan,6. Kompetensi petugas,7. Perilaku petugas terkait kesopanan,8. Penanganan pengaduan,9. Kualitas sarana dan prasarana,Kritik dan saran\n" +
			"01/02/2026 08:11:12,Budi Contoh,0812000001,Laki-laki,34,S1,Data,Sangat sesuai,Mudah,Kurang cepat,Gratis,Sesuai,Sangat kompeten,Sopan dan ramah,Dikelola dengan baik,Baik,Ruang tunggu sempit\n",
			"waktu nama telepon kelamin umur pendidikan layanan U1 U2 U3 U4 U5 U6 U7 U8 U9 saran", model.SKM, 4},
		{"keys as headings", "No;U1;U2;U3;U4;U5;U6;U7;U8;U9\n1;3;3;3;4;3;3;3;4;3\n2;4;3;3;4;3;3;3;4;3\n", "- U1 U2 U3 U4 U5 U6 U7 U8 U9", model.SKM, 4},
		{"other keys, in order", "Q1\tQ2\tQ3\tQ4\tQ5\n6\t5\t6\t6\t5\n4\t6\t6\t5\t6\n", "A1 A2 A3 A4 A5", model.SPAK, 6},
		{"a title above the heads", "Hasil SPKP triwulan II\n\nUmur;Informasi tersedia;Persyaratan sesuai;Prosedur mudah;Jangka waktu sesuai;Tarif sesuai;Sarana nyaman;" +
			"Petugas merespon dengan cepat;Konsultasi dan pengaduan mudah\n20;4;4;3;4;3;4;3;4\n31;4;4;3;4;3;4;3;4\n", "umur K1 K2 K3 K4 K5 K6 K7 K8", model.SPKP, 4},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := read(t, "a.csv", c.content).Propose(c.kind)
			if got := fields(l); got != c.want || l.Scale != c.scale {
				t.Errorf("got  %s (scale %d)\nwant %s (scale %d)", got, l.Scale, c.want, c.scale)
			}
		})
	}
}

func TestAnswers(t *testing.T) {
	for in, want := range map[string]int{"4": 4, " 3 ": 3, "4,0": 4, "2.0": 2, "4 - Sangat Baik": 4, "3. Baik": 3, "(2) Kurang": 2, "Sangat baik (4)": 4, "Baik = 3": 3, "1/4": 1} {
		if got, ok := digit(in); !ok || got != want {
			t.Errorf("%q: got %d", in, got)
		}
	}
	for _, in := range []string{"", "Baik", "12", "3,5", "Layanan 3", "2026-05-01x"} {
		if n, ok := digit(in); ok && in != "2026-05-01x" {
			t.Errorf("%q was read as %d", in, n)
		}
	}
	agree4 := map[string]int{"sangat tidak setuju": 1, "tidak setuju": 2, "setuju": 3, "sangat setuju": 4}
	for _, c := range []struct {
		name    string
		element Element
		scale   int
		words   []string
		want    map[string]int
	}{
		{"agreement of four", spak.Elements[0], 4, []string{"sangat tidak setuju", "tidak setuju", "setuju", "sangat setuju"}, agree4},
		{"SKM", skm.Elements[0], 4, []string{"tidak sesuai", "kurang sesuai", "sesuai", "sangat sesuai"},
			map[string]int{"tidak sesuai": 1, "kurang sesuai": 2, "sesuai": 3, "sangat sesuai": 4}},
		{"tariffs", skm.Elements[3], 4, []string{"sangat mahal", "cukup mahal", "murah", "gratis"},
			map[string]int{"sangat mahal": 1, "cukup mahal": 2, "murah": 3, "gratis": 4}},
		{"facilities", skm.Elements[8], 4, []string{"buruk", "cukup", "baik", "sangat baik"}, map[string]int{"buruk": 1, "cukup": 2, "baik": 3, "sangat baik": 4}},
		{"agreement of six", spkp.Elements[0], 6, []string{"sangat tidak setuju", "tidak setuju", "kurang setuju", "cukup setuju", "setuju", "sangat setuju"},
			map[string]int{"sangat tidak setuju": 1, "tidak setuju": 2, "kurang setuju": 3, "cukup setuju": 4, "setuju": 5, "sangat setuju": 6}},
		{"five words on a scale of four are asked", spak.Elements[0], 4, []string{"sangat tidak setuju", "tidak setuju", "kurang setuju", "setuju", "sangat setuju"},
			map[string]int{"sangat tidak setuju": 1, "sangat setuju": 4}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, wordValues(c.element, c.scale, c.words)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestRead(t *testing.T) {
	f := read(t, "a.csv", "A1;A2;Pernah diminta imbalan?;A4;A5;Umur;Saran\n4;4;1;4;7;34 tahun;tidak ada\n3;Mantap;1;4;4;61;bagus\n;;;;;20;\n")
	l := f.Propose(model.SPAK)
	if got, want := fields(l), "A1 A2 A3 A4 A5 umur saran"; got != want {
		t.Fatalf("got %s", got)
	}
	r := f.Read(l)
	if len(r.Responses) != 2 || r.Empty != 1 {
		t.Fatalf("%d responses, %d empty", len(r.Responses), r.Empty)
	}
	if diff := cmp.Diff([]Problem{{"E2", "“7” bukan jawaban 1 sampai 4"}}, r.Problems); diff != "" {
		t.Error(diff)
	}
	if len(r.Unknown) != 1 || r.Unknown[0].Word != "Mantap" || len(r.Asks) != 1 || r.Asks[0].Field != "A3" {
		t.Errorf("unknown %+v, asks %+v", r.Unknown, r.Asks)
	}
	if ready(r) == nil {
		t.Error("a word without value is stored")
	}
	l.Value("A2", "Mantap", 4)
	l.Columns[2].Reversed, l.Asked = true, true
	r = f.Read(l)
	if err := ready(r); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][]int{{4, 4, 4, 4, 0}, {3, 4, 4, 4, 4}}, [][]int{r.Responses[0].Values, r.Responses[1].Values}); diff != "" {
		t.Error(diff)
	}
	if x := r.Responses[1]; x.Age != "≥ 60 tahun" || x.Comment != "bagus" || r.Responses[0].Comment != "" || r.Responses[0].Age != "30–39 tahun" {
		t.Errorf("%+v", x)
	}
}

func TestAgainst(t *testing.T) {
	var rows [][]int
	for i := range 40 {
		v := 1 + i%4
		rows = append(rows, []int{v, v, 5 - v, v, min(4, v+i%2)})
	}
	l := Layout{Kind: model.SPAK, Scale: 4, Columns: []Column{{Field: "A1"}, {Field: "A2"}, {Field: "A3"}, {Field: "A4"}, {Field: "A5"}}}
	got := asks(l, responses(rows...))
	if len(got) != 1 || got[0].Field != "A3" {
		t.Errorf("%+v", got)
	}
}

func TestFlags(t *testing.T) {
	rs := responses([]int{3, 4, 3, 4, 4}, []int{3, 4, 3, 4, 4}, []int{1, 2, 3, 4, 4}, []int{4, 4, 4, 4, 4}, []int{3, 4, 3, 4, 4}, []int{2, 4, 3, 4, 4})
	rs[0].At, rs[1].At = "2026-02-01 08:11:12", "2026-02-01 08:11:12"
	people := []model.SurveyPerson{{Batch: "b", No: 1, Phone: "0812-3456-789"}, {Batch: "b", No: 2, Phone: "0812-3456-789"}, {Batch: "b", No: 3, Phone: "+62 812 3456 789"},
		{Batch: "b", No: 6, Name: "Budi"}, {Batch: "b", No: 5, Name: "Budi"}}
	want := []Flagged{{"b", 2, 3, FlagTwin, 2}, {"b", 3, 4, FlagPerson, 2}, {"b", 4, 5, FlagStraight, 0}}
	if diff := cmp.Diff(want, flags(rs, people)); diff != "" {
		t.Error(diff)
	}
}

func TestManyRowsAreReadQuickly(t *testing.T) {
	var b strings.Builder
	b.WriteString("Timestamp,Nama,No HP,Jenis Kelamin,Umur,U1,U2,U3,U4,U5,U6,U7,U8,U9,Saran\n")
	for i := range 20_000 {
		_, _ = fmt.Fprintf(&b, "2026-02-%02d %02d:%02d:%02d,Orang %d,08120%07d,P,%d,Sangat sesuai,Mudah,3,Gratis,3,%d,4,3,3,saran %d\n", 1+i%28, i%24, i%60, i/60%60, i, i, 18+i%50, 1+i%4, i)
	}
	start := time.Now()
	f := read(t, "besar.csv", b.String())
	r := f.Read(f.Propose(model.SKM))
	if d := time.Since(start); len(r.Responses) != 20_000 || d > 5*time.Second {
		t.Errorf("%d responses in %v", len(r.Responses), d)
	}
	s := model.Survey{Kind: model.SKM, Scale: 4}
	if x := work(s, r.Responses, r.People); x.Used != 20_000 {
		t.Errorf("%d used", x.Used)
	}
	t.Logf("20,000 rows in %v", time.Since(start))
}
