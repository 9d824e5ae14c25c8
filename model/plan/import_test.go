package plan_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/plan"
	"siapzi/model/store/storetest"
)

// book is a workbook as a unit would make it. Cells are "A1": value; a cell
// called "fill" lists filled cells, "merge" merged ranges.
func book(t testing.TB, rows [][]any, merges []string, fills []string) *plan.Workbook {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for y, row := range rows {
		for x, v := range row {
			if v != nil {
				at, _ := excelize.CoordinatesToCellName(x+1, y+1)
				if err := f.SetCellValue("Sheet1", at, v); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	for _, m := range merges {
		from, to, _ := strings.Cut(m, ":")
		if err := f.MergeCell("Sheet1", from, to); err != nil {
			t.Fatal(err)
		}
	}
	style, err := f.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"92D050"}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range fills {
		if err := f.SetCellStyle("Sheet1", c, c, style); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "rencana.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	b, err := plan.ReadWorkbook(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// mapped writes a mapping for comparison: "A=goal B=name C=month3".
func mapped(m plan.Mapping) string {
	var out []string
	for _, c := range m.Columns {
		if c.Field != plan.FieldNone {
			s := c.Name() + "=" + string(c.Field)
			if c.No > 0 {
				s += fmt.Sprint(c.No)
			}
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

func TestFormats(t *testing.T) {
	for _, c := range []struct {
		name          string
		rows          [][]any
		merges, fills []string
		head          int
		mapping       string
		want          []model.Activity
	}{
		{name: "BPS Batu: details below the action, quarter, realisation by quarter and number",
			rows: [][]any{
				{"RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS TAHUN 2026"}, {"BPS KOTA CONTOH"}, nil,
				{"No", "Rencana Aksi", "Rincian Kegiatan", nil, nil, nil, nil, nil, nil, "Realisasi", nil},
				{nil, nil, "Uraian", "Output", "Jumlah", "Triwulan", "PIC", "Keterangan", "Link Laporan", "Triwulan", "Jumlah"},
				{"AREA I MANAJEMEN PERUBAHAN"},
				{1, "Pembentukan tim", "Rapat pembentukan tim", "Notula", 1, "I", "Sari", "sudah", "https://s.id/a", "I", 1},
				{nil, nil, "Penetapan SK", "SK", 1, "I, II", "Budi", nil, nil, nil, nil},
				{"AREA VI PENINGKATAN KUALITAS PELAYANAN PUBLIK"},
				{2, "Survei", "Survei kepuasan", "Laporan", 4, "I-IV", "Ani", nil, nil, "1 dan 2", 2}},
			merges:  []string{"A1:K1", "A2:K2", "C4:I4", "J4:K4", "A4:A5", "B4:B5", "B7:B8", "A6:K6"},
			head:    5,
			mapping: "B=goal C=name D=output E=target F=period G=pic H=note I=evidence J=done_period K=done_quantity",
			want: []model.Activity{
				{Goal: "Pembentukan tim", Name: "Rapat pembentukan tim", Output: "Notula", Target: 1, Months: model.MonthsOf(3), PIC: "Sari", Pokja: 1,
					Note: "sudah\nBukti: https://s.id/a", Realisations: []model.Realisation{{Month: 3, Done: true, Quantity: 1}}},
				{Goal: "Pembentukan tim", Name: "Penetapan SK", Output: "SK", Target: 1, Months: model.MonthsOf(3, 6), PIC: "Budi", Pokja: 1},
				{Goal: "Survei", Name: "Survei kepuasan", Output: "Laporan", Target: 4, Months: model.MonthsOf(3, 6, 9, 12), PIC: "Ani", Pokja: 6,
					Realisations: []model.Realisation{{Month: 3, Done: true, Quantity: 1}, {Month: 6, Done: true, Quantity: 1}}}}},
		{name: "Kemenimipas: two levels, time as B03,B06",
			rows: [][]any{
				{"Sasaran", "Kegiatan", "Indikator", "Target", "Outcome", "Rincian Kegiatan", nil, nil, nil, nil, nil, nil, nil, nil},
				{nil, nil, nil, nil, nil, "Uraian", "Indikator Output", "Target Output", "Waktu", "Pelaksana", "Koordinator", "Data Dukung", "Status Data Dukung", "Prosentase"},
				{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14},
				{"Terbentuknya tim", "Penyusunan tim", "Tim ada", "100%", "Tim bekerja", "Rapat tim", "Notula", "2 notula", "B03,B06", "Sekretaris", "Kepala", "SK", "belum ada", "0%"},
				{nil, nil, nil, nil, nil, "Evaluasi tim", "Laporan", 1, "B12", "Sekretaris", "Kepala", nil, nil, nil}},
			merges:  []string{"A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:N1", "A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:E5"},
			head:    2,
			mapping: "A=goal B=goal F=name G=output H=target I=period J=pic K=pic L=evidence",
			want: []model.Activity{
				{Goal: "Terbentuknya tim – Penyusunan tim", Name: "Rapat tim", Output: "Notula", Target: 2, TargetUnit: "notula", Months: model.MonthsOf(3, 6),
					PIC: "Sekretaris / Kepala", Note: "Bukti: SK"},
				{Goal: "Terbentuknya tim – Penyusunan tim", Name: "Evaluasi tim", Output: "Laporan", Target: 1, Months: model.MonthsOf(12), PIC: "Sekretaris / Kepala"}}},
		{name: "BPS Nias: no time at all",
			rows: [][]any{{"Uraian", "Output", "Dokumen", "Tim Kerja Terkait", "Pemeriksa", "Petugas"},
				{"Menyusun SOP", "SOP", "SOP layanan", "Tim 2", "Ani", "Budi"}},
			head: 1, mapping: "A=name B=output C=evidence D=pic E=pic F=pic",
			want: []model.Activity{{Name: "Menyusun SOP", Output: "SOP", PIC: "Tim 2 / Ani / Budi", Note: "Bukti: SOP layanan"}}},
		{name: "BPS Aceh: month, progress, status",
			rows: [][]any{{"RENCANA KERJA ZI"}, {"Rencana Kinerja", "Rencana Aksi", "Output", "Penanggung Jawab", "Bulan Target", "Progress (%)", "Status", "Link"},
				{"Tim ZI", "Membentuk tim", "SK", "Ketua", "Januari", 100, "Completed", "https://x"},
				{nil, "Menyusun rencana", "Dokumen", "Ketua", "Februari s.d. April", 50, "In Progress", nil},
				{nil, "Sosialisasi", "Laporan", "Ketua", "Maret, Juni", 0, "Batal", nil}},
			head: 2, mapping: "A=goal B=name C=output D=pic E=period G=status H=evidence",
			want: []model.Activity{
				{Goal: "Tim ZI", Name: "Membentuk tim", Output: "SK", PIC: "Ketua", Months: model.MonthsOf(1), Note: "Bukti: https://x", Realisations: done(1)},
				{Goal: "Tim ZI", Name: "Menyusun rencana", Output: "Dokumen", PIC: "Ketua", Months: model.MonthsOf(2, 3, 4)},
				{Goal: "Tim ZI", Name: "Sosialisasi", Output: "Laporan", PIC: "Ketua", Months: model.MonthsOf(3, 6), Canceled: true,
					CancelReason: "Ditandai batal dalam berkas impor"}}},
		{name: "old style: shaded months, two strips, sum and signatures",
			rows: [][]any{
				{nil, "Rencana Aksi Zona Integritas"},
				{"No", "Area", "Kegiatan", "Indikator", "Target", "Jadwal 2026", nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, "PIC", "Realisasi", "Bukti"},
				{nil, nil, nil, nil, nil, "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nop", "Des", nil, nil, nil},
				{1, "Penguatan Pengawasan", "Kampanye antigratifikasi", "Laporan", "2 laporan", nil, nil, "x", nil, nil, nil, nil, nil, nil, nil, nil, "v", "Pokja V", "Mar", "foto"},
				{2, nil, "Pemetaan benturan", "Peta", 1, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, "Pokja V", nil, nil},
				{nil, nil, "Jumlah", nil, 3}, nil, {nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, "Kepala Balai"}},
			merges:  []string{"B1:T1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:Q2", "R2:R3", "S2:S3", "T2:T3", "B4:B5"},
			fills:   []string{"I5", "J5"},
			head:    3,
			mapping: "B=pokja C=name D=output E=target F=month1 G=month2 H=month3 I=month4 J=month5 K=month6 L=month7 M=month8 N=month9 O=month10 P=month11 Q=month12 R=pic S=done_period T=evidence",
			want: []model.Activity{
				{Name: "Kampanye antigratifikasi", Output: "Laporan", Target: 2, TargetUnit: "laporan", Months: model.MonthsOf(3, 12), PIC: "Pokja V", Pokja: 5,
					Note: "Bukti: foto", Realisations: done(3)},
				{Name: "Pemetaan benturan", Output: "Peta", Target: 1, Months: model.MonthsOf(4, 5), PIC: "Pokja V", Pokja: 5}}},
		{name: "quarters as columns, planned and done",
			rows: [][]any{{"Kode LKE", "Kegiatan", "Rencana", nil, nil, nil, "Realisasi", nil, nil, nil},
				{nil, nil, "TW I", "TW II", "TW III", "TW IV", "TW I", "TW II", "TW III", "TW IV"},
				{"P.5.iv.b", "Monev WBS", "v", "v", "-", "v", 2, nil, nil, nil}},
			merges: []string{"A1:A2", "B1:B2", "C1:F1", "G1:J1"}, head: 2,
			mapping: "A=code B=name C=quarter1 D=quarter2 E=quarter3 F=quarter4 G=done_quarter1 H=done_quarter2 I=done_quarter3 J=done_quarter4",
			want: []model.Activity{{Name: "Monev WBS", Pokja: 5, Codes: []model.Code{"P.5.iv.b"}, Months: model.MonthsOf(3, 6, 12),
				Realisations: []model.Realisation{{Month: 3, Done: true, Quantity: 2}}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := newEnv(t)
			b := book(t, c.rows, c.merges, c.fills)
			m, ok := b.Propose()
			if !ok || m.Head != c.head || mapped(m) != c.mapping {
				t.Fatalf("ok %v, head %d\n got %s\nwant %s", ok, m.Head, mapped(m), c.mapping)
			}
			pv, err := e.p.Preview(t.Context(), b, m)
			if err != nil {
				t.Fatal(err)
			}
			var got []model.Activity
			for _, r := range pv.Rows {
				got = append(got, r.Activity)
				if len(r.Problems) > 0 {
					t.Errorf("row %d: %v", r.Row, r.Problems)
				}
			}
			if d := cmp.Diff(c.want, got, cmpopts.EquateEmpty()); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
			batch, err := pv.Batch(nil)
			if err != nil {
				t.Fatal(err)
			}
			if _, _, err := e.p.Apply(t.Context(), storetest.Who, batch); err != nil {
				t.Fatal(err)
			}
			again, err := e.p.Preview(t.Context(), b, m)
			if err != nil || again.Count[plan.ActionSame] != len(c.want) {
				t.Errorf("importing it again: %v %s", err, again.Summary())
			}
		})
	}
}

func TestWrongCells(t *testing.T) {
	e := newEnv(t)
	b := book(t, [][]any{{"Kode", "Kegiatan", "Target", "Waktu", "Pokja"},
		{"P.1.i.a", "Baik", 1, "B01", "I"}, {"P.9.z", "Soal salah", 1, "B01", nil}, {nil, "Target salah", "empat", "B13", "IX"}, {nil, nil, 3, "B01", "I"}}, nil, nil)
	m, _ := b.Propose()

	pv, err := e.p.Preview(t.Context(), b, m)
	if err != nil {
		t.Fatal(err)
	}

	var got []string
	for _, r := range pv.Rows {
		for _, x := range r.Problems {
			got = append(got, x.Cell+" "+x.Msg)
		}
	}
	want := []string{"A3 soal “P.9.z” tidak ada dalam LKE", "E4 Pokja “IX” tidak dikenal; tulis I sampai VI", "C4 target “empat” bukan angka",
		"D4 waktu “b13” tidak dikenal; tulis B03,B06 atau TW1", "B5 kegiatan belum diisi"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	_, err = pv.Batch(nil)
	var me *model.Error
	if !errors.As(err, &me) || len(me.Fields) != 5 || me.Fields[0].Field != "A3" {
		t.Errorf("all or nothing: %v", err)
	}
	some, err := pv.Batch(func(r plan.ImportRow) bool { return r.Action != plan.ActionWrong })
	if err != nil || len(some.Add) != 1 || some.Add[0].Name != "Baik" {
		t.Errorf("only the good ones: %v %+v", err, some)
	}
	if pv.Summary() != "1 baru, 3 salah" {
		t.Error(pv.Summary())
	}
	t.Run("no plan to be found", func(t *testing.T) {
		b := book(t, [][]any{{"Nama", "Umur"}, {"Sari", 30}}, nil, nil)
		m, ok := b.Propose()
		if _, err := e.p.Preview(t.Context(), b, m); ok || model.KindOf(err) != model.Invalid {
			t.Errorf("%v %v", ok, err)
		}
		m = b.Remap(0, 1)
		m.Columns[0].Field = plan.FieldName
		if pv, err := e.p.Preview(t.Context(), b, m); err != nil || pv.Rows[0].Activity.Name != "Sari" {
			t.Errorf("with a column that a person chose: %v %+v", err, pv)
		}
	})
}

func TestRoundTrip(t *testing.T) {
	e := newEnv(t)
	f := storetest.NewFactory(t, e.db)
	d1, d2 := f.Document("a", nil), f.Document("b", nil)
	rich := full(d1.ID, d2.ID)
	canceled := model.Activity{Name: "=Batal saja", Months: model.MonthsOf(2), Canceled: true, CancelReason: "anggaran\ndipotong", Pokja: 6}
	moved := model.Activity{Name: "Di bulan lain", Months: model.MonthsOf(3, 6), Realisations: []model.Realisation{{Month: 4, Done: true}}}
	counted := model.Activity{Name: "Hanya jumlah", Target: 3, Months: model.MonthsOf(1), Realisations: []model.Realisation{{Month: 1, Quantity: 0.25}}}
	want := append(e.add(rich, canceled, moved, counted), e.add(plan.Starter(lke.Default(), nil)...)...)
	var out, twice bytes.Buffer
	x := plan.Export{Unit: model.Unit{Name: "Balai", Agency: "Badan", Year: 2026}, Today: day("2026-05-12"), Titles: map[model.DocumentID]string{d1.ID: "Undangan"}}
	for _, w := range []*bytes.Buffer{&out, &twice} {
		if err := plan.WriteXLSX(w, lke.Default(), e.list(), x); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "rencana.xlsx")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}

	b, err := plan.ReadWorkbook(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	m, ok := b.Propose()
	if !ok || !m.Has(plan.FieldID) {
		t.Fatalf("%v %s", ok, mapped(m))
	}

	t.Run("the same bytes each time", func(t *testing.T) {
		if !bytes.Equal(out.Bytes(), twice.Bytes()) {
			t.Error("they differ")
		}
	})
	t.Run("nothing to do in the same workspace", func(t *testing.T) {
		pv, err := e.p.Preview(t.Context(), b, m)
		if err != nil || pv.Count[plan.ActionSame] != len(want) {
			for _, r := range pv.Rows {
				if r.Action != plan.ActionSame {
					t.Logf("%d %s %v %+v", r.Row, r.Action, r.Problems, r.Activity)
					break
				}
			}
			t.Fatalf("%v %s", err, pv.Summary())
		}
	})
	t.Run("brings back what was changed since, and an empty plan", func(t *testing.T) {
		if _, err := e.p.Edit(t.Context(), storetest.Who, plan.Edit{ID: want[0].ID, Name: ptr("Lain"), Obstacle: ptr(""),
			Realisations: []model.Realisation{{Month: 3}}}); err != nil {
			t.Fatal(err)
		}
		if err := e.p.Trash(t.Context(), storetest.Who, want[2].ID, want[3].ID); err != nil {
			t.Fatal(err)
		}
		pv, err := e.p.Preview(t.Context(), b, m)
		if err != nil || pv.Count[plan.ActionChange] != 1 || pv.Count[plan.ActionAdd] != 2 {
			t.Fatalf("%v %s", err, pv.Summary())
		}
		batch, err := pv.Batch(nil)
		if err != nil {
			t.Fatal(err)
		}
		_, back, err := e.p.Apply(t.Context(), storetest.Who, batch)
		if err != nil {
			t.Fatal(err)
		}
		byName := cmpopts.SortSlices(func(a, b model.Activity) bool { return a.Name+joinCodes(a) < b.Name+joinCodes(b) })
		if d := cmp.Diff(want, e.list(), byName, cmpopts.IgnoreFields(model.Activity{}, "ID", "Created", "Updated")); d != "" {
			t.Errorf("-want +got\n%s", d)
		}
		if _, _, err := e.p.Apply(t.Context(), storetest.Who, back); err != nil || len(e.list()) != len(want)-2 {
			t.Errorf("undo: %v, %d left", err, len(e.list()))
		}
	})
	t.Run("into another workspace, without documents that are not there", func(t *testing.T) {
		other := newEnv(t)
		pv, err := other.p.Preview(t.Context(), b, m)
		if err != nil || pv.Count[plan.ActionAdd] != len(want) {
			t.Fatalf("%v %s", err, pv.Summary())
		}
		if len(pv.Rows[0].Notes) == 0 {
			t.Error("nothing is said about the documents")
		}
		batch, _ := pv.Batch(nil)
		if _, _, err := other.p.Apply(t.Context(), storetest.Who, batch); err != nil {
			t.Fatal(err)
		}
		want[0].Realisations[0].Documents = nil
		if d := cmp.Diff(want, other.list(), cmpopts.IgnoreFields(model.Activity{}, "ID", "Created", "Updated"), cmpopts.EquateEmpty()); d != "" {
			t.Errorf("-want +got\n%s", d)
		}
	})
}

func joinCodes(a model.Activity) string { return fmt.Sprint(a.Codes, a.Evidence) }
