// Package picture makes a small PDF of a picture file, one page for each
// picture in it, so that photos and scans can stand in a bundle.
//
// # Words
//
//	picture  a JPEG, PNG, GIF, BMP, WebP, TIFF or HEIC file
//	stored   how the pixels lie in the file
//	upright  how the picture shall be seen: stored, then turned and mirrored as
//	         its EXIF orientation (1–8) says
//
// # What happens to the pixels
//
// Nothing, wherever PDF can hold them as they are: a JPEG file, the compressed
// data of most PNG files, fax data and JPEG strips in TIFF are copied byte by
// byte, and turning is left to the page (/Rotate) and mirroring to its content
// matrix. Other pictures are decoded and compressed again without loss; only
// what had losses of that kind before – lossy WebP, HEIC, JPEG tiles – becomes
// a JPEG. A colour profile that says more than sRGB goes along. With
// Options.Hemat, photos that are finer than their page can show are reduced.
//
// # TIFF
//
// Classic and BigTIFF; strips, tiles and planes; 1 to 16 bits; grey, palette,
// RGB, CMYK, YCbCr and Lab, with opacity; LZW, Deflate, PackBits, fax and both
// kinds of JPEG. ifd.go reads directories, tiff.go says how samples are stored,
// tiffread.go reads them, tiffjpeg.go puts JPEG together, samples.go holds them,
// fax.go compresses black and white.
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
