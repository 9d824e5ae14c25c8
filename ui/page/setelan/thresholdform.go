package setelan

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/lke"
	"siapzi/model/setting"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// thresholdForm is the minimums of both targets, of which one is shown.
type thresholdForm struct {
	p      *Page
	root   *fyne.Container
	target *kit.Segments
	reset  *kit.Button
	note   *fyne.Container // how many differ from the regulation
	count  *kit.Para
	lists  []*fyne.Container // by target
	rows   [][]*thresholdRow
}

var targets = []model.Target{model.WBK, model.WBBM}

func newThresholdForm(p *Page) *thresholdForm {
	f := &thresholdForm{p: p, count: kit.NewPara("", look.Body, look.ColorText)}
	f.target = kit.NewSegments(func(int) {
		f.show()
		p.relayout()
	}, "WBK", "WBBM")
	f.reset = kit.NewButton(kit.Quiet, lang.L("Kembalikan semua"), look.IconUndo, f.resetAll).Tip(lang.L("Semua ambang kembali ke nilai peraturan"))
	color, tint := kit.Warn.Tokens()
	f.note = kit.Stack(kit.NewBox(tint, "", look.Radius), kit.Padded(
		kit.Row(look.Gap12, kit.NewIcon(look.IconPencil, color, look.IconSize), kit.Grow(f.count)), look.Gap8, look.Gap12, look.Gap8, look.Gap12))
	f.root = kit.Rows(look.Gap12, heading(lang.L("Ambang nilai"), lang.L("Nilai paling rendah untuk diusulkan. Ubah hanya bila TPN menetapkan ambang lain untuk tahun ini.")),
		kit.Row(look.Gap12, f.target, kit.Space(), f.reset), f.note)
	for _, t := range targets {
		list, rows := f.list(t)
		f.lists, f.rows = append(f.lists, list), append(f.rows, rows)
		f.root.Add(list)
	}
	if p.items[setting.UnitTarget].Value == string(model.WBBM) {
		f.target.Set(1)
	}
	return f
}

func (f *thresholdForm) list(t model.Target) (*fyne.Container, []*thresholdRow) {
	var rows []*thresholdRow
	body := kit.Rows(look.Gap8)
	for _, k := range f.p.order {
		if it := f.p.items[k]; it.Rule != nil && it.Gate.Target == t {
			if len(rows) > 0 {
				body.Add(kit.NewDivider())
			}
			r := newThresholdRow(f.p, it)
			rows = append(rows, r)
			body.Add(r.root)
		}
	}
	return kit.Card(body), rows
}

func (f *thresholdForm) object() fyne.CanvasObject { return f.root }

func (f *thresholdForm) show() {
	changed := 0
	for i, rows := range f.rows {
		f.lists[i].Hidden = i != f.target.On()
		for _, r := range rows {
			r.show()
			if i == f.target.On() && r.field.item().Changed {
				changed++
			}
		}
	}
	f.reset.SetEnabled(changed > 0)
	f.note.Hidden = changed == 0
	f.count.Set(lang.L("{{.Count}} ambang {{.Target}} berbeda dari peraturan. Nilai, beranda, dan bundel memakai ambang ini.",
		map[string]any{"Count": changed, "Target": string(targets[f.target.On()])}))
}

// resetAll brings the regulation's minimums of the shown target back.
func (f *thresholdForm) resetAll() {
	values := map[setting.Key]string{}
	for _, r := range f.rows[f.target.On()] {
		if r.field.item().Changed {
			values[r.field.key] = ""
		}
	}
	f.p.save(values)
}

// thresholdRow is one minimum: its name, what the regulation says, a field,
// and the way back.
type thresholdRow struct {
	field   *field
	root    *fyne.Container
	law     *kit.Para
	points  *kit.Text // the measure, and for percent the points that it means
	reset   *kit.Button
	problem *kit.Para
}

func newThresholdRow(p *Page, it setting.Item) *thresholdRow {
	r := &thresholdRow{law: kit.NewPara("", look.Body, look.ColorMuted), points: kit.Muted(""), problem: kit.NewPara("", look.Body, look.ColorDanger)}
	r.problem.Hide()
	r.field = newField(p, it.Key, kit.NewEntry(""))
	r.field.place = r
	r.reset = kit.NewIconButton(look.IconUndo, lang.L("Kembalikan ke peraturan"), func() { p.save(map[setting.Key]string{it.Key: ""}) }).Quiet()
	name := kit.Rows(0, kit.NewPara(it.Rule.Label, look.Strong, look.ColorText), r.law)
	r.root = kit.Rows(look.Gap4, kit.Row(look.Gap8, kit.Grow(name), kit.Fixed(r.field.entry, 76, look.ControlHeight),
		kit.Fixed(r.points, 92, 0), kit.Fixed(r.reset, look.SmallHeight, look.SmallHeight)), r.problem)
	return r
}

func (r *thresholdRow) show() {
	r.field.show()
	it := r.field.item()
	law, points := lang.L("peraturan {{.Value}} dari {{.Most}}", map[string]any{"Value": exact(it.Rule.Stated()), "Most": exact(it.Rule.Most())}), lang.L("poin")
	if x, ok := setting.ParseNumber(it.Value); ok && it.Rule.Measure == lke.MeasurePercent {
		law = lang.L("peraturan {{.Value}}", map[string]any{"Value": exact(it.Rule.Stated()) + "\u00a0%"})
		points = lang.L("% = {{.Score}} poin", map[string]any{"Score": look.Short(x / 100 * it.Rule.Weight)})
	}
	token := fyne.ThemeColorName(look.ColorMuted)
	if it.Changed {
		law, token = lang.L("Diubah")+" · "+law, look.ColorWarningText
	}
	r.law.SetIn(law, look.Body, token)
	r.points.Set(points)
	r.reset.Hidden = !it.Changed
}

// SetProblem shows what is wrong; "" is all right.
func (r *thresholdRow) SetProblem(s string) {
	r.problem.Set(s)
	r.problem.Hidden = s == ""
	r.root.Refresh()
}

// Problem gives what is shown as wrong.
func (r *thresholdRow) Problem() string { return r.problem.Text() }

// exact writes a minimum with all its decimals.
func exact(x float64) string {
	return strings.Replace(strconv.FormatFloat(x, 'f', -1, 64), ".", ",", 1)
}
