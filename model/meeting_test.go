package model_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
)

func parts(labelled ...string) model.Document {
	d := model.Document{Kind: model.KindMeeting}
	for i := 0; i < len(labelled); i += 2 {
		d.Files = append(d.Files, model.File{ID: model.FileID(rune('a' + i/2)), Label: labelled[i], Date: model.Date(labelled[i+1])})
	}
	return d
}

func TestCheckMeeting(t *testing.T) {
	complete := []string{"undangan", "2026-06-01", "daftar hadir", "2026-06-03", "notula", "2026-06-03", "foto", "", "laporan", "2026-06-05"}
	for _, c := range []struct {
		name string
		doc  model.Document
		want []string
	}{
		{"all there and agreeing", parts(complete...), nil},
		{"nothing there", parts(), []string{"Undangan belum ada.", "Daftar hadir belum ada.", "Notula belum ada.", "Foto belum ada.", "Laporan belum ada."}},
		{"minutes of another day", parts("undangan", "", "daftar hadir", "2026-06-03", "notula", "2026-06-04", "foto", "", "laporan", ""),
			[]string{"Notula bertanggal 4 Juni 2026, daftar hadir 3 Juni 2026."}},
		{"a meeting of two days", parts("undangan", "", "daftar hadir", "2026-06-03", "daftar hadir", "2026-06-04", "notula", "2026-06-04",
			"foto", "2026-06-05", "laporan", ""), []string{"Foto bertanggal 5 Juni 2026, daftar hadir 3 Juni 2026 sampai 4 Juni 2026."}},
		{"invited too late, reported too early", parts("undangan", "2026-06-04", "daftar hadir", "2026-06-03", "notula", "", "foto", "", "laporan", "2026-06-02"),
			[]string{"Undangan bertanggal 4 Juni 2026, sesudah rapat (daftar hadir 3 Juni 2026).",
				"Laporan bertanggal 2 Juni 2026, sebelum rapat (daftar hadir 3 Juni 2026)."}},
		{"minutes speak where the list has no date", parts("undangan", "2026-06-04", "daftar hadir", "", "notula", "2026-06-03", "foto", "2026-06-03", "laporan", ""),
			[]string{"Undangan bertanggal 4 Juni 2026, sesudah rapat (notula 3 Juni 2026)."}},
		{"nothing dated", parts("undangan", "", "daftar hadir", "", "notula", "", "foto", "", "laporan", "2026-01-01"), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, i := range model.CheckMeeting(c.doc) {
				got = append(got, i.Msg)
				if (i.Missing == "") == (len(i.Files) == 0) {
					t.Errorf("%q names neither a part nor a file, or both: %+v", i.Msg, i)
				}
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestPartsAndKindsMatch(t *testing.T) {
	for _, label := range model.MeetingParts {
		if got := model.PartOf(model.KindOfPart(label)); got != label {
			t.Errorf("%q comes back as %q", label, got)
		}
	}
	if model.KindOfPart("") != model.KindOther || model.PartOf(model.KindDecree) != "" {
		t.Error("what is no part has no kind of one")
	}
	d := parts("laporan", "", "lampiran", "", "undangan", "", "foto", "", "foto", "")
	model.SortParts(d.Files)
	var order []string
	for i, f := range d.Files {
		order = append(order, f.Label)
		if f.Position != i+1 {
			t.Errorf("position %d at place %d", f.Position, i)
		}
	}
	if diff := cmp.Diff([]string{"undangan", "foto", "foto", "laporan", "lampiran"}, order); diff != "" {
		t.Error(diff)
	}
}
