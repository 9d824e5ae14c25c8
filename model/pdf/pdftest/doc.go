// Package pdftest makes PDF files for tests and benchmarks: sound ones of all
// shapes, and damaged ones. Nothing outside of tests uses it.
//
// It writes files by hand, object by object, so that every oddity can be made;
// it must not use package pdf, which it serves to test.
package pdftest
