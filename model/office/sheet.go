package office

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// LibreOffice prints a spreadsheet as its page setup says, and most sheets have
// none: a table with twenty columns becomes four stacks of portrait pages that
// nobody can put together. There is no option for "all columns on one page".
// What was weighed:
//
//   - SinglePageSheets puts each sheet on one page of its own size: unreadable
//     in a bundle of A4 and, for a list of 2,000 rows, metres high.
//   - A macro or a UNO script needs macros on, or Python beside LibreOffice.
//   - Editing the page setup in the temporary copy, before LibreOffice sees it,
//     needs nothing but archive/zip. That is what is done: landscape, one page
//     wide, as many pages high as it takes. XLSX and ODS are edited directly;
//     for XLS and XLSB LibreOffice writes an ODS first.
//
// A sheet that its author made fit one page wide keeps the author's setup,
// portrait or landscape: somebody looked at it. Paper size and margins stay in
// all cases. Where a part cannot be edited it stays as it is, and the sheet
// prints as it would have: the edit never makes a file fail.

// maxPart bounds a part that is edited, in inflated bytes. It holds a sheet of
// some million cells.
const maxPart = 256 << 20

// prepareSheet gives the path of the file to convert, which is in itself or one
// beside it.
func (w work) prepareSheet(ctx context.Context, in string, prep sheetPrep) (string, error) {
	switch prep {
	case sheetXLSX:
		return rewrite(ctx, in, editXLSX)
	case sheetODS:
		return rewrite(ctx, in, editODS)
	case sheetVia:
		ods, err := w.run(ctx, in, "ods", func(path string) error {
			z, err := zip.OpenReader(path)
			if err != nil {
				return err
			}
			return z.Close()
		})
		if err != nil {
			return "", err
		}
		return rewrite(ctx, ods, editODS)
	}
	return in, nil
}

// edit changes a part of an office file. It gives false for a part that stays
// as it is. read gives the part's content.
type edit func(name string, read func() ([]byte, error)) (data []byte, changed bool)

// rewrite writes a copy of the ZIP file in, with its parts edited, and gives the
// copy's path; or in itself where it is no ZIP file or nothing changed.
func rewrite(ctx context.Context, in string, change edit) (string, error) {
	z, err := zip.OpenReader(in)
	if err != nil {
		return in, nil // LibreOffice may know better
	}
	defer z.Close() // read-only
	out := filepath.Join(filepath.Dir(in), "sheet"+filepath.Ext(in))
	f, err := os.OpenFile(out, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", tempError(err)
	}
	changed, err := rewriteTo(ctx, f, &z.Reader, change)
	cerr := f.Close()
	switch {
	case ctx.Err() != nil:
		return "", fmt.Errorf("office: stopped: %w", ctx.Err())
	case err != nil || cerr != nil:
		return "", tempError(errors.Join(err, cerr))
	case !changed:
		return in, nil
	}
	return out, nil
}

// rewriteTo copies parts without inflating them, save those that are edited.
func rewriteTo(ctx context.Context, w io.Writer, z *zip.Reader, change edit) (changed bool, err error) {
	zw := zip.NewWriter(w)
	for _, part := range z.File {
		if ctx.Err() != nil {
			return false, ctx.Err()
		}
		data, ok := change(part.Name, func() ([]byte, error) { return readPart(part) })
		if !ok {
			if err := zw.Copy(part); err != nil {
				return false, err
			}
			continue
		}
		changed = true
		pw, err := zw.CreateHeader(&zip.FileHeader{Name: part.Name, Method: zip.Deflate, Modified: part.Modified})
		if err != nil {
			return false, err
		}
		if _, err := pw.Write(data); err != nil {
			return false, err
		}
	}
	return changed, zw.Close()
}

// readPart inflates a part, if it is not too large.
func readPart(part *zip.File) ([]byte, error) {
	if part.UncompressedSize64 > maxPart {
		return nil, errors.New("office: part too large")
	}
	rc, err := part.Open()
	if err != nil {
		return nil, err
	}
	defer rc.Close() // read-only
	return io.ReadAll(io.LimitReader(rc, maxPart))
}

// editODS changes every page layout of an OpenDocument spreadsheet.
func editODS(name string, read func() ([]byte, error)) ([]byte, bool) {
	if name != "styles.xml" {
		return nil, false
	}
	data, err := read()
	if err != nil {
		return nil, false
	}
	var changes splices
	err = eachTag(data, func(t tag) {
		if !t.closing && t.name.Local == "page-layout-properties" && t.attr("scale-to-X") != "1" {
			changes.replace(t, odsLayout(t))
		}
	})
	return changes.apply(data, err)
}

// odsLayout gives the properties of a page layout, landscape and one page wide.
// Every program known writes the prefix fo.
func odsLayout(t tag) tag {
	style := t.name.Space
	width, height := t.find("page-width"), t.find("page-height")
	if width != nil && height != nil {
		if lengthPT(width.Value) < lengthPT(height.Value) {
			width.Value, height.Value = height.Value, width.Value
		}
	} else {
		t.set("fo", "page-width", "29.7cm")
		t.set("fo", "page-height", "21cm")
	}
	t.drop("scale-to", "scale-to-pages", "scale-to-X", "scale-to-Y")
	t.set(style, "print-orientation", "landscape")
	t.set(style, "scale-to-X", "1")
	t.set(style, "scale-to-Y", "0") // as many as it takes
	return t
}

// editXLSX changes the page setup of every worksheet. All known programs put
// them under xl/worksheets; the name is only a filter, so that large parts of
// other kinds are not inflated.
func editXLSX(name string, read func() ([]byte, error)) ([]byte, bool) {
	if !strings.EqualFold(filepath.Ext(name), ".xml") || !strings.Contains(strings.ToLower(name), "sheet") {
		return nil, false
	}
	data, err := read()
	if err != nil {
		return nil, false
	}
	return editWorksheet(data)
}
