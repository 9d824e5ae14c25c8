// Package paper holds what all our printed papers have in common: numbers and
// days as Indonesian letters write them, and how a letterhead is read.
//
// # Words
//
//	score       points with two decimals and a comma: "80,47"
//	gap         points that are missing; never "0,00" while something is
//	letterhead  kop: the lines and the logo above a paper
//
// # What it must not do
//
// It draws nothing and computes nothing; screens have formats of their own
// (ui/look), which follow the language that was chosen, while papers are always
// Indonesian. Everything is a pure function.
package paper
