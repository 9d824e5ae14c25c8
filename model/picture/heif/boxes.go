package heif

import (
	"encoding/binary"
	"errors"
)

// Info is what a file says of its primary picture.
type Info struct {
	Width, Height int    // pixels after rotation and cropping
	Profile       []byte // ICC profile, nil for none
}

var errBoxes = errors.New("heif: broken box structure")

// maxProperties bounds what is kept of a file's list of properties.
const maxProperties = 1 << 16

// Read reads size and colour profile without decoding. Only the boxes that
// belong to the primary picture count.
func Read(b []byte) (Info, error) {
	meta, ok := child(b, "meta")
	if !ok || len(meta) < 4 {
		return Info{}, errBoxes
	}
	meta = meta[4:] // version and flags
	pitm, ok := child(meta, "pitm")
	if !ok || len(pitm) < 6 || pitm[0] != 0 && len(pitm) < 8 {
		return Info{}, errBoxes
	}
	item := uint32(binary.BigEndian.Uint16(pitm[4:]))
	if pitm[0] != 0 {
		item = binary.BigEndian.Uint32(pitm[4:])
	}
	iprp, _ := child(meta, "iprp")
	ipco, _ := child(iprp, "ipco")
	ipma, ok := child(iprp, "ipma")
	if !ok {
		return Info{}, errBoxes
	}
	props := boxes(ipco)
	var info Info
	for _, i := range associated(ipma, item) {
		if i >= 1 && i <= len(props) {
			info.apply(props[i-1])
		}
	}
	if info.Width <= 0 || info.Height <= 0 {
		return Info{}, errBoxes
	}
	return info, nil
}

// apply changes the picture as property p says; the order is the file's.
func (i *Info) apply(p box) {
	u32 := func(at int) int { return int(binary.BigEndian.Uint32(p.data[at:])) }
	switch {
	case p.name == "ispe" && len(p.data) >= 12:
		i.Width, i.Height = u32(4), u32(8)
	case p.name == "clap" && len(p.data) >= 16 && u32(4) > 0 && u32(12) > 0:
		i.Width, i.Height = min(i.Width, u32(0)/u32(4)), min(i.Height, u32(8)/u32(12))
	case p.name == "irot" && len(p.data) >= 1 && p.data[0]&1 == 1:
		i.Width, i.Height = i.Height, i.Width
	case p.name == "colr" && len(p.data) > 4 && (string(p.data[:4]) == "prof" || string(p.data[:4]) == "rICC"):
		i.Profile = p.data[4:]
	}
}

// box is one part of a file.
type box struct {
	name string
	data []byte
}

// boxes lists the boxes in b, up to the first that does not fit.
func boxes(b []byte) (list []box) {
	for len(b) >= 8 && len(list) < maxProperties {
		n, head := uint64(binary.BigEndian.Uint32(b)), uint64(8)
		switch {
		case n == 0: // up to the end
			n = uint64(len(b))
		case n == 1 && len(b) >= 16:
			n, head = binary.BigEndian.Uint64(b[8:]), 16
		}
		if n < head || n > uint64(len(b)) {
			return list
		}
		list = append(list, box{string(b[4:8]), b[head:n]})
		b = b[n:]
	}
	return list
}

// child gives the content of the first box of that name in b.
func child(b []byte, name string) ([]byte, bool) {
	for _, x := range boxes(b) {
		if x.name == name {
			return x.data, true
		}
	}
	return nil, false
}

// associated gives the numbers, from 1, of the properties of an item.
func associated(ipma []byte, item uint32) (list []int) {
	if len(ipma) < 8 {
		return nil
	}
	wideID, wideIndex := ipma[0] >= 1, ipma[3]&1 == 1
	next := func(n int) uint32 {
		if len(ipma) < n {
			ipma = nil
			return 0
		}
		var v uint32
		for _, c := range ipma[:n] {
			v = v<<8 | uint32(c)
		}
		ipma = ipma[n:]
		return v
	}
	entries := binary.BigEndian.Uint32(ipma[4:])
	ipma = ipma[8:]
	for ; entries > 0 && len(ipma) > 0; entries-- {
		idSize := 2
		if wideID {
			idSize = 4
		}
		id := next(idSize)
		for n := next(1); n > 0 && len(ipma) > 0; n-- {
			var index uint32
			if wideIndex {
				index = next(2) & 0x7FFF
			} else {
				index = next(1) & 0x7F
			}
			if id == item {
				list = append(list, int(index))
			}
		}
	}
	return list
}
