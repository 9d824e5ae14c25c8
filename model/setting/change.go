package setting

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"siapzi/model"
	"siapzi/model/store"
)

// plan works out what values make of old, with every problem at once.
func (s *Settings) plan(old state, values map[Key]string) (state, error) {
	now := state{unit: old.unit, stored: maps.Clone(old.stored), logo: old.logo}
	var problems []model.FieldError
	for _, k := range slices.Sorted(maps.Keys(values)) {
		d := s.definition(k)
		if d.Key == "" {
			return now, unknown(k)
		}
		v, problem := canonical(d, values[k])
		if problem != "" {
			problems = append(problems, model.FieldError{Field: string(k), Msg: problem})
			continue
		}
		now.put(d, v)
	}
	problems = append(problems, unitProblems(old.unit, now.unit)...)
	if problems == nil {
		problems = checkTogether(func(k Key) string { return now.value(s.definition(k)) })
	}
	// A default may depend on the unit: what equals it now is not stored.
	for _, d := range s.definitions {
		if v, ok := now.stored[string(d.Key)]; ok && v == d.fallback(now.unit) {
			delete(now.stored, string(d.Key))
		}
	}
	if problems != nil {
		return now, &model.Error{Kind: model.Invalid, Msg: "Setelan belum benar. Tidak ada yang disimpan.", Fields: problems}
	}
	return now, nil
}

// canonical gives a value in the form in which it is stored, "" for the default.
func canonical(d definition, value string) (v, problem string) {
	value = strings.TrimSpace(value)
	switch {
	case d.Kind == Picture:
		return "", "logo dipasang dari berkas gambar"
	case value == "":
		return "", ""
	}
	return d.check(value)
}

// put takes over a checked value.
func (st *state) put(d definition, v string) {
	switch d.Key {
	case UnitName:
		st.unit.Name = v
	case UnitAgency:
		st.unit.Agency = v
	case UnitYear:
		st.unit.Year, _ = strconv.Atoi(v) // checked; "" is no year
	case UnitTarget:
		st.unit.Target = model.Target(v)
	default:
		if v == "" {
			delete(st.stored, string(d.Key))
		} else {
			st.stored[string(d.Key)] = v
		}
	}
}

// unitProblems gives what is wrong with a changed unit, by key.
func unitProblems(old, now model.Unit) []model.FieldError {
	var e *model.Error
	if old == now || !errors.As(now.Validate(), &e) {
		return nil
	}
	keys := map[string]Key{"unit": UnitName, "agency": UnitAgency, "year": UnitYear, "target": UnitTarget}
	var out []model.FieldError
	for _, f := range e.Fields {
		out = append(out, model.FieldError{Field: string(keys[f.Field]), Msg: f.Msg})
	}
	return out
}

// write stores what differs, with an audit row for each.
func (s *Settings) write(tx *store.Tx, old, now state) error {
	if old.unit != now.unit {
		if err := tx.PutUnit(now.unit); err != nil {
			return err
		}
	}
	for _, d := range s.definitions {
		entry := store.AuditEntry{Entity: "setting", ID: string(d.Key), Old: old.value(d), New: now.value(d)}
		if field, ok := strings.CutPrefix(string(d.Key), "unit."); ok {
			entry.Entity, entry.ID, entry.Field = "unit", "1", field
		} else if changed, err := writeOne(tx, string(d.Key), old.stored, now.stored); err != nil {
			return err
		} else if !changed {
			continue // a default may have moved with the unit
		}
		if err := tx.Audit(entry); err != nil {
			return err
		}
	}
	return nil
}

func writeOne(tx *store.Tx, k string, old, now map[string]string) (changed bool, err error) {
	before, was := old[k]
	after, is := now[k]
	switch {
	case was == is && before == after:
		return false, nil
	case is:
		return true, tx.PutSetting(k, after)
	}
	return true, tx.DeleteSetting(k)
}
