package workspace

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"siapzi/model"
	"siapzi/model/assessment"
	"siapzi/model/catalog"
	"siapzi/model/extract"
	"siapzi/model/history"
	"siapzi/model/lke"
	"siapzi/model/office"
	"siapzi/model/pdfium"
	"siapzi/model/readiness/quality"
	"siapzi/model/review"
	"siapzi/model/setting"
	"siapzi/model/standing"
	"siapzi/model/store"
	"siapzi/model/suggest"
	"siapzi/model/vault"
)

// Names inside the folder.
const (
	dbName     = "workspace.db"
	filesName  = "files"
	cacheName  = "cache"
	backupName = "backup"
	lockName   = "lock"
)

// Config holds the optional parts. The zero value works.
type Config struct {
	Now     func() time.Time // time.Now if nil
	Who     model.Actor      // in whose name changes of the unit are logged, and who the lock names
	Version string           // of the program, for the lock
	// CodeCache is the folder for PDFium's compiled code, which belongs to this
	// computer; the user's cache folder if empty.
	CodeCache string
}

// Workspace is an open workspace.
type Workspace struct {
	dir      string
	who      model.Actor
	warnings []string

	lock       *lock
	db         *store.DB
	vault      *vault.Vault
	bus        *model.Bus
	pdfium     *pdfium.Engine
	office     *office.Converter
	settings   *setting.Settings
	catalog    *catalog.Catalog
	assessment *assessment.Assessment
	history    *history.History
	review     *review.Review
	checks     *quality.Checker
	standing   *standing.Standing
}

// Create makes a workspace for u in dir and opens it. dir must not exist or be
// an empty folder, else it is Conflict; wrong data of u are Invalid. If it
// fails, what it made is removed again.
func Create(ctx context.Context, dir string, u model.Unit, cfg Config) (*Workspace, error) {
	if err := u.Validate(); err != nil {
		return nil, err
	}
	undo, err := makeFolders(dir)
	if err != nil {
		return nil, err
	}
	w, err := open(ctx, dir, cfg)
	if err == nil {
		if err = w.SetUnit(ctx, u); err == nil {
			return w, nil
		}
		err = errors.Join(err, w.Close())
	}
	if model.KindOf(err) == model.Busy {
		return nil, err // somebody else is making one here at the same moment
	}
	return nil, errors.Join(err, undo())
}

// makeFolders makes dir with its folders. undo removes what it made, and
// everything that came into dir since.
func makeFolders(dir string) (undo func() error, err error) {
	entries, err := os.ReadDir(dir)
	made := errors.Is(err, fs.ErrNotExist)
	switch {
	case len(entries) > 0:
		return nil, model.Errorf(model.Conflict, "Folder %s sudah berisi berkas. Tidak ada yang diubah; pilih folder baru atau folder kosong.", dir)
	case err != nil && !made:
		return nil, folderError(dir, err)
	}
	undo = func() error {
		if made {
			return os.RemoveAll(dir)
		}
		entries, err := os.ReadDir(dir)
		for _, e := range entries {
			err = errors.Join(err, os.RemoveAll(filepath.Join(dir, e.Name())))
		}
		return err
	}
	for _, name := range []string{filesName, cacheName, backupName} {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o755); err != nil {
			return nil, errors.Join(folderError(dir, err), undo())
		}
	}
	return undo, nil
}

// folderError gives a sentence to an error of the folder itself.
func folderError(dir string, err error) error {
	info, statErr := os.Stat(dir)
	switch {
	case statErr == nil && !info.IsDir():
		return &model.Error{Kind: model.Conflict, Err: err, Msg: fmt.Sprintf("%s adalah berkas, bukan folder. Pilih nama lain.", dir)}
	case errors.Is(err, fs.ErrPermission):
		return &model.Error{Kind: model.Denied, Err: err,
			Msg: fmt.Sprintf("Folder %s tidak dapat dibaca atau ditulis. Periksa izin folder atau pilih tempat lain.", dir)}
	}
	return &model.Error{Kind: model.Unavailable, Err: err,
		Msg: fmt.Sprintf("Folder %s tidak dapat dibuka. Pastikan disk atau folder jaringan tersambung, lalu coba lagi.", dir)}
}

// Open opens the workspace in dir. It is NotFound when dir holds none, Busy
// with the holder's name when another program has it open, Unsupported when a
// newer program made it, Denied when the folder cannot be written, Unavailable
// when its database is damaged.
func Open(ctx context.Context, dir string, cfg Config) (*Workspace, error) {
	if err := look(dir); err != nil {
		return nil, err
	}
	w, err := open(ctx, dir, cfg)
	if err != nil {
		return nil, err
	}
	if _, err := w.Unit(ctx); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return w, nil
}

// look tells whether dir holds a workspace, without touching it.
func look(dir string) error {
	info, err := os.Stat(dir)
	found := err == nil && info.IsDir()
	if found {
		info, err = os.Stat(filepath.Join(dir, dbName))
		found = err == nil && info.Mode().IsRegular()
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return folderError(dir, err)
	}
	if !found {
		return model.Errorf(model.NotFound, "Folder %s bukan ruang kerja SiapZI: tidak ada %s di dalamnya. "+
			"Pilih folder berakhiran .siapzi, atau buat ruang kerja baru.", dir, dbName)
	}
	return nil
}

// open locks dir and wires everything. What it opened it closes on failure.
func open(ctx context.Context, dir string, cfg Config) (w *Workspace, err error) {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return nil, fmt.Errorf("workspace: open: %w", err)
	}
	w = &Workspace{dir: dir, who: cfg.Who, bus: &model.Bus{}}
	defer func() {
		if err != nil {
			err = errors.Join(err, w.Close())
			w = nil
		}
	}()
	if w.lock, err = takeLock(filepath.Join(dir, lockName), newHolder(cfg)); err != nil {
		return w, err
	}
	putOpener(dir)
	w.warnings = append(placeWarnings(dir), w.lock.warnings()...)
	if err = os.MkdirAll(w.CacheDir(), 0o755); err != nil {
		return w, folderError(dir, err)
	}
	if w.vault, err = vault.Open(filepath.Join(dir, filesName)); err != nil {
		return w, err
	}
	if err = w.vault.Clean(ctx); err != nil { // the lock says that nobody is putting
		return w, err
	}
	w.db, err = store.Open(ctx, filepath.Join(dir, dbName), store.Config{Now: cfg.Now, Bus: w.bus, BackupDir: filepath.Join(dir, backupName)})
	if err != nil {
		return w, err
	}
	w.pdfium = pdfium.New(pdfium.Config{CacheDir: codeCache(cfg)})
	w.office = office.New(office.Config{CacheDir: filepath.Join(w.CacheDir(), "office"), Check: countPages})
	sheet := lke.Default()
	if w.settings, err = setting.New(ctx, w.db, w.bus, sheet); err != nil {
		return w, err
	}
	w.catalog = catalog.New(w.db, w.vault, extract.New(w.pdfium), suggest.New(sheet), sheet)
	w.assessment = assessment.New(w.db, sheet)
	w.history = history.New(w.db, w.Worksheet)
	w.wireStanding(cfg.Now)
	return w, nil
}

// codeCache is where PDFium's compiled code is kept: with the user and not in
// the workspace, since it belongs to this computer, and since code must not
// come in with a folder that somebody else filled. "" keeps none.
func codeCache(cfg Config) string {
	if cfg.CodeCache != "" {
		return cfg.CodeCache
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "siapzi", "pdfium")
}

// Close closes everything and gives the lock back. It must be called once.
func (w *Workspace) Close() error {
	var errs []error
	if w.pdfium != nil {
		errs = append(errs, w.pdfium.Close())
	}
	if w.office != nil {
		errs = append(errs, w.office.Close())
	}
	if w.db != nil {
		errs = append(errs, w.db.Close())
	}
	if w.lock != nil {
		errs = append(errs, w.lock.release())
	}
	return errors.Join(errs...)
}

// Present is Unavailable, with a sentence for people, while the workspace is
// not in its place any more: its folder was renamed or its disk is away. Writes
// fail with the same error.
func (w *Workspace) Present() error { return w.db.Present() }

// Dir is the folder of the workspace, absolute.
func (w *Workspace) Dir() string { return w.dir }

// CacheDir is the folder for what can be made again; it may be deleted at any time.
func (w *Workspace) CacheDir() string { return filepath.Join(w.dir, cacheName) }

// BackupDir is the folder of the dated copies of the database.
func (w *Workspace) BackupDir() string { return filepath.Join(w.dir, backupName) }

// Warnings are sentences for people about the place of the folder and the way
// it was closed last time. The workspace works all the same.
func (w *Workspace) Warnings() []string { return w.warnings }

// Bus is where changes of this workspace are told.
func (w *Workspace) Bus() *model.Bus { return w.bus }

// Catalog is the documents.
func (w *Workspace) Catalog() *catalog.Catalog { return w.catalog }

// Assessment is the answers.
func (w *Workspace) Assessment() *assessment.Assessment { return w.assessment }

// Settings is what the workspace is told about itself.
func (w *Workspace) Settings() *setting.Settings { return w.settings }

// Worksheet is the LKE that this workspace is about, with the thresholds in
// force. When those change it is another one, which shares the nodes.
func (w *Workspace) Worksheet() *lke.Worksheet { return w.settings.Worksheet() }

// PDFium reads and draws PDFs; it starts on first use and belongs to the workspace.
func (w *Workspace) PDFium() *pdfium.Engine { return w.pdfium }

// Office turns office files into PDF; it belongs to the workspace.
func (w *Workspace) Office() *office.Converter { return w.office }

// Unit gives whose workspace it is.
func (w *Workspace) Unit(ctx context.Context) (model.Unit, error) {
	var u model.Unit
	err := w.db.Read(ctx, func(tx *store.Tx) (err error) {
		var ok bool
		if u, ok, err = tx.Unit(); err == nil && !ok {
			err = model.Errorf(model.NotFound, "Ruang kerja %s belum selesai dibuat. Hapus folder itu, lalu buat ruang kerja baru.", w.dir)
		}
		return err
	})
	return u, err
}

// SetUnit changes whose workspace it is. It is Invalid with all problems at once.
func (w *Workspace) SetUnit(ctx context.Context, u model.Unit) error {
	return w.settings.SetUnit(ctx, w.who, u)
}
