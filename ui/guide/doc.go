// Package guide shows the user guide (assets/docs/panduan.md): its sections as
// a list and the chosen one as text with pictures.
//
// # Words
//
//	section  what stands under one "##" heading
//	id       of a section: the word before the colon of its heading in lower
//	         case, which is also the id of the screen that it is about
//	block    a paragraph, heading, list item or picture within a section
//
// It knows as much Markdown as the guide needs: "###", lists with "-" and "1.",
// pictures on lines of their own, comments, and **bold** and `code`, whose
// marks it drops. UI goroutine only, but for Parse.
package guide
