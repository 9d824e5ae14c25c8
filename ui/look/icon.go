package look

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"siapzi/assets"
)

// IconName names a drawing in assets/icons without ".svg".
type IconName string

// The icons. Those of statuses differ in shape, so that they can be told
// apart without colour.
const (
	IconMark          IconName = "mark" // the program's sign
	IconHome          IconName = "home"
	IconList          IconName = "list"
	IconFile          IconName = "file"
	IconFileBroken    IconName = "file-broken"
	IconImage         IconName = "image"
	IconCalendar      IconName = "calendar"
	IconCalendarCheck IconName = "calendar-check"
	IconPencil        IconName = "pencil"
	IconLayers        IconName = "layers"
	IconArrows        IconName = "arrows"
	IconSliders       IconName = "sliders"
	IconSearch        IconName = "search"
	IconPlus          IconName = "plus"
	IconMinus         IconName = "minus"
	IconChevronRight  IconName = "chevron-right"
	IconChevronLeft   IconName = "chevron-left"
	IconChevronDown   IconName = "chevron-down"
	IconChevronUp     IconName = "chevron-up"
	IconCheck         IconName = "check"
	IconRing          IconName = "ring"        // belum ada
	IconPencilRing    IconName = "pencil-ring" // draf
	IconUpRing        IconName = "up-ring"     // diajukan
	IconCheckRing     IconName = "check-ring"  // diterima
	IconReturnRing    IconName = "return-ring" // dikembalikan
	IconCrossRing     IconName = "cross-ring"  // tidak terpenuhi
	IconInfo          IconName = "info"
	IconHelp          IconName = "help"
	IconWarning       IconName = "warning"
	IconClose         IconName = "close"
	IconExternal      IconName = "external"
	IconFolder        IconName = "folder"
	IconUndo          IconName = "undo"
	IconRedo          IconName = "redo"
	IconSun           IconName = "sun"
	IconMoon          IconName = "moon"
	IconUser          IconName = "user"
	IconLock          IconName = "lock"
	IconPlay          IconName = "play"
	IconPrinter       IconName = "printer"
	IconTrash         IconName = "trash"
	IconDots          IconName = "dots"
	IconLink          IconName = "link"
	IconCopy          IconName = "copy"
	IconClock         IconName = "clock"
	IconScan          IconName = "scan"
	IconSignature     IconName = "signature"
	IconBars          IconName = "bars"
	IconGrid          IconName = "grid"
	IconZoomFit       IconName = "zoom-fit"
	IconExpand        IconName = "expand"
	IconRefresh       IconName = "refresh"
)

// fyneIcons replaces those icons of Fyne's own widgets that people can meet.
var fyneIcons = map[fyne.ThemeIconName]IconName{
	theme.IconNameCancel:         IconClose,
	theme.IconNameConfirm:        IconCheck,
	theme.IconNameSearch:         IconSearch,
	theme.IconNameContentAdd:     IconPlus,
	theme.IconNameContentRemove:  IconMinus,
	theme.IconNameContentClear:   IconClose,
	theme.IconNameArrowDropDown:  IconChevronDown,
	theme.IconNameArrowDropUp:    IconChevronUp,
	theme.IconNameNavigateNext:   IconChevronRight,
	theme.IconNameNavigateBack:   IconChevronLeft,
	theme.IconNameMoveDown:       IconChevronDown,
	theme.IconNameMoveUp:         IconChevronUp,
	theme.IconNameFolder:         IconFolder,
	theme.IconNameFolderOpen:     IconFolder,
	theme.IconNameFolderNew:      IconFolder,
	theme.IconNameFile:           IconFile,
	theme.IconNameFileText:       IconFile,
	theme.IconNameFileImage:      IconImage,
	theme.IconNameHome:           IconHome,
	theme.IconNameList:           IconList,
	theme.IconNameGrid:           IconGrid,
	theme.IconNameWarning:        IconWarning,
	theme.IconNameInfo:           IconInfo,
	theme.IconNameError:          IconCrossRing,
	theme.IconNameQuestion:       IconHelp,
	theme.IconNameSettings:       IconSliders,
	theme.IconNameMoreHorizontal: IconDots,
	theme.IconNameDelete:         IconTrash,
}

// Icon is one of our drawings in the colour of a token. It takes the colour
// each time its content is asked for, so it follows a change of theme.
type Icon struct {
	name  IconName
	token fyne.ThemeColorName
	size  float32 // in units
}

var _ fyne.Resource = (*Icon)(nil)

// NewIcon gives the drawing called name in the colour token, with lines as
// thick as a picture of IconSize needs them.
func NewIcon(name IconName, token fyne.ThemeColorName) *Icon { return &Icon{name, token, IconSize} }

// At gives the icon with lines for a picture of size units; it gives i back.
func (i *Icon) At(size float32) *Icon { i.size = size; return i }

// Name is unique for drawing, colour and lines, since Fyne caches pictures by it.
func (i *Icon) Name() string { return fmt.Sprintf("siapzi-%s-%s-%g.svg", i.name, i.hex(), i.pixels()) }

// strokes finds the side of a drawing and the width of its lines.
var (
	side    = regexp.MustCompile(`viewBox="0 0 (\d+) `)
	strokes = regexp.MustCompile(`stroke-width="([0-9.]+)"`)
)

// Content gives the SVG with colour and lines filled in. Fyne's own tinting
// fills shapes and leaves lines black, and its SVG painter scales everything
// but the width of lines, so both are done here.
func (i *Icon) Content() []byte {
	data, err := assets.Icons.ReadFile("icons/" + string(i.name) + ".svg")
	if err != nil { // a constant above without its file; TestIcons keeps them together
		fyne.LogError("icon "+string(i.name), err)
		return []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"></svg>`)
	}
	data = bytes.ReplaceAll(data, []byte("currentColor"), []byte("#"+i.hex()))
	box, err := strconv.ParseFloat(string(side.FindSubmatch(data)[1]), 32)
	if err != nil {
		return data // the pattern takes digits only
	}
	return strokes.ReplaceAllFunc(data, func(attr []byte) []byte {
		w, err := strconv.ParseFloat(string(strokes.FindSubmatch(attr)[1]), 32)
		if err != nil {
			return attr
		}
		return fmt.Appendf(nil, `stroke-width="%.3g"`, w*float64(i.pixels())/box)
	})
}

// pixels is how large the picture is on the screen of the first window.
func (i *Icon) pixels() float32 {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		return i.size * w.Canvas().Scale()
	}
	return i.size
}

func (i *Icon) hex() string {
	r, g, b, _ := theme.Color(i.token).RGBA()
	return fmt.Sprintf("%02x%02x%02x", r>>8, g>>8, b>>8)
}
