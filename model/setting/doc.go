// Package setting is the use case on what a workspace can be told about itself:
// the unit, the letterhead of its papers, who holds which role, the minimums and
// deadlines of its year, and what its portal takes.
//
// # Words
//
//	setting     one value under a key, "deadline.submission"
//	default     the value that counts while nothing else was set
//	changed     a setting whose value is not its default
//	letterhead  kop: the lines and the logo above papers of the unit
//	role        peran: an office of the team; offices outlive the persons in them
//	signer      penanda tangan: name and number of who signs for a role; may stay empty
//	threshold   ambang: a minimum of WBK or WBBM, by default that of the regulation
//
// Values are text in one canonical form: numbers with a decimal point, days as
// 2026-05-31, lines with "\n" between. Only what differs from the default is
// stored, so a later regulation or another year changes the defaults and leaves
// alone what people decided. An empty text always means the default.
//
// # What it must not do
//
// What belongs to a computer and not to a workspace (language, theme, size of
// text) is none of its business. It judges no score: it hands out a worksheet
// that does so by the thresholds in force.
//
// A Settings is safe for use by several goroutines. model.UnitChanged is
// published after a change was committed and the worksheet follows it.
package setting
