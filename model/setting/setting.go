package setting

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/store"
)

// Settings reads and changes the settings of one workspace.
type Settings struct {
	db          *store.DB
	bus         *model.Bus
	base        *lke.Worksheet // with the regulation's minimums
	definitions []definition

	mu    sync.Mutex // a change together with the worksheet that follows from it
	sheet atomic.Pointer[lke.Worksheet]
}

// New reads the settings that db holds, for the worksheet w as the regulation
// has it. bus may be nil. The caller keeps db and closes it.
func New(ctx context.Context, db *store.DB, bus *model.Bus, w *lke.Worksheet) (*Settings, error) {
	s := &Settings{db: db, bus: bus, base: w, definitions: definitions(w)}
	st, err := s.read(ctx)
	if err != nil {
		return nil, err
	}
	s.sheet.Store(s.inForce(st))
	return s, nil
}

// Worksheet gives the worksheet with the thresholds and the wording in force.
// After a change of them it is another one; only another wording makes other
// nodes.
func (s *Settings) Worksheet() *lke.Worksheet { return s.sheet.Load() }

// state is what the database holds at one time.
type state struct {
	unit   model.Unit
	stored map[string]string
	logo   string // what the logo is, in words; "" for none
}

// value gives what counts: what was set, or the default.
func (st state) value(d definition) string {
	if v, ok := unitValue(d.Key, st.unit); ok {
		return v
	}
	if d.Kind == Picture {
		return st.logo
	}
	if v, ok := st.stored[string(d.Key)]; ok {
		return v
	}
	return d.fallback(st.unit)
}

func (s *Settings) read(ctx context.Context) (st state, err error) {
	err = s.db.Read(ctx, func(tx *store.Tx) (err error) { st, err = readState(tx); return err })
	return st, err
}

func readState(tx *store.Tx) (st state, err error) {
	if st.unit, _, err = tx.Unit(); err != nil {
		return st, err
	}
	if st.stored, err = tx.Settings(); err != nil {
		return st, err
	}
	p, ok, err := tx.SettingPicture(string(LetterheadLogo))
	if ok {
		st.logo = describe(p)
	}
	return st, err
}

// definition gives the setting called k; its key is "" where there is none.
func (s *Settings) definition(k Key) definition {
	i := slices.IndexFunc(s.definitions, func(d definition) bool { return d.Key == k })
	if i < 0 {
		return definition{}
	}
	return s.definitions[i]
}

// List gives every setting with its value, in the order of a form.
func (s *Settings) List(ctx context.Context) ([]Item, error) {
	st, err := s.read(ctx)
	if err != nil {
		return nil, err
	}
	items := make([]Item, len(s.definitions))
	for i, d := range s.definitions {
		items[i] = st.item(d)
	}
	return items, nil
}

func (st state) item(d definition) Item {
	it := d.Item
	it.Value, it.Default = st.value(d), d.fallback(st.unit)
	_, ofUnit := unitValue(d.Key, st.unit)
	it.Changed = !ofUnit && it.Value != it.Default
	return it
}

// Get gives one setting. It is NotFound for an unknown key.
func (s *Settings) Get(ctx context.Context, k Key) (Item, error) {
	d := s.definition(k)
	if d.Key == "" {
		return Item{}, unknown(k)
	}
	st, err := s.read(ctx)
	return st.item(d), err
}

func unknown(k Key) error {
	return model.Errorf(model.NotFound, "Setelan %q tidak dikenal. Lihat daftar setelan.", string(k))
}

// Set changes settings, all of them or none; an empty value brings the default
// back. It is NotFound for an unknown key and Invalid with every problem, the
// key being its field. A value that is in force already changes nothing.
func (s *Settings) Set(ctx context.Context, who model.Actor, values map[Key]string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var old, now state
	err := s.db.Write(ctx, who, func(tx *store.Tx) (err error) {
		if old, err = readState(tx); err != nil {
			return err
		}
		if now, err = s.plan(old, values); err != nil {
			return err
		}
		return s.write(tx, old, now)
	})
	if err != nil {
		return err
	}
	if s.changesSheet(old, now) {
		s.sheet.Store(s.inForce(now))
	}
	if old.unit != now.unit || !maps.Equal(old.stored, now.stored) {
		s.publish()
	}
	return nil
}

// publish tells of a change. It is not left to the transaction: whoever hears
// of it shall find the new worksheet.
func (s *Settings) publish() {
	if s.bus != nil {
		s.bus.Publish(model.UnitChanged{})
	}
}

// Reset brings settings back to their defaults, all of them or none. What has
// no default (the unit) is Invalid.
func (s *Settings) Reset(ctx context.Context, who model.Actor, keys ...Key) error {
	values := map[Key]string{}
	for _, k := range keys {
		values[k] = ""
	}
	return s.Set(ctx, who, values)
}

// SetUnit changes whose workspace it is. It is Invalid with all problems at once.
func (s *Settings) SetUnit(ctx context.Context, who model.Actor, u model.Unit) error {
	if err := u.Validate(); err != nil {
		return err
	}
	return s.Set(ctx, who, map[Key]string{UnitName: u.Name, UnitAgency: u.Agency, UnitYear: strconv.Itoa(u.Year), UnitTarget: string(u.Target)})
}
