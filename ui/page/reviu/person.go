package reviu

import "siapzi/model"

// personTitle writes who somebody is.
func personTitle(p model.Person) string { return p.Title() }
