package store

// settingRow is one stored setting.
type settingRow struct{ key, value string }

func scanSetting(s scanner) (settingRow, error) {
	var r settingRow
	err := s.Scan(&r.key, &r.value)
	return r, err
}

// Settings gives every setting that differs from its default, by key. There
// are a few dozen keys, so the list has no limit.
func (tx *Tx) Settings() (map[string]string, error) {
	rows, err := list(tx, "list settings", scanSetting, "SELECT key, value FROM setting ORDER BY key")
	if err != nil {
		return nil, err
	}
	all := make(map[string]string, len(rows))
	for _, r := range rows {
		all[r.key] = r.value
	}
	return all, nil
}

// PutSetting adds or replaces a setting.
func (tx *Tx) PutSetting(key, value string) error {
	_, err := tx.exec("put setting", `INSERT INTO setting (key, value, updated_ms) VALUES (?, ?, ?)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_ms = excluded.updated_ms`,
		key, value, millis(tx.now))
	return err
}

// DeleteSetting brings a setting back to its default. Removing what is not
// there is no error.
func (tx *Tx) DeleteSetting(key string) error {
	_, err := tx.exec("delete setting", "DELETE FROM setting WHERE key = ?", key)
	return err
}

// Picture is a small picture that belongs to a setting.
type Picture struct {
	MIME string // "image/png" or "image/jpeg"
	Data []byte // 1 byte to 1 MiB
}

func scanPicture(s scanner) (Picture, error) {
	var p Picture
	err := s.Scan(&p.MIME, &p.Data)
	return p, err
}

// SettingPicture gives the picture of a setting; ok is false where there is none.
func (tx *Tx) SettingPicture(key string) (p Picture, ok bool, err error) {
	return one(tx, "get picture", scanPicture, "SELECT mime, data FROM setting_picture WHERE key = ?", key)
}

// PutSettingPicture adds or replaces the picture of a setting.
func (tx *Tx) PutSettingPicture(key string, p Picture) error {
	_, err := tx.exec("put picture", `INSERT INTO setting_picture (key, mime, data, updated_ms) VALUES (?, ?, ?, ?)
		ON CONFLICT (key) DO UPDATE SET mime = excluded.mime, data = excluded.data, updated_ms = excluded.updated_ms`,
		key, p.MIME, p.Data, millis(tx.now))
	return err
}

// DeleteSettingPicture removes the picture of a setting. Removing what is not
// there is no error.
func (tx *Tx) DeleteSettingPicture(key string) error {
	_, err := tx.exec("delete picture", "DELETE FROM setting_picture WHERE key = ?", key)
	return err
}
