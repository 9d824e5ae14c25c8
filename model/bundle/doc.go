// Package bundle makes the one PDF that evaluators receive: cover, contents,
// summary of scores and minimums, a divider for every area and every question
// with evidence, and the evidence itself, with page numbers, links and
// bookmarks, and a manifest (JSON) beside it.
//
// # Steps
//
//	plan      walk the worksheet, decide what stands in the bundle    plan.go, item.go, chapter.go
//	probe     open every source once, count its pages                 probe.go
//	          make PDFs of pictures, office files, text, addresses    make.go
//	split     put the documents into volumes                          split.go, layout.go
//	front     paint our own pages until page numbers stand still      front.go and the files of each page kind
//	assemble  copy own pages and sources to the output, one by one    write.go, assemble.go, pipe.go, outline.go
//	check     open the result again and compare it with the plan      package pdf
//	publish   rename to the final name, then write the manifest       target.go, manifest.go
//	pack      BagIt package with bundle, originals and list           package.go, list.go
//
// # Words
//
//	chapter      an area (both halves), or a komponen outside the areas (Hasil)
//	question     a soal of the chapter; with evidence it gets a divider (pemisah)
//	item         one document under one question, with its code "P.1.iii.b-01"
//	part         one file of an item
//	placeholder  the page that stands for a part which cannot be shown (halaman pengganti)
//	leaf         a run of pages in the bundle: own pages, or one part
//	unit         leaves that a split may not tear apart: a document, and the dividers before it
//	volume       one PDF of the bundle; there are several where a limit of size asks for it
//	entry        a row of the manifest: one part
//
// # Decisions
//
// A document that proves several questions is included once, at the first of
// them in the order of the bundle, and referred to at the others. Areas come
// in the order of the worksheet, each with its Pemenuhan questions before its
// Reform questions, then what lies outside the areas. Within a question the
// documents stand in the order of the expected evidence that they were linked
// to, those linked to none last.
//
// Nothing is ever dropped: a file that cannot be shown gets a placeholder page
// with the reason and the hash, and the run goes on.
//
// Volumes are filled one after the other up to the limit. Sizes are estimated,
// everything is written, and where a volume came out too large it is split anew
// with the sizes that were measured; so the limit holds whatever the estimate
// overlooked. Page numbers run on over all volumes. No link can lead to another
// file, so what is in another volume is named with its volume and page.
//
// compare.go tells two manifests apart, for those who have read an earlier
// bundle.
//
// The title in the manifest is the title as printed: letters that the fonts do
// not have are "□" there as on paper, and original_title has the true one.
// Bookmarks, which need no font, have the true title.
//
// The package must not write into the workspace and must not print: it knows
// no SQL and no screen. Equal input with an equal date gives equal bytes, but
// for a bundle with a password: salts that could be foretold would weaken it.
package bundle
