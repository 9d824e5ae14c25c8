package store

import "siapzi/model"

// filesQuery reads the files of documents with the newest version of each.
const filesQuery = `SELECT f.document_id, f.id, f.position, f.label, f.date,
		v.id, v.no, v.hash, b.size, v.name, v.folder, b.mime, b.pages, b.has_text, b.problem, v.imported_ms
	FROM file f
	JOIN version v ON v.file_id = f.id AND v.no = (SELECT max(n.no) FROM version n WHERE n.file_id = f.id)
	JOIN blob b ON b.hash = v.hash
	WHERE f.document_id IN (`

// ownedFile is a file with the document that it belongs to.
type ownedFile struct {
	document model.DocumentID
	file     model.File
}

func scanFile(s scanner) (ownedFile, error) {
	var o ownedFile
	f, v := &o.file, &o.file.Version
	var imported int64
	err := s.Scan(&o.document, &f.ID, &f.Position, &f.Label, &f.Date,
		&v.ID, &v.No, &v.Hash, &v.Size, &v.Name, &v.Folder, &v.MIME, &v.Pages, &v.HasText, &v.Problem, &imported)
	v.Imported = fromMillis(imported)
	return o, err
}

// addFiles fills in the files of documents; args are the ids.
func (tx *Tx) addFiles(ds map[model.DocumentID]*model.Document, args []any) error {
	files, err := list(tx, "list files", scanFile, filesQuery+marks(len(args))+") ORDER BY f.document_id, f.position", args...)
	for _, o := range files {
		if d, ok := ds[o.document]; ok {
			d.Files = append(d.Files, o.file)
		}
	}
	return err
}

// AddFile adds an empty file to a document. AddVersion gives it its content.
func (tx *Tx) AddFile(document model.DocumentID, f model.File) error {
	_, err := tx.exec("add file", "INSERT INTO file (id, document_id, position, label, date) VALUES (?, ?, ?, ?, ?)",
		f.ID, document, f.Position, f.Label, f.Date)
	return err
}

// PlaceFile moves a file to a document and gives it position, label and date.
// The position must be free; see FreePosition. Call IndexDocument for both
// documents afterwards.
func (tx *Tx) PlaceFile(document model.DocumentID, f model.File) error {
	_, err := tx.exec("place file", "UPDATE file SET document_id = ?, position = ?, label = ?, date = ? WHERE id = ?",
		document, f.Position, f.Label, f.Date, f.ID)
	return err
}

// FreePosition gives the position after all files of a document.
func (tx *Tx) FreePosition(document model.DocumentID) (int, error) {
	n, _, err := one(tx, "find position", scanValue[int], "SELECT coalesce(max(position), 0) + 1 FROM file WHERE document_id = ?", document)
	return n, err
}

// AddVersion adds a version to a file at the time of the transaction. The blob
// of v.Hash must be there already (PutBlob).
func (tx *Tx) AddVersion(file model.FileID, v model.Version) error {
	_, err := tx.exec("add version", "INSERT INTO version (id, file_id, no, hash, name, folder, imported_ms) VALUES (?, ?, ?, ?, ?, ?, ?)",
		v.ID, file, v.No, v.Hash, v.Name, v.Folder, millis(tx.now))
	return err
}

// Versions gives all versions of a file, oldest first. It has no limit: a file
// has a handful of them.
func (tx *Tx) Versions(file model.FileID) ([]model.Version, error) {
	return list(tx, "list versions", scanVersion, `SELECT v.id, v.no, v.hash, b.size, v.name, v.folder, b.mime, b.pages, b.has_text,
		b.problem, v.imported_ms FROM version v JOIN blob b ON b.hash = v.hash WHERE v.file_id = ? ORDER BY v.no`, file)
}

func scanVersion(s scanner) (model.Version, error) {
	var v model.Version
	var imported int64
	err := s.Scan(&v.ID, &v.No, &v.Hash, &v.Size, &v.Name, &v.Folder, &v.MIME, &v.Pages, &v.HasText, &v.Problem, &imported)
	v.Imported = fromMillis(imported)
	return v, err
}

// DocumentOfFile gives the document that a file belongs to; ok is false where
// there is no such file.
func (tx *Tx) DocumentOfFile(file model.FileID) (id model.DocumentID, ok bool, err error) {
	return one(tx, "get file", scanValue[model.DocumentID], "SELECT document_id FROM file WHERE id = ?", file)
}

// hashQuery prefers a document that is not in the recycle bin, and of those
// the one that was first.
const hashQuery = `SELECT d.id FROM version v JOIN file f ON f.id = v.file_id JOIN document d ON d.id = f.document_id
	WHERE v.hash = ? ORDER BY d.deleted_ms > 0, d.seq LIMIT 1`

// DocumentOfHash gives the document that holds the content h in any version;
// ok is false where no document does.
func (tx *Tx) DocumentOfHash(h model.Hash) (id model.DocumentID, ok bool, err error) {
	return one(tx, "find content", scanValue[model.DocumentID], hashQuery, h)
}
