package quality

import (
	"strings"
	"testing"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/pdf"
)

const (
	team     model.Code = "P.1.i.a"
	elect    model.Code = "P.1.i.b"
	monev    model.Code = "P.1.iii.b"
	followup model.Code = "P.1.iii.c"
)

// input starts an Input of 2026 with nothing in it.
func input() Input {
	return Input{Worksheet: lke.Default(), Year: 2026, Limit: 2 << 20, Answers: lke.Answers{}, Looks: map[model.Hash]Look{}}
}

func (in *Input) answer(c model.Code, option string) {
	in.Answers[c] = model.Answer{Code: c, Assessor: model.UnitAssessor, Option: option}
}

// doc adds a document with one PDF that proves codes.
func (in *Input) doc(id string, change func(d *model.Document, l *Look), codes ...model.Code) {
	h := model.Hash(id)
	d := model.Document{ID: model.DocumentID(id), Title: "Dokumen " + id, Kind: model.KindReport, Date: "2026-03-02", Files: []model.File{{
		ID: model.FileID(id), Version: model.Version{Hash: h, Name: id + ".pdf", MIME: "application/pdf", Size: 1000, Pages: 2, HasText: true}}}}
	for _, c := range codes {
		d.Links = append(d.Links, model.Link{Document: d.ID, Code: c})
	}
	l := Look{Read: true, Structure: true, Duties: true}
	if change != nil {
		change(&d, &l)
	}
	in.Looks[h] = l
	in.Documents = append(in.Documents, d)
}

// TestRules lists for every rule where it fires and where it must stay silent.
func TestRules(t *testing.T) {
	type cases map[string]func(in *Input)
	for _, c := range []struct {
		rule         Code
		fire, silent cases
	}{
		{NoProof,
			cases{"an answer without a document": func(in *Input) { in.answer(team, "Ya") }},
			cases{
				"with a document":          func(in *Input) { in.answer(team, "Ya"); in.doc("a", nil, team) },
				"an answer worth nothing":  func(in *Input) { in.answer(team, "Tidak") },
				"a question not answered":  func(in *Input) {},
				"documents without answer": func(in *Input) { in.doc("a", nil, team) },
			}},
		{BestUnproved,
			cases{"A, and another kind of evidence than the criterion names": func(in *Input) {
				in.answer(elect, "A")
				in.doc("a", func(d *model.Document, _ *Look) { d.Links[0].Evidence = 4 }, elect)
			}},
			cases{
				"A with the evidence that the criterion names": func(in *Input) {
					in.answer(elect, "A")
					in.doc("a", func(d *model.Document, _ *Look) { d.Links[0].Evidence = 1 }, elect)
				},
				"a document that does not say which evidence it is": func(in *Input) { in.answer(elect, "A"); in.doc("a", nil, elect) },
				"B": func(in *Input) {
					in.answer(elect, "B")
					in.doc("a", func(d *model.Document, _ *Look) { d.Links[0].Evidence = 4 }, elect)
				},
				"A without anything is another rule": func(in *Input) { in.answer(elect, "A") },
			}},
		{OutOfPeriod,
			cases{
				"two years old": func(in *Input) { in.doc("a", func(d *model.Document, _ *Look) { d.Date = "2024-12-31" }, team) },
				"last year's but one decree of the team": func(in *Input) {
					in.doc("a", func(d *model.Document, _ *Look) {
						d.Date, d.Kind, d.Title = "2024-02-01", model.KindDecree, "SK Tim Kerja ZI"
					}, team)
				},
				"a year too late":    func(in *Input) { in.doc("a", func(d *model.Document, _ *Look) { d.Date = "2027-01-01" }, team) },
				"a period long past": func(in *Input) { in.doc("a", func(d *model.Document, _ *Look) { d.Period.To = "2024-06-30" }, team) },
				"before its own period": func(in *Input) {
					in.doc("a", func(d *model.Document, _ *Look) { d.Period.From, d.Period.To = "2026-04-01", "2026-06-30" }, team)
				},
			},
			cases{
				"of the year before": func(in *Input) { in.doc("a", func(d *model.Document, _ *Look) { d.Date = "2025-01-01" }, team) },
				"without any date":   func(in *Input) { in.doc("a", func(d *model.Document, _ *Look) { d.Date = "" }, team) },
				"a plan of five years": func(in *Input) { // its period counts
					in.doc("a", func(d *model.Document, _ *Look) {
						d.Kind, d.Date = model.KindPlan, "2024-12-01"
						d.Period.From, d.Period.To = "2025-01-01", "2029-12-31"
					}, team)
				},
			}},
		{MeetingDates,
			cases{
				"minutes and attendance of different days": func(in *Input) { meeting(in, "2026-04-07", "2026-04-08", "") },
				"an invitation to another day":             func(in *Input) { meeting(in, "2026-04-07", "2026-04-07", "2026-04-09") },
			},
			cases{
				"all of one day":                func(in *Input) { meeting(in, "2026-04-07", "2026-04-07", "2026-04-07") },
				"a part without any day":        func(in *Input) { meeting(in, "2026-04-07", "", "2026-04-07") },
				"files that are no parts":       func(in *Input) { meeting(in, "2026-04-07", "2026-04-08", "2026-04-07"); unlabel(in) },
				"a package without a known day": func(in *Input) { meeting(in, "", "", "2026-04-07") },
			}},
		{WrongWeekday,
			cases{"Senin, 3 Juni 2026": func(in *Input) { in.text("Rapat dilaksanakan pada Senin, 3 Juni 2026 di aula.") }},
			cases{
				"Rabu, 3 Juni 2026":        func(in *Input) { in.text("hari/tanggal : Rabu, 3 Juni 2026") },
				"Jum'at and Ahad":          func(in *Input) { in.text("Jum'at 5 Juni 2026 dan Ahad, tanggal 7 Juni 2026") },
				"a weekday without a date": func(in *Input) { in.text("setiap Senin pukul 8, berlaku 3 Juni 2026") },
				"a week":                   func(in *Input) { in.text("selesai dalam 2 minggu, 3 Juni 2026") },
				"a day that is none":       func(in *Input) { in.text("Senin, 31 Juni 2026") },
			}},
		{DecreeParts,
			cases{
				"a team decree without duties": func(in *Input) { decree(in, "SK Tim ZI", "Menetapkan susunan tim: Ketua A, Anggota B.") },
				"without anything":             func(in *Input) { decree(in, "SK Tim Kerja", "Menetapkan pembentukan tim.") },
			},
			cases{
				"with both": func(in *Input) {
					decree(in, "SK Tim ZI", "Lampiran I Susunan tim: Ketua A. Lampiran II Uraian tugas: memimpin.")
				},
				"a decree of no team": func(in *Input) { decree(in, "SK IKU 2026", "Menetapkan indikator.") },
				"a scan without text": func(in *Input) {
					in.doc("a", func(d *model.Document, l *Look) {
						d.Kind, d.Title, d.Files[0].Version.HasText = model.KindDecree, "SK Tim ZI", false
						*l = Look{Read: true}
					}, team)
				},
				"a report of the team": func(in *Input) {
					in.doc("a", func(d *model.Document, l *Look) { d.Title = "Laporan Tim ZI"; *l = Look{Read: true} }, team)
				},
			}},
		{NoFollowUp,
			cases{"follow-up dated before the report": func(in *Input) {
				in.answer(followup, "A")
				in.doc("a", func(d *model.Document, _ *Look) { d.Date = "2026-04-10" }, monev)
				in.doc("b", func(d *model.Document, _ *Look) { d.Date = "2026-04-01" }, followup)
			}},
			cases{
				"follow-up dated after": func(in *Input) {
					in.answer(followup, "A")
					in.doc("a", func(d *model.Document, _ *Look) { d.Date = "2026-04-10" }, monev)
					in.doc("b", func(d *model.Document, _ *Look) { d.Date = "2026-04-20" }, followup)
				},
				"no report yet": func(in *Input) { in.answer(followup, "A"); in.doc("b", nil, followup) },
				"nothing claimed": func(in *Input) {
					in.answer(followup, "D")
					in.doc("a", nil, monev)
					in.doc("b", nil, followup)
				},
			}},
		{NoText,
			cases{"a PDF without text": func(in *Input) {
				in.doc("a", func(d *model.Document, _ *Look) { d.Files[0].Version.HasText = false }, team)
			}},
			cases{
				"a PDF with text": func(in *Input) { in.doc("a", nil, team) },
				"a photo": func(in *Input) {
					in.doc("a", func(d *model.Document, _ *Look) {
						d.Files[0].Version.HasText, d.Files[0].Version.MIME = false, "image/jpeg"
					}, team)
				},
				"a locked file": func(in *Input) {
					in.doc("a", func(d *model.Document, _ *Look) {
						v := &d.Files[0].Version
						v.HasText, v.Problem = false, model.ProblemLocked
					}, team)
				},
			}},
		{Illegible,
			cases{
				"a page of 72 dpi": func(in *Input) { in.doc("a", func(_ *model.Document, l *Look) { l.DPI, l.DPIPage = 72, 2 }, team) },
				"a letter as a picture": func(in *Input) {
					in.doc("a", func(d *model.Document, l *Look) { d.Files[0].Version.MIME, l.DPI = "image/jpeg", 60 }, team)
				},
			},
			cases{
				"100 dpi":                   func(in *Input) { in.doc("a", func(_ *model.Document, l *Look) { l.DPI = 100 }, team) },
				"pages that are no picture": func(in *Input) { in.doc("a", nil, team) },
				"photos put into a PDF": func(in *Input) {
					in.doc("a", func(d *model.Document, l *Look) { d.Kind, l.DPI = model.KindPhoto, 72 }, team)
				},
				"a coarse photo of people": func(in *Input) {
					in.doc("a", func(d *model.Document, l *Look) {
						d.Kind, d.Files[0].Version.MIME, l.DPI = model.KindPhoto, "image/jpeg", 60
					}, team)
				},
			}},
		{TooLarge,
			cases{"a byte more than the portal takes": func(in *Input) {
				in.doc("a", func(d *model.Document, _ *Look) { d.Files[0].Version.Size = 2<<20 + 1 }, team)
			}},
			cases{"exactly as much": func(in *Input) {
				in.doc("a", func(d *model.Document, _ *Look) { d.Files[0].Version.Size = 2 << 20 }, team)
			}},
		},
		{Locked,
			cases{"a password": func(in *Input) {
				in.doc("a", func(d *model.Document, _ *Look) { d.Files[0].Version.Problem = model.ProblemLocked }, team)
			}},
			cases{"damaged is not locked": func(in *Input) {
				in.doc("a", func(d *model.Document, _ *Look) { d.Files[0].Version.Problem = model.ProblemDamaged }, team)
			}},
		},
		{InsecureLink,
			cases{"http": func(in *Input) {
				in.doc("a", func(_ *model.Document, l *Look) { l.Address = "http://contoh.go.id" }, team)
			}},
			cases{"https": func(in *Input) {
				in.doc("a", func(_ *model.Document, l *Look) { l.Address = "HTTPS://contoh.go.id" }, team)
			}},
		},
		{DoubtfulProof,
			cases{"two questions, one of which nothing points to": func(in *Input) { in.Doubtful = only(elect); in.doc("a", nil, team, elect) }},
			cases{
				"one question only":          func(in *Input) { in.Doubtful = only(elect); in.doc("a", nil, elect) },
				"both are pointed to":        func(in *Input) { in.Doubtful = only("P.6.v.a"); in.doc("a", nil, team, elect) },
				"nobody can tell (no index)": func(in *Input) { in.doc("a", nil, team, elect) },
			}},
		{SignedAltered,
			cases{
				"altered": func(in *Input) {
					in.doc("a", func(_ *model.Document, l *Look) { l.Signature = string(pdf.Altered) }, team)
				},
				"something added since": func(in *Input) {
					in.doc("a", func(_ *model.Document, l *Look) { l.Signature = string(pdf.Extended) }, team)
				},
			},
			cases{
				"intact": func(in *Input) {
					in.doc("a", func(_ *model.Document, l *Look) { l.Signature = string(pdf.Intact) }, team)
				},
				"unchecked": func(in *Input) {
					in.doc("a", func(_ *model.Document, l *Look) { l.Signature = string(pdf.Unchecked) }, team)
				},
			}},
	} {
		for name, make := range c.fire {
			t.Run(string(c.rule)+" fires: "+name, func(t *testing.T) {
				in := input()
				make(&in)
				got := of(Run(in), c.rule)
				if len(got) != 1 || got[0].Message == "" || got[0].Severity == "" || got[0].Document == "" && got[0].Question == "" {
					t.Errorf("findings %+v", got)
				}
			})
		}
		for name, make := range c.silent {
			t.Run(string(c.rule)+" is silent: "+name, func(t *testing.T) {
				in := input()
				make(&in)
				if got := of(Run(in), c.rule); len(got) != 0 {
					t.Errorf("findings %+v", got)
				}
			})
		}
	}
}

func of(list []Finding, rule Code) (out []Finding) {
	for _, f := range list {
		if f.Rule == rule {
			out = append(out, f)
		}
	}
	return out
}

func (in *Input) text(s string) {
	in.doc("a", func(_ *model.Document, l *Look) { l.readText(s) }, team)
}

func decree(in *Input, title, text string) {
	in.doc("a", func(d *model.Document, l *Look) {
		d.Kind, d.Title, *l = model.KindDecree, title, Look{Read: true}
		l.readText(text)
	}, team)
}

// meeting adds a meeting package whose parts give these days, "" for none.
func meeting(in *Input, minutes, attendance, invitation model.Date) {
	in.doc("m", func(d *model.Document, _ *Look) {
		d.Files = nil
		for _, p := range []struct {
			label string
			date  model.Date
		}{{model.PartInvitation, invitation}, {model.PartAttendance, attendance}, {model.PartMinutes, minutes}} {
			h := model.Hash(p.label)
			d.Files = append(d.Files, model.File{ID: model.FileID(p.label), Label: p.label, Version: model.Version{Hash: h, Name: p.label + ".pdf", HasText: true}})
			l := Look{Read: true}
			if p.date != "" && p.label == model.PartInvitation {
				l.Dates = []model.Date{"2026-04-01", p.date} // its own and the meeting's
			} else {
				d.Files[len(d.Files)-1].Date = p.date
			}
			in.Looks[h] = l
		}
	}, monev)
}

func unlabel(in *Input) {
	for i := range in.Documents[0].Files {
		in.Documents[0].Files[i].Label = ""
	}
}

func only(c model.Code) func(model.Document, model.Code) bool {
	return func(_ model.Document, x model.Code) bool { return x == c }
}

// An old procedure may still hold; only a person can tell.
func TestOldPapersThatMayHold(t *testing.T) {
	in := input()
	in.doc("a", func(d *model.Document, _ *Look) { d.Kind, d.Date = model.KindSOP, "2023-05-02" }, team)
	got := of(Run(in), OutOfPeriod)
	if len(got) != 1 || got[0].Severity != Minor || got[0].Message != "Bertanggal 2 Mei 2023, sebelum tahun 2025. Pastikan masih berlaku." {
		t.Errorf("%+v", got)
	}
}

func TestRulesAreWorded(t *testing.T) {
	for _, r := range Rules {
		if r.Name == "" || r.Why == "" || r.Severity == "" || !strings.HasSuffix(r.Why, ".") {
			t.Errorf("%+v", r.Code)
		}
	}
}
