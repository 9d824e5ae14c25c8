// Package picture makes a small PDF of a picture file, one page for each
// picture in it, so that photos and scans can stand in a bundle.
//
// # Words
//
//	picture  a JPEG, PNG, GIF, BMP, WebP or TIFF file
//	stored   how the pixels lie in the file
//	upright  how the picture shall be seen: stored, then turned and mirrored as
//	         its EXIF orientation (1–8) says
//
// # What happens to the pixels
//
// Nothing, wherever PDF can hold them as they are: a JPEG file and the
// compressed data of most PNG files are copied byte by byte, and turning is
// left to the page (/Rotate) and mirroring to its content matrix. Other
// pictures are decoded and compressed again without loss; only lossy WebP
// becomes a JPEG, since its losses are of the same kind.
//
// # Size of the page
//
// The page is the picture: same proportions, no margin. It has the size that
// the resolution of the file asks for, or 96 dpi where it names none, but fits
// into A4 upright or across.
//
// Same file, same bytes. Pictures with more than 200 million pixels are refused
// before they are decoded. The package must not change files and knows nothing
// of documents.
package picture
