package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
)

// made is the JSON of `zi add`.
type made struct {
	Document model.DocumentID `json:"document"`
	Title    string           `json:"title"`
	Status   string           `json:"status"`
	Linked   []model.Code     `json:"linked"`
}

func TestAddLinkAndNote(t *testing.T) {
	ws := newWorkspace(t)
	var link, again, note made
	callJSON(t, exitDone, &link, "add", "link", ws, "https://s.bps.go.id/TimKerja_A", "--title", "Folder tim", "--to", "P.1.i.a,P.1.i.b")
	if link.Status != "added" || link.Title != "Folder tim" || len(link.Linked) != 2 {
		t.Errorf("%+v", link)
	}
	callJSON(t, exitDone, &again, "add", "link", ws, "https://s.bps.go.id/TimKerja_A")
	if again.Status != "reused" || again.Document != link.Document || len(again.Linked) != 2 {
		t.Errorf("%+v", again)
	}
	text := filepath.Join(t.TempDir(), "isi.txt")
	if err := os.WriteFile(text, []byte("Hasil apel pagi\nSemua hadir."), 0o600); err != nil {
		t.Fatal(err)
	}
	callJSON(t, exitDone, &note, "add", "note", ws, "@"+text, "--date", "2026-06-03", "--kind", "notula")
	if note.Status != "added" || note.Title != "Hasil apel pagi" || note.Linked == nil {
		t.Errorf("%+v", note)
	}
	var f failure
	callJSON(t, exitFailed, &f, "add", "link", ws, "javascript:alert(1)")
	if f.Kind != model.Invalid || f.Fields["address"] == "" {
		t.Errorf("%+v", f)
	}
	callJSON(t, exitFailed, &f, "add", "note", ws, "isi", "--date", "kemarin")
	if f.Kind != model.Invalid {
		t.Errorf("%+v", f)
	}
	if code, out, _ := call(t, "search", ws, "timkerja"); code != exitDone || !strings.Contains(out, "Folder tim") {
		t.Error(out)
	}
	if code, out, _ := call(t, "verify", ws); code != exitDone {
		t.Error(out)
	}
}

func TestMeeting(t *testing.T) {
	ws, dir := newWorkspace(t), t.TempDir()
	file := func(name string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	var m meetingJSON
	parts := func() (out []string) {
		for _, p := range m.Parts {
			out = append(out, p.Label+" "+string(p.Date))
		}
		return out
	}
	callJSON(t, exitDone, &m, "meeting", "make", ws, file("Notula rapat LKE 4 Juni 2026.txt"), file("Daftar hadir 3 Juni 2026.txt"), "--to", "P.1.i.a")
	if d := cmp.Diff([]string{"daftar hadir 2026-06-03", "notula 2026-06-04"}, parts()); d != "" || len(m.Issues) != 4 || len(m.Linked) != 1 {
		t.Errorf("%+v %s", m, d)
	}
	callJSON(t, exitDone, &m, "meeting", "set", ws, string(m.Document), "2", "--date", "2026-06-03")
	callJSON(t, exitDone, &m, "meeting", "add", ws, string(m.Document), file("Undangan.txt"))
	callJSON(t, exitDone, &m, "meeting", "add", ws, string(m.Document), file("IMG_1.txt"), "--label", "foto")

	// A report that was imported before joins the package.
	var r importJSON
	callJSON(t, exitDone, &r, "import", ws, file("Laporan rapat 5 Juni 2026.txt"), "--link", "none")
	callJSON(t, exitDone, &m, "meeting", "join", ws, string(r.Files[0].Document), string(m.Document))
	if d := cmp.Diff([]string{"undangan ", "daftar hadir 2026-06-03", "notula 2026-06-03", "foto ", "laporan 2026-06-05"}, parts()); d != "" || len(m.Issues) != 0 {
		t.Errorf("%+v %s", m, d)
	}
	callJSON(t, exitDone, &m, "meeting", "set", ws, string(m.Document), "1", "--place", "3")
	if m.Parts[2].Label != "undangan" {
		t.Errorf("%+v", m.Parts)
	}
	callJSON(t, exitDone, &m, "meeting", "split", ws, string(m.Document), "5")
	var all struct{ Meetings []meetingJSON }
	callJSON(t, exitProblems, &all, "meeting", "check", ws)
	if len(all.Meetings) != 1 || len(all.Meetings[0].Issues) != 1 || all.Meetings[0].Issues[0].Missing != "laporan" {
		t.Errorf("%+v", all)
	}
	code, out, _ := call(t, "meeting", "check", ws)
	if code != exitProblems || !strings.Contains(out, "! Laporan belum ada.") || !strings.Contains(out, "1 paket rapat, 1 hal") {
		t.Error(out)
	}
	var f failure
	callJSON(t, exitFailed, &f, "meeting", "split", ws, string(m.Document), "9")
	if f.Kind != model.NotFound {
		t.Errorf("%+v", f)
	}
}
