package suggest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/assets"
	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/suggest"
)

var index = suggest.New(lke.Default())

// first gives the code and the reason of the best suggestion.
func first(in suggest.Input, h *suggest.Habits) (model.Code, string) {
	list := index.Suggest(in, h)
	if len(list) == 0 {
		return "", ""
	}
	return list[0].Code, list[0].Reason
}

func TestCodesInNames(t *testing.T) {
	// The words say nothing, so the code and the folders decide alone.
	for _, c := range []struct {
		folder, name string
		want         model.Code
	}{
		{"", "P.1.i.a x.pdf", "P.1.i.a"},
		{"", "p.6.II.b x.pdf", "P.6.ii.b"},
		{"", "P_2_iii_a_x.pdf", "P.2.iii.a"},
		{"", "P-3-iv-c x.pdf", "P.3.iv.c"},
		{"", "P 5 v e x.pdf", "P.5.v.e"},
		{"", "P5iiib x.pdf", "P.5.iii.b"},
		{"", "R.5.iii.b x.pdf", "R.5.iii.b"},
		{"", "R1ia x.pdf", "R.1.i.a"},
		{"", "1.ii.c x.pdf", "P.1.ii.c"},
		{"", "6iid x.pdf", "P.6.ii.d"},
		{"", "(4.ii.c) x.pdf", "P.4.ii.c"},
		{"", "x (4.ii.c).pdf", "P.4.ii.c"},
		{"", "Eviden 4.ii.c x.pdf", "P.4.ii.c"},
		{"", "IV.2.c x.pdf", "P.4.ii.c"},
		{"", "I.1.a.1 x.pdf", "P.1.i.a"},
		{"", "V. 4. b x.pdf", "P.5.iv.b"},
		{"", "6.2.b x.pdf", "P.6.ii.b"},
		{"", "I.1.i.a x.pdf", "P.1.i.a"},
		{"", "II.3.iii.a x.pdf", "R.3.iii.a"},
		{"", "A.I.6.iv.c x.pdf", "P.6.iv.c"},
		{"", "A.II.6.ii.a x.pdf", "R.6.ii.a"},
		{"", "B.I.b x.pdf", "H.I.b"},
		{"", "H.II.a x.pdf", "H.II.a"},
		{"REFORM", "2.iii.b x.pdf", "R.2.iii.b"},
		{"II. REFORM/AREA II", "iii.b x.pdf", "R.2.iii.b"},
		{"P.6.ii.b Informasi", "x.pdf", "P.6.ii.b"},
		{"AREA VI/ii. Budaya Pelayanan Prima", "d. x.pdf", "P.6.ii.d"},
		{"AREA V/iii", "iii.c x.pdf", "P.5.iii.c"},
		{"5/iii/d", "x.pdf", "P.5.iii.d"},
		{"Pokja VI/4/b", "x.pdf", "P.6.iv.b"},
		{"ZI 2026/Penguatan Akuntabilitas/Pengelolaan Akuntabilitas Kinerja/c", "x.pdf", "P.4.ii.c"},
		{"1", "1.b x.pdf", "P.1.i.b"},
		{"HASIL/II", "x.pdf", "H.II.a"},
	} {
		t.Run(c.folder+" | "+c.name, func(t *testing.T) {
			if got, reason := first(suggest.Input{Folder: c.folder, Name: c.name}, nil); got != c.want {
				t.Errorf("got %s (%s), want %s", got, reason, c.want)
			}
		})
	}
}

func TestNoCodes(t *testing.T) {
	for _, name := range []string{"1.2.2026 x.pdf", "01-02-2026.jpg", "v2.pdf", "12.i.a x.pdf", "TW I x.pdf", "1 x.pdf", "a. x.pdf", "x.pdf", "", ".pdf", "2026"} {
		t.Run(name+" is no code", func(t *testing.T) {
			if got := index.Suggest(suggest.Input{Name: name}, nil); len(got) > 0 {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestSuggest(t *testing.T) {
	for _, c := range []struct {
		what string
		in   suggest.Input
		want model.Code
	}{
		{"words alone", suggest.Input{Name: "Maklumat Pelayanan.pdf"}, "P.6.i.b"},
		{"a spelling mistake", suggest.Input{Name: "SK Pengendalian Gratfikasi UPG.pdf"}, "P.5.i.b"},
		{"words written as one", suggest.Input{Name: "MaklumatPelayanan2026.pdf"}, "P.6.i.b"},
		{"another word for the same", suggest.Input{Name: "risalah rapat pemantauan & evaluasi pembangunan zona integritas.pdf"}, "P.1.iii.b"},
		{"a code against the words of its neighbour", suggest.Input{Folder: "AREA I", Name: "1.ii.b Rencana Aksi ZI.pdf"}, "P.1.ii.b"},
		{"Pemenuhan where nothing else tells", suggest.Input{Name: "1.i.a dokumen.pdf"}, "P.1.i.a"},
		{"Reform where the folder tells", suggest.Input{Folder: "Reform", Name: "1.i.a dokumen.pdf"}, "R.1.i.a"},
		{"Reform where the words tell", suggest.Input{Name: "1.i.a laporan perubahan nyata agen perubahan sebelum sesudah.pdf"}, "R.1.i.a"},
		{"a general name goes to the general question", suggest.Input{Name: "SK WBS.pdf"}, "P.5.iv.a"},
		{"a follow-up of a monitoring is a follow-up", suggest.Input{Name: "Tindak lanjut monev WBS.pdf"}, "P.5.iv.c"},
		{"the text of a scan", suggest.Input{Name: "scan001.pdf", Text: "KEPUTUSAN KEPALA BALAI\nTENTANG\nPENETAPAN STANDAR PELAYANAN\nstandar pelayanan untuk lima jenis layanan memuat 14 komponen"}, "P.6.i.a"},
		{"the subject of a letter", suggest.Input{Name: "surat.pdf", Text: "Nomor 12\nHal : Undangan forum konsultasi publik standar pelayanan\nYth. akademisi"}, "P.6.i.c"},
		{"the title read from the file", suggest.Input{Name: "IMG_001.pdf", Title: "Register Risiko Balai"}, "P.5.ii.b"},
	} {
		t.Run(c.what, func(t *testing.T) {
			if got, reason := first(c.in, nil); got != c.want {
				t.Errorf("got %s (%s), want %s", got, reason, c.want)
			}
		})
	}
}

func TestSuggestionList(t *testing.T) {
	in := suggest.Input{Folder: "AREA V/Pengaduan Masyarakat", Name: "laporan pengaduan.pdf"}

	t.Run("is short, sorted and the same every time", func(t *testing.T) {
		got := index.Suggest(in, nil)

		sum := 0.0
		for i, s := range got {
			sum += s.Score
			if s.Score <= 0 || s.Score > 1 || i > 0 && s.Score > got[i-1].Score || s.Reason == "" {
				t.Errorf("%d: %+v", i, s)
			}
		}
		if len(got) < 2 || len(got) > 3 || sum > 1 {
			t.Errorf("%d suggestions, sum %.2f", len(got), sum)
		}
		for range 20 {
			if diff := cmp.Diff(got, index.Suggest(in, nil)); diff != "" {
				t.Fatal(diff)
			}
		}
	})

	t.Run("two indexes of one worksheet agree", func(t *testing.T) {
		w, err := lke.Load(dataOf(t))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(index.Suggest(in, nil), suggest.New(w).Suggest(in, nil)); diff != "" {
			t.Error(diff)
		}
	})

	t.Run("says why in words", func(t *testing.T) {
		list := index.Suggest(suggest.Input{Folder: "ZI/AREA VI/i. Standar Pelayanan", Name: "6.i.b SK Maklumat Pelayanan.pdf"}, nil)

		want := "folder AREA VI; folder i. Standar Pelayanan; kode 6.i.b di nama berkas; kata: sk, maklumat, pelayanan"
		if list[0].Reason != want {
			t.Errorf("got  %s\nwant %s", list[0].Reason, want)
		}
	})

	t.Run("names words of the text where the name says nothing", func(t *testing.T) {
		_, reason := first(suggest.Input{Name: "scan.pdf", Text: strings.Repeat("maklumat pelayanan ", 3)}, nil)
		if !strings.HasPrefix(reason, "kata dalam isi: ") {
			t.Error(reason)
		}
	})
}

func TestAuto(t *testing.T) {
	codes := func(in suggest.Input) []model.Code {
		var out []model.Code
		for _, s := range suggest.Auto(index.Suggest(in, nil)) {
			out = append(out, s.Code)
		}
		slices.Sort(out)
		return out
	}
	for _, c := range []struct {
		what string
		in   suggest.Input
		want []model.Code
	}{
		{"one that is clear", suggest.Input{Folder: "AREA I", Name: "1.i.a SK Tim ZI.pdf"}, []model.Code{"P.1.i.a"}},
		{"two that the name itself lists", suggest.Input{Folder: "AREA I", Name: "1.i.a & 1.i.b SK Tim ZI dan seleksi anggota.pdf"}, []model.Code{"P.1.i.a", "P.1.i.b"}},
		{"none of two that are as likely", suggest.Input{Name: "antrian online.pdf"}, nil},
		{"none where only the area is known", suggest.Input{Folder: "AREA V", Name: "IMG_2031.jpg"}, nil},
		{"none for what proves nothing", suggest.Input{Name: "Surat cuti.pdf"}, nil},
	} {
		t.Run(c.what, func(t *testing.T) {
			if diff := cmp.Diff(c.want, codes(c.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestEvidence(t *testing.T) {
	q := lke.Default().Question("P.6.ii.b")
	for _, c := range []struct {
		what string
		in   suggest.Input
		want string // begin of the expected evidence, "" for none
	}{
		{"a screenshot", suggest.Input{Name: "P.6.ii.b screenshot website.png", Kind: model.KindScreenshot}, "Tangkapan layar"},
		{"a photo", suggest.Input{Name: "P.6.ii.b foto papan informasi layanan.jpg", Kind: model.KindPhoto}, "Foto poster"},
		{"nothing that fits", suggest.Input{Name: "P.6.ii.b x.pdf"}, ""},
	} {
		t.Run(c.what, func(t *testing.T) {
			got := ""
			if n := index.Suggest(c.in, nil)[0].Evidence; n > 0 {
				got = q.Evidence[n-1].Name
			}
			if !strings.HasPrefix(got, c.want) || (got == "") != (c.want == "") {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}

	t.Run("parts of a meeting go to the meeting package", func(t *testing.T) {
		for _, name := range []string{"undangan rapat monev ZI.pdf", "notula rapat monev ZI.pdf", "daftar hadir monev ZI.pdf"} {
			s := index.Suggest(suggest.Input{Name: name}, nil)[0]
			if q := lke.Default().Question(s.Code); s.Code != "P.1.iii.b" || s.Evidence == 0 || !q.Evidence[s.Evidence-1].MeetingPackage {
				t.Errorf("%s: %+v", name, s)
			}
		}
	})
}

func TestHabits(t *testing.T) {
	h := suggest.NewHabits(lke.Default(), suggest.History{
		{Title: "Laporan Kegiatan Pagi Bersama Triwulan I", Folder: "campuran", Codes: []model.Code{"P.1.iv.c"}},
		{Title: "Buku putih", Folder: "ZI/Kotak 7", Codes: []model.Code{"P.4.ii.d"}},
		{Title: "Buku biru", Folder: "ZI/Kotak 7", Codes: []model.Code{"P.4.ii.d"}},
		{Title: "Salah", Folder: "ZI/Kotak 7", Codes: []model.Code{"X.9", "P.4"}},
	})

	t.Run("a like title goes where its like went", func(t *testing.T) {
		got, reason := first(suggest.Input{Name: "laporan kegiatan pagi bersama triwulan II.pdf"}, h)
		if got != "P.1.iv.c" || !strings.Contains(reason, "seperti dokumen «Laporan Kegiatan Pagi Bersama Triwulan I» yang sudah ditautkan") {
			t.Errorf("%s: %s", got, reason)
		}
	})

	t.Run("a folder goes where its documents went", func(t *testing.T) {
		in := suggest.Input{Folder: "zi/kotak  7", Name: "Indikator.pdf"}
		score := func(h *suggest.Habits) float64 {
			for _, s := range index.Suggest(in, h) {
				if s.Code == "P.4.ii.d" {
					return s.Score
				}
			}
			return 0
		}
		if with, without := score(h), score(nil); with <= without {
			t.Errorf("%.3f with habits, %.3f without", with, without)
		}
	})

	t.Run("other files are not touched", func(t *testing.T) {
		in := suggest.Input{Name: "Maklumat Pelayanan.pdf"}
		if diff := cmp.Diff(index.Suggest(in, nil), index.Suggest(in, h)); diff != "" {
			t.Error(diff)
		}
	})
}

func FuzzSuggest(f *testing.F) {
	f.Add("AREA I/1/a", "1.i.a & P.2.ii.b SK.pdf", "JUDUL\nisi")
	f.Add("///", "\xff\xfeé.pdf", "")
	f.Add("P.6.ii.b/R.1", "İstanbul 1.i.a.pdf", "Hal: x")
	f.Fuzz(func(t *testing.T, folder, name, text string) {
		got := index.Suggest(suggest.Input{Folder: folder, Name: name, Text: text}, nil)
		for _, s := range got {
			if !(s.Score > 0 && s.Score <= 1) || s.Evidence < 0 || s.Evidence > len(lke.Default().Question(s.Code).Evidence) {
				t.Errorf("%+v", s)
			}
		}
		if len(got) > 3 {
			t.Errorf("%d suggestions", len(got))
		}
	})
}

func BenchmarkIndex(b *testing.B) {
	data := dataOf(b)
	for b.Loop() {
		b.StopTimer()
		w, err := lke.Load(data) // New keeps one index per worksheet
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		suggest.New(w)
	}
}

func BenchmarkSuggest(b *testing.B) {
	long := strings.Repeat("LAPORAN MONITORING DAN EVALUASI PEMBANGUNAN ZONA INTEGRITAS\nrencana, realisasi, kendala, dan rekomendasi kegiatan pokja triwulan ini. ", 760)
	var h suggest.History
	for i := range 5000 {
		h = append(h, suggest.Past{Title: fmt.Sprintf("Laporan Monev ZI bagian %c%c", 'a'+i%26, 'a'+i/26%26), Folder: fmt.Sprintf("f%d", i%50), Codes: []model.Code{"P.1.iii.b"}})
	}
	habits := suggest.NewHabits(lke.Default(), h)
	in := suggest.Input{Folder: "ZI/AREA I/iii. Monev", Name: "Laporan Monev ZI Triwulan I 2026 - Copy.pdf"}
	b.Run("name", func(b *testing.B) {
		for b.Loop() {
			index.Suggest(in, nil)
		}
	})
	in.Text = long
	b.Run(fmt.Sprintf("text of %d KB", len(long)>>10), func(b *testing.B) {
		for b.Loop() {
			index.Suggest(in, nil)
		}
	})
	b.Run("text and 5,000 habits", func(b *testing.B) {
		for b.Loop() {
			index.Suggest(in, habits)
		}
	})
}

// dataOf gives the worksheet as data, to load it anew.
func dataOf(t testing.TB) []byte {
	t.Helper()
	return assets.LKE2021
}
