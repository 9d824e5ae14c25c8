package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/ui/look"
)

// Languages are the codes of the languages that the program speaks.
var Languages = []string{"id", "en"}

// SetTheme changes light and dark and remembers it.
func (s *Shell) SetTheme(m look.Mode) {
	s.theme, s.cfg.Prefs.Theme = m, m
	s.repaint()
	s.savePrefs()
	s.refreshMenu()
	s.tellPages()
}

// Theme gives the mode that was chosen.
func (s *Shell) Theme() look.Mode { return s.theme }

// Looker is a page that shows how the program looks; it is told of changes.
type Looker interface{ LookChanged() }

// tellPages tells the pages of a change of looks.
func (s *Shell) tellPages() {
	for _, p := range s.pages {
		if l, ok := p.(Looker); ok {
			l.LookChanged()
		}
	}
}

// repaint makes everything that is shown take the theme anew.
func (s *Shell) repaint() {
	s.cfg.App.Settings().SetTheme(look.New(s.theme))
	if s.session != nil {
		s.painted[s.current] = s.looks
	}
}

// SetTextSize makes text larger or smaller, in percent, and remembers it. The
// window keeps its place on the screen.
func (s *Shell) SetTextSize(percent int) {
	s.layer.Clear() // toasts and tips stand where there is no window any more
	c := s.cfg.Window.Canvas()
	size, scale := c.Size(), c.Scale()
	look.SetTextSize(percent)
	s.cfg.Prefs.TextSize = look.TextSize()
	s.repaint()
	if now := c.Scale(); now != scale { // Fyne made the window grow with the text
		part := scale / now // its size may be a point off, since Fyne rounds up
		s.cfg.Window.Resize(fyne.NewSize(size.Width*part, size.Height*part))
	}
	s.savePrefs()
	s.refreshMenu()
	s.tellPages()
}

// stepText makes text one step larger or smaller and tells the new size.
func (s *Shell) stepText(by int) {
	s.SetTextSize(look.TextStep(s.TextSize(), by))
	s.Toast(lang.L("Ukuran teks {{.Percent}} %", map[string]any{"Percent": s.TextSize()}), "", nil)
}

// TextSize gives the size of text, in percent.
func (s *Shell) TextSize() int { return look.TextSize() }

// SetLanguage remembers the language of the next start ("id", "en"): texts that
// are on the screen cannot change.
func (s *Shell) SetLanguage(code string) {
	s.cfg.Prefs.Language = code
	s.savePrefs()
}

// Language gives the language of the next start.
func (s *Shell) Language() string { return s.cfg.Prefs.Language }

// Spoken gives the language that is on the screen.
func (s *Shell) Spoken() string {
	if lang.L("Bahasa") == "Bahasa" {
		return "id"
	}
	return "en"
}
