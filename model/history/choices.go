package history

import (
	"encoding/json"
	"fmt"
	"time"

	"siapzi/model"
	"siapzi/model/bundle"
)

// PackageKind says in which form a package is written beside a bundle.
type PackageKind string

// The kinds.
const (
	NoPackage     PackageKind = ""
	FolderPackage PackageKind = "folder"
	ZIPPackage    PackageKind = "zip"
)

// Choices are what people choose for a bundle. Where it is written, its date
// and its passwords are not among them. The JSON is stored; fields are only
// ever added.
type Choices struct {
	Codes []model.Code `json:"codes,omitempty"` // questions or nodes above them; none for the whole worksheet

	Title  string `json:"title,omitempty"`  // on the cover; "" for the usual one
	Number string `json:"number,omitempty"` // of the letter, on the cover

	MaxBytes int64 `json:"max_bytes,omitempty"`
	MaxPages int   `json:"max_pages,omitempty"`

	Stamp          bundle.StampStyle     `json:"stamp,omitempty"`
	Images         bundle.ImageQuality   `json:"images,omitempty"`
	Watermark      string                `json:"watermark,omitempty"`
	WatermarkStyle bundle.WatermarkStyle `json:"watermark_style,omitempty"`

	Locked  bool        `json:"locked,omitempty"` // a password is needed to open it
	Package PackageKind `json:"package,omitempty"`
}

// Request gives the request that these choices make, without a place and
// without passwords.
func (c Choices) Request(date time.Time) bundle.Request {
	return bundle.Request{Codes: c.Codes, Title: c.Title, Number: c.Number, Date: date, Assessor: model.UnitAssessor, MaxBytes: c.MaxBytes, MaxPages: c.MaxPages,
		Stamp: c.Stamp, Images: c.Images, Watermark: c.Watermark, WatermarkStyle: c.WatermarkStyle}
}

// ChoicesOf gives the choices behind a request.
func ChoicesOf(r bundle.Request) Choices {
	c := Choices{Codes: r.Codes, Title: r.Title, Number: r.Number, MaxBytes: r.MaxBytes, MaxPages: r.MaxPages, Stamp: r.Stamp, Images: r.Images,
		Watermark: r.Watermark, WatermarkStyle: r.WatermarkStyle, Locked: r.OpenPassword != ""}
	c.Package = packageKind(r.Package)
	return c
}

func decodeChoices(data []byte) (c Choices, err error) {
	if err := json.Unmarshal(data, &c); err != nil {
		return c, fmt.Errorf("history: read choices: %w", err)
	}
	return c, nil
}
