package catalog

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"runtime/debug"
	"sync"

	"siapzi/model"
	"siapzi/model/disk"
	"siapzi/model/extract"
	"siapzi/model/store"
	"siapzi/model/suggest"
	"siapzi/model/vault"
)

// maxSize is the largest file that is imported, in bytes (2 GB).
const maxSize = 2 << 30

// suggestText is how many characters of a text known already are read again to
// suggest questions for a file met anew.
const suggestText = 16 << 10

// prepared is a source that lies in the vault and was read, or the error that
// refuses it.
type prepared struct {
	source
	err         error
	blob        store.Blob
	text        string // of new content; "" where the store has it already
	stored      bool   // whether this import put the content into the vault
	facts       extract.Facts
	note        string // remark of a person on the new document
	suggestions []suggest.Suggestion
}

// preparer prepares the sources of one import.
type preparer struct {
	c      *Catalog
	habits *suggest.Habits

	mu       sync.Mutex
	contents map[model.Hash]*content
}

// content is what was read from one stored file. Equal files met in one import
// share it; once makes the second one wait for the first.
type content struct {
	once sync.Once
	blob store.Blob
	text string
	err  error
}

func (c *Catalog) newPreparer(habits *suggest.Habits) *preparer {
	return &preparer{c: c, habits: habits, contents: map[model.Hash]*content{}}
}

// habits is what suggestions learn from the links that people made here.
func (c *Catalog) habits(ctx context.Context) (*suggest.Habits, error) {
	var history suggest.History
	err := c.db.Read(ctx, func(tx *store.Tx) error {
		links, err := tx.MadeLinks()
		for i, l := range links {
			if i == 0 || links[i-1].Document != l.Document {
				history = append(history, suggest.Past{Title: l.Title, Folder: l.Folder})
			}
			p := &history[len(history)-1]
			p.Codes = append(p.Codes, l.Code)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return suggest.NewHabits(c.sheet, history), nil
}

// take stores and reads one source. Whatever goes wrong, also a panic of a
// parser, stays with this source.
func (p *preparer) take(ctx context.Context, s source) prepared {
	out := prepared{source: s, err: s.refuse}
	if out.err == nil {
		out.err = guard(s.path, func() error { return p.store(ctx, &out) })
	}
	return out
}

// prepare takes one source, describes it and suggests questions for it.
func (p *preparer) prepare(ctx context.Context, s source) prepared {
	out := p.take(ctx, s)
	if out.err == nil && s.item != nil {
		out.err = p.c.asPlanned(&out)
		return out
	}
	if out.err != nil {
		return out
	}
	// Without facts a document has at least its name.
	out.facts = extract.Facts{Title: s.name, Kind: model.KindOther}
	_ = guard(s.path, func() error { // logged there
		out.facts, out.suggestions = p.describe(s, speaking(out.blob.MIME, out.text))
		return nil
	})
	return out
}

// speaking is the text that tells what a document is. An address is none: the
// numbers and days in it are those of a web site.
func speaking(mime, text string) string {
	if model.IsLink(mime) {
		return ""
	}
	return text
}

// describe tells what can be known of a file with this text, "" for a look at
// its place and name only.
func (p *preparer) describe(s source, text string) (extract.Facts, []suggest.Suggestion) {
	f := extract.Describe(s.name, s.folder, text)
	return f, p.c.suggest.Suggest(suggest.Input{Name: s.name, Folder: s.folder, Title: f.Title, Text: text, Kind: f.Kind}, p.habits)
}

// store judges the type, puts the file into the vault and reads its content.
func (p *preparer) store(ctx context.Context, out *prepared) error {
	t, err := judge(ctx, out.path)
	if err != nil {
		return err
	}
	hash, size, existed, err := p.c.vault.PutFile(ctx, out.path)
	if err != nil {
		return err
	}
	out.stored = !existed
	out.blob = store.Blob{Hash: hash, Size: size, MIME: t.MIME}
	ct := p.content(hash)
	ct.once.Do(func() { ct.err = p.read(ctx, ct, out.blob, t, out.path) })
	if ct.err == nil {
		out.blob, out.text = ct.blob, ct.text
	}
	return ct.err
}

// judge refuses files that can be no evidence, by size and by content.
func judge(ctx context.Context, path string) (extract.Type, error) {
	info, err := os.Stat(path)
	if err != nil {
		return extract.Type{}, vault.SourceError(err)
	}
	if info.Size() > maxSize {
		return extract.Type{}, model.Errorf(model.Unsupported, "Berkas ini %s; batasnya %s. Perkecil atau bagi berkasnya, lalu impor lagi.",
			model.Size(info.Size()), model.Size(maxSize))
	}
	// A scanner may have a file that was just saved; wait for it once, for all who
	// open the file after this.
	f, err := disk.Open(ctx, path)
	if err != nil {
		return extract.Type{}, vault.SourceError(err)
	}
	_ = f.Close() // nothing was read
	t, err := extract.Sniff(path)
	switch {
	case err != nil:
		return t, vault.SourceError(err)
	case t.Class == extract.ClassEmpty:
		return t, model.Errorf(model.Invalid, "Berkas ini kosong (0 byte).")
	case t.Class == extract.ClassProgram && model.IsLink(t.MIME):
		return t, model.Errorf(model.Denied, "Pintasan ini tidak menuju alamat web (http:// atau https://). Demi keamanan berkas tidak disimpan.")
	case t.Class == extract.ClassProgram:
		return t, model.Errorf(model.Denied, "Isi berkas ini sebuah program, apa pun namanya. Demi keamanan berkas tidak disimpan.")
	}
	return t, nil
}

func (p *preparer) content(h model.Hash) *content {
	p.mu.Lock()
	defer p.mu.Unlock()
	ct := p.contents[h]
	if ct == nil {
		ct = &content{}
		p.contents[h] = ct
	}
	return ct
}

// forget drops what was read from h, once the store has it.
func (p *preparer) forget(h model.Hash) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.contents, h)
}

// read fills ct with what the store knows of the content, or else by reading
// the stored file.
func (p *preparer) read(ctx context.Context, ct *content, b store.Blob, t extract.Type, name string) error {
	known := false
	err := p.c.db.Read(ctx, func(tx *store.Tx) (err error) {
		if ct.blob, known, err = tx.Blob(b.Hash); err != nil || !known {
			return err
		}
		ct.text, err = tx.Text(b.Hash, suggestText)
		return err
	})
	if err != nil || known {
		return err
	}
	ct.blob = b
	ct.blob.Problem = model.ProblemDamaged // unless reading ends without a panic
	var got extract.Content
	var readErr error
	if guard(name, func() error {
		got, readErr = p.c.extract.Read(ctx, p.c.vault.Path(b.Hash), t)
		return nil
	}) != nil {
		return nil // a parser gave up; the file may still be the only copy
	}
	if readErr != nil {
		return fmt.Errorf("catalog: read %s: %w", b.Hash, readErr)
	}
	ct.text = clean(got.Text)
	ct.blob.Pages, ct.blob.HasText, ct.blob.Problem = got.Pages, got.HasText, got.Problem
	return nil
}

// guard runs f and turns a panic into an Internal error. Its stack goes to the
// log here, where it is handled.
func guard(name string, f func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			slog.Error("import", "file", name, "panic", v, "stack", string(debug.Stack()))
			err = model.Errorf(model.Internal, "Program gagal membaca berkas ini; rinciannya ada di catatan program.")
		}
	}()
	return f()
}
