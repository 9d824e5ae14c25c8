package bundel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/bundle"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// lockedFile is a file that a password would open.
type lockedFile struct {
	hash  model.Hash
	name  string
	wrong bool // the one that was given does not fit
}

// lockedFiles lists the files that a password would open, each once.
func lockedFiles(o *bundle.Outlook) []lockedFile {
	var out []lockedFile
	seen := map[model.Hash]bool{}
	for _, l := range o.Lines {
		if l.File.Locked && !seen[l.File.Hash] {
			seen[l.File.Hash] = true
			out = append(out, lockedFile{l.File.Hash, l.File.Name, l.File.Wrong})
		}
	}
	return out
}

// askPasswords asks for the passwords of locked files; first stands at the top.
func (p *Page) askPasswords(first model.Hash) {
	if p.outlook == nil {
		return
	}
	files := lockedFiles(p.outlook)
	for i, f := range files {
		if f.hash == first {
			copy(files[1:i+1], files[:i])
			files[0] = f
		}
	}
	if len(files) == 0 {
		return
	}
	entries := make([]*kit.Entry, len(files))
	body := kit.Rows(look.Gap8)
	for i, f := range files {
		e := kit.NewEntry("")
		e.Password = true
		e.SetText(p.passwords[string(f.hash)])
		field := kit.NewField(f.name, e, "")
		if f.wrong {
			field.SetProblem(lang.L("Kata sandi ini tidak cocok."))
		}
		entries[i] = e
		body.Add(field)
	}
	var shown fyne.CanvasObject = body
	if len(files) > 4 {
		scroll, _ := kit.VScroll(kit.Padded(body, 0, look.Gap12, 0, 0))
		shown = kit.Fixed(scroll, 0, 280)
	}
	kit.ShowDialog(p.d.Shell.Window(), kit.DialogConfig{
		Title: lang.L("Kata sandi berkas bukti"),
		Text:  lang.L("Dipakai hanya untuk bundel ini, diingat sampai ruang kerja ditutup, dan tidak pernah disimpan."),
		Body:  shown, Focus: entries[0], Confirm: lang.L("Pakai"),
		OnConfirm: func() bool {
			for i, f := range files {
				if entries[i].Text != "" {
					p.passwords[string(f.hash)] = entries[i].Text
				} else {
					delete(p.passwords, string(f.hash))
				}
			}
			p.look()
			return true
		},
	})
}
