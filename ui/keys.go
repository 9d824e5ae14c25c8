package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// keyWords puts a command's shortcut into words: "Ctrl+Shift+B", "" for none.
func keyWords(c *Command) string {
	if c.Keys != "" {
		return c.Keys
	}
	sc, ok := c.Shortcut.(*desktop.CustomShortcut)
	if !ok {
		return ""
	}
	var parts []string
	for _, m := range []struct {
		bit  fyne.KeyModifier
		word string
	}{{fyne.KeyModifierControl, "Ctrl"}, {fyne.KeyModifierSuper, "⌘"}, {fyne.KeyModifierAlt, "Alt"}, {fyne.KeyModifierShift, "Shift"}} {
		if sc.Modifier&m.bit != 0 {
			parts = append(parts, m.word)
		}
	}
	return strings.Join(append(parts, string(sc.KeyName)), "+")
}

// keyList shows every command that has a shortcut.
func (s *Shell) keyList() fyne.CanvasObject {
	list := kit.Rows(0)
	for _, c := range append(slices.Clone(s.commands), s.pageCommands()...) {
		keys := keyWords(c)
		if keys == "" {
			continue
		}
		row := kit.Row(look.Gap8, kit.NewText(c.Title, look.Body, look.ColorText), kit.Space(), kit.KeyHint(keys))
		list.Add(kit.Fixed(row, 0, 30))
		list.Add(kit.NewDivider())
	}
	return list
}

// ShowAbout tells version and rules.
func (s *Shell) ShowAbout() {
	kit.ShowDialog(s.cfg.Window, kit.DialogConfig{
		Title: "SiapZI " + s.cfg.Version,
		Text: lang.L("Menyiapkan LKE, bukti, dan bundel Zona Integritas.") + "\n" +
			lang.L("Lembar kerja: PermenPANRB 90 Tahun 2021, diubah dengan PermenPANRB 5 Tahun 2024.") + "\n" +
			lang.L("Data tetap di komputer ini. Tidak perlu internet atau akun."),
		Width: 440,
	})
}
