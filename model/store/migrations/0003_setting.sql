-- Settings of the workspace that differ from their default, as text. What the
-- keys mean stands in package setting.
CREATE TABLE setting (
  key        TEXT    NOT NULL PRIMARY KEY,
  value      TEXT    NOT NULL,
  updated_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Small pictures that belong to settings, such as the logo. They are not in the
-- vault: they prove nothing, and a backup of the database shall hold them.
CREATE TABLE setting_picture (
  key        TEXT    NOT NULL PRIMARY KEY,
  mime       TEXT    NOT NULL CHECK (mime IN ('image/png', 'image/jpeg')),
  data       BLOB    NOT NULL CHECK (length(data) BETWEEN 1 AND 1048576),
  updated_ms INTEGER NOT NULL
) STRICT;
