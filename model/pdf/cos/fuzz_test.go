package cos_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"siapzi/model/pdf/cos"
	"siapzi/model/pdf/pdftest"
)

// FuzzFile opens a file, loads every object and decodes every stream.
func FuzzFile(f *testing.F) {
	for _, c := range pdftest.Awkward() {
		if len(c.Data) < 8<<10 {
			f.Add(c.Data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		file, err := cos.Open(ctx, bytes.NewReader(data), int64(len(data)), "")
		if err != nil {
			return
		}
		for _, n := range file.SortedNumbers() {
			o := file.Load(cos.Ref{Num: n})
			cos.Append(nil, o)
			if s, ok := o.(*cos.Stream); ok {
				_, _ = file.Decode(s, 1<<20) // only panics and hangs count
			}
		}
		if ctx.Err() != nil {
			t.Error("took more than 20 s")
		}
	})
}

// FuzzContent reads any content stream to its end.
func FuzzContent(f *testing.F) {
	f.Add([]byte("q 1 0 0 1 5 6 cm BI /W 1 ID abc EI (a\\) [1 <</B/C>>] TJ"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := cos.NewContent(data)
		for n := 0; ; n++ {
			if _, _, ok := r.Next(); !ok {
				return
			}
			if n > len(data) {
				t.Fatal("more operators than bytes")
			}
		}
	})
}
