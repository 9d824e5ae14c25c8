package store

import "siapzi/model"

func scanUnit(s scanner) (model.Unit, error) {
	var u model.Unit
	err := s.Scan(&u.Name, &u.Agency, &u.Year, &u.Target)
	return u, err
}

// Unit gives whose workspace it is; ok is false in a new database.
func (tx *Tx) Unit() (u model.Unit, ok bool, err error) {
	return one(tx, "get unit", scanUnit, "SELECT name, agency, year, target FROM unit WHERE id = 1")
}

// PutUnit adds or replaces whose workspace it is.
func (tx *Tx) PutUnit(u model.Unit) error {
	_, err := tx.exec("put unit", `INSERT INTO unit (id, name, agency, year, target, updated_ms) VALUES (1, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, agency = excluded.agency, year = excluded.year,
			target = excluded.target, updated_ms = excluded.updated_ms`,
		u.Name, u.Agency, u.Year, u.Target, millis(tx.now))
	return err
}
