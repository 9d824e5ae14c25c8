package catalog

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"siapzi/model"
	"siapzi/model/extract"
	"siapzi/model/filename"
)

// Details are what people tell of a document that they make in the program.
// All may be empty.
type Details struct {
	Title, Number, Issuer, Note string
	Date                        model.Date
	Period                      model.Period
	Kind                        model.DocumentKind // "" means KindOther
}

// document gives d as a document, cleaned and checked.
func (d Details) document() (model.Document, error) {
	if d.Kind == "" {
		d.Kind = model.KindOther
	}
	return tidy(model.Document{Title: d.Title, Number: d.Number, Issuer: d.Issuer, Note: d.Note, Date: d.Date, Period: d.Period, Kind: d.Kind})
}

// LinkInput is an address on the web as evidence. Without a title the document
// is called after the site.
type LinkInput struct {
	Address string
	Details
}

// NoteInput is a text that is evidence by itself. Without a title its first
// line is the title.
type NoteInput struct {
	Text string
	Details
}

// PictureInput is a picture that no file was made of yet, such as a screenshot
// from the clipboard.
type PictureInput struct {
	Name string // of the file that is kept, with its extension
	Data []byte // PNG or any other picture that files may be
	Details
}

// Made is what became of something made in the program.
type Made struct {
	Document model.DocumentID
	Title    string
	Status   ImportStatus // Reused where its content was stored already: that document got the links
}

// maxNote is the longest note in characters: more than 60 pages.
const maxNote = 200_000

// maxName is the longest name in characters that is made of a title.
const maxName = 80

// AddLink keeps an address as a document and links it to questions. The address
// is only judged by its form, never opened. It is Invalid for a wrong address
// (field "address") and for what Update and Link refuse.
func (c *Catalog) AddLink(ctx context.Context, who model.Actor, in LinkInput, to ...model.Code) (Made, error) {
	address, err := model.CheckAddress(in.Address)
	if err != nil {
		return Made{}, err
	}
	if strings.TrimSpace(in.Title) == "" {
		in.Title = siteOf(address)
	}
	return c.add(ctx, who, filename.Safe(in.Title, maxName-4)+".url", shortcut(address), in.Details, to)
}

// shortcut writes an address as a Windows shortcut, which Explorer, browsers
// and people know. Title and note are the document's: the same address is the
// same content.
func shortcut(address string) []byte { return []byte("[InternetShortcut]\r\nURL=" + address + "\r\n") }

// siteOf gives the name of the site of a checked address.
func siteOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// AddNote keeps a text as a document and links it to questions. It is Invalid
// for an empty or far too long text (field "text").
func (c *Catalog) AddNote(ctx context.Context, who model.Actor, in NoteInput, to ...model.Code) (Made, error) {
	text, err := noteText(in.Text)
	if err != nil {
		return Made{}, err
	}
	if strings.TrimSpace(in.Title) == "" {
		in.Title = firstLine(text)
	}
	return c.add(ctx, who, filename.Safe(in.Title, maxName-4)+".txt", text, in.Details, to)
}

// noteText checks a note and gives the bytes that are kept: UTF-8, lines ended
// as on every system, one line end at the end.
func noteText(s string) ([]byte, error) {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(clean(s))
	s = strings.TrimRight(strings.TrimLeft(s, "\n"), " \t\n")
	problem := ""
	switch n := utf8.RuneCountInString(s); {
	case strings.TrimSpace(s) == "":
		problem = "isi catatan belum ditulis"
	case n > maxNote:
		problem = fmt.Sprintf("isi catatan terlalu panjang (%d huruf, paling banyak %d); simpan sebagai berkas", n, maxNote)
	}
	if problem != "" {
		return nil, &model.Error{Kind: model.Invalid, Msg: "Catatan belum benar: " + problem + ".", Fields: []model.FieldError{{Field: "text", Msg: problem}}}
	}
	return []byte(s + "\n"), nil
}

// firstLine gives the first line of a note as a title.
func firstLine(text []byte) string {
	const longest = 80
	line, _, _ := strings.Cut(strings.TrimSpace(string(text)), "\n")
	if r := []rune(line); len(r) > longest {
		return strings.TrimSpace(string(r[:longest])) + "…"
	}
	return strings.TrimSpace(line)
}

// AddPicture keeps a picture as a document and links it to questions. It is
// Invalid where the bytes are no picture.
func (c *Catalog) AddPicture(ctx context.Context, who model.Actor, in PictureInput, to ...model.Code) (Made, error) {
	name := filename.Safe(in.Name, maxName)
	if in.Kind == "" {
		in.Kind = model.KindScreenshot
	}
	if strings.TrimSpace(in.Title) == "" {
		in.Title = strings.TrimSuffix(name, filepath.Ext(name))
	}
	return c.add(ctx, who, name, in.Data, in.Details, to, extract.ClassPicture)
}

// add makes a document of bytes. classes bounds what they may be; none allows
// everything that may be imported.
func (c *Catalog) add(ctx context.Context, who model.Actor, name string, data []byte, details Details, to []model.Code, classes ...extract.Class) (Made, error) {
	d, err := details.document()
	if err != nil {
		return Made{}, err
	}
	links := make([]model.Link, len(to))
	for i, code := range to {
		links[i] = model.Link{Code: code, Origin: model.OriginUser}
	}
	if err := c.checkLinks(links); err != nil {
		return Made{}, err
	}
	im := &importer{c: c, who: who, to: links, p: c.newPreparer(nil), loose: map[model.Hash]bool{}}
	var made ImportedFile
	err = c.withFile(name, data, func(s source) error {
		c.gate.RLock()
		defer c.gate.RUnlock()
		if err := checkClass(s.path, classes); err != nil {
			return err
		}
		got := im.p.take(ctx, s)
		im.markLoose(got)
		if got.err != nil {
			return got.err
		}
		got.facts = extract.Facts{Title: d.Title, Number: d.Number, Date: d.Date, Period: d.Period, Kind: d.Kind, Issuer: d.Issuer}
		got.note = d.Note
		files, err := im.transact(ctx, []prepared{got})
		if err == nil {
			made = files[0]
		}
		return err
	})
	if err != nil {
		c.dropLoose(context.WithoutCancel(ctx), im.loose)
		return Made{}, err
	}
	return Made{Document: made.Document, Title: made.Title, Status: made.Status}, nil
}

// checkClass refuses a file that is of none of the classes; none allows all.
func checkClass(path string, classes []extract.Class) error {
	if len(classes) == 0 {
		return nil
	}
	t, err := extract.Sniff(path)
	for _, class := range classes {
		if err == nil && t.Class == class {
			return nil
		}
	}
	if err == nil {
		err = model.Errorf(model.Invalid, "Isi ini bukan gambar.")
	}
	return err
}

// withFile gives bytes as a file outside the workspace, where every import
// takes its files from, and takes it away again.
func (c *Catalog) withFile(name string, data []byte, f func(s source) error) error {
	dir, err := os.MkdirTemp("", "siapzi-")
	if err != nil {
		return fmt.Errorf("catalog: temporary folder: %w", err)
	}
	defer os.RemoveAll(dir) //nolint:errcheck // the system clears its temporary folder
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return fmt.Errorf("catalog: temporary file: %w", err)
	}
	return f(source{path: path, name: name})
}

// ReviseLink gives a link another address, as a new version of its file. It is
// Conflict where the address is the same.
func (c *Catalog) ReviseLink(ctx context.Context, who model.Actor, file model.FileID, address string) (model.Version, error) {
	address, err := model.CheckAddress(address)
	if err != nil {
		return model.Version{}, err
	}
	return c.reviseBytes(ctx, who, file, ".url", shortcut(address))
}

// ReviseNote gives a note another text, as a new version of its file. It is
// Conflict where the text is the same.
func (c *Catalog) ReviseNote(ctx context.Context, who model.Actor, file model.FileID, text string) (model.Version, error) {
	data, err := noteText(text)
	if err != nil {
		return model.Version{}, err
	}
	return c.reviseBytes(ctx, who, file, ".txt", data)
}

// reviseBytes adds a version under the name of the newest one.
func (c *Catalog) reviseBytes(ctx context.Context, who model.Actor, file model.FileID, ext string, data []byte) (v model.Version, err error) {
	vs, err := c.Versions(ctx, file)
	if err != nil {
		return v, err
	}
	if len(vs) == 0 {
		return v, noFile(file)
	}
	name := vs[len(vs)-1].Name
	name = strings.TrimSuffix(name, filepath.Ext(name)) + ext
	err = c.withFile(name, data, func(s source) error {
		s.folder = vs[len(vs)-1].Folder
		v, err = c.revise(ctx, who, file, s)
		return err
	})
	return v, err
}

// Address gives the address that a stored link holds. It is Invalid where v is
// no link to the web.
func (c *Catalog) Address(_ context.Context, v model.Version) (string, error) {
	l, ok, err := extract.ReadLink(c.PathOf(v))
	if err == nil && !ok {
		err = model.Errorf(model.Invalid, "Berkas “%s” bukan tautan ke alamat web.", v.Name)
	}
	return l.Address, err
}

// Note gives the text of a stored note for editing. It is Unsupported for text
// that is too long or not UTF-8, which other programs edit better.
func (c *Catalog) Note(_ context.Context, v model.Version) (string, error) {
	if !IsNote(v) {
		return "", model.Errorf(model.Unsupported, "Berkas “%s” tidak dapat diubah di sini. Buka dengan program lain, lalu pakai Ganti berkas.", v.Name)
	}
	data, err := os.ReadFile(c.PathOf(v))
	if err != nil {
		return "", fmt.Errorf("catalog: read note: %w", err)
	}
	text := strings.TrimPrefix(string(data), "\uFEFF")
	if !utf8.ValidString(text) {
		return "", model.Errorf(model.Unsupported, "Berkas “%s” ditulis dengan sandi huruf lama. Buka dengan program lain, lalu pakai Ganti berkas.", v.Name)
	}
	return strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n"), nil
}

// maxEdit is the largest text in bytes that is edited in the program.
const maxEdit = 20_000

// IsNote tells whether the content is short plain text that the program can
// edit itself.
func IsNote(v model.Version) bool { return v.MIME == "text/plain" && v.Size <= maxEdit }
