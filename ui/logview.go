package ui

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/task"
)

const (
	logLines = 500       // shown, the newest ones
	logBytes = 512 << 10 // read from the end of the file
)

// ShowLog shows the newest lines of the program's log.
func (s *Shell) ShowLog() {
	read := func(context.Context) ([]string, error) { return lastLines(s.cfg.LogPath, logBytes, logLines) }
	task.Latest(s.cfg.Tasks, "ui.log", read, s.showLog, s.ShowError)
}

// showLog shows lines in a list of which only the visible ones are painted,
// and the chosen one in full below.
func (s *Shell) showLog(lines []string) {
	whole := kit.NewPara(lang.L("Pilih satu baris untuk membacanya utuh."), look.Body, look.ColorMuted).MaxLines(4)
	list := kit.NewList(kit.ListConfig{
		Count: func() int { return len(lines) },
		NewRow: func() fyne.CanvasObject {
			return kit.Padded(kit.NewText("", look.Body, look.ColorText).Shrink(), 0, 8, 0, 8)
		},
		Bind: func(i int, o fyne.CanvasObject, _ kit.RowState) {
			o.(*fyne.Container).Objects[0].(*kit.Text).SetIn(lines[i], look.Body, logColor(lines[i]))
		},
		OnSelect:  func(i int) { whole.SetIn(lines[i], look.Body, look.ColorText) },
		RowHeight: 22,
	})
	folder := kit.NewButton(kit.Outlined, lang.L("Buka folder"), look.IconFolder, func() { s.ShowFolder(s.cfg.LogPath) })
	path := kit.Muted(s.cfg.LogPath).Shrink()
	height := max(min(float32(420), s.cfg.Window.Canvas().Size().Height-340), 66)
	body := kit.Rows(look.Gap12, kit.Row(look.Gap12, kit.Grow(path), folder),
		kit.Stack(kit.NewBox("", look.ColorLine, look.Radius), kit.Padded(kit.Fixed(list, 0, height), 1, 1, 1, 1)),
		kit.Fixed(whole, 0, 4*kit.LineHeight(look.Body)))
	kit.ShowDialog(s.cfg.Window, kit.DialogConfig{Title: lang.L("Log program"), Body: body, Width: 940, Focus: list,
		Extra: lang.L("Salin semua"), OnExtra: func() { s.copyText(strings.Join(lines, "\n")) }})
	list.ScrollTo(len(lines) - 1)
}

// logColor marks what went wrong; the word stands in the line too.
func logColor(line string) fyne.ThemeColorName {
	switch {
	case strings.Contains(line, "level=ERROR"):
		return look.ColorDanger
	case strings.Contains(line, "level=WARN"):
		return look.ColorWarningText
	}
	return look.ColorText
}

// lastLines gives at most count whole lines from the last size bytes of the
// file at path. A file that is not there has none.
func lastLines(path string, size int64, count int) ([]string, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, model.Errorf(model.Unavailable, "Log tidak dapat dibaca: %s.", path)
	}
	defer f.Close() // read-only
	info, err := f.Stat()
	if err != nil {
		return nil, model.Errorf(model.Unavailable, "Log tidak dapat dibaca: %s.", path)
	}
	from := max(info.Size()-size, 0)
	data, err := io.ReadAll(io.NewSectionReader(f, from, size))
	if err != nil {
		return nil, model.Errorf(model.Unavailable, "Log tidak dapat dibaca: %s.", path)
	}
	if from > 0 { // the first line is torn
		_, data, _ = bytes.Cut(data, []byte("\n"))
	}
	lines := strings.Split(strings.TrimRight(string(data), "\r\n"), "\n")
	if len(lines) == 1 && lines[0] == "" {
		return nil, nil
	}
	return lines[max(len(lines)-count, 0):], nil
}
