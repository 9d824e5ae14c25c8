package survey

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"

	"siapzi/model"
	"siapzi/model/store"
)

// Surveys is the surveys of one workspace.
type Surveys struct{ db *store.DB }

// New makes them over an open store, which stays the caller's to close.
func New(db *store.DB) *Surveys { return &Surveys{db: db} }

// Period is when a survey was held.
type Period struct {
	Year    int
	Quarter int // 1..4; 0 for the whole year
}

// Import is a file that shall be stored under a survey.
type Import struct {
	Layout     Layout
	Period     Period
	Population int    // 0 leaves what is known
	Leave      []Flag // responses with these flags are stored but left out of figures
	Spread     bool   // see model.Survey; only for a scale of 1 to 6
}

// Imported is what an import stored.
type Imported struct {
	Survey  model.SurveyID
	Batch   string
	Stored  int
	LeftOut int
	Reading Reading
}

// Layout gives how a file is read: as a file with the same headings was read the
// last time, else as it seems.
func (s *Surveys) Layout(ctx context.Context, f *File, k model.SurveyKind) (Layout, error) {
	if !k.Valid() {
		return Layout{}, model.Errorf(model.Invalid, "Jenis survei %q tidak dikenal. Pilih SKM, SPAK, atau SPKP.", string(k))
	}
	l := f.Propose(k)
	err := s.db.Read(ctx, func(tx *store.Tx) error {
		text, ok, err := tx.SurveyLayout(f.headings(k, l.Head))
		if err != nil || !ok {
			return err
		}
		var old Layout
		if json.Unmarshal([]byte(text), &old) != nil || len(old.Columns) != len(l.Columns) || old.Head != l.Head {
			return nil // written by another version: the proposal serves
		}
		old.Kind, old.Remembered = k, true
		for i := range old.Columns {
			old.Columns[i].Head = l.Columns[i].Head
		}
		l = old
		return nil
	})
	return l, err
}

// Import stores the responses of a file as a batch and remembers its layout.
// It is Invalid where the layout is wrong, a word has no value yet, it is not
// said whether a scale is reversed, or nothing was answered; and Conflict where
// the survey has another scale.
func (s *Surveys) Import(ctx context.Context, who model.Actor, f *File, in Import) (Imported, error) {
	if err := in.check(); err != nil {
		return Imported{}, err
	}
	out := Imported{Reading: f.Read(in.Layout)}
	if err := ready(out.Reading); err != nil {
		return out, err
	}
	layout, err := json.Marshal(in.Layout)
	if err != nil {
		return out, fmt.Errorf("survey: layout: %w", err)
	}
	err = s.db.Write(ctx, who, func(tx *store.Tx) error {
		sv, err := surveyFor(tx, in)
		if err != nil {
			return err
		}
		batch := model.SurveyBatch{ID: store.NewID(), Survey: sv.ID, File: f.Name}
		rs := slices.Clone(out.Reading.Responses)
		left, err := leaveOut(tx, sv.ID, batch.ID, rs, out.Reading.People, in.Leave)
		if err != nil {
			return err
		}
		if err := tx.AddSurveyBatch(batch, rs, out.Reading.People); err != nil {
			return err
		}
		if err := tx.PutSurveyLayout(f.headings(in.Layout.Kind, in.Layout.Head), string(layout)); err != nil {
			return err
		}
		out.Survey, out.Batch, out.Stored, out.LeftOut = sv.ID, batch.ID, len(rs), left
		tx.Publish(model.SurveyChanged{IDs: []model.SurveyID{sv.ID}})
		return tx.Audit(store.AuditEntry{Entity: "survey", ID: string(sv.ID), Field: "batch",
			New: fmt.Sprintf("%s: %d jawaban", f.Name, len(rs))})
	})
	return out, err
}

func (in Import) check() error {
	if !in.Layout.Kind.Valid() {
		return model.Errorf(model.Invalid, "Jenis survei %q tidak dikenal. Pilih SKM, SPAK, atau SPKP.", string(in.Layout.Kind))
	}
	if in.Period.Year < 2000 || in.Period.Year > 2100 || in.Period.Quarter < 0 || in.Period.Quarter > 4 {
		return model.Errorf(model.Invalid, "Periode survei belum benar. Pilih tahun dan triwulan 1 sampai 4.")
	}
	if in.Population < 0 || in.Population > 1e9 {
		return model.Errorf(model.Invalid, "Jumlah penerima layanan belum benar.")
	}
	return in.Layout.Check()
}

// ready is Invalid while a reading leaves something open.
func ready(r Reading) error {
	var problems []model.FieldError
	for _, w := range r.Unknown {
		problems = append(problems, model.FieldError{Field: string(w.Field), Msg: fmt.Sprintf("jawaban “%s” belum diberi nilai", short(w.Word))})
	}
	for _, a := range r.Asks {
		problems = append(problems, model.FieldError{Field: string(a.Field), Msg: "belum dijawab apakah angka besar berarti buruk: " + a.Why})
	}
	switch {
	case len(problems) > 0:
		return &model.Error{Kind: model.Invalid, Msg: "Berkas survei belum dapat disimpan.", Fields: problems}
	case len(r.Responses) == 0:
		return model.Errorf(model.Invalid, "Berkas survei tidak berisi jawaban.")
	}
	return nil
}

// surveyFor gives the survey of a kind and period, made where there is none.
func surveyFor(tx *store.Tx, in Import) (model.Survey, error) {
	k := in.Layout.Kind
	sv, ok, err := tx.SurveyOf(k, in.Period.Year, in.Period.Quarter)
	if err != nil {
		return sv, err
	}
	if ok {
		batches, err := tx.SurveyBatches(sv.ID)
		if err != nil {
			return sv, err
		}
		if len(batches) > 0 && sv.Scale != in.Layout.Scale {
			return sv, model.Errorf(model.Conflict, "%s %s sudah berisi jawaban dengan skala 1–%d; berkas ini berskala 1–%d. Pilih periode lain atau batalkan impor yang lama.",
				k, sv.Period(), sv.Scale, in.Layout.Scale)
		}
	} else {
		sv = model.Survey{ID: model.SurveyID(store.NewID()), Kind: k, Year: in.Period.Year, Quarter: in.Period.Quarter}
		if err := tx.Audit(store.AuditEntry{Entity: "survey", ID: string(sv.ID), New: string(k) + " " + sv.Period()}); err != nil {
			return sv, err
		}
	}
	sv.Scale, sv.Spread = in.Layout.Scale, in.Spread && in.Layout.Scale == 6
	if in.Population > 0 {
		sv.Population = in.Population
	}
	return sv, tx.PutSurvey(sv)
}

// leaveOut marks those of rs that have one of the flags, compared also with what
// the survey has already, and names their batch.
func leaveOut(tx *store.Tx, id model.SurveyID, batch string, rs []model.SurveyResponse, people []model.SurveyPerson, leave []Flag) (int, error) {
	for i := range rs {
		rs[i].Batch = batch
	}
	if len(leave) == 0 {
		return 0, nil
	}
	before, err := tx.SurveyResponses(id)
	if err != nil {
		return 0, err
	}
	known, err := tx.SurveyPeople(id)
	if err != nil {
		return 0, err
	}
	for _, p := range people {
		p.Batch = batch
		known = append(known, p)
	}
	n := 0
	for _, f := range flags(append(before, rs...), known) {
		if f.Batch == batch && slices.Contains(leave, f.Flag) && !rs[f.No-1].Excluded {
			rs[f.No-1].Excluded = true
			n++
		}
	}
	return n, nil
}

// Withdraw takes batches back; Restore brings them again. All or none.
func (s *Surveys) Withdraw(ctx context.Context, who model.Actor, batches ...string) error {
	return s.move(ctx, who, true, batches)
}

// Restore brings batches that were taken back.
func (s *Surveys) Restore(ctx context.Context, who model.Actor, batches ...string) error {
	return s.move(ctx, who, false, batches)
}

func (s *Surveys) move(ctx context.Context, who model.Actor, away bool, batches []string) error {
	return s.db.Write(ctx, who, func(tx *store.Tx) error {
		for _, id := range batches {
			b, ok, err := tx.SurveyBatch(id)
			switch {
			case err != nil:
				return err
			case !ok:
				return model.Errorf(model.NotFound, "Impor survei itu tidak ada lagi.")
			case away == !b.Deleted.IsZero():
				continue
			}
			var at time.Time
			entry := store.AuditEntry{Entity: "survey", ID: string(b.Survey), Field: "batch", New: b.File}
			if away {
				at, entry.Old, entry.New = tx.Now(), b.File, ""
			}
			if err := tx.SetSurveyBatchDeleted(id, at); err != nil {
				return err
			}
			if err := tx.Audit(entry); err != nil {
				return err
			}
			tx.Publish(model.SurveyChanged{IDs: []model.SurveyID{b.Survey}})
		}
		return nil
	})
}

// List gives every survey with its figures, the newest period first.
func (s *Surveys) List(ctx context.Context) (out []Result, err error) {
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		list, err := tx.Surveys()
		for _, sv := range list {
			if err != nil {
				return err
			}
			var r Result
			r, err = result(tx, sv)
			out = append(out, r)
		}
		return err
	})
	for i := range out {
		out[i].Trend = trend(out[i].Survey, out)
	}
	return out, err
}

// Get gives one survey with its figures. It is NotFound where there is none.
func (s *Surveys) Get(ctx context.Context, id model.SurveyID) (Result, error) {
	all, err := s.List(ctx)
	if err != nil {
		return Result{}, err
	}
	for _, r := range all {
		if r.Survey.ID == id {
			return r, nil
		}
	}
	return Result{}, model.Errorf(model.NotFound, "Survei itu tidak ada di ruang kerja ini.")
}

// Of gives the survey of a kind and period like Get.
func (s *Surveys) Of(ctx context.Context, k model.SurveyKind, p Period) (Result, error) {
	all, err := s.List(ctx)
	if err != nil {
		return Result{}, err
	}
	for _, r := range all {
		if r.Survey.Kind == k && r.Survey.Year == p.Year && r.Survey.Quarter == p.Quarter {
			return r, nil
		}
	}
	return Result{}, model.Errorf(model.NotFound, "Belum ada %s untuk %s.", k, model.Survey{Year: p.Year, Quarter: p.Quarter}.Period())
}

func result(tx *store.Tx, sv model.Survey) (Result, error) {
	rs, err := tx.SurveyResponses(sv.ID)
	if err != nil {
		return Result{}, err
	}
	people, err := tx.SurveyPeople(sv.ID)
	if err != nil {
		return Result{}, err
	}
	r := work(sv, rs, people)
	r.Batches, err = tx.SurveyBatches(sv.ID)
	return r, err
}

// trend gives the surveys of the same kind up to sv, the oldest first, eight at
// most. A survey of the whole year stands behind its quarters.
func trend(sv model.Survey, all []Result) []Past {
	when := func(x model.Survey) int {
		if x.Quarter == 0 {
			return x.Year*10 + 5
		}
		return x.Year*10 + x.Quarter
	}
	var out []Past
	for _, r := range all {
		if r.Survey.Kind == sv.Kind && when(r.Survey) <= when(sv) && r.Used > 0 {
			out = append(out, Past{r.Survey, r.Used, r.Index, r.Converted})
		}
	}
	slices.SortFunc(out, func(a, b Past) int { return when(a.Survey) - when(b.Survey) })
	return out[max(0, len(out)-8):]
}

// Exclude leaves responses out of all figures, or takes them in again: all of
// them or none.
func (s *Surveys) Exclude(ctx context.Context, who model.Actor, id model.SurveyID, rows []RowID, out bool) error {
	return s.db.Write(ctx, who, func(tx *store.Tx) error {
		for _, r := range rows {
			if err := tx.SetSurveyExcluded(r.Batch, r.No, out); err != nil {
				return err
			}
		}
		if len(rows) == 0 {
			return nil
		}
		tx.Publish(model.SurveyChanged{IDs: []model.SurveyID{id}})
		e := store.AuditEntry{Entity: "survey", ID: string(id), Field: "excluded", New: strconv.Itoa(len(rows)) + " jawaban dikeluarkan"}
		if !out {
			e.New = strconv.Itoa(len(rows)) + " jawaban dihitung lagi"
		}
		return tx.Audit(e)
	})
}

// Edit changes what is known about a survey; nil leaves a field.
type Edit struct {
	Population *int
	Spread     *bool
	Address    *string
	Report     *model.DocumentID
}

// Edit changes a survey and gives the edit that takes it back.
func (s *Surveys) Edit(ctx context.Context, who model.Actor, id model.SurveyID, e Edit) (back Edit, err error) {
	if e.Population != nil && (*e.Population < 0 || *e.Population > 1e9) {
		return back, model.Errorf(model.Invalid, "Jumlah penerima layanan belum benar.")
	}
	if e.Address != nil && *e.Address != "" {
		a, err := model.CheckAddress(*e.Address)
		if err != nil {
			return back, err
		}
		e.Address = &a
	}
	err = s.db.Write(ctx, who, func(tx *store.Tx) error {
		sv, ok, err := tx.Survey(id)
		if err == nil && !ok {
			err = model.Errorf(model.NotFound, "Survei itu tidak ada di ruang kerja ini.")
		}
		if err != nil {
			return err
		}
		old := sv
		put(&sv.Population, e.Population, &back.Population)
		put(&sv.Spread, e.Spread, &back.Spread)
		put(&sv.Address, e.Address, &back.Address)
		put(&sv.Report, e.Report, &back.Report)
		if sv == old {
			return nil
		}
		for _, x := range []store.AuditEntry{
			{Field: "population", Old: strconv.Itoa(old.Population), New: strconv.Itoa(sv.Population)},
			{Field: "formula", Old: Formula(old), New: Formula(sv)},
			{Field: "address", Old: old.Address, New: sv.Address},
			{Field: "report", Old: string(old.Report), New: string(sv.Report)},
		} {
			x.Entity, x.ID = "survey", string(id)
			if err := tx.Audit(x); err != nil {
				return err
			}
		}
		tx.Publish(model.SurveyChanged{IDs: []model.SurveyID{id}})
		return tx.PutSurvey(sv)
	})
	return back, err
}

func put[T any](field, to *T, back **T) {
	if to != nil {
		old := *field
		*back, *field = &old, *to
	}
}

// People gives who answered, in the order of the responses, and notes in the
// audit log that somebody looked.
func (s *Surveys) People(ctx context.Context, who model.Actor, id model.SurveyID) (out []model.SurveyPerson, err error) {
	err = s.db.Write(ctx, who, func(tx *store.Tx) error {
		if out, err = tx.SurveyPeople(id); err != nil {
			return err
		}
		return tx.Audit(store.AuditEntry{Entity: "survey", ID: string(id), Field: "people", New: "dilihat"})
	})
	return out, err
}

// Erase removes names and phones of a survey for good and tells how many there
// were. The answers stay.
func (s *Surveys) Erase(ctx context.Context, who model.Actor, id model.SurveyID) (n int, err error) {
	err = s.db.Write(ctx, who, func(tx *store.Tx) error {
		if n, err = tx.DeleteSurveyPeople(id); err != nil || n == 0 {
			return err
		}
		tx.Publish(model.SurveyChanged{IDs: []model.SurveyID{id}})
		return tx.Audit(store.AuditEntry{Entity: "survey", ID: string(id), Field: "people", New: strconv.Itoa(n) + " identitas dihapus"})
	})
	return n, err
}
