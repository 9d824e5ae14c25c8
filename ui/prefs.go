package ui

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"siapzi/model"
	"siapzi/ui/look"
)

// Prefs is what the program remembers between two starts: how the window
// looked, which workspaces were open and where they were left. Everything else lives in workspaces.
// (Fyne's own preferences are rewritten in place and can be lost; this file is
// replaced as a whole.)
type Prefs struct {
	Width  float32   `json:"width"`
	Height float32   `json:"height"`
	Theme  look.Mode `json:"theme"`
	// TextSize is in percent, see look.TextSizes; Language is one of Languages.
	TextSize int      `json:"text_size"`
	Language string   `json:"language"`
	Recent   []Recent `json:"recent"`
	// Person is who sits at this computer.
	Person model.Person `json:"person,omitzero"`
	// Places tells by folder where a recent workspace was left.
	Places map[string]Place `json:"places,omitempty"`
	// Quiet turns the desktop notification of deadlines off. Noticed tells by
	// folder on which day it was last shown.
	Quiet   bool              `json:"quiet,omitempty"`
	Noticed map[string]string `json:"noticed,omitempty"`
	// Panes holds the widths of a page's panes by the page's id.
	Panes map[string][]float32 `json:"panes,omitempty"`

	path string
}

// Place is where a workspace was left: the page, and by page what it showed
// (see Placer).
type Place struct {
	Page  string            `json:"page"`
	Shown map[string]string `json:"shown,omitempty"`
}

// Recent is a workspace that was open, newest first.
type Recent struct {
	Dir    string `json:"dir"`
	Unit   string `json:"unit"`
	Year   int    `json:"year"`
	Target string `json:"target"`
}

const (
	defaultWidth, defaultHeight = 1280, 800
	minWidth, minHeight         = 1024, 640
	// With large text the window may have less room for its screens.
	smallestWidth, smallestHeight = 680, 424
	maxRecent                     = 8
)

// LoadPrefs reads the file at path. A missing file gives the defaults; so does
// a damaged one, together with an error that is worth a line in the log.
func LoadPrefs(path string) (*Prefs, error) {
	p := &Prefs{path: path}
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = nil
	case err == nil:
		err = json.Unmarshal(data, p)
	}
	if err != nil {
		*p = Prefs{path: path}
		err = fmt.Errorf("ui: read preferences: %w", err)
	}
	p.clean()
	return p, err
}

func (p *Prefs) clean() {
	if p.Width < smallestWidth || p.Width > 10_000 || p.Height < smallestHeight || p.Height > 10_000 {
		p.Width, p.Height = defaultWidth, defaultHeight
	}
	if !p.Theme.Valid() {
		p.Theme = look.Auto
	}
	p.TextSize = look.ValidTextSize(p.TextSize)
	if !slices.Contains(Languages, p.Language) {
		p.Language = Languages[0]
	}
	p.Recent = slices.DeleteFunc(p.Recent, func(r Recent) bool { return r.Dir == "" })
	p.Recent = p.Recent[:min(len(p.Recent), maxRecent)]
	maps.DeleteFunc(p.Noticed, func(dir, _ string) bool {
		return !slices.ContainsFunc(p.Recent, func(r Recent) bool { return r.Dir == dir })
	})
	maps.DeleteFunc(p.Places, func(dir string, _ Place) bool {
		return !slices.ContainsFunc(p.Recent, func(r Recent) bool { return r.Dir == dir })
	})
}

// setPlace remembers where the workspace in dir was left.
func (p *Prefs) setPlace(dir string, at Place) {
	if p.Places == nil {
		p.Places = map[string]Place{}
	}
	p.Places[dir] = at
}

// setPanes remembers the widths of a page's panes.
func (p *Prefs) setPanes(page string, widths []float32) {
	if p.Panes == nil {
		p.Panes = map[string][]float32{}
	}
	p.Panes[page] = widths
}

// Opened puts a workspace at the front of Recent.
func (p *Prefs) Opened(r Recent) {
	p.Forget(r.Dir)
	p.Recent = slices.Insert(p.Recent, 0, r)
	p.clean()
}

// Forget takes a workspace out of Recent.
func (p *Prefs) Forget(dir string) {
	p.Recent = slices.DeleteFunc(p.Recent, func(r Recent) bool { return sameDir(r.Dir, dir, runtime.GOOS) })
}

// Save writes the file as a whole; the old one stays if that fails.
func (p *Prefs) Save() error {
	data, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return fmt.Errorf("ui: save preferences: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(p.path), 0o700); err != nil {
		return fmt.Errorf("ui: save preferences: %w", err)
	}
	tmp := p.path + ".tmp"
	if err := os.WriteFile(tmp, append(data, '\n'), 0o600); err != nil {
		return fmt.Errorf("ui: save preferences: %w", err)
	}
	if err := os.Rename(tmp, p.path); err != nil {
		return fmt.Errorf("ui: save preferences: %w", err)
	}
	return nil
}

// sameDir tells whether two paths name one folder: on Windows, where people
// type C:\Bukti and c:/bukti for the same, without regard to case and slashes.
func sameDir(a, b, goos string) bool {
	if goos == "windows" {
		slash := func(s string) string { return strings.TrimRight(strings.ReplaceAll(s, `\`, "/"), "/") }
		return strings.EqualFold(slash(a), slash(b))
	}
	return filepath.Clean(a) == filepath.Clean(b)
}
