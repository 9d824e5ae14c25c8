// Package rencana is the page "Rencana": who does what, when, and how far it has
// come. A table with a strip of months per activity and its details at the
// right, or the whole year by Pokja.
//
//	strip    twelve cells, one per month: done, planned, late
//	keadaan  the status, or "Bulan ini" where the present month is open
//	bin      the recycle bin, which the table shows in place of the plan
//	proof    a document that shows that the work of a month was done
//
// Cells and statuses differ in shape or word, never in colour alone. Rules live
// in model/plan; the page only shows them. Every change goes through a
// plan.Batch, which gives the one that takes it back.
package rencana
