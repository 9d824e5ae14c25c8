package main

import (
	"strings"

	"siapzi/model"
	"siapzi/model/catalog"
)

type meetingCmd struct {
	Make  meetingMakeCmd  `cmd:"" help:"Buat paket rapat dari berkas."`
	Join  meetingJoinCmd  `cmd:"" help:"Satukan dokumen yang sudah ada menjadi paket rapat."`
	Add   meetingAddCmd   `cmd:"" help:"Tambahkan berkas ke paket rapat."`
	Set   meetingSetCmd   `cmd:"" help:"Ubah nama, tanggal, atau urutan satu bagian."`
	Split meetingSplitCmd `cmd:"" help:"Keluarkan satu bagian menjadi dokumen tersendiri."`
	Check meetingCheckCmd `cmd:"" help:"Periksa kelengkapan dan keselarasan tanggal; tanpa dokumen, semua paket."`
}

// The JSON shape of `zi meeting`, a contract with scripts.
type (
	meetingJSON struct {
		Document model.DocumentID `json:"document"`
		Title    string           `json:"title"`
		Date     model.Date       `json:"date"`
		Linked   []model.Code     `json:"linked"`
		Parts    []partJSON       `json:"parts"`
		Issues   []issueJSON      `json:"issues"`
	}
	partJSON struct {
		No    int          `json:"no"`
		File  model.FileID `json:"file"`
		Label string       `json:"label"`
		Date  model.Date   `json:"date"`
		Name  string       `json:"name"`
	}
	issueJSON struct {
		Missing string         `json:"missing"`
		Files   []model.FileID `json:"files"`
		Message string         `json:"message"`
	}
)

func newMeetingJSON(d model.Document) meetingJSON {
	out := meetingJSON{Document: d.ID, Title: d.Title, Date: d.Date, Linked: codesOf(d), Parts: []partJSON{}, Issues: []issueJSON{}}
	for _, f := range d.Files {
		out.Parts = append(out.Parts, partJSON{f.Position, f.ID, f.Label, f.Date, f.Version.Name})
	}
	for _, i := range model.CheckMeeting(d) {
		out.Issues = append(out.Issues, issueJSON{i.Missing, orEmpty(i.Files), i.Msg})
	}
	return out
}

// meeting opens the workspace, changes a package and shows how it is now.
func (a *app) meeting(dir string, asJSON bool, change func(cat *catalog.Catalog, codes func([]string) ([]model.Code, error)) (model.DocumentID, error)) error {
	ws, err := a.open(dir)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // changes are committed; a failing close cannot lose them
	id, err := change(ws.Catalog(), func(words []string) ([]model.Code, error) { return questionCodes(ws.Worksheet(), words) })
	if err != nil {
		return err
	}
	d, err := ws.Catalog().Get(a.ctx, id)
	if err != nil {
		return err
	}
	if asJSON {
		return a.json(newMeetingJSON(d))
	}
	a.printMeeting(d)
	return nil
}

func (a *app) printMeeting(d model.Document) {
	a.print("%s  %s", d.ID, d.Title)
	for _, f := range d.Files {
		date := string(f.Date)
		if date == "" {
			date = "tanpa tanggal"
		}
		a.print("  %d. %-13s %-13s %s", f.Position, f.Label, date, f.Version.Name)
	}
	for _, i := range model.CheckMeeting(d) {
		a.print("  ! %s", i.Msg)
	}
}

type meetingMakeCmd struct {
	WS    string   `arg:"" name:"ws" help:"Folder ruang kerja."`
	Paths []string `arg:"" name:"berkas" help:"Undangan, daftar hadir, notula, foto, materi, laporan; urutannya bebas."`
	Title string   `name:"title" placeholder:"JUDUL" help:"Judul paket; tanpa ini dari nama berkas."`
	To    []string `name:"to" placeholder:"SOAL" help:"Soal yang dibuktikan; boleh beberapa dengan koma."`
	JSON  bool     `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Run imports files as one package; all of them or none.
func (c *meetingMakeCmd) Run(a *app) error {
	return a.meeting(c.WS, c.JSON, func(cat *catalog.Catalog, codes func([]string) ([]model.Code, error)) (model.DocumentID, error) {
		to, err := codes(c.To)
		if err != nil {
			return "", err
		}
		return cat.MakeMeeting(a.ctx, who(), c.Title, c.Paths, to...)
	})
}

type meetingJoinCmd struct {
	WS        string             `arg:"" name:"ws" help:"Folder ruang kerja."`
	Documents []model.DocumentID `arg:"" name:"document" help:"Id dokumen, sedikitnya dua."`
	Title     string             `name:"title" placeholder:"JUDUL" help:"Judul paket; tanpa ini dari judul dokumennya."`
	JSON      bool               `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Run makes one package of documents.
func (c *meetingJoinCmd) Run(a *app) error {
	return a.meeting(c.WS, c.JSON, func(cat *catalog.Catalog, _ func([]string) ([]model.Code, error)) (model.DocumentID, error) {
		id, _, err := cat.JoinMeeting(a.ctx, who(), c.Title, c.Documents...)
		return id, err
	})
}

type meetingAddCmd struct {
	WS       string           `arg:"" name:"ws" help:"Folder ruang kerja."`
	Document model.DocumentID `arg:"" name:"document" help:"Id paket."`
	Paths    []string         `arg:"" name:"berkas" help:"Berkas yang ditambahkan."`
	Label    string           `name:"label" placeholder:"BAGIAN" help:"undangan, daftar hadir, notula, foto, materi, laporan, atau nama lain; tanpa ini dari berkasnya."`
	JSON     bool             `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Run adds parts to a package.
func (c *meetingAddCmd) Run(a *app) error {
	return a.meeting(c.WS, c.JSON, func(cat *catalog.Catalog, _ func([]string) ([]model.Code, error)) (model.DocumentID, error) {
		_, err := cat.AddParts(a.ctx, who(), c.Document, strings.TrimSpace(c.Label), c.Paths...)
		return c.Document, err
	})
}

type meetingSetCmd struct {
	WS       string           `arg:"" name:"ws" help:"Folder ruang kerja."`
	Document model.DocumentID `arg:"" name:"document" help:"Id paket."`
	Part     int              `arg:"" name:"bagian" help:"Nomor bagian, mulai dari 1."`
	Label    *string          `name:"label" placeholder:"BAGIAN" help:"Nama bagian."`
	Date     *model.Date      `name:"date" placeholder:"TTTT-BB-HH" help:"Tanggal yang tertulis pada bagian."`
	Place    int              `name:"place" placeholder:"N" help:"Nomor tempat yang baru."`
	JSON     bool             `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Run corrects one part.
func (c *meetingSetCmd) Run(a *app) error {
	return a.meeting(c.WS, c.JSON, func(cat *catalog.Catalog, _ func([]string) ([]model.Code, error)) (model.DocumentID, error) {
		f, err := a.part(cat, c.Document, c.Part)
		if err != nil {
			return "", err
		}
		label, date := f.Label, f.Date
		if c.Label != nil {
			label = strings.TrimSpace(*c.Label)
		}
		if c.Date != nil {
			date = *c.Date
		}
		if label != f.Label || date != f.Date {
			if _, err := cat.SetPart(a.ctx, who(), f.ID, label, date); err != nil {
				return "", err
			}
		}
		if c.Place > 0 {
			if f, err = a.fileOf(cat, c.Document, f.ID); err == nil {
				_, err = cat.MovePart(a.ctx, who(), f.ID, c.Place-f.Position)
			}
		}
		return c.Document, err
	})
}

// part gives the part of a document with a number.
func (a *app) part(cat *catalog.Catalog, id model.DocumentID, no int) (model.File, error) {
	d, err := cat.Get(a.ctx, id)
	if err != nil {
		return model.File{}, err
	}
	if no < 1 || no > len(d.Files) {
		return model.File{}, model.Errorf(model.NotFound, "Dokumen ini mempunyai %d bagian; bagian %d tidak ada.", len(d.Files), no)
	}
	return d.Files[no-1], nil
}

// fileOf gives a file of a document as it is now.
func (a *app) fileOf(cat *catalog.Catalog, id model.DocumentID, file model.FileID) (model.File, error) {
	d, err := cat.Get(a.ctx, id)
	for _, f := range d.Files {
		if f.ID == file {
			return f, nil
		}
	}
	return model.File{}, err
}

type meetingSplitCmd struct {
	WS       string           `arg:"" name:"ws" help:"Folder ruang kerja."`
	Document model.DocumentID `arg:"" name:"document" help:"Id paket."`
	Part     int              `arg:"" name:"bagian" help:"Nomor bagian, mulai dari 1."`
	JSON     bool             `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Run makes a document of a part and shows what is left.
func (c *meetingSplitCmd) Run(a *app) error {
	return a.meeting(c.WS, c.JSON, func(cat *catalog.Catalog, _ func([]string) ([]model.Code, error)) (model.DocumentID, error) {
		f, err := a.part(cat, c.Document, c.Part)
		if err != nil {
			return "", err
		}
		_, _, err = cat.TakeOut(a.ctx, who(), f.ID)
		return c.Document, err
	})
}

type meetingCheckCmd struct {
	WS        string             `arg:"" name:"ws" help:"Folder ruang kerja."`
	Documents []model.DocumentID `arg:"" name:"document" optional:"" help:"Id paket; tanpa ini semua paket."`
	JSON      bool               `name:"json" help:"Cetak hasil sebagai satu objek JSON."`
}

// Run checks packages; it changes nothing. Issues end in exit code 1.
func (c *meetingCheckCmd) Run(a *app) error {
	ws, err := a.open(c.WS)
	if err != nil {
		return err
	}
	defer ws.Close() //nolint:errcheck // nothing was written
	ids := c.Documents
	if len(ids) == 0 {
		all, err := ws.Catalog().AllSummaries(a.ctx)
		if err != nil {
			return err
		}
		for _, s := range all {
			if s.Kind == model.KindMeeting && s.Deleted.IsZero() {
				ids = append(ids, s.ID)
			}
		}
	}
	out, issues := []meetingJSON{}, 0
	for _, id := range ids {
		d, err := ws.Catalog().Get(a.ctx, id)
		if err != nil {
			return err
		}
		out = append(out, newMeetingJSON(d))
		issues += len(out[len(out)-1].Issues)
		if !c.JSON {
			a.printMeeting(d)
		}
	}
	if c.JSON {
		err = a.json(map[string]any{"meetings": out})
	} else {
		a.print("%d paket rapat, %d hal perlu diperbaiki.", len(out), issues)
	}
	if err == nil && issues > 0 {
		return errProblems
	}
	return err
}
