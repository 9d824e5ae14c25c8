-- Rencana aksi. months is a set: bit 0 is January. A quantity may have decimals
-- ("indeks 3,6"), so it is REAL; 0 stands for none. position orders the list.
CREATE TABLE activity (
  id            TEXT    NOT NULL PRIMARY KEY,
  position      INTEGER NOT NULL,
  goal          TEXT    NOT NULL,
  name          TEXT    NOT NULL CHECK (name <> ''),
  output        TEXT    NOT NULL,
  target        REAL    NOT NULL CHECK (target >= 0),
  target_unit   TEXT    NOT NULL,
  months        INTEGER NOT NULL CHECK (months BETWEEN 0 AND 4095),
  pic           TEXT    NOT NULL,
  pokja         INTEGER NOT NULL CHECK (pokja BETWEEN 0 AND 6),
  evidence      INTEGER NOT NULL CHECK (evidence >= 0),
  obstacle      TEXT    NOT NULL,
  follow_up     TEXT    NOT NULL,
  note          TEXT    NOT NULL,
  canceled      INTEGER NOT NULL CHECK (canceled IN (0, 1)),
  cancel_reason TEXT    NOT NULL,
  created_ms    INTEGER NOT NULL,
  updated_ms    INTEGER NOT NULL,
  deleted_ms    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX activity_by_position ON activity (deleted_ms, position, id);

-- The questions that an activity serves.
CREATE TABLE activity_code (
  activity_id TEXT    NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  code        TEXT    NOT NULL,
  PRIMARY KEY (activity_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE realisation (
  activity_id TEXT    NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  month       INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
  quantity    REAL    NOT NULL CHECK (quantity >= 0),
  done        INTEGER NOT NULL CHECK (done IN (0, 1)),
  note        TEXT    NOT NULL,
  PRIMARY KEY (activity_id, month)
) STRICT, WITHOUT ROWID;

-- The documents that prove a realisation.
CREATE TABLE realisation_document (
  activity_id TEXT    NOT NULL,
  month       INTEGER NOT NULL,
  document_id TEXT    NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  PRIMARY KEY (activity_id, month, document_id),
  FOREIGN KEY (activity_id, month) REFERENCES realisation (activity_id, month) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX realisation_document_by_document ON realisation_document (document_id);
