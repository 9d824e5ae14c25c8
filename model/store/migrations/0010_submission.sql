-- The proposal and what was sent.

-- What people wrote for the proposal: letter, innovations, agents of change,
-- further units. JSON of package proposal; at most one row.
CREATE TABLE proposal (
  one        INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  facts      TEXT    NOT NULL,
  updated_ms INTEGER NOT NULL
) STRICT;

-- What was sent, frozen. about is JSON for lists; state is gzipped JSON of
-- everything that it was made from (answers, documents with their versions,
-- thresholds, request); manifest is that of its bundle, as in table bundle.
CREATE TABLE submission (
  id       TEXT    NOT NULL PRIMARY KEY,
  made_ms  INTEGER NOT NULL,
  who      TEXT    NOT NULL,
  kind     TEXT    NOT NULL CHECK (kind IN ('bundel', 'usulan')),
  about    TEXT    NOT NULL,
  state    BLOB    NOT NULL,
  manifest BLOB    NOT NULL
) STRICT;

-- The stored files that a submission needs. RESTRICT keeps whatever may remove
-- documents one day from removing what was sent.
CREATE TABLE submission_blob (
  submission_id TEXT NOT NULL REFERENCES submission (id) ON DELETE CASCADE,
  hash          TEXT NOT NULL REFERENCES blob (hash) ON DELETE RESTRICT,
  PRIMARY KEY (submission_id, hash)
) STRICT, WITHOUT ROWID;

-- "Does any submission need this content?"
CREATE INDEX submission_blob_by_hash ON submission_blob (hash);
