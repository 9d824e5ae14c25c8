//go:build unix && !darwin

package clip

import (
	"context"
	"os"

	"siapzi/model"
)

// read asks the program that speaks to the desktop in use.
func read(ctx context.Context) ([]byte, error) {
	tools := [][]string{{"xclip", "-selection", "clipboard", "-target", "image/png", "-out"}}
	if os.Getenv("WAYLAND_DISPLAY") != "" {
		tools = append([][]string{{"wl-paste", "--no-newline", "--type", "image/png"}}, tools...)
	}
	for _, tool := range tools {
		data, found, err := run(ctx, tool[0], tool[1:]...)
		if err != nil {
			return nil, err
		}
		if found {
			return data, nil
		}
	}
	return nil, model.Errorf(model.Unavailable, "Untuk menempel gambar, pasang paket wl-clipboard (Wayland) atau xclip (X11), atau simpan gambarnya sebagai berkas lalu impor.")
}
