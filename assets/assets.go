// Package assets embeds the files that the programs ship with: the worksheet
// data, the fonts that screen and paper share, and the translations.
//
// It only holds bytes. Reading and checking them is the work of the package
// that owns their meaning (model/lke for the worksheet, ui/look for fonts).
// It must not import anything of this module.
package assets

import (
	"embed"
)

// LKE2021 is the worksheet of PermenPANRB 90/2021, Lampiran III, as data.
//
//go:embed lke/lke-zi-2021.json
var LKE2021 []byte

// Fonts of the family Plus Jakarta Sans (SIL Open Font Licence, see
// fonts/OFL.txt), one file for each style that screen and paper use.
var (
	//go:embed fonts/PlusJakartaSans-Regular.ttf
	FontRegular []byte
	//go:embed fonts/PlusJakartaSans-Italic.ttf
	FontItalic []byte
	//go:embed fonts/PlusJakartaSans-Medium.ttf
	FontMedium []byte
	//go:embed fonts/PlusJakartaSans-SemiBold.ttf
	FontSemiBold []byte
	//go:embed fonts/PlusJakartaSans-Bold.ttf
	FontBold []byte
)

// Translations holds one JSON file per language (i18n/id.json, i18n/en.json).
//
//go:embed i18n
var Translations embed.FS

// Icons holds our own stroke icons (icons/NAME.svg), drawn in currentColor.
//
//go:embed icons/*.svg
var Icons embed.FS

// Icon is the program's sign as a picture, 512 pixels square.
//
//go:embed icon.png
var Icon []byte

// Guide holds the user guide (docs/panduan.md) and its pictures.
//
//go:embed docs/panduan.md docs/*.png
var Guide embed.FS
