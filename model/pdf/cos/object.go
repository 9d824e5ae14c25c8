package cos

import (
	"fmt"
	"math"
	"sort"
)

// Object is one PDF object: nil (null), bool, Integer, Real, Name, String,
// Array, Dict, Ref or *Stream.
type Object any

// The simple objects. A Name has no slash and its #xx escapes are resolved; a
// String holds the decoded and decrypted bytes, in whatever encoding.
type (
	Integer int64
	Real    float64
	Name    string
	String  string
	Array   []Object
	Dict    map[Name]Object
)

// Ref points to an indirect object.
type Ref struct{ Num, Gen int }

// String gives the reference as it stands in a file.
func (r Ref) String() string { return fmt.Sprintf("%d %d R", r.Num, r.Gen) }

// Stream is a dictionary with bytes. The bytes stay in the file until they are
// asked for with File.Raw or File.Decode.
type Stream struct {
	Dict Dict
	// Ref is the object's own number, which decryption needs.
	Ref Ref

	off, size int64  // raw bytes in the file
	data      []byte // raw bytes in memory instead, where not nil
	encrypted bool   // whether the raw bytes need decrypting
	mended    bool   // whether the length was wrong
}

// NewStream makes a stream from raw (encoded) bytes in memory.
func NewStream(d Dict, raw []byte) *Stream {
	if raw == nil {
		raw = []byte{}
	}
	return &Stream{Dict: d, data: raw, size: int64(len(raw))}
}

// Keys gives d's keys in sorted order, so that what is written from a
// dictionary is the same every time.
func (d Dict) Keys() []Name {
	ks := make([]Name, 0, len(d))
	for k := range d {
		ks = append(ks, k)
	}
	sort.Slice(ks, func(i, j int) bool { return ks[i] < ks[j] })
	return ks
}

// Clone gives a copy of d whose entries may be set and deleted. The values are shared.
func (d Dict) Clone() Dict {
	c := make(Dict, len(d)+2)
	for k, v := range d {
		c[k] = v
	}
	return c
}

// Number gives the value of an Integer or a Real; ok is false for all else.
func Number(o Object) (v float64, ok bool) {
	switch n := o.(type) {
	case Integer:
		return float64(n), true
	case Real:
		return float64(n), !math.IsNaN(float64(n)) && !math.IsInf(float64(n), 0)
	}
	return 0, false
}

// Int gives o as a whole number; a Real is cut.
func Int(o Object) (v int64, ok bool) {
	switch n := o.(type) {
	case Integer:
		return int64(n), true
	case Real:
		if f := float64(n); math.Abs(f) < 1<<53 {
			return int64(f), true
		}
	}
	return 0, false
}
