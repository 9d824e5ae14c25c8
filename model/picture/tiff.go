package picture

import (
	"context"
	"errors"
	"fmt"
)

// Numbers of TIFF: compressions and photometric interpretations.
const (
	tiffPlain    = 1
	tiffFaxRuns  = 2 // lines of Group 3 without anything between them
	tiffFax3     = 3
	tiffFax4     = 4
	tiffLZW      = 5
	tiffOldJPEG  = 6
	tiffJPEG     = 7
	tiffDeflate  = 8
	tiffDeflate2 = 32946
	tiffPackBits = 32773

	whiteIsZero = 0
	blackIsZero = 1
	colourRGB   = 2
	palette     = 3
	colourCMYK  = 5
	colourYCbCr = 6
	colourLab   = 8
)

var errTIFF = errors.New("picture: broken TIFF structure")

// tiffPage is one picture of a TIFF file.
type tiffPage struct {
	frame
	dir directory
}

// tiffPages lists the pictures of a TIFF file without thumbnails and masks.
func tiffPages(b []byte) ([]tiffPage, error) {
	t, ok := openTIFF(b)
	if !ok {
		return nil, damaged(errTIFF)
	}
	var pages []tiffPage
	seen := map[uint64]bool{}
	for at := t.first; at != 0; {
		if seen[at] || len(seen) == maxDirectories {
			return nil, damaged(errTIFF)
		}
		seen[at] = true
		d, ok := t.directory(at)
		if !ok {
			return nil, damaged(errTIFF)
		}
		const thumbnail, mask, oldThumbnail = 1, 4, 2
		if d.whole(tagSubfileType, 0)&(thumbnail|mask) == 0 && d.whole(tagOldSubfileType, 0) != oldThumbnail {
			p := tiffPage{frame{w: d.whole(tagWidth, 0), h: d.whole(tagHeight, 0), orientation: 1}, d}
			if p.w <= 0 || p.h <= 0 {
				return nil, damaged(errTIFF)
			}
			d.describe(&p.frame)
			p.profile = d.fields[tagProfile].data
			pages = append(pages, p)
		}
		at = d.next
	}
	if len(pages) == 0 {
		return nil, damaged(errTIFF)
	}
	return pages, nil
}

// tiffFrames makes frames of all pictures.
func tiffFrames(ctx context.Context, b []byte, opt Options) ([]frame, error) {
	pages, err := tiffPages(b)
	if err != nil {
		return nil, err
	}
	frames := make([]frame, 0, len(pages))
	for _, p := range pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		im, err := newTIFFImage(p)
		if err != nil {
			return nil, err
		}
		f, err := im.render(ctx)
		if err != nil {
			return nil, err
		}
		frames = append(frames, f.economize(opt))
	}
	return frames, nil
}

// tiffImage is how the samples of a picture are stored. They lie in chunks:
// strips of the whole width, or tiles.
type tiffImage struct {
	tiffPage
	samples, bits  int // per pixel; per sample
	compression    int
	photometric    int
	separate       bool // one plane for each sample
	predictor      int
	reversed       bool // the lowest bit of a byte comes first
	tiled          bool
	chunkW, chunkH int
	across, down   int
	at, size       []uint64 // of each chunk
}

// newTIFFImage reads the tags that say how samples are stored.
func newTIFFImage(p tiffPage) (tiffImage, error) {
	d := p.dir
	im := tiffImage{tiffPage: p, samples: d.whole(tagSamples, 1), bits: d.whole(tagBits, 1),
		compression: d.whole(tagCompression, tiffPlain), predictor: d.whole(tagPredictor, 1),
		separate: d.whole(tagPlanar, 1) == 2, reversed: d.whole(tagFillOrder, 1) == 2}
	im.photometric = d.whole(tagPhotometric, im.guess())
	if im.w > maxPixels/im.h {
		return im, tooLarge(im.w, im.h)
	}
	for _, n := range d.numbers(tagBits) {
		if int(n) != im.bits {
			return im, unsupported(errors.New("picture: TIFF with samples of several sizes"))
		}
	}
	if im.samples < 1 || im.samples > 16 || d.whole(tagSampleFormat, 1) != 1 && im.bits != 8 {
		return im, unsupported(fmt.Errorf("picture: TIFF with %d samples of format %d", im.samples, d.whole(tagSampleFormat, 1)))
	}
	im.separate = im.separate && im.samples > 1
	return im, im.chunks()
}

// guess gives the usual interpretation of the colours where a file names none.
func (im tiffImage) guess() int {
	switch {
	case im.samples >= 3:
		return colourRGB
	case im.compression >= tiffFaxRuns && im.compression <= tiffFax4:
		return whiteIsZero
	}
	return blackIsZero
}

// chunks finds strips or tiles.
func (im *tiffImage) chunks() error {
	d := im.dir
	im.chunkW, im.chunkH = im.w, max(1, min(im.h, d.whole(tagRowsPerStrip, im.h)))
	im.at, im.size = d.offsets(tagStripOffsets), d.offsets(tagStripCounts)
	if tiles := d.offsets(tagTileOffsets); len(tiles) > 0 {
		im.tiled = true
		im.chunkW, im.chunkH = d.whole(tagTileWidth, 0), d.whole(tagTileHeight, 0)
		im.at, im.size = tiles, d.offsets(tagTileCounts)
		if im.chunkW < 1 || im.chunkH < 1 || im.chunkW > maxPixels/im.chunkH {
			return damaged(errTIFF)
		}
	}
	if im.compression == tiffOldJPEG {
		return nil // has ways of its own to find its data
	}
	im.across, im.down = (im.w+im.chunkW-1)/im.chunkW, (im.h+im.chunkH-1)/im.chunkH
	n := im.across * im.down
	if im.separate {
		n *= im.samples
	}
	if n > maxNumbers || len(im.at) < n {
		return damaged(errTIFF)
	}
	im.at = im.at[:n]
	return nil
}

// chunk gives the stored bytes of chunk i: those that are there, should the
// file end too early. want is the size where no compression changes it.
func (im tiffImage) chunk(i, want int) ([]byte, error) {
	all := uint64(len(im.dir.t.b))
	at, size := im.at[i], uint64(want)
	if im.compression != tiffPlain { // plain ones need no size, and some files have wrong ones
		switch {
		case i < len(im.size) && im.size[i] > 0:
			size = im.size[i]
		case len(im.at) == 1:
			size = all
		default:
			return nil, damaged(errTIFF)
		}
	}
	if at >= all {
		return nil, damaged(errTIFF)
	}
	b, _ := im.dir.t.part(at, min(size, all-at))
	if im.reversed && im.compression != tiffJPEG {
		b = reverseBits(b)
	}
	return b, nil
}

// render makes a frame in the way that changes least.
func (im tiffImage) render(ctx context.Context) (frame, error) {
	switch im.compression {
	case tiffFaxRuns, tiffFax3, tiffFax4:
		if f, ok, err := im.fax(); ok || err != nil {
			return f, err
		}
	case tiffOldJPEG:
		return im.oldJPEG()
	case tiffJPEG:
		return im.jpeg(ctx)
	}
	r, err := im.read(ctx)
	if err != nil {
		return frame{}, err
	}
	return im.paint(r)
}

// fax hands the compressed data of a fax over as it is. PDF knows no strips;
// those of Group 3 may follow each other, of Group 4 there may be only one.
func (im tiffImage) fax() (f frame, ok bool, err error) {
	if im.samples != 1 || im.bits != 1 {
		return f, false, damaged(errTIFF)
	}
	if len(im.at) > 1 && (im.tiled || im.compression == tiffFax4) || im.chunkW != im.w {
		return f, false, nil
	}
	var data []byte
	for i := range im.at {
		b, err := im.chunk(i, 0)
		if err != nil {
			return f, false, err
		}
		if data == nil {
			data = b
		} else {
			data = append(data, b...)
		}
	}
	parms := "/K -1"
	switch {
	case im.compression == tiffFaxRuns:
		parms = "/K 0/EncodedByteAlign true"
	case im.compression == tiffFax3 && im.dir.whole(tagT4Options, 0)&1 == 1:
		parms = "/K 4/EndOfLine true"
	case im.compression == tiffFax3:
		parms = "/K 0/EndOfLine true"
	}
	space, inks, err := im.space(1)
	if err != nil {
		return f, false, err
	}
	// The codes speak of white and black, TIFF of 0 and 1: white is 0.
	if im.photometric == whiteIsZero {
		inks = ""
	} else {
		parms += "/BlackIs1 true"
	}
	im.image = stream{dict: imageDict(im.w, im.h) + inks + fmt.Sprintf(
		"/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<<%s/Columns %d/Rows %d/EndOfBlock false>>", parms, im.w, im.h),
		space: space, data: data}
	return im.frame, true, nil
}

// space gives the PDF colour space of that many colours and, where the file
// means them the other way round, a Decode entry.
func (im tiffImage) space(colours int) (space, decode string, err error) {
	switch p := im.photometric; {
	case p == whiteIsZero && colours == 1:
		return "/DeviceGray", "/Decode[1 0]", nil
	case p == blackIsZero && colours == 1:
		return "/DeviceGray", "", nil
	case p == colourRGB && colours == 3, p == colourYCbCr && colours == 3:
		return "/DeviceRGB", "", nil
	case p == colourCMYK && colours == 4 && im.dir.whole(tagInkSet, 1) == 1:
		return "/DeviceCMYK", "", nil
	case p == colourLab && colours == 3 && im.bits == 8:
		return "[/Lab<</WhitePoint[.9642 1 .8249]/Range[-128 127 -128 127]>>]", "", nil
	case p == palette && colours == 1 && im.bits <= 8:
		space, err = im.palette()
		return space, "", err
	}
	return "", "", unsupported(fmt.Errorf("picture: TIFF with %d colours of kind %d", colours, im.photometric))
}

// palette makes a colour space of the colour map: all reds, greens, blues, of
// 16 bits – or of 8, as some programs write.
func (im tiffImage) palette() (string, error) {
	n := 1 << im.bits
	m := im.dir.numbers(tagColorMap)
	if len(m) < 3*n {
		return "", damaged(errTIFF)
	}
	unit := 1.0
	for _, v := range m {
		if v > 255 {
			unit = 256
		}
	}
	rgb := make([]byte, 0, 3*n)
	for i := range n {
		rgb = append(rgb, byte(m[i]/unit), byte(m[n+i]/unit), byte(m[2*n+i]/unit))
	}
	return fmt.Sprintf("[/Indexed/DeviceRGB %d<%X>]", n-1, rgb), nil
}
