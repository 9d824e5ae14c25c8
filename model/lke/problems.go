package lke

import (
	"fmt"

	"siapzi/model"
)

// problems collects everything that is wrong, so that it can be told at once.
type problems []model.FieldError

func (p *problems) add(field, format string, args ...any) {
	*p = append(*p, model.FieldError{Field: field, Msg: fmt.Sprintf(format, args...)})
}

// err gives the problems as one Invalid error, nil if there are none.
func (p problems) err(msg string) error {
	if len(p) == 0 {
		return nil
	}
	return &model.Error{Kind: model.Invalid, Msg: msg, Fields: p}
}
