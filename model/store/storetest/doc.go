// Package storetest opens real catalogues for tests of other packages and
// fills them through a factory with defaults. It must not be imported by
// anything but tests.
package storetest
