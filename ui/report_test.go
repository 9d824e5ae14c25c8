package ui

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/plan"
	"siapzi/model/report"
	"siapzi/ui/kit"
)

// printer stands for the reports of a workspace.
type printer struct {
	made []string
	last report.Request
	err  error
}

func (p *printer) Name(_ context.Context, f report.Format, r report.Request) (string, error) {
	return string(r.Kind) + string(f), nil
}

func (p *printer) Save(_ context.Context, path string, r report.Request) error {
	r.Progress = nil
	p.made, p.last = append(p.made, filepath.Base(path)), r
	return p.err
}

func TestPrint(t *testing.T) {
	d := withWorkspace(t)
	p := &printer{}
	d.session.Reports = p

	t.Run("the leader's report is written and offered", func(t *testing.T) {
		d.picker.SavePath = filepath.Join(d.dir, "kesiapan")
		d.press("report.readiness")
		kit.TopDialog(d.Window()).Accept()
		if diff := cmp.Diff(report.Request{Kind: report.Readiness}, p.last); diff != "" || len(p.made) != 1 || p.made[0] != "kesiapan.pdf" {
			t.Errorf("%v %s", p.made, diff)
		}
		if got := d.dialog(); got != "Laporan selesai: kesiapan.pdf" {
			t.Error(got)
		}
		kit.TopDialog(d.Window()).Close()
	})
	t.Run("monitoring asks for the period, the present quarter first", func(t *testing.T) {
		d.picker.SavePath = filepath.Join(d.dir, "monev.pdf")
		d.Print(report.Monitoring)
		kit.TopDialog(d.Window()).Accept()
		if q := (int(d.cfg.Now().Month())-1)/3 + 1; p.last.Kind != report.Monitoring || p.last.Span != plan.Quarter(q) {
			t.Errorf("%+v", p.last)
		}
		kit.TopDialog(d.Window()).Close()
	})
	t.Run("what fails is told", func(t *testing.T) {
		p.err = model.Errorf(model.Busy, "Berkas sedang dibuka.")
		d.Print(report.Documents)
		kit.TopDialog(d.Window()).Accept()
		if got := d.dialog(); got == "" || got == "Laporan selesai: monev.pdf" {
			t.Errorf("%q", got)
		}
		kit.TopDialog(d.Window()).Close()
	})
	t.Run("somebody who changes his mind writes nothing", func(t *testing.T) {
		d.picker.SavePath = ""
		n := len(p.made)
		d.Print(report.PlanYear)
		kit.TopDialog(d.Window()).Accept()
		if len(p.made) != n || d.dialog() != "" {
			t.Errorf("%v, %q", p.made, d.dialog())
		}
	})
}

func TestPeriods(t *testing.T) {
	f := &printForm{kind: report.Monitoring}
	f.offerSpans(5)
	if len(f.spans) != 17 || f.spans[f.span.Selected()] != plan.Quarter(2) || f.spans[4].Label() != "Januari" || f.spans[16].Label() != "Setahun" {
		t.Errorf("%v, %d", f.spans, f.span.Selected())
	}
}
