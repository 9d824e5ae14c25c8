package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/demo"
	"siapzi/model/plan"
	"siapzi/model/preview"
	"siapzi/model/report"
	"siapzi/model/workspace"
	"siapzi/ui"
	"siapzi/ui/instance"
	"siapzi/ui/look"
	"siapzi/ui/page/beranda"
	"siapzi/ui/page/bundel"
	"siapzi/ui/page/dokumen"
	"siapzi/ui/page/lke"
	"siapzi/ui/page/mulai"
	"siapzi/ui/page/rencana"
	"siapzi/ui/page/reviu"
	"siapzi/ui/page/setelan"
	"siapzi/ui/page/survei"
	"siapzi/ui/page/tukar"
	"siapzi/ui/page/usulan"
)

// program opens workspaces for the window and makes their pages.
type program struct {
	now     func() time.Time
	who     model.Actor
	log     string // the log file
	running string // folder of ui/instance
	raise   func() // shows the window, from any goroutine

	codeCache string // see workspace.Config
}

var _ ui.Program = (*program)(nil)

func (p *program) config() workspace.Config {
	return workspace.Config{Now: p.now, Who: p.who, Version: model.ProgramVersion, CodeCache: p.codeCache}
}

// Open opens an existing workspace.
func (p *program) Open(ctx context.Context, dir string) (*ui.Session, error) {
	ws, err := workspace.Open(ctx, dir, p.config())
	if model.KindOf(err) == model.Busy && shownElsewhere(places{running: p.running}, dir) {
		return nil, model.Errorf(model.Busy, "Ruang kerja ini sudah terbuka di jendela SiapZI yang lain; jendela itu sudah ditampilkan.")
	}
	if err != nil {
		return nil, err
	}
	if err := ws.KeepToday(ctx); err != nil { // the line of days is then a day short; nothing else is
		slog.Warn("standing of today not kept", "err", err)
	}
	return p.session(ws), nil
}

// Create makes a workspace and opens it.
func (p *program) Create(ctx context.Context, dir string, u model.Unit) (*ui.Session, error) {
	ws, err := workspace.Create(ctx, dir, u, p.config())
	if err != nil {
		return nil, err
	}
	return p.session(ws), nil
}

// Sample makes the sample in a new folder below dir and leaves it closed.
func (p *program) Sample(ctx context.Context, dir string, progress *model.Progress) (string, error) {
	at, err := newFolder(dir, "Contoh SiapZI")
	if err != nil {
		return "", err
	}
	ws, _, err := demo.Create(ctx, at, p.config(), progress)
	if err != nil {
		return "", err
	}
	return ws.Dir(), ws.Close()
}

// newFolder gives the first of "name", "name 2", … that does not exist.
func newFolder(dir, name string) (string, error) {
	for i := 1; i < 1000; i++ {
		path := filepath.Join(dir, name)
		if i > 1 {
			path = fmt.Sprintf("%s %d", path, i)
		}
		if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
			return path, nil
		}
	}
	return "", model.Errorf(model.Conflict, "Sudah terlalu banyak folder %s di %s. Hapus yang tidak dipakai.", name, dir)
}

// session hands a workspace with its pages to the window.
func (p *program) session(ws *workspace.Workspace) *ui.Session {
	held, _, err := instance.Hold(p.running, ws.Dir(), p.raise)
	if err != nil {
		slog.Warn("second starts will not find this workspace", "err", err)
	}
	viewer := preview.New(preview.Config{Engine: ws.PDFium(), Path: ws.Catalog().PathOf,
		CacheDir: filepath.Join(ws.CacheDir(), "preview"), Office: ws.Office()})
	fronts := preview.New(preview.Config{Engine: ws.PDFium(), Path: ws.FrontPath, CacheDir: filepath.Join(ws.CacheDir(), "preview")})
	var forms ui.Exchange
	waiting := preview.New(preview.Config{Engine: ws.PDFium(), Path: func(v model.Version) string { return filepath.Join(v.Folder, v.Name) },
		CacheDir: filepath.Join(ws.CacheDir(), "preview"), Office: ws.Office()})
	return &ui.Session{Workspace: ws, Documents: ws.Catalog(), Worksheet: ws.Worksheet(), Who: p.who, Due: p.due(ws), Reports: ws.Reports(p.now),
		Close: func() error {
			return errors.Join(viewer.Close(), fronts.Close(), waiting.Close(), ws.Close(), held.Release())
		},
		NextYear: func(ctx context.Context, parent string, progress *model.Progress) (ui.Rolled, error) {
			return p.nextYear(ctx, ws, parent, progress)
		},
		Exchange: func(s *ui.Shell) ui.Exchange {
			if forms == nil { // its tasks serve all of its commands
				forms = p.exchange(s, ws)
			}
			return forms
		},
		Pages: func(s *ui.Shell) []ui.PageSpec {
			return []ui.PageSpec{
				{ID: "beranda", Title: lang.L("Beranda"), Icon: look.IconHome, New: func() ui.Page { return p.startOf(s, ws) }},
				{ID: ui.PageLKE, Title: "LKE", Icon: look.IconList, New: func() ui.Page { return p.lkePage(s, ws, viewer) }},
				{ID: ui.PageDocuments, Title: lang.L("Dokumen"), Icon: look.IconFile, New: func() ui.Page { return p.documentsPage(s, ws, viewer, waiting) }},
				p.planSpec(s, ws),
				{ID: ui.PageReview, Title: lang.L("Reviu"), Icon: look.IconPencil, New: func() ui.Page { return p.reviewPage(s, ws, viewer) }},
				{ID: "survei", Title: lang.L("Survei"), Icon: look.IconBars, New: func() ui.Page { return p.surveyPage(s, ws) }},
				{ID: "bundel", Title: lang.L("Bundel"), Icon: look.IconLayers, New: func() ui.Page { return p.bundlePage(s, ws, fronts) }},
				{ID: "usulan", Title: lang.L("Usulan"), Icon: look.IconUpRing, New: func() ui.Page { return p.proposalPage(s, ws) }},
				{ID: "setelan", Title: lang.L("Setelan"), Icon: look.IconSliders, New: func() ui.Page { return p.settingPage(s, ws) }},
			}
		}}
}

// nextYear makes the workspace of the next year below parent and closes it.
func (p *program) nextYear(ctx context.Context, ws *workspace.Workspace, parent string, progress *model.Progress) (ui.Rolled, error) {
	u, err := ws.Unit(ctx)
	if err != nil {
		return ui.Rolled{}, err
	}
	dir, err := newFolder(parent, fmt.Sprintf("%s %d.siapzi", look.FileName(u.Name), u.Year+1))
	if err != nil {
		return ui.Rolled{}, err
	}
	next, r, err := ws.Rollover(ctx, dir, u.Year+1, p.config(), progress)
	if err != nil {
		return ui.Rolled{}, err
	}
	return ui.Rolled{Dir: dir, Failed: r.Failed}, next.Close()
}

// startOf makes the page "Apakah kita siap?".
func (p *program) startOf(s *ui.Shell, ws *workspace.Workspace) ui.Page {
	return beranda.New(beranda.Deps{Worksheet: ws.Worksheet(), Standing: ws.Standing(),
		Settings: ws.Settings(), Due: p.due(ws), OpenPlan: func() { s.GoTo(ui.PagePlan) }, Print: func() { s.Print(report.Readiness) },
		Shell: s, Bus: ws.Bus(), Tasks: s.NewTasks(), Now: p.now})
}

// due tells what of the action plan is late and what is near.
func (p *program) due(ws *workspace.Workspace) func(context.Context) (plan.Due, error) {
	return func(ctx context.Context) (plan.Due, error) {
		all, err := ws.Deadlines(ctx, p.now())
		return plan.DueOf(all), err
	}
}

func (p *program) lkePage(s *ui.Shell, ws *workspace.Workspace, viewer *preview.Viewer) ui.Page {
	return lke.New(lke.Deps{Worksheet: ws.Worksheet(), Unit: ws, Answers: ws.Assessment(), Documents: ws.Catalog(),
		Reviews: ws.Review(), Person: s.Person, Preview: viewer, Shell: s, Bus: ws.Bus(), Tasks: s.NewTasks(), Undo: s.Undo(), Who: p.who})
}

func (p *program) documentsPage(s *ui.Shell, ws *workspace.Workspace, viewer, waiting *preview.Viewer) ui.Page {
	c := ws.Catalog()
	return dokumen.New(dokumen.Deps{Worksheet: ws.Worksheet(), Unit: ws, Lists: c, Documents: c, Versions: c, Plans: c, Meetings: c, Contents: c, Picker: s.Picker(), Preview: viewer, Waiting: waiting,
		Shell: s, Bus: ws.Bus(), Tasks: s.NewTasks(), Jobs: s.Jobs(), Undo: s.Undo(),
		Print: func() { s.Print(report.Documents) }, Who: p.who, Now: p.now})
}

func (p *program) planPage(s *ui.Shell, ws *workspace.Workspace) *rencana.Page {
	return rencana.New(rencana.Deps{Worksheet: ws.Worksheet(), Unit: ws, Plan: ws.Plan(), Documents: ws.Catalog(), Shell: s, Picker: s.Picker(),
		Bus: ws.Bus(), Tasks: s.NewTasks(), Undo: s.Undo(), Print: s.Print, Who: p.who, Folder: documents(), Now: p.now})
}

func (p *program) surveyPage(s *ui.Shell, ws *workspace.Workspace) ui.Page {
	return survei.New(survei.Deps{Unit: ws, Surveys: ws.Surveys(), Papers: ws, Answers: ws.Assessment(), Plan: ws.Plan(), Documents: ws.Catalog(), Shell: s,
		Picker: s.Picker(), Bus: ws.Bus(), Tasks: s.NewTasks(), Undo: s.Undo(), Who: p.who, Folder: documents(), Now: p.now})
}

func (p *program) bundlePage(s *ui.Shell, ws *workspace.Workspace, fronts *preview.Viewer) ui.Page {
	return bundel.New(bundel.Deps{Worksheet: ws.Worksheet(), Unit: ws, Bundles: ws, History: ws.History(), Portal: ws.Settings(), Viewer: fronts,
		Shell: s, Picker: s.Picker(), Bus: ws.Bus(), Tasks: s.NewTasks(), Jobs: s.Jobs(), Undo: s.Undo(), Who: p.who, Folder: documents(), Now: p.now})
}

func (p *program) proposalPage(s *ui.Shell, ws *workspace.Workspace) ui.Page {
	return usulan.New(usulan.Deps{Proposals: ws.Proposals(), Sent: ws.Submissions(), Maker: ws, Shell: s, Picker: s.Picker(), Bus: ws.Bus(), Tasks: s.NewTasks(),
		Jobs: s.Jobs(), Undo: s.Undo(), Who: p.who, Folder: documents(), Now: p.now, OpenPrerequisites: func() { s.GoTo(ui.PageReview) }})
}

func (p *program) reviewPage(s *ui.Shell, ws *workspace.Workspace, viewer *preview.Viewer) ui.Page {
	return reviu.New(reviu.Deps{Worksheet: ws.Worksheet(), Answers: ws.Assessment(), Documents: ws.Catalog(), Reviews: ws.Review(), Checks: ws.Checks(),
		Standing: ws.Standing(), Preview: viewer, Shell: s, Bus: ws.Bus(), Tasks: s.NewTasks(), Jobs: s.Jobs(), Undo: s.Undo(),
		Print: func() { s.Print(report.Returned) }, Who: p.who})
}

// exchange makes the commands on official forms.
func (p *program) exchange(s *ui.Shell, ws *workspace.Workspace) ui.Exchange {
	return tukar.New(tukar.Deps{Worksheet: ws.Worksheet, Unit: ws, Forms: ws.Forms(), Bundles: ws.History(), Shell: s, Picker: s.Picker(), Tasks: s.NewTasks(),
		Undo: s.Undo(), Who: p.who, Now: p.now})
}

func (p *program) settingPage(s *ui.Shell, ws *workspace.Workspace) ui.Page {
	return setelan.New(setelan.Deps{Settings: ws.Settings(), Cache: ws, Display: s, Shell: s, Picker: s.Picker(), Bus: ws.Bus(), Tasks: s.NewTasks(),
		Undo: s.Undo(), Who: p.who, Busy: func() bool { return len(s.Jobs().Active()) > 0 },
		Places: setelan.Places{Workspace: ws.Dir(), Backup: ws.BackupDir(), Cache: ws.CacheDir(), Log: p.log}})
}

// startPage makes the page that is shown while no workspace is open.
func startPage(s *ui.Shell) ui.Page {
	var recent []mulai.Recent
	for _, r := range s.Recent() {
		recent = append(recent, mulai.Recent(r))
	}
	return mulai.New(mulai.Deps{
		Recent: recent, Create: s.Create, Open: func(dir string) { s.Open(dir, nil) }, Pick: s.PickWorkspace,
		Sample:     func() { s.OpenSample(documents()) },
		PickFolder: func(start string, done func(string)) { s.Picker().Folder(lang.L("Folder ruang kerja"), start, done) },
		ShowError:  s.ShowError, Focus: s.Focus, ShowHelp: s.ShowHelp, Theme: s.Theme, SetTheme: s.SetTheme,
		Documents: documents(), Year: time.Now().Year(), Version: model.ProgramVersion,
	})
}

// who names the user and the computer for the audit log, "sari@KANTOR-3".
func who() model.Actor {
	name := "pengguna"
	if u, err := user.Current(); err == nil && u.Username != "" {
		name = u.Username[strings.LastIndex(u.Username, `\`)+1:] // Windows puts the domain before it
	}
	if host, err := os.Hostname(); err == nil && host != "" {
		name += "@" + host
	}
	return model.Actor(name)
}
