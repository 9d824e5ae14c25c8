// Command siapzi is the desktop program: flags, log, open, wire, run. What the
// window does stands in package ui, what the program can do under model.
//
// Flags:
//
//	siapzi [--workspace DIR | DIR]   open this workspace at once; a file directly in one will do
//	siapzi PACKAGE                   check this package (ZIP or folder) and show the result
//	--data DIR                       keep settings and log here instead of the user's folders
//	--log-level debug|info|warn|error
//	--theme light|dark               for this start only
//	--lang id|en                     language of the screen
//	--page NAME                      show this page first (lke, bundel)
//	--version                        print the version and end
//
// A second start does not open a second window: a program that has the same
// workspace open shows itself, and so does any one of this user when no
// workspace is named.
//
// It ends with 0, also where there is no display or another window shows
// itself (it says so), with 2 on a wrong call and with 1 when it could not
// start. On Windows, where it has no console, it says so in a message box.
//
// Beside a file portable.txt it keeps settings and log in the folder "data"
// next to it.
package main
