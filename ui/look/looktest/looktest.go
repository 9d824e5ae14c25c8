// Package looktest compares what a test painted with a picture that was looked
// at before (a golden, testdata/NAME.png). It is for tests only.
//
// Run the tests with -update to write the pictures anew; look at them and at
// their difference before they are committed.
package looktest

import (
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
)

var update = flag.Bool("update", false, "write golden pictures anew")

// Differences that no eye sees: a channel may be this much off, and this share
// of the points may be more.
const (
	channelSlack = 8
	pointSlack   = 0.0005
)

// Picture compares what canvas shows with testdata/name. A picture that
// differs is written to testdata/failed.
func Picture(t *testing.T, name string, canvas fyne.Canvas) {
	t.Helper()
	got := canvas.Capture()
	master := filepath.Join("testdata", name)
	if *update {
		write(t, master, got)
		return
	}
	want, err := read(master)
	if err != nil {
		t.Errorf("%v; run with -update and look at it", err)
		return
	}
	if got.Bounds().Size() != want.Bounds().Size() {
		t.Errorf("%s: size %v, want %v", name, got.Bounds().Size(), want.Bounds().Size())
	} else if n := different(got, want); float64(n) > pointSlack*float64(got.Bounds().Dx()*got.Bounds().Dy()) {
		t.Errorf("%s: %d points differ", name, n)
	} else {
		return
	}
	failed := filepath.Join("testdata", "failed", name)
	write(t, failed, got)
	t.Logf("painted now: %s", failed)
}

// different counts the points that an eye could tell apart.
func different(a, b image.Image) int {
	n := 0
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			r1, g1, b1, _ := a.At(a.Bounds().Min.X+x, a.Bounds().Min.Y+y).RGBA()
			r2, g2, b2, _ := b.At(b.Bounds().Min.X+x, b.Bounds().Min.Y+y).RGBA()
			if off(r1, r2) || off(g1, g2) || off(b1, b2) {
				n++
			}
		}
	}
	return n
}

func off(a, b uint32) bool {
	d := int(a>>8) - int(b>>8)
	return d > channelSlack || d < -channelSlack
}

func read(path string) (image.Image, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close() // read-only
	return png.Decode(f)
}

func write(t *testing.T, path string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
