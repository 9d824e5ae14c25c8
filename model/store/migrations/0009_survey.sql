-- Surveys. A survey of a kind and quarter exists once; quarter 0 is the whole
-- year. Responses come in batches, one for each imported file, which can be
-- taken back as a whole.
CREATE TABLE survey (
  id          TEXT    NOT NULL PRIMARY KEY,
  kind        TEXT    NOT NULL CHECK (kind IN ('SKM', 'SPAK', 'SPKP')),
  year        INTEGER NOT NULL,
  quarter     INTEGER NOT NULL CHECK (quarter BETWEEN 0 AND 4),
  scale       INTEGER NOT NULL CHECK (scale IN (4, 6)),
  spread      INTEGER NOT NULL CHECK (spread IN (0, 1)),
  population  INTEGER NOT NULL CHECK (population >= 0),
  address     TEXT    NOT NULL,
  report      TEXT    NOT NULL, -- id of the report's document, '' for none
  created_ms  INTEGER NOT NULL,
  updated_ms  INTEGER NOT NULL,
  UNIQUE (kind, year, quarter)
) STRICT;

CREATE TABLE survey_batch (
  id          TEXT    NOT NULL PRIMARY KEY,
  survey_id   TEXT    NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
  file        TEXT    NOT NULL,
  created_ms  INTEGER NOT NULL,
  deleted_ms  INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX survey_batch_by_survey ON survey_batch (survey_id, deleted_ms, id);

-- answers are one digit per element, '0' for not answered: "434404344".
CREATE TABLE survey_response (
  batch_id    TEXT    NOT NULL REFERENCES survey_batch (id) ON DELETE CASCADE,
  no          INTEGER NOT NULL,
  line        INTEGER NOT NULL,
  answered_at TEXT    NOT NULL,
  service     TEXT    NOT NULL,
  sex         TEXT    NOT NULL,
  age         TEXT    NOT NULL,
  education   TEXT    NOT NULL,
  answers     TEXT    NOT NULL,
  comment     TEXT    NOT NULL,
  excluded    INTEGER NOT NULL CHECK (excluded IN (0, 1)),
  PRIMARY KEY (batch_id, no)
) STRICT, WITHOUT ROWID;

-- Who answered, apart from what was answered: personal data that can be erased
-- without touching any figure.
CREATE TABLE survey_person (
  batch_id    TEXT    NOT NULL REFERENCES survey_batch (id) ON DELETE CASCADE,
  no          INTEGER NOT NULL,
  name        TEXT    NOT NULL,
  phone       TEXT    NOT NULL,
  PRIMARY KEY (batch_id, no)
) STRICT, WITHOUT ROWID;

-- How files with the same headings were read the last time.
CREATE TABLE survey_layout (
  headings    TEXT    NOT NULL PRIMARY KEY, -- hash of kind and headings
  layout      TEXT    NOT NULL,             -- JSON
  updated_ms  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
