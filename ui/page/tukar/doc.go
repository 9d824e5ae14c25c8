// Package tukar is the exchange with official forms: commands of the menu that
// import and export the LKE workbook and PortalRB, and the table of differences
// that people tick before anything is stored. It is no page of the navigation,
// but declares what it needs as pages do.
//
// # Words
//
//	row      one line of the table: a difference, or a cell that was not understood
//	ticked   will be imported
//
// It reads no workbook itself (package form does), and changes nothing before
// the user confirmed. UI goroutine only.
package tukar
