package ui

import (
	"io/fs"
	"log/slog"

	"fyne.io/fyne/v2/lang"

	"siapzi/assets"
	"siapzi/ui/guide"
	"siapzi/ui/kit"
)

// Ids of parts of the guide that no page has.
const (
	guideStart = "mulai"
	guideKeys  = "" // the list of shortcuts
)

// Size of the guide.
const guideWidth, guideHeight = 940, 560

// ShowHelp opens the guide at the screen that is shown.
func (s *Shell) ShowHelp() {
	id := guideStart
	if s.session != nil {
		id = s.specs[s.current].ID
	}
	s.showGuide(id)
}

// ShowKeys opens the guide at the list of shortcuts.
func (s *Shell) ShowKeys() { s.showGuide(guideKeys) }

func (s *Shell) showGuide(id string) {
	docs, err := fs.Sub(assets.Guide, "docs")
	if err != nil {
		s.ShowError(err)
		return
	}
	text, err := fs.ReadFile(docs, "panduan.md")
	if err != nil {
		s.ShowError(err)
		return
	}
	slog.Debug("guide", "part", id)
	v := guide.New(guide.Config{Sections: guide.Parse(string(text)), Pictures: docs, Tasks: s.cfg.Tasks,
		Extra: []guide.Extra{{Title: lang.L("Pintasan papan ketik"), Body: s.keyList}}}, id)
	height := min(float32(guideHeight), s.cfg.Window.Canvas().Size().Height-180)
	kit.ShowDialog(s.cfg.Window, kit.DialogConfig{Title: lang.L("Panduan"), Width: guideWidth,
		Body: kit.Fixed(v.Content(), 0, height), Focus: v.List()})
}
