package report_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/demo"
	"siapzi/model/report"
	"siapzi/model/setting"
	"siapzi/model/sheet"
	"siapzi/model/workspace"
)

// today is the day of all reports here.
var today = time.Date(2026, 11, 24, 15, 30, 0, 0, time.FixedZone("WIB", 7*3600))

func clock() time.Time { return today }

// sample is the filled workspace, made once and only read.
var sample = sync.OnceValues(func() (*workspace.Workspace, error) {
	dir, err := os.MkdirTemp("", "siapzi-report-")
	if err != nil {
		return nil, err
	}
	ws, _, err := demo.Create(context.Background(), filepath.Join(dir, "contoh"), workspace.Config{Now: clock, Who: "penguji"}, nil)
	sampleDir = dir
	return ws, err
})

var sampleDir string

func TestMain(m *testing.M) {
	code := m.Run()
	if sampleDir != "" {
		if ws, err := sample(); err == nil {
			_ = ws.Close() // only a sample
		}
		_ = os.RemoveAll(sampleDir)
	}
	os.Exit(code)
}

func filled(t testing.TB) *report.Maker {
	t.Helper()
	ws, err := sample()
	if err != nil {
		t.Fatal(err)
	}
	return ws.Reports(clock)
}

// empty makes a new workspace in which nothing was done yet.
func empty(t testing.TB) *workspace.Workspace {
	t.Helper()
	ws, err := workspace.Create(t.Context(), filepath.Join(t.TempDir(), "unit.siapzi"),
		model.Unit{Name: "Balai Kosong", Agency: "Kementerian Contoh", Year: 2026, Target: model.WBBM}, workspace.Config{Now: clock, Who: "penguji"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	return ws
}

// write makes a report and gives its bytes.
func write(t testing.TB, m *report.Maker, f report.Format, r report.Request) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := m.Write(t.Context(), &b, f, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tool runs a program on a PDF and gives what it says.
func tool(t testing.TB, pdf []byte, name string, args ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		args[i] = strings.ReplaceAll(a, "FILE", path)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// words gives the text of a PDF with single spaces.
func words(t testing.TB, pdf []byte) string {
	t.Helper()
	return strings.Join(strings.Fields(tool(t, pdf, "pdftotext", "-layout", "FILE", "-")), " ")
}

func holds(t *testing.T, text string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(text, w) {
			t.Errorf("%q is not in %q", w, text)
		}
	}
}

func TestEveryReportIsSound(t *testing.T) {
	said := map[report.Kind][]string{
		report.Readiness: {"Apakah kita siap menuju WBK?", "Belum.", "min. 75", "Enam area pengungkit", "Yang paling menaikkan nilai", "Jalan terpendek", "Segera jatuh tempo",
			"Perkembangan nilai aman", "Bila semua rencana aksi selesai", "Mengetahui,"},
		report.PlanYear:   {"Rencana aksi pembangunan Zona Integritas tahun 2026", "18 kegiatan", "Pokja VI", "selesai di bulan lain", "Mengetahui,"},
		report.Monitoring: {"Periode Triwulan IV 2026", "Dasar", "Capaian per area", "Rencana dan realisasi per kegiatan", "kendala dan tindak lanjut", "Tindak lanjut periode sebelumnya", "Lampiran", "Rekomendasi dan arahan pimpinan"},
		report.Returned:   {"Catatan pemeriksa", "belum dijawab", "Selisih jawaban unit dan TPI", "P.5.i.a"},
		report.Documents:  {"Daftar dokumen per area", "Pokja I · Manajemen Perubahan", "soal berbukti", "SK TIM ZI"},
	}
	m := filled(t)
	for _, k := range report.Kinds {
		t.Run(string(k), func(t *testing.T) {
			got := write(t, m, report.PDF, report.Request{Kind: k})

			if !bytes.Equal(got, write(t, m, report.PDF, report.Request{Kind: k})) {
				t.Error("two runs differ")
			}
			tool(t, got, "qpdf", "--check", "FILE")
			for _, line := range strings.Split(strings.TrimSpace(tool(t, got, "pdffonts", "FILE")), "\n")[2:] {
				if !strings.Contains(line, "yes no  yes") {
					t.Errorf("font is not embedded with its text: %s", line)
				}
			}
			holds(t, tool(t, got, "pdfinfo", "FILE"), "Balai Contoh Nusantara", "Keadaan 24 November 2026")
			text := words(t, got)
			holds(t, text, said[k]...)
			holds(t, text, "Kementerian Contoh", "Hal. 1 dari")
			if tool(t, got, "mutool", "show", "FILE", "outline") == "" {
				t.Error("no outline")
			}
		})
	}
}

func TestWorkbooks(t *testing.T) {
	heads := map[report.Kind]string{report.Readiness: "Syarat", report.PlanYear: "Pokja", report.Monitoring: "Area", report.Returned: "Catatan pemeriksa", report.Documents: "Dokumen"}
	m := filled(t)
	for _, k := range report.Kinds {
		t.Run(string(k), func(t *testing.T) {
			got := write(t, m, report.XLSX, report.Request{Kind: k})
			if !bytes.Equal(got, write(t, m, report.XLSX, report.Request{Kind: k})) {
				t.Error("two runs differ")
			}
			path := filepath.Join(t.TempDir(), "a.xlsx")
			if err := os.WriteFile(path, got, 0o600); err != nil {
				t.Fatal(err)
			}
			grids, err := sheet.Read(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for y := 1; y <= grids[0].Rows; y++ {
				for x := 1; x <= grids[0].Columns; x++ {
					found = found || grids[0].Value(y, x) == heads[k]
				}
			}
			if !found {
				t.Errorf("no head %q in %q", heads[k], grids[0].Name)
			}
		})
	}
}

// TestLeader holds that the leader's report has two pages whatever is in it.
func TestLeader(t *testing.T) {
	pages := func(t *testing.T, m *report.Maker, paper sheet.Paper) []byte {
		t.Helper()
		got := write(t, m, report.PDF, report.Request{Kind: report.Readiness, Paper: paper})
		if n := tool(t, got, "qpdf", "--show-npages", "FILE"); strings.TrimSpace(n) != "2" {
			t.Errorf("%s pages", n)
		}
		return got
	}
	t.Run("in the sample, on both papers", func(t *testing.T) {
		pages(t, filled(t), sheet.A4)
		pages(t, filled(t), sheet.F4)
	})
	t.Run("in a new workspace under a long letterhead with a logo", func(t *testing.T) {
		ws := empty(t)
		var logo bytes.Buffer
		if err := png.Encode(&logo, image.NewRGBA(image.Rect(0, 0, 60, 80))); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "logo.png")
		if err := os.WriteFile(path, logo.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		l, err := setting.ReadLogo(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		if err := ws.Settings().SetLogo(t.Context(), "penguji", l); err != nil {
			t.Fatal(err)
		}
		lines := "KEMENTERIAN CONTOH REPUBLIK INDONESIA\nDIREKTORAT JENDERAL CONTOH DENGAN NAMA YANG PANJANG\nBalai Kosong\nJalan Mawar Nomor 1, Kota Contoh 12345\nTelepon (021) 555-0101, laman contoh.go.id, surel balai@contoh.go.id"
		if err := ws.Settings().Set(t.Context(), "penguji", map[setting.Key]string{setting.LetterheadLines: lines}); err != nil {
			t.Fatal(err)
		}
		got := pages(t, ws.Reports(clock), sheet.A4)
		holds(t, words(t, got), "KEMENTERIAN CONTOH REPUBLIK INDONESIA", "Belum ada hari lain untuk dibandingkan", "belum diisi")
	})
}

// TestTrend takes the snapshots of earlier days and leaves out those after the
// day that the report is about.
func TestTrend(t *testing.T) {
	now := today
	ws, err := workspace.Create(t.Context(), filepath.Join(t.TempDir(), "unit.siapzi"),
		model.Unit{Name: "Balai", Agency: "Kementerian", Year: 2026, Target: model.WBK}, workspace.Config{Now: func() time.Time { return now }, Who: "penguji"})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	for _, ahead := range []int{-40, -35, -3, 5} {
		now = today.AddDate(0, 0, ahead)
		r, err := ws.Standing().Report(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		r.Safe = float64(50 + ahead)
		if err := ws.Standing().Keep(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	now = today
	text := words(t, write(t, ws.Reports(clock), report.PDF, report.Request{Kind: report.Readiness}))
	holds(t, text, "sejak 20 Oktober 2026 (15,00 menjadi 0,00)", "−15,00 poin")
	text = words(t, write(t, ws.Reports(clock), report.PDF, report.Request{Kind: report.Readiness, Since: "2026-11-22"}))
	holds(t, text, "sejak 21 November 2026 (47,00 menjadi 0,00)")
}

func TestNothingThereYet(t *testing.T) {
	m := empty(t).Reports(clock)
	for k, want := range map[report.Kind]string{
		report.Readiness: "Tidak ada yang terlambat", report.PlanYear: "belum berisi kegiatan", report.Monitoring: "Tidak ada kegiatan yang direncanakan",
		report.Returned: "Tidak ada soal yang dikembalikan", report.Documents: "Belum ada dokumen di ruang kerja ini",
	} {
		t.Run(string(k), func(t *testing.T) {
			holds(t, words(t, write(t, m, report.PDF, report.Request{Kind: k})), want)
			write(t, m, report.XLSX, report.Request{Kind: k})
		})
	}
}

// many fills a workspace with n activities in all areas, every tenth with long
// texts.
func many(t testing.TB, n int) *workspace.Workspace {
	ws := empty(t)
	as := make([]model.Activity, n)
	for i := range as {
		as[i] = model.Activity{Name: fmt.Sprintf("Kegiatan nomor %d yang dikerjakan tim", i+1), Output: "Laporan kegiatan", Target: 4, TargetUnit: "laporan",
			Months: model.MonthsOf(3, 6, 9, 12), PIC: "Koordinator", Pokja: i*6/n + 1, Codes: []model.Code{"P.1.i.a"},
			Realisations: []model.Realisation{{Month: 3, Done: true, Quantity: 1, Note: "terlaksana"}}}
		if i%10 == 0 {
			as[i].Obstacle = strings.Repeat("Narasumber belum bersedia dan data belum lengkap. ", 30) + fmt.Sprintf("akhir-kendala-%d", i+1)
		}
	}
	if _, err := ws.Plan().Add(t.Context(), "penguji", as...); err != nil {
		t.Fatal(err)
	}
	return ws
}

func TestManyRows(t *testing.T) {
	m := many(t, 120).Reports(clock)
	t.Run("heads stand on every page of the plan and no row is lost", func(t *testing.T) {
		got := write(t, m, report.PDF, report.Request{Kind: report.PlanYear})
		text := words(t, got)
		pages := strings.Count(text, "Hal. ")
		if n := strings.Count(text, "Kegiatan dan output"); pages < 5 || n != pages {
			t.Errorf("%d pages, %d heads", pages, n)
		}
		for i := 1; i <= 120; i++ {
			if !strings.Contains(text, fmt.Sprintf("Kegiatan nomor %d yang", i)) {
				t.Errorf("activity %d is missing", i)
			}
		}
	})
	t.Run("texts longer than a page go on on the next one", func(t *testing.T) {
		got := write(t, m, report.PDF, report.Request{Kind: report.Monitoring})
		text := strings.Join(strings.Fields(tool(t, got, "pdftotext", "FILE", "-")), " ")
		for i := 1; i <= 120; i += 10 {
			if want := fmt.Sprintf("akhir-kendala-%d", i); !strings.Contains(strings.ReplaceAll(text, "- ", "-"), want) {
				t.Errorf("%s is missing", want)
			}
		}
	})
}

func TestSave(t *testing.T) {
	m := filled(t)
	dir := t.TempDir()
	t.Run("a file is replaced as a whole", func(t *testing.T) {
		path := filepath.Join(dir, "a.pdf")
		if err := os.WriteFile(path, []byte("lama"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := m.Save(t.Context(), path, report.Request{Kind: report.Returned}); err != nil {
			t.Fatal(err)
		}
		if b, err := os.ReadFile(path); err != nil || !bytes.HasPrefix(b, []byte("%PDF-")) {
			t.Errorf("%.10q %v", b, err)
		}
	})
	canceled, cancel := context.WithCancel(t.Context())
	cancel()
	for _, c := range []struct {
		name string
		ctx  context.Context
		path string
		req  report.Request
		want model.Kind
	}{
		{"another ending", t.Context(), "a.docx", report.Request{Kind: report.Readiness}, model.Invalid},
		{"no such folder", t.Context(), filepath.Join("tidak-ada", "a.pdf"), report.Request{Kind: report.Readiness}, model.NotFound},
		{"no such report", t.Context(), "b.pdf", report.Request{Kind: "lain"}, model.Invalid},
		{"canceled", canceled, "c.pdf", report.Request{Kind: report.PlanYear}, model.Canceled},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := m.Save(c.ctx, filepath.Join(dir, c.path), c.req); model.KindOf(err) != c.want {
				t.Errorf("%v", err)
			}
		})
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) != 1 {
		t.Errorf("left: %v", left)
	}
}

func TestName(t *testing.T) {
	got, err := filled(t).Name(t.Context(), report.XLSX, report.Request{Kind: report.Monitoring})
	if want := "Laporan monitoring Triwulan IV 2026 – Balai Contoh Nusantara.xlsx"; err != nil || got != want {
		t.Errorf("%q %v", got, err)
	}
}

// BenchmarkReports takes 2,000 activities.
func BenchmarkReports(b *testing.B) {
	m := many(b, 2000).Reports(clock)
	for _, f := range []report.Format{report.PDF, report.XLSX} {
		for _, k := range report.Kinds {
			b.Run(string(k)+string(f), func(b *testing.B) {
				for b.Loop() {
					write(b, m, f, report.Request{Kind: k})
				}
			})
		}
	}
}
