-- The import table: files that were listed for import and are not stored yet.
-- state 'waiting' is still to be read, 'failed' cannot be imported as it is.
-- The columns from title on are what was found in the file and corrected by
-- people; code is '' where no question is chosen. proposals is a JSON array.
CREATE TABLE import_item (
  id           TEXT    NOT NULL PRIMARY KEY,
  path         TEXT    NOT NULL UNIQUE,
  name         TEXT    NOT NULL,
  folder       TEXT    NOT NULL,
  state        TEXT    NOT NULL CHECK (state IN ('waiting', 'ready', 'failed')),
  reason       TEXT    NOT NULL,
  hash         TEXT    NOT NULL CHECK (length(hash) IN (0, 64)),
  size         INTEGER NOT NULL CHECK (size >= 0),
  mime         TEXT    NOT NULL,
  pages        INTEGER NOT NULL CHECK (pages >= 0),
  has_text     INTEGER NOT NULL CHECK (has_text IN (0, 1)),
  problem      TEXT    NOT NULL,
  title        TEXT    NOT NULL,
  number       TEXT    NOT NULL,
  date         TEXT    NOT NULL CHECK (length(date) IN (0, 10)),
  period_from  TEXT    NOT NULL CHECK (length(period_from) IN (0, 10)),
  period_to    TEXT    NOT NULL CHECK (length(period_to) IN (0, 10)),
  period_label TEXT    NOT NULL,
  kind         TEXT    NOT NULL,
  issuer       TEXT    NOT NULL,
  proposals    TEXT    NOT NULL,
  code         TEXT    NOT NULL,
  evidence     INTEGER NOT NULL CHECK (evidence >= 0),
  origin       TEXT    NOT NULL CHECK (origin IN ('', 'user', 'auto')),
  link_reason  TEXT    NOT NULL,
  chosen       INTEGER NOT NULL CHECK (chosen IN (0, 1)),
  twin         TEXT    NOT NULL CHECK (twin IN ('', 'new'))
) STRICT;
