package bundle

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

func TestPipe(t *testing.T) {
	dir := t.TempDir()
	source := filepath.Join(dir, "sumber")
	content := bytes.Repeat([]byte("isi sumber "), 100_000)
	if err := os.WriteFile(source, content, 0o600); err != nil {
		t.Fatal(err)
	}
	open := func(name string) *os.File {
		f, err := os.OpenFile(filepath.Join(dir, name), os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = f.Close() })
		return f
	}
	stretch := func(f *os.File, off, n int64) io.Reader {
		if _, err := f.Seek(off, io.SeekStart); err != nil {
			t.Fatal(err)
		}
		return &io.LimitedReader{R: f, N: n}
	}
	one := &part{index: 1}

	t.Run("bytes and stretches of sources come in the order in which they were given", func(t *testing.T) {
		p, src := newPipe(open("urut")), open("sumber")
		p.begin(one)
		var want []byte
		for i := range 60 {
			own := bytes.Repeat([]byte{byte('a' + i%26)}, 1+i*9_000)
			if _, err := p.Write(own); err != nil {
				t.Fatal(err)
			}
			clear(own[1:]) // the caller uses his buffer again
			want = append(want, own[0])
			want = append(want, bytes.Repeat([]byte{own[0]}, len(own)-1)...)
			off := int64(i * 7_000)
			if n, err := p.ReadFrom(stretch(src, off, 100_000)); n != 100_000 || err != nil {
				t.Fatal(n, err)
			}
			want = append(want, content[off:off+100_000]...)
		}
		_ = src.Close() // the pipe has a file of its own
		if _, err := p.ReadFrom(bytes.NewReader([]byte("akhir"))); err != nil {
			t.Fatal(err)
		}
		if err := p.finish(nil); err != nil {
			t.Fatal(err)
		}
		if got := read(t, filepath.Join(dir, "urut")); !bytes.Equal(got, append(want, "akhir"...)) {
			t.Errorf("%d bytes, want %d", len(got), len(want)+5)
		}
	})
	t.Run("a source that has become shorter is filled up", func(t *testing.T) {
		p, src := newPipe(open("pendek")), open("sumber")
		_, _ = p.ReadFrom(stretch(src, int64(len(content))-10, 600_000))
		_, _ = p.Write([]byte("."))
		if err := p.finish(nil); err != nil {
			t.Fatal(err)
		}
		got := read(t, filepath.Join(dir, "pendek"))
		if want := append(bytes.Clone(content[len(content)-10:]), append(bytes.Repeat([]byte("\n"), 599_990), '.')...); !bytes.Equal(got, want) {
			t.Errorf("%d bytes", len(got))
		}
	})
	t.Run("a source that cannot be read is blamed, and nothing else", func(t *testing.T) {
		p := newPipe(open("baca"))
		folder, err := os.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer folder.Close()
		p.begin(one)
		_, _ = p.ReadFrom(&io.LimitedReader{R: folder, N: 10})
		p.begin(&part{index: 2})
		for range 100 {
			_, _ = p.Write(make([]byte, 300_000))
		}
		var bad *sourceError
		one.item = &item{code: "P.1.i.a-01"}
		if err := p.finish(errors.New("apa saja")); !errors.As(err, &bad) || bad.part != one {
			t.Errorf("got %v", err)
		}
	})
	t.Run("a file that cannot be written is the error", func(t *testing.T) {
		f := open("tulis")
		_ = f.Close()
		p := newPipe(f)
		for range 100 {
			if _, err := p.Write(make([]byte, 300_000)); err != nil {
				break // it is told as soon as it is known
			}
		}
		if err := p.finish(nil); !errors.Is(err, os.ErrClosed) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("what is wanted no more is dropped soon", func(t *testing.T) {
		p := newPipe(open("batal"))
		for range 20 {
			_, _ = p.Write(make([]byte, 100_000))
		}
		want := errors.New("dibatalkan")
		if err := p.finish(want); !errors.Is(err, want) {
			t.Errorf("got %v", err)
		}
	})
}
