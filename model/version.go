package model

// ProgramVersion is the version of both programs. FyneApp.toml says the same (a test
// compares them); it stands in the log, in PDF metadata and in manifests.
const ProgramVersion = "0.1.0"
