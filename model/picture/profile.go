package picture

import (
	"bytes"
	"encoding/binary"
)

// PDF's plain colour spaces by number of colours, and the other way round.
var (
	deviceSpaces = map[int]string{1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}
	spaceColours = map[string]int{"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}
)

// maxProfile bounds a colour profile; those of printing presses have 3 MB.
const maxProfile = 4 << 20

// usable tells whether PDF can take the ICC profile p for that many colours,
// and whether it says anything new: sRGB is what colours without a profile
// mean everywhere. Header: ICC.1:2010, 7.2.
func usable(p []byte, colours int) bool {
	const header = 128
	if len(p) < header || len(p) > maxProfile || string(p[36:40]) != "acsp" || int(binary.BigEndian.Uint32(p)) != len(p) {
		return false
	}
	space := map[int]string{1: "GRAY", 3: "RGB ", 4: "CMYK"}[colours]
	if space == "" || string(p[16:20]) != space || p[8] < 2 || p[8] > 4 {
		return false
	}
	switch string(p[12:16]) { // what the profile is for; links and named colours have no place here
	case "scnr", "mntr", "prtr", "spac":
	default:
		return false
	}
	return !bytes.Contains(p, []byte("sRGB")) && !bytes.Contains(p, []byte("s\x00R\x00G\x00B"))
}

// jpegProfile puts a profile together from its numbered parts, which are the
// contents of APP2 segments after their name. nil if one is missing.
func jpegProfile(parts [][]byte) []byte {
	if len(parts) == 0 || int(parts[0][1]) != len(parts) {
		return nil
	}
	sorted := make([][]byte, len(parts))
	for _, p := range parts {
		i := int(p[0]) - 1
		if i < 0 || i >= len(parts) || sorted[i] != nil {
			return nil
		}
		sorted[i] = p[2:]
	}
	return bytes.Join(sorted, nil)
}
