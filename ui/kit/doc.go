// Package kit holds our widgets: what a page is built of. It knows Fyne, the
// look and the task runner, but no word of the domain.
//
// # Words
//
//	text, para    one line that is shortened with "…", and words that wrap
//	press         anything that reacts to click, Space and Enter, with hover and focus ring
//	rows, row     the two layouts; Grow marks the child that takes what is left
//	list          rows painted on demand; only the visible ones exist
//	layer         the sheet above a window's content for toasts and tool tips
//
// # Heights
//
// Wrapped text needs its width before its height. Our layouts pass the width
// down (HeightFor), so that VScroll and Rows are right at the first layout.
//
// Everything here is for Fyne's goroutine only. Widgets take colours by token
// when they paint, so they follow a change of theme. kit must not import
// package model and must not start goroutines.
package kit
