package clip

import (
	"bufio"
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"strings"
	"testing"

	"siapzi/model"
)

// desktop starts an X server of its own with an empty clipboard.
func desktop(t *testing.T) {
	for _, tool := range []string{"Xvfb", "xclip"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(tool + " is not installed")
		}
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "320x200x24", "-nolisten", "tcp")
	cmd.ExtraFiles = []*os.File{w}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = w.Close() // the server has its own
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // killed
		_ = r.Close()
	})
	number, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DISPLAY", ":"+strings.TrimSpace(number))
	t.Setenv("WAYLAND_DISPLAY", "")
}

// copied puts data into the clipboard as another program would.
func copied(t *testing.T, mime string, data []byte) {
	t.Helper()
	cmd := exec.Command("xclip", "-selection", "clipboard", "-target", mime, "-in")
	cmd.Stdin = bytes.NewReader(data)
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
}

func TestPictureOfTheDesktop(t *testing.T) {
	desktop(t)
	if _, err := Picture(t.Context()); model.KindOf(err) != model.NotFound || !strings.Contains(model.Message(err), "papan klip") {
		t.Errorf("an empty clipboard: %v", err)
	}
	img := image.NewNRGBA(image.Rect(0, 0, 30, 20))
	img.Set(3, 4, color.NRGBA{200, 10, 30, 255})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	copied(t, "image/png", b.Bytes())
	got, err := Picture(t.Context())
	if err != nil || !bytes.Equal(got, b.Bytes()) {
		t.Errorf("%d bytes %v, want %d", len(got), err, b.Len())
	}
	copied(t, "text/plain", []byte("https://contoh.go.id"))
	if _, err := Picture(t.Context()); model.KindOf(err) != model.NotFound {
		t.Errorf("text: %v", err)
	}
	copied(t, "image/png", []byte("no picture"))
	if _, err := Picture(t.Context()); model.KindOf(err) != model.NotFound {
		t.Errorf("what is called PNG and is none: %v", err)
	}
	t.Setenv("PATH", "")
	if _, err := Picture(t.Context()); model.KindOf(err) != model.Unavailable || !strings.Contains(model.Message(err), "xclip") {
		t.Errorf("without a program: %v", err)
	}
}
