package ui

// The places of pages that other pages lead to.
const (
	placeConditions = "prasyarat"       // of the page of reviews
	placeCarried    = "dari-tahun-lalu" // of the page of documents
)

// OpenConditions shows the prerequisites outside the worksheet.
func (s *Shell) OpenConditions() { s.openPlace(PageReview, placeConditions) }

// OpenCarried shows the documents of last year that wait to be confirmed.
func (s *Shell) OpenCarried() { s.openPlace(PageDocuments, placeCarried) }

func (s *Shell) openPlace(page, place string) {
	if !s.GoTo(page) {
		return
	}
	if p, ok := s.page().(Placer); ok {
		p.ShowPlace(place)
	}
}
