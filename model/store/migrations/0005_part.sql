-- Parts of a document: the files of a meeting package, each with the day that
-- stands on it, and the kind of document that such a package is.

ALTER TABLE file ADD COLUMN date TEXT NOT NULL DEFAULT '' CHECK (length(date) IN (0, 10));

-- SQLite cannot change a CHECK, so the table is built anew. seq is kept: the
-- search index names rows by it. Other tables refer to document by name.
CREATE TABLE document_new (
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
                                               'rencana', 'survei', 'sertifikat', 'tangkapan-layar', 'materi', 'paket-rapat',
                                               'lainnya')),
  issuer       TEXT    NOT NULL,
  note         TEXT    NOT NULL,
  created_ms   INTEGER NOT NULL,
  updated_ms   INTEGER NOT NULL,
  deleted_ms   INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO document_new (seq, id, title, title_key, number, date, period_from, period_to, period_label, kind, issuer, note,
                          created_ms, updated_ms, deleted_ms)
  SELECT seq, id, title, title_key, number, date, period_from, period_to, period_label, kind, issuer, note,
         created_ms, updated_ms, deleted_ms FROM document;
DROP TABLE document;
ALTER TABLE document_new RENAME TO document;

CREATE INDEX document_by_title   ON document (deleted_ms, title_key, id);
CREATE INDEX document_by_date    ON document (deleted_ms, date, title_key, id);
CREATE INDEX document_by_created ON document (deleted_ms, created_ms, id);
