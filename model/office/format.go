package office

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
)

// format is what Convert must know of a kind of office file.
type format struct {
	ext   string // the extension under which LibreOffice gets the file
	sheet sheetPrep
}

// sheetPrep says how the page setup of a spreadsheet is reached.
type sheetPrep int

const (
	noSheet   sheetPrep = iota // not a spreadsheet
	sheetXLSX                  // edit the parts of the XLSX
	sheetODS                   // edit the styles of the ODS
	sheetVia                   // no format of ours: have LibreOffice write an ODS first
)

// formats are the MIME types that Convert takes, as content sniffing names
// them. Templates and files with macros are opened like the plain ones.
var formats = map[string]format{
	"application/msword": {ext: "doc"},
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": {ext: "docx"},
	"application/vnd.openxmlformats-officedocument.wordprocessingml.template": {ext: "docx"},
	"application/vnd.ms-word.document.macroenabled.12":                        {ext: "docx"},
	"application/vnd.oasis.opendocument.text":                                 {ext: "odt"},
	"application/vnd.oasis.opendocument.text-template":                        {ext: "odt"},
	"application/rtf": {ext: "rtf"},
	"text/rtf":        {ext: "rtf"},

	"application/vnd.ms-excel": {"xls", sheetVia},
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":    {"xlsx", sheetXLSX},
	"application/vnd.openxmlformats-officedocument.spreadsheetml.template": {"xlsx", sheetXLSX},
	"application/vnd.ms-excel.sheet.macroenabled.12":                       {"xlsx", sheetXLSX},
	"application/vnd.ms-excel.sheet.binary.macroenabled.12":                {"xlsb", sheetVia},
	"application/vnd.oasis.opendocument.spreadsheet":                       {"ods", sheetODS},
	"application/vnd.oasis.opendocument.spreadsheet-template":              {"ods", sheetODS},

	"application/vnd.ms-powerpoint":                                             {ext: "ppt"},
	"application/vnd.openxmlformats-officedocument.presentationml.presentation": {ext: "pptx"},
	"application/vnd.openxmlformats-officedocument.presentationml.slideshow":    {ext: "pptx"},
	"application/vnd.openxmlformats-officedocument.presentationml.template":     {ext: "pptx"},
	"application/vnd.ms-powerpoint.presentation.macroenabled.12":                {ext: "pptx"},
	"application/vnd.oasis.opendocument.presentation":                           {ext: "odp"},
	"application/vnd.oasis.opendocument.presentation-template":                  {ext: "odp"},
	"application/vnd.oasis.opendocument.graphics":                               {ext: "odg"},

	// An envelope that is encrypted. With the password that Excel uses for
	// write-protected workbooks LibreOffice opens it, otherwise it is locked.
	"application/x-ole-storage": {"xlsx", sheetVia},
}

// Handles tells whether Convert takes files of that MIME type. It says nothing
// about whether LibreOffice is installed.
func Handles(mime string) bool {
	_, ok := formatOf(mime)
	return ok
}

func formatOf(mime string) (format, bool) {
	mime, _, _ = strings.Cut(mime, ";")
	f, ok := formats[strings.ToLower(strings.TrimSpace(mime))]
	return f, ok
}

// Beginnings of files. All formats that Convert takes have one of them.
const (
	magicZIP = "PK\x03\x04"
	magicOLE = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
	magicRTF = `{\rt`
)

var errNotFormat = errors.New("office: the file does not begin like its format")

// begins tells whether the file at path begins like a file of the format, so
// that LibreOffice is not left to guess what it might be.
func (f format) begins(path string) bool {
	in, err := os.Open(path)
	if err != nil {
		return false
	}
	defer in.Close() // read-only
	var head [8]byte
	n, _ := io.ReadFull(in, head[:]) // a shorter file begins like none
	want := magicZIP
	switch f.ext {
	case "rtf":
		want = magicRTF
	case "doc", "xls", "ppt":
		want = magicOLE
	}
	return bytes.HasPrefix(head[:n], []byte(want)) || f.sheet == sheetVia && bytes.HasPrefix(head[:n], []byte(magicOLE))
}
