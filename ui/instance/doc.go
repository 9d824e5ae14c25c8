// Package instance lets a program find out that it is running already, and
// asks the running one to show its window. It knows no network and no ports:
// two files in a folder of the user do.
//
// # Words
//
//	name     what can be open once: a workspace's folder, or "" for the program
//	holder   the process that holds a name; its lock file ends with it, however
//	         it ends
//	request  a file that asks the holder to show itself; the holder removes it
//
// The folder belongs to one user of one computer, so a workspace on a share
// that somebody else has open is never taken for one's own.
package instance
