package bundel

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"siapzi/model/bundle"
	"siapzi/model/history"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// record is one line of the history.
type record struct {
	bundle  history.Bundle
	title   string
	made    string // date and time
	facts   string // "216 hal. · 41 bukti · 9,8 MB · 2 volume"
	options string // what was chosen beside the usual
	where   string
	since   *bundle.Changes // nil until known
	failed  bool            // what changed cannot be told
}

func newRecord(b history.Bundle) record {
	r := record{bundle: b, title: scopeTitle(b.Scope), where: b.Path()}
	r.made = look.Date(b.Made.Local()) + " " + look.Clock(b.Made.Local())
	facts := []string{pagesWord(b.Pages), lang.L("{{.Count}} bukti", map[string]any{"Count": look.Count(b.Documents)})}
	if b.Bytes > 0 {
		facts = append(facts, look.Size(b.Bytes))
	}
	if n := len(b.Files); n > 1 {
		facts = append(facts, lang.L("{{.Count}} volume", map[string]any{"Count": look.Count(n)}))
	}
	if b.Problems > 0 {
		facts = append(facts, lang.L("{{.Count}} halaman pengganti", map[string]any{"Count": look.Count(b.Problems)}))
	}
	r.facts = strings.Join(facts, " · ")
	r.options = options(b)
	return r
}

// about is facts and options on one line.
func (r record) about() string {
	if r.options == "" {
		return r.facts
	}
	return r.facts + " · " + r.options
}

// scopeTitle names a part of the worksheet.
func scopeTitle(scope string) string {
	if scope == "" {
		return lang.L("Seluruh LKE")
	}
	return scope
}

// options tells what was chosen beside the usual, "" for nothing.
func options(b history.Bundle) string {
	c := b.Choices
	var words []string
	add := func(on bool, word string) {
		if on {
			words = append(words, word)
		}
	}
	add(c.Locked, lang.L("berkata sandi"))
	add(c.Watermark != "", "“"+c.Watermark+"”")
	add(c.Stamp == bundle.Pojok, lang.L("cap di pojok"))
	add(c.Images == bundle.ImagesEconomy, lang.L("gambar hemat"))
	add(c.MaxBytes > 0, lang.L("volume {{.Size}} MB", map[string]any{"Size": look.Short(float64(c.MaxBytes) / bundle.MB)}))
	add(c.MaxPages > 0, lang.L("volume {{.Count}} hal.", map[string]any{"Count": look.Count(c.MaxPages)}))
	add(b.Package != "" && len(b.Files) > 0, lang.L("dengan paket"))
	add(b.Package != "" && len(b.Files) == 0, lang.L("hanya paket"))
	return strings.Join(words, " · ")
}

// sinceWords says what changed since the bundle was made, in few words.
func (r record) sinceWords() string {
	switch {
	case r.failed:
		return lang.L("perubahan tidak dapat dihitung")
	case r.since == nil:
		return lang.L("menghitung perubahan…")
	}
	c := r.since
	var words []string
	add := func(n int, word func(n string) string) {
		if n > 0 {
			words = append(words, word(look.Count(n)))
		}
	}
	add(len(c.Added), func(n string) string { return lang.L("{{.Count}} baru", map[string]any{"Count": n}) })
	add(len(c.Changed), func(n string) string { return lang.L("{{.Count}} diganti", map[string]any{"Count": n}) })
	add(len(c.Moved), func(n string) string { return lang.L("{{.Count}} dipindah", map[string]any{"Count": n}) })
	add(len(c.Removed), func(n string) string { return lang.L("{{.Count}} dihapus", map[string]any{"Count": n}) })
	if len(words) == 0 {
		return lang.L("sejak itu tidak ada yang berubah")
	}
	return lang.L("sejak itu: {{.What}}", map[string]any{"What": strings.Join(words, ", ")})
}

// hasChanges tells whether there is something to list.
func (r record) hasChanges() bool {
	c := r.since
	return c != nil && len(c.Added)+len(c.Changed)+len(c.Moved)+len(c.Removed) > 0
}

// changeList lists the changes for people.
func changeList(c bundle.Changes) []kit.Problem {
	var out []kit.Problem
	add := func(list []bundle.Change, text func(x bundle.Change) string) {
		for _, x := range list {
			code := x.Code
			if code == "" {
				code = x.OldCode
			}
			title := x.Title
			if x.Part != "" {
				title += " · " + x.Part
			}
			out = append(out, kit.Problem{Name: code + "  " + title, Text: text(x)})
		}
	}
	add(c.Added, func(x bundle.Change) string {
		return lang.L("Baru, di halaman {{.Page}}.", map[string]any{"Page": look.Count(x.Page)})
	})
	add(c.Changed, func(x bundle.Change) string {
		return lang.L("Berubah: {{.What}}.", map[string]any{"What": strings.Join(x.What, ", ")})
	})
	add(c.Moved, func(x bundle.Change) string {
		return lang.L("Dipindah dari {{.Code}}.", map[string]any{"Code": x.OldCode})
	})
	add(c.Removed, func(x bundle.Change) string {
		return lang.L("Dihapus; dahulu di halaman {{.Page}}.", map[string]any{"Page": look.Count(x.OldPage)})
	})
	return out
}
