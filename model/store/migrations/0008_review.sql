-- Reviu, checks and readiness.

-- Every step that a question went through. Its state is that of its newest
-- step; a question without one is a draft. print is the fingerprint of answer,
-- note and evidence at that moment, so that a later change is seen.
CREATE TABLE review_step (
  id    TEXT    NOT NULL PRIMARY KEY,
  code  TEXT    NOT NULL,
  round INTEGER NOT NULL CHECK (round >= 1),
  state TEXT    NOT NULL CHECK (state IN ('draf', 'diajukan', 'diterima', 'dikembalikan')),
  print TEXT    NOT NULL,
  who   TEXT    NOT NULL,
  role  TEXT    NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX review_step_by_code ON review_step (code, id);

-- Remarks of reviewers with the unit's answers; closed_ms is 0 while one is open.
CREATE TABLE review_remark (
  id          TEXT    NOT NULL PRIMARY KEY,
  code        TEXT    NOT NULL,
  round       INTEGER NOT NULL CHECK (round >= 1),
  body        TEXT    NOT NULL CHECK (body <> ''),
  who         TEXT    NOT NULL,
  at_ms       INTEGER NOT NULL,
  answer      TEXT    NOT NULL DEFAULT '',
  answered_by TEXT    NOT NULL DEFAULT '',
  answered_ms INTEGER NOT NULL DEFAULT 0,
  closed_by   TEXT    NOT NULL DEFAULT '',
  closed_ms   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX review_remark_by_code ON review_remark (code, id);

-- What a person decided about a finding of the checks: this rule does not count
-- here. code and document_id are '' where the finding names none.
CREATE TABLE waiver (
  rule        TEXT    NOT NULL,
  code        TEXT    NOT NULL,
  document_id TEXT    NOT NULL,
  reason      TEXT    NOT NULL CHECK (reason <> ''),
  who         TEXT    NOT NULL,
  at_ms       INTEGER NOT NULL,
  PRIMARY KEY (rule, code, document_id)
) STRICT, WITHOUT ROWID;

-- What only reading a file tells the checks, as JSON of package quality. Equal
-- bytes read equally, so it is worked out once; edition is raised when the
-- program learns to see more.
CREATE TABLE blob_look (
  hash    TEXT    NOT NULL PRIMARY KEY REFERENCES blob (hash) ON DELETE CASCADE,
  edition INTEGER NOT NULL,
  facts   TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- The value of a prerequisite outside the worksheet, in the form of its type.
CREATE TABLE prerequisite (
  id          TEXT    NOT NULL PRIMARY KEY,
  value       TEXT    NOT NULL,
  document_id TEXT    REFERENCES document (id) ON DELETE SET NULL,
  note        TEXT    NOT NULL,
  updated_ms  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How the unit stood on a day; the last look of a day counts. areas is a JSON
-- array of points in the order of the worksheet.
CREATE TABLE snapshot (
  day         TEXT    NOT NULL PRIMARY KEY CHECK (length(day) = 10),
  safe        REAL    NOT NULL,
  provisional REAL    NOT NULL,
  answered    INTEGER NOT NULL,
  proved      INTEGER NOT NULL,
  accepted    INTEGER NOT NULL,
  failing     INTEGER NOT NULL,
  areas       TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- The year from whose workspace a link was taken over and that nobody has
-- confirmed since; 0 for a link of this year. Such a link proves nothing.
ALTER TABLE link ADD COLUMN carried INTEGER NOT NULL DEFAULT 0 CHECK (carried >= 0);
CREATE INDEX link_carried ON link (carried) WHERE carried > 0;
