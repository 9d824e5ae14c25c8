package picture

// describe sets orientation and resolution of f from d.
func (d directory) describe(f *frame) {
	if o := d.number(tagOrientation, 1); o >= 1 && o <= 8 {
		f.orientation = int(o)
	}
	unit := 1.0
	switch d.number(tagUnit, 2) {
	case 1: // none: only proportions
		return
	case 3: // per cm
		unit = 2.54
	}
	setDPI(f, d.number(tagXResolution, 0)*unit, d.number(tagYResolution, 0)*unit)
}

// setDPI notes a resolution that can be true. Programs write all sorts of
// numbers there; what a camera or a screen writes (72, 96) does no harm, as
// large pictures are bounded by A4.
func setDPI(f *frame, x, y float64) {
	const lowest, highest = 50, 2400
	if x >= lowest && x <= highest && y >= lowest && y <= highest {
		f.dpiX, f.dpiY = x, y
	}
}

// readEXIF sets orientation and resolution of f from an EXIF block. A broken
// block is ignored: the picture is there all the same.
func readEXIF(b []byte, f *frame) {
	if len(b) >= 6 && string(b[:6]) == "Exif\x00\x00" {
		b = b[6:]
	}
	t, ok := openTIFF(b)
	if !ok {
		return
	}
	if d, ok := t.directory(t.first); ok {
		d.describe(f)
	}
}
