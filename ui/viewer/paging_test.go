package viewer

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"siapzi/model"
	"siapzi/model/pdfium/pdfiumtest"
	"siapzi/model/preview"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/task"
)

// paging is how long TestPagingMemory turns pages:
//
//	go test -tags migrated_fynedo ./ui/viewer -run TestPagingMemory -v -timeout 15m -args -paging 10m
var paging = flag.Duration("paging", 5*time.Second, "how long TestPagingMemory turns pages")

const (
	pagingFiles = 200
	pagingPages = 6
	mostHeap    = 300 // MB: the pages that are kept, PDFium's sandbox, Go's slack
)

// library writes the files to page through: text, and a grey picture on every
// other page as scans have them.
func library(t testing.TB) (*preview.Viewer, []model.Version) {
	t.Helper()
	dir := t.TempDir()
	picture := pdfiumtest.Image(1200, 1600, 0xC0)
	var files []model.Version
	for i := range pagingFiles {
		pages := make([]pdfiumtest.Page, pagingPages)
		for p := range pages {
			pages[p].Text = strings.Repeat(fmt.Sprintf("Dokumen %d halaman %d tentang pelayanan publik\n", i, p), 40)
			if p%2 == 1 {
				pages[p].Image, pages[p].Content = picture, "q 400 0 0 500 90 60 cm /X Do Q"
			}
		}
		v := file(fmt.Sprintf("%d.pdf", i), pagingPages)
		if err := os.WriteFile(filepath.Join(dir, v.Name), pdfiumtest.PDF(pages...), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, v)
	}
	viewer := preview.New(preview.Config{Engine: pdfiumtest.Engine(t), CacheDir: filepath.Join(t.TempDir(), "preview"),
		Path: func(v model.Version) string { return filepath.Join(dir, v.Name) }})
	t.Cleanup(func() {
		if err := viewer.Close(); err != nil {
			t.Error(err)
		}
	})
	return viewer, files
}

// resident gives the memory of the process in MB, 0 where the system does not tell.
func resident() float64 {
	data, _ := os.ReadFile("/proc/self/status") // Linux only
	var kb float64
	if _, after, ok := strings.Cut(string(data), "VmRSS:"); ok {
		_, _ = fmt.Sscan(after, &kb) // 0 otherwise
	}
	return kb / 1024
}

// heap gives the memory in use of Go after a collection, in MB.
func heap() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapInuse) / (1 << 20)
}

// TestPagingMemory pages through 200 documents with thumbnails, enlarging and
// searching now and then: after the first fifth of the time memory must not
// grow any more. It paints no textures; those are the window's.
func TestPagingMemory(t *testing.T) {
	source, files := library(t)
	test.NewTempApp(t).Settings().SetTheme(look.New(look.Light))
	tasks := task.NewSync()
	w := test.NewTempWindow(t, nil)
	v := New(Config{Tasks: tasks, Source: source})
	w.SetContent(kit.Rows(0, v.Bar, v.Root))
	w.Resize(fyne.NewSize(640, 1100))
	v.ToggleStrip()

	begin, turned, steps := time.Now(), 0, 5
	var early, earlyHeap, lastRSS, lastHeap float64
	for step := 1; step <= steps; step++ {
		for i := 0; time.Since(begin) < *paging*time.Duration(step)/time.Duration(steps); i++ {
			v.Show(files[turned/pagingPages%len(files)])
			tasks.Fire("viewer.width")
			for range pagingPages {
				v.Turn(1)
				turned++
			}
			if v.surface.page != pagingPages-1 {
				t.Fatalf("painted page %d", v.surface.page)
			}
			switch i % 10 {
			case 3:
				v.Zoom(2)
				tasks.Fire("viewer.width")
			case 7:
				v.find.start("publik")
			}
		}
		lastHeap, lastRSS = heap(), resident()
		t.Logf("%8s %6d pages  heap %6.1f MB  resident %6.1f MB", time.Since(begin).Round(time.Second), turned, lastHeap, lastRSS)
		if step == 1 {
			early, earlyHeap = lastRSS, lastHeap
		}
	}
	if *paging < time.Minute { // the pages that are kept still fill up
		if lastHeap > mostHeap {
			t.Errorf("%.0f MB on the heap", lastHeap)
		}
		return
	}
	if lastHeap > earlyHeap*1.2+24 {
		t.Errorf("heap grew from %.0f to %.0f MB", earlyHeap, lastHeap)
	}
	if lastRSS > early*1.2+32 {
		t.Errorf("memory grew from %.0f to %.0f MB", early, lastRSS)
	}
}

// BenchmarkTurn turns pages of one document after the other: what a user waits
// for, from the key to the painted page, without the window's own painting.
func BenchmarkTurn(b *testing.B) {
	source, files := library(b)
	test.NewTempApp(b).Settings().SetTheme(look.New(look.Light))
	tasks := task.NewSync()
	w := test.NewTempWindow(b, nil)
	v := New(Config{Tasks: tasks, Source: source})
	w.SetContent(kit.Rows(0, v.Bar, v.Root))
	w.Resize(fyne.NewSize(280, 700))
	for i := 0; b.Loop(); i++ {
		if i%pagingPages == 0 {
			v.Show(files[i/pagingPages%len(files)])
			tasks.Fire("viewer.width")
			continue
		}
		v.Turn(1)
	}
}
