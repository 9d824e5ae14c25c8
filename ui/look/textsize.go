package look

import (
	"os"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
)

// TextSizes are the sizes of text that people choose from, in percent. Fyne
// rounds its scale to a tenth, so steps between would do nothing.
var TextSizes = []int{90, 100, 110, 120, 130, 140, 150}

// NormalText is the size that the screens were drawn for.
const NormalText = 100

// scaleKey is the variable that Fyne reads its scale from. There is no other
// way to set it (Settings.Scale only reads the user's file).
const scaleKey = "FYNE_SCALE"

// Only the UI goroutine touches both: textSize is what was chosen last, and
// ownScale what the user's environment said before.
var (
	textSize = NormalText
	ownScale = os.Getenv(scaleKey)
)

// ValidTextSize gives the step that is nearest to percent; 0 means normal.
func ValidTextSize(percent int) int {
	if percent == 0 {
		return NormalText
	}
	best := NormalText
	for _, s := range TextSizes {
		if abs(s-percent) < abs(best-percent) {
			best = s
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

// TextStep gives the size that is by steps larger (or smaller) than percent,
// within TextSizes.
func TextStep(percent, by int) int {
	i := slices.Index(TextSizes, ValidTextSize(percent))
	return TextSizes[min(max(i+by, 0), len(TextSizes)-1)]
}

// SetTextSize makes text, and everything around it in proportion so that
// nothing is cut, percent of its normal size. It takes effect with the next
// SetTheme. UI goroutine only.
func SetTextSize(percent int) {
	textSize = ValidTextSize(percent)
	if textSize == NormalText {
		if ownScale == "" {
			_ = os.Unsetenv(scaleKey) // fails for no name of ours
		} else {
			_ = os.Setenv(scaleKey, ownScale)
		}
		return
	}
	base := float64(fyne.CurrentApp().Settings().Scale())
	if x, err := strconv.ParseFloat(ownScale, 64); err == nil {
		base = x
	}
	if base <= 0 {
		base = 1
	}
	_ = os.Setenv(scaleKey, strconv.FormatFloat(base*float64(textSize)/NormalText, 'f', 3, 64))
}

// TextSize gives the size that is in force, in percent.
func TextSize() int { return textSize }

// LeastSize gives how small a window may be whose screens want least units at
// normal size. Larger text takes room from them, but not below smallest, which
// they need to work at all.
func LeastSize(least, smallest fyne.Size) fyne.Size {
	part := float32(NormalText) / float32(max(textSize, NormalText))
	return fyne.NewSize(max(least.Width*part, smallest.Width), max(least.Height*part, smallest.Height))
}
