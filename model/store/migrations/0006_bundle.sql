-- Bundles that were made. files is a JSON array of paths, one for each volume;
-- package is '' where there is none. choices is JSON; manifest is the bundle's
-- manifest as gzipped JSON: what the evaluator received, page by page.
CREATE TABLE bundle (
  id        TEXT    NOT NULL PRIMARY KEY,
  made_ms   INTEGER NOT NULL,
  who       TEXT    NOT NULL,
  scope     TEXT    NOT NULL,
  files     TEXT    NOT NULL,
  package   TEXT    NOT NULL,
  pages     INTEGER NOT NULL CHECK (pages >= 0),
  documents INTEGER NOT NULL CHECK (documents >= 0),
  problems  INTEGER NOT NULL CHECK (problems >= 0),
  bytes     INTEGER NOT NULL CHECK (bytes >= 0),
  choices   TEXT    NOT NULL,
  manifest  BLOB    NOT NULL
) STRICT;

-- What was chosen last for a bundle, made or not; at most one row.
CREATE TABLE bundle_choice (
  one     INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  choices TEXT    NOT NULL
) STRICT;
