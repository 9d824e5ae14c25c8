package main

import (
	"os"
	"path/filepath"
	"testing"

	"siapzi/model/sample"
)

// answered makes a workspace with the answers of the sample.
func answered(t *testing.T) string {
	t.Helper()
	ws := newWorkspace(t)
	file, err := sample.WriteAnswersFile(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if code, out, errs := call(t, "answer", ws, file); code != exitDone {
		t.Fatal(out, errs)
	}
	return ws
}

func TestReviewVerbs(t *testing.T) {
	ws := answered(t)
	var got struct{ Questions []reviewQuestionJSON }
	callJSON(t, exitDone, &got, "review", "submit", ws, "P.1.i.a", "p 1 i b", "--name", "Sari")
	if len(got.Questions) != 2 || got.Questions[0].State != "diajukan" || got.Questions[0].By != "Sari" || got.Questions[0].Round != 1 {
		t.Fatalf("%+v", got)
	}
	var refused failure
	callJSON(t, exitFailed, &refused, "review", "submit", ws, "P.1.i.a")
	if refused.Kind != "invalid" {
		t.Errorf("%+v", refused)
	}
	if code, _, _ := call(t, "review", "return", ws, "P.1.i.a"); code != exitUsage {
		t.Errorf("return without a remark: exit %d", code)
	}
	callJSON(t, exitDone, &got, "review", "return", ws, "P.1.i.a", "--remark", "SK belum memuat uraian tugas.", "--role", "TPI")
	if got.Questions[0].State != "dikembalikan" || len(got.Questions[0].Remarks) != 1 {
		t.Errorf("%+v", got)
	}
	callJSON(t, exitFailed, &refused, "review", "submit", ws, "P.1.i.a")
	callJSON(t, exitDone, &got, "review", "reply", ws, "P.1.i.a", "--text", "Lampiran ditambahkan.")
	callJSON(t, exitDone, &got, "review", "submit", ws, "P.1.i.a")
	callJSON(t, exitDone, &got, "review", "accept", ws, "P.1.i.a", "P.1.i.b")

	tpi := filepath.Join(t.TempDir(), "tpi.json")
	if err := os.WriteFile(tpi, []byte(`{"P.1.i.b":{"jawaban":"C","catatan":"Tanpa seleksi."},"P.1.i.a":"Ya"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, out, errs := call(t, "answer", ws, tpi, "--assessor", "tpi"); code != exitDone {
		t.Fatal(out, errs)
	}
	var list reviewJSON
	callJSON(t, exitDone, &list, "review", "list", ws)
	if len(list.Questions) != 113 || list.Counts["diterima"] != 2 || list.TPI.Answered != 2 || len(list.TPI.Differences) != 1 ||
		list.TPI.Differences[0].Points >= 0 || list.TPI.Differences[0].Note != "Tanpa seleksi." {
		t.Errorf("counts %v, TPI %+v", list.Counts, list.TPI)
	}
	callJSON(t, exitDone, &list, "review", "list", ws, "--state", "diterima")
	if len(list.Questions) != 2 {
		t.Errorf("%d accepted", len(list.Questions))
	}
}

func TestCheckVerb(t *testing.T) {
	ws := answered(t)
	var got []findingJSON
	callJSON(t, exitProblems, &got, "check", ws)
	if len(got) == 0 || got[0].Rule != "tanpa-bukti" || got[0].Severity != "berat" || got[0].Code == "" || got[0].Message == "" {
		t.Errorf("%+v", got)
	}
	t.Run("a finding is waived with a reason only", func(t *testing.T) {
		one := got[0]
		var refused failure
		callJSON(t, exitFailed, &refused, "check", ws, "--waive", string(one.Rule)+":"+string(one.Code))
		callJSON(t, exitFailed, &refused, "check", ws, "--waive", "hari-salah:P.1.i.a", "--reason", "x")
		var left []findingJSON
		callJSON(t, exitProblems, &left, "check", ws, "--waive", string(one.Rule)+":"+string(one.Code), "--reason", "Menyusul dari arsip.")
		if len(left) != len(got)-1 {
			t.Errorf("%d findings left of %d", len(left), len(got))
		}
		callJSON(t, exitProblems, &left, "check", ws, "--all")
		if len(left) != len(got) || left[0].Waived != "Menyusul dari arsip." {
			t.Errorf("%+v", left[0])
		}
	})
	empty := newWorkspace(t)
	callJSON(t, exitDone, &got, "check", empty)
	if got == nil || len(got) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestReadyVerb(t *testing.T) {
	ws := answered(t)
	var got readyJSON
	callJSON(t, exitDone, &got, "ready", ws, "--set", "tlhp=100", "--set", "indeks-rb=kl:CC")
	verdicts := map[string]string{}
	for _, p := range got.Prerequisites {
		verdicts[p.ID] = string(p.Verdict)
	}
	if verdicts["tlhp"] != "terpenuhi" || verdicts["indeks-rb"] != "belum-terpenuhi" || verdicts["opini-bpk"] != "belum-diisi" {
		t.Errorf("%v", verdicts)
	}
	if got.Met || got.Gates[0].Met || got.Cheapest == nil || got.Cheapest.Questions != 2 || len(got.Cheapest.Raises) != 2 || len(got.Gains) < 40 {
		t.Errorf("%+v", got.Cheapest)
	}
	var refused failure
	callJSON(t, exitFailed, &refused, "ready", ws, "--set", "tlhp=banyak")
}

func TestRolloverVerb(t *testing.T) {
	ws := answered(t)
	next := filepath.Join(t.TempDir(), "2027.siapzi")
	var got map[string]any
	callJSON(t, exitDone, &got, "rollover", ws, next, "--year", "2027")
	if got["year"] != 2027.0 || got["from"] != 2026.0 {
		t.Errorf("%v", got)
	}
	var score scoreJSON
	callJSON(t, exitDone, &score, "score", next)
	if score.Safe.Total != 0 {
		t.Errorf("the new year begins with %v points", score.Safe.Total)
	}
	var refused failure
	callJSON(t, exitFailed, &refused, "rollover", ws, next, "--year", "2028")
}
