package setting_test

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/setting"
	"siapzi/model/store"
	"siapzi/model/store/storetest"
)

var unit = model.Unit{Name: "Balai Contoh", Agency: "Kementerian Contoh", Year: 2026, Target: model.WBK}

// world is a real database with settings on it, and what the bus told.
type world struct {
	*setting.Settings
	t      *testing.T
	db     *store.DB
	events []model.Event
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t: t}
	bus := &model.Bus{}
	w.db = storetest.OpenConfig(t, store.Config{Now: storetest.Now, Bus: bus})
	var err error
	if w.Settings, err = setting.New(t.Context(), w.db, bus, lke.Default()); err != nil {
		t.Fatal(err)
	}
	if err := w.SetUnit(t.Context(), storetest.Who, unit); err != nil {
		t.Fatal(err)
	}
	bus.Subscribe(func(e model.Event) { w.events = append(w.events, e) })
	return w
}

func (w *world) set(values map[setting.Key]string) error {
	return w.Set(w.t.Context(), storetest.Who, values)
}

func (w *world) mustSet(k setting.Key, v string) {
	w.t.Helper()
	if err := w.set(map[setting.Key]string{k: v}); err != nil {
		w.t.Fatalf("%s = %q: %v", k, v, err)
	}
}

func (w *world) item(k setting.Key) setting.Item {
	w.t.Helper()
	it, err := w.Get(w.t.Context(), k)
	if err != nil {
		w.t.Fatal(err)
	}
	return it
}

// audit gives the newest audit rows as "id.field: old → new".
func (w *world) audit(n int) []string {
	w.t.Helper()
	var out []string
	err := w.db.Read(w.t.Context(), func(tx *store.Tx) error {
		log, err := tx.AuditLog(n)
		for _, e := range log {
			out = append(out, e.Entity+" "+e.ID+" "+e.Field+": "+e.Old+" → "+e.New+" by "+string(e.Who))
		}
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return out
}

// problems gives the fields that an Invalid error names.
func problems(t *testing.T, err error) map[string]string {
	t.Helper()
	var e *model.Error
	if !errors.As(err, &e) || e.Kind != model.Invalid {
		t.Fatalf("not Invalid: %v", err)
	}
	out := map[string]string{}
	for _, f := range e.Fields {
		out[f.Field] = f.Msg
	}
	return out
}

func TestDefaults(t *testing.T) {
	w := newWorld(t)
	items, err := w.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	values, seen := map[setting.Key]string{}, map[setting.Key]bool{}
	thresholds := 0
	for _, it := range items {
		if seen[it.Key] || it.Label == "" || it.Kind == "" || it.Changed {
			t.Errorf("item %+v", it)
		}
		seen[it.Key], values[it.Key] = true, it.Value
		if it.Rule != nil {
			thresholds++
		}
	}
	for k, want := range map[setting.Key]string{
		setting.UnitName: "Balai Contoh", setting.UnitYear: "2026", setting.UnitTarget: "WBK",
		setting.DeadlineUnit: "", setting.DeadlineSubmission: "2026-05-31", setting.PortalLimit: "2",
		setting.LetterheadLines: "Kementerian Contoh\nBalai Contoh", setting.LetterheadLogo: "",
		setting.RoleKey(setting.RoleHead): "Kepala Unit Kerja", setting.RoleKey(setting.PokjaRole(6)): "Koordinator Pokja VI",
		"threshold.WBK.total": "75", "threshold.WBK.area-5": "60", "threshold.WBBM.birokrasi-bersih": "19.5",
	} {
		if values[k] != want {
			t.Errorf("%s = %q, want %q", k, values[k], want)
		}
	}
	if thresholds != 24 {
		t.Errorf("%d thresholds", thresholds)
	}
	if w.Worksheet().Targets[model.WBK].Gates[0].Changed {
		t.Error("a fresh workspace judges by other thresholds")
	}
}

func TestSet(t *testing.T) {
	t.Run("stores a value, tells of it and writes the audit log", func(t *testing.T) {
		w := newWorld(t)
		w.mustSet(setting.RoleKey(setting.RoleHead), "  Kepala   Balai ")

		if it := w.item("role.head"); it.Value != "Kepala Balai" || !it.Changed || it.Default != "Kepala Unit Kerja" {
			t.Errorf("item %+v", it)
		}
		if d := cmp.Diff([]model.Event{model.UnitChanged{}}, w.events); d != "" {
			t.Error(d)
		}
		if got := w.audit(1); got[0] != "setting role.head : Kepala Unit Kerja → Kepala Balai by penguji" {
			t.Errorf("audit %v", got)
		}
		roles, err := w.Roles(t.Context())
		if err != nil || roles[setting.RoleHead] != "Kepala Balai" || roles[setting.RoleLeader] == "" || len(roles) != 9 {
			t.Errorf("roles %v %v", roles, err)
		}
	})

	t.Run("what is in force already changes nothing", func(t *testing.T) {
		w := newWorld(t)
		before := len(w.audit(100))
		w.mustSet(setting.PortalLimit, "2")
		w.mustSet("threshold.WBK.total", "75,0")
		w.mustSet(setting.UnitName, "Balai Contoh")
		if len(w.events) != 0 || len(w.audit(100)) != before {
			t.Errorf("events %v, audit %v", w.events, w.audit(3))
		}
	})

	t.Run("an empty text and Reset bring the default back", func(t *testing.T) {
		w := newWorld(t)
		w.mustSet(setting.PortalLimit, "12")
		w.mustSet(setting.PortalLimit, " ")
		w.mustSet("role.leader", "Ketua")
		if err := w.Reset(t.Context(), storetest.Who, "role.leader", "role.secretary"); err != nil {
			t.Fatal(err)
		}
		if a, b := w.item(setting.PortalLimit), w.item("role.leader"); a.Changed || a.Value != "2" || b.Changed {
			t.Errorf("%+v, %+v", a, b)
		}
		if got := w.audit(1); got[0] != "setting role.leader : Ketua → Ketua Tim Pembangunan Zona Integritas by penguji" {
			t.Errorf("audit %v", got)
		}
	})

	t.Run("every problem is named at once and nothing is stored", func(t *testing.T) {
		w := newWorld(t)
		err := w.set(map[setting.Key]string{
			setting.UnitName: "", setting.UnitYear: "26", setting.PortalLimit: "3", setting.DeadlineTPI: "31-02-2026",
			"threshold.WBK.area-1": "101", "threshold.WBBM.total": "banyak", "role.head": strings.Repeat("x", 101), "role.leader": "Ketua",
			setting.LetterheadLines: "1\n2\n3\n4\n5\n6\n7", setting.LetterheadLogo: "x.png",
		})
		got := problems(t, err)
		for _, k := range []string{"unit.name", "unit.year", "portal.limit_mb", "deadline.tpi", "threshold.WBK.area-1", "threshold.WBBM.total",
			"role.head", "letterhead.lines", "letterhead.logo"} {
			if got[k] == "" {
				t.Errorf("%s is not named in %v", k, got)
			}
		}
		if len(got) != 9 || w.item("role.leader").Changed || len(w.events) != 0 {
			t.Errorf("problems %v, events %v", got, w.events)
		}
	})

	t.Run("an unknown key is not found", func(t *testing.T) {
		w := newWorld(t)
		_, err := w.Get(t.Context(), "role.none")
		for _, err := range []error{err, w.set(map[setting.Key]string{"x": "1"}), w.Reset(t.Context(), storetest.Who, "role.none")} {
			if model.KindOf(err) != model.NotFound {
				t.Errorf("got %v", err)
			}
		}
	})

	t.Run("the unit has no default to go back to", func(t *testing.T) {
		w := newWorld(t)
		if got := problems(t, w.Reset(t.Context(), storetest.Who, setting.UnitName, setting.UnitYear)); len(got) != 2 {
			t.Errorf("problems %v", got)
		}
	})
}

func TestUnit(t *testing.T) {
	w := newWorld(t)
	if err := w.SetUnit(t.Context(), storetest.Who, model.Unit{Name: "x"}); model.KindOf(err) != model.Invalid {
		t.Errorf("got %v", err)
	}
	w.mustSet(setting.UnitYear, "2027")
	if got := w.audit(1); got[0] != "unit 1 year: 2026 → 2027 by penguji" {
		t.Errorf("audit %v", got)
	}
	t.Run("defaults that come from it move with it", func(t *testing.T) {
		if it := w.item(setting.DeadlineSubmission); it.Value != "2027-05-31" || it.Changed {
			t.Errorf("item %+v", it)
		}
	})
	t.Run("and what was chosen stays, until it is the default", func(t *testing.T) {
		w.mustSet(setting.DeadlineSubmission, "30/6/2027")
		if it := w.item(setting.DeadlineSubmission); it.Value != "2027-06-30" || !it.Changed {
			t.Errorf("item %+v", it)
		}
		w.mustSet(setting.DeadlineSubmission, "31-05-2028")
		w.mustSet(setting.UnitYear, "2028")
		if it := w.item(setting.DeadlineSubmission); it.Changed {
			t.Errorf("item %+v", it)
		}
	})
}

func TestYearDates(t *testing.T) {
	w := newWorld(t)
	w.mustSet(setting.MonitorKey(2), "10/7/2026")

	got, err := w.YearDates(t.Context())
	if err != nil {
		t.Fatal(err)
	}

	if len(got) != 9 || got[0].Key != setting.DeadlineSubmission || got[0].Day != "2026-05-31" || !strings.Contains(got[0].Source, "PermenPANRB 5/2024") {
		t.Errorf("%+v", got)
	}
	if m := got[2]; m.Key != "deadline.monitoring_2" || m.Day != "2026-07-10" || m.Source != "ditetapkan unit" {
		t.Errorf("a changed day: %+v", m)
	}
	if s := got[8]; s.Key != setting.SurveyKey(4) || s.Day != "2026-12-31" {
		t.Errorf("the last survey: %+v", s)
	}
	w.mustSet(setting.DoneKey(setting.SurveyKey(1)), "20-03-2026")
	if got, err = w.YearDates(t.Context()); err != nil || got[5].Done != "2026-03-20" || got[6].Done != "" {
		t.Errorf("%+v, %v", got, err)
	}
	if err := w.Set(t.Context(), "sari", map[setting.Key]string{setting.SurveyKey(1): "31-03-2062"}); model.KindOf(err) != model.Invalid {
		t.Errorf("a slip of the year: %v", err)
	}
}

func TestDeadlines(t *testing.T) {
	w := newWorld(t)
	w.mustSet(setting.DeadlineUnit, "2026-03-31")
	w.mustSet(setting.DeadlineTPI, "2026-04-30")
	got, err := w.Deadlines(t.Context())
	if err != nil || got != (setting.Deadlines{Unit: "2026-03-31", TPI: "2026-04-30", Submission: "2026-05-31"}) {
		t.Errorf("got %+v, %v", got, err)
	}
	for _, c := range []struct {
		key   setting.Key
		value string
		field string
	}{
		{setting.DeadlineUnit, "01-05-2026", "deadline.unit"},       // after TPI
		{setting.DeadlineTPI, "01-06-2026", "deadline.tpi"},         // after the submission
		{setting.DeadlineSubmission, "01-04-2026", "deadline.tpi"},  // before TPI
		{setting.DeadlineSubmission, "31-05-2062", "deadline.subm"}, // a slip
	} {
		got := problems(t, w.set(map[setting.Key]string{c.key: c.value}))
		if len(got) != 1 {
			t.Errorf("%s %s: %v", c.key, c.value, got)
		}
		for field := range got {
			if !strings.HasPrefix(field, c.field) {
				t.Errorf("%s %s: %v", c.key, c.value, got)
			}
		}
	}
	if n, err := w.PortalBytes(t.Context()); n != 2<<20 || err != nil {
		t.Errorf("portal %d, %v", n, err)
	}
}

func TestThresholds(t *testing.T) {
	w := newWorld(t)
	key := lke.GateKey{Target: model.WBK, ID: "area-5"}
	before := w.Worksheet()
	seen := before

	t.Run("count at once, and whoever hears of the change finds them", func(t *testing.T) {
		bus := &model.Bus{}
		s, err := setting.New(t.Context(), w.db, bus, lke.Default())
		if err != nil {
			t.Fatal(err)
		}
		bus.Subscribe(func(model.Event) { seen = s.Worksheet() })
		if err := s.Set(t.Context(), storetest.Who, map[setting.Key]string{setting.ThresholdKey(key): "62,5"}); err != nil {
			t.Fatal(err)
		}
		g, _ := seen.Rule(key)
		if g.Percent != 62.5 || !g.Changed || seen.Node("P.5") != before.Node("P.5") {
			t.Errorf("rule %+v", g)
		}
		if it := w.item("threshold.WBK.area-5"); it.Value != "62.5" || it.Default != "60" || !it.Changed || it.Gate != key {
			t.Errorf("item %+v", it)
		}
	})
	t.Run("are there after the workspace was opened again", func(t *testing.T) {
		s, err := setting.New(t.Context(), w.db, nil, lke.Default())
		if err != nil {
			t.Fatal(err)
		}
		if g, _ := s.Worksheet().Rule(key); g.Percent != 62.5 {
			t.Errorf("rule %+v", g)
		}
		if err := s.Reset(t.Context(), storetest.Who, "threshold.WBK.area-5"); err != nil {
			t.Fatal(err)
		}
		if g, _ := s.Worksheet().Rule(key); g.Percent != 60 || g.Changed {
			t.Errorf("rule %+v", g)
		}
	})
	t.Run("another change leaves the worksheet alone", func(t *testing.T) {
		same := w.Worksheet()
		w.mustSet("role.head", "Kepala")
		if w.Worksheet() != same {
			t.Error("a new worksheet")
		}
	})
}

func TestConcurrentChanges(t *testing.T) {
	w := newWorld(t)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			v := map[setting.Key]string{"threshold.WBK.total": []string{"70", "80"}[i%2]}
			if err := w.set(v); err != nil {
				t.Error(err)
			}
			_ = w.Worksheet()
		})
	}
	wg.Wait()
	g, _ := w.Worksheet().Rule(lke.GateKey{Target: model.WBK, ID: "total"})
	if it := w.item("threshold.WBK.total"); it.Value != map[float64]string{70: "70", 80: "80"}[g.Minimum] {
		t.Errorf("stored %s, judged by %v", it.Value, g.Minimum)
	}
}

func TestParseNumber(t *testing.T) {
	for in, want := range map[string]float64{"62,5": 62.5, " 62.5 ": 62.5, "0": 0, "-1": -1, "100": 100} {
		if got, ok := setting.ParseNumber(in); !ok || got != want {
			t.Errorf("%q = %v %v", in, got, ok)
		}
	}
	for _, in := range []string{"", "x", "1.000,5", "1e3", "NaN", "Inf", "0x10", "1 2", "1_0"} {
		if got, ok := setting.ParseNumber(in); ok {
			t.Errorf("%q = %v", in, got)
		}
	}
}
