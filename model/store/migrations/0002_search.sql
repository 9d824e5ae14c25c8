-- The rowid of both tables is document.seq. They keep no copy of the text:
-- title and number stand in document, the body in blob_text.

CREATE VIRTUAL TABLE document_fts USING fts5 (
  title, number, body,
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);

-- A word in the title says more than one in the text.
INSERT INTO document_fts (document_fts, rank) VALUES ('rank', 'bm25(10.0, 8.0, 1.0)');

-- Parts of numbers and titles: "12/ZI" inside "SK-112/ZI/2026".
CREATE VIRTUAL TABLE document_part USING fts5 (
  title, number,
  content = '', contentless_delete = 1,
  tokenize = "trigram remove_diacritics 1"
);
