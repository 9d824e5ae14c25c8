// Code generated from FyneApp.toml by "make version"; DO NOT EDIT.

package model

// ProgramVersion is the version of both programs. It stands in the log, in PDF
// metadata and in manifests; packages and Windows resources read FyneApp.toml too.
const ProgramVersion = "0.1.0"

// ProgramID names the program to the system, for its settings and its window.
const ProgramID = "id.siapzi.desktop"
