package survei

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model/survey"
	"siapzi/ui/kit"
	"siapzi/ui/look"
	"siapzi/ui/say"
)

// showCare shows what must be answered before the import, what is wrong, and
// what is worth a look.
func (w *wizard) showCare() {
	w.care.Objects = nil
	r := w.read
	if w.file.Note != "" {
		w.care.Add(kit.Banner(kit.Warn, look.IconWarning, say.Text(w.file.Note), "", nil))
	}
	for _, e := range r.Missing {
		w.care.Add(line(look.IconWarning, look.ColorWarning, lang.L("Tanpa kolom: {{.Name}}", map[string]any{"Name": e.Key + " " + lang.L(e.Name)})))
	}
	w.addUnknown(r)
	w.addAsks(r)
	if len(r.Problems) > 0 {
		rows := kit.Rows(look.Gap4)
		for i, x := range r.Problems {
			if i == 30 {
				rows.Add(kit.NewText("…", look.Body, look.ColorMuted))
				break
			}
			rows.Add(kit.NewText(x.Cell+"  "+say.Text(x.Text), look.Body, look.ColorText).Shrink())
		}
		d := kit.NewDisclosure(lang.L("Sel yang tidak terbaca"), look.Count(len(r.Problems)), rows)
		w.care.Add(d)
	}
	w.addFlags(r)
	w.addWords(r)
	w.care.Refresh()
	w.showBar()
}

func line(icon look.IconName, token fyne.ThemeColorName, s string) fyne.CanvasObject {
	return kit.RowTop(look.Gap8, kit.NewIcon(icon, token, look.IconSize), kit.Grow(kit.NewPara(s, look.Body, look.ColorText)))
}

// addUnknown asks what words are worth.
func (w *wizard) addUnknown(r survey.Reading) {
	if len(r.Unknown) == 0 {
		return
	}
	w.care.Add(kit.NewText(lang.L("Berapa nilai kata ini?"), look.Section, look.ColorText))
	values := []string{lang.L("Pilih nilai")}
	for n := range w.in.Layout.Scale {
		values = append(values, fmt.Sprint(n+1))
	}
	for i, u := range r.Unknown {
		if i == 40 {
			w.care.Add(kit.NewPara(lang.L("Masih ada {{.N}} kata lain. Periksa apakah kolom ini memang berisi jawaban.", map[string]any{"N": look.Count(len(r.Unknown) - i)}), look.Body, look.ColorWarningText))
			break
		}
		s := kit.NewSelect(func(n int) {
			w.in.Layout.Value(u.Field, u.Word, n)
			w.reread()
		}, values...)
		w.care.Add(kit.Row(look.Gap8, kit.NewText(string(u.Field), look.Strong, look.ColorPrimary),
			kit.Grow(kit.NewText("“"+u.Word+"” ×"+look.Count(u.Count), look.Body, look.ColorText).Shrink()), kit.AtMost(kit.Fixed(s, 130, 0), 130)))
	}
}

// addAsks asks which scales are reversed.
func (w *wizard) addAsks(r survey.Reading) {
	if len(r.Asks) == 0 {
		return
	}
	w.care.Add(kit.NewText(lang.L("Apakah angka besar berarti buruk?"), look.Section, look.ColorText))
	for _, a := range r.Asks {
		w.care.Add(kit.Rows(look.Gap4, kit.NewPara(string(a.Field)+" · "+a.Head, look.Strong, look.ColorText), kit.NewPara(say.Text(a.Why), look.Body, look.ColorMuted),
			kit.NewCheck(lang.L("Ya, balik nilainya"), w.in.Layout.Columns[a.Column].Reversed, func(on bool) {
				w.in.Layout.Columns = slices.Clone(w.in.Layout.Columns)
				w.in.Layout.Columns[a.Column].Reversed = on
			})))
	}
	w.care.Add(kit.Row(0, kit.NewButton(kit.Outlined, lang.L("Sudah saya periksa"), look.IconCheck, func() {
		w.in.Layout.Asked = true
		w.reread()
	}).Small(), kit.Space()))
}

// addFlags lists what may not be genuine; nothing is left out unless ticked.
func (w *wizard) addFlags(r survey.Reading) {
	counts := map[survey.Flag]int{}
	for _, f := range r.Flags {
		counts[f.Flag]++
	}
	if len(counts) == 0 {
		return
	}
	w.care.Add(kit.NewText(lang.L("Jawaban yang perlu dilihat"), look.Section, look.ColorText))
	for _, f := range survey.Flags {
		if counts[f] == 0 {
			continue
		}
		w.care.Add(kit.Rows(1, kit.NewCheck(lang.L("Keluarkan {{.N}} jawaban: {{.Flag}}", map[string]any{"N": look.Count(counts[f]), "Flag": lang.L(f.Label())}),
			slices.Contains(w.in.Leave, f), func(on bool) {
				w.in.Leave = slices.DeleteFunc(slices.Clone(w.in.Leave), func(x survey.Flag) bool { return x == f })
				if on {
					w.in.Leave = append(w.in.Leave, f)
				}
			}), kit.Padded(kit.NewPara(lang.L(f.Rule()), look.Body, look.ColorMuted), 0, 0, 0, look.Gap24)))
	}
}

// addWords tells how words were counted.
func (w *wizard) addWords(r survey.Reading) {
	if len(r.Words) == 0 {
		return
	}
	rows := kit.Rows(look.Gap4)
	for i, x := range r.Words {
		if i == 80 {
			break
		}
		rows.Add(kit.Row(look.Gap8, kit.Fixed(kit.NewText(string(x.Field), look.Strong, look.ColorPrimary), 28, 0),
			kit.Grow(kit.NewText(x.Word, look.Body, look.ColorText).Shrink()), kit.NewText("= "+fmt.Sprint(x.Value), look.Strong, look.ColorText)))
	}
	w.care.Add(kit.NewDisclosure(lang.L("Nilai tiap kata"), look.Count(len(r.Words)), rows))
}

// showBar shows what the import will do, and whether it can.
func (w *wizard) showBar() {
	r := w.read
	open := len(r.Unknown) + len(r.Asks)
	text, token := lang.L("{{.N}} jawaban siap diimpor. Berkas asli tidak diubah.", map[string]any{"N": look.Count(len(r.Responses))}), look.ColorMuted
	err := w.in.Layout.Check()
	switch {
	case err != nil:
		text, token = say.Error(err), look.ColorWarningText
	case open > 0:
		text, token = lang.L("{{.N}} pertanyaan di kiri perlu dijawab dahulu.", map[string]any{"N": look.Count(open)}), look.ColorWarningText
	}
	yes := kit.NewButton(kit.Filled, lang.L("Impor {{.N}} jawaban", map[string]any{"N": look.Count(len(r.Responses))}), look.IconCheck, w.store)
	yes.SetEnabled(err == nil && open == 0 && len(r.Responses) > 0)
	w.p.set(w.bar, kit.Padded(kit.Row(look.Gap12, kit.Grow(kit.NewPara(text, look.Body, token).MaxLines(2)),
		kit.NewButton(kit.Outlined, lang.L("Batal"), "", w.cancel), yes), look.Gap12, look.Gap24, look.Gap12, look.Gap24))
	w.root.Refresh() // the bar may have another height now
}
