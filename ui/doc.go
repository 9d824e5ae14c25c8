// Package ui is the window around the pages: navigation, header, status bar
// with jobs, menus from one command table, the error box, and the steps that
// several pages share (opening a workspace, adding evidence).
//
// # Words
//
//	shell     the one window; it shows the start page or a session's pages
//	session   an open workspace with its pages
//	page      what stands between header and status bar (see Page)
//	command   something the user can do from anywhere: menu, shortcut, list
//
// # How it is put together
//
// cmd/siapzi opens workspaces and makes the pages, and hands both over in
// Config; so this package knows neither the database nor any page. A page may
// offer more than its content: Reloader, Dropper, Keyer, Placer, Paned and
// Closer are looked for.
//
//	commands.go, keys.go   the one table of commands; palette.go finds in it
//	open.go, place.go      opening, closing, and coming back to where one was
//	presence.go            the folder of the workspace is away
//	help.go, logview.go    the guide (ui/guide) and the log
//
// Everything belongs to Fyne's goroutine; work goes through ui/task and
// model/jobs. Errors end in Shell.ShowError and nowhere else.
package ui
