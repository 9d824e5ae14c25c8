// Package setelan is the page "Bagaimana ruang kerja ini diatur?": the unit and
// its deadlines, the letterhead, the roles, the thresholds of the year, how the
// program looks on this computer, and where its files lie.
//
// # Words
//
//	section  one of the six parts, chosen at the left, shown as a form at the right
//	field    a setting with its control; it saves itself and shows what is wrong
//	draft    a field whose text is not what is saved yet
//
// There is no button to save: a choice is saved when it is made, a text when
// the field is left, on Enter, or when typing rests. What is wrong stays in its
// field and says so. Every saved change can be undone.
//
// What belongs to the computer (language, theme, size of text) goes to the
// window and not into the workspace.
package setelan
