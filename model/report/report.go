package report

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/assessment"
	"siapzi/model/catalog"
	"siapzi/model/disk"
	"siapzi/model/filename"
	"siapzi/model/lke"
	"siapzi/model/plan"
	"siapzi/model/review"
	"siapzi/model/setting"
	"siapzi/model/sheet"
	"siapzi/model/standing"
)

// Kind is which report it is. The words are those of the command line.
type Kind string

// The kinds.
const (
	Readiness  Kind = "readiness"  // two pages for the leader
	PlanYear   Kind = "plan"       // the action plan of the year
	Monitoring Kind = "monitoring" // of a month or quarter
	Returned   Kind = "returned"   // what reviewers gave back
	Documents  Kind = "documents"  // documents per area
)

// Kinds lists all in the order in which screens offer them.
var Kinds = []Kind{Readiness, PlanYear, Monitoring, Returned, Documents}

// Valid tells whether k is a kind.
func (k Kind) Valid() bool { return k.Label() != "" }

// Label names the report as its title does.
func (k Kind) Label() string {
	switch k {
	case Readiness:
		return "Laporan kesiapan"
	case PlanYear:
		return "Rencana aksi"
	case Monitoring:
		return "Laporan monitoring"
	case Returned:
		return "Daftar soal yang dikembalikan"
	case Documents:
		return "Daftar dokumen per area"
	}
	return ""
}

// Format is how a report is written.
type Format string

// The formats, by the endings of their files.
const (
	PDF  Format = ".pdf"
	XLSX Format = ".xlsx"
)

// FormatOf gives the format that a file name asks for. It is Invalid for other
// endings.
func FormatOf(path string) (Format, error) {
	switch f := Format(strings.ToLower(filepath.Ext(path))); f {
	case PDF, XLSX:
		return f, nil
	}
	return "", model.Errorf(model.Invalid, "Laporan ditulis sebagai .pdf atau .xlsx; nama %s tidak berakhir dengan salah satunya.", filepath.Base(path))
}

// Request is what a report shall say. The zero value of every field but Kind
// works.
type Request struct {
	Kind Kind
	// Span is the months of Monitoring; the zero value is the quarter of today,
	// or the last of the year when that is over.
	Span plan.Span
	// Since is the day that Readiness compares with; "" is 30 days ago.
	Since    model.Date
	Paper    sheet.Paper     // A4 if zero
	Progress *model.Progress // may be nil
}

// Deps is what reports are made from; everything is required.
type Deps struct {
	Unit      func(ctx context.Context) (model.Unit, error)
	Worksheet func() *lke.Worksheet // with the thresholds in force
	Dates     func(ctx context.Context) ([]plan.FixedDate, error)
	Plan      func() *plan.Plan
	Standing  *standing.Standing
	Settings  *setting.Settings
	Review    *review.Review
	Answers   *assessment.Assessment
	Catalog   *catalog.Catalog
	Now       func() time.Time // the day that reports are about
}

// Maker makes the reports of one workspace. It is safe for several goroutines.
type Maker struct{ d Deps }

// New makes one. The caller keeps what is in d.
func New(d Deps) *Maker { return &Maker{d} }

// content is a report that was gathered and can be written.
type content interface {
	// pdf draws everything; it looks at ctx from time to time.
	pdf(ctx context.Context, w *writer) error
	// book gives the workbook.
	book(out io.Writer) error
}

// Write makes a report and writes it.
func (m *Maker) Write(ctx context.Context, out io.Writer, f Format, r Request) error {
	r.Progress.SetStage("Membaca ruang kerja", 1)
	b, err := m.base(ctx, r)
	if err != nil {
		return err
	}
	c, err := m.gather(ctx, b)
	if err != nil {
		return err
	}
	if f == XLSX {
		return c.book(out)
	}
	w := newWriter(b)
	if err := c.pdf(ctx, w); err != nil {
		return err
	}
	return w.finish(out)
}

// gather reads what the report says.
func (m *Maker) gather(ctx context.Context, b *base) (content, error) {
	switch b.req.Kind {
	case Readiness:
		return m.gatherReadiness(ctx, b)
	case PlanYear:
		return m.gatherPlan(ctx, b)
	case Monitoring:
		return m.gatherMonitoring(ctx, b)
	case Returned:
		return m.gatherReturned(ctx, b)
	case Documents:
		return m.gatherDocuments(ctx, b)
	}
	return nil, model.Errorf(model.Invalid, "Laporan %q tidak dikenal.", string(b.req.Kind))
}

// Save makes a report and puts it at path, in the format of its ending; an
// existing file is replaced as a whole. It is Invalid for other endings, NotFound
// where the folder is missing, Busy where another program has the file open.
func (m *Maker) Save(ctx context.Context, path string, r Request) error {
	f, err := FormatOf(path)
	if err != nil {
		return err
	}
	if st, err := os.Stat(filepath.Dir(path)); err != nil || !st.IsDir() {
		return model.Errorf(model.NotFound, "Folder %s tidak ada. Buat folder itu dahulu atau pilih tempat lain.", filepath.Dir(path))
	}
	var b bytes.Buffer
	if err := m.Write(ctx, &b, f, r); err != nil {
		return err
	}
	return put(ctx, path, b.Bytes())
}

// put writes a file beside its place and renames it when it is whole.
func put(ctx context.Context, path string, data []byte) (err error) {
	t, err := os.CreateTemp(filepath.Dir(path), ".siapzi-*")
	if err != nil {
		return wrong(path, err)
	}
	_, err = t.Write(data)
	if e := t.Chmod(0o644); err == nil {
		err = e
	}
	if e := t.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = disk.Rename(ctx, t.Name(), path)
	}
	if err != nil {
		_ = os.Remove(t.Name()) // half a report is worth nothing
		return wrong(path, err)
	}
	return nil
}

// wrong gives errors of writing a sentence.
func wrong(path string, err error) error {
	switch {
	case disk.IsInUse(err):
		return &model.Error{Kind: model.Busy, Err: err, Msg: fmt.Sprintf("Berkas %s sedang dibuka program lain. Tutup berkas itu lalu ulangi.", path)}
	case disk.IsFull(err):
		return &model.Error{Kind: model.Unavailable, Err: err, Msg: fmt.Sprintf("Ruang disk di %s tidak cukup untuk laporan.", filepath.Dir(path))}
	}
	return &model.Error{Kind: model.Unavailable, Err: err, Msg: fmt.Sprintf("Laporan tidak dapat ditulis ke %s. Pilih folder lain.", path)}
}

// Name proposes a name for the file of a report.
func (m *Maker) Name(ctx context.Context, f Format, r Request) (string, error) {
	b, err := m.base(ctx, r)
	if err != nil {
		return "", err
	}
	name := r.Kind.Label()
	switch r.Kind {
	case Monitoring:
		name += " " + b.req.Span.Label() + " " + fmt.Sprint(b.unit.Year)
	case PlanYear:
		name += " " + fmt.Sprint(b.unit.Year)
	default:
		name += " " + b.day.Format(time.DateOnly)
	}
	return filename.Safe(name+" – "+b.unit.Name, 100) + string(f), nil
}
