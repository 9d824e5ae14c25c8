// Package kittest opens windows for tests of screens and looks at what they
// show, as a person would: visible texts, buttons by their words. It must not
// be imported by anything but tests.
package kittest
