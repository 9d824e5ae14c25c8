package store_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/store"
	"siapzi/model/store/storetest"
)

func TestWriteIsAllOrNothing(t *testing.T) {
	db := storetest.Open(t)
	stop := errors.New("stop")
	err := db.Write(t.Context(), storetest.Who, func(tx *store.Tx) error {
		if err := tx.PutAnswer(model.Answer{Code: "P.1.i.a", Assessor: model.UnitAssessor, Option: "Ya"}); err != nil {
			return err
		}
		return stop
	})
	if !errors.Is(err, stop) {
		t.Fatalf("got %v, want the function's own error", err)
	}
	if got := answers(t, db); len(got) != 0 {
		t.Errorf("after a failed Write there are %v", got)
	}
}

func TestAnswersComeBackExactly(t *testing.T) {
	db := storetest.Open(t)
	decision := 0.1 + 0.2
	want := []model.Answer{
		{Code: "H.I.a", Assessor: model.UnitAssessor, Inputs: map[string]float64{"indeks": 3.6000000000000001}, Decision: &decision, Note: "sebab", Updated: storetest.Now()},
		{Code: "P.1.i.a", Assessor: model.UnitAssessor, Option: "Ya", Updated: storetest.Now()},
	}
	write(t, db, func(tx *store.Tx) error {
		return errors.Join(tx.PutAnswer(want[1]), tx.PutAnswer(want[0]),
			tx.PutAnswer(model.Answer{Code: "P.1.i.a", Assessor: model.TPI, Option: "Tidak"}))
	})
	if d := cmp.Diff(want, answers(t, db)); d != "" {
		t.Errorf("-want +got\n%s", d)
	}

	t.Run("deleting one leaves those of other assessors", func(t *testing.T) {
		write(t, db, func(tx *store.Tx) error { return tx.DeleteAnswer("P.1.i.a", model.UnitAssessor) })
		if d := cmp.Diff(want[:1], answers(t, db)); d != "" {
			t.Errorf("-want +got\n%s", d)
		}
		read(t, db, func(tx *store.Tx) error {
			_, ok, err := tx.Answer("P.1.i.a", model.TPI)
			if !ok {
				t.Error("the answer of TPI is gone")
			}
			return err
		})
	})
}

func TestReadCannotWrite(t *testing.T) {
	db := storetest.Open(t)
	err := db.Read(t.Context(), func(tx *store.Tx) error { return tx.DeleteAnswer("P.1.i.a", model.UnitAssessor) })
	if model.KindOf(err) != model.Denied {
		t.Errorf("got %v, want Denied", err)
	}
}

func TestEventsAreMergedAndComeAfterTheCommit(t *testing.T) {
	bus := &model.Bus{}
	db := storetest.OpenConfig(t, store.Config{Now: storetest.Now, Bus: bus})
	var got []model.Event
	bus.Subscribe(func(e model.Event) {
		if len(answers(t, db)) != 1 {
			t.Error("the event came before the data could be read")
		}
		got = append(got, e)
	})
	write(t, db, func(tx *store.Tx) error {
		tx.Publish(model.LinkChanged{Codes: []model.Code{"a"}})
		tx.Publish(model.UnitChanged{})
		tx.Publish(model.LinkChanged{Codes: []model.Code{"b"}})
		tx.Publish(model.UnitChanged{})
		return tx.PutAnswer(model.Answer{Code: "P.1.i.a", Assessor: model.UnitAssessor, Option: "Ya"})
	})
	want := []model.Event{model.LinkChanged{Codes: []model.Code{"a", "b"}}, model.UnitChanged{}}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	_ = db.Write(t.Context(), storetest.Who, func(tx *store.Tx) error {
		tx.Publish(model.UnitChanged{})
		return errors.New("stop")
	})
	if len(got) != 2 {
		t.Error("a failed Write published")
	}
}

func TestAuditKeepsTheChangeTogether(t *testing.T) {
	db := storetest.Open(t)
	write(t, db, func(tx *store.Tx) error {
		return errors.Join(tx.Audit(store.AuditEntry{Entity: "unit", ID: "1", Field: "name", Old: "a", New: "b"}),
			tx.Audit(store.AuditEntry{Entity: "unit", ID: "1", Field: "year", Old: "2026", New: "2026"}),
			tx.Audit(store.AuditEntry{Entity: "unit", ID: "1", Field: "target", Old: "WBK", New: "WBBM"}))
	})
	var got []store.AuditEntry
	read(t, db, func(tx *store.Tx) (err error) { got, err = tx.AuditOf("unit", "1", 10); return err })
	if len(got) != 2 || got[0].Field != "target" || got[0].Change == "" || got[0].Change != got[1].Change ||
		got[0].Who != storetest.Who || !got[0].At.Equal(storetest.Now()) {
		t.Errorf("got %+v", got)
	}
}

func write(t *testing.T, db *store.DB, f func(tx *store.Tx) error) {
	t.Helper()
	if err := db.Write(t.Context(), storetest.Who, f); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, db *store.DB, f func(tx *store.Tx) error) {
	t.Helper()
	if err := db.Read(t.Context(), f); err != nil {
		t.Fatal(err)
	}
}

func answers(t *testing.T, db *store.DB) (as []model.Answer) {
	t.Helper()
	read(t, db, func(tx *store.Tx) (err error) { as, err = tx.Answers(model.UnitAssessor); return err })
	return as
}
