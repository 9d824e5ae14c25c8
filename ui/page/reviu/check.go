package reviu

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/readiness/quality"
	"siapzi/ui/task"
)

// manyFiles is from how many unread files on a check is a job that people see
// and can stop; fewer are read before anybody would.
const manyFiles = 30

// checking is how far the check of the evidence is.
type checking struct {
	running bool // as a job
	again   bool // something changed meanwhile
	stopped bool // by the user; nothing begins by itself then
}

// check looks for findings: at once where few files are new, else as a job.
func (p *Page) check() {
	switch {
	case p.checking.running:
		p.checking.again = true
		return
	case p.checking.stopped:
		return
	}
	type result struct {
		list   []quality.Finding
		unread int
	}
	fetch := func(ctx context.Context) (r result, err error) {
		if r.unread, err = p.d.Checks.Unread(ctx); err != nil || r.unread >= manyFiles {
			return r, err
		}
		r.list, err = p.d.Checks.Check(ctx, nil)
		return r, err
	}
	task.Latest(p.d.Tasks, "check", fetch, func(r result) {
		if r.unread >= manyFiles {
			p.checkAsJob()
			return
		}
		p.found(r.list)
	}, func(err error) {
		if model.KindOf(err) != model.Canceled {
			p.d.Shell.ShowError(err)
		}
	})
}

// checkAsJob reads files in the background; what was read stays known when it
// is stopped, so going on begins there.
func (p *Page) checkAsJob() {
	if p.checking.running {
		return
	}
	p.checking = checking{running: true}
	work := func(ctx context.Context, progress *model.Progress) ([]quality.Finding, error) {
		return p.d.Checks.Check(ctx, progress)
	}
	task.Job(p.d.Tasks, p.d.Jobs, lang.L("Pemeriksaan mutu bukti"), work, func(list []quality.Finding, err error) {
		again := p.checking.again
		p.checking = checking{stopped: model.KindOf(err) == model.Canceled}
		switch {
		case p.checking.stopped:
			if p.ready {
				p.refresh()
			}
		case err != nil:
			p.d.Shell.ShowError(err)
		default:
			p.found(list)
			if again {
				p.check()
			}
		}
	})
}

// goOn takes a stopped check up again.
func (p *Page) goOn() {
	p.checking.stopped = false
	p.check()
	p.refresh()
}

func (p *Page) found(list []quality.Finding) {
	p.book.findings, p.book.checked = list, true
	if p.ready {
		p.refresh()
	}
}
