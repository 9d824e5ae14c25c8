-- Times are Unix milliseconds (UTC), 0 for "never". Days are 'YYYY-MM-DD' or ''.
-- seq is the stable number of a row for the search index; ids are UUIDv7 text.

CREATE TABLE unit (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  name        TEXT    NOT NULL,
  agency      TEXT    NOT NULL,
  year        INTEGER NOT NULL,
  target      TEXT    NOT NULL CHECK (target IN ('WBK', 'WBBM')),
  updated_ms  INTEGER NOT NULL
) STRICT;

CREATE TABLE document (
  seq          INTEGER PRIMARY KEY,
  id           TEXT    NOT NULL UNIQUE,
  title        TEXT    NOT NULL,
  title_key    TEXT    NOT NULL,
  number       TEXT    NOT NULL,
  date         TEXT    NOT NULL CHECK (length(date) IN (0, 10)),
  period_from  TEXT    NOT NULL CHECK (length(period_from) IN (0, 10)),
  period_to    TEXT    NOT NULL CHECK (length(period_to) IN (0, 10)),
  period_label TEXT    NOT NULL,
  kind         TEXT    NOT NULL CHECK (kind IN ('sk', 'undangan', 'daftar-hadir', 'notula', 'foto', 'laporan', 'sop', 'surat',
                                               'rencana', 'survei', 'sertifikat', 'tangkapan-layar', 'materi', 'lainnya')),
  issuer       TEXT    NOT NULL,
  note         TEXT    NOT NULL,
  created_ms   INTEGER NOT NULL,
  updated_ms   INTEGER NOT NULL,
  deleted_ms   INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The three orders of the document list; title_key is the title for sorting by nature.
CREATE INDEX document_by_title   ON document (deleted_ms, title_key, id);
CREATE INDEX document_by_date    ON document (deleted_ms, date, title_key, id);
CREATE INDEX document_by_created ON document (deleted_ms, created_ms, id);

-- What is known of a stored file. The bytes lie in the vault under the hash.
CREATE TABLE blob (
  hash       TEXT    NOT NULL PRIMARY KEY CHECK (length(hash) = 64),
  size       INTEGER NOT NULL CHECK (size > 0),
  mime       TEXT    NOT NULL,
  pages      INTEGER NOT NULL CHECK (pages >= 0),
  has_text   INTEGER NOT NULL CHECK (has_text IN (0, 1)),
  problem    TEXT    NOT NULL CHECK (problem IN ('', 'rusak', 'terkunci', 'tanpa-halaman', 'terlalu-lama', 'jenis-tak-dikenal')),
  created_ms INTEGER NOT NULL
) STRICT;

-- The text read from a blob; apart from it so that lists never read past it.
CREATE TABLE blob_text (
  hash TEXT NOT NULL PRIMARY KEY REFERENCES blob (hash) ON DELETE CASCADE,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE file (
  id          TEXT    NOT NULL PRIMARY KEY,
  document_id TEXT    NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL CHECK (position >= 1),
  label       TEXT    NOT NULL,
  UNIQUE (document_id, position)
) STRICT;

CREATE TABLE version (
  id          TEXT    NOT NULL PRIMARY KEY,
  file_id     TEXT    NOT NULL REFERENCES file (id) ON DELETE CASCADE,
  no          INTEGER NOT NULL CHECK (no >= 1),
  hash        TEXT    NOT NULL REFERENCES blob (hash) ON DELETE RESTRICT,
  name        TEXT    NOT NULL,
  folder      TEXT    NOT NULL,
  imported_ms INTEGER NOT NULL,
  UNIQUE (file_id, no)
) STRICT;

-- "Is this content stored already, and in which document?"
CREATE INDEX version_by_hash ON version (hash);

CREATE TABLE link (
  document_id TEXT    NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  code        TEXT    NOT NULL,
  evidence    INTEGER NOT NULL CHECK (evidence >= 0),
  origin      TEXT    NOT NULL CHECK (origin IN ('user', 'auto')),
  reason      TEXT    NOT NULL,
  created_ms  INTEGER NOT NULL,
  PRIMARY KEY (document_id, code)
) STRICT, WITHOUT ROWID;

-- "Which documents prove this question?"
CREATE INDEX link_by_code ON link (code, document_id);

-- inputs is a JSON object of numbers; the store only keeps it.
CREATE TABLE answer (
  assessor   TEXT    NOT NULL CHECK (assessor IN ('unit', 'tpi', 'tpn')),
  code       TEXT    NOT NULL,
  option     TEXT    NOT NULL,
  inputs     TEXT    NOT NULL,
  decision   REAL,
  note       TEXT    NOT NULL,
  updated_ms INTEGER NOT NULL,
  PRIMARY KEY (assessor, code)
) STRICT, WITHOUT ROWID;

-- Rows of one transaction share change_id, so that one change can be undone as a whole.
CREATE TABLE audit (
  id        TEXT    NOT NULL PRIMARY KEY,
  change_id TEXT    NOT NULL,
  at_ms     INTEGER NOT NULL,
  who       TEXT    NOT NULL,
  entity    TEXT    NOT NULL,
  entity_id TEXT    NOT NULL,
  field     TEXT    NOT NULL,
  old       TEXT    NOT NULL,
  new       TEXT    NOT NULL
) STRICT;

-- The history of one thing.
CREATE INDEX audit_by_entity ON audit (entity, entity_id, id);
