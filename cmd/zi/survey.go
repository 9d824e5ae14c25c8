package main

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"siapzi/model"
	"siapzi/model/survey"
	"siapzi/model/workspace"
)

type surveyCmd struct {
	List   surveyListCmd   `cmd:"" help:"Daftar survei dengan indeks dan jumlah respondennya."`
	Import surveyImportCmd `cmd:"" help:"Impor jawaban survei dari berkas CSV atau XLSX."`
	Report surveyReportCmd `cmd:"" help:"Buat laporan survei (PDF), data jawaban (XLSX), atau simpan sebagai bukti."`
	Form   surveyFormCmd   `cmd:"" help:"Buat kuesioner siap cetak (PDF) dengan kode QR."`
}

// The JSON shape of a survey, a contract with scripts.
type surveyJSON struct {
	ID        model.SurveyID   `json:"id"`
	Kind      model.SurveyKind `json:"kind"`
	Year      int              `json:"year"`
	Quarter   int              `json:"quarter"`
	Scale     int              `json:"scale"`
	Formula   string           `json:"formula"`
	Total     int              `json:"responses"`
	Used      int              `json:"used"`
	Excluded  int              `json:"excluded"`
	Required  int              `json:"required"`
	Enough    bool             `json:"enough"`
	Index     float64          `json:"index"`
	Converted float64          `json:"converted"`
	Grade     string           `json:"grade,omitempty"`
	Elements  []elementJSON    `json:"elements"`
	Lowest    []string         `json:"lowest"`
	Flags     map[string]int   `json:"flags"`
}

type elementJSON struct {
	Key   string  `json:"key"`
	Name  string  `json:"name"`
	N     int     `json:"n"`
	Index float64 `json:"index"`
}

func newSurvey(r survey.Result) surveyJSON {
	s := r.Survey
	out := surveyJSON{ID: s.ID, Kind: s.Kind, Year: s.Year, Quarter: s.Quarter, Scale: s.Scale, Formula: survey.Formula(s), Total: r.Total, Used: r.Used,
		Excluded: r.Excluded, Required: r.Required, Enough: r.Enough, Index: r.Index, Converted: r.Converted, Grade: r.Grade.Letter,
		Elements: []elementJSON{}, Lowest: []string{}, Flags: map[string]int{}}
	for _, e := range r.Elements {
		out.Elements = append(out.Elements, elementJSON{e.Key, e.Name, e.N, e.Index})
	}
	for _, i := range r.Lowest {
		out.Lowest = append(out.Lowest, r.Elements[i].Key)
	}
	for _, f := range survey.Flags {
		out.Flags[string(f)], _ = r.Count(f)
	}
	return out
}

type surveyListCmd struct {
	WS   string `arg:"" name:"ws" help:"Folder ruang kerja."`
	JSON bool   `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Run lists surveys.
func (c *surveyListCmd) Run(a *app) error {
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // only read
	all, err := ws.Surveys().List(a.ctx)
	if err != nil {
		return err
	}
	if c.JSON {
		out := []surveyJSON{}
		for _, r := range all {
			out = append(out, newSurvey(r))
		}
		return a.json(map[string]any{"surveys": out})
	}
	for _, r := range all {
		need := ""
		if !r.Enough {
			need = fmt.Sprintf(", minimal %d", r.Required)
		}
		a.print("%-5s %-18s %s %s %s (%d responden%s)", r.Survey.Kind, r.Survey.Period(), r.Kind.Index, r.Large(), r.Grade.Letter, r.Used, need)
	}
	a.print("%d survei", len(all))
	return nil
}

type surveyImportCmd struct {
	WS         string           `arg:"" name:"ws" help:"Folder ruang kerja."`
	File       string           `arg:"" name:"file" help:"Berkas CSV atau XLSX."`
	Kind       model.SurveyKind `required:"" enum:"SKM,SPAK,SPKP" placeholder:"SKM|SPAK|SPKP" help:"Jenis survei."`
	Year       int              `help:"Tahun survei; tanpa ini tahun ruang kerja." placeholder:"2026"`
	Quarter    int              `help:"Triwulan 1 sampai 4; 0 untuk survei tahunan." default:"0" placeholder:"2"`
	Scale      int              `help:"Nilai jawaban tertinggi, 4 atau 6; tanpa ini ditebak." placeholder:"4"`
	Spread     bool             `help:"Skala 1–6 diubah dengan 1 + (rata-rata − 1) ÷ 5 × 3, bukan rata-rata ÷ 6 × 4."`
	Population int              `help:"Jumlah penerima layanan, untuk responden minimal." placeholder:"500"`
	Map        map[int]string   `help:"Isi kolom: nomor=isian, misalnya 3=U1;4=U2;5=umur." placeholder:"3=U1;5=umur"`
	Word       map[string]int   `help:"Nilai kata: UNSUR|kata=angka, misalnya \"U3|Mantap=4\"." placeholder:"\"U3|Mantap=4\""`
	Reverse    []string         `help:"Unsur yang angka besarnya berarti buruk." placeholder:"A3,A4"`
	NoReverse  bool             `name:"no-reverse" help:"Nyatakan bahwa tidak ada unsur yang terbalik."`
	LeaveOut   []survey.Flag    `name:"leave-out" help:"Keluarkan jawaban bertanda ini dari hitungan: baris-sama, orang-sama, waktu-sama, jawaban-lurus." placeholder:"baris-sama"`
	DryRun     bool             `name:"dry-run" help:"Periksa saja, tidak ada yang disimpan."`
	JSON       bool             `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Run imports the answers of a file.
func (c *surveyImportCmd) Run(a *app) error {
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // answers are committed; a failing close cannot lose them
	if c.Year == 0 {
		u, err := ws.Unit(a.ctx)
		if err != nil {
			return err
		}
		c.Year = u.Year
	}
	f, err := survey.ReadFile(a.ctx, c.File)
	if err != nil {
		return err
	}
	l, err := ws.Surveys().Layout(a.ctx, f, c.Kind)
	if err == nil {
		err = c.settle(&l)
	}
	if err != nil {
		return err
	}
	for _, x := range c.LeaveOut {
		if !slices.Contains(survey.Flags, x) {
			return model.Errorf(model.Invalid, "Tanda %q tidak dikenal.", string(x))
		}
	}
	done := survey.Imported{Reading: f.Read(l)}
	if err = l.Check(); err == nil && !c.DryRun {
		done, err = ws.Surveys().Import(a.ctx, who(), f, survey.Import{Layout: l, Period: survey.Period{Year: c.Year, Quarter: c.Quarter},
			Population: c.Population, Leave: c.LeaveOut, Spread: c.Spread})
	}
	if err != nil {
		return err
	}
	return c.tell(a, ws, f, l, done)
}

// settle puts what was said on the command line into a layout.
func (c *surveyImportCmd) settle(l *survey.Layout) error {
	if c.Scale != 0 {
		l.Scale = c.Scale
	}
	for _, n := range slices.Sorted(maps.Keys(c.Map)) {
		if n < 1 || n > len(l.Columns) {
			return model.Errorf(model.Invalid, "Kolom %d tidak ada; berkas ini punya %d kolom.", n, len(l.Columns))
		}
		l.Columns[n-1].Field = survey.Field(c.Map[n])
	}
	for _, key := range slices.Sorted(maps.Keys(c.Word)) {
		field, word, ok := strings.Cut(key, "|")
		if !ok {
			return model.Errorf(model.Invalid, "Tulis nilai kata sebagai UNSUR|kata=angka, misalnya \"U3|Mantap=4\".")
		}
		l.Value(survey.Field(field), word, c.Word[key])
	}
	if c.NoReverse || len(c.Reverse) > 0 {
		l.Asked = true
		for i := range l.Columns {
			l.Columns[i].Reversed = slices.Contains(c.Reverse, string(l.Columns[i].Field))
		}
	}
	return nil
}

// tell says what was read and stored. Names of respondents are never printed.
func (c *surveyImportCmd) tell(a *app, ws *workspace.Workspace, f *survey.File, l survey.Layout, done survey.Imported) error {
	r := done.Reading
	open := len(r.Unknown) + len(r.Asks)
	flags := map[string]int{}
	for _, x := range r.Flags {
		flags[string(x.Flag)]++
	}
	if c.JSON {
		columns := []map[string]any{}
		for i, x := range l.Columns {
			columns = append(columns, map[string]any{"column": i + 1, "head": x.Head, "field": x.Field, "reversed": x.Reversed})
		}
		out := map[string]any{"columns": columns, "scale": l.Scale, "responses": len(r.Responses), "people": len(r.People), "empty": r.Empty,
			"problems": orEmpty(r.Problems), "unknown": orEmpty(r.Unknown), "asks": orEmpty(r.Asks), "flags": flags, "stored": done.Stored, "left_out": done.LeftOut}
		if done.Stored > 0 {
			x, err := ws.Surveys().Get(a.ctx, done.Survey)
			if err != nil {
				return err
			}
			out["survey"] = newSurvey(x)
		}
		if err := a.json(out); err != nil {
			return err
		}
	} else {
		c.print(a, f, l, done, flags)
	}
	if open > 0 || len(r.Problems) > 0 {
		return errProblems
	}
	return nil
}

func (c *surveyImportCmd) print(a *app, f *survey.File, l survey.Layout, done survey.Imported, flags map[string]int) {
	r := done.Reading
	for i, x := range l.Columns {
		if x.Field != survey.FieldNone {
			a.print("Kolom %d %q: %s", i+1, x.Head, x.Field)
		}
	}
	for _, e := range r.Missing {
		a.say("Tanpa kolom: %s %s", e.Key, e.Name)
	}
	for _, p := range r.Problems {
		a.say("%s: %s", p.Cell, p.Text)
	}
	for _, w := range r.Unknown {
		a.say("Belum bernilai: %q pada %s, %d kali; tambahkan --word \"%s|%s=…\"", w.Word, w.Field, w.Count, w.Field, w.Word)
	}
	for _, x := range r.Asks {
		a.say("Terbalik? %s: %s; jawab dengan --reverse %s atau --no-reverse", x.Field, x.Why, x.Field)
	}
	for _, x := range survey.Flags {
		if n := flags[string(x)]; n > 0 {
			a.say("%s: %d (%s)", x.Label(), n, x.Rule())
		}
	}
	if f.Note != "" {
		a.say("%s", f.Note)
	}
	if c.DryRun {
		a.print("%d jawaban dengan skala 1–%d. Hanya diperiksa, tidak ada yang disimpan.", len(r.Responses), l.Scale)
		return
	}
	a.print("%d jawaban disimpan, %d di antaranya dikeluarkan dari hitungan.", done.Stored, done.LeftOut)
}

// which chooses a survey.
type which struct {
	Kind    model.SurveyKind `required:"" enum:"SKM,SPAK,SPKP" placeholder:"SKM|SPAK|SPKP" help:"Jenis survei."`
	Year    int              `help:"Tahun survei; tanpa ini tahun ruang kerja." placeholder:"2026"`
	Quarter int              `help:"Triwulan 1 sampai 4; 0 untuk survei tahunan." default:"0" placeholder:"2"`
}

func (c which) find(a *app, ws *workspace.Workspace) (survey.Result, error) {
	if c.Year == 0 {
		u, err := ws.Unit(a.ctx)
		if err != nil {
			return survey.Result{}, err
		}
		c.Year = u.Year
	}
	return ws.Surveys().Of(a.ctx, c.Kind, survey.Period{Year: c.Year, Quarter: c.Quarter})
}

type surveyReportCmd struct {
	WS string `arg:"" name:"ws" help:"Folder ruang kerja."`
	which
	Out    string `help:"Berkas PDF atau XLSX yang ditulis." placeholder:"laporan.pdf"`
	Keep   bool   `help:"Simpan laporan sebagai bukti soal yang sesuai."`
	Answer bool   `help:"Isi jawaban IPAK atau IPKP di LKE dari survei ini."`
	People bool   `help:"Sertakan nama dan telepon responden dalam berkas yang ditulis."`
	JSON   bool   `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Run makes the report.
func (c *surveyReportCmd) Run(a *app) error {
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // what was changed is committed
	r, err := c.find(a, ws)
	if err != nil {
		return err
	}
	out := map[string]any{"survey": newSurvey(r)}
	if c.Out != "" {
		if err := c.write(a, ws, r); err != nil {
			return err
		}
		out["file"] = c.Out
	}
	if c.Keep {
		kept, err := ws.KeepSurveyReport(a.ctx, who(), r.Survey.ID, a.now())
		if err != nil {
			return err
		}
		out["document"] = kept.Document
	}
	if answer, ok := r.Offer(); c.Answer && ok {
		if err := ws.Assessment().Set(a.ctx, who(), []model.Answer{answer}); err != nil {
			return err
		}
		out["answer"] = map[string]any{"code": answer.Code, "index": answer.Inputs["indeks"]}
	} else if c.Answer {
		return model.Errorf(model.Invalid, "%s tidak mengisi jawaban LKE.", r.Survey.Kind)
	}
	if c.JSON {
		return a.json(out)
	}
	a.print("%s %s: %s %s %s, %d responden", r.Survey.Kind, r.Survey.Period(), r.Kind.Index, r.Large(), r.Grade.Letter, r.Used)
	for _, i := range r.Lowest {
		a.print("Unsur terendah: %s (%s)", r.Elements[i].Name, survey.Decimal(r.Elements[i].Index, 3))
	}
	return nil
}

func (c *surveyReportCmd) write(a *app, ws *workspace.Workspace, r survey.Result) error {
	var b bytes.Buffer
	if strings.HasSuffix(strings.ToLower(c.Out), ".xlsx") {
		if err := ws.Surveys().Export(a.ctx, who(), r.Survey.ID, c.People, a.now(), &b); err != nil {
			return err
		}
	} else {
		rep, err := ws.SurveyReport(a.ctx, r, a.now())
		if err != nil {
			return err
		}
		if c.People {
			if rep.People, err = ws.Surveys().PeopleRows(a.ctx, who(), r.Survey.ID); err != nil {
				return err
			}
		}
		if err := rep.Write(a.ctx, &b); err != nil {
			return err
		}
	}
	return writeWhole(c.Out, func(w io.Writer) error { _, err := w.Write(b.Bytes()); return err })
}

type surveyFormCmd struct {
	WS      string           `arg:"" name:"ws" help:"Folder ruang kerja."`
	Kind    model.SurveyKind `required:"" enum:"SKM,SPAK,SPKP" placeholder:"SKM|SPAK|SPKP" help:"Jenis survei."`
	Scale   string           `enum:"4,6" default:"4" placeholder:"4|6" help:"Nilai jawaban tertinggi."`
	Address string           `help:"Alamat formulir di web, dicetak sebagai kode QR." placeholder:"https://…"`
	Paper   string           `enum:"A4,F4" default:"A4" placeholder:"A4|F4" help:"Ukuran kertas."`
	Out     string           `required:"" help:"Berkas PDF yang ditulis." placeholder:"kuesioner.pdf"`
}

// Run writes the questionnaire.
func (c *surveyFormCmd) Run(a *app) error {
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close()                  //nolint:errcheck // only read
	scale, _ := strconv.Atoi(c.Scale) // one of the two
	q, err := ws.Questionnaire(a.ctx, c.Kind, scale, a.now())
	if err != nil {
		return err
	}
	q.Address, q.F4 = c.Address, c.Paper == "F4"
	if err := writeWhole(c.Out, func(w io.Writer) error { return q.Write(a.ctx, w) }); err != nil {
		return err
	}
	a.print("Kuesioner %s ditulis ke %s", c.Kind, c.Out)
	return nil
}
