// Package demo makes a complete workspace of the invented unit in model/sample
// the way a user would: evidence into a folder, the folder imported, answers
// read from a file. Both programs offer it to people who want to look around.
//
// It only calls use cases. It must not write rows or stored files itself, so
// that the sample proves the same road that real evidence takes.
package demo
