package mulai

import (
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
)

// draft is what the form holds.
type draft struct {
	unit, agency, year string
	target             model.Target
	dir                string
}

// read gives the unit, or every mistake at once under the names that
// model.Unit.Validate uses, and "dir".
func (d draft) read() (model.Unit, error) {
	year, err := strconv.Atoi(strings.TrimSpace(d.year))
	if err != nil {
		year = 0 // Validate says what a year must be
	}
	u := model.Unit{Name: strings.TrimSpace(d.unit), Agency: strings.TrimSpace(d.agency), Year: year, Target: d.target}
	err = u.Validate()
	if strings.TrimSpace(d.dir) != "" {
		return u, err
	}
	missing := model.FieldError{Field: "dir", Msg: lang.L("folder belum dipilih")}
	var e *model.Error
	if errors.As(err, &e) {
		e.Fields = append(e.Fields, missing)
		return u, e
	}
	return u, &model.Error{Kind: model.Invalid, Msg: lang.L("Folder belum dipilih."), Fields: []model.FieldError{missing}}
}

// proposedDir is where a workspace of this name would lie.
func proposedDir(documents, unit string, year string) string {
	name := look.FileName(unit)
	if name == "" {
		return ""
	}
	if y := strings.TrimSpace(year); y != "" {
		name += " " + look.FileName(y)
	}
	return filepath.Join(documents, name+".siapzi")
}

// form is the five fields with their buttons.
type form struct {
	p      *Page
	root   fyne.CanvasObject
	unit   *kit.Entry
	agency *kit.Entry
	year   *kit.Entry
	target *kit.Segments
	dir    *kit.Entry
	create *kit.Button
	fields map[string]*kit.Field

	proposed string // the folder that was filled in for the user
}

var targets = []model.Target{model.WBK, model.WBBM}

func newForm(p *Page) *form {
	f := &form{p: p, unit: kit.NewEntry(lang.L("Balai Contoh Nusantara")), agency: kit.NewEntry(lang.L("Kementerian Contoh")),
		year: kit.NewEntry(""), dir: kit.NewEntry("")}
	f.year.SetText(fmt.Sprint(p.d.Year))
	f.target = kit.NewSegments(func(int) { f.clear("target") }, "WBK", "WBBM")
	f.create = kit.NewButton(kit.Filled, lang.L("Buat ruang kerja"), "", f.submit)
	back := kit.NewButton(kit.Outlined, lang.L("Batal"), "", p.ShowCards)
	browse := kit.NewButton(kit.Outlined, lang.L("Pilih…"), "", f.browse)

	f.fields = map[string]*kit.Field{
		"unit":   kit.NewField(lang.L("Nama unit kerja"), f.unit, ""),
		"agency": kit.NewField(lang.L("Instansi"), f.agency, ""),
		"year":   kit.NewField(lang.L("Tahun penilaian"), f.year, ""),
		"target": kit.NewField(lang.L("Menuju"), f.target, ""),
		"dir":    kit.NewField(lang.L("Folder ruang kerja"), kit.Row(look.Gap8, kit.Grow(f.dir), browse), lang.L("Semua bukti disalin ke folder ini. Berkas asli Anda tidak diubah.")),
	}
	for name, e := range map[string]*kit.Entry{"unit": f.unit, "agency": f.agency, "year": f.year, "dir": f.dir} {
		e.OnChanged = func(string) { f.changed(name) }
		e.OnSubmitted = func(string) { f.submit() }
	}
	body := kit.Rows(look.Gap16, f.fields["unit"], f.fields["agency"],
		kit.RowTop(look.Gap24, kit.Fixed(f.fields["year"], 160, 0), kit.Grow(f.fields["target"])),
		f.fields["dir"], kit.Row(look.Gap8, kit.Space(), back, f.create))
	f.root = kit.Rows(look.Gap16,
		kit.Row(look.Gap12, kit.NewIcon(look.IconMark, look.ColorPrimary, 40), kit.Heading(lang.L("Buat ruang kerja"))),
		kit.Stack(kit.NewBox(look.ColorSurface, look.ColorLine, look.Radius), kit.Padded(body, look.Gap24, look.Gap24, look.Gap24, look.Gap24)))
	return f
}

func (f *form) draft() draft {
	return draft{unit: f.unit.Text, agency: f.agency.Text, year: f.year.Text, target: targets[f.target.On()], dir: f.dir.Text}
}

// changed takes the mark off a field that is being mended, and keeps the
// proposed folder in step with name and year until the user chose his own.
func (f *form) changed(name string) {
	f.clear(name)
	if name == "dir" || f.dir.Text != f.proposed {
		return
	}
	f.proposed = proposedDir(f.p.d.Documents, f.unit.Text, f.year.Text)
	f.dir.SetQuietly(f.proposed)
}

func (f *form) clear(name string) { f.fields[name].SetProblem("") }

func (f *form) browse() {
	f.p.d.PickFolder(f.p.d.Documents, func(dir string) {
		if !strings.HasSuffix(dir, ".siapzi") {
			name := look.FileName(f.unit.Text)
			if name == "" {
				name = lang.L("Ruang kerja")
			}
			dir = filepath.Join(dir, strings.TrimSpace(name+" "+look.FileName(f.year.Text))+".siapzi")
		}
		f.dir.SetText(dir)
	})
}

func (f *form) submit() {
	u, err := f.draft().read()
	if err != nil {
		f.fail(err)
		return
	}
	f.create.Disable()
	f.p.d.Create(strings.TrimSpace(f.dir.Text), u, f.fail)
}

// fail marks the fields that an error names; what names no field is about the
// folder.
func (f *form) fail(err error) {
	f.create.Enable()
	if model.KindOf(err) == model.Internal {
		f.p.d.ShowError(err)
		return
	}
	var e *model.Error
	marked := false
	if errors.As(err, &e) {
		for _, x := range e.Fields {
			if field := f.fields[x.Field]; field != nil {
				field.SetProblem(sentence(say.Text(x.Msg)))
				marked = true
			}
		}
	}
	if !marked && model.KindOf(err) != model.Canceled {
		f.fields["dir"].SetProblem(say.Error(err))
	}
}

// sentence makes a field's message stand by itself.
func sentence(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[0])) + strings.TrimSuffix(string(r[1:]), ".") + "."
}
