package setting

import (
	"context"
	"strings"

	"siapzi/model"
	"siapzi/model/store"
)

// Letterhead is what stands above the papers of the unit.
type Letterhead struct {
	Lines []string // at least one
	Logo  Logo     // zero for none
}

// Letterhead gives the letterhead: by default the agency and the unit.
func (s *Settings) Letterhead(ctx context.Context) (Letterhead, error) {
	st, err := s.read(ctx)
	if err != nil {
		return Letterhead{}, err
	}
	l := Letterhead{Lines: strings.Split(st.value(s.definition(LetterheadLines)), "\n")}
	l.Logo, err = s.Logo(ctx)
	return l, err
}

// Logo gives the stored logo, the zero Logo where there is none.
func (s *Settings) Logo(ctx context.Context) (l Logo, err error) {
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		p, ok, err := tx.SettingPicture(string(LetterheadLogo))
		if err == nil && ok {
			l, err = newLogo(p)
		}
		return err
	})
	return l, err
}

// SetLogo replaces the logo; the zero Logo removes it. l comes from ReadLogo or
// Logo.
func (s *Settings) SetLogo(ctx context.Context, who model.Actor, l Logo) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	changed := false
	err := s.db.Write(ctx, who, func(tx *store.Tx) error {
		key := string(LetterheadLogo)
		old, had, err := tx.SettingPicture(key)
		if err != nil {
			return err
		}
		entry := store.AuditEntry{Entity: "setting", ID: key, New: l.String()}
		if had {
			entry.Old = describe(old)
		}
		if changed = string(old.Data) != string(l.Data); !changed {
			return nil
		}
		if l.IsZero() {
			err = tx.DeleteSettingPicture(key)
		} else {
			err = tx.PutSettingPicture(key, store.Picture{MIME: l.MIME, Data: l.Data})
		}
		if err != nil {
			return err
		}
		return tx.Audit(entry)
	})
	if err == nil && changed {
		s.publish()
	}
	return err
}
