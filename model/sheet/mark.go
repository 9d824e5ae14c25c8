package sheet

import "github.com/xuri/excelize/v2"

// Mark is one cell of a strip of months: a sign that can be read without
// colour, and a tone.
type Mark struct {
	Text string
	Tone Tone
}

// Tone is the look of a mark.
type Tone int

// The tones.
const (
	ToneNone    Tone = iota // nothing planned
	TonePlanned             // outlined
	ToneDone                // filled
	ToneLate                // red edge
	ToneMuted               // outlined, greyed: nobody waits for it
	toneHead                // the head above
)

const (
	primary = "0F5C5C"
	danger  = "B3261E"
	paper   = "FFFFFF"
	pale    = "F1F4F4"
)

// makeMarks makes the styles of the tones.
func (b *book) makeMarks() error {
	b.marks = make([]int, toneHead+1)
	middle := &excelize.Alignment{Horizontal: "center", Vertical: "center"}
	box := func(color string, style int) []excelize.Border {
		var all []excelize.Border
		for _, side := range []string{"left", "top", "right", "bottom"} {
			all = append(all, excelize.Border{Type: side, Color: color, Style: style})
		}
		return all
	}
	fill := func(color string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
	}
	for tone, s := range []excelize.Style{
		ToneNone:    {Font: &excelize.Font{Family: font, Size: 10, Color: muted}, Border: box(hairline, 4)},
		TonePlanned: {Font: &excelize.Font{Family: font, Size: 10, Color: ink}, Border: box(primary, 1)},
		ToneDone:    {Font: &excelize.Font{Family: font, Size: 10, Bold: true, Color: paper}, Fill: fill(primary), Border: box(paper, 1)},
		ToneLate:    {Font: &excelize.Font{Family: font, Size: 10, Bold: true, Color: danger}, Border: box(danger, 2)},
		ToneMuted:   {Font: &excelize.Font{Family: font, Size: 10, Color: muted}, Fill: fill(pale), Border: box(hairline, 1)},
		toneHead: {Font: &excelize.Font{Family: font, Bold: true, Size: 9, Color: ink}, Fill: fill(tint),
			Border: []excelize.Border{{Type: "bottom", Color: ink, Style: 2}}},
	} {
		s.Alignment, s.NumFmt = middle, 49
		n, err := b.NewStyle(&s)
		if err != nil {
			return err
		}
		b.marks[tone] = n
	}
	return nil
}
