package bundle

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"siapzi/model"
	"siapzi/model/bag"
	"siapzi/model/filename"
)

// Folders and files of a package, below data/.
const (
	bundleFolder   = "bundel"
	originalFolder = "asli"
	listName       = "daftar"
)

// isZip tells whether a package is to be one file.
func isZip(path string) bool { return strings.EqualFold(filepath.Ext(path), ".zip") }

// checkPackage refuses places where the package would destroy something.
func checkPackage(src Source, out string) error {
	dir := filepath.Dir(out)
	if st, err := os.Stat(dir); err != nil || !st.IsDir() {
		return &model.Error{Kind: model.NotFound, Msg: fmt.Sprintf("Folder %s tidak ada. Buat folder itu dahulu atau pilih tempat lain.", dir), Err: err}
	}
	if src.Originals != "" && inside(dir, src.Originals) {
		return model.Errorf(model.Invalid, "Paket tidak boleh ditulis ke tempat penyimpanan bukti %s. Pilih folder lain.", src.Originals)
	}
	st, err := os.Lstat(out)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return &model.Error{Kind: model.Unavailable, Msg: fmt.Sprintf("%s tidak dapat diperiksa.", out), Err: err}
	case !isZip(out) || !st.Mode().IsRegular():
		return model.Errorf(model.Conflict, "%s sudah ada. Pilih nama lain atau hapus dulu; isinya tidak diubah.", out)
	case st.Size() > 0 && !startsWith(out, 4, "PK"):
		return model.Errorf(model.Conflict, "%s sudah ada dan bukan ZIP, sehingga tidak ditimpa. Pilih nama lain.", out)
	}
	return nil
}

// pack writes the package: the volumes, every original, and a list of them.
func (p *plan) pack(ctx context.Context) error {
	k := &packer{p: p, places: map[*part]string{}, taken: map[string]map[string]bool{}}
	if err := k.collect(); err != nil {
		return err
	}
	pack := bag.Package{Payload: k.payload, Date: p.req.Date, Info: []bag.Field{
		{Name: "Source-Organization", Value: p.unit.Name + ", " + p.unit.Agency},
		{Name: "External-Identifier", Value: p.code},
		{Name: "External-Description", Value: fmt.Sprintf("Bukti dukung pembangunan Zona Integritas menuju %s tahun %d: bundel PDF dan berkas asli", p.unit.Target, p.unit.Year)},
		{Name: "Bag-Software-Agent", Value: p.producer()},
	}}
	if isZip(p.req.Package) {
		return bag.WriteZip(ctx, p.req.Package, pack, p.req.Progress)
	}
	return bag.WriteDir(ctx, p.req.Package, pack, p.req.Progress)
}

// packer chooses what goes into a package, and under which names.
type packer struct {
	p       *plan
	payload []bag.Payload
	places  map[*part]string           // of originals, below data/
	taken   map[string]map[string]bool // file names by folder
}

// collect fills the payload.
func (k *packer) collect() error {
	for _, v := range k.p.volumes {
		if err := k.file(bag.Path(bundleFolder, filepath.Base(k.p.path(v))), k.p.path(v), ""); err != nil {
			return err
		}
	}
	for _, pt := range k.p.parts {
		if pt.path == "" {
			continue // gone, or never there; the list says so
		}
		place := k.place(pt)
		if err := k.file(place, pt.path, pt.file.Version.Hash); err != nil {
			return err
		}
		k.places[pt] = place
	}
	m, err := k.manifest().json()
	if err != nil {
		return fmt.Errorf("bundle: manifest: %w", err)
	}
	k.content(bag.Path(bundleFolder, filepath.Base(manifestPath(k.p.req.Out))), m)
	var csv, xlsx bytes.Buffer
	list := k.list()
	if err := list.WriteCSV(&csv); err != nil {
		return fmt.Errorf("bundle: list: %w", err)
	}
	if err := list.WriteXLSX(&xlsx); err != nil {
		return fmt.Errorf("bundle: list: %w", err)
	}
	k.content(listName+".csv", csv.Bytes())
	k.content(listName+".xlsx", xlsx.Bytes())
	return nil
}

// place chooses the path of an original: its own name, made safe for every
// system, in the folder of the question under which it is included.
func (k *packer) place(pt *part) string {
	folder := string(pt.item.question.node.Code)
	name := pt.file.Version.Name
	if name == "" {
		name = pt.item.title()
	}
	safe := bag.Path(originalFolder, folder, name)
	dir, base := path.Split(safe)
	if k.taken[dir] == nil {
		k.taken[dir] = map[string]bool{}
	}
	room := bag.MaxPath - utf8.RuneCountInString("data/"+dir)
	if out := k.p.req.Package; isZip(out) { // its name is the first folder of all paths inside
		room = max(room-utf8.RuneCountInString(filepath.Base(out)), 30)
	}
	return dir + filename.Unique(filename.Safe(base, room), room, k.taken[dir])
}

// file adds a file on disk. With a hash its content is compared while it is
// copied, so that no package vouches for a file that has changed.
func (k *packer) file(place, from string, want model.Hash) error {
	st, err := os.Stat(from)
	if err != nil {
		return model.Errorf(model.Unavailable, "Berkas %s tidak dapat dibaca untuk paket: %w", from, err)
	}
	k.payload = append(k.payload, bag.Payload{Path: place, Size: st.Size(), Open: func() (io.ReadCloser, error) {
		f, err := os.Open(from)
		if err != nil || want == "" {
			return f, err
		}
		return &proof{f: f, h: sha256.New(), want: want, name: path.Base(place)}, nil
	}})
	return nil
}

// content adds a file of ours.
func (k *packer) content(place string, data []byte) {
	k.payload = append(k.payload, bag.Payload{Path: place, Size: int64(len(data)),
		Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }})
}

// manifest is the bundle's with paths inside the package instead of those on
// this computer.
func (k *packer) manifest() Manifest {
	m := k.p.manifest()
	i := 0
	for _, l := range k.p.leaves { // entries are the leaves that are parts
		if l.part == nil {
			continue
		}
		m.Entries[i].Source = ""
		if place := k.places[l.part]; place != "" {
			m.Entries[i].Source = "../" + place
		}
		i++
	}
	return m
}

// proof reads a file and fails at its end where the content is not the one
// that was imported.
type proof struct {
	f    *os.File
	h    hash.Hash
	want model.Hash
	name string
}

func (p *proof) Read(b []byte) (int, error) {
	n, err := p.f.Read(b)
	p.h.Write(b[:n])
	if err == io.EOF && hex.EncodeToString(p.h.Sum(nil)) != string(p.want) {
		return n, model.Errorf(model.Invalid, "Berkas asli %s tidak lagi sama dengan saat diimpor. Periksa ruang kerja, lalu ganti berkas itu.", p.name)
	}
	return n, err
}

func (p *proof) Close() error { return p.f.Close() }
