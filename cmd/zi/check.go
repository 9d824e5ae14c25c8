package main

import (
	"strings"

	"siapzi/model"
	"siapzi/model/readiness/quality"
	"siapzi/model/workspace"
)

type checkCmd struct {
	WS     string `arg:"" name:"ws" help:"Folder ruang kerja."`
	All    bool   `help:"Sertakan temuan yang sudah diabaikan beserta alasannya."`
	Waive  string `placeholder:"ATURAN:KODE" help:"Abaikan temuan aturan itu pada soal atau dokumen (kode soal atau id dokumen); perlu --reason."`
	Reason string `placeholder:"ALASAN" help:"Mengapa temuan diabaikan."`
	JSON   bool   `name:"json" help:"Cetak temuan sebagai satu larik JSON."`
}

// Help lists the rules.
func (c *checkCmd) Help() string {
	help := "Kode keluar 1 bila ada temuan. Aturan:\n"
	for _, r := range quality.Rules {
		help += "  " + string(r.Code) + " – " + r.Name + " (" + string(r.Severity) + ")\n"
	}
	return help
}

// findingJSON is one entry of the JSON of `zi check`, a contract with scripts.
// code or document is "" where the finding is not about one.
type findingJSON struct {
	Rule     quality.Code     `json:"rule"`
	Severity quality.Severity `json:"severity"`
	Code     model.Code       `json:"code"`
	Document model.DocumentID `json:"document"`
	Message  string           `json:"message"`
	Waived   string           `json:"waived,omitempty"` // the reason; only with --all
}

// Run checks the evidence.
func (c *checkCmd) Run(a *app) error {
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // only looks were written, which can be taken again
	var p model.Progress
	stop := a.progress(&p)
	all, err := ws.Checks().Check(a.ctx, &p)
	stop()
	if err != nil {
		return err
	}
	if c.Waive != "" {
		if all, err = c.waive(a, ws, all); err != nil {
			return err
		}
	}
	out, open := []findingJSON{}, 0
	for _, f := range all {
		x := findingJSON{Rule: f.Rule, Severity: f.Severity, Code: f.Question, Document: f.Document, Message: f.Message}
		if f.Waived != nil {
			x.Waived = f.Waived.Reason
			if !c.All {
				continue
			}
		} else {
			open++
		}
		out = append(out, x)
		if !c.JSON {
			a.printFinding(f)
		}
	}
	if c.JSON {
		if err := a.json(out); err != nil {
			return err
		}
	} else {
		a.print("%d temuan.", open)
	}
	if open > 0 {
		return errProblems
	}
	return nil
}

// waive switches the findings off that c.Waive names and gives all of them anew.
func (c *checkCmd) waive(a *app, ws *workspace.Workspace, all []quality.Finding) ([]quality.Finding, error) {
	rule, where, _ := strings.Cut(c.Waive, ":")
	code, _ := ws.Worksheet().ParseCode(where)
	found := false
	for _, f := range all {
		if string(f.Rule) != rule || f.Question != code && string(f.Document) != where {
			continue
		}
		found = true
		if err := ws.Checks().Waive(a.ctx, who(), f, c.Reason); err != nil {
			return nil, err
		}
	}
	if !found {
		return nil, model.Errorf(model.NotFound, "Tidak ada temuan %s.", c.Waive)
	}
	return ws.Checks().Check(a.ctx, nil)
}

func (a *app) printFinding(f quality.Finding) {
	name := string(f.Rule)
	if r, ok := quality.RuleOf(f.Rule); ok {
		name = r.Name
	}
	title := f.Title
	if title != "" {
		title = "  " + title
	}
	a.print("%-6s  %-10s %s%s\n        %s", f.Severity, f.Question, name, title, f.Message)
	if f.Waived != nil {
		a.print("        diabaikan oleh %s: %s", f.Waived.Who, f.Waived.Reason)
	}
}
