package look

import (
	"image/color"
	"math"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"siapzi/assets"
	"siapzi/ui/look/looktest"
)

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ name, got, want string }{
		{"a score has two decimals and a comma", Score(39.33), "39,33"},
		{"a half stored too low is still rounded up", Score(0.125 - 1e-12), "0,13"},
		{"one third", Score(1.0 / 3), "0,33"},
		{"a negative number has a real minus", Score(-1.2), "−1,20"},
		{"minus nothing has no sign", Score(-0.001), "0,00"},
		{"a gain has a plus", Signed(0.06), "+0,06"},
		{"no gain has no plus", Signed(0.001), "0,00"},
		{"short drops zeros", Short(3.5), "3,5"},
		{"short keeps whole numbers", Short(60), "60"},
		{"short of nothing", Short(0), "0"},
		{"thousands have dots", Count(1248), "1.248"},
		{"millions too", Count(-1234567), "−1.234.567"},
		{"percent", Percent(67.75), "67,8\u00a0%"},
		{"not a number", Score(math.NaN()), "–"},
		{"bytes", Size(512), "512\u00a0B"},
		{"kilobytes", Size(389_120), "380\u00a0KB"},
		{"megabytes", Size(10_276_045), "9,8\u00a0MB"},
		{"gigabytes", Size(3 << 30), "3,0\u00a0GB"},
		{"a name for a folder", FileName("  Balai: Contoh/\"Nusantara\" 1.. "), "Balai Contoh Nusantara 1"},
		{"a name of nothing", FileName("..//"), ""},
		{"a day", Date(time.Date(2026, 3, 14, 0, 0, 0, 0, time.UTC)), "14 Mar 2026"},
		{"no day", Date(time.Time{}), ""},
		{"a day in full", LongDate(time.Date(2026, 8, 1, 0, 0, 0, 0, time.UTC)), "1 Agustus 2026"},
		{"a time", Clock(time.Date(2026, 8, 1, 9, 5, 0, 0, time.UTC)), "09.05"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, c.got, c.want)
		}
	}
}

func TestContrastIsEnoughToRead(t *testing.T) {
	texts := map[fyne.ThemeColorName][]fyne.ThemeColorName{
		ColorText:        {ColorBackground, ColorSurface, ColorHover, ColorPrimaryTint, ColorMark, ColorWarningTint},
		ColorMuted:       {ColorBackground, ColorSurface, ColorHover, ColorPrimaryTint, ColorGreyTint},
		ColorPrimary:     {ColorBackground, ColorSurface, ColorHover, ColorPrimaryTint},
		ColorOnPrimary:   {ColorPrimary, ColorPrimaryHover},
		ColorSuccess:     {ColorSurface, ColorSuccessTint},
		ColorWarningText: {ColorSurface, ColorWarningTint},
		ColorDanger:      {ColorSurface, ColorDangerTint},
		ColorInfo:        {ColorSurface, ColorInfoTint},
	}
	for _, v := range []fyne.ThemeVariant{theme.VariantLight, theme.VariantDark} {
		th := New(Auto)
		for text, grounds := range texts {
			for _, ground := range grounds {
				if c := contrast(th.Color(text, v), th.Color(ground, v)); c < 4.5 {
					t.Errorf("variant %d: %s on %s is %.2f:1", v, text, ground, c)
				}
			}
		}
	}
}

// contrast is the ratio of WCAG 2.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	lin := func(v uint32) float64 {
		x := float64(v) / 0xFFFF
		if x <= 0.03928 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(r) + 0.7152*lin(g) + 0.0722*lin(b)
}

func TestModeOverridesTheDesktop(t *testing.T) {
	if got, want := New(Dark).Color(ColorSurface, theme.VariantLight), palette[ColorSurface].dark; got != want {
		t.Errorf("dark mode on a light desktop: got %v, want %v", got, want)
	}
	if got, want := New(Auto).Color(ColorSurface, theme.VariantDark), palette[ColorSurface].dark; got != want {
		t.Errorf("auto on a dark desktop: got %v, want %v", got, want)
	}
}

// icons lists every icon constant; TestIcons compares it with the files.
var icons = []IconName{IconMark, IconHome, IconList, IconFile, IconFileBroken, IconImage, IconCalendar, IconCalendarCheck,
	IconPencil, IconLayers, IconArrows, IconSliders, IconSearch, IconPlus, IconMinus, IconChevronRight, IconChevronLeft,
	IconChevronDown, IconChevronUp, IconCheck, IconRing, IconPencilRing, IconUpRing, IconCheckRing, IconReturnRing,
	IconCrossRing, IconInfo, IconHelp, IconWarning, IconClose, IconExternal, IconFolder, IconUndo, IconRedo, IconSun,
	IconMoon, IconUser, IconLock, IconPlay, IconPrinter, IconTrash, IconDots, IconLink, IconCopy, IconClock, IconScan,
	IconSignature, IconBars, IconGrid, IconZoomFit, IconRefresh, IconExpand}

func TestIcons(t *testing.T) {
	for _, mode := range []Mode{Light, Dark} {
		t.Run("every icon paints in "+string(mode), func(t *testing.T) {
			a := test.NewTempApp(t)
			a.Settings().SetTheme(New(mode))
			sheet := container.NewWithoutLayout(canvas.NewRectangle(theme.Color(ColorSurface)))
			for i, name := range icons {
				img := canvas.NewImageFromResource(NewIcon(name, ColorText).At(24))
				img.Resize(fyne.NewSquareSize(24))
				img.Move(fyne.NewPos(float32(i%10)*36+8, float32(i/10)*36+8))
				sheet.Add(img)
			}
			w := test.NewTempWindow(t, sheet)
			w.SetPadded(false)
			w.Resize(fyne.NewSize(370, 230))
			sheet.Objects[0].Resize(fyne.NewSize(370, 230))
			looktest.Picture(t, "icons-"+string(mode)+".png", w.Canvas())
		})
	}
	t.Run("files and names are the same set", func(t *testing.T) {
		files, err := assets.Icons.ReadDir("icons")
		if err != nil {
			t.Fatal(err)
		}
		named := map[string]bool{}
		for _, i := range icons {
			named[string(i)] = true
		}
		for _, f := range files {
			if name := strings.TrimSuffix(f.Name(), ".svg"); !named[name] {
				t.Errorf("icons/%s has no constant", f.Name())
			}
		}
		if len(files) != len(icons) {
			t.Errorf("%d files, %d constants", len(files), len(icons))
		}
	})
}

func TestStylesMeasureTheirOwnFont(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(New(Light))
	small, big := Body.Measure("Pelayanan"), Heading.Measure("Pelayanan")
	if big.Width <= small.Width*1.5 || big.Height <= small.Height {
		t.Errorf("heading %v is not larger than body %v", big, small)
	}
	if Strong.Measure("Pelayanan").Width == small.Width {
		t.Error("Strong measures as wide as Body: the Medium cut was not used")
	}
}

func TestLinesAreDeepEnoughForTails(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(New(Light))
	for _, s := range []Style{Body, Strong, Lead, Section, Title, Heading} {
		size := theme.Size(s.Size)
		_, baseline := fyne.CurrentApp().Driver().RenderedTextSize("gy", size, fyne.TextStyle{Bold: s.Weight >= Medium}, s.font())
		for _, scale := range []float32{1, 1.25, 1.5, 1.75, 2} {
			// As Fyne paints: baseline rounded up, height to the nearest pixel.
			bottom := math.Ceil(float64(baseline*scale)) + 0.222*float64(size*scale)
			if height := math.Round(float64(s.Measure("gy").Height * scale)); bottom > height {
				t.Errorf("%v at scale %g: tails end at %.1f of %.0f pixels", s, scale, bottom, height)
			}
		}
	}
	if got := deeper([]byte("not a font")); string(got) != "not a font" {
		t.Error("what is no font was changed")
	}
}
