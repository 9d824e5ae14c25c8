package survey

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"siapzi/model"
	"siapzi/model/paint"
	"siapzi/model/setting"
	"siapzi/model/typeset"
)

// Questionnaire is a form to be printed and filled by hand.
type Questionnaire struct {
	Kind    model.SurveyKind
	Scale   int // 4 or 6
	Unit    model.Unit
	Head    setting.Letterhead
	Address string // of the form on the web, printed as a QR code; may be empty
	F4      bool   // 215 × 330 mm in place of A4
	Day     time.Time
}

// Write draws the questionnaire as PDF. It is Invalid for an address that is
// none of the web or too long for a code.
func (q Questionnaire) Write(ctx context.Context, w io.Writer) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	width, height := paint.A4Width, paint.A4Height
	if q.F4 {
		width, height = 215, 330
	}
	k := KindOf(q.Kind)
	p := newPages("Kuesioner "+k.Name+" – "+q.Unit.Name, q.Day, width, height)
	p.letterhead(q.Head, q.Unit)
	if err := p.intro(q, k); err != nil {
		return err
	}
	p.aboutYou()
	p.section("Penilaian Anda")
	p.para(scaleWords(q.Scale))
	for i, e := range k.Elements {
		p.question(i+1, e, q.Scale)
	}
	p.flow.Add(paint.Block{H: 27, Draw: func(y float64) { // in one piece
		p.put(paint.SemiBold, 12, paint.Ink, p.left, y+6, "Saran")
		for n := range 2 {
			line := y + 15 + float64(n)*8.5
			p.Line(p.left, line, p.right, line, paint.Pen{Width: 0.15, Color: paint.Hairline})
		}
	}})
	p.feet(q.Unit.Name + " · Kuesioner " + string(q.Kind))
	if err := p.Output(w); err != nil {
		return fmt.Errorf("survey: write questionnaire: %w", err)
	}
	return nil
}

func scaleWords(scale int) string {
	if scale == 6 {
		return "Lingkari satu angka di setiap baris: 1 = sangat tidak setuju, 6 = sangat setuju."
	}
	return "Beri tanda silang pada satu jawaban di setiap pertanyaan."
}

// intro is the title, why one is asked, and the QR code beside it.
func (p *pages) intro(q Questionnaire, k Kind) error {
	const side = 30.0
	target := ""
	if q.Address != "" {
		a, err := model.CheckAddress(q.Address)
		if err != nil {
			return err
		}
		target = a
	}
	width := p.width()
	if target != "" {
		width -= side + 6
		if err := typeset.QR(p.Canvas, target, p.right-side, p.flow.Y-3, side); err != nil {
			return err
		}
		p.SetFont(paint.Regular, 7.5)
		p.SetColor(paint.Muted)
		p.TextCenter(p.right-side/2, p.flow.Y+side-1, "Isi di telepon: pindai kode")
	}
	top := p.flow.Y
	p.put(paint.Bold, 16, paint.Ink, p.left, top+5.5, "Kuesioner "+k.Name)
	p.SetFont(paint.Regular, 9.5)
	p.SetColor(paint.Ink)
	end := p.TextWrapped(p.left, top+13, width, textLine, "Bapak/Ibu yang telah menerima layanan "+q.Unit.Name+", mohon menilai layanan kami dengan jujur. "+
		"Jawaban dipakai untuk memperbaiki layanan. Nama dan telepon boleh dikosongkan; bila diisi, keduanya hanya dipakai untuk memeriksa kebenaran survei.")
	p.flow.Y = end + 2
	if target != "" {
		p.flow.Y = max(p.flow.Y, top+side+4)
	}
	return nil
}

// aboutYou is the fields on the respondent.
func (p *pages) aboutYou() {
	p.section("Tentang Anda")
	half := p.width()/2 - 4
	field := func(x, y, w float64, label, options string) {
		p.put(paint.Regular, 9, paint.Ink, x, y+5, label)
		if options != "" {
			p.SetFont(paint.Regular, 9)
			at := x + 26
			for _, o := range strings.Split(options, "|") {
				p.Checkbox(at, y+5, 3, false)
				p.put(paint.Regular, 9, paint.Ink, at+4.6, y+5, o)
				at += 4.6 + p.Width(o) + 4
			}
			return
		}
		p.Line(x+26, y+6, x+w, y+6, paint.Pen{Width: 0.15, Color: paint.Hairline})
	}
	rows := [][2][2]string{{{"Layanan", ""}, {"Tanggal", ""}}, {{"Jenis kelamin", "Laki-laki|Perempuan"}, {"Umur", ""}},
		{{"Nama", ""}, {"Telepon", ""}}}
	for _, r := range rows {
		p.flow.Add(paint.Block{H: 7.2, Draw: func(y float64) {
			field(p.left, y, half, r[0][0], r[0][1])
			field(p.left+half+8, y, half, r[1][0], r[1][1])
		}})
	}
	p.flow.Add(paint.Block{H: 7.2, Draw: func(y float64) { field(p.left, y, p.width(), "Pendidikan", "SD|SMP|SMA/SMK|D1–D3|S1/D4|S2|S3") }})
}

// question is one element with its answers.
func (p *pages) question(no int, e Element, scale int) {
	p.SetFont(paint.Regular, 9.5)
	lines := p.Wrap(e.Question, p.width()-8)
	text := float64(len(lines)) * textLine
	w := (p.width() - 8) / 4
	const optionSize, optionLine = 8.6, 3.6
	options, most := make([][]string, len(e.Options)), 1
	p.SetFont(paint.Regular, optionSize)
	for i, o := range e.Options {
		options[i] = p.Wrap(o, w-6)
		most = max(most, len(options[i]))
	}
	high := text + 3.6 + float64(most)*optionLine
	if scale == 6 {
		high = text + 8
	}
	p.flow.Add(paint.Block{H: high, Draw: func(y float64) {
		p.put(paint.Medium, 9.5, paint.Teal, p.left, y+3.8, fmt.Sprintf("%d.", no))
		for i, l := range lines {
			p.put(paint.Regular, 9.5, paint.Ink, p.left+8, y+3.8+float64(i)*textLine, l)
		}
		base := y + text + 4
		if scale == 6 {
			for n := range 6 {
				cx := p.left + 12 + float64(n)*16
				p.Circle(cx, base-1.2, 2.9, paint.Pen{Width: 0.2, Color: paint.Muted})
				p.SetFont(paint.Regular, 9)
				p.SetColor(paint.Ink)
				p.TextCenter(cx, base, fmt.Sprint(n+1))
			}
			return
		}
		for n := range options {
			at := p.left + 8 + float64(n)*w
			p.Checkbox(at, base, 3.2, false)
			for i, l := range options[n] {
				p.put(paint.Regular, optionSize, paint.Ink, at+4.8, base+float64(i)*optionLine, l)
			}
		}
	}})
}

// questionnaire lists what was asked, for the report.
func (p *pages) questionnaire(r Result) {
	p.section("Lampiran: kuesioner")
	var rows [][]string
	for _, e := range r.Kind.Elements {
		options := fmt.Sprintf("1 (sangat tidak setuju) sampai %d (sangat setuju)", r.Survey.Scale)
		if r.Survey.Scale == len(e.Options) {
			options = ""
			for i, o := range e.Options {
				if i > 0 {
					options += "; "
				}
				options += fmt.Sprintf("%d %s", i+1, o)
			}
		}
		rows = append(rows, []string{e.Key, e.Question, options})
	}
	p.table([]col{{"", 10, false}, {"Pertanyaan", 0, false}, {"Pilihan", 66, false}}, rows)
}
