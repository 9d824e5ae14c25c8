package say_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"siapzi/assets"
	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/ui/say"
)

// english loads the translations that the program ships with.
func english(t *testing.T) {
	t.Helper()
	read := func(name string) (words map[string]string) {
		data, err := assets.Translations.ReadFile("i18n/" + name)
		if err == nil {
			err = json.Unmarshal(data, &words)
		}
		if err != nil {
			t.Fatal(err)
		}
		return words
	}
	say.Use(read("messages.en.json"), read("en.json"))
	t.Cleanup(func() { say.Use(nil, nil) })
}

func TestText(t *testing.T) {
	english(t)
	for _, c := range []struct{ name, in, want string }{
		{"a plain sentence", "PDF ini tidak berisi halaman.", "This PDF has no pages."},
		{"with an argument", "Folder /tmp/x y tidak ada.", "The folder /tmp/x y does not exist."},
		{"the longest format wins", "Folder /a tidak ada. Buat folder itu dahulu atau pilih tempat lain.",
			"The folder /a does not exist. Create it first or choose another place."},
		{"numbers", "Gambar ini terlalu besar (12000 × 9000 piksel). Simpan ulang dengan ukuran lebih kecil.",
			"This picture is too large (12000 × 9000 pixels). Save it again in a smaller size."},
		{"a nested message", "Impor dihentikan setelah 3 berkas; yang sudah masuk tersimpan utuh: Disk penuh. Berkas ini tidak disimpan; kosongkan ruang disk, lalu coba lagi..",
			"The import was stopped after 3 files; those already in are safe: The disk is full. This file was not stored; free some disk space, then try again.."},
		{"a nested name", "Ruang kerja ini sedang dibuka oleh sari di komputer KANTOR-3 sejak 04-06-2026 08.00 (SiapZI 1.0). Tutup di sana, lalu coba lagi.",
			"This workspace is open: sari on computer KANTOR-3 since 04-06-2026 08.00 (SiapZI 1.0). Close it there, then try again."},
		{"a name in quotes is left alone", "Berkas “Laporan” tidak mempunyai halaman 3.", "The file “Laporan” has no page 3."},
		{"several reasons", "folder AREA I; kata: maklumat, pelayanan", "folder AREA I; words: maklumat, pelayanan"},
		{"a meeting whose dates disagree", "Laporan bertanggal 4 Juni 2026, sebelum rapat (daftar hadir 5 Mei 2026).",
			"Report is dated 4 June 2026, before the meeting (attendance list 5 May 2026)."},
		{"two sentences that stand alone", "Berkas ini bukan gambar yang dikenal. Tidak ada yang disimpan.", "This file is not a picture of a known type. Nothing was saved."},
		{"a finding about dates", "Bertanggal 4 Juni 2020, sebelum tahun 2025. Pastikan masih berlaku.",
			"Dated 4 June 2020, before the year 2025. Make sure that it is still in force."},
		{"a finding that names a part", "Undangan tidak menyebut 5 Mei 2026, hari rapat menurut daftar hadir.",
			"The invitation does not mention 5 May 2026, the day of the meeting according to the attendance list."},
		{"a finding about a weekday", "Tertulis “Senin, 5 Mei 2026”; seharusnya hari Selasa.", "It says “Senin, 5 Mei 2026”; that day is a Tuesday."},
		{"a finding about a signature", "Tanda tangan elektronik Sari pada sk.pdf tidak cocok lagi dengan isinya.",
			"The electronic signature of Sari on sk.pdf no longer matches the file's content."},
		{"a decree that lacks two parts", "Tidak ditemukan susunan tim dan uraian tugas dalam SK ini.",
			"This decree holds no list of team members and no description of duties."},
		{"a step of review that is refused", "Soal A.1 belum dapat diterima: belum diajukan (draf), jadi tidak dapat diterima.",
			"Question A.1 cannot be accepted yet: not submitted (draft), so it cannot be accepted."},
		{"a prerequisite that a proposal lacks", "belum diisi; diminta minimal WTP (afirmasi: boleh sambil dipenuhi)",
			"not filled in; required: at least WTP (affirmative relief: may be met later)"},
		{"what nobody translated", "open /x: permission denied", "open /x: permission denied"},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := say.Text(c.in); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			if got := say.Text(c.in); got != c.want {
				t.Errorf("the second time: %q", got)
			}
		})
	}
}

func TestError(t *testing.T) {
	err := fmt.Errorf("x: %w", &model.Error{Kind: model.Invalid, Msg: "Data unit belum benar.",
		Fields: []model.FieldError{{Field: "year", Msg: "tahun harus antara 2021 dan 2100"}}})
	if got := say.Error(err); got != model.Message(err) {
		t.Errorf("Indonesian: %q", got)
	}
	english(t)
	if got, want := say.Error(err), "The details of the unit are not right yet.\n  year: the year must lie between 2021 and 2100"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	cause := model.Errorf(model.Unavailable, "Folder %s tidak dapat dibaca: %w", "/a", errors.New("input/output error"))
	if got, want := say.Error(cause), "The folder /a cannot be read: input/output error"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestFailure(t *testing.T) {
	var log strings.Builder
	old := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	defer slog.SetDefault(old)
	err := errors.New("store: list files: no such column")

	text, id := say.Failure(err)

	if len(id) != 6 || !strings.Contains(text, id) || strings.Contains(text, "column") {
		t.Errorf("got %q with id %q", text, id)
	}
	if !strings.Contains(log.String(), "id="+id) || !strings.Contains(log.String(), "no such column") {
		t.Errorf("the log says %q", log.String())
	}
	if _, again := say.Failure(err); again != id {
		t.Errorf("the same error has two ids, %s and %s", id, again)
	}
	if _, id := say.Failure(model.Errorf(model.Busy, "Sedang dipakai.")); id != "" {
		t.Errorf("an error that people can act on has the id %s", id)
	}
}

// TestWhy reads how scores come about: no line may stay Indonesian but for
// the names of the worksheet.
func TestWhy(t *testing.T) {
	english(t)
	w, err := lke.Load(assets.LKE2021)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range w.Questions {
		for _, l := range w.Why(lke.Answers{}, q.Code) {
			if got := say.Text(l.Label); got == l.Label && !strings.HasPrefix(got, "Area ") {
				t.Errorf("%q is not translated", l.Label)
			}
			if got := say.Text(l.Text); got == l.Text && len(l.Text) > 8 && l.Text[0] >= 'B' && l.Text[0] <= 'M' && l.Code == q.Code {
				t.Errorf("%q is not translated", l.Text)
			}
		}
	}
}
