package quality

import (
	"fmt"
	"slices"

	"siapzi/model"
)

// findMeetingDates lists what model.CheckMeeting finds in the dates of the parts
// of a meeting package, and invitations whose text names days, but not the
// meeting's.
func findMeetingDates(in *Input, report func(Finding)) {
	for _, d := range in.Documents {
		if len(d.Files) < 2 {
			continue
		}
		for _, i := range model.CheckMeeting(d) {
			if len(i.Files) > 0 { // a missing part is told where the package is made
				report(ofFile(d, i.Msg))
			}
		}
		anchor, first, last := model.MeetingDays(d)
		if anchor == "" {
			continue
		}
		for _, f := range d.Files {
			named := in.Looks[f.Version.Hash].Dates
			of := func(day model.Date) bool { return day >= first && day <= last }
			if f.Label == model.PartInvitation && len(named) > 0 && !slices.ContainsFunc(named, of) {
				report(ofFile(d, fmt.Sprintf("Undangan tidak menyebut %s, hari rapat menurut %s.", first.Words(), anchor)))
			}
		}
	}
}
