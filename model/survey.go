package model

import (
	"fmt"
	"time"
)

// SurveyID is the UUIDv7 text of a survey.
type SurveyID string

// SurveyKind is what a survey asks about.
type SurveyKind string

// The kinds.
const (
	SKM  SurveyKind = "SKM"  // survei kepuasan masyarakat, PermenPANRB 14/2017
	SPAK SurveyKind = "SPAK" // survei persepsi antikorupsi, gives the IPAK
	SPKP SurveyKind = "SPKP" // survei persepsi kualitas pelayanan, gives the IPKP
)

// SurveyKinds lists the kinds in the order of forms.
var SurveyKinds = []SurveyKind{SKM, SPAK, SPKP}

// Valid tells whether k is a known kind.
func (k SurveyKind) Valid() bool { return k == SKM || k == SPAK || k == SPKP }

// Survey is one survey of one period. There is at most one of a kind in a
// quarter; its responses come in batches, one for each imported file.
type Survey struct {
	ID      SurveyID
	Kind    SurveyKind
	Year    int
	Quarter int // 1..4; 0 for a survey of the whole year
	// Scale is the largest answer, 4 or 6; the smallest is 1.
	Scale int
	// Spread chooses how an answer on 1..6 becomes an index of 0..4, see
	// package survey; false is in proportion.
	Spread     bool
	Population int    // how many people were served; 0 where it is not known
	Address    string // of the form on the web; may be empty
	Report     DocumentID
	Created    time.Time
	Updated    time.Time
}

// Period writes when the survey was held: "Triwulan II 2026", "Tahun 2026".
func (s Survey) Period() string {
	if s.Quarter < 1 || s.Quarter > 4 {
		return fmt.Sprintf("Tahun %d", s.Year)
	}
	return fmt.Sprintf("Triwulan %s %d", []string{"I", "II", "III", "IV"}[s.Quarter-1], s.Year)
}

// SurveyBatch is one imported file of responses.
type SurveyBatch struct {
	ID      string
	Survey  SurveyID
	File    string // name of the file, without folders
	Created time.Time
	Deleted time.Time // zero unless it was taken back
}

// SurveyResponse is one filled form. It never holds who filled it.
type SurveyResponse struct {
	Batch     string
	No        int    // 1-based within its batch
	Row       int    // row of the file
	At        string // time as the file has it; may be empty
	Service   string
	Sex       string
	Age       string
	Education string
	Values    []int // by element; 0 for not answered
	Comment   string
	Excluded  bool // left out of all figures by a person
}

// SurveyPerson is who filled a form. It is kept apart from the answers.
type SurveyPerson struct {
	Batch string
	No    int
	Name  string
	Phone string
}
