package survei

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"siapzi/model"
	"siapzi/model/survey"
	"siapzi/ui/kit"
	"siapzi/ui/look"
)

// word translates what stands in figures and is ours; what respondents wrote
// stays.
func word(s string) string {
	if slices.Contains([]string{"Tidak diisi", "Lainnya", "Laki-laki", "Perempuan", "Jenis layanan", "Jenis kelamin", "Umur", "Pendidikan", "Nilai per unsur"}, s) {
		return lang.L(s)
	}
	for _, k := range model.SurveyKinds {
		for _, e := range survey.KindOf(k).Elements {
			if e.Name == s {
				return lang.L(s)
			}
		}
	}
	return s
}

// note translates the note of a bar.
func note(b survey.Bar) string {
	if n, rest, ok := strings.Cut(b.Note, " responden"); ok {
		return lang.L("{{.N}} responden", map[string]any{"N": n}) + rest
	}
	return lang.L(b.Note)
}

// resultView shows one survey.
func (p *Page) resultView(r survey.Result) fyne.CanvasObject {
	all := kit.Rows(look.Gap12, p.head(r))
	if n := r.Required - r.Used; n > 0 {
		all.Add(kit.Banner(kit.Warn, look.IconWarning,
			lang.L("Responden kurang {{.N}} dari batas {{.Least}}. Hasil belum dapat dipakai sebagai bukti.", map[string]any{"N": look.Count(n), "Least": look.Count(r.Required)}),
			lang.L("Penerima layanan…"), func() { p.askFacts(r) }))
	}
	if r.Used > 0 {
		all.Add(card(lang.L("Nilai per unsur"), lang.L("rata-rata, skala 0–4; segitiga: dua terendah"), bars(r.ElementChart())))
		if len(r.Trend) > 1 {
			c := r.TrendChart(p.d.Papers.SurveyMinimum(p.book.unit, r))
			for i := range c.Bars {
				c.Bars[i].Label = periodText(r.Trend[i].Survey)
			}
			all.Add(card(lang.L("Perkembangan"), r.Kind.Index, bars(c)))
		}
		all.Add(p.followCard(r))
		for _, g := range r.Groups {
			all.Add(card(word(g.Title), lang.L("{{.N}} kelompok", map[string]any{"N": look.Count(len(g.Rows))}), bars(r.GroupChart(g))))
		}
	}
	all.Add(p.careCard(r))
	if len(r.Comments) > 0 {
		all.Add(commentCard(r))
	}
	all.Add(p.peopleCard(r))
	outer, _ := kit.VScroll(kit.Padded(all, look.Gap16, look.Gap24, look.Gap24, look.Gap24))
	return outer
}

// card is a titled part of the result.
func card(title, hint string, body fyne.CanvasObject) fyne.CanvasObject {
	top := []fyne.CanvasObject{kit.NewText(title, look.Section, look.ColorText)}
	if hint != "" {
		top = append(top, kit.NewText(hint, look.Body, look.ColorMuted))
	}
	return kit.Card(kit.Rows(look.Gap12, kit.NewFlow(look.Gap8, top...), body))
}

// head is the figure, what it means, and what can be done with it.
func (p *Page) head(r survey.Result) fyne.CanvasObject {
	sub := lang.L("{{.Used}} dari {{.All}} jawaban · skala 1–{{.Scale}} · indeks = {{.Formula}}",
		map[string]any{"Used": look.Count(r.Used), "All": look.Count(r.Total), "Scale": r.Survey.Scale, "Formula": survey.Formula(r.Survey)})
	verdict, token := lang.L("Belum ada jawaban yang dihitung"), look.ColorMuted
	minimum := p.d.Papers.SurveyMinimum(p.book.unit, r)
	switch {
	case r.Used == 0:
	case r.Survey.Kind == model.SKM:
		verdict, token = lang.L("Mutu {{.Letter}} – {{.Words}}", map[string]any{"Letter": r.Grade.Letter, "Words": lang.L(r.Grade.Words)}), look.ColorText
	case minimum > 0 && r.Index < minimum-1e-9:
		verdict, token = lang.L("Kurang {{.Gap}} dari batas {{.Least}}", map[string]any{"Gap": look.Gap(minimum - r.Index), "Least": look.Score(minimum)}), look.ColorWarningText
	case minimum > 0:
		verdict, token = lang.L("Memenuhi batas {{.Least}}", map[string]any{"Least": look.Score(minimum)}), look.ColorSuccess
	default:
		verdict = lang.L("skala 0–4")
	}
	report := kit.NewButton(kit.Filled, lang.L("Jadikan bukti"), look.IconFile, func() { p.keepReport(r) }).
		Tip(lang.L("Membuat laporan PDF dan menautkannya ke {{.Code}}", map[string]any{"Code": r.Kind.Report}))
	save := kit.NewButton(kit.Outlined, lang.L("Simpan laporan…"), look.IconPrinter, func() { p.saveReport(r) })
	more := kit.NewButton(kit.Outlined, "", look.IconDots, nil).Tip(lang.L("Lainnya"))
	more.OnTap(func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(more)
		kit.ShowMenu(p.d.Shell.Window(), at.AddXY(0, more.Size().Height), p.menu(r)...)
	})
	buttons := kit.Row(look.Gap8, report, save)
	if _, ok := r.Offer(); ok {
		buttons.Add(kit.NewButton(kit.Outlined, lang.L("Isi jawaban {{.Code}}", map[string]any{"Code": r.Kind.Answer}), look.IconCheck, func() { p.offer(r) }))
	}
	buttons.Add(more)
	figure := kit.Row(look.Gap16, kit.NewText(r.Large(), look.Dial, look.ColorPrimary),
		kit.Grow(kit.Rows(2, kit.NewText(verdict, look.Title, token).Shrink(), kit.NewPara(sub, look.Body, look.ColorMuted))))
	return kit.Rows(look.Gap8,
		kit.NewText(lang.L(r.Kind.Name)+" · "+periodText(r.Survey), look.Section, look.ColorMuted).Shrink(), figure, kit.NewFlow(look.Gap8, buttons.Objects...))
}

// followCard offers activities for the two lowest elements.
func (p *Page) followCard(r survey.Result) fyne.CanvasObject {
	body := kit.Rows(look.Gap8)
	for _, a := range r.Followed(p.book.plan) {
		body.Add(kit.Row(look.Gap8, kit.NewIcon(look.IconCalendarCheck, look.ColorPrimary, look.IconSize), kit.Grow(kit.NewText(a.Name, look.Body, look.ColorText).Shrink())))
	}
	open := r.FollowUps(p.book.plan)
	for _, a := range open {
		body.Add(kit.Row(look.Gap8, kit.NewIcon(look.IconRing, look.ColorMuted, look.IconSize), kit.Grow(kit.NewText(a.Name, look.Body, look.ColorMuted).Shrink())))
	}
	if len(open) > 0 {
		body.Add(kit.Row(0, kit.NewButton(kit.Outlined, lang.L("Masukkan ke rencana aksi"), look.IconPlus, func() { p.follow(open) }).Small(), kit.Space()))
	}
	return card(lang.L("Tindak lanjut dua unsur terendah"), "", body)
}

// careCard lists the flags with what can be done about each.
func (p *Page) careCard(r survey.Result) fyne.CanvasObject {
	body := kit.Rows(look.Gap8, kit.NewPara(lang.L("{{.All}} jawaban masuk, {{.Out}} dikeluarkan, {{.Partial}} terisi sebagian. Tidak ada yang dikeluarkan tanpa keputusan Anda.",
		map[string]any{"All": look.Count(r.Total), "Out": look.Count(r.Excluded), "Partial": look.Count(r.Partial)}), look.Body, look.ColorMuted))
	for _, f := range survey.Flags {
		n, out := r.Count(f)
		if n == 0 {
			continue
		}
		action, leave := lang.L("Keluarkan {{.N}}", map[string]any{"N": look.Count(n - out)}), true
		if out == n {
			action, leave = lang.L("Hitung lagi {{.N}}", map[string]any{"N": look.Count(out)}), false
		}
		b := kit.NewButton(kit.Outlined, action, "", func() { p.exclude(r, f, leave) }).Small()
		body.Add(kit.Row(look.Gap12, kit.Grow(kit.Rows(1, kit.NewText(lang.L(f.Label())+" · "+look.Count(n), look.Strong, look.ColorText),
			kit.NewPara(lang.L(f.Rule()), look.Body, look.ColorMuted))), b))
	}
	for _, b := range r.Batches {
		b := b
		take := kit.NewButton(kit.Quiet, lang.L("Batalkan impor"), look.IconUndo, func() { p.withdraw(b) }).Small()
		body.Add(kit.Row(look.Gap8, kit.NewIcon(look.IconFile, look.ColorMuted, look.IconSize),
			kit.Grow(kit.NewText(b.File+" · "+look.Date(b.Created), look.Body, look.ColorMuted).Shrink()), take))
	}
	return card(lang.L("Mutu data"), "", body)
}

// maxComments is how many free answers are shown at once.
const maxComments = 50

func commentCard(r survey.Result) fyne.CanvasObject {
	rows := kit.Rows(6)
	for i, c := range r.Comments {
		if i == maxComments {
			rows.Add(kit.NewText(lang.L("dan {{.N}} saran lain di dalam laporan", map[string]any{"N": look.Count(len(r.Comments) - i)}), look.Body, look.ColorMuted))
			break
		}
		rows.Add(kit.NewPara("“"+c+"”", look.Body, look.ColorText).MaxLines(4))
	}
	return kit.Card(kit.NewDisclosure(lang.L("Saran responden"), look.Count(len(r.Comments)), rows))
}

// peopleCard tells that there are names, and shows them only when asked.
func (p *Page) peopleCard(r survey.Result) fyne.CanvasObject {
	if r.People == 0 {
		return card(lang.L("Identitas responden"), "", kit.NewPara(lang.L("Tidak ada nama atau telepon yang disimpan."), look.Body, look.ColorMuted))
	}
	body := kit.Rows(look.Gap8, kit.NewPara(lang.L("{{.N}} nama atau telepon disimpan terpisah dan tidak ikut laporan, ekspor, atau pencarian kecuali Anda memintanya.",
		map[string]any{"N": look.Count(r.People)}), look.Body, look.ColorMuted),
		kit.NewFlow(look.Gap8, kit.NewButton(kit.Outlined, lang.L("Tampilkan…"), look.IconUser, func() { p.showPeople(r) }).Small(),
			kit.NewButton(kit.Danger, lang.L("Hapus identitas…"), look.IconTrash, func() { p.askErase(r) }).Small()))
	return card(lang.L("Identitas responden"), look.Count(r.People), body)
}
