package bundle

import (
	"encoding/json"
	"fmt"
	"os"

	"siapzi/model"
)

// Changes says how a bundle differs from an earlier one, file by file, so that
// evaluators who have read the earlier one know what to read again.
type Changes struct {
	Added   []Change `json:"added"`
	Removed []Change `json:"removed"`
	Moved   []Change `json:"moved"`   // another code: under another question, or at another place there
	Changed []Change `json:"changed"` // another content, title or length; What says which
	Shifted []Change `json:"shifted"` // only page numbers differ

	Unchanged int `json:"unchanged"` // files that stand where they stood, on the same pages
	OldPages  int `json:"old_pages"`
	NewPages  int `json:"new_pages"`
}

// Change is one file in the two bundles. Old fields are zero for what was
// added, the others for what was removed.
type Change struct {
	Title     string           `json:"title"`
	Part      string           `json:"part,omitempty"`
	Document  model.DocumentID `json:"document"`
	Code      string           `json:"code,omitempty"`
	OldCode   string           `json:"old_code,omitempty"`
	Page      int              `json:"page,omitempty"`
	OldPage   int              `json:"old_page,omitempty"`
	Pages     int              `json:"pages,omitempty"`
	OldPages  int              `json:"old_pages,omitempty"`
	SHA256    model.Hash       `json:"sha256,omitempty"`
	OldSHA256 model.Hash       `json:"old_sha256,omitempty"`
	OldTitle  string           `json:"old_title,omitempty"` // where it differs
	What      []string         `json:"what,omitempty"`      // in Indonesian
}

// IsEmpty tells whether the two bundles have the same files on the same pages.
func (c Changes) IsEmpty() bool {
	return len(c.Added)+len(c.Removed)+len(c.Moved)+len(c.Changed)+len(c.Shifted) == 0
}

// ReadManifest reads the manifest that Build wrote beside a bundle.
func ReadManifest(path string) (Manifest, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return Manifest{}, model.Errorf(model.NotFound, "Manifes %s tidak dapat dibuka: %w", path, err)
	}
	var m Manifest
	if err := json.Unmarshal(data, &m); err != nil || m.Entries == nil {
		return Manifest{}, &model.Error{Kind: model.Invalid, Msg: fmt.Sprintf("Berkas %s bukan manifes bundel.", path), Err: err}
	}
	if m.Volume > 0 {
		return Manifest{}, model.Errorf(model.Invalid, "Manifes %s hanya untuk satu volume. Pilih manifes seluruh bundel.", path)
	}
	return m, nil
}

// Compare says how bundle b differs from the earlier bundle a. A file is the
// same file as before where document and content are the same; else where it
// has the same place in the same document; else where the content is the same,
// whatever document it belongs to now.
func Compare(a, b Manifest) Changes {
	c := Changes{Added: []Change{}, Removed: []Change{}, Moved: []Change{}, Changed: []Change{}, Shifted: []Change{},
		OldPages: a.Pages, NewPages: b.Pages}
	old := pair(a.Entries, b.Entries)
	used := map[int]bool{}
	for i, e := range b.Entries {
		k := old[i]
		if k < 0 {
			c.Added = append(c.Added, change(Entry{}, e))
			continue
		}
		used[k] = true
		c.note(a.Entries[k], e)
	}
	for k, e := range a.Entries {
		if !used[k] {
			c.Removed = append(c.Removed, change(e, Entry{}))
		}
	}
	return c
}

// pair gives for every new entry the place of the old one that it stands for,
// -1 for none.
func pair(old, now []Entry) []int {
	type key struct {
		document model.DocumentID
		hash     model.Hash
		no       int
	}
	ways := []func(e Entry, no int) (key, bool){
		func(e Entry, _ int) (key, bool) {
			return key{e.Document, e.SHA256, 0}, e.Document != "" && e.SHA256 != ""
		},
		func(e Entry, no int) (key, bool) { return key{e.Document, "", no}, e.Document != "" },
		func(e Entry, _ int) (key, bool) { return key{"", e.SHA256, 0}, e.SHA256 != "" },
	}
	oldNo, newNo := places(old), places(now)
	pairs, taken := make([]int, len(now)), make([]bool, len(old))
	for i := range pairs {
		pairs[i] = -1
	}
	for _, way := range ways {
		free := map[key][]int{} // old entries in their order
		for k, e := range old {
			if id, ok := way(e, oldNo[k]); ok && !taken[k] {
				free[id] = append(free[id], k)
			}
		}
		for i, e := range now {
			if id, ok := way(e, newNo[i]); ok && pairs[i] < 0 && len(free[id]) > 0 {
				pairs[i], free[id] = free[id][0], free[id][1:]
				taken[pairs[i]] = true
			}
		}
	}
	return pairs
}

// places gives for every entry which file of its document it is, from 1.
func places(entries []Entry) []int {
	n := map[model.DocumentID]int{}
	out := make([]int, len(entries))
	for i, e := range entries {
		n[e.Document]++
		out[i] = n[e.Document]
	}
	return out
}

// note files a pair under what differs. One that has moved and changed stands
// in both lists.
func (c *Changes) note(a, b Entry) {
	ch := change(a, b)
	if a.SHA256 != b.SHA256 {
		ch.What = append(ch.What, "isi berkas")
	}
	if a.Title != b.Title {
		ch.What = append(ch.What, "judul")
	}
	switch {
	case a.Kind == KindPlaceholder && b.Kind != KindPlaceholder:
		ch.What = append(ch.What, "kini dapat ditampilkan")
	case a.Kind != KindPlaceholder && b.Kind == KindPlaceholder:
		ch.What = append(ch.What, "kini diwakili halaman pengganti")
	case a.Pages != b.Pages:
		ch.What = append(ch.What, "jumlah halaman")
	}
	if ch.What != nil {
		c.Changed = append(c.Changed, ch)
	}
	if a.Code != b.Code {
		c.Moved = append(c.Moved, ch)
	}
	switch {
	case ch.What != nil || a.Code != b.Code:
	case a.Page != b.Page:
		c.Shifted = append(c.Shifted, ch)
	default:
		c.Unchanged++
	}
}

// change describes a pair, one side of which may be empty.
func change(a, b Entry) Change {
	c := Change{Title: b.Title, Part: b.Part, Document: b.Document, Code: b.Code, Page: b.Page, Pages: b.Pages, SHA256: b.SHA256,
		OldCode: a.Code, OldPage: a.Page, OldPages: a.Pages, OldSHA256: a.SHA256}
	if b.Code == "" {
		c.Title, c.Part, c.Document = a.Title, a.Part, a.Document
	} else if a.Title != b.Title {
		c.OldTitle = a.Title
	}
	return c
}
