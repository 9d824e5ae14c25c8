package pdf

// Size gives the number of bytes written so far, so that a caller can tell what
// each source added. Small objects are counted when the object stream that
// they wait for is written.
func (w *Writer) Size() int64 { return w.n }

// Err gives the error of the underlying writer, nil while there is none. It
// tells a full disk from a source that cannot be copied.
func (w *Writer) Err() error { return w.err }
