// Package viewertest has a source of pages for tests of screens that show files.
package viewertest

import (
	"context"
	"image"
	"image/color"
	"image/draw"

	"siapzi/model"
	"siapzi/model/preview"
)

// Source is a viewer.Source of white pages: a file has as many as its version
// says, and page i has i+1 grey lines. Nothing is found in them. Tests embed it
// and replace what they are about.
type Source struct{}

// Pages gives what the version says.
func (Source) Pages(_ context.Context, v model.Version) (int, error) { return v.Pages, nil }

// Page draws lines on an A4 page.
func (Source) Page(_ context.Context, _ model.Version, i, width int) (image.Image, error) {
	return Lines(i+1, width), nil
}

// Thumbnail draws the page small.
func (Source) Thumbnail(_ context.Context, _ model.Version, i int) (image.Image, error) {
	return Lines(i+1, 60), nil
}

// Find finds nothing, but pages have text.
func (Source) Find(context.Context, model.Version, string, int, int) (preview.Found, error) {
	return preview.Found{Text: true}, nil
}

// Text gives some words.
func (Source) Text(context.Context, model.Version, int) (string, error) { return "teks halaman", nil }

// Unlock takes any password.
func (Source) Unlock(context.Context, model.Version, string) error { return nil }

// Lines draws an upright A4 page with n grey lines.
func Lines(n, width int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, width, width*297/210))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	for i := range n {
		y := width/8 + i*width/8
		draw.Draw(img, image.Rect(width/12, y, width-width/12, y+width/24), image.NewUniform(color.Gray{0x60}), image.Point{}, draw.Src)
	}
	return img
}
