package filename

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// FromZip gives a path inside a ZIP as its writer meant it. Old programs,
// Explorer before Windows 11 among them, write names in the code page of the
// console without saying so: nonUTF8 is what archive/zip found. Some also write
// "\" for "/". The result may still be unsafe: it is text, not a place on disk.
func FromZip(name string, nonUTF8 bool) string {
	if nonUTF8 && !utf8.ValidString(name) {
		// Code page 437 is what the ZIP standard names. Letters with accents have
		// the same numbers in 850, which Windows in Indonesia uses.
		if s, err := charmap.CodePage437.NewDecoder().String(name); err == nil {
			name = s
		}
	}
	return strings.ReplaceAll(name, `\`, "/")
}
