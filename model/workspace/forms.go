package workspace

import "siapzi/model/form"

// Forms takes answers in from official forms and brings them out. It holds no
// state, so each call may make its own.
func (w *Workspace) Forms() *form.Forms {
	return form.New(form.Deps{DB: w.db, Answers: w.assessment, Settings: w.settings, Worksheet: w.Worksheet, Documents: w.catalog.ByQuestion})
}
