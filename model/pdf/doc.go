// Package pdf is the plumbing of PDF files: it opens any source, copies pages
// with new object numbers straight to one output, stamps them, and writes the
// bookmarks, links and metadata of the result. It knows pages, not evidence.
//
// # How a file is made
//
//	s, err := pdf.Open(ctx, path, pdf.OpenOptions{})       // one source at a time
//	w := pdf.NewWriter(out, pages, pdf.Meta{Title: …})      // page count known from the plan
//	marks, report, err := w.Append(ctx, s, 0, s.NumPages(), dress)
//	err = w.Finish(outline)
//	err = pdf.Check(ctx, path, want)
//
// The bytes of streams (pictures, fonts, page contents) go from source to
// output untouched and are never in memory as a whole. Equal objects, also of
// different sources, are written once. Small objects are packed into
// compressed object streams, PDF 1.7. The same input gives the same bytes.
//
// # What happens to a page
//
// Inherited attributes are resolved. Links stay if they lead to a page of the
// output or to the web; form fields become part of the page; scripts, attached
// files, actions that leave the file and the tagged structure go. What was
// removed is counted in a Report. Layers keep their visibility.
//
// # Words
//
//	Source    an opened file; pages are counted from 0
//	Writer    the output; its pages are counted from 1, as printed
//	Dress     what is put on a page: a Stamp, a Watermark and links
//	Pita      stamp in a strip added below the page; Pojok: box in a corner
//	strip     the 8 mm that Pita adds
//	displayed as the reader sees the page: cropped, rotated, in points
//
// # Where to find things
//
// Format of objects and files: package cos below. Here: source.go and pages.go
// (opening), fallback.go (other readers for damaged files), box.go (geometry),
// copy.go, blob.go and jpeg.go (objects and streams from source to output), append.go
// (one page), content.go (q and Q, damaged content), resources.go, stamp.go,
// watermark.go and font.go, annots.go, dest.go, forms.go and fields.go, layers.go, outline.go,
// writer.go (numbers, object streams, cross-reference), meta.go, report.go,
// signature.go (package cms below reads the messages), check.go.
//
// The package must not know the worksheet, and does not draw pages of its own.
// pdfcpu is imported only here. A Source and a Writer belong to one goroutine.
package pdf
