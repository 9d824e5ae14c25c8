package cos

import "io"

// Size gives the length of the file in bytes.
func (f *File) Size() int64 { return f.size }

// Section gives a reader of n bytes of the file as they are, from offset off,
// counted from its very beginning. Signatures speak of such parts.
func (f *File) Section(off, n int64) *io.SectionReader { return io.NewSectionReader(f.r, off, n) }
