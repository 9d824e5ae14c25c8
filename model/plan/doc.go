// Package plan is the action plan (rencana aksi) of the year: its use cases,
// what state each activity is in, which dates are near, and its workbooks.
//
// # Words
//
//	activity      model.Activity: who does what, in which months
//	realisation   model.Realisation: what was done in one month
//	progress      what activity and realisations mean today: status, percent, one cell per month
//	settled       a planned month whose work was done in another month
//	batch         changes that are made together and can be taken back together
//	starter       a plan made from the worksheet, to be trimmed by people
//	mapping       which column of somebody's workbook holds which field
//	deadline      a day by which something must be done: a planned month or a fixed date of the year
//
// # When an activity is late, done, under way
//
// A month is done when its realisation says so. It is late when it is planned,
// its last day has passed, and it is neither done nor settled; so December is
// late from 1 January of the next year. Work that was done in a month that was
// not planned settles the earliest open planned month before it, or else the
// next one after it. Assess holds the rules in full.
//
// # Promises
//
// A Batch is stored as a whole or not at all, in one transaction with the audit
// log, and Apply gives the Batch that takes it back. Wrong input is refused with
// every problem at once. model.PlanChanged is published after commit. Status,
// deadlines and views are pure functions of activities, year and today: the
// clock is always given. Reading a workbook changes nothing; Import does.
//
// The package holds no SQL (model/store does) and knows nothing of the file
// format of workbooks (model/sheet does).
package plan
