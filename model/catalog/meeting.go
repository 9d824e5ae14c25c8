package catalog

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"siapzi/model"
	"siapzi/model/extract"
	"siapzi/model/store"
)

// JoinMeeting makes one meeting package of documents: their files become its
// parts, labelled by the kinds of the documents and dated as they were, and it
// proves all that they proved. Where one of them is a package already the others
// join it; else the first one becomes the package and is called title, or after
// the meeting where that is empty. The emptied documents are gone; the
// arrangement takes everything back.
func (c *Catalog) JoinMeeting(ctx context.Context, who model.Actor, title string, ids ...model.DocumentID) (id model.DocumentID, undo Arrangement, err error) {
	if len(ids) < 2 {
		return "", undo, model.Errorf(model.Invalid, "Pilih sedikitnya dua dokumen untuk dijadikan paket rapat.")
	}
	err = c.db.Write(ctx, who, func(tx *store.Tx) error {
		ds := make([]model.Document, 0, len(ids))
		for _, id := range ids {
			d, err := c.live(tx, id)
			if err != nil {
				return err
			}
			if !slices.ContainsFunc(ds, func(x model.Document) bool { return x.ID == id }) {
				ds = append(ds, d)
			}
		}
		a := joining(title, ds)
		id = ds[headOf(ds)].ID
		undo, err = c.arrange(tx, a)
		return err
	})
	return id, undo, err
}

// headOf gives the place of the document that takes in the others: the first
// package, else the first document.
func headOf(ds []model.Document) int {
	return max(0, slices.IndexFunc(ds, func(d model.Document) bool { return d.Kind == model.KindMeeting }))
}

// joining is the arrangement that makes one package of ds.
func joining(title string, ds []model.Document) Arrangement {
	head := ds[headOf(ds)]
	var a Arrangement
	var files []model.File
	for _, d := range ds {
		files = append(files, asParts(d)...)
		if d.ID == head.ID {
			continue
		}
		a.Trash = append(a.Trash, d.ID)
		for _, l := range d.Links {
			if slices.ContainsFunc(head.Links, func(x model.Link) bool { return x.Code == l.Code }) {
				continue
			}
			l.Document = head.ID
			head.Links = append(head.Links, l)
			a.Links = append(a.Links, LinkChange{Link: l})
		}
	}
	model.SortParts(files)
	a.Place = places(head.ID, files)
	if head.Kind == model.KindMeeting {
		return a
	}
	kind := model.KindMeeting
	e := Edit{ID: head.ID, Kind: &kind, Title: &title}
	if strings.TrimSpace(title) == "" {
		title = meetingTitle(ds)
	}
	if _, first, _ := model.MeetingDays(model.Document{Files: files}); first != "" {
		e.Date = &first
	}
	a.Edits = []Edit{e}
	return a
}

// asParts gives the files of a document with the labels and dates that they
// have as parts of a package.
func asParts(d model.Document) []model.File {
	files := slices.Clone(d.Files)
	for i := range files {
		f := &files[i]
		if f.Label == "" {
			f.Label = model.PartOf(d.Kind)
		}
		if f.Date == "" && d.Kind != model.KindMeeting && len(files) == 1 {
			f.Date = d.Date
		}
	}
	return files
}

// meetingTitle names a package after its meeting: the title of the invitation,
// minutes or attendance list without the word for its kind, "Paket rapat
// pembahasan LKE".
func meetingTitle(ds []model.Document) string {
	best, place := ds[0], len(model.MeetingParts)
	for _, d := range ds {
		if i := slices.Index([]string{model.PartMinutes, model.PartInvitation, model.PartAttendance}, model.PartOf(d.Kind)); i >= 0 && i < place {
			best, place = d, i
		}
	}
	words := strings.Fields(dayAtEnd.ReplaceAllString(best.Title, "")) // the parts tell their days themselves
	for len(words) > 0 && slices.Contains([]string{"surat", "undangan", "daftar", "hadir", "absensi", "notula", "notulen", "notulensi", "foto",
		"dokumentasi", "laporan", "materi", "paket", "rapat", "kegiatan"}, strings.ToLower(strings.Trim(words[0], ".,:-–"))) {
		words = words[1:]
	}
	rest := strings.TrimLeft(strings.Join(words, " "), "-–:,. ")
	if rest == "" {
		return "Paket rapat"
	}
	return "Paket rapat " + lowerFirst(rest)
}

// dayAtEnd is a day that a title ends in: ", 4 Juni 2026".
var dayAtEnd = regexp.MustCompile(`[\s,.–-]*\(?\b\d{1,2}[\s.-]+\pL+[\s.-]+\d{4}\)?\s*$`)

// lowerFirst makes the first word small, unless it is an acronym.
func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) > 1 && unicode.IsUpper(r[1]) {
		return s
	}
	r[0] = unicode.ToLower(r[0])
	return string(r)
}

// MakeMeeting imports files as one meeting package that proves the questions
// to. Labels and dates are those that the files tell. All files are stored or,
// on an error, none; the error names the file.
func (c *Catalog) MakeMeeting(ctx context.Context, who model.Actor, title string, paths []string, to ...model.Code) (model.DocumentID, error) {
	links := make([]model.Link, len(to))
	for i, code := range to {
		links[i] = model.Link{Code: code, Origin: model.OriginUser}
	}
	if err := c.checkLinks(links); err != nil {
		return "", err
	}
	id := model.DocumentID(store.NewID())
	err := c.withParts(ctx, paths, func(parts []prepared) error {
		ds := make([]model.Document, len(parts))
		files := make([]model.File, len(parts))
		for i, p := range parts {
			ds[i] = model.Document{Title: p.facts.Title, Kind: p.facts.Kind}
			files[i] = model.File{ID: model.FileID(store.NewID()), Position: i + 1, Label: model.PartOf(p.facts.Kind), Date: p.facts.Date}
		}
		if strings.TrimSpace(title) == "" {
			title = meetingTitle(ds)
		}
		_, first, _ := model.MeetingDays(model.Document{Files: files})
		sorted := slices.Clone(files)
		model.SortParts(sorted)
		return c.db.Write(ctx, who, func(tx *store.Tx) error {
			doc := model.Document{ID: id, Title: title, Kind: model.KindMeeting, Date: first}
			if _, err := c.arrange(tx, Arrangement{Make: []model.Document{doc}}); err != nil {
				return err
			}
			for i, p := range parts {
				if err := addPart(tx, id, files[i], p); err != nil {
					return err
				}
			}
			if _, err := c.arrange(tx, Arrangement{Place: places(id, sorted)}); err != nil {
				return err
			}
			_, err := link(tx, id, links)
			return err
		})
	})
	if err != nil {
		return "", err
	}
	return id, nil
}

// AddParts adds files to a document as parts with a label; "" takes the label
// that each file tells. The arrangement takes them out again.
func (c *Catalog) AddParts(ctx context.Context, who model.Actor, id model.DocumentID, label string, paths ...string) (undo Arrangement, err error) {
	err = c.withParts(ctx, paths, func(parts []prepared) error {
		return c.db.Write(ctx, who, func(tx *store.Tx) error {
			d, err := c.live(tx, id)
			if err != nil {
				return err
			}
			files := d.Files
			for _, p := range parts {
				if i := slices.IndexFunc(d.Files, func(f model.File) bool { return f.Version.Hash == p.blob.Hash }); i >= 0 {
					return model.Errorf(model.Conflict, "Berkas “%s” sudah ada di paket ini.", p.name)
				}
				free, err := tx.FreePosition(id)
				if err != nil {
					return err
				}
				f := model.File{ID: model.FileID(store.NewID()), Position: free, Label: label, Date: p.facts.Date}
				if label == "" {
					f.Label = model.PartOf(p.facts.Kind)
				}
				if err := addPart(tx, id, f, p); err != nil {
					return err
				}
				files = inserted(files, f)
				out := takingOut(d, f, p.facts.Title)
				undo.Make, undo.Place, undo.Trash = append(undo.Make, out.Make...), append(undo.Place, out.Place...), append(undo.Trash, out.Make[0].ID)
			}
			back, err := c.arrange(tx, Arrangement{Place: places(id, files)})
			for _, p := range back.Place { // those that were there before
				if !slices.ContainsFunc(undo.Place, func(u Placement) bool { return u.File == p.File }) {
					undo.Place = append(undo.Place, p)
				}
			}
			return err
		})
	})
	return undo, err
}

// inserted puts f behind the parts that belong before it.
func inserted(files []model.File, f model.File) []model.File {
	place := func(label string) int {
		if i := slices.Index(model.MeetingParts, label); i >= 0 {
			return i
		}
		return len(model.MeetingParts)
	}
	at := 0
	for i, x := range files {
		if place(x.Label) <= place(f.Label) {
			at = i + 1
		}
	}
	return slices.Insert(slices.Clone(files), at, f)
}

// withParts prepares files and hands them over to be stored; what is not
// stored then is taken out of the vault again.
func (c *Catalog) withParts(ctx context.Context, paths []string, store func([]prepared) error) error {
	if len(paths) == 0 {
		return model.Errorf(model.Invalid, "Pilih berkas untuk paket rapat.")
	}
	loose := map[model.Hash]bool{}
	err := func() error {
		c.gate.RLock()
		defer c.gate.RUnlock()
		p := c.newPreparer(nil)
		var parts []prepared
		for _, path := range paths {
			s, err := oneSource(ctx, path)
			if err != nil {
				return err
			}
			got := p.take(ctx, s)
			if got.stored {
				loose[got.blob.Hash] = true
			}
			if got.err != nil {
				return model.Errorf(model.KindOf(got.err), "Berkas “%s”: %s", s.name, model.Message(got.err))
			}
			got.facts = extract.Describe(s.name, s.folder, speaking(got.blob.MIME, got.text))
			parts = append(parts, got)
		}
		return store(parts)
	}()
	if err != nil {
		c.dropLoose(context.WithoutCancel(ctx), loose)
	}
	return err
}

// addPart writes the rows of a new file of a document.
func addPart(tx *store.Tx, id model.DocumentID, f model.File, p prepared) error {
	v := model.Version{ID: model.VersionID(store.NewID()), No: 1, Hash: p.blob.Hash, Name: p.name, Folder: p.folder}
	for _, do := range []func() error{
		func() error { return tx.PutBlob(p.blob, p.text) },
		func() error { return tx.AddFile(id, f) },
		func() error { return tx.AddVersion(f.ID, v) },
		func() error { return audit(tx, "file", string(f.ID), field{"document", "", string(id)}) },
	} {
		if err := do(); err != nil {
			return err
		}
	}
	return nil
}

// SetPart corrects label and date of a part. A part with another label moves to
// its place among the others.
func (c *Catalog) SetPart(ctx context.Context, who model.Actor, file model.FileID, label string, date model.Date) (undo Arrangement, err error) {
	return c.arrangePart(ctx, who, file, func(d model.Document, i int) (Arrangement, error) {
		f := d.Files[i]
		moved := f.Label != label
		f.Label, f.Date = label, date
		if !moved {
			d.Files[i] = f
			return Arrangement{Place: places(d.ID, d.Files)}, nil
		}
		return Arrangement{Place: places(d.ID, inserted(slices.Delete(d.Files, i, i+1), f))}, nil
	})
}

// MovePart moves a part by steps towards the end, or towards the beginning
// where they are negative.
func (c *Catalog) MovePart(ctx context.Context, who model.Actor, file model.FileID, steps int) (undo Arrangement, err error) {
	return c.arrangePart(ctx, who, file, func(d model.Document, i int) (Arrangement, error) {
		f := d.Files[i]
		rest := slices.Delete(d.Files, i, i+1)
		return Arrangement{Place: places(d.ID, slices.Insert(rest, max(0, min(i+steps, len(rest))), f))}, nil
	})
}

// TakeOut makes a part a document of its own again, which proves the same
// questions as the package did; alone says which. It is Conflict for the only
// part.
func (c *Catalog) TakeOut(ctx context.Context, who model.Actor, file model.FileID) (alone model.DocumentID, undo Arrangement, err error) {
	undo, err = c.arrangePart(ctx, who, file, func(d model.Document, i int) (Arrangement, error) {
		if len(d.Files) == 1 {
			return Arrangement{}, model.Errorf(model.Conflict, "Ini satu-satunya berkas dokumen ini, jadi tidak dapat dikeluarkan.")
		}
		f := d.Files[i]
		a := takingOut(d, f, extract.Describe(f.Version.Name, f.Version.Folder, "").Title)
		alone = a.Make[0].ID
		a.Place = append(a.Place, places(d.ID, slices.Delete(d.Files, i, i+1))...)
		for _, l := range d.Links {
			l.Document = alone
			a.Links = append(a.Links, LinkChange{Link: l})
		}
		return a, nil
	})
	return alone, undo, err
}

// takingOut makes a file of d a document of its own.
func takingOut(d model.Document, f model.File, title string) Arrangement {
	alone := model.Document{ID: model.DocumentID(store.NewID()), Title: title, Date: f.Date, Period: d.Period, Kind: model.KindOfPart(f.Label), Issuer: d.Issuer}
	if strings.TrimSpace(title) == "" {
		alone.Title = d.Title
	}
	return Arrangement{Make: []model.Document{alone}, Place: []Placement{{File: f.ID, Document: alone.ID, Position: 1, Date: f.Date}}}
}

// arrangePart arranges the document of a file; f gets it with the file's place.
func (c *Catalog) arrangePart(ctx context.Context, who model.Actor, file model.FileID, f func(d model.Document, i int) (Arrangement, error)) (undo Arrangement, err error) {
	err = c.db.Write(ctx, who, func(tx *store.Tx) error {
		id, ok, err := tx.DocumentOfFile(file)
		if err == nil && !ok {
			err = noFile(file)
		}
		if err != nil {
			return err
		}
		d, err := c.live(tx, id)
		if err != nil {
			return err
		}
		a, err := f(d, slices.IndexFunc(d.Files, func(x model.File) bool { return x.ID == file }))
		if err != nil {
			return err
		}
		undo, err = c.arrange(tx, a)
		return err
	})
	return undo, err
}
