package bundle

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/pdf/pdftest"
)

var (
	corpusFlag = flag.String("corpus", "", "compare a whole bundle with other programs on a corpus: small, heavy or many")
	keepFlag   = flag.String("corpus-dir", "", "keep the corpus in this folder for the next run")
	lockFlag   = flag.Bool("corpus-locked", false, "also build a bundle with a password")
	roundsFlag = flag.Int("rounds", 3, "how often each program runs")
)

// childOut is the variable of the environment that makes this test binary a
// program which builds one bundle, so that its memory is its own.
const childOut = "BUNDLE_BENCH_OUT"

// TestRatios compares a whole bundle (front matter, bookmarks, stamps, check)
// with copying the same bytes and with the plain merges of qpdf and mutool, in
// interleaved rounds. It only runs when asked, see make bench-bundle.
func TestRatios(t *testing.T) {
	if out := os.Getenv(childOut); out != "" {
		buildCorpus(t, os.Getenv("BUNDLE_BENCH_DIR"), out)
		status, _ := os.ReadFile("/proc/self/status") // only Linux has it
		fmt.Printf("%s\n", peakLine.Find(status))
		return
	}
	size, ok := map[string]pdftest.Size{"small": pdftest.Small, "heavy": pdftest.Heavy, "many": pdftest.Many}[*corpusFlag]
	if !ok {
		return
	}
	dir := filepath.Join(t.TempDir(), "corpus")
	if *keepFlag != "" {
		dir = filepath.Join(*keepFlag, *corpusFlag)
	}
	paths := makeCorpus(t, size, dir)
	out := filepath.Join(t.TempDir(), "hasil.pdf")
	runs := []*contestant{
		{name: "cat", args: append([]string{"sh", "-c", `out=$1; shift; cat "$@" > "$out"`, "sh", out}, paths...)},
		{name: "siapzi", args: []string{os.Args[0], "-test.run=^TestRatios$"}, env: []string{childOut + "=" + out, "BUNDLE_BENCH_DIR=" + dir}},
		{name: "qpdf", args: append(append([]string{"qpdf", "--warning-exit-0", "--empty", "--pages"}, paths...), "--", out)},
		{name: "mutool", args: append([]string{"mutool", "merge", "-o", out}, paths...)},
	}
	if *lockFlag {
		runs = append(runs, &contestant{name: "locked", args: runs[1].args, env: append(runs[1].env, "BUNDLE_BENCH_PASSWORD=sandi uji")})
	}
	for range *roundsFlag {
		for _, r := range runs {
			_ = os.Remove(out) // so that nobody pays for another's file
			r.run(t)
			if st, err := os.Stat(out); err == nil {
				r.size = st.Size()
			}
		}
	}
	report(t, runs, paths)
}

// contestant is a program that makes one file of all.
type contestant struct {
	name  string
	args  []string
	env   []string
	times []time.Duration
	cpu   time.Duration // least
	peak  int64         // most memory, in bytes, where the program says so
	size  int64
}

func (c *contestant) run(t *testing.T) {
	t.Helper()
	cmd := exec.Command(c.args[0], c.args[1:]...)
	cmd.Env = append(os.Environ(), c.env...)
	begin := time.Now()
	msg, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", c.name, err, msg)
	}
	c.times = append(c.times, time.Since(begin))
	if cpu := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(); c.cpu == 0 || cpu < c.cpu {
		c.cpu = cpu
	}
	if m := peakLine.FindSubmatch(msg); m != nil {
		kb, _ := strconv.ParseInt(string(m[1]), 10, 64) // digits
		c.peak = max(c.peak, kb<<10)
	}
}

// peakLine is what Linux says of the most memory that a process had. The
// figure that its parent gets begins with the parent's own memory.
var peakLine = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// report prints the times of the rounds that were disturbed least.
func report(t *testing.T, runs []*contestant, paths []string) {
	t.Helper()
	var input, largest int64
	for _, p := range paths {
		st, err := os.Stat(p)
		if err != nil {
			t.Fatal(err)
		}
		input += st.Size()
		largest = max(largest, st.Size())
	}
	mine := slices.Min(runs[1].times)
	fmt.Printf("%s: %d files, %d MB, the largest %d MB\n", *corpusFlag, len(paths), input>>20, largest>>20)
	for _, r := range runs {
		best := slices.Min(r.times)
		fmt.Printf("  %-7s %7.2f s  CPU %6.2f s  size × %.3f   siapzi takes %.2f of its time", r.name, best.Seconds(), r.cpu.Seconds(),
			float64(r.size)/float64(input), mine.Seconds()/best.Seconds())
		if r.peak > 0 {
			fmt.Printf(" and at most %d MB of memory", r.peak>>20)
		}
		fmt.Println()
	}
}

// makeCorpus makes the files, or takes those of an earlier run.
func makeCorpus(t *testing.T, size pdftest.Size, dir string) []string {
	t.Helper()
	if old, err := filepath.Glob(filepath.Join(dir, "*.pdf")); err == nil && len(old) > 0 {
		return old
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := size.Make(context.Background(), dir); err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// buildCorpus makes a bundle of all files, spread over the questions.
func buildCorpus(t testing.TB, dir, out string) {
	if profile := os.Getenv("BUNDLE_BENCH_PROFILE"); profile != "" {
		f, err := os.Create(profile)
		if err != nil {
			t.Fatal(err)
		}
		if err := pprof.StartCPUProfile(f); err != nil {
			t.Fatal(err)
		}
		defer pprof.StopCPUProfile()
	}
	w := corpusWorld(t, dir, numbered)
	if _, err := Build(context.Background(), w.source(), Request{Out: out, Date: date, OpenPassword: os.Getenv("BUNDLE_BENCH_PASSWORD")}); err != nil {
		t.Fatal(err)
	}
}

// corpusWorld is a workspace whose documents are the files of a folder. hashOf
// gives the hash of a file's content, or anything else that tells it from the
// others where the content does not matter.
func corpusWorld(t testing.TB, dir string, hashOf func(i int, path string) model.Hash) *world {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no corpus in %s: %v", dir, err)
	}
	w := &world{dir: dir, out: t.TempDir(), unit: model.Unit{Name: "Balai Contoh", Agency: "Kementerian Contoh", Year: 2026, Target: model.WBK},
		docs: map[model.Code][]model.Document{}, answers: lke.Answers{}, paths: map[model.Hash]string{}}
	questions := lke.Default().Questions
	for i, path := range paths {
		st, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		h := hashOf(i, path)
		w.paths[h] = path
		q := questions[i*len(questions)/len(paths)]
		name := filepath.Base(path)
		w.add("Laporan pemantauan dan evaluasi "+strings.TrimSuffix(name, ".pdf"),
			[]model.File{{Version: model.Version{Hash: h, Size: st.Size(), Name: name, MIME: "application/pdf"}}}, q.Code)
	}
	return w
}

// numbered stands for a hash where none is needed.
func numbered(i int, _ string) model.Hash { return model.Hash(fmt.Sprintf("%064d", i)) }

// BenchmarkBundle makes the bundle of an ordinary workspace: 65 files, 426
// pages, about 40 MB.
func BenchmarkBundle(b *testing.B) {
	dir := b.TempDir()
	if _, err := pdftest.Small.Make(context.Background(), dir); err != nil {
		b.Fatal(err)
	}
	out := filepath.Join(b.TempDir(), "b.pdf")
	for b.Loop() {
		buildCorpus(b, dir, out)
	}
}

func buildTo(w *world, out string) error {
	_, err := Build(context.Background(), w.source(), Request{Out: out, Date: date})
	return err
}
